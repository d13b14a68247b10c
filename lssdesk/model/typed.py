"""What an officer types, read into values: days, hours, kronor, postcodes.

Each function takes the text as typed and gives the value, or is ``Refused`` with one sentence that
says what the field takes.  None of them is called while one types, only when the field is left.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lssdesk.errors import Refused
from lssdesk.texts import t

MOST_HOURS = Decimal(744)  # the hours of the longest month
MOST_KRONOR = Decimal(1_000_000)
YEARS = range(1900, 2201)


def day(text: str, today: date) -> date:
    """A day: ``2026-03-12``, ``12/3`` or ``12/3 2026``, ``20260312``, ``idag``, ``imorgon``, ``igår``,
    ``+3d``, ``-2v`` (weeks), ``+1m``, ``+1å``.  A day without a year is in the year of ``today``.
    """
    typed = text.strip().lower()
    words = {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "igår": -1, "i går": -1}
    if typed in words:
        return today + timedelta(days=words[typed])
    for pattern, read in _DAYS:
        if match := pattern.fullmatch(typed):
            try:
                found = read(match, today)
            except (ValueError, OverflowError) as error:
                raise Refused(t("typed.no_such_day", text=text.strip())) from error
            if found.year not in YEARS:
                raise Refused(t("typed.year", text=text.strip()))
            return found
    raise Refused(t("typed.day", text=text.strip()))


def _moved(match: re.Match[str], today: date) -> date:
    count = int(match[1].replace(" ", ""))
    if match[2] in ("d", "v"):
        return today + timedelta(days=count * (7 if match[2] == "v" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if match[2] == "å" else 1)
    year, month = divmod(months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, last))


_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"), lambda m, _: date(int(m[1]), int(m[2]), int(m[3]))),
    (re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"), lambda m, _: date(int(m[1]), int(m[2]), int(m[3]))),
    (
        re.compile(r"([0-9]{1,2})[/.]\s?([0-9]{1,2})(?:[/. ]\s?([0-9]{4}))?"),
        lambda m, today: date(int(m[3] or today.year), int(m[2]), int(m[1])),
    ),
    (re.compile(r"([+-]\s?[0-9]{1,4})\s?([dvmå])"), _moved),
)


def hours(text: str) -> Decimal:
    """A number of hours with comma or point, above 0: ``7,5``."""
    number = _number(text)
    if number is None or not 0 < number <= MOST_HOURS:
        raise Refused(t("typed.hours", text=text.strip()))
    return number


def kronor(text: str) -> int:
    """An amount in kronor with at most two decimals, as whole öre: ``85,50`` is 8550."""
    number = _number(text.strip().lower().removesuffix("kr"))
    if number is None or not 0 <= number <= MOST_KRONOR or number * 100 % 1:
        raise Refused(t("typed.kronor", text=text.strip()))
    return int(number * 100)


def _number(text: str) -> Decimal | None:
    plain = re.sub(r"[\s\u00a0]", "", text)
    if not re.fullmatch(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?", plain):
        return None
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def postcode(text: str) -> str:
    """A Swedish postcode as a letter shows it: ``54130`` is ``541 30``."""
    digits = re.sub(r"[\s\u00a0]", "", text)
    if not re.fullmatch(r"[1-9][0-9]{4}", digits):
        raise Refused(t("typed.postcode", text=text.strip()))
    return f"{digits[:3]} {digits[3:]}"
