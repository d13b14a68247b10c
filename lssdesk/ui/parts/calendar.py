"""The month that opens under a date field, without Qt's own red week-ends."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from lssdesk.ui import theme


class Calendar(QCalendarWidget):
    """Weeks from Monday, with their numbers.  Give it to a date field by ``setCalendarWidget``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._color()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._color()
        super().changeEvent(event)

    def _color(self) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme.current().muted))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, quiet)
        self.setHeaderTextFormat(quiet)
