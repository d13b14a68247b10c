"""Cases of the checks on representatives, protected identities and what is told to others."""

from typing import Any

from tests.law.checks.sound import CHILD, Changes

WHO, NAME = "/application/applicant", "/application/applicant_name"
CAPACITY = "/application/capacity"
REGISTER, TOLD = "/register/representatives", "/register/disclosures"
CONSENTS = "/register/consents"


def by(kind: str, *people: dict[str, Any], **more: Any) -> Changes:
    """An application by a representative, who stands in the register with these facts."""
    known = [{"kind": kind, "name": "Per Sund", **one} for one in people]
    found: dict[str, Any] = {
        WHO: kind,
        NAME: "Per Sund",
        CAPACITY: "lacks",
        "/application/attitude": "supports",
    }
    return {**found, REGISTER: known, **more}


ORDER = {
    "basis": "order",
    "basis_day": "2020-01-01",
    "scope": "Bevaka rätt och sörja för person.",
    "covers": "yes",
}
FUTURE = {"in_force": "yes", "personal_matters": "yes", "scope": "Alla frågor."}
MANDATE = {"basis": "written", "basis_day": "2026-01-15", "signed": "yes", "scope": "Ansökan om stöd."}
ORAL = {
    "basis": "oral",
    "basis_day": "2026-01-15",
    "basis_note": "Till Åsa Lind i telefon.",
    "scope": "Ansökan.",
}
CHILD_OF = {
    "relation": "child",
    "condition_after_18": "yes",
    "nearer": "Maken är avliden.",
    "same_step": "Inga syskon.",
}


def relative(**facts: Any) -> Changes:
    """An application by the person's child under FB 17 kap."""
    return by("anhorig", {**CHILD_OF, **facts})


def told(**facts: Any) -> Changes:
    """One disclosure to the region."""
    return {
        TOLD: [{"day": "2026-02-20", "kind": "talk", "to": "region", "recipient": "Habiliteringen", **facts}]
    }


def consent(kind: str, **facts: Any) -> Changes:
    """A consent from before the disclosure."""
    return {CONSENTS: [{"kind": kind, "day": "2026-02-01", **facts}]}


TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-042": [
        ("the person applies", "lss limited", {}, False),
        ("god man with an order", "lss limited", by("god_man", ORDER), False),
        ("ended the day before", "lss limited", by("god_man", {**ORDER, "valid_to": "2026-01-31"}), True),
        (
            "ends on the day of the application",
            "lss limited",
            by("god_man", {**ORDER, "valid_to": "2026-02-01"}),
            False,
        ),
        ("begins the day after", "lss limited", by("god_man", {**ORDER, "valid_from": "2026-02-02"}), True),
        ("revoked on the day", "sol limited", by("ombud", {**MANDATE, "revoked": "2026-02-01"}), True),
        ("revoked the day after", "sol limited", by("ombud", {**MANDATE, "revoked": "2026-02-02"}), False),
        ("does not cover the matter", "lss limited", by("forvaltare", {**ORDER, "covers": "no"}), True),
        ("cover not stated", "lss limited", by("forvaltare", {**ORDER, "covers": "unclear"}), False),
        ("custodian of somebody of thirty-six", "sol limited", by("vardnadshavare", {}), True),
        ("custodian of a child", "lss limited", {**CHILD, REGISTER: [{"kind": "vardnadshavare"}]}, False),
        ("not in the register", "lss limited", by("god_man"), False),
        ("refused", "lss refused", by("god_man", {**ORDER, "covers": "no"}), False),
        (
            "the other god man's order has ended",
            "lss limited",
            by("god_man", ORDER, {**ORDER, "name": "Eva Berg", "valid_to": "2025-01-01"}),
            False,
        ),
        (
            "an application from before the tables begin",
            "lss limited",
            {**by("god_man", ORDER), "/application/received": "2017-01-01"},
            False,
        ),
    ],
    "HND-042/order": [
        ("order seen", "lss limited", by("god_man", ORDER), False),
        ("not in the register", "lss limited", by("god_man"), True),
        ("in the register without its order", "sol limited", by("forvaltare", {}), True),
        (
            "document stated instead of the day",
            "sol limited",
            by("forvaltare", {"basis_note": "Akt 12."}),
            False,
        ),
        ("undecided", "lss undecided", by("god_man"), False),
        ("a mandate has no order", "lss limited", by("ombud", MANDATE), False),
    ],
    "HND-053": [
        ("in force for personal matters", "lss limited", by("framtidsfullmakt", FUTURE), False),
        ("not in force", "lss limited", by("framtidsfullmakt", {**FUTURE, "in_force": "no"}), True),
        (
            "not noted whether in force",
            "sol limited",
            by("framtidsfullmakt", {**FUTURE, "in_force": None}),
            True,
        ),
        ("economy only", "lss limited", by("framtidsfullmakt", {**FUTURE, "personal_matters": "no"}), True),
        ("a restriction covers it", "sol limited", by("framtidsfullmakt", {**FUTURE, "covers": "no"}), True),
        (
            "restriction not looked at",
            "sol limited",
            by("framtidsfullmakt", {**FUTURE, "covers": "unclear"}),
            False,
        ),
        ("not in the register", "lss undecided", by("framtidsfullmakt"), True),
        ("refused", "lss refused", by("framtidsfullmakt"), False),
        ("somebody else applies", "lss limited", by("god_man", ORDER), False),
    ],
    "HND-054": [
        ("housing", "lss limited", {**relative(), "/measure": "bostad_vuxna"}, True),
        ("housing of a child", "lss limited", {**relative(), "/measure": "bostad_barn"}, True),
        ("another measure", "lss limited", relative(), False),
        ("bistånd", "sol limited", relative(), False),
        ("the person applies", "lss limited", {"/measure": "bostad_vuxna"}, False),
    ],
    "HND-054/lss": [
        ("another measure", "lss limited", relative(), True),
        ("housing has its own rule", "lss limited", {**relative(), "/measure": "bostad_vuxna"}, False),
        ("bistånd", "sol limited", relative(), False),
        ("refused", "lss refused", relative(), False),
    ],
    "HND-253": [
        ("all conditions", "sol limited", relative(), False),
        (
            "a spouse has nobody nearer",
            "sol limited",
            relative(relation="spouse", nearer="", same_step=""),
            False,
        ),
        ("relation not stated", "sol limited", relative(relation=None), True),
        ("a cousin", "sol limited", relative(relation="other"), True),
        ("condition from birth", "sol limited", relative(condition_after_18="no"), True),
        ("condition not looked at", "sol limited", relative(condition_after_18="unclear"), True),
        ("nearer relatives not looked at", "sol undecided", relative(nearer=" – "), True),
        ("others on the step not looked at", "sol undecided", relative(same_step=""), True),
        ("not in the register", "sol undecided", by("anhorig"), True),
        ("a child of nine", "sol limited", {**relative(), "/person/personal_number": "201701012393"}, True),
        (
            "a god man acts",
            "sol limited",
            by("anhorig", CHILD_OF, {**ORDER, "kind": "god_man", "name": "Eva Berg"}),
            True,
        ),
        (
            "the god man's order has ended",
            "sol limited",
            by(
                "anhorig",
                CHILD_OF,
                {**ORDER, "kind": "god_man", "name": "Eva Berg", "valid_to": "2025-12-31"},
            ),
            False,
        ),
        (
            "a mandate for the future not yet in force",
            "sol limited",
            by(
                "anhorig",
                CHILD_OF,
                {**FUTURE, "kind": "framtidsfullmakt", "name": "Eva Berg", "in_force": "no"},
            ),
            False,
        ),
        ("refused", "sol refused", relative(relation=None), False),
    ],
    "HND-056": [
        ("personligt ombud", "sol undecided", by("personligt_ombud"), True),
        ("ombud", "sol undecided", by("ombud", MANDATE), False),
        (
            "called ombud",
            "sol undecided",
            {**by("ombud", {"kind": "personligt_ombud"}), WHO: "ombud", NAME: "per  SUND"},
            True,
        ),
        (
            "another ombud beside",
            "sol undecided",
            by("ombud", MANDATE, {"kind": "personligt_ombud", "name": "Eva Berg"}),
            False,
        ),
        ("nameless", "sol undecided", {WHO: "ombud", REGISTER: [{"kind": "personligt_ombud"}]}, False),
    ],
    "HND-097/authority": [
        ("relative under LSS", "lss limited", relative(), True),
        ("relative under SoL", "sol limited", relative(), False),
        ("biträde", "sol limited", by("bitrade"), True),
        ("biträde, refused", "sol refused", by("bitrade"), False),
        ("personligt ombud", "lss limited", by("personligt_ombud"), True),
        ("god man", "lss limited", by("god_man", ORDER), False),
    ],
    "HND-057": [
        ("name and extent", "sol limited", by("ombud", MANDATE), False),
        ("no name", "sol limited", by("ombud", {**MANDATE, "name": ""}), True),
        ("no extent", "lss undecided", by("ombud", {**MANDATE, "scope": "-"}), True),
        ("not in the register", "lss undecided", by("ombud"), True),
        (
            "revoked and incomplete",
            "sol limited",
            {REGISTER: [{"kind": "ombud", "revoked": "2025-01-01"}]},
            False,
        ),
        ("nobody", "sol limited", {}, False),
    ],
    "HND-057/signed": [
        ("signed", "sol limited", by("ombud", MANDATE), False),
        ("not signed", "sol limited", by("ombud", {**MANDATE, "signed": "no"}), True),
        ("not looked at", "sol undecided", by("ombud", {**MANDATE, "signed": None}), True),
        ("oral", "sol limited", by("ombud", ORAL), False),
    ],
    "HND-058": [
        ("when, to whom, what", "sol limited", by("ombud", ORAL), False),
        ("no day", "sol limited", by("ombud", {**ORAL, "basis_day": None}), True),
        ("not to whom", "sol limited", by("ombud", {**ORAL, "basis_note": ""}), True),
        ("not what", "sol undecided", by("ombud", {**ORAL, "scope": ""}), True),
        ("written", "sol limited", by("ombud", {**MANDATE, "basis_note": ""}), False),
    ],
    "HND-059": [
        ("a day is known", "sol limited", by("ombud", MANDATE), False),
        ("no day at all", "sol limited", by("ombud", {**MANDATE, "basis_day": None}), True),
        (
            "the first day is known",
            "sol limited",
            by("ombud", {**MANDATE, "basis_day": None, "valid_from": "2026-01-15"}),
            False,
        ),
        (
            "confirmed instead",
            "sol limited",
            by("ombud", {"scope": "Allt.", "confirmed": "2026-02-20"}),
            False,
        ),
        ("revoked", "sol limited", {REGISTER: [{"kind": "ombud", "revoked": "2026-01-01"}]}, False),
    ],
    "HND-014": [
        ("nobody protected", "lss limited", {}, False),
        ("the person", "lss limited", {"/person/protection": "sekretessmarkering"}, True),
        ("undecided", "lss undecided", {"/person/protection": "sekretessmarkering"}, False),
        (
            "confirmed",
            "lss limited",
            {
                "/person/protection": "skyddad_folkbokforing",
                "/application/answers/protection_routine": {"day": "2026-02-10"},
            },
            False,
        ),
        (
            "a child of the household",
            "sol refused",
            {"/register/household": [{"name": "Bo"}, {"protected": "yes"}]},
            True,
        ),
        ("a representative", "sol limited", by("god_man", {**ORDER, "protected": "yes"}), True),
        ("unclear is no flag", "sol limited", by("god_man", {**ORDER, "protected": "unclear"}), False),
    ],
    "HND-015": [
        (
            "protected, by e-mail",
            "lss undecided",
            {
                "/person/protection": "fingerade_personuppgifter",
                "/application/answers/routing_forwarded": {"choice": "email"},
            },
            True,
        ),
        (
            "protected, by hand",
            "lss undecided",
            {
                "/person/protection": "fingerade_personuppgifter",
                "/application/answers/routing_forwarded": {"choice": "handed"},
            },
            False,
        ),
        (
            "not protected",
            "lss undecided",
            {"/application/answers/routing_forwarded": {"choice": "email"}},
            False,
        ),
        ("not forwarded", "lss undecided", {"/person/protection": "sekretessmarkering"}, False),
    ],
    "HND-011": [
        ("nothing told", "lss limited", {}, False),
        ("no ground", "lss limited", told(kind="document"), True),
        ("a ground", "lss limited", told(kind="document", ground="duty_to_inform"), False),
        ("another ground, not said", "lss limited", told(kind="document", ground="other"), True),
        (
            "another ground, said",
            "lss limited",
            told(kind="document", ground="other", assessment="Nödvärn."),
            False,
        ),
        ("refused", "lss limited", told(kind="document", outcome="refused"), False),
        ("a talk", "lss limited", told(), False),
    ],
    "HND-012": [
        ("no ground", "lss limited", told(), True),
        ("a ground", "sol limited", told(ground="duty_to_inform"), False),
        ("without names", "lss limited", told(outcome="anonymised"), False),
        ("consent that is not there", "lss limited", told(ground="consent"), True),
        ("consent", "lss limited", {**told(ground="consent"), **consent("plans")}, False),
        ("consent, then a document", "lss limited", {**told(kind="document", ground="consent")}, True),
        (
            "withdrawn on the day",
            "lss limited",
            {**told(ground="consent"), **consent("plans", withdrawn="2026-02-20")},
            True,
        ),
        (
            "withdrawn the day after",
            "lss limited",
            {**told(ground="consent"), **consent("plans", withdrawn="2026-02-21")},
            False,
        ),
        (
            "ended the day before",
            "lss limited",
            {**told(ground="consent"), **consent("sip", ends="2026-02-19")},
            True,
        ),
        ("a relative has its own rule", "lss limited", told(to="relative"), False),
        ("a document without ground has its own", "lss limited", told(kind="document"), False),
    ],
    "HND-055": [
        ("no consent", "lss limited", told(to="relative"), True),
        (
            "consent to talk to relatives",
            "lss limited",
            {**told(to="relative"), **consent("relatives")},
            False,
        ),
        ("consent to something else", "lss limited", {**told(to="relative"), **consent("sip")}, True),
        ("another ground", "lss limited", told(to="relative", ground="emergency"), False),
        ("the region", "lss limited", told(), False),
    ],
}
