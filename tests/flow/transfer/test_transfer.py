"""Cases that travel between two machines: handed out, taken in, and who may."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import access, guards, transfer, transfer_look, transfer_take
from lssdesk.flow.transfer import Wish
from lssdesk.flow.transfer_machines import Machines, UnknownMachine
from lssdesk.flow.transfer_plan import Choice
from lssdesk.model.case import Person
from lssdesk.store import codes, transfer_keys
from lssdesk.store.codes import CodeTypo
from lssdesk.store.tables import LogRow, PersonRow
from lssdesk.store.transfer_file import TransferTrouble
from tests.flow.officer import ADA, MAN, WOMAN, log_lines, received
from tests.flow.several import added, at_desk
from tests.flow.test_attachments import picture
from tests.flow.travelling import Place, furnish, shown, untouched, whole, write

PURPOSE, REASONS = "/decision/purpose", "/decision/reasons"
BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")


# --- handing out and taking in ---------------------------------------------------------------


def test_all_of_a_case_comes_along(office: Place, laptop: Place, case: str) -> None:
    work = office.desk.open(case)
    picture_file = office.files / "intyg.png"
    picture_file.write_bytes(picture())
    work.attachments.add(picture_file, "Intyg")
    note = work.add_note("Vill simma på tisdagar.")
    work.write("/decision/valid_to", None, "till", "i vår")
    work.draft.store()
    incoming = laptop.take_in(office.hand_out(case))
    assert incoming.items == ()
    assert laptop.fields(case) == office.fields(case)
    assert laptop.state(case).parts == office.state(case).parts
    here = laptop.desk.open(case)
    assert here.notes() == (note,)
    assert here.raw("/decision/valid_to") == "i vår"
    assert here.attachments.read(here.attachments.list()[0].id) == picture_file.read_bytes()
    assert here.case.officer == laptop.desk.officer
    whole(office, laptop)


def test_what_was_signed_is_the_same_on_both(office: Place, laptop: Place, case: str) -> None:
    office.desk.open(case).sign()
    laptop.take_in(office.hand_out(case))
    here, there = laptop.desk.open(case), office.desk.open(case)
    assert here.letter() == there.letter()
    assert here.decided
    assert laptop.state(case).letters == office.state(case).letters
    whole(laptop)


def test_a_case_says_to_whom_it_is_handed_out(office: Place, laptop: Place, case: str) -> None:
    assert transfer.lent(office.desk, case) is None
    office.hand_out(case, to=laptop, reason="Hembesök  i\nmorgon")
    lent = transfer.lent(office.desk, case)
    assert lent is not None
    assert (lent.to, lent.by, lent.reason) == ("datorn", office.desk.officer, "Hembesök i morgon")
    assert lent.since == office.desk.now
    assert transfer.last_machine(office.desk, case) == Machines(laptop.desk).own().machine.id


def test_it_comes_back_with_what_was_written_there(office: Place, laptop: Place, there: str) -> None:
    write(laptop, there, PURPOSE, "simma")
    write(office, there, REASONS, "Hon behöver stöd.")
    incoming = office.take_in(laptop.hand_out(there, to=office))
    assert [(item.what, item.pointer) for item in incoming.items] == [("new", PURPOSE)]
    assert (shown(office, there, PURPOSE), shown(office, there, REASONS)) == ("simma", "Hon behöver stöd.")
    assert transfer.lent(office.desk, there) is None
    assert transfer.lent(laptop.desk, there) is not None


def test_the_same_file_brings_nothing_new(office: Place, laptop: Place, there: str) -> None:
    write(laptop, there, PURPOSE, "simma")
    first = laptop.hand_out(there)
    write(laptop, there, PURPOSE, "simma och gå på konsert")
    second = laptop.hand_out(there)
    office.take_in(second)
    for handed, kind in ((second, "seen"), (first, "older")):
        with pytest.raises(TransferTrouble) as trouble:
            office.look(handed)
        assert trouble.value.kind == kind
    with pytest.raises(TransferTrouble, match="lämnad ut från den här datorn"):
        laptop.look(second)


def test_a_lost_machine_is_not_waited_for_and_its_file_still_fits(
    office: Place, laptop: Place, there: str
) -> None:
    with pytest.raises(Refused, match="Skriv varför"):
        transfer.take_back(office.desk, there, " ")
    transfer.take_back(office.desk, there, "Datorn är stulen")
    assert transfer.lent(office.desk, there) is None
    with pytest.raises(Refused, match="inte utlämnat"):
        transfer.take_back(office.desk, there, "Igen")
    with office.desk.office.read() as reading:
        last = reading.scalars(select(LogRow).order_by(LogRow.seq.desc())).first()
    assert last is not None
    assert (last.name, last.detail) == ("tog tillbaka ärendet utan fil", "Datorn är stulen")
    write(laptop, there, PURPOSE, "simma")
    office.take_in(laptop.hand_out(there))
    assert shown(office, there, PURPOSE) == "simma"


def test_cases_of_two_persons_do_not_share_a_file(office: Place, case: str) -> None:
    other = office.desk.register(BO, "ledsagning", received())
    with pytest.raises(Refused, match="en person"):
        office.hand_out(case, other)
    assert list(office.files.glob("*.lssdesk")) == []


def test_the_persons_other_cases_may_go_along(office: Place, laptop: Place, case: str) -> None:
    other = office.desk.register(ADA, "ledsagning", received())
    assert [one.id for one in transfer.others(office.desk, case)] == [other]
    laptop.take_in(office.hand_out(case, other))
    assert {line.id for line in laptop.desk.cases()} == {case, other}
    names = [line for line in log_lines(laptop.desk) if line[0] == "tog emot ärendet från en annan dator"]
    assert {id for _, id in names} == {case, other}


def test_a_file_name_tells_nothing(office: Place) -> None:
    assert transfer.file_name("0123456789ab") == "arende-012345.lssdesk"


def test_in_the_file_is_no_plain_text(office: Place, case: str) -> None:
    data = office.hand_out(case).path.read_bytes()
    for word in (WOMAN, "Ada", "Lindqvist", "simhallen", "kontoret", "Lindmark", "2026-0001"):
        assert word.encode() not in data


# --- whom a file is from, and for ------------------------------------------------------------


def test_an_unknown_machine_is_turned_away_until_its_fingerprint_is_compared(
    office: Place, tmp_path: Path, case: str
) -> None:
    stranger = furnish(tmp_path / "elsewhere", "datorn")
    before, handed = untouched(stranger), office.hand_out(case)
    with pytest.raises(UnknownMachine) as unknown:
        stranger.look(handed)
    machine = unknown.value.machine
    assert machine.fingerprint == Machines(office.desk).own().machine.fingerprint
    assert untouched(stranger) == before
    Machines(stranger.desk).confirm(machine, "Expeditionen")
    assert stranger.look(handed).machine.name == "Expeditionen"
    Machines(stranger.desk).forget(machine.id)
    with pytest.raises(UnknownMachine):
        stranger.look(handed)
    stranger.premises.close()


def test_another_key_under_a_known_id_is_told(office: Place, laptop: Place, case: str) -> None:
    handed = office.hand_out(case)
    false = transfer_keys.new_identity("kontoret").machine
    real = Machines(office.desk).own().machine
    Machines(laptop.desk).confirm(msgspec.structs.replace(false, id=real.id))
    with pytest.raises(TransferTrouble, match="en annan nyckel"):
        laptop.look(handed)


def test_wrong_codes_are_slowed_down_and_typing_errors_are_not(
    office: Place, laptop: Place, case: str
) -> None:
    handed = office.hand_out(case)
    for typed, group in (("", 1), ("AAAAA", 1), (handed.code[:-1], 9)):
        with pytest.raises(CodeTypo, match=f"Grupp {group} är inte rätt") as typo:
            transfer_look.look(laptop.desk, handed.path, typed)
        assert typo.value.group == group
    for _ in range(3):
        with pytest.raises(TransferTrouble, match="Koden passar inte"):
            transfer_look.look(laptop.desk, handed.path, codes.new_code())
    with pytest.raises(TransferTrouble, match="Försök igen om 2 s"):
        laptop.look(handed)
    laptop.premises.clock.forward(seconds=3)
    laptop.take_in(handed)


def test_a_machine_has_a_name(office: Place) -> None:
    machines = Machines(office.desk)
    with pytest.raises(Refused, match="vad datorn heter"):
        machines.rename("  ")
    machines.rename(" Expedition  2 ")
    assert machines.own().machine.name == "Expedition 2"


# --- who may ---------------------------------------------------------------------------------


def test_of_a_guarded_case_only_the_named_hand_out_and_the_guard_comes_along(
    office: Place, laptop: Place, case: str
) -> None:
    guards.set_guard(office.desk, case, True)
    other = at_desk(office.desk, added(office.premises, office.desk, "Cecilia Dahl", ["officer"]))
    with pytest.raises(access.TurnedAway):
        transfer.lend(other, Wish([case], office.files / "a.lssdesk"))
    incoming = laptop.take_in(office.hand_out(case))
    assert "guarded" in incoming.notices
    assert laptop.state(case).guarded
    colleague = at_desk(laptop.desk, added(laptop.premises, laptop.desk, "Cecilia Dahl", ["officer"]))
    with pytest.raises(access.TurnedAway):
        colleague.open(case)
    laptop.desk.open(case)


def test_who_may_not_know_of_the_person_is_turned_away(office: Place, laptop: Place, case: str) -> None:
    own = laptop.desk.register(ADA, "ledsagning", received())
    guards.set_guard(laptop.desk, own, True)
    colleague = at_desk(laptop.desk, added(laptop.premises, laptop.desk, "Cecilia Dahl", ["officer"]))
    handed = office.hand_out(case)
    with pytest.raises(access.TurnedAway):
        transfer_look.look(colleague, handed.path, handed.code)


def test_whose_role_is_another_neither_hands_out_nor_takes_in(office: Place, case: str) -> None:
    archivist = at_desk(office.desk, added(office.premises, office.desk, "Cecilia Dahl", ["archivist"]))
    with pytest.raises(Refused, match="Lämna ut ett ärende"):
        transfer.lend(archivist, Wish([case], office.files / "a.lssdesk"))
    with pytest.raises(Refused, match="Lämna ut ett ärende"):
        transfer_look.look(archivist, office.files / "a.lssdesk")


# --- persons and numbers ---------------------------------------------------------------------


def test_a_person_who_is_known_is_joined_and_every_difference_is_told(
    office: Place, laptop: Place, case: str
) -> None:
    own = laptop.desk.register(msgspec.structs.replace(ADA, family_name="Lind"), "ledsagning", received())
    incoming = laptop.look(office.hand_out(case))
    assert "joined" in incoming.notices
    [item] = incoming.questions
    assert (item.pointer, item.mine, item.theirs) == ("/person/family_name", "Lind", "Lindqvist")
    assert ("new", "/person/address") in [(one.what, one.pointer) for one in incoming.items]
    transfer_take.take(laptop.desk, incoming, {item.key: Choice("mine")})
    with laptop.desk.office.read() as reading:
        assert len(reading.scalars(select(PersonRow)).all()) == 1
    assert shown(laptop, own, "/person/family_name") == shown(laptop, case, "/person/family_name") == "Lind"


def test_a_number_that_is_taken_here_gets_another_until_it_is_back(
    office: Place, laptop: Place, case: str
) -> None:
    laptop.desk.register(BO, "ledsagning", received())
    incoming = laptop.take_in(office.hand_out(case))
    assert "number" in incoming.notices
    assert laptop.state(case).number == "2026-0001-2"
    write(laptop, case, PURPOSE, "simma")
    office.take_in(laptop.hand_out(case))
    assert office.state(case).number == "2026-0001"
    laptop.desk.open(case).sign()
    office.take_in(laptop.hand_out(case))
    assert office.state(case).number == "2026-0001-2"  # as its letter has it
    whole(office, laptop)


def test_a_signed_number_that_is_taken_here_is_refused(office: Place, laptop: Place, case: str) -> None:
    laptop.desk.register(BO, "ledsagning", received())
    office.desk.open(case).sign()
    with pytest.raises(Refused, match="2026-0001"):
        laptop.look(office.hand_out(case))


def test_cases_of_one_application_do_not_meet_others_by_their_numbers(office: Place, laptop: Place) -> None:
    first, second = office.desk.register_together(ADA, ("ledsagning", "ledsagarservice"), received())
    [bos] = laptop.desk.register_together(BO, ("ledsagning",), received())
    laptop.take_in(office.hand_out(second))  # its sister has the number that Bo's has here
    write(laptop, second, "/application/channel", "oral")
    assert shown(laptop, bos, "/application/channel") is None
    laptop.take_in(office.hand_out(first, second), "mine")
    together = shown(laptop, first, "/application/together")
    assert together == [laptop.state(second).number]
    assert not office.take_in(laptop.hand_out(first, second)).questions
    assert shown(office, first, "/application/together") == [office.state(second).number]
