"""The office's wordings for its administrator: written, tried, approved from a day on, ended.

Rows are only ever added, so that one can always tell who wrote, approved and ended what, and why.  A signed
letter keeps its bytes; what is approved or ended never holds before today.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values, records, wordings_book, wordings_checks
from lssdesk.flow.wordings_trial import Trial, trial
from lssdesk.letters.own_wordings import Content, Entry, office_book
from lssdesk.letters.wording_book import Book, Wording, shipped
from lssdesk.model.case import OWN_WORDING
from lssdesk.store.tables import WordingRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

TWO_PERSONS = "wording_two_persons"
Deed = Literal["draft", "dropped", "approved", "retired", "restored"]
Chip = Literal["shipped", "own", "draft", "running", "coming", "ends", "ended"]
_DAY = timedelta(days=1)
_MOST_SLUG = 40


@dataclass(frozen=True)
class Draft:
    """A wording that is written and not approved: by whom, when, and the days that are wished for it."""

    content: Content
    first_day: date | None
    last_day: date | None
    by: str
    at: datetime
    seq: int


@dataclass(frozen=True)
class Line:
    """A wording as the list shows it: ``versions`` hold today or later, or are the last that did."""

    id: str
    content: Content
    versions: tuple[Wording, ...]
    draft: Draft | None
    chips: tuple[tuple[Chip, date | None], ...]

    @property
    def own(self) -> bool:
        """Whether the office wrote it."""
        return self.id.startswith(OWN_WORDING)

    def has(self, *chips: Chip) -> bool:
        """Whether it carries one of the chips."""
        return any(name in chips for name, _ in self.chips)


@dataclass(frozen=True)
class Step:
    """Something that was done with a wording; ``dropped``: a draft thrown away, ``restored``: used again."""

    what: Deed
    at: datetime
    by: str
    first_day: date | None
    last_day: date | None
    reason: str
    content: Content | None


class Wordings:
    """The wordings of the office.  Errors are Refused, with ``/title``, ``/text`` … as their field."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._tried: set[tuple[int, date, date | None]] = set()

    def book(self) -> Book:
        """The wordings that may be used, each with its days."""
        return office_book(map(wordings_book.entry, self._rows()))

    def lines(self) -> tuple[Line, ...]:
        """Every wording, the office's own ones last in each place."""
        rows = self._rows()
        book = office_book(map(wordings_book.entry, rows))
        ids = dict.fromkeys([row.id for row in book.rows] + [row.wording for row in rows])
        known = {row.id: row for row in shipped()}
        found = (self._line(id, rows, book, known.get(id)) for id in ids)
        return tuple(line for line in found if line is not None)

    def line(self, id: str) -> Line:
        """One wording.  Refused where there is none of the id."""
        found = next((line for line in self.lines() if line.id == id), None)
        if found is None:
            raise Refused(t("wordings_admin.refused.unknown"))
        return found

    def history(self, id: str) -> tuple[Step, ...]:
        """What was done with a wording, the last thing first."""
        return tuple(_step(row) for row in reversed(self._rows()) if row.wording == id)

    def write(self, content: Content, first_day: date | None = None, last_day: date | None = None) -> str:
        """Keep a draft, of a new wording where ``content`` has no id; its id.  It changes nothing yet."""
        rows = self._rows()
        new = wordings_checks.clean(content)
        wordings_checks.check(new)
        wordings_checks.check_days(first_day, last_day)
        id = new.id or _new_id(new, rows)
        if not id.startswith(OWN_WORDING):
            raise Refused(t("wordings_admin.refused.shipped"))
        approved = [row for row in rows if row.wording == id and row.state == "approved"]
        before = wordings_book.content(approved[-1]) if approved else None
        if before and before.place != new.place:
            raise Refused(t("wordings_admin.refused.moved"), "/place")
        kept = msgspec.structs.replace(new, id=id)
        self._add(
            "draft", [Entry(id=id, state="draft", first_day=first_day, last_day=last_day, content=kept)]
        )
        return id

    def discard(self, id: str) -> None:
        """Throw a draft away; what was written stays in the history."""
        self._draft(id)
        self._add("discard", [Entry(id=id, state="draft")])

    def trial_of(self, id: str, first_day: date, last_day: date | None = None) -> Callable[[], Trial]:
        """What finds out what the draft does to the sample letters when it is approved from a day on.

        Refused at once; the finding out takes seconds and needs no database, so any thread may call it.
        """
        draft = self._draft(id)
        self._check_approval(id, draft, first_day, last_day)
        compare = self._compare(self._approving(id, draft.content, first_day, last_day), first_day, id)

        def tried() -> Trial:
            found = compare()
            self._tried.add((draft.seq, first_day, last_day))
            return found

        return tried

    def approve(self, id: str, first_day: date, last_day: date | None, reason: str) -> None:
        """Let the draft hold from a day on, in place of the shipped wording that it replaces.

        Refused before a trial of the same text and days, or where the municipality wants two persons and this
        officer wrote it.
        """
        draft = self._draft(id)
        self._check_approval(id, draft, first_day, last_day)
        wordings_checks.check_reason(reason)
        if (draft.seq, first_day, last_day) not in self._tried:
            raise Refused(t("wordings_admin.refused.untried"))
        self._check_other_person(draft)
        self._add("approve", self._approving(id, draft.content, first_day, last_day), reason)

    def retiring_of(self, id: str, last_day: date) -> Callable[[], Trial]:
        """What finds out what becomes of the sample letters when a wording ends after a day, likewise."""
        return self._compare(self._ending(id, last_day), last_day + _DAY, id)

    def retire(self, id: str, last_day: date, reason: str) -> None:
        """End a wording, shipped or own, after a day; the shipped one that it replaced is used again."""
        ending = self._ending(id, last_day)
        wordings_checks.check_reason(reason)
        self._add("retire", ending, reason)

    def restore(self, id: str, first_day: date, reason: str) -> None:
        """Use a shipped wording again that was ended."""
        line = self.line(id)
        wordings_checks.check_future(first_day, self._desk.today, "/first_day")
        if line.own:
            raise Refused(t("wordings_admin.refused.unknown"))
        if id in self.book().on(first_day):
            raise Refused(t("wordings_admin.refused.running"), "/first_day")
        wordings_checks.check_reason(reason)
        self._add("restore", [_again(id, first_day)], reason)

    def begun(self) -> dict[str, Any]:
        """What this officer has typed of a wording and not kept as a draft yet; empty where nothing is."""
        return self._desk.setting(_begun(self._desk.officer))

    def keep(self, begun: Mapping[str, Any]) -> None:
        """Keep what is typed of a wording; an empty one is taken away."""
        self._desk.keep_setting(t("wordings_admin.unit.begun"), _begun(self._desk.officer), begun)

    # --- what a change consists of -------------------------------------------------------------

    def _approving(self, id: str, content: Content, first_day: date, last_day: date | None) -> list[Entry]:
        """The rows of an approval: the wording, and those that end or bring back what it stands for."""
        book = self.book()
        before, displaced = book.on(first_day), _displaced(book, id)
        rows = [Entry(id=id, state="approved", first_day=first_day, last_day=last_day, content=content)]
        replaced = content.replaces
        if replaced in before:
            rows.append(Entry(id=replaced, state="retired", last_day=first_day - _DAY))
        if last_day and (replaced in before or replaced in displaced):
            rows.append(_again(replaced, last_day + _DAY))
        if id in before:
            back = displaced & {before[id].replaces} - {replaced}
            rows += [_again(one, first_day) for one in back]
        return rows

    def _ending(self, id: str, last_day: date) -> list[Entry]:
        wordings_checks.check_future(last_day, self._desk.today, "/last_day")
        book = self.book()
        later = [row for row in book.rows if row.id == id and row.last_day > last_day]
        if not later:
            raise Refused(t("wordings_admin.refused.not_running"), "/last_day")
        back = sorted(_displaced(book, id) & {row.replaces for row in later})
        return [
            Entry(id=id, state="retired", last_day=last_day),
            *(_again(one, last_day + _DAY) for one in back),
        ]

    def _compare(self, new: Sequence[Entry], day: date, id: str) -> Callable[[], Trial]:
        rows = [wordings_book.entry(row) for row in self._rows()]
        before, after = office_book(rows), office_book([*rows, *new])
        return lambda: trial(before.as_on(day), after.as_on(day), id)

    # --- what stands in the way ----------------------------------------------------------------

    def _check_approval(self, id: str, draft: Draft, first_day: date, last_day: date | None) -> None:
        wordings_checks.check(draft.content)
        wordings_checks.check_future(first_day, self._desk.today, "/first_day")
        wordings_checks.check_days(first_day, last_day)
        versions = [row for row in self.book().rows if row.id == id and row.first_day >= first_day]
        if versions:
            raise Refused(t("wordings_admin.refused.overlap", day=versions[0].first_day), "/first_day")
        for row in self.book().rows:
            taken = row.id != id and row.replaces and row.replaces == draft.content.replaces
            if taken and row.last_day >= first_day and row.first_day <= (last_day or date.max):
                title = self.line(row.replaces).content.title
                words = {"title": title, "other": row.title, "day": row.first_day}
                raise Refused(t("wordings_admin.refused.replaced", **words), "/replaces")

    def _check_other_person(self, draft: Draft) -> None:
        desk = self._desk
        with desk.office.read() as reading:
            handling = policy_values.handling(policies.overrides(reading), desk.today)
        if handling.value(TWO_PERSONS) and draft.by == desk.officer:
            raise Refused(t("wordings_admin.refused.own_text", label=handling.label(TWO_PERSONS)))

    # --- rows ----------------------------------------------------------------------------------

    def _rows(self) -> tuple[WordingRow, ...]:
        with self._desk.office.read() as reading:
            return wordings_book.rows(reading)

    def _draft(self, id: str) -> Draft:
        draft = _draft_of(id, self._rows())
        if draft is None:
            raise Refused(t("wordings_admin.refused.no_draft"))
        return draft

    def _add(self, name: str, new: Sequence[Entry], reason: str = "") -> None:
        desk, at = self._desk, self._desk.now
        unit_name = t(f"wordings_admin.unit.{name}")
        deed = "wording_approve" if name in ("approve", "retire", "restore") else "wording_draft"
        with desk.unit(deed, unit_name, detail=new[0].id) as unit:
            for one in new:
                row = WordingRow(
                    wording=one.id, state=one.state, first_day=one.first_day, last_day=one.last_day
                )
                row.document = records.encode(one.content) if one.content else wordings_book.NOTHING
                row.reason, row.set_at, row.set_by = reason.strip(), at, desk.officer
                unit.add(row)
        desk.settings_changed()

    def _line(self, id: str, rows: Sequence[WordingRow], book: Book, known: Wording | None) -> Line | None:
        today = self._desk.today
        held = [row for row in book.rows if row.id == id]
        versions = tuple(row for row in held if row.last_day >= today) or tuple(held[-1:])
        draft = _draft_of(id, rows)
        shown = versions[0] if versions else known
        content = draft.content if draft else _content(shown) if shown else None
        if content is None:
            return None
        return Line(id, content, versions, draft, tuple(_chips(id, versions, draft, today)))


