"""Cases of the checks on housing, daily activity, registered measures: name, case, changes, found."""

from tests.law.checks.sound import Changes
from tests.law.checks.sound_measures import ADULTS_HOME, CHILDS_HOME, REFUSED, RULING, WORK
from tests.law.checks.sound_support import ANSWERS

GROUND = "/decision/refusal_ground"
ASSISTANCE = "/application/has_assistance"
WHOLE, PARTLY, NO, OPEN, NOTHING = "lss limited", "lss partly", "lss refused", "lss open", "lss undecided"

Row = tuple[str, str, Changes, bool]


def rows(measure: Changes, *given: Row) -> list[Row]:
    """Cases of a measure: its sound case, changed further."""
    return [(name, base, {**measure, **changes}, found) for name, base, changes, found in given]


def choice(id: str, value: str | None) -> Changes:
    return {f"{ANSWERS}/{id}/choice": value}


def text(id: str, value: str | None) -> Changes:
    return {f"{ANSWERS}/{id}/text": value}


def day(id: str, value: str | None) -> Changes:
    return {f"{ANSWERS}/{id}/day": value}


def _undecided(measure: Changes) -> Changes:
    return {key: value for key, value in measure.items() if not key.startswith("/decision")}


def _ground(measure: str, value: str) -> list[Row]:
    """A ground that never holds: refused with it, in part, granted, and another ground."""
    return rows(
        REFUSED[measure],
        ("refused with it", NO, {GROUND: value}, True),
        ("refused in part", PARTLY, {GROUND: value}, True),
        ("granted", WHOLE, {GROUND: value}, False),
        ("another ground", NO, {}, False),
    )


ASSIST: Changes = {"/measure": "personlig_assistans"}
ADVICE: Changes = {"/measure": "rad_och_stod"}
ADULT: Changes = {"/person/personal_number": "199001012385"}
WEIGHED: Changes = {**choice("passivity_risk", "yes"), **choice("isolation_risk", "no")}
BORN_1957: Changes = {"/person/personal_number": None, "/person/birth_day": "1957-06-01"}
"""Turns 69 on 1 June 2026."""
BORN_1960: Changes = {"/person/personal_number": None, "/person/birth_day": "1960-05-01"}
"""Turned 66 on 1 May 2026, and turns 67 on 1 May 2027."""
BORN_1959: Changes = {"/person/personal_number": None, "/person/birth_day": "1959-02-01"}
"""Turned 66 on 1 February 2025, and 67 on 1 February 2026: the older rule holds."""
RECEIVED = "/application/received"
GRANTED_BEFORE: Changes = {
    "/earlier": [
        {"day": "2020-01-02", "outcome": "granted", "valid_from": "2020-01-02", "duration": "open_ended"}
    ]
}
TOGETHER: Changes = {
    **choice("cohabitation", "yes"),
    **choice("cohabitation_result", "no"),
    **{
        f"{ANSWERS}/cohabitation_{name}": {"text": "Det är utrett."}
        for name in ("need", "quality", "design", "permit", "other")
    },
}
ADAPTED: Changes = choice("housing_form", "sarskilt_anpassad")
THREE: Changes = {"/inquiry/personkrets/result": "3", GROUND: "no_need"}
LOW: Changes = {
    GROUND: "low_attendance",
    **text("attendance_cause", "Långa resor."),
    **text("attendance_will", "Ja, gärna."),
    **text("attendance_support", "Skjuts till dörren."),
}
TO_WORK: Changes = {**choice("work_plan", "yes"), **day("employment", "2027-04-01")}

