"""The way of a case: what is done, what is open and why, and where one is now."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons
from lssdesk.ui.parts.flow_layout import FlowLayout
from lssdesk.ui.parts.labels import HelpText
from lssdesk.ui.parts.restyle import restyle


class Step(NamedTuple):
    """``state`` is done, now, open or blocked; ``why`` says in a sentence what is left or in the way."""

    id: str
    label: str
    state: str
    why: str = ""


_ROLES = {"done": "accent", "now": "accent", "open": "muted", "blocked": "muted"}


class _StepButton(QPushButton):
    looked_at = Signal(object)  # itself, or None when the pointer and the keyboard have left
    moved = Signal(int)

    def show_step(self, step: Step) -> None:
        self.step = step
        state = t(f"common.step.{step.state}")
        self.setObjectName(f"step_{step.id}")
        self.setText(step.label)
        self.setIcon(icons.icon(f"step-{step.state}", _ROLES[step.state]))
        self.setToolTip(step.why or state)
        self.setAccessibleName(t("common.step.with_state", label=step.label, state=state))
        self.setAccessibleDescription(step.why)
        restyle(self, kind="step", state=step.state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setIconSize(icons.size(beside_word=True))
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in ways:
            self.moved.emit(ways[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.looked_at.emit(self.step)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.looked_at.emit(None)
        return super().event(event)


class StepBar(QWidget):
    """Steps as buttons; Tab comes to the present one, arrows go along them, Enter or a click chooses.

    The line below says why of the step that is looked at, else of the present one.
    """

    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setObjectName("step_bar")
        self.setAccessibleName(t("common.step.label"))
        self._buttons: list[_StepButton] = []
        self._row = FlowLayout(gap=4)
        self.why = HelpText()
        self.why.setObjectName("step_why")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.why)

    def set_steps(self, steps: Sequence[tuple[str, str, str, str] | Step]) -> None:
        """Show ``steps``; a button that stays keeps the keyboard."""
        while len(self._buttons) < len(steps):
            self._add()
        while len(self._buttons) > len(steps):
            self._row.removeWidget(gone := self._buttons.pop())
            gone.deleteLater()
        for button, step in zip(self._buttons, steps, strict=True):
            button.show_step(Step(*step))
        if not any(button.hasFocus() for button in self._buttons):
            self._let_tab_stop_at(self._present())
        self._say_why(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines that this width needs, also of a page that has too little height."""
        self.setMinimumHeight(self.layout().heightForWidth(self.width()))
        super().resizeEvent(event)

    def button(self, step_id: str) -> QPushButton:
        return next(button for button in self._buttons if button.step.id == step_id)

    def _add(self) -> None:
        button = _StepButton()
        button.clicked.connect(lambda: self.step_chosen.emit(button.step.id))
        button.looked_at.connect(self._say_why)
        button.moved.connect(lambda way: self._move(button, way))
        self._buttons.append(button)
        self._row.addWidget(button)

    def _present(self) -> int:
        states = [button.step.state for button in self._buttons]
        return states.index("now") if "now" in states else 0

    def _say_why(self, step: Step | None) -> None:
        if not (step and step.why):
            step = next((button.step for button in self._buttons if button.step.state == "now"), None)
        self.why.setText(step.why if step else "")

    def _move(self, button: _StepButton, way: int) -> None:
        place = (self._buttons.index(button) + way) % len(self._buttons)
        self._let_tab_stop_at(place)
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_stop_at(self, place: int) -> None:
        for index, button in enumerate(self._buttons):
            stops = index == place
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
