"""An officer without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from lssdesk.demo import Hand

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS = {
    "bar_settings": (K.Key_Comma, CTRL),
    "bar_new": (K.Key_N, CTRL),
    "bar_lock": (K.Key_L, CTRL),
    "sign": (K.Key_Return, CTRL),
    "save_pdf": (K.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier),
    **{
        f"step_{step}": (key, ALT)
        for step, key in (
            ("application", K.Key_1),
            ("inquiry", K.Key_2),
            ("communication", K.Key_3),
            ("decision", K.Key_4),
            ("after", K.Key_5),
            ("hours", K.Key_6),
        )
    },
}
FARTHEST = 400  # presses of Tab once round the window


class KeysAlone(Hand):
    """An officer without a mouse: Tab leads to every field, keys do the rest."""

    def click(self, name: str, inside: QWidget | None = None) -> None:
        if name in KEYS:
            self.press(KEYS[name][0], modifier=KEYS[name][1])
        else:
            super().click(name, inside)

    def reach(self, widget: QWidget) -> None:
        for _ in range(FARTHEST):
            if self.top.focusWidget() is widget:
                return
            QTest.keyClick(self.top.focusWidget() or self.top, K.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget.objectName()}")

    def push(self, button: QWidget) -> None:
        if isinstance(button, QRadioButton):
            self._choose_segment(button)
        else:
            self.reach(button)
            self.press(K.Key_Space)

    def _choose_segment(self, button: QRadioButton) -> None:
        group = button.parentWidget().findChildren(QAbstractButton)
        self.reach(next((one for one in group if one.isChecked()), group[0]))
        self.press(K.Key_Space)
        for _ in group:
            if button.isChecked():
                return
            self.press(K.Key_Right)
        assert button.isChecked()
