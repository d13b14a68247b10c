"""The journal of a case that travels: drafts are merged, what is signed stays, and nothing signed is lost."""

import pytest

from lssdesk.flow import transfer_take, verify
from lssdesk.flow.transfer_plan import Choice
from tests.flow.officer import filled
from tests.flow.travelling import Place


@pytest.fixture
def case(office: Place) -> str:
    """Ada's case, with a draft that the office began."""
    case = filled(office.desk).id
    draft(office, case, "Ringde.")
    return case


@pytest.fixture
def note(office: Place, laptop: Place, case: str) -> str:
    """The draft's id; the case is on both machines."""
    laptop.take_in(office.hand_out(case))
    [entry] = office.desk.open(case).journal.list()
    return entry.id


def draft(place: Place, case: str, text: str, id: str = "") -> str:
    journal = place.desk.open(case).journal
    id = id or journal.begin("call")
    journal.write(id, "text", text)
    journal.store()
    return id


def texts(place: Place, case: str) -> list[str]:
    return sorted(entry.text for entry in place.desk.open(case).journal.list())


def rewrite(place: Place, case: str, id: str, text: str) -> None:
    """As the officer who wrote it would on this machine."""
    place.desk.officer, own = "Åsa Lindmark", place.desk.officer
    draft(place, case, text, id)
    place.desk.officer = own


def sign(place: Place, case: str, id: str) -> None:
    place.desk.officer, own = "Åsa Lindmark", place.desk.officer
    place.desk.open(case).journal.sign(id)
    place.desk.officer = own


def whole(*places: Place) -> bool:
    return all(verify.of(place.desk).whole for place in places)


def test_drafts_of_both_machines_come_together(office: Place, laptop: Place, case: str, note: str) -> None:
    draft(laptop, case, "Besökte.")
    office.take_in(laptop.hand_out(case))
    assert texts(office, case) == ["Besökte.", "Ringde."]


def test_a_draft_that_both_wrote_in_is_decided(office: Place, laptop: Place, case: str, note: str) -> None:
    draft(office, case, "Ringde på tisdagen.", note)
    rewrite(laptop, case, note, "Ringde på onsdagen.")
    incoming = office.look(laptop.hand_out(case))
    [item] = incoming.questions
    assert (item.pointer, item.free) == (f"/journal/{note}/text", True)
    transfer_take.take(office.desk, incoming, {item.key: Choice("mine", "Ringde två gånger.")})
    assert texts(office, case) == ["Ringde två gånger."]


def test_what_was_signed_there_comes_in_with_its_line_of_the_log(
    office: Place, laptop: Place, case: str, note: str
) -> None:
    sign(laptop, case, note)
    incoming = office.take_in(laptop.hand_out(case))
    assert [(item.what, item.pointer) for item in incoming.items] == [("new", f"/journal/{note}")]
    [entry] = office.desk.open(case).journal.list()
    assert entry.signed
    assert whole(office, laptop)


def test_what_was_written_here_after_it_was_signed_there_is_told(
    office: Place, laptop: Place, case: str, note: str
) -> None:
    sign(laptop, case, note)
    draft(office, case, "Ringde på tisdagen.", note)
    incoming = office.take_in(laptop.hand_out(case), "theirs")
    [item] = incoming.questions
    assert (item.what, item.mine, item.theirs) == ("signed", "Ringde på tisdagen.", "Ringde.")
    assert texts(office, case) == ["Ringde."]
    assert whole(office)


def test_a_draft_that_one_took_away_and_the_other_signed_is_told(
    office: Place, laptop: Place, case: str, note: str
) -> None:
    office.desk.open(case).journal.remove(note)
    sign(laptop, case, note)
    incoming = office.take_in(laptop.hand_out(case), "theirs")
    assert [item.what for item in incoming.questions] == ["signed"]
    assert texts(office, case) == ["Ringde."]


def test_signed_differently_on_both_both_are_there_and_stay_two(
    office: Place, laptop: Place, case: str, note: str
) -> None:
    draft(office, case, "Ringde på tisdagen.", note)
    rewrite(laptop, case, note, "Ringde på onsdagen.")
    sign(office, case, note)
    sign(laptop, case, note)
    both = ["Ringde på onsdagen.", "Ringde på tisdagen."]
    incoming = office.take_in(laptop.hand_out(case))
    assert [item.what for item in incoming.questions] == ["twice"]
    laptop.take_in(office.hand_out(case))
    assert (texts(office, case), texts(laptop, case)) == (both, both)
    for _ in range(2):
        assert not office.take_in(laptop.hand_out(case)).questions
        assert not laptop.take_in(office.hand_out(case)).questions
    assert (texts(office, case), texts(laptop, case)) == (both, both)
    assert whole(office, laptop)


def test_a_note_comes_in_after_the_one_that_it_corrects(
    office: Place, laptop: Place, case: str, note: str
) -> None:
    sign(office, case, note)
    journal = office.desk.open(case).journal
    new = journal.correct(note)
    journal.write(new, "text", "Ringde inte.")
    journal.write(new, "reason", "Fel person")
    journal.sign(new)
    laptop.take_in(office.hand_out(case))
    assert [entry.corrects for entry in laptop.desk.open(case).journal.list() if entry.corrects] == [note]
    assert whole(laptop)
