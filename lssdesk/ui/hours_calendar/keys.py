"""The calendar's keys: which command each one is [CAL-002]."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_K, _M = Qt.Key, Qt.KeyboardModifier
_PLAIN, _SHIFT, _CTRL = _M.NoModifier, _M.ShiftModifier, _M.ControlModifier
_BOTH = _CTRL | _SHIFT
_ALT_SHIFT = _M.AltModifier | _SHIFT
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
    (_K.Key_X, _CTRL): lambda calendar: calendar.cut_selected(),
    (_K.Key_V, _CTRL): lambda calendar: calendar.paste(),
    (_K.Key_T, _PLAIN): lambda calendar: calendar.go_to_today(),
    (_K.Key_Aring, _PLAIN): lambda calendar: calendar.show_year(),
    (_K.Key_M, _PLAIN): lambda calendar: calendar.show_month(),
    (_K.Key_L, _PLAIN): lambda calendar: calendar.show_list(),
    (_K.Key_S, _PLAIN): lambda calendar: calendar.show_balance(),
    (_K.Key_H, _PLAIN): lambda calendar: calendar.show_how(),
    (_K.Key_R, _PLAIN): lambda calendar: calendar.show_frame("left"),
    (_K.Key_R, _SHIFT): lambda calendar: calendar.show_frame("lapse"),
    (_K.Key_G, _PLAIN): lambda calendar: calendar.show_spent(),
    (_K.Key_G, _SHIFT): lambda calendar: calendar.show_spent(whole_frame=True),
    (_K.Key_P, _PLAIN): lambda calendar: calendar.open_plan(),
    (_K.Key_V, _PLAIN): lambda calendar: calendar.ask_why(),
    (_K.Key_F1, _PLAIN): lambda calendar: calendar.show_keys(),
    (_K.Key_Escape, _PLAIN): lambda calendar: calendar.leave(),
    (_K.Key_A, _CTRL): lambda calendar: calendar.mark_month(),
    (_K.Key_Left, _CTRL): lambda calendar: calendar.extend(-1),
    (_K.Key_Right, _CTRL): lambda calendar: calendar.extend(1),
    (_K.Key_Down, _ALT_SHIFT): lambda calendar: calendar.begin_selected(_QUARTER),
    (_K.Key_Right, _ALT_SHIFT): lambda calendar: calendar.begin_selected(_QUARTER),
    (_K.Key_Up, _ALT_SHIFT): lambda calendar: calendar.begin_selected(-_QUARTER),
    (_K.Key_Left, _ALT_SHIFT): lambda calendar: calendar.begin_selected(-_QUARTER),
    (_K.Key_1, _CTRL): lambda calendar: calendar.use_track(0),
    (_K.Key_2, _CTRL): lambda calendar: calendar.use_track(1),
    (_K.Key_3, _CTRL): lambda calendar: calendar.use_track(2),
    (_K.Key_4, _CTRL): lambda calendar: calendar.use_track(3),
    (_K.Key_5, _CTRL): lambda calendar: calendar.use_track(4),
    (_K.Key_6, _CTRL): lambda calendar: calendar.use_track(5),
    (_K.Key_7, _CTRL): lambda calendar: calendar.use_track(6),
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
    (_K.Key_Left, _PLAIN): lambda calendar: calendar.step_entries(-1),
    (_K.Key_Right, _PLAIN): lambda calendar: calendar.step_entries(1),
    (_K.Key_Up, _PLAIN): lambda calendar: calendar.step_days(-1),
    (_K.Key_Down, _PLAIN): lambda calendar: calendar.step_days(1),
    (_K.Key_Left, _SHIFT): lambda calendar: calendar.move_selected(minutes=-_QUARTER),
    (_K.Key_Right, _SHIFT): lambda calendar: calendar.move_selected(minutes=_QUARTER),
    (_K.Key_Up, _SHIFT): lambda calendar: calendar.move_selected(days=-1),
    (_K.Key_Down, _SHIFT): lambda calendar: calendar.move_selected(days=1),
}


_BY_VIEW: dict[str, dict[tuple[Qt.Key, Qt.KeyboardModifier], Command]] = {
    "year": IN_YEAR,
    "month": IN_MONTH,
    "list": {},
}


def command_of(event: QKeyEvent, view: str) -> Command | None:
    """The command of a key in a view, or None: then the key is somebody else's (Ctrl+Z is the owner's)."""
    modifiers = event.modifiers()
    if event.key() != _K.Key_Enter:
        modifiers &= ~_M.KeypadModifier
    key = (_K(event.key()), modifiers)
    return _BY_VIEW[view].get(key) or ANYWHERE.get(key)
