"""Write-off, dismissal, interim support, the refusal to decide now [004 §5.4.6, §5.5.2, §5.6.1, FL 12 §]."""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import standing
from lssdesk.law.appeals import APPEAL_DAYS
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.days import shifted, working_day
from lssdesk.law.deadlines import four_weeks

WITHDRAWN = "/application/withdrawn"
KIND = "/decision/kind"
DISMISSAL = "/decision/dismissal"
REQUEST = "/decision/requested_decision"


def withdrawn_undecided(m: Matter) -> tuple[Hit, ...]:
    """HND-111: withdrawn before the decision, so it is struck by a decision and not tried."""
    gone = m.application.withdrawn
    before = gone is not None and (m.decision.day is None or gone <= m.decision.day)
    return when(before and m.kind in standing.TRYING, WITHDRAWN, KIND)


def withdrawal_unnoted(m: Matter) -> Iterator[Hit]:
    """HND-111, HND-112: when, how and by whom; not after the decision."""
    application = m.application
    parts = {
        WITHDRAWN: (application.withdrawn is None, "vilken dag ansökan återkallades"),
        "/application/withdrawn_how": (application.withdrawn_how is None, "hur den återkallades"),
        "/application/withdrawn_by": (not said(application.withdrawn_by), "vem som återkallade den"),
    }
    for field, (missing, content) in parts.items():
        if missing:
            yield hit(field, KIND, field=field, uppgift=content)
    received, gone, day = application.received, application.withdrawn, m.decision.day
    if gone is not None and ((day and gone > day) or (received and gone < received)):
        yield hit(WITHDRAWN, "/decision/day", field=WITHDRAWN, uppgift="att den återkallades före beslutet")


def not_refused(m: Matter) -> tuple[Hit, ...]:
    """HND-174: outside the personkrets is a ground to refuse, never to leave the application untried."""
    outside = m.inquiry.personkrets.result == "none"
    struck = m.kind == "write_off" and m.application.withdrawn is None
    untried = m.kind == "dismissal" and m.decision.dismissal.what in ("no_right_to_apply", "incomplete")
    return when(outside and (struck or untried), "/inquiry/personkrets/result", KIND)


def interim_alone(m: Matter) -> tuple[Hit, ...]:
    """HND-093: support meanwhile belongs to the case that is still open."""
    return when(not said(m.decision.underlying), "/decision/underlying", KIND)


def interim_under_lss(m: Matter) -> tuple[Hit, ...]:
    """HND-093: support meanwhile is as a rule given under SoL, since the LSS right is what is tried."""
    return when(m.act == "lss" and m.grants, "/measure", KIND)


def _late(m: Matter) -> bool:
    return m.decision.dismissal.what == "late_appeal"


def exceptions_unanswered(m: Matter) -> Iterator[Hit]:
    """HND-134: both exceptions of FL 45 § are answered before an appeal is dismissed."""
    for name, content in (
        ("wrong_information", "förseningen berodde på fel eller saknad information"),
        ("court_in_time", "överklagandet kom in till domstolen i tid"),
    ):
        field = f"{DISMISSAL}/{name}"
        if _late(m) and m.value(field) is None:
            yield hit(field, field=field, undantag=content)


def excused(m: Matter) -> Iterator[Hit]:
    """HND-134: an appeal that an exception covers is not dismissed."""
    for name in ("wrong_information", "court_in_time"):
        field = f"{DISMISSAL}/{name}"
        if _late(m) and m.value(field) == "yes":
            yield hit(field, field=field)


def dates_missing(m: Matter) -> Iterator[Hit]:
    """HND-134: served, last day, and the day it came in: without them no lateness can be judged."""
    for name, content in (
        ("served", "vilken dag personen fick beslutet"),
        ("last_day", "vilken dag som var den sista att överklaga"),
        ("received", "vilken dag överklagandet kom in"),
    ):
        field = f"{DISMISSAL}/{name}"
        if _late(m) and m.value(field) is None:
            yield hit(field, field=field, uppgift=content)


def in_time(m: Matter) -> tuple[Hit, ...]:
    """HND-134: it came in on the last day or before, as stated or as three weeks give it (FL 44 §)."""
    received, last = m.decision.dismissal.received, _last_day(m)
    facts = [f"{DISMISSAL}/{name}" for name in ("received", "last_day", "served")]
    timely = _late(m) and received is not None and last is not None and received <= last
    return when(timely, *facts, sista=last)


def _last_day(m: Matter) -> date | None:
    served, stated = m.decision.dismissal.served, m.decision.dismissal.last_day
    reckoned = working_day(shifted(served, APPEAL_DAYS)) if served else None
    return max((day for day in (reckoned, stated) if day), default=None)


def not_asked_to_complete(m: Matter) -> tuple[Hit, ...]:
    """FL 20 §: told what is missing and what follows, with time to mend it, before it is dismissed."""
    asked = m.decision.dismissal.asked_to_complete
    late = asked is not None and m.decision.day is not None and asked >= m.decision.day
    due = m.decision.dismissal.what == "incomplete" and (asked is None or late)
    return when(due, f"{DISMISSAL}/asked_to_complete", "/decision/day")


def own_application(m: Matter) -> tuple[Hit, ...]:
    """An application that the person has made is tried: from 15 everybody may ask for themselves."""
    what = m.decision.dismissal.what == "no_right_to_apply"
    own = m.application.applicant == "person" and not m.aged(m.applied, 0, 15)
    return when(what and own, f"{DISMISSAL}/what", "/application/applicant")


def refused_late(m: Matter) -> tuple[Hit, ...]:
    """HND-262: four weeks from the request the case is decided, or the request refused."""
    asked, day = m.decision.requested_decision, m.decision.day
    late = asked is not None and day is not None and not asked <= day <= four_weeks(asked)
    return when(late, REQUEST, "/decision/day", sista=four_weeks(asked) if asked else "")


def asked_twice(m: Matter) -> tuple[Hit, ...]:
    """HND-262: the party may ask once while the case is handled."""
    since = m.application.received
    before = [
        place
        for place, one in enumerate(m.case.earlier)
        if one.kind == "delay_refusal" and one.day and (since is None or one.day >= since)
    ]
    noted = m.answer("decision_request_refused").day
    again = bool(before) or (noted is not None and noted != m.decision.day)
    return when(again, REQUEST, *(f"/earlier/{place}/day" for place in before))


def acted_undecided(m: Matter) -> tuple[Hit, ...]:
    """HND-016: what follows a decision has begun, and there is none."""
    case = m.case
    done = {
        "/service/sent": case.service.sent,
        "/service/received": case.service.received,
        "/order/sent": case.order.sent,
        "/order/started": case.order.started,
    }
    facts = [pointer for pointer, day in done.items() if day]
    undecided = m.decision.day is None or not m.drafted
    return when(bool(facts) and undecided, *facts, "/decision/day", "/decision/outcome")


CHECKS: Checks = {
    "HND-111": withdrawn_undecided,
    "HND-111/noted": withdrawal_unnoted,
    "HND-174": not_refused,
    "HND-093/pending": interim_alone,
    "HND-093/act": interim_under_lss,
    "HND-134": exceptions_unanswered,
    "HND-134/excused": excused,
    "HND-134/days": dates_missing,
    "HND-134/in_time": in_time,
    "HND-095/incomplete": not_asked_to_complete,
    "HND-095/own": own_application,
    "HND-262/late": refused_late,
    "HND-262/once": asked_twice,
    "HND-016": acted_undecided,
}
