"""The delegation order: set by clicks and keys, kept while it is written, offered in decisions."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.model.case import DelegatedRight
from lssdesk.ui import dialogs
from tests.flow.officer import PASSPHRASE
from tests.ui.program import open_filled, words

K = Qt.Key
WHO, WHY = "Socialnämnden 2025-12-10 § 88", "Ny organisation"
HEAD = DelegatedRight(point="3.1", level="Enhetschef", holders=("Anna Berg", "Karl Ceder"))
OWN = DelegatedRight(
    point="3.2", level="Handläggare", kinds=("application",), measures=("ledsagarservice",), not_own_case=True
)


@pytest.fixture
def page(hand: Hand) -> Hand:
    """A hand at the page, reached from the settings."""
    hand.click("bar_settings")
    hand.click("settings_delegation")
    assert hand.shown("delegation_page")
    return hand


@pytest.fixture
def order(desk: Desk) -> None:
    """An order that holds since new year."""
    desk.delegation.set((HEAD, OWN), date(2026, 1, 1), WHO, WHY)


def give_words(hand: Hand, day: str = "1/1", who: str = WHO, why: str = WHY) -> None:
    for key, text in (("first_day", day), ("confirmed_by", who), ("reason", why)):
        hand.type(f"delegation/{key}", text)


def point(hand: Hand, number: int, name: str, level: str) -> None:
    hand.click("delegation_add")
    hand.type(f"points/{number}/point", name)
    hand.type(f"points/{number}/level", level)


def test_an_empty_page_says_what_belongs_there_and_offers_to_begin(page: Hand) -> None:
    assert "Ingen delegationsordning är inlagd" in words(page)
    assert page.focused.objectName() == "delegation_begin"


def test_an_order_is_written_and_set(page: Hand, desk: Desk) -> None:
    page.click("delegation_begin")
    point(page, 0, "3.1", "Enhetschef")
    page.type("points/0/holders", "Anna Berg, Karl Ceder")
    point(page, 1, "3.2", "Handläggare")
    page.click("not_own_case", page.seen("points/1/fold").parentWidget())
    give_words(page)
    page.click("delegation_save")
    running = desk.delegation.running()
    assert running is not None
    assert running.points[0] == HEAD
    assert (running.points[1].level, running.points[1].not_own_case) == ("Handläggare", True)
    assert (running.first_day, running.confirmed_by, running.reason) == (date(2026, 1, 1), WHO, WHY)
    said = words(page)
    assert "Gäller nu" in said
    assert "Från 2026-01-01, antal punkter: 2" in said
    assert "Enhetschef\nAnna Berg, Karl Ceder" in said
    assert "inte i egna ärenden" in said
    assert not page.shown("delegation_editor")


def test_the_same_by_keys_alone(page: Hand, desk: Desk) -> None:
    page.press(K.Key_Return, K.Key_Return)
    page.keys("3.1", K.Key_Tab, "Enhetschef")
    page.seen("delegation/first_day").setFocus()
    page.keys("1/1", K.Key_Tab, WHO, K.Key_Tab, WHY, K.Key_Tab, K.Key_Return)
    running = desk.delegation.running()
    assert running is not None
    assert [one.point for one in running.points] == ["3.1"]


def test_a_point_is_limited_to_kinds_measures_and_outcomes(page: Hand, desk: Desk) -> None:
    page.click("delegation_begin")
    point(page, 0, "4", "Nämnden")
    assert "Alla slag av beslut" in words(page)
    for key, value in (("kinds", "change"), ("measures", "ledsagning"), ("outcomes", "refused")):
        several = page.seen(f"points/0/{key}")
        page.push(several.button)  # type: ignore[attr-defined]
        page.click(f"choice:{value}", several)
    give_words(page)
    page.click("delegation_save")
    running = desk.delegation.running()
    assert running is not None
    [made] = running.points
    assert (made.kinds, made.measures, made.outcomes) == (("change",), ("ledsagning",), ("refused",))
    assert "Ändring eller upphörande\nLedsagning (SoL)\nAvslag" in words(page)


WRONG = [
    # point's number, level, first day, who, why, where the cursor goes, what is said
    ("", "Chef", "1/1", WHO, WHY, "points/1/point", "Skriv punktens nummer"),
    ("3.1", "Chef", "1/1", WHO, WHY, "points/1/point", "Punkt 3.1 finns redan"),
    ("5", " ", "1/1", WHO, WHY, "points/1/level", "vilken befattning"),
    ("5", "Chef", "snart", WHO, WHY, "delegation/first_day", "Skriv den dag"),
    ("5", "Chef", "1/1", " ", WHY, "delegation/confirmed_by", "Skriv vem i kommunen"),
    ("5", "Chef", "1/1", WHO, "", "delegation/reason", "Skriv varför"),
]


@pytest.mark.parametrize(("name", "level", "day", "who", "why", "field", "said"), WRONG)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_set(
    page: Hand, desk: Desk, name: str, level: str, day: str, who: str, why: str, field: str, said: str
) -> None:
    page.click("delegation_begin")
    point(page, 0, "3.1", "Enhetschef")
    point(page, 1, name, level)
    page.click("points/1/fold")
    give_words(page, day, who, why)
    page.click("delegation_save")
    assert page.focused.objectName() == field
    assert said in words(page)
    assert desk.delegation.orders() == ()


def test_a_new_order_begins_as_a_copy_of_the_running_one(order: None, page: Hand, desk: Desk) -> None:
    page.click("delegation_begin")
    assert page.shown("points/1/fold")
    page.click("points/0/remove")
    give_words(page, "1/7")
    page.click("delegation_save")
    coming = desk.delegation.coming()
    assert coming is not None
    assert coming.points == (OWN,)
    assert (desk.delegation.running() or coming).points == (HEAD, OWN)
    assert "Kommande" in words(page)


def test_what_was_typed_is_there_after_a_lock(page: Hand, desk: Desk) -> None:
    page.click("delegation_begin")
    point(page, 0, "3.1", "Enhetschef")
    page.type("delegation/reason", "Ny organ")
    page.click("bar_lock")
    page.wait(lambda: page.program.window is None)
    page.unlock(PASSPHRASE)
    assert page.shown("delegation_editor")
    page.click("points/0/fold")
    level = page.seen("points/0/level")
    reason = page.seen("delegation/reason")
    assert isinstance(level, QLineEdit)
    assert isinstance(reason, QLineEdit)
    assert (level.text(), reason.text()) == ("Enhetschef", "Ny organ")


def test_calling_off_asks_first_and_forgets(page: Hand, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page.click("delegation_begin")
    point(page, 0, "3.1", "Enhetschef")
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: False)
    page.click("delegation_cancel")
    assert page.shown("delegation_editor")
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    page.click("delegation_cancel")
    assert not page.shown("delegation_editor")
    assert desk.delegation.begun() == {}


def test_an_untouched_copy_is_left_without_a_question(order: None, page: Hand, desk: Desk) -> None:
    page.click("delegation_begin")
    page.click("delegation_cancel")
    assert not page.shown("delegation_editor")
    assert desk.delegation.begun() == {}


def test_back_leads_to_where_one_was(page: Hand) -> None:
    page.click("aside_back")
    assert not page.shown("delegation_page")


def test_the_palette_leads_there(hand: Hand) -> None:
    hand.press(K.Key_K, modifier=Qt.KeyboardModifier.ControlModifier)
    hand.type_on(hand.focused, "delegations")
    hand.press(K.Key_Return)
    assert hand.shown("delegation_page")


def test_the_decision_offers_the_points_that_fit_and_says_who_holds_them(order: None, hand: Hand) -> None:
    work = open_filled(hand)
    hand.case.go_to("/decision/delegation")
    assert "Punkt 4.2 i nämndens delegationsordning finns inte i delegationsordningen" in words(hand)
    hand.click("suggest:3.2")
    assert work.read("/decision/delegation") == "3.2"
    assert "3.2: Handläggare. Inte i egna ärenden." in words(hand)
    hand.type("/decision/delegation", "9")
    assert "9 finns inte i delegationsordningen för beslutets dag." in words(hand)
