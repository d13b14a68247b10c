"""The order to the provider: what it rests on and what it holds [004 §5.7.4–5.7.5, §5.5.4, §12.9].

Silent until a provider is named or something was ordered; what concerns the execution only once it went out.
"""

from collections.abc import Iterator

from lssdesk.law import orders
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.model.case import Wish

PROVIDER = "/order/provider"
SENT = "/order/sent"
ORAL = "/order/oral"
STARTED = "/order/started"
ELSEWHERE = f"{orders.ANSWERS}elsewhere_home/choice"
HOUSING = ("bostad_barn", "bostad_vuxna")
"""Measures that may be executed in another municipality [LSS 16 c §]."""


def answered(m: Matter, id: str) -> str:
    """What is chosen or written in the order under this id."""
    found = orders.own(m.case, id)
    return found.choice or found.text


def rests_on(m: Matter) -> Iterator[Hit]:
    """HND-160: an order needs a decision, a provider and the person's consent."""
    if not orders.begun(m.case):
        return
    fact = PROVIDER if said(m.case.order.provider) else SENT
    if not orders.orderable(m.case):
        yield hit(fact, field=fact, vad="ett beslut som beviljar insatsen")
    if orders.gone_out(m.case) and not said(m.case.order.provider):
        yield hit(SENT, ORAL, field=PROVIDER, vad="utföraren")
    if not orders.consent(m.case, orders.went_out(m.case) or m.as_of):
        yield hit(fact, field="/order/consent", vad="personens samtycke")


def short_notice(m: Matter) -> tuple[Hit, ...]:
    """HND-161: after the start, or nearer to it than the municipality has set."""
    sent, start, lead = m.case.order.sent, m.case.order.start, m.policy.value("order_lead_days")
    if sent is None or start is None:
        return ()
    return when((start - sent).days < (lead if lead is not None else 0), SENT, "/order/start")


def oral_not_written(m: Matter) -> tuple[Hit, ...]:
    """HND-163: an agreeing written order follows as soon as possible, the same day at the earliest."""
    oral, sent = m.case.order.oral, m.case.order.sent
    missing = oral is not None and sent is None and m.as_of > oral
    return when(missing, ORAL, SENT)


def oral_differs(m: Matter) -> tuple[Hit, ...]:
    """HND-163: the written order says something else than the oral one."""
    differs = m.case.order.oral is not None and answered(m, "oral_agrees") == "no"
    return when(differs, ORAL, f"{orders.ANSWERS}oral_agrees/choice")


def child_not_thought_of(m: Matter) -> tuple[Hit, ...]:
    """HND-188: what the provider has to think of for the child's best interests and voice."""
    empty = not said(answered(m, "order_child"))
    return when(orders.begun(m.case) and m.child and empty, m.born_fact, PROVIDER)


def permit_unchecked(m: Matter) -> tuple[Hit, ...]:
    """HND-147: IVO's permit is checked for this execution, before a private provider gets the order."""
    order, day = m.case.order, orders.went_out(m.case)
    checked = order.permit_checked is not None and day is not None and order.permit_checked <= day
    private = day is not None and order.provider_kind in orders.PRIVATE
    return when(private and not checked, "/order/provider_kind", "/order/permit_checked")


def _relatives(m: Matter) -> list[tuple[int, Wish]]:
    return [(place, one) for place, one in enumerate(m.case.order.wishes) if one.kind == "relative"]


def relative_unapproved(m: Matter) -> tuple[Hit, ...]:
    """HND-127: a relative works, or is going to, and the ordering unit has not approved it."""
    met = [f"/order/wishes/{place}" for place, one in _relatives(m) if one.answer == "met"]
    return when(bool(met) and m.case.order.relative_approved != "yes", *met)


def elsewhere_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-151: special reasons, e.g. a need that cannot be met at home."""
    bare = orders.elsewhere(m.case) and not said(answered(m, "elsewhere_reasons"))
    return when(bare, ELSEWHERE)


def elsewhere_not_housing(m: Matter) -> tuple[Hit, ...]:
    """HND-151: 16 c § covers only 9 § 8 and 9 § 9."""
    return when(orders.elsewhere(m.case) and m.case.measure not in HOUSING, ELSEWHERE, "/measure")


def _out_elsewhere(m: Matter) -> bool:
    return orders.elsewhere(m.case) and orders.gone_out(m.case) and m.case.measure in HOUSING


def _undated(m: Matter, id: str) -> tuple[Hit, ...]:
    undated = orders.own(m.case, id).day is None
    return when(_out_elsewhere(m) and undated, ELSEWHERE, SENT, field=f"{orders.ANSWERS}{id}/day")


CHECKS: Checks = {
    "HND-127": relative_unapproved,
    "HND-147": permit_unchecked,
    "HND-151": elsewhere_unreasoned,
    "HND-151/other": elsewhere_not_housing,
    "HND-152": lambda m: _undated(m, "elsewhere_told"),
    "HND-153": lambda m: _undated(m, "elsewhere_notice"),
    "HND-153/told": lambda m: _undated(m, "elsewhere_notice_told"),
    "HND-160": rests_on,
    "HND-161": short_notice,
    "HND-163": oral_not_written,
    "HND-163/differs": oral_differs,
    "HND-188": child_not_thought_of,
}
