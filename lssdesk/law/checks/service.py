"""How a signed decision reached the person: what went with it, and by which way [004 §5.5, delgivningslagen].

Silent until something of it is noted: that a decision has not been sent yet is the way's to say.
"""

from lssdesk.law import appeals
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter
from lssdesk.law.deadlines_after import EXPIRY, expires

SENT = "/service/sent"
WAY = "/service/way"
CONTROL = "/service/control_sent"
RENEWAL = "/order/answers/renewal/choice"


def sent(m: Matter) -> bool:
    """The decision is noted as sent or handed over."""
    return m.case.service.sent is not None


def without_inquiry(m: Matter) -> tuple[Hit, ...]:
    """HND-098: the inquiry is enclosed with a decision on a measure, whatever the outcome."""
    alone = m.tries and m.case.service.inquiry_enclosed != "yes"
    return when(sent(m) and alone, SENT, "/service/inquiry_enclosed")


def not_sent(m: Matter) -> tuple[Hit, ...]:
    """HND-098: something later is noted, but not that the person was sent the decision."""
    later = {
        "/order/started": m.case.order.started,
        "/order/sent": m.case.order.sent,
        "/appeal/received": m.case.appeal.received,
    }
    facts = [pointer for pointer, day in later.items() if day]
    return when(bool(facts) and not sent(m) and m.case.service.received is None, *facts)


def without_appeal(m: Matter) -> tuple[Hit, ...]:
    """HND-099: how to appeal goes with whatever goes against the person."""
    told = m.case.service.appeal_enclosed == "yes"
    return when(sent(m) and appeals.against(m.decision) and not told, SENT, "/service/appeal_enclosed")


def ordinary_letter_sent(m: Matter) -> tuple[Hit, ...]:
    """HND-100: a refusal that went as an ordinary letter, and nobody knows when it arrived."""
    service = m.case.service
    letter = sent(m) and service.way in (None, "letter") and service.received is None
    return when(letter and m.refuses, SENT, WAY)


def simplified(m: Matter) -> bool:
    """Sent by simplified service, by post or electronically."""
    return m.case.service.way in appeals.SIMPLIFIED


def sent_simplified_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-101: really sent by simplified service, without the information, or with it only afterwards."""
    told, day = m.decision.simplified_informed, m.case.service.sent
    untold = told is None or (day is not None and told > day)
    return when(simplified(m) and untold, WAY, "/decision/simplified_informed")


def control_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-255: the control message goes on the working day after, neither before nor later."""
    due, control = appeals.control_due(m.case), m.case.service.control_sent
    if due is None or (control is None and m.as_of <= due):
        return ()
    return when(control != due, SENT, WAY, CONTROL, dag=due)


def unlikely(m: Matter) -> tuple[Hit, ...]:
    """HND-255: what looks unlikely to have arrived is not served."""
    return when(simplified(m) and m.case.service.doubtful, WAY, "/service/doubtful")


def received_before_sent(m: Matter) -> tuple[Hit, ...]:
    """HND-100: nobody takes part of a decision before it is made or sent."""
    received = m.case.service.received
    first = max((day for day in (m.case.service.sent, m.decision.day) if day), default=None)
    return when(received is not None and first is not None and received < first, SENT, "/service/received")


def expires_soon(m: Matter) -> tuple[Hit, ...]:
    """HND-109: the set time before the end has come, and it is not noted what the person wants."""
    ends, lead = expires(m.case), m.policy.value(EXPIRY)
    if m.decision.day is None or ends is None or lead is None:
        return ()
    return when(0 <= (ends - m.as_of).days <= lead, "/decision/valid_to", RENEWAL, slut=ends)


CHECKS: Checks = {
    "HND-098": without_inquiry,
    "HND-098/unsent": not_sent,
    "HND-099": without_appeal,
    "HND-100/sent": ordinary_letter_sent,
    "HND-100/order": received_before_sent,
    "HND-101/sent": sent_simplified_not_told,
    "HND-109": expires_soon,
    "HND-255": control_missing,
    "HND-255/doubtful": unlikely,
}
