"""Documents for ``calc statistics``, written short."""

from typing import Any

Json = dict[str, Any]


def row(month: str, granted: int | None, performed: int, decision: str = "B1") -> Json:
    """A month under a decision, in minutes."""
    return {"month": month, "decision": decision, "granted_min": granted, "performed_min": performed}


def person(id: str, sex: str, *rows: Json) -> Json:
    """A person with months."""
    return {"id": id, "sex": sex, "months": list(rows)}


def document(*persons: Json, first: str = "2018-07", last: str = "2018-08") -> Json:
    """Two months as a rule."""
    return {"period": {"from": first, "to": last}, "persons": list(persons)}


def months(*pairs: tuple[int, int]) -> list[Json]:
    """(granted, performed) hours from July 2018 on."""
    return [row(f"2018-{7 + place:02}", 60 * give, 60 * do) for place, (give, do) in enumerate(pairs)]
