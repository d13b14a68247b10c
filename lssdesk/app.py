"""The one place where the parts are put together: door, windows, locks, and what happens on a fault."""

import importlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lssdesk import __version__, log, paths
from lssdesk.cli import WRONG, Parser
from lssdesk.errors import InputError, LssdeskError, Refused
from lssdesk.store import keys
from lssdesk.store.files import DATABASE, KEYS
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.clipboard import Copied
from lssdesk.ui.collector import held_off
from lssdesk.ui.idle import IdleWatch
from lssdesk.ui.screen_lock import ScreenLock
from lssdesk.ui.unlock import UnlockWindow

if TYPE_CHECKING:
    from lssdesk.flow.backups_state import Line
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.restoring import Found
    from lssdesk.ui.main.place import Place
    from lssdesk.ui.main.window import MainWindow

IDLE_MINUTES = 5
LOADED_MEANWHILE = ("lssdesk.flow.desk", "alembic.command")
SWEDEN = ZoneInfo("Europe/Stockholm")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class FolderDoor:
    """The way to the database in a folder.  The store's heavy parts are imported only when something opens.

    ``held`` is an office that could not be closed, since a draft could not be stored: unlocking leads back.
    """

    def __init__(self, folder: Path, clock: Clock, cost: keys.Cost = keys.COST) -> None:
        self.folder, self._clock, self._cost = folder, clock, cost
        self._new: keys.Unlocked | None = None
        self.held: Desk | None = None

    def exists(self) -> bool:
        """Whether there is something to unlock; StoreTrouble where only one of the two files is there."""
        state = keys.state(self.folder)
        if state in ("keys_missing", "database_missing"):
            file = KEYS if state == "keys_missing" else DATABASE
            raise StoreTrouble(state, file=file, folder=self.folder)
        return state == "ready"

    def create(self, officer: str, passphrase: str) -> str:
        """Make key, slots and recovery code."""
        since = self._clock().astimezone(SWEDEN).date()
        vault = keys.create(self.folder, officer, passphrase, self._cost, since=since)
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
        """Open with the officer's passphrase; the dictionary is read while the key is reckoned."""
        threading.Thread(target=_read_dictionary, daemon=True).start()
        return self._open(keys.unlock(self.folder, passphrase, self._clock()))

    def officers(self, code: str) -> tuple[tuple[str, str], ...]:
        """Slot and name of the officers one of whom holds the recovery sheet in her hand."""
        unlocked = self._recovered(code)
        return keys.who_may_be_here(self.folder, unlocked)

    def _recovered(self, code: str) -> keys.Unlocked:
        from lssdesk.store import rekey

        unlocked = keys.unlock_with_recovery(self.folder, code, self._clock())
        return rekey.resumed(self.folder, unlocked)

    def unlock_with_recovery(self, code: str, new_passphrase: str, slot_id: str = "") -> "Desk":
        """Open with the recovery sheet, and set a new passphrase for the officer of that slot.

        Without one it is the officer who made the sheet.
        """
        unlocked = self._recovered(code)
        names = dict(keys.who_may_be_here(self.folder, unlocked))
        if slot_id in names:
            unlocked = unlocked.as_officer(names[slot_id], slot_id)
        keys.set_passphrase(self.folder, unlocked, new_passphrase, self._cost)
        return self._open(unlocked)

    def backups_at(self, where: Path) -> "tuple[Found, ...]":
        """The backups at a place that can be put back."""
        from lssdesk.flow import restoring

        return restoring.found(where)

    def restore(self, backup: Path, passphrase: str) -> "Desk":
        """Put a backup back with the passphrase of its day, and open it."""
        from lssdesk.flow import restoring

        return self._open(restoring.by_passphrase(backup, self.folder, passphrase, self._clock()))

    def restore_with_recovery(self, backup: Path, code: str, new_passphrase: str) -> None:
        """Put a backup back with the recovery sheet of its day, which then opens it."""
        from lssdesk.flow import restoring

        restoring.by_sheet(backup, self.folder, code, new_passphrase, self._clock())

    def put_back(self, backup: Path, key: keys.DatabaseKey) -> Path | None:
        """Put a backup in the place of the database that was open; where that one is kept."""
        from lssdesk.flow import restoring

        return restoring.put_back(backup, self.folder, key, self._clock())

    def _open(self, unlocked: keys.Unlocked) -> "Desk":
        from lssdesk.store.office import Office

        if self.held is not None:
            if unlocked.officer != self.held.officer:
                raise Refused(t("app.held", officer=self.held.officer))
            return self.held
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
        self._place: tuple[str, Place] | None = None  # with the officer who was there
        self._telling = False
        self.idle = IdleWatch(IDLE_MINUTES, parent=self)
        self.idle.idle.connect(self.lock)
        self.screen = ScreenLock(self)
        self.screen.locked.connect(self.lock)
        self.copied = Copied(parent=self)
        self.copied.first.connect(self._tell_of_clipboard)
        self.copied.copied.connect(self._log_copy)

    def start(self) -> None:
        """Show the door; what the work needs is loaded meanwhile."""
        self.entrance = UnlockWindow(self.door, lambda: self._clock().astimezone(SWEDEN).date())
        self.entrance.opened.connect(self.enter)
        self.entrance.installEventFilter(self)
        self.entrance.show()
        QTimer.singleShot(0, lambda: threading.Thread(target=_load, daemon=True).start())

    def enter(self, desk: "Desk") -> None:
        """Show the main window of an opened office, where one was before a lock."""
        from lssdesk.ui.main.window import MainWindow

        held = self.door.held is not None
        self.door.held = None
        if self.window is None:
            self.window = MainWindow(desk)
            self.window.lock_wanted.connect(self.lock)
            self.window.closed.connect(self.leave)
            self.window.mended.connect(self._close_held)
            self.window.office.backups.restore_wanted.connect(self.restore)
        if self.entrance:
            self.entrance.hide()
        self.screen.watch(self.window)
        _bring(self.window)
        if not held and self._place and self._place[0] == desk.officer:
            self.window.go_back_to(self._place[1])
        self.window.store()
        self.window.office.back_up()
        self.idle.start()

    def lock(self) -> None:
        """Store everything, close the database, forget the key, and show the door.

        What cannot be stored keeps the office open behind the door, and is tried again there.
        """
        window = self.window
        if window is None or self.door.held is not None:
            return
        if _dismiss_dialogs():
            window.privacy.set_hidden(True)
            QTimer.singleShot(0, self.lock)
            return
        self._place = window.desk.officer, window.place()
        self.copied.clear()
        if window.close_office():
            self.leave()
        else:
            self.door.held = window.desk
            self.idle.stop()
            window.hide()
        if self.entrance is None:
            self.start()
        else:
            self.entrance.start(locked=True)
            _bring(self.entrance)

    def restore(self, line: "Line") -> None:
        """Close the office, and put a backup in its place; then it is locked."""
        window = self.window
        if window is None or not window.close_office():
            return
        key = window.desk.office.key
        self._place = None
        self.leave()
        assert self.entrance is not None
        _bring(self.entrance)
        self.entrance.view.restoring.put_back(line, key)

    def _close_held(self) -> None:
        """What could not be stored is stored: the office behind the door can be closed."""
        if self.window is not None and self.door.held is not None and self.window.close_office():
            self.door.held = None
            self.leave()

    def leave(self) -> None:
        """The main window is closed: end the run."""
        window, self.window = self.window, None
        self.idle.stop()
        self.copied.clear()
        if window is None:
            return
        window.hide()
        window.desk.backups.end()
        window.office.wait()
        window.deleteLater()
        try:
            window.desk.close()
        except LssdeskError as error:  # all drafts are stored; only the end of the run is not noted
            log.keep(self.folder, log.report(error, self._clock()))

    def _log_copy(self) -> None:
        """What is copied out of a case leaves a line in the log, once as long as the case is open."""
        if self.window is not None and self.window.case is not None:
            self.window.case.deeds.copied()

    def _tell_of_clipboard(self) -> None:
        if self.window is not None and not self.window.note():
            self.window.say(t("clipboard.note", seconds=self.copied.seconds), "info")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The door is not shut for good while a draft behind it is not stored."""
        if event.type() == QEvent.Type.Close and watched is self.entrance and self.door.held is not None:
            self._close_held()
            if self.door.held is not None:
                event.ignore()
                dialogs.message(self.entrance, t("main.title"), t("app.not_closed"))
                return True
        return False

    def fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault of the program: drafts are stored, a report without case data can be copied."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = log.report(error.with_traceback(trace), self._clock())
        log.keep(self.folder, text)
        print(text, file=sys.stderr)
        if self._telling:
            return
        self._telling = True
        try:
            stored = self._store_after_fault()
            dialogs.message(self.window, t("app.fault_title"), t("app.fault" if stored else "app.lost"), text)
        finally:
            self._telling = False

    def _store_after_fault(self) -> bool:
        try:
            return self.window is None or self.window.store()
        except Exception as error:  # it may be the storing itself that is at fault
            log.keep(self.folder, log.report(error, self._clock()))
            return False


def _bring(window: QWidget) -> None:
    """Show a window on top, with the keyboard."""
    window.show()
    window.activateWindow()


def _load() -> None:
    """Import what opening needs, while the passphrase is typed."""
    with held_off:
        for name in LOADED_MEANWHILE:
            importlib.import_module(name)


def _read_dictionary() -> None:
    """Read the spelling dictionary, if there is one: nothing else can run meanwhile, and nobody types now."""
    from lssdesk.language import spelling

    with held_off:
        spelling.load()


def _dismiss_dialogs() -> bool:
    """Call off every open dialog; whether there was one."""
    found = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    dialogs_ = [widget for widget in found if isinstance(widget, QDialog)]
    for dialog in dialogs_:
        dialog.reject()
    return bool(dialogs_)


def _has_display() -> bool:
    """Whether windows can be shown; on Windows and macOS they always can."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def application() -> QApplication:
    """The Qt application with its look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("lssdesk")
    app.setApplicationVersion(__version__)
    theme.speak_swedish(app)
    theme.apply(app)
    return app


def main(args: Sequence[str] = ()) -> int:
    """Open the program; ``--demo`` with invented persons in a folder that is thrown away."""
    log.leave_no_core()
    parser = Parser(prog="lssdesk", usage=t("cli.usage"))
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pictures", type=Path)
    try:
        parsed = parser.parse_args(list(args))
    except InputError as error:
        print(error, file=sys.stderr)
        return WRONG
    if parsed.demo and not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    if parsed.demo:
        from lssdesk import demo

        with tempfile.TemporaryDirectory(prefix="lssdesk-demo-", ignore_cleanup_errors=True) as folder:
            return demo.run(app, Path(folder), parsed.pictures)
    program = Program(parsed.data or paths.data_folder())
    sys.excepthook = program.fault
    log.watch_elsewhere(program.folder, utc_now)
    try:
        program.start()
        return app.exec()
    except LssdeskError as error:
        dialogs.message(None, t("main.title"), str(error))
        return WRONG
    finally:
        program.leave()
