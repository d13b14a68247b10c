"""What both machines wrote, and what was signed meanwhile: told, decided, and never half."""

import msgspec
import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import transfer_manifest, transfer_take
from lssdesk.flow.transfer_plan import Choice
from lssdesk.model.case import Person
from lssdesk.model.merge import GONE
from lssdesk.store import backup
from lssdesk.store.tables import TransferRow
from lssdesk.store.transfer_file import TransferTrouble
from tests.flow.officer import MAN
from tests.flow.test_attachments import picture
from tests.flow.travelling import Place, asked, shown, untouched, whole, write

PURPOSE, REASONS = "/decision/purpose", "/decision/reasons"
BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")


# --- conflicts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        (Choice("mine"), "dansa"),
        (Choice("theirs"), "simma"),
        (Choice("mine", "simma och dansa"), "simma och dansa"),
    ],
)
def test_a_field_that_both_wrote_is_decided(
    office: Place, laptop: Place, there: str, choice: Choice, outcome: str
) -> None:
    before = shown(office, there, PURPOSE)
    write(laptop, there, PURPOSE, "simma")
    write(office, there, PURPOSE, "dansa")
    incoming = office.look(laptop.hand_out(there))
    [item] = incoming.questions
    assert (item.what, item.pointer, item.base, item.mine, item.theirs) == (
        "conflict", PURPOSE, before, "dansa", "simma"
    )  # fmt: skip
    assert item.free
    with pytest.raises(Refused, match="inte bestämt"):
        transfer_take.take(office.desk, incoming, {})
    assert shown(office, there, PURPOSE) == "dansa"
    transfer_take.take(office.desk, incoming, {item.key: choice})
    assert shown(office, there, PURPOSE) == outcome
    assert not laptop.take_in(office.hand_out(there)).questions
    assert shown(laptop, there, PURPOSE) == outcome


def test_a_day_takes_no_free_text_and_what_could_not_be_read_is_a_value(
    office: Place, laptop: Place, there: str
) -> None:
    write(laptop, there, "/decision/valid_to", "2027-05-31")
    write(office, there, "/decision/valid_to", None, "i vår")
    incoming = office.look(laptop.hand_out(there))
    [item] = incoming.questions
    assert not item.free
    transfer_take.take(office.desk, incoming, {item.key: Choice("theirs")})
    assert office.desk.open(there).raw("/decision/valid_to") is None
    assert shown(office, there, "/decision/valid_to") == "2027-05-31"


def test_removed_on_one_side_and_changed_on_the_other(office: Place, laptop: Place, there: str) -> None:
    note = office.desk.open(there).add_note("Ring på måndag.")
    laptop.take_in(office.hand_out(there))
    laptop.desk.open(there).remove_note(note.id)
    office.desk.open(there).place_note(note.id, REASONS)
    incoming = office.look(laptop.hand_out(there))
    assert asked(incoming)[f"/notes/{note.id}"].theirs is GONE


def test_files_that_meet_on_the_way_are_asked_about_until_both_agree(
    office: Place, laptop: Place, there: str
) -> None:
    write(laptop, there, PURPOSE, "simma")
    write(office, there, PURPOSE, "dansa")
    from_laptop, from_office = laptop.hand_out(there), office.hand_out(there)
    office.take_in(from_laptop, "mine")
    laptop.take_in(from_office, "mine")
    assert (shown(office, there, PURPOSE), shown(laptop, there, PURPOSE)) == ("dansa", "simma")
    incoming = office.look(laptop.hand_out(there))
    assert list(asked(incoming)) == [PURPOSE]
    transfer_take.take(office.desk, incoming, {incoming.questions[0].key: Choice("theirs")})
    assert not laptop.take_in(office.hand_out(there)).questions
    assert laptop.fields(there) == office.fields(there)


def test_an_own_text_that_does_not_fit_is_refused_and_nothing_is_written(
    office: Place, laptop: Place, there: str
) -> None:
    write(laptop, there, "/decision/valid_to", "2027-05-31")
    write(office, there, "/decision/valid_to", "2027-06-30")
    incoming = office.look(laptop.hand_out(there))
    before = untouched(office)
    with pytest.raises(Refused, match="går inte att spara"):
        transfer_take.take(office.desk, incoming, {incoming.questions[0].key: Choice("mine", "i vår")})
    assert untouched(office) == before


def test_what_was_written_since_the_preview_is_not_written_over(
    office: Place, laptop: Place, there: str
) -> None:
    write(laptop, there, PURPOSE, "simma")
    incoming = office.look(laptop.hand_out(there))
    write(office, there, PURPOSE, "dansa")
    with pytest.raises(Refused, match="ändrats här"):
        transfer_take.take(office.desk, incoming, {})
    assert shown(office, there, PURPOSE) == "dansa"


def test_a_file_that_is_changed_after_the_preview_is_refused_whole(
    office: Place, laptop: Place, case: str
) -> None:
    handed, other = office.hand_out(case), office.hand_out(case)
    incoming = laptop.look(handed)
    before = untouched(laptop)
    for data in (handed.path.read_bytes()[:-1], other.path.read_bytes()):
        handed.path.write_bytes(data)
        with pytest.raises(TransferTrouble):
            transfer_take.take(laptop.desk, incoming, {})
        assert untouched(laptop) == before


