"""The letter as it will lie on paper, shown from memory: no file is ever written to show it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.flow.preview import Preview
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.letter_links import Link, Links, NameOf
from lssdesk.ui.letter_pages import Pages, Paper
from lssdesk.ui.parts import Button, EmptyState

__all__ = ["LetterView", "Paper"]

_STEP = 1.25
_LEAST, _MOST = 0.5, 4.0  # times the width that fits
_AROUND = 8 * theme.GRID  # pixels that are seen around what the keys have come to


class _Scroller(QScrollArea):
    """Scrolls by wheel and keys; ``turned`` by the wheel with Ctrl held: +1 towards larger, or -1.

    Alt with an arrow steps through what leads to a field; once there is a mark Tab does so too, and goes on
    to the next widget after the last.  Enter goes to the field, Esc takes the mark away.
    """

    turned = Signal(int)
    resized = Signal()
    went = Signal()

    def __init__(
        self, step: Callable[[int], bool], marked: Callable[[], bool], unmark: Callable[[], None]
    ) -> None:
        super().__init__()
        self._step, self._marked, self._unmark = step, marked, unmark

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            self.turned.emit(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif self._marked() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went.emit()
        elif self._marked() and event.key() == Qt.Key.Key_Escape:
            self._unmark()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._marked():
            if self._step(1 if forward else -1):
                return True
            self._unmark()
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._unmark()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class LetterView(QWidget):
    """The letter beside the draft.  ``set_pdf`` anew keeps the place; ``to_top`` for another letter.

    ``field_wanted`` with the pointer of the field that a click or Enter leads to; ``name_of`` has to be given
    for that, and ``set_preview`` instead of ``set_pdf``.
    """

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter_view")
        self._paper: Paper | None = None
        self._zoom = 1.0
        self._data: bytes | None = None
        self._preview: Preview | None = None
        self.name_of: NameOf | None = None
        self._problem = EmptyState(t("shell.letter.none"), icon="letter")
        self._problem.setObjectName("letter_problem")
        self._scroller = _Scroller(self.step, lambda: self._sheets.marked is not None, self._unmark)
        self._scroller.setObjectName("letter_scroller")
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sheets = Pages(self._scroller)
        self._sheets.chosen.connect(lambda link: self.field_wanted.emit(link.pointer))
        self._scroller.went.connect(lambda: self.field_wanted.emit(self._sheets.marked.pointer))
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

    def set_preview(self, preview: Preview) -> None:
        """Show a letter with what on it leads to fields."""
        self._preview = preview
        self.set_pdf(preview.pdf)

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
            self._sheets.show_paper(paper, self._links(paper, data))
            self._lay_out()
            self._stack.setCurrentWidget(self._scroller)
        self._tell_page()

    def _links(self, paper: Paper, data: bytes) -> Links | None:
        preview = self._preview
        if preview is None or preview.pdf != data or self.name_of is None:
            return None
        return Links(paper.document, preview.spots, self.name_of)

    def step(self, way: int) -> bool:
        """Mark the next thing that leads to a field, or the one before; whether there is one."""
        links, now = self._sheets.links, self._sheets.marked
        if links is None:
            return False
        top = self._scroller.verticalScrollBar().value()
        page = self._sheets.page_at(top)
        height = self._sheets.points(page, QPoint(0, top)).y() if way > 0 else 0.0
        link = links.after(now, way, page, height)
        if link is not None:
            self._mark(link, links)
        return link is not None

    def _mark(self, link: Link, links: Links) -> None:
        self._sheets.mark(link)
        area = self._sheets.area(link)
        for corner in (area.bottomLeft(), area.topLeft()):
            self._scroller.ensureVisible(corner.x(), corner.y(), 0, _AROUND)
        said = t("shell.letter.marked", text=links.words(link).rstrip("."), field=link.name)
        self._scroller.setAccessibleDescription(said)

    def _unmark(self) -> None:
        if self._sheets.marked is not None:
            self._sheets.mark(None)
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
        keys = t("shell.letter.steps") if self._sheets.links else ""
        self._page_label.setToolTip(keys)
        self._scroller.setWhatsThis(keys)
        self._page_label.setText(words)
        self.setAccessibleName(f"{t('shell.letter.name')}. {words}".strip())
        self._scroller.setAccessibleName(self.accessibleName())
        if self._sheets.marked is None:
            self._scroller.setAccessibleDescription(self._paper.text(page) if shown else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._sheets.update()
        super().changeEvent(event)


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
