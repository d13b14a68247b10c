"""The monthly review of the log: the list is made once, judged line by line, finished, and itself logged.

What is drawn stays drawn: a review begins with a row that holds its lines, each verdict is a row, and so is
its end.  Rows are only ever added, and each one's hash stands in its line of the log.  Nobody judges what she
did herself; where nobody else may review, such a line is marked as her own [lag 2001:454 10 §].
"""

from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import Select, literal_column, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values, records, review_log, verify_rows
from lssdesk.flow.review_log import LogLine
from lssdesk.law.hours import months as month_numbers
from lssdesk.law.hours import said
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.policy import Handling
from lssdesk.law.review import Limits, Pattern, review
from lssdesk.store.tables import CaseRow, ReviewRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED = "review"
MOST_SIGNS = 2_000
State = Literal["missing", "begun", "done"]


class Listed(msgspec.Struct, frozen=True):
    """A line of the review as it was drawn: pattern, who, the day, and the log's lines it rests on."""

    pattern: Pattern
    officer: str
    day: date
    case_id: str | None
    events: tuple[int, ...]


class Begun(msgspec.Struct, frozen=True, tag="begun", tag_field="step"):
    """How a review begins."""

    lines: tuple[Listed, ...]


class Judged(msgspec.Struct, frozen=True, tag="judged", tag_field="step"):
    """What was said of one line; no note: without remark.  ``own``: it is the reviewer's own deed."""

    review: str
    place: int
    note: str = ""
    own: bool = False


class Done(msgspec.Struct, frozen=True, tag="done", tag_field="step"):
    """That a review is finished."""

    review: str


_Step = Begun | Judged | Done
_decode = msgspec.json.Decoder(_Step).decode


@dataclass(frozen=True)
class Verdict:
    """Who said what of a line, and when (local)."""

    by: str
    at: datetime
    note: str
    own: bool


@dataclass(frozen=True)
class Row:
    """A line to judge; ``case``: its case's number, ``mine``: it is about what the one at work did."""

    place: int
    pattern: Pattern
    officer: str
    day: date
    case_id: str | None
    case: str
    events: tuple[int, ...]
    mine: bool
    verdict: Verdict | None


@dataclass(frozen=True)
class Review:
    """A month's review as it stands; moments are local, ``done_at`` None as long as it goes on."""

    id: str
    month: date
    begun_at: datetime
    begun_by: str
    rows: tuple[Row, ...]
    done_at: datetime | None = None
    done_by: str = ""

    @property
    def left(self) -> tuple[Row, ...]:
        """The lines without a verdict."""
        return tuple(row for row in self.rows if row.verdict is None)


@dataclass(frozen=True)
class Month:
    """A month that is over, and how far its review is."""

    first: date
    state: State


