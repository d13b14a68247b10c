"""Registering, finding, opening, settings, and what an office tells after it was broken off."""

from datetime import UTC, date, datetime

import pytest

from lssdesk.errors import InputError, Refused
from lssdesk.flow.desk import Desk
from lssdesk.model.case import Person
from lssdesk.store import engine
from lssdesk.store.tables import PersonRow
from tests.flow.officer import ADA, MAN, OFFICER, WOMAN, Clock, Premises, log_lines, received, set_sender


def register(desk: Desk, given: str, family: str, number: str = "", measure: str = "ledsagning") -> str:
    person = Person(personal_number=number, given_name=given, family_name=family)
    return desk.register(person, measure, received())


def numbers(desk: Desk, search: str = "") -> list[str]:
    return [line.number for line in desk.cases(search)]


def persons(desk: Desk) -> int:
    with desk.office.read() as reading:
        return reading.query(PersonRow).count()


def test_a_new_case_is_in_the_list_with_what_the_officer_looks_for(desk: Desk) -> None:
    case_id = desk.register(ADA, "ledsagarservice", received())
    (line,) = desk.cases()
    assert (line.id, line.number, line.name) == (case_id, "2026-0001", "Ada Lindqvist")
    assert (line.personal_number, line.measure_label) == (WOMAN, "ledsagarservice")
    assert (line.officer, line.state, line.changed) == (OFFICER, "open", desk.now)


def test_a_new_case_holds_the_application_and_the_person(desk: Desk) -> None:
    case = desk.open(desk.register(ADA, "ledsagarservice", received())).case
    assert (case.person, case.measure, case.number) == (ADA, "ledsagarservice", "2026-0001")
    assert (case.application.received, case.opened, case.officer) == (received(), date(2026, 3, 2), OFFICER)


def test_a_person_known_by_number_is_not_made_twice(desk: Desk) -> None:
    register(desk, "Ada", "Lindqvist", WOMAN)
    register(desk, "Adda", "Lindkvist", WOMAN, "ledsagarservice")
    assert persons(desk) == 1
    assert [line.name for line in desk.cases()] == ["Ada Lindqvist"] * 2
    assert desk.known(WOMAN) == ADA
    assert desk.known(MAN) is None


def test_persons_without_a_number_are_different_persons(desk: Desk) -> None:
    register(desk, "Ada", "Lindqvist")
    register(desk, "Ada", "Lindqvist")
    assert persons(desk) == 2


def test_case_numbers_begin_anew_with_the_swedish_year(desk: Desk, clock: Clock) -> None:
    register(desk, "Ada", "Lindqvist")
    register(desk, "Bo", "Ek")
    clock.moment = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    register(desk, "Cia", "Ask")
    clock.moment = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)  # midnight in Sweden
    register(desk, "Dag", "Al")
    register(desk, "Eva", "Lönn")
    assert numbers(desk) == ["2027-0002", "2027-0001", "2026-0003", "2026-0002", "2026-0001"]


def test_case_numbers_go_on_past_four_digits(desk: Desk) -> None:
    from lssdesk.store.tables import CaseRow

    first = register(desk, "Ada", "Lindqvist")
    for number in ("2026-9999", "2026-10000"):
        with desk.office.unit("nummer", OFFICER, desk.now) as unit:
            unit.get_one(CaseRow, first).number = number
        new = desk.open(register(desk, "Bo", "Ek")).case.number
        assert new == f"2026-{int(number[5:]) + 1}"
        with desk.office.unit("nummer", OFFICER, desk.now) as unit:
            unit.query(CaseRow).filter(CaseRow.number == new).one().number = f"2025-{number[5:]}"


@pytest.mark.parametrize(
    ("given", "family", "field"),
    [("", "Lindqvist", "/person/given_name"), ("Ada", " ", "/person/family_name")],
)
def test_a_name_is_needed_and_nothing_is_made_without(
    desk: Desk, given: str, family: str, field: str
) -> None:
    with pytest.raises(Refused) as caught:
        register(desk, given, family)
    assert caught.value.field == field
    assert (desk.cases(), persons(desk)) == ([], 0)


def test_an_unknown_measure_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError):
        register(desk, "Ada", "Lindqvist", measure="boende")
    assert persons(desk) == 0


@pytest.fixture
def register_of_four(desk: Desk) -> Desk:
    """2026-0001 Ada Lindqvist, 2026-0002 Åke Öst_man, 2026-0003 100% d'Arc, 2026-0004 Ebba "Ebban" Ek."""
    register(desk, "Ada", "Lindqvist", WOMAN)
    register(desk, "Åke", "Öst_man", MAN)
    register(desk, "100%", "d'Arc")
    register(desk, 'Ebba "Ebban"', "Ek\\berg")
    return desk


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", "4321"),
        ("  ", "4321"),
        ("ada", "1"),
        ("LINDQVIST ada", "1"),
        ("ada ek", ""),
        ("åke", "2"),
        ("ÖST", "2"),
        ("A\u030ake", "2"),  # a ring of its own, as some keyboards and pasted texts give
        ("%", "3"),
        ("100%", "3"),
        ("_", "2"),
        ("t_m", "2"),
        ("'", "3"),
        ('"', "4"),
        ("\\", "4"),
        ("d'arc", "3"),
        ("'; drop table persons; --", ""),
        ("2026-0003", "3"),
        ("2026", "4321"),
        ("0003", ""),
        (WOMAN, "1"),
        ("19900101-2385", "1"),
        ("900101-2385", "1"),
        ("900101", "1"),
        ("20000229", "2"),
        ("90010", ""),
        ("2385", ""),
        ("x" * 100_000, ""),
        ("a " * 5_000, "4321"),
    ],
)
def test_a_search_is_by_name_and_numbers_only(register_of_four: Desk, search: str, found: str) -> None:
    assert [number[-1] for number in numbers(register_of_four, search)] == list(found)


