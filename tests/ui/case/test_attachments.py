"""Documents of a case: taken in by choice or drop, listed, seen from memory, removed after a question."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from lssdesk.demo import Hand
from lssdesk.ui import dialogs
from lssdesk.ui.case.document_view import picture
from tests.ui.documents import pdf, png
from tests.ui.program import open_new, open_signed, stored, words

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def drop(target: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let them go; whether somebody took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5), copy, mime, left, none)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    QApplication.processEvents()
    return enter.isAccepted()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Answers the dialog that asks for a file."""
    return lambda path: monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: path)


def names(hand: Hand) -> list[str]:
    return [one.name for one in stored(hand).attachments.list()]


def test_a_file_is_chosen_described_by_keys_and_listed(hand: Hand, tmp_path: Path, choose) -> None:
    open_new(hand)
    choose(png(tmp_path / "Köket.png"))
    hand.press(K.Key_7, modifier=ALT)
    assert hand.focused.objectName() == "attachment_add"
    hand.press(K.Key_Return)
    hand.keys("Foto från hembesök", K.Key_Tab, "1/3", K.Key_Tab, "Tröskeln", K.Key_Return)
    [one] = stored(hand).attachments.list()
    assert (one.name, one.kind, f"{one.day}", one.note) == (
        "Köket.png",
        "Foto från hembesök",
        "2026-03-01",
        "Tröskeln",
    )
    said = words(hand)
    assert "Köket.png" in said
    assert "Foto från hembesök · 2026-03-01 · 1 kB · tillagd 2026-03-02 av Åsa Lindmark" in said
    assert hand.seen("foot_attachments").accessibleName() == "Bilagor, 1 i ärendet"
    assert not hand.shown("new_file")


def test_a_choice_that_is_called_off_asks_nothing(hand: Hand, choose) -> None:
    open_new(hand)
    choose(None)
    hand.click("foot_attachments")
    hand.click("attachment_add")
    assert not hand.shown("new_file")


def test_files_dropped_on_the_case_are_asked_about_one_by_one(hand: Hand, tmp_path: Path) -> None:
    open_new(hand)
    files = png(tmp_path / "Köket.png"), png(tmp_path / "Badet.png", "#aa8866"), pdf(tmp_path / "Intyg.pdf")
    assert drop(hand.case, *files)
    assert hand.case.step == "attachments"
    hand.press(K.Key_Return)
    hand.click("file_skip")
    hand.type("file_kind", "Läkarintyg")
    hand.click("file_take")
    assert sorted(names(hand)) == ["Intyg.pdf", "Köket.png"]


@pytest.mark.parametrize("field", ["/person/address/street", "/application/purpose"])
def test_a_field_leaves_files_to_the_case(hand: Hand, tmp_path: Path, field: str) -> None:
    open_new(hand)
    hand.case.go_to(field)
    widget = hand.focused
    assert drop(getattr(widget, "viewport", lambda: widget)(), png(tmp_path / "Köket.png"))
    assert hand.shown("new_file")
    assert stored(hand).read(field) is None


def test_text_is_not_taken_for_a_file(hand: Hand) -> None:
    open_new(hand)
    mime = QMimeData()
    mime.setText("hej")
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(hand.case, enter)
    assert not enter.isAccepted()


def test_a_file_that_is_no_picture_and_no_pdf_is_said_and_the_next_is_asked_about(
    hand: Hand, tmp_path: Path
) -> None:
    open_new(hand)
    text = tmp_path / "brev.txt"
    text.write_text("hej", encoding="utf-8")
    drop(hand.case, text, png(tmp_path / "Köket.png"))
    hand.press(K.Key_Return)
    assert names(hand) == ["Köket.png"]
    drop(hand.case, text)
    assert "Filen brev.txt är varken PNG, JPEG eller PDF" in words(hand)
    assert not hand.shown("new_file")


def test_the_same_file_twice_is_said(hand: Hand, tmp_path: Path) -> None:
    open_new(hand)
    for _ in range(2):
        drop(hand.case, png(tmp_path / "Köket.png"))
        hand.press(K.Key_Return)
    assert names(hand) == ["Köket.png"]
    assert "Filen finns redan bland ärendets bilagor" in words(hand)


def test_a_day_that_cannot_be_read_keeps_the_file_waiting(hand: Hand, tmp_path: Path) -> None:
    open_new(hand)
    drop(hand.case, png(tmp_path / "Köket.png"))
    hand.type("file_day", "i våras")
    hand.click("file_take")
    assert names(hand) == []
    assert "i våras" in words(hand)
    hand.type("file_day", "1/3")
    hand.click("file_take")
    assert names(hand) == ["Köket.png"]


def test_a_picture_is_seen_and_nothing_of_it_is_left_in_a_file(hand: Hand, tmp_path: Path) -> None:
    work = open_new(hand)
    kept = work.attachments.add(png(tmp_path / "Köket.png", side=60))
    (tmp_path / "Köket.png").unlink()
    hand.click("foot_attachments")
    hand.click(f"show:{kept}")
    shown = hand.seen("picture").pixmap()
    assert shown.toImage().pixelColor(30, 30).name() == "#88aacc"
    hand.press(K.Key_Escape)
    assert hand.focused.objectName() == f"show:{kept}"
    assert not hand.shown("picture")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file() and "office" not in str(file)] == []


def test_a_pdf_is_seen_page_by_page(hand: Hand, tmp_path: Path) -> None:
    work = open_new(hand)
    kept = work.attachments.add(pdf(tmp_path / "Intyg.pdf", 3))
    hand.click("foot_attachments")
    hand.click(f"show:{kept}")
    assert hand.seen("letter_page", hand.case.page("attachments")).text() == "Sida 1 av 3"
    hand.click("attachment_back")
    assert hand.shown("attachment_add")


def test_a_large_picture_is_read_no_larger_than_a_screen_needs(tmp_path: Path) -> None:
    data = png(tmp_path / "stor.png", side=3000).read_bytes()
    assert picture(data).width() == 2400
    assert picture(b"no picture").isNull()


@pytest.mark.parametrize("answer", [True, False])
def test_a_document_is_removed_after_a_question_and_comes_back_by_undo(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    work = open_new(hand)
    kept = work.attachments.add(png(tmp_path / "Köket.png"))
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda *args, **_more: asked.append(args[2]) or answer)
    hand.click("foot_attachments")
    hand.click(f"remove:{kept}")
    assert asked == ["Köket.png tas bort ur ärendet. Det går att ångra så länge ärendet är öppet."]
    assert hand.shown(f"show:{kept}") is not answer
    if answer:
        hand.click("undo")
    assert hand.shown(f"show:{kept}")


def test_what_a_signed_decision_rests_on_stays(hand: Hand, tmp_path: Path) -> None:
    work = open_new(hand)
    work.attachments.add(png(tmp_path / "Köket.png"))
    assert not work.decided
    hand.click("foot_attachments")
    signed = open_signed(hand)
    assert signed.attachments.list() == ()
    hand.press(K.Key_7, modifier=ALT)
    assert hand.shown("attachment_add")


def test_after_a_lock_one_is_at_the_documents_again(hand: Hand) -> None:
    open_new(hand)
    hand.click("foot_attachments")
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None)
    hand.unlock("häst skog lykta båt")
    assert hand.case.step == "attachments"
