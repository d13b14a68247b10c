"""One window for everything: list at the left, page in the middle, checks at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import Desk
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.actions import KeysPage, install
from lssdesk.ui.case.page import CasePage
from lssdesk.ui.case_list import CaseList
from lssdesk.ui.main.actions import window_actions
from lssdesk.ui.main.register import RegisterPage
from lssdesk.ui.main.settings import SettingsPage
from lssdesk.ui.palette import CommandPalette
from lssdesk.ui.parts import Banner, Button, EmptyState
from lssdesk.ui.privacy import Privacy
from lssdesk.ui.search_field import SearchField

ROOM_FOR_ALL = 1500  # pixels: list, form, letter and checks beside each other


class MainWindow(QMainWindow):
    """What one sees while the office is open.  ``lock_wanted`` when it is to be locked."""

    lock_wanted = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle(t("main.title"))
        self.resize(1280, 720)
        self.desk = desk
        self.page: QWidget | None = None
        self._folded_for_room = False
        self._build()
        self.actions_ = window_actions(self)
        self.actions_.refused.connect(self.say)
        self.palette_ = CommandPalette(self, self.actions_)
        install(self, self.actions_)
        self.show_cases()
        self.show_start()
        self._tell_what_was_brought_back()

    def _build(self) -> None:
        self.search = SearchField(self)
        self.list = CaseList(lambda: self.desk.today, self)
        self.list.case_chosen.connect(self.open_case)
        self.list.new_wanted.connect(self.new_case)
        self.list.all_wanted.connect(self.search.clear)
        self.list.folded_changed.connect(lambda _: self._fit_list())
        self.search.search.connect(self._search)
        self.search.left_down.connect(lambda: self.list.rows.setFocus())
        self._stack = QStackedWidget(self)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._notes)
        column.addWidget(self._stack, 1)
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(middle)
        splitter.setStretchFactor(1, 1)
        whole = QWidget(self)
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar())
        outer.addWidget(splitter, 1)
        self.setCentralWidget(whole)
        self.privacy = Privacy(self)
        self.privacy.cover(whole)

    def _bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("kind", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        self._button(row, "new", "primary", "add", self.new_case)
        row.addStretch(1)
        self.search.setMinimumWidth(320)
        row.addWidget(self.search)
        row.addStretch(1)
        self._button(row, "hide", "quiet", "hide", lambda: self.privacy.toggle())
        self._button(row, "lock", "quiet", "lock", self.lock_wanted.emit)
        self._button(row, "settings", "quiet", "settings", self.show_settings)
        self._button(row, "keys", "quiet", "keyboard", self.show_keys)
        return bar

    def _button(self, row: QHBoxLayout, name: str, look: str, icon: str, run: object) -> None:
        button = Button(t(f"main.{name}"), look, icon)
        button.setObjectName(f"bar_{name}")
        button.setToolTip(t(f"main.{name}_tip"))
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        row.addWidget(button)

    @property
    def case(self) -> CasePage | None:
        """The open case's page, if a case is shown."""
        return self.page if isinstance(self.page, CasePage) else None

    def show_cases(self) -> None:
        """Read the list of cases anew."""
        try:
            self.list.set_cases(self.desk.cases())
            if self.case:
                self.list.select(self.case.work.id)
        except LssdeskError as error:
            self.say(str(error))

    def show_start(self) -> None:
        """The page without a case: what to do first."""
        empty = EmptyState(t("main.start"), t("main.new"), "cases")
        empty.acted.connect(self.new_case)
        self._put(empty)

    def new_case(self) -> None:
        """Register an application."""
        page = RegisterPage(self.desk, self)
        page.registered.connect(self._registered)
        page.left.connect(self.show_start)
        if self._put(page):
            page.begin()

    def _registered(self, case_id: str) -> None:
        self.show_cases()
        self.open_case(case_id)

    def open_case(self, case_id: str, step: str = "") -> None:
        """Open a case where work goes on, or at a step."""
        if self.case and self.case.work.id == case_id and not step:
            return
        if not self._leave():
            return
        try:
            page = CasePage(self.desk.open(case_id), self)
        except LssdeskError as error:
            self.say(str(error))
            return
        page.changed.connect(self.show_cases)
        page.room_wanted.connect(self._make_room)
        page.failed.connect(self.say)
        self._put(page)
        page.go(step or page.step)
        self.list.select(case_id)

    def show_settings(self) -> None:
        """The municipality's details."""
        page = SettingsPage(self.desk, self)
        page.failed.connect(self.say)
        self._put(page)

    def show_keys(self) -> None:
        """All keys."""
        self._put(KeysPage(self.actions_, parent=self))

    def say(self, text: str, severity: str = "warn") -> None:
        """A note across the page, in place of the one before."""
        self.quiet()
        self._notes.addWidget(Banner(text, severity, parent=self))

    def quiet(self) -> None:
        """Take the note away."""
        while (item := self._notes.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()

    def place(self) -> tuple[str, str]:
        """Where one is: id of the open case and its step, for coming back after a lock."""
        return (self.case.work.id, self.case.step) if self.case else ("", "")

    def close_office(self) -> bool:
        """Store everything and close the page; whether that was possible."""
        return self._leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leave():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def _search(self, words: str) -> None:
        try:
            self.list.show_found(words, self.desk.cases(words) if words else ())
        except LssdeskError as error:
            self.say(str(error))

    def _leave(self) -> bool:
        page = self.page
        if isinstance(page, CasePage):
            return page.close_case()
        return page.close_page() if isinstance(page, SettingsPage) else True

    def _put(self, page: QWidget) -> bool:
        """Show a page in place of the present one; False where that could not be stored."""
        if page is not self.page and not self._leave():
            page.deleteLater()
            return False
        old, self.page = self.page, page
        self._make_room(False)
        self.quiet()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        return True

    def _tell_what_was_brought_back(self) -> None:
        broken = self.desk.broken
        if broken is None:
            return
        numbers = ", ".join(dict.fromkeys(draft.case_number for draft in broken.drafts))
        self.say(t("main.brought_back", numbers=numbers) if numbers else t("main.broke_off"), "info")

    def _fit_list(self) -> None:
        """Give the list the width that it needs now, and the page the rest."""
        wanted = self.list.sizeHint().width()
        self._splitter.setSizes([wanted, max(1, self.width() - wanted)])

    def _make_room(self, wanted: bool) -> None:
        """Fold the list away while the letter stands beside the draft, where not all have room."""
        if wanted and self.width() < theme.px(ROOM_FOR_ALL) and not self.list.folded():
            self._folded_for_room = True
            self.list.set_folded(True)
        elif not wanted and self._folded_for_room:
            self._folded_for_room = False
            self.list.set_folded(False)
