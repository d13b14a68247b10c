"""The list of backups, and facts that stand beside a shape."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lssdesk.flow.backups_state import Line
from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.office import backup_words
from lssdesk.ui.parts import Symbol

_LINE = Qt.ItemDataRole.UserRole
_ROWS = 5  # that are to be seen at once
_OF_ROW = 56  # pixels at 100 % text


class Facts(QWidget):
    """Sentences one below the other, each beside the shape that says how it stands.

    ``check``: it is well; ``info``: to be known; ``warn`` and ``block``: to be seen to.
    """

    _ROLES = {"check": "accent", "info": "info", "warn": "warn", "block": "block"}

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID // 2)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show these (shape, sentence)."""
        while (item := self._column.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for shape, sentence in facts:
            self._column.addWidget(self._row(shape, sentence))
        self.setAccessibleName("\n".join(sentence for _, sentence in facts))

    def _row(self, shape: str, sentence: str) -> QWidget:
        row = QWidget(self)
        row.setProperty("kind", "clear")
        words = QLabel(sentence, row)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID)
        line.addWidget(Symbol(shape, self._ROLES[shape], 14, row), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return row


class BackupList(QListWidget):
    """One row a backup, newest first; ``current`` with the chosen one, or None."""

    current = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup_list")
        self.setAccessibleName(t("backup.list"))
        self.setMinimumHeight(theme.px(_ROWS * _OF_ROW))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda *_: self.current.emit(self.line()))

    def line(self) -> Line | None:
        """The backup that is chosen."""
        item = self.currentItem()
        return item.data(_LINE) if item else None

    def show_lines(self, lines: tuple[Line, ...], now: datetime) -> None:
        """Show what there is now; the chosen one and the place are kept."""
        chosen, place = self.line(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(row_text(line, now))
            item.setIcon(icons.icon("block", "block") if line.problem else icons.icon("check", "accent"))
            item.setToolTip(line.problem or line.name)
            item.setData(_LINE, line)
            self.addItem(item)
            if chosen and chosen.name == line.name:
                self.setCurrentItem(item)
        self.blockSignals(False)
        if self.currentItem() is None and lines:
            self.setCurrentRow(0)
        self.verticalScrollBar().setValue(place)
        self.current.emit(self.line())


def row_text(line: Line, now: datetime) -> str:
    """Day, time and size; below, where it lies and how it is."""
    first = [backup_words.moment(line.made, now), backup_words.size(line.size)]
    where = "both" if line.here and line.there else "here" if line.here else "there"
    state = (
        t("backup.damaged") if line.problem else t("backup.whole", when=backup_words.moment(line.proved, now))
    )
    second = [t(f"backup.{where}"), state]
    if line.earlier and not line.problem:
        second.append(t("backup.earlier_key"))
    if line.before:
        second.append(t("backup.before", step=line.before))
    return " · ".join(first) + "\n" + " · ".join(second)
