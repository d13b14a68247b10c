"""A click or Enter in the letter leads to the field that it came from, and the letter follows the typing."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.flow.work import Work
from lssdesk.ui.case.decision import AIM_MS, LEAST_MS, PAINT_MS, PREVIEW_MS, DecisionPage, pause
from lssdesk.ui.letter_links import Link
from lssdesk.ui.letter_pages import Pages
from lssdesk.ui.letter_view import LetterView
from tests.ui.program import open_filled, open_signed

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def letter(hand: Hand, qtbot: QtBot) -> LetterView:
    """The letter beside the draft of a case that is ready to sign."""
    open_filled(hand)
    return shown(hand, qtbot)


def shown(hand: Hand, qtbot: QtBot) -> LetterView:
    hand.window.resize(1280, 800)
    hand.case.go("decision")
    page = hand.case.page("decision")
    assert isinstance(page, DecisionPage)
    qtbot.waitUntil(lambda: page.letter.pages() > 0)
    return page.letter


def sheets(letter: LetterView) -> Pages:
    return letter.findChild(Pages, "letter_pages")


def scroller(letter: LetterView) -> QScrollArea:
    return letter.findChild(QScrollArea, "letter_scroller")


def links(letter: LetterView) -> list[Link]:
    """Everything that the keys step through, in order."""
    pages = sheets(letter)
    assert pages.links
    found, link = [], pages.links.after(None, 1, 0)
    while link is not None:
        found.append(link)
        link = pages.links.after(link, 1, 0)
    return found


def place(letter: LetterView, text: str) -> QPoint:
    """The middle of some words on the pages, scrolled into sight."""
    link = next(one for one in links(letter) if one.text == text)
    return middle(letter, link)


def middle(letter: LetterView, link: Link, aside: float = 0.0) -> QPoint:
    pages = sheets(letter)
    area, whole = pages.area(link), link.block
    scale = area.width() / whole.width()
    point = link.rects[0].center() - whole.topLeft() + QPointF(aside, 0)
    found = area.topLeft() + (point * scale).toPoint()
    scroller(letter).ensureVisible(found.x(), found.y(), 0, 100)
    return found


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("18 timmar", "/decision/hours_per_month"),
        ("delta i simning, umgås med din vän och gå på konserter", "/decision/purpose"),
        ("2 februari 2026", "/application/received"),
    ],
)
def test_a_click_on_a_value_leads_to_its_field(
    hand: Hand, letter: LetterView, qtbot: QtBot, text: str, pointer: str
) -> None:
    qtbot.mouseClick(sheets(letter), Qt.MouseButton.LeftButton, pos=place(letter, text))
    assert hand.case.place() == (pointer.split("/")[1], pointer)


def block(letter: LetterView, name: str) -> Link:
    return next(one for one in links(letter) if one.name == name and not one.text)


@pytest.mark.parametrize(
    ("name", "step", "pointer"),
    [
        ("Skäl för beslutet", "decision", "/decision/reasons"),
        ("Formulering om giltighetstiden", "decision", "/decision/wordings/duration"),
        ("Personen behöver stödet i sin livsföring", "inquiry", "/inquiry/need_test/needs"),
    ],
)
def test_a_click_on_a_sentence_leads_to_its_fact_or_wording(
    hand: Hand, letter: LetterView, qtbot: QtBot, name: str, step: str, pointer: str
) -> None:
    edge = middle(letter, block(letter, name), aside=-200.0)
    qtbot.mouseClick(sheets(letter), Qt.MouseButton.LeftButton, pos=edge)
    here, field = hand.case.place()
    assert (here, field.startswith(pointer)) == (step, True)


def test_a_click_beside_the_text_leads_nowhere(letter: LetterView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(letter.field_wanted):
        for point in (QPoint(5, 5), middle(letter, links(letter)[0], aside=-400.0)):
            qtbot.mouseClick(sheets(letter), Qt.MouseButton.LeftButton, pos=point)


def test_a_press_that_is_let_go_elsewhere_leads_nowhere(letter: LetterView, qtbot: QtBot) -> None:
    here = place(letter, "18 timmar")
    with qtbot.assertNotEmitted(letter.field_wanted):
        qtbot.mousePress(sheets(letter), Qt.MouseButton.LeftButton, pos=here)
        qtbot.mouseRelease(sheets(letter), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_pointer_shows_what_leads_somewhere(letter: LetterView, qtbot: QtBot) -> None:
    pages, here = sheets(letter), place(letter, "18 timmar")
    plain = pages.grab().toImage()
    qtbot.mouseMove(pages, here)
    assert pages.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert pages.grab().toImage() != plain
    QApplication.sendEvent(pages, QHelpEvent(QEvent.Type.ToolTip, here, pages.mapToGlobal(here)))
    assert QToolTip.text() == "Gå till ”Timmar per månad”"
    qtbot.mouseMove(pages, QPoint(5, 5))
    assert pages.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert pages.grab().toImage() == plain
    QToolTip.hideText()


def test_keys_step_through_it_and_enter_goes_there(hand: Hand, letter: LetterView, qtbot: QtBot) -> None:
    letter.setFocus()
    view = scroller(letter)
    plain = view.viewport().grab().toImage()
    said = []
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
        said.append(view.accessibleDescription())
    assert view.viewport().grab().toImage() != plain
    assert said[0].startswith("Du beviljas ledsagarservice")
    assert said[0].endswith("Enter går till ”Utgång”.")
    assert said[1] == "18 timmar. Enter går till ”Timmar per månad”."
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert view.accessibleDescription() == said[1]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.accessibleDescription() == said[2]
    qtbot.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert hand.case.place() == ("decision", "/decision/hours_per_month")


def test_tab_goes_on_as_everywhere_without_a_mark_and_after_the_last(
    letter: LetterView, qtbot: QtBot
) -> None:
    view = scroller(letter)
    letter.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()
    letter.setFocus()
    for _ in links(letter):
        qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_escape_takes_the_mark_away(letter: LetterView, qtbot: QtBot) -> None:
    letter.setFocus()
    view = scroller(letter)
    page = view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert view.accessibleDescription() != page
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.accessibleDescription() == page
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.hasFocus()


def test_steps_begin_where_one_looks_and_what_is_marked_is_seen(letter: LetterView, qtbot: QtBot) -> None:
    letter.setFocus()
    view = scroller(letter)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert "Sida 3" in letter.findChild(QLabel, "letter_page").text()
    marked = sheets(letter).marked
    assert marked
    assert marked.page == 2
    top = view.verticalScrollBar().value()
    assert top <= sheets(letter).area(marked).top() <= top + view.viewport().height()


def test_a_signed_letter_leads_to_the_frozen_field(hand: Hand, qtbot: QtBot) -> None:
    work = open_signed(hand)
    letter = shown(hand, qtbot)
    before = work.read("/decision/hours_per_month")
    qtbot.mouseClick(sheets(letter), Qt.MouseButton.LeftButton, pos=place(letter, "18 timmar"))
    assert hand.case.step == "decision"
    assert not work.writable("/decision/hours_per_month")
    assert work.read("/decision/hours_per_month") == before


def test_on_a_narrow_page_a_click_flips_to_the_form(hand: Hand, letter: LetterView, qtbot: QtBot) -> None:
    hand.window.resize(760, 700)
    QApplication.processEvents()
    hand.case.flip()
    QApplication.processEvents()
    assert letter.isVisible()
    qtbot.mouseClick(sheets(letter), Qt.MouseButton.LeftButton, pos=place(letter, "18 timmar"))
    assert hand.case.place() == ("decision", "/decision/hours_per_month")
    assert not letter.isVisible()


# --- it follows


def test_the_letter_follows_the_typing(hand: Hand, letter: LetterView, qtbot: QtBot) -> None:
    assert hand.case.go_to("/decision/purpose")
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, " och sjunga")
    qtbot.waitUntil(lambda: any("och sjunga" in one.text for one in links(letter)))


def test_what_the_letter_does_not_say_draws_nothing_anew(hand: Hand, letter: LetterView) -> None:
    work: Work = hand.case.work
    before = letter._paper
    work.write("/inquiry/answers/wishes/text", "Sådant som inte står i brevet", "Önskemål")
    hand.case.refresh()
    assert letter._paper is before


@pytest.mark.parametrize(
    ("cost", "wait"),
    [
        (0.0, PREVIEW_MS),
        (20.0, PREVIEW_MS),
        (60.0, PREVIEW_MS),
        (100.0, 160),
        (180.0, LEAST_MS),
        (900.0, LEAST_MS),
    ],
)
def test_a_slow_machine_waits_less(cost: float, wait: int) -> None:
    assert pause(cost) == wait
    assert cost > AIM_MS - PAINT_MS - LEAST_MS or wait + cost + PAINT_MS <= AIM_MS
