"""The page that shows how a number comes about: each row leads to its entry; all of it can be copied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.side import Page
from lssdesk.ui.hours_calendar.sums_parts import Row, Sum, walked
from lssdesk.ui.parts import Button, Heading, HelpText, Line, WrapButton

_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ExplainPage(Page):
    """What is added, what is taken away, what it makes, and why.  ``led``: the ref of an entry to go to."""

    led = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("explain_page")
        self.found: Sum | None = None
        self.copy_button = Button(t("calendar_more.explain.copy"), "quiet")
        self.copy_button.setToolTip(t("calendar_more.explain.copy_tip"))
        self.copy_button.clicked.connect(self.copy)
        self.told = HelpText()
        self.buttons.insertWidget(0, self.copy_button)
        self.layout().addWidget(self.told)

    def show_sum(self, found: Sum) -> None:
        """Show one sum."""
        self.found = found
        self.told.hide()
        self.heading.setText(found.title)
        self.setAccessibleName(found.text)
        grid = self.new_grid()
        rows = tuple(walked(found.rows))
        for row, depth in rows or ((Row(t("calendar_more.sum.nothing")), 0),):
            self._add(grid, row, depth)
        grid.addWidget(Line(), grid.rowCount(), 0, 1, 2)
        for row, depth in walked((found.total,)):
            self._add(grid, row, depth, "strong" if not depth else "")
        self._add_reasons(grid, found)
        self.put(grid)

    def _add(self, grid: QGridLayout, row: Row, depth: int, kind: str = "") -> None:
        place, kind = grid.rowCount(), kind or ("help" if depth else "")
        label = self._link(row) if row.ref else _label(row.text, kind)
        grid.addWidget(_indented(label, depth), place, 0, 1, 1 if row.amount else 2)
        if row.amount:
            number = _label(row.amount, kind)
            number.setWordWrap(False)
            grid.addWidget(number, place, 1, _TOP)

    def _link(self, row: Row) -> WrapButton:
        button = WrapButton(row.text, link=True)
        button.setAccessibleName(
            ", ".join(part for part in (t("calendar_more.explain.leads", entry=row.text), row.amount) if part)
        )
        button.clicked.connect(lambda: self.led.emit(row.ref))
        return button

    def _add_reasons(self, grid: QGridLayout, found: Sum) -> None:
        if not found.because:
            return
        grid.addWidget(Heading(t("calendar_more.explain.because"), "group"), grid.rowCount(), 0, 1, 2)
        for one in found.because:
            grid.addWidget(HelpText(f"{one.text} {one.source}".strip()), grid.rowCount(), 0, 1, 2)

    def copy(self) -> None:
        """Put all of it on the clipboard as plain text."""
        if self.found is not None:
            QApplication.clipboard().setText(self.found.text)
            self.told.setText(t("calendar_more.explain.copied"))
            self.told.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    return label


def _indented(label: QWidget, depth: int) -> QWidget:
    """The label further in, as it lies deeper."""
    if not depth:
        return label
    inner = QWidget()
    inner.setProperty("kind", "clear")
    row = QHBoxLayout(inner)
    row.setContentsMargins(theme.px(theme.GRID) * 3 // 2 * depth, 0, 0, 0)
    row.addWidget(label)
    return inner
