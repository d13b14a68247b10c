"""Are letters, notes, reviews and the log still what was signed and written?  Nothing is written.

Not even a line in the log is left: to look whether something was altered must not alter it.  What the
seal binds, and what it cannot, is said in :mod:`lssdesk.flow.seal`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import records, seal, verify_chain, verify_rows, verify_weeded
from lssdesk.flow.grounds import sha256
from lssdesk.flow.seal import Sealed
from lssdesk.flow.verify_chain import Chain, Signing
from lssdesk.flow.verify_remarks import Remark
from lssdesk.model.case import Case
from lssdesk.store.base import moment_text
from lssdesk.store.tables import AttachmentRow, CaseRow, LetterRow, PartRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


@dataclass(frozen=True)
class Checked:
    """A signed letter, what was proved of it, and what differs.  ``old``: signed before there were seals."""

    id: str
    case: str
    signed_at: datetime | None
    signed_by: str
    old: bool = False
    seal: str = ""
    attachments: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Result:
    """All signed letters and the log they rest on; ``head`` is the hash of its last line.

    ``remarks``: what differs in the log, in signed notes of the journals and in reviews.
    """

    letters: tuple[Checked, ...]
    lines: int
    head: str
    remarks: tuple[Remark, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing differs."""
        return not self.remarks and not any(letter.remarks for letter in self.letters)


@dataclass(frozen=True)
class _Letter:
    """A letter's row with what has to fit it."""

    row: LetterRow
    case: CaseRow | None
    sealed: Sealed | None
    parts: tuple[PartRow, ...]
    attachments: Mapping[str, AttachmentRow] = field(repr=False)


def of(desk: "Desk") -> Result:
    """``check`` of an open office."""
    with desk.office.read() as reading:
        return check(reading)


def check(reading: Reading) -> Result:
    """Every signed letter, note and review against the log, and the log's own chain."""
    log = verify_chain.read(reading)
    letters = [
        _checked(reading, id, log)
        for id in reading.scalars(select(LetterRow.id).order_by(LetterRow.signed_at))
    ]
    lists = verify_weeded.lists(reading)
    weeded = verify_weeded.known(lists, log.weeded)
    gone = tuple(_gone(reading, log, {letter.id for letter in letters}, weeded))
    rows = verify_rows.check(reading, log.marks, weeded)
    remarks = (*log.remarks, *rows, *verify_weeded.remarks(lists, log.weeded))
    return Result((*letters, *gone), log.lines, log.head, remarks)


def find(reading: Reading, pdf: bytes) -> Checked | None:
    """The signed letter that has exactly these bytes, checked; None where none was signed here."""
    query = select(LetterRow.id).where(LetterRow.pdf == pdf)
    id = reading.scalars(query.limit(1)).one_or_none()
    return _checked(reading, id, verify_chain.read(reading)) if id else None


def _checked(reading: Reading, id: str, log: Chain) -> Checked:
    try:
        letter = _letter(reading, id)
    except ValueError:  # a moment that is none
        return Checked(id, "", None, "", remarks=(Remark("seal"),))
    row = letter.row
    checked = Checked(
        id=id,
        case=letter.case.number if letter.case else "",
        signed_at=row.signed_at,
        signed_by=row.signed_by,
        old=seal.is_old(row) and id not in log.signed,
        seal=letter.sealed.seal if letter.sealed else "",
        attachments=len(_rests_on(letter)),
        remarks=tuple(_remarks(letter, log)),
    )
    reading.expunge_all()  # one letter's bytes and attachments in memory at a time
    return checked


def _letter(reading: Reading, id: str) -> _Letter:
    row = reading.get_one(LetterRow, id)
    parts = reading.scalars(select(PartRow).where(PartRow.case_id == row.case_id))
    attached = reading.scalars(select(AttachmentRow).where(AttachmentRow.case_id == row.case_id))
    case = reading.get(CaseRow, row.case_id)
    return _Letter(row, case, seal.read(row), tuple(parts), {one.id: one for one in attached})


def _remarks(letter: _Letter, log: Chain) -> Iterator[Remark]:
    row = letter.row
    if sha256(row.pdf) != row.sha256 or _sealed(letter, "pdf") not in (None, sha256(row.pdf)):
        yield Remark("bytes")
    signed = _case(row)
    if _sealed(letter, "content") not in (None, sha256(row.content)) or signed is None:
        yield Remark("content")
    if letter.case is None or (signed and signed.get("number") != letter.case.number):
        yield Remark("part", t("verify.case"))
    if not _seal_fits(letter, log):
        yield Remark("seal")
    if not _log_fits(letter, log):
        yield Remark("log_line")
    yield from _part_remarks(letter)
    yield from _attachment_remarks(letter)


