"""Roles on the officers' page by clicks and keys: seen, changed, mended, and by two where that is set."""

import pytest
from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests
from lssdesk.store import keys
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE
from tests.flow.several import NAMES
from tests.ui.program import words
from tests.ui.several import BRITTA, CECILIA, answering, change_to, hire

K = Qt.Key


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = [CHEAP if one is keys.COST else one for one in keys.add_officer.__defaults__ or ()]
    monkeypatch.setattr(keys.add_officer, "__defaults__", tuple(defaults))


@pytest.fixture
def britta(hand: Hand) -> str:
    """The id of an officer beside the first one."""
    return hire(hand, BRITTA, "officer")


def show(hand: Hand) -> Hand:
    hand.click("bar_settings")
    hand.click("settings_officers")
    assert hand.shown("roles_panel")
    return hand


def roles_of(desk: Desk, id: str) -> tuple[str, ...]:
    return next(one.roles for one in desk.officers.all() if one.id == id)


def idle(hand: Hand) -> None:
    hand.wait(lambda: not hand.window.office._keys.busy)


def test_everybody_sees_who_may_what(hand: Hand, britta: str) -> None:
    show(hand)
    assert hand.seen(f"member_of/{britta}").text() == BRITTA
    assert hand.seen(f"roles_of/{britta}").text() == "Handläggare"
    assert hand.seen(f"roles_change/{britta}").accessibleName() == f"Ändra rollerna för {BRITTA}"


def test_roles_are_changed_by_keys(hand: Hand, desk: Desk, britta: str) -> None:
    show(hand)
    hand.seen(f"roles_change/{britta}").setFocus()
    hand.press(K.Key_Return)
    assert hand.focused.objectName() == "role_officer"
    hand.press(K.Key_Tab, K.Key_Space, K.Key_Tab, K.Key_Tab, K.Key_Tab, K.Key_Return)
    assert f"Rollerna för {BRITTA} är ändrade." in words(hand)
    assert roles_of(desk, britta) == ("officer", "decider")
    assert hand.seen(f"roles_of/{britta}").text() == "Handläggare, Beslutsfattare"
    change_to(hand, BRITTA)
    assert hand.window.desk.officers.may("sign")


REFUSED = [
    # whose, boxes to turn, what is said
    (BRITTA, ("officer",), "Välj minst en roll."),
    (OFFICER, ("administrator",), "Någon måste vara administratör."),
]


