"""Numbers in a scope that is written in words, so that two scopes can be compared: ”fyra dagar i veckan”.

Only what is said in the same units is compared; where one number is lower and another higher nothing is said.
"""

import re
from decimal import Decimal
from functools import cache

_WORDS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip
_NUMBERS = {**{word: Decimal(place) for place, word in enumerate(_WORDS)}, "ett": Decimal(1)}
_UNITS = {
    "dygn": "dygn",
    "dag": "dag",
    "dagar": "dag",
    "natt": "natt",
    "nätter": "natt",
    "kväll": "kväll",
    "kvällar": "kväll",
    "helg": "helg",
    "helger": "helg",
    "vecka": "vecka",
    "veckor": "vecka",
    "tillfälle": "tillfälle",
    "tillfällen": "tillfälle",
    "träff": "träff",
    "träffar": "träff",
    "gång": "gång",
    "gånger": "gång",
    "timme": "timme",
    "timmar": "timme",
}
_PERIODS = {
    "år": "år",
    "året": "år",
    "månad": "månad",
    "månaden": "månad",
    "mån": "månad",
    "vecka": "vecka",
    "veckan": "vecka",
    "dag": "dag",
    "dagen": "dag",
    "gång": "gång",
    "tillfälle": "gång",
}
_A_YEAR = {"år": Decimal(1), "månad": Decimal(12), "vecka": Decimal(52)}
_EVERY = {"varje": 1, "varannan": 2, "tredje": 3, "fjärde": 4}
_COUNT = re.compile(
    rf"(?<!\w)(\d+(?:[.,]\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s*"
    rf"({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!\w)"
    rf"(?:(?:\s+(?:per|i|om|varje)\s+|\s*/\s*)({'|'.join(sorted(_PERIODS, key=len, reverse=True))})(?!\w))?",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(?<!\w)(?:var\s+)?(varje|varannan|tredje|fjärde)\s+(\w+)(?!\w)", re.IGNORECASE)
_CLOSE = Decimal("0.95")
"""Numbers of different periods, as a week and a year, are compared with room for how they are rounded."""

Key = tuple[str, str]


@cache
def counts(scope: str) -> dict[Key, Decimal]:
    """The numbers of a scope by unit and period: ``{("dygn", "år"): 84}``; of two alike the first."""
    found: dict[Key, Decimal] = {}
    for amount, unit, period in _COUNT.findall(scope):
        key = (_UNITS[unit.lower()], _PERIODS.get(period.lower(), ""))
        value = _NUMBERS.get(amount.lower())
        found.setdefault(key, Decimal(amount.replace(",", ".")) if value is None else value)
    for often, unit in _REPEATED.findall(scope):
        if unit.lower() in _UNITS:
            found.setdefault((_UNITS[unit.lower()], "every"), 1 / Decimal(_EVERY[often.lower()]))
    return found


def fewer(old: str, new: str) -> bool:
    """Whether the new scope gives less than the old one: some number is lower and none is higher."""
    before, now = counts(old), counts(new)
    shared = [(before[key], now[key]) for key in before.keys() & now.keys()]
    if not shared:
        shared = _yearly(before, now)
        return bool(shared) and all(new < old * _CLOSE for old, new in shared)
    return any(new < old for old, new in shared) and not any(new > old for old, new in shared)


def _yearly(before: dict[Key, Decimal], now: dict[Key, Decimal]) -> list[tuple[Decimal, Decimal]]:
    """Pairs of the same unit in different periods, made yearly."""
    years = [
        {unit: value * _A_YEAR[period] for (unit, period), value in side.items() if period in _A_YEAR}
        for side in (before, now)
    ]
    return [(years[0][unit], years[1][unit]) for unit in years[0].keys() & years[1].keys()]
