"""Cases of the checks on a measure that the person gives up: name, sound case, changes, found."""

from tests.law.checks.sound import Changes
from tests.law.checks.sound_kinds import FIXED, RUNNING

PART = "/decision/change"
WISH, LESS, BOARD = "ended by wish", "less by wish", "ended by the board"
BY_GUARDIAN: Changes = {f"{PART}/requested_by": "Karl Ceder, god man"}
ATTITUDE = "/application/attitude"

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-115": [
        ("understood", WISH, {}, False),
        *(
            (answer or "unanswered", WISH, {f"{PART}/understood": answer}, True)
            for answer in (None, "no", "unclear")
        ),
        ("how is not said", WISH, {f"{PART}/understood_how": None}, True),
        ("only less of it", LESS, {f"{PART}/understood": None}, False),
        ("ended by the board", BOARD, {}, False),
        (
            "by wish, on the reservation",
            WISH,
            {f"{PART}/ground": "reservation", f"{PART}/understood": "no"},
            True,
        ),
    ],
    "HND-115/decision": [
        ("a decision that ends it", WISH, {}, False),
        ("an application", WISH, {"/decision/kind": None}, True),
        ("written off", "written off", {PART: {"effect": "ends", "requested": "2026-03-20"}}, True),
        ("a withdrawn application", "written off", {}, False),
        (
            "left in a draft of a grant",
            "lss limited",
            {PART: {"effect": "ends", "requested": "2026-03-20"}},
            False,
        ),
    ],
    "HND-115/when": [
        ("all there", WISH, {}, False),
        ("no day", WISH, {f"{PART}/requested": None}, True),
        ("no manner", WISH, {f"{PART}/requested_how": None}, True),
        ("by nobody", LESS, {f"{PART}/requested_by": " "}, True),
        ("on the day of the decision", WISH, {f"{PART}/requested": "2026-03-25"}, False),
        ("the day after", WISH, {f"{PART}/requested": "2026-03-26"}, True),
        ("ended by the board", BOARD, {}, False),
    ],
    "HND-115/reservation": [
        ("reserved", WISH, {}, False),
        ("not reserved", WISH, {"/earlier": [FIXED]}, True),
        ("not said", WISH, {"/earlier": [{**RUNNING, "reservation": None}]}, True),
        ("not known", WISH, {"/earlier": None}, False),
        ("ended by the board", BOARD, {"/earlier": [FIXED]}, False),
    ],
    "HND-021/change": [
        ("by the person", WISH, {}, False),
        ("by given name", WISH, {f"{PART}/requested_by": "ada"}, False),
        ("by the person, in other words", WISH, {f"{PART}/requested_by": "Personen själv"}, False),
        ("by the person, with more words", WISH, {f"{PART}/requested_by": "Hon själv, per telefon"}, False),
        ("by a guardian", WISH, BY_GUARDIAN, True),
        (
            "by one in the register",
            WISH,
            {
                f"{PART}/requested_by": "Karl Ceder",
                "/register/representatives": [{"kind": "god_man", "name": "karl ceder"}],
            },
            True,
        ),
        ("by a guardian, attitude noted", LESS, {**BY_GUARDIAN, ATTITUDE: "supports"}, False),
        ("ended by the board", BOARD, BY_GUARDIAN, False),
    ],
    "HND-022/change": [
        ("supports", WISH, {**BY_GUARDIAN, ATTITUDE: "supports"}, False),
        ("opposes", WISH, {**BY_GUARDIAN, ATTITUDE: "opposes"}, True),
        ("opposes, less of it", LESS, {**BY_GUARDIAN, ATTITUDE: "opposes"}, True),
        (
            "a small child",
            WISH,
            {**BY_GUARDIAN, ATTITUDE: "opposes", "/person/personal_number": "201701012393"},
            False,
        ),
        ("not established", WISH, {**BY_GUARDIAN, ATTITUDE: "not_established"}, False),
    ],
}