class Reviews:
    """The reviews of the office, for those who may review the log."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def months(self) -> tuple[Month, ...]:
        """The months since the log began that are over, the last first."""
        with self._desk.office.read() as reading:
            return tuple(reversed(_months(reading, self._desk.today)))

    @property
    def alone(self) -> bool:
        """Whether nobody but the one at work may review the log."""
        desk = self._desk
        return not any(one.may(DEED) for one in desk.officers.all() if one.id != desk.officer_id)

    def begin(self, month: date, chance: Random) -> Review:
        """Make the list of a month, once.  Refused for one that goes on still, or has a list."""
        desk = self._desk
        desk.officers.check(DEED)
        with desk.office.read() as reading:
            state = {one.first: one.state for one in _months(reading, desk.today)}
            if state.get(month) != "missing":
                raise Refused(t("review.refused.begun" if month in state else "review.refused.month"))
            found, away = review_log.events(reading, month)
            about, limits = review_log.cases(reading, month), self._limits(reading)
        lines = review(found, about, away, limits, chance)
        listed = tuple(Listed(one.pattern, one.officer, one.day, one.case_id, one.events) for one in lines)
        self._add(month, Begun(listed), t("review.unit.begun"))
        return self._known(month)

    def of(self, month: date) -> Review | None:
        """The review of a month as it stands, if it has been begun."""
        with self._desk.office.read() as reading:
            return _review(reading, month, self._desk.officer)

    def judge(self, month: date, place: int, note: str = "") -> Review:
        """Say of a line that there is nothing to remark, or with ``note`` what there is.

        A verdict that is given again takes the place of the one before.  Refused after the end, for one's
        own deed where another may judge it, and for a note that is too long.
        """
        row, words = self._open_row(month, place), note.strip()
        if len(words) > MOST_SIGNS:
            raise Refused(t("review.refused.long", most=MOST_SIGNS))
        if row.mine and not self.alone:
            raise Refused(t("review.refused.own"))
        judged = Judged(self._known(month).id, place, words, row.mine)
        self._add(month, judged, t("review.unit.judged"), row.case_id)
        return self._known(month)

    def finish(self, month: date) -> Review:
        """End the review.  Refused as long as a line has no verdict."""
        known = self._known(month)
        if known.done_at:
            raise Refused(t("review.refused.done"))
        if known.left:
            own = sum(row.mine for row in known.left)
            key = "left_own" if own == len(known.left) and not self.alone else "left"
            raise Refused(t(f"review.refused.{key}", rows=count_text(len(known.left))))
        self._add(month, Done(known.id), t("review.unit.done"))
        return self._known(month)

    def behind(self, row: Row) -> tuple[LogLine, ...]:
        """The log's lines that a line rests on."""
        with self._desk.office.read() as reading:
            return review_log.lines(reading, row.events)

    def of_case(self, case_id: str) -> tuple[LogLine, ...]:
        """Who has looked at a case.  That one looks at it here leaves a line itself."""
        desk = self._desk
        desk.note(t("review.unit.case"), case_id, deed=DEED)
        with desk.office.read() as reading:
            return review_log.of_case(reading, case_id)

    def pdf(self, month: date) -> bytes:
        """A review as PDF.  Refused where the municipality's details are missing."""
        from lssdesk.flow import letters
        from lssdesk.flow.review_paper import letter

        desk = self._desk
        with desk.office.read() as reading:
            sender = records.sender(reading)
        return letters.pdf_of(letter(self._known(month), sender, desk.local_now), draft=False)

    def note(self, name: str, month: date) -> None:
        """Leave a line in the log for a print or a file of a review."""
        self._desk.note(name, deed=DEED, detail=month_text(month))

    def _open_row(self, month: date, place: int) -> Row:
        known = self._known(month)
        if known.done_at:
            raise Refused(t("review.refused.done"))
        if place not in range(len(known.rows)):
            raise Refused(t("review.refused.gone"))
        return known.rows[place]

    def _known(self, month: date) -> Review:
        found = self.of(month)
        if found is None:
            raise Refused(t("review.refused.gone"))
        return found

    def _add(self, month: date, step: _Step, name: str, case_id: str | None = None) -> None:
        """A row, with its hash in the line of the log."""
        desk = self._desk
        with desk.unit(DEED, name, case_id) as unit:
            row = ReviewRow(
                month=month, document=records.encode(step), made_at=desk.now, made_by=desk.officer
            )
            unit.add(row)
            unit.flush()
            unit.detail = verify_rows.detail(unit, "review", row.id)

    def _limits(self, reading: Reading) -> Limits:
        return limits(policy_values.handling(policies.overrides(reading), self._desk.today))


def limits(handling: Handling) -> Limits:
    """What is unusual, as the municipality has set it."""
    value = handling.value
    return Limits(
        sample=value("review_sample"),
        day_begins=_clock(value("review_day_begins")),
        day_ends=_clock(value("review_day_ends")),
        most_cases=value("review_most_cases"),
        most_searches=value("review_most_searches"),
        most_outputs=value("review_most_outputs"),
        quiet_years=value("review_quiet_years"),
    )


