"""The letters to a provider about an invoice, as PDF: what is asked, and which receipts are to be shown."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from lssdesk.errors import Refused
from lssdesk.flow import invoices, letters, records
from lssdesk.flow.invoices import Invoice, Item
from lssdesk.flow.payment import Month
from lssdesk.law.hours.said import kronor
from lssdesk.law.payment import Charge, Difference
from lssdesk.model.case import Sender
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.letters.payment import About, Asked


def query(desk: "Desk", month: Month, invoice: Invoice) -> bytes:
    """The rows marked with a question, to the provider (PRV-079).  ``Refused`` where none is."""
    from lssdesk.letters import payment

    asked = list(_asked(month, invoice))
    if not asked:
        raise Refused(t("payment.refused.queries"))
    return letters.pdf_of(payment.query(_about(desk, month, invoice), asked, desk.today), draft=False)


def receipts(desk: "Desk", month: Month, invoice: Invoice) -> bytes:
    """The rows with costs, to be shown by a day (PRV-083).

    ``Refused`` where none has any, or where the municipality has not set how many days to answer.
    """
    from lssdesk.letters import payment

    days = month.terms.value("payment_receipt_days", desk.today)
    rows = [_cost(month, one) for one in invoice.charges if one.cost]
    if not rows or days is None:
        raise Refused(t("payment.refused.days" if rows else "payment.refused.costs"))
    answer_by = desk.today + timedelta(days=days)
    letter = payment.receipts(_about(desk, month, invoice), rows, answer_by, desk.today)
    return letters.pdf_of(letter, draft=False)


def _about(desk: "Desk", month: Month, invoice: Invoice) -> "About":
    from lssdesk.letters.payment import About

    with desk.office.read() as reading:
        sender = msgspec.convert(records.sender(reading), Sender)
    basis = month.basis
    return About(
        sender=sender, officer=desk.officer, provider=basis.provider, number=invoice.number, month=basis.month
    )


def _asked(month: Month, invoice: Invoice) -> Iterator["Asked"]:
    """Each row with a question, and what differs in it.

    The officer's note is not sent: a name may stand in it, and the letter may go openly.
    """
    from lssdesk.letters.payment import Asked

    for one in invoices.items(month, invoice):
        if one.mark is not None and one.mark.state == "queried":
            rules = " ".join(map(_question, one.differences))
            yield Asked(
                line="" if one.line is None else str(one.line),
                day=one.day,
                case=_case(month, one),
                what=rules or t("payment.letter.explain"),
            )


def _question(one: Difference) -> str:
    return t("payment.difference.asked", text=t(f"payment.rule.{one.rule}.text"))


def _cost(month: Month, charge: Charge) -> "Asked":
    from lssdesk.letters.payment import Asked

    return Asked(line=str(charge.line), day=charge.day, case=_case(month, charge), what=kronor(charge.cost))


def _case(month: Month, row: Charge | Item) -> str:
    """Numbers of the decisions that cover the row's session, as the order to the provider names them."""
    return ", ".join(month.cases(row.number, row.measure, row.day))
