"""Two officers at one database by clicks and keys: what opens, with which reason, and what stays closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from sqlalchemy import select

from lssdesk.demo import Hand
from lssdesk.flow import guards
from lssdesk.flow.desk import Desk
from lssdesk.store.tables import LogRow
from lssdesk.ui.case_rows import ROW
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.office.today_page import TodayPage
from lssdesk.ui.parts import Button
from lssdesk.ui.why import WhyDialog
from tests.flow.officer import ADA, OFFICER, WOMAN, filled, signed
from tests.flow.payments import BO
from tests.ui.program import words
from tests.ui.several import BRITTA, CECILIA, answering, change_to, hire

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SAYING = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
TURNED_AWAY = "öppnas bara av den som är namngiven"


@pytest.fixture
def office(hand: Hand, desk: Desk) -> Hand:
    """Ada's guarded case and Bo's open one, an officer Britta and an administrator Cecilia."""
    hire(hand, BRITTA, "officer", "decider")
    hire(hand, CECILIA, "administrator")
    ada = signed(desk, person=ADA)
    filled(desk, person=BO)
    guards.set_guard(desk, ada.id, True)
    hand.window.show_cases()
    return hand


def case(hand: Hand, number: str) -> str:
    return next(line.id for line in hand.window.desk.cases() if line.number == number)


def who(hand: Hand, name: str) -> str:
    return next(one.id for one in hand.window.desk.officers.all() if one.name == name)


def press_row(hand: Hand, number: str) -> None:
    """Open a case from the list, by Enter."""
    rows = hand.window.list.rows
    hand.click("group_all")
    model = rows.model()
    place = next(n for n in range(model.rowCount()) if model.index(n, 0).data(ROW).number == number)
    rows.setCurrentIndex(model.index(place, 0))
    rows.setFocus()
    hand.press(K.Key_Return)


def because(text: str) -> list[str]:
    return answering(lambda fingers, _: fingers.keys(text, K.Key_Return))


def last_line(hand: Hand) -> tuple[str, str, str]:
    with hand.window.desk.office.read() as reading:
        row = reading.scalars(select(LogRow).order_by(LogRow.seq.desc()).limit(1)).one()
        return row.name, row.officer, row.detail


def shown_rows(hand: Hand) -> list[tuple[str, ...]]:
    """What the rows of the list say: in words, to a screen reader and below the pointer."""
    model = hand.window.list.rows.model()
    indexes = (model.index(place, 0) for place in range(model.rowCount()))
    return [tuple(str(index.data(role)) for role in SAYING) for index in indexes]


def test_a_closed_case_is_a_number_in_the_list_and_stays_closed(office: Hand) -> None:
    change_to(office, BRITTA)
    office.click("group_all")
    rows = {row[0]: row for row in shown_rows(office)}
    assert "2026-0001" in rows["Skyddat ärende"][1]
    assert not [text for row in rows.values() for text in row if "Ada" in text or WOMAN in text]
    press_row(office, "2026-0001")
    assert office.window.case is None
    assert TURNED_AWAY in office.window.note()
    assert f"Be {CECILIA} eller {OFFICER} att namnge dig." in office.window.note()
    assert last_line(office)[:2] == ("försökte öppna ett skyddat ärende", BRITTA)


@pytest.mark.parametrize(("typed", "found"), [("Ada", 0), (WOMAN, 0), ("2026-0001", 1)])
def test_it_is_found_by_its_number_alone(office: Hand, typed: str, found: int) -> None:
    change_to(office, BRITTA)
    office.type_into(office.window.search, typed)
    office.wait(lambda: office.window.list._words == typed)
    names = [row[0] for row in shown_rows(office)]
    assert names == ["Skyddat ärende"] * found
    assert office.shown("case_empty") is not bool(found)


def test_the_named_says_why_and_it_is_asked_once(office: Hand) -> None:
    change_to(office)
    guards.name_officer(office.window.desk, case(office, "2026-0001"), who(office, BRITTA))
    change_to(office, BRITTA)
    said = because("Vikarierar i veckan")
    press_row(office, "2026-0001")
    assert office.case.work.case.person.name == "Ada Lindqvist"
    assert said == [f"Ärende 2026-0001 är skyddat, och är fördelat på {OFFICER}."]
    assert last_line(office) == ("öppnade ärendet", BRITTA, "Vikarierar i veckan")
    office.click("bar_settings")
    office.click("aside_back")
    assert office.case.work.case.number == "2026-0001"
    assert last_line(office) == ("öppnade ärendet", BRITTA, "Vikarierar i veckan")


def test_after_a_lock_the_reason_is_asked_for_when_one_wants_in(office: Hand) -> None:
    guards.name_officer(office.window.desk, case(office, "2026-0001"), who(office, BRITTA))
    change_to(office, BRITTA)
    because("Vikarierar i veckan")
    press_row(office, "2026-0001")
    change_to(office, BRITTA)
    assert office.window.case is None
    assert office.window.note() == "Du var i ärende 2026-0001. Det öppnas igen när du har skrivit varför."
    because("Fortsätter")
    office.push(next(b for b in office.window.findChildren(Button) if b.text() == "Öppna ärendet"))
    assert office.case.work.case.number == "2026-0001"
    assert last_line(office)[1:] == (BRITTA, "Fortsätter")


def test_a_lock_calls_the_question_off(office: Hand) -> None:
    guards.name_officer(office.window.desk, case(office, "2026-0001"), who(office, BRITTA))
    change_to(office, BRITTA)
    answering(lambda fingers, dialog: office.program.lock())
    press_row(office, "2026-0001")
    office.wait(lambda: office.program.window is None)
    assert office.shown("passphrase", office.door)


def test_without_a_reason_it_stays_closed(office: Hand) -> None:
    desk = office.window.desk
    desk.policies.set("ask_reason_for_others", 1, desk.today, "Nämnden", "Uppföljning")
    change_to(office, BRITTA)

    def act(fingers: Fingers, dialog: WhyDialog) -> None:
        fingers.keys("...", K.Key_Return)
        assert dialog.isVisible()
        said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert "Skriv varför du öppnar ärendet." in said
        assert dialog.reason.text() == "..."
        fingers.press(K.Key_Escape)

    said = answering(act)
    press_row(office, "2026-0002")
    assert said == [f"Ärende 2026-0002 är fördelat på {OFFICER}."]
    assert office.window.case is None
    assert last_line(office)[0] != "öppnade ärendet"


def test_idag_tells_that_something_is_due_and_leads_to_the_same_sentence(office: Hand) -> None:
    change_to(office, BRITTA)
    office.click("bar_today")
    page = office.window.page
    assert isinstance(page, TodayPage)
    office.push(page.whose.button("every"))
    model = page.list.lines
    office.wait(lambda: model.rowCount() > 0)
    places = [n for n in range(model.rowCount()) if (line := model.line(n)) and line.number == "2026-0001"]
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in places]
    assert said
    assert not [text for text in said if "Ada" in text or "Lindqvist" in text or "edsagar" in text]
    page.list.setCurrentIndex(model.index(places[0], 0))
    page.list.setFocus()
    office.press(K.Key_Return)
    assert TURNED_AWAY in office.window.note()
    assert office.window.page is page


def test_the_head_shows_whose_case_it_is_and_leads_to_its_page(office: Hand) -> None:
    press_row(office, "2026-0001")
    assert office.seen("case_officer").text() == OFFICER
    assert office.seen("protected_mark").text() == "Skyddat ärende"
    office.click("case_officer")
    assert "Ärende 2026-0001: fördelning och skydd" in words(office)
    combo = office.seen("guard_assign_who")
    office.choose(combo, who(office, BRITTA))
    office.click("guard_assign")
    assert f"Ärendet är fördelat på {BRITTA}." in words(office)
    office.press(K.Key_Escape)
    assert office.window.case is None  # she has it no more, and is not named
    assert TURNED_AWAY in office.window.note()
    assert office.shown("today_page")
    change_to(office, BRITTA)
    press_row(office, "2026-0001")
    assert office.case.work.case.officer == BRITTA


def test_named_and_taken_away_on_the_page(office: Hand) -> None:
    press_row(office, "2026-0001")
    office.click("case_officer")
    britta = who(office, BRITTA)
    office.choose(office.seen("guard_name_who"), britta)
    office.click("guard_name")
    assert f"sedan 2026-03-02, av {OFFICER}" in words(office)
    assert office.seen(f"unname/{britta}").accessibleName() == f"Ta bort {BRITTA} från de namngivna"
    office.click(f"unname/{britta}")
    assert not office.shown(f"unname/{britta}")
    office.click("guard_unguard")
    assert "Skyddet är borttaget." in words(office)
    assert office.shown("guard_guard")


def test_the_page_is_come_back_to_after_a_lock(office: Hand) -> None:
    press_row(office, "2026-0001")
    office.click("case_officer")
    change_to(office)
    assert "Ärende 2026-0001: fördelning och skydd" in words(office)
    assert office.window.place().page == "access"


def test_an_administrator_opens_nothing_but_names_from_the_list(office: Hand) -> None:
    change_to(office, CECILIA)
    press_row(office, "2026-0002")
    assert office.window.case is None
    assert (
        "Öppna ett ärende får bara den göra som är handläggare eller beslutsfattare" in office.window.note()
    )
    office.click("group_all")
    rows = office.window.list.rows
    rows.setFocus()
    place = rows.visualRect(rows.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, rows.mapToGlobal(place))
    QApplication.sendEvent(rows, event)
    menu = rows.findChild(QMenu, "case_menu")
    assert [action.text() for action in menu.actions()] == ["Öppna ärendet", "Fördela och skydda ärendet"]
    menu.actions()[1].trigger()
    menu.close()
    assert "fördelning och skydd" in words(office)
    assert office.seen("guard_guard").isEnabled() or office.seen("guard_unguard").isEnabled()


def test_by_the_palette_too_and_who_may_not_reads_why(office: Hand) -> None:
    office.window.desk.officers.set_roles(who(office, BRITTA), ["officer"])
    change_to(office, BRITTA)
    press_row(office, "2026-0002")
    office.press(K.Key_K, modifier=CTRL)
    office.type_on(office.focused, "fördela")
    office.press(K.Key_Return)
    assert "Ärende 2026-0002: fördelning och skydd" in words(office)
    for name, deed in (("guard_assign", "Fördela ärenden"), ("guard_guard", "Skydda ett ärende")):
        button = office.seen(name)
        assert not button.isEnabled()
        assert deed in button.toolTip()
        assert "beslutsfattare eller administratör" in button.accessibleDescription()


def test_a_new_application_on_a_guarded_number_tells_no_name(office: Hand) -> None:
    change_to(office, BRITTA)
    office.click("bar_new")
    office.type("/person/personal_number", WOMAN)
    office.press(K.Key_Tab)
    said = words(office)
    assert "Det finns ett skyddat ärende på det personnumret" in said
    assert "Ada" not in said
    assert office.seen("/person/given_name").text() == ""
    office.type("/person/given_name", "Någon")
    office.type("/person/family_name", "Annan")
    office.choose(office.seen("/measure"), "ledsagning")
    office.click("register")
    assert office.window.case is None
    assert "Det finns ett skyddat ärende på det personnumret" in words(office)


def test_two_take_the_guard_away(office: Hand) -> None:
    desk = office.window.desk
    desk.policies.set("two_for_guard", 1, desk.today, "Nämnden", "Rutin")
    press_row(office, "2026-0001")
    office.click("case_officer")
    because("Skyddet har upphört")
    office.click("guard_ask_unguard")
    assert "Det väntar på att en annan godkänner." in words(office)
    assert not office.shown("guard_unguard")
    change_to(office, CECILIA)
    office.click("bar_today")
    office.wait(lambda: office.shown("today_requests"))
    assert office.seen("today_requests").text() == "Att godkänna: 1"
    office.click("today_requests")
    assert "Ta bort skyddet för ärende 2026-0001" in words(office)
    assert "Skäl: Skyddet har upphört" in words(office)
    office.click(office.focused.objectName())
    assert "Godkänt: Ta bort skyddet" in words(office)
    change_to(office)
    press_row(office, "2026-0001")
    office.click("case_officer")
    assert f"{CECILIA} har godkänt att skyddet tas bort" in words(office)
    office.click("guard_unguard")
    assert "Skyddet är borttaget." in words(office)
