"""The costs of companions: a running decision beside them, and what an activity costs [004 §11.8]."""

from collections.abc import Iterator
from datetime import date, timedelta

from lssdesk.law import standing
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.checks.relief import amount_inside
from lssdesk.law.hours.said import kronor

ANSWERS = "/inquiry/answers"
BEYOND = "/decision/beyond"
DEARER = "/decision/dearer"
ITEMS = f"{DEARER}/items"
FROM = "/decision/valid_from"
YEAR = timedelta(days=365)


def _granted(m: Matter) -> bool:
    """Granted by the right, or by the guidelines after its refusal."""
    return m.grants or m.decision.beyond.outcome == "granted"


def _companions(m: Matter) -> list[tuple[date | None, date | None]]:
    """First and last day of each decision on a companion that is known; None: not said, or open-ended.

    Either the inquiry's answers, or an earlier decision in the case that is granted in hours.
    """
    found = [
        (standing.starts(one), standing.last_day(one, m.case.earlier))
        for one in m.case.earlier
        if standing.grants(one) and one.hours_per_month is not None
    ]
    if m.answer("companion_decision").choice in ("ledsagning", "ledsagarservice"):
        found.append((m.answer("companion_from").day, m.answer("companion_to").day))
    return found


def _beginning(m: Matter) -> date:
    """The day from which the costs are repaid: of a dearer activity its own day."""
    return m.decision.dearer.day or m.decision.valid_from or m.day


def _together(m: Matter) -> list[tuple[date | None, date | None]]:
    """The companion's decisions that run when the costs begin to be repaid."""
    start = _beginning(m)
    return [
        (first, last)
        for first, last in _companions(m)
        if (first is None or first <= start) and (last is None or start <= last)
    ]


def companion_missing(m: Matter) -> tuple[Hit, ...]:
    """OMK-011: without a companion there are no costs to repay."""
    return when(_granted(m) and not _together(m), f"{ANSWERS}/companion_decision", FROM)


def outlasts_companion(m: Matter) -> tuple[Hit, ...]:
    """OMK-011: the money goes on after the companion's decision has ended."""
    running = _together(m)
    limited = [last for _, last in running if last is not None]
    if not _granted(m) or not running or len(limited) < len(running):
        return ()
    end, last = m.decision.valid_to, max(limited)
    longer = m.decision.duration == "open_ended" or (end is not None and end > last)
    return when(longer, "/decision/valid_to", "/decision/duration", slut=last)


def amount_unset(m: Matter) -> tuple[Hit, ...]:
    """OMK-012, OMK-015: what is granted says how much a month; the municipality's amount stands beside it."""
    amount = m.decision.beyond.amount
    usual = m.hours.cost_per_month_on(m.law_day).ore
    differs = amount is None or amount != usual
    return when(_granted(m) and differs, f"{BEYOND}/amount", belopp=kronor(usual))


def activity_or_amount_missing(m: Matter) -> Iterator[Hit]:
    """MKA-002, OMA-002: the activity and its actual extra costs, item by item."""
    dearer = m.decision.dearer
    if not m.grants:
        return
    if not said(dearer.activity):
        yield hit(f"{DEARER}/activity", field=f"{DEARER}/activity", uppgift="vilken aktivitet det gäller")
    if not dearer.items or any(not item.amount or not said(item.what) for item in dearer.items):
        yield hit(ITEMS, field=ITEMS, uppgift="vad varje merkostnad gäller och hur stor den är")


def third_in_a_year(m: Matter) -> tuple[Hit, ...]:
    """MKA-003: more than what people commonly do is worth a reason; it is no limit."""
    most = m.policy.value("mka_per_year_hint")
    days = [one.day for one in m.case.earlier if standing.grants(one) and one.day]
    before = [day for day in days if m.day - YEAR < day <= m.day]
    over = most is not None and len(before) >= most
    return when(m.grants and over, f"{DEARER}/activity", "/earlier", antal=len(before) + 1, vanligt=most)


def ordinary_cost(m: Matter) -> tuple[Hit, ...]:
    """MKA-004: a cost of the ordinary size may belong to the monthly repayment."""
    most = m.policy.value("mka_amount_hint")
    total = sum(item.amount or 0 for item in m.decision.dearer.items)
    ordinary = most is not None and 0 < total <= most
    return when(m.grants and ordinary, ITEMS, summa=kronor(total), belopp=kronor(most or 0))


def little_time(m: Matter) -> tuple[Hit, ...]:
    """MKA-007: the planned day is nearer than the board usually needs; unset, it is not judged."""
    lead, day, received = m.policy.value("mka_lead_days"), m.decision.dearer.day, m.application.received
    if lead is None or day is None or received is None:
        return ()
    near = (day - received).days < lead
    return when(near, f"{DEARER}/day", "/application/received", dagar=lead)


def amount_in_measure(m: Matter) -> Iterator[Hit]:
    """LSOL-036, LED-025: an amount in the decision on the companion itself (HFD 2011 ref. 8)."""
    yield from amount_inside(m)
    if m.grants and m.decision.beyond.amount is not None:
        yield hit(f"{BEYOND}/amount", field=f"{BEYOND}/amount")
    if m.grants and m.decision.dearer.items:
        yield hit(ITEMS, field=ITEMS)


def reliever_by_month(m: Matter) -> Iterator[Hit]:
    """OMA-002: a sum per month, or a trial by the guidelines, where only the actual cost is repaid."""
    for key in ("amount", "outcome"):
        if getattr(m.decision.beyond, key) is not None:
            yield hit(f"{BEYOND}/{key}", field=f"{BEYOND}/{key}")


CHECKS: Checks = {
    "OMK-011": companion_missing,
    "OMK-011/end": outlasts_companion,
    "OMK-012": amount_unset,
    "MKA-002": activity_or_amount_missing,
    "OMA-002": reliever_by_month,
    "OMA-002/items": activity_or_amount_missing,
    "MKA-003": third_in_a_year,
    "MKA-004": ordinary_cost,
    "MKA-007": little_time,
    "LED-025/amount": amount_in_measure,
    "LSOL-036/amount": amount_in_measure,
}