def _sealed(letter: _Letter, name: str) -> Any:
    """One thing that was sealed; None where there is no seal that holds."""
    return letter.sealed.part(name) if letter.sealed and letter.sealed.whole else None


def _case(row: LetterRow) -> dict[str, Any] | None:
    """The signed case as a plain document; None where it is none."""
    try:
        found = records.decode(row.content)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
    return found if isinstance(found, dict) else None


def _seal_fits(letter: _Letter, log: Chain) -> bool:
    """Whether the seal is that of what was sealed, and the row says the same as that.

    A letter without a seal is well only where the log knows of none.
    """
    row, sealed = letter.row, letter.sealed
    if sealed is None:
        return seal.is_old(row) and row.id not in log.signed
    ours = {key: value for key, value in seal.row_facts(row).items() if key not in ("pdf", "content")}
    return sealed.whole and all(sealed.part(key) == value for key, value in ours.items())


def _log_fits(letter: _Letter, log: Chain) -> bool:
    """Whether the log has one line of this signing, with this seal, case, moment and officer."""
    row, sealed = letter.row, letter.sealed
    line = Signing(sealed.seal if sealed else "", row.case_id, moment_text(row.signed_at), row.signed_by)
    if row.id in log.signed:
        return list(log.signed[row.id]) == [line]
    return sealed is None and line in log.old


def _part_remarks(letter: _Letter) -> Iterator[Remark]:
    """Parts that are no longer what was signed; of an old letter those that were frozen with it."""
    rows: dict[str, PartRow] = {part.kind: part for part in letter.parts}
    hashes = _sealed(letter, "parts")
    moment = _sealed(letter, "signed_at") or moment_text(letter.row.signed_at)
    for kind in hashes or _frozen_with(letter):
        part = rows.get(kind)
        frozen = part is not None and part.frozen_at and moment_text(part.frozen_at) == moment
        same = part and (
            sha256(part.document) == hashes[kind] if hashes else _says_the_same(letter.row, part)
        )
        if not (frozen and same):
            yield Remark("part", t(f"verify.part.{kind}"))


def _frozen_with(letter: _Letter) -> list[str]:
    """``decision`` always: a letter without its frozen decision is not well."""
    frozen = [part.kind for part in letter.parts if part.frozen_at == letter.row.signed_at]
    return list(dict.fromkeys(["decision", *frozen]))


def _says_the_same(row: LetterRow, part: PartRow) -> bool:
    """Whether a part is that of the signed case, however its document was written."""
    try:
        case = msgspec.json.decode(row.content, type=Case)
        kind = type(getattr(case, part.kind))
        return bool(msgspec.json.decode(part.document, type=kind) == getattr(case, part.kind))
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return False


def _attachment_remarks(letter: _Letter) -> Iterator[Remark]:
    for one in _rests_on(letter):
        row = letter.attachments.get(one["id"])
        if row is None or _as_sealed(row) != one or sha256(row.data) != one["sha256"]:
            yield Remark("attachment", one["name"])


def _rests_on(letter: _Letter) -> list[dict[str, str]]:
    """The attachments that were sealed with a letter; of an old one those that lay there before it."""
    listed: list[dict[str, str]] | None = _sealed(letter, "attachments")
    if listed is not None:
        return listed
    return [_as_sealed(one) for one in letter.attachments.values() if one.added_at <= letter.row.signed_at]


def _as_sealed(row: AttachmentRow) -> dict[str, str]:
    return {"id": row.id, "sha256": row.sha256, "name": row.name, "kind": row.kind}


def _gone(reading: Reading, log: Chain, there: Iterable[str], weeded: Collection[str]) -> Iterator[Checked]:
    """Letters that the log knows and decisions that are frozen, without their letter; not of weeded cases."""
    numbers = {row.id: row.number for row in reading.execute(select(CaseRow.id, CaseRow.number))}
    known = frozenset(there)
    every = {id: lines[0] for id, lines in log.signed.items() if id not in known}
    lost = {id: line for id, line in every.items() if line.case_id not in weeded}
    for id, line in lost.items():
        number, at = numbers.get(line.case_id or "", ""), _moment(line.at)
        yield Checked(id, number, at, line.officer, seal=line.seal, remarks=(Remark("gone"),))
    frozen_at = type_coerce(PartRow.frozen_at, Text)
    query = select(PartRow.case_id, PartRow.frozen_by, frozen_at).where(
        PartRow.kind == "decision", frozen_at.is_not(None), PartRow.id.not_in(select(LetterRow.part_id))
    )
    said = {line.case_id for line in lost.values()}
    for case_id, by, at_text in reading.execute(query):
        if case_id not in said:
            number, at = numbers.get(case_id, ""), _moment(at_text)
            yield Checked("", number, at, by or "", remarks=(Remark("gone"),))


def _moment(text: Any) -> datetime | None:
    """The moment that a column holds; None where it was altered into something else."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
