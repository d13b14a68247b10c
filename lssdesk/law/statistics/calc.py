"""The figures as JSON, without a database: ``lssdesk calc statistics`` (formats.md §5)."""

import re
from functools import lru_cache
from typing import Any

from lssdesk.law.hours import strict
from lssdesk.law.hours.strict import Node
from lssdesk.law.statistics.counting import SEXES, Counted, Period, PersonUse, Sex, count, percent, together

MOST_MINUTES = 999_999_999
"""Of one row: nobody is granted more than nine digits."""

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_ROW = ("month", "decision", "granted_min", "performed_min")
_KEYS = frozenset(_ROW)


def calc_statistics(text: str) -> dict[str, Any]:
    """The figures of the JSON in ``text``; ``InputError`` with one Swedish sentence where it is wrong.

    ``granted_min`` may be ``null``: free hours, which are no number (STA-002); what was performed under
    them is held against nothing.
    """
    fields = strict.read(text).fields(("period", "persons"))
    period = _period(fields["period"])
    people = _people(fields["persons"], period)
    groups = count(people, period)
    whole = together(groups)
    shown = [sex for sex in SEXES if sex != "X" or any(one.sex == "X" for one in people)]
    return {sex: _group(groups[sex], whole) for sex in shown} | {"total": _group(whole, whole)}


def _group(group: Counted, whole: Counted) -> dict[str, Any]:
    persons = len(group.persons)
    return {
        "persons": persons,
        "share": percent(persons, len(whole.persons)),
        "all_performed": len(group.all_performed),
        "all_performed_share": percent(len(group.all_performed), persons),
        "flexible": len(group.flexible),
        "flexible_share": percent(len(group.flexible), persons),
        "excluded": len(group.excluded),
    }


def _period(node: Node) -> Period:
    keys = node.fields(("from", "to"))
    period = Period(_month(keys["from"]), _month(keys["to"]))
    if period.last < period.first:
        keys["to"].refuse("period_ends_before", start=keys["from"].value)
    return period


def _people(node: Node, period: Period) -> list[PersonUse]:
    seen: set[str] = set()
    people = []
    for person in node.items():
        keys = person.fields(("id", "sex", "months"))
        id, sex = keys["id"].text(), keys["sex"].choice(Sex)
        if id in seen:
            keys["id"].refuse("repeated_person")
        seen.add(id)
        people.append(_use(id, sex, keys["months"], period))
    return people


def _use(id: str, sex: Sex, node: Node, period: Period) -> PersonUse:
    """The person's rows added up by month; without numbers where a month of the period is missing."""
    granted: dict[int, int] = {}
    performed: dict[int, int] = {}
    for row in node.items():
        month, given, done = _quick(row.value) or _row(row)
        if given is not None and period.first <= month <= period.last:
            granted[month] = granted.get(month, 0) + given
            performed[month] = performed.get(month, 0) + done
    if len(granted) < period.months:
        return PersonUse(id, sex, period.first, (), ())
    order = range(period.first, period.last + 1)
    return PersonUse(
        id,
        sex,
        period.first,
        tuple(map(granted.__getitem__, order)),
        tuple(map(performed.__getitem__, order)),
    )


Row = tuple[int, int | None, int]


def _quick(value: Any) -> Row | None:
    """A row that is as it has to be, read without a node for each value: a file may have a million rows."""
    if not isinstance(value, dict) or getattr(value, "repeated", None) or value.keys() != _KEYS:
        return None
    month = _month_number(value["month"]) if type(value["month"]) is str else None
    given, done = value["granted_min"], value["performed_min"]
    if month is None or type(value["decision"]) is not str or not value["decision"].isascii():
        return None
    right = type(given) is int and type(done) is int
    return (
        (month, given, done) if right and 0 <= min(given, done) <= max(given, done) <= MOST_MINUTES else None
    )


def _row(node: Node) -> Row:
    keys = node.fields(_ROW)
    month = _month(keys["month"])
    keys["decision"].text()
    given = keys["granted_min"]
    minutes = None if given.value is None else given.integer(0, MOST_MINUTES)
    return month, minutes, keys["performed_min"].integer(0, MOST_MINUTES)


def _month(node: Node) -> int:
    month = _month_number(node.value) if isinstance(node.value, str) else None
    return node.refuse("month") if month is None else month


@lru_cache(maxsize=4096)
def _month_number(text: str) -> int | None:
    found = _MONTH.fullmatch(text)
    return int(found[1]) * 12 + int(found[2]) - 1 if found and found[1] != "0000" else None
