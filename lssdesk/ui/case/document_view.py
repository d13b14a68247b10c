"""A document of a case as one looks at it: a picture or the pages of a PDF, from memory only."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScroller,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.letter_view import LetterView
from lssdesk.ui.parts import Button, Heading, Line

_PICTURE = 2_400  # pixels that a shown picture has at most on its longer side


def picture(data: bytes) -> QImage:
    """A picture from memory, upright, and not larger than a screen needs."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _PICTURE:
        reader.setScaledSize(size.scaled(QSize(_PICTURE, _PICTURE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class _PictureView(QScrollArea):
    """A picture as wide as the page, never larger than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.label = QLabel(self)
        self.label.setObjectName("picture")
        self.setWidget(self.label)
        self._image = QImage()

    def show_picture(self, image: QImage, name: str) -> None:
        """Show a picture that is called ``name``."""
        self._image = image
        self.label.setAccessibleName(name)
        self.label.setText(t("notes.attachments.no_picture") if image.isNull() and name else "")
        self.label.adjustSize()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        width = min(self.viewport().width(), self._image.width())
        mode = Qt.TransformationMode.SmoothTransformation
        self.label.setPixmap(QPixmap.fromImage(self._image.scaledToWidth(max(width, 1), mode)))
        self.label.adjustSize()


class DocumentView(QWidget):
    """One document under its name; ``left`` by the button or Esc."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(t("notes.attachments.back"), "quiet", "back")
        self.back.setObjectName("attachment_back")
        self.back.setProperty("touch", True)
        self.back.clicked.connect(self.left)
        self._name = Heading("", "group")
        head = QHBoxLayout()
        head.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
        head.addWidget(self.back)
        head.addWidget(self._name, 1)
        self._picture, self._pages = _PictureView(self), LetterView(self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self._picture)
        self._views.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line(self))
        column.addWidget(self._views, 1)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=within)
        leave.activated.connect(self.left.emit)

    def show_document(self, name: str, media_type: str, data: bytes) -> None:
        """Show a document by the kind of its bytes."""
        self._name.setText(name)
        if media_type == "application/pdf":
            self._views.setCurrentWidget(self._pages)
            self._pages.set_pdf(data)
            self._pages.setFocus()
        else:
            self._views.setCurrentWidget(self._picture)
            self._picture.show_picture(picture(data), name)
            self.back.setFocus()

    def clear(self) -> None:
        """Forget what was shown."""
        self._name.clear()
        self._pages.set_pdf(None)
        self._picture.show_picture(QImage(), "")
