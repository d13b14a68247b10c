"""The facts of a case that decide which wordings fit: each one word, empty where it is not known yet."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from lssdesk.law import standing, tables
from lssdesk.letters.after.facts import AFTER_FACTS, after_facts
from lssdesk.letters.kinds.facts import KIND_FACTS, kind_facts
from lssdesk.model.case import Answer, Applicant, Case, Outcome, RefusalGround

HOUSING_FORMS = ("familjehem", "bmss_barn", "gruppbostad", "servicebostad", "sarskilt_anpassad")
"""Forms of housing under LSS 9 § 8 and 9 § (BOB-001, BOV-001)."""
FACTS: Mapping[str, frozenset[str]] = {
    "act": frozenset({"lss", "sol"}),
    "outcome": frozenset(get_args(Outcome)),
    "duration": frozenset({"limited", "open_ended"}),
    "reservation": frozenset({"yes", "no"}),
    "refusal_ground": frozenset(get_args(RefusalGround)),
    "personkrets": frozenset({"1", "2", "3", "none"}),
    "in_personkrets": frozenset({"yes", "no"}),
    "durability": frozenset({"hard_to_judge"}),
    "interim": frozenset({"yes"}),
    "child_informed": frozenset({"yes"}),
    "applicant": frozenset(get_args(Applicant)),
    "start": frozenset({"first_of_month", "mid_month"}),
    "replaces": frozenset({"yes"}),
    "late_cancellation": frozenset({"counts", "does_not_count"}),
    "hours": frozenset({"number", "no_number"}),
    "communication": frozenset({"sent", "obviously_unnecessary", "important_interest", "hampers_execution"}),
    "reply": frozenset({"with_views", "nothing_to_add", "none"}),
    "service": frozenset({"letter", "receipt", "simplified"}),
    "ruling": frozenset({"yes", "no"}),
    "ruling_start": frozenset({"dated", "offer"}),
    "housing_form": frozenset({*HOUSING_FORMS, "open"}),
    "stay": frozenset({"overnight", "day_short", "day_long"}),
    **KIND_FACTS,
    **AFTER_FACTS,
}
"""Every fact that a wording may name under ``when``, with the words it may take."""


_OF_GRANTS = ("duration", "reservation", "start", "replaces", "late_cancellation", "hours")


def facts(case: Case) -> dict[str, str]:
    """What the case says on each of :data:`FACTS`.

    What an officer filled in before the outcome changed says nothing any more: a refusal has no
    duration and no reservation, a full grant no ground of refusal.
    """
    measure = tables.find_measure(case.measure)
    decision, application = case.decision, case.application
    return {
        "act": measure.act if measure else "",
        "outcome": _outcome(case),
        **_granted(case),
        "refusal_ground": _ground(case),
        "personkrets": case.inquiry.personkrets.result or "",
        "in_personkrets": "no" if _outside(case) else "yes",
        "durability": "hard_to_judge" if case.inquiry.personkrets.durability_hard_to_judge else "",
        "interim": "yes" if _interim(case) else "",
        "child_informed": "yes" if _child_informed(case) else "",
        "applicant": application.applicant or "",
        "communication": "sent" if _sent(case) else case.inquiry.communication.omitted or "",
        "reply": _reply(case),
        "service": decision.service or "",
        "ruling": "yes" if application.kind == "forhandsbesked" else "no",
        "ruling_start": _ruling_start(case),
        "housing_form": housing_form(case) or "open",
        "stay": _stay(case),
        **kind_facts(case),
        **after_facts(case),
    }


def _outcome(case: Case) -> str:
    """What came of the application or wish; a running decision that is changed goes on as a grant."""
    decision = case.decision
    if standing.changes(decision):
        return "granted" if standing.grants(decision) else "refused"
    if decision.kind == "permission":
        return decision.outcome or "granted"
    return (decision.outcome or "") if standing.tries(decision) or decision.kind == "execution" else ""


def housing_form(case: Case) -> str:
    """The chosen form of housing, empty as long as none is."""
    form = case.inquiry.answers.get("housing_form", Answer()).choice
    return form if form in HOUSING_FORMS else ""


def _ruling_start(case: Case) -> str:
    """Whether the six months of a ruling run from a known day, or from an offer to come [FHB-007]."""
    start = case.inquiry.answers.get("fhb_start", Answer())
    if start.choice == "decision" or start.day is not None:
        return "dated"
    return "offer" if start.choice == "offer" else ""


def _granted(case: Case) -> dict[str, str]:
    decision = case.decision
    if _outcome(case) == "refused" and decision.beyond.outcome != "granted":
        return dict.fromkeys(_OF_GRANTS, "")
    return {
        "duration": decision.duration or "",
        "reservation": decision.reservation or "",
        "start": _start(standing.starts(decision)),
        "replaces": "yes" if decision.ends_earlier else "",
        "late_cancellation": "counts" if decision.late_cancellation_counts else "does_not_count",
        "hours": "no_number" if decision.hours_per_month is None else "number",
    }


def _start(day: date | None) -> str:
    if day is None:
        return ""
    return "first_of_month" if day.day == 1 else "mid_month"


def _ground(case: Case) -> str:
    return case.decision.refusal_ground or "" if _outcome(case) != "granted" else ""


def _outside(case: Case) -> bool:
    return case.inquiry.personkrets.result == "none" or _ground(case) == "not_in_personkrets"


def _interim(case: Case) -> bool:
    """Group 3 is the finding while group 1 or 2 is still inquired into [PKR-017]."""
    answer = case.inquiry.answers.get("pkr_interim")
    return case.inquiry.personkrets.result == "3" and answer is not None and answer.choice == "yes"


def _child_informed(case: Case) -> bool:
    """Outside the groups, and the guardian was told that a new application may be tried later [PKR-038]."""
    answer = case.inquiry.answers.get("pkr_child_informed")
    return case.inquiry.personkrets.result == "none" and answer is not None and answer.day is not None


def _sent(case: Case) -> bool:
    return case.inquiry.communication.sent is not None


def _reply(case: Case) -> str:
    communication = case.inquiry.communication
    if communication.replied or communication.reply:
        return "with_views"
    return "nothing_to_add" if communication.nothing_to_add else "none"


def _stay(case: Case) -> str:
    """The kind of a short-term stay, overnight as long as nothing else is said [KOR-020]."""
    answer = case.inquiry.answers.get("stay_kind")
    chosen = answer.choice if answer else None
    return chosen if chosen in ("day_short", "day_long") else "overnight"
