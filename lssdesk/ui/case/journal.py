"""The journal of a case: notes are written at the top, and stand below as they were signed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QScroller, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import journal, journal_paper, journal_takes, protected
from lssdesk.flow.journal import Entry
from lssdesk.flow.review import DEED
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui import dialogs, may, protected_look, theme
from lssdesk.ui.case.journal_rows import DraftCard, NoteCard, head
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.letter_output import print_pdf, save_pdf
from lssdesk.ui.parts import Button, EmptyState, Heading, HelpText, ProblemText

JOURNAL = "journal"  # the page of the notes, among the steps of a case
_WIDEST = 720  # pixels at 100 % text
Shown = tuple[tuple[str, bool, str], ...]


class JournalPage(QWidget):
    """``typed`` when a note is being written, ``stored`` after what is stored at once."""

    typed = Signal(str)
    stored = Signal()
    field_wanted = Signal(str)
    follow_wanted = Signal(str)
    opened_by_wanted = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal_page")
        self.setAccessibleName(t("journal.title"))
        self._work = work
        self._shown: Shown | None = None
        self.cards: list[DraftCard | NoteCard] = []
        self.new_button = Button(t("journal.new"), "primary", "add")
        self.new_button.setObjectName("journal_new")
        self.new_button.setProperty("touch", True)
        self.new_button.clicked.connect(self.write_new)
        self.opened_by = Button(t("journal.opened_by"), "link")
        self.opened_by.setObjectName("journal_opened_by")
        self.opened_by.clicked.connect(self.opened_by_wanted)
        may.only(self.opened_by, work.hours.desk.officers, DEED)
        self.problem = ProblemText(parent=self)
        self.problem.setObjectName("journal_problem")
        self.empty = EmptyState(t("journal.empty"), "", "letter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body(), 1)
        column.addWidget(self._foot())
        self.setFocusProxy(self.new_button)

    def _body(self) -> QScrollArea:
        body = QWidget(self)
        body.setProperty("kind", "form")
        body.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(body)
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(theme.GRID)
        top = QHBoxLayout()
        top.addWidget(Heading(t("journal.title")), 1)
        top.addWidget(self.opened_by)
        column.addLayout(top)
        column.addWidget(HelpText(t("journal.help")))
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problem)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(12)
        column.addLayout(self._notes)
        column.addWidget(self.empty)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        scroll.setWidget(body)
        return scroll

    def _foot(self) -> QWidget:
        """The journal on paper: all of it, or from one day to another."""
        foot = QWidget(self)
        foot.setProperty("kind", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        self.days: list[DayEditor] = []
        for name in ("from", "to"):
            label = QLabel(t(f"journal.{name}"), foot)
            label.setProperty("kind", "help")
            day = DayEditor(self._work.today, foot)
            day.setObjectName(f"journal_{name}")
            day.setAccessibleName(t(f"journal.{name}"))
            label.setBuddy(day)
            row.addWidget(label)
            row.addWidget(day)
            self.days.append(day)
        row.addStretch(1)
        for name, icon, give in (("print", "print", self._print), ("save", "save-pdf", self._save)):
            button = Button(t(f"journal.{name}"), icon=icon, parent=foot)
            button.setObjectName(f"journal_{name}")
            button.clicked.connect(
                partial(self._out, give, f"journal.unit.{name}{'ed' if name == 'print' else 'd'}")
            )
            row.addWidget(button)
        return foot

    # --- what is shown -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the notes as they are; what is being written is left alone where no other came or went."""
        found = self._work.journal.list()
        shown = tuple((one.id, one.signed, one.corrected_by) for one in found)
        if shown != self._shown:
            self._shown = shown
            self._show(found)

    def _show(self, found: tuple[Entry, ...]) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        by_id = {one.id: one for one in found}
        drafts = [one for one in found if not one.signed]
        signed = [one for one in found if one.signed]
        self.cards = [self._card(one, by_id) for one in (*drafts, *reversed(signed))]
        for card in self.cards:
            self._notes.addWidget(card)
        self.empty.setVisible(not found)

    def _card(self, entry: Entry, by_id: dict[str, Entry]) -> DraftCard | NoteCard:
        if entry.signed or not self._work.journal.mine(entry):
            note = NoteCard(entry, lambda id: by_id.get(id), self)
            note.correct_wanted.connect(lambda: self._correct(entry.id))
            note.correction_wanted.connect(lambda: self.go_to(entry.corrected_by))
            card: DraftCard | NoteCard = note
        else:
            card = self._draft(entry, by_id)
        card.offer.show_offer(journal_takes.offer(self._work, entry))
        card.offer_made.connect(lambda: self._make(card))
        card.offer_filled.connect(self.field_wanted)
        return card

    def _draft(self, entry: Entry, by_id: dict[str, Entry]) -> DraftCard:
        old = by_id.get(entry.corrects)
        card = DraftCard(entry, head(old) if old else "", self._work.today, self)
        card.edited.connect(lambda name, value: self._typed(card, name, value))
        card.sign_wanted.connect(lambda: self._sign(card))
        card.remove_wanted.connect(lambda: self._remove(card))
        return card

    def go_to(self, id: str) -> bool:
        """Put the cursor at a note; whether it is there."""
        self.refresh()
        card = next((one for one in self.cards if one.entry.id == id), None)
        if card is None:
            return False
        self._scroll.widget().layout().activate()
        self._scroll.ensureWidgetVisible(card, 0, theme.GRID)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- what is done --------------------------------------------------------------------------

    def write_new(self) -> None:
        """Begin a note of this moment, with the cursor in it."""
        made: list[str] = []
        if self._do(lambda: made.append(self._work.journal.begin())):
            self.go_to(made[0])

    def _typed(self, card: DraftCard, name: journal.Name, value: object) -> None:
        self._work.journal.write(card.entry.id, name, value)
        if name == "kind":
            card.offer.show_offer(journal_takes.offer(self._work, card.entry))
        self.typed.emit(f"{journal.POINTER}/{card.entry.id}")

    def _sign(self, card: DraftCard) -> None:
        try:
            self._work.journal.sign(card.entry.id)
        except Refused as refused:
            card.refuse(refused)
            return
        except LssdeskError as error:
            self.problem.show_problem(str(error), word="")
            return
        self._done()
        self.go_to(card.entry.id)

    def _remove(self, card: DraftCard) -> None:
        title, text = t("journal.remove"), t("journal.remove_question")
        if card.entry.text.strip() and not dialogs.ask(self, title, text, title, danger=True):
            return
        if self._do(lambda: self._work.journal.remove(card.entry.id)):
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correct(self, id: str) -> None:
        made: list[str] = []
        if self._do(lambda: made.append(self._work.journal.correct(id))):
            self.go_to(made[0])

    def _make(self, card: DraftCard | NoteCard) -> None:
        """The decision that a note takes."""
        offer = journal_takes.offer(self._work, card.entry)
        if offer is None or offer.why_not:
            return
        if offer.follow is not None:
            self.follow_wanted.emit(offer.follow)
            return
        where: list[str] = []
        if self._do(lambda: where.append(journal_takes.begin_write_off(self._work, card.entry))):
            self.field_wanted.emit(where[0])

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except LssdeskError as error:
            self.problem.show_problem(str(error), "info", word="")
            return False
        self._done()
        return True

    def _done(self) -> None:
        self.problem.clear()
        self.refresh()
        self.stored.emit()

    # --- what leaves ---------------------------------------------------------------------------

    def _span(self) -> tuple[date | None, date | None]:
        """From which day and to which; Refused where one is typed that cannot be read."""
        found: list[date | None] = []
        for editor in self.days:
            day = editor.day()
            if day is None and editor.text().strip():
                raise Refused(t("journal.refused.day"))
            found.append(day)
        return found[0], found[1]

    def _out(self, give: Callable[[bytes], object], line: str) -> None:
        """Print or save the journal, and leave a line in the log."""
        try:
            if not self._work.journal.unsaved or self._stored():
                first, last = self._span()
                paper = journal_paper.letter(self._work, first, last)
                answer = protected_look.before(self, protected.of_letter(self._work, paper))
                if answer is not None and give(journal_paper.pdf(paper)):
                    self._work.note(t(line), answer.logged)
            self.problem.clear()
        except LssdeskError as error:
            self.problem.show_problem(str(error), "info", word="")

    def _stored(self) -> bool:
        self._work.journal.store()
        return True

    def _print(self, pdf: bytes) -> object:
        return print_pdf(pdf, self, self._work.printers)

    def _save(self, pdf: bytes) -> object:
        return save_pdf(pdf, journal_paper.file_name(self._work.case), self)
