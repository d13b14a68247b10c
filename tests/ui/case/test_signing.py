"""The letter beside the draft, signing by key, and the letter's ways out of the program."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from lssdesk.demo import Hand
from lssdesk.errors import Trouble
from lssdesk.flow import steps
from lssdesk.store.tables import LetterRow
from lssdesk.ui import dialogs
from lssdesk.ui.letter_view import LetterView
from tests.flow.officer import log_lines
from tests.ui.program import open_filled, open_new, open_signed, words

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PURPOSE = "/decision/purpose"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question that was asked; each is answered with yes."""
    found: list[str] = []

    def ask(_parent: object, title: str, text: str, *_words: str, **_more: object) -> bool:
        found.append(f"{title}: {text}")
        return True

    monkeypatch.setattr(dialogs, "ask", ask)
    return found


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[bytes | None]:
    """Every letter that the view was given."""
    found: list[bytes | None] = []
    real: Callable[..., None] = LetterView.set_pdf

    def set_pdf(view: LetterView, data: bytes | None, *more: str) -> None:
        found.append(data)
        real(view, data, *more)

    monkeypatch.setattr(LetterView, "set_pdf", set_pdf)
    return found


def text_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_letter_beside_the_draft_follows_typing(
    hand: Hand, qtbot: QtBot, shown: list[bytes | None]
) -> None:
    open_filled(hand)
    qtbot.waitUntil(lambda: hand.decision.letter.pages() > 0)
    before = len(shown)
    hand.type(PURPOSE, "spela schack")
    qtbot.waitUntil(lambda: len(shown) > before)
    assert "spela schack" in text_of(shown[-1] or b"")


def test_a_standard_wording_follows_the_day_that_it_names(hand: Hand, qtbot: QtBot) -> None:
    open_filled(hand)
    hand.type("/decision/valid_to", "2027-02-28")
    qtbot.waitUntil(lambda: "28 februari 2027" in words(hand))


def test_the_letter_is_drawn_only_where_it_is_seen(hand: Hand, shown: list[bytes | None]) -> None:
    open_filled(hand)
    hand.case.go("application")
    shown.clear()
    hand.type("/person/address/street", "Nya vägen 1")
    hand.case.autosave.now()
    assert shown == []


def test_the_decision_is_signed_by_key_after_a_question(hand: Hand, asked: list[str]) -> None:
    work = open_filled(hand)
    hand.press(K.Key_Return, modifier=CTRL)
    assert len(asked) == 1
    assert "låses ansökan, utredning, beslut och brev" in asked[0]
    assert work.decided
    assert hand.case.step == steps.DECISION
    assert "Beslutet skrevs under 2026-03-02" in words(hand)
    assert [hand.shown(name) for name in ("sign", "print", "save_pdf")] == [False, True, True]
    assert hand.case.panel.isHidden()
    hand.press(K.Key_Return, modifier=CTRL)
    assert hand.window.note() == "Beslutet är redan underskrivet"


def test_a_no_leaves_the_draft_as_it_was(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    work = open_filled(hand)
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: False)
    hand.click("sign")
    assert not work.decided
    hand.type(PURPOSE, "spela schack")
    assert work.read(PURPOSE) == "spela schack"


def test_after_signing_everything_can_be_read_and_nothing_changed(hand: Hand, asked: list[str]) -> None:
    work = open_filled(hand)
    hand.click("sign")
    before = work.case
    for step in ("application", "inquiry", "communication", "decision"):
        hand.click(f"step_{step}")
        assert "kan läsas men inte ändras" in words(hand)
        page = hand.case.page(step)
        fields = [one for one in page.findChildren(QLineEdit) if one.objectName().startswith(f"/{step}")]
        for field in fields:
            hand.type_on(field, "x")
        boxes = [one for one in page.findChildren(QComboBox) if not one.objectName().startswith("/person")]
        assert not any(box.isEnabled() for box in boxes if box.isVisible())
    assert work.case == before


def test_signing_that_is_refused_leads_to_the_field(hand: Hand, asked: list[str]) -> None:
    work = open_filled(hand)
    hand.type("/decision/decided_by", " ")
    hand.press(K.Key_Backspace)
    hand.click("step_application")
    hand.press(K.Key_Return, modifier=CTRL)
    assert asked == []
    assert not work.decided
    assert hand.case.place() == (steps.DECISION, "/decision/decided_by")
    assert hand.window.note().startswith("Beslutet kan inte skrivas under ännu.")


def test_a_text_that_cannot_be_read_stands_in_the_way_and_is_gone_to(hand: Hand, asked: list[str]) -> None:
    work = open_filled(hand)
    hand.type("/decision/valid_from", "i vår")
    hand.press(K.Key_Return, modifier=CTRL)
    assert (work.decided, asked) == (False, [])
    assert hand.focused is hand.seen("/decision/valid_from")
    assert "inte går att läsa" in hand.window.note()


def test_nothing_is_signed_that_could_not_be_stored(
    hand: Hand, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_filled(hand)
    hand.type(PURPOSE, "spela schack")
    with monkeypatch.context() as full:
        full.setattr(work.draft, "save", _no_room)
        hand.press(K.Key_Return, modifier=CTRL)
    assert (work.decided, asked) == (False, [])
    assert hand.window.note().startswith("Det senaste är inte sparat.")


def _no_room(*_args: object) -> None:
    raise Trouble("Disken är full.")


def kept(hand: Hand) -> LetterRow:
    with hand.window.desk.office.read() as reading:
        return reading.scalars(select(LetterRow)).one()


def test_the_saved_file_is_the_signed_letter_to_the_byte_and_is_logged(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_signed(hand)
    names: list[str] = []

    def choose(_parent: object, name: str, *_more: object, **_words: object) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(dialogs, "choose_save", choose)
    hand.click("step_decision")
    hand.press(K.Key_S, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert names == ["Beslut 2026-0001.pdf"]
    data = (tmp_path / names[0]).read_bytes()
    row = kept(hand)
    assert data == row.pdf
    assert hashlib.sha256(data).hexdigest() == row.sha256
    assert log_lines(hand.window.desk)[-1] == ("sparade beslutet som PDF", hand.case.work.id)


def test_printing_is_logged_when_it_is_done_and_not_when_it_is_called_off(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_signed(hand)
    hand.click("step_decision")
    before = log_lines(hand.window.desk)
    monkeypatch.setattr(dialogs, "print_pages", lambda *_args: False)
    hand.press(K.Key_P, modifier=CTRL)
    assert log_lines(hand.window.desk) == before
    monkeypatch.setattr(dialogs, "print_pages", lambda *_args: True)
    hand.click("print")
    assert log_lines(hand.window.desk)[len(before) :] == [("skrev ut beslutet", hand.case.work.id)]


def test_a_letter_that_is_not_saved_says_why_and_is_not_logged(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_signed(hand)
    hand.click("step_decision")
    before = log_lines(hand.window.desk)
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args, **_more: tmp_path / "gone" / "brev.pdf")
    hand.click("save_pdf")
    assert hand.window.note().startswith("Brevet sparades inte:")
    assert log_lines(hand.window.desk) == before


def test_an_unsigned_letter_is_neither_printed_nor_saved(hand: Hand) -> None:
    open_new(hand)
    for key, modifier in ((K.Key_P, CTRL), (K.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)):
        hand.press(key, modifier=modifier)
        assert hand.window.note() == "Beslutet är inte underskrivet ännu"
