"""The open office as one officer works in it: find, register and open cases, change settings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Integer, and_, cast, func, or_, select

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.flow.draft import Draft, Stored
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.model.case import Person
from lssdesk.store.keys import Unlocked
from lssdesk.store.office import BrokenRun, Office
from lssdesk.store.tables import CaseRow, PartRow, PersonRow, SettingRow
from lssdesk.texts import t

MOST_ROWS = 10_000
MOST_SIGNS = 200  # of a search, so that no pasted page becomes a query


@dataclass(frozen=True)
class CaseLine:
    """A case as a list shows it."""

    id: str
    number: str
    name: str
    personal_number: str
    measure_label: str
    officer: str
    state: str
    changed: datetime


class Desk:
    """What the windows work on.  ``clock`` gives the moment with its time zone."""

    def __init__(self, office: Office, unlocked: Unlocked, clock: Callable[[], datetime]) -> None:
        self.office = office
        self.officer = unlocked.officer
        self._clock = clock
        self.broken: BrokenRun | None = office.start_run(self.officer, clock())

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

        Searched is by name, personal number and case number only (förordning 2001:637 15 §).
        """
        query = (
            select(CaseRow, PersonRow)
            .join(PersonRow, PersonRow.id == CaseRow.person_id)
            .order_by(CaseRow.changed.desc(), CaseRow.number.desc())
            .limit(MOST_ROWS)
        )
        if search.strip():
            query = query.where(_matches(search))
        with self.office.read() as reading:
            return [self._line(case, person) for case, person in reading.execute(query)]

    def _line(self, case: CaseRow, person: PersonRow) -> CaseLine:
        return CaseLine(
            id=case.id,
            number=case.number,
            name=f"{person.given_name} {person.family_name}".strip(),
            personal_number=person.personal_number or "",
            measure_label=tables.measure(case.measure).name,
            officer=case.officer,
            state=case.state,
            changed=case.changed,
        )

    def known(self, personal_number: str) -> Person | None:
        """The person who has this number in the register, if any."""
        with self.office.read() as reading:
            row = reading.scalar(select(PersonRow).where(PersonRow.personal_number == personal_number))
            return msgspec.json.decode(row.document, type=Person) if row else None

    def register(self, person: Person, measure: str, received: date | None) -> str:
        """Open a case for a new application; its id.  A person who is known by number is not made twice."""
        _check_registration(person, measure)
        at = self.now
        with self.office.unit(t("flow.unit.register"), self.officer, at) as unit:
            known = person.personal_number and unit.scalar(
                select(PersonRow).where(PersonRow.personal_number == person.personal_number)
            )
            row = known or PersonRow(created=at)
            if not known:
                records.fill_person(row, msgspec.to_builtins(person), at)
                unit.add(row)
                unit.flush()
            case = CaseRow(
                number=_next_number(unit, self.today.year),
                person_id=row.id,
                measure=measure,
                officer=self.officer,
                opened=self.today,
                state="open",
                changed=at,
            )
            unit.add(case)
            unit.flush()
            application = {"received": received.isoformat()} if received else {}
            for kind in records.KINDS:
                content = application if kind == "application" else {}
                unit.add(PartRow(case_id=case.id, kind=kind, document=records.encode(content), changed=at))
            if begun := unit.get(SettingRow, records.begun(self.officer)):
                unit.delete(begun)
        return case.id

    def begun(self) -> dict[str, Any]:
        """The application that this officer began to register and has not finished; empty where none is."""
        with self.office.read() as reading:
            return records.setting(reading, records.begun(self.officer))

    def keep_begun(self, begun: Mapping[str, Any]) -> None:
        """Keep what is typed of a new application; an empty one is taken away."""
        with self.office.unit(t("flow.unit.begun"), self.officer, self.now) as unit:
            key = records.begun(self.officer)
            row = unit.get(SettingRow, key)
            if begun:
                row = row or SettingRow(key=key)
                row.value = records.encode(begun)
                unit.add(row)
            elif row:
                unit.delete(row)

    def open(self, case_id: str) -> Work:
        """Open a case for work.  Every opening leaves a line in the log (lag 2001:454 10 §)."""
        with self.office.unit(t("flow.unit.open"), self.officer, self.now, case_id):
            pass
        return Work(self, case_id)

    def settings(self) -> Draft:
        """The office's settings as a draft: the municipality's details under ``/sender``."""
        with self.office.read() as reading:
            content = {records.SENDER: records.sender(reading)}
            unread = records.setting(reading, records.UNREAD)
        return Draft(content, self._save_settings, unread)

    def _save_settings(self, name: str, parts: Mapping[str, Stored]) -> None:
        with self.office.unit(name, self.officer, self.now) as unit:
            for key, stored in parts.items():
                for place, value in ((key, stored.document), (records.UNREAD, stored.unparsed)):
                    row = unit.get(SettingRow, place) or SettingRow(key=place)
                    row.value = records.encode(value)
                    unit.add(row)

    def note(self, name: str, case_id: str | None = None) -> None:
        """Leave a line in the log for something that changed nothing: a print, an export, a lock."""
        with self.office.unit(name, self.officer, self.now, case_id):
            pass

    def close(self) -> None:
        """End the run and close the database."""
        self.office.close(self.now)


def _check_registration(person: Person, measure: str) -> None:
    tables.measure(measure)
    for key in ("given_name", "family_name"):
        if not getattr(person, key).strip():
            raise Refused(t(f"flow.needed.{key}"), f"/person/{key}")


def _matches(search: str) -> Any:
    """SQL for: every word is in the name, or all of it is the start of a number."""
    words = [
        word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        for word in records.folded(search[:MOST_SIGNS]).split()
    ]
    name = and_(*(PersonRow.name_key.like(f"%{word}%", escape="\\") for word in words))
    digits = "".join(sign for sign in search if sign.isdecimal() and sign.isascii())
    number = CaseRow.number.like(f"{words[0]}%", escape="\\")
    if len(digits) < 6:
        return or_(name, number)
    return or_(
        name,
        number,
        PersonRow.personal_number.like(f"{digits}%"),
        PersonRow.personal_number.like(f"__{digits}%"),
    )


def _next_number(unit: Any, year: int) -> str:
    start = f"{year}-"
    counted = cast(func.substr(CaseRow.number, len(start) + 1), Integer)
    last = unit.scalar(select(func.max(counted)).where(CaseRow.number.like(f"{start}%")))
    return f"{start}{(last or 0) + 1:04d}"
