"""The notes of a journal on their page: one that is written, and one that is signed and only read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from lssdesk.errors import Refused
from lssdesk.flow.journal import MOST_REASON, Entry
from lssdesk.flow.journal_takes import Offer
from lssdesk.law import journal as kinds
from lssdesk.model import typed
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import QuietCombo, TextEditor
from lssdesk.ui.forms.lines import DayEditor, LineEditor, is_undo
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.parts import Button, Field, FlowLayout, Heading, HelpText, ProblemText

_CLOCK = 104  # width of a clock time, in pixels at 100 % text


def head(entry: Entry) -> str:
    """What a note is called: when, and of which kind."""
    day, clock = entry.at.date().isoformat(), f"{entry.at:%H.%M}"
    return t("journal.head", day=day, time=clock, kind=kinds.label(entry.kind))


def moment(at: datetime | None) -> str:
    """``2026-03-02 10.00``."""
    return f"{at:%Y-%m-%d %H.%M}" if at else ""


class OfferRow(QWidget):
    """What a note is not enough for.  ``made``: make the decision; ``filled``: go to a field first."""

    made = Signal()
    filled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._pointer = ""
        self._said = ProblemText(parent=self)
        self.make = Button("", parent=self)
        self.make.setObjectName("journal_make")
        self.make.clicked.connect(self.made)
        self.fill = Button(t("journal.takes.fill"), "link", parent=self)
        self.fill.setObjectName("journal_fill")
        self.fill.clicked.connect(lambda: self.filled.emit(self._pointer))
        buttons = FlowLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self._said)
        column.addLayout(buttons)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Show what is offered, or nothing."""
        self.setVisible(offer is not None)
        if offer is None:
            return
        said = t("journal.takes.enough", said=offer.said)
        self._said.show_problem(
            " ".join(part for part in (said, _ended(offer.why_not)) if part), "warn", word=""
        )
        self._pointer = offer.pointer if offer.follow else ""
        self.make.setText(offer.title)
        self.make.setVisible(not offer.why_not)
        self.fill.setVisible(bool(self._pointer))


def _ended(sentence: str) -> str:
    return f"{sentence.rstrip('.')}." if sentence else ""


