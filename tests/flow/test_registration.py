"""The registration sheet: no case before all of it can be read, and nothing typed is lost meanwhile."""

from datetime import date

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.registration import Registration
from lssdesk.store.keys import DatabaseKey, Unlocked
from tests.flow.officer import ADA, MAN, WOMAN, Premises, log_lines, received

ANSWERS = {
    "/person/personal_number": WOMAN,
    "/person/given_name": "Ada",
    "/person/family_name": "Lindqvist",
    "/measure": "ledsagning",
}


def answered(desk: Desk, **changes: str | None) -> Registration:
    sheet = Registration(desk)
    for pointer, value in ANSWERS.items():
        sheet.write(pointer, changes.get(pointer.rsplit("/", 1)[1], value), "Fält")
    return sheet


def test_a_whole_sheet_opens_a_case(desk: Desk) -> None:
    sheet = answered(desk)
    assert sheet.read("/application/received") == "2026-03-02"
    assert desk.cases() == []
    case = desk.open(sheet.register()).case
    assert (case.person, case.measure) == (ADA, "ledsagning")
    assert case.application.received == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("key", "pointer"),
    [("given_name", "/person/given_name"), ("family_name", "/person/family_name"), ("measure", "/measure")],
)
def test_what_is_missing_is_named_with_its_field(desk: Desk, key: str, pointer: str) -> None:
    with pytest.raises(Refused) as caught:
        answered(desk, **{key: None}).register()
    assert (caught.value.field, "saknas" in str(caught.value)) == (pointer, True)
    assert desk.cases() == []


def test_what_cannot_be_read_is_named_with_its_field(desk: Desk) -> None:
    sheet = answered(desk)
    sheet.write("/application/received", None, "Inkom", raw="33/1")
    assert sheet.raw("/application/received") == "33/1"
    with pytest.raises(Refused) as caught:
        sheet.register()
    assert caught.value.field == "/application/received"
    sheet.write("/application/received", "2026-03-01", "Inkom")
    assert desk.open(sheet.register()).case.application.received == received()


def test_a_person_without_a_number_can_be_registered(desk: Desk) -> None:
    assert desk.open(answered(desk, personal_number=None).register()).case.person.name == "Ada Lindqvist"


def test_the_name_of_a_known_person_is_filled_in(desk: Desk) -> None:
    desk.register(ADA, "ledsagarservice", received())
    sheet = Registration(desk)
    assert sheet.fill_in_known() is None
    sheet.write("/person/personal_number", WOMAN, "Personnummer")
    assert sheet.fill_in_known() == ADA
    assert (sheet.read("/person/given_name"), sheet.read("/person/family_name")) == ("Ada", "Lindqvist")


def test_a_name_filled_in_for_another_number_goes_but_a_typed_one_stays(desk: Desk) -> None:
    desk.register(ADA, "ledsagarservice", received())
    sheet = Registration(desk)
    sheet.write("/person/personal_number", WOMAN, "Personnummer")
    sheet.fill_in_known()
    sheet.write("/person/personal_number", MAN, "Personnummer")
    assert sheet.fill_in_known() is None
    assert sheet.read("/person/given_name") is None
    sheet.write("/person/given_name", "Elis", "Förnamn")
    sheet.fill_in_known()
    assert sheet.read("/person/given_name") == "Elis"


def test_a_sheet_has_nothing_decided_and_nothing_to_choose(desk: Desk) -> None:
    sheet = Registration(desk)
    assert sheet.writable("/person/given_name")
    assert (dict(sheet.facts()), sheet.wordings("duration")) == ({}, ())
    assert sheet.today == desk.today


def test_what_is_begun_is_kept_until_it_is_registered_or_dropped(desk: Desk) -> None:
    sheet = Registration(desk)
    assert not sheet.begun
    sheet.store()
    assert desk.begun() == {}
    sheet.write("/person/given_name", "Ada", "Förnamn")
    sheet.write("/application/received", None, "Inkom", raw="33/1")
    sheet.store()
    again = Registration(desk)
    assert again.begun
    assert (again.read("/person/given_name"), again.raw("/application/received")) == ("Ada", "33/1")
    again.drop()
    assert (again.read("/person/given_name"), again.raw("/application/received")) == (None, None)
    assert desk.begun() == {}


def test_a_registered_application_is_no_longer_begun(desk: Desk) -> None:
    sheet = answered(desk)
    sheet.store()
    sheet.register()
    assert not Registration(desk).begun


def test_what_is_typed_is_kept_before_the_case_is_there(premises: Premises) -> None:
    sheet = answered(premises.open())
    sheet.write("/application/received", None, "Inkom", raw="33/1")
    sheet.store()
    premises.kill()
    desk = premises.open()
    back = Registration(desk)
    assert back.begun
    assert (back.read("/person/given_name"), back.raw("/application/received")) == ("Ada", "33/1")
    assert desk.cases() == []


def test_what_is_not_stored_is_not_kept(desk: Desk) -> None:
    answered(desk)
    sheet = Registration(desk)
    sheet.store()
    assert not Registration(desk).begun


def test_a_registered_or_dropped_application_is_begun_no_longer(desk: Desk) -> None:
    for end in (Registration.register, Registration.drop):
        sheet = answered(desk)
        sheet.store()
        end(sheet)
        assert not Registration(desk).begun
        assert Registration(desk).read("/person/given_name") is None
    assert sheet.read("/application/received") == "2026-03-02"
    sheet.drop()
    assert [name for name, _ in log_lines(desk)].count("registrerade ansökan") == 1


def test_each_officer_has_a_begun_application_of_her_own(desk: Desk) -> None:
    answered(desk).store()
    unlocked = Unlocked(DatabaseKey(b"", ""), "Bo Ek", "2")
    other = Desk(desk.office, unlocked, lambda: desk.now)
    assert not Registration(other).begun
    assert Registration(desk).begun
