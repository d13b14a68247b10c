"""The hours calendar as a file or on paper: in which format, of which time and measures, where it goes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import protected
from lssdesk.flow.export import files
from lssdesk.flow.export.content import Span
from lssdesk.flow.export.files import FORMATS, Wanted
from lssdesk.flow.work import Work
from lssdesk.law.hours import Track
from lssdesk.letters.hours.now import name
from lssdesk.model.forms import Option
from lssdesk.model.protected import opened
from lssdesk.store.files import write_durably
from lssdesk.texts import t
from lssdesk.ui import dialogs, protected_look, theme
from lssdesk.ui.forms.choices import ChoicesEditor
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.letter_output import print_pdf
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText, Segmented
from lssdesk.ui.unlock.background import Background

_WIDEST = 544  # pixels at 100 % text


class HoursExport(Forwards, QScrollArea):
    """Format, days and measures; ``left`` by the button or Esc.  The file is made in a thread."""

    left = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_page")
        self.setAccessibleName(t("export.page.title"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._work = work
        self._tracks: tuple[Track, ...] = ()
        self._measures: list[str] = []
        self._background = Background(self)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=within).activated.connect(self.left)

    def begin(self) -> None:
        """Show what there is to export now: this year, all measures, as a PDF."""
        self._tracks = self._work.hours.tracks()
        self._measures = [track.measure for track in self._tracks]
        body = QWidget(self)
        body.setProperty("kind", "form")
        body.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(body)
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 6 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        back = Button(t("statement.page.back"), "quiet", "back")
        back.setObjectName("export_back")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Heading(t("export.page.title"), "title"))
        parts = [self._format_field(), self._days(), self._measures_field()]
        for part in (*parts, self.companion, self.planned, self._end()):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self._chose_format(FORMATS[0])
        self.setFocus()

    def _format_field(self) -> QWidget:
        part = QWidget()
        part.setProperty("kind", "clear")
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        self.format = Segmented(
            [(one, t(f"export.format.{one}")) for one in FORMATS], t("export.page.format"), part
        )
        self.format.setObjectName("export_format")
        self.format.changed.connect(self._chose_format)
        self.about = HelpText("", part)
        self.companion = QCheckBox(t("export.page.companion"))
        self.companion.setObjectName("export_companion")
        self.planned = QCheckBox(t("export.page.planned"))
        self.planned.setObjectName("export_planned")
        column.addWidget(Heading(t("export.page.format"), "group"))
        column.addWidget(self.format)
        column.addWidget(self.about)
        return part

    def _days(self) -> QWidget:
        part = QWidget()
        part.setProperty("kind", "clear")
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        today = self._work.today
        editors = []
        for key, day in (("first", today.replace(month=1, day=1)), ("last", today.replace(month=12, day=31))):
            editor = DayEditor(today)
            editor.setObjectName(f"export_{key}")
            editor.show_value(day.isoformat())
            field = Field(t(f"export.page.{key}"), editor)
            editor.problem.connect(
                lambda text, field=field: field.show_problem(text) if text else field.clear_problem()
            )
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
            editors.append(editor)
        self.first, self.last = editors
        row.addStretch(1)
        return part

    def _measures_field(self) -> QWidget:
        options = tuple(Option(value=track.measure, label=name(track)) for track in self._tracks)
        if not options:
            return HelpText(t("export.nothing"))
        self.measures = ChoicesEditor(options)
        self.measures.setObjectName("export_measures")
        self.measures.show_value(self._measures)
        self.measures.edited.connect(self._chose_measures)
        return Field(t("export.page.measures"), self.measures)

    def _end(self) -> QWidget:
        part = QWidget()
        part.setProperty("kind", "clear")
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self.save = Button(t("export.page.save"), "primary")
        self.save.setObjectName("export_save")
        self.save.clicked.connect(lambda: self._export(self._keep))
        self.print_button = Button(t("case.print"), icon="print")
        self.print_button.setObjectName("export_print")
        self.print_button.clicked.connect(lambda: self._export(self._print))
        self.said = ProblemText(reserve=True, parent=part)
        self.said.setObjectName("export_said")
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.save)
        row.addWidget(self.print_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.said)
        return part

    def _chose_format(self, format: str | None) -> None:
        """One of the formats is always chosen."""
        chosen = format or FORMATS[0]
        self.format.set_value(chosen)
        self.setFocusProxy(self.format.button(chosen))
        self.about.setText(t(f"export.about.{chosen}"))
        self.companion.setVisible(chosen == "ical")
        self.planned.setVisible(chosen == "csv")
        self.print_button.setVisible(chosen == "pdf")
        self.said.clear()

    def _chose_measures(self, measures: list[str] | None, _raw: str | None) -> None:
        self._measures = measures or []

    def _wanted(self) -> Wanted:
        """What is asked for; ``Refused`` where a day or all measures are missing."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            raise Refused(t("export.no_days"))
        if not self._measures:
            raise Refused(t("export.no_measures"))
        format = next(one for one in FORMATS if one == self.format.value())
        span = Span(first, last, tuple(self._measures))
        return Wanted(format, span, self.companion.isChecked(), self.planned.isChecked())

    def _export(self, give: Callable[[Wanted, bytes, str], None]) -> None:
        """Make the file beside the window's work, then ask where it goes."""
        if self._background.busy:
            return
        try:
            wanted = self._wanted()
            answer = protected_look.before(self, protected.of_export(self._work, wanted))
        except LssdeskError as error:
            self._failed(error)
            return
        if answer is None:
            return
        case = opened(self._work.case) if answer.opened else self._work.case
        tracks, now = self._work.hours.tracks(), self._work.now
        self._say(t("export.page.making"), "info")
        self._background.run(
            lambda: files.made(case, tracks, wanted, now),
            lambda data: give(wanted, data, answer.logged),
            self._failed,
        )

    def _keep(self, wanted: Wanted, data: bytes, detail: str) -> None:
        """Write the file whole or not at all, and leave a line in the log."""
        self.said.clear()
        name_of_file = files.file_name(self._work.case, wanted)
        path = dialogs.choose_save(self, name_of_file, f"export.file.{wanted.format}")
        if path is None:
            return
        try:
            write_durably(path, data)
            self._work.note(files.log_name(wanted), detail)
        except LssdeskError as error:
            self._failed(error)
        else:
            self._say(t("export.page.saved", name=path.name), "info")

    def _print(self, _wanted: Wanted, data: bytes, detail: str) -> None:
        """Print the PDF as letters are printed, and leave a line in the log."""
        self.said.clear()
        try:
            if print_pdf(data, self, self._work.printers):
                self._work.note(t("export.unit.printed"), detail)
        except LssdeskError as error:
            self._failed(error)

    def _failed(self, error: LssdeskError) -> None:
        self._say(str(error), "block")

    def _say(self, text: str, severity: str) -> None:
        self.said.show_problem(text, severity, word="")

    def closeEvent(self, event: object) -> None:
        self._background.wait()
        super().closeEvent(event)
