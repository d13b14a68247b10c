"""Sound cases of LSS 9 § 4 to 9 § 7, as changes of the sound cases of ledsagarservice."""

from typing import Any

from tests.law.checks.sound import CHILD, Changes

ANSWERS = "/inquiry/answers"


def answered(texts: dict[str, str], choices: dict[str, str] | None = None) -> Changes:
    """Answers by question id: words, and a chosen option where one is named."""
    chosen = choices or {}
    found: dict[str, Any] = {}
    for id in {**texts, **chosen}:
        choice = {"choice": chosen[id]} if id in chosen else {}
        source = {"who": "personen", "how": "samtal", "day": "2026-02-10"}
        found[f"{ANSWERS}/{id}"] = {
            "text": texts.get(id, "Det framgår av samtalet."),
            "source": source,
        } | choice
    return found


NO_HOURS: Changes = {"/decision/hours_per_month": None, "/inquiry/activities": None}

CONTACT_PERSON: Changes = {
    **NO_HOURS,
    **answered(
        {"contact_need": "Att komma ut bland andra.", "contact_extent": "Varannan vecka, tre timmar."},
        {"housing_kind": "own"},
    ),
    "/measure": "kontaktperson",
    "/decision/scope": "två träffar i månaden, tre timmar varje gång",
}
RELIEF: Changes = {
    **answered(
        {
            "care_given": "Föräldrarna, dygnet runt.",
            "extra_work": "Matning, lyft och tillsyn på natten.",
            "relief_each_carer": "Mamman arbetar kväll.",
            "relief_need_now": "Tio timmar i månaden.",
            "relief_need_later": "Samma.",
            "relief_variation": "Mer på sommaren.",
            "unforeseen_needs": "När en förälder blir sjuk.",
            "reliever_wishes": "Samma person, lördagar.",
        },
        {"siblings": "no", "relief_kind": "both", "relief_purpose": "rest", "housing_kind": "parents"},
    ),
    "/measure": "avlosarservice",
    "/inquiry/activities": None,
    "/decision/purpose": "vila och träffa vänner",
}
SHORT_STAY: Changes = {
    **NO_HOURS,
    **answered(
        {
            "stay_continuity": "Samma personal och rum.",
            "stay_how_often": "Varannan helg.",
            "stay_variation": "Jämnt.",
            "stay_holidays": "Inte på julen.",
            "stay_not_wanted": "Julen.",
            "stay_acute": "När en förälder blir sjuk.",
            "daily_routine": "Skolskjuts från korttidshemmet.",
            "stay_rounding": "De extra dygnen täcker akuta behov.",
        },
        {
            "ground_relief": "yes",
            "ground_change": "yes",
            "ground_recreation": "no",
            "siblings": "no",
            "housing_kind": "parents",
            "stay_kind": "overnight",
            "stay_pattern": "second_weekend",
            "stay_rounding": "up",
            "long_period": "no",
            "stay_health_care": "no",
            "stay_form_wish": "home",
            "stay_form_met": "yes",
        },
    ),
    "/measure": "korttidsvistelse",
    "/decision/scope": "84 dygn per år, i genomsnitt 7 dygn per månad",
    "/decision/purpose": "få miljöombyte",
}
DAY_STAY: Changes = {
    **SHORT_STAY,
    f"{ANSWERS}/stay_kind/choice": "day_short",
    f"{ANSWERS}/stay_pattern/choice": "other",
    f"{ANSWERS}/stay_rounding": None,
    "/decision/scope": "48 tillfällen per år, i genomsnitt 4 tillfällen per månad",
}
YOUTH: Changes = {
    **{key: value for key, value in CHILD.items() if key != "/person/personal_number"},
    "/person/personal_number": None,
    "/person/birth_day": "2011-09-15",
    "/application/capacity": "lacks",
}
"""Fourteen years old in the spring of 2026."""
SUPERVISION: Changes = {
    **NO_HOURS,
    **YOUTH,
    **answered(
        {
            "school": "Björkskolan, årskurs 8.",
            "school_times": "8–14, vanliga lov.",
            "leisure_now": "Hemma ensam. Inget fritidshem finns för åldern.",
            "supervision_need": "Någon vuxen hela tiden.",
            "supervision_care": "Hjälp vid måltider.",
            "activity_need": "Lek och rörelse med andra.",
            "met_by_guardians": "De arbetar dagtid.",
        },
        {
            "outside_hours": "no",
            "housing_kind": "parents",
            "before_school": "no",
            "after_school": "yes",
            "in_holidays": "yes",
        },
    ),
    "/measure": "korttidstillsyn",
    "/decision/scope": "fem dagar i veckan efter skolan och hela dagar under lov",
    "/decision/purpose": "ha en trygg och meningsfull fritid",
}

SUPPORT: dict[str, Changes] = {
    "kontaktperson": CONTACT_PERSON,
    "avlosarservice": RELIEF,
    "korttidsvistelse": SHORT_STAY,
    "korttidsvistelse, dag": DAY_STAY,
    "korttidstillsyn": SUPERVISION,
}
