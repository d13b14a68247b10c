"""Of a person with protected identity no document says number, address or where she is."""

from typing import Any

import pytest

from lssdesk.flow import documents
from lssdesk.letters.blocks import plain_text
from tests.letters.after.cases import CASES, HIDDEN, OF_NOBODY, case, make

ROWS: list[tuple[str, str, dict[str, Any], list[str]]] = [
    # document, case, changes, what must not stand
    (
        "order",
        "ordered",
        {"/person/phone": "070-123 45 67", "/person/email": "ada@exempel.se"},
        ["070-123", "ada@"],
    ),
    (
        "order",
        "ordered",
        {
            "/register/representatives": [
                {"kind": "god_man", "name": "Bo Ek", "contact": "Storgatan 9", "basis": "order"}
            ]
        },
        ["Storgatan 9"],
    ),
    ("order", "relief", {"/order/answers/relief_place/text": "Hemma hos mormor."}, ["mormor"]),
    ("order", "supervision", {}, ["8–14"]),
    ("elsewhere_notice", "elsewhere", {}, ["Gruppbostaden", "Björkvägen"]),
]


@pytest.mark.parametrize(("id", "name", "changes", "never"), ROWS)
def test_what_is_left_out(id: str, name: str, changes: dict[str, Any], never: list[str]) -> None:
    known = plain_text(make(id, case(name, **changes)))
    assert [text for text in never if text not in known] == []
    said = plain_text(make(id, case(name, **{**changes, "/person/protection": HIDDEN})))
    assert [text for text in never if text in said] == []
    assert "skyddade personuppgifter" in said


@pytest.mark.parametrize("name", CASES)
def test_no_document_says_number_or_address(name: str) -> None:
    others = dict.fromkeys(
        (
            "/order/provider_contact",
            "/order/answers/contact_person_address",
            "/inquiry/answers/school_place",
        )
    )
    of = case(name, **others, **{"/order/provider": "Hjälpen", "/person/protection": HIDDEN})
    inquired = {"inquiry", "communication", "insufficient"}
    for one in documents.documents(of):
        if one.id.split("/")[0] not in inquired:
            said = plain_text(make(one.id, of, draft=True))
            assert [text for text in OF_NOBODY if text in said] == [], one.id


def test_a_representative_who_is_protected_is_named_without_contact() -> None:
    rows = [
        {"kind": "god_man", "name": "Bo Ek", "contact": "Storgatan 9", "basis": "order", "protected": "yes"}
    ]
    said = plain_text(make("order", case("ordered", **{"/register/representatives": rows})))
    assert "Bo Ek (god man)" in said
    assert "Storgatan 9" not in said
