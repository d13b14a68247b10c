"""Cases of the checks on the order, what it holds for each measure, and what comes before a start."""

from tests.law.checks.sound import CHILD, Changes
from tests.law.checks.sound_measures import ADULTS_HOME, CHILDS_HOME, WORK
from tests.law.checks.sound_support import CONTACT_PERSON, SHORT_STAY, SUPERVISION

A = "/order/answers/"
Q = "/inquiry/answers/"
WHOLE, OPEN, REFUSED, NOTHING, SOL = (
    "lss limited",
    "lss open",
    "lss refused",
    "lss undecided",
    "sol limited",
)

Row = tuple[str, str, Changes, bool]


def order(**values: object) -> Changes:
    return {f"/order/{key}": value for key, value in values.items()}


def rows(shared: Changes, *rows: Row) -> list[Row]:
    return [(name, base, {**shared, **changes}, found) for name, base, changes, found in rows]


NAMED: Changes = order(provider="Hjälpen AB", consent="2026-03-25")
GOT: Changes = {**NAMED, **order(sent="2026-03-27")}
COMPANION: Changes = {**GOT, f"{A}cost_decision/choice": "no"}
RELATIVE = {"kind": "relative", "wish": "Min syster", "answer": "met"}
ELSEWHERE: Changes = {**GOT, **ADULTS_HOME, f"{A}elsewhere_home/choice": "yes"}
FAMILY: Changes = {**CHILDS_HOME, f"{Q}housing_form/choice": "familjehem"}
READY: Changes = {
    **FAMILY,
    **GOT,
    f"{A}family_home_approval": {"text": "2026-0101", "day": "2026-03-20"},
    f"{A}family_home_plan/day": "2026-03-30",
    f"{A}family_home_contract/day": "2026-03-30",
    "/order/started": "2026-04-01",
}
CONTROLLED: Changes = {f"{A}register_control": {"choice": "done", "day": "2026-03-01"}}
APPOINTED: Changes = {
    **CONTACT_PERSON,
    **GOT,
    "/order/started": "2026-04-01",
    f"{A}appointment/day": "2026-03-30",
    f"{A}appointment_from/day": "2026-04-01",
    f"{A}appointment_to/choice": "open",
}

