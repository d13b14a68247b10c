"""What two persons do: what waits for the one at work to answer, and what she has asked for herself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Request, Requests
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.texts import t
from lssdesk.ui import may, theme
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, FlowLayout, HelpText, Line, ProblemText

PLACE = "requests"


def label(count: int) -> str:
    """The page's name, with how many wait for the one at work."""
    return t("access.requests.count", count=count) if count else t("access.requests.title")


class RequestsPage(OfficePage):
    """``changed`` when something was answered or taken back."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(PLACE, t("access.requests.title"), t("access.requests.help"), parent)
        self._desk, self._requests = desk, Requests(desk)
        self._said = ProblemText(parent=self)
        self._said.setObjectName("requests_said")
        self._rows = QWidget(self)
        self.column.addWidget(self._said)
        self.column.addWidget(self._rows)
        self.column.addStretch(1)
        self._show()

    def _show(self) -> None:
        """All that is open, what waits for the one at work first."""
        mine = {one.id for one in self._requests.to_answer()}
        found = sorted(self._requests.seen(), key=lambda one: one.id not in mine)
        rows = QWidget(self)
        rows.setProperty("kind", "clear")
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        for one in found:
            column.addWidget(self._row(one))
        if not found:
            none = HelpText(t("access.requests.none"))
            none.setObjectName("requests_none")
            column.addWidget(none)
        self.column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        self.setFocusProxy(next(iter(rows.findChildren(Button)), None))

    def _row(self, one: Request) -> QWidget:
        row = QWidget(self)
        row.setObjectName(f"request/{one.id}")
        row.setProperty("kind", "clear")
        row.setAccessibleName(one.about)
        about = QLabel(one.about)
        about.setProperty("kind", "strong")
        reason = QLabel(t("access.requests.reason", reason=one.reason))
        for words in (about, reason):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        for part in (Line(), about, reason, HelpText(self._state(one))):
            column.addWidget(part)
        column.addWidget(self._buttons(one))
        return row

    def _state(self, one: Request) -> str:
        at = f"{one.asked_at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
        said = [t("access.requests.asked", name=one.asked_by, at=at)]
        if one.answer == "approved":
            said.append(t("access.requests.approved", name=one.answered_by))
        elif one.asked_by == self._desk.officer:
            said.append(t("access.requests.waits"))
        return " ".join(said)

    def _buttons(self, one: Request) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        row = FlowLayout(holder, theme.GRID)
        if one.asked_by == self._desk.officer:
            row.addWidget(self._button("withdraw", one, lambda: self._requests.withdraw(one.id)))
        elif one.answer is None:
            row.addWidget(self._button("approve", one, lambda: self._requests.answer(one.id, True)))
            row.addWidget(self._button("refuse", one, lambda: self._requests.answer(one.id, False)))
        return holder

    def _button(self, name: str, one: Request, deed: Callable[[], None]) -> Button:
        button = Button(t(f"access.requests.{name}"), "primary" if name == "approve" else "")
        button.setObjectName(f"{name}/{one.id}")
        button.setProperty("touch", True)
        button.setAccessibleName(t(f"access.requests.{name}_spoken", about=one.about))
        button.clicked.connect(lambda: self._do(deed, t(f"access.requests.{name}_done", about=one.about)))
        if name != "withdraw":
            may.only(button, self._desk.officers, one.deed)
        return button

    def _do(self, deed: Callable[[], None], done: str) -> None:
        try:
            deed()
        except LssdeskError as error:
            self._said.show_problem(str(error), "block", word="")
            return
        self._show()
        self._said.show_problem(done, "info", word="")
        self.setAccessibleDescription(done)
        self.changed.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
