"""Cases of write-off, dismissal, interim, permission, delay refused: name, sound case, changes, found."""

from tests.law.checks.sound import CHILD, Changes
from tests.law.checks.sound_kinds import CUSTODIANS

WITHDRAWN = "/application/withdrawn"
D = "/decision/dismissal"
P = "/decision/permission"
OFF, LATE, INCOMPLETE = "written off", "late appeal dismissed", "incomplete dismissed"
PERMISSION, OPENED, DELAY = "permission", "inquiry opened", "delay refused"
OUTSIDE: Changes = {"/inquiry/personkrets": {"result": "none", "reasons": "Ingen grupp."}}
NO_RIGHT: Changes = {D: {"what": "no_right_to_apply"}, "/application/applicant": "anhorig"}
CONTACT: Changes = {**CHILD, "/measure": "kontaktperson", "/decision/scope": "två träffar i månaden"}
STEP_ONE = {"kind": "inquiry_opening", "day": "2026-02-20"}
STEP_TWO = {"kind": "permission", "day": "2026-03-20", "outcome": "granted"}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-111": [
        ("not withdrawn", "lss limited", {}, False),
        ("withdrawn, and granted", "lss limited", {WITHDRAWN: "2026-03-20"}, True),
        ("withdrawn, and refused", "sol refused", {WITHDRAWN: "2026-03-20"}, True),
        ("withdrawn, nothing decided", "sol undecided", {WITHDRAWN: "2026-03-20"}, True),
        ("on the day of the decision", "sol limited", {WITHDRAWN: "2026-03-25"}, True),
        ("after the decision", "sol limited", {WITHDRAWN: "2026-03-26"}, False),
        ("written off", OFF, {}, False),
    ],
    "HND-111/noted": [
        ("all there", OFF, {}, False),
        ("no day", OFF, {WITHDRAWN: None}, True),
        ("no manner", OFF, {"/application/withdrawn_how": None}, True),
        ("by nobody", OFF, {"/application/withdrawn_by": "-"}, True),
        ("on the day of the decision", OFF, {WITHDRAWN: "2026-03-25"}, False),
        ("the day after", OFF, {WITHDRAWN: "2026-03-26"}, True),
        ("before the application", OFF, {WITHDRAWN: "2026-01-31"}, True),
    ],
    "HND-174": [
        ("withdrawn", OFF, OUTSIDE, False),
        ("struck for it", OFF, {**OUTSIDE, WITHDRAWN: None}, True),
        ("dismissed for it", LATE, {**OUTSIDE, **NO_RIGHT}, True),
        ("inside", LATE, NO_RIGHT, False),
        ("an appeal", LATE, OUTSIDE, False),
        ("SoL has no such group", INCOMPLETE, OUTSIDE, False),
    ],
    "HND-093/pending": [
        ("named", "interim", {}, False),
        ("not named", "interim", {"/decision/underlying": None}, True),
        ("only a dash", "interim", {"/decision/underlying": "-"}, True),
        ("an ordinary decision", "sol limited", {}, False),
    ],
    "HND-093/act": [
        ("SoL", "interim", {}, False),
        ("LSS", "lss limited", {"/decision/kind": "interim", "/decision/underlying": "2026-0040"}, True),
        ("LSS, refused", "lss refused", {"/decision/kind": "interim"}, False),
        ("an ordinary decision", "lss limited", {}, False),
    ],
    "HND-134": [
        ("answered", LATE, {}, False),
        ("wrong information unanswered", LATE, {f"{D}/wrong_information": None}, True),
        ("the court unanswered", LATE, {f"{D}/court_in_time": None}, True),
        ("no appeal", INCOMPLETE, {}, False),
    ],
    "HND-134/excused": [
        ("neither", LATE, {}, False),
        ("wrong information", LATE, {f"{D}/wrong_information": "yes"}, True),
        ("in time at the court", LATE, {f"{D}/court_in_time": "yes"}, True),
        ("no appeal", INCOMPLETE, {f"{D}/court_in_time": "yes"}, False),
    ],
    "HND-134/days": [
        ("all there", LATE, {}, False),
        *((name, LATE, {f"{D}/{name}": None}, True) for name in ("served", "last_day", "received")),
        ("no appeal", INCOMPLETE, {}, False),
    ],
    "HND-134/in_time": [
        ("late", LATE, {}, False),
        ("on the last day", LATE, {f"{D}/received": "2026-02-23"}, True),
        ("the day after", LATE, {f"{D}/received": "2026-02-24"}, False),
        (
            "the stated last day is too early",
            LATE,
            {f"{D}/last_day": "2026-02-20", f"{D}/received": "2026-02-23"},
            True,
        ),
        (
            "three weeks end on a Saturday",
            LATE,
            {f"{D}/served": "2026-02-07", f"{D}/last_day": "2026-02-28", f"{D}/received": "2026-03-02"},
            True,
        ),
        ("no appeal", INCOMPLETE, {f"{D}/received": "2026-02-20", f"{D}/last_day": "2026-02-23"}, False),
    ],
    "HND-095/incomplete": [
        ("asked", INCOMPLETE, {}, False),
        ("not asked", INCOMPLETE, {f"{D}/asked_to_complete": None}, True),
        ("asked the day before", INCOMPLETE, {f"{D}/asked_to_complete": "2026-03-24"}, False),
        ("asked on the day", INCOMPLETE, {f"{D}/asked_to_complete": "2026-03-25"}, True),
        ("an appeal", LATE, {}, False),
    ],
    "HND-095/own": [
        ("a relative", LATE, NO_RIGHT, False),
        ("the person", LATE, {**NO_RIGHT, "/application/applicant": "person"}, True),
        (
            "a small child alone",
            LATE,
            {**NO_RIGHT, "/application/applicant": "person", "/person/personal_number": "201701012393"},
            False,
        ),
        ("incomplete", INCOMPLETE, {}, False),
    ],
    "HND-262/late": [
        ("in time", DELAY, {}, False),
        ("on the last day", DELAY, {"/decision/requested_decision": "2026-02-25"}, False),
        ("the day after", DELAY, {"/decision/requested_decision": "2026-02-24"}, True),
        ("before the request", DELAY, {"/decision/requested_decision": "2026-03-26"}, True),
        ("an ordinary decision", "sol limited", {"/decision/requested_decision": "2026-01-01"}, False),
    ],
    "HND-262/once": [
        ("first", DELAY, {}, False),
        ("again", DELAY, {"/earlier": [{"kind": "delay_refusal", "day": "2025-12-01"}]}, True),
        ("in an earlier case", DELAY, {"/earlier": [{"kind": "delay_refusal", "day": "2025-08-31"}]}, False),
        (
            "noted in the inquiry",
            DELAY,
            {"/inquiry/answers/decision_request_refused/day": "2026-01-10"},
            True,
        ),
        (
            "this one, noted there too",
            DELAY,
            {"/inquiry/answers/decision_request_refused/day": "2026-03-25"},
            False,
        ),
    ],
    "HND-016": [
        ("decided and sent", "lss limited", {"/service/sent": "2026-03-26"}, False),
        ("sent, nothing decided", "lss undecided", {"/service/sent": "2026-03-26"}, True),
        ("started, no day", "sol limited", {"/order/started": "2026-04-01", "/decision/day": None}, True),
        ("nothing has followed", "sol undecided", {}, False),
        ("written off and sent", OFF, {"/service/sent": "2026-03-26"}, False),
    ],
    "HND-035/shown": [
        ("all there", PERMISSION, {}, False),
        ("nobody consents", PERMISSION, {f"{P}/applying": None}, True),
        ("nobody opposes", OPENED, {f"{P}/opposing": None}, True),
        ("not said how", PERMISSION, {f"{P}/opposition": None}, True),
        ("not shown", OPENED, {f"{P}/opposition_basis": " "}, True),
        ("refused", PERMISSION, {"/decision/outcome": "refused", f"{P}/opposition_basis": None}, False),
    ],
    "HND-035/best_interests": [
        ("said", PERMISSION, {}, False),
        ("not said", PERMISSION, {f"{P}/best_interests": None}, True),
        ("step one needs none", OPENED, {}, False),
        ("refused", PERMISSION, {"/decision/outcome": "refused", f"{P}/best_interests": None}, False),
    ],
    "HND-035/applicable": [
        ("a child of two", PERMISSION, {}, False),
        ("an adult", PERMISSION, {"/person/personal_number": "199001012385"}, True),
        ("sole custody", OPENED, {"/application/second_custodian": "sole_custody"}, True),
        (
            "the other consents",
            PERMISSION,
            {"/register/representatives": [{**one, "position": "consents"} for one in CUSTODIANS]},
            True,
        ),
        (
            "none consents",
            PERMISSION,
            {"/register/representatives": [{**one, "position": "opposes"} for one in CUSTODIANS]},
            True,
        ),
        ("one and the same", PERMISSION, {f"{P}/opposing": "bo lindqvist"}, True),
        ("nobody in the register", PERMISSION, {"/register/representatives": None}, False),
    ],
    "HND-036/kinds": [
        ("a contact person", PERMISSION, {}, False),
        ("relief", PERMISSION, {"/measure": "avlosarservice"}, False),
        ("housing", PERMISSION, {"/measure": "bostad_barn"}, True),
        ("step one, companion", OPENED, {"/measure": "ledsagarservice"}, True),
    ],
    "HND-037/opened": [
        ("opened", PERMISSION, {}, False),
        ("not opened", PERMISSION, {f"{P}/inquiry_opened": None}, True),
        ("opened on the day", PERMISSION, {f"{P}/inquiry_opened": "2026-03-25"}, False),
        ("opened the day after", PERMISSION, {f"{P}/inquiry_opened": "2026-03-26"}, True),
        ("among the earlier ones", PERMISSION, {f"{P}/inquiry_opened": None, "/earlier": [STEP_ONE]}, False),
        ("among them, but later", PERMISSION, {"/earlier": [{**STEP_ONE, "day": "2026-03-30"}]}, True),
    ],
    "HND-037/order": [
        ("no such way", "lss limited", CONTACT, False),
        ("allowed before", "lss limited", {**CONTACT, "/earlier": [STEP_ONE, STEP_TWO]}, False),
        ("only opened", "lss limited", {**CONTACT, "/earlier": [STEP_ONE]}, True),
        (
            "allowed on the day",
            "lss limited",
            {**CONTACT, "/earlier": [STEP_ONE, {**STEP_TWO, "day": "2026-03-25"}]},
            False,
        ),
        (
            "allowed the day after",
            "lss limited",
            {**CONTACT, "/earlier": [STEP_ONE, {**STEP_TWO, "day": "2026-03-26"}]},
            True,
        ),
        (
            "not allowed",
            "lss limited",
            {**CONTACT, "/earlier": [STEP_ONE, {**STEP_TWO, "outcome": "refused"}]},
            True,
        ),
        ("refused", "lss refused", {**CHILD, "/measure": "kontaktperson", "/earlier": [STEP_ONE]}, False),
    ],
    "HND-038/kinds": [
        ("the section", PERMISSION, {}, False),
        ("the board", PERMISSION, {"/decision/decider_kind": "board"}, False),
        ("an officer", PERMISSION, {"/decision/decider_kind": "officer"}, True),
        ("not said", PERMISSION, {"/decision/decider_kind": None}, True),
        ("step one by an officer", OPENED, {"/decision/decider_kind": "officer"}, False),
    ],
}
