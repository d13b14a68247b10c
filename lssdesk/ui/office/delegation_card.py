"""One point of a new delegation order as a card: what may be decided, and by whom."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lssdesk.flow import delegation
from lssdesk.flow.delegation import MOST_SIGNS
from lssdesk.model.case import DelegatedRight
from lssdesk.model.forms import Option
from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.forms.choices import ChoicesEditor
from lssdesk.ui.forms.editors import FlagEditor
from lssdesk.ui.parts import Button, Field, HelpText

LINES = ("point", "level", "holders")
SEVERAL = ("kinds", "measures", "outcomes")
_NAMES = 20 * MOST_SIGNS


class Several(QWidget):
    """Some of many options in words, all of them where none is chosen; a button opens the boxes to tick."""

    edited = Signal()

    def __init__(self, options: Sequence[Option], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._options, self._name = options, name
        self._chosen: tuple[str, ...] = ()
        self._boxes: ChoicesEditor | None = None
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.button = Button(t("delegation.limit"), "link", parent=self)
        self.button.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addLayout(head)
        self.setFocusProxy(self.button)
        self.set_value(())

    def value(self) -> tuple[str, ...]:
        """The chosen values in the order of the options."""
        return self._chosen

    def set_value(self, chosen: Sequence[str]) -> None:
        """Show what is chosen."""
        self._chosen = tuple(chosen)
        labels = [option.label for option in self._options if option.value in self._chosen]
        self._words.setText(", ".join(labels) or t(f"delegation.all_{self._name}"))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.button.setAccessibleName(f"{name}: {self.button.text()}")

    def _turn(self) -> None:
        if self._boxes is None:
            boxes = self._boxes = ChoicesEditor(tuple(self._options), self)
            boxes.show_value(list(self._chosen))
            boxes.edited.connect(self._ticked)
            boxes.hide()
            self._column.addWidget(boxes)
        self._boxes.setVisible(self._boxes.isHidden())
        self.button.setText(t("delegation.limit" if self._boxes.isHidden() else "delegation.limited"))

    def _ticked(self, value: list[str] | None, _raw: object) -> None:
        self.set_value(value or ())
        self.edited.emit()


class PointCard(QFrame):
    """A point under a line that names it and folds it.  ``edited`` with every change."""

    edited = Signal()
    removed = Signal()

    def __init__(self, point: DelegatedRight, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._point, self._number = point, 1
        self.fields: dict[str, Field] = {}
        self.title = Button("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(lambda: self.fold(self._body.isVisible()))
        self.remove = Button("", "quiet", "delete")
        self.remove.setToolTip(t("delegation.remove"))
        self.remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        self._body = QWidget(self)
        self._body.setProperty("kind", "clear")
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._body)
        self.fold(True)

    @property
    def point(self) -> DelegatedRight:
        """The point as it is typed now."""
        return self._point

    def fold(self, folded: bool) -> None:
        """Fold the card, or show its fields, which are made when they are first wanted."""
        if not folded and not self.fields:
            self._make()
        self._body.setHidden(folded)
        self.title.setIcon(icons.icon("fold" if folded else "unfold"))
        self._show_title()

    def name(self, number: int) -> None:
        """Names by the card's number."""
        self._number = number
        for key, field in self.fields.items():
            field.widget.setObjectName(f"points/{number - 1}/{key}")
        self.title.setObjectName(f"points/{number - 1}/fold")
        self.remove.setObjectName(f"points/{number - 1}/remove")
        self.remove.setAccessibleName(t("delegation.remove_number", number=number))
        self._show_title()

    def go_to(self, key: str, problem: str = "") -> None:
        """Put the cursor into a field, with what is wrong there."""
        self.fold(False)
        field = self.fields[key]
        if problem:
            field.show_problem(problem)
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_problems(self) -> None:
        """Nothing is said to be wrong."""
        for field in self.fields.values():
            field.clear_problem()

    def _make(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        for key in ("point", "level", "holders", "kinds", "measures", "outcomes"):
            widget = self._line(key) if key in LINES else self._several(key)
            help_text = t("delegation.holders_help") if key == "holders" else ""
            field = self.fields[key] = Field(t(f"delegation.{key}"), widget, help_text)
            column.addWidget(field)
        flag = FlagEditor(t("delegation.not_own_case"), default=False)
        flag.show_value(self._point.not_own_case)
        flag.edited.connect(lambda value, _raw: self._put(not_own_case=bool(value)))
        flag.setObjectName("not_own_case")
        flag.setAccessibleDescription(t("delegation.not_own_case_help"))
        column.addWidget(flag)
        column.addWidget(HelpText(t("delegation.not_own_case_help")))
        self.name(self._number)

    def _line(self, key: str) -> QLineEdit:
        value = getattr(self._point, key)
        line = QLineEdit(", ".join(value) if key == "holders" else value)
        line.setMaxLength(_NAMES if key == "holders" else MOST_SIGNS)
        line.textEdited.connect(lambda text: self._put(**{key: _names(text) if key == "holders" else text}))
        return line

    def _several(self, key: str) -> Several:
        several = Several(delegation.options(key), key)
        several.set_value(getattr(self._point, key))
        several.edited.connect(lambda: self._put(**{key: several.value()}))
        return several

    def _put(self, **values: Any) -> None:
        self._point = msgspec.structs.replace(self._point, **values)
        self._show_title()
        self.edited.emit()

    def _show_title(self) -> None:
        said = " · ".join(word for word in (self._point.point.strip(), self._point.level.strip()) if word)
        self.title.setText(said or t("delegation.number", number=self._number))
        state = t("form.card_folded" if self._body.isHidden() else "form.card_open")
        self.title.setAccessibleName(f"{self.title.text()}, {state}")
        self.title.setToolTip(t("form.card_unfold" if self._body.isHidden() else "form.card_fold"))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
