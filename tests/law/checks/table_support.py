"""Cases of the checks on scope, residence, relief and supervision: name, case, changes, found."""

from tests.law.checks.sound import CHILD, Changes
from tests.law.checks.sound_measures import WORK
from tests.law.checks.sound_support import (
    ANSWERS,
    CONTACT_PERSON,
    RELIEF,
    SUPERVISION,
)

GROUND = "/decision/refusal_ground"
SCOPE = "/decision/scope"
WHOLE, PARTLY, REFUSED, OPEN, NOTHING = (
    "lss limited",
    "lss partly",
    "lss refused",
    "lss open",
    "lss undecided",
)

Row = tuple[str, str, Changes, bool]


def choice(id: str, value: str | None) -> Changes:
    return {f"{ANSWERS}/{id}/choice": value}


def text(id: str, value: str | None) -> Changes:
    return {f"{ANSWERS}/{id}/text": value}


def rows(measure: Changes, *rows: Row) -> list[Row]:
    return [(name, base, {**measure, **changes}, found) for name, base, changes, found in rows]


SIBLING: Changes = {"/register/household": [{"name": "Bo Ek", "relation": "lillebror"}]}
FAR_SIBLING: Changes = {"/register/household": [{"name": "Bo Ek", "relation": "syster", "lives_here": "no"}]}
IN_HOUSE: Changes = choice("housing_kind", "bmss_adult")
HOUSE_KNOWN: Changes = {
    **text("housing_support", "En timme i veckan."),
    **text("housing_support_person", "Ingenting på helgen."),
    **text("housing_schedule", "Bara vardagar."),
    **text("housing_gap", "Simning på lördagar."),
}
STARTS = "/decision/valid_from"
IN_TERM_YEAR: Changes = {"/person/birth_day": "2013-03-01"}

