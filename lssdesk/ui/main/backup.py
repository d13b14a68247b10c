"""Backups while the window is open: a look every minute, what is said of it, and the page's deeds."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow import backups_state
from lssdesk.flow.backups import Done, sentence
from lssdesk.flow.backups_state import Line, State
from lssdesk.texts import t
from lssdesk.ui import dialogs, may
from lssdesk.ui.office.backup_page import BackupPage
from lssdesk.ui.office.backup_words import moment
from lssdesk.ui.unlock.background import Background

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow

PLACE = "backup"
Tried = tuple[Any, LssdeskError | None, State | None]
LOOK_EVERY = 60_000  # milliseconds; when a backup is due is the municipality's value


class Care(QObject):
    """Belongs to the office of a window.  ``restore_wanted`` with a backup that is to be put back now."""

    restore_wanted = Signal(object)

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._backups = window, window.desk.backups
        self._looking, self._acting = Background(self), Background(self)
        self._page: BackupPage | None = None
        self._told = ""
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    # --- beside the work ---------------------------------------------------------------------

    def look(self) -> None:
        """Back up if it is time, beside the work; a note where that fails or has failed for too long."""
        self._timer.start()
        self._run(self._backups.if_due, self._failed)

    def remind(self) -> None:
        """Say on the start page what is late; what stands there already is left."""
        self._run(Done, lambda _: None)

    def _run(self, work: Callable[[], Done], failed: Callable[[LssdeskError], None]) -> None:
        if not self._backups.ended:  # the window may outlive its office for a moment
            self._looking.run(lambda: (work(), self._state()), self._looked, failed)

    def _state(self) -> State:
        return backups_state.of(self._backups)

    def _looked(self, found: tuple[Done, State]) -> None:
        done, state = found
        if done.made:
            self._told = ""
        self._show(state)
        if done.problem:
            self._say_once(done.problem)
        elif state.warnings and self._window.place().page == "start" and not self._window.note():
            self._say(state.warnings[0])

    def _failed(self, error: LssdeskError) -> None:
        self._say_once(t("backup.note.failed", problem=self._sentence(error)))
        self.refresh()

    def _say_once(self, words: str) -> None:
        """The same failure, tried again and again, is told once."""
        if words != self._told:
            self._told = words
            self._say(words)

    def _say(self, words: str) -> None:
        self._window.say(words, "warn", action=t("backup.show"), act=self._go_there)

    def _go_there(self) -> None:
        self._window.office.show_page(PLACE)

    def _sentence(self, error: LssdeskError) -> str:
        kind = getattr(error, "kind", "")
        return sentence("failed", kind, folder=self._window.desk.office.folder) if kind else str(error)

    # --- the page ----------------------------------------------------------------------------

    def page(self) -> BackupPage:
        """A new page; it shows the state when that is read."""
        page = self._page = BackupPage()
        page.now_wanted.connect(self._now)
        page.choose_wanted.connect(self._choose)
        page.forget_wanted.connect(self._forget)
        page.prove_wanted.connect(self._prove)
        page.restore_wanted.connect(self._restore)
        may.only(page.restore, self._window.desk.officers, "restore")
        self.refresh()
        return page

    def refresh(self) -> None:
        """Read the state anew for the page, if it is shown."""
        if self._shown():
            self._act("", lambda: None, lambda _: "")

    def _shown(self) -> BackupPage | None:
        return self._page if self._page is not None and isValid(self._page) else None

    def _show(self, state: State) -> None:
        if page := self._shown():
            page.show_state(state, self._window.desk.local_now)

    def _act(self, saying: str, work: Callable[[], Any], ended: Callable[[Any], str]) -> None:
        """Do something beside the window, say what is going on, then how it ended, and show the state."""
        page = self._shown()
        if page is None or self._acting.busy or self._backups.ended:
            return
        if saying:
            page.say(saying)
        self._acting.run(
            lambda: self._tried(work),
            lambda found: self._ended(found, ended),
            lambda error: self._ended((None, error, None), ended),
        )

    def _tried(self, work: Callable[[], Any]) -> Tried:
        """What came of it or went wrong, and how it stands then."""
        try:
            return work(), None, self._state()
        except LssdeskError as error:
            return None, error, self._state()

    def _ended(self, found: Tried, ended: Callable[[Any], str]) -> None:
        result, error, state = found
        page = self._shown()
        if page is None:
            return
        if state is not None:
            self._show(state)
        page.say(str(error) if error else ended(result), "block" if error else "info")

    def _now(self) -> None:
        self._act(t("backup.running"), self._backups.now, self._made)

    def _made(self, done: Done) -> str:
        if done.problem:
            return done.problem
        place = done.copied.parent.parent if done.copied else None
        return t("backup.done_copied", place=place) if place else t("backup.done")

    def _choose(self) -> None:
        if self._acting.busy:
            return
        place = dialogs.choose_folder(self._window, t("backup.choose_title"))
        if place is not None:

            def work() -> Done:
                self._backups.choose(place)
                return self._backups.if_due()

            self._act(t("backup.running"), work, lambda done: done.problem or t("backup.chosen", place=place))

    def _forget(self) -> None:
        self._act("", self._backups.forget, lambda _: t("backup.forgotten"))

    def _prove(self, line: Line) -> None:
        when = moment(line.made, self._window.desk.local_now)

        def ended(mended: bool) -> str:
            return t("backup.proved_mended" if mended else "backup.proved_whole", when=when)

        self._act(t("backup.proving", when=when), lambda: self._proved(line), ended)

    def _proved(self, line: Line) -> bool:
        try:
            return self._backups.prove(line.name)
        except LssdeskError as error:
            raise LssdeskError(backups_state.problem(getattr(error, "kind", ""))) from error

    def _restore(self, line: Line) -> None:
        page = self._shown()
        when = moment(line.made, self._window.desk.local_now)
        question = t("backup.restore_question", when=when)
        try:
            self._window.desk.officers.check("restore")
        except LssdeskError as error:
            if page:
                page.say(str(error), "block")
            return
        if not self._acting.busy and self._sure(question):
            self._act(
                t("backup.restoring"), lambda: self._saved(), lambda problem: self._go_on(line, problem)
            )

    def _sure(self, question: str) -> bool:
        title, yes = t("backup.restore_title"), t("backup.restore_yes")
        return dialogs.ask(self._window, title, question, yes, danger=True)

    def _saved(self) -> str:
        """Nothing where all is in a backup, else why it could not be."""
        try:
            self._window.desk.backup_before(t("backup.before_restore"))
        except LssdeskError as error:
            return self._sentence(error)
        return ""

    def _go_on(self, line: Line, problem: str) -> str:
        """A database that cannot be copied is what a restore is for: it is asked once more."""
        if not problem or self._sure(t("backup.restore_anyway", problem=problem)):
            QTimer.singleShot(0, lambda: self.restore_wanted.emit(line))
        return ""
