"""Which law the program knows, and when it was last checked against the law in force."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from lssdesk.law import tables
from lssdesk.law.checks import Finding, Rule
from lssdesk.texts import t

ID = "LAW-CHECKED"
_CHECKED = re.compile(r"^checked = (\d{4}-\d\d-\d\d)$", re.MULTILINE)
"""In the head of a file, before its first row."""


@dataclass(frozen=True)
class Table:
    """One table of the law: an act in one edition, or what the program has made of the acts.

    ``checked`` is the day on which its sources were read, the earliest where it has several files;
    ``last_day`` the last day of an edition that has ended, which nobody needs to check again.
    """

    name: str
    edition: str
    checked: date
    first_day: date | None = None
    last_day: date | None = None

    @property
    def checked_text(self) -> str:
        """``kontrollerad 2026-04-27``."""
        return t("flow.law.checked", day=self.checked)

    def old_on(self, today: date) -> bool:
        """Whether the table still applies and has not been checked for a year."""
        ended = self.last_day is not None and self.last_day < today
        return not ended and today >= _a_year_after(self.checked)

    def warning(self, today: date) -> str:
        """A sentence that says so, and what to do; empty where the table was checked within the year."""
        return t("flow.law.old", table=self.name, day=self.checked) if self.old_on(today) else ""


@cache
def known() -> tuple[Table, ...]:
    """Every act by edition, then the program's own tables."""
    acts = sorted(tables.shipped().acts, key=lambda row: (row.id, row.first_day))
    editions = (
        Table(
            t("flow.law.act", short=row.short, sfs=row.sfs), row.sfs, row.checked, row.first_day, row.last_day
        )
        for row in acts
    )
    return (*editions, *_made())


def notices(today: date) -> tuple[Finding, ...]:
    """One piece of information for who opens a case, where some table has not been checked for a year."""
    old = [row for row in known() if row.old_on(today)]
    if not old:
        return ()
    names = ", ".join(row.name for row in old)
    message = old[0].warning(today) if len(old) == 1 else t("flow.law.old_many", tables=names)
    return (Finding(ID, "info", message, "", (Rule(t("flow.law.rule"), t("flow.law.source")),)),)


def _made() -> Iterator[Table]:
    """The program's own tables; those of a folder are one, as old as the oldest."""
    checked: dict[str, date] = {}
    for file, text in tables.files().items():
        if match := _CHECKED.search(text.split("\n[[", 1)[0]):
            name, day = file.removesuffix(".toml").split("/")[0], date.fromisoformat(match[1])
            checked[name] = min(day, checked.get(name, day))
    for name in sorted(checked):
        yield Table(t(f"flow.law.{name}"), "", checked[name])


def _a_year_after(day: date) -> date:
    """The same day a year later; 29 February gives 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
