"""Which decision is to follow on a case: a few choices, each with when it is used, or why it cannot be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

from lssdesk.flow import follow
from lssdesk.flow.follow import Choice
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Heading, HelpText, ProblemText, WrapButton

FOLLOW = "follow"  # the page of these choices, among the steps of a case
_WIDEST = 544  # pixels at 100 % text
_WAYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Card(QFrame):
    """One choice.  Where it is not possible it says why, and cannot be pressed."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.button = WrapButton(choice.title, self, bold=True)
        self.button.setObjectName(f"follow_{choice.id}")
        self.button.setAccessibleDescription(f"{choice.help} {choice.why_not}".strip())
        self.button.setEnabled(not choice.why_not)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 12, 2 * theme.GRID, 12)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.button)
        column.addWidget(HelpText(choice.help, self))
        if choice.why_not:
            problem = ProblemText(parent=self)
            problem.show_problem(choice.why_not, "info", word="")
            column.addWidget(problem)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """All of the card can be pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()


class FollowPage(QScrollArea):
    """``chosen`` names the decision that is to follow; ``left`` by the button or Esc.  Arrows go along."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("follow_page")
        self.setAccessibleName(t("follow.title"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._work = work
        self._buttons: list[WrapButton] = []
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=within).activated.connect(self.left)

    def refresh(self) -> None:
        """Show what can follow now; the cursor is at the first choice."""
        body = QWidget(self)
        body.setProperty("kind", "form")
        body.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(body)
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 6 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("follow.title"), "title"))
        column.addWidget(HelpText(t("follow.about")))
        column.addSpacing(theme.GRID)
        self._buttons = []
        for choice in follow.choices(self._work.case, self._work.decided, self._work.today):
            card = _Card(choice, body)
            card.button.clicked.connect(lambda _=False, what=choice.id: self.chosen.emit(what))
            column.addWidget(card)
            self._buttons += [] if choice.why_not else [card.button]
        back = Button(t("common.cancel"), "quiet")
        back.setObjectName("follow_back")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(body)
        self.setFocusProxy(self._buttons[0] if self._buttons else back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead from choice to choice."""
        now = next((place for place, one in enumerate(self._buttons) if one.hasFocus()), None)
        if now is None or event.key() not in _WAYS:
            super().keyPressEvent(event)
            return
        place = (now + _WAYS[event.key()]) % len(self._buttons)
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self._buttons[place], 0, 80)
