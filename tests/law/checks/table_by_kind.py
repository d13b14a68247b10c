"""Checks that hold for several kinds of decision, or that have to leave some kinds alone."""

from tests.law.checks.sound import Changes
from tests.law.checks.sound_kinds import KINDS, RUNNING

DECIDED_BY, DELEGATION = "/decision/decided_by", "/decision/delegation"
REASONS, SERVICE, DAY = "/decision/reasons", "/decision/service", "/decision/day"
BOARD, WISH, FAVOUR, LESS, SLIP = (
    "ended by the board",
    "ended by wish",
    "changed in favour",
    "less by wish",
    "a slip mended",
)
OFF, LATE, REFUSED_WISH, PERMISSION, DELAY = (
    "written off",
    "late appeal dismissed",
    "wish refused",
    "permission",
    "delay refused",
)
SENT = "/inquiry/communication/sent"
AGAINST = (BOARD, "ended, SoL", "changed by the board", SLIP, LATE, REFUSED_WISH, PERMISSION, DELAY)
NOT_AGAINST = (WISH, LESS, FAVOUR, OFF, "inquiry opened", "relative allowed")
PROTECTED: Changes = {"/person/protection": "sekretessmarkering"}
OLD_ACT: Changes = {
    REASONS: "Beslutet fattades enligt 4 kap. 1 § SoL (2001:453). Ada ser nu bättre.",
    "/earlier": [{**RUNNING, "day": "2025-03-10"}],
    "/decision/underlying_day": "2025-03-10",
}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-254/part": [
        *((f"{kind}, no day", kind, {DAY: None}, True) for kind in KINDS),
        ("no effect", BOARD, {"/decision/change/effect": None}, True),
        ("no first day", WISH, {"/decision/change/from_day": None}, True),
        ("a first day of the content is enough", FAVOUR, {"/decision/change/from_day": None}, False),
        ("nothing named", BOARD, {"/decision/underlying": None, "/decision/underlying_day": None}, True),
        ("named by its day", BOARD, {"/decision/underlying": None}, False),
        ("nothing to dismiss", LATE, {"/decision/dismissal/what": None}, True),
        ("no appealed decision", LATE, {"/decision/underlying": None}, True),
        (
            "no wish",
            REFUSED_WISH,
            {"/decision/execution/request": None, "/decision/execution/wish": None},
            True,
        ),
        ("no answer to the wish", REFUSED_WISH, {"/decision/outcome": None}, True),
        ("no request", DELAY, {"/decision/requested_decision": None}, True),
        ("interim, no outcome", "interim", {"/decision/outcome": None}, True),
        ("guidelines, nothing granted", "beyond the right", {"/decision/beyond/amount": None}, True),
        (
            "guidelines alone, the right was refused before",
            "beyond the right",
            {"/decision/outcome": None, "/decision/beyond/right_refused": "earlier"},
            False,
        ),
    ],
    "HND-001": [(kind, kind, {DECIDED_BY: None}, True) for kind in KINDS],
    "HND-001/delegation": [
        *((kind, kind, {DELEGATION: None}, kind != PERMISSION) for kind in KINDS),
        ("the board needs none", BOARD, {DELEGATION: None, "/decision/decider_kind": "board"}, False),
    ],
    "HND-254": [
        *((kind, kind, {REASONS: None}, True) for kind in AGAINST),
        *((kind, kind, {REASONS: None}, False) for kind in NOT_AGAINST),
    ],
    "HND-100": [
        *((kind, kind, {SERVICE: "letter"}, True) for kind in AGAINST),
        *((kind, kind, {SERVICE: "letter"}, False) for kind in NOT_AGAINST),
        ("really sent with a receipt", BOARD, {SERVICE: None, "/service/way": "receipt"}, False),
    ],
    "HND-101": [(kind, kind, {SERVICE: "simplified"}, True) for kind in KINDS],
    "HND-006": [
        ("an old section", "ended, SoL", {REASONS: "4 kap. 1 § SoL"}, True),
        ("an old section of a write-off", OFF, {"/measure": "ledsagning", REASONS: "4 kap. 1 § SoL"}, True),
        ("that of the changed decision", "changed by the board", OLD_ACT, False),
        ("neither of them", BOARD, {"/measure": "ledsagning", REASONS: "Enligt SoL (2001:453)."}, True),
    ],
    "HND-014": [
        *((kind, kind, PROTECTED, True) for kind in (OFF, LATE, BOARD, "inquiry opened")),
        ("confirmed", OFF, {**PROTECTED, "/application/answers/protection_routine/day": "2026-03-01"}, False),
    ],
    "HND-078": [
        ("ended by the board", BOARD, {SENT: None}, True),
        ("changed by the board", "changed by the board", {SENT: None}, True),
        *((kind, kind, {SENT: None}, False) for kind in (WISH, LESS, SLIP, OFF, LATE, REFUSED_WISH)),
    ],
    "HND-079": [
        (
            "against, on others' material",
            BOARD,
            {
                SENT: None,
                "/inquiry/communication/omitted": "obviously_unnecessary",
                "/inquiry/communication/omitted_reasons": "Allt är känt.",
            },
            True,
        ),
    ],
    "HND-080": [
        ("still running", BOARD, {"/inquiry/communication/reply_by": "2026-03-25"}, True),
        ("over", BOARD, {"/inquiry/communication/reply_by": "2026-03-24"}, False),
    ],
    "HND-089/text": [
        (
            "a change for lack of places",
            BOARD,
            {"/decision/change/circumstances": "Det är platsbrist."},
            True,
        ),
        ("a change by wish", WISH, {REASONS: "Det var personalbrist hos utföraren."}, False),
    ],
    "SOLG-013": [
        ("a delay for lack of staff", DELAY, {REASONS: "Vi har personalbrist."}, True),
        ("a delay for a certificate", DELAY, {}, False),
    ],
    "HND-096": [
        (
            "a permission after the inquiry",
            "lss limited",
            {"/earlier": [{"kind": "permission", "day": "2026-03-22"}]},
            False,
        ),
        (
            "a grant after the inquiry",
            "lss limited",
            {"/earlier": [{"outcome": "granted", "day": "2026-03-22"}]},
            True,
        ),
        ("more hours", FAVOUR, {"/inquiry/concluded": None}, True),
        ("fewer by wish", LESS, {}, False),
        ("a slip", SLIP, {}, False),
    ],
    "HND-097": [(kind, kind, {"/application": {}}, False) for kind in (FAVOUR, BOARD, WISH, LATE)],
    "HND-102": [
        ("a change gives all its content", FAVOUR, {"/decision/reservation": None}, True),
        ("an end has none", BOARD, {}, False),
    ],
    "HND-104": [("a change gives all its content", LESS, {"/decision/duration_reasons": None}, True)],
    "HND-110": [
        (
            "a measure without hours",
            "lss limited",
            {
                "/measure": "kontaktperson",
                "/earlier": [
                    {
                        "outcome": "granted",
                        "valid_from": "2025-03-01",
                        "duration": "limited",
                        "valid_to": "2026-03-29",
                    }
                ],
            },
            True,
        ),
        (
            "the interim one ended before",
            "sol limited",
            {
                "/earlier": [
                    {
                        "kind": "interim",
                        "outcome": "granted",
                        "valid_from": "2026-02-01",
                        "valid_to": "2026-03-29",
                    }
                ]
            },
            False,
        ),
        (
            "one runs on",
            "sol limited",
            {
                "/earlier": [
                    {"outcome": "granted", "valid_from": "2025-03-01", "valid_to": "2026-03-29"},
                    {"outcome": "granted", "valid_from": "2025-03-01", "duration": "open_ended"},
                ]
            },
            False,
        ),
    ],
    "HND-171": [("interim", "interim", {"/application/lss_informed": None}, False)],
    "HND-203": [("changed in favour", FAVOUR, {"/inquiry/answers/individual_plan": None}, False)],
    "HND-262": [
        ("interim answers nothing", "interim", {"/inquiry/answers/decision_request/day": "2026-03-01"}, True),
        ("struck", OFF, {"/inquiry/answers/decision_request/day": "2026-03-01"}, False),
    ],
    "HRS-021": [
        ("changed in the middle of a frame", FAVOUR, {"/decision/valid_from": "2026-05-15"}, True),
        ("a slip", SLIP, {"/decision/valid_from": "2026-05-15"}, False),
    ],
    "LSOL-021": [
        (
            "fewer than reckoned, by wish",
            LESS,
            {"/inquiry/activities": [{"activity": "simning", "times_per_month": "4", "hours_each": "2.5"}]},
            False,
        ),
    ],
}
