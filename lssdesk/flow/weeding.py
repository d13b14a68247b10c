"""Weeding (*gallring*): which cases are due and why, a list that one proposes and another carries out.

Looking erases nothing, and no timer does: somebody proposes, somebody else approves and erases, in one unit
that looks at everything anew [LSS 21 c–d §§, SoL 16 kap.].
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values, records, weeding_erase, weeding_read
from lssdesk.flow.requests import Request, Requests, use
from lssdesk.flow.weeding_read import STATED, Known, Stated
from lssdesk.law import tables
from lssdesk.law.weeding import Because, Circumstance, Person, Verdict, verdicts
from lssdesk.store import erasing
from lssdesk.store.base import new_id
from lssdesk.store.tables import WeededRow, WeedingRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED, ASK = "weed", "weed_ask"
CODE = re.compile(r"[0-9]{4}")
MOST_CASES = 2_000
"""Of one list: what is to be looked through before it is approved has to be bounded."""


@dataclass(frozen=True)
class Line:
    """A case as the dry run shows it; ``listed`` where a list waits that it stands on."""

    known: Known
    verdict: Verdict
    listed: bool = False

    @property
    def measure(self) -> str:
        """The measure's name."""
        return tables.measure(self.known.measure).name

    @property
    def unsaid(self) -> bool:
        """Whether somebody has to say what the case was about: its person was a child, and nobody has."""
        return self.known.child and self.known.stated is None

    @property
    def ready(self) -> bool:
        """Whether it can be proposed."""
        return self.verdict.state == "due" and not self.unsaid and not self.listed

    @property
    def because(self) -> tuple[Because, ...]:
        """The reasons in words, with what runs."""
        runs = self.known.runs
        said = (Because(t(f"archive.runs.{runs}"), ""),) if runs else ()
        return (*said, *self.verdict.because)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A case on a list: who looks at it later finds no name, but what was weeded and why."""

    case_id: str
    number: str
    born: int | None
    measure: str
    opened: date
    last_entry: date
    ended: date | None
    since: date | None
    latest: date | None
    circumstances: tuple[str, ...] = ()
    because: tuple[tuple[str, str], ...] = ()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A list that waits for the other; ``about`` tells in words what it is."""

    about: str
    municipality: str
    entries: tuple[Entry, ...]


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A list as it is kept when it is carried out."""

    reason: str
    municipality: str
    asked_at: datetime
    approved_at: datetime
    persons: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Kept:
    """A kept list with when it was carried out, and who the two were."""

    id: str
    at: datetime
    asked_by: str
    approved_by: str
    content: Carried


@dataclass(frozen=True)
class Done:
    """What was erased; ``tidy``: the file was written anew without the pages that became free."""

    list_id: str
    cases: int
    persons: int
    tidy: bool


class Weeding:
    """The office's weeding, as the one at work meets it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def code(self) -> str:
        """The municipality's four digits; empty where they are not set, or are not four digits."""
        with self._desk.office.read() as reading:
            return _code(reading, self._desk.today)

    def lines(self) -> tuple[Line, ...]:
        """The dry run: every case with its verdict, those that are due first, the longest due before others.

        Refused for who neither proposes nor weeds.
        """
        officers = self._desk.officers
        if not officers.may(DEED):
            officers.check(ASK)
        listed = {entry.case_id for one in self.waiting() for entry in proposal(one).entries}
        with self._desk.office.read() as reading:
            found = _judged(reading, self._desk.today)
        ordered = sorted(found.values(), key=_order)
        return tuple(Line(one, verdict, one.case_id in listed) for one, verdict in ordered)

    def state(self, case_id: str, circumstances: Collection[Circumstance], note: str = "") -> None:
        """Say what a case was about, in the place of what its data tell; none is an answer too."""
        desk = self._desk
        said = Stated(
            circumstances=tuple(sorted(circumstances)), note=note.strip(), by=desk.officer, at=desk.now
        )
        deed = ASK if desk.officers.may(ASK) else "write"
        with desk.unit(deed, t("archive.unit.stated"), case_id) as unit:
            records.keep_setting(unit, f"{STATED}{case_id}", weeding_read.as_setting(said))

    def propose(self, case_ids: Collection[str], reason: str) -> str:
        """Ask that some cases be weeded; the id of the list.

        Refused where one of them is not due, nobody has said what it was about, or it stands on another list.
        """
        wanted = set(case_ids)
        lines = [one for one in self.lines() if one.known.case_id in wanted]
        if not lines or len(lines) != len(wanted):
            raise Refused(t("archive.refused.none"))
        if len(lines) > MOST_CASES:
            raise Refused(t("archive.refused.many", most=MOST_CASES))
        if bad := [one.known.number for one in lines if not one.ready]:
            raise Refused(t("archive.refused.not_due", numbers=", ".join(bad[:10])))
        entries = tuple(_entry(one.known, one.verdict) for one in lines)
        made = Proposal(about=_about(len(entries)), municipality=self.code(), entries=entries)
        id = new_id()
        Requests(self._desk).ask(DEED, id, reason, msgspec.to_builtins(made))
        return id

    def waiting(self) -> tuple[Request, ...]:
        """The lists that wait: for an answer, or approved and not carried out."""
        return tuple(one for one in Requests(self._desk).open() if one.deed == DEED)

    def carry_out(self, list_id: str) -> Done:
        """Weed what a list names, approving it; slow: to be called beside the window's thread.

        All of it is looked at anew.  Refused for one's own list, and, with nothing erased, where a case on it
        is not as it was any more.  StoreTrouble where no backup can be made before.
        """
        desk = self._desk
        desk.officers.check(DEED)
        asked = self._approved(list_id)
        entries = proposal(asked).entries
        desk.backup_before(t("archive.unit.weeded"))
        detail = t("archive.detail", cases=len(entries), id=list_id[:8])
        with desk.unit(DEED, t("archive.unit.weeded"), detail=detail) as unit:
            done = use(unit, DEED, list_id, desk.now)
            _check_unchanged(unit, done, desk.today)
            erasing.overwrite(unit)
            ids = [one.case_id for one in entries]
            gone = weeding_erase.with_nothing_left(unit, ids)
            row = WeedingRow(id=list_id, at=desk.now, asked_by=done.asked_by, approved_by=desk.officer)
            row.document = records.encode(_carried(done, desk.now, len(gone)))
            unit.add(row)
            unit.flush()
            unit.add_all(WeededRow(case_id=id, weeding_id=list_id) for id in ids)
            unit.flush()
            weeding_erase.erase(unit, ids, gone)
        desk.settings_changed()
        return Done(list_id, len(entries), len(gone), erasing.tidy(desk.office))

    def kept(self) -> tuple[Kept, ...]:
        """The lists that were carried out, the last one first."""
        with self._desk.office.read() as reading:
            rows = reading.scalars(select(WeedingRow).order_by(WeedingRow.at.desc()))
            return tuple(_kept(row) for row in rows)

    def _approved(self, list_id: str) -> Request:
        """The list, approved by the one at work where nobody has yet."""
        found = next((one for one in self.waiting() if one.subject == list_id), None)
        if found is None:
            raise Refused(t("archive.refused.gone"))
        if found.asked_by == self._desk.officer:
            raise Refused(t("access.refused.own"))
        if found.answer is None:
            Requests(self._desk).answer(found.id, True)
        return found


