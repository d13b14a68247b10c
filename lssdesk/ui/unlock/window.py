"""The pages of the first window and the way between them."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button
from lssdesk.ui.unlock.background import Background
from lssdesk.ui.unlock.door import Door
from lssdesk.ui.unlock.page import Page
from lssdesk.ui.unlock.unlock_pages import RecoveryPage, UnlockPage, WhoPage

if TYPE_CHECKING:
    from lssdesk.ui.unlock import first_run, restore

_WIDTH = 480  # of the column at 100 % text, in pixels


class TroublePage(Page):
    """The door itself cannot be looked at: says why, and lets one try again."""

    def __init__(self) -> None:
        super().__init__(t("unlock.trouble_title"), "")
        self.button = Button(t("unlock.try_again"), "primary")
        self.button.setObjectName("try_again")
        self.first = self.button
        self.add_buttons(self.button)


class UnlockView(QScrollArea):
    """All pages in one card.  ``opened`` with what the door hands back; ``start`` before it is shown.

    A page is made when it is first needed: nearly every start only needs the one for the passphrase.
    """

    opened = Signal(object)

    def __init__(
        self, door: Door, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._today = today
        self._officer = self._code = ""
        self._made: list[Page] = []
        self.background = Background(self)
        self._lay_out()
        QApplication.instance().focusChanged.connect(self._keep_in_sight)

    def start(self, locked: bool = False) -> None:
        """Begin at the first page: the first start where there is nothing yet, else the passphrase."""
        try:
            exists = self._door.exists()
        except LssdeskError as error:
            self.trouble.intro.setText(str(error))
            self._offer_restore(self.trouble, error)
            self._show(self.trouble)
            return
        if exists:
            self.unlock.show_locked(locked)
            self.unlock.forget()
        self._show(self.unlock if exists else self.name)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(40, 32, 40, 32)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(24, 16, 24, 24)
        mark = QLabel(t("unlock.window"))
        mark.setProperty("kind", "group")
        outer.setSpacing(2 * theme.GRID)
        outer.addWidget(mark)
        outer.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._card.setFixedWidth(max(min(theme.px(_WIDTH) + 80, self.viewport().width() - 48), 240))
        super().resizeEvent(event)

    @Slot()
    def _keep_in_sight(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.widget().isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 5 * theme.GRID)

    def _add(self, page: Page) -> None:
        page.hide()
        self._made.append(page)
        self._column.addWidget(page)

    @cached_property
    def unlock(self) -> UnlockPage:
        self._add(page := UnlockPage())
        page.given.connect(self._unlock)
        page.forgotten.connect(lambda: self._show(self.recovery))
        return page

    @cached_property
    def recovery(self) -> RecoveryPage:
        self._add(page := RecoveryPage())
        page.given.connect(self._recover)
        page.back.connect(lambda: self._show(self.unlock))
        return page

    @cached_property
    def who(self) -> WhoPage:
        self._add(page := WhoPage())
        page.given.connect(lambda slot_id: self._recover_as(page, slot_id))
        page.back.connect(lambda: self._show(self.recovery))
        return page

    @cached_property
    def trouble(self) -> TroublePage:
        self._add(page := TroublePage())
        page.button.clicked.connect(lambda: self.start())
        return page

    @cached_property
    def name(self) -> "first_run.NamePage":
        from lssdesk.ui.unlock import first_run

        self._add(page := first_run.NamePage())
        page.named.connect(self._named)
        self._offer_restore(page)
        return page

    @cached_property
    def passphrase(self) -> "first_run.PassphrasePage":
        from lssdesk.ui.unlock import first_run

        self._add(page := first_run.PassphrasePage())
        page.back.connect(lambda: self._show(self.name))
        page.chosen.connect(self._create)
        return page

    @cached_property
    def sheet(self) -> "first_run.SheetPage":
        from lssdesk.ui.unlock import first_run

        self._add(page := first_run.SheetPage(self._today, t("unlock.sheet.step")))
        page.ready.connect(self._ask_back)
        return page

    @cached_property
    def prove(self) -> "first_run.ProvePage":
        from lssdesk.ui.unlock import first_run

        self._add(page := first_run.ProvePage(t("unlock.sheet.step")))
        page.back.connect(lambda: self._show(self.sheet))
        page.proved.connect(self._confirm)
        return page

    @cached_property
    def restoring(self) -> "restore.Restoring":
        """The pages that put a backup back."""
        from lssdesk.ui.unlock import restore

        way = restore.Way(self._add, self._show, self._run, self._open, self._recover_with, self.start)
        return restore.Restoring(self._door, way)

    def _offer_restore(self, page: Page, error: LssdeskError | None = None) -> None:
        """Offer on a page to put a backup back: at the first start, and where that mends an error."""
        from lssdesk.ui.unlock import restore

        if error is None or restore.mends(error):
            restore.offer(page, lambda: self.restoring.begin())

    def _show(self, page: Page) -> None:
        if self.background.busy:  # what runs will say itself where to go
            return
        for other in self._made:
            other.setVisible(other is page)
        self.verticalScrollBar().setValue(0)
        page.take_keyboard()

    def _named(self, officer: str) -> None:
        self._officer = officer
        self._show(self.passphrase)

    def _create(self, passphrase: str) -> None:
        officer = self._officer
        self._run(self.passphrase, lambda: self._door.create(officer, passphrase), self._created)

    def _created(self, code: str) -> None:
        self._code = code
        self.passphrase.forget()
        self.sheet.show_code(self._officer, code)
        self._show(self.sheet)

    def _ask_back(self) -> None:
        self.prove.ask_for(self._code)
        self._show(self.prove)

    def _confirm(self) -> None:
        code = self._code
        self._run(self.prove, lambda: self._door.confirm_recovery(code), self._open)

    def _unlock(self, passphrase: str) -> None:
        self._run(self.unlock, lambda: self._door.unlock(passphrase), self._open)

    def _recover(self, code: str, _passphrase: str) -> None:
        self._run(self.recovery, lambda: self._door.officers(code), self._ask_who)

    def _recover_with(self, code: str, passphrase: str) -> None:
        """Open by the sheet with what was typed on another page."""
        page = self.recovery
        page.edit.setText(code)
        for edit in (page.new.edit, page.new.repeat):
            edit.line.setText(passphrase)
        self._show(page)
        self._recover(code, passphrase)

    def _ask_who(self, officers: tuple[tuple[str, str], ...]) -> None:
        """The sheet opens for any of the officers: whose passphrase is it that is new?"""
        if len(officers) > 1:
            self.who.ask(officers)
            self._show(self.who)
        else:
            self._recover_as(self.recovery, officers[0][0] if officers else "")

    def _recover_as(self, page: Page, slot_id: str) -> None:
        code, passphrase = self.recovery.edit.text(), self.recovery.new.text()

        def failed(error: LssdeskError) -> None:
            """What is wrong with code or passphrase is mended on their own page."""
            self._show(self.recovery)
            self.recovery.show_error(error)

        work = partial(self._door.unlock_with_recovery, code, passphrase, slot_id)
        self._run(page, work, self._open, failed)

    def _run(
        self,
        page: Page,
        work: Callable[[], object],
        done: Callable[..., None],
        otherwise: Callable[[LssdeskError], None] | None = None,
    ) -> None:
        if self.background.busy:
            return
        page.set_busy(True)

        def succeeded(result: object) -> None:
            page.set_busy(False)
            done(result)

        def failed(error: LssdeskError) -> None:
            page.set_busy(False)
            (otherwise or page.show_error)(error)
            if page is self.unlock:
                self._offer_restore(page, error)

        self.background.run(work, succeeded, failed)

    def _open(self, opened: object) -> None:
        """Nothing secret stays in a field."""
        self._code = ""
        for page in self._made:
            page.forget()
        self.opened.emit(opened)


class UnlockWindow(QWidget):
    """The first window of the program.  Its title tells nothing of anyone."""

    opened = Signal(object)

    def __init__(
        self, door: Door, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("unlock.window"))
        self.setObjectName("unlock_window")
        self.resize(960, 640)
        self.view = UnlockView(door, today)
        self.view.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.start()

    def start(self, locked: bool = False) -> None:
        """Ask again, for instance when the program is locked."""
        self.view.start(locked)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view.background.wait()
        super().closeEvent(event)