class NoteEditor(TextEditor):
    """The text of a note.  Ctrl+Z takes back what was typed here: it is no field of the draft's undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(True)

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.accept()
            return QPlainTextEdit.event(self, event)
        return super().event(event)


class _Card(QFrame):
    """What both have: a frame that can have the keyboard, and a column."""

    offer_made = Signal()
    offer_filled = Signal(str)

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * theme.GRID, 12, 2 * theme.GRID, 12)
        self.column.setSpacing(theme.GRID)
        self.offer = OfferRow(self)
        self.offer.made.connect(self.offer_made)
        self.offer.filled.connect(self.offer_filled)


class DraftCard(_Card):
    """A note that is written.  ``edited`` with a name and a value, as it is typed."""

    edited = Signal(str, object)
    sign_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, entry: Entry, corrects: str, today: date, parent: QWidget) -> None:
        super().__init__(entry, parent)
        self.setObjectName(f"journal_draft:{entry.id}")
        self.setAccessibleName(t("journal.draft_mine"))
        self.fields: Mapping[str, Field] = {
            "kind": Field(t("journal.kind"), self._kinds(), parent=self),
            "at": Field(t("journal.day"), self._day(today), parent=self),
            "time": Field(t("journal.time"), self._clock(), parent=self),
            "reason": Field(t("journal.reason"), self._reason(), t("journal.reason_help"), parent=self),
            "text": Field(t("journal.text"), self._text(), parent=self),
        }
        state = t("journal.correcting", head=corrects) if entry.corrects else t("journal.draft_mine")
        self.column.addWidget(Heading(state, "group", self))
        self.column.addLayout(self._top())
        self.fields["reason"].setVisible(bool(entry.corrects))
        self.problem = ProblemText(parent=self)
        for part in (self.fields["reason"], self.fields["text"], self.offer, self.problem):
            self.column.addWidget(part)
        self.column.addLayout(self._buttons())
        self.setFocusProxy(self.text)
        self._explain()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        for name, stretch in (("kind", 3), ("at", 1), ("time", 1)):
            row.addWidget(self.fields[name], stretch, Qt.AlignmentFlag.AlignTop)
        return row

    def _kinds(self) -> QuietCombo:
        self.kind = combo = QuietCombo(self)
        combo.setObjectName("journal_kind")
        group, bold = "", theme.font(bold=True)
        for one in kinds.kinds():
            if one.group != group:
                group = one.group
                combo.addItem(group, "")
                model = combo.model()
                assert isinstance(model, QStandardItemModel)
                model.item(combo.count() - 1).setEnabled(False)  # a heading
                combo.setItemData(combo.count() - 1, bold, Qt.ItemDataRole.FontRole)
            combo.addItem(one.label, one.id)
        combo.setCurrentIndex(max(0, combo.findData(self.entry.kind)))
        combo.activated.connect(lambda _: self._type("kind", combo.currentData()))
        return combo

    def _day(self, today: date) -> DayEditor:
        self.day = DayEditor(today, self)
        self.day.setObjectName("journal_day")
        self.day.setText(self.entry.at.date().isoformat())
        self.day.edited.connect(lambda *_: self._type_moment())
        return self.day

    def _clock(self) -> LineEditor:
        self.clock = LineEditor(_read_clock, lambda value: str(value or ""), _CLOCK, self)
        self.clock.setObjectName("journal_time")
        self.clock.setText(f"{self.entry.at:%H.%M}")
        self.clock.edited.connect(lambda *_: self._type_moment())
        self.clock.problem.connect(lambda text: self._say("time", text))
        return self.clock

    def _reason(self) -> QLineEdit:
        self.reason = QLineEdit(self.entry.reason, self)
        self.reason.setObjectName("journal_reason")
        self.reason.setMaxLength(MOST_REASON)
        self.reason.textEdited.connect(lambda text: self._type("reason", text.strip()))
        return self.reason

    def _text(self) -> NoteEditor:
        self.text = NoteEditor(self)
        self.text.setObjectName("journal_text")
        self.text.show_value(self.entry.text)
        self.text.edited.connect(lambda value, _raw: self._type("text", value or ""))
        return self.text

    def _buttons(self) -> FlowLayout:
        row = FlowLayout()
        for name, look, wanted in (
            ("sign", "primary", self.sign_wanted),
            ("remove", "quiet", self.remove_wanted),
        ):
            button = Button(t(f"journal.{name}"), look, parent=self)
            button.setObjectName(f"journal_{name}")
            button.clicked.connect(wanted)
            row.addWidget(button)
        return row

    def _type(self, name: str, value: Any) -> None:
        self.entry = replace(self.entry, **{name: value})
        self.problem.clear()
        for field in self.fields.values():
            field.clear_problem()
        self._explain()
        self.edited.emit(name, value)

    def _type_moment(self) -> None:
        """Day and time together, as soon as both can be read."""
        try:
            day = typed.day(self.day.text(), self.entry.at.date())
            clock = words.parse_clock(self.clock.text())
        except (Refused, ValueError):
            return
        self._type("at", datetime.combine(day, clock))

    def _explain(self) -> None:
        """What a note of this kind has to hold."""
        kind = kinds.find(self.entry.kind)
        self.fields["text"].help.setText(kind.help if kind else "")
        self.fields["text"].help.setVisible(bool(kind and kind.help))

    def _say(self, name: str, sentence: str) -> None:
        field = self.fields[name]
        if sentence:
            field.show_problem(sentence)
        else:
            field.clear_problem()

    def refuse(self, refused: Refused) -> None:
        """Say what is wrong by its field, and go there."""
        name = refused.field.rpartition("/")[2]
        field = self.fields.get(name)
        if field is None:
            self.problem.show_problem(str(refused), word="")
            return
        field.show_problem(str(refused))
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _read_clock(text: str) -> str:
    try:
        return f"{words.parse_clock(text):%H.%M}"
    except ValueError as error:
        raise Refused(t("journal.clock")) from error


class NoteCard(_Card):
    """A note that is only read: a signed one, or another's draft."""

    correct_wanted = Signal()
    correction_wanted = Signal()

    def __init__(self, entry: Entry, others: Callable[[str], Entry | None], parent: QWidget) -> None:
        super().__init__(entry, parent)
        self.setObjectName(f"journal_note:{entry.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(Heading(head(entry), "group", self))
        said = [self._state(), self._correction(others(entry.corrects))]
        newer = others(entry.corrected_by)
        if newer is not None:
            old = ProblemText(parent=self)
            about = {"at": moment(newer.signed_at), "name": newer.signed_by, "reason": newer.reason}
            old.show_problem(t("journal.corrected", **about), "info", word="")
            self.column.addWidget(old)
            said.append(old.text())
        self.column.addWidget(self._text())
        for sentence in filter(None, said[:2]):
            self.column.addWidget(HelpText(sentence, self))
        self.column.addWidget(self.offer)
        if entry.signed:
            self.column.addWidget(self._button(), 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(". ".join(filter(None, (head(entry), *said, entry.text))))

    def _state(self) -> str:
        entry = self.entry
        if not entry.signed:
            return t("journal.written", name=entry.written_by, at=moment(entry.written_at))
        if entry.written_by != entry.signed_by:
            about = {"writer": entry.written_by, "name": entry.signed_by}
            return t("journal.signed_for", at=moment(entry.signed_at), **about)
        return t("journal.signed", at=moment(entry.signed_at), name=entry.signed_by)

    def _correction(self, old: Entry | None) -> str:
        return t("journal.corrects", head=head(old), reason=self.entry.reason) if old else ""

    def _text(self) -> QLabel:
        """The text as it was written; of a corrected note struck through, which the words above say too."""
        text = QLabel(self.entry.text, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = text.font()
        font.setStrikeOut(bool(self.entry.corrected_by))
        text.setFont(font)
        return text

    def _button(self) -> Button:
        newer = bool(self.entry.corrected_by)
        button = Button(t("journal.correction" if newer else "journal.correct"), "link", parent=self)
        button.setObjectName("journal_correction" if newer else "journal_correct")
        button.setAccessibleName(t("journal.correct_spoken", head=head(self.entry)))
        if newer:
            button.setAccessibleName(f"{button.text()}: {head(self.entry)}")
        button.clicked.connect(self.correction_wanted if newer else self.correct_wanted)
        return button
