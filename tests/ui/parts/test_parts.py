"""The small parts, by mouse and by keys, and what a screen reader is told."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.ui import theme
from lssdesk.ui.parts import (
    Banner,
    Button,
    Calendar,
    EmptyState,
    Field,
    FindingsPanel,
    FlowLayout,
    PassphraseEdit,
    ProblemText,
    Segmented,
    StatusLine,
    Step,
    StepBar,
    WrapButton,
)
from lssdesk.ui.parts.passphrase import strength

TRI_STATE = [("yes", "Ja"), ("no", "Nej"), ("unclear", "Oklart")]


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


# --- tri-state ---------------------------------------------------------------------------------------


def test_a_click_answers_and_is_told_once(qtbot: QtBot) -> None:
    question = shown(qtbot, Segmented(TRI_STATE, "Hör till personkretsen"))
    told: list[object] = []
    question.changed.connect(told.append)
    assert question.value() is None
    qtbot.mouseClick(question.button("no"), Qt.MouseButton.LeftButton)
    assert (question.value(), told) == ("no", ["no"])


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Qt.Key.Key_Space], "yes"),
        ([Qt.Key.Key_Return], "yes"),
        ([Qt.Key.Key_Space, Qt.Key.Key_Right], "no"),
        ([Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right], "unclear"),
        ([Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left], "yes"),
        ([Qt.Key.Key_Space, Qt.Key.Key_Backspace], None),
        ([Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Delete], None),
    ],
)
def test_keys_answer_and_take_back(qtbot: QtBot, keys: list[Qt.Key], value: str | None) -> None:
    question = shown(qtbot, Segmented(TRI_STATE, "Fråga"))
    told: list[object] = []
    question.changed.connect(told.append)
    question.button("yes").setFocus()
    for key in keys:
        qtbot.keyClick(question.window().focusWidget(), key)
    assert question.value() == value
    assert told[-1] == value


def test_a_set_value_is_shown_and_not_told(qtbot: QtBot) -> None:
    question = shown(qtbot, Segmented(TRI_STATE, "Fråga"))
    told: list[object] = []
    question.changed.connect(told.append)
    question.set_value("unclear")
    assert question.value() == "unclear"
    question.set_value(None)
    assert (question.value(), told) == (None, [])
    with pytest.raises(KeyError):
        question.set_value("maybe")


def test_each_answer_names_its_question(qtbot: QtBot) -> None:
    question = shown(qtbot, Segmented(TRI_STATE, "Hör till personkretsen"))
    assert question.button("unclear").accessibleName() == "Hör till personkretsen: Oklart"


# --- the way of a case -------------------------------------------------------------------------------

STEPS = [
    ("application", "Ansökan", "done", ""),
    ("inquiry", "Utredning", "now", "Tre frågor är obesvarade."),
    Step("decision", "Beslut", "blocked", "Utredningen är inte klar."),
    Step("order", "Beställning", "open"),
]


@pytest.fixture
def bar(qtbot: QtBot) -> StepBar:
    bar = StepBar()
    bar.set_steps(STEPS)
    return shown(qtbot, bar)


def test_a_click_chooses_a_step_also_a_blocked_one(bar: StepBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.step_chosen) as chosen:
        qtbot.mouseClick(bar.button("decision"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["decision"]


def test_tab_comes_to_the_present_step_and_arrows_go_on(bar: StepBar, qtbot: QtBot) -> None:
    stops = [step for step in ("application", "inquiry", "decision", "order") if _tab_stops(bar, step)]
    assert stops == ["inquiry"]
    bar.button("inquiry").setFocus()
    for key, expected in [
        (Qt.Key.Key_Right, "decision"),
        (Qt.Key.Key_Right, "order"),
        (Qt.Key.Key_Right, "application"),
        (Qt.Key.Key_Left, "order"),
    ]:
        qtbot.keyClick(bar.focusWidget(), key)
        assert bar.focusWidget() is bar.button(expected)
    with qtbot.waitSignal(bar.step_chosen) as chosen:
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["order"]


def _tab_stops(bar: StepBar, step: str) -> bool:
    return bool(bar.button(step).focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_why_is_said_of_the_step_that_is_looked_at(bar: StepBar) -> None:
    assert bar.why.text() == "Tre frågor är obesvarade."
    bar.button("decision").setFocus()
    assert bar.why.text() == "Utredningen är inte klar."
    assert bar.button("decision").accessibleName() == "Beslut, inte möjligt än"
    assert bar.button("decision").accessibleDescription() == "Utredningen är inte klar."


def test_new_states_keep_the_keyboard_where_it_is(bar: StepBar) -> None:
    bar.button("decision").setFocus()
    bar.set_steps([("application", "Ansökan", "done", ""), *STEPS[1:3]])
    assert bar.focusWidget() is bar.button("decision")
    assert bar.layout().itemAt(0).layout().count() == 3


def test_steps_that_do_not_fit_go_on_in_the_next_line(bar: StepBar) -> None:
    narrow = bar.button("application").width() + bar.button("inquiry").width()
    assert bar.layout().heightForWidth(narrow) > bar.layout().heightForWidth(2000)


# --- findings ----------------------------------------------------------------------------------------


@dataclass
class Found:
    id: str
    severity: str
    message: str = "Något att titta på."
    field: str = "/decision/reason"
    acknowledged: str = ""
    because: str | tuple[str, ...] = "HRS-014"


def fill(panel: FindingsPanel, qtbot: QtBot, *findings: Found) -> None:
    """Show the findings and wait until each can be seen."""
    panel.resize(300, 900)
    panel.set_findings(findings)
    qtbot.waitUntil(lambda: all(panel.row(finding.id).isVisible() for finding in findings))


@pytest.fixture
def panel(qtbot: QtBot) -> FindingsPanel:
    return shown(qtbot, FindingsPanel())


def words(panel: FindingsPanel, finding_id: str) -> list[str]:
    return [label.text() for label in panel.row(finding_id).findChildren(QLabel) if label.isVisible()]


def test_what_hinders_stands_first_and_open_ones_are_counted(panel: FindingsPanel, qtbot: QtBot) -> None:
    fill(
        panel, qtbot, Found("i", "info"), Found("w", "warn", acknowledged="Så vill hon."), Found("b", "block")
    )
    tops = [panel.row(name).mapTo(panel, QRect().topLeft()).y() for name in ("b", "w", "i")]
    assert tops == sorted(tops)
    assert panel.count.text() == "2"
    assert panel.accessibleName() == "Kontroll, 2 öppna anmärkningar"
    assert [words(panel, name)[0] for name in ("b", "w", "i")] == ["Hindrar", "Motiverat", "Tänk på"]
    assert "Så vill hon." in words(panel, "w")
    assert panel.row("b").message.accessibleName() == "Hindrar: Något att titta på."


def test_none_is_said_in_words(panel: FindingsPanel) -> None:
    assert panel.nothing.isVisible()
    panel.set_findings([Found("b", "block")])
    assert not panel.nothing.isVisible()
    assert panel.accessibleName() == "Kontroll, 1 öppen anmärkning"
    panel.set_findings([])
    assert panel.nothing.isVisible()
    assert panel.count.text() == ""


@pytest.mark.parametrize("way", ["click", "enter", "space"])
def test_a_finding_is_chosen(panel: FindingsPanel, qtbot: QtBot, way: str) -> None:
    finding = Found("b", "block")
    panel.set_findings([finding])
    message = panel.row("b").message
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        if way == "click":
            qtbot.mouseClick(message, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(message, Qt.Key.Key_Return if way == "enter" else Qt.Key.Key_Space)
    assert chosen.args == [finding]


def test_why_is_folded_until_it_is_asked_for(panel: FindingsPanel, qtbot: QtBot) -> None:
    fill(panel, qtbot, Found("b", "block", because=("HRS-014", "9 § 3 LSS")), Found("i", "info", because=""))
    row = panel.row("b")
    assert not row.because.isVisible()
    qtbot.keyClick(row.why, Qt.Key.Key_Return)
    assert row.because.isVisible()
    assert row.because.text() == "HRS-014\n9 § 3 LSS"
    assert not panel.row("i").why.isVisible()


def test_only_a_warning_can_be_given_a_reason(panel: FindingsPanel, qtbot: QtBot) -> None:
    fill(panel, qtbot, Found("b", "block"), Found("w", "warn"), Found("i", "info"))
    assert [panel.row(name).justify.isVisible() for name in ("b", "w", "i")] == [False, True, False]


def test_a_reason_is_typed_and_given(panel: FindingsPanel, qtbot: QtBot) -> None:
    fill(panel, qtbot, Found("w", "warn"))
    row = panel.row("w")
    qtbot.keyClick(row.justify, Qt.Key.Key_Return)
    assert panel.focusWidget() is row.reason.edit
    qtbot.keyClick(row.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert row.reason.problem.isVisible()
    qtbot.keyClicks(row.reason.edit, "Hon har bett om det.")
    with qtbot.waitSignal(panel.acknowledged) as given:
        qtbot.mouseClick(row.reason.save, Qt.MouseButton.LeftButton)
    assert given.args == ["w", "Hon har bett om det."]
    assert not row.reason.isVisible()


def test_a_reason_that_is_being_typed_outlives_new_findings(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.set_findings([Found("w", "warn")])
    row = panel.row("w")
    row.justify.click()
    qtbot.keyClicks(row.reason.edit, "Hon har")
    panel.set_findings([Found("b", "block"), Found("w", "warn", message="Ny ordalydelse.")])
    assert panel.row("w") is row
    assert row.message.text() == "Ny ordalydelse."
    assert panel.focusWidget() is row.reason.edit
    assert row.reason.edit.toPlainText() == "Hon har"
    qtbot.keyClick(row.reason.edit, Qt.Key.Key_Escape)
    assert panel.focusWidget() is row.justify


def test_a_given_reason_can_be_changed(panel: FindingsPanel) -> None:
    panel.set_findings([Found("w", "warn", acknowledged="Så vill hon.")])
    row = panel.row("w")
    assert row.justify.text() == "Ändra skälet"
    row.justify.click()
    assert row.reason.edit.toPlainText() == "Så vill hon."


# --- passphrase --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("passphrase", "begins"),
    [
        ("", "Minst 12 tecken."),
        ("ärta", "8 tecken till behövs."),
        ("gröna hatta", "Ett tecken till behövs."),
        ("ababababababab", "Lätt att gissa"),
        ("gröna hattar", "Går att använda."),
        ("gröna hattar på väg", "Bra:"),
    ],
)
def test_strength_is_said_in_words(passphrase: str, begins: str) -> None:
    assert strength(passphrase).startswith(begins)


def test_the_hint_follows_what_is_typed(qtbot: QtBot) -> None:
    edit = shown(qtbot, PassphraseEdit(hinted=True))
    qtbot.keyClicks(edit.line, "blyga elefanter dansar")
    assert edit.hint.text().startswith("Bra:")


def test_show_and_hide(qtbot: QtBot) -> None:
    edit = shown(qtbot, PassphraseEdit())
    edit.setText("gröna hattar")
    assert edit.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(edit.show_button, Qt.MouseButton.LeftButton)
    assert edit.line.echoMode() == QLineEdit.EchoMode.Normal
    assert edit.show_button.text() == "Dölj"
    edit.clear()
    assert (edit.text(), edit.line.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_caps_lock_is_noticed_and_forgotten(qtbot: QtBot) -> None:
    edit = shown(qtbot, PassphraseEdit())
    qtbot.keyClick(edit.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not edit.hint.isVisible()
    qtbot.keyClick(edit.line, "B")
    assert edit.hint.isVisible()
    assert "Caps Lock" in edit.hint.text()
    qtbot.keyClick(edit.line, "c")
    assert not edit.hint.isVisible()


# --- fields, notes and lines -------------------------------------------------------------------------


def test_a_field_names_its_widget_and_tells_its_problem(qtbot: QtBot) -> None:
    edit = QLineEdit()
    field = shown(qtbot, Field("Beslutsdag", edit, "Till exempel 12/3."))
    assert (edit.accessibleName(), edit.accessibleDescription()) == ("Beslutsdag", "Till exempel 12/3.")
    field.show_problem("Dagen finns inte i kalendern.")
    assert field.problem.isVisible()
    assert edit.property("severity") == "block"
    assert edit.accessibleDescription() == "Dagen finns inte i kalendern."
    field.clear_problem()
    assert not field.problem.isVisible()
    assert not edit.property("severity")
    assert edit.accessibleDescription() == "Till exempel 12/3."


def test_a_problem_keeps_its_room_when_asked_to(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    problem, below = ProblemText(reserve=True), QLabel("under")
    column.addWidget(problem)
    column.addWidget(below)
    shown(qtbot, page)
    before = below.y()
    problem.show_problem("Slutdagen ligger före första dagen.", "warn")
    qtbot.waitUntil(problem.isVisible)
    assert problem.text() == "Motivera: Slutdagen ligger före första dagen."
    assert below.y() == before


def test_the_status_line_says_when_it_was_saved(qtbot: QtBot) -> None:
    line = shown(qtbot, StatusLine())
    line.saved(datetime(2026, 3, 12, 10, 42, 7))
    assert line.text() == line.accessibleName() == "Sparat 10:42:07"
    line.saving()
    assert line.text() == "Sparar …"


def test_a_banner_is_read_acted_on_and_closed(qtbot: QtBot) -> None:
    banner = shown(qtbot, Banner("Vi tog tillbaka det du hade skrivit.", "warn", "Visa"))
    with qtbot.waitSignal(banner.acted):
        qtbot.keyClick(banner.button, Qt.Key.Key_Return)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    assert banner.close_button.accessibleName() == "Stäng"


def test_an_empty_page_offers_what_begins_it(qtbot: QtBot) -> None:
    page = shown(qtbot, EmptyState("Här samlas dina ärenden.", "Registrera en ansökan"))
    with qtbot.waitSignal(page.acted):
        qtbot.keyClick(page.button, Qt.Key.Key_Return)
    assert not shown(qtbot, EmptyState("Inget väntar.")).button.isVisible()


def test_a_long_text_makes_a_button_higher_and_not_wider(qtbot: QtBot) -> None:
    button = shown(qtbot, WrapButton("Tidsbegränsningen saknar skäl " * 4))
    assert button.heightForWidth(120) > button.heightForWidth(400) > 0
    assert button.minimumSizeHint().width() < 200


def test_a_flow_layout_gives_its_items_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowLayout(holder)
    row.addWidget(Button("Ja"))
    assert (row.count(), row.itemAt(0) is not None, row.itemAt(1)) == (1, True, None)
    assert row.takeAt(0) is not None
    assert (row.count(), row.takeAt(0)) == (0, None)


def test_week_ends_have_the_colour_of_the_theme_in_light_and_dark(qtbot: QtBot) -> None:
    calendar = shown(qtbot, Calendar())
    assert calendar.verticalHeaderFormat() == QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers
    for dark in (True, False):
        theme.apply(QApplication.instance(), dark)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            color = calendar.weekdayTextFormat(day).foreground().color().name()
            assert color == theme.colors(dark).muted
