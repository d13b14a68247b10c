"""How it stands with the backups, at a glance; make one, choose the second place, prove, put back."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from lssdesk.flow.backups_state import Second, State
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.office import backup_guide
from lssdesk.ui.office.backup_rows import BackupList, Facts
from lssdesk.ui.office.backup_words import ago, behind, moment, size
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, FlowLayout, Heading, HelpText, ProblemText

Fact = tuple[str, str]


class BackupPage(OfficePage):
    """Shows what it is given; each signal asks for a deed, with the backup that it is about."""

    now_wanted = Signal()
    choose_wanted = Signal()
    forget_wanted = Signal()
    prove_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("backup", t("backup.title"), t("backup.help"), parent)
        self.status = ProblemText(reserve=True, parent=self)
        self.status.setObjectName("backup_status")
        self.state = Facts("backup_state", self)
        self.second = Facts("backup_second", self)
        self.list = BackupList(self)
        self.list.current.connect(lambda _: self._enable())
        self.now = _button("now", "backup_now", self.now_wanted.emit, "primary")
        self.choose = _button("choose", "backup_choose", self.choose_wanted.emit)
        self.forget = _button("forget", "backup_forget", self.forget_wanted.emit, "quiet")
        self.prove = _button("prove", "backup_prove", lambda: self.prove_wanted.emit(self.list.line()))
        self.restore = _button(
            "restore", "backup_restore", lambda: self.restore_wanted.emit(self.list.line())
        )
        self._lay_out()
        self.setFocusProxy(self.now)
        self.say(t("backup.reading"))

    def _lay_out(self) -> None:
        self._part("heading_state", self.state, _row(self.now), self.status)
        self._part("heading_second", self.second, _row(self.choose, self.forget))
        self._part("heading_list", self.list, _row(self.prove, self.restore))
        printing = _button("guide_print", "backup_guide_print", self._print)
        self._part("heading_guide", HelpText(t("backup.guide_help")), self._guide(), _row(printing))
        self.column.addStretch(1)

    def _part(self, heading: str, *parts: QWidget) -> None:
        self.column.addSpacing(theme.GRID)
        self.column.addWidget(Heading(t(f"backup.{heading}")))
        for part in parts:
            self.column.addWidget(part)

    def _guide(self) -> QLabel:
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(backup_guide.steps(), 1))
        label = QLabel(steps, self)
        label.setObjectName("backup_guide")
        label.setTextFormat(Qt.TextFormat.MarkdownText)
        label.setWordWrap(True)
        return label

    def _print(self) -> None:
        dialogs.print_pages(self, t("backup.guide_name"), backup_guide.draw)

    def show_state(self, state: State, now: datetime) -> None:
        """Show how it stands at a moment on a clock in Sweden."""
        self.state.show_facts(list(_state_facts(state, now)))
        self.second.show_facts(_second_facts(state.second, now))
        self.choose.setText(t("backup.change" if state.second else "backup.choose"))
        self.forget.setVisible(state.second is not None)
        self.list.show_lines(state.lines, now)

    def say(self, sentence: str, severity: str = "info") -> None:
        """What goes on, or how the last deed ended; an empty sentence takes it away."""
        if sentence:
            self.status.show_problem(sentence, severity, word="")
        else:
            self.status.clear()

    def _enable(self) -> None:
        line = self.list.line()
        self.prove.setEnabled(line is not None)
        self.restore.setEnabled(line is not None and not line.problem)


def _state_facts(state: State, now: datetime) -> list[Fact]:
    facts: list[Fact] = []
    newest = state.newest
    if newest is None:
        facts.append(("block", t("backup.state.none")))
    else:
        sentence = t("backup.state.newest", when=moment(newest.made, now), ago=ago(newest.made, now))
        facts.append(("warn" if state.late else "check", sentence))
        facts.append(("check", t("backup.state.proved", when=moment(newest.proved, now))))
    facts.append(_unsaved(state, now))
    if state.failed and state.failed_at:
        when = moment(state.failed_at, now)
        facts.append(("block", t("backup.state.failed", when=when, problem=state.failed)))
    total = size(sum(line.size for line in state.here))
    kept = t("backup.state.kept_one", size=total) if len(state.here) == 1 else ""
    facts.append(("info", kept or t("backup.state.kept", count=len(state.here), size=total)))
    return facts


def _unsaved(state: State, now: datetime) -> Fact:
    if state.unsaved_since is None:
        return "check", t("backup.state.level")
    if state.nothing_saved:
        return "warn", t("backup.state.unsaved_all")
    return "warn" if state.late else "info", t("backup.state.unsaved", when=moment(state.unsaved_since, now))


def _second_facts(second: Second | None, now: datetime) -> list[Fact]:
    if second is None:
        return [("warn", t("backup.second.none"))]
    key = "backup.second.seen" if second.seen else "backup.second.unseen"
    facts = [("check" if second.seen else "info", t(key, place=second.place))]
    if second.newest is None:
        facts.append(("warn", t("backup.second.empty")))
    else:
        sentence = t("backup.second.newest", when=moment(second.newest, now), ago=ago(second.newest, now))
        facts.append(("warn" if second.late else "check", sentence))
    if late := behind(second.behind):
        facts.append(("warn" if second.late else "info", late))
    if second.failed:
        facts.append(("block", second.failed))
    return facts


def _button(key: str, name: str, run: object, look: str = "") -> Button:
    button = Button(t(f"backup.{key}"), look)
    button.setObjectName(name)
    button.clicked.connect(lambda: run())  # type: ignore[operator]
    return button


def _row(*buttons: Button) -> QWidget:
    holder = QWidget()
    holder.setProperty("kind", "clear")
    row = FlowLayout(holder, theme.GRID)
    for button in buttons:
        row.addWidget(button)
    return holder
