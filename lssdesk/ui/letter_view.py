"""The letter as it will lie on paper, shown from memory: no file is ever written to show it."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import shadow, theme
from lssdesk.ui.parts import Button, EmptyState

_MARGIN = 3 * theme.GRID  # pixels around the pages
_GAP = 2 * theme.GRID  # pixels between two pages
_STEP = 1.25
_LEAST, _MOST = 0.5, 4.0  # times the width that fits
_KEPT = 12  # pictures of pages that are kept: more than a screen ever shows


class Paper:
    """A PDF held in memory.  ``pages`` is 0 where ``data`` is no PDF that can be shown."""

    def __init__(self, data: bytes) -> None:
        self.document = QPdfDocument()
        buffer = QBuffer(self.document)  # lives as long as what reads from it
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        ready = self.document.status() == QPdfDocument.Status.Ready
        self.pages = self.document.pageCount() if ready else 0

    def text(self, page: int) -> str:
        return self.document.getAllText(page).text()


class _Sheets(QWidget):
    """All pages below each other; paints those that are in sight and keeps their pictures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letter_pages")
        self._paper: Paper | None = None
        self._places: list[QRect] = []
        self.page_width = 0
        self._pictures: dict[tuple[int, int, float], QImage] = {}

    def show_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._pictures.clear()

    def lay_out(self, width: int, zoom: float) -> None:
        """Place the pages for a view that is ``width`` pixels wide."""
        page_width = self.page_width = max(round((width - 2 * _MARGIN) * zoom), 1)
        top, places = _MARGIN, []
        for page in range(self._paper.pages if self._paper else 0):
            size = self._paper.document.pagePointSize(page)
            height = round(page_width * size.height() / size.width())
            places.append(QRect(max(_MARGIN, (width - page_width) // 2), top, page_width, height))
            top += height + _GAP
        self._places = places
        self.resize(max(width, page_width + 2 * _MARGIN), top - _GAP + _MARGIN)
        self.update()

    def page_at(self, y: int) -> int:
        """The page, from 0, that a height on this widget belongs to."""
        below = sum(place.bottom() + _GAP // 2 < y for place in self._places)
        return min(below, max(len(self._places) - 1, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.current().window))
        for page, place in enumerate(self._places):
            if place.adjusted(-_GAP, -_GAP, _GAP, _GAP).intersects(event.rect()):
                self._paint_page(painter, page, place)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        shadow.draw(painter, QRectF(place))
        painter.fillRect(place, Qt.GlobalColor.white)  # paper is white in the dark scheme too
        painter.drawImage(QPointF(place.topLeft()), self._picture(page, place.size()))

    def _picture(self, page: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (page, size.width(), ratio)
        if key not in self._pictures:
            if len(self._pictures) >= _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            picture = self._paper.document.render(page, size * ratio)
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
        return self._pictures[key]


class _Scroller(QScrollArea):
    """Scrolls by wheel and keys; ``turned`` by the wheel with Ctrl held: +1 towards larger, or -1."""

    turned = Signal(int)
    resized = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            self.turned.emit(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class LetterView(QWidget):
    """The letter beside the draft.  ``set_pdf`` anew keeps the place; ``to_top`` for another letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter_view")
        self._paper: Paper | None = None
        self._zoom = 1.0
        self._data: bytes | None = None
        self._problem = EmptyState(t("shell.letter.none"), icon="letter")
        self._problem.setObjectName("letter_problem")
        self._scroller = _Scroller()
        self._scroller.setObjectName("letter_scroller")
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sheets = _Sheets(self._scroller)
        self._scroller.setWidget(self._sheets)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._problem)
        self._stack.addWidget(self._scroller)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._stack, 1)
        self._scroller.turned.connect(self._turn)
        self._scroller.resized.connect(self._lay_out)
        self._scroller.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.setFocusProxy(self._scroller)
        self._tell_page()

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("kind", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page_label = QLabel()
        self._page_label.setObjectName("letter_page")
        self._page_label.setProperty("kind", "help")
        less = self._zoom_button("−", "smaller", "letter_smaller", "Ctrl+-", self.zoom_out)
        self._fit_button = self._zoom_button("", "fit", "letter_fit", "Ctrl+0", self.fit_width)
        more = self._zoom_button("+", "larger", "letter_larger", "Ctrl++", self.zoom_in)
        QShortcut(QKeySequence("Ctrl+="), self, self.zoom_in, context=_WITHIN)
        self._zoom_buttons = (less, self._fit_button, more)
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * theme.GRID, 2, theme.GRID, 2)
        row.setSpacing(0)
        row.addWidget(self._page_label)
        row.addStretch(1)
        for button in self._zoom_buttons:
            row.addWidget(button)
        return bar

    def _zoom_button(self, sign: str, word: str, name: str, key: str, run) -> Button:
        button = Button(sign, "quiet")
        button.setObjectName(name)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(t("shell.letter.with_key", text=t(f"shell.letter.{word}"), press=shown))
        button.setAccessibleName(t(f"shell.letter.{word}"))
        button.clicked.connect(run)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the bar is as high without a letter
        button.setSizePolicy(policy)
        QShortcut(QKeySequence(key), self, run, context=_WITHIN)
        return button

    def set_pdf(self, data: bytes | None, problem: str = "") -> None:
        """Show the letter ``data``; while there is none, say in ``problem`` what is missing.

        The old pages stay until the new ones can be painted, and the place in the letter is kept.
        """
        if data is not None and data == self._data:
            return
        paper = Paper(data) if data is not None else None
        if paper is not None and not paper.pages:
            paper, problem = None, t("shell.letter.unreadable")
        self._data, self._paper = (data if paper else None), paper
        if paper is None:
            self._say(problem or t("shell.letter.none"))
        else:
            self._sheets.show_paper(paper)
            self._lay_out()
            self._stack.setCurrentWidget(self._scroller)
        self._tell_page()

    def _say(self, sentence: str) -> None:
        self._problem.sentence.setText(sentence)
        self._problem.setAccessibleName(sentence)
        self._stack.setCurrentWidget(self._problem)

    def problem(self) -> str:
        """What is said instead of the letter, or nothing while the letter is shown."""
        return "" if self._paper else self._problem.sentence.text()

    def pages(self) -> int:
        return self._paper.pages if self._paper else 0

    def to_top(self) -> None:
        """Begin at the first line: for another letter than the one before."""
        self._scroller.verticalScrollBar().setValue(0)
        self._scroller.horizontalScrollBar().setValue(0)

    def zoom(self) -> float:
        """How large the pages are; 1.0 fits the width."""
        return self._zoom

    def zoom_in(self) -> None:
        self._set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        self._set_zoom(self._zoom / _STEP)

    def fit_width(self) -> None:
        self._set_zoom(1.0)

    def _turn(self, way: int) -> None:
        self._set_zoom(self._zoom * _STEP**way)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, _LEAST), _MOST)
        self._lay_out()
        self._tell_page()

    def _lay_out(self) -> None:
        """Place the pages anew and keep the line in the middle of the view where it is."""
        if self._paper is None:
            return
        bar, across = self._scroller.verticalScrollBar(), self._scroller.horizontalScrollBar()
        half = self._scroller.viewport().size() / 2
        middle_x, middle_y = across.value() + half.width(), bar.value() + half.height()
        before, at_top = self._sheets.page_width, bar.value() == 0
        self._sheets.lay_out(self._scroller.viewport().width(), self._zoom)
        grown = self._sheets.page_width / before if before else 1.0
        if grown != 1.0:
            bar.setValue(0 if at_top else round(middle_y * grown) - half.height())
            across.setValue(round(middle_x * grown) - half.width())

    def _tell_page(self) -> None:
        shown = self._paper is not None
        for button in self._zoom_buttons:
            button.setVisible(shown)
        self._fit_button.setText(t("shell.letter.zoom", percent=round(self._zoom * 100)))
        view, bar = self._scroller.viewport(), self._scroller.verticalScrollBar()
        page = self._sheets.page_at(bar.value() + view.height() // 3)
        words = t("shell.letter.page", page=page + 1, pages=self._paper.pages) if shown else ""
        self._page_label.setText(words)
        self.setAccessibleName(f"{t('shell.letter.name')}. {words}".strip())
        self._scroller.setAccessibleName(self.accessibleName())
        self._scroller.setAccessibleDescription(self._paper.text(page) if shown else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._sheets.update()
        super().changeEvent(event)


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
