"""What a decision does to those that run: which grants hold on a day, and until when."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law import standing
from lssdesk.model.case import Change, Decision

OPEN = {"outcome": "granted", "duration": "open_ended", "valid_from": date(2025, 1, 1)}
LIMITED = {**OPEN, "duration": "limited", "valid_to": date(2025, 12, 31)}
ENDS: dict[str, Any] = {
    "kind": "change",
    "underlying": "2025-0001",
    "change": Change(effect="ends", from_day=date(2025, 7, 1)),
}
CHANGES: dict[str, Any] = {**ENDS, "change": Change(effect="changes", from_day=date(2025, 7, 1))}

KINDS = [
    # decision, tries a measure, grants, refuses
    ({}, True, False, False),
    ({"outcome": "granted"}, True, True, False),
    ({"outcome": "partly_granted"}, True, True, True),
    ({"outcome": "refused"}, True, False, True),
    ({"kind": "interim", "outcome": "granted"}, True, True, False),
    ({"kind": "write_off", "outcome": "granted"}, False, False, False),
    ({"kind": "execution", "outcome": "refused"}, False, False, False),
    ({"kind": "dismissal"}, False, False, False),
    (ENDS, False, False, False),
    (CHANGES, True, True, False),
]


@pytest.mark.parametrize(("fields", "tries", "grants", "refuses"), KINDS)
def test_what_a_decision_is(fields: dict[str, Any], tries: bool, grants: bool, refuses: bool) -> None:
    one = Decision(**fields)
    assert (standing.tries(one), standing.grants(one), standing.refuses(one)) == (tries, grants, refuses)


LATER = [
    # a later decision, the first one's last day then, numbers of the grants that run on 1 August 2025
    (None, None, ["2025-0001"]),
    (ENDS, date(2025, 6, 30), []),
    (CHANGES, date(2025, 6, 30), ["2025-0002"]),
    ({**OPEN, "valid_from": date(2025, 7, 1), "ends_earlier": "2025-0001"}, date(2025, 6, 30), ["2025-0002"]),
    ({**OPEN, "valid_from": date(2025, 7, 1)}, None, ["2025-0001", "2025-0002"]),
    ({**OPEN, "valid_from": date(2025, 8, 1), "ends_earlier": "2025-0001"}, date(2025, 7, 31), []),
    ({"kind": "write_off", "underlying": "2025-0001"}, None, ["2025-0001"]),
    ({**ENDS, "underlying": "2025-0009"}, None, ["2025-0001"]),
]


@pytest.mark.parametrize(("later", "last", "running"), LATER)
def test_a_later_decision_takes_over(
    later: dict[str, Any] | None, last: date | None, running: list[str]
) -> None:
    first = Decision(number="2025-0001", **OPEN)
    earlier = [first, *([Decision(number="2025-0002", **later)] if later else [])]
    assert standing.last_day(first, earlier) == last
    assert [one.number for one in standing.running(earlier, date(2025, 8, 1))] == running


DAYS = [
    # decision, day, runs
    (LIMITED, date(2025, 1, 1), False),
    (LIMITED, date(2025, 1, 2), True),
    (LIMITED, date(2025, 12, 31), True),
    (LIMITED, date(2026, 1, 1), False),
    ({**LIMITED, "duration": None}, date(2026, 1, 1), False),
    ({**LIMITED, "duration": "open_ended"}, date(2026, 1, 1), True),
    ({**OPEN, "valid_from": None}, date(2026, 1, 1), False),
    ({**OPEN, "outcome": "refused"}, date(2026, 1, 1), False),
]


@pytest.mark.parametrize(("fields", "day", "expected"), DAYS)
def test_a_grant_runs_from_the_day_after_it_began(fields: dict[str, Any], day: date, expected: bool) -> None:
    assert standing.runs(Decision(**fields), day) is expected
