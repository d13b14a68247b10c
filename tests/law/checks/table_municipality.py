"""Cases of the checks on the responsible municipality, residence, permits and stays."""

from typing import Any

from tests.law.checks.sound import NO, YES, Changes

ANSWERS = "/application/answers"
TESTS = "/inquiry/need_test"


def asked(**answers: Any) -> Changes:
    """Answers of the application form: a choice, or its parts."""
    return {
        f"{ANSWERS}/{id}": {"choice": answer} if isinstance(answer, str) else answer
        for id, answer in answers.items()
    }


CARER = asked(own_need_as_carer="yes", registered="elsewhere")
NEED_LEFT: Changes = {f"{TESTS}/unmet": YES, f"{TESTS}/good_living": NO}
PROTECTION = asked(citizenship="other", permit="temporary_protection")
BEFORE_SECTION: Changes = {"/decision/day": "2024-10-31", "/application/received": "2024-09-01"}
SECTION: Changes = {"/decision/day": "2024-11-01", "/application/received": "2024-09-01"}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-023": [
        ("a carer from elsewhere", "sol undecided", CARER, True),
        ("a carer from here", "sol undecided", {**CARER, **asked(registered="here")}, False),
        ("no carer", "sol undecided", {**CARER, **asked(own_need_as_carer="no")}, False),
        ("LSS", "lss undecided", CARER, False),
    ],
    "HND-225": [
        ("here", "lss undecided", asked(registered="here"), False),
        ("elsewhere, nothing stated", "lss undecided", asked(registered="elsewhere"), True),
        ("why is missing", "sol undecided", asked(registered="elsewhere", responsible="resident"), True),
        ("moves here", "lss undecided", asked(registered="elsewhere", responsible="moving"), False),
        (
            "stated",
            "sol undecided",
            asked(registered="elsewhere", responsible={"choice": "resident", "text": "Bor här sedan mars."}),
            False,
        ),
        ("not asked", "lss undecided", {}, False),
    ],
    "HND-227": [
        ("no stay", "lss undecided", {}, False),
        ("begins on the day", "lss undecided", asked(stay={"day": "2026-04-27"}), True),
        ("begins the day after", "lss undecided", asked(stay={"day": "2026-04-28"}), False),
        (
            "informed",
            "lss undecided",
            asked(stay={"day": "2026-04-27"}, stay_informed={"day": "2026-04-20"}),
            False,
        ),
    ],
    "HND-172": [
        ("in the personkrets", "sol undecided", {"/inquiry/personkrets/result": "3"}, True),
        (
            "chosen",
            "sol undecided",
            {"/inquiry/personkrets/result": "3", **asked(sol_by_choice="yes")},
            False,
        ),
        (
            "not chosen",
            "sol limited",
            {"/inquiry/personkrets/result": "1", **asked(sol_by_choice="no")},
            True,
        ),
        ("outside", "sol undecided", {"/inquiry/personkrets/result": "none"}, False),
        ("not assessed", "sol undecided", {}, False),
        ("LSS", "lss undecided", {}, False),
    ],
    "HND-173": [
        ("need is met", "lss refused", {}, False),
        ("need is left", "lss refused", NEED_LEFT, True),
        ("told", "lss refused", {**NEED_LEFT, "/decision/sol_offered": "2026-03-20"}, False),
        (
            "outside the personkrets has its own rule",
            "lss refused",
            {**NEED_LEFT, f"{TESTS}/belongs": NO},
            False,
        ),
        ("granted", "lss limited", NEED_LEFT, False),
        ("partly", "lss partly", {}, True),
        ("SoL", "sol refused", NEED_LEFT, False),
    ],
    "HND-180": [
        ("asylum seeker", "lss limited", asked(citizenship="other", permit="asylum"), True),
        ("refused", "lss refused", asked(citizenship="other", permit="asylum"), False),
        ("limited permit", "lss limited", asked(citizenship="other", permit="limited"), False),
        ("SoL", "sol limited", asked(citizenship="other", permit="asylum"), False),
    ],
    "HND-181": [
        ("registered", "lss undecided", asked(registered="here"), False),
        ("not registered, not assessed", "lss undecided", asked(registered="not_in_sweden"), True),
        ("no reason", "lss refused", asked(registered="not_in_sweden", resident="no"), True),
        (
            "assessed",
            "lss limited",
            asked(
                registered="not_in_sweden", resident={"choice": "yes", "text": "Tillstånd i tretton månader."}
            ),
            False,
        ),
        ("SoL", "sol undecided", asked(registered="not_in_sweden"), False),
    ],
    "HND-258": [
        ("temporary protection", "lss limited", PROTECTION, True),
        ("granted before the section", "lss limited", {**PROTECTION, **asked(lss_before="yes")}, False),
        ("not known whether", "lss limited", {**PROTECTION, **asked(lss_before="unclear")}, True),
        ("refused", "lss refused", PROTECTION, False),
        ("SoL", "sol limited", PROTECTION, False),
        ("the first day of the section", "lss limited", {**PROTECTION, **SECTION}, True),
        ("the day before", "lss limited", {**PROTECTION, **BEFORE_SECTION}, False),
    ],
    "HND-258/unknown": [
        ("Swedish", "lss limited", asked(citizenship="swedish"), False),
        ("another citizenship", "lss limited", asked(citizenship="other"), True),
        ("right of residence", "lss limited", asked(citizenship="eu", permit="right_of_residence"), False),
        ("undecided", "lss undecided", asked(citizenship="eu"), False),
        (
            "the day before the section",
            "lss limited",
            {**asked(citizenship="other"), **BEFORE_SECTION},
            False,
        ),
    ],
}
