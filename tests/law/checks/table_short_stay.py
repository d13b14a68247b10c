"""Cases of the checks on korttidsvistelse: name, case, changes, found."""

from tests.law.checks.sound import CHILD, Changes
from tests.law.checks.sound_support import ANSWERS, DAY_STAY, SHORT_STAY
from tests.law.checks.table_support import (
    GROUND,
    NOTHING,
    OPEN,
    PARTLY,
    REFUSED,
    SCOPE,
    SIBLING,
    WHOLE,
    Row,
    choice,
    rows,
    text,
)


def undecided(measure: Changes) -> Changes:
    return {key: value for key, value in measure.items() if not key.startswith("/decision")}


ADULT_ASSISTANT: Changes = choice("relative_assistant", "yes")
SINGLE: Changes = {
    SCOPE: "60 dygn per år, varav 12 dygn i en följd, och därutöver i genomsnitt 4 dygn per månad",
    **text("single_days", "12"),
    **text("recurring_days", "48"),
    f"{ANSWERS}/single_from/day": "2026-06-15",
    f"{ANSWERS}/single_to/day": "2026-08-15",
}
HALF_YEAR: Changes = {"/decision/valid_to": "2026-09-30"}

TABLE: dict[str, list[Row]] = {
    "KOR-002": rows(
        SHORT_STAY,
        ("granted", WHOLE, {}, False),
        ("refused with grounds", REFUSED, {}, True),
        ("one ground is enough", REFUSED, choice("ground_relief", "no"), True),
        (
            "development alone",
            REFUSED,
            {
                **choice("ground_relief", "no"),
                **choice("ground_change", "unclear"),
                **choice("ground_development", "yes"),
            },
            False,
        ),
        ("refused in part", PARTLY, {}, False),
    ),
    "KOR-003": rows(
        SHORT_STAY,
        ("no siblings", WHOLE, {}, False),
        ("siblings, not weighed in", WHOLE, {**choice("siblings", "yes"), **text("siblings", "-")}, True),
        ("in the household", WHOLE, {**SIBLING, f"{ANSWERS}/siblings": None}, True),
    ),
    "KOR-004": rows(
        SHORT_STAY,
        ("another ground", REFUSED, {}, False),
        ("does not stay overnight", REFUSED, {GROUND: "no_overnight_stay"}, True),
        ("in part", PARTLY, {GROUND: "no_overnight_stay"}, True),
        ("granted", WHOLE, {GROUND: "no_overnight_stay"}, False),
    ),
    "KOR-005": rows(
        SHORT_STAY,
        ("both kinds", WHOLE, {}, False),
        ("only relief", WHOLE, choice("ground_change", "no"), True),
        (
            "only recreation",
            NOTHING,
            {**choice("ground_relief", "no"), **choice("ground_recreation", "yes")},
            True,
        ),
        ("change and recreation are one kind", WHOLE, {**choice("ground_relief", "no")}, True),
        (
            "told",
            WHOLE,
            {**choice("ground_change", "no"), f"{ANSWERS}/single_ground_informed/day": "2026-02-10"},
            False,
        ),
        ("none", NOTHING, {**choice("ground_relief", "no"), **choice("ground_change", "no")}, False),
    ),
    "KOR-006": rows(
        SHORT_STAY,
        ("no assistant", WHOLE, {}, False),
        ("adult, relative is assistant", WHOLE, ADULT_ASSISTANT, True),
        ("described", WHOLE, {**ADULT_ASSISTANT, **text("care_outside_assistance", "Nätter.")}, False),
        ("child", WHOLE, {**CHILD, **ADULT_ASSISTANT}, False),
        ("other ground", WHOLE, {**ADULT_ASSISTANT, **choice("ground_relief", "no")}, False),
    ),
    "KOR-009": rows(
        SHORT_STAY,
        ("answered", WHOLE, {}, False),
        ("one open", WHOLE, text("stay_acute", None), True),
        ("a choice open", NOTHING, choice("long_period", None), True),
    ),
    "KOR-010": rows(
        DAY_STAY,
        ("same day", WHOLE, choice("stay_span", "same_day"), False),
        ("not asked", WHOLE, {}, False),
        ("over midnight", WHOLE, choice("stay_span", "over_midnight"), True),
        (
            "overnight stays are",
            WHOLE,
            {**choice("stay_kind", "overnight"), **choice("stay_span", "over_midnight")},
            False,
        ),
    ),
    "KOR-010/level": rows(
        DAY_STAY,
        ("5.5 hours", WHOLE, text("stay_length", "5,5"), False),
        ("exactly six", WHOLE, text("stay_length", "6 timmar"), True),
        (
            "exactly six, upper",
            WHOLE,
            {**choice("stay_kind", "day_long"), **text("stay_length", "6")},
            False,
        ),
        (
            "under six, upper",
            NOTHING,
            {**choice("stay_kind", "day_long"), **text("stay_length", "5,99")},
            True,
        ),
        ("no number", WHOLE, text("stay_length", "en eftermiddag"), False),
    ),
    "KOR-011": rows(
        SHORT_STAY,
        ("84 = 12 × 7", WHOLE, {}, False),
        ("81", WHOLE, {SCOPE: "81 dygn per år, i genomsnitt 6,75 dygn per månad"}, True),
        ("81, open-ended", OPEN, {SCOPE: "81 dygn per år, i genomsnitt 6,75 dygn per månad"}, True),
        (
            "a shorter decision",
            WHOLE,
            {**HALF_YEAR, SCOPE: "40 dygn, i genomsnitt 6,67 dygn per månad"},
            False,
        ),
        ("a day less than a year", WHOLE, {"/decision/valid_to": "2027-03-30", SCOPE: "85 dygn"}, True),
        ("eleven months", WHOLE, {"/decision/valid_to": "2027-02-28", SCOPE: "85 dygn"}, False),
        ("refused", REFUSED, {SCOPE: "81 dygn per år"}, False),
    ),
    "KOR-012": rows(
        SHORT_STAY,
        ("reasoned", WHOLE, {}, False),
        ("not reasoned", WHOLE, text("stay_rounding", None), True),
        ("a dash", NOTHING, text("stay_rounding", "–"), True),
        ("even", WHOLE, {**choice("stay_rounding", "even"), **text("stay_rounding", None)}, False),
    ),
    "KOR-012/choice": rows(
        SHORT_STAY,
        ("chosen", WHOLE, {}, False),
        ("not chosen", WHOLE, {f"{ANSWERS}/stay_rounding": None}, True),
        ("said to be even", WHOLE, choice("stay_rounding", "even"), True),
        (
            "needs none",
            WHOLE,
            {**choice("stay_pattern", "week_a_month"), f"{ANSWERS}/stay_rounding": None},
            False,
        ),
        ("shorter than a year", WHOLE, {**HALF_YEAR, f"{ANSWERS}/stay_rounding": None}, False),
        ("nothing decided yet", NOTHING, {**undecided(SHORT_STAY), f"{ANSWERS}/stay_rounding": None}, False),
    ),
    "KOR-012/unused": rows(
        SHORT_STAY,
        ("up", WHOLE, {}, False),
        ("down", WHOLE, choice("stay_rounding", "down"), True),
        (
            "down, with weeks",
            WHOLE,
            {**choice("stay_rounding", "down"), **text("stay_not_used", "Jul och midsommar.")},
            False,
        ),
    ),
    "KOR-012/partly": rows(
        SHORT_STAY,
        ("not stated", WHOLE, {}, False),
        ("as applied for", WHOLE, text("stay_applied", "84"), False),
        ("fewer", WHOLE, text("stay_applied", "85 dygn"), True),
        ("fewer, in part", PARTLY, text("stay_applied", "96"), False),
        ("two numbers say nothing", WHOLE, text("stay_applied", "90 eller 96"), False),
    ),
    "KOR-013": rows(
        SHORT_STAY,
        ("a pattern", WHOLE, {}, True),
        ("a pattern, undecided", NOTHING, undecided(SHORT_STAY), True),
        ("another", WHOLE, choice("stay_pattern", "other"), False),
        ("none", WHOLE, {f"{ANSWERS}/stay_pattern": None}, False),
    ),
    "KOR-016": [
        *rows(
            SHORT_STAY,
            ("both", WHOLE, {}, False),
            ("no average", WHOLE, {SCOPE: "84 dygn per år"}, True),
            ("no number", WHOLE, {SCOPE: "i genomsnitt 7 dygn per månad"}, True),
            ("they differ", WHOLE, {SCOPE: "84 dygn per år, i genomsnitt 8 dygn per månad"}, True),
            ("half a year", WHOLE, {**HALF_YEAR, SCOPE: "42 dygn, i genomsnitt 7 dygn per månad"}, False),
            ("a year's number for half a year", WHOLE, HALF_YEAR, True),
            ("a single stay beside", WHOLE, SINGLE, False),
            (
                "a single stay, but the whole average",
                WHOLE,
                {**SINGLE, SCOPE: "60 dygn, 5 dygn per månad"},
                True,
            ),
            ("nothing said is INS-001", WHOLE, {SCOPE: None}, False),
            ("refused", REFUSED, {SCOPE: "84 dygn per år"}, False),
        ),
        *rows(DAY_STAY, ("day stay", OPEN, {}, False), ("no average", OPEN, {SCOPE: "48 tillfällen"}, True)),
    ],
    "KOR-018": rows(
        SHORT_STAY,
        ("none", WHOLE, {}, False),
        ("12 + 48 = 60", WHOLE, SINGLE, False),
        ("12 + 47", WHOLE, {**SINGLE, **text("recurring_days", "47")}, True),
        ("recurring not stated", WHOLE, {**SINGLE, **text("recurring_days", None)}, True),
        ("refused", REFUSED, {**SINGLE, **text("recurring_days", "47")}, False),
    ),
    "KOR-018/period": rows(
        SHORT_STAY,
        ("12 in two months", WHOLE, SINGLE, False),
        ("12 in 12", WHOLE, {**SINGLE, f"{ANSWERS}/single_to/day": "2026-06-26"}, False),
        ("12 in 11", WHOLE, {**SINGLE, f"{ANSWERS}/single_to/day": "2026-06-25"}, True),
        ("ends before it begins", NOTHING, {**SINGLE, f"{ANSWERS}/single_to/day": "2026-06-01"}, True),
    ),
    "KOR-020": [
        *rows(
            SHORT_STAY,
            ("overnight", WHOLE, {}, False),
            ("both in one", WHOLE, {SCOPE: "84 dygn och 24 tillfällen per år, 7 dygn per månad"}, True),
            ("occasions of an overnight stay", WHOLE, {SCOPE: "48 tillfällen, 4 per månad"}, True),
        ),
        *rows(
            DAY_STAY,
            ("day", WHOLE, {}, False),
            ("dygn of a day stay", WHOLE, {SCOPE: "48 dygn per år, 4 dygn per månad"}, True),
        ),
    ],
    "KOR-026": rows(
        SHORT_STAY,
        ("met", WHOLE, {}, False),
        ("not met, and why", WHOLE, choice("stay_form_met", "no"), False),
        ("not met", WHOLE, {**choice("stay_form_met", "no"), **text("stay_form_met", None)}, True),
        ("refused", REFUSED, {**choice("stay_form_met", "no"), **text("stay_form_met", None)}, False),
    ),
    "KOR-034": rows(
        SHORT_STAY,
        ("no camp", WHOLE, {}, False),
        ("apart", WHOLE, {**choice("camp", "inside"), **choice("camp_days", "separate")}, False),
        ("included", WHOLE, {**choice("camp", "inside"), **choice("camp_days", "included")}, True),
        ("refused", REFUSED, choice("camp_days", "included"), False),
    ),
    "KOR-035": rows(
        SHORT_STAY,
        ("need is a no", REFUSED, choice("camp", "outside"), False),
        ("need is a yes", REFUSED, {**choice("camp", "outside"), **choice("long_period", "yes")}, True),
        ("need not tried", REFUSED, {GROUND: "outside_camp_target", **choice("long_period", None)}, True),
        (
            "granted in another form",
            PARTLY,
            {GROUND: "outside_camp_target", **choice("long_period", "yes")},
            False,
        ),
        ("no camp", REFUSED, choice("long_period", "yes"), False),
    ),
}
