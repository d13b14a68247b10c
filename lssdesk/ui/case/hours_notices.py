"""What there is to know of a person's hours and costs, above the calendar; each leads where it is mended."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lssdesk.law import tables
from lssdesk.law.hours.notice import Notice
from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts import Button, Symbol, WrapButton
from lssdesk.ui.parts.restyle import restyle

FEW = 2
"""So many are shown at once; the rest on demand, so that the calendar keeps its room."""
_HIGHEST = 200  # of all rows together before they scroll, in pixels at 100 % text


class _Row(QWidget):
    """Shape, word and sentence; what it rests on folds out below it."""

    chosen = Signal(object)

    def __init__(self, notice: Notice, today: date, named: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setObjectName(f"notice_{notice.kind}")
        self.notice = notice
        sentence = notice.sentence(today)
        measure = _measure(notice)
        word = QLabel(t(f"notices.word.{notice.severity}"), self)
        word.setProperty("kind", "mark")
        restyle(word, severity=notice.severity)
        word.setMinimumWidth(_widest(word))
        self.sentence = WrapButton(
            t("notices.line", measure=measure, sentence=sentence) if named else sentence
        )
        self.sentence.setObjectName("notice_go")
        spoken = t("notices.spoken", word=word.text(), measure=measure, sentence=sentence)
        self.sentence.setAccessibleName(spoken)
        self.sentence.setToolTip(t(f"notices.to_{notice.go}"))
        self.sentence.clicked.connect(lambda: self.chosen.emit(notice))
        self.because = QLabel("\n".join(notice.because(today)), self)
        self.because.setProperty("kind", "because")
        self.because.setWordWrap(True)
        self.because.setTextFormat(Qt.TextFormat.PlainText)
        self.because.hide()
        self.sentence.setAccessibleDescription(self.because.text())
        self._lay_out(word)

    def _lay_out(self, word: QLabel) -> None:
        self.why = Button(t("notices.why"), "link", "fold", self)
        self.why.setObjectName("notice_why")
        self.why.setCheckable(True)
        self.why.toggled.connect(self.because.setVisible)
        self.why.toggled.connect(
            lambda on: self.why.setIcon(icons.icon("unfold" if on else "fold", "accent"))
        )
        self.why.setAccessibleName(f"{t('notices.why')}: {self.sentence.text()}")
        middle = Qt.AlignmentFlag.AlignVCenter
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Symbol(self.notice.severity, self.notice.severity, 12, self), 0, middle)
        head.addWidget(word, 0, middle)
        head.addWidget(self.sentence, 1, middle)
        head.addWidget(self.why, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.because)


def _widest(word: QLabel) -> int:
    """Room for either word, so that the sentences stand in one line below each other."""
    word.ensurePolished()
    return max(word.fontMetrics().horizontalAdvance(t(f"notices.word.{one}")) for one in ("warn", "info"))


def _measure(notice: Notice) -> str:
    name = tables.measure(notice.measure).name
    return f"{name[:1].upper()}{name[1:]}"


class _Rows(QScrollArea):
    """As high as what is in it, up to a limit; then it scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setProperty("kind", "clear")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.column.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(max(0, min(theme.px(_HIGHEST), needed)))  # below 0 while nothing is there


class HoursNotices(QFrame):
    """Hidden while there is nothing to say.

    ``day_wanted`` with the measure and the day; ``reason_wanted`` with measure, day and the id of the
    session, empty where the reason is that of a month; ``decision_wanted`` with the decision's number.
    """

    day_wanted = Signal(str, object)
    reason_wanted = Signal(str, object, str)
    decision_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hours_notices")
        self.setProperty("kind", "clear")
        self.setAccessibleName(t("notices.heading"))
        self._notices: tuple[Notice, ...] = ()
        self._rows: list[_Row] = []
        self.more = Button("", "link", parent=self)
        self.more.setObjectName("notices_more")
        self.more.clicked.connect(self._turn)
        self._whole = False
        self._area = _Rows(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
        column.setSpacing(0)
        column.addWidget(self._area)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def set_notices(self, notices: Sequence[Notice], today: date) -> None:
        """Show these; what is folded out stays so while the same is said."""
        if tuple(notices) != self._notices:
            opened = [row.notice for row in self._rows if row.why.isChecked()]
            self._notices = tuple(notices)
            self._clear()
            named = len({one.measure for one in notices}) > 1
            for place, notice in enumerate(notices):
                row = _Row(notice, today, named, self)
                row.why.setChecked(notice in opened)
                row.chosen.connect(self._go)
                self._rows.append(row)
                self._area.column.insertWidget(place, row)
        self._show()

    def _clear(self) -> None:
        for row in self._rows:
            self._area.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _turn(self) -> None:
        self._whole = not self._whole
        self._show()

    def _show(self) -> None:
        for place, row in enumerate(self._rows):
            row.setVisible(self._whole or place < FEW)
        left = len(self._rows) - FEW
        self.more.setVisible(left > 0)
        self.more.setText(t("notices.fewer") if self._whole else t("notices.more", count=left))
        self.setVisible(bool(self._rows))

    def _go(self, notice: Notice) -> None:
        if notice.go == "decision":
            self.decision_wanted.emit(notice.item)
        elif notice.go == "reason":
            of_session = notice.kind == "overuse"
            self.reason_wanted.emit(notice.measure, notice.day, notice.item if of_session else "")
        else:
            self.day_wanted.emit(notice.measure, notice.day)
