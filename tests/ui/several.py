"""Several officers at the program's windows, one after the other, each with the roles that she needs."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from lssdesk.demo import Hand
from lssdesk.store import keys
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.why import WhyDialog
from tests.flow.officer import CHEAP, PASSPHRASE
from tests.flow.several import NAMES

BRITTA, CECILIA = NAMES


def hire(hand: Hand, name: str, *roles: str) -> str:
    """A new officer with a slot and roles; her id."""
    desk = hand.window.desk
    unlocked = keys.unlock(desk.office.folder, PASSPHRASE, desk.now)
    way_in = keys.add_officer(desk.office.folder, unlocked, name, NAMES[name], CHEAP)
    desk.officers.added(way_in, roles)
    return way_in.slot_id


def change_to(hand: Hand, name: str = "") -> None:
    """Another sits down at the computer; without a name it is the office's first officer."""
    hand.click("bar_lock")
    hand.unlock(NAMES[name] if name else PASSPHRASE)


def answering(act: Callable[[Fingers, WhyDialog], object]) -> list[str]:
    """Act in the next dialog that asks why, which is called off if it stays; what it said is there then."""
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WhyDialog):
            QTimer.singleShot(10, answer)
            return
        said.append(dialog.accessibleDescription())
        act(Fingers(dialog), dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, answer)
    return said
