"""A case travels by clicks and keys: handed out, taken in, merged, and waited for no longer."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from lssdesk.demo import Hand
from lssdesk.errors import Refused
from lssdesk.flow import transfer, transfer_look, transfer_take
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer import Handed
from lssdesk.flow.transfer_machines import Machines
from lssdesk.store import codes
from lssdesk.ui import dialogs, why
from lssdesk.ui.office.transfer_page import TransferPage
from lssdesk.ui.office.transfer_preview import Preview
from lssdesk.ui.office.transfer_question import Question
from tests.flow.officer import CHEAP, filled
from tests.flow.travelling import Place, furnish, introduce
from tests.ui.program import words

K = Qt.Key
PURPOSE = "/decision/purpose"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer.lend, "__defaults__", (CHEAP,))


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Place]:
    """Another machine."""
    place = furnish(tmp_path, "datorn")
    yield place
    place.premises.close()


@pytest.fixture
def case(desk: Desk) -> str:
    """Ada's case, ready to sign."""
    return filled(desk).id


def here(hand: Hand, files: Path) -> Place:
    """The machine at which the hand is."""
    return Place("kontoret", None, hand.window.desk, files)  # type: ignore[arg-type]


@pytest.fixture
def there(hand: Hand, laptop: Place, case: str, tmp_path: Path) -> str:
    """The case on both machines, which know each other."""
    own = here(hand, tmp_path)
    introduce(own, laptop)
    laptop.take_in(own.hand_out(case))
    return case


def write(desk: Desk, case: str, pointer: str, value: str) -> None:
    work = desk.open(case)
    work.write(pointer, value, "fältet")
    work.draft.store()


def idle(hand: Hand) -> None:
    hand.wait(lambda: not hand.window.office._travelling.busy)


def open_file(hand: Hand, handed: Handed, monkeypatch: pytest.MonkeyPatch) -> TransferPage:
    """Choose a file on the page."""
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: handed.path)
    if not hand.shown("transfer_page"):
        hand.window.office.show_page("transfer")
    hand.click("transfer_choose")
    idle(hand)
    page = hand.window.page.inner
    assert isinstance(page, TransferPage)
    return page


def question(page: TransferPage, pointer: str) -> Question:
    assert isinstance(page.card, Preview)
    found = page.card.findChild(Question, f"transfer:{pointer}")
    assert found is not None
    return found


def shown(hand: Hand, case: str, pointer: str) -> object:
    return hand.window.desk.open(case).read(pointer)


# --- handing out -----------------------------------------------------------------------------


