"""Actions of the main window on the text at the cursor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from lssdesk.texts import t
from lssdesk.ui.forms.editors import TextEditor

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow

Row = tuple[str, str, Callable[[], object], Callable[[], str | None], str]


def writing_actions(window: "MainWindow") -> tuple[Row, ...]:
    """Rows as the table of the window's actions has them: id, key, what it does, why it cannot, group."""
    return (
        ("next_mark", "Ctrl+.", lambda: next_mark(window), lambda: None, "case"),
        ("turn_spelling", "", lambda: turn(window, "spelling"), lambda: _no_dictionary(window), "program"),
        ("turn_hints", "", lambda: turn(window, "hints"), lambda: None, "program"),
    )


def next_mark(window: "MainWindow") -> None:
    """Go to the next unknown word or hint in the text that has the cursor, or say that there is none."""
    text = QApplication.focusWidget()
    if not isinstance(text, TextEditor):
        window.say(t("language.no_text"), "info")
    elif not text.next_mark():
        window.say(t("language.no_marks"), "info")


def turn(window: "MainWindow", what: str) -> None:
    """Turn spelling or hints on or off, and say how it is now."""
    aids = window.office.writing
    on = aids.turn_spelling() if what == "spelling" else aids.turn_hints()
    window.say(t(f"language.{what}_{'on' if on else 'off'}"), "info")


def _no_dictionary(window: "MainWindow") -> str | None:
    return t("language.missing") if window.office.writing.dictionary_missing else None
