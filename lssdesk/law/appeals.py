"""When a decision reached the person, and until when it can be appealed: pure functions of the case.

What the case does not say gives None, never a guess: a lateness that cannot be judged is not judged.
The time concerns the appeal through the board (*förvaltningsbesvär*); for *laglighetsprövning* the sources
give none [HND-143].
"""

from datetime import date

from lssdesk.law import standing
from lssdesk.law.days import next_working_day, shifted, working_day, working_day_before
from lssdesk.model.case import Appeal, Case, Decision

SIMPLIFIED = ("simplified", "electronic_simplified")
AT_ONCE = ("handed", "read_out")
"""Ways by which the person takes part of the decision on the very day it leaves the board."""
SERVED_AFTER = 14
"""Days from sending until simplified service is complete [delgivningslagen 26 §, HND-255]."""
APPEAL_DAYS = 21
"""Three weeks from the day on which the person took part of the decision [FL 44 §, HND-133]."""
_AGAINST = ("dismissal", "delay_refusal", "permission")
_IN_FAVOUR = ("own_request", "in_favour", "slip")


def arrived(day: date, by_post: bool) -> date:
    """The day that counts for what reached the board on ``day`` [FL 22 §].

    What came by post, or lay in the box at the first emptying, counts as received on the working day before.
    """
    return working_day_before(day) if by_post else day


def control_due(case: Case) -> date | None:
    """The day of the control message: the working day after sending; None where none is sent [HND-255]."""
    service = case.service
    return next_working_day(service.sent) if service.sent and service.way == "simplified" else None


def took_part(case: Case) -> date | None:
    """Day on which the person took part of the decision, or counts as having done so [HND-133, HND-255].

    None where it is unknown: no receipt yet, or a simplified service that does not hold.
    """
    service = case.service
    if service.way not in SIMPLIFIED:
        return service.received or (service.sent if service.way in AT_ONCE else None)
    if service.sent is None or service.doubtful:
        return None
    due = control_due(case)
    held = due is None or service.control_sent == due
    return shifted(service.sent, SERVED_AFTER) if held else None


def appeal_ends(case: Case) -> date | None:
    """Last day for an appeal to reach the board, None as long as it is unknown [HND-133, FL 44 §]."""
    start = took_part(case)
    return working_day(shifted(start, APPEAL_DAYS)) if start else None


def timely(case: Case) -> bool | None:
    """Whether the appeal reached the board in time; None where there is none, or it cannot be judged."""
    ends, received = appeal_ends(case), case.appeal.received
    return None if ends is None or received is None else received <= ends


def excused(case: Case) -> bool:
    """Late, but tried all the same: wrong or no information, or in time at the court [FL 45 §, HND-134]."""
    ends, court = appeal_ends(case), case.appeal.court_received
    in_court = ends is not None and court is not None and court <= ends
    return case.appeal.wrong_information == "yes" or in_court


def late(case: Case) -> bool:
    """An appeal that has to be dismissed: known to be late, and not excused [HND-134]."""
    return timely(case) is False and not excused(case)


def closed(appeal: Appeal) -> bool:
    """Whether the board is done with the appeal: handed over, dismissed, or judged."""
    return bool(appeal.forwarded or appeal.dismissed_number.strip() or appeal.judgment)


def against(decision: Decision) -> bool:
    """A decision that goes against the person, so that how to appeal belongs with it [HND-099, FL 33 §]."""
    if decision.kind == "change":
        return decision.change.ground not in _IN_FAVOUR
    if decision.kind == "execution":
        return decision.outcome != "granted"
    return standing.refuses(decision) or decision.kind in _AGAINST
