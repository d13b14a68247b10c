"""The place of one note across the page."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from lssdesk.ui.parts import Banner


class NoteLine(QVBoxLayout):
    """Holds at most one note: a new one takes the place of the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)

    def say(
        self, text: str, severity: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a note; ``action`` names a button in it, which does ``act``."""
        self.quiet()
        note = Banner(text, severity, action, self.parentWidget())
        if act is not None:
            note.acted.connect(act)
        self.addWidget(note)
        note.show()

    def quiet(self) -> None:
        """Take the note away."""
        while (item := self.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()

    def text(self) -> str:
        """The sentence that stands there, or an empty text."""
        item = self.itemAt(0)
        return item.widget().sentence.text() if item and not item.widget().isHidden() else ""
