"""Sound cases of each measure, act and outcome, and ways to change them field by field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lssdesk.law.checks import Finding, run
from lssdesk.model import document
from lssdesk.model.case import Case
from tests.law.checks.sound_kinds import KINDS

TODAY = date(2026, 4, 27)

Changes = Mapping[str, Any]


def _source(who: str) -> dict[str, str]:
    return {"who": who, "how": "samtal", "day": "2026-02-10"}


def _answer(text: str, choice: str | None = None) -> dict[str, Any]:
    return {"text": text, "source": _source("personen"), **({"choice": choice} if choice else {})}


YES = {"answer": "yes", "reasons": "Det framgår av utredningen."}
NO = {"answer": "no", "reasons": "Det framgår av utredningen."}
UNCLEAR = {"answer": "unclear", "reasons": "Underlaget räcker inte."}

COMMON: dict[str, Any] = {
    "format": "lssdesk-case",
    "version": 1,
    "number": "2026-0042",
    "opened": "2026-02-02",
    "officer": "Åsa Lind",
    "person": {"personal_number": "199001012385", "given_name": "Ada", "family_name": "Lindqvist"},
    "application": {
        "received": "2026-02-01",
        "channel": "written",
        "applicant": "person",
        "identity": "established",
        "request": "Jag vill kunna simma och träffa vänner.",
        "has_assistance": "no",
        "lss_informed": "2026-02-10",
    },
    "inquiry": {
        "opened": "2026-02-02",
        "concluded": "2026-03-20",
        "answers": {
            "wishes": _answer("Ada vill simma varje vecka."),
            "life_situation": _answer("Ada bor själv och går sällan ut."),
            "isolation_need": _answer("Synnedsättningen gör det svårt att ta sig ut.", "yes"),
            "situations": _answer("Simhall, vänner."),
            "how_often": _answer("En gång i veckan."),
            "how_long": _answer("Två och en halv timme."),
            "during_activity": _answer("Även i simhallen.", "both"),
            "costs_expected": _answer("Nej.", "no"),
            "goals": _answer("Delta i samhället som andra."),
        },
        "activities": [
            {"activity": "simning", "times_per_month": "4", "hours_each": "2.5", "companion": "both"}
        ],
        "evidence": [{"kind": "Läkarintyg", "issuer": "Distriktsläkare", "day": "2026-02-15"}],
        "communication": {
            "sent": "2026-03-01",
            "reply_by": "2026-03-15",
            "hearing_informed": "2026-03-01",
        },
    },
    "decision": {
        "day": "2026-03-25",
        "reasons": "Ada kan på grund av sin synnedsättning inte ta sig till simhallen själv.",
        "decided_by": "Åsa Lind",
        "decider_title": "handläggare",
        "delegation": "3.2",
        "service": "receipt",
    },
}

GROUP_THREE: Changes = {
    "/inquiry/answers/pkr_tried": {"choice": "3"},
    "/inquiry/answers/pkr_3a": _answer("Synnedsättningen är medfödd.", "yes"),
    "/inquiry/answers/pkr_lasting": {"text": "Den finns kvar hela livet."},
    "/inquiry/answers/pkr_3b": _answer("Den är medfödd.", "yes"),
    "/inquiry/answers/pkr_3c": _answer("Ada ser bara skillnad på ljust och mörkt.", "yes"),
    "/inquiry/answers/pkr_3d": _answer("Ada kan inte förflytta sig ute själv.", "yes"),
    "/inquiry/answers/pkr_3e": _answer("Ada behöver hjälp varje dag.", "yes"),
    "/inquiry/answers/pkr_frequency": {"choice": "daily"},
    "/inquiry/answers/pkr_medical": {"text": "Synen väntas inte bli bättre."},
    "/inquiry/answers/pkr_social": {"text": "Ada bor själv."},
    "/inquiry/answers/pkr_psychological": {"text": "Ada är trygg med andra."},
    "/inquiry/answers/pkr_pedagogical": {"text": "Ada lär sig nya vägar långsamt."},
}
"""Each criterion of group 3 is met."""

LSS: Changes = {
    "/measure": "ledsagarservice",
    **GROUP_THREE,
    "/inquiry/personkrets": {"result": "3", "reasons": "Varaktig synnedsättning med stora svårigheter."},
    "/inquiry/need_test": {"belongs": YES, "needs": YES, "unmet": YES, "good_living": YES},
    "/inquiry/answers/individual_plan": {"choice": "yes", "day": "2026-03-10"},
}
SOL: Changes = {
    "/measure": "ledsagning",
    "/inquiry/need_test": {"cannot_alone": YES, "cannot_otherwise": YES},
}
GRANTED: Changes = {
    "/decision/outcome": "granted",
    "/decision/hours_per_month": "10",
    "/decision/valid_from": "2026-04-01",
    "/decision/reservation": "yes",
    "/decision/reservation_reasons": "Adas syn väntas bli bättre efter operationen.",
    "/decision/purpose": "simma",
}
LIMITED: Changes = {
    "/decision/duration": "limited",
    "/decision/valid_to": "2027-03-31",
    "/decision/duration_reasons": "Ada opereras under året och behovet väntas då minska.",
}
OPEN: Changes = {
    "/decision/duration": "open_ended",
    "/decision/duration_reasons": "Behovet är detsamma under lång tid.",
}
REFUSED: Changes = {
    "/decision/outcome": "refused",
    "/decision/refusal_ground": "met_otherwise",
    "/decision/met_how": "Sambon följer med till simhallen varje vecka sedan januari, och vill fortsätta.",
    "/decision/reasons": "Ada simmar och träffar vänner varje vecka med sin sambo, och vill ha det så.",
}

BASES: dict[str, Changes] = {
    "lss limited": {**LSS, **GRANTED, **LIMITED},
    "lss open": {**LSS, **GRANTED, **OPEN},
    "lss refused": {**LSS, **REFUSED, "/inquiry/need_test/unmet": NO},
    "lss partly": {
        **LSS,
        **REFUSED,
        **GRANTED,
        **LIMITED,
        "/decision/outcome": "partly_granted",
    },
    "lss undecided": {**LSS, "/decision": {}},
    "sol limited": {**SOL, **GRANTED, **LIMITED},
    "sol open": {**SOL, **GRANTED, **OPEN},
    "sol refused": {**SOL, **REFUSED, "/inquiry/need_test/cannot_otherwise": NO},
    "sol partly": {**SOL, **REFUSED, **GRANTED, **LIMITED, "/decision/outcome": "partly_granted"},
    "sol undecided": {**SOL, "/decision": {}},
}

BEFORE_JULY_2025: Changes = {
    "/application/received": "2025-05-01",
    "/inquiry/concluded": "2025-06-20",
    "/inquiry/communication/sent": "2025-06-01",
    "/inquiry/communication/reply_by": "2025-06-15",
    "/inquiry/communication/hearing_informed": "2025-06-01",
    "/decision/day": "2025-06-30",
}
"""The last day of the old SoL."""

CHILD: Changes = {
    "/person/personal_number": "201701012393",
    "/application/applicant": "vardnadshavare",
    "/application/second_custodian": "applied",
    "/application/attitude": "supports",
    "/inquiry/answers/parental_responsibility": _answer("Ett barn i samma ålder åker buss själv."),
    "/inquiry/answers/childs_best_interests": _answer("Barnet får vara med sina vänner."),
    "/inquiry/answers/childs_voice": _answer("Barnet vill simma."),
    "/inquiry/answers/child_informed": _answer("Med bilder, och barnet förstod.", "given"),
    "/inquiry/answers/child_heard": _answer("I två korta samtal.", "talk"),
    "/inquiry/answers/child_mature": _answer("Barnets vilja får stor vikt.", "yes"),
    "/inquiry/answers/custodians_view": _answer("Båda vill att barnet får simma."),
    "/inquiry/answers/best_interests_decision": _answer("Barnet får vara med sina vänner."),
}
"""Nine years old in 2026."""

YOUNG: Changes = {
    **{key: value for key, value in CHILD.items() if key.startswith("/inquiry")},
    "/person/personal_number": None,
    "/person/birth_day": "2010-06-01",
    "/application/capacity": "able",
    "/register/representatives": [
        {"kind": "vardnadshavare", "name": "Bo Lindqvist", "basis": "law", "position": "consents"},
        {"kind": "vardnadshavare", "name": "Cia Lindqvist", "basis": "law", "position": "consents"},
    ],
}
"""Fifteen years old in 2026, and has applied without help."""

EARLIER: Changes = {
    "/earlier": [
        {
            "day": "2025-12-10",
            "outcome": "granted",
            "hours_per_month": "10",
            "valid_from": "2026-01-01",
            "duration": "limited",
            "valid_to": "2026-12-31",
        }
    ]
}
"""A decision of ten hours a month that runs through 2026."""


def case(base: str, changes: Changes | None = None) -> Case:
    """A sound case with some fields changed; None takes a field away."""
    found: dict[str, Any] = dict(COMMON)
    own, kind = KINDS.get(base, (base, {}))
    for part in (BASES[own], kind, changes or {}):
        for pointer, value in part.items():
            found = document.put(found, pointer, value)
    return document.to_case(found)


def findings(base: str, changes: Changes | None = None) -> tuple[Finding, ...]:
    """What the checks find in such a case."""
    return run(case(base, changes), TODAY)


def found(key: str, base: str, changes: Changes | None = None) -> list[Finding]:
    """The findings of one check in such a case."""
    return [one for one in findings(base, changes) if one.key == key]
