"""Cases of the checks on follow-ups: check, then name, base, changes, found."""

from typing import Any

from tests.law.checks.sound import CHILD, Changes

LSS, SOL, OPEN, NO = "lss limited", "sol limited", "sol open", "sol refused"

Row = tuple[str, str, Changes, bool]

WHOLE: dict[str, Any] = {
    "day": "2026-04-20",
    "inquiry_reviewed": True,
    "order_reviewed": True,
    "plan_reviewed": True,
    "other_plans": "none",
    "outcome": "none",
}
"""A follow-up that is concluded and lacks nothing."""


def held(*rows: dict[str, Any]) -> Changes:
    return {"/follow_up/held": list(rows)}


def one(**more: Any) -> Changes:
    return held({**WHOLE, **more})


def since(day: str) -> Changes:
    """Decided earlier; the checks look on 27 April 2026."""
    return {"/decision/day": day, "/decision/valid_from": day}


DEFICIENT = {
    "deficient": "yes",
    "deficiencies": "Tiderna hålls inte.",
    "remedies": "Nytt schema.",
    "lex_sarah": "no",
}

TABLE: dict[str, list[Row]] = {
    "HND-166": [
        ("decided a month ago", LSS, {}, False),
        ("a year ago", OPEN, since("2025-04-27"), False),
        ("a year and a day ago", OPEN, since("2025-04-26"), True),
        ("followed up since", OPEN, {**since("2025-04-01"), **one(day="2025-04-27")}, False),
        ("that too is a year and a day ago", OPEN, {**since("2025-01-01"), **one(day="2025-04-26")}, True),
        ("without a day it is none", OPEN, {**since("2025-04-26"), **one(day=None)}, True),
        ("its next day has passed", LSS, one(next_day="2026-04-26"), True),
        ("its next day is today", LSS, one(next_day="2026-04-27"), False),
        ("it ended yesterday", LSS, {**since("2025-04-26"), "/decision/valid_to": "2026-04-26"}, False),
        ("refused", NO, since("2025-04-26"), False),
        ("not decided", LSS, {"/decision/day": None}, False),
    ],
    "HND-168": [
        ("not there", LSS, one(provider_present="no"), False),
        ("for a part", SOL, one(provider_present="part"), False),
        ("all the time", SOL, one(provider_present="all"), True),
        ("a talk was not offered", LSS, one(provider_present="all", talk_offered="no"), True),
        ("a talk was offered", LSS, one(provider_present="all", talk_offered="yes"), False),
        ("not concluded yet", LSS, one(provider_present="all", outcome=None), False),
        ("a later one made it good", LSS,
         held({**WHOLE, "provider_present": "all"}, {**WHOLE, "day": "2026-04-21"}), False),
        ("an earlier one cannot", LSS,
         held({**WHOLE, "provider_present": "all"}, {**WHOLE, "day": "2026-04-19"}), True),
        ("refused", NO, one(provider_present="all"), False),
    ],
    "HND-169": [
        ("all of it", LSS, one(), False),
        ("other plans too", LSS, one(other_plans="reviewed"), False),
        ("not the order", LSS, one(order_reviewed=False), True),
        ("not the plan", SOL, one(plan_reviewed=False), True),
        ("not the inquiry", SOL, one(inquiry_reviewed=False), True),
        ("not the other plans", LSS, one(other_plans="not_reviewed"), True),
        ("nothing said of them", LSS, one(other_plans=None), True),
        ("not concluded yet", LSS, one(order_reviewed=False, outcome=None), False),
        ("none was held", LSS, {}, False),
    ],
    "HND-170": [
        ("none", LSS, one(deficient="no"), False),
        ("with remedies", LSS, one(**DEFICIENT), False),
        ("no remedy", SOL, one(**{**DEFICIENT, "remedies": "–"}), True),
        ("not which", SOL, one(**{**DEFICIENT, "deficiencies": ""}), True),
        ("a wrong not thought of", LSS, one(**{**DEFICIENT, "lex_sarah": None}), True),
        ("before it is concluded too", LSS, one(deficient="yes", outcome=None), True),
    ],
    "HND-189": [
        ("an adult", LSS, one(), False),
        ("a child", SOL, {**CHILD, **one()}, True),
        ("a child's view", SOL, {**CHILD, **one(child_view="Barnet vill simma oftare.")}, False),
        ("not concluded yet", LSS, {**CHILD, **one(outcome=None)}, False),
        ("grown up since", OPEN,
         {**since("2025-03-01"), "/person/personal_number": None, "/person/birth_day": "2008-04-20", **one()},
         False),
        ("the day before the birthday", OPEN,
         {**since("2025-03-01"), "/person/personal_number": None, "/person/birth_day": "2008-04-21", **one()},
         True),
    ],
    "HND-251/follow_up": [
        ("no deficiencies", LSS, one(deficient="no"), False),
        ("deficiencies, and no routine is put in", LSS, one(**DEFICIENT), True),
        ("none was held", SOL, {}, False),
    ],
}  # fmt: skip
