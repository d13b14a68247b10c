"""The list of cases: groups with counts, rows, search, keyboard, folding, and what an empty one says."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.ui.case_list import CaseList
from lssdesk.ui.case_rows import CaseDelegate, changed_text
from lssdesk.ui.search_field import SearchField

TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    id: str
    name: str
    state: str = "open"
    number: str = "2026-0001"
    personal_number: str = "19900101-2385"
    measure_label: str = "Ledsagarservice"
    changed: datetime = NOON
    protected: bool = False
    closed: bool = False


LINES = [
    Line("a", "Ada Lindqvist"),
    Line("b", "Björn Ström", "decided"),
    Line("c", "Åsa Öberg"),
    Line("d", "", "closed"),
]


@pytest.fixture
def cases(qtbot: QtBot) -> CaseList:
    made = CaseList(lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(280, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shown(cases: CaseList) -> list[str]:
    model = cases.rows.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def index(cases: CaseList, row: int) -> QModelIndex:
    return cases.rows.model().index(row, 0)


def group(cases: CaseList, name: str) -> QRadioButton:
    return cases.findChild(QRadioButton, f"group_{name}")


def chosen(cases: CaseList) -> str:
    return cases.rows.currentIndex().data()


def empty_words(cases: CaseList) -> str:
    empty = cases.findChild(QWidget, "case_empty")
    return empty.accessibleName() if empty.isVisible() else ""


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "count", "names"),
    [
        ("going", 2, ["Ada Lindqvist", "Åsa Öberg"]),
        ("decided", 1, ["Björn Ström"]),
        ("all", 4, ["Ada Lindqvist", "Björn Ström", "Åsa Öberg", "Namn saknas"]),
    ],
)
def test_a_group_shows_its_cases_and_their_count(
    cases: CaseList, qtbot: QtBot, name: str, count: int, names: list[str]
) -> None:
    cases.set_cases(LINES)
    click(qtbot, group(cases, name))
    assert (cases.group(), shown(cases)) == (name, names)
    assert group(cases, name).accessibleName().endswith(f", {count}")


def test_arrows_go_from_group_to_group(cases: CaseList, qtbot: QtBot) -> None:
    cases.set_cases(LINES)
    group(cases, "going").setFocus()
    qtbot.keyClick(group(cases, "going"), Qt.Key.Key_Down)
    assert cases.group() == "decided"


@pytest.mark.parametrize(
    ("lines", "words", "may_begin", "stop"),
    [
        ([Line("a", "Ada Lindqvist")], "", True, "case_rows"),
        ([Line("b", "Björn Ström", "decided")], "", True, "group_going"),
        ([Line("a", "Ada Lindqvist")], "ström", True, "Visa alla ärenden"),
        ([], "", True, "Ny ansökan"),
        ([], "", False, "group_going"),
    ],
)
def test_the_keyboard_comes_to_the_rows_or_to_what_leads_to_some(
    qtbot: QtBot, lines: list[Line], words: str, may_begin: bool, stop: str
) -> None:
    made = CaseList(lambda: TODAY, may_begin=may_begin)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_cases(lines)
    made.show_found(words, [])
    made.enter()
    focused = made.focusWidget()
    assert stop in (focused.objectName(), focused.accessibleName(), getattr(focused, "text", str)())


def test_a_click_opens_a_case(cases: CaseList, qtbot: QtBot) -> None:
    cases.set_cases(LINES)
    place = cases.rows.visualRect(index(cases, 1)).center()
    with qtbot.waitSignal(cases.case_chosen) as opened:
        qtbot.mouseClick(cases.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["c"]


def test_arrows_move_without_opening_and_enter_opens_once(cases: CaseList, qtbot: QtBot) -> None:
    opened: list[str] = []
    cases.case_chosen.connect(opened.append)
    cases.set_cases(LINES)
    cases.rows.setFocus()
    cases.select("a")
    qtbot.keyClick(cases.rows, Qt.Key.Key_Down)
    assert (chosen(cases), opened) == ("Åsa Öberg", [])
    qtbot.keyClick(cases.rows, Qt.Key.Key_Return)
    assert opened == ["c"]


def test_letters_go_to_a_name(cases: CaseList, qtbot: QtBot) -> None:
    cases.set_cases(LINES)
    cases.rows.setFocus()
    qtbot.keyClicks(cases.rows, "ås")
    assert chosen(cases) == "Åsa Öberg"


def test_new_rows_keep_the_chosen_case(cases: CaseList) -> None:
    cases.set_cases(LINES)
    cases.select("c")
    cases.set_cases([Line("x", "Ny Person"), *LINES])
    assert chosen(cases) == "Åsa Öberg"


def test_the_open_case_is_marked_in_a_group_that_holds_it(cases: CaseList) -> None:
    cases.set_cases(LINES)
    cases.select("b")
    assert (cases.group(), chosen(cases)) == ("all", "Björn Ström")
    cases.select("gone")
    assert chosen(cases) == "Björn Ström"


def test_a_row_is_spoken_whole_and_the_pointer_tells_the_number(cases: CaseList) -> None:
    cases.set_cases(LINES)
    spoken = index(cases, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ada Lindqvist, ärende 2026-0001, Ledsagarservice, pågår, ändrat 12:00"
    assert index(cases, 0).data(Qt.ItemDataRole.ToolTipRole) == "Ada Lindqvist, 19900101-2385"


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        (datetime(2026, 3, 12, 9, 42, tzinfo=UTC), "10:42"),
        (datetime(2026, 3, 11, 23, 30, tzinfo=UTC), "00:30"),
        (datetime(2026, 3, 11, 22, 30, tzinfo=UTC), "igår"),
        (datetime(2026, 3, 10, 12, 0, tzinfo=UTC), "2026-03-10"),
    ],
    ids=["today", "after midnight in Sweden", "yesterday", "earlier"],
)
def test_when_a_case_was_changed(changed: datetime, text: str) -> None:
    assert changed_text(changed, TODAY) == text


def test_of_five_thousand_cases_only_those_in_sight_are_drawn(
    cases: CaseList, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[int] = set()
    paint = CaseDelegate.paint

    def counted(self: CaseDelegate, painter: object, option: object, row: QModelIndex) -> None:
        drawn.add(row.row())
        paint(self, painter, option, row)

    monkeypatch.setattr(CaseDelegate, "paint", counted)
    cases.set_cases([Line(str(n), f"Person {n}", changed=NOON - timedelta(hours=n)) for n in range(5000)])
    cases.rows.viewport().grab()
    assert 0 in drawn
    assert len(drawn) < 20
    cases.select("4999")
    cases.rows.viewport().grab()
    assert (4999 in drawn, len(drawn) < 40) == (True, True)


# --- empty


def test_an_empty_office_offers_the_first_application(cases: CaseList, qtbot: QtBot) -> None:
    cases.set_cases([])
    assert empty_words(cases).startswith("Här samlas dina ärenden.")
    button = cases.findChild(QPushButton, "empty_action")
    assert button.text() == "Ny ansökan"
    with qtbot.waitSignal(cases.new_wanted):
        click(qtbot, button)


def test_an_empty_group_of_a_full_office_offers_nothing(cases: CaseList, qtbot: QtBot) -> None:
    cases.set_cases([Line("a", "Ada Lindqvist")])
    click(qtbot, group(cases, "decided"))
    assert empty_words(cases) == "Inga ärenden just nu."
    assert not cases.findChild(QPushButton, "empty_action").isVisible()


@pytest.mark.parametrize(("count", "words"), [(1, "1 ärende passar ”a”"), (2, "2 ärenden passar ”a”")])
def test_what_a_search_found_stands_instead_of_the_groups(cases: CaseList, count: int, words: str) -> None:
    cases.set_cases(LINES)
    cases.show_found("a", LINES[1 : 1 + count])
    assert cases.findChild(QLabel, "case_found").text() == words
    assert len(shown(cases)) == count
    assert not group(cases, "all").isVisible()
    cases.show_found("", [])
    assert (shown(cases), group(cases, "all").isVisible()) == (["Ada Lindqvist", "Åsa Öberg"], True)


@pytest.mark.parametrize(("found", "name"), [([], "empty_action"), (LINES, "show_all")])
def test_a_search_is_left_by_a_button(cases: CaseList, qtbot: QtBot, found: list[Line], name: str) -> None:
    cases.set_cases(LINES)
    cases.show_found("xyz", found)
    assert empty_words(cases).startswith("Inget ärende passar ”xyz”.") == (not found)
    with qtbot.waitSignal(cases.all_wanted), qtbot.assertNotEmitted(cases.new_wanted):
        click(qtbot, cases.findChild(QPushButton, name))


# --- fold


def test_it_folds_to_a_strip_and_back(cases: CaseList, qtbot: QtBot) -> None:
    told: list[bool] = []
    cases.folded_changed.connect(told.append)
    cases.set_cases(LINES)
    cases.rows.setFocus()
    cases.toggle_folded()
    assert (cases.folded(), cases.rows.isVisible(), cases.maximumWidth() < 80) == (True, False, True)
    assert QApplication.focusWidget() is cases.findChild(QPushButton, "unfold")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert (cases.folded(), cases.rows.isVisible(), cases.minimumWidth() >= 200) == (False, True, True)
    assert QApplication.focusWidget() is cases.rows
    assert told == [True, False]


# --- search field


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_pause_in_typing_searches_once(field: SearchField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.search.connect(told.append)
    with qtbot.waitSignal(field.search):
        qtbot.keyClicks(field, " ada  lind")
        assert told == []
    assert told == ["ada lind"]


def test_enter_searches_at_once_and_only_what_is_new(field: SearchField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.search.connect(told.append)
    qtbot.keyClicks(field, "ada")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, " ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["ada"]


def test_escape_empties_and_ends_the_search_at_once(field: SearchField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.search.connect(told.append)
    qtbot.keyClicks(field, "ada")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), told) == ("", ["ada", ""])


def test_down_goes_on_to_what_was_found(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "ada")
    with qtbot.waitSignals([field.search, field.left_down]):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_the_field_says_what_is_searched(field: SearchField) -> None:
    assert field.placeholderText() == "Sök namn, personnummer, ärendenr"
    assert "bara på namn, personnummer eller ärendenummer" in field.toolTip()
