"""How a value of the municipality is typed: a number, a clock time, a day, words, or one of a few choices."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from lssdesk.errors import Refused
from lssdesk.flow import policy_values
from lssdesk.flow.policy_values import CHOICE, FLAG, NAMES, TEXT, Item, Value
from lssdesk.model import typed
from lssdesk.texts import t
from lssdesk.ui.forms.editors import QuietCombo, TextEditor

_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_MONTH_DAY = re.compile(r"(?:den\s+)?(\d{1,2})[/.](\d{1,2})")
_NUMBER = re.compile(r"(\d{1,9})(?:\s+\D*)?")


def editor(item: Item, value: Value | None, parent: QWidget) -> QWidget:
    """The widget that a value is typed or chosen in, filled with the present one."""
    if item.unit in (CHOICE, FLAG):
        combo = QuietCombo(parent)
        for option in item.options if item.unit == CHOICE else (1, 0):
            combo.addItem(policy_values.shown(item, option), option)
        combo.setCurrentIndex(max(0, combo.findData(value)))
        return combo
    if item.unit == TEXT:
        text = TextEditor(parent)
        text.show_value(value)
        return text
    line = QLineEdit(_typed(item, value), parent)
    line.setMaxLength(2_000)
    return line


def read(item: Item, widget: QWidget) -> Value:
    """What the widget says as a value.  Refused, in words, where it says nothing that fits."""
    if isinstance(widget, QuietCombo):
        chosen: Value = widget.currentData()
        return chosen
    text = widget.toPlainText() if isinstance(widget, TextEditor) else widget.text()
    if not text.strip():
        raise Refused(t("office.no_value"), "/value")
    readers: dict[str, Callable[[str], Value | None]] = {
        TEXT: str.strip,
        NAMES: lambda names: tuple(part.strip() for part in names.split(",") if part.strip()),
        "clock": lambda clock: _pair(_CLOCK, clock, 1, 2),
        "month_day": lambda day: _pair(_MONTH_DAY, day, 2, 1),
        "ore": typed.kronor,
    }
    value = readers.get(item.unit, _number)(text.strip())
    if value is None:
        raise Refused(
            t(f"office.shape_{item.unit}" if item.unit in readers else "office.shape_number"), "/value"
        )
    return value


def _typed(item: Item, value: Value | None) -> str:
    """A value as one would type it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, str):
        return value
    match item.unit:
        case "clock":
            return policy_values.shown(item, value)
        case "month_day":
            return f"{value % 100}/{value // 100}"
        case "ore":
            return f"{value // 100},{value % 100:02}" if value % 100 else str(value // 100)
        case _:
            return str(value)


def _pair(pattern: re.Pattern[str], text: str, hundreds: int, rest: int) -> int | None:
    found = pattern.fullmatch(text)
    return int(found[hundreds]) * 100 + int(found[rest] or 0) if found else None


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.replace("\u00a0", " "))
    return int(found[1]) if found else None
