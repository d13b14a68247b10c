"""The open office as one officer works in it: find, register and open cases, change settings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Integer, and_, cast, func, not_, or_, select

from lssdesk.errors import Refused
from lssdesk.flow import access, follow, guards, officers, records
from lssdesk.flow.backups import Backups
from lssdesk.flow.delegation import Delegation
from lssdesk.flow.draft import Draft, Stored
from lssdesk.flow.follow import What
from lssdesk.flow.officers import Officers
from lssdesk.flow.policies import Policies
from lssdesk.flow.protected import marked
from lssdesk.flow.wordings import Wordings
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.model.case import Person
from lssdesk.store import check as store_check
from lssdesk.store.check import Finding
from lssdesk.store.keys import Unlocked
from lssdesk.store.office import BrokenRun, Office, Unit
from lssdesk.store.tables import CaseRow, PersonRow
from lssdesk.texts import t

MOST_ROWS = 10_000
MOST_SIGNS = 200  # of a search, so that no pasted page becomes a query


@dataclass(frozen=True)
class CaseLine:
    """A case as a list shows it; of one that is ``closed`` to the one at work neither who nor what."""

    id: str
    number: str
    name: str
    personal_number: str
    measure_label: str
    officer: str
    state: str
    changed: datetime
    protected: bool = False
    closed: bool = False


class Desk:
    """What the windows work on.  ``clock`` gives the moment with its time zone."""

    def __init__(self, office: Office, unlocked: Unlocked, clock: Callable[[], datetime]) -> None:
        self.office = office
        self.officer, self.officer_id = unlocked.officer, unlocked.slot_id
        self._clock = clock
        self.settings_version = 0
        at = clock()
        entered = partial(officers.enter, unlocked=unlocked, at=at)
        self.broken: BrokenRun | None = office.start_run(self.officer, at, entered)
        self.officers = Officers(self)
        self.backups = Backups(self)
        self.policies = Policies(self)
        self.delegation = Delegation(self)
        self.wordings = Wordings(self)
        self.notice = unlocked.notice

    @contextmanager
    def unit(self, deed: str, name: str, case_id: str | None = None, detail: str = "") -> Iterator[Unit]:
        """A unit of work of the one at work (:meth:`Office.unit`).  Refused where she may not do the deed."""
        self.officers.check(deed)
        with self.office.unit(name, self.officer, self.now, case_id, detail) as unit:
            unit.deed = deed
            yield unit

    @property
    def now(self) -> datetime:
        """This moment."""
        return self._clock()

    @property
    def local_now(self) -> datetime:
        """This moment on a clock in Sweden."""
        return self.now.astimezone(STOCKHOLM)

    @property
    def today(self) -> date:
        """This day in Sweden."""
        return self.local_now.date()

    def cases(self, search: str = "") -> list[CaseLine]:
        """The cases that a search finds, newest change first; without a search all of them.

        Searched is by name, personal number and case number only (förordning 2001:637 15 §); what is closed
        to the one at work is found by its number alone.
        """
        query = (
            select(CaseRow, PersonRow, access.shut(self))
            .join(PersonRow, PersonRow.id == CaseRow.person_id)
            .order_by(CaseRow.changed.desc(), CaseRow.number.desc())
            .limit(MOST_ROWS)
        )
        if search.strip():
            query = query.where(_matches(search, access.shut(self)))
        with self.office.read() as reading:
            return [self._line(*row) for row in reading.execute(query)]

    def _line(self, case: CaseRow, person: PersonRow, closed: bool) -> CaseLine:
        line = CaseLine(
            id=case.id,
            number=case.number,
            name=f"{person.given_name} {person.family_name}".strip(),
            personal_number=person.personal_number or "",
            measure_label=tables.measure(case.measure).name,
            officer=case.officer,
            state=case.state,
            changed=case.changed,
            protected=marked(person.document, person.register),
        )
        return access.without_person(line) if closed else line

    def known(self, personal_number: str) -> Person | None:
        """The person who has this number in the register, if any.

        TurnedAway where all her cases are closed to the one at work.
        """
        with self.office.read() as reading:
            row = reading.scalar(select(PersonRow).where(PersonRow.personal_number == personal_number))
            known = msgspec.json.decode(row.document, type=Person) if row else None
            shut = row is not None and access.stranger(reading, self, row.id)
        if shut:
            access.turn_away_from_person(self)
        return known

    def register(self, person: Person, measure: str, received: date | None) -> str:
        """Open a case for a new application on one measure; its id."""
        return self.register_together(person, (measure,), received)[0]

    def register_together(
        self, person: Person, measures: Sequence[str], received: date | None
    ) -> tuple[str, ...]:
        """Open a case for each measure of one application, linked with each other; their ids.

        A measure named twice is one case, and a person who is known by number is not made twice.
        """
        wanted = tuple(dict.fromkeys(measures))
        _check_registration(person, wanted)
        self.known(person.personal_number)
        at = self.now
        with self.unit("register", t("flow.unit.register")) as unit:
            known = person.personal_number and unit.scalar(
                select(PersonRow).where(PersonRow.personal_number == person.personal_number)
            )
            row = known or PersonRow(created=at)
            if not known:
                records.fill_person(row, msgspec.to_builtins(person), at)
                unit.add(row)
                unit.flush()
            before = guards.guard_of(unit, row.id)
            cases = [self._new_case(unit, row.id, measure, at, before) for measure in wanted]
            numbers = [case.number for case in cases]
            for case in cases:
                application: dict[str, Any] = {"received": received.isoformat()} if received else {}
                if others := [number for number in numbers if number != case.number]:
                    application["together"] = others
                records.add_parts(unit, case.id, {"application": application}, at)
            records.keep_setting(unit, records.begun(self.officer), {})
        return tuple(case.id for case in cases)

    def follow_on(self, case_id: str, what: What) -> str:
        """Open a case for a decision that follows on a case, of the same person and measure; its id.

        What is known already is filled in (:func:`lssdesk.flow.follow.parts`).  Refused where that decision
        cannot follow.
        """
        at = self.now
        case = Work(self, case_id).case
        follow.check(what, case, self.today)
        with self.unit("register", t(f"flow.unit.follow_{what}"), case_id) as unit:
            old = unit.get_one(CaseRow, case_id)
            new = self._new_case(unit, old.person_id, old.measure, at, old)
            opened = follow.inquiry_opened(unit, follow.group(case))
            records.add_parts(unit, new.id, follow.parts(what, case, self.today, opened), at)
            if what in follow.LINKED:
                follow.link(unit, [*follow.group(case), new.number], at)
        return new.id

    def _new_case(
        self, unit: Unit, person_id: str, measure: str, at: datetime, before: CaseRow | None
    ) -> CaseRow:
        """A new case, guarded as the one before it was."""
        case = CaseRow(
            number=_next_number(unit, self.today.year),
            person_id=person_id,
            measure=measure,
            officer=self.officer,
            officer_id=self.officer_id,
            opened=self.today,
            state="open",
            changed=at,
        )
        unit.add(case)
        unit.flush()
        if before is not None:
            guards.pass_on(unit, before, case)
        return case

    def begun(self) -> dict[str, Any]:
        """The application that this officer began to register and has not finished; empty where none is."""
        return self.setting(records.begun(self.officer))

    def keep_begun(self, begun: Mapping[str, Any]) -> None:
        """Keep what is typed of a new application; an empty one is taken away."""
        self.keep_setting(t("flow.unit.begun"), records.begun(self.officer), begun)

    def open(self, case_id: str, reason: str = "") -> Work:
        """Open a case for work.  Every opening leaves a line in the log (lag 2001:454 10 §).

        Refused as :func:`lssdesk.flow.access.check` is, and where the one at work opens no cases.
        """
        self.officers.check("open")
        access.check(self, case_id, reason)
        with self.unit("open", t("flow.unit.open"), case_id, reason.strip()):
            pass
        return Work(self, case_id)

    def settings(self) -> Draft:
        """The office's settings as a draft: the municipality's details under ``/sender``."""
        with self.office.read() as reading:
            content = {records.SENDER: records.sender(reading)}
            unread = records.setting(reading, records.UNREAD)
        return Draft(content, self._save_settings, unread)

    def _save_settings(self, name: str, parts: Mapping[str, Stored]) -> None:
        with self.unit("settings", name) as unit:
            for key, stored in parts.items():
                records.keep_setting(unit, key, stored.document)
                records.keep_setting(unit, records.UNREAD, stored.unparsed)
        self.settings_changed()

    def setting(self, key: str) -> dict[str, Any]:
        """The document under a key of the settings; empty where nothing is kept."""
        with self.office.read() as reading:
            return records.setting(reading, key)

    def keep_setting(self, name: str, key: str, value: Mapping[str, Any], deed: str = "own") -> None:
        """Keep a document under a key, as a unit of work of that name; an empty one is taken away."""
        with self.unit(deed, name) as unit:
            records.keep_setting(unit, key, value)

    def settings_changed(self) -> None:
        """Let opened cases look anew at the settings and the municipality's values."""
        self.settings_version += 1

    def backup_before(self, name: str) -> Path:
        """Be sure of a backup before a risky step (:meth:`Backups.before`); without one it is not taken."""
        return self.backups.before(name)

    def check(self) -> tuple[Finding, ...]:
        """Whether what is stored is whole; empty where it is.  StoreTrouble ``busy`` while it is read."""
        return store_check.check(self.office)

    def note(self, name: str, case_id: str | None = None, deed: str = "output", detail: str = "") -> None:
        """Leave a line in the log for something that changed nothing, such as a print or an export."""
        with self.unit(deed, name, case_id, detail):
            pass

    def searched(self, words: str, found: int, case_id: str | None = None) -> None:
        """Leave a line in the log for what was looked for across the cases, or in an opened one."""
        name = t("flow.unit.searched" if case_id is None else "flow.unit.found_in")
        detail = t("flow.unit.searched_for", words=words[:MOST_SIGNS], found=found)
        self.note(name, case_id, deed="search", detail=detail)

    def close(self) -> None:
        """End the run and close the database."""
        self.office.close(self.now)


