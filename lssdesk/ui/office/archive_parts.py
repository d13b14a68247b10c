"""Parts of the page of archive and extracts: a card a deed, and the values that may be held back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from lssdesk.flow.extract_words import Item
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, FlowLayout, Heading, HelpText

_LONGEST = 160  # signs of a value that are shown in the list


class _Box(QFrame):
    """A card with a column inside."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*4 * [2 * theme.GRID])
        self.column.setSpacing(theme.GRID)


class Card(_Box):
    """One thing that the page does: a heading, what it is, and what it needs; ``wanted`` by its button."""

    wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, look: str = "") -> None:
        super().__init__(f"archive_{name}", parent)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(theme.GRID)
        self.button = Button(t(f"archive.{name}.do"), look)
        self.button.setObjectName(f"archive_{name}_do")
        self.button.clicked.connect(self.wanted)
        column = self.column
        column.addWidget(Heading(t(f"archive.{name}.heading")))
        column.addWidget(HelpText(t(f"archive.{name}.help")))
        column.addLayout(self.inside)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class HeldBack(_Box):
    """The second look: values that others told, each to be ticked where it is held back, with one reason.

    ``done`` with the reason by pointer; ``left`` where the officer changes her mind.
    """

    done = Signal(object)
    left = Signal()

    def __init__(self, items: Sequence[Item], parent: QWidget | None = None) -> None:
        super().__init__("archive_held", parent)
        self._boxes: dict[str, QCheckBox] = {}
        self.reason = QLineEdit(self)
        self.reason.setObjectName("archive_held_reason")
        self.reason.setMaxLength(2_000)
        self._field = Field(t("archive.look.reason"), self.reason)
        column = self.column
        column.addWidget(Heading(t("archive.look.heading")))
        column.addWidget(HelpText(t("archive.look.help")))
        for item in items:
            column.addWidget(self._line(item))
        if not items:
            column.addWidget(QLabel(t("archive.look.none")))
        column.addWidget(self._field)
        column.addWidget(self._buttons())

    def _line(self, item: Item) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        box = QCheckBox(f"{item.group[-1]}: {item.label}")
        box.setObjectName(f"held:{item.pointer}")
        box.setAccessibleDescription(item.value)
        words = QLabel(item.value[:_LONGEST])
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setContentsMargins(4 * theme.GRID, 0, 0, 0)
        self._boxes[item.pointer] = box
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(box)
        column.addWidget(words)
        return holder

    def _buttons(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        row = FlowLayout(holder, theme.GRID)
        go_on = Button(t("archive.look.go_on"), "primary")
        go_on.setObjectName("archive_held_done")
        go_on.clicked.connect(lambda: self.done.emit(self.held()))
        leave = Button(t("common.cancel"), "quiet")
        leave.setObjectName("archive_held_leave")
        leave.clicked.connect(self.left)
        for button in (go_on, leave):
            row.addWidget(button)
        return holder

    def show_problem(self, sentence: str) -> None:
        """Say by the reason what is missing."""
        self._field.show_problem(sentence)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def held(self) -> Mapping[str, str]:
        """What is ticked, with the reason."""
        return {pointer: self.reason.text() for pointer, box in self._boxes.items() if box.isChecked()}
