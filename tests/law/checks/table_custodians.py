"""Cases of the checks on a child's custodians, one against the other."""

from typing import Any

from tests.law.checks.sound import BEFORE_JULY_2025, CHILD, YOUNG, Changes

WHO, OTHER = "/application/applicant", "/application/second_custodian"
BORN, NUMBER = "/person/birth_day", "/person/personal_number"
REGISTER = "/register/representatives"
ANSWERS = "/application/answers"


def custodians(*positions: str) -> Changes:
    """The custodians in the register with these positions; Cia is the last one."""
    people = [
        {"kind": "vardnadshavare", "name": name, "position": position}
        for name, position in zip(("Bo Ek", "Cia Ek"), positions, strict=False)
    ]
    return {REGISTER: people}


def born(day: str) -> Changes:
    """A child without a number, born on a day."""
    return {NUMBER: None, BORN: day}


WANTS: Changes = {f"{ANSWERS}/child_consents": {"choice": "yes"}}
SUITS: Changes = {
    f"{ANSWERS}/without_custodian": {"choice": "yes", "text": "Barnet mår bra av att komma ut."}
}
TWELVE, ELEVEN = born("2014-03-25"), born("2014-03-26")
"""On the day of the decision."""
ONE: Changes = {**CHILD, OTHER: "opposes"}
TWELVE_ONE: Changes = {**ONE, **TWELVE}
OLD: Changes = {**BEFORE_JULY_2025, "/decision/valid_from": "2025-07-01", "/decision/valid_to": "2026-06-30"}
TWELVE_OLD, ELEVEN_OLD = born("2013-06-30"), born("2013-07-01")
TRACK: Changes = {
    **ONE,
    "/measure": "kontaktperson",
    f"{ANSWERS}/one_custodian_track": {"choice": "yes", "text": "Barnet behöver stödet."},
}


def allowed(choice: str = "granted", day: str = "2026-03-20") -> dict[str, Any]:
    """The board's decision on the permission."""
    return {f"{ANSWERS}/permission": {"choice": choice, "day": day}}


