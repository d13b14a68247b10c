"""Cases of what every inquiry has: children, violence, plans with others, housing, health care."""

from tests.law.checks.sound import CHILD, YOUNG, Changes
from tests.law.checks.table_common import ANSWERS, CONSENT, COORDINATE, OFFERED, VIOLENCE


def _children(*children: dict[str, str]) -> Changes:
    return {"/register/household": [*children]}


AT_HOME = {"name": "Liv", "birth_day": "2017-01-01", "lives_here": "yes"}
ELSEWHERE = {"name": "Liv", "birth_day": "2017-01-01", "custody": "yes", "lives_here": "no"}
FAR = {"name": "Liv", "birth_day": "2017-01-01", "custody": "no", "lives_here": "no"}
GROWN = {"name": "Liv", "birth_day": "2008-03-25", "lives_here": "yes"}
SIP_CONSENT: Changes = {"/register/consents": [{"kind": "sip", "given_by": "Ada", "day": "2026-02-10"}]}
SIP: Changes = {
    **SIP_CONSENT,
    f"{ANSWERS}/sip_plan": {"choice": "made"},
    f"{ANSWERS}/sip_measures": {"text": "Ledsagning och fysioterapi."},
    f"{ANSWERS}/sip_responsible": {"text": "Kommunen och regionen."},
    f"{ANSWERS}/sip_others": {"text": "Ingen annan."},
    f"{ANSWERS}/sip_lead": {"text": "Regionen."},
}
BOTH: Changes = {**SIP, f"{ANSWERS}/sip_plan": {"choice": "both"}}
GROUP: Changes = {f"{ANSWERS}/sip_group": {"choice": "addiction"}}
RELIEF: Changes = {"/measure": "avlosarservice"}
HOUSING: Changes = {"/measure": "bostad_vuxna"}
TALK: Changes = {**CHILD, f"{ANSWERS}/child_mature": {"choice": "no", "text": "Barnet är nio år."}}
REFUSED_TALK: Changes = {**TALK, f"{ANSWERS}/child_talk_consent": {"choice": "refused"}}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-183/decision": [
        ("written", "lss limited", CHILD, False),
        ("empty", "lss refused", {**CHILD, f"{ANSWERS}/best_interests_decision": None}, True),
        ("no outcome yet", "lss undecided", {**CHILD, f"{ANSWERS}/best_interests_decision": None}, False),
        ("adult", "lss limited", {}, False),
    ],
    "HND-185": [
        ("mature", "lss limited", {**CHILD, f"{ANSWERS}/child_talk_consent": {"choice": "refused"}}, False),
        ("immature, nobody refused", "lss limited", TALK, False),
        ("immature and refused", "lss limited", REFUSED_TALK, True),
        (
            "maturity unclear",
            "lss limited",
            {**REFUSED_TALK, f"{ANSWERS}/child_mature/choice": "unclear"},
            True,
        ),
        (
            "no talk",
            "lss limited",
            {**REFUSED_TALK, f"{ANSWERS}/child_heard": {"choice": "custodian"}},
            False,
        ),
    ],
    "HND-186": [
        ("heard", "lss limited", CHILD, False),
        ("not heard", "lss limited", {**CHILD, f"{ANSWERS}/child_heard": {"choice": "not"}}, True),
        (
            "found out otherwise",
            "lss limited",
            {
                **CHILD,
                f"{ANSWERS}/child_heard": {"choice": "not"},
                f"{ANSWERS}/child_other_source": {"text": "Läraren berättar."},
            },
            False,
        ),
    ],
    "HND-187": [
        ("given", "lss limited", CHILD, False),
        ("empty", "lss limited", {**CHILD, f"{ANSWERS}/child_informed": None}, True),
        (
            "withheld without a reason",
            "sol limited",
            {**CHILD, f"{ANSWERS}/child_informed": {"choice": "withheld"}},
            True,
        ),
        (
            "withheld with a reason",
            "sol limited",
            {**CHILD, f"{ANSWERS}/child_informed": {"choice": "withheld", "text": "Barnet blir oroligt."}},
            False,
        ),
        (
            "still inquiring",
            "sol undecided",
            {**YOUNG, f"{ANSWERS}/child_informed": None, "/inquiry/concluded": None},
            False,
        ),
    ],
    "HND-191": [
        ("no children", "lss limited", {}, False),
        ("lives here", "lss limited", _children(AT_HOME), True),
        ("custody only", "sol refused", _children(ELSEWHERE), True),
        ("neither", "sol limited", _children(FAR), False),
        ("eighteen on the decision's day", "sol limited", _children(GROWN), False),
        ("the day before", "sol limited", _children({**GROWN, "birth_day": "2008-03-26"}), True),
        (
            "analysed",
            "lss limited",
            {**_children(AT_HOME), f"{ANSWERS}/child_affected": {"text": "Liv påverkas inte."}},
            False,
        ),
        ("no outcome yet", "lss undecided", _children(AT_HOME), False),
        ("the person is a child", "lss limited", {**CHILD, **_children(AT_HOME)}, False),
        ("unknown age", "lss limited", {**_children(AT_HOME), "/person": {}}, True),
    ],
    "HND-192": [
        ("relief at home", "lss limited", {**RELIEF, **_children(AT_HOME)}, True),
        (
            "told",
            "lss limited",
            {**RELIEF, **_children(AT_HOME), f"{ANSWERS}/child_affected_told": {"choice": "yes"}},
            False,
        ),
        ("no child", "lss limited", RELIEF, False),
        ("a companion goes out", "lss limited", _children(AT_HOME), False),
        ("refused", "lss refused", {**RELIEF, **_children(AT_HOME)}, False),
    ],
    "HND-197": [
        ("nothing noted", "sol undecided", _children(AT_HOME), False),
        ("violence, a child", "sol undecided", {**VIOLENCE, **_children(AT_HOME)}, True),
        (
            "suspected",
            "sol undecided",
            {**_children(ELSEWHERE), f"{ANSWERS}/violence": {"choice": "suspected"}},
            True,
        ),
        (
            "reported",
            "sol undecided",
            {**VIOLENCE, **_children(AT_HOME), f"{ANSWERS}/violence_report": {"choice": "made"}},
            False,
        ),
        (
            "not needed, no reason",
            "sol undecided",
            {**VIOLENCE, **_children(AT_HOME), f"{ANSWERS}/violence_report": {"choice": "not_needed"}},
            True,
        ),
        (
            "a reason",
            "sol undecided",
            {
                **VIOLENCE,
                **_children(AT_HOME),
                f"{ANSWERS}/violence_report": {"text": "Liv bor hos sin far."},
            },
            False,
        ),
        ("no child", "sol undecided", VIOLENCE, False),
        ("the child itself", "lss undecided", {**CHILD, **VIOLENCE}, True),
    ],
    "HND-198": [
        ("no plan", "sol limited", {}, False),
        ("with consent", "sol limited", SIP, False),
        ("without", "sol limited", {**SIP, "/register/consents": None}, True),
        ("another consent", "sol limited", {**SIP, "/register/consents": [CONSENT]}, True),
        ("both plans", "lss limited", {**BOTH, "/register/consents": None}, True),
    ],
    "HND-198/offer": [
        ("no need", "sol limited", {}, False),
        ("need", "sol limited", COORDINATE, True),
        ("declined", "sol limited", {**COORDINATE, **OFFERED}, False),
        ("not yet", "sol limited", {**COORDINATE, f"{ANSWERS}/sip_offered": {"choice": "no"}}, True),
        ("unclear need", "sol limited", {f"{ANSWERS}/coordination_need": {"choice": "unclear"}}, False),
    ],
    "HND-200": [
        ("whole", "sol limited", SIP, False),
        ("nobody leads", "sol limited", {**SIP, f"{ANSWERS}/sip_lead": None}, True),
        ("dots", "sol limited", {**SIP, f"{ANSWERS}/sip_others": {"text": "…"}}, True),
        ("both is HND-202", "lss limited", {**BOTH, f"{ANSWERS}/sip_lead": None}, False),
    ],
    "HND-201": [
        ("no group", "sol limited", {f"{ANSWERS}/sip_group": {"choice": "none"}}, False),
        ("presumed", "sol limited", GROUP, True),
        ("offered", "sol limited", {**GROUP, **OFFERED}, False),
        ("need noted is HND-198", "sol limited", {**GROUP, **COORDINATE}, False),
    ],
    "HND-202": [
        ("whole", "lss limited", BOTH, False),
        ("a heading empty", "lss limited", {**BOTH, f"{ANSWERS}/sip_measures": None}, True),
        ("a SIP is HND-200", "lss limited", {**SIP, f"{ANSWERS}/sip_measures": None}, False),
    ],
    "HND-203": [
        ("offered", "lss limited", {}, False),
        ("not offered", "lss limited", {f"{ANSWERS}/individual_plan": None}, True),
        ("not yet", "lss partly", {f"{ANSWERS}/individual_plan/choice": "no"}, True),
        ("without a day", "lss open", {f"{ANSWERS}/individual_plan/day": None}, True),
        ("declined", "lss limited", {f"{ANSWERS}/individual_plan/choice": "declined"}, False),
        ("refused", "lss refused", {f"{ANSWERS}/individual_plan": None}, False),
        ("SoL", "sol limited", {}, False),
    ],
    "HND-235": [
        ("not asked", "lss undecided", RELIEF, True),
        (
            "none needed",
            "lss undecided",
            {**RELIEF, f"{ANSWERS}/housing_adaptation": {"choice": "no"}},
            False,
        ),
        (
            "told, no day",
            "lss undecided",
            {**RELIEF, f"{ANSWERS}/housing_adaptation": {"choice": "told"}},
            True,
        ),
        (
            "told",
            "lss undecided",
            {**RELIEF, f"{ANSWERS}/housing_adaptation": {"choice": "told", "day": "2026-02-10"}},
            False,
        ),
        ("not opened", "lss undecided", {**RELIEF, "/inquiry/opened": None}, False),
        ("a companion goes out", "lss undecided", {}, False),
    ],
    "HND-236": [
        ("grant", "lss undecided", {**HOUSING, f"{ANSWERS}/housing_adaptation": {"choice": "grant"}}, True),
        ("aids", "lss undecided", {**HOUSING, f"{ANSWERS}/housing_adaptation": {"choice": "aids"}}, False),
        (
            "own home",
            "lss undecided",
            {**RELIEF, f"{ANSWERS}/housing_adaptation": {"choice": "grant"}},
            False,
        ),
    ],
    "HND-239": [
        ("not asked", "lss limited", {}, False),
        ("none", "lss limited", {f"{ANSWERS}/delegated_care": {"choice": "no"}}, False),
        ("counted", "sol limited", {f"{ANSWERS}/delegated_care": {"choice": "yes"}}, True),
        ("refused", "sol refused", {f"{ANSWERS}/delegated_care": {"choice": "yes"}}, False),
    ],
    "HND-240": [
        ("none", "lss limited", {f"{ANSWERS}/egenvard": {"choice": "no"}}, False),
        ("no evidence", "lss limited", {f"{ANSWERS}/egenvard": {"choice": "yes"}}, True),
        (
            "no day",
            "lss limited",
            {f"{ANSWERS}/egenvard": {"choice": "yes", "text": "Insulin, distriktssköterska, journal."}},
            True,
        ),
        (
            "proven",
            "lss limited",
            {
                f"{ANSWERS}/egenvard": {
                    "choice": "yes",
                    "text": "Insulin, distriktssköterska, journal.",
                    "day": "2026-02-01",
                }
            },
            False,
        ),
        ("refused", "lss refused", {f"{ANSWERS}/egenvard": {"choice": "yes"}}, False),
    ],
    "HND-242": [
        ("not told", "lss limited", {}, True),
        ("told", "lss limited", {f"{ANSWERS}/dental": {"choice": "told", "day": "2026-03-25"}}, False),
        ("refused", "lss refused", {}, False),
        ("SoL", "sol limited", {}, False),
    ],
}
