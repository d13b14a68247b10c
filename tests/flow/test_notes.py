"""Quick notes: kept at once, placed in an answer with their source, taken back by name."""

from datetime import datetime

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import case_file
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.model.case import Note
from lssdesk.store.tables import NoteRow
from tests.flow.officer import ADA, MAN, Clock, Premises, filled, log_lines, received

WISHES = "/inquiry/answers/wishes"
SOURCE = "Ur anteckning 2026-03-02 kl. 10.00."


@pytest.fixture
def work(desk: Desk) -> Work:
    """Ada's case, opened."""
    return desk.open(desk.register(ADA, "ledsagarservice", received()))


def again(desk: Desk, work: Work) -> tuple[Note, ...]:
    """The notes of the same case, opened anew from the store."""
    return desk.open(work.id).notes()


def names(desk: Desk, work: Work) -> list[str]:
    return [name for name, case in log_lines(desk) if case == work.id and "nteckning" in name]


def test_a_note_is_stored_at_once_with_its_local_time(premises: Premises) -> None:
    desk = premises.open()
    work = desk.open(desk.register(ADA, "ledsagarservice", received()))
    note = work.add_note("  Vill simma på onsdagar.\n")
    premises.kill()
    assert again(premises.open(), work) == (note,)
    assert (note.text, note.at, note.placed) == ("Vill simma på onsdagar.", datetime(2026, 3, 2, 10), "")


