"""Avlösarservice: the carers' extra work, siblings, hours, and what is another decision [004 §9.5]."""

import re
from collections.abc import Iterator

from lssdesk.law.checks.companion import hours_missing
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.inquiry import questions_open
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.tables import words
from lssdesk.model.case import WordingUse

ANSWERS = "/inquiry/answers"
_AMOUNT = re.compile(r"\d\s*(?:kr|kronor|SEK)(?!\w)|\d:-", re.IGNORECASE)


def extra_work_missing(m: Matter) -> tuple[Hit, ...]:
    """AVL-003: of a child, the care beyond what parents usually answer for is what counts."""
    return when(m.child and not said(m.answer("extra_work").text), m.born_fact, f"{ANSWERS}/extra_work")


def siblings_not_weighed(m: Matter) -> tuple[Hit, ...]:
    """AVL-004, KOR-003: siblings that are recorded, in the household or by the answer, are weighed in."""
    answer = m.answer("siblings")
    listed = [
        place
        for place, member in enumerate(m.case.register.household)
        if words("sibling").search(member.relation) and member.lives_here != "no"
    ]
    recorded = answer.choice == "yes" or (bool(listed) and answer.choice != "no")
    facts = [f"/register/household/{place}/relation" for place in listed] or [f"{ANSWERS}/siblings/choice"]
    return when(recorded and not said(answer.text), *facts)


def family_home(m: Matter) -> tuple[Hit, ...]:
    """AVL-005: family home parents have the same right."""
    return when(m.answer("housing_kind").choice == "family_home", f"{ANSWERS}/housing_kind/choice")


def own_activities(m: Matter) -> tuple[Hit, ...]:
    """AVL-006: support for the person's own outings is ledsagarservice."""
    own = m.answer("relief_purpose").choice == "own_activities"
    return when(own, f"{ANSWERS}/relief_purpose/choice")


def amount_inside(m: Matter) -> Iterator[Hit]:
    """AVL-010: an amount for the reliever's costs in what the decision says."""
    grant = m.decision.wordings.get("grant", WordingUse()).text or ""
    texts = {
        "/decision/purpose": m.decision.purpose,
        "/decision/scope": m.decision.scope,
        "/decision/wordings/grant": grant,
    }
    for field, text in texts.items():
        if m.grants and _AMOUNT.search(text):
            yield hit(field, field=field)


def siblings_relieved(m: Matter) -> tuple[Hit, ...]:
    """AVL-011: relief that covers siblings too needs a decision of its own under SoL."""
    relieved = m.answer("siblings_relieved").choice == "yes"
    linked = said(m.answer("siblings_sol").text)
    return when(relieved and not linked, f"{ANSWERS}/siblings_relieved/choice")


CHECKS: Checks = {
    "AVL-003": extra_work_missing,
    "AVL-004": siblings_not_weighed,
    "AVL-001": questions_open,
    "AVL-005": family_home,
    "AVL-006": own_activities,
    "AVL-007": hours_missing,
    "AVL-010": amount_inside,
    "AVL-011": siblings_relieved,
}
