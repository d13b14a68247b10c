"""A form as a page: groups under headings, one column, only the questions that are asked now."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from lssdesk.model import forms
from lssdesk.model.forms import Field, Form, Group
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.fields import FieldBox
from lssdesk.ui.forms.sheet import Sheet
from lssdesk.ui.forms.tab_order import move_behind
from lssdesk.ui.forms.veil import Veil
from lssdesk.ui.parts import Button, Heading, HelpText

WIDEST = 544  # pixels at 100 % text: seventy characters, and the margins


class _GroupBox(QWidget):
    """A heading and its fields; hidden while none of them is asked.

    One that may be folded is a line with a button as long as nothing speaks for it, or as the officer wishes.
    Its fields are made when they are first to be seen: most cases never need most of them.
    """

    written = Signal(str)

    def __init__(self, group: Group, sheet: Sheet, parent: QWidget, veil: Veil | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.group, self._sheet, self._veil = group, sheet, veil
        self._asked: list[bool] = []
        self._wished: bool | None = None  # folded or not, by the officer's own hand
        self._body = QWidget(self)
        self._body.setProperty("kind", "clear")
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(2 * theme.GRID)
        if group.help:
            self._inner.addWidget(HelpText(group.help, self._body))
        self.button = Button("", "link", parent=self)
        self.button.clicked.connect(lambda: self.turn())
        self.fields: list[FieldBox] = []
        self.last = True  # while nothing was made after it
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(Heading(group.title, parent=self), 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(head)
        column.addWidget(self._body)

    @property
    def covered(self) -> bool:
        """Whether its answers are hidden until they are asked for."""
        return self._veil is not None and self._veil.covers(self.group)

    def _uncover(self) -> None:
        if self._veil is not None and self.covered:
            self._veil.lift()

    @property
    def folded(self) -> bool:
        """Whether only the title can be seen."""
        return self._body.isHidden()

    def show_asked(self, facts: Mapping[str, str | bool]) -> None:
        """Show the questions that are asked now."""
        read, today = self._sheet.read, self._sheet.today
        self._asked = [forms.shown(field, read, facts, today) for field in self.group.fields]
        self.setVisible(any(self._asked))
        rule = forms.folded(self.group, read)
        self._fold(self.covered or (rule if self._wished is None else self._wished))
        self._show_fields()

    def _show_fields(self) -> None:
        if not self.folded and any(self._asked):
            self.make()
        for field, asked in zip(self.fields, self._asked, strict=False):
            field.setVisible(asked)

    def make(self) -> None:
        """Make the fields, if they are not there yet."""
        if self.fields:
            return
        self.fields = [FieldBox(field, self._sheet, self._body) for field in self.group.fields]
        for field, asked in zip(self.fields, self._asked, strict=True):
            self._inner.addWidget(field)
            field.setVisible(asked)
            field.written.connect(self.written)
        if not self.last:
            move_behind(self.button, self._body)

    def unanswered(self, needed: Callable[[Field], bool]) -> bool:
        """Whether a question is asked that has to be answered and is not."""
        return any(
            asked and needed(field) and not field.answered(self._sheet.read)
            for field, asked in zip(self.group.fields, self._asked, strict=True)
        )

    def open(self) -> None:
        """Unfold, and stay so."""
        self._uncover()
        self._wished = False
        self._fold(False)
        self._show_fields()

    def turn(self) -> None:
        """Unfold and go to the first question, or fold and stay at the title."""
        self._wished = not self.folded
        if not self._wished:
            self._uncover()
        self._fold(self._wished)
        self._show_fields()
        first = next((field for field in self.fields if not field.isHidden()), None)
        if self._wished or first is None:
            self.button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            first.focus()

    def _fold(self, folded: bool) -> None:
        self._body.setHidden(folded)
        room = 0 if folded else 2 * theme.GRID
        self.layout().setContentsMargins(0, room, 0, room)
        covered = self.covered
        self.button.setVisible(covered or bool(self.group.fold))
        if covered:
            self.button.setText(t("protected.card.show"))
            self.button.setObjectName("uncover")
            self.button.setAccessibleName(t("protected.card.show"))
            self.button.setToolTip(t("protected.card.tip"))
        elif self.group.fold:
            word = t("form.unfold" if folded else "form.fold")
            self.button.setText(word)
            self.button.setObjectName(f"{'unfold' if folded else 'fold'}:{self.group.fold}")
            self.button.setAccessibleName(f"{self.group.title}: {word}")
            self.button.setToolTip(t("form.fold_tip"))


class FormPage(QScrollArea):
    """The page of one form.  ``written`` names the pointer of each change."""

    written = Signal(str)

    def __init__(
        self, form: Form, sheet: Sheet, parent: QWidget | None = None, veil: Veil | None = None
    ) -> None:
        super().__init__(parent)
        self.form, self.sheet, self._veil = form, sheet, veil
        self.needed: Callable[[Field], bool] = needed  # which questions have to be answered
        self.setObjectName(f"form:{form.id}")
        self.setAccessibleName(form.title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        body = self._body = QWidget(self)
        body.setProperty("kind", "form")
        self._fit()
        self.setWidget(body)  # before its fields: what is moved later is styled anew
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(3 * theme.GRID, theme.GRID, 3 * theme.GRID, 6 * theme.GRID)
        self._column.setSpacing(theme.GRID)
        self.why_locked = HelpText(t("form.decided"), body)
        self._column.addWidget(self.why_locked)
        self._groups: list[_GroupBox] = []
        self._make_groups()
        self._column.addStretch(1)

    def _make_groups(self) -> None:
        """One after the other with its fields, so that Tab goes that way."""
        facts = self.sheet.facts()
        for group in self.form.groups:
            box = _GroupBox(group, self.sheet, self._body, self._veil)
            self._groups.append(box)
            self._column.addWidget(box)
            box.written.connect(self._on_written)
            box.show_asked(facts)
            box.last = False
        self._decide()

    def fields(self) -> list[FieldBox]:
        """The fields that are made, in order, also those not asked now."""
        return [field for group in self._groups for field in group.fields]

    def refresh(self) -> None:
        """Show what stands on the sheet now, and only the questions that are asked."""
        for field in self.fields():
            field.refresh()
        self._show_asked()

    def refresh_wordings(self) -> None:
        """Show the standard wordings and what is suggested anew: they follow the other answers."""
        for field in self.fields():
            if (field.field.kind == "wording" or field.field.listed) and not field.focused():
                field.refresh()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        asked = (field for field in self.fields() if not field.isHidden())
        if first := next(asked, None):
            first.focus()

    def give_cursor_back(self) -> None:
        """Put the cursor where it was last on this page, or into the first field."""
        last = self.widget().focusWidget()
        if last is not None and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin()

    def go_to(self, pointer: str) -> bool:
        """Put the cursor into the field that a pointer leads to, or into; whether there is one.

        Where that field is not asked now, into the one before it: its answer is why.
        """
        for group in self._groups:
            if any(fits(pointer, field.path) for field in group.group.fields):
                group.make()
        place = self._nearest(pointer)
        if place is None:
            return False
        fields = self.fields()
        before = (field for field in reversed(fields[: place + 1]) if not field.isHidden())
        after = (field for field in fields[place:] if not field.isHidden())
        found = next(before, None) or next(after, None)
        if found is not None:
            self._show(found, pointer)
        return found is not None

    def _nearest(self, pointer: str) -> int | None:
        """Place of the field that fits a pointer best; one that is asked before one that is not."""
        fields = self.fields()
        fitting = [place for place, field in enumerate(fields) if fits(pointer, field.field.path)]
        asked = [place for place in fitting if not fields[place].isHidden()]
        return next(iter(asked or fitting), None)

    def focused(self) -> str:
        """Pointer of the editor that has the cursor, or an empty text."""
        return next((found for field in self.fields() if (found := field.focused())), "")

    def next_unanswered(self, anew: bool = False) -> bool:
        """Go to the next question after the cursor that has to be answered and is not; whether there is one.

        ``anew`` begins at the first question.
        """
        for group in self._groups:
            if group.unanswered(self.needed):
                group.make()
        asked = [field for field in self.fields() if not field.isHidden()]
        now = next((place for place, field in enumerate(asked) if field.focused()), -1)
        start = 0 if anew else now + 1
        for field in asked[start:] + asked[:start]:
            if self.needed(field.field) and not field.field.answered(self.sheet.read):
                self._show(field)
                return True
        return False

    def turn_group(self) -> bool:
        """Fold or unfold the group at the cursor; whether there is one that can be."""
        now = self.window().focusWidget()
        found = (group for group in self._groups if now is not None and group.isAncestorOf(now))
        group = next((group for group in found if group.group.fold or group.covered), None)
        if group is None:
            return False
        group.turn()
        self._bring_focus()
        return True

    def _bring_focus(self) -> None:
        """Scroll to what has the cursor, also inside a field that is higher than the page."""
        self.widget().layout().activate()
        now = QApplication.focusWidget()
        if now is not None and self.widget().isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 80)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._body.setMaximumWidth(theme.px(WIDEST))

    def _show(self, field: FieldBox, pointer: str = "") -> None:
        for group in self._groups:
            if field in group.fields:
                if group.folded:  # what was not there has its height in a moment
                    QTimer.singleShot(0, self, self._bring_focus)
                group.open()
        self.widget().layout().activate()
        self.ensureWidgetVisible(field, 0, 80)
        field.focus(pointer)
        if field.focused():  # what can only be read may take no cursor
            self._bring_focus()

    def _on_written(self, pointer: str) -> None:
        self._show_asked()
        self.written.emit(pointer)

    def _show_asked(self) -> None:
        facts = self.sheet.facts()
        for group in self._groups:
            group.show_asked(facts)
        self._decide()

    def _decide(self) -> None:
        writable = self.sheet.writable
        self.why_locked.setHidden(all(writable(field.path) for field in self.form.fields()))


def needed(field: Field) -> bool:
    """Whether a question has to be answered."""
    return not field.optional and field.kind != "flag"


def fits(pointer: str, path: str) -> bool:
    """Whether a pointer leads to the field at a path, into it, or to what holds it."""
    return pointer == path or pointer.startswith(f"{path}/") or path.startswith(f"{pointer}/")
