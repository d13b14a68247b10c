"""Locking by key, by idleness and by the system; back where one was; nothing lost behind a locked door."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from lssdesk import app as app_module
from lssdesk.demo import Hand
from lssdesk.store import keys
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.case import autosave
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE, Clock
from tests.ui.program import open_filled, open_new, words

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STREET = "/person/address/street"


def locked(hand: Hand) -> bool:
    return hand.program.window is None and hand.shown("passphrase", hand.door)


def test_ctrl_l_locks_and_the_passphrase_leads_back_to_the_field(hand: Hand) -> None:
    open_new(hand)
    hand.type("/person/address/city", "Sjövalla")
    hand.press(K.Key_L, modifier=CTRL)
    assert locked(hand)
    hand.unlock(PASSPHRASE)
    assert hand.window.place().pointer == "/person/address/city"
    assert hand.seen("/person/address/city").text() == "Sjövalla"


@pytest.mark.parametrize("page", ["settings", "register", "keys"])
def test_another_page_than_a_case_is_come_back_to_too(hand: Hand, page: str) -> None:
    hand.click({"register": "bar_new"}.get(page, f"bar_{page}"))
    hand.click("bar_lock")
    hand.unlock(PASSPHRASE)
    assert hand.window.place().page == page


def test_idleness_locks(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    open_new(hand)
    idle = hand.program.idle
    begun = idle._now()
    monkeypatch.setattr(idle, "_now", lambda: begun + 60 * app_module.IDLE_MINUTES + 1)
    assert idle.look()
    assert locked(hand)


def test_the_systems_lock_locks(hand: Hand) -> None:
    open_new(hand)
    hand.program.screen.session_locked()
    assert locked(hand)


def test_locked_nothing_of_anyone_is_left_and_the_folder_is_free(hand: Hand) -> None:
    open_new(hand)
    desk = hand.window.desk
    hand.click("bar_lock")
    assert "Ada" not in words(hand)
    assert hand.program.door.held is None
    Office.open(hand.program.folder, desk.office.key, desk.now).close(desk.now)


def test_a_question_that_is_open_is_called_off_by_the_lock(hand: Hand) -> None:
    work = open_filled(hand)
    seen: list[bool] = []

    def leave_the_desk() -> None:
        box = QApplication.activeModalWidget()
        seen.append(isinstance(box, QMessageBox))
        hand.program.lock()

    QTimer.singleShot(0, leave_the_desk)
    hand.press(K.Key_Return, modifier=CTRL)
    hand.wait(lambda: locked(hand))
    assert seen == [True]
    assert not work.decided
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_the_office_is_in_other_hands_after_a_lock_and_begins_at_the_first_page(hand: Hand) -> None:
    open_new(hand)
    opened = keys.unlock(hand.program.folder, PASSPHRASE, hand.window.desk.now)
    keys.add_officer(hand.program.folder, opened, "Bo Ek", "en annan lösenfras", CHEAP)
    hand.click("bar_lock")
    hand.unlock("en annan lösenfras")
    assert hand.window.desk.officer == "Bo Ek"
    assert hand.window.place().page == "start"


# --- what could not be stored ----------------------------------------------------------------


@pytest.fixture
def full(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A case with a text that cannot be stored, on a full disk; ``undo`` of the patch makes room."""
    open_new(hand)

    def unit(*_args: object, **_more: object) -> object:
        raise StoreTrouble("disk_full")

    monkeypatch.setattr(Office, "unit", unit)
    hand.type(STREET, "Granstigen 4")
    return monkeypatch


def test_a_draft_that_cannot_be_stored_is_locked_up_and_there_again(
    hand: Hand, full: pytest.MonkeyPatch
) -> None:
    window = hand.window
    hand.press(K.Key_L, modifier=CTRL)
    assert not window.isVisible()
    hand.type("passphrase", "fel lösenfras här")
    hand.press(K.Key_Return)
    hand.wait(lambda: "passar inte" in words(hand))
    assert not window.isVisible()
    unlock_again(hand)
    assert hand.window is window
    assert hand.seen(STREET).text() == "Granstigen 4"
    assert hand.window.note().startswith("Det senaste är inte sparat.")
    assert hand.program.door.held is None


def unlock_again(hand: Hand) -> None:
    """With the right passphrase, when the wait for a wrong one is over."""
    hand.wait(lambda: hand.program.entrance.view.unlock.wait.left <= 0)
    hand.program._clock.forward(minutes=1)
    hand.unlock(PASSPHRASE)


def test_what_is_held_is_opened_by_its_own_officer_only(
    hand: Hand, full: pytest.MonkeyPatch, clock: Clock
) -> None:
    opened = keys.unlock(hand.program.folder, PASSPHRASE, clock())
    keys.add_officer(hand.program.folder, opened, "Bo Ek", "en annan lösenfras", CHEAP)
    hand.press(K.Key_L, modifier=CTRL)
    hand.type("passphrase", "en annan lösenfras")
    hand.press(K.Key_Return)
    hand.wait(lambda: f"Ett utkast som {OFFICER} skrev kunde inte sparas" in words(hand))
    assert hand.program.door.held is not None


def test_what_is_held_is_stored_when_there_is_room_and_the_office_is_closed(
    hand: Hand, full: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    full.setattr(autosave, "AGAIN_MS", 1)
    hand.press(K.Key_L, modifier=CTRL)
    assert hand.program.door.held is not None
    full.undo()
    qtbot.waitUntil(lambda: hand.program.door.held is None)
    assert hand.program.window is None
    hand.unlock(PASSPHRASE)
    assert hand.seen(STREET).text() == "Granstigen 4"


def test_the_door_is_not_shut_on_what_is_held(hand: Hand, full: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    hand.press(K.Key_L, modifier=CTRL)
    full.setattr(dialogs, "message", lambda _parent, _title, text, *_more: said.append(text))
    assert not hand.door.close()
    assert hand.door.isVisible()
    assert said == [t("app.not_closed")]
    full.undo()
    assert hand.door.close()
    assert hand.program.window is None
    assert hand.program.door.held is None
