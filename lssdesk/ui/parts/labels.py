"""Words on a page: headings, help, a problem in a sentence, and when all was last saved."""

from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts.restyle import restyle


class Heading(QLabel):
    """``kind``: "title" once on a page, "heading" for a part of it, "group" for a group of fields."""

    def __init__(self, text: str = "", kind: str = "heading", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)


class HelpText(QLabel):
    """A sentence under a field or a heading."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "help")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)


class Line(QFrame):
    """A thin line that parts what is above it from what is below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")


class Symbol(QWidget):
    """An icon by itself, beside a word that says the same."""

    def __init__(self, name: str, role: str = "muted", side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._side = name, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text, so that it stands level with the first line beside it."""
        side = theme.px(self._side)
        return QSize(side, max(side, self.fontMetrics().height()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.draw(painter, self._name, square, getattr(theme.current(), self._role))
        painter.end()


class ProblemText(QWidget):
    """What is wrong, in a sentence, with the shape and the word of its severity.

    ``reserve`` keeps the room while there is nothing to say, so that the page does not jump.
    """

    def __init__(self, reserve: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._symbol = Symbol("block", "block", 11)
        self._sentence = QLabel()
        self._sentence.setProperty("kind", "problem")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(reserve)
        self.setSizePolicy(policy)
        self.hide()

    def show_problem(self, text: str, severity: str = "block", word: str | None = None) -> None:
        """``word`` None is the word of the severity; an empty one leaves the sentence alone."""
        word = t(f"common.severity.{severity}") if word is None else word
        self._symbol.show_icon(severity, severity)
        self._sentence.setText(f"{word}: {text}" if word else text)
        self.setAccessibleName(self._sentence.text())
        restyle(self._sentence, severity=severity)
        self.show()

    def clear(self) -> None:
        self._sentence.clear()
        self.setAccessibleName("")
        self.hide()

    def text(self) -> str:
        return self._sentence.text()


class StatusLine(QLabel):
    """Stands where one would look for a save button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "help")
        self.setObjectName("status")

    def saved(self, at: datetime) -> None:
        self.say(t("common.saved", time=f"{at:%H:%M:%S}"))

    def saving(self) -> None:
        self.say(t("common.saving"))

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