def test_a_case_is_handed_out_with_a_code_that_is_shown_once(
    hand: Hand, case: str, laptop: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "usb.lssdesk"
    names: list[str] = []
    monkeypatch.setattr(dialogs, "choose_save", lambda _parent, name, *_: names.append(name) or target)
    hand.window.open_case(case)
    hand.click("lend_case")
    assert hand.focused.objectName() == "lend_to"
    hand.type("lend_reason", "Hembesök i morgon")
    hand.click("lend_do")
    idle(hand)
    assert names[0].startswith("arende-")
    assert hand.shown("lend_told"), words(hand)
    groups = [hand.seen(f"lend_group_{n}") for n in range(1, 10)]
    code = codes.parse("".join(label.text()[-5:] for label in groups if isinstance(label, QLabel)))
    Machines(laptop.desk).confirm(Machines(hand.window.desk).own().machine)
    assert transfer_look.look(laptop.desk, target, code).manifest.reason == "Hembesök i morgon"
    assert Machines(hand.window.desk).own().machine.fingerprint in words(hand)
    hand.click("aside_back")
    assert "Utlämnat i en fil med kod sedan 2026-03-02" in words(hand)
    hand.click("lend_case")
    assert not hand.shown("lend_group_1")


def test_a_known_machine_opens_without_a_code(
    hand: Hand, there: str, tmp_path: Path, laptop: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "usb.lssdesk"
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args: target)
    hand.window.open_case(there)
    hand.click("lend_case")
    hand.choose(hand.seen("lend_to"), Machines(hand.window.desk).known()[0].machine)
    hand.click("lend_do")
    idle(hand)
    assert not hand.shown("lend_group_1")
    assert transfer_look.opener(target) == "machine"


def test_what_cannot_be_written_is_said(
    hand: Hand, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args: tmp_path / "nowhere" / "a.lssdesk")
    hand.window.open_case(case)
    hand.click("lend_case")
    hand.click("lend_do")
    idle(hand)
    assert "Kontrollera disken" in words(hand)
    assert hand.seen("lend_do").isEnabled()


def test_a_lost_machine_is_not_waited_for(hand: Hand, there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(_parent: QWidget, _question: why.Question, attempt: Callable[[str, str], object]) -> bool:
        attempt("Datorn är stulen", "")
        return True

    monkeypatch.setattr(why, "ask", ask)
    hand.window.open_case(there)
    assert hand.shown("lent_banner")
    hand.click("lent_back")
    assert not hand.shown("lent_banner")
    assert transfer.lent(hand.window.desk, there) is None


# --- taking in -------------------------------------------------------------------------------


def test_a_case_comes_in_by_its_code_once_the_machine_is_known(
    hand: Hand, laptop: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = filled(laptop.desk).id
    page = open_file(hand, handed := laptop.hand_out(case), monkeypatch)
    assert hand.focused.objectName() == "transfer_code"
    hand.keys("AAAA7", K.Key_Return)
    idle(hand)
    assert "Grupp 1 är inte rätt skriven" in words(hand)
    hand.keys(handed.code.lower().replace("-", " "), K.Key_Return)
    idle(hand)
    assert Machines(laptop.desk).own().machine.fingerprint in words(hand)
    hand.type("transfer_unknown_name", "Brittas dator")
    hand.click("transfer_unknown_confirm")
    idle(hand)
    said = words(hand)
    assert "Från Brittas dator, bekräftad" in said
    assert "finns inte här och läggs till" in said
    hand.click("transfer_take")
    idle(hand)
    assert page.card is None
    assert "Ärendet är mottaget." in words(hand)
    assert [line.id for line in hand.window.desk.cases()] == [case]
    assert hand.window.desk.open(case).case.person.name == "Ada Lindqvist"


def test_what_is_not_confirmed_is_not_taken_in(
    hand: Hand, laptop: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = laptop.hand_out(filled(laptop.desk).id)
    open_file(hand, handed, monkeypatch)
    hand.keys(handed.code, K.Key_Return)
    idle(hand)
    hand.click("transfer_unknown_leave")
    assert hand.shown("transfer_choose")
    assert hand.focused.objectName() == "transfer_choose"
    assert hand.window.desk.cases() == []
    assert Machines(hand.window.desk).known() == ()


def test_both_sides_stand_beside_each_other_and_all_is_decided_by_keys(
    hand: Hand, laptop: Place, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(laptop.desk, there, PURPOSE, "delta i simning på tisdagar")
    write(hand.window.desk, there, PURPOSE, "delta i simning och dans")
    write(laptop.desk, there, "/order/provider", "Egen regi")
    page = open_file(hand, laptop.hand_out(there, to=here(hand, laptop.files)), monkeypatch)
    one = question(page, PURPOSE)
    mine, theirs = (hand.seen(side, one) for side in ("mine", "theirs"))
    assert "och dans" in mine.accessibleName()
    assert "på tisdagar" in theirs.accessibleName()
    assert "underline" in theirs.property("text")
    assert "umgås med din vän" in words(hand)  # what it was before
    assert "Egen regi" in words(hand)
    take = hand.seen("transfer_take")
    assert not take.isEnabled()
    assert take.accessibleDescription() == "En sak är inte bestämd än."
    assert hand.focused.accessibleName().endswith("Behåll det som står här")
    hand.press(K.Key_Right)
    assert one.answer is not None
    assert one.answer.side == "theirs"
    hand.press(K.Key_Right, K.Key_Tab)
    own = hand.focused
    assert isinstance(own, QPlainTextEdit)
    hand.keys("delta i simning och dans på tisdagar", K.Key_Tab, K.Key_Space)
    idle(hand)
    assert shown(hand, there, PURPOSE) == "delta i simning och dans på tisdagar"
    assert shown(hand, there, "/order/provider") == "Egen regi"


def test_an_empty_text_of_ones_own_decides_nothing(
    hand: Hand, laptop: Place, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(laptop.desk, there, PURPOSE, "simma")
    write(hand.window.desk, there, PURPOSE, "dansa")
    page = open_file(hand, laptop.hand_out(there), monkeypatch)
    handed = laptop.hand_out(there, to=here(hand, laptop.files))
    hand.click("transfer_code_leave")
    page = open_file(hand, handed, monkeypatch)
    one = question(page, PURPOSE)
    hand.click("segment_own", one)
    hand.type_into(hand.seen("own", one), " ")
    assert one.answer is None
    assert not hand.seen("transfer_take").isEnabled()


def test_what_was_signed_there_is_seen_and_confirmed(
    hand: Hand, laptop: Place, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.desk.open(there).sign()
    write(hand.window.desk, there, PURPOSE, "dansa")
    page = open_file(hand, laptop.hand_out(there, to=here(hand, laptop.files)), monkeypatch)
    assert "undertecknad på datorn" in words(hand)
    hand.click("seen", question(page, PURPOSE))
    hand.click("transfer_take")
    idle(hand)
    assert hand.window.desk.open(there).decided


def test_a_case_that_is_written_meanwhile_is_looked_at_again(
    hand: Hand, laptop: Place, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(laptop.desk, there, PURPOSE, "simma")
    open_file(hand, laptop.hand_out(there, to=here(hand, laptop.files)), monkeypatch)
    write(hand.window.desk, there, PURPOSE, "dansa")
    hand.click("transfer_take")
    idle(hand)
    assert "har ändrats här sedan du granskade" in words(hand)
    assert shown(hand, there, PURPOSE) == "dansa"


def held(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, problem: Exception | None = None
) -> threading.Event:
    """Let a deed wait until it is let go; it then fails with a problem, if one is given."""
    go_on, real = threading.Event(), getattr(module, name)

    def slow(*args: object) -> object:
        assert go_on.wait(20)
        if problem:
            raise problem
        return real(*args)

    monkeypatch.setattr(module, name, slow)
    return go_on


@pytest.mark.parametrize("problem", [None, Refused("Det gick inte.")])
def test_the_page_may_be_left_while_a_file_is_taken_in(
    hand: Hand, laptop: Place, there: str, monkeypatch: pytest.MonkeyPatch, problem: Exception | None
) -> None:
    write(laptop.desk, there, PURPOSE, "simma")
    open_file(hand, laptop.hand_out(there, to=here(hand, laptop.files)), monkeypatch)
    go_on = held(monkeypatch, transfer_take, "take", problem)
    hand.click("transfer_take")
    assert "Gör en säkerhetskopia" in words(hand)
    hand.click("aside_back")
    go_on.set()
    idle(hand)
    assert hand.window.note() == (str(problem) if problem else "Ärendet är mottaget.")
    assert (shown(hand, there, PURPOSE) == "simma") is (problem is None)


def test_the_page_may_be_left_while_a_file_is_read_or_written(
    hand: Hand, laptop: Place, there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = laptop.hand_out(there, to=here(hand, laptop.files))
    reading = held(monkeypatch, transfer_look, "look")
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: handed.path)
    hand.window.office.show_page("transfer")
    hand.click("transfer_choose")
    hand.window.office.show_page("transfer")
    hand.click("transfer_choose")
    assert "Den förra filen läses ännu" in words(hand)
    hand.window.open_case(there)
    reading.set()
    idle(hand)
    writing = held(monkeypatch, transfer, "lend")
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args: tmp_path / "usb.lssdesk")
    hand.click("lend_case")
    hand.click("lend_do")
    hand.click("aside_back")
    writing.set()
    idle(hand)
    assert "har koden inte visats" in hand.window.note()


@pytest.mark.parametrize(
    ("data", "said"), [(b"nothing of ours", "ingen ärendefil"), (b"LSSDESK\x1a\x00", "inte hel")]
)
def test_what_is_no_case_file_is_said(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    path = tmp_path / "fil.lssdesk"
    path.write_bytes(data)
    open_file(hand, Handed(path, ""), monkeypatch)
    assert said in words(hand)
    assert hand.seen("transfer_choose").isEnabled()


def test_a_wrong_code_is_said_at_its_field(
    hand: Hand, laptop: Place, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(hand, laptop.hand_out(there), monkeypatch)
    hand.keys(codes.new_code(), K.Key_Return)
    idle(hand)
    assert "Koden passar inte" in words(hand)
    assert hand.focused.objectName() == "transfer_code"


def test_the_machines_one_trusts(hand: Hand, laptop: Place, there: str) -> None:
    hand.window.office.show_page("transfer")
    [known] = Machines(hand.window.desk).known()
    assert known.machine.fingerprint in words(hand)
    hand.type("transfer_own_name", "Expeditionen")
    hand.press(K.Key_Return)
    assert Machines(hand.window.desk).own().machine.name == "Expeditionen"
    hand.click(f"transfer_forget/{known.machine.id}")
    assert Machines(hand.window.desk).known() == ()
    assert "Ingen annan dator är bekräftad än" in words(hand)


def test_the_palette_leads_there(hand: Hand) -> None:
    hand.press(K.Key_K, modifier=Qt.KeyboardModifier.ControlModifier)
    hand.type_on(hand.focused, "ta emot ärende")
    hand.press(K.Key_Return)
    assert hand.shown("transfer_page")
