"""The case file: one JSON document per case, read strictly and written back the same.

Clock times are ``HH:MM`` and moments ``YYYY-MM-DDTHH:MM`` in the file (formats.md).  Whatever is wrong is
one ``InputError`` that names line and column, or the JSON path, and says how to mend it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from lssdesk.errors import InputError, Refused
from lssdesk.flow import case_forms
from lssdesk.law import tables
from lssdesk.law.hours import exists, strict
from lssdesk.letters.wording_book import Book, shipped_book
from lssdesk.model import personal_number
from lssdesk.model.case import FORMAT, OWN_WORDING, VERSION, Answer, Case, WordingUse
from lssdesk.texts import t

FIRST_YEAR, LAST_YEAR = 1850, 2200
MOST = Decimal(1_000_000)
MOST_CHARACTERS = 100_000
"""Of one text: as many as the program's own fields take."""
_LOGO = "$.sender.logo"
_PATTERNS = {
    "clock": re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"),
    "moment": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]"),
}
_TIMES = {
    "sessions": {"start": "clock", "end": "clock", "cancelled_at": "moment"},
    "notes": {"at": "moment"},
    "journal": {"at": "moment", "signed": "moment"},
}
_MAPPINGS = (
    (("application", "answers"), Answer),
    (("inquiry", "answers"), Answer),
    (("order", "answers"), Answer),
    (("decision", "wordings"), WordingUse),
    (("decision", "acknowledged"), str),
)
_MESSAGES = (
    (re.compile(r"Object contains unknown field `(?P<name>.*)`"), "unknown"),
    (re.compile(r"Object missing required field `(?P<name>.*)`"), "missing"),
    (re.compile(r"Invalid enum value (?P<found>.*)"), "choice"),
    (re.compile(r"Expected `(?P<wanted>[a-z]+)(?: \| null)?`, got `(?P<got>[a-z]+)`.*"), "kind"),
    (re.compile(r"Invalid RFC3339 encoded date.*"), "day"),
    (re.compile(r"Invalid decimal string"), "number"),
    (re.compile(r"Invalid base64.*"), "picture"),
)


def read(text: str, book: Book | None = None) -> Case:
    """The case in a case file's text; InputError where it is not one.

    ``book``: the office's wordings where it has more than the shipped ones.  One of a municipality's own that
    is not in it can be read where its edited text stands beside the id: then the letter is whole without it.
    """
    root = strict.read(text).value
    if not isinstance(root, dict) or root.get("format") != FORMAT:
        raise InputError(t("case_file.format", format=FORMAT))
    if root.get("version") != VERSION:
        raise InputError(t("case_file.version", version=VERSION))
    _whole(root, "$")
    for path, kind in _MAPPINGS:
        _values(root, path, kind)
    case: Case = _convert(_with_seconds(root), Case, "$")
    _check(case, book or shipped_book())
    return case


def write(case: Case) -> str:
    """The case file of a case; parts that hold nothing are left out."""
    whole: dict[str, Any] = msgspec.to_builtins(case)
    document = {key: value for key, value in whole.items() if value}
    for session in document.get("sessions", ()):
        for key in ("start", "end"):
            session[key] = session[key][:5]
        if "cancelled_at" in session:
            session["cancelled_at"] = session["cancelled_at"][:16]
    for note in (*document.get("notes", ()), *document.get("journal", ())):
        for key in ("at", "signed"):
            if key in note:
                note[key] = note[key][:16]
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _whole(value: Any, path: str, depth: int = 0) -> None:
    """No key twice, no half characters, no bottomless nesting, anywhere."""
    if depth > strict.MAX_DEPTH:
        raise InputError(t("case_file.nested", where=path[:60], most=strict.MAX_DEPTH))
    if isinstance(value, str) and len(value) > MOST_CHARACTERS and path != _LOGO:
        raise InputError(t("case_file.too_long", where=path[:60], most=MOST_CHARACTERS))
    if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InputError(t("case_file.half_character", where=path))
    if isinstance(value, Mapping):
        repeated = getattr(value, "repeated", None)
        if repeated is not None:
            raise InputError(t("case_file.repeated", where=strict.key_path(path, repeated)))
        for key, inner in value.items():
            _whole(key, path, depth)
            _whole(inner, strict.key_path(path, key), depth + 1)
    if isinstance(value, list):
        for place, inner in enumerate(value):
            _whole(inner, f"{path}[{place}]", depth + 1)


def _with_seconds(root: dict[str, Any]) -> dict[str, Any]:
    """The document with whole clock times, as they are read."""
    changed = dict(root)
    for part, times in _TIMES.items():
        rows = root.get(part)
        if isinstance(rows, list):
            changed[part] = [
                _timed(row, times, f"$.{part}[{place}]") if isinstance(row, dict) else row
                for place, row in enumerate(rows)
            ]
    return changed


def _timed(row: dict[str, Any], times: Mapping[str, str], where: str) -> dict[str, Any]:
    changed = dict(row)
    for key, name in times.items():
        if changed.get(key) is None:
            continue
        if not isinstance(changed[key], str) or not _PATTERNS[name].fullmatch(changed[key]):
            raise InputError(t(f"case_file.{name}", where=f"{where}.{key}"))
        changed[key] += ":00"
    return changed


