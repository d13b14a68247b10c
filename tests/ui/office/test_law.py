"""The law tables with the day they were checked, and the warning for those not checked for a year."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel

from lssdesk.demo import Hand
from lssdesk.flow import law_in_force
from tests.flow.officer import Clock
from tests.ui.conftest import Start
from tests.ui.program import enter, words

OLD = "inte kontrollerad"


@pytest.fixture
def later(clock: Clock, start: Start) -> Hand:
    """The program two years after its tables were checked."""
    newest = max(table.checked for table in law_in_force.known())
    clock.moment = datetime(newest.year + 2, newest.month, 1, 9, tzinfo=UTC)
    hand = start()
    enter(hand)
    return hand


def test_each_table_says_when_it_was_checked(hand: Hand) -> None:
    hand.click("bar_settings")
    hand.click("settings_law")
    page = hand.seen("law_page")
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    for table in law_in_force.known():
        assert table.name in said
        assert table.checked_text in said
    assert OLD not in "\n".join(said)


def test_nothing_is_said_at_opening_while_all_was_checked_within_the_year(hand: Hand) -> None:
    assert hand.window.note() == ""


def test_at_opening_it_is_said_that_tables_are_old_and_one_button_leads_there(later: Hand) -> None:
    assert "inte kontrollerade mot gällande lag på ett år" in later.window.note()
    [banner] = [button for button in later.window.findChildren(QLabel) if "lagtabeller" in button.text()]
    note = banner.parentWidget()
    note.button.click()
    assert later.shown("law_page")
    assert OLD in words(later)


def test_old_tables_come_first_and_an_ended_one_is_not_old(later: Hand) -> None:
    later.window.office.show_page("law")
    today = later.window.desk.today
    old = [table for table in law_in_force.known() if table.old_on(today)]
    warned = [label.text() for label in later.seen("law_page").findChildren(QLabel) if OLD in label.text()]
    assert warned == [table.warning(today) for table in old]
    assert len(old) < len(law_in_force.known())
