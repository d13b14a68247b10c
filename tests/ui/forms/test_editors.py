"""Every kind of field by keys: what is typed is kept, and judged only when the field is left."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from lssdesk.ui.forms import editors, lines
from lssdesk.ui.forms.lines import LineEditor, line_editor
from tests.ui.forms.conftest import ALT, CTRL, TODAY, Desk, Show

K = Qt.Key
DAY, NUMBER, HOURS = "/application/received", "/person/personal_number", "/decision/hours_per_month"
TEXT = "/decision/reasons"
FIELDS = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/application/received"
kind = "day"
text = "Kom in"
source = "-"
[[groups.fields]]
path = "/person/personal_number"
kind = "personal_number"
text = "Personnummer"
source = "-"
[[groups.fields]]
path = "/decision/hours_per_month"
kind = "hours"
text = "Timmar"
source = "-"
[[groups.fields]]
path = "/person/address/postcode"
kind = "postcode"
text = "Postnummer"
source = "-"
[[groups.fields]]
path = "/decision/reasons"
kind = "long_text"
text = "Skäl"
help = "Vad som avgjorde."
source = "-"
[[groups.fields]]
path = "/decision/late_cancellation_counts"
kind = "flag"
text = "Sen avbokning räknas"
default = true
source = "-"
[[groups.fields]]
path = "/person/given_name"
kind = "text"
text = "Namn"
source = "-"
"""


@pytest.fixture
def desk(show: Show) -> Desk:
    return show(FIELDS)


@pytest.mark.parametrize(
    ("pointer", "typed", "value", "shown"),
    [
        (DAY, "12/3", "2026-03-12", "2026-03-12"),
        (DAY, "idag", "2026-03-02", "2026-03-02"),
        (DAY, "+3v", "2026-03-23", "2026-03-23"),
        (DAY, "2026-02-28", "2026-02-28", "2026-02-28"),
        (NUMBER, "9001012385", "199001012385", "19900101-2385"),
        (NUMBER, "19900101-2385", "199001012385", "19900101-2385"),
        (HOURS, "7,50", "7.50", "7,50"),
        ("/person/address/postcode", "54130", "541 30", "541 30"),
        ("/person/given_name", "Åsa Öberg", "Åsa Öberg", "Åsa Öberg"),
    ],
)
def test_what_is_typed_becomes_a_value_and_is_written_plainly_when_left(
    desk: Desk, pointer: str, typed: str, value: str, shown: str
) -> None:
    desk.type(pointer, typed)
    assert desk.sheet.read(pointer) == value
    assert desk.seen(pointer).text() == typed
    desk.press(K.Key_Tab)
    assert desk.seen(pointer).text() == shown
    assert desk.problem(pointer) == ""


