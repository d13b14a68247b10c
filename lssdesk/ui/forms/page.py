"""A form as a page: groups under headings, one column, only the questions that are asked now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lssdesk.model import forms
from lssdesk.model.forms import Form, Group
from lssdesk.ui.forms.fields import FieldBox
from lssdesk.ui.forms.sheet import Sheet
from lssdesk.ui.parts import Heading, HelpText

WIDEST = 760


class _GroupBox(QWidget):
    """A heading and its fields; hidden while none of them is asked."""

    def __init__(self, group: Group, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Heading(group.title, parent=self))
        if group.help:
            column.addWidget(HelpText(group.help, self))
        self.fields = [FieldBox(field, sheet, self) for field in group.fields]
        for field in self.fields:
            column.addWidget(field)


class FormPage(QScrollArea):
    """The page of one form.  ``written`` names the pointer of each change."""

    written = Signal(str)

    def __init__(self, form: Form, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.sheet = form, sheet
        self.setObjectName(f"form:{form.id}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        body.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 16, 24, 48)
        self._column.setSpacing(32)
        self._groups = [_GroupBox(group, sheet, body) for group in form.groups]
        for group in self._groups:
            self._column.addWidget(group)
        self._column.addStretch(1)
        self.setWidget(body)
        for field in self.fields():
            field.written.connect(self._on_written)
        self._show_asked()

    def fields(self) -> list[FieldBox]:
        """All fields in order, also those not asked now."""
        return [field for group in self._groups for field in group.fields]

    def refresh(self) -> None:
        """Show what stands on the sheet now, and only the questions that are asked."""
        for field in self.fields():
            field.refresh()
        self._show_asked()

    def go_to(self, pointer: str) -> bool:
        """Put the cursor into the field that a pointer leads to, or into; whether there is one."""
        found = [
            field
            for field in self.fields()
            if not field.isHidden()
            and (pointer.startswith(field.field.path) or field.field.path.startswith(f"{pointer}/"))
        ]
        if not found:
            return False
        self._show(max(found, key=lambda field: len(field.field.path)))
        return True

    def next_unanswered(self) -> bool:
        """Go to the next question after the cursor that has to be answered and is not; whether there is one."""
        asked = [field for field in self.fields() if not field.isHidden()]
        now = (
            next((place for place, field in enumerate(asked) if field.isAncestorOf(self.focusWidget())), -1)
            if self.focusWidget()
            else -1
        )
        for field in [*asked[now + 1 :], *asked[: now + 1]]:
            if (
                not field.field.optional
                and field.field.kind != "flag"
                and not field.field.answered(self.sheet.read)
            ):
                self._show(field)
                return True
        return False

    def _show(self, field: FieldBox) -> None:
        self.ensureWidgetVisible(field, 0, 80)
        field.focus()

    def _on_written(self, pointer: str) -> None:
        self._show_asked()
        self.written.emit(pointer)

    def _show_asked(self) -> None:
        facts = self.sheet.facts()
        for group in self._groups:
            for field in group.fields:
                field.setVisible(forms.shown(field.field, self.sheet.read, facts, self.sheet.today))
            group.setVisible(any(not field.isHidden() for field in group.fields))
