"""Weeding: the dry run with its reasons, a list that is proposed, and the other person who carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow import weeding_backups, weeding_paper
from lssdesk.flow.desk import Desk
from lssdesk.flow.printers import Printers
from lssdesk.flow.requests import Request, Requests
from lssdesk.flow.weeding import Done, Kept, Line, Weeding
from lssdesk.flow.weeding_backups import Older
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.texts import t
from lssdesk.ui import dialogs, may, theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.letter_output import print_pdf, save_pdf
from lssdesk.ui.office import weeding_rows as rows
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.payment_table import Table
from lssdesk.ui.parts import Field, Heading, HelpText, ProblemText
from lssdesk.ui.unlock.background import Background

PLACE = "weeding"
WIDEST = 1100  # pixels at 100 % text


@dataclass(frozen=True)
class State:
    """All that the page shows."""

    lines: tuple[Line, ...]
    waiting: tuple[Request, ...]
    kept: tuple[Kept, ...]
    older: Older
    code: str


class WeedingPage(OfficePage):
    """Reading and weeding run beside the window, by a ``background`` that outlives the page."""

    def __init__(
        self, desk: Desk, background: Background | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(PLACE, t("archive.page.title"), t("archive.page.help"), parent)
        self._desk, self._weeding = desk, Weeding(desk)
        self._background = background or Background(self)
        self._lines: tuple[Line, ...] = ()
        self._shown: list[Line] = []
        self._marked: set[str] = set()
        self._older: Older | None = None
        self._make_list()
        self._make_proposal()
        self._make_rest()
        self._lay_out()
        self.setFocusProxy(self.filter)
        self.read()

    def _make_list(self) -> None:
        self.status = ProblemText(parent=self)
        self.status.setObjectName("weeding_status")
        self._notice = ProblemText(parent=self)
        self._notice.setObjectName("weeding_notice")
        self.filter = QuietCombo(self)
        self.filter.setObjectName("weeding_filter")
        for state in rows.STATES:
            self.filter.addItem(t(f"archive.state.{state}"), state)
        self.filter.currentIndexChanged.connect(lambda _: self._fill())
        self.table = Table("weeding_table", t("archive.page.table"), (Qt.Key.Key_Space,), self)
        self.table.moved.connect(lambda _: self._show_details())
        self.table.opened.connect(lambda _: self._turn())
        self.table.pressed_key.connect(lambda _: self._turn())
        self._count = HelpText()
        self._count.setObjectName("weeding_count")

    def _make_proposal(self) -> None:
        self.details = rows.Details(self)
        self.details.said.connect(self._say_case)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("weeding_reason")
        self.reason.setMaxLength(2_000)
        self._reason = Field(t("archive.page.reason"), self.reason, t("archive.page.reason_help"))
        self.mark = rows.button("mark", self._turn)
        self.mark_all = rows.button("mark_all", self._mark_all)
        self.propose = rows.button("propose", self._propose, "primary")
        may.only(self.propose, self._desk.officers, "weed_ask")

    def _make_rest(self) -> None:
        self.waiting = rows.Waiting(self._desk.officer, self)
        self.waiting.wanted.connect(self._do)
        self.carried = rows.Carried(self)
        self.carried.wanted.connect(self._give)
        self._backups = HelpText()
        self._backups.setObjectName("weeding_backups")
        self.remove = rows.button("backups_remove", self._remove)
        may.only(self.remove, self._desk.officers, "weed")

    def _lay_out(self) -> None:
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self.table.setMinimumHeight(theme.px(260))
        filtered = Field(t("archive.page.filter"), self.filter)
        filtered.setMaximumWidth(theme.px(320))
        for part in (self.status, self._notice, filtered, self.table, self._count):
            self.column.addWidget(part)
        self.column.addWidget(rows.row_of(self.mark, self.mark_all))
        self.column.addWidget(self.details)
        self.column.addWidget(self._reason)
        self.column.addWidget(rows.row_of(self.propose))
        for name, parts in (
            ("waiting", (self.waiting,)),
            ("kept", (self.carried,)),
            ("backups", (self._backups, rows.row_of(self.remove))),
        ):
            self.column.addSpacing(theme.GRID)
            self.column.addWidget(Heading(t(f"archive.page.{name}")))
            for part in parts:
                self.column.addWidget(part)
        self.column.addStretch(1)
        QWidget.setTabOrder(self.filter, self.table)  # the page's own stop would lead past the table
        QWidget.setTabOrder(self.table, self.mark)

    # --- reading -----------------------------------------------------------------------------

    def read(self, said: str = "") -> None:
        """Read everything anew; ``said`` is what is to be told of the deed before."""
        self._run(t("archive.page.reading"), self._state, lambda state: self._show(state, said))

    def _state(self) -> State:
        lines = self._weeding.lines()
        return State(
            lines,
            self._weeding.waiting(),
            self._weeding.kept(),
            weeding_backups.older(self._desk),
            self._weeding.code(),
        )

    def _show(self, state: State, said: str) -> None:
        self._lines, self._older = state.lines, state.older
        self._marked &= {one.known.case_id for one in state.lines if one.ready}
        if state.code:
            self._notice.clear()
        else:
            self._notice.show_problem(t("archive.page.no_code"), "warn", word="")
        self._fill()
        self.waiting.show_lists(state.waiting)
        self.carried.show_lists(state.kept)
        self._show_backups(state.older)
        self._say(said)

    def _fill(self) -> None:
        wanted = self.filter.currentData()
        self._shown = [one for one in self._lines if wanted in ("all", one.verdict.state)]
        lines = [rows.line(one, one.known.case_id in self._marked) for one in self._shown]
        self.table.show_lines(rows.COLUMNS, lines, self.table.row())
        self._show_details()

    def _show_details(self) -> None:
        case = self._current()
        self.details.setVisible(case is not None)
        if case is not None:
            self.details.show_case(case)
        self._enable()

    def _enable(self) -> None:
        case, count = self._current(), len(self._marked)
        self.mark.setEnabled(case is not None and case.ready)
        on = case is not None and case.known.case_id in self._marked
        self.mark.setText(t(f"archive.page.{'unmark' if on else 'mark'}"))
        ready = {one.known.case_id for one in self._shown if one.ready}
        self.mark_all.setEnabled(bool(ready))
        self.mark_all.setText(
            t(f"archive.page.{'mark_none' if ready and ready <= self._marked else 'mark_all'}")
        )
        self.propose.setEnabled(count > 0)
        number = t("archive.page.count", cases=rows.cases(len(self._shown)))
        shown = number if self._shown else t("archive.page.nothing")
        marked = {0: "marked_none", 1: "marked_one"}.get(count, "marked")
        self._count.setText(f"{shown} {t(f'archive.page.{marked}', count=count)}")

    def _current(self) -> Line | None:
        row = self.table.row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_backups(self, older: Older) -> None:
        self._backups.setText(" ".join(_of_backups(older)))
        which = older.due if older.days is not None else older.backups
        self.remove.setText(t(f"archive.page.backups_remove{'_due' if older.days is not None else ''}"))
        self.remove.setVisible(bool(older.backups))
        self.remove.setEnabled(older.newer and bool(which))

    # --- the list ----------------------------------------------------------------------------

    def _turn(self) -> None:
        """Mark the current case, or take its mark away."""
        case = self._current()
        if case is None or not case.ready:
            return
        self._marked ^= {case.known.case_id}
        self.table.put(self.table.row(), rows.line(case, case.known.case_id in self._marked))
        self._enable()

    def _mark_all(self) -> None:
        ready = {one.known.case_id for one in self._shown if one.ready}
        self._marked = self._marked - ready if ready <= self._marked else self._marked | ready
        self._fill()

    def _say_case(self, chosen: Any, note: str) -> None:
        case = self._current()
        if case is not None:
            self._try(
                lambda: self._weeding.state(case.known.case_id, chosen, note), t("archive.page.saved_said")
            )

    def _propose(self) -> None:
        marked, reason = tuple(self._marked), self.reason.text()
        self._reason.clear_problem()

        def done(_: str) -> None:
            self._marked.clear()
            self.reason.clear()
            self.read(t("archive.page.proposed"))

        self._run(t("archive.page.reading"), lambda: self._weeding.propose(marked, reason), done)

    # --- deeds -------------------------------------------------------------------------------

    def _do(self, deed: str, one: Request) -> None:
        requests = Requests(self._desk)
        if deed == "show":
            self._output(lambda: weeding_paper.of_proposed(self._desk, one), "save")
        elif deed == "refuse":
            self._try(lambda: requests.answer(one.id, False), t("archive.page.refused"))
        elif deed == "withdraw":
            self._try(lambda: requests.withdraw(one.id), t("archive.page.withdrawn"))
        elif self._sure("sure", about=one.about):
            carry_out = lambda: self._weeding.carry_out(one.subject)  # noqa: E731
            self._run(t("archive.page.carrying"), carry_out, self._carried)

    def _carried(self, done: Done) -> None:
        persons = t(f"archive.page.gone{'_one' if done.persons == 1 else ''}", count=done.persons)
        said = t("archive.page.done", cases=rows.cases(done.cases), persons=persons)
        self.read(said if done.tidy else f"{said} {t('archive.page.untidy')}")

    def _remove(self) -> None:
        older = self._older
        if older is None:
            return
        which = older.due if older.days is not None else older.backups
        if not which or not self._sure("backups_sure", backups=_copies(len(which))):
            return

        def done(count: int) -> None:
            self.read(t("archive.page.backups_removed", backups=_copies(count)))

        self._run(t("archive.page.reading"), lambda: weeding_backups.remove(self._desk, which), done)

    def _give(self, way: str, kept: Kept) -> None:
        self._output(lambda: weeding_paper.of_kept(self._desk, kept), way, kept)

    def _output(self, make: Callable[[], bytes], way: str, kept: Kept | None = None) -> None:
        """Print or save a list; it names nobody."""
        day = kept.at.astimezone(STOCKHOLM).date() if kept else self._desk.today
        try:
            pdf = make()
            if way == "print":
                print_pdf(pdf, self, Printers(self._desk))
            else:
                save_pdf(pdf, t("archive.page.file", day=day.isoformat()), self)
        except LssdeskError as error:
            self._say(str(error), "block")

    def _sure(self, question: str, **values: object) -> bool:
        title = t(f"archive.page.{question}_title")
        yes = t("archive.page.sure_yes") if question == "sure" else t("archive.page.backups_remove")
        return dialogs.ask(self, title, t(f"archive.page.{question}", **values), yes, danger=True)

    # --- beside the window -------------------------------------------------------------------

    def _try(self, deed: Callable[[], object], said: str) -> None:
        try:
            deed()
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        self.read(said)

    def _run(self, saying: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._background.busy:
            return
        self._say(saying)
        self._background.run(
            work,
            lambda result: done(result) if isValid(self) else None,
            lambda error: self._failed(error) if isValid(self) else None,
        )

    def _failed(self, error: LssdeskError) -> None:
        field = getattr(error, "field", "")
        if field == "/reason":
            self._reason.show_problem(str(error))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say("")
        else:
            self._say(str(error), "block")

    def _say(self, sentence: str, severity: str = "info") -> None:
        if sentence:
            self.status.show_problem(sentence, severity, word="")
        else:
            self.status.clear()
        self.setAccessibleDescription(sentence)


def _copies(count: int) -> str:
    return t(f"archive.page.{'copy_one' if count == 1 else 'copies'}", count=count)


def _of_backups(older: Older) -> list[str]:
    """What is to be known of the backups from before a weeding."""
    said = []
    if not older.backups:
        said.append(t("archive.page.backups_none"))
    else:
        said.append(t("archive.page.backups_some", backups=_copies(len(older.backups))))
        if older.days is None:
            said.append(t("archive.page.backups_unset"))
        else:
            said.append(t("archive.page.backups_days", days=older.days, due=len(older.due)))
        if not older.newer:
            said.append(t("archive.page.backups_wait"))
    return [*said, *([t("archive.page.backups_unseen")] if older.unseen else [])]
