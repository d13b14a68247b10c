"""The line below a text: the hint at the cursor, and how easy the text is to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QPlainTextEdit

from lssdesk.texts import t


class HintLine(QLabel):
    """Stands right below its editor.  It never gets lower while it is there, so that nothing jumps."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor.parentWidget())
        self.setObjectName("hint_line")
        self.setProperty("kind", "small")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._editor = editor
        self.hide()
        below(editor, self)

    def say(self, hint: str, index: str) -> None:
        """Show what there is; without anything the line stays empty where it once was shown."""
        text = t("language.both", hint=hint, index=index) if hint and index else hint or index
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(t("language.line_name", text=text) if text else "")
        if text:
            self.setVisible(self._editor.isVisibleTo(self._editor.parentWidget()))
            self.setMinimumHeight(max(self.minimumHeight(), self.heightForWidth(self._editor.width())))

    def follow(self, shown: bool) -> None:
        """Come and go with the editor."""
        self.setVisible(shown and bool(self.minimumHeight()))


def below(editor: QPlainTextEdit, line: QLabel) -> None:
    """Put a line right below an editor, in whatever column that stands."""
    column = _column(editor.parentWidget().layout(), editor)
    if column is not None:
        column.insertWidget(column.indexOf(editor) + 1, line)


def _column(layout: QLayout | None, editor: QPlainTextEdit) -> QBoxLayout | None:
    if layout is None:
        return None
    if isinstance(layout, QBoxLayout) and layout.indexOf(editor) >= 0:
        return layout
    inner = (layout.itemAt(place).layout() for place in range(layout.count()))
    return next((found for one in inner if (found := _column(one, editor)) is not None), None)
