"""The facts of a case that decide which wordings fit: each one word, empty where it is not known yet."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from lssdesk.law import tables
from lssdesk.model.case import Applicant, Case, Outcome, RefusalGround

FACTS: Mapping[str, frozenset[str]] = {
    "act": frozenset({"lss", "sol"}),
    "outcome": frozenset(get_args(Outcome)),
    "duration": frozenset({"limited", "open_ended"}),
    "reservation": frozenset({"yes", "no"}),
    "refusal_ground": frozenset(get_args(RefusalGround)),
    "personkrets": frozenset({"1", "2", "3", "none"}),
    "in_personkrets": frozenset({"yes", "no"}),
    "durability": frozenset({"hard_to_judge"}),
    "applicant": frozenset(get_args(Applicant)),
    "start": frozenset({"first_of_month", "mid_month"}),
    "replaces": frozenset({"yes"}),
    "late_cancellation": frozenset({"counts", "does_not_count"}),
    "communication": frozenset({"sent", "obviously_unnecessary", "important_interest", "hampers_execution"}),
    "reply": frozenset({"with_views", "nothing_to_add", "none"}),
    "service": frozenset({"letter", "receipt", "simplified"}),
}
"""Every fact that a wording may name under ``when``, with the words it may take."""


def facts(case: Case) -> dict[str, str]:
    """What the case says on each of :data:`FACTS`.

    What an officer filled in before the outcome changed says nothing any more: a refusal has no
    duration and no reservation, a full grant no ground of refusal.
    """
    measure = tables.find_measure(case.measure)
    decision, application = case.decision, case.application
    return {
        "act": measure.act if measure else "",
        "outcome": decision.outcome or "",
        **_granted(case),
        "refusal_ground": _ground(case),
        "personkrets": case.inquiry.personkrets.result or "",
        "in_personkrets": "no" if _outside(case) else "yes",
        "durability": "hard_to_judge" if case.inquiry.personkrets.durability_hard_to_judge else "",
        "applicant": application.applicant or "",
        "communication": "sent" if _sent(case) else case.inquiry.communication.omitted or "",
        "reply": _reply(case),
        "service": decision.service or "",
    }


def _granted(case: Case) -> dict[str, str]:
    decision = case.decision
    if decision.outcome == "refused":
        return dict.fromkeys(("duration", "reservation", "start", "replaces", "late_cancellation"), "")
    return {
        "duration": decision.duration or "",
        "reservation": decision.reservation or "",
        "start": _start(decision.valid_from),
        "replaces": "yes" if decision.ends_earlier else "",
        "late_cancellation": "counts" if decision.late_cancellation_counts else "does_not_count",
    }


def _start(day: date | None) -> str:
    if day is None:
        return ""
    return "first_of_month" if day.day == 1 else "mid_month"


def _ground(case: Case) -> str:
    return "" if case.decision.outcome == "granted" else case.decision.refusal_ground or ""


def _outside(case: Case) -> bool:
    return case.inquiry.personkrets.result == "none" or _ground(case) == "not_in_personkrets"


def _sent(case: Case) -> bool:
    return case.inquiry.communication.sent is not None


def _reply(case: Case) -> str:
    communication = case.inquiry.communication
    if communication.replied or communication.reply:
        return "with_views"
    return "nothing_to_add" if communication.nothing_to_add else "none"
