"""Personal numbers as officers type them: personnummer and samordningsnummer [folkbokföringslagen 18 §].

Stored are always twelve digits.  Ten digits leave the century open, so the day on which the number
is read comes in as an argument and no clock is asked.  Interim and reserve numbers have no national
standard: they stay as they were written, and are only held against the municipality's own pattern.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from lssdesk.errors import InputError, Refused
from lssdesk.texts import t

FIELD = "/person/personal_number"
RESERVE = "/person/reserve_number"
_DASHES = "-‐‑‒–—−"
_COORDINATION = 60  # added to the day of birth in a samordningsnummer

Kind = Literal["personnummer", "samordningsnummer"]
Sex = Literal["woman", "man"]


@dataclass(frozen=True)
class PersonalNumber:
    """A number that holds: right length, real day, right check digit, not in the future."""

    digits: str

    @property
    def kind(self) -> Kind:
        """A samordningsnummer is known by its day, which has 60 added."""
        return "samordningsnummer" if int(self.digits[6:8]) > _COORDINATION else "personnummer"

    @property
    def birth_day(self) -> date:
        """Day of birth as the number gives it (a neighbouring day is possible, folkbokföringslagen 18 §)."""
        return _birth_day(self.digits)

    @property
    def sex(self) -> Sex:
        """From the ninth digit of the ten: odd for men, even for women (folkbokföringslagen 18 §)."""
        return "man" if int(self.digits[10]) % 2 else "woman"

    @property
    def long(self) -> str:
        """``19900101-2385``: as a letter or a form shows it."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    @property
    def private(self) -> str:
        """``1990-••••``: where only a hint of age is needed, as in lists and on top of a case."""
        return f"{self.digits[:4]}-••••"


@lru_cache(maxsize=256)
def parse(text: str, today: date) -> PersonalNumber:
    """The number in ``text``; ``today`` settles the century of ten digits and what lies in the future.

    Ten digits with a hyphen are of the last hundred calendar years; a plus sign stands from the year in
    which a person turns 100.  Raises Refused with one Swedish sentence that says what does not hold.
    """
    digits = _twelve(*_split(text), today)
    try:
        born = _birth_day(digits)
    except ValueError:
        raise _refused("impossible_date") from None
    if born > today:
        raise _refused("future", day=born.isoformat())
    _check(digits)
    return PersonalNumber(digits)


def check_reserve(text: str, pattern: str) -> None:
    """Refused for an interim or reserve number that is not of the municipality's pattern.

    Without a pattern any text is kept unchecked.  InputError for a pattern that is no regular expression.
    """
    try:
        fits = not text or not pattern or re.fullmatch(pattern, text.strip())
    except re.error as error:
        raise InputError(t("personal_number.pattern", pattern=pattern)) from error
    if not fits:
        raise Refused(t("personal_number.reserve", pattern=pattern), RESERVE)


def _split(text: str) -> tuple[str, str]:
    """Plain digits and the sign before the last four (empty where there is none)."""
    plain = "".join(_plain(sign) for sign in text if not sign.isspace())
    if any(sign not in "0123456789-+" for sign in plain):
        raise _refused("not_digits")
    digits = plain.replace("-", "").replace("+", "")
    if len(digits) < 12 and len(digits) != 10:
        raise _refused("too_few", count=len(digits))
    if len(digits) > 12:
        raise _refused("too_many", count=len(digits))
    head, last = plain[:-4], plain[-4:]
    sign = head[-1:] if head[-1:] in ("-", "+") else ""
    if not last.isdigit() or "+" in head.removesuffix("+") or not head[:1].isdigit():
        raise _refused("sign")
    return digits, sign


def _plain(sign: str) -> str:
    """ASCII for every kind of digit and dash that a keyboard or a pasted text may give."""
    if sign in _DASHES:
        return "-"
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _twelve(digits: str, sign: str, today: date) -> str:
    if len(digits) == 12:
        return digits
    latest = today.year - (100 if sign == "+" else 0)
    year = latest - (latest - int(digits[:2])) % 100
    return f"{year:04}{digits[2:]}"


def _birth_day(digits: str) -> date:
    day = int(digits[6:8])
    return date(int(digits[:4]), int(digits[4:6]), day - _COORDINATION if day > _COORDINATION else day)


def _check(digits: str) -> None:
    from personnummer import personnummer  # not needed before a number is typed

    if digits[8:11] == "000":
        raise _refused("serial")
    if not personnummer.valid(digits):
        raise _refused("check_digit")


def _refused(key: str, **values: object) -> Refused:
    return Refused(t(f"personal_number.{key}", **values), FIELD)
