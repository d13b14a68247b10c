"""A new delegation order while it is written: points as cards, first day, who confirmed it and why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow.policies import MOST_SIGNS
from lssdesk.model.case import DelegatedRight
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.office.delegation_card import PointCard
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText


class OrderEditor(QWidget):
    """``wanted`` when the order is to be set, ``left`` when it is called off.

    ``begun`` is what was typed before and not set yet; without that the points are a copy of ``points``.
    """

    edited = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(
        self, points: Sequence[DelegatedRight], begun: Mapping[str, Any], today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("delegation_editor")
        self.setProperty("kind", "clear")
        self.changed = bool(begun)
        self._cards: list[PointCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.GRID)
        self._add_button = Button(t("delegation.add"), icon="add")
        self._add_button.setObjectName("delegation_add")
        self._add_button.clicked.connect(self._new)
        self._problem = ProblemText(parent=self)
        self._fields = self._words(begun, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(Heading(t("delegation.new"), parent=self))
        column.addWidget(HelpText(t("delegation.new_help"), self))
        column.addLayout(self._list)
        column.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self._fields.values():
            column.addWidget(field)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        kept = msgspec.convert(begun.get("points", []), tuple[DelegatedRight, ...]) if begun else points
        for point in kept:
            self._add(point)

    def _words(self, begun: Mapping[str, Any], today: date) -> dict[str, Field]:
        self._day, self._by, self._reason = DayEditor(today, self), QLineEdit(self), QLineEdit(self)
        texts = {"first_day": self._day, "confirmed_by": self._by, "reason": self._reason}
        for key, line in texts.items():
            line.setObjectName(f"delegation/{key}")
            line.setText(begun.get(key, ""))
            line.textEdited.connect(self._edited)
        for line in (self._by, self._reason):
            line.setMaxLength(MOST_SIGNS)
        return {
            f"/{key}": Field(t(f"office.{key}"), line, t(f"office.{key}_help") if key != "reason" else "")
            for key, line in texts.items()
        }

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, look, run in (("save", "primary", self.wanted.emit), ("cancel", "quiet", self._call_off)):
            text = t("common.cancel" if name == "cancel" else "delegation.save")
            button = Button(text, look, parent=self)
            button.setObjectName(f"delegation_{name}")
            button.setProperty("touch", True)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def begin(self) -> None:
        """Put the cursor where work begins: the first card, or the button that makes one."""
        first = self._cards[0].title if self._cards else self._add_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def points(self) -> tuple[DelegatedRight, ...]:
        """The points as they are typed now."""
        return tuple(card.point for card in self._cards)

    def first_day(self) -> date:
        """The day that is typed; Refused where it cannot be read."""
        day = self._day.day()
        if day is None:
            raise Refused(t("delegation.no_day"), "/first_day")
        return day

    @property
    def confirmed_by(self) -> str:
        """Who confirmed the order."""
        return self._by.text()

    @property
    def reason(self) -> str:
        """Why it is set."""
        return self._reason.text()

    def begun(self) -> dict[str, Any]:
        """All that is typed, as it is kept."""
        texts = {"first_day": self._day.text(), "confirmed_by": self.confirmed_by, "reason": self.reason}
        return {"points": msgspec.to_builtins(self.points()), **texts}

    def say(self, error: LssdeskError) -> None:
        """Say at its field what is missing or does not fit, and go there."""
        self._problem.clear()
        for field in self._fields.values():
            field.clear_problem()
        for card in self._cards:
            card.clear_problems()
        place = error.field if isinstance(error, Refused) else ""
        if place in self._fields:
            self._fields[place].show_problem(str(error))
            self._fields[place].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place.startswith("/points/"):
            _, _, number, key = place.split("/")
            self._cards[int(number)].go_to(key, str(error))
        else:
            self._problem.show_problem(str(error), word="")
            self._add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, point: DelegatedRight) -> PointCard:
        card = PointCard(point, self)
        card.edited.connect(self._edited)
        card.removed.connect(lambda: self._drop(card))
        self._cards.append(card)
        self._list.addWidget(card)
        self._number(self._cards)
        card.show()
        return card

    def _new(self) -> None:
        self._add(DelegatedRight()).go_to("point")
        self._edited()

    def _drop(self, card: PointCard) -> None:
        place = self._cards.index(card)
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number(self._cards)
        after = self._cards[min(place, len(self._cards) - 1)].remove if self._cards else self._add_button
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _number(self, cards: Iterable[PointCard]) -> None:
        for number, card in enumerate(cards, 1):
            card.name(number)

    def _edited(self) -> None:
        self.changed = True
        self.edited.emit()

    def _call_off(self) -> None:
        """Leave, and forget what was typed, after a question: it cannot be brought back."""
        words = (t(f"delegation.{key}") for key in ("drop_title", "drop_question", "drop_yes", "drop_no"))
        if not self.changed or dialogs.ask(self, *words):
            self.left.emit()
