"""Cases of the checks on costs: check, then name, base, changes, found."""

from tests.law.checks.sound import Changes
from tests.law.checks.sound_costs import CONCERT, GUIDELINES, RELIEVER
from tests.law.checks.sound_support import ANSWERS

NO, GRANT, PART = "sol refused", "sol limited", "sol partly"
BEYOND, DEARER = "/decision/beyond", "/decision/dearer"
WITHOUT_COMPANION: Changes = {f"{ANSWERS}/companion_{id}": None for id in ("decision", "from", "to")}
HOURS = {
    "number": "2026-0007",
    "day": "2025-12-10",
    "outcome": "granted",
    "hours_per_month": "10",
    "valid_from": "2026-01-01",
    "duration": "limited",
    "valid_to": "2026-12-31",
}
ENDED = {
    "day": "2026-02-01",
    "kind": "change",
    "underlying": "2026-0007",
    "change": {"effect": "ends", "ground": "own_request", "from_day": "2026-03-01"},
}

Row = tuple[str, str, Changes, bool]


def rows(of: Changes, *given: Row) -> list[Row]:
    """Cases of a sound one, changed further."""
    return [(name, base, {**of, **changes}, found) for name, base, changes, found in given]


def earlier(*days: str) -> Changes:
    """Earlier grants of the same measure on these days."""
    return {"/earlier": [{"day": day, "outcome": "granted"} for day in days]}


def items(*amounts: int | None) -> Changes:
    return {f"{DEARER}/items": [{"what": "Biljett", "amount": amount} for amount in amounts]}


AMOUNTS: list[Row] = [
    ("none", GRANT, {}, False),
    ("in the purpose", GRANT, {"/decision/purpose": "gå på bio för 300 kr i månaden"}, True),
    ("in the edited grant", GRANT, {"/decision/wordings/grant": {"text": "Du får 300 kronor."}}, True),
    ("as an amount by guidelines", GRANT, {f"{BEYOND}/amount": 30000}, True),
    ("as items", GRANT, items(45000), True),
    ("refused", NO, items(45000), False),
]
LSS_AMOUNTS: list[Row] = [
    (name, base.replace("sol", "lss"), changes, found) for name, base, changes, found in AMOUNTS
]

TABLE: dict[str, list[Row]] = {
    "OMK-011": rows(
        GUIDELINES,
        ("a companion is granted", NO, {}, False),
        ("nothing is known", NO, WITHOUT_COMPANION, True),
        ("said to have none", NO, {f"{ANSWERS}/companion_decision/choice": "none"}, True),
        ("begins on the same day", NO, {f"{ANSWERS}/companion_from/day": "2026-04-01"}, False),
        ("begins the day after", NO, {f"{ANSWERS}/companion_from/day": "2026-04-02"}, True),
        ("ends on the first day", NO, {f"{ANSWERS}/companion_to/day": "2026-04-01"}, False),
        ("ended the day before", NO, {f"{ANSWERS}/companion_to/day": "2026-03-31"}, True),
        ("the decision is in the case", NO, {**WITHOUT_COMPANION, "/earlier": [HOURS]}, False),
        ("and was ended", NO, {**WITHOUT_COMPANION, "/earlier": [HOURS, ENDED]}, True),
        ("refused by the guidelines too", NO, {**WITHOUT_COMPANION, f"{BEYOND}/outcome": "refused"}, False),
    ),
    "OMK-011/end": rows(
        GUIDELINES,
        ("ends with the companion's", NO, {}, False),
        ("ends a day later", NO, {"/decision/valid_to": "2027-04-01"}, True),
        ("until further notice", NO, {"/decision/duration": "open_ended", "/decision/valid_to": None}, True),
        (
            "both until further notice",
            NO,
            {
                "/decision/duration": "open_ended",
                "/decision/valid_to": None,
                f"{ANSWERS}/companion_to": None,
            },
            False,
        ),
        ("another runs longer", NO, {"/earlier": [HOURS]}, False),
        ("no companion", NO, WITHOUT_COMPANION, False),
    ),
    "OMK-012": rows(
        GUIDELINES,
        ("the municipality's amount", NO, {}, False),
        ("more", NO, {f"{BEYOND}/amount": 30001}, True),
        ("none", NO, {f"{BEYOND}/amount": None}, True),
        ("refused by the guidelines", NO, {f"{BEYOND}/outcome": "refused", f"{BEYOND}/amount": None}, False),
    ),
    "MKA-002": rows(
        CONCERT,
        ("activity and items", GRANT, {}, False),
        ("no activity", GRANT, {f"{DEARER}/activity": None}, True),
        ("no items", GRANT, {f"{DEARER}/items": None}, True),
        ("an item without an amount", GRANT, items(45000, None), True),
        ("an amount of nothing", GRANT, items(0), True),
        ("an item without a name", GRANT, {f"{DEARER}/items": [{"amount": 45000}]}, True),
        ("in part", PART, {f"{DEARER}/items": None}, True),
        ("refused", NO, {f"{DEARER}/items": None}, False),
    ),
    "OMA-002": rows(
        RELIEVER,
        ("the actual costs", GRANT, {}, False),
        ("a sum per month", GRANT, {f"{BEYOND}/amount": 30000}, True),
        ("tried by the guidelines", NO, {f"{BEYOND}/outcome": "granted"}, True),
        ("refused", NO, {}, False),
    ),
    "OMA-002/items": rows(
        RELIEVER,
        ("activity and items", GRANT, {}, False),
        ("no activity", GRANT, {f"{DEARER}/activity": None}, True),
        ("no items", PART, {f"{DEARER}/items": None}, True),
        ("an item without an amount", GRANT, items(None), True),
        ("refused", NO, {f"{DEARER}/items": None}, False),
    ),
    "MKA-003": rows(
        CONCERT,
        ("the first", GRANT, {}, False),
        ("the second", GRANT, earlier("2025-06-01"), False),
        ("the third", GRANT, earlier("2025-06-01", "2026-01-10"), True),
        ("the first of them a year ago", GRANT, earlier("2025-03-25", "2026-01-10"), False),
        ("the first of them a year less a day ago", GRANT, earlier("2025-03-26", "2026-01-10"), True),
        ("refused", NO, earlier("2025-06-01", "2026-01-10"), False),
    ),
    "MKA-004": rows(
        CONCERT,
        ("more than the ordinary", GRANT, {}, False),
        ("the ordinary", GRANT, items(30000), True),
        ("one öre more", GRANT, items(30001), False),
        ("two items together more", GRANT, items(20000, 20000), False),
        ("refused", NO, items(30000), False),
    ),
    "LSOL-036/amount": AMOUNTS,
    "LED-025/amount": LSS_AMOUNTS,
}
