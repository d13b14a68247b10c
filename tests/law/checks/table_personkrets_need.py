"""Cases of the checks on group 3 and the special groups: name, sound case, changes, found."""

from tests.law.checks.personkrets_cases import AUTISM, HARD, OUTSIDE, RESULT, P, chosen, said
from tests.law.checks.sound import CHILD, Changes

SMALL: Changes = {
    **CHILD,
    **chosen(small_child="yes", prognosis="yes"),
    f"{P}3d": said("unclear"),
    f"{P}3e": None,
}
"""A child whose difficulties are presumed to come with age."""
CERTAIN: Changes = {**SMALL, **chosen(prognosis_certain="yes")}
AWAITED = {"kind": "Läkarintyg", "requested": "2026-03-01"}
SELDOM: Changes = chosen(frequency="recurrent")
NOT_EXTENSIVE: Changes = {**OUTSIDE, f"{P}3a": said("yes", "Medfödd."), f"{P}3e": said("no", "Sällan.")}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "PKR-035": [
        ("five yes", "lss limited", {}, False),
        ("a no", "lss limited", {f"{P}3e": said("no")}, True),
        ("an unclear", "lss limited", {f"{P}3b": said("unclear")}, True),
        ("nothing said", "lss limited", {f"{P}3c": None}, True),
        ("group 3 not tried", "lss limited", {f"{P}tried": None}, True),
        ("durability unclear", "lss limited", {f"{P}3a": said("unclear")}, True),
        ("durability hard to judge", "lss limited", {f"{P}3a": said("unclear"), HARD: True}, False),
        ("hard to judge, but answered no", "lss limited", {f"{P}3a": said("no"), HARD: True}, True),
        ("a small child", "lss limited", SMALL, False),
        ("a small child, present answer no", "lss limited", {**SMALL, f"{P}3d": said("no")}, True),
        ("a small child, without prognosis", "lss limited", {**SMALL, **chosen(prognosis="unclear")}, True),
        (
            "an adult is no small child",
            "lss limited",
            {**SMALL, "/person/personal_number": "199001012385"},
            True,
        ),
        ("group 1", "lss limited", {**AUTISM, f"{P}3e": said("no")}, False),
        ("outside", "lss refused", OUTSIDE, False),
    ],
    "PKR-036": [
        ("a no, the others answered", "lss refused", OUTSIDE, False),
        ("a no, one left", "lss refused", {**OUTSIDE, f"{P}3c": None}, True),
        ("all yes but one left", "lss limited", {f"{P}3c": None}, False),
        ("no result yet", "lss undecided", {f"{P}3a": said("no"), f"{P}3c": None, RESULT: None}, False),
    ],
    "PKR-038": [
        ("an adult", "lss refused", OUTSIDE, False),
        ("a child", "lss refused", {**OUTSIDE, **CHILD}, True),
        ("a child, unclear", "lss refused", {**OUTSIDE, **CHILD, f"{P}3a": said("unclear")}, True),
        ("told", "lss refused", {**OUTSIDE, **CHILD, f"{P}child_informed": {"day": "2026-03-20"}}, False),
        ("another criterion", "lss refused", {**NOT_EXTENSIVE, **CHILD}, False),
        ("belongs", "lss limited", CHILD, False),
    ],
    "PKR-042": [
        ("one", "lss limited", chosen(several_impairments="no"), False),
        ("several, not said what together", "lss limited", chosen(several_impairments="yes"), True),
        (
            "several, said",
            "lss limited",
            {**chosen(several_impairments="yes"), f"{P}combined": said(text="Hon kommer inte ut.")},
            False,
        ),
        ("no result yet", "lss undecided", {**chosen(several_impairments="yes"), RESULT: None}, False),
    ],
    "PKR-043": [
        ("daily", "lss limited", {}, False),
        ("almost daily", "lss limited", chosen(frequency="almost_daily"), False),
        ("recurrent", "lss limited", SELDOM, True),
        ("not said how often", "lss limited", {f"{P}frequency": None}, True),
        (
            "recurrent, of a special kind",
            "lss limited",
            {**SELDOM, f"{P}special_kind": said("yes", "Teckenspråk.")},
            False,
        ),
        ("recurrent, answered no", "lss limited", {**SELDOM, **chosen(special_kind="no")}, False),
        ("not extensive", "lss refused", {**NOT_EXTENSIVE, **SELDOM}, False),
    ],
    "PKR-043/little": [
        ("little time", "lss refused", {**NOT_EXTENSIVE, **SELDOM}, True),
        ("rarer", "lss refused", {**NOT_EXTENSIVE, **chosen(frequency="rarer")}, True),
        (
            "special kind answered",
            "lss refused",
            {**NOT_EXTENSIVE, **SELDOM, **chosen(special_kind="no")},
            False,
        ),
        ("daily", "lss refused", NOT_EXTENSIVE, False),
        ("extensive", "lss limited", SELDOM, False),
    ],
    "PKR-044": [
        ("four", "lss limited", {}, False),
        ("one empty", "lss limited", {f"{P}social": None}, True),
        ("dashes", "lss limited", {f"{P}pedagogical": said(text="-")}, True),
        ("not judged yet", "lss undecided", {f"{P}social": None, RESULT: None}, False),
        ("group 1", "lss limited", {**AUTISM, f"{P}social": None}, False),
    ],
    "PKR-045": [
        ("being judged", "lss undecided", {RESULT: None}, True),
        (
            "only the first ones",
            "lss undecided",
            {RESULT: None, f"{P}3c": None, f"{P}3d": None, f"{P}3e": None},
            False,
        ),
        ("the result is set", "lss limited", {}, False),
        ("group 1", "lss undecided", {**AUTISM, RESULT: None}, False),
    ],
    "PKR-047": [
        ("certain, and awaited", "lss limited", {**CERTAIN, "/inquiry/evidence": [AWAITED]}, True),
        ("certain, nothing awaited", "lss limited", CERTAIN, False),
        (
            "it came",
            "lss limited",
            {**CERTAIN, "/inquiry/evidence": [{**AWAITED, "received": "2026-03-10"}]},
            False,
        ),
        ("not certain", "lss limited", {**SMALL, "/inquiry/evidence": [AWAITED]}, False),
    ],
    "PKR-048": [
        ("an adult", "lss limited", {}, False),
        ("a child", "lss limited", CHILD, True),
        ("a child in group 1", "lss limited", {**CHILD, **AUTISM}, False),
        (
            "eighteen on the day",
            "lss limited",
            {"/person/personal_number": None, "/person/birth_day": "2008-03-25"},
            False,
        ),
        (
            "eighteen the day after",
            "lss limited",
            {"/person/personal_number": None, "/person/birth_day": "2008-03-26"},
            True,
        ),
    ],
    "PKR-049": [
        ("criteria", "lss refused", OUTSIDE, False),
        ("caused by addiction", "lss refused", {**OUTSIDE, **chosen(denied_ground="addiction")}, True),
        ("belongs after all", "lss limited", chosen(denied_ground="addiction"), False),
    ],
    "PKR-050": [
        ("no addiction", "lss limited", chosen(addiction="no"), False),
        ("not offered", "lss limited", chosen(addiction="yes"), True),
        (
            "offered",
            "lss limited",
            {**chosen(addiction="yes"), f"{P}addiction_offered": {"day": "2026-03-01"}},
            False,
        ),
        ("no result yet", "lss undecided", {**chosen(addiction="yes"), RESULT: None}, False),
    ],
    "PKR-052": [
        ("no needs", "lss limited", {}, False),
        (
            "the region's",
            "lss limited",
            {"/inquiry/needs": [{"need": "Sjukgymnastik", "principal": "region"}]},
            True,
        ),
        (
            "the municipality's",
            "lss limited",
            {"/inquiry/needs": [{"need": "Sällskap ute", "principal": "municipality"}]},
            False,
        ),
        ("SoL", "sol limited", {"/inquiry/needs": [{"need": "Sjukgymnastik", "principal": "region"}]}, False),
    ],
}
