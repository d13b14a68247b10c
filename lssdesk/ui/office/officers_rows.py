"""The ways in, one below the other: whose, which, since when, and a button that takes one away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.flow.ways_in import Entry
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, HelpText, Line

WHO, BUTTON = 0, 1
"""The columns."""


class WaysTable(QWidget):
    """``removal_wanted`` with the id of a slot."""

    removal_wanted = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("officers_table")
        self.setProperty("kind", "clear")
        self.setAccessibleName(t("officers.title"))
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(WHO, 1)
        for entry in entries:
            self._add(entry)
        grid.addWidget(Line(), grid.rowCount(), 0, 1, grid.columnCount())

    def _add(self, entry: Entry) -> None:
        grid, row = self._grid, self._grid.rowCount()
        grid.addWidget(Line(), row, 0, 1, BUTTON + 1)
        grid.addLayout(_who(entry), row + 1, WHO)
        if entry.is_officer and not entry.mine:
            grid.addWidget(self._button(entry), row + 1, BUTTON, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, entry: Entry) -> Button:
        button = Button(t("officers.button.remove"), "quiet", "delete")
        button.setObjectName(f"remove/{entry.id}")
        button.setAccessibleName(t("officers.button.remove_spoken", name=entry.name))
        button.clicked.connect(lambda: self.removal_wanted.emit(entry.id))
        return button


def _who(entry: Entry) -> QVBoxLayout:
    """Her name over her way in; for the sheet what it is over whose it is."""
    kind, day = t(f"officers.kind.{entry.way.kind}"), entry.way.since
    title, below = (entry.shown, kind) if entry.is_officer else (kind, entry.name)
    column = QVBoxLayout()
    column.setSpacing(0)
    name = QLabel(title)
    name.setProperty("kind", "strong")
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setWordWrap(True)
    column.addWidget(name)
    column.addWidget(HelpText(t(f"officers.since.{entry.way.kind}", what=below, day=day) if day else below))
    if entry.way.state != "sound":
        sheet = "_sheet" if entry.way.state == "altered" and not entry.is_officer else ""
        column.addWidget(HelpText(t(f"officers.state.{entry.way.state}{sheet}")))
    return column
