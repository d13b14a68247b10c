"""A picture or PDF that would burst the program is refused in words; one that is broken breaks nothing."""

from tests.fuzz.bounds import outcomes, sentence
from tests.fuzz.papers import BURSTING, SOUND


def test_what_bursts_is_refused_and_what_is_broken_breaks_nothing() -> None:
    found = {one.name: one for one in outcomes("papers", 60)}
    assert [one for one in found.values() if one.kind == "refused" and not sentence(one.says)] == []
    assert [name for name in BURSTING if found[name].kind != "refused"] == []
    assert [name for name in SOUND if found[name].kind != "done"] == []
    assert len({one.kind for name, one in found.items() if "out of order" in name}) == 2
