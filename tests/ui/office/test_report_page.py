"""A provider's report in the window: chosen or dropped, looked at row by row, ticked and read in."""

import threading
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy import select

from lssdesk.demo import Hand
from lssdesk.flow import reports
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.model.case import Session
from lssdesk.store.tables import CostRow, SessionRow
from lssdesk.ui import dialogs
from lssdesk.ui.office.report_page import ReportPage
from lssdesk.ui.office.report_table import COLUMNS, ReportModel
from tests.flow.officer import OFFICER, log_lines, signed
from tests.flow.reports.reports import csv_of, row, xlsx_of
from tests.ui.program import words

K = Qt.Key
LOOKED = ("läste igenom en utförares rapport", None)
UNKNOWN = "189001019802"
ROWS = (
    row(omkostnad="85,50", kvitto="17"),
    row(datum="2026-04-09", start="10:00", slut="13:00"),
    row(datum="2026-04-10", start="x"),
    row(datum="2026-04-11", personnummer=UNKNOWN),
    row(datum="2026-04-12", start="08:00", slut="23:00"),
    row(datum="2026-04-13", start="08:00", slut="13:00"),
    row(datum="2026-03-13", start="08:00", slut="09:00"),
    row(datum="2026-04-09", start="12:00", slut="12:30"),
)
"""New, changed, unreadable, unknown, over, over, outside, overlapping."""


@pytest.fixture
def work(hand: Hand) -> Work:
    """Ada's decision, with one session typed by hand and one planned."""
    work = signed(hand.window.desk)
    work.hours.add(Session(id="typed", day=date(2026, 4, 9), start=time(10), end=time(12)))
    work.hours.add(Session(id="plan", day=date(2026, 4, 20), start=time(10), end=time(12), status="planned"))
    return work


@pytest.fixture
def page(hand: Hand, work: Work) -> ReportPage:
    page = ReportPage(hand.window.desk)
    hand.window.put_aside(page)
    page.setFocus()
    return page


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "april.csv"
    path.write_bytes(csv_of(*ROWS))
    return path


