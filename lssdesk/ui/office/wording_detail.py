"""One wording to read: how it stands, its text, when it fits, what has happened, and what can be done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lssdesk.flow.wordings import Line, Wordings
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.office import wording_words
from lssdesk.ui.office.wording_deed import Deed
from lssdesk.ui.parts import Button, FlowLayout, Heading, HelpText


class WordingDetail(QWidget):
    """``changed`` with a sentence when something was done; ``edit_wanted`` when it is to be written anew."""

    changed = Signal(str)
    edit_wanted = Signal()
    discard_wanted = Signal()
    looked_at = Signal(QWidget)

    def __init__(self, line: Line, wordings: Wordings, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wording_detail")
        self.setProperty("kind", "clear")
        self.line, self._wordings, self._today = line, wordings, today
        self.deed: Deed | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(line.content.title, parent=self))
        column.addWidget(HelpText(wording_words.place_text(line.content.place), self))
        column.addLayout(self._chips())
        column.addWidget(self._text())
        column.addWidget(HelpText("\n".join(self._about()), self))
        self.buttons = self._buttons()
        column.addSpacing(theme.GRID)
        column.addWidget(self._bar())
        self._deed_place = QVBoxLayout()
        column.addLayout(self._deed_place)
        self._history()

    def _chips(self) -> FlowLayout:
        row = FlowLayout()
        for chip, day in self.line.chips:
            label = QLabel(wording_words.chip_text(chip, day), self)
            label.setProperty("kind", "mark")
            label.setProperty("severity", wording_words.SEVERITY.get(chip, "done"))
            row.addWidget(label)
        return row

    def _text(self) -> QLabel:
        text = QLabel(self)
        text.setObjectName("wording_text")
        text.setProperty("kind", "quote")
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setText(wording_words.marked(self.line.content.text))
        text.setAccessibleName(wording_words.spoken(self.line.content.text))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return text

    def _about(self) -> list[str]:
        content = self.line.content
        lines = [wording_words.measures_text(content.measures), wording_words.when_text(content.when)]
        if content.replaces:
            titles = self._wordings.book().titles()
            title = titles.get(content.replaces, content.replaces)
            lines.append(t("wordings_admin.replaces_is", title=title))
        if content.source:
            lines.append(t("wordings_admin.source_is", source=content.source))
        return [*lines, t("wordings_admin.id_is", id=self.line.id)]

    def _buttons(self) -> dict[str, Button]:
        line = self.line
        running = line.has("running", "ends", "coming")
        wanted = {
            "approve": line.draft is not None,
            "edit": line.own,
            "copy": not line.own,
            "retire": running,
            "restore": not line.own and not running,
            "discard": line.draft is not None,
        }
        return {name: self._button(name) for name, shown in wanted.items() if shown}

    def _button(self, name: str) -> Button:
        key = "try" if name == "approve" else name
        text = t("wordings_admin.try_and_approve") if key == "try" else t(f"wordings_admin.{key}")
        button = Button(text, "primary" if name == "approve" else "", parent=self)
        button.setObjectName(f"wording_{name}")
        if name in ("edit", "copy"):
            button.clicked.connect(self.edit_wanted)
        elif name == "discard":
            button.clicked.connect(self.discard_wanted)
        else:
            button.clicked.connect(lambda _=False: self.open(name))
        return button

    def _bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("kind", "clear")
        row = FlowLayout(bar)
        for button in self.buttons.values():
            row.addWidget(button)
        return bar

    def _history(self) -> None:
        steps = self._wordings.history(self.line.id)
        if steps:
            self._column.addWidget(Heading(t("wordings_admin.history"), "group", self))
            for step in steps:
                self._column.addWidget(HelpText(wording_words.step_text(step), self))

    def open(self, what: str) -> None:
        """Open the card of a deed, in place of another one."""
        self.close_deed()
        deed = self.deed = Deed(what, self.line, self._wordings, self._today, self)
        deed.done.connect(self.changed)
        deed.left.connect(lambda: self._back(what))
        deed.looked_at.connect(self.looked_at)
        self._deed_place.addWidget(deed)
        deed.show()
        deed.begin()
        self.looked_at.emit(deed)

    def _back(self, what: str) -> None:
        self.close_deed()
        self.buttons[what].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_deed(self) -> None:
        """Put the card away."""
        if self.deed is not None:
            self.deed.hide()
            self.deed.deleteLater()
            self.deed = None
