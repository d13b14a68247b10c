"""The open checks beside the draft: what hinders, what needs a reason, what to think of."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts.buttons import Button, WrapButton
from lssdesk.ui.parts.flow_layout import FlowLayout
from lssdesk.ui.parts.labels import Heading, HelpText, ProblemText, Symbol
from lssdesk.ui.parts.restyle import restyle

_ORDER = ("block", "warn", "info")


class Finding(Protocol):
    """What the panel reads of a finding.

    ``severity`` is block, warn or info (a text or an enum of them); ``acknowledged`` the officer's reason,
    or only true, or empty; ``because`` one text or several.  ``answerable`` (yes where it is not said):
    a warning can be given a reason.
    """

    id: str
    severity: object
    message: str
    field: str
    acknowledged: object
    because: object


def _severity(finding: Finding) -> str:
    return str(getattr(finding.severity, "value", finding.severity))


def _because(finding: Finding) -> str:
    because = finding.because
    if isinstance(because, list | tuple):
        return "\n".join(str(part) for part in because)
    return str(because or "")


class _ReasonEdit(QPlainTextEdit):
    """A few lines of text; Ctrl+Enter saves, Esc puts it away, Tab goes on."""

    submitted = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setObjectName("reason")
        self.setAccessibleName(t("common.findings.reason_label"))
        self.setFixedHeight(theme.px(80))

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is this field's, whatever else it does in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _submits(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _submits(event):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def _submits(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _Reason(QWidget):
    """The field "Motivera" under a warning."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.edit = _ReasonEdit()
        self.problem = ProblemText()
        self.save = Button(t("common.findings.save"))
        self.save.setObjectName("save_reason")
        self.edit.submitted.connect(self._give)
        self.edit.dropped.connect(self.dropped)
        self.save.clicked.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        label = HelpText(t("common.findings.reason_label"))
        label.setBuddy(self.edit)
        for part in (label, self.edit, self.problem):
            column.addWidget(part)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def open(self, text: str) -> None:
        if not self.edit.toPlainText():
            self.edit.setPlainText(text)
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        text = self.edit.toPlainText().strip()
        if not text:
            self.problem.show_problem(t("common.findings.reason_needed"), word="")
            return
        self.problem.clear()
        self.hide()
        self.given.emit(text)


class _Row(QFrame):
    """One finding.  It stays the same widget while the finding stays, so that nothing typed is lost."""

    chosen = Signal(object)
    acknowledged = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "finding")
        self.symbol = Symbol("block", "block", 11)
        self.word = QLabel()
        self.message = WrapButton()
        self.given = HelpText()
        self.because = QLabel()
        self.because.setProperty("kind", "because")
        self.because.setWordWrap(True)
        self.because.setTextFormat(Qt.TextFormat.PlainText)
        self.because.hide()
        self.why = self._fold_button()
        self.justify = Button(t("common.findings.justify"), "link")
        self.justify.setObjectName("justify")
        self.reason = _Reason()
        self.reason.hide()
        self._connect()
        self._lay_out()

    def _fold_button(self) -> Button:
        button = Button(t("common.findings.why"), "link", "fold")
        button.setObjectName("why")
        button.setCheckable(True)
        button.toggled.connect(self.because.setVisible)
        button.toggled.connect(lambda on: button.setIcon(icons.icon("unfold" if on else "fold", "accent")))
        return button

    def _connect(self) -> None:
        self.message.clicked.connect(lambda: self.chosen.emit(self.finding))
        self.justify.clicked.connect(lambda: self.reason.open(self._known_reason()))
        self.reason.given.connect(lambda text: self.acknowledged.emit(self.finding.id, text))
        self.reason.given.connect(lambda: self.justify.setFocus())
        self.reason.dropped.connect(self._put_away)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.symbol)
        head.addWidget(self.word, 1)
        tail = FlowLayout(gap=2 * theme.GRID)
        tail.addWidget(self.why)
        tail.addWidget(self.justify)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.given)
        column.addLayout(tail)
        column.addWidget(self.because)
        column.addWidget(self.reason)

    def show_finding(self, finding: Finding) -> None:
        self.finding = finding
        severity = _severity(finding)
        done = bool(finding.acknowledged)
        word = t(f"common.severity.{'done' if done else severity}")
        self.setObjectName(f"finding_{finding.id}")
        self.symbol.show_icon("check" if done else severity, "muted" if done else severity)
        self.word.setText(word)
        self.word.setProperty("kind", "mark")
        restyle(self.word, severity="done" if done else severity)
        self.message.setText(finding.message)
        self.message.setAccessibleName(t("common.findings.spoken", word=word, message=finding.message))
        self.message.setAccessibleDescription(_because(finding))
        self.message.setToolTip(t("common.findings.jump") if finding.field else "")
        self.given.setText(self._known_reason())
        self.given.setVisible(bool(self._known_reason()))
        self.because.setText(_because(finding))
        self.why.setVisible(bool(_because(finding)))
        self.justify.setVisible(severity == "warn" and getattr(finding, "answerable", True))
        self.justify.setText(t("common.findings.change" if done else "common.findings.justify"))

    def _known_reason(self) -> str:
        known = self.finding.acknowledged
        return known if isinstance(known, str) else ""

    def _put_away(self) -> None:
        self.reason.hide()
        self.justify.setFocus(Qt.FocusReason.OtherFocusReason)


class FindingsPanel(QWidget):
    """``finding_chosen`` with the finding that is chosen; ``acknowledged`` with its id and the reason."""

    finding_chosen = Signal(object)
    acknowledged = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[tuple[str, str], _Row] = {}
        self.heading = Heading(t("common.findings.heading"))
        self.count = QLabel()
        self.count.setObjectName("findings_count")
        self.count.setProperty("kind", "count")
        self.nothing = HelpText(t("common.findings.none"))
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 4, 8)
        column.setSpacing(theme.GRID)
        head.setContentsMargins(0, 0, 12, 0)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self._scrolled(), 1)
        self.set_findings(())

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show ``findings``, what hinders first.  Rows that stay keep what is opened and typed in them."""
        ordered = sorted(findings, key=lambda finding: _ORDER.index(_severity(finding)))
        wanted = {(finding.id, finding.field): finding for finding in ordered}
        for key in [key for key in self._rows if key not in wanted]:
            gone = self._rows.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, finding) in enumerate(wanted.items()):
            self._put(place, key, finding)
        self._say_count(sum(not finding.acknowledged for finding in wanted.values()), bool(wanted))

    def row(self, finding_id: str) -> QWidget:
        return next(row for key, row in self._rows.items() if key[0] == finding_id)

    def _put(self, place: int, key: tuple[str, str], finding: Finding) -> None:
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = _Row()
            row.chosen.connect(self.finding_chosen)
            row.acknowledged.connect(self.acknowledged)
            self._column.insertWidget(place, row)
        elif self._column.indexOf(row) != place:
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
        row.show_finding(finding)

    def _say_count(self, count: int, any_left: bool) -> None:
        spoken = t("common.findings.count_one") if count == 1 else t("common.findings.count", count=count)
        self.count.setText(str(count) if count else "")
        self.count.setToolTip(spoken)
        self.setAccessibleName(f"{t('common.findings.heading')}, {spoken}")
        self.nothing.setVisible(not any_left)
