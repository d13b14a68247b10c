"""The log as somebody reads it who reviews it: its lines in words, and what the review's patterns look at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import access, seal, verify_rows
from lssdesk.law.hours import months
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.review import LOOKING, About, Event
from lssdesk.store.base import moment_text
from lssdesk.store.tables import CaseRow, LogRow, PersonRow
from lssdesk.texts import t

OF_CASE = ("open", "search", "output", "review", "guard", "assign", "extract", "lend")
"""Deeds that tell who has looked at a case, or could."""
_CHUNK = 500  # numbers of lines in one question to the database


@dataclass(frozen=True)
class LogLine:
    """A line of the log in words; ``at`` is local, ``case`` a number, ``detail`` a reason or what it was."""

    seq: int
    at: datetime
    officer: str
    name: str
    case: str
    detail: str


def lines(reading: Reading, seqs: Collection[int]) -> tuple[LogLine, ...]:
    """The lines of these numbers, by time."""
    wanted = sorted(seqs)
    found: list[LogLine] = []
    for start in range(0, len(wanted), _CHUNK):
        query = _query().where(LogRow.seq.in_(wanted[start : start + _CHUNK]))
        found += _read(reading, query)
    return tuple(found)


def of_case(reading: Reading, case_id: str) -> tuple[LogLine, ...]:
    """Who has looked at a case, or was turned away, the last first."""
    away = (LogRow.deed == "run") & (LogRow.name == t("access.unit.turned_away"))
    known = or_(LogRow.deed.in_(OF_CASE), away, LogRow.name == t("flow.unit.open"))
    query = _query().where(LogRow.case_id == case_id, known)
    return tuple(reversed(list(_read(reading, query))))


def _query() -> Select[*tuple[Any, ...]]:
    columns = (LogRow.seq, LogRow.at, LogRow.officer, LogRow.name, CaseRow.number, LogRow.detail)
    return select(*columns).outerjoin(CaseRow, CaseRow.id == LogRow.case_id).order_by(LogRow.seq)


def _read(reading: Reading, query: Select[*tuple[Any, ...]]) -> Iterator[LogLine]:
    for seq, at, officer, name, number, detail in reading.execute(query):
        if (moment := _local(at)) is not None:
            yield LogLine(seq, moment, officer, name, number or "", _said(detail))


def _said(detail: str) -> str:
    """What a line says beside its name, without the seals that only a check reads."""
    sealed = seal.from_detail(detail) or verify_rows.from_detail(detail)
    return "" if sealed else detail


def _local(at: str) -> datetime | None:
    """The moment on a clock in Sweden; None where it was altered into something else."""
    try:
        return datetime.fromisoformat(at).astimezone(STOCKHOLM).replace(tzinfo=None)
    except (TypeError, ValueError):
        return None


def first_month(reading: Reading) -> date | None:
    """First day of the month in which the log begins."""
    row = reading.execute(select(LogRow.at).order_by(LogRow.seq).limit(1)).one_or_none()
    moment = _local(row.at) if row else None
    return moment.date().replace(day=1) if moment else None


def events(reading: Reading, month: date) -> tuple[tuple[Event, ...], tuple[int, ...]]:
    """The lines of a month, by number, and which of them say that a guarded case did not open."""
    query = select(LogRow.seq, LogRow.at, LogRow.officer, LogRow.deed, LogRow.case_id, LogRow.name)
    begins, ends = _begins(month), _begins(_next(month))
    rows = reading.execute(query.where(LogRow.at >= begins, LogRow.at < ends).order_by(LogRow.seq))
    found, away, turned = [], [], t("access.unit.turned_away")
    for seq, at, officer, deed, case_id, name in rows:
        if (moment := _local(at)) is None:
            continue
        found.append(Event(seq, moment, officer, deed, case_id))
        if deed == "run" and name == turned:
            away.append(seq)
    return tuple(found), tuple(away)


def _next(month: date) -> date:
    return months.first_day(months.number(month) + 1)


def _begins(month: date) -> str:
    return moment_text(datetime.combine(month, time(), STOCKHOLM))


def cases(reading: Reading, month: date) -> dict[str, About]:
    """What is known of each case; its last entry is the last one before the month."""
    written = _last_written(reading, month)
    query = select(CaseRow.id, CaseRow.officer, access.guarded(), PersonRow.family_name, CaseRow.opened).join(
        PersonRow, PersonRow.id == CaseRow.person_id
    )
    return {
        id: About(officer, bool(guarded), family, max(opened, written.get(id, opened)))
        for id, officer, guarded, family, opened in reading.execute(query)
    }


def _last_written(reading: Reading, month: date) -> dict[str, date]:
    """The day of each case's last line, before a month, by which something was done in it."""
    looked = LogRow.deed.in_([*LOOKING, "output"]) | (LogRow.name == t("flow.unit.open"))
    query = select(LogRow.case_id, func.max(LogRow.at)).where(
        LogRow.case_id.is_not(None), LogRow.at < _begins(month), func.coalesce(looked, False).is_(False)
    )
    rows = reading.execute(query.group_by(LogRow.case_id))
    moments = ((case_id, _local(at)) for case_id, at in rows)
    return {case_id: moment.date() for case_id, moment in moments if case_id and moment}
