"""Sound cases of what comes after a decision: served, ordered, appealed, as changes of the sound cases."""

from typing import Any

from tests.law.checks.sound import Changes
from tests.law.checks.sound_measures import ADULTS_HOME, CHILDS_HOME, WORK
from tests.law.checks.sound_support import ANSWERS, CONTACT_PERSON, RELIEF, SHORT_STAY, SUPERVISION

ORDER = "/order/answers"


def _order(**answers: Any) -> Changes:
    """Answers of the order form: words alone, or a whole answer."""
    return {
        f"{ORDER}/{id}": {"text": given} if isinstance(given, str) else given for id, given in answers.items()
    }


RECEIPT: Changes = {
    "/service": {
        "sent": "2026-03-26",
        "way": "receipt",
        "received": "2026-03-30",
        "inquiry_enclosed": "yes",
        "appeal_enclosed": "yes",
    }
}
"""Three weeks end on Monday 20 April 2026."""
POST: Changes = {
    "/service": {
        "sent": "2026-03-26",
        "way": "simplified",
        "control_sent": "2026-03-27",
        "inquiry_enclosed": "yes",
        "appeal_enclosed": "yes",
    },
    "/decision/service": "simplified",
    "/decision/simplified_informed": "2026-02-10",
}
"""Served on 9 April; three weeks end on Thursday 30 April 2026."""
ORDERED: Changes = {
    **RECEIPT,
    "/order/provider": "Hjälpen i Solköping",
    "/order/provider_contact": "Storgatan 1\n543 21 Solköping",
    "/order/provider_kind": "own",
    "/order/consent": "2026-03-25",
    "/order/start": "2026-04-06",
    "/order/sent": "2026-03-27",
    "/order/wishes_text": "Ada hör bäst om man står mitt emot.",
}
COMPANION: Changes = {
    **ORDERED,
    **_order(cost_decision={"choice": "yes"}, costs_expected="Inträde till simhallen."),
}
ORALLY: Changes = {
    **COMPANION,
    "/order/oral": "2026-03-26",
    "/order/oral_to": "Eva Alm",
    **_order(
        oral_content="Ledsagning till simhallen på lördag",
        oral_confirmed={"day": "2026-03-26"},
        oral_agrees={"choice": "yes"},
    ),
}
RELATIVE: Changes = {
    **COMPANION,
    "/order/wishes": [
        {"kind": "relative", "wish": "Min syster följer med", "asked": "2026-03-20", "answer": "met"}
    ],
    "/order/relative_approved": "yes",
    **_order(relative_worker="Bea Lindqvist, syster"),
}
APPOINTED: Changes = {
    **CONTACT_PERSON,
    **ORDERED,
    "/order/started": "2026-04-06",
    **_order(
        contact_person="Cia Holm",
        contact_person_address="Björkvägen 2\n543 21 Solköping",
        appointment={"day": "2026-03-30"},
        appointment_from={"day": "2026-04-06"},
        appointment_to={"choice": "day", "day": "2027-03-31"},
    ),
}
FAMILY_HOME: Changes = {
    **CHILDS_HOME,
    **ORDERED,
    "/order/started": "2026-04-06",
    "/order/goals": "Klara morgonen själv.",
    f"{ANSWERS}/housing_form/choice": "familjehem",
    f"{ANSWERS}/duty_teaching": {"text": "Skolan"},
    f"{ANSWERS}/duty_aids": {"text": "Regionen"},
    "/inquiry/needs": [
        {"area": "learning", "need": "Bilder att följa"},
        {"area": "home", "need": "En vuxen nära"},
    ],
    **_order(
        school_contact={"choice": "taken"},
        order_child="Fråga Ada själv om varje dag.",
        family_home_approval={"text": "2026-0101", "day": "2026-03-20"},
        family_home_plan={"day": "2026-03-30"},
        family_home_contract={"day": "2026-03-30"},
        family_home_consent={"day": "2026-03-10"},
        family_home_unit="Familjehemsenheten\nBox 7\n123 45 Exempelstad",
        register_control={"choice": "done", "day": "2026-03-01", "text": "Åsa Lind; i akten"},
    ),
}
ELSEWHERE: Changes = {
    **ADULTS_HOME,
    **ORDERED,
    **_order(
        elsewhere_home={"choice": "yes", "text": "Grankommun"},
        elsewhere_place="Gruppbostaden Björken, Björkvägen 4",
        elsewhere_reasons="En mycket ovanlig diagnos.",
        elsewhere_told={"day": "2026-03-26"},
        elsewhere_notice={"day": "2026-03-26"},
        elsewhere_notice_told={"day": "2026-03-26"},
    ),
}
FOLLOWED_UP: Changes = {
    **COMPANION,
    "/order/started": "2026-04-06",
    "/follow_up/held": [
        {
            "day": "2026-04-20",
            "way": "home",
            "with_whom": "Ada Lindqvist och Eva Alm från utföraren",
            "provider_present": "part",
            "provider_agreed": "yes",
            "inquiry_reviewed": True,
            "order_reviewed": True,
            "plan_reviewed": True,
            "other_plans": "none",
            "content_right": "yes",
            "extent_right": "yes",
            "quality_good": "no",
            "needs_met": "unclear",
            "carried_out": "Ada simmar varje vecka.\n\nLedsagaren byts ofta.",
            "hours_fit": "yes",
            "goals_met": "yes",
            "goals_updated": "Målen är desamma.",
            "views": "Ada vill ha samma ledsagare varje gång.",
            "deficient": "yes",
            "lex_sarah": "no",
            "deficiencies": "Fem ledsagare på en månad.",
            "remedies": "Utföraren ska ordna en fast ledsagare till den 15 maj.",
            "provider_told": "2026-04-20",
            "outcome": "none",
            "next_day": "2026-10-20",
        }
    ],
}

