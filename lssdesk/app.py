"""The one place where the parts are put together: door, windows, locks, and what happens on a fault."""

import argparse
import importlib
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from lssdesk import __version__, log, paths
from lssdesk.errors import LssdeskError
from lssdesk.store import keys
from lssdesk.store.files import DATABASE, KEYS
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.idle import IdleWatch
from lssdesk.ui.screen_lock import ScreenLock
from lssdesk.ui.unlock import UnlockWindow

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.ui.main.window import MainWindow

IDLE_MINUTES = 5
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class FolderDoor:
    """The way to the database in a folder.  The store's heavy parts are imported only when something opens."""

    def __init__(self, folder: Path, clock: Clock, cost: keys.Cost = keys.COST) -> None:
        self.folder, self._clock, self._cost = folder, clock, cost
        self._new: keys.Unlocked | None = None

    def exists(self) -> bool:
        """Whether there is something to unlock; StoreTrouble where only one of the two files is there."""
        state = keys.state(self.folder)
        if state in ("keys_missing", "database_missing"):
            file = KEYS if state == "keys_missing" else DATABASE
            raise StoreTrouble(state, file=file, folder=self.folder)
        return state == "ready"

    def create(self, officer: str, passphrase: str) -> str:
        """Make key, slots and recovery code."""
        vault = keys.create(self.folder, officer, passphrase, self._cost)
        self._new = vault.unlocked
        return vault.recovery_code

    def confirm_recovery(self, code: str) -> "Desk":
        """Prove the code on the written file, make the database, and open it."""
        from lssdesk.store.office import Office

        keys.unlock_with_recovery(self.folder, code, self._clock())
        assert self._new is not None
        unlocked, self._new = self._new, None
        return self._desk(Office.create(self.folder, unlocked.key, self._clock()), unlocked)

    def unlock(self, passphrase: str) -> "Desk":
        """Open with the officer's passphrase."""
        return self._open(keys.unlock(self.folder, passphrase, self._clock()))

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> "Desk":
        """Open with the recovery sheet, and set a new passphrase."""
        unlocked = keys.unlock_with_recovery(self.folder, code, self._clock())
        keys.set_passphrase(self.folder, unlocked, new_passphrase, self._cost)
        return self._open(unlocked)

    def _open(self, unlocked: keys.Unlocked) -> "Desk":
        from lssdesk.store.office import Office

        return self._desk(Office.open(self.folder, unlocked.key, self._clock()), unlocked)

    def _desk(self, office: Any, unlocked: keys.Unlocked) -> "Desk":
        from lssdesk.flow.desk import Desk

        return Desk(office, unlocked, self._clock)


class Program(QObject):
    """The windows of one run, one after the other: unlock, work, locked, work again."""

    def __init__(self, folder: Path, clock: Clock = utc_now, cost: keys.Cost = keys.COST) -> None:
        super().__init__()
        self.folder, self._clock = folder, clock
        self.door = FolderDoor(folder, clock, cost)
        self.entrance: UnlockWindow | None = None
        self.window: MainWindow | None = None
        self._place = ("", "")
        self.idle = IdleWatch(IDLE_MINUTES, parent=self)
        self.idle.idle.connect(self.lock)
        self.screen = ScreenLock(self)
        self.screen.locked.connect(self.lock)

    def start(self) -> None:
        """Show the door; what the work needs is loaded meanwhile."""
        self.entrance = UnlockWindow(self.door, lambda: self._clock().date())
        self.entrance.opened.connect(self.enter)
        self.entrance.show()
        threading.Thread(target=importlib.import_module, args=("lssdesk.flow.desk",), daemon=True).start()

    def enter(self, desk: "Desk") -> None:
        """Show the main window of an opened office, where one was before a lock."""
        from lssdesk.ui.main.window import MainWindow

        self.window = MainWindow(desk)
        self.window.lock_wanted.connect(self.lock)
        self.window.closed.connect(self.leave)
        if self.entrance:
            self.entrance.hide()
        self.screen.watch(self.window)
        self.window.show()
        if self._place[0]:
            self.window.open_case(*self._place)
        self.idle.start()

    def lock(self) -> None:
        """Store everything, close the database, forget the key, and show the door.

        What cannot be stored keeps the office open, but covered, so that nothing is lost or seen.
        """
        window = self.window
        if window is None:
            return
        self._place = window.place()
        if not window.close_office():
            window.privacy.set_hidden(True)
            return
        self.leave()
        if self.entrance is None:
            self.start()
        else:
            self.entrance.start(locked=True)
            self.entrance.show()

    def leave(self) -> None:
        """The main window is closed: end the run."""
        window, self.window = self.window, None
        self.idle.stop()
        if window is not None:
            window.desk.close()
            window.hide()
            window.deleteLater()

    def fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault of the program: drafts are stored, a report without case data can be copied."""
        text = log.report(error.with_traceback(trace), self._clock())
        log.keep(self.folder, text)
        print(text, file=sys.stderr)
        if self.window and self.window.case:
            self.window.case.autosave.now()
        dialogs.message(self.window, t("app.fault_title"), t("app.fault"), text)


def application() -> QApplication:
    """The Qt application with its look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("lssdesk")
    app.setApplicationVersion(__version__)
    theme.apply(app)
    return app


def main(args: Sequence[str] = ()) -> int:
    """Open the program; ``--demo`` with invented persons in a folder that is thrown away."""
    parser = argparse.ArgumentParser(prog="lssdesk", usage=t("cli.usage"))
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pictures", type=Path)
    parsed = parser.parse_args(list(args))
    app = application()
    if parsed.demo:
        from lssdesk import demo

        with tempfile.TemporaryDirectory(prefix="lssdesk-demo-", ignore_cleanup_errors=True) as folder:
            return demo.run(app, Path(folder), parsed.pictures)
    program = Program(parsed.data or paths.data_folder())
    sys.excepthook = program.fault
    try:
        program.start()
        return app.exec()
    except LssdeskError as error:
        dialogs.message(None, t("main.title"), str(error))
        return 2
    finally:
        program.leave()
