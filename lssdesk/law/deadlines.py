"""What has to happen by when in a case: pure functions of the case and a day.

A length that neither act nor municipality gives stays unknown: the deadline is then named without a
day (``due`` None), since it begins all the same, and is never overdue.  Support during the inquiry
pauses nothing [HND-094].  What runs after a decision stands in ``deadlines_after``.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from lssdesk.law import deadlines_after, policy
from lssdesk.law.days import after, months_after, shifted, working_day
from lssdesk.law.policy import Handling
from lssdesk.model.case import Answer, Case, Communication
from lssdesk.texts import t

SIX_MONTHS = 6
FOUR_WEEKS = 28


class Deadline(msgspec.Struct, frozen=True):
    """One date to keep: ``id`` of the catalogue, last day, what it is about, whether that day has passed."""

    id: str
    due: date | None
    text: str
    overdue: bool


def deadlines(case: Case, as_of: date, handling: Handling | None = None) -> tuple[Deadline, ...]:
    """All dates that run in the case on ``as_of``, the earliest first, those without a day last.

    ``handling``: the municipality's settings where they are not the shipped ones.
    """
    rules = handling or policy.shipped()
    undecided = case.decision.day is None
    found = [
        *(_opening(case, rules) if undecided else ()),
        *(_slow(case) if undecided else ()),
        *(_evidence(case, rules) if undecided else ()),
        *(_replies(case, rules) if undecided else ()),
        *(_interim(case, rules) if undecided else ()),
        *_plans(case),
        *_discharge(case, rules),
        *deadlines_after.deadlines(case, as_of, rules),
    ]
    rows = [Deadline(id, due, text, due is not None and due < as_of) for id, due, text in found]
    return tuple(sorted(rows, key=lambda row: (row.due is None, row.due or date.max, row.id)))


_Due = tuple[str, date | None, str]


def _answer(case: Case, id: str) -> Answer:
    return case.inquiry.answers.get(id, Answer())


def _opening(case: Case, rules: Handling) -> Iterator[_Due]:
    """Opened without delay from the application; the municipality may set a number of days [HND-061]."""
    received = case.application.received
    if received is None or case.decision.outcome is not None:
        return
    if case.inquiry.opened is None:
        due = after(received, rules.value("inquiry_opening_days"))
        yield "HND-061", due, t("deadlines.open")
    target = after(received, rules.value("handling_target_days"))
    if target is not None:
        yield "HND-061", target, t("deadlines.target")


def _slow(case: Case) -> Iterator[_Due]:
    """Six months from the application, and four weeks from a request to decide [HND-262, FL 12 §]."""
    received, asked = case.application.received, _answer(case, "decision_request").day
    if asked is not None:
        if _answer(case, "decision_request_refused").day is None:
            yield "HND-262", four_weeks(asked), t("deadlines.four_weeks")
    elif received is not None:
        yield "HND-262", months_after(received, SIX_MONTHS), t("deadlines.six_months")


def _evidence(case: Case, rules: Handling) -> Iterator[_Due]:
    """A reminder of each document that was asked for and has not come [HND-068], and stated last days."""
    days = rules.value("evidence_reminder_days")
    for one in case.inquiry.evidence:
        start = one.reminded or one.requested
        if start is not None and one.received is None:
            due = after(start, days)
            name = one.kind or t("deadlines.document")
            text = t("deadlines.reminded" if one.reminded else "deadlines.requested", name=name)
            yield "HND-068", working_day(due) if due else None, text
    stated = (
        ("HND-069", "evidence_questions", "deadlines.evidence"),
        ("HND-071", "material_missing", "deadlines.missing"),
        ("HND-077", "no_visit", "deadlines.no_visit"),
    )
    for id, question, key in stated:
        if (due := _answer(case, question).day) is not None:
            yield id, due, t(key)


def _replies(case: Case, rules: Handling) -> Iterator[_Due]:
    """The time for the person's reply; after it the decision may be taken [HND-078, HND-080]."""
    talk = case.inquiry.communication
    if talk.sent is not None and talk.replied is None and not talk.nothing_to_add:
        yield "HND-080", reply_by(talk, rules), t("deadlines.reply")


def reply_by(talk: Communication, rules: Handling) -> date | None:
    """Last day for the reply: as stated, else by the municipality's setting, else unknown [HND-080]."""
    if talk.reply_by is not None or talk.sent is None:
        return talk.reply_by
    return after(talk.sent, rules.value("communication_reply_days"))


def _interim(case: Case, rules: Handling) -> Iterator[_Due]:
    """When to ask whether support is needed before the decision, once the municipality has said [HND-093]."""
    received, days = case.application.received, rules.value("interim_question_days")
    if received is not None and days is not None and _answer(case, "interim_need").choice is None:
        yield "HND-093", after(received, days), t("deadlines.interim")


def _plans(case: Case) -> Iterator[_Due]:
    """A SIP is begun at once when need and consent are there; an LSS plan is reviewed within a year.

    [HND-198, HND-205, SoL 10 kap. 8 §]
    """
    consents = [one.day for one in case.register.consents if one.kind == "sip" and one.day]
    needed = _answer(case, "coordination_need").choice == "yes"
    begun = _answer(case, "sip_plan").choice in ("made", "both")
    if needed and consents and not begun:
        yield "HND-198", max(consents), t("deadlines.sip")
    reviewed = _answer(case, "plan_reviewed").day
    if reviewed is not None:
        yield "HND-205", months_after(reviewed, 12), t("deadlines.plan")


def _discharge(case: Case, rules: Handling) -> Iterator[_Due]:
    """Days from ready for discharge until the municipality pays; agreed with the region [HND-206]."""
    ready = _answer(case, "discharge_ready").day
    if ready is not None:
        yield "HND-206", after(ready, rules.value("discharge_free_days")), t("deadlines.discharge")


def four_weeks(asked: date) -> date:
    """The last day to decide, or to refuse the request, of FL 12 §."""
    return shifted(asked, FOUR_WEEKS)
