"""Putting a backup back before anything is open: on a new machine, or where the database is damaged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.parts import Button, Heading, HelpText, ProblemText
from lssdesk.ui.unlock.page import ActionButton, Page
from lssdesk.ui.unlock.unlock_pages import RecoveryPage, UnlockPage

if TYPE_CHECKING:
    from lssdesk.flow.restoring import Found

OTHER_KEYS = ("other_keys", "wrong_key")
DATABASE_TROUBLE = (
    "damaged", "empty", "plain", "foreign", "keys_damaged", "database_missing", "keys_missing", *OTHER_KEYS,
)  # fmt: skip
"""Kinds of trouble that a backup mends."""


class Backup(Protocol):
    """A backup that was found or chosen."""

    @property
    def path(self) -> Path: ...

    @property
    def made(self) -> datetime: ...


class RestoreDoor(Protocol):
    """What the pages ask of the store; slow, and called outside the window's thread."""

    def backups_at(self, where: Path) -> "tuple[Found, ...]":
        """The backups at a place, newest first; Refused where there is none."""
        ...

    def restore(self, backup: Path, passphrase: str) -> object:
        """Put a backup back with the passphrase of its day, and open it."""
        ...

    def restore_with_recovery(self, backup: Path, code: str, new_passphrase: str) -> None:
        """Put a backup back with the recovery sheet, which then opens it."""
        ...

    def put_back(self, backup: Path, key: Any) -> Path | None:
        """Put a backup in the place of a closed database whose key is known; where the old one is kept."""
        ...


@dataclass(frozen=True)
class Way:
    """What the window lends: put a page in, show it, run slow work for it, hand on what opens, open by the
    sheet with what was typed, begin anew."""

    add: Callable[[Page], None]
    show: Callable[[Page], None]
    run: Callable[..., None]  # page, work, done, and what to do with an error if the page is not to say it
    opened: Callable[[object], None]
    recover: Callable[[str, str], None]
    start: Callable[[], None]


