"""The case's other documents: inquiry, letters of the inquiry, personkrets; seen, printed, saved."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import documents, protected
from lssdesk.flow.work import Work
from lssdesk.letters.blocks import LAYOUTS
from lssdesk.texts import t
from lssdesk.ui import protected_look
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.letter_output import print_pdf, save_pdf
from lssdesk.ui.letter_view import LetterView
from lssdesk.ui.parts import Button, ProblemText

PAPERS = "papers"  # the page of these documents, among the steps of a case
ID = Qt.ItemDataRole.UserRole
WIDTH = 280
_BESIDE = 32  # pixels of a line that are not for its words


class _Lines(QStyledItemDelegate):
    """Titles in as many lines as they need: Qt forgets what the look leaves free beside the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        option.rect.setWidth(option.rect.width() - _BESIDE)
        return super().sizeHint(option, index)


class PapersPage(QWidget):
    """A list of the documents that the case has now, and the chosen one as it would be.

    ``go_to`` leads to the field that a document still lacks.
    """

    def __init__(self, work: Work, go_to: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("papers_page")
        self._work, self._go_to = work, go_to
        self._lacks = ""
        self.list = QListWidget(self)
        self.list.setObjectName("papers")
        self.list.setProperty("kind", "side")
        self.list.setAccessibleName(t("case.papers"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines anew when the scroll bar takes room
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.letter = LetterView(self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.letter)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([WIDTH, 3 * WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 16, 8)
        self.problem = ProblemText(parent=self)
        self.fill = Button(t("case.papers_fill"), "link")
        self.fill.setObjectName("papers_fill")
        self.fill.clicked.connect(lambda: self._go_to(self._lacks))
        self.fill.hide()
        self.print_button = Button(t("case.print"), icon="print")
        self.print_button.setObjectName("papers_print")
        self.print_button.clicked.connect(lambda: self._out(self._print, "flow.unit.document_printed"))
        self.save_button = Button(t("case.save_pdf"), icon="save-pdf")
        self.save_button.setObjectName("papers_save")
        self.save_button.clicked.connect(lambda: self._out(self._save, "flow.unit.document_saved"))
        self.layouts = QuietCombo(self)
        self.layouts.setObjectName("papers_layout")
        self.layouts.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        self.layouts.setAccessibleName(t("case.papers_layout"))
        self.layouts.setToolTip(t("case.papers_layout"))
        for layout in LAYOUTS:
            self.layouts.addItem(t(f"case.layout.{layout}"), layout)
        self.layouts.currentIndexChanged.connect(lambda *_: self._show())
        row.addWidget(self.problem, 1)
        row.addStretch(1)
        row.addWidget(self.layouts)
        for button in (self.fill, self.print_button, self.save_button):
            row.addWidget(button)
        return row

    def refresh(self) -> None:
        """Show which documents there are now; the chosen one stays chosen."""
        chosen = self._chosen()
        rows = documents.documents(self._work.case)
        self.list.blockSignals(True)
        self.list.clear()
        for document in rows:
            item = QListWidgetItem(document.title, self.list)
            item.setData(ID, document.id)
            item.setToolTip(document.title)
        ids = [document.id for document in rows]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.list.blockSignals(False)
        self._show()

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(ID)) if item else ""

    def _show(self) -> None:
        self._say("", "")
        if not self.isVisible() or not self._chosen():
            return
        try:
            self.letter.set_pdf(self._work.document(self._chosen(), True, self.layouts.currentData()))
        except LssdeskError as error:
            self.letter.set_pdf(None, str(error))

    def _out(self, give: Callable[[bytes], object], name: str) -> None:
        """Print or save the final document; where something is missing, say so and offer to go there."""
        chosen = self._chosen()
        try:
            answer = protected_look.before(self, protected.of_document(self._work, chosen))
            if answer is None:
                return
            if give(self._work.document(chosen, False, self.layouts.currentData(), answer.opened)):
                self._work.note(t(name), answer.logged)
            self._say("", "")
        except LssdeskError as error:
            self._say(str(error), error.field if isinstance(error, Refused) else "")

    def _print(self, pdf: bytes) -> object:
        return print_pdf(pdf, self, self._work.printers)

    def _save(self, pdf: bytes) -> object:
        title = self.list.currentItem().text().split(":")[0]
        case = self._work.case
        usual = t("case.paper_file", title=title, number=case.number)
        alone = t("protected.file.paper", title=title)
        return save_pdf(pdf, protected.file_name(case, usual, alone), self)

    def _say(self, problem: str, lacks: str) -> None:
        self._lacks = lacks
        self.fill.setVisible(bool(lacks))
        if problem:
            self.problem.show_problem(problem, word="")
        else:
            self.problem.clear()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._show()
