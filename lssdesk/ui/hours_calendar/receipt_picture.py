"""The picture of a receipt in the cost editor: small, with what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.receipts import Receipts
from lssdesk.ui.parts import Button, ProblemText
from lssdesk.ui.unlock.background import Background

SIDE = 88  # pixels at 100 % text


class Thumbnail(QAbstractButton):
    """A small picture that opens large by a click, Enter or the space bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage) -> None:
        """Show a picture; an empty one while it is read."""
        self.image = image
        self.setEnabled(not image.isNull())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(colors.panel))
        if not self.image.isNull():
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(*corner, size.width(), size.height()), self.image)
        painter.setPen(QPen(QColor(colors.edge if self.underMouse() else colors.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ReceiptPicture(QWidget):
    """What stands below the choice of a picture; it reads beside the window and keeps its place meanwhile."""

    show_wanted = Signal()
    remove_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._background = Background(self)
        self.destroyed.connect(self._background.wait)
        self._shown, self._wanted = "", ""
        self.thumbnail = Thumbnail(self)
        self.thumbnail.setObjectName("receipt_thumbnail")
        self.thumbnail.clicked.connect(self.show_wanted)
        self.show_button = self._button("show", self.show_wanted)
        self.remove_button = self._button("remove", self.remove_wanted)
        self.add_button = self._button("add", self.add_wanted, "")
        self.buttons = (self.thumbnail, self.show_button, self.remove_button, self.add_button)
        self.problem = ProblemText(parent=self)
        self.problem.setObjectName("receipt_problem")
        self._lay_out()

    def _button(self, name: str, signal: Signal, look: str = "quiet") -> Button:
        button = Button(t(f"receipts.picture.{name}"), look, parent=self)
        button.setObjectName(f"receipt_{name}")
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        for name in ("remove", "add"):
            button = getattr(self, f"{name}_button")
            button.setToolTip(t(f"receipts.picture.{name}_tip"))
            button.setAccessibleDescription(button.toolTip())
        deeds = QVBoxLayout()
        deeds.setSpacing(theme.GRID // 2)
        for button in (self.show_button, self.remove_button):
            deeds.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        deeds.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(deeds, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (theme.GRID // 2,))  # room for the ring around what has the keyboard
        column.setSpacing(theme.GRID // 2)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_receipt(self, receipts: Receipts | None, id: str, name: str, gone: bool = False) -> None:
        """Show a document small; none for an empty id.  ``gone``: it is no longer there."""
        if id == self._shown:
            return
        self._shown = id
        self.problem.clear()
        self.thumbnail.show_image(QImage())
        there = bool(id) and not gone
        for part in (self.thumbnail, self.show_button):
            part.setVisible(there)
            part.setAccessibleName(t("receipts.picture.show_spoken", name=name))
        self.remove_button.setVisible(bool(id))
        if gone:
            self.say(t("receipts.picture.gone_told"), "warn")
        self._wanted = id if there else ""
        if receipts and self._wanted and not self._background.busy:
            self._read(receipts, id)

    def forget(self) -> None:
        """Nothing of what was shown stays."""
        self.show_receipt(None, "", "")

    def say(self, sentence: str, severity: str) -> None:
        """Say in a sentence what is the case with the picture."""
        self.problem.show_problem(sentence, severity, word="")

    def _read(self, receipts: Receipts, id: str) -> None:
        side = round(theme.px(SIDE) * self.devicePixelRatioF())

        def still(wanted: Callable[[], None]) -> None:
            """Go on where this is what is wanted; else read what is."""
            if self._wanted == id:
                wanted()
            elif self._wanted:
                self._read(receipts, self._wanted)

        self._background.run(
            lambda: receipts.picture(id, side),
            lambda draw: still(lambda: self._draw(draw)),
            lambda error: still(lambda: self.say(str(error), "warn")),
        )

    def _draw(self, draw: Callable[[], QImage]) -> None:
        try:
            self.thumbnail.show_image(draw())
        except LssdeskError as error:
            self.say(str(error), "warn")
