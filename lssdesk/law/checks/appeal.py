"""An appeal: its content and time, the review, the claim, and what is handed over [004 §5.6.1, FL 36–46 §§].

Silent until an appeal is noted.
"""

import re
from collections.abc import Iterator

from lssdesk.law import appeals
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.tables import words

RECEIVED = "/appeal/received"
FORWARDED = "/appeal/forwarded"
REVIEW = "/appeal/review"
CLAIM = "/appeal/claim"
OF_RIGHT = "/decision/wordings/appeal"
OF_GUIDELINES = "/decision/wordings/beyond_appeal"
_LIMITS = ("limit", "both")
_LEFT = re.compile(r"[\[{][^\[\]{}]*[\]}]|_{3,}|\bÅÅÅÅ\b", re.IGNORECASE)
"""What a text holds where it was to be filled in."""


def received(m: Matter) -> bool:
    """An appeal has come, to the board or to the court."""
    return bool(m.case.appeal.received or m.case.appeal.court_received)


def help_is_limited(m: Matter) -> tuple[Hit, ...]:
    """HND-131: how to appeal, never how to word it; shown until the file is handed over."""
    pending = received(m) or said(m.case.appeal.change_wanted) or said(m.case.appeal.help_given)
    return when(pending and not appeals.closed(m.case.appeal), RECEIVED, "/appeal/help_given")


def content_missing(m: Matter) -> Iterator[Hit]:
    """HND-132: the decision appealed and the change wanted are content of any appeal that is tried."""
    if not received(m) or said(m.case.appeal.dismissed_number) or m.case.appeal.judgment:
        return
    if m.case.appeal.decision_named != "yes":
        yield hit(RECEIVED, field="/appeal/decision_named", vad="vilket beslut som överklagas")
    if not said(m.case.appeal.change_wanted):
        yield hit(RECEIVED, field="/appeal/change_wanted", vad="vilken ändring som önskas")


def time_unknown(m: Matter) -> tuple[Hit, ...]:
    """HND-133: without the day on which the person took part of the decision no lateness can be judged."""
    return when(received(m) and appeals.took_part(m.case) is None, RECEIVED, "/service/received")


def late_forwarded(m: Matter) -> tuple[Hit, ...]:
    """HND-134: handed over as if it had come in time, though neither exception holds."""
    late = appeals.late(m.case) and m.case.appeal.forwarded is not None
    return when(late, RECEIVED, FORWARDED, sista=appeals.appeal_ends(m.case))


def late_undecided(m: Matter) -> tuple[Hit, ...]:
    """HND-134: late, the exceptions answered with no, and no decision that dismisses it."""
    answered = m.case.appeal.wrong_information == "no" and not appeals.closed(m.case.appeal)
    late = appeals.late(m.case) and answered
    return when(late, RECEIVED, "/appeal/dismissed_number", sista=appeals.appeal_ends(m.case))


def perhaps_in_time(m: Matter) -> tuple[Hit, ...]:
    """HND-133: one working day late; if it came by post it counts as received in time (FL 22 §)."""
    day, ends = m.case.appeal.received, appeals.appeal_ends(m.case)
    if day is None or ends is None or not appeals.late(m.case) or appeals.closed(m.case.appeal):
        return ()
    counted = appeals.arrived(day, by_post=True)
    return when(counted <= ends, RECEIVED, sista=ends, raknas=counted)


def claim_unanswered(m: Matter) -> tuple[Hit, ...]:
    """HND-136: a full refusal tried neither reservation nor limit, so the board says what it claims."""
    forwarded = m.case.appeal.forwarded is not None and not appeals.late(m.case)
    return when(forwarded and m.refused_whole and m.case.appeal.claim is None, FORWARDED, CLAIM)


def claim_unfinished(m: Matter) -> Iterator[Hit]:
    """HND-140: a claim has its reasons, and a claimed limit its day; nothing is left to be filled in."""
    appeal = m.case.appeal
    if appeal.claim in (None, "none"):
        return
    if appeal.claim in _LIMITS and appeal.claim_to is None:
        yield hit(CLAIM, field="/appeal/claim_to", vad="dagen för tidsbegränsningen")
    if not said(appeal.claim_reasons) or _LEFT.search(appeal.claim_reasons):
        yield hit(CLAIM, field="/appeal/claim_reasons", vad="skälen")


def review_unanswered(m: Matter) -> tuple[Hit, ...]:
    """HND-257: an obviously wrong decision is changed before the file is handed over, so it is looked at."""
    forwarded = m.case.appeal.forwarded is not None and not appeals.late(m.case)
    return when(forwarded and m.case.appeal.review is None, FORWARDED, REVIEW)


def changed_wrongly(m: Matter) -> tuple[Hit, ...]:
    """HND-257: an appealed decision is changed only until hand-over, and to nobody's detriment."""
    appeal = m.case.appeal
    if appeal.review != "changed":
        return ()
    late = appeal.changed is not None and appeal.forwarded is not None and appeal.changed > appeal.forwarded
    return when(late or appeal.changed_to_detriment == "yes", REVIEW, "/appeal/changed", FORWARDED)


def board_left_out(m: Matter) -> tuple[Hit, ...]:
    """HND-142: an edited instruction on the right speaks of legality, where the appeal goes to the board."""
    return when(words("legality").search(_edited(m, "appeal")) is not None, OF_RIGHT)


def legality_left_out(m: Matter) -> tuple[Hit, ...]:
    """HND-142: an edited instruction on the guidelines is silent on legality, the only way to appeal."""
    text = _edited(m, "beyond_appeal")
    silent = said(text) and words("legality").search(text) is None
    return when(m.decision.beyond.outcome is not None and silent, OF_GUIDELINES, "/decision/beyond/outcome")


def _edited(m: Matter, place: str) -> str:
    """The officer's own text in a place of the letter; empty where a wording stands as it came."""
    use = m.decision.wordings.get(place)
    return use.text or "" if use else ""


CHECKS: Checks = {
    "HND-131": help_is_limited,
    "HND-132": content_missing,
    "HND-133": time_unknown,
    "HND-134/forwarded": late_forwarded,
    "HND-134/undecided": late_undecided,
    "HND-133/post": perhaps_in_time,
    "HND-136": claim_unanswered,
    "HND-140": claim_unfinished,
    "HND-142": board_left_out,
    "HND-142/legality": legality_left_out,
    "HND-257": review_unanswered,
    "HND-257/changed": changed_wrongly,
}
