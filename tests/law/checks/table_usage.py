"""Cases of the checks on what was used: check, then name, base, changes, found."""

from typing import Any

from tests.law.checks.sound import EARLIER, Changes
from tests.law.checks.sound_costs import GUIDELINES
from tests.law.checks.table_costs import Row, rows
from tests.law.checks.table_decision import REPLACES

LSS, SOL, OPEN, NO = "lss limited", "sol limited", "sol open", "sol refused"
FROM = "/decision/valid_from"
ORDERED: Changes = {"/order/sent": "2026-03-26"}
"""The decision runs from 1 April 2026; the checks look on 27 April."""


def session(day: str, status: str = "performed", start: str = "10:00:00", end: str = "12:00:00") -> Any:
    return {"id": f"{day} {start}", "day": day, "start": start, "end": end, "status": status}


def sessions(*days: str, status: str = "performed") -> Changes:
    return {"/sessions": [session(day, status) for day in days]}


def since(day: str) -> Changes:
    """The decision begins earlier."""
    return {"/decision/day": day, FROM: day}


def costs(*rows: tuple[str, int], **more: object) -> Changes:
    return {
        "/costs": [
            {"id": str(place), "day": day, "amount": amount, "kind": "food", **more}
            for place, (day, amount) in enumerate(rows)
        ]
    }


def repaid(number: str, first: str, last: str, **more: object) -> dict[str, Any]:
    """An earlier decision on the companion's costs, refused by right and granted by the guidelines."""
    period = {"valid_from": first, "duration": "limited", "valid_to": last}
    beyond = {"outcome": "granted", "amount": 30000}
    return {"number": number, "day": first, "outcome": "refused", **period, "beyond": beyond, **more}


def hours(number: str, first: str, last: str, **more: object) -> dict[str, Any]:
    """An earlier decision of ten hours a month."""
    period = {"valid_from": first, "duration": "limited", "valid_to": last}
    return {"number": number, "day": first, "outcome": "granted", "hours_per_month": "10", **period, **more}


YEAR = "2026-12-31"
OLD_COSTS: Changes = {
    "/earlier": [repaid("2025-0007", "2026-01-01", YEAR)],
    "/decision/ends_earlier": "2025-0007",
}
TEN = [{**session(f"2026-04-{day:02}"), "end": "20:00:00"} for day in (8, 9)]
"""Twenty hours: all that April and May give."""
THIRD: Changes = {
    "/earlier": [
        hours("2025-0001", "2026-01-01", YEAR),
        hours("2025-0002", "2026-04-01", YEAR, ends_earlier="2025-0001"),
    ],
    "/decision/ends_earlier": "2025-0002",
    FROM: "2026-05-15",
}

