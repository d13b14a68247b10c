"""Receipts of a case's costs: from a file to the encrypted store, seen small and large, and back again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from lssdesk.demo import Hand
from lssdesk.law.hours import Edit
from lssdesk.model.case import Cost
from lssdesk.ui import dialogs
from lssdesk.ui.case import hours_receipts
from lssdesk.ui.case.hours import HoursPage
from lssdesk.ui.case.hours_receipts import first_page, small
from lssdesk.ui.hours_calendar.cost_editor import CostEditor
from tests.flow.officer import Clock, signed
from tests.ui.documents import pdf, png
from tests.ui.program import words

K = Qt.Key
MEASURE = "omkostnader_ledsagare"
DAY = date(2026, 7, 8)
COST = Cost(id="k", day=DAY, amount=12_000, kind="entrance", note="bio")


@pytest.fixture
def page(hand: Hand, clock: Clock) -> HoursPage:
    """The hours of a signed case on a companion's costs, with one cost in the month that is shown."""
    work = signed(hand.window.desk, "omkostnader")
    clock.forward(days=140)
    work.hours.apply("förde in", [Edit(MEASURE, None, COST)])
    hand.window.show_cases()
    hand.window.open_case(work.id, "hours", f"/hours/{MEASURE}/{DAY}")
    found = hand.case.page("hours")
    assert isinstance(found, HoursPage)
    return found


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the dialog that asks for a file."""
    return lambda path: monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: path)


def open_cost(page: HoursPage, hand: Hand) -> CostEditor:
    page.calendar.choose(DAY, page.calendar.board.item((MEASURE, "k")))
    hand.press(K.Key_Return)
    return page.calendar.cost_editor


def named(page: HoursPage, id: str) -> None:
    """Let the stored cost name an attachment."""
    hours = page._work.hours
    hours.apply("ändrade", [Edit(MEASURE, COST, msgspec.structs.replace(COST, attachment=id))])
    page.refresh()


def kept(page: HoursPage) -> Cost:
    """The cost as it is stored."""
    [track] = page._work.hours.tracks()
    return track.costs[0]


def has_picture(editor: CostEditor) -> bool:
    return not editor.picture.thumbnail.image.isNull()


def test_a_receipt_is_added_stored_and_undone(
    hand: Hand, page: HoursPage, tmp_path: Path, choose: Callable[[Path], None]
) -> None:
    editor = open_cost(page, hand)
    choose(png(tmp_path / "kvitto.png"))
    hand.click("receipt_add")
    hand.wait(lambda: has_picture(editor))
    [one] = page._work.attachments.list()
    assert (one.name, one.kind, one.day, one.stays) == ("kvitto.png", "Kvitto", DAY, False)
    assert kept(page).attachment == ""
    hand.press(K.Key_Return)
    assert kept(page) == msgspec.structs.replace(COST, attachment=one.id)
    hand.press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert kept(page) == COST
    assert len(page._work.attachments.list()) == 1


def test_it_opens_large_in_place_of_the_calendar_and_what_is_typed_stays(
    hand: Hand, page: HoursPage, tmp_path: Path
) -> None:
    id = page._work.attachments.add(png(tmp_path / "kvitto.png", side=60))
    named(page, id)
    editor = open_cost(page, hand)
    hand.wait(lambda: has_picture(editor))
    editor.fields["note"].widget.setText("bio och popcorn")
    editor.picture.thumbnail.setFocus()
    hand.press(K.Key_Return)
    assert hand.seen("picture").pixmap().toImage().pixelColor(30, 30).name() == "#88aacc"
    assert "kvitto.png" in words(hand)
    assert not page.calendar.isVisible()
    hand.press(K.Key_Escape)
    assert hand.focused is editor.picture.thumbnail
    assert editor.draft().note == "bio och popcorn"
    hand.click("receipt_show")
    hand.click("attachment_back")
    assert page.calendar.isVisible()
    assert not hand.shown("picture")


def test_the_first_page_of_a_pdf_is_the_picture(hand: Hand, page: HoursPage, tmp_path: Path) -> None:
    named(page, page._work.attachments.add(pdf(tmp_path / "kvitto.pdf", 3)))
    editor = open_cost(page, hand)
    hand.wait(lambda: has_picture(editor))
    image = editor.picture.thumbnail.image
    assert image.height() > image.width()
    hand.click("receipt_show")
    assert hand.seen("letter_page", page).text() == "Sida 1 av 3"


def test_a_file_that_is_no_picture_is_said_and_nothing_is_stored(
    hand: Hand, page: HoursPage, tmp_path: Path, choose: Callable[[Path], None]
) -> None:
    editor = open_cost(page, hand)
    (tmp_path / "brev.txt").write_text("hej", encoding="utf-8")
    choose(tmp_path / "brev.txt")
    hand.click("receipt_add")
    assert editor.picture.problem.text().startswith("Filen brev.txt är varken PNG, JPEG eller PDF")
    assert page._work.attachments.list() == ()
    assert not editor.is_changed()


def test_a_receipt_that_was_removed_among_the_documents_is_told(
    hand: Hand, page: HoursPage, tmp_path: Path
) -> None:
    id = page._work.attachments.add(png(tmp_path / "kvitto.png"))
    named(page, id)
    page._work.attachments.remove(id)
    editor = open_cost(page, hand)
    assert "finns inte längre bland bilagorna" in editor.picture.problem.text()
    hand.click("receipt_remove")
    editor.fields["amount"].widget.setFocus()
    hand.press(K.Key_Return)
    assert kept(page) == COST


def test_one_that_goes_while_it_is_looked_at_is_told(hand: Hand, page: HoursPage, tmp_path: Path) -> None:
    id = page._work.attachments.add(png(tmp_path / "kvitto.png"))
    named(page, id)
    editor = open_cost(page, hand)
    hand.wait(lambda: has_picture(editor))
    page._work.attachments.remove(id)
    hand.click("receipt_show")
    assert "finns inte längre" in editor.picture.problem.text()
    assert page.calendar.isVisible()


def test_going_elsewhere_and_back_shows_the_calendar(hand: Hand, page: HoursPage, tmp_path: Path) -> None:
    named(page, page._work.attachments.add(png(tmp_path / "kvitto.png")))
    open_cost(page, hand)
    hand.click("receipt_show")
    assert hand.shown("picture")
    hand.case.go("decision")
    hand.case.go("hours")
    assert page.calendar.isVisible()
    assert not hand.shown("picture")


@pytest.mark.parametrize(("width", "height"), [(3000, 400), (400, 3000), (20, 20), (1, 3000)])
def test_a_picture_in_little_is_no_larger_than_asked(tmp_path: Path, width: int, height: int) -> None:
    Image.new("RGB", (width, height), "#88aacc").save(tmp_path / "bild.png")
    image = small((tmp_path / "bild.png").read_bytes(), 88)
    assert max(image.width(), image.height()) == min(88, max(width, height))
    assert min(image.width(), image.height()) >= 1


def test_a_pdf_in_little_is_white_paper(tmp_path: Path) -> None:
    image = first_page(pdf(tmp_path / "kvitto.pdf").read_bytes(), 88)
    assert image.height() == 88
    assert image.pixelColor(5, 5).name() == "#ffffff"


@pytest.mark.parametrize("draw", [small, first_page])
def test_what_cannot_be_read_is_no_picture(draw: Callable[[bytes, int], QImage]) -> None:
    assert draw(b"nothing", 88).isNull()


def test_a_document_that_cannot_be_drawn_is_said_and_the_cost_keeps_it(
    hand: Hand, page: HoursPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = page._work.attachments.add(png(tmp_path / "kvitto.png"))
    named(page, id)
    monkeypatch.setattr(hours_receipts, "picture", lambda _data: QImage())
    editor = open_cost(page, hand)
    said = "kvitto.png går inte att visa som bild, men filen ligger kvar bland bilagorna."
    hand.wait(lambda: editor.picture.problem.text() == said)
    assert editor.draft().attachment == id
