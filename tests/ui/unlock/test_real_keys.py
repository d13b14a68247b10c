"""The first window before the store's own keys, and what it costs to show it."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lssdesk.store import keys
from tests.ui.unlock.helpers import (
    PHRASE,
    Open,
    focus,
    said,
    settle,
    to_recovery,
    to_the_sheet,
    type_and_enter,
)

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)


class RealDoor:
    """The keys of the store at the least cost, without the database behind them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.finished = False

    def exists(self) -> bool:
        return self.finished

    def create(self, officer: str, passphrase: str) -> str:
        return keys.create(self.folder, officer, passphrase, CHEAP).recovery_code

    def confirm_recovery(self, code: str) -> object:
        opened = keys.unlock_with_recovery(self.folder, code, NOON)
        self.finished = True
        return opened

    def unlock(self, passphrase: str) -> object:
        return keys.unlock(self.folder, passphrase, NOON)

    def officers(self, code: str) -> tuple[tuple[str, str], ...]:
        return keys.who_may_be_here(self.folder, keys.unlock_with_recovery(self.folder, code, NOON))

    def unlock_with_recovery(self, code: str, new_passphrase: str, slot_id: str = "") -> object:
        opened = keys.unlock_with_recovery(self.folder, code, NOON)
        keys.set_passphrase(self.folder, opened, new_passphrase, CHEAP)
        return opened


def test_real_keys_open_by_passphrase_by_sheet_and_by_the_new_passphrase(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(RealDoor(tmp_path / "data"))
    to_the_sheet(window, qtbot)
    code = "".join(
        label.text() for label in window.view.sheet.code.findChildren(QLabel) if len(label.text()) == 5
    )
    window.view.sheet.button.click()
    with qtbot.waitSignal(window.opened) as first:
        type_and_enter(window, qtbot, code[-10:])
    window.start(locked=True)
    with qtbot.waitSignal(window.opened) as second:
        type_and_enter(window, qtbot, PHRASE)
    window.start(locked=True)
    to_recovery(window, qtbot)
    type_and_enter(window, qtbot, code[:14] + "4" * 31, "another " + PHRASE, "another " + PHRASE)
    settle(window, qtbot)
    assert focus(window).objectName() == "code_typed"
    window.view.recovery.forget()
    with qtbot.waitSignal(window.opened):
        type_and_enter(window, qtbot, code, "another " + PHRASE, "another " + PHRASE)
    window.start(locked=True)
    type_and_enter(window, qtbot, PHRASE)
    settle(window, qtbot)
    assert "passar inte" in said(window.view.unlock)
    window.view.unlock.edit.clear()
    with qtbot.waitSignal(window.opened) as last:
        type_and_enter(window, qtbot, "another " + PHRASE)
    secrets = {opened.args[0].key.secret for opened in (first, second, last)}
    assert len(secrets) == 1


SHOW = """
import sys
from PySide6.QtWidgets import QApplication
from lssdesk.ui import theme
from lssdesk.ui.unlock import UnlockWindow

class Door:
    def exists(self):
        return {exists}

app = QApplication([])
theme.speak_swedish(app)
theme.apply(app)
window = UnlockWindow(Door())
window.show()
app.processEvents()
print(sorted({{name.split(".")[0] for name in sys.modules}} & {{
    "sqlalchemy", "alembic", "reportlab", "pikepdf", "holidays", "openpyxl", "sqlcipher3"}}))
"""


@pytest.mark.parametrize("exists", [True, False])
def test_neither_database_nor_letters_are_imported_before_the_window_shows(exists: bool) -> None:
    command = [sys.executable, "-c", SHOW.format(exists=exists)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