TABLE: dict[str, list[Row]] = {
    "HRS-021/costs": rows(
        GUIDELINES,
        ("no earlier one", NO, {FROM: "2026-05-15"}, False),
        ("in a frame", NO, {**OLD_COSTS, FROM: "2026-05-15"}, True),
        ("on the frame's boundary", NO, {**OLD_COSTS, FROM: "2026-07-01"}, False),
        ("on the frame's last day", NO, {**OLD_COSTS, FROM: "2026-06-30"}, True),
        ("all of it repaid", NO, {**OLD_COSTS, FROM: "2026-05-15", **costs(("2026-05-02", 60000))}, False),
        ("an öre left", NO, {**OLD_COSTS, FROM: "2026-05-15", **costs(("2026-05-02", 59999))}, True),
        ("beside it", NO, {**OLD_COSTS, FROM: "2026-05-15", "/decision/ends_earlier": None}, False),
        ("refused", NO, {**OLD_COSTS, FROM: "2026-05-15", "/decision/beyond/outcome": "refused"}, False),
    ),
    "LSOL-045": [
        ("nothing is noted of the execution", SOL, {}, False),
        ("ordered, none for more than 14 days", SOL, ORDERED, True),
        ("on the 14th day", SOL, {**ORDERED, **since("2026-04-13")}, False),
        ("on the 15th day", SOL, {**ORDERED, **since("2026-04-12")}, True),
        ("it begins later than it was decided", SOL, {**ORDERED, FROM: "2026-04-20"}, False),
        ("carried out", SOL, {**ORDERED, **sessions("2026-04-02")}, False),
        ("only planned", SOL, {**ORDERED, **sessions("2026-04-02", status="planned")}, True),
        ("before the decision", SOL, {**ORDERED, **sessions("2026-03-02")}, True),
        ("the reason is written down", SOL,
         {**ORDERED, "/unused": [{"id": "1", "month": "2026-04-01", "reason": "provider"}]}, False),
        ("it has begun", SOL, {**ORDERED, "/order/started": "2026-04-02"}, False),
        ("it goes on after an earlier one", SOL, {**ORDERED, **EARLIER}, False),
        ("refused", NO, ORDERED, False),
        ("LSS has no such id", LSS, ORDERED, False),
    ],
    "PRV-054": [
        ("once", LSS, sessions("2026-04-02", status="cancelled_by_provider"), False),
        ("twice in a month", LSS, sessions("2026-04-02", "2026-04-09", status="cancelled_by_provider"), True),
        ("by the person", SOL, sessions("2026-04-02", "2026-04-09", status="cancelled_by_client"), False),
        ("thrice in a frame", OPEN,
         {**since("2026-02-01"),
          **sessions("2026-02-02", "2026-03-09", "2026-04-09", status="cancelled_by_provider")}, True),
        ("twice in a frame", OPEN,
         {**since("2026-02-01"), **sessions("2026-03-09", "2026-04-09", status="cancelled_by_provider")},
         False),
    ],
    "PRV-098": [
        ("two whole months", OPEN, {**since("2026-01-01"), **sessions("2026-01-20")}, True),
        ("one whole month", OPEN, {**since("2026-01-01"), **sessions("2026-02-20")}, False),
        ("one of the two has its reason", OPEN,
         {**since("2026-01-01"), **sessions("2026-01-20"),
          "/unused": [{"id": "1", "month": "2026-02-01", "reason": "illness"}]}, False),
        ("nothing at all is LSOL-045", OPEN, since("2026-01-01"), False),
        ("nothing ran then", OPEN, {**since("2026-03-01"), **sessions("2026-01-20")}, False),
    ],
    "OMK-014": rows(
        GUIDELINES,
        ("inside", NO, costs(("2026-04-08", 30000)), False),
        ("an öre over", NO, costs(("2026-04-08", 30001)), True),
        ("over in two", NO, costs(("2026-04-08", 20000), ("2026-04-09", 10001)), True),
        ("with a note", NO, costs(("2026-04-08", 30001), note="Kvitto finns."), False),
        ("under an earlier decision", NO,
         {"/earlier": [repaid("1", "2026-01-01", "2026-03-31")], **costs(("2026-03-08", 90001))}, False),
        ("not decided yet", NO, {**costs(("2026-04-08", 30001)), "/decision/day": None}, False),
    ),
    "OMK-014/day": rows(
        GUIDELINES,
        ("no session is known", NO, costs(("2026-04-08", 5000)), False),
        ("on the day", NO, {**costs(("2026-04-08", 5000)), **sessions("2026-04-08")}, False),
        ("on another day", NO, {**costs(("2026-04-09", 5000)), **sessions("2026-04-08")}, True),
        ("after midnight", NO, {**costs(("2026-04-09", 5000)),
         "/sessions": [session("2026-04-08", start="22:00:00", end="01:00:00")]}, False),
        ("cancelled", NO,
         {**costs(("2026-04-08", 5000)), **sessions("2026-04-08", status="cancelled_by_provider")}, True),
        ("it names its session", NO,
         {**costs(("2026-04-09", 5000), session="a"), **sessions("2026-04-08")}, False),
    ),
}  # fmt: skip

MORE: list[Row] = [
    ("of three in a row only the last one's frame", LSS, THIRD, True),
    ("and its hours are used, whatever the first one had left", LSS, {**THIRD, "/sessions": TEN}, False),
    ("an end that was typed before it became open-ended", SOL,
     {"/earlier": [hours("1", "2026-01-01", "2026-03-31", duration="open_ended")],
      "/decision/ends_earlier": "1", FROM: "2026-05-15"}, True),
    ("avlösarservice in the middle of a month", LSS,
     {"/measure": "avlosarservice", **REPLACES, FROM: "2026-05-15"}, True),
    ("and at its end", LSS, {"/measure": "avlosarservice", **REPLACES, FROM: "2026-05-01"}, False),
]  # fmt: skip
"""HRS-021 on ledgers of several decisions."""
