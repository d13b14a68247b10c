"""When a decision reached the person, until when it can be appealed, and which appeal is late."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law import appeals
from lssdesk.law.days import next_working_day, shifted, working_day_before
from lssdesk.model import document
from lssdesk.model.case import Case

MON, FRI, SAT, SUN = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8)


def case(service: dict[str, Any], appeal: dict[str, Any] | None = None, **decision: Any) -> Case:
    return document.to_case({"service": service, "appeal": appeal or {}, "decision": decision})


ENDS: list[tuple[str, dict[str, Any], date | None, date | None]] = [
    # name, service, took part, last day to appeal
    ("nothing noted", {}, None, None),
    ("sent with a receipt that has not come", {"sent": "2026-03-02", "way": "receipt"}, None, None),
    (
        "receipt",
        {"sent": "2026-03-02", "way": "receipt", "received": "2026-03-06"},
        FRI,
        date(2026, 3, 27),
    ),
    ("a way is not noted", {"received": "2026-03-06"}, FRI, date(2026, 3, 27)),
    ("handed over", {"sent": "2026-03-06", "way": "handed"}, FRI, date(2026, 3, 27)),
    (
        "read out another day",
        {"sent": "2026-03-02", "way": "read_out", "received": "2026-03-06"},
        FRI,
        date(2026, 3, 27),
    ),
    ("a Saturday becomes Monday", {"received": "2026-03-07"}, SAT, date(2026, 3, 30)),
    ("a Sunday becomes Monday", {"received": "2026-03-08"}, SUN, date(2026, 3, 30)),
    (
        "Good Friday becomes the Tuesday after",
        {"received": "2026-03-13"},
        date(2026, 3, 13),
        date(2026, 4, 7),
    ),
    ("Midsummer Eve", {"received": "2026-05-29"}, date(2026, 5, 29), date(2026, 6, 22)),
    ("Christmas Eve", {"received": "2026-12-03"}, date(2026, 12, 3), date(2026, 12, 28)),
    ("New Year's Eve", {"received": "2026-12-10"}, date(2026, 12, 10), date(2027, 1, 4)),
    ("Twelfth Night is a working day", {"received": "2026-12-15"}, date(2026, 12, 15), date(2027, 1, 5)),
    (
        "simplified by post",
        {"sent": "2026-03-02", "way": "simplified", "control_sent": "2026-03-03"},
        date(2026, 3, 16),
        date(2026, 4, 7),
    ),
    ("simplified, no control message", {"sent": "2026-03-02", "way": "simplified"}, None, None),
    (
        "simplified, control message on another day",
        {"sent": "2026-03-02", "way": "simplified", "control_sent": "2026-03-02"},
        None,
        None,
    ),
    (
        "simplified on a Friday, control message on Monday",
        {"sent": "2026-03-06", "way": "simplified", "control_sent": "2026-03-09"},
        date(2026, 3, 20),
        date(2026, 4, 10),
    ),
    (
        "simplified, unlikely to have arrived",
        {"sent": "2026-03-02", "way": "simplified", "control_sent": "2026-03-03", "doubtful": True},
        None,
        None,
    ),
    (
        "electronically, no control message",
        {"sent": "2026-03-02", "way": "electronic_simplified"},
        date(2026, 3, 16),
        date(2026, 4, 7),
    ),
    ("electronically, not sent", {"way": "electronic_simplified"}, None, None),
    ("the calendar's end", {"received": "9999-12-31"}, date.max, date.max),
]


@pytest.mark.parametrize(("name", "service", "took_part", "ends"), ENDS)
def test_time_to_appeal(
    name: str, service: dict[str, Any], took_part: date | None, ends: date | None
) -> None:
    assert appeals.took_part(case(service)) == took_part
    assert appeals.appeal_ends(case(service)) == ends


CONTROL: list[tuple[dict[str, Any], date | None]] = [
    # service, day of the control message
    ({"sent": "2026-03-02", "way": "simplified"}, date(2026, 3, 3)),
    ({"sent": "2026-03-06", "way": "simplified"}, date(2026, 3, 9)),
    ({"sent": "2026-04-02", "way": "simplified"}, date(2026, 4, 7)),
    ({"sent": "2026-12-23", "way": "simplified"}, date(2026, 12, 28)),
    ({"sent": "2026-03-02", "way": "electronic_simplified"}, None),
    ({"sent": "2026-03-02", "way": "receipt"}, None),
    ({"way": "simplified"}, None),
]


@pytest.mark.parametrize(("service", "due"), CONTROL)
def test_control_message(service: dict[str, Any], due: date | None) -> None:
    assert appeals.control_due(case(service)) == due


ARRIVED: list[tuple[date, bool, date]] = [
    # day it came, by post, day that counts (FL 22 §)
    (MON, False, MON),
    (MON, True, date(2026, 2, 27)),
    (FRI, True, date(2026, 3, 5)),
    (SUN, True, FRI),
    (date(2026, 4, 7), True, date(2026, 4, 2)),
    (date(2026, 12, 28), True, date(2026, 12, 23)),
    (date.min, True, date.min),
]


@pytest.mark.parametrize(("day", "by_post", "expected"), ARRIVED)
def test_day_of_arrival(day: date, by_post: bool, expected: date) -> None:
    assert appeals.arrived(day, by_post) == expected


SERVED = {"received": "2026-03-06"}
"""The last day to appeal is 27 March 2026."""
TIMELY: list[tuple[str, dict[str, Any], dict[str, Any], bool | None, bool, bool]] = [
    # name, service, appeal, in time, excused, to be dismissed
    ("no appeal", SERVED, {}, None, False, False),
    ("the last day", SERVED, {"received": "2026-03-27"}, True, False, False),
    ("the day after", SERVED, {"received": "2026-03-28"}, False, False, True),
    ("cannot be judged", {}, {"received": "2026-03-28"}, None, False, False),
    ("wrong information", SERVED, {"received": "2026-03-28", "wrong_information": "yes"}, False, True, False),
    ("right information", SERVED, {"received": "2026-03-28", "wrong_information": "no"}, False, False, True),
    (
        "at the court in time",
        SERVED,
        {"received": "2026-04-02", "court_received": "2026-03-27"},
        False,
        True,
        False,
    ),
    (
        "at the court too late",
        SERVED,
        {"received": "2026-04-02", "court_received": "2026-03-28"},
        False,
        False,
        True,
    ),
]


@pytest.mark.parametrize(("name", "service", "appeal", "in_time", "excused", "late"), TIMELY)
def test_which_appeal_is_late(
    name: str,
    service: dict[str, Any],
    appeal: dict[str, Any],
    in_time: bool | None,
    excused: bool,
    late: bool,
) -> None:
    found = case(service, appeal)
    assert appeals.timely(found) is in_time
    assert appeals.excused(found) is excused
    assert appeals.late(found) is late


AGAINST: list[tuple[str, dict[str, Any], bool]] = [
    ("nothing", {}, False),
    ("granted", {"outcome": "granted"}, False),
    ("in part", {"outcome": "partly_granted"}, True),
    ("refused", {"outcome": "refused"}, True),
    ("execution", {"kind": "execution"}, True),
    ("execution as wished", {"kind": "execution", "outcome": "granted"}, False),
    ("against one custodian's will", {"kind": "permission"}, True),
    ("dismissal", {"kind": "dismissal"}, True),
    ("delay", {"kind": "delay_refusal"}, True),
    ("write-off", {"kind": "write_off"}, False),
    ("ended by the board", {"kind": "change", "change": {"ground": "reservation"}}, True),
    ("no ground yet", {"kind": "change"}, True),
    ("given up", {"kind": "change", "change": {"ground": "own_request"}}, False),
]


@pytest.mark.parametrize(("name", "decision", "expected"), AGAINST)
def test_which_decision_goes_against_the_person(name: str, decision: dict[str, Any], expected: bool) -> None:
    assert appeals.against(case({}, **decision).decision) is expected


def test_the_calendar_s_ends_stand() -> None:
    assert next_working_day(date.max) == date.max
    assert working_day_before(date.min) == date.min
    assert shifted(date.max, 1) == date.max
    assert shifted(date.min, -1) == date.min
