"""The inline editor of one session."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.draft import (
    ACTIVITIES,
    CANCELLED,
    FIELDS,
    STATUSES,
    Draft,
    draft_of,
    length_text,
    problems,
    session_of,
)
from lssdesk.ui.hours_calendar.entry_editor import Choices, EntryEditor

_TIMES = ("day", "start", "end")


class SessionEditor(EntryEditor):
    """``over`` says how many minutes of a session pass the balance, as it would be booked [HRS-015]."""

    NAMES = FIELDS
    FIRST = "start"
    TEXTS = "editor"

    def __init__(self, over: Callable[[str, Session], int], parent: QWidget) -> None:
        self._over = over
        super().__init__(parent)

    def choices(self, name: str) -> Choices | None:
        if name == "status":
            return [(status, t(f"calendar.status.{status}").capitalize()) for status in STATUSES]
        if name == "activity":
            named = [(activity, t(f"calendar.activity.{activity}")) for activity in ACTIVITIES]
            return [("", t("calendar.activity.none")), *named]
        return None

    def add_fields(self, column: QVBoxLayout) -> None:
        column.addWidget(self.fields["day"])
        clocks = QHBoxLayout()
        clocks.setSpacing(theme.GRID)
        for name in ("start", "end"):
            clocks.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(clocks)
        for name in ("start", "end"):  # a sentence needs the whole width
            problem = self.fields[name].problem
            self.fields[name].layout().removeWidget(problem)
            column.addWidget(problem)
        column.addWidget(self.told)
        column.addWidget(self.fields["overuse_reason"])
        for name in FIELDS:
            if name not in (*_TIMES, "overuse_reason"):
                column.addWidget(self.fields[name])

    def draft_of(self, entry: Session) -> Draft:
        return draft_of(entry)

    def draft(self) -> Draft:
        return Draft(**self.values())

    def problems(self, draft: Draft) -> Mapping[str, str]:
        return problems(draft, self._today)

    def entry_of(self, draft: Draft) -> Session | None:
        return session_of(draft, self._today, self._before)

    def plain(self, name: str, text: str) -> str:
        if name == "day":
            return words.plain_day(text, self._today)
        if name in ("start", "end"):
            return words.plain_clock(text)
        return words.plain_moment(text, self._today) if name == "cancelled_at" else text

    def show_dependent(self, draft: Draft) -> None:
        self.fields["cancelled_at"].setVisible(draft.status in CANCELLED)
        text = length_text(draft, self._today)
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self._show_overuse(draft)

    def _show_overuse(self, draft: Draft) -> None:
        """Ask for the reason where the session passes the balance; what was written stays in sight."""
        field, session = self.fields["overuse_reason"], self.entry_of(draft)
        over = self._over(self.measure, session) if session else 0
        field.setVisible(bool(over or draft.overuse_reason.strip()))
        field.help.setText(t("calendar.editor.over", amount=words.duration(over)) if over else "")
        field.help.setVisible(bool(over))
