"""What an order of each measure has to hold, and what has to be done before a start [004 §9, §11.7.4]."""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import orders
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.days import months_after
from lssdesk.model.case import Answer

ANSWERS = orders.ANSWERS
GOALS = "/order/goals"
STARTED = "/order/started"
SCHOOL_AGE = (6, 20)
"""From the year of turning six until upper secondary has ended at the latest."""
EXTRACT_MONTHS = 6
"""Age of a register extract at most [lag (2010:479) 1 §]."""
_EXEMPT = ("parent", "recent")


def _unanswered(m: Matter) -> Iterator[Hit]:
    """One hit for each question of the measure's order forms that is open."""
    for field in orders.unanswered(m.case, m.day):
        yield hit(field.path, field=field.path, vad=f"”{field.text}”")


def _goals(m: Matter) -> tuple[Hit, ...]:
    return when(not orders.has_goals(m.case), GOALS, field=GOALS, vad="målen")


def _begun(m: Matter) -> bool:
    return orders.begun(m.case) and orders.orderable(m.case)


def companion(m: Matter) -> Iterator[Hit]:
    """LED-026, LSOL-040: hours, purpose, goals, activities, whether during them, costs."""
    if not _begun(m):
        return
    if m.decision.hours_per_month is None:
        yield hit("/decision/hours_per_month", field="/order/provider", vad="timmarna per månad")
    if not said(m.decision.purpose):
        yield hit("/decision/purpose", field="/order/provider", vad="syftet")
    yield from _goals(m)
    yield from _unanswered(m)


def short_stay(m: Matter) -> Iterator[Hit]:
    """KOR-027: how regularly, how it varies, and the long continuous period where there is one."""
    if not _begun(m):
        return
    yield from _unanswered(m)
    field = f"{ANSWERS}order_long_period/text"
    given = said(orders.own(m.case, "order_long_period").text) or said(m.answer("single_days").text)
    if m.answer("long_period").choice == "yes" and not given:
        yield hit("/inquiry/answers/long_period/choice", field=field, vad="den sammanhängande vistelsen")


def health_care_uncoordinated(m: Matter) -> tuple[Hit, ...]:
    """KOR-032: health care is needed during the stay, and not coordinated with the region."""
    needed = m.answer("stay_health_care").choice == "yes"
    bare = not said(orders.answer(m.case, "stay_health_coordination").text)
    return when(_begun(m) and needed and bare, "/inquiry/answers/stay_health_care/choice")


def supervision(m: Matter) -> Iterator[Hit]:
    """KTS-011: care, supervision and activities."""
    if _begun(m):
        yield from _unanswered(m)


def childrens_housing(m: Matter) -> Iterator[Hit]:
    """BOB-019: needs area by area, goals, and what other authorities answer for."""
    if not _begun(m):
        return
    if not (said(orders.own(m.case, "life_areas").text) or any(said(one.need) for one in m.inquiry.needs)):
        yield hit("/inquiry/needs", field=f"{ANSWERS}life_areas/text", vad="behoven i varje livsområde")
    yield from _goals(m)
    others = [orders.own(m.case, "other_authorities"), *(m.answer(id) for id in orders.DUTIES)]
    if not any(said(one.text) for one in others):
        field = f"{ANSWERS}other_authorities/text"
        yield hit(field, field=field, vad="vad andra myndigheter ansvarar för")


def school_not_contacted(m: Matter) -> tuple[Hit, ...]:
    """BOB-011: with consent the school is contacted, so that schooling goes on."""
    school_age = m.aged(m.day, *SCHOOL_AGE) and m.answer("schooling").choice != "ended"
    return when(
        _begun(m) and school_age and orders.answer(m.case, "school_contact").choice is None, m.born_fact
    )


def home_not_approved(m: Matter) -> tuple[Hit, ...]:
    """BOB-015: the board has decided that the home may receive the child: number and day."""
    approval = orders.own(m.case, "family_home_approval")
    bare = not said(approval.text) or approval.day is None
    part = "day" if said(approval.text) else "text"
    went = orders.gone_out(m.case) and orders.family_home(m.case)
    return when(went and bare, "/order/sent", field=f"{ANSWERS}family_home_approval/{part}")


def start_unprepared(m: Matter) -> Iterator[Hit]:
    """BOB-017: order, genomförandeplan and contract before the child moves in."""
    start = m.case.order.started
    if start is None or not orders.family_home(m.case):
        return
    days = {
        "beställningen": ("/order/sent", m.case.order.sent),
        "genomförandeplanen": (f"{ANSWERS}family_home_plan/day", _day(m, "family_home_plan")),
        "avtalet": (f"{ANSWERS}family_home_contract/day", _day(m, "family_home_contract")),
    }
    for name, (field, day) in days.items():
        if day is None or day > start:
            yield hit(STARTED, field=field, vad=name)


def _day(m: Matter, id: str) -> date | None:
    return orders.own(m.case, id).day


def _assigned(m: Matter) -> date | None:
    """The day on which somebody was given the assignment to support a child, None where it is no such one."""
    if not m.child:
        return None
    if m.case.measure == "kontaktperson":
        return _day(m, "appointment") or orders.went_out(m.case)
    family = m.case.measure == "korttidsvistelse" and orders.own(m.case, "stay_family").choice == "yes"
    return orders.went_out(m.case) if family or orders.family_home(m.case) else None


def extract_missing(m: Matter) -> tuple[Hit, ...]:
    """BOB-016: both extracts, at most six months old, before the assignment, or an exception of the act."""
    day, control = _assigned(m), orders.own(m.case, "register_control")
    if day is None or control.choice in _EXEMPT:
        return ()
    return when(not _fresh(control, day), m.born_fact, f"{ANSWERS}register_control/day", dag=day)


def _fresh(control: Answer, day: date) -> bool:
    """Checked, and neither made after the assignment nor older than six months on its day."""
    made = control.day if control.choice == "done" else None
    return made is not None and made <= day <= months_after(made, EXTRACT_MONTHS)


def without_goals(m: Matter) -> tuple[Hit, ...]:
    """DAG-017: at least one goal, made together with the person."""
    return when(_begun(m) and not orders.has_goals(m.case), "/order/provider", GOALS)


def appointment_missing(m: Matter) -> Iterator[Hit]:
    """KPE-003: the appointment is given before the start, and states extent and time."""
    start = m.case.order.started
    if start is None:
        return
    given, last = _day(m, "appointment"), orders.own(m.case, "appointment_to")
    if given is None or given > start:
        yield hit(STARTED, field=f"{ANSWERS}appointment/day", vad="förordnandet")
    if not (said(orders.own(m.case, "appointment_extent").text) or said(m.decision.scope)):
        yield hit(STARTED, field=f"{ANSWERS}appointment_extent/text", vad="uppdragets omfattning")
    if _day(m, "appointment_from") is None:
        yield hit(STARTED, field=f"{ANSWERS}appointment_from/day", vad="dagen då uppdraget börjar")
    if last.choice != "open" and last.day is None:
        yield hit(STARTED, field=f"{ANSWERS}appointment_to/choice", vad="hur länge uppdraget varar")


CHECKS: Checks = {
    "BOB-011": school_not_contacted,
    "BOB-015": home_not_approved,
    "BOB-016": extract_missing,
    "BOB-017": start_unprepared,
    "BOB-019": childrens_housing,
    "DAG-017": without_goals,
    "KOR-027": short_stay,
    "KOR-032": health_care_uncoordinated,
    "KPE-003": appointment_missing,
    "KTS-011": supervision,
    "LED-026": companion,
    "LSOL-040": companion,
}
