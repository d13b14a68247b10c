"""What weeding has to know of every case, read in a few queries: its last entry, and when it ended.

The last entry is the last change of a part, note, session, cost, journal, letter or attachment, or of the
person's card; that somebody opened or assigned the case is none.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import records
from lssdesk.flow.signed import Signed, by_measure
from lssdesk.law import standing
from lssdesk.law.age import ADULT, age, birth_day
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.weeding import Circumstance, File
from lssdesk.model.case import Appeal, Application, Decision, Person, Register
from lssdesk.store.tables import (
    AttachmentRow,
    CaseRow,
    CostRow,
    JournalRow,
    LetterRow,
    LogRow,
    NoteRow,
    PartRow,
    PersonRow,
    SessionRow,
    SettingRow,
    UnusedRow,
)

STATED = "weeding/"
"""How the keys of the settings begin that hold what an officer said of a case."""
_WRITES = ("register", "write", "sign", "hours")
"""Deeds that leave an entry in a case, by their lines in the log: also what was taken away was one."""
_TIMES: tuple[tuple[Any, Any], ...] = (
    (PartRow, PartRow.changed),
    (PartRow, PartRow.frozen_at),
    (NoteRow, NoteRow.at),
    (SessionRow, SessionRow.day),
    (SessionRow, SessionRow.cancelled_at),
    (CostRow, CostRow.day),
    (UnusedRow, UnusedRow.month),
    (LetterRow, LetterRow.signed_at),
    (JournalRow, JournalRow.written_at),
    (JournalRow, JournalRow.signed_at),
    (AttachmentRow, AttachmentRow.added_at),
)
_LVU = "lvu_namnd"

Runs = Literal["", "open", "lent", "appeal", "open_ended"]
"""Why what a case is about has not ended: nothing decided, away on another machine, in court, no last day."""


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer said of a case's circumstances, when and who; none of them is an answer too."""

    circumstances: tuple[Circumstance, ...] = ()
    note: str = ""
    by: str
    at: datetime


@dataclass(frozen=True)
class Known:
    """One case as weeding looks at it, without anything that names a person.

    ``told`` is what its data say of circumstances; ``child``: its person was one when it was opened, so that
    somebody has to say what it was about.
    """

    case_id: str
    person_id: str
    number: str
    measure: str
    opened: date
    born: date | None
    last_entry: date
    ended: date | None
    runs: Runs
    child: bool
    told: frozenset[Circumstance]
    stated: Stated | None

    @property
    def circumstances(self) -> frozenset[Circumstance]:
        """What holds: what an officer said, else what the data say."""
        return frozenset(self.stated.circumstances) if self.stated else self.told

    @property
    def file(self) -> File:
        """The case as the law's rules take it."""
        return File(self.case_id, self.measure, self.last_entry, self.ended, self.circumstances)


def known(
    reading: Reading, today: date, persons: Collection[str] | None = None
) -> dict[str, tuple[Known, ...]]:
    """The cases of some persons, or of all, by person; each person's by number."""
    query = select(CaseRow).order_by(CaseRow.opened, CaseRow.number)
    cases = list(reading.scalars(query if persons is None else query.where(CaseRow.person_id.in_(persons))))
    facts = _Facts(reading, today, persons)
    found: dict[str, list[Known]] = {}
    for case in cases:
        found.setdefault(case.person_id, []).append(facts.of(case))
    return {person: tuple(ones) for person, ones in found.items()}


