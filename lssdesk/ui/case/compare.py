"""Beside the draft: the letter, or what differs from the decision before, old and new beside each other.

What is gone is struck through and what is new underlined, so that it can be read without colours.
"""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScroller,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lssdesk.flow.work import Work
from lssdesk.law.compare import Difference
from lssdesk.law.spans import Span
from lssdesk.model.case import Decision
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.letter_view import LetterView
from lssdesk.ui.parts import HelpText, Line, Segmented, WrapButton

LETTER, COMPARE = "letter", "compare"
_EDGE = 2 * theme.GRID + 12  # pixels at the right of a row: its margin, and the scroll bar's width
_MARKS = {"worse": "warn", "better": "done"}
_STYLE = {
    "gone": "text-decoration: line-through; background-color: {block_soft};",
    "added": "text-decoration: underline; font-weight: bold; background-color: {accent_soft};",
}


def marked(spans: Iterable[Span], mark: str) -> str:
    """One of the two texts as rich text: what both have, and marked what only this one has."""
    colors = theme.current()
    style = _STYLE[mark].format(block_soft=colors.block_soft, accent_soft=colors.accent_soft)
    pieces = []
    for one in spans:
        text = escape(one.text).replace("\n", "<br>")
        if one.kind == "same":
            pieces.append(text)
        elif one.kind == mark:
            tail = len(text) - len(text.rstrip())
            pieces.append(f'<span style="{style}">{text.rstrip()}</span>{text[len(text) - tail :]}')
    return "".join(pieces)


def _spoken(spans: Iterable[Span], mark: str) -> str:
    """The same for a screen reader: what is marked is named."""
    words = {"same": "{}", mark: f"[{t(f'compare.{mark}')}: {{}}] "}
    return "".join(words[one.kind].format(one.text.strip() + " ") for one in spans if one.kind in words)


class _Row(QWidget):
    """One difference: its name, what it is for the person, old and new."""

    chosen = Signal(str)

    def __init__(self, one: Difference, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        name = WrapButton(one.label, self, bold=True)
        name.setObjectName(f"compare:{one.field}")
        name.setToolTip(t("compare.jump"))
        name.setAccessibleName(one.line if not one.spans else one.label)
        name.clicked.connect(lambda: self.chosen.emit(one.field))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.addWidget(Line(self), 0, 0, 1, 2)
        grid.addWidget(name, 1, 0, 1, 2)
        if one.sense in _MARKS or one.said:
            grid.addLayout(self._about(one), 2, 0, 1, 2)
        for column, (text, mark) in enumerate(((one.old, "gone"), (one.new, "added"))):
            grid.addWidget(self._text(one, text, mark), 3, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)

    def _about(self, one: Difference) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        if one.sense in _MARKS:
            word = QLabel(t(f"compare.{one.sense}"), self)
            word.setProperty("kind", "mark")
            word.setProperty("severity", _MARKS[one.sense])
            row.addWidget(word)
        row.addWidget(HelpText(one.said, self), 1)
        return row

    def _text(self, one: Difference, text: str, mark: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setMinimumWidth(1)
        label.setTextFormat(Qt.TextFormat.RichText)
        shown = [span for span in one.spans if span.kind in ("same", mark)]
        label.setText(marked(shown, mark) if shown else escape(text))
        label.setAccessibleName(_spoken(shown, mark) if shown else text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


class CompareView(QWidget):
    """Every difference below each other, the two decisions named on top.  ``wanted`` is a field to go to."""

    wanted = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_view")
        self._work = work
        self._shown: tuple[Difference, ...] | None = None
        self._count = HelpText("", self)
        self._count.setObjectName("compare_count")
        self._old, self._new = QLabel(self), QLabel(t("compare.this"), self)
        heads = QHBoxLayout()
        heads.setSpacing(2 * theme.GRID)
        heads.setContentsMargins(0, 0, _EDGE, 0)
        self._count.setContentsMargins(0, 0, _EDGE, 0)
        for head in (self._old, self._new):
            head.setProperty("kind", "strong")
            head.setWordWrap(True)
            head.setMinimumWidth(1)
            heads.addWidget(head, 1, Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # the columns stay in line
        QScroller.grabGesture(self._area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self._count)
        column.addLayout(heads)
        column.addWidget(self._area, 1)
        self.setFocusProxy(self._area)

    def refresh(self) -> None:
        """Show what differs now; the place on the page is kept."""
        old, found = earlier(self._work), self._work.differences()
        if old is None or found == self._shown:
            return
        self._shown = found
        self._old.setText(_named(old))
        worse = sum(one.sense == "worse" for one in found)
        self._count.setText(_counted(len(found), worse))
        self._fill()

    def _fill(self) -> None:
        bar = self._area.verticalScrollBar()
        place = bar.value()
        body = QWidget(self._area)
        body.setProperty("kind", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(0)
        for one in self._shown or ():
            row = _Row(one, body)
            row.chosen.connect(self.wanted)
            column.addWidget(row)
        column.addStretch(1)
        self._area.setWidget(body)
        bar.setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown:
            self._fill()


def _named(old: Decision) -> str:
    day = old.day or t("compare.none")
    return t("compare.before", number=old.number, day=day) if old.number else t("compare.before_day", day=day)


def _counted(count: int, worse: int) -> str:
    if not count:
        return t("compare.nothing")
    said = t("compare.count_one") if count == 1 else t("compare.count", count=count)
    return t("compare.of_them", count=said, worse=worse) if worse else t("compare.legend", count=said)


def earlier(work: Work) -> Decision | None:
    """What the decision is compared with: one that decides about a measure, as the one before did."""
    kind = work.case.decision.kind
    return work.before() if kind in (None, "application", "interim", "change") else None


class Side(QWidget):
    """The letter and the comparison by turns; the bar that chooses is there where there is one to compare."""

    turned = Signal()

    def __init__(self, letter: LetterView, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.compare = CompareView(work, self)
        words = [(LETTER, t("compare.letter")), (COMPARE, t("compare.compare"))]
        self.choice = Segmented(words, t("compare.choose"), self)
        self.choice.set_value(LETTER)
        self.choice.changed.connect(lambda value: self._show(value or LETTER))
        self._bar = QWidget(self)
        self._bar.setProperty("kind", "bar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
        row.addWidget(self.choice)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(letter)
        self._stack.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    @property
    def comparing(self) -> bool:
        """Whether the comparison is shown, and not the letter."""
        return self._stack.currentWidget() is self.compare

    def refresh(self) -> None:
        """Show the bar where there is a decision before, and what differs now."""
        self._bar.setVisible(earlier(self._work) is not None)
        if self._bar.isHidden() and self.comparing:
            self._show(LETTER)
        if self.comparing:
            self.compare.refresh()

    def turn(self) -> None:
        """Show the comparison in place of the letter, or the letter again."""
        self._show(LETTER if self.comparing else COMPARE)
        self.choice.button(COMPARE if self.comparing else LETTER).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, which: str) -> None:
        self.choice.set_value(which)
        self._stack.setCurrentIndex(1 if which == COMPARE else 0)
        if self.comparing:
            self.compare.refresh()
        self.turned.emit()
