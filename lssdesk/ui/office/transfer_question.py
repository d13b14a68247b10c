"""One thing that both machines wrote: mine and theirs beside each other, and what is to be kept."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lssdesk.flow.transfer_plan import Choice, Item
from lssdesk.law.spans import Span, spans
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case.compare import marked
from lssdesk.ui.office import transfer_words
from lssdesk.ui.office.transfer_words import Names
from lssdesk.ui.parts import Heading, HelpText, Segmented

_OWN_HEIGHT = 88  # pixels at 100 % text


class Question(QFrame):
    """``decided`` whenever the answer is another than before."""

    decided = Signal()

    def __init__(self, item: Item, names: Names, machine: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName(f"transfer:{item.pointer}")
        self.item, self._machine = item, machine
        self._before, self._mine, self._theirs = transfer_words.sides(item, names)
        where, label = names.where(item.pointer), names.label(item.pointer)
        self.title = f"{where}: {label}" if where and where != label else label
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(self.title, "group", self))
        if item.what != "conflict":
            key = f"transfer.why.{item.what}" if item.what == "twice" else f"transfer.why.{item.stays}"
            column.addWidget(HelpText(t(key, machine=machine), self))
        column.addLayout(self._both())
        if item.what == "conflict":
            column.addWidget(HelpText(t("transfer.before_both", text=self._before), self))
        self._answer(column)

    def _both(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        self._texts = {}
        for place, side in enumerate(("mine", "theirs")):
            head = QLabel(t(f"transfer.side.{side}", machine=self._machine), self)
            head.setProperty("kind", "strong")
            head.setWordWrap(True)
            text = QLabel(self)
            text.setObjectName(side)
            text.setWordWrap(True)
            text.setMinimumWidth(1)
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{head.text()}: {self._plain(side)}")
            grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
            self._texts[side] = text
        self._mark()
        return grid

    def _plain(self, side: str) -> str:
        return self._mine if side == "mine" else self._theirs

    def _mark(self) -> None:
        """What only one of the two has, underlined in both: neither is the older one."""
        found = spans(self._mine, self._theirs)
        alike = any(one.kind == "same" for one in found)
        for side, own in (("mine", "gone"), ("theirs", "added")):
            shown = [
                Span("same" if one.kind == "same" else "added", one.text)
                for one in found
                if one.kind in ("same", own)
            ]
            plain = escape(self._plain(side)).replace("\n", "<br>")
            self._texts[side].setText(marked(shown, "added") if alike else plain)

    def _answer(self, column: QVBoxLayout) -> None:
        self.own: QPlainTextEdit | None = None
        self.seen: QCheckBox | None = None
        if self.item.what != "conflict":
            self.seen = QCheckBox(t("transfer.seen"), self)
            self.seen.setObjectName("seen")
            self.seen.setAccessibleName(t("transfer.seen_spoken", name=self.title))
            self.seen.toggled.connect(self.decided)
            column.addWidget(self.seen)
            self.setFocusProxy(self.seen)
            return
        options = ["mine", "theirs", *(["own"] if self.item.free else [])]
        words = [(one, t(f"transfer.keep.{one}")) for one in options]
        self.choice = Segmented(words, t("transfer.keep_spoken", name=self.title), self)
        self.choice.changed.connect(self._chosen)
        column.addWidget(self.choice)
        if self.item.free:
            self._add_own(column)
        self.setFocusProxy(self.choice.button("mine"))

    def _add_own(self, column: QVBoxLayout) -> None:
        self.own = QPlainTextEdit(self)
        self.own.setObjectName("own")
        self.own.setAccessibleName(t("transfer.own_spoken", name=self.title))
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(theme.px(_OWN_HEIGHT))
        self.own.setPlainText(str(self._mine if isinstance(self.item.mine, str) else self._theirs))
        self.own.textChanged.connect(self.decided)
        self.own.hide()
        column.addWidget(self.own)

    def _chosen(self, value: str | None) -> None:
        if self.own is not None:
            self.own.setVisible(value == "own")
        self.decided.emit()

    @property
    def answer(self) -> Choice | None:
        """What was decided, or None."""
        if self.seen is not None:
            return Choice(self.item.stays) if self.seen.isChecked() else None
        value = self.choice.value()
        if value == "own":
            assert self.own is not None
            text = self.own.toPlainText().strip()
            return Choice("mine", text) if text else None
        return Choice(value) if value in ("mine", "theirs") else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._mark()