def test_a_file_of_a_later_program_is_not_read(
    office: Place, laptop: Place, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer_manifest, "head", lambda: "9999")
    handed = office.hand_out(case)
    with pytest.raises(TransferTrouble, match="nyare version"):
        laptop.look(handed)


# --- signed ----------------------------------------------------------------------------------


def test_what_was_written_here_after_it_was_signed_there_is_shown_and_gives_way(
    office: Place, laptop: Place, there: str
) -> None:
    laptop.desk.open(there).sign()
    write(office, there, PURPOSE, "dansa")
    incoming = office.look(laptop.hand_out(there))
    [item] = incoming.questions
    assert (item.what, item.pointer, item.mine, item.stays) == ("signed", PURPOSE, "dansa", "theirs")
    transfer_take.take(office.desk, incoming, {item.key: Choice("theirs")})
    assert office.desk.open(there).letter() == laptop.desk.open(there).letter()
    whole(office, laptop)


def test_what_was_written_there_after_it_was_signed_here(office: Place, laptop: Place, there: str) -> None:
    office.desk.open(there).sign()
    write(laptop, there, PURPOSE, "simma")
    write(laptop, there, "/order/provider", "Egen regi")
    incoming = office.take_in(laptop.hand_out(there), "theirs")
    [item] = incoming.questions
    assert (item.what, item.stays) == ("signed", "mine")
    assert shown(office, there, PURPOSE) != "simma"
    assert shown(office, there, "/order/provider") == "Egen regi"
    whole(office)


def test_signed_on_both_machines_both_letters_are_kept(office: Place, laptop: Place, there: str) -> None:
    write(laptop, there, PURPOSE, "simma")
    letters = []
    for place in (office, laptop):
        place.desk.open(there).sign()
        letters.append(place.desk.open(there).letter())
    incoming = office.take_in(laptop.hand_out(there))
    assert [item.what for item in incoming.questions] == ["twice"]
    work = office.desk.open(there)
    assert work.letter() == letters[0]
    [aside] = work.attachments.list()
    assert work.attachments.read(aside.id) == letters[1]
    with office.desk.office.read() as reading:
        row = reading.scalars(select(TransferRow).where(TransferRow.way == "back")).one()
    assert laptop.state(there).letters[0].content in msgspec.json.decode(row.document)["aside"][0]["content"]
    assert not office.take_in(laptop.hand_out(there)).questions
    laptop.take_in(office.hand_out(there))
    assert laptop.desk.open(there).letter() == letters[1]
    whole(office, laptop)


def test_an_attachment_that_a_decision_rests_on_stays(office: Place, laptop: Place, case: str) -> None:
    path = office.files / "intyg.png"
    path.write_bytes(picture())
    id = office.desk.open(case).attachments.add(path)
    laptop.take_in(office.hand_out(case))
    laptop.desk.open(case).attachments.remove(id)
    office.premises.clock.forward(minutes=1)
    office.desk.open(case).sign()
    incoming = office.take_in(laptop.hand_out(case))
    assert [(item.what, item.pointer) for item in incoming.items] == [("kept", f"/attachments/{id}")]
    laptop.take_in(office.hand_out(case))
    assert laptop.desk.open(case).attachments.read(id) == path.read_bytes()
    whole(office, laptop)


@pytest.mark.parametrize("ahead", [-90, 90])
def test_clocks_that_differ_do_not_let_go_of_what_a_decision_rests_on(
    office: Place, laptop: Place, there: str, ahead: int
) -> None:
    """``ahead``: minutes by which the laptop's clock is fast."""
    laptop.premises.clock.forward(minutes=ahead)
    path = office.files / "intyg.png"
    path.write_bytes(picture())
    rests = laptop.desk.open(there).attachments.add(path)
    office.take_in(laptop.hand_out(there))
    office.desk.open(there).sign()
    office.premises.clock.forward(minutes=1)
    path.write_bytes(picture())
    later = office.desk.open(there).attachments.add(path)
    path.write_bytes(picture())
    beside = laptop.desk.open(there).attachments.add(path)
    laptop.take_in(office.hand_out(there))
    office.take_in(laptop.hand_out(there))
    for place in (office, laptop):
        stays = {one.id: one.stays for one in place.desk.open(there).attachments.list()}
        assert stays == {
            rests: True,
            beside: False,
            later: later in stays and place is office and stays[later],
        }
    whole(office, laptop)


def test_a_history_that_was_restored_does_not_win_in_silence(
    office: Place, laptop: Place, there: str
) -> None:
    """The office loses what came back, and hands out again: the laptop is asked."""
    write(laptop, there, PURPOSE, "simma")
    saved = office.desk.backup_before("prov")
    office.take_in(laptop.hand_out(there))
    laptop.take_in(office.hand_out(there))
    with office.desk.office.read() as reading:
        assert len(reading.scalars(select(TransferRow)).all()) == 3
    office.premises.close()
    backup.restore(saved, office.premises.folder, office.premises.unlocked.key, office.premises.clock())
    office.desk = office.premises.open()
    write(office, there, PURPOSE, "dansa")
    incoming = laptop.look(office.hand_out(there))
    assert list(asked(incoming)) == [PURPOSE]