class ChoosePage(Page):
    """``wanted`` with a folder or file to look in; ``chosen`` with a backup; ``back`` also by Esc."""

    wanted = Signal(object)
    chosen = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(t("backup.first.choose_title"), t("backup.first.choose_intro"))
        folder = _button("backup.first.folder", "restore_folder", self._choose_folder)
        file = _button("backup.first.file", "restore_file", self._choose_file, "quiet")
        self.first = folder
        self.problem = ProblemText()
        self.list = QListWidget()
        self.list.setObjectName("restore_list")
        self.list.setAccessibleName(t("backup.first.found"))
        self.list.setMinimumHeight(theme.px(150))
        self.list.itemActivated.connect(lambda _: self._go_on())
        self.heading = Heading(t("backup.first.found"), "group")
        self.help = HelpText()
        self.button = ActionButton(t("backup.first.next"), t("backup.first.looking"), "restore_next")
        self.button.clicked.connect(self._go_on)
        self.add_buttons(folder, file)
        for part in (self.problem, self.heading, self.list, self.help):
            self.add(part)
        self.add_buttons(self.button, _button("common.back", "restore_back", self.back.emit, "quiet", "back"))
        self.list.currentItemChanged.connect(lambda *_: self._describe())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back.emit)
        self.show_found(())

    def show_found(self, found: "tuple[Found, ...]") -> None:
        """The backups that were found; the newest one is chosen."""
        several = len({one.database for one in found}) > 1
        self.problem.clear()
        self.list.clear()
        for one in found:
            item = QListWidgetItem(_row(one, several))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        for part in (self.heading, self.list, self.help, self.button):
            part.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)
            self.button.setFocus()

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)

    def show_error(self, error: LssdeskError) -> None:
        self.show_found(())
        self.problem.show_problem(str(error), word="")
        self.take_keyboard()

    def forget(self) -> None:
        self.show_found(())

    def _describe(self) -> None:
        item = self.list.currentItem()
        name = item.data(Qt.ItemDataRole.UserRole).path.name if item else ""
        self.help.setText(t("backup.first.found_help", file=name) if name else "")

    def _choose_folder(self) -> None:
        if place := dialogs.choose_folder(self, t("backup.first.folder")):
            self.wanted.emit(place)

    def _choose_file(self) -> None:
        if file := dialogs.choose_open(self, title=t("backup.first.file")):
            self.wanted.emit(file)

    def _go_on(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class PassphrasePage(UnlockPage):
    """The passphrase of the backup's day; ``forgotten`` leads to the sheet."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title.setText(t("backup.first.passphrase_title"))
        self.setAccessibleName(self.title.text())
        self.set_busy(False)
        for button in self.findChildren(Button, "forgotten"):
            button.setText(t("backup.first.by_sheet"))
        self.add_buttons(_button("common.back", "restore_passphrase_back", self.back.emit, "quiet", "back"))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back.emit)

    def show_backup(self, one: "Backup") -> None:
        """Say which backup it is about."""
        self.intro.setText(t("backup.first.passphrase_intro", when=_when(one.made)))

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.button.setText(t("backup.first.busy" if busy else "backup.first.button"))


class SheetPage(RecoveryPage):
    """The code of the recovery sheet, and a passphrase for this machine."""

    def __init__(self) -> None:
        super().__init__()
        self.title.setText(t("backup.first.sheet_title"))
        self.setAccessibleName(self.title.text())
        self.intro.setText(t("backup.first.sheet_intro"))
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.button.setText(t("backup.first.busy" if busy else "backup.first.button"))


class PutBackPage(Page):
    """While and after a backup is put in the place of a database whose key is known; ``go_on`` then."""

    go_on = Signal()

    def __init__(self) -> None:
        super().__init__(t("backup.first.put_back_title"), "")
        self.button = Button(t("backup.first.open"), "primary")
        self.button.setObjectName("put_back_open")
        self.button.clicked.connect(self.go_on)
        self.first = self.button
        self.add_buttons(self.button)

    def say(self, title: str, sentence: str) -> None:
        """What goes on, or how it ended."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.intro.setText(sentence)

    def set_busy(self, busy: bool) -> None:
        self.button.setVisible(not busy)

    def show_error(self, error: LssdeskError) -> None:
        begun = getattr(error, "kind", "") == "restore_pending"
        self.say(t(f"backup.first.put_back_{'begun' if begun else 'failed'}_title"), str(error))
        self.take_keyboard()


class Restoring:
    """The pages, and the way between them."""

    def __init__(self, door: RestoreDoor, way: Way) -> None:
        self._door, self._way = door, way
        self._chosen: Backup | None = None
        self.choose, self.passphrase = ChoosePage(), PassphrasePage()
        self.sheet, self.ended = SheetPage(), PutBackPage()
        for page in (self.choose, self.passphrase, self.sheet, self.ended):
            way.add(page)
        self.choose.wanted.connect(self._look)
        self.choose.chosen.connect(self._choose)
        self.choose.back.connect(way.start)
        self.passphrase.given.connect(self._restore)
        self.passphrase.forgotten.connect(lambda: way.show(self.sheet))
        self.passphrase.back.connect(lambda: way.show(self.choose))
        self.sheet.given.connect(self._restore_by_sheet)
        self.sheet.back.connect(lambda: way.show(self.passphrase))
        self.ended.go_on.connect(way.start)

    def begin(self) -> None:
        """Ask where the backups are."""
        self._way.show(self.choose)

    def put_back(self, backup: "Backup", key: Any) -> None:
        """Put a backup in the place of the closed database, and say where the old one is kept.

        One that is of an earlier key is opened by the passphrase or the sheet of its day.
        """
        when = _when(backup.made)
        self.ended.say(t("backup.first.put_back_title"), t("backup.first.put_back_intro", when=when))
        self._way.show(self.ended)

        def done(kept: Path | None) -> None:
            words = t("backup.first.put_back_done_new", when=when)
            if kept:
                words = t("backup.first.put_back_done", when=when, folder=kept)
            self.ended.say(t("backup.first.put_back_done_title"), words)
            self.ended.take_keyboard()

        def failed(error: LssdeskError) -> None:
            if getattr(error, "kind", "") in OTHER_KEYS:
                self._choose(backup)
            else:
                self.ended.show_error(error)

        self._way.run(self.ended, lambda: self._door.put_back(backup.path, key), done, failed)

    def _look(self, where: Path) -> None:
        self._way.run(self.choose, lambda: self._door.backups_at(where), self.choose.show_found)

    def _choose(self, one: "Backup") -> None:
        self._chosen = one
        self.passphrase.forget()
        self.sheet.forget()
        self.passphrase.show_backup(one)
        self._way.show(self.passphrase)

    def _restore(self, passphrase: str) -> None:
        assert self._chosen is not None
        path = self._chosen.path
        self._way.run(self.passphrase, lambda: self._door.restore(path, passphrase), self._way.opened)

    def _restore_by_sheet(self, code: str, passphrase: str) -> None:
        assert self._chosen is not None
        work = partial(self._door.restore_with_recovery, self._chosen.path, code, passphrase)
        self._way.run(self.sheet, work, lambda _: self._way.recover(code, passphrase))


def offer(page: Page, begin: Callable[[], None]) -> None:
    """Offer on a page to put a backup back; asked again for the same page, nothing more is added."""
    if page.findChild(Button, "restore_offer") is None:
        page.add(HelpText(t("backup.first.offer_help")))
        page.add_buttons(_button("backup.first.offer", "restore_offer", begin))


def mends(error: LssdeskError) -> bool:
    """Whether putting a backup back is what helps against an error."""
    return getattr(error, "kind", "") in DATABASE_TROUBLE


def _button(key: str, name: str, run: Callable[[], None], look: str = "", icon: str = "") -> Button:
    button = Button(t(key), look, icon)
    button.setObjectName(name)
    button.clicked.connect(lambda: run())
    return button


def _row(one: "Found", several: bool) -> str:
    from lssdesk.ui.office import backup_words

    values = {"when": _when(one.made), "size": backup_words.size(one.size)}
    if several:
        return t("backup.first.row_database", database=one.database, **values)
    return t("backup.first.row", **values)


def _when(moment: datetime) -> str:
    from lssdesk.ui.office import backup_words

    return backup_words.moment(moment)
