"""Facts that decide which wordings fit a kind of decision: each one word, empty where it is not known."""

from collections.abc import Mapping
from typing import get_args

from lssdesk.law import standing
from lssdesk.letters.kinds.concerned import changeable, concerned
from lssdesk.model.case import Answer, Case, ChangeGround, Decision, DecisionKind

IN_FAVOUR: tuple[ChangeGround, ...] = ("own_request", "in_favour", "obviously_wrong", "slip")
"""Grounds of change that take nothing from the person against her will."""
ADAPTED = "sarskilt_anpassad"
"""The form of housing that goes on as an ordinary tenancy when the right ends [BOV-017]."""

KIND_FACTS: Mapping[str, frozenset[str]] = {
    "kind": frozenset(get_args(DecisionKind)),
    "against": frozenset({"yes", "no"}),
    "initiative": frozenset({"person", "board"}),
    "change_effect": frozenset({"ends", "changes"}),
    "change_ground": frozenset(get_args(ChangeGround)),
    "reserved": frozenset({"yes", "no"}),
    "changeable": frozenset({"yes", "no"}),
    "tenancy": frozenset({"told", "untold"}),
    "dismissed": frozenset({"late_appeal", "no_right_to_apply", "incomplete"}),
    "late": frozenset({"yes"}),
    "wished": frozenset({"provider", "person", "place", "relative", "other"}),
    "evidence": frozenset({"yes"}),
    "linked": frozenset({"yes"}),
    "beyond": frozenset({"granted", "refused"}),
    "beyond_money": frozenset({"yes", "no"}),
    "right_refused": frozenset({"here", "earlier", "lss"}),
}
"""Every fact of the kinds, with the words that it may take."""

_OF_CHANGE = ("initiative", "change_effect", "change_ground", "reserved", "changeable", "tenancy")


def kind_facts(case: Case) -> dict[str, str]:
    """What the case says on each of :data:`KIND_FACTS`."""
    decision = case.decision
    dismissal, beyond = decision.dismissal, decision.beyond
    in_time = "yes" in (dismissal.wrong_information, dismissal.court_in_time)
    answered = dismissal.wrong_information and dismissal.court_in_time
    return {
        "kind": standing.kind_of(decision),
        "against": _against(case),
        **_change(case),
        "dismissed": dismissal.what or "",
        "late": "yes" if answered and not in_time else "",
        "wished": decision.execution.request or "",
        "evidence": "yes" if decision.execution.medical_evidence == "yes" else "",
        "linked": "yes" if _linked(case) else "",
        "beyond": beyond.outcome or "",
        "beyond_money": "yes" if beyond.amount is not None else "no",
        "right_refused": right_refused(case),
    }


def _change(case: Case) -> dict[str, str]:
    """A change's effect and ground, and what the changed decision allows [HND-120, HND-256]."""
    if case.decision.kind != "change":
        return dict.fromkeys(_OF_CHANGE, "")
    change, before = case.decision.change, concerned(case)
    effect = "" if standing.changes(case.decision) and not standing.grants(case.decision) else change.effect
    return {
        "initiative": change.initiative or "",
        "change_effect": effect or "",
        "change_ground": ground_of(case.decision) or "",
        "reserved": before.reservation or "no" if before else "",
        "changeable": ("yes" if changeable(case) else "no") if before else "",
        "tenancy": _tenancy(case),
    }


def ground_of(decision: Decision) -> ChangeGround | None:
    """The ground as a letter tells it: what the person wishes is her own request [HND-117]."""
    return "own_request" if standing.by_wish(decision) else standing.ground(decision)


def _tenancy(case: Case) -> str:
    form = case.inquiry.answers.get("housing_form", Answer()).choice
    told = case.decision.change.tenancy_informed is not None
    if case.measure != "bostad_vuxna" or not standing.ends(case.decision) or not (told or form == ADAPTED):
        return ""
    return "told" if told else "untold"


def _against(case: Case) -> str:
    """Whether the decision goes against who gets it: then it is told in full how to appeal [HND-099]."""
    decision, kind = case.decision, standing.kind_of(case.decision)
    if kind in ("dismissal", "delay_refusal", "permission"):
        return "yes"
    if kind == "change" and ground_of(decision) not in IN_FAVOUR:
        return "yes"
    if kind in ("application", "interim", "execution"):
        refused = decision.outcome in ("refused", "partly_granted")
        return "yes" if refused else "no" if decision.outcome else ""
    return "" if kind == "inquiry_opening" else "no"


def _linked(case: Case) -> bool:
    """Whether the board allowed the measure against one custodian's will before this decision [HND-037]."""
    kinds = {one.kind for one in case.earlier if one.outcome != "refused" and one.day}
    answer = case.application.answers.get("permission", Answer())
    given = answer.choice == "granted" and answer.day is not None
    return standing.kind_of(case.decision) == "application" and ("permission" in kinds or given)


def right_refused(case: Case) -> str:
    """Where the right was refused before the guidelines were tried [HND-141, SOLG-022, MSR-001].

    A refusal in the same decision has to be its outcome; empty where nothing was refused.
    """
    beyond = case.decision.beyond
    if beyond.outcome is None:
        return ""
    here = "here" if case.decision.outcome in ("refused", "partly_granted") else ""
    return beyond.right_refused if beyond.right_refused in ("earlier", "lss") else here
