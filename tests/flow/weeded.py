"""An office some years later: cases that hold something in every table, and two who weed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from lssdesk.flow import records
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoices, row_key
from lssdesk.flow.payment import Payment
from lssdesk.flow.requests import Requests
from lssdesk.flow.work import Work
from lssdesk.model.case import Cost, Person
from lssdesk.store.tables import (
    CostRow,
    JournalRow,
    NamedRow,
    TransferRow,
    UnusedRow,
)
from tests.flow.officer import ADA, Clock, Premises, signed
from tests.flow.payments import APRIL, PROVIDER, charge, record, session
from tests.flow.several import added, at_desk
from tests.flow.test_attachments import picture

YEARS = 366 * 8
MARKS = (
    "Vill simma i Gråsjön", "Ringde om svalboet", "Följde till trumlektionen", "Kaffe på Gladan",
    "Låg på sjukhus i Rönnby", "Skyddet behövs inte, sa Ada", "Bilden av rampen",
)  # fmt: skip
"""What lies in the rows of :func:`full`, in its own words."""


def set_code(desk: Desk, code: str = "1482") -> None:
    """Where the municipality lies."""
    desk.policies.set("municipality_code", code, date(2026, 1, 1), "Nämnden", "SCB:s lista")


def archivist(premises: Premises, desk: Desk) -> Desk:
    """A second one who weeds."""
    return at_desk(desk, added(premises, desk, "Britta Ek", ["archivist", "administrator"]))


def full(desk: Desk, tmp: Any, person: Person = ADA, changes: dict[str, Any] | None = None) -> Work:
    """A signed case with something in every table that holds something of a person."""
    work = signed(desk, changes=changes, person=person)
    work.add_note(MARKS[0])
    path = tmp / "rampen.png"
    path.write_bytes(picture())
    work.attachments.add(path, "Bild", date(2026, 3, 1), MARKS[6])
    spent = Cost(id="kaffe", day=date(2026, 4, 10), amount=8_500, kind="food", note=MARKS[3])
    record(work, session(10, note=MARKS[2]))
    with desk.unit("write", "lade till", work.id) as unit:
        unit.add_all(_rows(desk, work.id))
        records.keep_setting(unit, f"reading/{work.id}", {"note": MARKS[1]})
        unit.add(
            CostRow(case_id=work.id, measure="omkostnader_ledsagare",
                    **{key: getattr(spent, key) for key in spent.__struct_fields__})
        )  # fmt: skip
    Requests(desk).ask("guard", work.id, MARKS[5], {"about": "Skyddet"})
    return work


def _rows(desk: Desk, case_id: str) -> list[Any]:
    at = desk.now
    return [
        JournalRow(case_id=case_id, at=datetime(2026, 3, 20, 9), kind="call", text=MARKS[1], written_at=at,
                   written_by=desk.officer, signed_at=at, signed_by=desk.officer),
        NamedRow(case_id=case_id, officer_id=desk.officer_id, since=at, named_by=desk.officer),
        TransferRow(case_id=case_id, way="out", document="{}", base='{"name":"Ada"}', at=at, by=desk.officer),
        UnusedRow(case_id=case_id, id="u1", month=date(2026, 5, 1), reason="illness", note=MARKS[4]),
    ]  # fmt: skip


def invoice(desk: Desk, *rows: Any) -> str:
    """An invoice on April with Ada's rows first; her row and a session it lacks are noted on."""
    kept = Invoices(desk)
    new = kept.add(PROVIDER, APRIL, "F-17", rows or (charge(1, 10),))
    month = Payment(desk).month(PROVIDER, APRIL)
    kept.mark(new.id, row_key(1), "queried", MARKS[2], month)
    kept.mark(new.id, f"lacks/{ADA.personal_number}/ledsagarservice/2026-04-11/14:00", "queried", "x", month)
    return new.id


def later(clock: Clock) -> None:
    """Long after every last entry."""
    clock.forward(days=YEARS)


def rows_of(desk: Desk, table: Any) -> list[Any]:
    """All rows of a table."""
    with desk.office.read() as reading:
        return list(reading.scalars(select(table)))
