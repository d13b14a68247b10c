"""One cell of a report, text or what a workbook holds, as the value that its column takes.

Each function gives the value, or is ``Refused`` with one sentence that says what stands there and how to
mend it.  Text is only text here, also one that looks like a formula.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any, NoReturn, get_args

from lssdesk.errors import Refused
from lssdesk.flow.reports.rows import PLANNED, STATUSES
from lssdesk.flow.workbook import shown
from lssdesk.law.hours import Measure
from lssdesk.law.hours.strict import quoted
from lssdesk.model import personal_number, typed
from lssdesk.model.case import SessionActivity, SessionStatus
from lssdesk.texts import t

Value = str | int | float | bool | date | datetime | time | timedelta | None

MOST_SIGNS = 2_000
YEARS = range(1994, 2101)
"""Years that a day can be in: there was no LSS before."""
_REMEMBERED = 4_096  # days, clock times and words come back in row after row
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-5][0-9])?")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-5][0-9])?)")
_SHORT_NUMBER = 10


class BadCell(Exception):
    """A cell that cannot be read: its column, and one sentence that says how to mend it."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def empty(value: Value) -> bool:
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


def read_as(read: Callable[[Value], Any], column: str, value: Value) -> Any:
    """What ``read`` makes of the cell of a column; ``BadCell`` where it is ``Refused``."""
    try:
        return read(value)
    except Refused as problem:
        raise BadCell(column, str(problem)) from None


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """A word without regard to case, dots over letters, and how its spaces are made."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())


def name_words(name: str) -> frozenset[str]:
    """The words of a name, by which it is found in another text."""
    return frozenset(re.findall(r"\w+", folded(name)))


def text(value: Value) -> str:
    """What a cell says, without signs that cannot be shown; lines stay lines."""
    if isinstance(value, str):
        plain = value.strip()
        return plain if plain.isprintable() else shown(plain).strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def words(value: Value) -> str:
    """A text of a length that somebody can have meant."""
    plain = text(value)
    if len(plain) > MOST_SIGNS:
        raise Refused(t("provider_report.cell.too_long", most=MOST_SIGNS))
    return plain


def number(value: Value, today: date) -> str:
    """A personal number as twelve digits; a workbook's number has lost the zeros it began with."""
    plain = text(value)
    if isinstance(value, int | float) and plain.isdigit():
        plain = plain.zfill(_SHORT_NUMBER)
    return personal_number.parse(plain, today).digits


def measure(value: Value) -> Measure:
    """One of the measures that are counted in hours; ``avlösning`` is read as ``avlosning``."""
    found = folded(text(value))
    for one in get_args(Measure):
        if one == found:
            return one  # type: ignore[no-any-return]
    return _refuse("measure", value)


def status(value: Value) -> SessionStatus:
    """What became of the occasion."""
    found = _statuses().get(folded(text(value)))
    return _refuse("status", value) if found is None else found


@cache
def _statuses() -> Mapping[str, SessionStatus]:
    return {folded(word): one for one, word in STATUSES.items()}


def planned(value: Value) -> bool:
    """Whether a status says that the occasion has not been yet."""
    return folded(text(value)) == PLANNED


def day(value: Value) -> date:
    """A day, ``YYYY-MM-DD``."""
    if isinstance(value, datetime):
        value = value.date()
    found = value if isinstance(value, date) else _day(text(value))
    if found is None:
        _refuse("day", value)
    return found if found.year in YEARS else _refuse("year", value)


@lru_cache(_REMEMBERED)
def _day(plain: str) -> date | None:
    match = _DAY.fullmatch(plain)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def clock(value: Value, end: bool = False) -> time:
    """A clock time, ``HH:MM``; one that ends something may be 24:00.  Seconds are cut off."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    plain = _of_length(value) if isinstance(value, timedelta) else text(value)
    found = time(0) if end and plain in ("24:00", "24.00") else _clock(plain)
    return _refuse("clock", value) if found is None else found


def _of_length(value: timedelta) -> str:
    hours, minutes = divmod(value // timedelta(minutes=1), 60)
    return f"{hours}:{minutes:02}"


@lru_cache(_REMEMBERED)
def _clock(plain: str) -> time | None:
    match = _CLOCK.fullmatch(plain)
    try:
        return time(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def moment(value: Value) -> datetime:
    """A local day and time, ``YYYY-MM-DD HH:MM``, or with a ``T`` between.  Seconds are cut off."""
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    match = _MOMENT.fullmatch(text(value))
    on, at = (_day(match[1]), _clock(match[2])) if match else (None, None)
    return _refuse("moment", value) if on is None or at is None else datetime.combine(on, at)


def amount(value: Value) -> int | None:
    """Kronor with a decimal comma or point, as whole öre; None for nothing and for 0."""
    plain = text(value)
    if isinstance(value, float) and abs(value - round(value, 2)) < 1e-6:
        plain = f"{value:.2f}"  # what a workbook has reckoned is seldom exact
    if not plain:
        return None
    try:
        return typed.kronor(plain) or None
    except Refused:
        return _refuse("amount", value)


@lru_cache(_REMEMBERED)
def activity(plain: str) -> SessionActivity | None:
    """The kind of activity that a word belongs to; ``other`` for one that is not known (HRS-030)."""
    if not plain:
        return None
    said = re.findall(r"\w+", folded(plain))
    for kind, starts in _activities().items():
        if any(word.startswith(starts) for word in said):
            return kind
    return "other"


def is_named(plain: str) -> bool:
    """Whether the kind says all that the report's own words for an activity say."""
    said = folded(plain)
    return not said or any(said in starts for starts in _activities().values())


@cache
def _activities() -> dict[SessionActivity, tuple[str, ...]]:
    kinds: tuple[SessionActivity, ...] = get_args(SessionActivity)
    return {kind: tuple(folded(t(f"provider_report.activity.{kind}")).split(", ")) for kind in kinds}


def _refuse(key: str, value: Value) -> NoReturn:
    raise Refused(t(f"provider_report.cell.{key}", found=quoted(text(value))))
