"""What reading a report in would do: sums in words, the rows, and the button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.flow.reports import KINDS, Looked
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.office import report_words
from lssdesk.ui.office.report_table import ReportTable
from lssdesk.ui.office.report_words import Line
from lssdesk.ui.parts import Button, FlowLayout, HelpText, ProblemText

_DETAIL = 3  # lines that the words about a row have room for, so that the page does not jump


class ReportPreview(QWidget):
    """``confirmed`` when what is ticked is to be read in."""

    confirmed = Signal()

    def __init__(self, looked: Looked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.looked = looked
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._say()
        self._column.addWidget(self._above())
        self.table = ReportTable(self)
        self._column.addWidget(self.table, 1)
        self.detail = HelpText("", self)
        self.detail.setObjectName("report_detail")
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL)
        self._column.addWidget(self.detail)
        self._column.addWidget(self._below())
        self.table.moved.connect(self._tell)
        self.table.rows.ticked.connect(self._count)
        self.table.rows.show_lines(_lines(looked), looked.wanted)
        self.table.show_kind("all")
        self._count()
        self.setFocusProxy(self.table)

    def _say(self) -> None:
        looked = self.looked
        if looked.earlier:
            note = ProblemText(parent=self)
            note.setObjectName("report_earlier")
            day, officer = looked.earlier.day, looked.earlier.officer
            note.show_problem(t("provider_report.page.earlier", day=day, officer=officer), "info", word="")
            self._column.addWidget(note)
        for place, sentence in enumerate(report_words.summary(looked)):
            label = QLabel(sentence, self)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "strong" if place == 0 else "plain")
            self._column.addWidget(label)

    def _above(self) -> QWidget:
        box = QWidget(self)
        box.setProperty("kind", "clear")
        row = FlowLayout(box, theme.GRID)
        self.kinds = QuietCombo(box)
        self.kinds.setObjectName("report_kind")
        self.kinds.setAccessibleName(t("provider_report.page.show"))
        self.kinds.setMinimumContentsLength(28)
        counts = {"all": self.looked.sums.rows, **self.looked.sums.kinds}
        for kind in ("all", *KINDS):
            if n := counts.get(kind, 0):
                word = t(f"provider_report.kind.{kind}")
                self.kinds.addItem(t("provider_report.page.show_kind", kind=word, n=n), kind)
        self.kinds.currentIndexChanged.connect(lambda _: self.table.show_kind(self.kinds.currentData()))
        row.addWidget(self.kinds)
        for name, wanted in (("tick_all", True), ("tick_none", False)):
            button = Button(t(f"provider_report.page.{name}"), "quiet", parent=box)
            button.setObjectName(f"report_{name}")
            button.setProperty("touch", True)
            button.clicked.connect(lambda _=False, wanted=wanted: self.table.rows.tick_shown(wanted))
            row.addWidget(button)
        return box

    def _below(self) -> QWidget:
        box = QWidget(self)
        box.setProperty("kind", "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.stop = QCheckBox(t("provider_report.page.stop"), box)
        self.stop.setObjectName("report_stop")
        self.stop.setVisible(self.looked.sums.kinds["bad"] > 0)
        self.stop.toggled.connect(self._count)
        self.store = Button("", "primary", "check", box)
        self.store.setObjectName("report_store")
        self.store.clicked.connect(self.confirmed)
        self._why_not = HelpText("", box)
        self._why_not.setObjectName("report_why_not")
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.store)
        row.addWidget(self._why_not, 1)
        column.addWidget(self.stop)
        column.addLayout(row)
        return box

    def _tell(self, line: Line | None) -> None:
        text = t("provider_report.page.none_here") if line is None else report_words.sentences(line)
        self.detail.setText(text)
        self.detail.setAccessibleName(f"{t('provider_report.page.detail')}: {text}")
        self.table.setAccessibleDescription(text)

    def _count(self) -> None:
        """What the button would do, or why it cannot be pressed."""
        n, why = len(self.table.rows.wanted), self._why()
        self.store.setEnabled(not why)
        self._why_not.setText(why)
        self.store.setAccessibleDescription(why)
        if n == 1:
            self.store.setText(t("provider_report.page.store_one"))
        else:
            self.store.setText(
                t("provider_report.page.store", n=n) if n else t("provider_report.page.store_none")
            )

    def _why(self) -> str:
        bad = self.looked.sums.kinds["bad"]
        if self.stop.isChecked() and bad:
            one = t("provider_report.page.store_stopped_one")
            return one if bad == 1 else t("provider_report.page.store_stopped", n=bad)
        if not any(item.can_be_stored for item in self.looked.items):
            return t("provider_report.page.store_nothing")
        return "" if self.table.rows.wanted else t("provider_report.page.store_unticked")


def _lines(looked: Looked) -> list[Line]:
    """Rows and those that are not taken in, in the order of the file."""
    return sorted((*looked.items, *looked.problems), key=report_words.number)
