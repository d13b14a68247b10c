"""Any passphrase opens what it closed; no key file out of order is more than a sentence."""

from tests.fuzz.bounds import outcomes, sentence


def test_any_passphrase_and_any_key_file() -> None:
    found = {one.name: one for one in outcomes("secrets", 150)}
    phrases = [one for one in found.values() if not one.name.startswith("key file")]
    assert [one for one in phrases if one.kind != "done"] == []
    broken = [one for one in found.values() if one.name.startswith("key file")]
    assert {one.kind for one in broken} <= {"done", "refused"}
    assert sum(one.kind == "refused" for one in broken) > len(broken) // 2
    assert [one for one in broken if one.kind == "refused" and not sentence(one.says)] == []
