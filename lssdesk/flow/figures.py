"""The follow-up's figures of the open office, and the persons behind a number.

Who counts is a report for follow-up, not a search: numbers are made of all persons by fixed rules, and the
list behind one is opened as a whole (förordning 2001:637 12 § 10, 15 §).  Each opening leaves a line in the
log that names the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from lssdesk.flow import access, policies, policy_values, records
from lssdesk.flow.figures_asked import asked
from lssdesk.flow.figures_export import pdf, xlsx
from lssdesk.flow.figures_held_back import held_back
from lssdesk.flow.figures_hours import hours
from lssdesk.flow.figures_minutes import minutes
from lssdesk.flow.figures_read import chunks
from lssdesk.flow.figures_running import running
from lssdesk.flow.figures_tables import Figure, measure_text
from lssdesk.flow.protected import marked
from lssdesk.law.statistics import Period
from lssdesk.store.tables import CaseRow, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

KINDS = ("hours", "running", "asked", "minutes")
"""Ids of the figures, in the order in which they are offered."""
LEAST = "figures_least"


@dataclass(frozen=True)
class Behind:
    """A person who is counted in a number, by the case that tells of it."""

    case_id: str
    name: str
    number: str
    measure: str
    protected: bool = False


class Figures:
    """Counting takes a while where there are many persons: it may run beside the window."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def hours(self, periods: Sequence[Period], group: str) -> Figure:
        """Granted and performed hours in some periods (STA-001…006)."""
        with self._desk.office.read() as reading:
            return hours(reading, periods, group)

    def running(self, day: date) -> Figure:
        """Who has a running decision on a day (STA-007)."""
        with self._desk.office.read() as reading:
            return running(reading, day)

    def asked(self, period: Period) -> Figure:
        """What was said in the follow-ups of a period (STA-008)."""
        with self._desk.office.read() as reading:
            return asked(reading, period)

    def minutes(self, period: Period) -> Figure:
        """Performed time by category, measure, act and provider (PRV-078)."""
        with self._desk.office.read() as reading:
            return minutes(reading, period, self._desk.today)

    def behind(self, name: str, cases: Sequence[str]) -> tuple[Behind, ...]:
        """The persons behind a number, by name.  Leaves a line in the log that names it.

        Of cases that are closed to the one at work the number of the case alone, last.
        """
        self._desk.note(t("figures.opened", name=name), deed="persons_behind")
        query = select(
            CaseRow.id,
            PersonRow.given_name,
            PersonRow.family_name,
            CaseRow.number,
            CaseRow.measure,
            PersonRow.document,
            PersonRow.register,
        ).join(PersonRow, PersonRow.id == CaseRow.person_id)
        with self._desk.office.read() as reading:
            hidden = access.hidden(reading, self._desk)
            rows = [
                row for chunk in chunks(cases) for row in reading.execute(query.where(CaseRow.id.in_(chunk)))
            ]
        rows.sort(key=lambda row: (records.folded(f"{row[2]} {row[1]}"), row[3]))
        found = [
            Behind(case, f"{given} {family}".strip(), number, measure_text(measure), marked(*stored))
            for case, given, family, number, measure, *stored in rows
            if not hidden.hides(case)
        ]
        shut = sorted((row[3], row[0]) for row in rows if hidden.hides(row[0]))
        return (*found, *(Behind(case, hidden.name(case, ""), number, "") for number, case in shut))

    def xlsx(self, figure: Figure) -> bytes:
        """The figure as a workbook, without numbers that point at a person.  Leaves a line in the log."""
        told = self._told(figure)
        return xlsx(told, self._desk.local_now)

    def pdf(self, figure: Figure) -> bytes:
        """The same as a tagged PDF; Refused where the municipality's details are missing."""
        with self._desk.office.read() as reading:
            sender = records.sender(reading)
        return pdf(self._told(figure), sender, self._desk.local_now)

    def _told(self, figure: Figure) -> Figure:
        """What may leave the office."""
        desk = self._desk
        with desk.office.read() as reading:
            rows = policies.overrides(reading)
        desk.note(t("figures.exported", name=figure.title), deed="figures")
        return held_back(figure, policy_values.handling(rows, desk.today).value(LEAST))
