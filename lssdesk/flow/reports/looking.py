"""A provider's report looked at: read, and held against what is stored; nothing changes (HRS-036)."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import access, policies, policy_values
from lssdesk.flow.hours import new_id
from lssdesk.flow.reports import preview, reading, stored
from lssdesk.flow.reports.preview import Item
from lssdesk.flow.reports.progress import ROWS, Progress, chunks, nothing
from lssdesk.flow.reports.reading import Sheet
from lssdesk.flow.reports.rows import Column, Problem, Row
from lssdesk.flow.reports.sums import Sums, sums
from lssdesk.law.hours import Measure
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.store.tables import ReportRow

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

PERSONS = 200  # looked up at a time
MOST_NAME = 200


@dataclass(frozen=True)
class Earlier:
    """When the very same file was read in before, and by whom."""

    day: date
    officer: str


@dataclass(frozen=True)
class Looked:
    """A report as it was looked at: its rows in the order of the file, those that are not taken in, and sums.

    ``ignored`` are names of columns that nothing is read from.  ``wanted`` are the lines that are taken in
    unless the officer says otherwise; none of a file that was read in before.
    """

    id: str
    name: str
    sha256: str
    columns: frozenset[Column]
    ignored: tuple[str, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    sums: Sums
    earlier: Earlier | None
    wanted: frozenset[int]


def look(desk: "Desk", name: str, data: bytes, progress: Progress = nothing) -> Looked:
    """Read a report and hold it against what is stored.  ``Refused`` where no row of it can be read.

    May run beside the work: the store is only read.
    """
    today, report = desk.today, new_id()
    sheet = reading.read(data, today)
    rows, problems = _read(sheet, progress)
    items = sorted(_items(desk, rows, sheet.columns, report, progress), key=lambda item: item.row.line)
    sha256 = hashlib.sha256(data).hexdigest()
    with desk.office.read() as store:
        known = policy_values.hours(policies.overrides(store))
        earlier = _earlier(store, sha256)
    wanted = frozenset(item.row.line for item in items if item.wanted and not earlier)
    return Looked(
        id=report,
        name=name[:MOST_NAME],
        sha256=sha256,
        columns=sheet.columns,
        ignored=sheet.ignored,
        items=tuple(items),
        problems=tuple(problems),
        sums=sums(items, problems, known),
        earlier=earlier,
        wanted=wanted,
    )


def _read(sheet: Sheet, progress: Progress) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for count, found in enumerate(sheet.rows):
        if isinstance(found, Row):
            rows.append(found)
        else:
            problems.append(found)
        if count % ROWS == 0:
            progress(count, 2 * max(sheet.expected, count))
    return rows, problems


def _earlier(store: Reading, sha256: str) -> Earlier | None:
    query = select(ReportRow).where(ReportRow.sha256 == sha256).order_by(ReportRow.read_at).limit(1)
    row = store.scalars(query).first()
    return Earlier(row.read_at.astimezone(STOCKHOLM).date(), row.read_by) if row else None


def _items(
    desk: "Desk", rows: list[Row], columns: frozenset[Column], report: str, progress: Progress
) -> Iterator[Item]:
    by_person: dict[str, dict[Measure, list[Row]]] = {}
    for row in rows:
        by_person.setdefault(row.number, {}).setdefault(row.measure, []).append(row)
    done = 0
    with desk.office.read() as store:
        hidden = access.hidden(store, desk)
    for numbers in chunks(sorted(by_person), PERSONS):
        with desk.office.read() as store:
            known = stored.look_up(store, numbers, desk.today, hidden)
        for number in numbers:
            progress(len(rows) + done, 2 * len(rows))
            adopted: preview.Adopted = set()
            for measure, ones in by_person[number].items():
                account = known.accounts.get((number, measure))
                if account:
                    yield from preview.preview(ones, account, columns, report, desk.today, adopted)
                else:
                    yield from (preview.unknown(row, known.names.get(number, "")) for row in ones)
                done += len(ones)
