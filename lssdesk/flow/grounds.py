"""What a decision of a day is judged by and written with, each part named by a hash of its content.

An edition ("2025:400") says which law; only the content says which table.  So that one can tell years
later which rows, wordings and values were used, a signed letter carries these hashes and values.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache
from typing import Any

from lssdesk import paths
from lssdesk.flow import policy_values
from lssdesk.flow.policy_values import Override
from lssdesk.letters.wording_book import Book, Wording, shipped_book
from lssdesk.model.case import Case

_FOLDERS = ("law", "policy", "wordings")
_BESIDE = (
    "law/catalogue/",
    "law/coverage.toml",
    "law/cases.toml",
)  # of the checks' coverage: nothing is judged by it
_WORDS = "texts/letter.toml"  # the letters' own words between the wordings
_OF_THE_FILE = "checked"  # when somebody last compared a table with the law: not content


def sha256(data: bytes | str) -> str:
    """Hexadecimal SHA-256; of a text that of its UTF-8."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: one text for one value.  Days and times are ISO 8601."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_iso)


def _iso(value: object) -> str:
    if not isinstance(value, date | time):
        raise TypeError(type(value).__name__)
    return value.isoformat()


def tables(day: date) -> dict[str, str]:
    """File below ``resources`` to the hash of what of it holds on ``day``, whatever else the file says."""
    return {name: sha256(canonical(in_force(content, day))) for name, content in _files().items()}


def in_force(value: Any, day: date) -> Any:
    """A table's content without the rows that begin later or have ended before ``day``."""
    if isinstance(value, Mapping):
        return {key: in_force(one, day) for key, one in value.items() if key != _OF_THE_FILE}
    if isinstance(value, list):
        return [in_force(one, day) for one in value if _holds(one, day)]
    return value


def _holds(row: Any, day: date) -> bool:
    if not isinstance(row, Mapping):
        return True
    first, last = row.get("first_day", date.min), row.get("last_day", date.max)
    return bool(first <= day <= last)


@cache
def _files() -> Mapping[str, Mapping[str, Any]]:
    root = paths.resources()
    found = [root / _WORDS, *(file for name in _FOLDERS for file in sorted((root / name).rglob("*.toml")))]
    named = {file.relative_to(root).as_posix(): file for file in found}
    return {
        name: tomllib.loads(file.read_text(encoding="utf-8"))
        for name, file in named.items()
        if not name.startswith(_BESIDE)
    }


@cache
def fonts() -> Mapping[str, str]:
    """The hash of each font file that letters are drawn with."""
    folder = paths.resources() / "fonts"
    return {file.name: sha256(file.read_bytes()) for file in sorted(folder.glob("*.ttf"))}


def wordings(case: Case, day: date, used: Sequence[str], book: Book | None = None) -> list[dict[str, str]]:
    """Place, id, first day and the text's hash of each wording of ``used`` (ids), in that order.

    ``edited`` is the hash of the officer's own text where she changed it.
    """
    rows = (book or shipped_book()).on(day)
    return [dict(_wording(case, rows[id])) for id in dict.fromkeys(used) if id in rows]


def _wording(case: Case, row: Wording) -> Iterator[tuple[str, str]]:
    yield from (("place", row.place), ("id", row.id), ("first_day", row.first_day.isoformat()))
    yield "sha256", sha256(row.text)
    use = case.decision.wordings.get(row.place)
    if use and use.id == row.id and use.text and use.text.strip():
        yield "edited", sha256(use.text)


def policies(rows: Sequence[Override], day: date) -> dict[str, Any]:
    """Every value that a municipality may set, as it holds on ``day``; its own with who confirmed them."""
    found: dict[str, Any] = {}
    for one in policy_values.items():
        own = policy_values.set_on(rows, one.key, day)
        found[one.key] = {"value": policy_values.value_on(one, rows, day)}
        if own:
            known = {"since": own.first_day, "confirmed_by": own.confirmed_by, "set_at": own.set_at}
            found[one.key] |= known
    return found
