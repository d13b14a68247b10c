"""A protected person's case: its mark, what the card hides, and what is asked before anything leaves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from lssdesk.demo import Hand
from lssdesk.flow.protected import Answer, Look
from lssdesk.flow.work import Work
from lssdesk.store.tables import LogRow
from lssdesk.ui import dialogs, protected_look
from tests.flow.officer import log_lines, signed
from tests.ui.case.test_papers import choose, opened
from tests.ui.program import open_filled, open_new, words

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
STREET = "/person/address/street"
SHOWN = "visade adress och kontakt för en person med skyddade uppgifter"
Looks = list[Look]


def protect(hand: Hand, work: Work, kind: str = "sekretessmarkering") -> None:
    work.write("/person/protection", kind, "skydd")
    work.draft.store()
    hand.case.refresh()


def open_protected(hand: Hand, kind: str = "sekretessmarkering") -> Work:
    """Open a signed case whose person got a protected identity after it."""
    work = signed(hand.window.desk)
    work.write("/person/protection", kind, "skydd")
    work.draft.store()
    hand.window.show_cases()
    hand.window.open_case(work.id)
    return hand.case.work


def answered(monkeypatch: pytest.MonkeyPatch, answer: Answer | None) -> Looks:
    """Have each second look answered; the looks that were asked for."""
    found: Looks = []
    monkeypatch.setattr(protected_look, "ask", lambda _parent, look: found.append(look) or answer)
    return found


def saved(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """Have every file saved in a folder; the names that were proposed."""
    names: list[str] = []

    def choose_save(_parent: object, name: str, *_kind: str, **_more: object) -> Path:
        names.append(name)
        return folder / f"{len(names)}.pdf"

    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    return names


def last_detail(hand: Hand) -> str:
    with hand.window.desk.office.read() as reading:
        return reading.scalars(select(LogRow.detail).order_by(LogRow.seq)).all()[-1]


def test_the_head_has_an_icon_and_a_word(hand: Hand) -> None:
    work = open_new(hand)
    mark = hand.case.head.mark
    assert not mark.isVisible()
    protect(hand, work, "skyddad_folkbokforing")
    assert mark.isVisible()
    assert hand.case.head.mark_symbol.isVisible()
    assert mark.text() == "Skyddad folkbokföring"
    assert "utan adress" in mark.toolTip()


def test_no_window_has_a_title_with_anything_of_it(hand: Hand) -> None:
    work = open_filled(hand)
    protect(hand, work)
    secret = [work.case.person.name, work.case.person.address.street, work.case.number]
    titles = "\n".join(window.windowTitle() for window in QApplication.topLevelWidgets())
    assert [text for text in secret if text in titles] == []


def test_the_address_is_hidden_until_it_is_asked_for(hand: Hand) -> None:
    work = open_filled(hand)
    hand.case.go("application")
    assert hand.shown(STREET)
    protect(hand, work)
    assert not hand.shown(STREET)
    before = log_lines(hand.window.desk)
    hand.click("uncover")
    assert hand.shown(STREET)
    assert not hand.shown("uncover")
    assert log_lines(hand.window.desk) == [*before, (SHOWN, work.id)]
    hand.case.refresh()
    assert hand.shown(STREET)


def test_it_is_shown_by_key_and_logged_once(hand: Hand) -> None:
    work = open_filled(hand)
    protect(hand, work)
    hand.case.go("application")
    hand.seen("uncover").setFocus()
    hand.press(K.Key_Space)
    assert hand.focused.objectName() == "/person/address/co"
    assert [line for line in log_lines(hand.window.desk) if line[0] == SHOWN] == [(SHOWN, work.id)]


def test_what_leads_into_a_hidden_field_shows_it_and_is_logged(hand: Hand) -> None:
    work = open_filled(hand)
    protect(hand, work)
    hand.case.go_to(STREET)
    assert hand.focused.objectName() == STREET
    assert (SHOWN, work.id) in log_lines(hand.window.desk)


def test_the_rows_of_cases_are_marked(hand: Hand) -> None:
    work = open_filled(hand)
    protect(hand, work)
    hand.window.show_cases()
    model = hand.window.list.rows.model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Skyddade uppgifter")


@pytest.mark.parametrize("answer", [None, Answer(reason="Till personen själv")])
def test_a_signed_letter_is_looked_at_before_it_is_saved(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer | None
) -> None:
    open_protected(hand)
    looks, names = answered(monkeypatch, answer), saved(monkeypatch, tmp_path)
    before = log_lines(hand.window.desk)
    hand.case.deeds.save_letter()
    hand.case.deeds.save_copy("large")
    assert [look.needs_reason for look in looks] == [True, True]
    assert names == ([] if answer is None else ["Beslut.pdf", "Beslut i stor stil.pdf"])
    assert len(log_lines(hand.window.desk)) == len(before) + len(names)
    if answer:
        assert last_detail(hand) == "Utan adress och kontakt. Skäl: Till personen själv"


def test_a_letter_with_an_old_name_is_not_saved(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    work = open_protected(hand, "fingerade_personuppgifter")
    work.write("/person/given_name", "Eva", "namn")
    work.draft.store()
    names = saved(monkeypatch, tmp_path)
    with qtbot.waitSignal(hand.case.failed) as told:
        hand.case.deeds.save_letter()
    assert "ett tidigare namn" in told.args[0]
    assert names == []


@pytest.mark.parametrize("answer", [None, Answer(), Answer(opened=True, reason="Ska delges hemma")])
def test_a_document_is_saved_as_it_was_chosen(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer | None
) -> None:
    work = open_protected(hand)
    looks, names = answered(monkeypatch, answer), saved(monkeypatch, tmp_path)
    page = opened(hand)
    choose(page, "appeal_instruction")
    hand.click("papers_save")
    assert len(looks) == 1
    assert names == ([] if answer is None else ["Hur man överklagar.pdf"])
    if answer:
        expected = work.document("appeal_instruction", False, opened=answer.opened)
        assert (tmp_path / "1.pdf").read_bytes() == expected
        assert last_detail(hand) == answer.logged


def test_without_protection_nothing_is_asked(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = signed(hand.window.desk)
    hand.window.show_cases()
    hand.window.open_case(work.id)
    looks, names = answered(monkeypatch, None), saved(monkeypatch, tmp_path)
    hand.case.deeds.save_letter()
    assert looks == []
    assert names == ["Beslut 2026-0001.pdf"]
    assert last_detail(hand) == ""


def test_the_sheet_for_skatteverket_is_among_the_documents(hand: Hand) -> None:
    open_protected(hand, "skyddad_folkbokforing")
    page = opened(hand)
    choose(page, "forwarding")
    assert page.letter.pages() == 1
    hand.click("papers_save")
    assert "inte fyllt i vart post" in page.problem.text()


def test_the_mark_is_said_in_the_window(hand: Hand) -> None:
    open_protected(hand)
    assert "Sekretessmarkering" in words(hand)
