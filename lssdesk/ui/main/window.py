"""One window for everything: list at the left, page in the middle, checks at the right."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import CaseLine, Desk
from lssdesk.texts import t
from lssdesk.ui import may, theme
from lssdesk.ui.actions import KeysPage, install
from lssdesk.ui.case.guard import PLACE as GUARD
from lssdesk.ui.case.guard import GuardPage
from lssdesk.ui.case.page import CasePage
from lssdesk.ui.case_list import CaseList
from lssdesk.ui.main.actions import DEEDS, keys_page, window_actions
from lssdesk.ui.main.aside import Aside
from lssdesk.ui.main.note_line import NoteLine
from lssdesk.ui.main.office import PLACES, Office
from lssdesk.ui.main.opening import Opening
from lssdesk.ui.main.place import Place
from lssdesk.ui.main.register import RegisterPage
from lssdesk.ui.main.searching import Searching
from lssdesk.ui.main.settings import SettingsPage
from lssdesk.ui.main.start import start_page
from lssdesk.ui.office.delegation_page import DelegationPage
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.wording_page import WordingPage
from lssdesk.ui.palette import CommandPalette
from lssdesk.ui.parts import Button
from lssdesk.ui.privacy import Privacy
from lssdesk.ui.search_field import SearchField

# In pixels at 100 % text:
ROOM_FOR_FORM = 1096  # list, form and checks beside each other
ROOM_FOR_ALL = 1500  # the same with the letter
ROOM_FOR_WORDS = 1240  # words beside the icons of the bar
Stored = CasePage | SettingsPage | RegisterPage | DelegationPage | WordingPage


class MainWindow(QMainWindow):
    """What one sees while the office is open.  ``lock_wanted`` when it is to be locked."""

    lock_wanted = Signal()
    closed = Signal()
    mended = Signal()  # all is stored again after it was not

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle(t("main.title"))
        self.resize(1280, 720)
        self.desk = desk
        self.page: QWidget | None = None
        self._lines: list[CaseLine] = []
        self._before = Place()
        self._making_room = self._folded_for_room = self._folds_by_hand = False
        self._bar_buttons: list[Button] = []
        self._not_stored = ""
        self._build()
        self.office, self.opening = Office(self), Opening(self)
        self.actions_ = window_actions(self)
        self.actions_.refused.connect(lambda why: self.say(why, "info"))
        self.palette_ = CommandPalette(self, self.actions_)
        install(self, self.actions_)
        self.show_cases()
        self.show_start()
        self.office.tell()

    def _build(self) -> None:
        self.search = SearchField(self)
        self.list = CaseList(lambda: self.desk.today, self, self.desk.officers.may("register"))
        self.list.case_chosen.connect(self.open_case)
        self.list.access_wanted.connect(lambda id: self.opening.show_guard(id))
        self.list.new_wanted.connect(self.new_case)
        self.list.all_wanted.connect(self.search.clear)
        self.list.folded_changed.connect(self._list_folded)
        self.searching = Searching(self)
        self.search.left_down.connect(lambda: self.list.rows.setFocus())
        self._stack = QStackedWidget(self)
        self._notes = NoteLine()
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
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its words go, it narrows
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        self._button(row, "new", "", "add", self.new_case)
        self._button(row, "today", "quiet", "today", self.show_start)
        self._button(row, "report", "quiet", "hours", lambda: self.office.show_page("report"))
        self._button(row, "figures", "quiet", "report", lambda: self.office.show_page("figures"))
        row.addStretch(1)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(theme.px(320))
        row.addWidget(self.search, 2)
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
        button.setAccessibleName(t(f"main.{name}"))
        self._bar_buttons.append(button)
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        may.only(button, self.desk.officers, DEEDS.get(name, ""))
        row.addWidget(button)

    @property
    def case(self) -> CasePage | None:
        """The open case's page, if a case is shown."""
        return self.page if isinstance(self.page, CasePage) else None

    # --- the list of cases -------------------------------------------------------------------

    def show_cases(self) -> None:
        """Read the list of cases anew."""
        try:
            self._lines = self.desk.cases()
        except LssdeskError as error:
            self.say(str(error))
        self._show_lines()

    def _show_lines(self) -> None:
        self.list.set_cases(self._lines)
        if self.case:
            self.list.select(self.case.work.id)

    def _case_changed(self) -> None:
        """Bring the open case's line up to date without reading the others again."""
        case = self.case
        line = next((line for line in self._lines if case and line.id == case.work.id), None)
        if case is None or line is None:
            return
        person = case.work.case.person
        new = replace(
            line,
            name=person.name,
            personal_number=person.personal_number,
            state=case.work.state,
            changed=case.work.now,
        )
        self._lines = [new, *(other for other in self._lines if other is not line)]
        self._show_lines()

    # --- pages -------------------------------------------------------------------------------

    def show_start(self) -> None:
        """The page without a case: what there is to do."""
        self.store()
        page = start_page(self, bool(self._lines))
        if self._put(page):
            page.setFocus()

    def new_case(self, pointer: str = "") -> None:
        """Register an application, or go on with the one that was begun."""
        if why := may.why_not(self.desk.officers, "register"):
            self.say(why, "info")
            return
        page = RegisterPage(self.desk, self)
        page.registered.connect(self._registered)
        page.left.connect(self.show_start)
        self.listen(page)
        if self._put(page):
            page.begin(pointer)

    def _registered(self, case_id: str) -> None:
        self.show_cases()
        self.open_case(case_id)

    def open_case(self, case_id: str, step: str = "", pointer: str = "", again: bool = False) -> bool:
        """Open a case where work goes on, or at a step and field; whether it is shown."""
        if self.case and self.case.work.id == case_id and not step:
            self.case.begin()
            return True
        page = self.opening.page(case_id, step, again) if self._leave() else None
        if page is None:
            return False
        page.changed.connect(self._case_changed)
        page.room_wanted.connect(lambda _: self._make_room())
        page.case_made.connect(self._registered)
        self._put(page)
        self.list.select(case_id)
        if not (pointer and page.go_to(pointer)):
            page.begin()
        return True

    def show_settings(self, pointer: str = "") -> None:
        """The municipality's details."""
        page = SettingsPage(self.desk)
        page.office_wanted.connect(self.office.show_page)
        self.listen(page)
        self.put_aside(page)
        page.begin(pointer)

    def show_keys(self) -> None:
        """All keys."""
        page = keys_page(self.actions_)
        self.put_aside(page)
        page.setFocus()

    def put_aside(self, inner: QWidget) -> None:
        """Show a page that one leaves for where one was."""
        before = self.place()
        aside = Aside(inner, self)
        aside.left.connect(lambda: self.go_back_to(self._before))
        if self._put(aside) and before.page not in ("settings", "keys", GUARD, *PLACES):
            self._before = before

    def place(self) -> Place:
        """Where one is."""
        page = self.page.inner if isinstance(self.page, Aside) else self.page
        if isinstance(page, CasePage):
            return Place("case", page.work.id, *page.place())
        if isinstance(page, RegisterPage):
            return Place("register", pointer=page.form.focused())
        if isinstance(page, SettingsPage):
            return Place("settings", pointer=page.form.focused())
        if isinstance(page, OfficePage):
            return Place(page.place, page.case_id if isinstance(page, GuardPage) else "")
        return Place("keys" if isinstance(page, KeysPage) else "start")

    def go_back_to(self, place: Place) -> None:
        """Show what was shown at a place."""
        if place.page == "case":
            self.opening.go_back(place)
        elif place.page == GUARD:
            self.opening.show_guard(place.case_id)
        elif place.page == "register":
            self.new_case(place.pointer)
        elif place.page == "settings":
            self.show_settings(place.pointer)
        elif place.page in PLACES:
            self.office.show_page(place.page)
        elif place.page == "keys":
            self.show_keys()
        else:
            self.show_start()

    def _put(self, page: QWidget) -> bool:
        """Show a page in place of the present one; False where that could not be stored."""
        if not self._leave():
            page.deleteLater()
            return False
        old, self.page = self.page, page
        if old is not None:  # before there is made room: what it needed would widen the window
            self._stack.removeWidget(old)
            old.deleteLater()
        self._make_room()
        self.quiet()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        return True

    # --- storing -----------------------------------------------------------------------------

    def listen(self, page: Stored) -> None:
        """Say when a page could not store what is typed on it, and when all is stored again."""
        page.not_stored.connect(self._say_not_stored)
        page.mended.connect(self._say_mended)

    def _stored(self) -> Stored | None:
        page = self.page.inner if isinstance(self.page, Aside) else self.page
        return page if isinstance(page, Stored) else None

    def store(self) -> bool:
        """Store what is typed on the page; whether all could be stored."""
        page = self._stored()
        kept = self.case is None or self.case.beside.notes.keep()
        return kept and (page is None or page.autosave.now())

    def _leave(self) -> bool:
        self.searching.settle()
        stored = self.store()
        page = self._stored()
        if stored and page is not None:
            page.autosave.stop()
        return stored

    def close_office(self) -> bool:
        """Store everything; whether that was possible."""
        return self._leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leave():
            event.accept()
            self.closed.emit()
        else:
            problem = self._not_stored
            self.say(t("main.not_closed", problem=problem))
            self._not_stored = problem
            event.ignore()

    # --- notes -------------------------------------------------------------------------------

    def say(self, text: str, severity: str = "warn", **action: Any) -> None:
        """A note across the page, in place of the one before; see :class:`NoteLine` for its button."""
        self.quiet()
        self._notes.say(text, severity, **action)

    def quiet(self) -> None:
        """Take the note away."""
        self._not_stored = ""
        self._notes.quiet()

    def note(self) -> str:
        """The sentence that stands across the page, or an empty text."""
        return self._notes.text()

    def _say_not_stored(self, text: str) -> None:
        if text != self._not_stored:  # told once, while it is tried again and again
            self.say(text)
            self._not_stored = text

    def _say_mended(self) -> None:
        self.say(t("main.mended"), "info")
        self.mended.emit()

    # --- room --------------------------------------------------------------------------------

    def _list_folded(self) -> None:
        """Give the list the width that it needs now, and the page the rest."""
        if not self._making_room:
            self._folds_by_hand, self._folded_for_room = True, False
        wanted = self.list.sizeHint().width()
        self._splitter.setSizes([wanted, max(1, self.width() - wanted)])

    def _make_room(self) -> None:
        """Fold the list away where a case needs its room: its form, or the letter beside the draft.

        An officer who folds or opens the list herself is left to it.
        """
        if self._folds_by_hand:
            return
        room = ROOM_FOR_ALL if self.case and self.case.wants_room else ROOM_FOR_FORM
        fold = self.case is not None and self.width() < theme.px(room)
        if fold != self.list.folded() and (fold or self._folded_for_room):
            self._making_room = True
            self.list.set_folded(fold)
            self._making_room = False
            self._folded_for_room = fold

    def _show_words(self) -> None:
        """Words beside the icons of the bar, where there is room for them."""
        room = self.width() >= theme.px(ROOM_FOR_WORDS)
        for button in self._bar_buttons:
            button.setText(button.accessibleName() if room else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._bar_buttons:
            self._show_words()
            self._make_room()