def _begun(officer: str) -> str:
    """Key of the wording that an officer began to write."""
    return f"begun_wording/{officer}"


def _again(id: str, first_day: date) -> Entry:
    """A shipped wording is used again from a day on."""
    return Entry(id=id, state="approved", first_day=first_day)


def _displaced(book: Book, id: str) -> set[str]:
    """The shipped wordings that ended because versions of an own one began to stand for them."""
    versions = [row for row in book.rows if row.id == id and row.replaces]
    return {row.replaces for row in versions if row.replaces in book.on(row.first_day - _DAY)}


def _draft_of(id: str, rows: Sequence[WordingRow]) -> Draft | None:
    """The draft that was written last, unless it was approved or thrown away."""
    last = next((row for row in reversed(rows) if row.wording == id and row.state != "retired"), None)
    content = wordings_book.content(last) if last is not None and last.state == "draft" else None
    if last is None or content is None:
        return None
    return Draft(content, last.first_day, last.last_day, last.set_by, last.set_at, last.seq)


def _content(row: Wording) -> Content:
    return Content(**{key: getattr(row, key) for key in Content.__struct_fields__})


def _chips(
    id: str, versions: Sequence[Wording], draft: Draft | None, today: date
) -> list[tuple[Chip, date | None]]:
    chips: list[tuple[Chip, date | None]] = [("own" if id.startswith(OWN_WORDING) else "shipped", None)]
    running = next((row for row in versions if row.first_day <= today <= row.last_day), None)
    coming = next((row for row in versions if row.first_day > today), None)
    if draft:
        chips.append(("draft", None))
    if running:
        ends = running.last_day < date.max and not coming
        chips.append(("ends", running.last_day) if ends else ("running", None))
    if coming:
        chips.append(("coming", coming.first_day))
    if versions and not running and not coming:
        chips.append(("ended", versions[-1].last_day))
    return chips


def _step(row: WordingRow) -> Step:
    content = wordings_book.content(row)
    what: Deed = row.state
    if content is None and row.state != "retired":
        what = "dropped" if row.state == "draft" else "restored"
    return Step(what, row.set_at, row.set_by, row.first_day, row.last_day, row.reason, content)


def _new_id(content: Content, rows: Sequence[WordingRow]) -> str:
    """``kommun.`` and the title in small plain letters; numbered where that is taken."""
    plain = unicodedata.normalize("NFKD", content.title.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_MOST_SLUG].strip("-") or content.place
    taken = {row.wording for row in rows}
    base, number = f"{OWN_WORDING}{content.place}.{slug}", 1
    while (id := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return id