class _Facts:
    def __init__(self, reading: Reading, today: date, persons: Collection[str] | None) -> None:
        self._today = today
        wanted = select(CaseRow.id)
        people = select(PersonRow)
        if persons is not None:
            wanted = wanted.where(CaseRow.person_id.in_(persons))
            people = people.where(PersonRow.id.in_(persons))
        self._entries = _entries(reading, wanted)
        self._people = {row.id: row for row in reading.scalars(people)}
        self._decided = by_measure(reading, persons=persons)
        self._appeals = _parts(reading, wanted, "appeal", Appeal)
        self._applications = _parts(reading, wanted, "application", Application)
        stated = reading.scalars(select(SettingRow).where(SettingRow.key.startswith(STATED)))
        self._stated = {row.key.removeprefix(STATED): row.value for row in stated}

    def of(self, case: CaseRow) -> Known:
        person = self._people[case.person_id]
        decided = self._decided.get((case.person_id, case.measure), [])
        own = next((one for one in decided if one.case_id == case.id), None)
        appeal = self._appeals.get(case.id, Appeal())
        ended, runs = _ended(case, own, [one.decision for one in decided], appeal)
        born = birth_day(msgspec.json.decode(person.document, type=Person), self._today)
        said = self._stated.get(case.id)
        return Known(
            case_id=case.id,
            person_id=case.person_id,
            number=case.number,
            measure=case.measure,
            opened=case.opened,
            born=born,
            last_entry=max([case.opened, _day(person.changed), *self._entries.get(case.id, ())]),
            ended=ended,
            runs=runs,
            child=born is None or age(born, case.opened) < ADULT,
            told=_told(own, self._applications.get(case.id), person),
            stated=msgspec.json.decode(said, type=Stated) if said else None,
        )


def _entries(reading: Reading, wanted: Any) -> dict[str, list[date]]:
    """Days of the last entries of each case, one of each kind."""
    found: dict[str, list[date]] = {}
    for table, column in _TIMES:
        query = select(table.case_id, func.max(column)).where(table.case_id.in_(wanted))
        _take(found, reading.execute(query.group_by(table.case_id)))
    lines = select(LogRow.case_id, func.max(LogRow.at)).where(
        LogRow.case_id.in_(wanted), LogRow.deed.in_(_WRITES)
    )
    read = reading.execute(lines.group_by(LogRow.case_id))
    _take(found, ((case, datetime.fromisoformat(at)) for case, at in read))
    return found


def _take(found: dict[str, list[date]], rows: Iterable[Any]) -> None:
    for case, moment in rows:
        if moment is not None:
            found.setdefault(case, []).append(_day(moment))


def _day(moment: date | datetime) -> date:
    """The day in Sweden; a moment without a time zone is local already."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(STOCKHOLM) if moment.tzinfo else moment).date()


def _parts(reading: Reading, wanted: Any, kind: str, of: Any) -> dict[str, Any]:
    query = select(PartRow.case_id, PartRow.document).where(PartRow.kind == kind, PartRow.case_id.in_(wanted))
    return {case: msgspec.json.decode(text, type=of) for case, text in reading.execute(query)}


def _ended(
    case: CaseRow, own: Signed | None, all_: list[Decision], appeal: Appeal
) -> tuple[date | None, Runs]:
    """The day on which what the case is about ended; None with the reason while it runs."""
    if case.lent:
        return None, "lent"
    if case.state == "closed":
        return _day(case.changed), ""
    if case.state == "open" or own is None:
        return None, "open"
    if (appeal.received or appeal.court_received) and not _settled(appeal):
        return None, "appeal"
    days = [_day(own.at), appeal.judgment_day or date.min]
    decision = own.decision
    if standing.grants(decision) or decision.beyond.outcome == "granted":
        last = standing.last_day(decision, all_)
        if last is None and decision.duration == "open_ended":
            return None, "open_ended"
        days.append(last or date.min)
    return max(days), ""


def _settled(appeal: Appeal) -> bool:
    """Whether nothing of an appeal is pending."""
    mended = appeal.review == "changed" and appeal.forwarded is None
    return bool(appeal.judgment_day or appeal.dismissed_number.strip()) or mended


def _told(own: Signed | None, application: Application | None, person: PersonRow) -> frozenset[Circumstance]:
    """Circumstances that the data tell: a board under LVU acts for a child in its care, and an inquiry under
    FB 6 kap. 13 a § is one on a child's need of support."""
    found: set[Circumstance] = set()
    register = msgspec.json.decode(person.register, type=Register)
    acts = any(one.kind == _LVU for one in register.representatives)
    if acts or (application is not None and application.applicant == _LVU):
        found.add("placed")
    if own is not None and own.decision.kind in ("inquiry_opening", "permission"):
        found.add("child_inquiry")
    return frozenset(found)


def as_setting(stated: Stated) -> Mapping[str, Any]:
    """The document under which it is kept what an officer said."""
    document: dict[str, Any] = records.decode(records.encode(stated))
    return document
