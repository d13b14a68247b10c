"""The figures again, slowly: each number counted by itself from the document, in fractions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Json = dict[str, Any]


def figures(document: Json) -> Json:
    """What ``calc statistics`` has to print."""
    months = _months(document["period"]["from"], document["period"]["to"])
    people = document["persons"]
    included = [one for one in people if all(_granted(one, month) >= 60 for month in months)]
    found: Json = {}
    for name in ("F", "M", "X", "total"):
        if name == "X" and not any(one["sex"] == "X" for one in people):
            continue
        mine = [one for one in included if name in (one["sex"], "total")]
        left_out = [one for one in people if name in (one["sex"], "total") and one not in included]
        all_performed = [
            one
            for one in mine
            if sum(_performed(one, month) for month in months)
            >= sum(_granted(one, month) for month in months)
        ]
        flexible = [one for one in mine if [m for m in months if _performed(one, m) > _granted(one, m)] != []]
        found[name] = {
            "persons": len(mine),
            "share": _share(mine, included),
            "all_performed": len(all_performed),
            "all_performed_share": _share(all_performed, mine),
            "flexible": len(flexible),
            "flexible_share": _share(flexible, mine),
            "excluded": len(left_out),
        }
    return found


def _months(first: str, last: str) -> list[str]:
    year, month = int(first[:4]), int(first[5:])
    found = []
    while f"{year:04}-{month:02}" <= last:
        found.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def _granted(person: Json, month: str) -> int:
    return sum(row["granted_min"] or 0 for row in person["months"] if row["month"] == month)


def _performed(person: Json, month: str) -> int:
    """Under free hours nothing is held against a number, so it is not added."""
    rows = (row for row in person["months"] if row["month"] == month)
    return sum(row["performed_min"] for row in rows if row["granted_min"] is not None)


def _share(part: list[Json], whole: list[Json]) -> float | None:
    if not whole:
        return None
    exact = Fraction(100 * len(part), len(whole))
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    return float(number.quantize(Decimal("0.1"), ROUND_HALF_UP))
