"""The first window, shown and active."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from lssdesk.ui.unlock import Door, UnlockWindow
from tests.ui.unlock.helpers import Open


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    def opened(door: Door) -> UnlockWindow:
        window = UnlockWindow(door, lambda: date(2026, 3, 12))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened
