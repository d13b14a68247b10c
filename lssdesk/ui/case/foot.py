"""What is at hand below every page of a case: notes, documents, search, and the next thing to do."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts import Button


class CaseFoot(QWidget):
    """Buttons for fingers and for who does not know the keys; ``pressed`` names the one that was chosen."""

    pressed = Signal(str)
    LEFT = (
        ("note", "letter"), ("journal", "report"), ("attachments", "cases"), ("papers", "print"),
        ("find", "search"),
    )  # fmt: skip
    SPARE = ("find", "journal")
    """What stays away where not even the icons have room: both have keys and are in the palette."""
    RIGHT = (("finding", "warn"), ("unanswered", "help"))  # with an icon only where no word has room

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_foot")
        self.setProperty("kind", "clear")
        self._buttons: dict[str, Button] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GRID // 2)
        for name, icon in self.LEFT:
            self._add(name, "quiet", icon)
        self._row.addStretch(1)
        for name, _ in self.RIGHT:
            self._add(name, "", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts = {name: button.text() for name, button in self._buttons.items()}
        self.show_counts(0, 0)

    def as_bar(self) -> "CaseFoot":
        """The same as a bar of its own below the page."""
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
        return self

    def show_counts(self, notes: int, attachments: int) -> None:
        """How many notes wait for their place, and how many documents there are."""
        for name, count in (("note", notes), ("attachments", attachments)):
            text = t(f"notes.foot.{name}")
            self._texts[name] = f"{text}  {count}" if count else text
            spoken = t(f"notes.foot.{name}_count", count=count) if count else text
            self._buttons[name].setAccessibleName(spoken)
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._row.minimumSize().height())

    def _show_words(self) -> None:
        """Words where there is room for them: those at the right last give way to icons."""
        self._say(self._texts)
        for name in self.SPARE:
            self._buttons[name].setHidden(False)
        for side in (self.LEFT, self.RIGHT):
            if self._row.sizeHint().width() > self.width():
                self._say(dict.fromkeys((name for name, _ in side), ""))
        for name in self.SPARE:
            self._row.activate()
            self._buttons[name].setHidden(self._row.sizeHint().width() > self.width())

    def _say(self, texts: Mapping[str, str]) -> None:
        drawn = dict(self.RIGHT)
        for name, text in texts.items():
            button = self._buttons[name]
            button.setText(text)
            if name in drawn:
                button.setIcon(QIcon() if text else icons.icon(drawn[name]))
            button.setIconSize(icons.size(bool(text)))

    def show_left(self, left: bool) -> None:
        """Whether something may be left to answer, or to remark on."""
        for name, _ in self.RIGHT:
            self._buttons[name].setVisible(left)
        self._show_words()

    def _add(self, name: str, look: str, icon: str) -> None:
        button = Button(t(f"notes.foot.{name}"), look, icon)
        button.setObjectName(f"foot_{name}")
        button.setToolTip(t(f"notes.foot.{name}_tip"))
        button.setAccessibleName(t(f"notes.foot.{name}"))
        button.clicked.connect(lambda: self.pressed.emit(name))
        button.setProperty("touch", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so "next" counts from the cursor
        self._row.addWidget(button)
        self._buttons[name] = button
