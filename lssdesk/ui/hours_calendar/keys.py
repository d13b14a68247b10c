"""The calendar's keys: which command each one is [CAL-002]."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_K, _M = Qt.Key, Qt.KeyboardModifier
_PLAIN, _SHIFT, _CTRL = _M.NoModifier, _M.ShiftModifier, _M.ControlModifier
_BOTH = _CTRL | _SHIFT
_QUARTER, _WEEK = 15, 7

Command = Callable[[Any], object]

ANYWHERE: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
    (_K.Key_PageUp, _PLAIN): lambda calendar: calendar.step_months(-1),
    (_K.Key_PageDown, _PLAIN): lambda calendar: calendar.step_months(1),
    (_K.Key_PageUp, _CTRL): lambda calendar: calendar.step_months(-12),
    (_K.Key_PageDown, _CTRL): lambda calendar: calendar.step_months(12),
    (_K.Key_Home, _PLAIN): lambda calendar: calendar.go_to_edge(last=False),
    (_K.Key_End, _PLAIN): lambda calendar: calendar.go_to_edge(last=True),
    (_K.Key_Space, _PLAIN): lambda calendar: calendar.next_on_day(),
    (_K.Key_Return, _PLAIN): lambda calendar: calendar.open_selected(),
    (_K.Key_Enter, _M.KeypadModifier): lambda calendar: calendar.open_selected(),
    (_K.Key_N, _PLAIN): lambda calendar: calendar.open_new(),
    (_K.Key_Delete, _PLAIN): lambda calendar: calendar.remove_selected(),
    (_K.Key_C, _CTRL): lambda calendar: calendar.copy_selected(),
    (_K.Key_V, _CTRL): lambda calendar: calendar.paste(),
    (_K.Key_T, _PLAIN): lambda calendar: calendar.go_to_today(),
    (_K.Key_Aring, _PLAIN): lambda calendar: calendar.show_year(),
    (_K.Key_M, _PLAIN): lambda calendar: calendar.show_month(),
    (_K.Key_L, _PLAIN): lambda calendar: calendar.show_list(),
    (_K.Key_S, _PLAIN): lambda calendar: calendar.show_balance(),
    (_K.Key_F1, _PLAIN): lambda calendar: calendar.show_keys(),
    (_K.Key_Escape, _PLAIN): lambda calendar: calendar.leave(),
    (_K.Key_Down, _BOTH): lambda calendar: calendar.stretch_selected(_QUARTER),
    (_K.Key_Right, _BOTH): lambda calendar: calendar.stretch_selected(_QUARTER),
    (_K.Key_Up, _BOTH): lambda calendar: calendar.stretch_selected(-_QUARTER),
    (_K.Key_Left, _BOTH): lambda calendar: calendar.stretch_selected(-_QUARTER),
}

IN_YEAR = {
    (_K.Key_Left, _PLAIN): lambda calendar: calendar.step_days(-1),
    (_K.Key_Right, _PLAIN): lambda calendar: calendar.step_days(1),
    (_K.Key_Up, _PLAIN): lambda calendar: calendar.step_days(-_WEEK),
    (_K.Key_Down, _PLAIN): lambda calendar: calendar.step_days(_WEEK),
    (_K.Key_Left, _SHIFT): lambda calendar: calendar.move_selected(days=-1),
    (_K.Key_Right, _SHIFT): lambda calendar: calendar.move_selected(days=1),
    (_K.Key_Up, _SHIFT): lambda calendar: calendar.move_selected(days=-_WEEK),
    (_K.Key_Down, _SHIFT): lambda calendar: calendar.move_selected(days=_WEEK),
}

IN_MONTH = {
    (_K.Key_Left, _PLAIN): lambda calendar: calendar.step_sessions(-1),
    (_K.Key_Right, _PLAIN): lambda calendar: calendar.step_sessions(1),
    (_K.Key_Up, _PLAIN): lambda calendar: calendar.step_days(-1),
    (_K.Key_Down, _PLAIN): lambda calendar: calendar.step_days(1),
    (_K.Key_Left, _SHIFT): lambda calendar: calendar.move_selected(minutes=-_QUARTER),
    (_K.Key_Right, _SHIFT): lambda calendar: calendar.move_selected(minutes=_QUARTER),
    (_K.Key_Up, _SHIFT): lambda calendar: calendar.move_selected(days=-1),
    (_K.Key_Down, _SHIFT): lambda calendar: calendar.move_selected(days=1),
}


def command_of(event: QKeyEvent, in_month: bool) -> Command | None:
    """The command of a key, or None: then the key is somebody else's (Ctrl+Z is the owner's)."""
    modifiers = event.modifiers()
    if event.key() != _K.Key_Enter:
        modifiers &= ~_M.KeypadModifier
    key = (_K(event.key()), modifiers)
    return (IN_MONTH if in_month else IN_YEAR).get(key) or ANYWHERE.get(key)
