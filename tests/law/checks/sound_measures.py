"""Sound cases of housing, daily activity and advance rulings, as changes of an LSS case."""

from tests.law.checks.sound import CHILD, NO, Changes
from tests.law.checks.sound_support import ANSWERS, NO_HOURS, answered

FORMS: Changes = {f"{ANSWERS}/forms_informed": {"text": "Båda föräldrarna, vid mötet.", "day": "2026-02-10"}}

CHILDS_HOME: Changes = {
    **NO_HOURS,
    **CHILD,
    **FORMS,
    **answered(
        {
            "support_at_home": "Avlösning och korttidsvistelse.",
            "care_need": "Hjälp med allt, dygnet runt.",
            "school_place": "Björkskolan i Solköping.",
            "school_support": "En vuxen hela dagen.",
            "wishes_form": "Familjen önskar familjehem.",
            "best_interest_form": "Familjehem ger Ada en vardag som liknar andra barns.",
            "emotional_social": "Få vuxna som känner Ada.",
            "continuity": "Familjehemmet kan ta emot länge.",
            "family_contact": "Du åker hem varannan helg.",
            "parents_planning": "Möte den 10 februari.",
            "housing_form": "Du behöver få vuxna omkring dig.",
        },
        {
            "living_reason": "cannot",
            "schooling": "yes",
            "school_form": "anpassad_grundskola",
            "limited_to_form": "no",
            "housing_form": "familjehem",
        },
    ),
    "/measure": "bostad_barn",
    "/decision/purpose": "växa upp tryggt",
}
"""Nine years old, in a family home."""

ADULTS_HOME: Changes = {
    **NO_HOURS,
    **FORMS,
    **answered(
        {
            "care_need": "Stöd morgon och kväll.",
            "wishes_form": "En egen lägenhet nära vänner.",
            "housing_form": "Du behöver personal nära, men inte hela tiden.",
        },
        {
            "support_need": "yes",
            "adapt_dwelling": "no",
            "limited_to_form": "no",
            "indicator_group": "no",
            "indicator_service": "yes",
            "indicator_adapted": "no",
            "housing_form": "servicebostad",
        },
    ),
    "/measure": "bostad_vuxna",
    "/decision/purpose": "bo själv",
}
"""An adult in a service flat."""

GROUP_ONE: Changes = {
    **{
        f"{ANSWERS}/pkr_{name}": None
        for name in ("3a", "3b", "3c", "3d", "3e", "lasting", "frequency", "medical", "social")
    },
    f"{ANSWERS}/pkr_psychological": None,
    f"{ANSWERS}/pkr_pedagogical": None,
    **answered(
        {"pkr_diagnosis": "Utvecklingsstörning, F70.", "pkr_certified": "Läkarintyget.", "pkr_onset": "3"},
        {
            "pkr_tried": "1",
            "pkr_diagnosis": "utvecklingsstorning",
            "pkr_certified": "yes",
            "pkr_1a": "yes",
            "pkr_1b": "yes",
            "pkr_1c": "yes",
        },
    ),
    f"{ANSWERS}/pkr_certified/source": {"who": "distriktsläkare", "how": "intyg", "day": "2026-02-15"},
    "/inquiry/personkrets": {"result": "1", "reasons": "Utvecklingsstörning, enligt läkarintyget."},
    "/inquiry/evidence": [
        {
            "kind": "Läkarintyg",
            "issuer": "Distriktsläkare",
            "day": "2026-02-15",
            "received": "2026-02-18",
            "profession": "physician",
            "basis": "observation",
            "confirms": "yes",
            "describes": "yes",
            "diagnosis": "F70",
            "examinations": "WISC",
        }
    ],
}
WORK: Changes = {
    **NO_HOURS,
    **GROUP_ONE,
    **answered(
        {
            "education_plans": "Anpassad gymnasieskola. Inga planer på studier.",
            "work_history": "Praktik på ett kafé.",
            "attendance_help": "Hjälp vid måltider.",
            "extent": "Fyra dagar i veckan.",
            "attendance_obstacles": "Inga.",
            "af_contact": "Intyget visar det.",
        },
        {
            "working_age": "yes",
            "no_employment": "yes",
            "no_education": "yes",
            "studies": "no",
            "af_contact": "obvious",
            "daily_wish": "meaningful",
            "activity_direction": "both",
        },
    ),
    "/measure": "daglig_verksamhet",
    "/decision/scope": "fyra dagar i veckan",
    "/decision/purpose": "ha en meningsfull vardag",
}
"""Group 1, thirty-six years old."""

RULING: Changes = {
    "/application/kind": "forhandsbesked",
    "/decision/valid_from": None,
    "/decision/valid_to": None,
    "/decision/duration": None,
    "/decision/duration_reasons": None,
    **answered(
        {"fhb_intention": "Ada har skrivit på för en lägenhet.", "fhb_home_municipality": "Solköping."},
        {"fhb_intention": "yes", "fhb_other_pending": "no", "fhb_met_home": "no", "fhb_start": "decision"},
    ),
}
FROM_OFFER: Changes = {**RULING, f"{ANSWERS}/fhb_start": {"choice": "offer"}}

MEASURES: dict[str, Changes] = {
    "bostad_barn": CHILDS_HOME,
    "bostad_vuxna": ADULTS_HOME,
    "daglig_verksamhet": WORK,
}
RULINGS: dict[str, Changes] = {
    "bostad_barn": {**CHILDS_HOME, **FROM_OFFER},
    "bostad_vuxna": {**ADULTS_HOME, **FROM_OFFER},
    "daglig_verksamhet": {**WORK, **RULING},
    "ledsagarservice": RULING,
}
REFUSED: dict[str, Changes] = {
    name: {**changes, "/decision/scope": None, "/decision/purpose": None, "/inquiry/need_test/unmet": NO}
    for name, changes in MEASURES.items()
}
