"""Idag by keys and clicks: groups, whose cases, what a line rests on, and where Enter leads."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lssdesk.errors import LssdeskError
from lssdesk.flow import today
from lssdesk.flow.desk import Desk
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.office.today_page import TodayPage
from tests.flow.officer import ADA, Clock, log_lines, received, signed

K = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
MEASURE = "ledsagarservice"


class Shown:
    """The page in a window of its own, with fingers at it, and what it asked for."""

    def __init__(self, desk: Desk) -> None:
        self.page = TodayPage(desk)
        self.wanted: list[tuple[str, str, str]] = []
        self.page.case_wanted.connect(lambda *where: self.wanted.append(where))
        self.hand = Fingers(self.page)

    def show(self) -> None:
        read: list[None] = []
        self.page.read.connect(lambda: read.append(None))
        self.page.show()
        self.hand.wait(lambda: bool(read))
        self.page.setFocus()
        QApplication.processEvents()

    def rows(self) -> list[str]:
        model = self.page.list.lines
        return [str(model.index(place, 0).data()).replace("\u00a0", " ") for place in range(model.rowCount())]

    def sentence(self) -> str:
        line = self.page.list.line()
        return line.sentence.replace("\u00a0", " ") if line else ""


@pytest.fixture
def shown(desk: Desk) -> Iterator[Shown]:
    made = Shown(desk)
    yield made
    made.page.wait()
    made.page.close()
    made.page.deleteLater()


OPENED = "Inled utredningen utan dröjsmål."


def fill(desk: Desk, clock: Clock) -> None:
    """A signed case whose hours lapse, and an open one that is late, on 20 June."""
    desk.policies.set("inquiry_opening_days", 5, desk.today, "Nämnden", "Rutin.")
    signed(desk)
    desk.register(ADA, "ledsagning", received())
    clock.moment += timedelta(days=110)


def test_lines_stand_under_the_heading_of_their_group(shown: Shown, desk: Desk, clock: Clock) -> None:
    fill(desk, clock)
    shown.show()
    rows = shown.rows()
    places = [rows.index(word) for word in ("Idag", "Denna vecka", "Senare")]
    assert places == sorted(places)
    assert rows[places[0] + 1] in (
        OPENED,
        "Ingen tid är utförd sedan den 1 april. Anteckna skälet för månaden.",
    )
    assert rows[-1] == "54 tim förfaller den 30 juni om de inte används."
    assert f"{len(rows) - 3} rader" in shown.hand.seen("today_count").text()


def test_arrows_pass_the_headings_and_enter_leads_to_the_day(shown: Shown, desk: Desk, clock: Clock) -> None:
    fill(desk, clock)
    shown.show()
    assert shown.page.list.hasFocus()
    lines = [row for row in shown.rows() if row not in ("Idag", "Denna vecka", "Senare")]
    walked = [shown.sentence()]
    for _ in lines[1:]:
        shown.hand.press(K.Key_Down)
        walked.append(shown.sentence())
    assert walked == lines
    before = log_lines(desk)
    shown.hand.press(K.Key_Return)
    ((case, step, pointer),) = shown.wanted
    assert (step, pointer) == ("hours", f"/hours/{MEASURE}/2026-06-30")
    assert case == next(line.id for line in desk.cases() if line.number == "2026-0001")
    assert log_lines(desk) == before  # it is opened by the window, not by the page


def test_a_click_opens_and_a_click_on_a_heading_does_not(shown: Shown, desk: Desk, clock: Clock) -> None:
    fill(desk, clock)
    shown.show()
    view = shown.page.list

    def click(place: int) -> None:
        middle = view.visualRect(view.lines.index(place, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))

    click(0)
    assert shown.wanted == []
    click(1)
    assert len(shown.wanted) == 1


def test_what_a_line_rests_on_is_said_below_the_list(shown: Shown, desk: Desk, clock: Clock) -> None:
    fill(desk, clock)
    shown.show()
    shown.hand.press(K.Key_End)
    words = shown.hand.seen("today_because").text().replace("\u00a0", " ")
    assert "Beviljat: 54 tim" in words
    assert words.endswith("Källa: HRS-016; 004 §9.3.2, Bilaga 2")


def test_a_row_says_everything_to_a_screen_reader(shown: Shown, desk: Desk, clock: Clock) -> None:
    fill(desk, clock)
    shown.show()
    last = shown.page.list.lines.index(len(shown.rows()) - 1, 0)
    assert last.data(SPOKEN).replace("\u00a0", " ") == (
        "Att veta. Ada Lindqvist, ärende 2026-0001, ledsagarservice. "
        "54 tim förfaller den 30 juni om de inte används. 30 juni"
    )
    assert shown.page.list.lines.index(0, 0).data(SPOKEN) == "Idag"


def test_an_overdue_day_says_that_it_has_passed(shown: Shown, desk: Desk, clock: Clock) -> None:
    fill(desk, clock)
    shown.show()
    spoken = [
        shown.page.list.lines.index(place, 0).data(SPOKEN).replace("\u00a0", " ")
        for place, row in enumerate(shown.rows())
        if row == OPENED
    ]
    assert [row.endswith("gick ut 6 mars") for row in spoken] == [True]


def test_mine_and_everybody_s(shown: Shown, desk: Desk, clock: Clock) -> None:
    desk.register(ADA, MEASURE, received())
    name, desk.officer = desk.officer, "Bo Holm"
    shown.show()
    assert shown.rows() == []
    assert shown.page.empty.sentence.text().startswith("Inget infaller eller väntar i dina ärenden")
    assert shown.page.empty.button.text() == "Visa allas ärenden"
    shown.hand.press(K.Key_Return)
    assert shown.rows() == ["Denna vecka", OPENED]
    assert shown.page.list.hasFocus()
    shown.hand.click("segment_mine")
    assert shown.page.empty.isVisible()
    desk.officer = name


def test_an_empty_office_offers_the_first_application(shown: Shown) -> None:
    asked: list[None] = []
    shown.page.new_wanted.connect(lambda: asked.append(None))
    shown.show()
    assert "30 dagarna" in shown.page.empty.sentence.text()
    shown.hand.press(K.Key_Return)
    assert len(asked) == 1


def test_it_is_read_anew_when_it_is_shown_again_and_the_row_stays(
    shown: Shown, desk: Desk, clock: Clock
) -> None:
    fill(desk, clock)
    shown.show()
    shown.hand.press(K.Key_End)
    chosen = shown.sentence()
    shown.page.hide()
    desk.register(ADA, "ledsagning", clock.moment.date())
    count = len(shown.rows())
    shown.show()
    assert len(shown.rows()) == count + 1
    assert shown.sentence() == chosen


def test_what_cannot_be_read_is_said(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_desk: Desk) -> tuple[today.Line, ...]:
        raise LssdeskError("Disken svarar inte.")

    monkeypatch.setattr(today, "of", fail)
    shown.page.show()
    shown.hand.wait(lambda: "Disken svarar inte." in shown.page._state.text())