def test_notes_are_in_the_order_in_which_they_were_taken(desk: Desk, work: Work, clock: Clock) -> None:
    for text in ("ett", "två"):
        work.add_note(text)
    clock.forward(minutes=-1)
    work.add_note("före")
    assert [note.text for note in work.notes()] == ["ett", "två", "före"]
    assert [note.text for note in again(desk, work)] == ["före", "ett", "två"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "tom"), (" \n", "tom"), ("x" * 20_001, "20\u00a0000"), ("x" * 10_000_000, "lång")],
)
def test_an_empty_or_endless_note_is_refused(desk: Desk, work: Work, text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        work.add_note(text)
    assert again(desk, work) == ()


PLACES = [
    # name, what stands there, pointer, what stands there then, of which field
    ("an empty answer", {}, WISHES, f"Simma\n{SOURCE}", f"{WISHES}/text"),
    ("its text", {}, f"{WISHES}/text", f"Simma\n{SOURCE}", f"{WISHES}/text"),
    (
        "after what is there",
        {f"{WISHES}/text": "Sjunga  "},
        WISHES,
        f"Sjunga\n\nSimma\n{SOURCE}",
        f"{WISHES}/text",
    ),
    (
        "reasons of a condition",
        {"/inquiry/need_test/needs/answer": "yes"},
        "/inquiry/need_test/needs",
        f"Simma\n{SOURCE}",
        "/inquiry/need_test/needs/reasons",
    ),
    ("a plain text", {}, "/decision/reasons", f"Simma\n{SOURCE}", "/decision/reasons"),
    (
        "a text in a row",
        {"/inquiry/home_visits": [{"purpose": "a"}, {"purpose": "b", "outcome": "Ljust"}]},
        "/inquiry/home_visits/1/outcome",
        f"Ljust\n\nSimma\n{SOURCE}",
        "/inquiry/home_visits/1/outcome",
    ),
]


@pytest.mark.parametrize(("name", "before", "pointer", "expected", "field"), PLACES)
def test_a_placed_note_stands_last_in_its_answer_and_undo_takes_both_back(
    desk: Desk, work: Work, name: str, before: dict[str, object], pointer: str, expected: str, field: str
) -> None:
    for place, value in before.items():
        work.write(place, value, "Fält")
    note = work.add_note("Simma")
    untouched = work.case
    work.place_note(note.id, pointer)
    assert work.read(field) == expected
    back = desk.open(work.id)
    assert (back.case, back.read(field)) == (work.case, expected)
    assert [one.placed for one in back.notes()] == [field]
    assert work.draft.undo_name == "Ångra: placerade en anteckning"
    assert field.startswith(str(work.draft.undo()))
    assert desk.open(work.id).case == work.case == untouched
    work.draft.redo()
    assert desk.open(work.id).read(field) == expected
    assert names(desk, work) == [
        "lade till en anteckning",
        "placerade en anteckning",
        "Ångra: placerade en anteckning",
        "Gör om: placerade en anteckning",
    ]


NO_PLACE = [
    ("a day", "/inquiry/opened"),
    ("a day that is there", "/application/received"),
    ("a choice", "/application/channel"),
    ("a choice of a question", f"{WISHES}/choice"),
    ("who said it", f"{WISHES}/source/who"),
    ("a group of fields", "/inquiry/communication"),
    ("a list", "/inquiry/evidence"),
    ("a row that is not there", "/inquiry/evidence/3/shows"),
    ("a row", "/inquiry/home_visits/0"),
    ("a number in a row", "/inquiry/activities/0/times_per_month"),
    ("no field at all", "/inquiry/nothing"),
    ("no part at all", "/nothing/here"),
]


@pytest.mark.parametrize(("name", "pointer"), NO_PLACE)
def test_where_no_text_fits_a_note_is_not_placed(desk: Desk, work: Work, name: str, pointer: str) -> None:
    work.write("/inquiry/home_visits", [{"purpose": "a"}], "Hembesök")
    work.write("/inquiry/activities", [{"activity": "Bad"}], "Aktiviteter")
    note = work.add_note("Simma")
    before = work.case
    with pytest.raises(Refused, match="går inte att placera där") as caught:
        work.place_note(note.id, pointer)
    assert caught.value.field == pointer
    assert desk.open(work.id).case == work.case == before


def test_a_text_that_cannot_be_read_yet_is_not_written_over(work: Work) -> None:
    work.write("/inquiry/opened", None, "Inleddes", raw="12/33")
    note = work.add_note("Simma")
    with pytest.raises(Refused):
        work.place_note(note.id, "/inquiry/opened")
    assert work.raw("/inquiry/opened") == "12/33"


def test_a_note_is_placed_once_in_an_answer_but_may_serve_another(work: Work) -> None:
    note = work.add_note("Simma")
    work.place_note(note.id, WISHES)
    with pytest.raises(Refused, match="står redan"):
        work.place_note(note.id, f"{WISHES}/text")
    work.place_note(note.id, "/decision/reasons")
    assert [one.placed for one in work.notes()] == ["/decision/reasons"]
    assert work.read(f"{WISHES}/text") == work.read("/decision/reasons")


def test_what_is_typed_in_the_answer_meanwhile_is_kept(work: Work) -> None:
    note = work.add_note("Simma")
    work.write(f"{WISHES}/text", "Sju", "Önskemål")
    work.write(f"{WISHES}/text", "Sjunga", "Önskemål")
    work.place_note(note.id, WISHES)
    assert work.read(f"{WISHES}/text") == f"Sjunga\n\nSimma\n{SOURCE}"
    work.draft.undo()
    assert work.read(f"{WISHES}/text") == "Sjunga"
    work.draft.undo()
    assert work.read(f"{WISHES}/text") is None


def test_a_refused_number_does_not_stop_a_note(desk: Desk, work: Work) -> None:
    desk.register(type(ADA)(personal_number=MAN, given_name="Bo", family_name="Ek"), "ledsagning", received())
    work.write("/person/personal_number", MAN, "Personnummer")
    note = work.add_note("Simma")
    work.place_note(note.id, WISHES)
    assert [one.placed for one in again(desk, work)] == [f"{WISHES}/text"]
    assert work.draft.unsaved


def test_a_note_is_removed_and_comes_back(desk: Desk, work: Work) -> None:
    first, second = work.add_note("ett"), work.add_note("två")
    work.remove_note(first.id)
    assert again(desk, work) == (second,)
    work.draft.undo()
    assert set(again(desk, work)) == {first, second}
    with pytest.raises(Refused, match="finns inte längre"):
        work.remove_note("borta")
    assert names(desk, work)[-2:] == ["tog bort en anteckning", "Ångra: tog bort en anteckning"]


def test_what_is_decided_takes_no_note_but_notes_go_on(desk: Desk) -> None:
    work = filled(desk)
    note = work.add_note("Simma")
    work.sign()
    with pytest.raises(Refused, match="redan beslutat"):
        work.place_note(note.id, WISHES)
    later = work.add_note("Ringde efter beslutet")
    assert again(desk, work) == work.notes() == (note, later)
    work.remove_note(note.id)
    with desk.office.read() as reading:
        assert [row.text for row in reading.query(NoteRow)] == ["Ringde efter beslutet"]


def test_the_log_never_says_what_was_noted(desk: Desk, work: Work) -> None:
    work.add_note("hemligt")
    assert not any("hemligt" in name for name, _ in log_lines(desk))


def test_notes_travel_in_the_case_file_to_the_minute(work: Work, clock: Clock) -> None:
    clock.forward(seconds=37.5)
    note = work.add_note("Simma")
    text = case_file.write(work.case)
    assert '"at": "2026-03-02T10:00"' in text
    (back,) = case_file.read(text).notes
    assert (back.text, back.at) == (note.text, datetime(2026, 3, 2, 10))
