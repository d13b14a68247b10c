"""Cases of the checks on changes of decisions that hold: name, sound case, changes, found."""

from typing import Any

from tests.law.checks.sound import Changes
from tests.law.checks.sound_kinds import FIXED, RUNNING

GROUND = "/decision/change/ground"
WHAT = "/decision/change/circumstances"
WHY = "/decision/change/significance"
FROM = "/decision/valid_from"
HOURS = "/decision/hours_per_month"
DURATION = "/decision/duration"
OPENED = "/inquiry/opened"
ENDS_EARLIER = "/decision/ends_earlier"
BOARD, WISH, FAVOUR = "ended by the board", "ended by wish", "changed in favour"
CHANGED, SLIP = "changed by the board", "a slip mended"


def old(base: dict[str, Any] = RUNNING, **more: Any) -> Changes:
    """The only earlier decision."""
    return {"/earlier": [{**base, **more}]}


BEFORE: Changes = {"number": "2025-0001", "outcome": "granted", "hours_per_month": "10"}
LIMITED = {**BEFORE, "valid_from": "2026-01-01", "duration": "limited", "valid_to": "2026-12-31"}
WITHOUT_END = {**BEFORE, "valid_from": "2026-01-01", "duration": "open_ended"}
SCOPED: Changes = {"/measure": "kontaktperson", HOURS: None, "/decision/scope": "två träffar i månaden"}
"""A contact person twice a month."""
REPLACES: Changes = {ENDS_EARLIER: "2025-0001"}
LAST_OLD_DAY: Changes = {"/earlier": [{**FIXED, "day": "2025-06-30"}], "/decision/underlying_day": None}
FIRST_NEW_DAY: Changes = {"/earlier": [{**FIXED, "day": "2025-07-01"}], "/decision/underlying_day": None}


TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-113": [
        ("ended on a ground", BOARD, {}, False),
        ("ended on none", BOARD, {GROUND: None}, True),
        ("ended by wish, the initiative says it", WISH, {GROUND: None}, False),
        ("ended, the old one is not known", BOARD, {GROUND: None, "/earlier": None}, True),
        ("fewer hours", CHANGED, {GROUND: None}, True),
        ("as many hours", CHANGED, {GROUND: None, HOURS: "20"}, False),
        ("a quarter of an hour fewer", CHANGED, {GROUND: None, HOURS: "19.75"}, True),
        (
            "ended after it ends by itself",
            BOARD,
            {GROUND: None, **old(LIMITED, valid_to="2026-03-31")},
            False,
        ),
        ("ended on its last day", BOARD, {GROUND: None, **old(LIMITED, valid_to="2026-04-01")}, True),
        (
            "more hours, but no longer until further notice",
            "lss limited",
            {**REPLACES, **old(WITHOUT_END), HOURS: "30"},
            True,
        ),
        ("more hours until further notice", "lss open", {**REPLACES, **old(WITHOUT_END), HOURS: "30"}, False),
        ("an earlier end", "sol limited", {**REPLACES, **old(LIMITED, valid_to="2027-04-01")}, True),
        ("the same end", "sol limited", {**REPLACES, **old(LIMITED, valid_to="2027-03-31")}, False),
        (
            "renewed when the old one has ended",
            "sol limited",
            {**REPLACES, **old(LIMITED, valid_to="2026-03-31", hours_per_month="40")},
            False,
        ),
        (
            "begins on the old one's last day",
            "sol limited",
            {**REPLACES, **old(LIMITED, valid_to="2026-04-01", hours_per_month="40")},
            True,
        ),
        ("fewer hours beside a running one", "sol open", {**old(WITHOUT_END), HOURS: "8"}, True),
        (
            "fewer hours beside it, which is explained",
            "sol open",
            {**old(WITHOUT_END), HOURS: "8", "/decision/acknowledged": {"HND-114": "Extra timmar i sommar."}},
            False,
        ),
        (
            "fewer hours beside it, applied for",
            "sol open",
            {**old(WITHOUT_END), HOURS: "8", GROUND: "own_request"},
            False,
        ),
        ("refused beside a running one", "sol refused", old(WITHOUT_END), False),
        ("refused, and said to replace it", "sol refused", {**REPLACES, **old(WITHOUT_END)}, True),
        ("a reservation is added", "sol open", {**REPLACES, **old(WITHOUT_END, reservation="no")}, True),
        (
            "the reservation goes away",
            "sol open",
            {**REPLACES, **old(WITHOUT_END, reservation="yes"), "/decision/reservation": "no"},
            False,
        ),
        ("nothing known of a reservation", "sol open", {**REPLACES, **old(WITHOUT_END)}, False),
        (
            "less scope",
            "lss limited",
            {**SCOPED, **REPLACES, **old(LIMITED, scope="tre träffar i månaden")},
            True,
        ),
        (
            "as much scope",
            "lss limited",
            {**SCOPED, **REPLACES, **old(LIMITED, scope="2 träffar per månad")},
            False,
        ),
        (
            "a scope that cannot be compared",
            "lss limited",
            {**SCOPED, **REPLACES, **old(LIMITED, scope="en timme varje helg")},
            False,
        ),
        (
            "the interim one ends",
            "sol limited",
            {**REPLACES, **old(WITHOUT_END, kind="interim"), "/decision/ends_earlier": None},
            False,
        ),
        (
            "an execution decision is no grant",
            "sol open",
            {**old(WITHOUT_END, kind="execution"), HOURS: "8"},
            False,
        ),
        (
            "already taken over by another",
            "sol open",
            {
                **REPLACES,
                HOURS: "10",
                "/earlier": [
                    {**WITHOUT_END, "hours_per_month": "40"},
                    {
                        **WITHOUT_END,
                        "number": "2026-0002",
                        "valid_from": "2026-02-01",
                        "ends_earlier": "2025-0001",
                    },
                ],
            },
            False,
        ),
        (
            "before 1 July 2025 too",
            "sol open",
            {
                **REPLACES,
                **old(WITHOUT_END, valid_from="2025-01-01"),
                HOURS: "8",
                "/decision/day": "2025-06-30",
                FROM: "2025-07-01",
            },
            True,
        ),
    ],
    "HND-113/fits": [
        ("in favour", FAVOUR, {}, False),
        ("in favour, but fewer hours", FAVOUR, {HOURS: "19"}, True),
        ("in favour, but limited", FAVOUR, {DURATION: "limited", "/decision/valid_to": "2030-12-31"}, True),
        ("obviously wrong, and nothing worse", FAVOUR, {GROUND: "obviously_wrong"}, False),
        ("obviously wrong, and worse", CHANGED, {GROUND: "obviously_wrong"}, True),
        ("a slip", SLIP, {}, False),
        ("a slip that ends it", BOARD, {GROUND: "slip"}, True),
        ("own request by the board", BOARD, {GROUND: "own_request"}, True),
        ("own request", WISH, {}, False),
        (
            "applied for more, and said to want less",
            "sol open",
            {
                **REPLACES,
                **old(WITHOUT_END),
                HOURS: "8",
                GROUND: "own_request",
                "/application/hours_requested": "12",
            },
            True,
        ),
        (
            "applied for less",
            "sol open",
            {
                **REPLACES,
                **old(WITHOUT_END),
                HOURS: "8",
                GROUND: "own_request",
                "/application/hours_requested": "8",
            },
            False,
        ),
        (
            "a ground where nothing is changed",
            "sol open",
            {GROUND: "own_request", "/application/hours_requested": "99"},
            False,
        ),
    ],
    "HND-113/reservation": [
        ("reserved", BOARD, {}, False),
        ("not reserved", BOARD, old(FIXED), True),
        ("not said", BOARD, old({key: value for key, value in FIXED.items() if key != "reservation"}), True),
        ("the old one is not known", BOARD, {"/earlier": None}, False),
        ("open-ended SoL from July 2025", "ended, SoL", {}, False),
        ("open-ended SoL from before", "ended, SoL", LAST_OLD_DAY, True),
        (
            "open-ended SoL from before, reserved",
            "ended, SoL",
            {"/earlier": [{**RUNNING, "day": "2025-06-30"}]},
            False,
        ),
        ("changed circumstances in LSS", BOARD, {**old(FIXED), GROUND: "changed_circumstances"}, True),
        ("wrong information needs none", BOARD, {**old(FIXED), GROUND: "misleading"}, False),
        ("nor does the person's wish", WISH, old(FIXED), False),
    ],
    "HND-113/described": [
        ("described", BOARD, {}, False),
        *(
            (f"{ground}, empty", BOARD, {GROUND: ground, WHAT: None}, True)
            for ground in ("reservation", "safety", "misleading")
        ),
        ("only dots", BOARD, {WHAT: " … "}, True),
        ("a slip, empty", SLIP, {WHAT: None}, True),
        ("in favour needs none", FAVOUR, {}, False),
        ("changed circumstances are HND-256's", "ended, SoL", {WHAT: None}, False),
        ("by wish", WISH, {GROUND: "reservation"}, False),
    ],
    "HND-119": [
        ("said", BOARD, {}, False),
        ("not said", BOARD, {WHY: None}, True),
        ("not said, SoL", "ended, SoL", {WHY: "-"}, True),
        ("nothing said at all is HND-113/described", BOARD, {WHY: None, WHAT: None}, False),
        ("safety needs none", BOARD, {WHY: None, GROUND: "safety"}, False),
    ],
    "HND-114/back": [
        ("forwards", BOARD, {}, False),
        ("on the day", BOARD, {"/decision/change/from_day": "2026-03-25"}, False),
        ("the day before", BOARD, {"/decision/change/from_day": "2026-03-24"}, True),
        (
            "wrong information",
            BOARD,
            {"/decision/change/from_day": "2026-01-01", GROUND: "misleading"},
            False,
        ),
        (
            "replaced from before",
            "sol open",
            {**REPLACES, **old(WITHOUT_END), HOURS: "8", FROM: "2026-03-01"},
            True,
        ),
        ("nothing worse", "sol open", {**REPLACES, **old(WITHOUT_END), FROM: "2026-03-01"}, False),
    ],
    "HND-114": [
        ("named", BOARD, {}, False),
        (
            "another number and day",
            BOARD,
            {"/decision/underlying": "2024-0099", "/decision/underlying_day": None},
            True,
        ),
        ("the day is right", BOARD, {"/decision/underlying": None}, False),
        ("has ended before", BOARD, old(LIMITED, valid_to="2026-03-31"), True),
        ("no earlier ones known", BOARD, {"/earlier": None}, False),
        (
            "the only one, without a number",
            BOARD,
            old({key: value for key, value in RUNNING.items() if key != "number"}),
            False,
        ),
    ],
    "HND-114/overlap": [
        ("no earlier", "sol open", {}, False),
        ("named", "sol open", {**REPLACES, **old(WITHOUT_END)}, False),
        ("not named", "sol open", old(WITHOUT_END), True),
        ("another is named", "sol open", {ENDS_EARLIER: "2025-0009", **old(WITHOUT_END)}, True),
        ("ends the day before", "sol open", old(LIMITED, valid_to="2026-03-31"), False),
        ("ends the same day", "sol open", old(LIMITED, valid_to="2026-04-01"), True),
        ("begins when this one has ended", "sol limited", old(WITHOUT_END, valid_from="2027-04-01"), False),
        ("begins on its last day", "sol limited", old(WITHOUT_END, valid_from="2027-03-31"), True),
        ("refused", "sol refused", old(WITHOUT_END), False),
        ("interim", "sol open", old(WITHOUT_END, kind="interim"), False),
        ("of unknown length", "sol open", old(WITHOUT_END, duration=None), False),
        ("a single activity", "sol open", old(WITHOUT_END, dearer={"activity": "opera"}), False),
        ("was written off", "sol open", old(WITHOUT_END, kind="write_off"), False),
    ],
}
