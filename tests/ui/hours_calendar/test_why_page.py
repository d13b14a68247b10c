"""Why hours were left, by fingers [HRS-023]."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from lssdesk.law.hours import Edit
from lssdesk.model.case import UnusedMonth
from lssdesk.ui.hours_calendar.why_page import WhyPage
from tests.ui.hours_calendar.conftest import NO_KEY, Owner
from tests.ui.hours_calendar.samples import TODAY, hours_track
from tests.ui.hours_calendar.test_sums import plain

K = Qt.Key
FEBRUARY = date(2026, 2, 1)


class Reasons:
    """An owner of the reasons, beside that of the sessions."""

    def __init__(self, owner: Owner) -> None:
        self.calendar, self.owner = owner.calendar, owner
        self.kept: list[UnusedMonth] = []
        self.names: list[str] = []
        owner.calendar.edited.disconnect()
        owner.calendar.edited.connect(self._edited)
        owner.calendar.go_to(FEBRUARY)

    def show(self) -> None:
        self.calendar.set_content([hours_track()], TODAY, {"ledsagning": tuple(self.kept)})

    def _edited(self, name: str, edits: list[Edit]) -> None:
        self.names.append(name)
        for edit in edits:
            self.kept = [one for one in self.kept if one != edit.before] + (
                [edit.after] if edit.after else []
            )
        self.show()

    def begin(self) -> WhyPage:
        self.owner.press(K.Key_V)
        assert self.calendar.why_page.isVisible()
        return self.calendar.why_page


@pytest.fixture
def reasons(owner: Owner) -> Reasons:
    return Reasons(owner)


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, QPoint(8, 8))


def test_a_reason_is_noted_changed_and_taken_away(reasons: Reasons) -> None:
    page = reasons.begin()
    assert plain(page.story.text()) == (
        "I februari 2026 användes inte 7 tim av de 10 tim som tillkom. "
        "7 tim följde med till nästa månad i ramen."
    )
    click(page.choices["visitors"])
    page.told_by.widget.setFocus()
    reasons.owner.type("Omsorg Syd")
    reasons.owner.press(K.Key_Return)
    assert reasons.kept == [UnusedMonth(id="new1", month=FEBRUARY, reason="visitors", told_by="Omsorg Syd")]
    assert not page.isVisible()
    page = reasons.begin()
    assert (page.reason(), page.told_by.widget.text()) == ("visitors", "Omsorg Syd")
    click(page.choices["illness"])
    click(page.store_button)
    assert [(one.id, one.reason) for one in reasons.kept] == [("new1", "illness")]
    click(reasons.begin().remove_button)
    assert reasons.kept == []
    assert len(reasons.names) == 3


def test_another_reason_needs_words(reasons: Reasons) -> None:
    page = reasons.begin()
    click(page.store_button)
    assert page.problem.text() == "Välj det skäl som passar bäst, eller Annat och skriv vad det var."
    click(page.choices["other"])
    click(page.store_button)
    assert page.note.problem.text() == "Skriv med egna ord vad skälet var."
    assert page.note.widget.hasFocus()
    reasons.owner.type("Flyttade")
    reasons.owner.press(K.Key_Return)
    assert [(one.reason, one.note) for one in reasons.kept] == [("other", "Flyttade")]


def test_nothing_new_is_nothing_to_store(reasons: Reasons) -> None:
    reasons.kept = [UnusedMonth(id="u", month=FEBRUARY, reason="away")]
    reasons.show()
    click(reasons.begin().store_button)
    assert reasons.names == []


def test_a_month_without_hours_left_asks_nothing(reasons: Reasons) -> None:
    reasons.calendar.go_to(TODAY)
    reasons.owner.press(K.Key_V)
    assert not reasons.calendar.why_page.isVisible()
    assert "I mars 2026 finns inga timmar kvar att ange skäl till." in reasons.calendar.note.text()


def test_esc_leaves_it_as_it_was(reasons: Reasons) -> None:
    page = reasons.begin()
    click(page.choices["away"])
    reasons.owner.press(K.Key_Escape)
    assert not page.isVisible()
    assert reasons.names == []


def test_the_month_says_it_and_leads_there(reasons: Reasons) -> None:
    reasons.owner.press(K.Key_M)
    button = reasons.calendar.month_panel.why_button
    assert plain(button.text()) == "7 tim användes inte, skäl ej antecknat"
    click(button)
    assert reasons.calendar.why_page.isVisible()
    reasons.kept = [UnusedMonth(id="u", month=FEBRUARY, reason="away")]
    reasons.show()
    assert button.text() == "Timmar kvar: bortrest"
    reasons.calendar.go_to(TODAY)
    assert not button.isVisible()
