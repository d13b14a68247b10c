"""The line that answers in words, and the bar with the place in time and the views."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lssdesk.law.hours import Unit
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.paint import metrics
from lssdesk.ui.hours_calendar.sums_answer import Answer, Maker
from lssdesk.ui.parts import Button, FlowLayout, Heading, Segmented

VIEWS = ("year", "month", "list")
_NOTHING = "&#8288;"  # without width; Qt keeps Shift+Tab at a link that is a label's first character


class AnswerLine(QLabel):
    """How much is left, until when, and what lapses; a click on a number shows its sum."""

    number_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sums: dict[str, Maker] = {}
        self.setProperty("kind", "heading")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(lambda key: self.number_clicked.emit(self._sums[key]()))

    def show_answer(self, answer: Answer) -> None:
        """Show the sentences with their links."""
        self._sums = answer.sums
        self.setText(_NOTHING + answer.rich)
        self.setAccessibleName(answer.plain)


class TopBar(QWidget):
    """``stepped``: -1 or 1.  ``view_chosen``: ``year``, ``month`` or ``list``."""

    stepped = Signal(int)
    view_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.title = Heading()
        self.title.setWordWrap(False)
        self.earlier_button, self.later_button = Button("", "quiet", "back"), Button("", "quiet", "forward")
        self.today_button = Button(t("calendar.bar.today"), "quiet", "today")
        self.new_button = Button(t("calendar.bar.new"), "", "add")
        self.plan_button = Button(t("calendar.bar.plan"), "quiet")
        self.keys_button = Button("", "quiet", "keyboard")
        self.views = Segmented([(view, t(f"calendar.bar.{view}")) for view in VIEWS], t("calendar.name"))
        self._lay_out()
        self._name()
        self.earlier_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.later_button.clicked.connect(lambda: self.stepped.emit(1))
        self.views.changed.connect(self._chosen)

    def _lay_out(self) -> None:
        place = QWidget()
        place.setProperty("kind", "clear")
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.earlier_button, self.title, self.later_button):
            row.addWidget(part)
        flow = FlowLayout(self)
        for part in (
            place,
            self.views,
            self.today_button,
            self.new_button,
            self.plan_button,
            self.keys_button,
        ):
            flow.addWidget(part)

    def _name(self) -> None:
        for button, key in (
            (self.today_button, "today_tip"),
            (self.plan_button, "plan_tip"),
            (self.keys_button, "keys_tip"),
        ):
            button.setToolTip(t(f"calendar.bar.{key}"))
        self.keys_button.setAccessibleName(t("calendar.bar.keys"))
        for name in VIEWS:
            self.views.button(name).setToolTip(t(f"calendar.bar.{name}_tip"))

    def _chosen(self, name: str | None) -> None:
        if name is not None:
            self.view_chosen.emit(name)

    def show_place(self, day: date, view: str, unit: Unit) -> None:
        """Show the year or the month of the day, and what a new entry of the unit is called."""
        month = view != "year"
        new = "new_cost" if unit == "ore" else "new"
        self.title.setText(words.month_and_year(day).capitalize() if month else str(day.year))
        self.new_button.setText(t(f"calendar.bar.{new}"))
        self.new_button.setToolTip(t(f"calendar.bar.{new}_tip"))
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        longest = metrics(theme.HEADING, bold=True).horizontalAdvance("September 2026")
        self.title.setMinimumWidth(longest + theme.GRID)
        self.views.set_value(view)
        step = "month" if month else "year"
        for button, way in ((self.earlier_button, "earlier"), (self.later_button, "later")):
            button.setToolTip(t(f"calendar.bar.{way}_{step}"))
            button.setAccessibleName(button.toolTip())
