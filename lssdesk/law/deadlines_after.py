"""What has to happen by when once a decision is made: service, appeal, order, follow-up, its end.

Rows as ``lssdesk.law.deadlines`` orders and judges them; a length that nobody has set gives no day.
"""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import appeals, follow_ups, standing
from lssdesk.law.days import after, shifted, working_day
from lssdesk.law.policy import Handling
from lssdesk.model.case import Answer, Case
from lssdesk.texts import t

Due = tuple[str, date | None, str]
EXPIRY = "expiry_contact_days"


def deadlines(case: Case, as_of: date, rules: Handling) -> Iterator[Due]:
    """Id, last day and text of what runs on ``as_of`` after the decision."""
    if case.decision.day is None:
        return
    yield from _service(case, rules)
    yield from _appeal(case, as_of, rules)
    yield from _order(case)
    yield from _follow_up(case, as_of, rules)
    yield from _expiry(case, as_of, rules)


def _service(case: Case, rules: Handling) -> Iterator[Due]:
    """Sent as soon as possible [FL 33 §]; the control message; the receipt that is waited for."""
    service = case.service
    if service.sent is None:
        yield "HND-098", None, t("deadlines.send")
        return
    due = appeals.control_due(case)
    if due is not None and service.control_sent is None:
        yield "HND-255", due, t("deadlines.control")
    if service.way == "receipt" and service.received is None:
        reminder = after(service.sent, rules.value("receipt_reminder_days"))
        yield "HND-100", working_day(reminder) if reminder else None, t("deadlines.receipt")


def _appeal(case: Case, as_of: date, rules: Handling) -> Iterator[Due]:
    """The time to appeal as long as it runs; then what the board does with the appeal, promptly [FL 46 §]."""
    received = case.appeal.received
    ends = appeals.appeal_ends(case)
    if received is None:
        if ends is not None and as_of <= ends:
            yield "HND-133", ends, t("deadlines.appeal")
        return
    if not appeals.closed(case.appeal):
        due = after(received, rules.value("appeal_forward_days"))
        yield "HND-135", due, t("deadlines.late_appeal" if appeals.late(case) else "deadlines.forward")


def _order(case: Case) -> Iterator[Due]:
    """A written order follows an oral one as soon as possible [HND-163]."""
    if case.order.oral is not None and case.order.sent is None:
        yield "HND-163", None, t("deadlines.oral_order")


def _follow_up(case: Case, as_of: date, rules: Handling) -> Iterator[Due]:
    """The next follow-up with the person, within a year, or sooner where the measure is new [HND-166]."""
    due = follow_ups.due(case, as_of, rules)
    if due is not None:
        yield "HND-166", due, t("deadlines.follow_up")


def expires(case: Case) -> date | None:
    """Last day of a limited grant that nobody has yet said what comes after, else None [HND-109]."""
    renewal = case.order.answers.get("renewal", Answer()).choice
    limited = standing.grants(case.decision) and case.decision.duration == "limited"
    return case.decision.valid_to if limited and renewal is None else None


def _expiry(case: Case, as_of: date, rules: Handling) -> Iterator[Due]:
    """When to ask the person about a new application, once the municipality has set how long before."""
    ends, lead = expires(case), rules.value(EXPIRY)
    if ends is not None and lead is not None and as_of <= ends:
        yield "HND-109", shifted(ends, -lead), t("deadlines.expiry", day=ends)
