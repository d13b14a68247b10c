"""A cancellation is late by the decision's own policy, wherever it is asked for (HRS-032, PRV-051)."""

from datetime import date, datetime

import pytest

from lssdesk.flow.desk import Desk
from lssdesk.flow.figures import Figures
from lssdesk.flow.payment import Payment
from lssdesk.flow.reports import look
from lssdesk.law.statistics import Period
from tests.flow.officer import Clock, signed
from tests.flow.payments import APRIL, PROVIDER, SAID, record, session
from tests.flow.reports.reports import csv_of, row

YEAR = Period(2026 * 12, 2026 * 12 + 11)
AT_ONE = datetime(2026, 4, 7, 13)

ORDER = [
    # name, whether 15.00 is set before the decision is signed, whether 13.00 the day before is late
    ("decided under 12.00, 15.00 set afterwards", False, True),
    ("decided under 15.00", True, False),
]


@pytest.mark.parametrize(("name", "before", "late"), ORDER)
def test_a_cancellation_at_one_the_day_before(
    desk: Desk, clock: Clock, name: str, before: bool, late: bool
) -> None:
    """Set from 1 January, before the decision's day, so that only what was known at signing tells."""
    if before:
        desk.policies.set("hours_late", 1500, date(2026, 1, 1), *SAID)
    work = signed(desk)
    clock.forward(days=1)
    if not before:
        desk.policies.set("hours_late", 1500, date(2026, 1, 1), *SAID)
    record(work, session(8, 10, 12, status="cancelled_by_client", cancelled_at=AT_ONE))
    minutes = 120 if late else 0
    [booking] = work.hours.tracks()[0].ledger(date(2026, 4, 30)).bookings
    assert (booking.used, booking.paid) == (minutes, minutes)
    [occasion] = Payment(desk).month(PROVIDER, APRIL).basis.rows[0].occasions
    assert (occasion.paid.rule, occasion.paid.minutes) == ("late" if late else "in_time", minutes)
    figures = Figures(desk).minutes(YEAR).tables[0].rows
    assert figures[-1].numbers[-1].value == minutes
    report = csv_of(row(status="avbokad", avbokad_tid="2026-04-07 13:00", slut="12:00", utforare=PROVIDER))
    assert look(desk, "april.csv", report).sums.late == minutes
