"""Which strings tell where somebody is, and in which shapes they are found in a text."""

from typing import Any

import pytest

from lssdesk.model.protected_words import found_in, found_in_case, old_identity, secrets
from tests.model.test_protected import ANEW, ELSEWHERE, MARKED, case

CONTACT = "/register/representatives/0/contact"
FOUND: list[tuple[str, list[tuple[str, Any]], str, list[str]]] = [
    # name, changes besides the mark, text, what of the secrets is found in it
    ("nothing", [], "Ada vill simma.", []),
    ("street", [], "Bor på Björkgränd 7.", ["Björkgränd 7"]),
    ("street over two lines", [], "Bor på Björkgränd\n7.", ["Björkgränd 7"]),
    ("only its name", [], "Nära BJÖRKGRÄND.", ["Björkgränd"]),
    ("genitive", [], "Björkgränds lekplats", ["Björkgränd"]),
    ("part of a word", [], "Björkgränden", []),
    ("postcode", [], "543 21 Solköping", ["Solköping", "54321"]),
    ("postcode in a larger number", [], "1543210 kronor", []),
    ("telephone", [], "0701234567", ["070-123 45 67"]),
    ("telephone from abroad", [], "+46 (0)70 123 45 67", ["070-123 45 67"]),
    ("telephone with more digits", [], "070-123 45 678", []),
    ("e-mail", [], "Ada@Exempel.example", ["ada@exempel.example"]),
    ("a contact in one piece", [(CONTACT, "Ekgatan 3, 111 22 Ekby; tel. 08-12 34 56 78")], "Ekby", ["Ekby"]),
    ("its telephone", [(CONTACT, "Ekgatan 3; tel. 08-12 34 56 78")], "0812345678", ["08-12 34 56 78"]),
    ("its street", [(CONTACT, "Ekgatan 3; tel. 08-12 34 56 78")], "Ekgatan 4", ["Ekgatan"]),
    ("a name in it", [(CONTACT, "Per Sund, Ekgatan 3")], "Per Sund ringde.", []),
    ("another's own answer", [], "Box 1", ["Box 1"]),
    ("the sender's town", [("/sender/city", "Solköping")], "Solköping", []),
    ("a label without a number", [(CONTACT, "Tel:")], "Tel", []),
]


@pytest.mark.parametrize(
    ("changes", "text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND]
)
def test_found(changes: list[tuple[str, Any]], text: str, expected: list[str]) -> None:
    of = case(MARKED, *changes)
    found = [one.secret.text for one in found_in([("here", text)], secrets(of))]
    assert sorted(found) == sorted(expected)


def test_nobody_protected_has_no_secrets() -> None:
    assert secrets(case()) == ()


@pytest.mark.parametrize(("change", "told"), [(MARKED, False), (ELSEWHERE, True), (ANEW, True)])
def test_what_tells_the_place_together_with_other_facts(change: tuple[str, str], told: bool) -> None:
    texts = {one.text for one in secrets(case(change))}
    assert {"Kvarngatan", "Ängsvägen", "Ekby"} <= texts or not told
    assert told or texts.isdisjoint({"Kvarngatan", "Ängsvägen", "Ekby"})


def test_a_secret_is_told_with_its_surroundings_and_place() -> None:
    of = case(MARKED, ("/decision/reasons", "Det är långt att gå från Björkgränd 7 till bussen i centrum."))
    (found,) = found_in_case(of)
    assert (found.where, found.secret.what) == ("/decision/reasons", "street")
    assert found.words == "…et är långt att gå från Björkgränd 7 till bussen i centrum."


def test_the_fields_that_are_made_for_it_are_not_found() -> None:
    assert list(found_in_case(case(MARKED))) == []


BEFORE: list[tuple[str, tuple[str, str], list[tuple[str, Any]], list[str]]] = [
    ("the same", ANEW, [("/person/reserve_number", "")], []),
    ("another name", ANEW, [("/person/given_name", "Eva"), ("/person/reserve_number", "")], ["Eva"]),
    ("another number", ANEW, [("/person/personal_number", "200002292399"), ("/person/reserve_number", "")],
     ["200002292399"]),
    ("a reserve number", ANEW, [], ["A-1"]),
    ("not a new identity", MARKED, [("/person/given_name", "Eva")], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "before", "old"), [row[1:] for row in BEFORE], ids=[row[0] for row in BEFORE]
)
def test_who_somebody_was_before(
    mark: tuple[str, str], before: list[tuple[str, Any]], old: list[str]
) -> None:
    assert [one.text for one in old_identity(case(*before), case(mark))] == old


def test_an_old_number_is_found_as_a_letter_writes_it() -> None:
    known = old_identity(case(("/person/personal_number", "200002292399")), case(ANEW))
    assert [one.secret.text for one in found_in([("0", "Ada Lindqvist, 20000229-2399")], known)] == [
        "200002292399"
    ]
