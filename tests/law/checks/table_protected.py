"""Cases of the checks on what tells where a protected person is."""

from typing import Any

from tests.law.checks.sound import Changes

PERSON = "/person/protection"
HOME: Changes = {
    "/person/address": {"street": "Björkgränd 7", "postcode": "54321", "city": "Solköping"},
    "/person/phone": "070-123 45 67",
    "/person/email": "ada@exempel.example",
    "/application/answers/protection_routine": {"day": "2026-02-10"},
}
REASONS = "/decision/reasons"
WHY = "/application/answers/protection_text"


def told(text: str, **more: Any) -> Changes:
    """Of a person with a mark of secrecy; the officer wrote a text among the reasons."""
    return {**HOME, PERSON: "sekretessmarkering", REASONS: text, **more}


def around(part: str, row: dict[str, Any], text: str) -> Changes:
    """Of a person who is not protected herself, but somebody around her."""
    return {**HOME, f"/register/{part}": [row], REASONS: text}


CHILD = {"name": "Bo Ek", "protected": "yes"}
HELPER = {"kind": "god_man", "name": "Per Sund", "contact": "Storgatan 9, 111 22 Ekby, tfn 08-111 222 33"}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-014/text": [
        ("nothing of it", "lss limited", told("Ada kan inte gå ut själv."), False),
        ("nobody protected", "lss limited", {**HOME, REASONS: "Ada bor på Björkgränd 7."}, False),
        ("the street", "lss limited", told("Ada bor på Björkgränd 7 och går sällan ut."), True),
        ("the street by its name", "lss limited", told("Det är halt på björkgränd."), True),
        ("a longer word", "lss limited", told("Hon bor i ett Björkgrändshus."), False),
        ("the town in the genitive", "lss limited", told("Hon går till Solköpings simhall."), True),
        ("the postcode with a space", "lss limited", told("Adressen har 543 21."), True),
        ("the number in another shape", "lss limited", told("Ring +46 70 123 45 67."), True),
        ("another number", "lss limited", told("Ring 070-123 45 68."), False),
        ("the e-mail address", "lss limited", told("Skriv till ADA@exempel.example."), True),
        ("undecided too", "lss undecided", told("Ada bor på Björkgränd 7."), True),
        ("a refusal", "lss refused", told("Ada bor på Björkgränd 7."), True),
        (
            "with a reason",
            "lss limited",
            told("Björkgränd är brant.", **{WHY: {"text": "Backen avgör."}}),
            False,
        ),
        ("a reason of dots", "lss limited", told("Björkgränd är brant.", **{WHY: {"text": "…"}}), True),
        (
            "the municipality's own town",
            "lss limited",
            told("Hon går till Solköpings simhall.", **{"/sender": {"municipality": "Solköpings kommun"}}),
            False,
        ),
        (
            "somebody of the household",
            "lss limited",
            around("household", CHILD, "Björkgränd är brant."),
            True,
        ),
        (
            "of the household, living elsewhere",
            "lss limited",
            around("household", {**CHILD, "lives_here": "no"}, "Björkgränd är brant."),
            False,
        ),
        (
            "a representative's contact",
            "lss limited",
            around("representatives", {**HELPER, "protected": "yes"}, "Per Sund nås på 08 111 222 33."),
            True,
        ),
        (
            "a protected representative, the person's street",
            "lss limited",
            around("representatives", {**HELPER, "protected": "yes"}, "Björkgränd är brant."),
            False,
        ),
        (
            "an open representative's contact",
            "lss limited",
            around("representatives", HELPER, "Per Sund bor på Storgatan 9."),
            False,
        ),
        (
            "a custodian lives with the child",
            "lss limited",
            around(
                "representatives", {**HELPER, "kind": "vardnadshavare", "protected": "yes"}, "Björkgränd."
            ),
            True,
        ),
        (
            "a name is no address",
            "lss limited",
            told(
                "Per Sund hjälper till.", **{"/register/representatives": [{**HELPER, "contact": "Per Sund"}]}
            ),
            False,
        ),
        (
            "the provider's address, registered elsewhere",
            "lss limited",
            {
                **HOME,
                PERSON: "skyddad_folkbokforing",
                "/order/provider_contact": "Kvarngatan 3",
                REASONS: "Verksamheten finns på Kvarngatan.",
            },
            True,
        ),
        (
            "the provider's address, marked",
            "lss limited",
            told("Verksamheten finns på Kvarngatan.", **{"/order/provider_contact": "Kvarngatan 3"}),
            False,
        ),
    ],
}
