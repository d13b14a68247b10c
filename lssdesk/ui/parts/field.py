"""A field with its label above, its help below, and its problem in words."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lssdesk.ui.parts.labels import HelpText, ProblemText
from lssdesk.ui.parts.restyle import restyle


class Field(QWidget):
    """``widget`` is what is filled in; it gets the label as its name for a screen reader."""

    def __init__(
        self, label: str, widget: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.widget = widget
        self.label = QLabel(label)
        self.label.setProperty("kind", "strong")
        self.label.setWordWrap(True)
        self.label.setBuddy(widget)
        widget.setAccessibleName(label)
        widget.setAccessibleDescription(help_text)
        self.help = HelpText(help_text)
        if not help_text:
            self.help.hide()
        self.problem = ProblemText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.label, widget, self.problem, self.help):
            column.addWidget(part)

    def show_problem(self, text: str, severity: str = "block", word: str | None = "") -> None:
        self.problem.show_problem(text, severity, word)
        self.widget.setAccessibleDescription(self.problem.text())
        restyle(self.widget.focusProxy() or self.widget, severity=severity)

    def clear_problem(self) -> None:
        self.problem.clear()
        self.widget.setAccessibleDescription(self.help.text())
        restyle(self.widget.focusProxy() or self.widget, severity="")
