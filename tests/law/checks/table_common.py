"""Cases of what every inquiry has: material, visits, objections, delay, local routines."""

from tests.law.checks.sound import CHILD, Changes

ANSWERS = "/inquiry/answers"
NEEDS_SUPPORT: Changes = {f"{ANSWERS}/communication_needs/choice": "yes"}
LETTERS: Changes = {"/person/communication": "Brev i stor stil."}
OWN_ACCOUNT: Changes = {"/inquiry/evidence": [{"kind": "Intyg", "basis": "own_account"}]}
CARER: Changes = {"/register/household": [{"name": "Bo Ek", "carer": "yes"}]}
VISIT = {"day": "2026-02-20", "done": "yes", "consent_by": "Ada", "consent_day": "2026-02-10"}
BARE_VISIT = {"day": "2026-02-20", "done": "yes"}
CONSENT = {"kind": "home_visit", "given_by": "Ada", "how": "oral", "day": "2026-02-20"}
NO_VISIT: Changes = {
    "/decision/refusal_ground": "insufficient_material",
    "/decision/insufficient_informed": "2026-02-20",
    f"{ANSWERS}/no_visit": {"choice": "yes", "text": "Hur hemmet fungerar."},
}
ASKED: Changes = {f"{ANSWERS}/decision_request/day": "2026-04-06"}
"""Three weeks before the day on which the cases are looked at."""
COORDINATE: Changes = {f"{ANSWERS}/coordination_need": {"choice": "yes"}}
OFFERED: Changes = {f"{ANSWERS}/sip_offered": {"choice": "declined", "day": "2026-02-10"}}
VIOLENCE: Changes = {f"{ANSWERS}/violence": {"choice": "yes"}}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-066": [
        ("nothing needed", "lss limited", {}, False),
        ("needed, nothing arranged", "lss limited", NEEDS_SUPPORT, True),
        (
            "arranged",
            "sol limited",
            {**NEEDS_SUPPORT, f"{ANSWERS}/communication_arranged": {"text": "Teckenspråkstolk."}},
            False,
        ),
        ("noted on the person", "sol limited", LETTERS, True),
        ("an interpreter in the profile", "sol limited", {"/person/profile": {"interpreter": "sign"}}, True),
        ("large letters in the profile", "sol limited", {"/person/profile": {"letters": "large"}}, True),
        ("a profile that asks for nothing", "sol limited", {"/person/profile": {"interpreter": "no"}}, False),
        (
            "noted, and answered with no",
            "sol limited",
            {**LETTERS, f"{ANSWERS}/communication_needs/choice": "no"},
            False,
        ),
    ],
    "HND-070": [
        ("nothing said of the basis", "lss limited", {}, False),
        ("own account", "lss limited", OWN_ACCOUNT, True),
        ("one of two", "lss limited", {"/inquiry/evidence": [{"basis": "own_account"}, {}]}, False),
        ("found enough", "lss limited", {**OWN_ACCOUNT, f"{ANSWERS}/evidence_enough/choice": "yes"}, False),
        ("unclear", "lss limited", {**OWN_ACCOUNT, f"{ANSWERS}/evidence_enough/choice": "unclear"}, True),
    ],
    "HND-074": [
        ("nobody", "sol limited", {}, False),
        ("a carer not told", "sol limited", CARER, True),
        (
            "told",
            "lss limited",
            {"/register/household": [{"carer": "yes", "carer_informed": "2026-02-10"}]},
            False,
        ),
        ("gives no care", "lss limited", {"/register/household": [{"carer": "no"}]}, False),
    ],
    "HND-075": [
        ("no visit", "lss limited", {}, False),
        ("with consent", "lss limited", {"/inquiry/home_visits": [VISIT]}, False),
        ("without", "lss limited", {"/inquiry/home_visits": [BARE_VISIT]}, True),
        ("partly done", "lss limited", {"/inquiry/home_visits": [{**BARE_VISIT, "done": "unclear"}]}, True),
        ("only planned", "lss limited", {"/inquiry/home_visits": [{"day": "2026-02-20"}]}, False),
        (
            "consent on the day",
            "lss limited",
            {"/inquiry/home_visits": [{**VISIT, "consent_day": "2026-02-20"}]},
            False,
        ),
        (
            "consent the day after",
            "lss limited",
            {"/inquiry/home_visits": [{**VISIT, "consent_day": "2026-02-21"}]},
            True,
        ),
        ("by nobody", "lss limited", {"/inquiry/home_visits": [{**VISIT, "consent_by": " "}]}, True),
        (
            "in the register",
            "lss limited",
            {"/inquiry/home_visits": [BARE_VISIT], "/register/consents": [CONSENT]},
            False,
        ),
        (
            "withdrawn before",
            "lss limited",
            {
                "/inquiry/home_visits": [BARE_VISIT],
                "/register/consents": [{**CONSENT, "day": "2026-02-10", "withdrawn": "2026-02-19"}],
            },
            True,
        ),
        ("the second of two", "lss limited", {"/inquiry/home_visits": [VISIT, BARE_VISIT]}, True),
    ],
    "HND-077": [
        ("not told", "sol refused", NO_VISIT, True),
        ("told", "sol refused", {**NO_VISIT, f"{ANSWERS}/no_visit_told/day": "2026-02-21"}, False),
        ("does not matter", "sol refused", {**NO_VISIT, f"{ANSWERS}/no_visit/choice": "no"}, False),
        ("another ground", "sol refused", {**NO_VISIT, "/decision/refusal_ground": "no_need"}, False),
        ("granted", "sol limited", NO_VISIT, False),
    ],
    "HND-089/delay": [
        ("no delay", "lss limited", {}, False),
        (
            "waits for a certificate",
            "lss limited",
            {f"{ANSWERS}/delay_notice/text": "Vi väntar på ett läkarintyg."},
            False,
        ),
        ("staff", "sol undecided", {f"{ANSWERS}/delay_notice/text": "Det är personalbrist hos oss."}, True),
        ("places", "lss undecided", {f"{ANSWERS}/delay_notice/text": "Det finns ingen ledig plats."}, True),
    ],
    "HND-091/other": [
        ("written", "lss limited", {**CHILD, "/measure": "kontaktperson"}, False),
        (
            "empty",
            "lss limited",
            {**CHILD, "/measure": "kontaktperson", f"{ANSWERS}/parental_responsibility": None},
            True,
        ),
        (
            "still inquiring",
            "lss undecided",
            {
                **CHILD,
                "/measure": "kontaktperson",
                f"{ANSWERS}/parental_responsibility": None,
                "/inquiry/concluded": None,
            },
            False,
        ),
        ("demanded is HND-091", "lss limited", {**CHILD, f"{ANSWERS}/parental_responsibility": None}, False),
        ("adult", "lss limited", {"/measure": "kontaktperson"}, False),
    ],
    "HND-251": [
        ("no step opened", "lss limited", {}, False),
        ("coordination", "lss limited", {**COORDINATE, **OFFERED}, True),
        ("protected", "sol limited", {"/person/protection": "sekretessmarkering"}, True),
        ("violence", "sol limited", VIOLENCE, True),
        ("no violence", "sol limited", {f"{ANSWERS}/violence": {"choice": "no"}}, False),
        ("discharge", "sol limited", {f"{ANSWERS}/discharge_ready/day": "2026-03-01"}, True),
        ("neuropsychiatric", "sol limited", {f"{ANSWERS}/neuropsychiatric/text": "Psykiatrin."}, True),
    ],
    "HND-261": [
        ("no objection", "lss limited", {}, False),
        ("not placed", "lss limited", {f"{ANSWERS}/objection/text": "Jag bor inte ensam."}, True),
        (
            "placed",
            "sol limited",
            {
                f"{ANSWERS}/objection/text": "Jag bor inte ensam.",
                f"{ANSWERS}/objection_entry/text": "Livet nu",
            },
            False,
        ),
    ],
    "HND-262": [
        ("not asked for", "sol undecided", {}, False),
        ("a week before the end", "sol undecided", ASKED, True),
        ("the day before that", "sol undecided", {f"{ANSWERS}/decision_request/day": "2026-04-07"}, False),
        ("drafted", "sol limited", ASKED, False),
        (
            "refused on its own",
            "sol undecided",
            {**ASKED, f"{ANSWERS}/decision_request_refused/day": "2026-04-20"},
            False,
        ),
    ],
}
