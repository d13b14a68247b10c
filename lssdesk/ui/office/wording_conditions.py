"""When a wording fits, as a list of conditions: all of a group have to hold, and one group is enough."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.office import wording_words
from lssdesk.ui.parts import Button, HelpText

When = tuple[dict[str, tuple[str, ...]], ...]
_PLACE = Qt.ItemDataRole.UserRole
_MOST = 6  # rows that are seen without scrolling


class _List(QListWidget):
    """Delete takes the chosen condition away."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class Conditions(QWidget):
    """A condition is chosen in two lists and added to the last group; the same fact again adds a word."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._groups: list[dict[str, tuple[str, ...]]] = []
        self._none = HelpText(t("wordings_admin.when_always"), self)
        self.rows = _List(self)
        self.rows.setObjectName("when_rows")
        self.rows.removed.connect(self._remove)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setWordWrap(True)
        self.fact, self.word = QuietCombo(self), QuietCombo(self)
        for option in wording_words.facts():
            self.fact.addItem(option.label, option.value)
        for name, combo in (("fact", self.fact), ("word", self.word)):
            combo.setObjectName(f"when_{name}")
            combo.setAccessibleName(t(f"wordings_admin.{name}"))
        self.fact.currentIndexChanged.connect(lambda _: self._offer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        labels = {name: HelpText(t(f"wordings_admin.{name}"), self) for name in ("fact", "word")}
        for part in (self._none, self.rows, labels["fact"], self.fact, labels["word"], self.word):
            column.addWidget(part)
        column.addLayout(self._buttons())
        self.setFocusProxy(self.fact)
        self._offer()
        self._show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._made: dict[str, Button] = {}
        for name, run in (("add", self._add), ("or", self._begin_group), ("remove", self._remove)):
            button = self._made[name] = Button(t(f"wordings_admin.{name}"), "quiet", parent=self)
            button.setObjectName(f"when_{name}")
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def value(self) -> When:
        """The groups that hold a condition."""
        return tuple(group for group in self._groups if group)

    def set_value(self, when: Sequence[Mapping[str, Sequence[str]]]) -> None:
        """Show the conditions of a wording."""
        self._groups = [{fact: tuple(words) for fact, words in table.items()} for table in when]
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.rows.setAccessibleName(name)

    def _offer(self) -> None:
        self.word.clear()
        for option in wording_words.words_of(self.fact.currentData()):
            self.word.addItem(option.label, option.value)

    def _add(self) -> None:
        if not self._groups:
            self._groups.append({})
        group, fact, word = self._groups[-1], self.fact.currentData(), self.word.currentData()
        group[fact] = tuple(dict.fromkeys([*group.get(fact, ()), word]))
        self._changed()

    def _begin_group(self) -> None:
        if self._groups and self._groups[-1]:
            self._groups.append({})
            self._changed()

    def _remove(self) -> None:
        item = self.rows.currentItem()
        if item is None or item.data(_PLACE) is None:
            return
        place, fact = item.data(_PLACE)
        if fact:
            del self._groups[place][fact]
        else:
            del self._groups[place]
        self._groups = [group for group in self._groups if group]
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self.rows.clear()
        for place, group in enumerate(self._groups):
            if place:
                self._row(t("wordings_admin.or_line"), (place, ""))
            for fact, words in group.items():
                self._row(wording_words.condition_text(fact, words), (place, fact))
        count = self.rows.count()
        self.rows.setVisible(bool(count))
        self._none.setHidden(bool(count))
        self.rows.ensurePolished()
        self.rows.setFixedHeight(max(self.rows.sizeHintForRow(0), 1) * min(max(count, 1), _MOST) + 6)
        self._made["remove"].setVisible(bool(count))
        self._made["or"].setVisible(bool(self._groups and self._groups[-1]))
        if count:
            self.rows.setCurrentRow(count - 1)

    def _row(self, text: str, place: tuple[int, str]) -> None:
        item = QListWidgetItem(text)
        item.setData(_PLACE, place)
        self.rows.addItem(item)