AFTER: dict[str, Changes] = {
    "receipt": RECEIPT,
    "simplified": POST,
    "electronically": {
        **POST,
        "/service/way": "electronic_simplified",
        "/service/control_sent": None,
    },
    "ordered": COMPANION,
    "orally": ORALLY,
    "relative": RELATIVE,
    "relief": {**RELIEF, **ORDERED, **_order(relief_whom="Adas mamma")},
    "contact person": APPOINTED,
    "contact person until further notice": {**APPOINTED, f"{ORDER}/appointment_to": {"choice": "open"}},
    "short stay": {**SHORT_STAY, **ORDERED},
    "supervision": {**SUPERVISION, **ORDERED, **_order(order_child="Fråga Ada själv.")},
    "daily activity": {
        **WORK,
        **ORDERED,
        **_order(goal_work="Praktik på ett kafé.", goal_measure="Ada har provat två kaféer."),
    },
    "family home": FAMILY_HOME,
    "elsewhere": ELSEWHERE,
    "followed up": FOLLOWED_UP,
}
"""Granted, and what came after."""

APPEALED: Changes = {
    **RECEIPT,
    "/appeal": {
        "received": "2026-04-20",
        "by": "Ada Lindqvist",
        "decision_named": "yes",
        "change_wanted": "Bifall.",
        "review": "unchanged",
        "reviewed_by": "Åsa Lind",
        "review_reasons": "Inget nytt har kommit fram.",
        "claim": "none",
        "claim_reasons": "Behovet väntas vara detsamma.",
        "statement": "Nämnden står fast vid beslutet.",
        "forwarded": "2026-04-24",
    },
}
AFTER_REFUSED: dict[str, Changes] = {
    "appealed": APPEALED,
    "reservation claimed": {
        **APPEALED,
        "/appeal/claim": "reservation",
        "/appeal/claim_reasons": "Ada opereras i höst.",
    },
    "limit claimed": {**APPEALED, "/appeal/claim": "limit", "/appeal/claim_to": "2027-03-31"},
    "both claimed": {**APPEALED, "/appeal/claim": "both", "/appeal/claim_to": "2027-03-31"},
    "slip corrected": {**APPEALED, "/appeal/review": "slip_corrected", "/appeal/changed": "2026-04-22"},
    "changed": {
        **APPEALED,
        "/appeal/review": "changed",
        "/appeal/changed": "2026-04-22",
        "/appeal/changed_to_detriment": "no",
    },
    "late by wrong information": {
        **APPEALED,
        "/appeal/received": "2026-04-22",
        "/appeal/wrong_information": "yes",
    },
    "in time at the court": {
        **APPEALED,
        "/appeal/received": "2026-04-22",
        "/appeal/court_received": "2026-04-20",
    },
}
"""Refused, and appealed."""
