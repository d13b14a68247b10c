"""Days, hours, lists and an officer's own sentences, as Swedish running text writes them."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lssdesk.texts import t

_LEAD_IN = re.compile(
    r"^(syftet (med stödet )?är\b\s*)?(att\b\s*)?(du\b\s*)?(ska\b\s*)?(kunna\b\s*)?", re.IGNORECASE
)


def day(value: date) -> str:
    """``1 april 2026``."""
    return f"{value.day} {month(value)} {value.year}"


def month(value: date) -> str:
    """``april``."""
    return t("letter.months").split()[value.month - 1]


def number(value: Decimal) -> str:
    """``10``, ``7,5``; no needless decimals."""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.replace(".", ",")


def hours(value: Decimal) -> str:
    """``10 timmar``, ``7,5 timmar``, ``1 timme``."""
    digits = number(value)
    return t("letter.hour_one" if digits == "1" else "letter.hours", number=digits)


def kronor(ore: int) -> str:
    """``300 kronor``, ``1 250 kronor``, ``85,50 kronor``, ``1 krona``; no line ends inside the digits."""
    whole, rest = divmod(ore, 100)
    digits = f"{whole:,}".replace(",", "\u00a0") + (f",{rest:02}" if rest else "")
    return t("letter.krona_one" if digits == "1" else "letter.kronor", number=digits)


def joined(words: Sequence[str]) -> str:
    """``a, b och c``."""
    if len(words) < 2:
        return "".join(words)
    return t("letter.and", first=", ".join(words[:-1]), last=words[-1])


def sentence(text: str) -> str:
    """What someone wrote, ended with a full stop where it ends with no mark of its own."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?:…”)" else f"{stripped}."


def continuation(text: str) -> str:
    """What someone wrote, fit to go on after ``att du ska kunna``: no lead-in, no capital, no full stop."""
    rest = _LEAD_IN.sub("", text.strip()).rstrip(".").rstrip()
    return lowered(rest)


def lowered(text: str) -> str:
    """``text`` with a small first letter, unless the first word is written in capitals (``ADHD``)."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def postcode(text: str) -> str:
    """``123 45``, however it was typed."""
    digits = text.replace(" ", "")
    return f"{digits[:3]} {digits[3:]}" if len(digits) == 5 else text.strip()
