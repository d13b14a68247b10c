"""A door of paper, and what hands and eyes do with the first window."""

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.errors import Refused, Trouble
from lssdesk.ui.unlock import UnlockWindow
from lssdesk.ui.unlock.page import Page

CODE = "7CDE4-9AFGH-JK3MN-PQ7RT-WXY34-69ACD-EFGHJ-KMNPQ-RTWXY"
PHRASE = "blyga elefanter dansar"


class Mistyped(Refused):
    group = 3


class TooSoon(Trouble):
    kind = "wrong_passphrase"
    retry_after = 3.0


class PaperDoor:
    """Opens for PHRASE and CODE; ``error`` is raised by the next call, ``held`` keeps calls waiting."""

    def __init__(self, new: bool = True) -> None:
        self.new = new
        self.people: tuple[tuple[str, str], ...] = (("1", "Eva Lind"),)
        self.calls: list[tuple[str, ...]] = []
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def exists(self) -> bool:
        self._maybe_fail()
        return not self.new

    def create(self, officer: str, passphrase: str) -> str:
        self._called("create", officer, passphrase)
        return CODE

    def confirm_recovery(self, code: str) -> object:
        self._called("confirm", code)
        return "opened"

    def unlock(self, passphrase: str) -> object:
        self._called("unlock", passphrase)
        return "opened"

    def officers(self, code: str) -> tuple[tuple[str, str], ...]:
        self._called("who", code)
        return self.people

    def unlock_with_recovery(self, code: str, new_passphrase: str, slot_id: str = "") -> object:
        self._called("recover", code, new_passphrase, slot_id)
        return "opened"

    def _called(self, *call: str) -> None:
        self.calls.append(call)
        assert self.gate.wait(10)
        assert threading.current_thread() is not threading.main_thread()
        self._maybe_fail()

    def _maybe_fail(self) -> None:
        error, self.error = self.error, None
        if error is not None:
            raise error


Open = Callable[..., UnlockWindow]


def focus(window: UnlockWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def settle(window: UnlockWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.view.background.busy)


def type_and_enter(window: UnlockWindow, qtbot: QtBot, *lines: str) -> None:
    for line in lines:
        qtbot.keyClicks(focus(window), line)
        qtbot.keyClick(focus(window), Qt.Key.Key_Return)


def said(page: Page) -> str:
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


def to_the_sheet(window: UnlockWindow, qtbot: QtBot) -> None:
    type_and_enter(window, qtbot, "Eva Lind", PHRASE, PHRASE)
    qtbot.waitUntil(window.view.sheet.isVisible)


def to_recovery(window: UnlockWindow, qtbot: QtBot) -> None:
    while focus(window).objectName() != "forgotten":
        qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert window.view.recovery.isVisible()
