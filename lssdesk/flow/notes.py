"""Quick notes: taken on a visit, and placed in an answer later with a line that says where they come from."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from lssdesk.errors import Refused
from lssdesk.model import document
from lssdesk.model.case import Note
from lssdesk.texts import t

POINTER = "/notes"
MOST_SIGNS = 20_000


def new(text: str, now: datetime) -> Note:
    """A note of this moment, ``now`` being local.  Refused where it says nothing or has no end."""
    words = text.strip()
    if not words:
        raise Refused(t("flow.note.empty"), POINTER)
    if len(words) > MOST_SIGNS:
        most = f"{MOST_SIGNS:,}".replace(",", "\u00a0")
        raise Refused(t("flow.note.too_long", most=most), POINTER)
    return Note(id=str(uuid.uuid4()), at=now.replace(tzinfo=None), text=words)


def find(notes: Sequence[Note], id: str) -> Note:
    """The note with this id.  Refused where it is no longer there."""
    found = next((note for note in notes if note.id == id), None)
    if found is None:
        raise Refused(t("flow.note.gone"), POINTER)
    return found


def listed(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """The notes as they lie in the case document."""
    found: list[dict[str, Any]] = msgspec.to_builtins(list(notes))
    return found


def placed(content: Mapping[str, Any], note: Note, pointer: str) -> tuple[str, Any]:
    """What to write where, so that a note's text stands last in the answer at ``pointer``.

    The pointer may lead to a question (its text is meant), to a text, or to a text in a row of a list.
    Refused where no text fits, or the note stands there already.
    """
    target = _text_of(pointer)
    if note.placed == target:
        raise Refused(t("flow.note.placed"), target)
    before, keys = document.get(content, target), document.keys(target)
    other_part = "answers" in keys[1:2] and keys[3:] != ("text",)
    if other_part or not (before is None or isinstance(before, str)):
        raise Refused(t("flow.note.no_text"), target)
    source = t("flow.note.source", day=f"{note.at:%Y-%m-%d}", time=f"{note.at:%H.%M}")
    text = "\n\n".join(part for part in ((before or "").rstrip(), f"{note.text}\n{source}") if part)
    return _written(content, keys, text)


def target_of(pointer: str) -> str:
    """Pointer of the text that a placed note stands in."""
    return _text_of(pointer)


def _text_of(pointer: str) -> str:
    """The text of a question of a form, or the reasons of a condition of the law."""
    keys = document.keys(pointer)
    if len(keys) == 3 and keys[1] == "answers":
        return f"{pointer}/text"
    if len(keys) == 3 and keys[1] == "need_test":
        return f"{pointer}/reasons"
    return pointer


def _written(content: Mapping[str, Any], keys: tuple[str, ...], text: str) -> tuple[str, Any]:
    """Pointer and value to write; in a list it is the whole list, since a row has no field of its own."""
    for length in range(1, len(keys)):
        found = document.get(content, document.pointer(keys[:length]))
        if isinstance(found, list | tuple):
            place, rest = keys[length], keys[length + 1 :]
            if not place.isdigit() or int(place) >= len(found) or not rest:
                raise Refused(t("flow.note.no_text"), document.pointer(keys))
            rows = list(found)
            rows[int(place)] = document.put(rows[int(place)], document.pointer(rest), text)
            return document.pointer(keys[:length]), rows
    return document.pointer(keys), text