TABLE: dict[str, list[Row]] = {
    "INS-001": [
        *rows(
            CONTACT_PERSON,
            ("said", WHOLE, {}, False),
            ("not said", WHOLE, {SCOPE: None}, True),
            ("a dash, in part", PARTLY, {SCOPE: "–"}, True),
            ("refused", REFUSED, {SCOPE: None}, False),
        ),
        *rows(SUPERVISION, ("not said", OPEN, {SCOPE: None}, True)),
        *rows(WORK, ("daily activity is DAG-016", WHOLE, {SCOPE: None}, False)),
        *rows(RELIEF, ("counted in hours", WHOLE, {SCOPE: None}, False)),
    ],
    "KPE-001": rows(
        CONTACT_PERSON,
        ("answered", WHOLE, {}, False),
        ("what for", WHOLE, text("contact_need", None), True),
        ("how much", NOTHING, text("contact_extent", "?"), True),
    ),
    "LED-014": [
        ("own home", WHOLE, choice("housing_kind", "own"), False),
        ("not asked", WHOLE, {}, False),
        ("lives there", WHOLE, IN_HOUSE, True),
        ("as a child", NOTHING, choice("housing_kind", "bmss_child"), True),
        ("adapted home gives none", WHOLE, choice("housing_kind", "adapted"), False),
        ("examined", WHOLE, {**IN_HOUSE, **HOUSE_KNOWN}, False),
        (
            "only by the home",
            WHOLE,
            {**IN_HOUSE, **HOUSE_KNOWN, **text("housing_support_person", None)},
            True,
        ),
    ],
    "LED-015": [
        ("refused, nothing known", REFUSED, IN_HOUSE, True),
        ("refused in part, nothing known", PARTLY, IN_HOUSE, True),
        ("refused, known", REFUSED, {**IN_HOUSE, **HOUSE_KNOWN}, False),
        ("granted", WHOLE, IN_HOUSE, False),
        ("refused, own home", REFUSED, choice("housing_kind", "own"), False),
    ],
    "AVL-003": rows(
        RELIEF,
        ("adult", WHOLE, text("extra_work", None), False),
        ("child, described", WHOLE, CHILD, False),
        ("child, not described", WHOLE, {**CHILD, **text("extra_work", None)}, True),
        ("child, a dash", NOTHING, {**CHILD, **text("extra_work", "-")}, True),
    ),
    "AVL-004": rows(
        RELIEF,
        ("no siblings", WHOLE, {**choice("siblings", "no"), **text("siblings", None)}, False),
        ("siblings, weighed in", WHOLE, choice("siblings", "yes"), False),
        ("siblings, not weighed in", WHOLE, {**choice("siblings", "yes"), **text("siblings", None)}, True),
        ("in the household", WHOLE, {**SIBLING, f"{ANSWERS}/siblings": None}, True),
        ("lives elsewhere", WHOLE, {**FAR_SIBLING, f"{ANSWERS}/siblings": None}, False),
        ("in the household, but answered no", WHOLE, {**SIBLING, **text("siblings", None)}, False),
    ),
    "AVL-001": rows(
        RELIEF,
        ("answered", WHOLE, {}, False),
        ("one open", WHOLE, text("care_given", None), True),
        ("a choice open", NOTHING, choice("relief_kind", None), True),
    ),
    "AVL-005": rows(
        RELIEF,
        ("with parents", WHOLE, {}, False),
        ("family home", WHOLE, choice("housing_kind", "family_home"), True),
        ("not asked", WHOLE, {f"{ANSWERS}/housing_kind": None}, False),
    ),
    "AVL-006": rows(
        RELIEF,
        ("rest", WHOLE, {}, False),
        ("time with siblings", WHOLE, choice("relief_purpose", "siblings"), False),
        ("own outings", WHOLE, choice("relief_purpose", "own_activities"), True),
    ),
    "AVL-007": rows(
        RELIEF,
        ("ten hours", WHOLE, {}, False),
        ("none", WHOLE, {"/decision/hours_per_month": None}, True),
        ("none, in part", PARTLY, {"/decision/hours_per_month": None}, True),
        ("zero", WHOLE, {"/decision/hours_per_month": "0"}, True),
        ("refused", REFUSED, {"/decision/hours_per_month": None}, False),
    ),
    "AVL-010": rows(
        RELIEF,
        ("no amount", WHOLE, {}, False),
        ("in the purpose", WHOLE, {"/decision/purpose": "vila, med 300 kr i månaden"}, True),
        ("in the edited letter", WHOLE, {"/decision/wordings/grant": {"text": "Du får 300 kronor."}}, True),
        ("a number, but no amount", WHOLE, {"/decision/purpose": "vila 10 timmar och 3 krafttag"}, False),
        ("refused", REFUSED, {"/decision/purpose": "300 kr"}, False),
    ),
    "AVL-011": rows(
        RELIEF,
        ("not asked", WHOLE, {}, False),
        ("siblings too", WHOLE, choice("siblings_relieved", "yes"), True),
        ("not siblings", WHOLE, choice("siblings_relieved", "no"), False),
        (
            "with its own decision",
            WHOLE,
            {**choice("siblings_relieved", "yes"), **text("siblings_sol", "2026-0043")},
            False,
        ),
    ),
    "KTS-002": rows(
        SUPERVISION,
        ("fourteen", WHOLE, {}, False),
        ("twelve on the day", WHOLE, {"/person/birth_day": "2014-04-01"}, False),
        ("twelve the day after", WHOLE, {"/person/birth_day": "2014-04-02"}, True),
        ("age unknown", WHOLE, {"/person/birth_day": None}, False),
        ("refused", REFUSED, {"/person/birth_day": "2016-04-02"}, False),
    ),
    "KTS-002/term": rows(
        SUPERVISION,
        ("turned fourteen last year", WHOLE, {"/person/birth_day": "2011-12-31"}, False),
        ("turns thirteen this year, term unset", WHOLE, IN_TERM_YEAR, False),
        ("turns thirteen next year", WHOLE, {"/person/birth_day": "2014-01-01"}, True),
        ("no start", WHOLE, {"/person/birth_day": "2014-01-01", STARTS: None}, False),
    ),
    "KTS-002/school": rows(
        SUPERVISION,
        ("noted", WHOLE, {}, False),
        ("not noted", WHOLE, text("school", None), True),
        ("a dash", NOTHING, text("school", "-"), True),
    ),
    "KTS-004": rows(
        SUPERVISION,
        ("another ground", REFUSED, {}, False),
        ("guardian at home", REFUSED, {GROUND: "guardian_not_working"}, True),
        ("in part", PARTLY, {GROUND: "guardian_not_working"}, True),
    ),
    "KTS-005": rows(
        SUPERVISION,
        ("with parents", WHOLE, {}, False),
        ("in housing", WHOLE, choice("housing_kind", "bmss_child"), True),
        (
            "what it gives, but no reason",
            WHOLE,
            {**choice("housing_kind", "bmss_child"), **text("met_by_housing", "Tillsyn kvällar.")},
            True,
        ),
        (
            "what it gives, and a social reason",
            WHOLE,
            {
                **choice("housing_kind", "bmss_child"),
                **text("met_by_housing", "Tillsyn kvällar."),
                **text("social_reason", "Jämnåriga vänner."),
            },
            False,
        ),
    ),
    "KTS-006": rows(
        SUPERVISION,
        ("another ground", REFUSED, {}, False),
        ("more assistance", REFUSED, {GROUND: "assistance_could_increase"}, True),
        ("in part", PARTLY, {GROUND: "assistance_could_increase"}, True),
    ),
    "KTS-006/assistance": rows(
        SUPERVISION,
        ("none", WHOLE, {}, False),
        ("has assistance", WHOLE, {"/application/has_assistance": "yes"}, True),
        (
            "and what it meets is known",
            NOTHING,
            {"/application/has_assistance": "yes", **text("met_by_assistance", "Bara morgnar.")},
            False,
        ),
    ),
    "KTS-008": rows(
        SUPERVISION,
        ("answered", WHOLE, {}, False),
        ("one open", WHOLE, text("activity_need", None), True),
        ("a choice open", NOTHING, choice("outside_hours", None), True),
    ),
    "KTS-009": rows(
        SUPERVISION,
        ("within", WHOLE, {}, False),
        ("outside", WHOLE, choice("outside_hours", "yes"), True),
        ("not asked", WHOLE, choice("outside_hours", None), False),
    ),
}
