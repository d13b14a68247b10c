"""What was used, judged in the case: ledgers of several decisions, and what the messages say."""

import pytest

from lssdesk.law.checks import Fact
from tests.law.checks.sound import EARLIER, Changes, found
from tests.law.checks.sound_costs import GUIDELINES
from tests.law.checks.table_usage import FROM, MORE, OLD_COSTS, ORDERED, THIRD, costs, sessions


@pytest.mark.parametrize(("name", "base", "changes", "expected"), MORE, ids=lambda value: str(value)[:40])
def test_a_frame_cut_short(name: str, base: str, changes: Changes, expected: bool) -> None:
    assert bool(found("HRS-021", base, changes)) == expected


MESSAGES = [
    ("HRS-021", "lss limited", THIRD, FROM, "förlorar 20 tim av timmarna i den. Från 2026-07-01"),
    (
        "HRS-021/costs",
        "sol refused",
        {**GUIDELINES, **OLD_COSTS, FROM: "2026-05-15", **costs(("2026-05-02", 12550))},
        FROM,
        "förlorar 474,50 kr av beloppet i den. Från 2026-07-01",
    ),
    ("LSOL-045", "sol limited", ORDERED, "/order/started", "Ingen tid är utförd 14 dagar efter beslutet"),
    (
        "PRV-054",
        "lss limited",
        sessions("2026-04-02", "2026-04-09", status="cancelled_by_provider"),
        "/order/provider",
        "2 gånger på en månad",
    ),
    (
        "OMK-014",
        "sol refused",
        {**GUIDELINES, **costs(("2026-04-08", 31050))},
        "/decision/beyond/amount",
        "Kostnaden 2026-04-08 går 10,50 kr över",
    ),
]


@pytest.mark.parametrize(("key", "base", "changes", "field", "words"), MESSAGES)
def test_the_message_names_the_numbers(key: str, base: str, changes: Changes, field: str, words: str) -> None:
    (one,) = found(key, base, changes)
    assert one.field == field
    assert words in one.message


def test_a_finding_on_a_cost_names_that_cost() -> None:
    two = costs(("2026-04-02", 100), ("2026-04-08", 30000))
    (one,) = found("OMK-014", "sol refused", {**GUIDELINES, **two})
    assert isinstance(one.because[0], Fact)
    assert one.because[0].fact == "/costs/1"


def test_a_session_that_is_to_be_mended_first_stops_no_check() -> None:
    broken = {"id": "1", "day": "2026-03-29", "start": "02:30:00", "end": "04:00:00", "status": "performed"}
    changes: Changes = {**EARLIER, "/decision/ends_earlier": "2025-0007", "/sessions": [broken]}
    assert found("HRS-021", "lss limited", {**changes, FROM: "2026-05-15"})
