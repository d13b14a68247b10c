"""Form files, case files and calls of the command line: done, or refused in words; nothing else."""

from tests.fuzz.bounds import outcomes, sentence
from tests.fuzz.files import BAD_FORMS, LOGOS, LONG_TEXTS


def test_files_and_calls_are_done_or_refused_in_words() -> None:
    found = {one.name: one for one in outcomes("files", 150)}
    assert [one for one in found.values() if one.kind == "refused" and not sentence(one.says)] == []
    never = [f"form: {name}" for name in BAD_FORMS] + [f"case: {name}" for name in (*LONG_TEXTS, *LOGOS)]
    assert [name for name in never if found[name].kind != "refused"] == []
    for kind in ("form out of order", "call"):
        assert {one.kind for name, one in found.items() if name.startswith(kind)} == {"done", "refused"}
