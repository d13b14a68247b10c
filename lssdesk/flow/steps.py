"""The case's way from application to hours: what is done, what is open, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lssdesk.flow.case_forms import after_form, application_form, decision_form, inquiry_form
from lssdesk.law import checks, standing, tables
from lssdesk.law.checks import Finding
from lssdesk.model import forms
from lssdesk.model.case import Case, Decision
from lssdesk.model.forms import Field, Form
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.work import Work

State = Literal["done", "open", "blocked"]
APPLICATION, INQUIRY, COMMUNICATION, DECISION, AFTER, HOURS = (
    "application",
    "inquiry",
    "communication",
    "decision",
    "after",
    "hours",
)

_TOLD = tuple(
    f"/application/{key}"
    for key in ("received", "applicant", "applicant_name", "withdrawn", "withdrawn_how", "withdrawn_by")
)
"""What the letter of a write-off says of the application."""


@dataclass(frozen=True)
class Step:
    """One step: its place on the way, and in words why it is not done."""

    id: str
    label: str
    state: State
    why: str


def of(work: "Work", findings: Sequence[Finding] | None = None) -> tuple[Step, ...]:
    """All steps of a case; the checks are run where their ``findings`` are not given."""
    return (
        *_before(work),
        _decision(work, findings),
        _after(work),
        _hours(work),
    )


def _before(work: "Work") -> tuple[Step, ...]:
    """Application, inquiry, communication; a decision that tries no need does not wait for the last two."""
    application = _form_step(work, APPLICATION, application_form())
    if inquires(work.case.decision):
        inquiry = _form_step(work, INQUIRY, inquiry_form(work.case.measure))
        return (application, inquiry, _communication(work))
    why = t("flow.why.not_needed")
    if application.state == "done" and not applies(work.case.decision):
        application = _step(APPLICATION, "done", why)
    return (application, _step(INQUIRY, "done", why), _step(COMMUNICATION, "done", why))


def applies(decision: Decision) -> bool:
    """Whether a decision answers an application, and not a request about what runs, or a step on the way."""
    return standing.kind_of(decision) in ("application", "interim")


def inquires(decision: Decision) -> bool:
    """Whether a need is tried, so that it is inquired into and the person sees the material (HND-078)."""
    return applies(decision) or standing.tried_anew(decision)


def needed(work: "Work", field: Field) -> bool:
    """Whether a question has to be answered for this kind of decision.

    Every letter names the person and where it is sent; that of a write-off says besides what was applied for,
    and that it was withdrawn (HND-112).
    """
    if field.optional or field.kind == "flag":
        return False
    decision = work.case.decision
    if field.path.startswith("/application/") and not applies(decision):
        return field.path in _TOLD and decision.kind == "write_off"
    return not field.path.startswith("/inquiry/") or inquires(decision)


def pages(case: Case) -> dict[str, Form]:
    """The forms of a case, by the step that they belong to."""
    return {
        APPLICATION: application_form(),
        INQUIRY: inquiry_form(case.measure),
        COMMUNICATION: forms.load("communication"),
        DECISION: decision_form(case.measure),
        AFTER: after_form(case.measure, standing.grants(case.decision)),
    }


def unanswered(work: "Work", form: Form) -> int:
    """How many questions of a form are asked, have to be answered, and are not."""
    facts = work.facts()
    return sum(
        1
        for field in form.fields()
        if needed(work, field)
        and forms.shown(field, work.read, facts, work.today)
        and not field.answered(work.read)
    )


def _step(id: str, state: State, why: str) -> Step:
    return Step(id, t(f"flow.step.{id}"), state, why)


def _form_step(work: "Work", id: str, form: Form) -> Step:
    left = 0 if work.decided else unanswered(work, form)
    if left:
        return _step(id, "open", t("flow.why.questions", count=left) if left > 1 else t("flow.why.question"))
    return _step(id, "done", t("flow.why.answered"))


def _communication(work: "Work") -> Step:
    talk = work.case.inquiry.communication
    if talk.omitted and talk.omitted_reasons:
        return _step(COMMUNICATION, "done", t("flow.why.omitted"))
    if not talk.sent and work.decided:
        return _step(COMMUNICATION, "done", t("flow.why.not_needed"))
    if not talk.sent:
        return _step(COMMUNICATION, "open", t("flow.why.not_sent"))
    ends = work.reply_time_ends()
    if ends and not work.decided:
        return _step(COMMUNICATION, "open", t("flow.why.reply_time", day=talk.reply_by, next=ends))
    return _step(COMMUNICATION, "done", t("flow.why.communicated"))


def _decision(work: "Work", findings: Sequence[Finding] | None) -> Step:
    if not tables.measure(work.case.measure).decided:
        return _step(DECISION, "blocked", t("flow.why.registered"))
    if work.decided:
        return _step(DECISION, "done", t("flow.why.signed", day=work.case.decision.day))
    found = work.findings() if findings is None else findings
    blocks, warns = len(checks.blocking(found)), len(checks.unreasoned(found))
    if blocks or warns:
        return _step(DECISION, "open", t("flow.why.findings", blocks=blocks, warns=warns))
    return _step(DECISION, "open", t("flow.why.ready"))


def _after(work: "Work") -> Step:
    if not work.decided:
        return _step(AFTER, "blocked", t("flow.why.undecided"))
    case = work.case
    if case.service.sent is None:
        return _step(AFTER, "open", t("flow.why.not_sent_out"))
    if case.service.way == "simplified" and case.service.control_sent is None:
        return _step(AFTER, "open", t("flow.why.no_control"))
    if standing.grants(case.decision) and case.order.sent is None and case.order.started is None:
        return _step(AFTER, "open", t("flow.why.not_ordered"))
    if case.appeal.received and not (case.appeal.forwarded or case.appeal.dismissed_number):
        return _step(AFTER, "open", t("flow.why.appealed"))
    return _step(AFTER, "done", t("flow.why.sent_out", day=case.service.sent))


def _hours(work: "Work") -> Step:
    if not work.decided:
        return _step(HOURS, "blocked", t("flow.why.undecided"))
    if not tables.measure(work.case.measure).hours:
        return _step(HOURS, "blocked", t("flow.why.no_hours"))
    decision = work.case.decision
    if not standing.grants(decision) and not standing.ends(decision):
        return _step(
            HOURS, "blocked", t("flow.why.refused" if standing.tries(decision) else "flow.why.gives_none")
        )
    return _step(HOURS, "done", t("flow.why.running"))
