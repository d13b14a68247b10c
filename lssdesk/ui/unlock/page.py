"""What every page of the first window has: a title, a few words, fields in one column, and buttons below."""

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, FlowLayout, Heading, HelpText


class Page(QWidget):
    """``first`` is the widget that gets the keyboard when the page is shown."""

    def __init__(self, title: str, intro: str, step: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.setAccessibleName(title)
        self.first: QWidget | None = None
        self.title = Heading(title, "title")
        self.intro = QLabel(intro)
        self.intro.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * theme.GRID)
        if step:
            self.add(HelpText(step))
        self.add(self.title)
        self.add(self.intro)

    def add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def add_buttons(self, *buttons: Button) -> None:
        """The primary one first: it is what Tab comes to after the last field."""
        row = FlowLayout(gap=theme.GRID)
        for button in buttons:
            row.addWidget(button)
        self._column.addSpacing(theme.GRID)
        self._column.addLayout(row)
        self._column.addStretch(1)

    def set_busy(self, busy: bool) -> None:
        """Show that slow work runs, or has ended."""

    def show_error(self, error: LssdeskError) -> None:
        """Say by the field what the slow work met."""

    def forget(self) -> None:
        """Empty what nobody should find later."""

    def take_keyboard(self) -> None:
        if self.first is not None:
            self.first.setFocus()


class ActionButton(Button):
    """The primary button of a page; says what goes on while slow work runs, and keeps the keyboard."""

    def __init__(self, text: str, busy_text: str, name: str) -> None:
        super().__init__(text, "primary")
        self._idle_text, self._busy_text = text, busy_text
        self.setObjectName(name)

    def set_busy(self, busy: bool) -> None:
        self.setText(self._busy_text if busy else self._idle_text)


class Wait(HelpText):
    """Counts down, in words, until the next try is let in."""

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wait")
        self.left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self.hide()

    def start(self, seconds: float) -> None:
        """Seconds until the next try; none clears the line."""
        self.left = math.ceil(seconds)
        self.setVisible(self.left > 0)
        if self.left > 0:
            self._say(t("unlock.wait.left", time=wait_words(self.left)))
            self._timer.start()
        else:
            self._timer.stop()

    def tick(self) -> None:
        """One second has passed."""
        self.left -= 1
        if self.left > 0:
            self._say(t("unlock.wait.left", time=wait_words(self.left)))
            return
        self._timer.stop()
        self._say(t("unlock.wait.over"))
        self.over.emit()

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)


def wait_words(seconds: int) -> str:
    """How long to wait: "1 minut och 5 sekunder"."""
    minutes, rest = divmod(seconds, 60)
    in_minutes = t("unlock.wait.minute") if minutes == 1 else t("unlock.wait.minutes", minutes=minutes)
    in_seconds = t("unlock.wait.second") if rest == 1 else t("unlock.wait.seconds", seconds=rest)
    if minutes and rest:
        return t("unlock.wait.both", minutes=in_minutes, seconds=in_seconds)
    return in_minutes if minutes else in_seconds
