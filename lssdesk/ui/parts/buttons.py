"""Buttons: with an icon that grows with the text, and with a text that may take several lines."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from lssdesk.ui import icons, theme


class Button(QPushButton):
    """``look``: "" (outlined), "primary" (one on a page), "quiet", "danger" or "link"."""

    def __init__(self, text: str, look: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setAutoDefault(False)
        if icon:
            role = {"primary": "on_accent", "danger": "on_block", "link": "accent"}.get(look, "text")
            self.setIcon(icons.icon(icon, role))
            self.setIconSize(icons.size(bool(self.text())))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setIconSize(icons.size(bool(self.text())))
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does, in windows and dialogs alike."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
            return
        super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class WrapButton(QAbstractButton):
    """A button whose text takes as many lines as it needs; looks like text until the pointer is over it.

    ``link``: it looks like a link at once; ``bold``: like a heading.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, link: bool = False, bold: bool = False
    ) -> None:
        super().__init__(parent)
        self._link = link
        font = self.font()
        font.setBold(bold)
        font.setUnderline(link)
        self.setFont(font)
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._needed(width)

    def sizeHint(self) -> QSize:
        width = theme.px(200)
        return QSize(width, self._needed(width))

    def minimumSizeHint(self) -> QSize:
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest, self.fontMetrics().height())

    def _needed(self, width: int) -> int:
        room = QRect(0, 0, max(width, 1), 1 << 20)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = theme.current()
        lively = palette.accent if self._link or self.underMouse() or self.isDown() else palette.text
        painter.setPen(QColor(lively if self.isEnabled() else palette.off))
        painter.drawText(self.rect(), Qt.TextFlag.TextWordWrap, self.text())
        painter.end()
