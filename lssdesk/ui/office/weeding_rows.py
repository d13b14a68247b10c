"""Parts of the page of weeding: the cases as lines, why one of them goes or stays, and the lists."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from lssdesk.flow.requests import Request
from lssdesk.flow.weeding import Kept
from lssdesk.flow.weeding import Line as Case
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.weeding import CIRCUMSTANCES
from lssdesk.letters import swedish
from lssdesk.model.forms import Option
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.choices import ChoicesEditor
from lssdesk.ui.office.payment_table import Column, Line
from lssdesk.ui.parts import Button, Field, FlowLayout, Heading, HelpText
from lssdesk.ui.parts import Line as Rule

STATES = ("due", "unknown", "later", "kept", "all")
_SHARES = {"measure": 3, "state": 1}
COLUMNS = tuple(
    Column(t(f"archive.column.{name}"), share=_SHARES.get(name, 0))
    for name in ("marked", "number", "born", "measure", "last_entry", "ended", "since", "state")
)


def line(case: Case, marked: bool) -> Line:
    """A case as the table shows it."""
    known, verdict = case.known, case.verdict
    cells = (
        t("archive.extract.yes") if marked else "",
        known.number,
        str(known.born.year) if known.born else "",
        case.measure,
        known.last_entry.isoformat(),
        known.ended.isoformat() if known.ended else "",
        verdict.since.isoformat() if verdict.since else "",
        t(f"archive.state.{verdict.state}"),
    )
    return Line(cells, strong=marked, warn=verdict.state == "due")


class Details(QFrame):
    """Why a case goes or stays, and what it was about; ``said`` with the circumstances and a note.

    What it was about is asked where its person was a child, as all circumstances concern children.
    """

    said = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weeding_details")
        self.setProperty("kind", "card")
        self._because = QLabel()
        self._because.setObjectName("weeding_because")
        self._because.setWordWrap(True)
        self._because.setTextFormat(Qt.TextFormat.PlainText)
        options = tuple(Option(value=one, label=t(f"archive.circumstance.{one}")) for one in CIRCUMSTANCES)
        self._choices = ChoicesEditor(options, self)
        self._choices.edited.connect(lambda value, _: self._take(value))
        self._chosen: tuple[str, ...] = ()
        self._state = HelpText()
        self._state.setObjectName("weeding_said")
        self._note = QLineEdit(self)
        self._note.setObjectName("weeding_note")
        self._note.setMaxLength(2_000)
        self._asked = QWidget(self)
        self._asked.setProperty("kind", "clear")
        self.save = Button(t("archive.page.save_said"))
        self.save.setObjectName("weeding_save_said")
        self.save.clicked.connect(lambda: self.said.emit(self._chosen, self._note.text()))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("archive.page.details")))
        column.addWidget(self._because)
        column.addWidget(self._asked)
        inner = _column(self._asked)
        inner.addWidget(Heading(t("archive.page.circumstances"), "group"))
        inner.addWidget(HelpText(t("archive.page.circumstances_help")))
        inner.addWidget(self._choices)
        inner.addWidget(self._state)
        inner.addWidget(Field(t("archive.page.note"), self._note, t("archive.page.note_help")))
        inner.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self, case: Case) -> None:
        """Show another case."""
        reasons = [
            t("archive.list.reason", text=one.text, source=one.source) if one.source else one.text
            for one in case.because
        ]
        listed = [t("archive.page.listed")] if case.listed else []
        self._because.setText("\n".join([*reasons, *listed]))
        self.setAccessibleName(self._because.text())
        stated = case.known.stated
        self._asked.setVisible(case.known.child or bool(case.known.circumstances) or stated is not None)
        self._take(sorted(case.known.circumstances))
        self._choices.show_value(self._chosen)
        self._note.setText(stated.note if stated else "")
        if stated:
            day = swedish.day(stated.at.astimezone(STOCKHOLM).date())
            self._state.setText(t("archive.page.said", by=stated.by, day=day))
        else:
            self._state.setText(t("archive.page.told") if case.known.told else t("archive.page.unsaid"))

    def _take(self, value: Collection[str] | None) -> None:
        self._chosen = tuple(value or ())


class Waiting(QWidget):
    """The lists that wait, one below the other; ``wanted`` with a deed's name and the request."""

    wanted = Signal(str, object)

    def __init__(self, officer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weeding_waiting")
        self.setProperty("kind", "clear")
        self._officer = officer
        self._column = _column(self)

    def show_lists(self, found: Sequence[Request]) -> None:
        """Show these."""
        _clear(self._column)
        for one in found:
            self._column.addWidget(self._row(one))
        if not found:
            self._column.addWidget(HelpText(t("archive.page.waiting_none")))

    def _row(self, one: Request) -> QWidget:
        day = swedish.day(one.asked_at.astimezone(STOCKHOLM).date())
        own = one.asked_by == self._officer
        words = [t("archive.page.waiting_by", by=one.asked_by, day=day, reason=one.reason)]
        if one.answer == "approved":
            words.append(t("archive.page.approved_by", by=one.answered_by))
        if own:
            words.append(t("archive.page.own"))
        deeds = ["show", *(["withdraw"] if own else ["carry_out", *([] if one.answer else ["refuse"])])]
        return _block(one.about, " ".join(words), [self._button(deed, one) for deed in deeds])

    def _button(self, deed: str, one: Request) -> Button:
        button = Button(t(f"archive.page.{deed}"), {"carry_out": "danger", "show": "quiet"}.get(deed, ""))
        button.setObjectName(f"weeding_{deed}/{one.id}")
        button.setAccessibleName(f"{button.text()}: {one.about}")
        button.clicked.connect(lambda: self.wanted.emit(deed, one))
        return button


class Carried(QWidget):
    """The lists that were carried out; ``wanted`` with "print" or "save" and the list."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weeding_kept")
        self.setProperty("kind", "clear")
        self._column = _column(self)

    def show_lists(self, found: Sequence[Kept]) -> None:
        """Show these."""
        _clear(self._column)
        for one in found:
            day = swedish.day(one.at.astimezone(STOCKHOLM).date())
            count = len(one.content.entries)
            people = {"asked_by": one.asked_by, "approved_by": one.approved_by}
            about = t("archive.page.kept_line", day=day, cases=cases(count), **people)
            buttons = [self._button(deed, one, day) for deed in ("print", "save")]
            self._column.addWidget(_block("", about, buttons))
        if not found:
            self._column.addWidget(HelpText(t("archive.page.kept_none")))

    def _button(self, deed: str, one: Kept, day: str) -> Button:
        button = Button(t(f"archive.page.{deed}"), icon="print" if deed == "print" else "save-pdf")
        button.setObjectName(f"weeding_{deed}/{one.id}")
        button.setAccessibleName(f"{button.text()}: {day}")
        button.clicked.connect(lambda: self.wanted.emit(deed, one))
        return button


def cases(count: int) -> str:
    """``1 ärende``, ``2 ärenden``."""
    return t(f"archive.page.{'case_one' if count == 1 else 'cases'}", count=count)


def button(name: str, run: Callable[[], object], look: str = "") -> Button:
    """A button of the page, by the key of its words."""
    made = Button(t(f"archive.page.{name}"), look)
    made.setObjectName(f"weeding_{name}")
    made.clicked.connect(lambda: run())
    return made


def _block(title: str, words: str, buttons: Sequence[Button]) -> QWidget:
    block = QWidget()
    block.setProperty("kind", "clear")
    column = _column(block)
    column.addWidget(Rule())
    for text, kind in ((title, "strong"), (words, "")):
        if text:
            label = QLabel(text)
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
    column.addWidget(row_of(*buttons))
    return block


def row_of(*buttons: QWidget) -> QWidget:
    """Buttons side by side, on several lines where there is little room."""
    holder = QWidget()
    holder.setProperty("kind", "clear")
    row = FlowLayout(holder, theme.GRID)
    for one in buttons:
        row.addWidget(one)
    return holder


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GRID)
    return column


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        item.widget().hide()
        item.widget().deleteLater()
