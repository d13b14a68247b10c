"""What fingers do with the real windows: find by name, click, type, wait.  For the demo and for tests."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

LONGEST_MS = 30_000


class Fingers:
    """Fingers at ``top``, the window that has the keyboard."""

    def __init__(self, top: QWidget) -> None:
        self._top = top

    @property
    def top(self) -> QWidget:
        """The window that has the keyboard."""
        return self._top

    @property
    def focused(self) -> QWidget:
        """What has the keyboard."""
        widget = self.top.focusWidget()
        assert widget is not None
        return widget

    def find(self, name: str, inside: QWidget | None = None) -> QWidget | None:
        """The visible widget of a name."""
        found = [widget for widget in (inside or self.top).findChildren(QWidget, name) if widget.isVisible()]
        return found[0] if found else None

    def shown(self, name: str, inside: QWidget | None = None) -> bool:
        """Whether a widget of a name can be seen."""
        return self.find(name, inside) is not None

    def seen(self, name: str, inside: QWidget | None = None) -> QWidget:
        """The same, which has to be there."""
        widget = self.find(name, inside)
        assert widget is not None, name
        return widget

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """Click a button."""
        self.push(self.seen(name, inside))

    def push(self, button: QWidget) -> None:
        """The same for a button that is known."""
        middle = button.height() // 2
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(middle, middle))
        QApplication.processEvents()

    def reach(self, widget: QWidget) -> None:
        """Get to a field with the keyboard's focus."""
        widget.setFocus()

    def type(self, name: str, text: str, inside: QWidget | None = None) -> None:
        """Type into a field in place of what is there."""
        self.type_into(self.seen(name, inside), text)

    def type_into(self, widget: QWidget, text: str) -> None:
        """The same for a field that is known."""
        self.reach(widget)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.selectAll()
        self.type_on(widget, text)

    def type_on(self, widget: QWidget, text: str) -> None:
        """Type where the cursor of a field is."""
        for letter in text:  # QTest's own typing knows ASCII only
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.processEvents()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the cursor is."""
        for key in keys:
            QTest.keyClick(self.focused, key, modifier)
            QApplication.processEvents()

    def keys(self, *typed: str | Qt.Key) -> None:
        """Type texts in place of what is there, and press keys, where the cursor is."""
        for one in typed:
            if isinstance(one, str):
                self.type_into(self.focused, one)
            else:
                self.press(one)

    def fill(self, pointer: str, value: object) -> None:
        """Answer the field at a pointer, with fingers that suit its kind."""
        widget = self.seen(pointer)
        if isinstance(value, list | tuple):
            self._fill_rows(widget, value)
        elif isinstance(widget, QCheckBox):
            if widget.isChecked() != bool(value):
                self.push(widget)
        elif isinstance(widget, QComboBox):
            self.choose(widget, value)
        elif (segment := widget.findChild(QAbstractButton, f"segment_{value}")) is not None:
            self.push(segment)
        else:
            self.type_into(widget, str(value))
        QApplication.processEvents()

    def choose(self, combo: QWidget, value: object) -> None:
        """Choose in a list with the arrow keys, as one does without a mouse."""
        assert isinstance(combo, QComboBox)
        self.reach(combo)
        for _ in range(combo.count()):
            if combo.currentData() == value:
                return
            QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentData() == value, value

    def _fill_rows(self, table: QWidget, rows: Sequence[Mapping[str, object]]) -> None:
        add = self.seen("add", table)
        for number, row in enumerate(rows):
            self.push(add)
            for key, value in row.items():
                cell = self.seen(f"{number}/{key}", table)
                if isinstance(cell, QComboBox):
                    self.choose(cell, value)
                else:
                    self.type_into(cell, str(value))

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program go on until something is so."""
        if until():
            return
        loop, timer, longest = QEventLoop(), QTimer(interval=10), QTimer(singleShot=True)
        timer.timeout.connect(lambda: loop.quit() if until() else None)
        longest.timeout.connect(lambda: loop.exit(1))
        timer.start()
        longest.start(LONGEST_MS)
        late = loop.exec()
        timer.stop()
        longest.stop()
        if late:
            raise TimeoutError
