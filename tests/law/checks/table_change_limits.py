"""Cases of inquiry, texts, act and measure where a decision is changed: name, sound case, changes, found."""

from tests.law.checks.sound import Changes
from tests.law.checks.sound_kinds import FIXED, change
from tests.law.checks.sound_measures import WORK
from tests.law.checks.table_change import (
    BOARD,
    CHANGED,
    FAVOUR,
    FIRST_NEW_DAY,
    GROUND,
    HOURS,
    LAST_OLD_DAY,
    LIMITED,
    OPENED,
    REPLACES,
    SLIP,
    WHAT,
    WISH,
    WITHOUT_END,
    old,
)

HOME: Changes = {"/measure": "bostad_vuxna"}
LOW: Changes = {
    **{key: value for key, value in WORK.items() if key != "/decision/scope" and "purpose" not in key},
    WHAT: "Låg närvaro under hösten.",
    "/decision/reasons": "Du har inte kommit sedan augusti.",
}
EXAMINED: Changes = {
    "/inquiry/answers/attendance_cause": {"text": "Sömnen."},
    "/inquiry/answers/attendance_will": {"text": "Vill sluta."},
    "/inquiry/answers/attendance_support": {"text": "Prövat väckning."},
}


def wording(id: str, place: str = "change_reason", text: str | None = None) -> Changes:
    """A chosen wording."""
    return {f"/decision/wordings/{place}": {"id": id} | ({"text": text} if text else {})}


TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-118": [
        ("a new inquiry", BOARD, {}, False),
        ("none", BOARD, {OPENED: None}, True),
        ("opened on the old decision's day", BOARD, {OPENED: "2025-08-10"}, True),
        ("opened the day after", BOARD, {OPENED: "2025-08-11"}, False),
        ("not concluded", BOARD, {"/inquiry/concluded": None}, True),
        ("concluded on the day", BOARD, {"/inquiry/concluded": "2026-03-25"}, False),
        ("concluded the day after", BOARD, {"/inquiry/concluded": "2026-03-26"}, True),
        ("the day of the old one is only said", BOARD, {"/earlier": None, OPENED: "2025-08-09"}, True),
        ("content changed", CHANGED, {OPENED: "2025-01-01"}, True),
        ("nothing worse", FAVOUR, {OPENED: "2025-01-01"}, False),
        ("by wish", WISH, {}, False),
        ("a slip", SLIP, {}, False),
        (
            "an application, inquired into before",
            "sol open",
            {**REPLACES, **old(WITHOUT_END, day="2026-02-02"), HOURS: "8"},
            True,
        ),
    ],
    "HND-120": [
        ("reserved, A", WISH, wording("grund.egen.forbehall"), False),
        ("not reserved, A", WISH, {**old(FIXED), **wording("grund.egen.forbehall")}, True),
        ("not reserved, B", BOARD, {**old(FIXED), **wording("grund.forbehall")}, True),
        ("not reserved, without the claim", WISH, {**old(FIXED), **wording("grund.egen")}, False),
        (
            "not reserved, text rewritten",
            WISH,
            {**old(FIXED), **wording("grund.egen.forbehall", text="Du vill inte ha stödet.")},
            False,
        ),
        (
            "not reserved, own text",
            WISH,
            {**old(FIXED), **wording("grund.egen", text="I beslutet står att det kan ändras.")},
            True,
        ),
        (
            "not reserved, own reasons",
            WISH,
            {**old(FIXED), "/decision/reasons": "Beslutet har ett ändringsförbehåll."},
            True,
        ),
        (
            "reasons that say there is none",
            WISH,
            {**old(FIXED), "/decision/reasons": "Beslutet har inget förbehåll."},
            False,
        ),
        ("the ground's own wording", BOARD, old(FIXED), True),
        (
            "the new decision's reservation",
            CHANGED,
            wording("forbehall.ja", "reservation", "Beslutet har ett förbehåll."),
            False,
        ),
        ("not known", BOARD, {"/earlier": None, **wording("grund.forbehall")}, False),
    ],
    "HND-256": [
        ("open-ended SoL", "ended, SoL", {}, False),
        ("made on the last day before", "ended, SoL", LAST_OLD_DAY, True),
        ("made on the first day", "ended, SoL", FIRST_NEW_DAY, False),
        ("limited", "ended, SoL", old(FIXED, duration="limited", valid_to="2027-12-31"), True),
        ("LSS", BOARD, {GROUND: "changed_circumstances"}, True),
        (
            "the old one only by its day",
            "ended, SoL",
            {"/earlier": None, "/decision/underlying_day": "2025-06-30"},
            True,
        ),
        ("the old one not known", "ended, SoL", {"/earlier": None, "/decision/underlying_day": None}, False),
        (
            "decided before the section",
            "ended, SoL",
            {"/decision/day": "2025-06-30", "/earlier": None, "/decision/underlying_day": None},
            True,
        ),
        (
            "an application that worsens",
            "sol open",
            {**REPLACES, **old(LIMITED, valid_to="2028-12-31"), HOURS: "8", GROUND: "changed_circumstances"},
            True,
        ),
        ("another ground", BOARD, {}, False),
    ],
    "HND-256/described": [
        ("described", "ended, SoL", {}, False),
        ("empty", "ended, SoL", {WHAT: None}, True),
        ("only a dash", CHANGED, {WHAT: "-"}, True),
        ("another ground", BOARD, {WHAT: None}, False),
    ],
    "BOV-017": [
        ("reserved", BOARD, HOME, False),
        ("not reserved", BOARD, {**HOME, **old(FIXED)}, True),
        ("not reserved, wrong information", BOARD, {**HOME, **old(FIXED), GROUND: "misleading"}, False),
        ("not reserved, safety", BOARD, {**HOME, **old(FIXED), GROUND: "safety"}, False),
        ("by wish", WISH, {**HOME, **old(FIXED)}, False),
        ("another measure", BOARD, old(FIXED), False),
        ("on no ground", BOARD, {**HOME, **old(FIXED), GROUND: None}, True),
    ],
    "DAG-019/ends": [
        ("examined", BOARD, {**LOW, **EXAMINED}, False),
        ("not examined", BOARD, LOW, True),
        ("one of three", BOARD, {**LOW, **EXAMINED, "/inquiry/answers/attendance_will": None}, True),
        (
            "another reason",
            BOARD,
            {**LOW, WHAT: "Du har börjat arbeta.", "/decision/reasons": "Du har en anställning."},
            False,
        ),
        ("by wish", "lss undecided", {**change("ends", "own_request", initiative="person"), **LOW}, False),
        ("another measure", BOARD, {WHAT: "Låg närvaro."}, False),
    ],
}