def _values(root: dict[str, Any], path: tuple[str, ...], kind: Any) -> None:
    """Each value of a mapping by itself, since msgspec names no keys of mappings."""
    found: Any = root
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    if isinstance(found, dict):
        for key, value in found.items():
            _convert(value, kind, strict.key_path(".".join(("$", *path)), key))


def _convert(value: Any, kind: Any, start: str) -> Any:
    """A value of a kind; ``start`` is the path that leads to it."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _told(str(error), start) from error


def _told(message: str, start: str) -> InputError:
    """What msgspec says, as a Swedish sentence."""
    what, _, where = message.partition(" - at ")
    path = start + where.strip("`").removeprefix("key in ").strip("` ").removeprefix("$")
    for pattern, name in _MESSAGES:
        if match := pattern.fullmatch(what):
            values = {key: _word(key, value) for key, value in match.groupdict().items()}
            return InputError(t(f"case_file.{name}", where=path, **values))
    return InputError(t("case_file.wrong", where=path))


def _word(key: str, value: str) -> str:
    if key in ("wanted", "got"):
        try:
            return t(f"case_file.kinds.{value}")
        except KeyError:
            return value
    return strict.quoted(value.strip("'"))


def _check(case: Case, book: Book) -> None:
    """What the types alone cannot say."""
    measure = tables.find_measure(case.measure)
    if measure is None:
        known = ", ".join(row.id for row in tables.shipped().measures)
        raise InputError(t("case_file.measure", found=strict.quoted(case.measure), known=known))
    for path, value in _leaves(case, "$"):
        _leaf(path, value)
    _keys(case)
    _wordings(case, book)
    _number(case)
    _logo(case.sender.logo)
    _ids("notes", (note.id for note in case.notes))
    _ids("journal", (note.id for note in case.journal))
    _ids("sessions", (session.id for session in case.sessions))
    _sessions(case)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, msgspec.Struct):
        for key in value.__struct_fields__:
            yield from _leaves(getattr(value, key), f"{path}.{key}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, strict.key_path(path, key))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{place}]")
    else:
        yield path, value


def _leaf(path: str, value: Any) -> None:
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InputError(t("case_file.year", where=path, first=FIRST_YEAR, last=LAST_YEAR))
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or not -6 <= exponent <= 6 or abs(value) > MOST:
            raise InputError(t("case_file.number", where=path))


def _keys(case: Case) -> None:
    """Only questions that some form asks: those of another measure are as the schema has them, and stay."""
    given = {
        "application": case.application.answers,
        "inquiry": case.inquiry.answers,
        "order": case.order.answers,
    }
    for part, answers in given.items():
        for key in sorted(set(answers) - set(case_forms.known_ids(part))):
            raise InputError(t("case_file.unknown", where=f"$.{part}.answers", name=strict.quoted(key)))
    for number, area in enumerate(case.application.areas):
        if area not in case_forms.areas():
            where = f"$.application.areas[{number}]"
            raise InputError(t("case_file.choice", where=where, found=strict.quoted(area)))


def _wordings(case: Case, book: Book) -> None:
    places = {row.place for row in book.rows}
    for place, use in case.decision.wordings.items():
        if place not in places:
            raise InputError(t("case_file.unknown", where="$.decision.wordings", name=strict.quoted(place)))
        if not use.id or book.knows(use.id):
            continue
        where, found = f"$.decision.wordings.{place}.id", strict.quoted(use.id)
        if not use.id.startswith(OWN_WORDING):
            raise InputError(t("case_file.choice", where=where, found=found))
        if not (use.text or "").strip():
            raise InputError(t("case_file.own_wording", where=where, found=found))


def _number(case: Case) -> None:
    number = case.person.personal_number
    if not number:
        return
    try:
        digits = personal_number.parse(number, date(LAST_YEAR, 12, 31)).digits
    except Refused as error:
        raise InputError(f"$.person.personal_number: {error}") from error
    if digits != number:
        raise InputError(t("case_file.twelve"))


def _logo(data: bytes) -> None:
    if not data:
        return
    from lssdesk.letters.pdf import logo  # brings in the libraries that draw

    try:
        logo.read(data)
    except Refused as error:
        raise InputError(t("case_file.logo", message=error)) from error


def _ids(part: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for place, id in enumerate(ids):
        if id in seen:
            raise InputError(t("case_file.same_id", where=f"$.{part}[{place}]", id=strict.quoted(id)))
        seen.add(id)


def _sessions(case: Case) -> None:
    for place, session in enumerate(case.sessions):
        where = f"$.sessions[{place}]"
        if session.status == "cancelled_by_client" and session.cancelled_at is None:
            raise InputError(t("case_file.cancelled_at", where=f"{where}.cancelled_at"))
        last = session.day + timedelta(days=session.end <= session.start)
        for key, day, clock in (("start", session.day, session.start), ("end", last, session.end)):
            if not exists(day, clock):
                raise InputError(t("case_file.no_clock", where=f"{where}.{key}"))