HOME: Changes = {**CHILD, "/measure": "bostad_barn"}
TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-027/housing": [
        ("both want it", "lss limited", HOME, False),
        ("the other opposes", "lss limited", {**HOME, OTHER: "opposes"}, True),
        ("one in the register opposes", "lss undecided", {**HOME, **custodians("applies", "opposes")}, True),
        ("not asked is no no", "lss limited", {**HOME, OTHER: "not_asked"}, False),
        ("another measure", "lss limited", ONE, False),
        ("eighteen", "lss limited", {**HOME, OTHER: "opposes", **born("2008-03-25")}, False),
        ("the day before eighteen", "lss limited", {**HOME, OTHER: "opposes", **born("2008-03-26")}, True),
        ("refused", "lss refused", {**HOME, OTHER: "opposes"}, False),
    ],
    "HND-031": [
        ("both custodians", "sol limited", {**CHILD, **TWELVE_OLD, **OLD}, False),
        ("twelve, nothing recorded", "sol limited", {**ONE, **TWELVE_OLD, **OLD}, True),
        (
            "twelve, child consents, suitable",
            "sol limited",
            {**ONE, **TWELVE_OLD, **OLD, **WANTS, **SUITS},
            False,
        ),
        ("twelve, no reason why suitable", "sol limited", {**ONE, **TWELVE_OLD, **OLD, **WANTS}, True),
        ("twelve, the child not asked", "sol limited", {**ONE, **TWELVE_OLD, **OLD, **SUITS}, True),
        ("eleven has its own rule", "sol limited", {**ONE, **ELEVEN_OLD, **OLD}, False),
        ("from 1 July 2025 another", "sol limited", TWELVE_ONE, False),
        ("refused", "sol refused", {**ONE, **TWELVE_OLD, **BEFORE_JULY_2025}, False),
    ],
    "HND-031/young": [
        ("eleven", "sol limited", {**ONE, **ELEVEN_OLD, **OLD, **WANTS, **SUITS}, True),
        ("twelve on the day", "sol limited", {**ONE, **TWELVE_OLD, **OLD, **WANTS, **SUITS}, False),
        ("eleven, both custodians", "sol limited", {**CHILD, **ELEVEN_OLD, **OLD}, False),
        ("from 1 July 2025 another", "sol limited", {**ONE, **ELEVEN}, False),
    ],
    "HND-252": [
        ("both custodians", "sol limited", {**CHILD, **TWELVE}, False),
        ("sole custody", "sol limited", {**CHILD, OTHER: "sole_custody"}, False),
        ("eleven, whatever the child says", "sol limited", {**ONE, **ELEVEN, **WANTS, **SUITS}, True),
        ("twelve, nothing recorded", "sol limited", TWELVE_ONE, True),
        ("twelve, child consents, suitable", "sol limited", {**TWELVE_ONE, **WANTS, **SUITS}, False),
        ("twelve, no reason", "sol limited", {**TWELVE_ONE, **WANTS}, True),
        ("fifteen applies, not said to be suitable", "sol limited", {**YOUNG, **custodians()}, True),
        ("fifteen applies, suitable", "sol limited", {**YOUNG, **custodians(), **SUITS}, False),
        (
            "one in the register stays away",
            "sol limited",
            {**YOUNG, **custodians("consents", "absent")},
            True,
        ),
        ("both in the register", "sol limited", {**YOUNG, **custodians("applies", "consents")}, False),
        ("eighteen", "sol limited", {**ONE, **born("2008-03-25")}, False),
        ("unknown age", "sol limited", {**ONE, NUMBER: None}, False),
        ("refused", "sol refused", ONE, False),
        ("undecided", "sol undecided", ONE, False),
        ("the last day of the old act", "sol limited", {**ONE, **ELEVEN_OLD, **OLD}, False),
    ],
    "HND-035": [
        ("one custodian applies", "lss undecided", TRACK, False),
        ("nobody does", "lss undecided", {**TRACK, WHO: "god_man"}, True),
        (
            "one in the register consents",
            "lss undecided",
            {**TRACK, WHO: "god_man", **custodians("consents")},
            False,
        ),
        (
            "none in the register does",
            "lss undecided",
            {**TRACK, WHO: "person", **custodians("opposes")},
            True,
        ),
        ("another way", "lss undecided", {**ONE, WHO: "god_man"}, False),
    ],
    "HND-036": [
        ("contact person", "lss undecided", TRACK, False),
        ("relief", "lss undecided", {**TRACK, "/measure": "avlosarservice"}, False),
        ("short stay", "lss undecided", {**TRACK, "/measure": "korttidsvistelse"}, False),
        ("short supervision", "lss undecided", {**TRACK, "/measure": "korttidstillsyn"}, True),
        ("ledsagarservice", "lss undecided", {**TRACK, "/measure": "ledsagarservice"}, True),
        ("ledsagning", "sol undecided", {**TRACK, "/measure": "ledsagning"}, True),
        ("another way", "lss undecided", ONE, False),
        ("no measure yet", "lss undecided", {**TRACK, "/measure": None}, False),
    ],
    "HND-037": [
        ("no permission", "lss limited", TRACK, True),
        ("permission on the day", "lss limited", {**TRACK, **allowed(day="2026-03-25")}, False),
        ("permission the day after", "lss limited", {**TRACK, **allowed(day="2026-03-26")}, True),
        ("permission refused", "lss limited", {**TRACK, **allowed("refused")}, True),
        ("undecided", "lss undecided", TRACK, False),
        ("a measure that it does not cover", "lss limited", {**TRACK, "/measure": "ledsagarservice"}, False),
    ],
    "HND-038": [
        ("an officer", "lss undecided", {**TRACK, f"{ANSWERS}/permission_by": {"choice": "officer"}}, True),
        ("the section", "lss undecided", {**TRACK, f"{ANSWERS}/permission_by": {"choice": "section"}}, False),
        ("not yet", "lss undecided", TRACK, False),
        ("another way", "lss undecided", {**ONE, f"{ANSWERS}/permission_by": {"choice": "officer"}}, False),
    ],
    "HND-040": [
        ("the board", "lss undecided", {**CHILD, WHO: "lvu_namnd"}, True),
        ("a custodian", "lss undecided", CHILD, False),
        ("SoL", "sol undecided", {**CHILD, WHO: "lvu_namnd"}, False),
    ],
}
