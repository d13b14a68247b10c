"""One opened case: its draft, its checks, its letter and its hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import letters, records, signing, steps
from lssdesk.flow.draft import Draft, Stored, part_of
from lssdesk.flow.hours import Hours
from lssdesk.law import checks
from lssdesk.law.age import ADULT, age, birth_day
from lssdesk.law.checks import Finding
from lssdesk.law.tables import find_measure
from lssdesk.model.case import Case
from lssdesk.store.tables import CaseRow, LetterRow, PartRow, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.store.office import Unit


def reckoned(case: Case) -> Decimal:
    """Hours a month by the table of activities (LED-008, LSOL-021)."""
    return sum(
        ((row.times_per_month or 0) * (row.hours_each or Decimal()) for row in case.inquiry.activities),
        Decimal(),
    )


@dataclass(frozen=True)
class WordingChoice:
    """A standard wording that fits a place in the letter, filled in for this case."""

    id: str
    title: str
    text: str


class Work:
    """A case under work.  It is the sheet that forms write on."""

    def __init__(self, desk: "Desk", case_id: str) -> None:
        self._desk, self.id = desk, case_id
        self._load()
        self.hours = Hours(desk, case_id, self._person_id, self.case.measure)

    def _load(self) -> None:
        with self._desk.office.read() as reading:
            loaded = records.load(reading, self.id)
        self._person_id, self.state = loaded.person_id, loaded.state
        self.draft = Draft(loaded.content, self._save, loaded.unparsed, loaded.frozen)

    @property
    def today(self) -> date:
        """This day in Sweden."""
        return self._desk.today

    @property
    def now(self) -> datetime:
        """This moment in Sweden."""
        return self._desk.local_now

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return self.draft.case

    @property
    def decided(self) -> bool:
        """Whether the decision is signed."""
        return self.state != "open"

    def read(self, pointer: str) -> Any:
        """The value at a pointer of the case document, or None."""
        return self.draft.read(pointer)

    def raw(self, pointer: str) -> str | None:
        """A text that could not be read, as it was typed."""
        return self.draft.raw(pointer)

    def write(self, pointer: str, value: Any, label: str, raw: str | None = None) -> None:
        """Write into the draft; stored with the next ``draft.store``."""
        self.draft.write(pointer, value, label, raw)

    def writable(self, pointer: str) -> bool:
        """Whether the part is still a draft."""
        return self.draft.writable(pointer)

    def facts(self) -> Mapping[str, str | bool]:
        """What conditions of fields may name: the act, a child, fewer hours than reckoned."""
        case = self.case
        measure = find_measure(case.measure)
        born = birth_day(case.person, self.today)
        child = born is not None and age(born, case.decision.day or self.today) < ADULT
        below = case.decision.hours_per_month is not None and case.decision.hours_per_month < reckoned(case)
        return {
            "act": measure.act if measure else "",
            "measure": case.measure,
            "unit": measure.unit if measure else "",
            "child": child,
            "below_sum": below,
        }

    def wordings(self, place: str) -> tuple[WordingChoice, ...]:
        """The standard wordings that fit a place in the letter now."""
        return tuple(WordingChoice(*row) for row in letters.wordings(self.case, place, self.today))

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the case as it stands."""
        return checks.run(self.case, self.today)

    def acknowledge(self, finding_id: str, reason: str) -> None:
        """Write down why a warning is passed over; an empty reason takes it back."""
        self.write(f"/decision/acknowledged/{finding_id}", reason.strip() or None, t("flow.acknowledged"))
        self.draft.store()

    def steps(self) -> tuple[steps.Step, ...]:
        """The case's way: what is done, what is open, and why."""
        return steps.of(self)

    def preview(self) -> bytes:
        """The letter as it would be now, with marks where something is missing; signed ones as signed."""
        return self.letter() or letters.draft_pdf(self.case, self.today)

    def letter(self) -> bytes | None:
        """The signed letter's own bytes; Refused where they no longer match their hash."""
        with self._desk.office.read() as reading:
            row = reading.scalar(select(LetterRow).where(LetterRow.case_id == self.id))
            return signing.checked(row) if row else None

    def check_signing(self) -> None:
        """Refused while a check blocks, a warning has no reason, or a field holds what could not be read."""
        if self.decided:
            raise Refused(t("flow.already_signed"))
        if self.draft.unparsed:
            raise Refused(t("flow.unparsed"), next(iter(self.draft.unparsed)))
        signing.check(self.findings())

    def sign(self) -> None:
        """Sign the decision: what is decided is frozen, with the letter's bytes and the law's versions.

        Refused where :meth:`check_signing` is, or the letter has signs that cannot be written.
        """
        self.draft.store()
        self.check_signing()
        case = self.case
        pdf = letters.final_pdf(case, self.today)
        desk = self._desk
        at = desk.now
        with desk.office.unit(t("flow.unit.sign"), desk.officer, at, self.id) as unit:
            parts = list(unit.scalars(select(PartRow).where(PartRow.case_id == self.id)))
            part = next(part for part in parts if part.kind == "decision")
            unit.add(signing.letter_row(case, pdf, self.id, part.id, desk.officer, at))
            for row in parts:
                row.frozen_at, row.frozen_by = at, desk.officer
            opened = unit.get_one(CaseRow, self.id)
            opened.state, opened.changed = "decided", at
        self._load()

    def note(self, name: str) -> None:
        """Leave a line in the log for a print or an export of this case."""
        self._desk.note(name, self.id)

    def reply_time_ends(self) -> date | None:
        """Day after which the decision may be signed, where a reply time still runs (HND-080)."""
        talk = self.case.inquiry.communication
        if not talk.sent or not talk.reply_by or talk.nothing_to_add or talk.reply_by < self.today:
            return None
        return talk.reply_by + timedelta(days=1)

    def _save(self, name: str, parts: Mapping[str, Stored]) -> None:
        desk = self._desk
        at = desk.now
        if "person" in parts:
            self._check_number(str(parts["person"].document.get("personal_number", "")))
        with desk.office.unit(name, desk.officer, at, self.id) as unit:
            for kind, stored in parts.items():
                if kind == "person":
                    records.fill_person(unit.get_one(PersonRow, self._person_id), stored.document, at)
                else:
                    query = select(PartRow).where(PartRow.case_id == self.id, PartRow.kind == kind)
                    records.fill_part(unit.scalars(query).one(), stored, at)
            self._keep_unread_of_person(unit, parts)
            unit.get_one(CaseRow, self.id).changed = at

    def _keep_unread_of_person(self, unit: "Unit", parts: Mapping[str, Stored]) -> None:
        """A person's row holds only values; what cannot be read yet waits beside the application."""
        together = {"person", "application"}
        if not together & parts.keys() or "application" in self.draft.frozen:
            return
        others = together - parts.keys()
        unread = {key: text for key, text in self.draft.unparsed.items() if part_of(key) in others}
        for kind in together & parts.keys():
            unread |= parts[kind].unparsed
        query = select(PartRow).where(PartRow.case_id == self.id, PartRow.kind == "application")
        unit.scalars(query).one().unparsed = records.encode(unread)

    def _check_number(self, number: str) -> None:
        """A number that another person in the register has is kept out of this one."""
        with self._desk.office.read() as reading:
            other = number and reading.scalar(
                select(PersonRow.id).where(
                    PersonRow.personal_number == number, PersonRow.id != self._person_id
                )
            )
        if other:
            raise Refused(t("flow.number_taken"), "/person/personal_number")
