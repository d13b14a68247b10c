"""Several measures in one application: a case for each, what concerns all of it written once."""

from datetime import date
from typing import Any

import pytest

from lssdesk.flow import case_forms
from lssdesk.flow.desk import Desk
from lssdesk.flow.registration import Registration
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.model import forms
from tests.flow.officer import ADA, MAN, Premises, received, signed
from tests.flow.test_registration import answered

TWO = ("ledsagarservice", "ledsagning")
CHANNEL, REQUEST = "/application/channel", "/application/request"
REGISTERED = "/application/answers/registered"


def pair(desk: Desk) -> tuple[Work, Work]:
    first, second = desk.register_together(ADA, TWO, received())
    return desk.open(first), desk.open(second)


def write(work: Work, pointer: str, value: Any) -> None:
    work.write(pointer, value, "Fält")
    work.draft.store()


def again(desk: Desk, work: Work, pointer: str) -> Any:
    return desk.open(work.id).read(pointer)


def test_each_measure_is_a_case_and_they_know_each_other(desk: Desk) -> None:
    first, second = (work.case for work in pair(desk))
    assert (first.number, first.measure) == ("2026-0001", "ledsagarservice")
    assert (second.number, second.measure) == ("2026-0002", "ledsagning")
    assert (first.application.together, second.application.together) == (("2026-0002",), ("2026-0001",))
    assert first.application.received == second.application.received == received()
    assert first.person == second.person == ADA


def test_a_measure_named_twice_is_one_case(desk: Desk) -> None:
    (only,) = desk.register_together(ADA, ("ledsagning", "ledsagning"), received())
    assert desk.open(only).case.application.together == ()


def test_an_unknown_measure_among_them_makes_no_case(desk: Desk) -> None:
    with pytest.raises(Exception, match="boende"):
        desk.register_together(ADA, ("ledsagning", "boende"), received())
    assert desk.cases() == []


SPREADS = [
    # name, pointer, value, whether the other case gets it
    ("how it was made", CHANNEL, "oral", True),
    ("who applies", "/application/applicant", "god_man", True),
    ("where the person is registered", REGISTERED, {"choice": "elsewhere", "text": "Skövde"}, True),
    ("the request is of the measure", REQUEST, "Jag vill simma.", False),
    ("so is what the person wants", "/application/attitude", "opposes", False),
    ("and the life areas", "/application/areas", ["mobility"], False),
    ("another part", "/decision/purpose", "simma", False),
]


@pytest.mark.parametrize(("name", "pointer", "value", "spreads"), SPREADS)
def test_what_concerns_the_whole_application_is_written_once(
    desk: Desk, name: str, pointer: str, value: Any, spreads: bool
) -> None:
    first, second = pair(desk)
    write(first, pointer, value)
    assert again(desk, first, pointer) == value
    assert again(desk, second, pointer) == (value if spreads else None)


def test_what_was_answered_apart_stays_apart(desk: Desk) -> None:
    first, second = pair(desk)
    write(second, "/application/together", None)
    write(second, CHANNEL, "written")
    write(first, CHANNEL, "oral")
    assert again(desk, second, CHANNEL) == "written"


def test_a_case_that_was_opened_before_takes_nothing_back(desk: Desk) -> None:
    first, second = pair(desk)
    write(first, CHANNEL, "oral")
    write(second, REQUEST, "Jag vill simma.")
    assert again(desk, first, CHANNEL) == "oral"


def test_undo_takes_it_back_in_both(desk: Desk) -> None:
    first, second = pair(desk)
    write(first, CHANNEL, "oral")
    first.draft.undo()
    assert (again(desk, first, CHANNEL), again(desk, second, CHANNEL)) == (None, None)


def test_what_is_decided_stays(desk: Desk) -> None:
    first = signed(desk)
    second = desk.open(desk.register(ADA, "ledsagning", received()))
    write(second, "/application/together", [first.case.number])
    before = again(desk, first, CHANNEL)
    write(second, CHANNEL, before)
    write(second, CHANNEL, "e_service")
    assert before != "e_service"
    assert again(desk, first, CHANNEL) == before


def test_other_cases_of_the_person_are_left_alone(desk: Desk) -> None:
    other = desk.open(desk.register(ADA, "ledsagning", received()))
    first, _ = pair(desk)
    write(first, CHANNEL, "oral")
    assert again(desk, other, CHANNEL) is None


def test_the_people_around_the_person_are_in_all_cases(premises: Premises) -> None:
    desk = premises.open()
    first, second = pair(desk)
    people = [{"kind": "god_man", "name": "Per Sund", "valid_from": "2020-01-01"}]
    write(first, "/register/representatives", people)
    premises.kill()
    desk = premises.open()
    (known,) = desk.open(second.id).case.register.representatives
    assert (known.kind, known.name, known.valid_from) == ("god_man", "Per Sund", date(2020, 1, 1))


def test_a_sheet_with_further_measures_opens_their_cases(desk: Desk) -> None:
    sheet = answered(desk)
    sheet.write("/more", [{"measure": "ledsagarservice"}, {}, {"measure": "ledsagning"}], "Fler insatser")
    first = sheet.register()
    assert desk.open(first).case.measure == "ledsagning"
    assert [line.number for line in desk.cases()] == ["2026-0002", "2026-0001"]
    assert not Registration(desk).begun


@pytest.mark.parametrize("path", ["/measure", "/more"])
def test_every_measure_can_be_chosen(desk: Desk, path: str) -> None:
    (field,) = [one for one in case_forms.registration_form(desk.today).fields() if one.path == path]
    options = field.options or field.columns[0].options
    assert sorted(option.value for option in options) == sorted(row.id for row in tables.shipped().measures)
    labels = {option.value: option.label for option in options}
    assert labels["ledsagarservice"] == "Ledsagarservice (9 § 3 LSS)"
    assert labels["ledsagning"] == "Ledsagning (SoL)"


def test_life_areas_of_the_application_are_those_of_the_inquiry() -> None:
    folds = {group.fold for name in forms.names() for group in forms.load(name).groups}
    asked = {fold.removeprefix(forms.AREA) for fold in folds if fold.startswith(forms.AREA)}
    assert asked == set(case_forms.areas())


def test_shared_answers_are_of_the_application() -> None:
    assert {pointer.split("/")[1] for pointer in case_forms.shared_pointers()} == {"application"}


def test_a_reserve_number_is_kept_as_it_is(desk: Desk) -> None:
    work = desk.open(desk.register(ADA, "ledsagning", received()))
    write(work, "/person/number_kind", "reserve")
    write(work, "/person/reserve_number", "T-12 34")
    assert again(desk, work, "/person/reserve_number") == "T-12 34"
    assert desk.known(MAN) is None
