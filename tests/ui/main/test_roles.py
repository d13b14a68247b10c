"""Each role alone at the program: every page, a case, every command; what is refused is refused in words."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.exceptions import capture_exceptions

from lssdesk.demo import Hand
from lssdesk.law import roles
from lssdesk.ui import dialogs
from lssdesk.ui.main.actions import DEEDS
from lssdesk.ui.main.office import PLACES
from lssdesk.ui.office.figures_page import FiguresPage
from tests.flow.figures_office import decided, person
from tests.flow.figures_office import session as figure_session
from tests.flow.officer import WOMAN, filled, signed
from tests.flow.payments import BO, record, session
from tests.ui.program import words
from tests.ui.several import BRITTA, CECILIA, change_to, hire

K = Qt.Key
OFFICER, DECIDER, ADMINISTRATOR, ARCHIVIST = "officer", "decider", "administrator", "archivist"
ALL = (OFFICER, DECIDER, ADMINISTRATOR, ARCHIVIST)

PAGES = """
page          officer  decider  administrator  archivist
case          open     open     no             no
register      open     open     no             no
today         open     open     open           open
report        open     open     open           no
payment       open     open     open           no
figures       open     open     open           no
policies      look     look     open           look
delegation    look     look     open           look
wordings      open     open     open           look
law           open     open     open           open
verify        open     open     open           open
backup        open     open     open           open
officers      open     open     open           open
requests      open     open     open           open
review        no       no       open           no
weeding       no       no       open           open
archive       open     open     open           open
settings      look     look     open           look
access        look     open     open           look
"""
"""``look``: it can be read, and what would change it is off."""

COMMANDS = """
button                     officer  decider  administrator  archivist
bar_new                    on       on       off            off
bar_report                 on       on       on             off
bar_figures                on       on       on             off
policies/policy:           off      off      on             off
delegation/delegation_begin off     off      on             off
wordings/wording_new       on       on       on             off
backup/backup_now          on       on       on             on
officers/officers_button_add off    off      on             off
officers/officers_button_change on  on       on             on
officers/officers_button_sheet off  off      on             off
officers/remove/           off      off      on             off
officers/roles_change/     off      off      on             off
access/guard_assign        off      on       on             off
access/guard_guard         off      on       on             off
"""


def column(table: str, role: str) -> dict[str, str]:
    """What a table says of a role, by the first word of each row."""
    rows = (line.split() for line in table.strip().splitlines()[1:])
    return {name: hows[ALL.index(role)] for name, *hows in rows}


def sit_down(hand: Hand, role: str) -> None:
    """An office with two cases and a session, and Britta, who has one role, at it."""
    desk = hand.window.desk
    hire(hand, BRITTA, role)
    hire(hand, CECILIA, OFFICER)
    ada = signed(desk)
    record(ada, session(8))
    filled(desk, person=BO)
    change_to(hand, BRITTA)


def settle(hand: Hand) -> None:
    """Until nothing runs beside the window."""
    hand.window.office.wait()
    QApplication.processEvents()


def first_case(hand: Hand) -> str:
    return next(line.id for line in hand.window.desk.cases() if line.number == "2026-0001")


def go(hand: Hand, page: str) -> None:
    window = hand.window
    ways = {
        "case": lambda: window.open_case(first_case(hand)),
        "register": window.new_case,
        "today": window.show_start,
        "settings": window.show_settings,
        "access": lambda: window.opening.show_guard(first_case(hand)),
    }
    ways.get(page, lambda: window.office.show_page(page))()
    settle(hand)


def changing(hand: Hand) -> list[QWidget]:
    """What could change something on the page that is shown."""
    inner = hand.window.page
    assert inner is not None
    edits = [one for one in inner.findChildren(QLineEdit) if one.objectName().startswith("/")]
    return [one for one in edits if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


NAMES = {
    "policies": "policy:",
    "delegation": "delegation_begin",
    "wordings": "wording_new",
    "access": "guard_",
}


@pytest.mark.parametrize("role", ALL)
def test_pages(hand: Hand, role: str) -> None:
    sit_down(hand, role)
    assert {page: how_it_opens(hand, page) for page in column(PAGES, role)} == column(PAGES, role)


def how_it_opens(hand: Hand, page: str) -> str:
    """``open``, ``look`` or ``no``; what does not open says in words who may."""
    hand.window.show_keys()
    go(hand, page)
    if hand.window.place().page == "keys":
        assert "får bara den göra som är" in hand.window.note(), page
        return "no"
    assert not hand.window.note(), page
    deeds = [one for one in named(hand, NAMES[page]) if one.isEnabled()] if page in NAMES else []
    writes = page in NAMES or page == "settings"
    return "open" if not writes or deeds or changing(hand) else "look"


def named(hand: Hand, start: str) -> list[QAbstractButton]:
    found = hand.window.findChildren(QAbstractButton)
    return [one for one in found if one.objectName().startswith(start) and one.isVisible()]


@pytest.mark.parametrize("role", ALL)
def test_commands_are_off_with_words(hand: Hand, role: str) -> None:
    sit_down(hand, role)
    assert {name: state(hand, name) for name in column(COMMANDS, role)} == column(COMMANDS, role)


def state(hand: Hand, name: str) -> str:
    """Whether the buttons whose name begins so are on or off; the latter say in words who may."""
    page, _, start = name.partition("/")
    if start:
        go(hand, page)
    buttons = named(hand, start or page)
    off = [button for button in buttons if not button.isEnabled()]
    assert all("får bara den göra som är" in button.toolTip() for button in off), name
    assert all(button.accessibleDescription() == button.toolTip() for button in off), name
    assert off in ([], buttons), name
    return "off" if off else "on" if buttons else "not there"


@pytest.mark.parametrize("role", ALL)
def test_the_palette_says_why(hand: Hand, role: str) -> None:
    sit_down(hand, role)
    for name, deed in DEEDS.items():
        why = hand.window.actions_[name].why_not()
        barred = why is not None and "får bara den göra" in why
        assert barred is not roles.may({role}, deed), name


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every dialog is called off, whoever opens it."""
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: False)
    for name in ("choose_open", "choose_save", "choose_folder"):
        monkeypatch.setattr(dialogs, name, lambda *_args, **_more: None)
    monkeypatch.setattr(dialogs, "print_pages", lambda *_args, **_more: False)
    monkeypatch.setattr(dialogs, "message", lambda *_args, **_more: None)
    monkeypatch.setattr(QDialog, "exec", lambda _self: 0)


