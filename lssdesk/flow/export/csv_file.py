"""Occasions and their costs as CSV, in the columns of a provider's report (formats.md §2), to be read back.

UTF-8 with a mark before it and ``;`` between columns, so that Swedish spreadsheets read it as it is.  A cost
that belongs to no occasion has a row without clock times.  What is only planned has a row where that is
wanted, with a status that no report has: whoever reads the file in is told that it is not taken in.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lssdesk.flow.export.content import Content, Occasion, Spending
from lssdesk.flow.reports.rows import COLUMNS, PLANNED, STATUSES, Column
from lssdesk.flow.workbook import guarded
from lssdesk.model.case import Person, SessionActivity, SessionStatus
from lssdesk.model.personal_number import PersonalNumber
from lssdesk.texts import t

_WORDS: Mapping[SessionStatus, str] = {**STATUSES, "planned": PLANNED}
Row = dict[Column, str]


def csv_file(content: Content, person: Person, with_planned: bool = False) -> bytes:
    """The file's bytes; rows by measure and time."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    number = _number(person)
    for row in _rows(content, with_planned):
        writer.writerow([guarded({**row, "personnummer": number}.get(column, "")) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _rows(content: Content, with_planned: bool) -> Iterator[Row]:
    """Each occasion with the costs that belong to it, then the costs that are left."""
    costs: dict[str, list[Spending]] = {}
    for one in content.spendings:
        costs.setdefault(one.cost.session, []).append(one)
    for occasion in content.occasions:
        if with_planned or occasion.session.status != "planned":
            yield _occasion(occasion) | _spent(costs.pop(occasion.session.id, []))
    for one in content.spendings:
        if one.cost.session in costs:
            yield _alone(one)


def _occasion(one: Occasion) -> Row:
    session = one.session
    at = session.cancelled_at
    return {
        "insats": one.track.measure,
        "datum": f"{session.day}",
        "start": f"{session.start:%H:%M}",
        "slut": f"{session.end:%H:%M}",
        "status": _WORDS[session.status],
        "avbokad_tid": f"{at:%Y-%m-%d %H:%M}" if at else "",
        "utforare": session.provider,
        "aktivitet": _activity(session.activity),
        "anteckning": session.note,
    }


def _alone(one: Spending) -> Row:
    """A cost that belongs to no occasion of the file."""
    row: Row = {
        "insats": one.track.measure,
        "datum": f"{one.cost.day}",
        "utforare": one.cost.provider,
        "anteckning": one.cost.note,
    }
    return row | _spent([one])


def _spent(costs: list[Spending]) -> Row:
    """The sum of some costs with their receipts."""
    if not costs:
        return {}
    kronor = Decimal(sum(one.cost.amount for one in costs)) / 100
    receipts = [one.cost.receipt.strip() for one in costs if one.cost.receipt.strip()]
    return {"omkostnad": f"{kronor:.2f}".replace(".", ","), "kvitto": ", ".join(receipts)}


def _activity(activity: SessionActivity | None) -> str:
    """A word by which the kind is known again."""
    return t(f"provider_report.activity.{activity}").split(", ")[0] if activity else ""


def _number(person: Person) -> str:
    """With a hyphen, so that no spreadsheet takes it for a large number."""
    return PersonalNumber(person.personal_number).long if person.personal_number else person.reserve_number