@pytest.mark.parametrize(("name", "turned", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_is_said_in_the_form(
    hand: Hand, desk: Desk, britta: str, name: str, turned: tuple[str, ...], said: str
) -> None:
    show(hand)
    id = next(one.id for one in desk.officers.all() if one.name == name)
    before = roles_of(desk, id)
    hand.click(f"roles_change/{id}")
    for role in turned:
        hand.click(f"role_{role}")
    hand.click("roles_save")
    assert said in words(hand)
    assert roles_of(desk, id) == before
    hand.click("roles_cancel")
    assert not hand.shown("roles_form")
    assert hand.focused.objectName() == f"roles_change/{id}"


def test_ones_own_role_that_is_given_up_turns_commands_off_at_once(hand: Hand, desk: Desk) -> None:
    hire(hand, CECILIA, "administrator")
    show(hand)
    hand.click(f"roles_change/{desk.officer_id}")
    for role in ("officer", "decider", "administrator"):
        hand.click(f"role_{role}")
    hand.click("roles_save")
    assert roles_of(desk, desk.officer_id) == ("archivist",)
    for name in ("bar_new", "officers_button_add"):
        assert not hand.seen(name).isEnabled()
        assert "får bara den göra" in hand.seen(name).toolTip()


def test_a_slot_without_a_row_is_entered(hand: Hand, desk: Desk) -> None:
    unlocked = keys.unlock(desk.office.folder, PASSPHRASE, desk.now)
    slot = keys.add_officer(desk.office.folder, unlocked, BRITTA, NAMES[BRITTA], CHEAP)
    show(hand)
    assert "står inte i listan" in hand.seen(f"roles_of/{slot.slot_id}").text()
    hand.click(f"roles_enter/{slot.slot_id}")
    assert f"{BRITTA} står i listan" in words(hand)
    assert roles_of(desk, slot.slot_id) == ("officer",)


def test_a_row_without_a_slot_is_struck(hand: Hand, desk: Desk) -> None:
    desk.officers.added(keys.Unlocked(desk.office.key, BRITTA, "no-slot"), ["officer"])
    show(hand)
    assert "har ingen väg in" in hand.seen("roles_of/no-slot").text()
    hand.click("roles_strike/no-slot")
    assert f"{BRITTA} är borttagen ur listan." in words(hand)
    assert not hand.shown("roles_of/no-slot")


def because(*typed: str | K) -> list[str]:
    return answering(lambda fingers, _: fingers.keys(*typed))


def approve(hand: Hand, about: str) -> None:
    """The other administrator says yes, and the first officer sits down again."""
    change_to(hand, CECILIA)
    hand.click("bar_settings")
    hand.click("settings_requests")
    assert about in words(hand)
    hand.press(K.Key_Return)
    change_to(hand)
    show(hand)


@pytest.fixture
def two(hand: Hand, desk: Desk, britta: str) -> str:
    """Two persons do it; the other is Cecilia.  Britta's id."""
    hire(hand, CECILIA, "administrator")
    desk.policies.set("two_for_officers", 1, desk.today, "Nämnden", "Rutin")
    return britta


def test_two_change_roles(hand: Hand, two: str) -> None:
    show(hand)
    hand.click(f"roles_change/{two}")
    hand.click("role_decider")
    said = because("Vikarierar", K.Key_Return)
    hand.click("roles_save")
    assert "två personer" in said[0]
    assert "Det väntar på att en annan godkänner." in words(hand)
    assert roles_of(hand.window.desk, two) == ("officer",)
    approve(hand, f"Ge {BRITTA} rollerna handläggare, beslutsfattare")
    hand.click(f"roles_change/{two}")
    hand.click("role_decider")
    hand.click("roles_save")
    assert roles_of(hand.window.desk, two) == ("officer", "decider")


def test_two_add_an_officer(hand: Hand, two: str) -> None:
    show(hand)
    because("Doris Ek", K.Key_Tab, "Börjar på måndag", K.Key_Return)
    hand.click("officers_button_add")
    assert not hand.shown("officers_add")
    assert "Det väntar på att en annan godkänner." in words(hand)
    approve(hand, "Lägga till Doris Ek som handläggare")
    hand.click("officers_button_add")
    new = "en ny lång lösenfras"
    for name, text in (
        ("new_name", "Doris Ek"), ("new_passphrase", new), ("new_passphrase_again", new),
        ("own_passphrase", PASSPHRASE),
    ):  # fmt: skip
        hand.type(name, text)
    hand.click("do_add")
    idle(hand)
    assert "Doris Ek är tillagd" in words(hand)
    assert Requests(hand.window.desk).open() == ()


def test_two_take_an_officer_away(hand: Hand, two: str) -> None:
    show(hand)
    because("Har slutat", K.Key_Return)
    hand.click(f"remove/{two}")
    assert not hand.shown("officers_remove")
    hand.click(f"remove/{two}")
    assert "väntar på att en annan godkänner" in words(hand)
    approve(hand, f"Ta bort {BRITTA}")
    hand.click(f"remove/{two}")
    assert hand.shown("officers_remove")
    hand.click("new_sheet")
    hand.type("own_passphrase", PASSPHRASE)
    hand.click("do_remove")
    idle(hand)
    assert f"{BRITTA} är borttagen" in words(hand)
    assert Requests(hand.window.desk).open() == ()