def proposal(asked: Request) -> Proposal:
    """The list that was asked for."""
    return msgspec.convert(asked.document, Proposal)


def _about(count: int) -> str:
    return t("archive.about_one") if count == 1 else t("archive.about", count=count)


def _code(reading: Reading, today: date) -> str:
    values = policy_values.handling(policies.overrides(reading), today)
    code = values.text("municipality_code").strip()
    return code if CODE.fullmatch(code) else ""


def _judged(
    reading: Reading, today: date, persons: Collection[str] | None = None
) -> dict[str, tuple[Known, Verdict]]:
    """Each case with its verdict; all of a person's are judged together."""
    code = _code(reading, today)
    found = {}
    for ones in weeding_read.known(reading, today, persons).values():
        person = Person(ones[0].born, code)
        for one, verdict in zip(ones, verdicts(person, [one.file for one in ones], today), strict=True):
            found[one.case_id] = (one, verdict)
    return found


def _order(pair: tuple[Known, Verdict]) -> tuple[Any, ...]:
    known, verdict = pair
    return ("due", "unknown", "later", "kept").index(verdict.state), verdict.since or date.max, known.number


def _entry(known: Known, verdict: Verdict) -> Entry:
    return Entry(
        case_id=known.case_id,
        number=known.number,
        born=known.born.year if known.born else None,
        measure=known.measure,
        opened=known.opened,
        last_entry=known.last_entry,
        ended=known.ended,
        since=verdict.since,
        latest=verdict.latest,
        circumstances=tuple(sorted(known.circumstances)),
        because=tuple((one.text, one.source) for one in verdict.because),
    )


def _check_unchanged(reading: Reading, asked: Request, today: date) -> None:
    """Refused where a case is not due any more, or not as it was when the list was made."""
    entries = proposal(asked).entries
    persons = weeding_erase.persons_of(reading, [one.case_id for one in entries])
    found = _judged(reading, today, persons)
    changed = [one.number for one in entries if not _same(one, found.get(one.case_id))]
    if changed:
        raise Refused(t("archive.refused.changed", numbers=", ".join(changed[:10])))


def _same(entry: Entry, now: tuple[Known, Verdict] | None) -> bool:
    if now is None or now[1].state != "due":
        return False
    again = _entry(*now)
    return all(getattr(entry, key) == getattr(again, key) for key in ("last_entry", "ended", "since"))


def _carried(asked: Request, at: datetime, persons: int) -> Carried:
    listed = proposal(asked)
    return Carried(
        reason=asked.reason,
        municipality=listed.municipality,
        asked_at=asked.asked_at,
        approved_at=at,
        persons=persons,
        entries=listed.entries,
    )


def _kept(row: WeedingRow) -> Kept:
    content = msgspec.json.decode(row.document, type=Carried)
    return Kept(row.id, row.at, row.asked_by, row.approved_by, content)