def choose(hand: Hand, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Press the button, choose a file, and wait for what is said of it."""
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: path)
    hand.click("report_choose")
    hand.wait(lambda: hand.seen("report_choose").isEnabled())


def table(hand: Hand) -> Any:
    return hand.seen("report_rows")


def shown(hand: Hand, column: str) -> list[str]:
    """A column of the rows that are shown."""
    model: ReportModel = table(hand).rows
    place = COLUMNS.index(column)
    return [model.data(model.index(number, place)) for number in range(model.rowCount())]


def ticks(hand: Hand) -> list[Qt.CheckState | None]:
    model: ReportModel = table(hand).rows
    return [
        model.data(model.index(number, 0), Qt.ItemDataRole.CheckStateRole)
        for number in range(model.rowCount())
    ]


def stored(desk: Desk) -> dict[str, time]:
    with desk.office.read() as reading:
        return {one.day.isoformat()[5:]: one.end for one in reading.scalars(select(SessionRow))}


def detail(hand: Hand) -> str:
    label = hand.seen("report_detail")
    assert isinstance(label, QLabel)
    return label.text()


def test_nothing_is_stored_before_one_says_so(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = log_lines(hand.window.desk)
    choose(hand, monkeypatch, report)
    assert len(shown(hand, "line")) == 8
    assert log_lines(hand.window.desk) == [*before, LOOKED]


def test_the_whole_in_words(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    said = words(hand)
    assert "8 rader: 5 nya, 1 ändrad, 1 om en person utan ärende här och 1 som inte går att läsa." in said
    assert (
        "Att se på: 1 utanför beslut, 2 med överskridande och 2 som överlappar ett annat tillfälle." in said
    )
    assert "Omkostnader: 85,50\u00a0kr." in said


def test_each_row_says_what_becomes_of_it(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    assert shown(hand, "what") == [
        "Ny",
        "▲ Ändrad, överlappar ett annat tillfälle",
        "■ Går inte att läsa: ”x” är inget klockslag. Skriv timme och minut som 14:30.",
        "■ Okänd person",
        "▲ Ny, överskridande 3\u00a0tim",
        "▲ Ny, överskridande 5\u00a0tim",
        "▲ Ny, utanför beslut 1\u00a0tim",
        "▲ Ny, överlappar ett annat tillfälle",
    ]
    assert shown(hand, "person")[:4] == ["Ada Lindqvist", "Ada Lindqvist", "", "18900101-9802"]
    assert shown(hand, "line") == [str(line) for line in range(2, 10)]


def test_the_row_at_the_cursor_is_explained(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    expected = (
        "Tillfället läses in som nytt.",
        "Tillfället finns men skiljer sig: slut 12:00 → 13:00; utförare inget → ”Egen regi”. Bocka för raden",
        "Rad 4, start: ”x” är inget klockslag.",
        "Ingen med personnumret 18900101-9802 finns i registret.",
    )
    for begins in expected:
        assert detail(hand).startswith(begins)
        hand.press(K.Key_Down)


def test_rows_of_one_kind(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    combo = hand.seen("report_kind")
    expected = (
        ("changed", ["3"]),
        ("outside", ["8"]),
        ("over", ["6", "7"]),
        ("overlap", ["3", "9"]),
        ("unknown", ["5"]),
        ("bad", ["4"]),
    )
    for kind, lines in expected:
        hand.choose(combo, kind)
        assert shown(hand, "line") == lines
    assert combo.currentText() == "Går inte att läsa (1)"


def test_by_keys_alone(hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: report)
    hand.press(K.Key_Return)
    hand.wait(lambda: hand.shown("report_rows"))
    assert hand.focused is table(hand)
    checked = [tick == Qt.CheckState.Checked for tick in ticks(hand)]
    assert checked == [True, *[False] * 3, *[True] * 4]
    assert ticks(hand)[2] is ticks(hand)[3] is None
    hand.press(K.Key_Down, K.Key_Space, K.Key_Down, K.Key_Space, K.Key_Down, K.Key_Down, K.Key_Space)
    assert ticks(hand)[1] == Qt.CheckState.Checked
    assert ticks(hand)[4] == Qt.CheckState.Unchecked
    hand.press(K.Key_Tab, K.Key_Tab)
    assert hand.focused.objectName() == "report_store"
    hand.press(K.Key_Return)
    assert stored(hand.window.desk) == {
        "04-08": time(12, 30), "04-09": time(12, 30), "04-13": time(13), "03-13": time(9), "04-20": time(12)
    }  # fmt: skip
    assert (
        "april.csv är inläst: 4 nya tillfällen, 1 ändrat tillfälle och 1 omkostnad. 2 rader lästes inte in"
        in words(hand)
    )


def test_a_click_on_the_box_ticks(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    view = table(hand)
    middle = view.visualRect(view.rows.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert ticks(hand)[1] == Qt.CheckState.Checked
    assert hand.seen("report_store").text() == "Läs in 6 rader"
    hand.click("report_tick_none")
    assert hand.seen("report_store").isEnabled() is False
    assert "Ingen rad är förbockad." in words(hand)
    hand.choose(hand.seen("report_kind"), "changed")
    hand.click("report_tick_all")
    assert hand.seen("report_store").text() == "Läs in 1 rad"


def test_stored_is_told_with_what_changed(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(hand, monkeypatch, report)
    with qtbot.waitSignal(page.stored) as told:
        hand.click("report_store")
    assert told.args is not None
    assert told.args[0].tables() == {"sessions", "costs", "reports"}
    with hand.window.desk.office.read() as reading:
        assert reading.scalars(select(CostRow.amount)).all() == [8_550]


def test_a_plan_is_ticked_from_the_beginning(
    hand: Hand, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(xlsx_of(row(datum="2026-04-20")))
    choose(hand, monkeypatch, path)
    assert shown(hand, "what") == ["Planerad, nu rapporterad"]
    assert detail(hand).startswith(
        "Tillfället var planerat. Det ändras: slut 12:00 → 12:30; status planerat → genomfört"
    )
    assert ticks(hand) == [Qt.CheckState.Checked]


def test_the_same_file_again_says_when_it_was_read(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    hand.click("report_store")
    before = log_lines(hand.window.desk)
    choose(hand, monkeypatch, report)
    assert f"Den här filen lästes in 2026-03-02 av {OFFICER}." in words(hand)
    assert hand.seen("report_store").isEnabled() is False
    assert shown(hand, "what")[0] == "Finns redan"
    assert log_lines(hand.window.desk) == [*before, LOOKED]


def test_a_planned_row_has_a_heading_of_its_own_and_is_nothing_to_stop_at(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.write_bytes(csv_of(row(), row(datum="2026-04-28", status="planerad")))
    choose(hand, monkeypatch, report)
    assert "2 rader: 1 ny och 1 planerad som inte tas in." in words(hand)
    assert not hand.shown("report_stop")
    combo = hand.seen("report_kind")
    hand.choose(combo, "coming")
    assert combo.currentText() == "Planerade, tas inte in (1)"
    assert shown(hand, "what") == ["Planerad, tas inte in"]
    assert detail(hand).startswith("Rad 3: Tillfället är planerat och tas inte in.")
    hand.click("report_store")
    assert "1 planerad rad togs inte in." in words(hand)


def test_a_bad_row_may_stop_all(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    hand.click("report_stop")
    assert hand.seen("report_store").isEnabled() is False
    assert "Inget läses in: en rad går inte att läsa." in words(hand)
    hand.click("report_stop")
    assert hand.seen("report_store").isEnabled() is True


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a picture", b"\x89PNG\0", "Filen är varken CSV eller XLSX."),
        (
            "a column is missing",
            csv_of(row(), header=("personnummer", "datum")),
            "Kolumnerna insats, start, slut",
        ),
        ("gone", None, "Filen går inte att öppna."),
    ],
)
def test_what_cannot_be_read_is_said(
    hand: Hand, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, content: bytes | None, expected: str,
) -> None:  # fmt: skip
    path = tmp_path / "x.csv"
    if content is not None:
        path.write_bytes(content)
    choose(hand, monkeypatch, path)
    assert expected in words(hand)
    assert not hand.shown("report_rows")
    assert hand.focused.objectName() == "report_choose"


def test_a_file_is_dropped(hand: Hand, page: ReportPage, report: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(report))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50), copy, mime, left, none)
    QApplication.sendEvent(page.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(50, 50), copy, mime, left, none))
    hand.wait(lambda: hand.shown("report_rows"))


def test_text_that_is_dragged_is_not_taken(page: ReportPage) -> None:
    mime = QMimeData()
    mime.setText("bio")
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50), action, mime, left, none)
    QApplication.sendEvent(page.viewport(), enter)
    assert not enter.isAccepted()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Looking at a report goes on, step by step, until the event is set."""
    go_on, real = threading.Event(), reports.look

    def look(desk: Desk, name: str, data: bytes, progress: reports.Progress) -> reports.Looked:
        while not go_on.wait(0.005):
            progress(1, 4)
        return real(desk, name, data, progress)

    monkeypatch.setattr(reports, "look", look)
    return go_on


def test_progress_and_cancel(hand: Hand, page: ReportPage, report: Path, slow: threading.Event) -> None:
    before = log_lines(hand.window.desk)
    page.look(report)
    assert hand.focused.objectName() == "report_cancel"
    assert "Läser april.csv …" in words(hand)
    hand.wait(lambda: page.bar.value() == 1)
    hand.press(K.Key_Return)
    hand.wait(lambda: "Inläsningen är avbruten. Inget har sparats." in words(hand))
    assert not hand.shown("report_rows")
    assert log_lines(hand.window.desk) == before


def test_leaving_breaks_off_what_runs(
    hand: Hand, page: ReportPage, report: Path, slow: threading.Event
) -> None:
    page.look(report)
    hand.wait(lambda: page.bar.value() == 1)
    hand.press(K.Key_Escape)
    hand.wait(lambda: not isValid(page))


def test_waiting_breaks_off_what_runs(
    hand: Hand, page: ReportPage, report: Path, slow: threading.Event
) -> None:
    page.look(report)
    page.wait()
    hand.wait(lambda: "Inläsningen är avbruten." in words(hand))


def test_a_screen_reader_hears_the_whole_row(
    hand: Hand, page: ReportPage, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(hand, monkeypatch, report)
    model: ReportModel = table(hand).rows
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "2, Ada Lindqvist, 2026-04-08, 10:00–12:30, ledsagarservice, genomfört, Ny, Läses in: ja"
    )
    assert model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole).endswith("■ Okänd person")
    assert table(hand).accessibleName() == "Rapportens rader"