@pytest.mark.parametrize(("role", "on"), [(OFFICER, False), (DECIDER, True)])
def test_who_signs(hand: Hand, unasked: None, role: str, on: bool) -> None:
    sit_down(hand, role)
    case = next(line.id for line in hand.window.desk.cases() if line.number == "2026-0002")
    hand.window.open_case(case)
    hand.click("step_decision")
    sign = hand.seen("sign")
    assert sign.isEnabled() is on
    with_words = "Skriva under ett beslut får bara"
    assert (with_words in sign.toolTip()) is not on
    hand.press(K.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (with_words in hand.window.note()) is not on


def press_everything(hand: Hand, page: str) -> None:
    """Press one button of each kind, coming back to the page where one of them leads away."""
    kinds: dict[str, str] = {}
    for one in hand.window.page.findChildren(QAbstractButton):
        kinds.setdefault(re.split(r"[:/\d]", one.objectName())[0], one.objectName())
    for name in set(kinds.values()) - {"", "aside_back"}:
        button = hand.find(name)
        if button is None or not button.isEnabled():
            continue
        hand.push(button)
        settle(hand)
        if hand.window.place().page not in (page, "start"):
            go(hand, page)


@pytest.mark.parametrize("role", ALL)
def test_everything_is_pressed_and_nothing_breaks(hand: Hand, role: str, unasked: None) -> None:
    sit_down(hand, role)
    with capture_exceptions() as broken:
        for page in ("today", "settings", "access", *PLACES):
            go(hand, page)
            if hand.window.place().page in (page, "start"):
                press_everything(hand, page)
        go(hand, "case")
        if hand.window.case is not None:
            for step in ("application", "inquiry", "communication", "decision", "after", "hours", "papers"):
                hand.case.enter(step)
                settle(hand)
        for action in hand.window.actions_:
            if action.id not in ("lock", "hide", "palette"):
                hand.window.actions_.run(action.id)
                settle(hand)
    assert not broken


@pytest.mark.parametrize(("role", "seen"), [(DECIDER, True), (ADMINISTRATOR, False)])
def test_the_persons_behind_a_figure(hand: Hand, role: str, seen: bool) -> None:
    desk = hand.window.desk
    first, last = date(2024, 7, 1), date(2025, 6, 30)
    case = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", first, last, "1")
    figure_session(desk, case, date(2024, 8, 6), "08:00", "20:00")
    sit_down(hand, role)
    go(hand, "figures")
    page = hand.window.page.inner
    assert isinstance(page, FiguresPage)
    hand.wait(lambda: page.figure is not None)
    view = page.tables[0]
    model = view.model()
    places = [model.index(y, x) for y in range(model.rowCount()) for x in range(model.columnCount())]
    view.opened.emit(next(one for one in places if (n := view.figures.number(one)) and n.behind))
    assert page.behind.isVisible() is seen
    assert ("Se personerna bakom en siffra får bara" in words(hand)) is not seen
