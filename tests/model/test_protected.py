"""Who is protected by a mark in the case, and what is left of the case that output is composed of."""

from typing import Any

import pytest

from lssdesk.model import document, protected
from lssdesk.model.case import Case

BASE: dict[str, Any] = {
    "person": {
        "personal_number": "199001012385",
        "given_name": "Ada",
        "family_name": "Lindqvist",
        "address": {"street": "Björkgränd 7", "postcode": "54321", "city": "Solköping"},
        "phone": "070-123 45 67",
        "email": "ada@exempel.example",
        "reserve_number": "A-1",
    },
    "register": {
        "representatives": [{"name": "Per Sund", "kind": "god_man", "contact": "Storgatan 9"}],
        "household": [{"name": "Bo Ek"}],
    },
    "application": {"answers": {"letter_address": {"text": "Box 1"}, "wish_person": {"text": "Kim"}}},
    "order": {
        "provider": "Stödet",
        "provider_contact": "Kvarngatan 3",
        "answers": {
            "elsewhere_place": {"text": "Gruppbostaden"},
            "elsewhere_home": {"text": "Ekby", "choice": "yes"},
            "contact_person_address": {"text": "Ängsvägen 2"},
        },
    },
}
PERSON, MEMBER = "/person/protection", "/register/household/0"
HELPER = "/register/representatives/0"


def case(*changes: tuple[str, Any]) -> Case:
    whole: Any = BASE
    for pointer, value in changes:
        *way, last = document.keys(pointer)
        whole = _put(whole, (*way, last), value)
    return document.to_case(whole)


def _put(node: Any, path: tuple[str, ...], value: Any) -> Any:
    key, rest = path[0], path[1:]
    if isinstance(node, list):
        place = int(key)
        return [*node[:place], _put(node[place], rest, value), *node[place + 1 :]]
    return {**node, key: _put(node.get(key, {}), rest, value) if rest else value}


MARKED = (PERSON, "sekretessmarkering")
ELSEWHERE = (PERSON, "skyddad_folkbokforing")
ANEW = (PERSON, "fingerade_personuppgifter")
CHILD = (f"{MEMBER}/protected", "yes")
GUARD = (f"{HELPER}/protected", "yes")
AWAY = (f"{MEMBER}/lives_here", "no")
CUSTODIAN = (f"{HELPER}/kind", "vardnadshavare")
SAME = (f"{HELPER}/name", "bo  ek")

WHO: list[tuple[str, list[tuple[str, Any]], list[str], bool, bool]] = [
    # name, changes, pointers of the marks, place hidden, the representative's contact hidden
    ("nobody", [], [], False, False),
    ("said not to be", [(f"{MEMBER}/protected", "no")], [], False, False),
    ("the person, marked", [MARKED], [PERSON], True, True),
    ("the person, registered elsewhere", [ELSEWHERE], [PERSON], True, True),
    ("the person, new identity", [ANEW], [PERSON], True, True),
    ("in the household", [CHILD], [f"{MEMBER}/protected"], True, True),
    ("in the family, living elsewhere", [CHILD, AWAY], [f"{MEMBER}/protected"], False, False),
    ("unclear whether living here", [CHILD, (f"{MEMBER}/lives_here", "unclear")], [CHILD[0]], True, True),
    ("a representative", [GUARD], [GUARD[0]], False, True),
    ("a custodian", [GUARD, CUSTODIAN], [GUARD[0]], True, True),
    ("a custodian who lives elsewhere", [GUARD, CUSTODIAN, SAME, AWAY], [GUARD[0]], False, True),
    ("a representative of the household", [GUARD, SAME], [GUARD[0]], True, True),
    ("two", [MARKED, GUARD], [PERSON, GUARD[0]], True, True),
]


@pytest.mark.parametrize(
    ("changes", "marks", "hidden", "contact"), [row[1:] for row in WHO], ids=[row[0] for row in WHO]
)
def test_who_is_protected_and_what_it_hides(
    changes: list[tuple[str, Any]], marks: list[str], hidden: bool, contact: bool
) -> None:
    of = case(*changes)
    assert list(protected.marked(of)) == marks
    assert protected.anybody(of) == bool(marks)
    assert protected.place_hidden(of) == hidden
    assert protected.contact_hidden(of, of.register.representatives[0]) == contact
    assert protected.number_hidden(of) == (PERSON in marks)


LEFT: list[tuple[str, list[tuple[str, Any]], dict[str, Any]]] = [
    # name, changes, what the outward case says where it is not the case itself
    ("nobody", [], {}),
    (
        "marked",
        [MARKED],
        {
            "/order/provider_contact": "Kvarngatan 3",
            "/order/answers/contact_person_address/text": "Ängsvägen 2",
        },
    ),
    ("registered elsewhere", [ELSEWHERE], {"/order/provider_contact": None}),
    ("new identity", [ANEW], {"/person/reserve_number": None}),
]
GONE = (
    "/person/address",
    "/person/phone",
    "/person/email",
    "/register/representatives/0/contact",
    "/application/answers/letter_address/text",
    "/order/answers/elsewhere_place/text",
)


@pytest.mark.parametrize(("changes", "left"), [row[1:] for row in LEFT], ids=[row[0] for row in LEFT])
def test_what_output_is_composed_of(changes: list[tuple[str, Any]], left: dict[str, Any]) -> None:
    of = case(*changes)
    bare = document.from_case(protected.outward(of))
    for pointer in GONE:
        kept = None if changes else document.get(document.from_case(of), pointer)
        assert (document.get(bare, pointer) or None) == kept, pointer
    for pointer, value in left.items():
        assert document.get(bare, pointer) == value, pointer
    for pointer in ("/person/personal_number", "/application/answers/wish_person/text", "/order/provider"):
        assert document.get(bare, pointer) == document.get(document.from_case(of), pointer)
    assert document.get(bare, "/order/answers/elsewhere_home/text") == "Ekby"


def test_for_somebody_around_only_their_own_is_left_out() -> None:
    bare = document.from_case(protected.outward(case(GUARD)))
    assert document.get(bare, "/person/address/street") == "Björkgränd 7"
    assert document.get(bare, "/register/representatives/0/contact") is None


def test_nobody_protected_is_the_case_itself() -> None:
    of = case()
    assert protected.outward(of) is of
    assert protected.opened(of) is of
    assert not protected.may_open(of)


@pytest.mark.parametrize(
    ("change", "number"),
    [(MARKED, None), (ELSEWHERE, None), (ANEW, None), (CHILD, "199001012385"), (GUARD, "199001012385")],
)
def test_a_table_has_a_number_only_where_it_may(change: tuple[str, Any], number: str | None) -> None:
    bare = document.from_case(protected.unnumbered(case(change)))
    assert document.get(bare, "/person/personal_number") == number


@pytest.mark.parametrize(
    ("change", "opens"), [(MARKED, True), (ELSEWHERE, True), (ANEW, False), (CHILD, True), (GUARD, True)]
)
def test_who_may_be_opened(change: tuple[str, Any], opens: bool) -> None:
    of = case(change)
    assert protected.may_open(of) == opens
    told = document.from_case(protected.outward(protected.opened(of)))
    assert (document.get(told, "/register/representatives/0/contact") == "Storgatan 9") == opens
    assert protected.anybody(protected.opened(of)) != opens
