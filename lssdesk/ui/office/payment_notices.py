"""What is to be known before one trusts the amounts: what is not settled, both cost models at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.flow.payment import Month
from lssdesk.letters import swedish
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, ProblemText

_MOST_DAYS = 5


class Notices(QWidget):
    """``policies_wanted`` when one wants to set what is missing."""

    policies_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setObjectName("payment_notices")
        self._texts = {name: ProblemText(parent=self) for name in ("both", "unset", "unconfirmed")}
        self.button = Button(t("payment.show_policies"), "link", parent=self)
        self.button.setObjectName("payment_policies")
        self.button.clicked.connect(self.policies_wanted)
        column = QVBoxLayout()
        column.setSpacing(theme.GRID // 2)
        for text in self._texts.values():
            column.addWidget(text)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addLayout(column, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_month(self, month: Month) -> None:
        """Show what holds for a month; nothing where all is settled."""
        self._say("both", _both(month.basis.blocked), "block")
        self._say("unset", _unset(month.unset), "warn")
        self._say("unconfirmed", "" if month.confirmed else t("payment.notice.unconfirmed"), "warn")
        self.setVisible(any(text.text() for text in self._texts.values()))

    def _say(self, name: str, sentence: str, severity: str) -> None:
        if sentence:
            self._texts[name].show_problem(sentence, severity, word="")
        else:
            self._texts[name].clear()


def _unset(unset: Sequence[tuple[str, str]]) -> str:
    if not unset:
        return ""
    measure, category = unset[0]
    what = f"{t(f'payment.measure.{measure}').lower()}, {t(f'payment.category.{category}').lower()}"
    if len(unset) == 1:
        return t("payment.notice.unset_one", what=what)
    return t("payment.notice.unset", count=len(unset), what=what)


def _both(days: Sequence[date]) -> str:
    if not days:
        return ""
    named = swedish.joined([swedish.day(day) for day in days[:_MOST_DAYS]])
    if len(days) > _MOST_DAYS:
        named = t("payment.notice.both_more", days=named, count=len(days) - _MOST_DAYS)
    return t("payment.notice.both", days=named)
