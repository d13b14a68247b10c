"""Cases of the checks on inquiry and communication: name, sound case, changes, found."""

from tests.law.checks.sound import CHILD, EARLIER, YOUNG, Changes

ANSWERS = "/inquiry/answers"
TALK = "/inquiry/communication"
OMITTED: Changes = {
    f"{TALK}/sent": None,
    f"{TALK}/reply_by": None,
    f"{TALK}/omitted": "obviously_unnecessary",
    f"{TALK}/omitted_reasons": "Allt underlag kommer från Ada själv.",
}
NO_EVIDENCE: Changes = {"/inquiry/evidence": None}
TABLE_ANSWERS: Changes = {
    f"{ANSWERS}/how_often": None,
    f"{ANSWERS}/how_long": None,
    f"{ANSWERS}/during_activity": None,
}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-063": [
        ("both", "lss limited", {}, False),
        ("no wishes", "lss limited", {f"{ANSWERS}/wishes": None}, True),
        ("wishes of dots", "sol limited", {f"{ANSWERS}/wishes/text": " … "}, True),
        ("no goals", "sol limited", {f"{ANSWERS}/goals": None}, True),
        ("no goals, refused in part", "sol partly", {f"{ANSWERS}/goals": None}, True),
        ("no goals, refused", "sol refused", {f"{ANSWERS}/goals": None}, False),
        ("no wishes, refused", "sol refused", {f"{ANSWERS}/wishes": None}, True),
    ],
    "LED-007": [
        ("all answered", "lss limited", {}, False),
        ("life situation", "lss limited", {f"{ANSWERS}/life_situation": None}, True),
        ("a text is no choice", "lss limited", {f"{ANSWERS}/costs_expected/choice": None}, True),
        ("by the table of activities", "lss limited", TABLE_ANSWERS, False),
        ("no table either", "lss limited", {**TABLE_ANSWERS, "/inquiry/activities": None}, True),
        (
            "a row without times",
            "lss limited",
            {
                **TABLE_ANSWERS,
                "/inquiry/activities": [{"activity": "simning", "hours_each": "2", "companion": "both"}],
            },
            True,
        ),
        ("SoL has its own id", "sol limited", {f"{ANSWERS}/life_situation": None}, False),
    ],
    "LSOL-020": [
        ("all answered", "sol limited", {}, False),
        ("isolation", "sol limited", {f"{ANSWERS}/isolation_need": None}, True),
        ("situations by the table", "sol limited", {f"{ANSWERS}/situations": None}, False),
        ("LSS has its own id", "lss limited", {f"{ANSWERS}/isolation_need": None}, False),
    ],
    "HND-091": [
        ("compared", "lss limited", CHILD, False),
        ("empty", "lss limited", {**CHILD, f"{ANSWERS}/parental_responsibility": None}, True),
        ("fifteen too", "sol limited", {**YOUNG, f"{ANSWERS}/parental_responsibility": None}, True),
        ("adult", "sol limited", {}, False),
        (
            "eighteen on the decision's day",
            "sol limited",
            {"/person": {"birth_day": "2008-03-25"}},
            False,
        ),
        ("the day before", "sol limited", {"/person": {"birth_day": "2008-03-26"}}, True),
    ],
    "HND-183": [
        ("written", "sol limited", CHILD, False),
        ("empty", "lss refused", {**CHILD, f"{ANSWERS}/childs_best_interests": None}, True),
        ("adult", "lss refused", {}, False),
    ],
    "HND-184": [
        ("written", "sol limited", CHILD, False),
        ("empty", "sol refused", {**CHILD, f"{ANSWERS}/childs_voice": None}, True),
        ("not said how", "lss limited", {**CHILD, f"{ANSWERS}/child_heard": None}, True),
        ("no custodian asked", "lss limited", {**CHILD, f"{ANSWERS}/custodians_view": None}, True),
        ("no weight", "lss limited", {**CHILD, f"{ANSWERS}/child_mature": None}, True),
        ("weight in words", "lss limited", {**CHILD, f"{ANSWERS}/child_mature/choice": None}, False),
        ("information is HND-187", "lss limited", {**CHILD, f"{ANSWERS}/child_informed": None}, False),
        ("adult", "sol refused", {}, False),
    ],
    "HND-067": [
        ("a document", "lss limited", {}, False),
        ("none", "lss limited", NO_EVIDENCE, True),
        (
            "none is needed",
            "lss limited",
            {
                **NO_EVIDENCE,
                f"{ANSWERS}/evidence_unneeded/text": "Synnedsättningen är känd sedan förra utredningen.",
            },
            False,
        ),
        (
            "dots are no reason",
            "lss limited",
            {**NO_EVIDENCE, f"{ANSWERS}/evidence_unneeded/text": "…"},
            True,
        ),
    ],
    "HND-096": [
        ("concluded", "lss limited", {}, False),
        ("not concluded", "sol limited", {"/inquiry/concluded": None}, True),
        ("not concluded, refused", "sol refused", {"/inquiry/concluded": None}, True),
        ("on the decision's day", "sol limited", {"/inquiry/concluded": "2026-03-25"}, False),
        ("after the decision", "sol limited", {"/inquiry/concluded": "2026-03-26"}, True),
        ("after the earlier decision", "sol limited", EARLIER, False),
        ("the earlier decision's own", "sol limited", {**EARLIER, "/inquiry/concluded": "2025-12-10"}, True),
    ],
    "HND-078": [
        ("sent", "lss limited", {}, False),
        ("neither", "lss limited", {f"{TALK}/sent": None}, True),
        ("reasoned", "sol limited", OMITTED, False),
        ("ground without reasons", "sol limited", {**OMITTED, f"{TALK}/omitted_reasons": "-"}, True),
        ("undecided shows it too", "sol undecided", {f"{TALK}/sent": None}, True),
    ],
    "HND-079": [
        ("refused on a certificate", "sol refused", OMITTED, True),
        ("refused in part", "lss partly", OMITTED, True),
        ("granted", "lss limited", OMITTED, False),
        ("all from the person", "sol refused", {**OMITTED, **NO_EVIDENCE}, False),
        (
            "an answer by somebody else",
            "sol refused",
            {**OMITTED, **NO_EVIDENCE, f"{ANSWERS}/life_situation/source/who": "systern"},
            True,
        ),
        (
            "the person by name",
            "sol refused",
            {**OMITTED, **NO_EVIDENCE, f"{ANSWERS}/life_situation/source/who": "Ada Lindqvist"},
            False,
        ),
        ("an important interest", "sol refused", {**OMITTED, f"{TALK}/omitted": "important_interest"}, False),
        (
            "fewer hours than before",
            "sol limited",
            {**OMITTED, **EARLIER, "/decision/ends_earlier": "2025-0007", "/decision/hours_per_month": "9"},
            True,
        ),
        (
            "as many hours as before",
            "sol limited",
            {**OMITTED, **EARLIER, "/decision/ends_earlier": "2025-0007"},
            False,
        ),
    ],
    "HND-080": [
        ("time out", "lss limited", {}, False),
        ("last day of the reply time", "lss limited", {f"{TALK}/reply_by": "2026-03-25"}, True),
        ("the day after", "lss limited", {f"{TALK}/reply_by": "2026-03-24"}, False),
        (
            "nothing to add",
            "lss limited",
            {f"{TALK}/reply_by": "2026-03-25", f"{TALK}/nothing_to_add": True},
            False,
        ),
        (
            "a reply is not enough",
            "lss limited",
            {f"{TALK}/reply_by": "2026-03-25", f"{TALK}/replied": "2026-03-10"},
            True,
        ),
        ("undecided: by today", "sol undecided", {f"{TALK}/reply_by": "2026-04-27"}, True),
        ("undecided: out yesterday", "sol undecided", {f"{TALK}/reply_by": "2026-04-26"}, False),
    ],
    "HND-080/unset": [
        ("stated", "lss limited", {}, False),
        ("not stated", "lss limited", {f"{TALK}/reply_by": None}, True),
        ("before it was sent", "lss limited", {f"{TALK}/reply_by": "2026-02-28"}, True),
        ("on the day it was sent", "lss limited", {f"{TALK}/reply_by": "2026-03-01"}, False),
        ("not sent", "lss limited", OMITTED, False),
        ("nothing to add", "lss limited", {f"{TALK}/reply_by": None, f"{TALK}/nothing_to_add": True}, False),
    ],
    "HND-082": [
        ("told", "sol limited", {}, False),
        ("not told", "sol limited", {f"{TALK}/hearing_informed": None}, True),
        ("not told, LSS", "lss limited", {f"{TALK}/hearing_informed": None}, True),
        ("nothing sent", "sol limited", {**OMITTED, f"{TALK}/hearing_informed": None}, False),
    ],
    "HND-082/held": [
        ("not asked for", "sol limited", {}, False),
        ("asked for", "sol limited", {f"{TALK}/hearing_requested": True}, True),
        (
            "held",
            "lss limited",
            {f"{TALK}/hearing_requested": True, f"{TALK}/hearing_held": "2026-03-20"},
            False,
        ),
        (
            "refused with reasons",
            "lss limited",
            {f"{TALK}/hearing_requested": True, f"{TALK}/hearing_refused": "Hot mot nämnden."},
            False,
        ),
    ],
    "HND-082/lss": [
        ("told", "lss limited", OMITTED, False),
        ("not told", "lss limited", {**OMITTED, f"{TALK}/hearing_informed": None}, True),
        ("sent is HND-082", "lss limited", {f"{TALK}/hearing_informed": None}, False),
        ("SoL follows the letter", "sol limited", {**OMITTED, f"{TALK}/hearing_informed": None}, False),
    ],
}
