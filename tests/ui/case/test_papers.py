"""The case's other documents on the screen: listed, seen, printed, saved, and led to what is missing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.ui import dialogs
from lssdesk.ui.case.papers import ID, PapersPage
from tests.ui.program import open_new, open_signed

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def opened(hand: Hand) -> PapersPage:
    hand.press(K.Key_8, modifier=ALT)
    page = hand.case.page("papers")
    assert isinstance(page, PapersPage)
    assert page.isVisible()
    return page


def choose(page: PapersPage, document_id: str) -> None:
    ids = [page.list.item(row).data(ID) for row in range(page.list.count())]
    page.list.setCurrentRow(ids.index(document_id))


def test_each_document_is_seen_as_a_draft(hand: Hand) -> None:
    open_new(hand)
    page = opened(hand)
    assert page.list.count() > 3
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        assert page.letter.pages() > 0, page.list.item(row).text()
        assert page.letter.problem() == ""


def test_what_is_missing_is_said_and_one_press_leads_there(hand: Hand, qtbot: QtBot) -> None:
    open_new(hand)
    page = opened(hand)
    choose(page, "communication")
    hand.click("papers_save")
    assert "saknas" in page.problem.text().lower()
    hand.click("papers_fill")
    assert hand.case.step == "communication"
    assert hand.focused.objectName().startswith("/inquiry/communication/")


def test_a_document_is_seen_and_saved_in_large_print(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_signed(hand)
    page = opened(hand)
    choose(page, "inquiry")
    pages = page.letter.pages()
    page.layouts.setFocus()
    hand.press(K.Key_Down)
    assert page.layouts.currentText() == "Stor stil"
    assert page.letter.pages() > pages
    target = tmp_path / "utredning.pdf"
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args, **_more: target)
    hand.click("papers_save")
    assert target.read_bytes() == hand.case.work.document("inquiry", False, "large")


def test_a_final_document_is_saved_and_the_log_keeps_it(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_signed(hand)
    page = opened(hand)
    choose(page, "inquiry")
    target = tmp_path / "utredning.pdf"
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args, **_more: target)
    hand.click("papers_save")
    assert page.problem.text() == ""
    assert target.read_bytes() == hand.case.work.document("inquiry", draft=False)
