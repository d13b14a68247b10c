"""A provider's report read, and read and looked at, against ``csv`` alone, which makes lists of texts."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

from lssdesk.flow.reports import Row
from lssdesk.flow.reports.preview import preview
from lssdesk.flow.reports.reading import read
from lssdesk.flow.reports.rows import COLUMNS
from lssdesk.flow.reports.stored import Account
from lssdesk.law.hours import Grant, Policy
from tests.benchmarks.ratio import Ratio, compare

NUMBERS = ("199001012385", "200002292399", "202402292383", "201701012393", "189001019802")
FIRST, TODAY = date(2026, 1, 1), date(2026, 12, 31)
ROWS = 10_000


def _line(place: int) -> str:
    day = FIRST + timedelta(days=place // len(NUMBERS) % 365)
    hour = 8 + place // (len(NUMBERS) * 365)
    cost = "85,50;17" if place % 7 == 0 else ";"
    when = f"{day};{hour:02}:00;{hour:02}:45"
    return f"{NUMBERS[place % len(NUMBERS)]};ledsagning;{when};utförd;;Egen regi;Bio;{cost};bra"


def _report() -> bytes:
    return "\n".join([";".join(COLUMNS), *map(_line, range(ROWS))]).encode()


def _account() -> Account:
    grant = Grant(id="1", measure="ledsagning", per_month=6_000, valid_from=FIRST, valid_to=TODAY)
    return Account("Ada Lindqvist", "case", {"1": "case"}, (grant,), Policy())


def _rows(data: bytes) -> list[Row]:
    return [one for one in read(data, TODAY).rows if isinstance(one, Row)]


def _looked(data: bytes, account: Account) -> int:
    by_person: dict[str, list[Row]] = {}
    for row in _rows(data):
        by_person.setdefault(row.number, []).append(row)
    return sum(len(preview(rows, account, COLUMNS, "report", TODAY)) for rows in by_person.values())


def _bare(data: bytes) -> int:
    return len(list(csv.reader(io.StringIO(data.decode()), delimiter=";")))


def ratios() -> Iterator[Ratio]:
    """Typed rows, then what ledger and overlaps say of each."""
    data, account = _report(), _account()
    assert _looked(data, account) == len(_rows(data)) == ROWS == _bare(data) - 1
    yield compare(f"report, {ROWS:,} rows read", "csv alone", lambda: _rows(data), lambda: _bare(data))
    yield compare(
        f"report, {ROWS:,} rows looked at", "csv alone", lambda: _looked(data, account), lambda: _bare(data)
    )
