"""One opened case: its draft, its checks, its letter and its hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import (
    copies,
    delegation,
    documents,
    follow,
    law_in_force,
    letters,
    notes,
    policies,
    policy_values,
    records,
    seal,
    signing,
    steps,
    together,
    wordings_book,
    wordings_findings,
)
from lssdesk.flow.attachments import Attachments
from lssdesk.flow.draft import Draft, Stored
from lssdesk.flow.hours import Hours
from lssdesk.flow.journal import Journal
from lssdesk.flow.preview import Preview, Previews
from lssdesk.flow.printers import Printers
from lssdesk.flow.protected import ROUTINE
from lssdesk.law import checks, compare, standing
from lssdesk.law.checks import Finding
from lssdesk.law.form_facts import form_facts
from lssdesk.law.policy import Handling
from lssdesk.law.practice import Practice
from lssdesk.letters.wording_book import Book
from lssdesk.model import document, personal_number, protected
from lssdesk.model.case import Case, Decision, Note
from lssdesk.store.tables import CaseRow, LetterRow, PartRow, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.officers import Officers
    from lssdesk.letters.blocks import Layout, Letter


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
        self._previews = Previews()
        self._load()
        self.hours = Hours(desk, case_id, self._person_id, self.case.measure)
        self.attachments = Attachments(self, desk)
        self.journal = Journal(self, desk)

    def _load(self) -> None:
        with self._desk.office.read() as reading:
            loaded = records.load(reading, self.id)
            self._own = policies.overrides(reading)
            self._take_book(wordings_book.book(reading))
            self._orders = delegation.orders(reading, loaded.signed)
        self._settings_version = self._desk.settings_version
        self._person_id, self.state = loaded.person_id, loaded.state
        self.draft = Draft(loaded.content, self._save, loaded.unparsed, loaded.frozen)
        self._practice: dict[str, tuple[Practice, ...]] = {}
        self._show_order()

    def _take_book(self, book: Book) -> None:
        self._books = {False: book, True: book.numberless_first()}

    @property
    def _book(self) -> Book:
        """The wordings; under free hours those without a number are the default (HRS-004)."""
        return self._books[bool(self.facts()["free"])]

    def _look_anew(self) -> None:
        """Take in settings and values of the municipality that were changed while the case was open."""
        if self._settings_version != self._desk.settings_version:
            self._settings_version = self._desk.settings_version
            with self._desk.office.read() as reading:
                self._own = policies.overrides(reading)
                self._take_book(wordings_book.book(reading))
                if not self.decided:
                    self._orders = delegation.orders(reading)
                self.draft.renew(records.SENDER, records.sender(reading))
        self._show_order()

    def _show_order(self) -> None:
        """Let the case hold the delegation order of the decision's day, as it is typed now."""
        typed = self.draft.read("/decision/day")
        day = date.fromisoformat(typed) if typed else self.today
        points = msgspec.to_builtins(delegation.points_on(self._orders, day))
        if points != self.draft.read("/delegation"):
            self.draft.renew("delegation", points)

    @property
    def officers(self) -> "Officers":
        """The officers, and what the one at work may do."""
        return self._desk.officers

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
        """What conditions of fields may name."""
        return form_facts(self.case, self.today, policy_values.hours(self._own))

    def wordings(self, place: str) -> tuple[WordingChoice, ...]:
        """The standard wordings that fit a place in the letter now."""
        self._look_anew()
        found = letters.wordings(self.case, place, self.today, policy_values.hours(self._own), self._book)
        return tuple(WordingChoice(*row) for row in found)

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the case as it stands, by the values of the decision's day."""
        self._look_anew()
        case = self.case
        handling = policy_values.handling(self._own, case.decision.day or self.today)
        hours = policy_values.hours(self._own)
        found = checks.run(case, self.today, handling, hours, self.practice())
        return wordings_findings.added(found, case, self.today, hours, self._book)

    def open_findings(self) -> tuple[Finding, ...]:
        """What there is still to do something about: after signing only what comes after the decision."""
        found = self.findings()
        return checks.later(found) if self.decided else checks.before(found)

    def practice(self) -> tuple[Practice, ...]:
        """How the office last decided in cases of this kind (:func:`records.practice`)."""
        kind = standing.kind_of(self.case.decision)
        if kind not in self._practice:
            with self._desk.office.read() as reading:
                found = records.practice(reading, self.id, self.case.measure, kind)
            self._practice[kind] = found
        return self._practice[kind]

    def suggestions(self, pointer: str) -> tuple[delegation.Suggestion, ...]:
        """What a field offers besides free words: the points of the delegation order."""
        self._look_anew()
        case = self.case
        fitting = pointer == delegation.POINTER
        return delegation.suggestions(case.delegation, case.decision, case.measure) if fitting else ()

    def before(self) -> Decision | None:
        """The decision that this one is compared with, if there is one."""
        return compare.before(self.case, self.today)

    def differences(self) -> tuple[compare.Difference, ...]:
        """What is not as in the decision before."""
        case, old = self.case, self.before()
        titles = self._book.titles()
        return compare.compare(old, case.decision, case.measure, self.today, titles) if old else ()

    def follow_on(self, what: follow.What) -> str:
        """Open a case for a decision that follows on this one; its id (:meth:`Desk.follow_on`)."""
        self.draft.store()
        made = self._desk.follow_on(self.id, what)
        self._load()
        return made

    def notices(self) -> tuple[Finding, ...]:
        """What to know when the case is opened: that a table of the law is long unchecked."""
        return law_in_force.notices(self.today)

    def acknowledge(self, finding_id: str, reason: str) -> None:
        """Write down why a warning is passed over; an empty reason takes it back."""
        self.write(f"/decision/acknowledged/{finding_id}", reason.strip() or None, t("flow.acknowledged"))
        self.draft.store()

    def steps(self, findings: Sequence[Finding] | None = None) -> tuple[steps.Step, ...]:
        """The case's way: what is done, what is open, and why; ``findings`` where they are known already."""
        return steps.of(self, findings)

    def preview(self) -> bytes:
        """The letter as it would be now, with marks where something is missing; signed ones as signed."""
        return self.preview_places().pdf

    def preview_places(self) -> Preview:
        """The letter as it would be now, with what on it leads to a field; Refused as :meth:`letter` is."""
        self._look_anew()
        hours = policy_values.hours(self._own)
        if not self.decided:
            return self._previews.of(self.case, self.today, hours, self._book)
        with self._desk.office.read() as reading:
            row = reading.scalar(select(LetterRow).where(LetterRow.case_id == self.id))
            return self._previews.signed(row, hours, self._book) if row else Preview(b"")

    def document(
        self, document_id: str, draft: bool, layout: "Layout" = "standard", opened: bool = False
    ) -> bytes:
        """Another document of the case as PDF, as draft or final; ``opened`` as in :meth:`paper`."""
        return letters.pdf_of(self.paper(document_id, draft, opened), draft, layout)

    def paper(self, document_id: str, draft: bool = False, opened: bool = False) -> "Letter":
        """The content of another document.  ``opened``: with place and contact of the protected, for once."""
        case = protected.opened(self.case) if opened else self.case
        return documents.letter(case, document_id, self.today, draft, self._book, self._handling)

    @property
    def _handling(self) -> Handling:
        return policy_values.handling(self._own, self.today)

    @property
    def routine(self) -> str:
        """The board's routine for protected identities, in its own words; empty where none is registered."""
        return self._handling.text(ROUTINE)

    def letter(self) -> bytes | None:
        """The signed letter's own bytes; Refused where they no longer match their hash."""
        with self._desk.office.read() as reading:
            row = reading.scalar(select(LetterRow).where(LetterRow.case_id == self.id))
            return signing.checked(row) if row else None

    def signed_letter(self) -> tuple[Case, "Letter"]:
        """The case and the letter's content as they were signed.  Trouble where they cannot be read."""
        with self._desk.office.read() as reading:
            row = reading.scalars(select(LetterRow).where(LetterRow.case_id == self.id)).one()
            return seal.case_of(row), seal.letter_of(row)

    def copy(self, layout: "Layout") -> bytes:
        """A copy of the signed letter in another layout; Refused as :meth:`letter` is."""
        with self._desk.office.read() as reading:
            row = reading.scalars(select(LetterRow).where(LetterRow.case_id == self.id)).one()
            return copies.of(row, layout)

    @property
    def printers(self) -> Printers:
        """The choices of tray and sides on the office's printers."""
        return Printers(self._desk)

    def check_signing(self) -> None:
        """Refused while a check blocks, a warning has no reason, or a field holds what could not be read."""
        if self.decided:
            raise Refused(t("flow.already_signed"))
        if self.draft.unparsed:
            raise Refused(t("flow.unparsed"), next(iter(self.draft.unparsed)))
        signing.check(self.findings())

    def sign(self) -> None:
        """Sign the decision: what is decided is frozen and sealed, with the letter's bytes and the law used.

        Refused where :meth:`check_signing` is, or the letter has signs that cannot be written.
        """
        self.draft.store()
        self.check_signing()
        case = self.case
        letter = letters.final_letter(case, self.today, policy_values.hours(self._own), self._book)
        pdf = letters.pdf_of(letter, draft=False)
        desk = self._desk
        at = desk.now
        frozen = select(PartRow).where(PartRow.case_id == self.id, PartRow.kind.not_in(records.LATER))
        with desk.office.read() as reading:
            parts = reading.scalars(frozen)
            by = signing.Signature(self.id, desk.officer, at)
            row = signing.letter_row(reading, by, case, letter, pdf, parts)
        with desk.unit("sign", t("flow.unit.sign"), self.id, seal.detail(row)) as unit:
            unit.add(row)
            for part in unit.scalars(frozen):
                part.frozen_at, part.frozen_by = at, desk.officer
            opened = unit.get_one(CaseRow, self.id)
            opened.state, opened.changed = "decided", at
        self._load()

    def notes(self) -> tuple[Note, ...]:
        """The quick notes of the case, oldest first."""
        return self.case.notes

    def add_note(self, text: str) -> Note:
        """Keep a quick note at once.  Refused for an empty one."""
        new = notes.new(text, self.now)
        self._change_notes(t("flow.unit.note_added"), [*self.notes(), new])
        return new

    def place_note(self, id: str, pointer: str) -> None:
        """Put a note's text last in an answer, with a line that says where it comes from.

        Refused where no text fits, what is there cannot be read yet, or the part is decided.  One step of
        undo, which leads to the answer.
        """
        note = notes.find(self.notes(), id)
        target = notes.target_of(pointer)
        field, value = notes.placed(self.draft.content, note, pointer)
        if self.draft.raw(target) or not self._fits(field, value):
            raise Refused(t("flow.note.no_text"), target)
        moved = [msgspec.structs.replace(one, placed=target) if one == note else one for one in self.notes()]
        self.draft.change(t("flow.unit.note_placed"), {field: value, notes.POINTER: notes.listed(moved)})

    def remove_note(self, id: str) -> None:
        """Take a note away; where it was placed its text stays."""
        gone = notes.find(self.notes(), id)
        self._change_notes(t("flow.unit.note_removed"), [one for one in self.notes() if one != gone])

    def _change_notes(self, name: str, wanted: Sequence[Note]) -> None:
        self.draft.change(name, {notes.POINTER: notes.listed(wanted)})

    def _fits(self, pointer: str, value: Any) -> bool:
        """Whether the case may hold a value at a pointer."""
        try:
            document.to_case(document.put(self.draft.content, pointer, value))
        except (msgspec.ValidationError, TypeError, ValueError):
            return False
        return True

    def note(self, name: str, detail: str = "", deed: str = "output") -> None:
        """Leave a line in the log for what changes nothing in this case, such as a print or an export."""
        self._desk.note(name, self.id, deed, detail)

    def searched(self, words: str, found: int) -> None:
        """Leave a line in the log for what was looked for in this case."""
        self._desk.searched(words, found, self.id)

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
            pattern = policy_values.handling(self._own, self.today).text("reserve_number_pattern")
            personal_number.check_reserve(parts["person"].document.get("reserve_number", ""), pattern)
        with desk.unit("write", name, self.id) as unit:
            if not parts.keys().isdisjoint(records.OF_PERSON):
                records.fill_shared(unit.get_one(PersonRow, self._person_id), parts, at)
            if records.NOTES in parts:
                records.fill_notes(unit, self.id, parts[records.NOTES].document)
            for kind in parts.keys() & set(records.KINDS):
                query = select(PartRow).where(PartRow.case_id == self.id, PartRow.kind == kind)
                row = unit.scalars(query).one_or_none() or PartRow(case_id=self.id, kind=kind)
                unit.add(row)
                if kind == "application":
                    together.spread(unit, self.draft.kept.get(kind, {}), parts[kind].document, at)
                records.fill_part(row, parts[kind], at)
            unit.get_one(CaseRow, self.id).changed = at

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
