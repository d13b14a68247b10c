"""A case as a plain JSON document, and JSON pointers into it (RFC 6901).

Forms, undo and the store work on the document, since a draft is changed field by field; rules and
letters work on the typed :class:`~lssdesk.model.case.Case` that the document is read into.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from lssdesk.model.case import Case

Document = Mapping[str, Any]


def keys(pointer: str) -> tuple[str, ...]:
    """The reference tokens of ``/decision/valid_to``: ``("decision", "valid_to")``."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def pointer(keys: Iterable[str]) -> str:
    """The pointer with these reference tokens; the other way round :func:`keys`."""
    return "".join(f"/{key.replace('~', '~0').replace('/', '~1')}" for key in keys)


def get(document: Any, pointer: str) -> Any:
    """The value that the pointer leads to, or None where nothing is."""
    node = document
    for key in keys(pointer):
        if isinstance(node, Mapping):
            node = node.get(key)
        elif isinstance(node, list | tuple) and key.isdigit() and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node


def put(document: Document, pointer: str, value: Any) -> dict[str, Any]:
    """A new document with the value at the pointer; None and empty values take the key away.

    The given document is not changed.  Objects on the way are made where they are missing.
    """
    return _put(document, keys(pointer), value)


def _put(node: Document | None, path: tuple[str, ...], value: Any) -> dict[str, Any]:
    changed = dict(node or {})
    key, rest = path[0], path[1:]
    new = _put(changed.get(key), rest, value) if rest else value
    if new is None or new == "" or new == {} or new == []:
        changed.pop(key, None)
    else:
        changed[key] = new
    return changed


def from_case(case: Case) -> dict[str, Any]:
    """The document of a case: only what is not empty, as the case file holds it."""
    builtins: dict[str, Any] = msgspec.to_builtins(case)
    return builtins


def to_case(document: Document) -> Case:
    """The typed case of a document whose values are all of the right kind.

    Raises :class:`msgspec.ValidationError` where they are not: drafts keep what cannot be read
    apart from the document, so that is a fault of the caller.
    """
    return msgspec.convert(document, Case)
