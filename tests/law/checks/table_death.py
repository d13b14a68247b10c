"""Cases of the checks on what must not be made once the person has died; the decision is of 25 March 2026."""

from typing import Any

from tests.law.checks.sound import Changes

GRANTED, REFUSED, NOTHING = "lss limited", "sol refused", "lss undecided"
Row = tuple[str, str, Changes, bool]


def died(day: str, **more: Any) -> Changes:
    return {"/person/died": day, **more}


def session(day: str, status: str) -> Changes:
    one = {"id": "a", "day": day, "start": "10:00:00", "end": "12:00:00", "status": status}
    return {"/sessions": [one]}


WITHDRAWN: Changes = {"/decision/kind": "write_off", "/decision/outcome": None}
TABLE: dict[str, list[Row]] = {
    "PRV-091": [
        ("lives", GRANTED, {}, False),
        ("died the day before", GRANTED, died("2026-03-24"), True),
        ("died that day", GRANTED, died("2026-03-25"), False),
        ("died after", GRANTED, died("2026-04-20"), False),
        ("a refusal", REFUSED, died("2026-03-24"), True),
        ("no outcome yet", NOTHING, died("2026-03-24"), False),
        ("only closes the case", GRANTED, {**died("2026-03-24"), **WITHDRAWN}, False),
    ],
    "PRV-091/order": [
        ("lives", GRANTED, {"/order/sent": "2026-03-27"}, False),
        ("no order", GRANTED, died("2026-03-26"), False),
        ("sent after", GRANTED, died("2026-03-26", **{"/order/sent": "2026-03-27"}), True),
        ("oral after", GRANTED, died("2026-03-26", **{"/order/oral": "2026-03-27"}), True),
        ("sent that day", GRANTED, died("2026-03-27", **{"/order/sent": "2026-03-27"}), False),
        ("sent before", GRANTED, died("2026-04-20", **{"/order/sent": "2026-03-27"}), False),
    ],
    "PRV-091/planned": [
        ("lives", GRANTED, session("2026-05-05", "planned"), False),
        ("planned after", GRANTED, {**died("2026-04-20"), **session("2026-04-21", "planned")}, True),
        ("planned that day", GRANTED, {**died("2026-04-21"), **session("2026-04-21", "planned")}, False),
        ("performed after", GRANTED, {**died("2026-04-20"), **session("2026-04-21", "performed")}, False),
    ],
}