TABLE: dict[str, list[Row]] = {
    "HND-160": [
        ("nothing begun", WHOLE, {}, False),
        ("named, consented", WHOLE, NAMED, False),
        ("no consent", WHOLE, order(provider="Hjälpen AB"), True),
        (
            "consent in the register",
            WHOLE,
            {
                **order(provider="Hjälpen AB"),
                "/register/consents": [{"kind": "order", "given_by": "Ada", "day": "2026-03-01"}],
            },
            False,
        ),
        ("consent after it went out", WHOLE, {**GOT, **order(consent="2026-03-28")}, True),
        ("no provider", WHOLE, {**GOT, **order(provider=None)}, True),
        ("refused", REFUSED, NAMED, True),
        ("not decided", NOTHING, NAMED, True),
    ],
    "HND-161": [
        ("no start", WHOLE, GOT, False),
        ("before the start", WHOLE, {**GOT, **order(start="2026-04-01")}, False),
        ("on the day", WHOLE, {**GOT, **order(start="2026-03-27")}, False),
        ("after the start", WHOLE, {**GOT, **order(start="2026-03-26")}, True),
    ],
    "HND-163": [
        ("no oral order", WHOLE, NAMED, False),
        ("oral, not written", WHOLE, order(oral="2026-04-24"), True),
        ("oral today", WHOLE, order(oral="2026-04-27"), False),
        ("written after", WHOLE, order(oral="2026-04-24", sent="2026-04-25"), False),
    ],
    "HND-163/differs": [
        ("no oral order", WHOLE, {f"{A}oral_agrees/choice": "no"}, False),
        ("agrees", WHOLE, {**order(oral="2026-04-24"), f"{A}oral_agrees/choice": "yes"}, False),
        ("differs", WHOLE, {**order(oral="2026-04-24"), f"{A}oral_agrees/choice": "no"}, True),
    ],
    "HND-188": [
        ("adult", WHOLE, NAMED, False),
        ("child, nothing begun", WHOLE, CHILD, False),
        ("child", WHOLE, {**CHILD, **NAMED}, True),
        ("child, thought of", WHOLE, {**CHILD, **NAMED, f"{A}order_child/text": "Fråga barnet."}, False),
    ],
    "HND-147": [
        ("kind not said", WHOLE, GOT, False),
        ("own", WHOLE, {**GOT, **order(provider_kind="own")}, False),
        ("private, not ordered yet", WHOLE, {**NAMED, **order(provider_kind="private")}, False),
        ("private, not checked", WHOLE, {**GOT, **order(provider_kind="private")}, True),
        ("contracted, not checked", OPEN, {**GOT, **order(provider_kind="contracted")}, True),
        (
            "checked the same day",
            WHOLE,
            {**GOT, **order(provider_kind="lov", permit_checked="2026-03-27")},
            False,
        ),
        (
            "checked afterwards",
            WHOLE,
            {**GOT, **order(provider_kind="lov", permit_checked="2026-03-28")},
            True,
        ),
        ("SoL, no permit for this", SOL, {**GOT, **order(provider_kind="private")}, False),
    ],
    "HND-127": [
        ("no wish", WHOLE, NAMED, False),
        ("met, not approved", WHOLE, order(wishes=[RELATIVE]), True),
        ("met, not settled", WHOLE, order(wishes=[RELATIVE], relative_approved="unclear"), True),
        ("approved", WHOLE, order(wishes=[RELATIVE], relative_approved="yes"), False),
        ("refused", WHOLE, order(wishes=[{**RELATIVE, "answer": "refused"}]), False),
        ("another wish", WHOLE, order(wishes=[{**RELATIVE, "kind": "place"}]), False),
    ],
    "HND-151": rows(
        ELSEWHERE,
        ("here", WHOLE, {f"{A}elsewhere_home/choice": "no"}, False),
        ("no reasons", WHOLE, {}, True),
        ("a dash", WHOLE, {f"{A}elsewhere_reasons/text": "–"}, True),
        ("reasons", WHOLE, {f"{A}elsewhere_reasons/text": "En mycket ovanlig diagnos."}, False),
    ),
    "HND-151/other": [
        ("here", WHOLE, NAMED, False),
        ("housing", WHOLE, ELSEWHERE, False),
        ("another measure", WHOLE, {f"{A}elsewhere_home/choice": "yes"}, True),
        ("answered with no", WHOLE, {f"{A}elsewhere_home/choice": "no"}, False),
    ],
    "HND-152": rows(
        ELSEWHERE,
        ("not told", WHOLE, {}, True),
        ("told", WHOLE, {f"{A}elsewhere_told/day": "2026-03-26"}, False),
        ("not ordered yet", WHOLE, order(sent=None), False),
        ("here", WHOLE, {f"{A}elsewhere_home/choice": "no"}, False),
    ),
    "HND-153": rows(
        ELSEWHERE,
        ("no notice", WHOLE, {}, True),
        ("notice", WHOLE, {f"{A}elsewhere_notice/day": "2026-03-26"}, False),
        ("not ordered yet", WHOLE, order(sent=None), False),
    ),
    "HND-153/told": rows(
        ELSEWHERE,
        ("not told of the notice", WHOLE, {}, True),
        ("told", WHOLE, {f"{A}elsewhere_notice_told/day": "2026-03-26"}, False),
        ("not ordered yet", WHOLE, order(sent=None), False),
    ),
    "LED-026": rows(
        COMPANION,
        ("whole, by the inquiry", WHOLE, {}, False),
        ("nothing begun", WHOLE, order(provider=None, sent=None), False),
        ("no hours", WHOLE, {"/decision/hours_per_month": None}, True),
        ("no purpose", WHOLE, {"/decision/purpose": None}, True),
        ("no goals", WHOLE, {f"{Q}goals": None}, True),
        ("own goals", WHOLE, {f"{Q}goals": None, **order(goals="Simma varje vecka.")}, False),
        ("no activities", WHOLE, {f"{Q}situations": None}, True),
        ("own activities", WHOLE, {f"{Q}situations": None, f"{A}situations/text": "Simning."}, False),
        ("during them not said", WHOLE, {f"{Q}during_activity": None}, True),
        ("costs not said", WHOLE, {f"{A}cost_decision/choice": None}, True),
        (
            "costs decided, which not said",
            WHOLE,
            {f"{A}cost_decision/choice": "yes", f"{Q}costs_expected": None},
            True,
        ),
    ),
    "LSOL-040": rows(
        COMPANION,
        ("whole, by the inquiry", SOL, {}, False),
        ("no goals", SOL, {f"{Q}goals": None}, True),
        ("the goal of a need", SOL, {f"{Q}goals": None, "/inquiry/needs": [{"goal": "Simma."}]}, False),
        ("costs not said", "sol open", {f"{A}cost_decision/choice": None}, True),
        ("refused", "sol refused", {f"{Q}goals": None}, False),
    ),
    "KOR-027": rows(
        {**SHORT_STAY, **GOT},
        ("whole, by the inquiry", WHOLE, {}, False),
        ("how often not said", WHOLE, {f"{Q}stay_how_often": None}, True),
        ("variation not said", WHOLE, {f"{Q}stay_variation": None}, True),
        ("a long period, not said", WHOLE, {f"{Q}long_period/choice": "yes"}, True),
        (
            "a long period, said",
            WHOLE,
            {f"{Q}long_period/choice": "yes", f"{A}order_long_period/text": "14 dygn i juli."},
            False,
        ),
        ("not begun", WHOLE, {f"{Q}stay_how_often": None, **order(provider=None, sent=None)}, False),
    ),
    "KOR-032": rows(
        {**SHORT_STAY, **GOT},
        ("no health care", WHOLE, {}, False),
        ("needed, not coordinated", WHOLE, {f"{Q}stay_health_care/choice": "yes"}, True),
        (
            "needed, coordinated",
            WHOLE,
            {
                f"{Q}stay_health_care/choice": "yes",
                f"{A}stay_health_coordination/text": "Barnkliniken, 20 mars.",
            },
            False,
        ),
    ),
    "KTS-011": rows(
        {**SUPERVISION, **GOT},
        ("whole, by the inquiry", WHOLE, {}, False),
        ("care", WHOLE, {f"{Q}supervision_care": None}, True),
        ("supervision", WHOLE, {f"{Q}supervision_need": None}, True),
        ("activities", WHOLE, {f"{Q}activity_need": None}, True),
        ("in the order itself", WHOLE, {f"{Q}activity_need": None, f"{A}activity_need/text": "Lek."}, False),
    ),
    "BOB-011": rows(
        {**CHILDS_HOME, **GOT},
        ("not noted", WHOLE, {f"{Q}school_contact": None}, True),
        ("taken", WHOLE, {f"{Q}school_contact/choice": "taken"}, False),
        (
            "in the order",
            WHOLE,
            {f"{Q}school_contact": None, f"{A}school_contact/choice": "declined"},
            False,
        ),
        ("not ordered", WHOLE, {f"{Q}school_contact": None, **order(provider=None, sent=None)}, False),
    ),
    "BOB-015": rows(
        READY,
        ("approved", WHOLE, {}, False),
        ("no decision", WHOLE, {f"{A}family_home_approval": None}, True),
        ("no day", WHOLE, {f"{A}family_home_approval/day": None}, True),
        (
            "another form",
            WHOLE,
            {f"{Q}housing_form/choice": "bmss_barn", f"{A}family_home_approval": None},
            False,
        ),
        (
            "not ordered yet",
            WHOLE,
            {f"{A}family_home_approval": None, **order(sent=None, started=None)},
            False,
        ),
    ),
    "BOB-016": [
        *rows(
            READY,
            ("not checked", WHOLE, {}, True),
            ("checked", WHOLE, CONTROLLED, False),
            (
                "six months old",
                WHOLE,
                {f"{A}register_control": {"choice": "done", "day": "2025-09-27"}},
                False,
            ),
            ("a day older", WHOLE, {f"{A}register_control": {"choice": "done", "day": "2025-09-26"}}, True),
            (
                "made afterwards",
                WHOLE,
                {f"{A}register_control": {"choice": "done", "day": "2026-03-28"}},
                True,
            ),
            ("a parent", WHOLE, {f"{A}register_control/choice": "parent"}, False),
            ("not ordered yet", WHOLE, order(sent=None, started=None), False),
        ),
        *rows(
            {**APPOINTED, **CHILD},
            ("contact person of a child", WHOLE, {}, True),
            ("checked before the appointment", WHOLE, CONTROLLED, False),
        ),
        *rows(APPOINTED, ("contact person of an adult", WHOLE, {}, False)),
        *rows(
            {**SHORT_STAY, **CHILD, **GOT},
            ("a short-stay home", WHOLE, {}, False),
            ("a short-stay family", WHOLE, {f"{A}stay_family/choice": "yes"}, True),
        ),
    ],
    "BOB-017": rows(
        READY,
        ("all ready", WHOLE, {}, False),
        ("no plan", WHOLE, {f"{A}family_home_plan/day": None}, True),
        ("contract after the start", WHOLE, {f"{A}family_home_contract/day": "2026-04-02"}, True),
        ("no order", WHOLE, order(sent=None), True),
        ("not started", WHOLE, {**order(started=None), f"{A}family_home_plan/day": None}, False),
    ),
    "BOB-019": rows(
        {
            **CHILDS_HOME,
            **GOT,
            f"{A}life_areas/text": "Lär sig bäst med bilder.",
            f"{A}other_authorities/text": "Skolan: undervisning.",
            "/order/goals": "Klara morgonen själv.",
        },
        ("whole", WHOLE, {}, False),
        ("needs", WHOLE, {f"{A}life_areas/text": None, "/inquiry/needs": None}, True),
        (
            "needs of the inquiry",
            WHOLE,
            {f"{A}life_areas": None, "/inquiry/needs": [{"need": "Bilder"}]},
            False,
        ),
        ("goals", WHOLE, {**order(goals=None), f"{Q}goals": None, "/inquiry/needs": None}, True),
        (
            "others",
            WHOLE,
            {
                f"{A}other_authorities/text": None,
                **dict.fromkeys(
                    (f"{Q}duty_teaching", f"{Q}duty_habilitation", f"{Q}duty_aids", f"{Q}duty_dental")
                ),
            },
            True,
        ),
        (
            "others, of the inquiry",
            WHOLE,
            {f"{A}other_authorities": None, f"{Q}duty_aids": {"text": "Regionen"}},
            False,
        ),
    ),
    "DAG-017": rows(
        {**WORK, **GOT},
        ("goals of the inquiry", WHOLE, {}, False),
        ("none", WHOLE, {f"{Q}goals": None}, True),
        ("a goal of the order", WHOLE, {f"{Q}goals": None, f"{A}goal_work/text": "Praktik i höst."}, False),
        ("not ordered", WHOLE, {f"{Q}goals": None, **order(provider=None, sent=None)}, False),
    ),
    "KPE-003": rows(
        APPOINTED,
        ("appointed", WHOLE, {}, False),
        ("not started", WHOLE, {**order(started=None), f"{A}appointment": None}, False),
        ("no appointment", WHOLE, {f"{A}appointment/day": None}, True),
        ("after the start", WHOLE, {f"{A}appointment/day": "2026-04-02"}, True),
        ("no extent", WHOLE, {"/decision/scope": None}, True),
        (
            "own extent",
            WHOLE,
            {"/decision/scope": None, f"{A}appointment_extent/text": "Två träffar i månaden."},
            False,
        ),
        ("no first day", WHOLE, {f"{A}appointment_from/day": None}, True),
        ("no last day", WHOLE, {f"{A}appointment_to/choice": "day"}, True),
        (
            "until a day",
            WHOLE,
            {f"{A}appointment_to": {"choice": "day", "day": "2027-03-31"}},
            False,
        ),
    ),
}