@pytest.mark.parametrize(
    ("pointer", "typed", "sentence"),
    [
        (DAY, "33/1", "33/1"),
        (DAY, "i våras", "går inte att läsa som en dag"),
        (NUMBER, "9001012386", ""),
        (HOURS, "tolv", "är inte ett antal timmar"),
        ("/person/address/postcode", "5413", "är inte ett postnummer"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_and_told_only_when_left(
    desk: Desk, pointer: str, typed: str, sentence: str
) -> None:
    desk.type(pointer, typed)
    assert (desk.sheet.read(pointer), desk.sheet.raw(pointer)) == (None, typed)
    assert desk.problem(pointer) == ""
    desk.press(K.Key_Tab)
    said = desk.problem(pointer)
    assert said
    assert sentence in said
    assert desk.seen(pointer).accessibleDescription() == said
    assert desk.seen(pointer).text() == typed
    desk.type_on(desk.seen(pointer), "x")
    assert desk.problem(pointer) == ""


def test_an_unreadable_text_is_there_again_with_its_sentence(show: Show) -> None:
    first = show(FIELDS)
    first.type(DAY, "mitten av mars")
    again = show(FIELDS, sheet=first.sheet)
    assert again.seen(DAY).text() == "mitten av mars"
    assert "går inte att läsa" in again.problem(DAY)


def test_what_the_sheet_says_is_shown_without_counting_as_an_edit(desk: Desk) -> None:
    desk.sheet.write(DAY, "2026-01-31", "Kom in")
    desk.sheet.write(TEXT, "Skälen.", "Skäl")
    desk.page.refresh()
    assert (desk.seen(DAY).text(), desk.seen(TEXT).toPlainText()) == ("2026-01-31", "Skälen.")
    assert desk.sheet.written == []


def test_a_number_that_is_whole_is_not_rewritten_under_the_cursor(desk: Desk) -> None:
    desk.type(NUMBER, "9001012385")
    desk.page.refresh()
    assert desk.seen(NUMBER).text() == "9001012385"


def test_a_day_is_picked_in_the_month_by_keys(desk: Desk) -> None:
    desk.type(DAY, "12/3")
    desk.press(K.Key_Down, modifier=ALT)
    month = desk.page.findChild(QCalendarWidget)
    assert month.selectedDate().toPython() == date(2026, 3, 12)
    view = month.focusWidget() or month
    QTest.keyClick(view, K.Key_Right)
    QTest.keyClick(view, K.Key_Return)
    assert desk.sheet.read(DAY) == "2026-03-13"
    assert desk.focused is desk.seen(DAY)


def test_a_month_that_is_left_changes_nothing(desk: Desk) -> None:
    desk.type(DAY, "12/3")
    desk.press(K.Key_Down, modifier=ALT)
    month = desk.page.findChild(QCalendarWidget)
    QTest.keyClick(month.focusWidget() or month, K.Key_Escape)
    assert not month.isVisible()
    assert desk.sheet.read(DAY) == "2026-03-12"


def test_a_text_keeps_its_lines_and_grows_with_them(desk: Desk) -> None:
    text = desk.seen(TEXT)
    low = text.height()
    desk.type(TEXT, "rad")
    for _ in range(6):
        desk.press(K.Key_Return)
        desk.type_on(text, "rad")
    assert desk.sheet.read(TEXT) == "\n".join(["rad"] * 7)
    assert text.height() > low
    desk.press(K.Key_Tab)
    assert desk.focused is not text


def test_an_emptied_text_is_no_answer(desk: Desk) -> None:
    desk.type(TEXT, "x")
    desk.press(K.Key_Backspace)
    assert desk.sheet.read(TEXT) is None


def paste(text: str, into: QPlainTextEdit | QLineEdit) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(into, K.Key_V, CTRL)
    QApplication.processEvents()


def test_ten_megabytes_pasted_into_a_text_are_told_and_nothing_that_stood_there_is_lost(desk: Desk) -> None:
    desk.type(TEXT, "börjanslut")
    text = desk.seen(TEXT)
    for _ in range(4):
        QTest.keyClick(text, K.Key_Left)
    paste("x" * 10_000_000, text)
    kept = desk.sheet.read(TEXT)
    assert len(kept) == editors.MOST_CHARACTERS
    assert (kept[:7], kept[-5:]) == ("börjanx", "xslut")
    assert "rymmer högst 100\u00a0000 tecken" in desk.problem(TEXT)
    desk.type_on(text, "y")
    assert desk.sheet.read(TEXT) == kept
    assert "rymmer högst" in desk.problem(TEXT)
    desk.press(K.Key_Backspace)
    assert len(desk.sheet.read(TEXT)) == editors.MOST_CHARACTERS - 1
    assert desk.problem(TEXT) == ""


def test_ten_megabytes_pasted_into_a_line_are_told(desk: Desk) -> None:
    pointer = "/person/given_name"
    desk.type(pointer, "Ada")
    paste("x" * 10_000_000, desk.seen(pointer))
    assert desk.sheet.read(pointer) == "Ada" + "x" * (lines.MOST_CHARACTERS - 3)
    assert "rymmer högst 2\u00a0000 tecken" in desk.problem(pointer)


def test_a_pasted_text_leaves_its_looks_behind(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml("<h1>Stort</h1>")
    data.setText("Stort")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(desk.seen(TEXT), K.Key_V, CTRL)
    assert desk.sheet.read(TEXT) == "Stort"


def test_a_flag_is_kept_only_where_it_is_not_the_usual(desk: Desk) -> None:
    pointer = "/decision/late_cancellation_counts"
    flag = desk.seen(pointer)
    assert isinstance(flag, QCheckBox)
    assert flag.isChecked()
    flag.setFocus()
    desk.press(K.Key_Space)
    assert desk.sheet.read(pointer) is False
    desk.press(K.Key_Space)
    assert desk.sheet.read(pointer) is None


def test_undo_by_key_is_not_the_fields_own(desk: Desk) -> None:
    for pointer in (DAY, TEXT):
        desk.type(pointer, "12/3")
        desk.press(K.Key_Z, modifier=CTRL)
        assert desk.page.focusWidget() is desk.seen(pointer)
        widget = desk.seen(pointer)
        assert (widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()) == "12/3"


def test_nothing_can_be_typed_where_the_sheet_is_closed(desk: Desk) -> None:
    desk.sheet.write(TEXT, "Skälen.", "Skäl")
    desk.sheet.frozen = True
    desk.page.refresh()
    for pointer in (DAY, TEXT, "/person/given_name"):
        desk.type_on(desk.seen(pointer), "x")
    QTest.mouseClick(desk.seen("/decision/late_cancellation_counts"), Qt.MouseButton.LeftButton)
    assert desk.sheet.written == []
    assert desk.seen(TEXT).toPlainText() == "Skälen."
    assert any("kan läsas men inte ändras" in word for word in desk.words())


CHOICES = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/decision/outcome"
kind = "choice"
text = "Utgång"
source = "-"
options = [{ value = "granted", label = "Bifall" }, { value = "refused", label = "Avslag" }]
[[groups.fields]]
path = "/inquiry/personkrets/result"
kind = "choice"
text = "Personen hör till"
source = "-"
options = [
    { value = "1", label = "Den första av de tre personkretsarna" },
    { value = "none", label = "Ingen av de tre personkretsarna" },
]
[[groups.fields]]
path = "/person/protection"
kind = "choice"
text = "Skydd"
source = "-"
optional = true
options = [
    { value = "none", label = "Inget skydd för uppgifterna alls" },
    { value = "sekretessmarkering", label = "Sekretessmarkering" },
]
[[groups.fields]]
path = "/appeal/claim"
kind = "choice"
text = "Yrkande"
source = "-"
optional = true
options = [
    { value = "limit", label = "Tidsbegränsning av det beslut som ges" },
    { value = "none", label = "Inget yrkande, när frågan är besvarad" },
]
"""


def test_a_choice_is_made_by_arrows_and_taken_back_by_delete(show: Show) -> None:
    desk = show(CHOICES)
    first = desk.seen("segment_granted")
    first.setFocus()
    desk.press(K.Key_Space)
    assert desk.sheet.read("/decision/outcome") == "granted"
    desk.press(K.Key_Right)
    assert desk.sheet.read("/decision/outcome") == "refused"
    desk.press(K.Key_Left)
    assert desk.sheet.read("/decision/outcome") == "granted"
    desk.press(K.Key_Delete)
    assert desk.sheet.read("/decision/outcome") is None


@pytest.mark.parametrize(
    ("pointer", "first"),
    [
        ("/inquiry/personkrets/result", "Välj …"),
        ("/person/protection", "Inget skydd för uppgifterna alls"),
        ("/appeal/claim", "Välj …"),  # "none" is an answer where it does not stand first
    ],
)
def test_a_list_without_an_answer_shows_none(show: Show, pointer: str, first: str) -> None:
    desk = show(CHOICES)
    box = desk.seen(pointer)
    assert isinstance(box, QComboBox)
    assert box.currentText() == first


def test_no_group_at_all_is_an_answer_in_a_list(show: Show) -> None:
    desk = show(CHOICES)
    desk.choose(desk.seen("/inquiry/personkrets/result"), "none")
    assert desk.sheet.read("/inquiry/personkrets/result") == "none"


def test_a_value_that_no_option_has_is_shown_as_no_answer(show: Show) -> None:
    desk = show(CHOICES, {"decision": {"outcome": "withdrawn"}})
    assert not desk.seen("segment_granted").isChecked()
    assert desk.sheet.read("/decision/outcome") == "withdrawn"


def test_the_wheel_changes_no_answer(show: Show) -> None:
    desk = show(CHOICES)
    box = desk.seen("/inquiry/personkrets/result")
    box.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == 0
    assert desk.sheet.written == []


def test_money_is_typed_in_kronor_and_kept_in_ore(qtbot: object) -> None:
    editor: LineEditor = line_editor("money", TODAY)
    qtbot.addWidget(editor)
    told: list[tuple[object, object]] = []
    editor.edited.connect(lambda value, raw: told.append((value, raw)))
    QTest.keyClicks(editor, "85,50")
    assert told[-1] == (8550, None)
    editor.show_value(8550)
    assert editor.text() == "85,50"
    editor.show_value(12000)
    assert editor.text() == "120"
