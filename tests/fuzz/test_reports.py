"""A workbook that is made to burst the program is refused in words, as a report and as an invoice."""

from tests.fuzz.bounds import outcomes, sentence
from tests.fuzz.reports import BOMBS


def test_a_workbook_that_is_far_more_than_it_looks_is_refused() -> None:
    found = {one.name: one for one in outcomes("reports")}
    assert set(BOMBS) <= set(found)
    assert [one for one in found.values() if one.kind != "refused" or not sentence(one.says)] == []