TABLE: dict[str, list[Row]] = {
    "BOB-001": _ground("bostad_barn", "not_tried_first"),
    "BOB-002": rows(
        CHILDS_HOME,
        ("a child in school", WHOLE, {}, False),
        ("an adult, school ended", WHOLE, {**ADULT, **choice("schooling", "ended")}, True),
        ("an adult, not answered", WHOLE, {**ADULT, **choice("schooling", None)}, True),
        ("an adult, not answered, no outcome yet", NOTHING, {**ADULT, **choice("schooling", None)}, False),
        ("an adult in school", WHOLE, ADULT, False),
        ("upper secondary ends on the day", WHOLE, day("school_ends", "2026-03-25"), False),
        ("upper secondary ended the day before", WHOLE, day("school_ends", "2026-03-24"), True),
        ("unknown age", WHOLE, {"/person/personal_number": None, **choice("schooling", "ended")}, False),
    ),
    "BOB-003": rows(
        CHILDS_HOME,
        ("told, whom and when", WHOLE, {}, False),
        ("no day", WHOLE, day("forms_informed", None), True),
        ("nobody named", NO, text("forms_informed", "-"), True),
        ("not decided yet", NOTHING, {f"{ANSWERS}/forms_informed": None, "/decision": {}}, False),
    ),
    "BOB-003/limited": rows(
        CHILDS_HOME,
        ("both forms", WHOLE, {}, False),
        ("one form only", WHOLE, choice("limited_to_form", "yes"), True),
        ("one form only, undecided", NOTHING, choice("limited_to_form", "yes"), True),
        ("not answered", WHOLE, choice("limited_to_form", None), False),
    ),
    "BOB-004": rows(
        CHILDS_HOME,
        ("all answered", WHOLE, {}, False),
        ("continuity is open", WHOLE, text("continuity", None), True),
        ("the reason has words but no choice", WHOLE, choice("living_reason", None), True),
        ("planning by dashes", WHOLE, text("parents_planning", "--"), True),
    ),
    "BOB-005": rows(
        CHILDS_HOME,
        ("form and reasons", WHOLE, {}, False),
        ("no form", WHOLE, choice("housing_form", None), True),
        ("no reasons are its own part", PARTLY, text("housing_form", "?"), False),
        ("refused", NO, choice("housing_form", None), False),
    ),
    "BOB-005/reasons": rows(
        CHILDS_HOME,
        ("form and reasons", WHOLE, {}, False),
        ("where the best interests are weighed", WHOLE, text("housing_form", None), False),
        (
            "nowhere",
            PARTLY,
            {**text("housing_form", "?"), **text("best_interest_form", None)},
            True,
        ),
        ("refused", NO, {**text("housing_form", None), **text("best_interest_form", None)}, False),
    ),
    "BOB-007": _ground("bostad_barn", "closer_school"),
    "BOB-008": rows(
        CHILDS_HOME,
        ("adapted compulsory school", WHOLE, {}, False),
        ("specialskola", WHOLE, choice("school_form", "specialskola"), True),
        ("Rh-gymnasium", NOTHING, choice("school_form", "rh_gymnasium"), True),
        ("ordinary upper secondary", WHOLE, choice("school_form", "gymnasium"), False),
    ),
    "BOB-010": rows(
        CHILDS_HOME,
        ("no assistance", WHOLE, {}, False),
        ("assistance too", WHOLE, {ASSISTANCE: "yes"}, True),
        ("assistance too, undecided", NOTHING, {ASSISTANCE: "yes"}, True),
        ("unclear", WHOLE, {ASSISTANCE: "unclear"}, False),
        ("the housing is refused", NO, {ASSISTANCE: "yes"}, False),
    ),
    "BOB-010/assistance": rows(
        ASSIST,
        ("with the parents", NOTHING, choice("housing_kind", "parents"), False),
        ("housing with special service", NOTHING, choice("housing_kind", "bmss_child"), True),
        ("family home", NOTHING, choice("housing_kind", "family_home"), True),
        ("not answered", NOTHING, {}, False),
    ),
    "BOV-002": rows(
        ADULTS_HOME,
        ("told, whom and when", WHOLE, {}, False),
        ("no day", WHOLE, day("forms_informed", None), True),
        ("nobody named", PARTLY, text("forms_informed", None), True),
        ("children have their own rule", WHOLE, {**CHILDS_HOME, **day("forms_informed", None)}, False),
    ),
    "BOV-002/limited": rows(
        ADULTS_HOME,
        ("all forms", WHOLE, {}, False),
        ("one form only", WHOLE, choice("limited_to_form", "yes"), True),
        ("one form only, undecided", NOTHING, choice("limited_to_form", "yes"), True),
    ),
    "BOV-003": rows(
        ADULTS_HOME,
        ("form and reasons", WHOLE, {}, False),
        ("no form", OPEN, choice("housing_form", None), True),
        ("no reasons are its own part", WHOLE, text("housing_form", None), False),
        ("refused", NO, choice("housing_form", None), False),
    ),
    "BOV-003/reasons": rows(
        ADULTS_HOME,
        ("form and reasons", WHOLE, {}, False),
        ("no reasons", WHOLE, text("housing_form", None), True),
        ("no form is BOV-003", WHOLE, choice("housing_form", None), False),
        ("refused", NO, text("housing_form", None), False),
    ),
    "BOV-004": rows(
        ADULTS_HOME,
        ("each answered", WHOLE, {}, False),
        ("one indicator is open", WHOLE, choice("indicator_group", None), True),
        ("no wish", WHOLE, text("wishes_form", None), True),
        ("unclear is an answer", WHOLE, choice("indicator_adapted", "unclear"), False),
    ),
    "BOV-006": rows(
        ADULTS_HOME,
        ("with service", WHOLE, {}, False),
        ("adapted, other measures", WHOLE, {**ADAPTED, **choice("other_support", "yes")}, False),
        ("adapted, none", WHOLE, {**ADAPTED, **choice("other_support", "no")}, True),
        ("adapted, not answered", WHOLE, ADAPTED, True),
        ("adapted, not answered, undecided", NOTHING, _undecided({**ADULTS_HOME, **ADAPTED}), False),
        ("adapted, no need of support", WHOLE, {**ADAPTED, **choice("support_need", "no")}, False),
    ),
    "BOV-007": rows(
        ADULTS_HOME,
        ("another dwelling", WHOLE, {}, False),
        ("the present dwelling", NOTHING, choice("adapt_dwelling", "yes"), True),
        ("the present dwelling, refused", NO, choice("adapt_dwelling", "yes"), True),
        ("not answered", WHOLE, choice("adapt_dwelling", None), False),
    ),
    "BOV-008": rows(
        ADULTS_HOME,
        ("no wish", WHOLE, {}, False),
        ("refused with every heading", WHOLE, TOGETHER, False),
        ("a heading is empty", WHOLE, {**TOGETHER, **text("cohabitation_permit", None)}, True),
        (
            "the other lacks need",
            WHOLE,
            {**TOGETHER, **choice("cohabitation_result", "partner_lacks_need")},
            True,
        ),
        ("met", WHOLE, {**choice("cohabitation", "yes"), **choice("cohabitation_result", "yes")}, False),
    ),
    "BOV-009": rows(
        ADULTS_HOME,
        ("neither", WHOLE, {}, False),
        ("assistance", WHOLE, {ASSISTANCE: "yes"}, True),
        ("home care", WHOLE, choice("home_care", "yes"), True),
        ("the adapted dwelling is combinable", WHOLE, {ASSISTANCE: "yes", **ADAPTED}, False),
        ("refused", NO, {ASSISTANCE: "yes"}, False),
    ),
    "BOV-009/assistance": rows(
        ASSIST,
        ("own home", NOTHING, choice("housing_kind", "own"), False),
        ("housing with special service", NOTHING, choice("housing_kind", "bmss_adult"), True),
        ("the adapted dwelling is combinable", NOTHING, choice("housing_kind", "adapted"), False),
    ),
    "BOV-011": rows(
        ADULTS_HOME,
        ("a reservation", OPEN, {}, False),
        (
            "none, without reasons",
            OPEN,
            {"/decision/reservation": "no", "/decision/reservation_reasons": None},
            True,
        ),
        ("none, with reasons", OPEN, {"/decision/reservation": "no"}, False),
        (
            "limited",
            WHOLE,
            {"/decision/reservation": "no", "/decision/reservation_reasons": None},
            False,
        ),
    ),
    "DAG-001": rows(
        WORK,
        ("three yes", WHOLE, {}, False),
        ("studies", WHOLE, choice("no_education", "no"), True),
        ("unclear employment", PARTLY, choice("no_employment", "unclear"), True),
        ("refused", NO, choice("working_age", "no"), False),
    ),
    "DAG-002": rows(
        WORK,
        ("group 1", WHOLE, {}, False),
        ("group 2", WHOLE, {"/inquiry/personkrets/result": "2"}, False),
        ("group 3", WHOLE, {"/inquiry/personkrets/result": "3"}, True),
        ("group 3, in part", PARTLY, {"/inquiry/personkrets/result": "3"}, True),
        ("group 3, refused", NO, {"/inquiry/personkrets/result": "3"}, False),
        ("none is another rule", WHOLE, {"/inquiry/personkrets/result": "none"}, False),
    ),
    "DAG-002/sol": rows(
        REFUSED["daglig_verksamhet"],
        ("group 3, not told", NO, THREE, True),
        ("group 3, told", NO, {**THREE, "/decision/sol_offered": "2026-03-20"}, False),
        ("group 1", NO, {}, False),
        ("the ground is another rule's", NO, {**THREE, GROUND: "not_in_personkrets"}, False),
    ),
    "DAG-003": rows(
        WORK,
        ("young", WHOLE, {}, False),
        ("ends after the age", WHOLE, BORN_1957, True),
        ("ends on the birthday", WHOLE, {**BORN_1957, "/decision/valid_to": "2026-06-01"}, False),
        ("ends the day after", WHOLE, {**BORN_1957, "/decision/valid_to": "2026-06-02"}, True),
        ("starts on the birthday", OPEN, {**BORN_1957, "/decision/valid_from": "2026-06-01"}, True),
        ("weighed", WHOLE, {**BORN_1957, **WEIGHED, **text("isolation_risk", "Har vänner.")}, False),
        ("unknown age", WHOLE, {"/person/personal_number": None}, False),
    ),
    "DAG-005": rows(
        WORK,
        ("an adult, nothing registered", WHOLE, {}, False),
        ("before school ends", WHOLE, day("school_ends", "2026-06-10"), True),
        ("on the day school ends", WHOLE, day("school_ends", "2026-04-01"), False),
        (
            "seventeen, nothing registered",
            WHOLE,
            {"/person/personal_number": None, "/person/birth_day": "2008-09-01"},
            True,
        ),
        ("refused", NO, day("school_ends", "2026-06-10"), False),
    ),
    "DAG-007": rows(
        WORK,
        ("no plan", WHOLE, {}, False),
        ("ends on the day before work", WHOLE, TO_WORK, True),
        ("ends on the day of work", WHOLE, {**TO_WORK, "/decision/valid_to": "2027-04-01"}, True),
        ("goes on a month", WHOLE, {**TO_WORK, "/decision/valid_to": "2027-04-30"}, False),
        ("work without a plan", WHOLE, {**TO_WORK, **choice("work_plan", "no")}, False),
    ),
    "DAG-008": [
        *_ground("daglig_verksamhet", "income_source"),
        ("job-seeker", NO, {**REFUSED["daglig_verksamhet"], GROUND: "job_seeker"}, True),
    ],
    "DAG-009": rows(
        WORK,
        ("obviously not needed", WHOLE, {}, False),
        ("not answered", WHOLE, choice("af_contact", None), True),
        ("still needed", PARTLY, choice("af_contact", "needed"), True),
        ("done", WHOLE, choice("af_contact", "done"), False),
        ("refused", NO, choice("af_contact", None), False),
    ),
    "DAG-009/refusal": _ground("daglig_verksamhet", "work_not_ruled_out"),
    "DAG-011": rows(
        WORK,
        ("a certificate", WHOLE, {}, False),
        (
            "only the school",
            WHOLE,
            {"/inquiry/evidence": [{"kind": "Bedömning", "profession": "school"}]},
            True,
        ),
        (
            "only the school, undecided",
            NOTHING,
            {"/decision": {}, "/inquiry/evidence": [{"kind": "Bedömning", "profession": "school"}]},
            False,
        ),
        (
            "the school and another",
            NO,
            {"/inquiry/evidence": [{"profession": "school"}, {"profession": "physician"}]},
            False,
        ),
        ("no evidence at all", WHOLE, {"/inquiry/evidence": None}, False),
    ),
    "DAG-012": rows(
        WORK,
        ("all answered", WHOLE, {}, False),
        ("extent is open", WHOLE, text("extent", None), True),
        ("the wish is open", NO, choice("daily_wish", None), True),
    ),
    "DAG-013": rows(
        WORK,
        ("not asked for", WHOLE, {ASSISTANCE: "yes"}, False),
        ("asked for", WHOLE, {ASSISTANCE: "yes", **choice("assistance_during", "yes")}, True),
        ("not for that time", WHOLE, {ASSISTANCE: "yes", **choice("assistance_during", "no")}, False),
    ),
    "DAG-013/assistance": rows(
        ASSIST,
        ("not answered", NOTHING, {}, False),
        ("for that time", NOTHING, choice("pas_daily_activity", "yes"), True),
        ("not for that time", NOTHING, choice("pas_daily_activity", "no"), False),
    ),
    "DAG-014": rows(
        WORK,
        ("limited", WHOLE, {}, False),
        ("until further notice", OPEN, {}, True),
        ("ends on the birthday", WHOLE, {**BORN_1957, "/decision/valid_to": "2026-06-01"}, False),
        ("ends the day after", WHOLE, {**BORN_1957, "/decision/valid_to": "2026-06-02"}, True),
        ("weighed", WHOLE, {**BORN_1957, **WEIGHED, **text("isolation_risk", "Har vänner.")}, False),
        ("refused", NO, BORN_1957, False),
        ("a ruling has its own time", WHOLE, {**WORK, **RULING}, False),
    ),
    "DAG-016": rows(
        WORK,
        ("days a week", WHOLE, {}, False),
        ("no extent", WHOLE, {"/decision/scope": None}, True),
        ("dashes, in part", PARTLY, {"/decision/scope": "--"}, True),
        ("refused", NO, {"/decision/scope": None}, False),
    ),
    "DAG-019": rows(
        REFUSED["daglig_verksamhet"],
        ("examined", NO, LOW, False),
        ("will not asked", NO, {**LOW, **text("attendance_will", None)}, True),
        ("nothing asked", NO, {GROUND: "low_attendance"}, True),
        ("another ground", NO, {}, False),
    ),
    "RAD-001": rows(
        ADVICE,
        ("only registered", NOTHING, {}, False),
        ("granted", WHOLE, {}, True),
        ("refused", NO, {}, True),
    ),
    "PAS-017": rows(
        ASSIST,
        ("young", NOTHING, {}, False),
        ("the day before 67", NOTHING, {**BORN_1960, RECEIVED: "2027-04-30"}, False),
        ("on the 67th birthday", NOTHING, {**BORN_1960, RECEIVED: "2027-05-01"}, True),
        ("66 in 2025, under the older rule", NOTHING, {**BORN_1959, RECEIVED: "2026-01-15"}, True),
        ("the day before 66", NOTHING, {**BORN_1959, RECEIVED: "2025-01-31"}, False),
        ("granted before", NOTHING, {**BORN_1959, **GRANTED_BEFORE, RECEIVED: "2026-01-15"}, False),
        ("unknown age", NOTHING, {"/person/personal_number": None, RECEIVED: "2026-01-15"}, False),
    ),
    "HND-178": rows(
        ASSIST,
        (
            "granted before, applied after",
            NOTHING,
            {**BORN_1959, **GRANTED_BEFORE, RECEIVED: "2026-01-15"},
            True,
        ),
        (
            "granted before, the day before 66",
            NOTHING,
            {**BORN_1959, **GRANTED_BEFORE, RECEIVED: "2025-01-31"},
            False,
        ),
        (
            "granted before, on the 66th birthday",
            NOTHING,
            {**BORN_1959, **GRANTED_BEFORE, RECEIVED: "2025-02-01"},
            True,
        ),
        ("nothing granted: PAS-017 blocks", NOTHING, {**BORN_1959, RECEIVED: "2026-01-15"}, False),
        ("young", NOTHING, {}, False),
    ),
    "PAS-029": rows(
        ASSIST,
        ("at registration", NOTHING, {}, True),
        ("decided", WHOLE, {}, False),
        ("another measure", NOTHING, ADVICE, False),
    ),
}
