"""The figures on their page: counted, read by keyboard, opened into the persons behind them, saved."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.flow.desk import Desk
from lssdesk.store import keys
from lssdesk.ui import dialogs, theme
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.office.figures_chart import Chart
from lssdesk.ui.office.figures_page import FiguresPage
from lssdesk.ui.unlock.background import Background
from tests.flow.figures_office import decided, followed_up, person, session
from tests.flow.officer import (
    AT,
    CHEAP,
    MAN,
    OFFICER,
    PASSPHRASE,
    WOMAN,
    Clock,
    Premises,
    log_lines,
    set_sender,
)
from tests.ui.program import clear_away, dress

FIRST, LAST = date(2024, 7, 1), date(2025, 6, 30)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """An office with two persons: one used all her hours, flexibly."""
    dress(qapp)
    folder = tmp_path / "office"
    place = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, Clock(AT))
    desk = place.open()
    set_sender(desk)
    case = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST, "1", area="elderly")
    session(desk, case, date(2024, 8, 6), "08:00", "20:00", provider="Björken")
    decided(desk, person(desk, "Olle Norén", MAN), "ledsagarservice", FIRST, LAST, "1")
    followed_up(desk, case)
    yield desk
    clear_away(qapp)
    place.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[FiguresPage]:
    page = FiguresPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 720)
    with qtbot.waitActive(page):
        page.show()
    settle(page, qtbot)
    yield page
    page.wait()


def settle(page: FiguresPage, qtbot: QtBot) -> None:
    """Until what is chosen is counted and shown."""
    qtbot.waitUntil(lambda: not page.busy and page.figure is not None and not said(page))


def said(page: FiguresPage) -> str:
    state = page.findChild(QWidget, "figures_state")
    return state.text() if state.isVisible() else ""


def words(page: FiguresPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def cells(page: FiguresPage, number: int = 0) -> list[list[str]]:
    model: QAbstractItemModel = page.tables[number].model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(page: FiguresPage, kind: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.choice.kind.button(kind), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.figure is not None and page.figure.id == kind and page.tables[0].isVisible())


def test_opens_with_the_last_two_whole_periods_beside_each_other(page: FiguresPage) -> None:
    table = page.tables[0].model()
    heads = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]
    assert heads[:3] == ["Vad", "Kön", "2023-07–\n2024-06\nAntal"]
    assert cells(page)[0] == ["Personer som räknas", "Kvinnor", "0", "–", "1", "50,0\u00a0%"]
    assert cells(page)[1][:2] == ["", "Män"]
    assert "Räknar ledsagarservice och ledsagning." in words(page)


def test_every_figure_can_be_chosen(page: FiguresPage, qtbot: QtBot) -> None:
    for kind, sentence in (
        ("running", "Pågående beslut den 2026-03-02"),
        ("asked", "Hur många av de fyra möjligheterna"),
        ("minutes", "Utförd tid per insats, lag och utförare"),
        ("hours", "Personer med alla timmar utförda"),
    ):
        choose(page, kind, qtbot)
        assert sentence in words(page)


def test_another_day_is_counted_as_soon_as_it_is_typed(page: FiguresPage, qtbot: QtBot) -> None:
    choose(page, "running", qtbot)
    assert cells(page)[-1][-1] == "0"
    hand = Fingers(page)
    hand.type("figures_day", "2025-03-01")
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Pågående beslut den 2025-03-01" in words(page))
    assert cells(page)[-1][-1] == "2"
    assert ["Ledsagning", "SoL", "Alla områden", "1", "0", "1"] in cells(page)


def test_a_day_that_cannot_be_read_says_so_and_leaves_what_was_counted(
    page: FiguresPage, qtbot: QtBot
) -> None:
    choose(page, "running", qtbot)
    hand = Fingers(page)
    hand.type("figures_day", "31 februari")
    hand.press(Qt.Key.Key_Return)
    assert "Skriv en dag" in words(page)
    assert page.figure is not None


def test_any_months_can_be_a_period(page: FiguresPage, qtbot: QtBot) -> None:
    hand = Fingers(page)
    hand.choose(hand.seen("figures_period"), "own")
    hand.type("figures_first", "2024-08")
    hand.type("figures_last", "2024-09")
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: page.figure is not None and page.figure.tables[0].columns[-1].group == "2024-08–2024-09"
    )
    assert cells(page)[0][4] == "1"
    hand.type("figures_last", "2024-07")
    hand.press(Qt.Key.Key_Return)
    assert "Perioden slutar innan den börjar" in words(page)
    hand.type("figures_last", "juli")
    hand.press(Qt.Key.Key_Return)
    assert "Skriv en månad" in words(page)


def test_arrows_and_enter_open_the_persons_behind_a_number(
    page: FiguresPage, desk: Desk, qtbot: QtBot
) -> None:
    hand, before = Fingers(page), len(log_lines(desk))
    page.tables[0].setFocus()
    hand.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    persons = page.behind.persons
    qtbot.waitUntil(persons.isVisible)
    assert hand.focused is persons
    assert [persons.item(row).text() for row in range(persons.count())] == ["Ada Lindqvist"]
    assert log_lines(desk)[before:] == [
        (
            "Personerna bakom ett tal visades: Beviljade och utförda timmar: "
            "Personer som räknas, Kvinnor, 2024-07–2025-06, Antal",
            None,
        )
    ]
    with qtbot.waitSignal(page.case_wanted) as wanted:
        hand.press(Qt.Key.Key_Return)
    assert wanted.args == [next(line.id for line in desk.cases() if line.name == "Ada Lindqvist")]


def test_escape_puts_the_list_away_and_leads_back(page: FiguresPage) -> None:
    hand = Fingers(page)
    table = page.tables[0]
    table.setCurrentIndex(table.model().index(2, 4))
    table.setFocus()
    hand.press(Qt.Key.Key_Space)
    assert page.behind.persons.count() == 2
    hand.press(Qt.Key.Key_Escape)
    assert not page.behind.isVisible()
    assert hand.focused is table


@pytest.mark.parametrize(("row", "column"), [(0, 0), (0, 1), (0, 2)])
def test_labels_and_nobody_open_nothing(page: FiguresPage, desk: Desk, row: int, column: int) -> None:
    before = log_lines(desk)
    table = page.tables[0]
    table.setCurrentIndex(table.model().index(row, column))
    table.setFocus()
    Fingers(page).press(Qt.Key.Key_Return)
    assert not page.behind.isVisible()
    assert log_lines(desk) == before


def test_a_double_click_and_a_click_open_as_well(page: FiguresPage, qtbot: QtBot) -> None:
    table = page.tables[0]
    place = table.visualRect(table.model().index(0, 4)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.behind.isVisible()
    persons = page.behind.persons
    with qtbot.waitSignal(page.case_wanted):
        first = persons.visualItemRect(persons.item(0)).center()
        qtbot.mouseClick(persons.viewport(), Qt.MouseButton.LeftButton, pos=first)


def test_a_screen_reader_hears_what_a_number_is(page: FiguresPage) -> None:
    model = page.tables[0].model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 4).data(role) == (
        "Personer som räknas, Kvinnor, 2024-07–2025-06, Antal: 1. Enter visar personerna."
    )
    assert model.index(1, 0).data(role) == "Personer som räknas"


def test_the_chart_follows_the_row_and_says_its_bars_in_words(page: FiguresPage) -> None:
    chart = page.findChild(Chart)
    assert "Kvinnor, 2024-07–2025-06: 50,0\u00a0%" in chart.accessibleDescription()
    table = page.tables[0]
    flexible = next(row for row, labels in enumerate(cells(page)) if "flexibel" in labels[0])
    table.setCurrentIndex(table.model().index(flexible, 4))
    assert "Kvinnor, 2024-07–2025-06: 100,0\u00a0%" in chart.accessibleDescription()
    excluded = next(row for row, labels in enumerate(cells(page)) if labels[0] == "Personer som inte räknas")
    table.setCurrentIndex(table.model().index(excluded, 4))
    assert not chart.isVisible()


def test_series_are_told_apart_without_colour(page: FiguresPage) -> None:
    """Two bars of the same length look different, in each scheme."""
    chart = page.findChild(Chart)
    for dark in (False, True):
        theme.apply(QApplication.instance(), dark)
        picture = chart.grab().toImage()
        ink = {
            swatch: sum(
                picture.pixelColor(x, y) == picture.pixelColor(2, top + 8)
                for x in range(24)
                for y in range(top + 4, top + 16)
            )
            for swatch, top in enumerate((26, 52))
        }
        assert ink[0] > ink[1]
    theme.apply(QApplication.instance(), False)


def test_the_table_is_as_high_as_its_rows_at_every_size_of_text(page: FiguresPage) -> None:
    app = QApplication.instance()
    for scale in (1.0, 2.0):
        theme.apply(app, False, scale)
        app.processEvents()
        table = page.tables[0]
        needed = table.verticalHeader().length() + table.horizontalHeader().height()
        assert table.height() >= needed
    theme.apply(app, False)


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_saves_where_one_says(
    page: FiguresPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    asked: list[str] = []

    def choose_save(_parent: QWidget, name: str, *_more: object) -> Path:
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    Fingers(page).click(f"figures_{kind}")
    assert asked == [f"Beviljade och utförda timmar.{kind}"]
    data = (tmp_path / asked[0]).read_bytes()
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
        assert sheet["A1"].value == "Beviljade och utförda timmar"
    else:
        assert data.startswith(b"%PDF")
    assert said(page) == f"Sparat som Beviljade och utförda timmar.{kind}."
    assert log_lines(desk)[-1][0].startswith("Uppföljningssiffror sparades som fil")


def test_what_cannot_be_saved_is_said(
    page: FiguresPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "choose_save", lambda *_: tmp_path / "gone" / "a.xlsx")
    page.save("xlsx")
    assert said(page)
    monkeypatch.setattr(dialogs, "choose_save", lambda *_: None)
    before = said(page)
    page.save("xlsx")
    assert said(page) == before


def test_one_may_leave_while_it_is_counted(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    background = Background()
    page = FiguresPage(desk, background)
    page.deleteLater()
    clear_away(qapp)
    again = FiguresPage(desk, background)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.figure is not None)
    background.wait()
