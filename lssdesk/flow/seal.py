"""The seal of a signed letter: one hash over the letter and all that it rests on, kept in the log as well.

Sealed are the letter's bytes and content, who signed and when, the parts of the case and the attachments
as they were, the law tables, wordings and values used, the program and its fonts.  The letter's row holds
what was sealed and the seal; the line of the log that was written with the signing holds the seal too.
The log's lines rest on each other, so that neither row nor log can be changed alone without it showing.
Who has the key and writes the letter, its seal and every later line of the log anew leaves no trace here:
against that the log's last hash (``lssdesk verify`` prints it) has to be kept outside.
"""

import re
from collections.abc import Mapping
from typing import Any, TypedDict

import msgspec

from lssdesk.errors import Trouble
from lssdesk.flow.grounds import canonical, sha256
from lssdesk.letters.blocks import Letter
from lssdesk.model.case import Case
from lssdesk.store.base import moment_text
from lssdesk.store.tables import LetterRow
from lssdesk.texts import t

FORMAT = 1
_DETAIL = re.compile(r"([0-9a-f-]{36}):([0-9a-f]{64})")


class _Attached(TypedDict):
    id: str
    sha256: str
    name: str
    kind: str


class _Listed(TypedDict):
    """What of a seal's content is read one by one."""

    parts: dict[str, str]
    attachments: list[_Attached]


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """What ``law`` of a letter's row holds: ``content`` is what was sealed, as plain JSON values."""

    seal: str
    content: dict[str, Any]

    def part(self, name: str) -> Any:
        """One thing that was sealed, or None."""
        return self.content.get(name)

    @property
    def whole(self) -> bool:
        """Whether the seal is that of the content, and the content what a signing seals."""
        try:
            msgspec.convert(self.content, _Listed)
        except msgspec.ValidationError:
            return False
        return self.seal == of(self.content)


def of(content: Mapping[str, Any]) -> str:
    """The seal: SHA-256 of the content's canonical JSON."""
    return sha256(canonical(content))


def row_facts(row: LetterRow) -> dict[str, Any]:
    """What of a letter's row is sealed; ``pdf`` and ``content`` by their hash."""
    return {
        "letter": row.id,
        "case": row.case_id,
        "part": row.part_id,
        "kind": row.kind,
        "pdf": row.sha256,
        "content": sha256(row.content),
        "signed_at": moment_text(row.signed_at),
        "signed_by": row.signed_by,
    }


def put_on(row: LetterRow, rests_on: Mapping[str, Any]) -> None:
    """Seal a new row together with what it rests on."""
    content = msgspec.to_builtins({"format": FORMAT, **rests_on, **row_facts(row)})
    row.law = msgspec.json.encode(Sealed(seal=of(content), content=content)).decode()


def read(row: LetterRow) -> Sealed | None:
    """What was sealed with a letter; None for one that was signed before there were seals, or is broken."""
    try:
        return msgspec.json.decode(row.law, type=Sealed)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None


def is_old(row: LetterRow) -> bool:
    """Whether a letter carries only the acts' editions, as those did that were signed before seals."""
    try:
        return isinstance(msgspec.json.decode(row.law), list)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return False


def detail(row: LetterRow) -> str:
    """What the log's line of the signing says: the letter's id and its seal."""
    sealed = read(row)
    assert sealed is not None
    return f"{row.id}:{sealed.seal}"


def from_detail(text: str) -> tuple[str, str] | None:
    """Letter's id and seal of a line of the log, None where the line speaks of something else."""
    match = _DETAIL.fullmatch(text) if isinstance(text, str) else None  # it may have been altered
    return (match[1], match[2]) if match else None


def case_of(row: LetterRow) -> Case:
    """The whole case as it was signed.  Trouble where it cannot be read."""
    try:
        return msgspec.json.decode(row.content, type=Case)
    except msgspec.MsgspecError as error:
        raise Trouble(t("verify.no_layout")) from error


def letter_of(row: LetterRow) -> Letter:
    """The letter's content as it was signed, with the wordings of that day, to be laid out in another way.

    Trouble where it was signed before contents were kept, or cannot be read.
    """
    sealed = read(row)
    if sealed is None or not sealed.whole:
        raise Trouble(t("verify.no_layout"))
    try:
        return msgspec.convert(sealed.part("blocks"), Letter)
    except msgspec.ValidationError as error:
        raise Trouble(t("verify.no_layout")) from error