@pytest.mark.parametrize("search", ["ledsagning", "Granstigen", "simhallen", "Åsa Lindmark", "070"])
def test_nothing_else_is_searched_across_persons(desk: Desk, search: str) -> None:
    work = desk.open(register(desk, "Bo", "Ek", WOMAN))
    work.write("/person/address/street", "Granstigen 4", "Gatuadress")
    work.write("/person/phone", "070-174 06 35", "Telefon")
    work.write("/application/request", "Till simhallen", "Ansökan")
    work.draft.store()
    assert desk.cases(search) == []


def test_a_new_name_is_found_and_the_old_one_is_not(desk: Desk) -> None:
    work = desk.open(register(desk, "Ada", "Lindqvist"))
    work.write("/person/family_name", "Ahlberg", "Efternamn")
    work.draft.store()
    assert numbers(desk, "ahlberg") == ["2026-0001"]
    assert numbers(desk, "lindqvist") == []


def test_the_case_that_changed_last_comes_first(desk: Desk, clock: Clock) -> None:
    first = register(desk, "Ada", "Lindqvist")
    clock.forward(minutes=1)
    register(desk, "Bo", "Ek")
    clock.forward(minutes=1)
    work = desk.open(first)
    assert numbers(desk) == ["2026-0002", "2026-0001"]
    work.write("/decision/purpose", "simma", "Syfte")
    work.draft.store()
    assert numbers(desk) == ["2026-0001", "2026-0002"]


def test_every_opening_and_change_leaves_a_line_in_the_log(desk: Desk) -> None:
    case_id = register(desk, "Ada", "Lindqvist")
    work = desk.open(case_id)
    desk.open(case_id)
    work.write("/decision/purpose", "simma", "Syfte")
    work.draft.store()
    work.note("skrev ut beslutet")
    desk.note("låste")
    assert log_lines(desk) == [
        ("Startade programmet", None),
        ("registrerade ansökan", None),
        ("öppnade ärendet", case_id),
        ("öppnade ärendet", case_id),
        ("ändrade syfte", case_id),
        ("skrev ut beslutet", case_id),
        ("låste", None),
    ]


def test_looking_at_the_list_leaves_no_line(desk: Desk) -> None:
    register(desk, "Ada", "Lindqvist", WOMAN)
    before = log_lines(desk)
    desk.cases("ada")
    desk.known(WOMAN)
    desk.settings()
    assert log_lines(desk) == before


def test_settings_are_kept_and_reach_the_next_opened_case(premises: Premises) -> None:
    desk = premises.open()
    set_sender(desk)
    case_id = register(desk, "Ada", "Lindqvist")
    premises.close()
    desk = premises.open()
    assert desk.settings().read("/sender/municipality") == "Sjövalla kommun"
    assert desk.open(case_id).case.sender.court == "Förvaltningsrätten i Jönköping"


def test_settings_can_be_taken_back_by_name(desk: Desk) -> None:
    settings = desk.settings()
    settings.write("/sender/board", "Socialnämnden", "Nämnd")
    settings.store()
    assert settings.undo_name == "Ångra: ändrade nämnd"
    settings.undo()
    assert desk.settings().read("/sender/board") is None


def test_a_setting_that_cannot_be_read_yet_is_still_there_after_a_restart(premises: Premises) -> None:
    settings = premises.open().settings()
    settings.write("/sender/postcode", None, "Postnummer", raw="541 3")
    settings.store()
    premises.kill()
    settings = premises.open().settings()
    assert settings.raw("/sender/postcode") == "541 3"
    settings.write("/sender/postcode", "541 30", "Postnummer")
    settings.store()
    premises.kill()
    settings = premises.open().settings()
    assert (settings.raw("/sender/postcode"), settings.read("/sender/postcode")) == (None, "541 30")


def test_a_run_that_ended_well_leaves_nothing_to_tell(premises: Premises) -> None:
    desk = premises.open()
    register(desk, "Ada", "Lindqvist")
    premises.close()
    assert premises.open().broken is None


def test_a_run_that_broke_off_tells_which_drafts_were_written(premises: Premises, clock: Clock) -> None:
    desk = premises.open()
    quiet = register(desk, "Bo", "Ek")
    premises.close()
    clock.forward(hours=1)
    desk = premises.open()
    case_id = register(desk, "Ada", "Lindqvist")
    clock.forward(minutes=5)
    work = desk.open(case_id)
    work.write("/decision/purpose", "simma", "Syfte")
    work.draft.store()
    clock.forward(minutes=5)
    desk.open(quiet)
    premises.kill()
    broken = premises.open().broken
    assert broken is not None
    assert broken.officer == OFFICER
    newest = broken.drafts[0]
    assert (newest.case_number, newest.kind) == ("2026-0002", "decision")
    assert newest.changed == datetime(2026, 3, 2, 10, 5, tzinfo=UTC)
    assert {draft.case_number for draft in broken.drafts} == {"2026-0002"}
    premises.close()
    assert premises.open().broken is None


def test_the_desk_tells_whether_what_is_stored_is_whole(desk: Desk) -> None:
    case_id = register(desk, "Ada", "Lindqvist")
    assert desk.check() == ()
    raw = engine.connect(desk.office.path, desk.office.key)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("DELETE FROM cases WHERE id = ?", (case_id,))
    raw.close()
    assert [finding.kind for finding in desk.check()] == ["references"]