def _check_registration(person: Person, measures: Sequence[str]) -> None:
    for measure in measures:
        tables.measure(measure)
    for key in ("given_name", "family_name"):
        if not getattr(person, key).strip():
            raise Refused(t(f"flow.needed.{key}"), f"/person/{key}")


def _matches(search: str, closed: Any) -> Any:
    """SQL for: every word is in the name, or all of it is the start of a number.

    By name and personal number nothing is found that is ``closed``.
    """
    words = [
        word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        for word in records.folded(search[:MOST_SIGNS]).split()
    ]
    name = and_(*(PersonRow.name_key.like(f"%{word}%", escape="\\") for word in words))
    digits = "".join(sign for sign in search if sign.isdecimal() and sign.isascii())
    number = CaseRow.number.like(f"{words[0]}%", escape="\\")
    person = [name]
    if len(digits) >= 6:
        person += [PersonRow.personal_number.like(f"{start}{digits}%") for start in ("", "__")]
    return or_(number, and_(not_(closed), or_(*person)))


def _next_number(unit: Any, year: int) -> str:
    start = f"{year}-"
    counted = cast(func.substr(CaseRow.number, len(start) + 1), Integer)
    last = unit.scalar(select(func.max(counted)).where(CaseRow.number.like(f"{start}%")))
    return f"{start}{(last or 0) + 1:04d}"
