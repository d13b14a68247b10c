"""In tables of payment a protected person has no personal number: the cases are named instead."""

import pytest

from lssdesk.flow import payment_export, payment_tables
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoices
from tests.flow.officer import WOMAN, signed
from tests.flow.payments import APRIL, PROVIDER, april, charge, price, record, session


def paid(desk: Desk, kind: str) -> None:
    """A signed case with two sessions, whose person is protected in a way."""
    price(desk)
    work = signed(desk)
    work.write("/person/protection", kind, "skydd")
    work.draft.store()
    record(work, session(7), session(9))


@pytest.mark.parametrize(("kind", "number"), [("none", WOMAN), ("sekretessmarkering", "")])
def test_the_basis(desk: Desk, kind: str, number: str) -> None:
    paid(desk, kind)
    for sheet in payment_tables.basis(april(desk)):
        text = payment_export.csv(sheet).decode("utf-8-sig")
        assert (WOMAN in text) == (bool(number) and bool(sheet.rows)), sheet.name
    first = payment_tables.basis(april(desk))[0]
    found = dict(zip(first.heads, first.rows[0], strict=True))
    assert (found["Person"], found["Personnummer"]) == ("Ada Lindqvist", number)


@pytest.mark.parametrize(("kind", "number"), [("none", WOMAN), ("fingerade_personuppgifter", "2026-0001")])
def test_what_differs_from_an_invoice(desk: Desk, kind: str, number: str) -> None:
    paid(desk, kind)
    kept = Invoices(desk).add(PROVIDER, APRIL, "1", [charge(2, 7, 120, 650)])
    (sheet,) = payment_tables.differences(april(desk), kept)
    assert {row[1] for row in sheet.rows} == {number}
