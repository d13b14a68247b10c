"""When a granted measure is to be followed up, and which follow-up was the last [HND-166, 004 §5.8]."""

from datetime import date

import msgspec

from lssdesk.law import standing
from lssdesk.law.days import after, months_after
from lssdesk.law.policy import Handling
from lssdesk.model.case import Case, FollowUp

YEAR = 12
SHORTER = {"bostad_barn": "bob_followup_months"}
"""Setting of the measures that the municipality may follow up more often than once a year (BOB-012)."""
FIRST = "follow_up_first_days"
"""Setting: days from the decision to the first follow-up of a measure that is new to the person."""


def last(case: Case) -> FollowUp | None:
    """The latest follow-up that has its day; None where none was held."""
    dated = [(one.day, place) for place, one in enumerate(case.follow_up.held) if one.day is not None]
    return case.follow_up.held[max(dated)[1]] if dated else None


def followed(case: Case) -> bool:
    """Whether the case grants what is followed up: a measure that is carried out over time.

    An advance ruling is not carried out yet, and a single activity is over with its day (FHB-007, MKA-001).
    """
    decision = case.decision
    single = decision.dearer.day is not None and decision.duration is None
    ruling = case.application.kind == "forhandsbesked"
    return decision.day is not None and standing.grants(decision) and not (single or ruling)


def due(case: Case, as_of: date, rules: Handling) -> date | None:
    """Last day of the next follow-up: a year after the decision, or after the last one, at most.

    Earlier where the last follow-up named a day, and where the measure is new and the municipality has set
    when.  A limited decision that was never followed up is so before it ends.  None where nothing is, or
    where the decision does not hold any more on ``as_of``.
    """
    decided, ends = case.decision.day, _ends(case)
    if not followed(case) or decided is None or (ends is not None and as_of > ends):
        return None
    held = last(case)
    if held is None or held.day is None:
        year = months_after(decided, _months(case, rules))
        return min(one for one in (year, _first(case, rules), ends) if one is not None)
    year = months_after(max(held.day, decided), _months(case, rules))
    planned = held.next_day if held.next_day is not None and held.next_day > held.day else None
    day = min(year, planned) if planned else year
    return day if ends is None or day <= ends else None


def _months(case: Case, rules: Handling) -> int:
    """Months from one follow-up to the next, at most."""
    key = SHORTER.get(case.measure)
    return min(YEAR, (rules.value(key) if key else None) or YEAR)


def _ends(case: Case) -> date | None:
    """The decision's last day, also where one in another case of the person has taken it over; None: none."""
    own = msgspec.structs.replace(case.decision, number=case.decision.number or case.number)
    return standing.last_day(own, case.earlier)


def _first(case: Case, rules: Handling) -> date | None:
    """When a measure that the person did not have before is followed up first, where that is set."""
    decided = case.decision.day
    if decided is None or any(
        standing.grants(one) and (one.day or decided) <= decided for one in case.earlier
    ):
        return None
    return after(decided, rules.value(FIRST))
