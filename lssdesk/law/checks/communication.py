"""The material goes to the person before the decision, and the person may speak [004 §5.4.2–3, FL 25 §]."""

from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter, day_after, said
from lssdesk.law.deadlines import reply_by
from lssdesk.law.tables import words

SENT = "/inquiry/communication/sent"
OMITTED = "/inquiry/communication/omitted"
REPLY_BY = "/inquiry/communication/reply_by"
INFORMED = "/inquiry/communication/hearing_informed"


def neither_sent_nor_reasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-078: sent, or a ground of FL 25 § with the reasons for it in this case."""
    reasoned = m.communication.omitted is not None and said(m.communication.omitted_reasons)
    started = m.communication.omitted is not None
    field = "/inquiry/communication/omitted_reasons" if started else SENT
    missing = m.communicates and m.communication.sent is None and not reasoned
    return when(missing, SENT, OMITTED, field=field)


def hard_to_justify(m: Matter) -> tuple[Hit, ...]:
    """HND-079: called obviously unnecessary although it goes against the person on others' material."""
    unnecessary = m.communication.sent is None and m.communication.omitted == "obviously_unnecessary"
    hard = unnecessary and m.against and _from_others(m)
    return when(hard, OMITTED, "/decision/outcome", "/inquiry/evidence")


def _from_others(m: Matter) -> bool:
    """Material by somebody else: a document, or an answer whose source is not the person."""
    person = m.case.person
    own = {name.casefold() for name in (person.name, person.given_name) if name}
    given = [answer.source.who.strip() for answer in m.inquiry.answers.values() if answer.source]
    others = [
        who for who in given if said(who) and who.casefold() not in own and not words("self").fullmatch(who)
    ]
    return bool(m.inquiry.evidence or others)


def reply_time_unknown(m: Matter) -> tuple[Hit, ...]:
    """HND-080: FL 25 § asks for a stated time, and the sources give no length to fall back on."""
    sent, last = m.communication.sent, reply_by(m.communication, m.policy)
    impossible = sent is not None and last is not None and last < sent
    unknown = sent is not None and last is None
    return when((unknown or impossible) and not m.communication.nothing_to_add, SENT, REPLY_BY)


def reply_time_running(m: Matter) -> tuple[Hit, ...]:
    """HND-080: the last day for the reply belongs to the time; the decision may be taken the day after."""
    sent, last = m.communication.sent, reply_by(m.communication, m.policy)
    if sent is None or last is None or m.communication.nothing_to_add or not sent <= last:
        return ()
    return when(m.day <= last, SENT, REPLY_BY, "/decision/day", sista=last, tidigast=day_after(last))


def hearing_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-082: the letter with the material tells of the right to speak before the board."""
    return when(m.communication.sent is not None and m.communication.hearing_informed is None, SENT, INFORMED)


def hearing_not_held(m: Matter) -> tuple[Hit, ...]:
    """HND-082: asked for, neither held nor refused with special reasons."""
    done = m.communication.hearing_held is not None or said(m.communication.hearing_refused)
    asked = m.communication.hearing_requested
    return when(asked and not done, "/inquiry/communication/hearing_requested")


def lss_hearing_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-082: LSS 8 a § gives the right also where the material is not sent."""
    left_out = m.communication.sent is None and m.communication.omitted is not None
    untold = m.communication.hearing_informed is None
    return when(m.communicates and left_out and untold, OMITTED, INFORMED)


CHECKS: Checks = {
    "HND-078": neither_sent_nor_reasoned,
    "HND-079": hard_to_justify,
    "HND-080": reply_time_running,
    "HND-080/unset": reply_time_unknown,
    "HND-082": hearing_not_told,
    "HND-082/held": hearing_not_held,
    "HND-082/lss": lss_hearing_not_told,
}
