"""Facts that decide which wordings fit a document after a decision: each one word, empty where unknown."""

from collections.abc import Mapping

from lssdesk.law import appeals, orders, standing
from lssdesk.model import protected
from lssdesk.model.case import Case

AFTER_FACTS: Mapping[str, frozenset[str]] = {
    "ordered": frozenset({"in_writing", "orally"}),
    "appeal_time": frozenset({"timely", "wrong_information", "in_court"}),
    "review": frozenset({"unchanged", "changed", "slip_corrected"}),
    "claim": frozenset({"none", "reservation", "limit", "both"}),
    "assignment_ends": frozenset({"day", "open"}),
    "granted": frozenset({"yes", "no"}),
    "served_by": frozenset({"post", "electronic"}),
    "protected": frozenset({"yes", "no"}),
}
"""Every fact of these documents, with the words that it may take."""


def after_facts(case: Case) -> dict[str, str]:
    """What the case says on each of :data:`AFTER_FACTS`."""
    end = orders.own(case, "appointment_to")
    electronic = case.service.way == "electronic_simplified"
    return {
        "ordered": "orally" if case.order.oral else "in_writing",
        "appeal_time": _time(case),
        "review": case.appeal.review or "",
        "claim": case.appeal.claim or "",
        "assignment_ends": end.choice or ("day" if end.day else ""),
        "granted": "yes" if standing.grants(case.decision) else "no",
        "served_by": "electronic" if electronic else "post",
        "protected": "yes" if protected.number_hidden(case) else "no",
    }


def _time(case: Case) -> str:
    """Whether and why the appeal is tried; a lateness that cannot be judged is written as if in time."""
    if appeals.timely(case) is not False:
        return "timely"
    if case.appeal.wrong_information == "yes":
        return "wrong_information"
    return "in_court" if appeals.excused(case) else ""