def _clock(value: int | None) -> time | None:
    return None if value is None else time(*divmod(value, 100))


def missing(reading: Reading, today: date) -> tuple[date, ...]:
    """The months that are over and have no finished review, the first first."""
    return tuple(one.first for one in _months(reading, today) if one.state != "done")


def count_text(count: int) -> str:
    """``1 rad``, ``12 rader``, and that they are not judged."""
    return t("review.row") if count == 1 else t("review.rows", count=count)


def reminder(desk: "Desk") -> str:
    """That months lack a review, for who may review the log; empty where there is nothing to say."""
    if not desk.officers.may(DEED):
        return ""
    with desk.office.read() as reading:
        found = missing(reading, desk.today)
    if not found:
        return ""
    month, more = month_text(found[0]), len(found) - 1
    return t("review.today.more", month=month, count=more) if more else t("review.today.one", month=month)


def month_text(month: date) -> str:
    """``mars 2026``."""
    return said.month(month, date.min)


def _months(reading: Reading, today: date) -> list[Month]:
    begins = review_log.first_month(reading)
    if begins is None:
        return []
    found = {step: set(reading.scalars(_beginning(step))) for step in ("begun", "done")}
    numbers = range(month_numbers.number(begins), month_numbers.number(today))
    firsts = (month_numbers.first_day(number) for number in numbers)
    return [Month(one, _state(one, found["begun"], found["done"])) for one in firsts]


def _beginning(step: str) -> Select[date]:
    """The months that have a row of a kind; asked without reading what stands in it."""
    return select(ReviewRow.month).where(ReviewRow.document.startswith(f'{{"step":"{step}"', autoescape=True))


def _state(month: date, begun: Container[date], done: Container[date]) -> State:
    return "done" if month in done else "begun" if month in begun else "missing"


def _steps(reading: Reading) -> Iterator[tuple[ReviewRow, _Step]]:
    """All steps in the order in which they were taken; what was altered into none is told by the check."""
    query = select(ReviewRow).order_by(ReviewRow.made_at, literal_column("reviews.rowid"))
    for row in reading.scalars(query):
        with suppress(msgspec.MsgspecError):
            yield row, _decode(row.document)


def _review(reading: Reading, month: date, me: str) -> Review | None:
    steps = [(row, step) for row, step in _steps(reading) if row.month == month]
    begun = next(((row, step) for row, step in steps if isinstance(step, Begun)), None)
    if begun is None:
        return None
    row, first = begun
    later = [(one, step) for one, step in steps if not isinstance(step, Begun) and step.review == row.id]
    done = next((one for one, step in later if isinstance(step, Done)), None)
    verdicts = {
        step.place: Verdict(one.made_by, _local(one.made_at), step.note, step.own)
        for one, step in later
        if isinstance(step, Judged)
    }
    return Review(
        id=row.id,
        month=month,
        begun_at=_local(row.made_at),
        begun_by=row.made_by,
        rows=tuple(_rows(reading, first.lines, verdicts, me)),
        done_at=_local(done.made_at) if done else None,
        done_by=done.made_by if done else "",
    )


def _local(moment: datetime) -> datetime:
    """A moment as clocks in Sweden show it."""
    return moment.astimezone(STOCKHOLM).replace(tzinfo=None)


def _rows(reading: Reading, lines: Sequence[Listed], verdicts: dict[int, Verdict], me: str) -> Iterator[Row]:
    numbers = {row.id: row.number for row in reading.execute(select(CaseRow.id, CaseRow.number))}
    for place, one in enumerate(lines):
        yield Row(
            place=place,
            pattern=one.pattern,
            officer=one.officer,
            day=one.day,
            case_id=one.case_id,
            case=numbers.get(one.case_id or "", ""),
            events=one.events,
            mine=one.officer == me,
            verdict=verdicts.get(place),
        )
