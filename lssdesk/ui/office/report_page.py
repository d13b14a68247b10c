"""A provider's report is chosen or dropped here, looked at, and read in (HRS-036)."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from lssdesk.errors import LssdeskError, Trouble
from lssdesk.flow import reports
from lssdesk.flow.desk import Desk
from lssdesk.flow.reports import Cancelled, Looked
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.case.attachments import files
from lssdesk.ui.office import report_words
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.report_preview import ReportPreview
from lssdesk.ui.parts import Button, HelpText, ProblemText
from lssdesk.ui.parts.restyle import restyle
from lssdesk.ui.unlock.background import Background

WIDEST = 1200  # pixels at 100 % text
_LEFT = Qt.AlignmentFlag.AlignLeft


class ReportPage(OfficePage):
    """One file at a time.  ``stored`` when something was read in, with what changed.

    A file is read beside the window; only the last step, which writes, is done in the window's thread.
    """

    stored = Signal(object)
    _came = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("report", t("provider_report.page.title"), t("provider_report.page.help"), parent)
        self._desk = desk
        self._background = Background(self)
        self._stop = threading.Event()
        self.destroyed.connect(_ender(self._stop, self._background))
        self.preview: ReportPreview | None = None
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self.setAcceptDrops(True)
        self.choose_button = Button(t("provider_report.page.choose"), "primary", parent=self)
        self.choose_button.setObjectName("report_choose")
        self.choose_button.clicked.connect(self.choose)
        self._said = ProblemText(parent=self)
        self._said.setObjectName("report_said")
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.choose_button)
        row.addWidget(HelpText(t("provider_report.page.drop"), self), 1)
        self.column.addLayout(row)
        self.column.addWidget(self._progress())
        self.column.addWidget(self._said)
        self.column.addStretch(1)
        self._came.connect(self._show_progress)
        self.setFocusProxy(self.choose_button)

    def _progress(self) -> QWidget:
        self.progress = QWidget(self)
        self.progress.setProperty("kind", "clear")
        self.bar = QProgressBar(self.progress)
        self.bar.setObjectName("report_progress")
        self.bar.setAccessibleName(t("provider_report.page.progress"))
        self.bar.setTextVisible(False)
        self._reading = HelpText("", self.progress)
        self.cancel_button = Button(t("common.cancel"), parent=self.progress)
        self.cancel_button.setObjectName("report_cancel")
        self.cancel_button.clicked.connect(self._stop.set)
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._reading, 1)
        row.addWidget(self.bar, 2)
        row.addWidget(self.cancel_button)
        self.progress.hide()
        return self.progress

    # --- choosing and looking ------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file, and look at it."""
        title, kind = t("provider_report.page.choose_title"), "provider_report.page.choose_kind"
        if path := dialogs.choose_open(self, kind, title):
            self.look(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files(event.mimeData()) and not self._background.busy:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.look(files(event.mimeData())[0])

    def look(self, path: Path) -> None:
        """Read a file and show what would happen; nothing is stored."""
        if self._background.busy:
            return
        self._put_away()
        self._said.clear()
        self._stop.clear()
        self._reading.setText(t("provider_report.page.reading", name=path.name))
        self.bar.setRange(0, 0)
        self.progress.show()
        self.choose_button.setEnabled(False)
        self.cancel_button.setFocus()
        desk, step = self._desk, self._step
        self._background.run(
            lambda: reports.look(desk, path.name, _bytes(path), step), self._show, self._failed
        )

    def _step(self, done: int, of: int) -> None:
        """Called beside the window."""
        if self._stop.is_set():
            raise Cancelled
        self._came.emit(done, of)

    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _show(self, looked: Looked) -> None:
        self._end()
        if self._stop.is_set():
            self._failed(Cancelled())
            return
        try:
            self._desk.note(t("flow.unit.report_looked"), deed="reports", detail=looked.name)
        except LssdeskError as error:
            self._failed(error)
            return
        self.preview = ReportPreview(looked, self)
        self.preview.confirmed.connect(self.store)
        self._place(self.preview)
        self.preview.setFocus()

    def _failed(self, error: LssdeskError) -> None:
        self._end()
        self._say(str(error), "info" if isinstance(error, Cancelled) else "block")
        self.choose_button.setFocus()

    # --- storing -------------------------------------------------------------------------------

    def store(self) -> None:
        """Read in what is ticked."""
        assert self.preview is not None
        looked, wanted = self.preview.looked, frozenset(self.preview.table.rows.wanted)
        try:
            done = reports.store(self._desk, looked, wanted, self.preview.stop.isChecked())
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        self._put_away()
        self._say(report_words.done(looked, done), "info")
        self.choose_button.setFocus()
        if done.changes is not None:
            self.stored.emit(done.changes)

    def wait(self) -> None:
        """Break off what runs: the database must not be closed under it."""
        _ender(self._stop, self._background)()

    # --- what stands on the page -----------------------------------------------------------------

    def _end(self) -> None:
        self.progress.hide()
        self.choose_button.setEnabled(True)

    def _say(self, sentence: str, severity: str) -> None:
        self._said.show_problem(sentence, severity, word="")
        self.setAccessibleDescription(sentence)

    def _place(self, preview: ReportPreview) -> None:
        restyle(self.choose_button, look="")
        self.column.insertWidget(self.column.count() - 1, preview, 1000)
        preview.show()

    def _put_away(self) -> None:
        restyle(self.choose_button, look="primary")
        if self.preview is not None:
            self.column.removeWidget(self.preview)
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None


def _ender(stop: threading.Event, background: Background) -> Callable[[], None]:
    """Breaks off what runs, also when the page is no more."""

    def end() -> None:
        stop.set()
        background.wait()

    return end


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(reports.MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(t("provider_report.file.unreadable")) from error
