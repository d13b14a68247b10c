"""What lies beside the pages of a case: finding, quick notes, documents, and the buttons below the page."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import attachments, journal, notes, steps
from lssdesk.model.forms import Form
from lssdesk.texts import t
from lssdesk.ui.case import find
from lssdesk.ui.case.answers import questions
from lssdesk.ui.case.attachments import AttachmentsPage
from lssdesk.ui.case.find import FindBar
from lssdesk.ui.case.foot import CaseFoot
from lssdesk.ui.case.journal import JOURNAL, JournalPage
from lssdesk.ui.case.notes import NotesPanel

if TYPE_CHECKING:
    from lssdesk.ui.case.page import CasePage

ATTACHMENTS = "attachments"  # the page of the documents, among the steps of a case


class Beside(QObject):
    """Belongs to a case's page, which asks it where a pointer does not lead into a form."""

    def __init__(self, page: "CasePage", pages: Mapping[str, Form]) -> None:
        super().__init__(page)
        self._page, self._forms, self._work = page, pages, page.work
        self.find = FindBar(lambda words: find.matches(self._work, pages, words), page)
        self.find.wanted.connect(self._go_to_match)
        self.find.closed.connect(page.give_cursor_back)
        self.find.made.connect(self._searched)
        self.notes = NotesPanel(page.work, lambda: questions(page.work, pages), page)
        self.notes.changed.connect(self._stored)
        self.notes.placed.connect(self._placed)
        self.notes.closed.connect(page.give_cursor_back)
        page.head.notes_wanted.connect(self._show_waiting)
        self._bar = CaseFoot(page).as_bar()
        self._feet = [self._bar]
        self._bar.pressed.connect(page.action_wanted)

    def lay_out(self, column: QVBoxLayout, stack: QWidget) -> None:
        """Find above the page; below it the notes, then the buttons."""
        column.addWidget(self.find)
        column.addWidget(stack, 1)
        column.addWidget(self.notes)
        column.addWidget(self._bar)

    def foot(self) -> CaseFoot:
        """The same buttons for a page that has a bar of its own below it."""
        foot = CaseFoot()
        foot.pressed.connect(self._page.action_wanted)
        self._feet.append(foot)
        return foot

    def documents(self, parent: QWidget) -> AttachmentsPage:
        """The page of the case's documents."""
        made = AttachmentsPage(self._work, parent)
        made.changed.connect(self._stored)
        return made

    def refresh(self) -> None:
        """Show how many notes wait and how many documents there are, on the page that is shown."""
        waiting, count = len(self.notes.waiting), len(self._work.attachments.list())
        for foot in self._feet:
            foot.show_counts(waiting, count)
            foot.show_left(not self._work.decided or self._page.step == steps.AFTER)
        self._page.head.show_notes(waiting)
        self._bar.setVisible(self._page.step not in (steps.DECISION, steps.HOURS))
        if self.notes.isVisible():
            self.notes.refresh()

    def go_to(self, pointer: str) -> bool:
        """Show a quick note, a document or a note of the journal; whether the pointer leads to one."""
        for start, show in (
            (notes.POINTER, self.notes.open_),
            (attachments.POINTER, self._show_document),
            (journal.POINTER, self._show_note),
        ):
            if pointer == start or pointer.startswith(f"{start}/"):
                show(pointer.removeprefix(start).removeprefix("/"))
                return True
        return False

    def take_in(self, paths: list[Path]) -> None:
        """Files were dropped on the case: ask about them on the page of documents."""
        self._documents().offer(paths)

    def _show_waiting(self) -> None:
        self.notes.open_(next((note.id for note in self.notes.waiting), ""))

    def _show_document(self, id: str = "") -> None:
        page = self._documents()
        if not page.go_to(id):
            page.setFocus()

    def _show_note(self, id: str = "") -> None:
        page = self._page.page(JOURNAL)
        assert isinstance(page, JournalPage)
        self._page.go(JOURNAL)
        if not page.go_to(id.partition("/")[0]):
            page.setFocus()

    def _documents(self) -> AttachmentsPage:
        self._page.go(ATTACHMENTS)
        page = self._page.page(ATTACHMENTS)
        assert isinstance(page, AttachmentsPage)
        return page

    def _go_to_match(self, pointer: str) -> None:
        self._page.go_to(pointer)
        find.mark(QApplication.focusWidget(), self.find.words.text())

    def _searched(self, words: str, found: int) -> None:
        try:
            self._work.searched(words, found)
        except LssdeskError as error:
            self._page.failed.emit(str(error))

    def _placed(self, pointer: str) -> None:
        self._page.refresh()
        self._page.go_to(pointer)
        self._page.head.status.say(t("notes.placed"))

    def _stored(self) -> None:
        self._page.stored()
        self.refresh()
