"""What is to be counted: the figure, its periods or its day, and which measures together."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import Refused
from lssdesk.flow.figures import KINDS, Figures
from lssdesk.flow.figures_hours import GROUPS
from lssdesk.flow.figures_tables import Figure, period_text
from lssdesk.law.hours import months
from lssdesk.law.statistics import Period
from lssdesk.letters.swedish import capital
from lssdesk.model import typed
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.parts import Field, FlowLayout, Segmented

MOST_BESIDE = 5
_YEARS_BACK = 8
_OWN = "own"
Count = Callable[[Figures], Figure]


def _help(name: str) -> str:
    return t(f"figures.help.{name}") if name in ("first", "last") else ""


class FiguresChoice(QWidget):
    """``changed`` when something else is to be counted; ``wanted`` says how."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._today = today
        self.kind = Segmented([(id, t(f"figures.kind.{id}")) for id in KINDS], t("figures.kind_name"), self)
        self.kind.set_value(KINDS[0])
        self.kind.changed.connect(self._kind_changed)
        self.period, self.beside, self.group = self._period_list(), self._beside_list(), self._group_list()
        self.first, self.last = self._month("figures_first"), self._month("figures_last")
        self.day = DayEditor(today, self)
        self.day.setObjectName("figures_day")
        self.day.setText(today.isoformat())
        self.day.editingFinished.connect(self._changed)
        self._fields = {
            name: Field(t(f"figures.field.{name}"), getattr(self, name), _help(name), self)
            for name in ("period", "first", "last", "beside", "group", "day")
        }
        row = FlowLayout(gap=2 * theme.GRID)
        for field in self._fields.values():
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.kind)
        column.addLayout(row)
        self.setFocusProxy(self.kind.button(KINDS[0]))
        self._told = ""
        self._show_fields()

    def _combo(self, name: str) -> QuietCombo:
        combo = QuietCombo(self)
        combo.setObjectName(f"figures_{name}")
        combo.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(lambda _: self._changed())
        return combo

    def _period_list(self) -> QuietCombo:
        """Twelve months from July on, the present ones first, then any other months."""
        combo = self._combo("period")
        combo.blockSignals(True)
        present = Period.holding(self._today)
        for back in range(_YEARS_BACK):
            period = Period(present.first - 12 * back, present.last - 12 * back)
            combo.addItem(period_text(period), back)
        combo.addItem(t("figures.own_period"), _OWN)
        combo.setCurrentIndex(1)
        combo.blockSignals(False)
        return combo

    def _beside_list(self) -> QuietCombo:
        combo = self._combo("beside")
        combo.blockSignals(True)
        for number in range(1, MOST_BESIDE + 1):
            several = t("figures.beside", number=number)
            combo.addItem(t("figures.beside_one") if number == 1 else several, number)
        combo.setCurrentIndex(1)
        combo.blockSignals(False)
        return combo

    def _group_list(self) -> QuietCombo:
        combo = self._combo("group")
        combo.blockSignals(True)
        for group in GROUPS:
            combo.addItem(capital(t(f"figures.group.{group}")), group)
        combo.blockSignals(False)
        return combo

    def _month(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setMaxLength(10)
        line.setFixedWidth(theme.px(96))
        line.editingFinished.connect(self._changed)
        return line

    def _kind_changed(self, value: str | None) -> None:
        if value is None:
            self.kind.set_value(KINDS[0])
        self._changed()

    def _changed(self) -> None:
        """Told once for each thing that is wanted: leaving a field that is as it was changes nothing."""
        self._show_fields()
        now = self.key
        if now != self._told:
            self._told = now
            self.changed.emit()

    @property
    def key(self) -> str:
        """All that is chosen as one text."""
        parts = (
            self.kind.value(),
            self.period.currentData(),
            self.beside.currentData(),
            self.group.currentData(),
        )
        return repr((*parts, self.first.text(), self.last.text(), self.day.text()))

    def _show_fields(self) -> None:
        kind = self.kind.value() or KINDS[0]
        own = self.period.currentData() == _OWN
        periods = kind != "running"
        shown = {
            "period": periods,
            "first": periods and own,
            "last": periods and own,
            "beside": kind == "hours",
            "group": kind == "hours",
            "day": kind == "running",
        }
        if own and not self.first.text():
            present = Period.holding(self._today)
            self.first.setText(f"{present.from_day:%Y-%m}")
            self.last.setText(f"{present.to_day:%Y-%m}")
        for name, field in self._fields.items():
            field.setVisible(shown[name])

    def wanted(self) -> Count | None:
        """How to count what is chosen; None, with the problem at its field, where it cannot be read."""
        for field in self._fields.values():
            field.clear_problem()
        kind = self.kind.value() or KINDS[0]
        if kind == "running":
            day = self._day()
            return None if day is None else lambda figures: figures.running(day)
        period = self._period()
        if period is None:
            return None
        if kind == "asked":
            return lambda figures: figures.asked(period)
        if kind == "minutes":
            return lambda figures: figures.minutes(period)
        periods, group = self._periods(period), self.group.currentData()
        return lambda figures: figures.hours(periods, group)

    def _day(self) -> date | None:
        day = self.day.day()
        if day is None:
            self._fields["day"].show_problem(t("figures.no_day"))
        return day

    def _period(self) -> Period | None:
        back = self.period.currentData()
        if back != _OWN:
            present = Period.holding(self._today)
            return Period(present.first - 12 * back, present.last - 12 * back)
        first, last = self._month_in("first"), self._month_in("last")
        if first is None or last is None:
            return None
        if last < first:
            self._fields["last"].show_problem(t("figures.ends_before"))
            return None
        return Period(first, last)

    def _month_in(self, name: str) -> int | None:
        text = getattr(self, name).text().strip()
        try:
            return months.number(typed.day(f"{text}-01" if text.count("-") == 1 else text, self._today))
        except (Refused, ValueError):
            self._fields[name].show_problem(t("figures.no_month"))
            return None

    def _periods(self, last: Period) -> tuple[Period, ...]:
        """As many periods of that length as are wanted, a year between them, oldest first."""
        back = range(self.beside.currentData() - 1, -1, -1)
        return tuple(Period(last.first - 12 * years, last.last - 12 * years) for years in back)
