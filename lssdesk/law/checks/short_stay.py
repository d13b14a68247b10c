"""Korttidsvistelse: its grounds, how it is reckoned, and what the decision says [004 §9.6]."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lssdesk.law import short_stay
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.inquiry import questions_open
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.checks.relief import ANSWERS, siblings_not_weighed
from lssdesk.law.short_stay import Scope, alternatives, number
from lssdesk.texts import t

GROUND = "/decision/refusal_ground"
SCOPE = "/decision/scope"
TO = "/decision/valid_to"
DAYS = ("day_short", "day_long")
_LAST_START = 9000
"""No calendar is reckoned for later years."""


def _choice(m: Matter, id: str) -> str | None:
    return m.answer(id).choice


def _at(id: str, part: str = "choice") -> str:
    return f"{ANSWERS}/{id}/{part}"


def _whole(m: Matter, id: str) -> int | None:
    """The number in a one-line answer, as ”84” or ”84 dygn”; None where there is none, or several."""
    found = re.findall(r"\d+", m.answer(id).text)
    return int(found[0]) if len(found) == 1 and len(found[0]) < 5 else None


def _scope(m: Matter) -> Scope:
    return short_stay.read_scope(m.decision.scope)


def _months(m: Matter) -> int | None:
    """Months that the number is spread over; None as long as the period is not known."""
    first, last = m.decision.valid_from, m.decision.valid_to
    open_ended = m.decision.duration == "open_ended"
    if first is None or m.decision.duration is None or (last is None and not open_ended):
        return None
    return short_stay.months(first, None if open_ended else last)


def _unit(m: Matter, count: int | Decimal) -> str:
    """What the case counts: *dygn*, or occasions, in the number of the word."""
    day_stay = _choice(m, "stay_kind") in DAYS
    return t("short_stay.day" if not day_stay else "short_stay.one" if count == 1 else "short_stay.occasions")


# grounds


def one_is_enough(m: Matter) -> tuple[Hit, ...]:
    """KOR-002: relief, or change of environment or recreation, is enough by itself."""
    held = [id for id in ("ground_relief", "ground_change", "ground_recreation") if _choice(m, id) == "yes"]
    return when(m.refused_whole and bool(held), "/decision/outcome", *map(_at, held))


def no_overnight(m: Matter) -> tuple[Hit, ...]:
    """KOR-004: the law has no demand that somebody stays overnight."""
    return when(m.refuses and m.decision.refusal_ground == "no_overnight_stay", GROUND)


def single_ground(m: Matter) -> tuple[Hit, ...]:
    """KOR-005: whoever has but one ground is told of the measure that meets it alone, and chooses."""
    relief = _choice(m, "ground_relief") == "yes"
    change = "yes" in (_choice(m, "ground_change"), _choice(m, "ground_recreation"))
    told = m.answer("single_ground_informed").day is not None
    facts = [_at(id) for id in ("ground_relief", "ground_change", "ground_recreation")]
    other = t("short_stay.relief" if relief else "short_stay.companion")
    return when(relief != change and not told, *facts, annan=other)


def assistant_at_home(m: Matter) -> tuple[Hit, ...]:
    """KOR-006: of a relative who is the adult's assistant, only care outside the assistance counts."""
    paid = _choice(m, "relative_assistant") == "yes" and _choice(m, "ground_relief") == "yes"
    adult = m.born is not None and not m.child
    described = said(m.answer("care_outside_assistance").text)
    return when(adult and paid and not described, _at("relative_assistant"), _at("ground_relief"))


# how much


def past_midnight(m: Matter) -> tuple[Hit, ...]:
    """KOR-010: a day stay never includes a night."""
    over = _choice(m, "stay_kind") in DAYS and _choice(m, "stay_span") == "over_midnight"
    return when(over, _at("stay_kind"), _at("stay_span"))


def other_level(m: Matter) -> tuple[Hit, ...]:
    """KOR-010: under six hours, or six and more."""
    found = re.fullmatch(r"\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:h|tim\w*)?\s*", m.answer("stay_length").text)
    chosen = _choice(m, "stay_kind")
    if found is None or chosen not in DAYS:
        return ()
    length = Decimal(found[1].replace(",", "."))
    wrong = short_stay.level(length) != chosen
    return when(wrong, _at("stay_kind"), _at("stay_length", "text"), langd=number(length))


def reckoned(m: Matter) -> tuple[Hit, ...]:
    """KOR-013: what the chosen pattern gives a year, by the municipality and by the calendar (A-10)."""
    pattern = short_stay.find(_choice(m, "stay_pattern"))
    count = short_stay.per_year(pattern, m.policy) if pattern else None
    if pattern is None or count is None:
        return ()
    twelfths = alternatives(count)
    rounding = "" if twelfths.even else t("short_stay.rounding", ner=twelfths.down, upp=twelfths.up)
    values = {
        "monster": pattern.name,
        "antal": f"{count} {_unit(m, count)}",
        "snitt": number(twelfths.average),
        "avrundat": rounding,
        "kalender": _by_calendar(m, pattern),
    }
    return when(True, _at("stay_pattern"), **values)


def _by_calendar(m: Matter, pattern: short_stay.Pattern) -> str:
    first = m.decision.valid_from or m.as_of
    if first.year > _LAST_START:
        return ""
    days = short_stay.counted(pattern, first, short_stay.year_from(first))
    return t("short_stay.calendar", antal=days, dag=first)


def not_divisible(m: Matter) -> tuple[Hit, ...]:
    """KOR-011: a yearly number that the register can hold as a monthly one."""
    divisor = m.policy.value("kor_divisible_by")
    total = _scope(m).total
    if not divisor or total is None or _months(m) != short_stay.YEAR:
        return ()
    twelfths = alternatives(total, divisor)
    bounds = {"ner": str(twelfths.down), "upp": str(twelfths.up)}
    average = number(twelfths.average)
    return when(m.grants and not twelfths.even, SCOPE, TO, antal=total, snitt=average, **bounds)


def _to_round(m: Matter) -> bool:
    pattern = short_stay.find(_choice(m, "stay_pattern"))
    count = short_stay.per_year(pattern, m.policy) if pattern else None
    return count is not None and not alternatives(count).even


def rounding_not_chosen(m: Matter) -> tuple[Hit, ...]:
    """KOR-012: up or down is chosen by the need, never left to chance."""
    chosen = _choice(m, "stay_rounding") in ("up", "down")
    year = _months(m) in (None, short_stay.YEAR)
    return when(m.grants and year and _to_round(m) and not chosen, _at("stay_pattern"))


def rounding_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """KOR-012: and reasoned by the need of the whole year."""
    rounded = _choice(m, "stay_rounding") in ("up", "down")
    return when(rounded and not said(m.answer("stay_rounding").text), _at("stay_rounding"))


def nothing_unused(m: Matter) -> tuple[Hit, ...]:
    """KOR-012: down only where it is clear which weekends or weeks are not used."""
    down = _choice(m, "stay_rounding") == "down"
    return when(down and not said(m.answer("stay_not_used").text), _at("stay_rounding"))


def less_than_applied(m: Matter) -> tuple[Hit, ...]:
    """KOR-012: fewer than applied for is a refusal in part."""
    asked, total = _whole(m, "stay_applied"), _scope(m).total
    less = asked is not None and total is not None and total < asked and _months(m) == short_stay.YEAR
    granted = m.decision.outcome == "granted"
    shown = {"sokt": str(asked), "antal": str(total)}
    return when(granted and less, "/decision/outcome", SCOPE, _at("stay_applied", "text"), **shown)


# what the decision says


def scope_incomplete(m: Matter) -> tuple[Hit, ...]:
    """KOR-016: the number of the year, or of a shorter decision, and the monthly average that it makes.

    Where nothing at all is said INS-001 asks for it.
    """
    spread, scope = _months(m), _scope(m)
    if not m.grants or not said(m.decision.scope) or spread is None:
        return ()
    single = _whole(m, "single_days") or 0
    wrong = not short_stay.agrees(scope, spread, single)
    return when(wrong, SCOPE, "/decision/valid_from", TO, exempel=_example(m, scope, spread, single))


def _example(m: Matter, scope: Scope, spread: int, single: int) -> str:
    """The words that would do, with the number of the scope, else one that shows the form."""
    total = spread * 7 if scope.total is None else scope.total
    monthly = short_stay.average(max(total - single, 0), spread)
    key = "short_stay.scope_year" if spread == short_stay.YEAR else "short_stay.scope_shorter"
    values = {"antal": total, "enhet": _unit(m, total), "snitt": number(monthly)}
    return t(key, enhet_snitt=_unit(m, monthly), enkel=_single(m, single), **values)


def _single(m: Matter, single: int) -> str:
    """What is said of a single longer stay, where the inquiry has one (A-11)."""
    first, last = m.answer("single_from").day, m.answer("single_to").day
    if not single or first is None or last is None:
        return ","
    return t("short_stay.single", antal=single, enhet=_unit(m, single), forsta=first, sista=last)


def single_does_not_add_up(m: Matter) -> tuple[Hit, ...]:
    """KOR-018: the single stay and the recurring ones make up the whole."""
    single, recurring, total = _whole(m, "single_days"), _whole(m, "recurring_days"), _scope(m).total
    if single is None or total is None:
        return ()
    wrong = recurring is None or single + recurring != total
    shown = {"enkel": str(single), "aterkommande": str(recurring or 0), "antal": str(total)}
    return when(m.grants and wrong, SCOPE, _at("single_days", "text"), _at("recurring_days", "text"), **shown)


def single_too_long(m: Matter) -> tuple[Hit, ...]:
    """KOR-018: no more days than the period holds."""
    single = _whole(m, "single_days")
    first, last = m.answer("single_from").day, m.answer("single_to").day
    if single is None or first is None or last is None:
        return ()
    held = max((last - first).days + 1, 0)
    at = (_at("single_days", "text"), _at("single_from", "day"), _at("single_to", "day"))
    return when(single > held, *at, enkel=single, ryms=held)


def kinds_mixed(m: Matter) -> tuple[Hit, ...]:
    """KOR-020: one decision for each: overnight, day under six hours, day of six hours and more."""
    scope, kind = _scope(m), _choice(m, "stay_kind")
    both = scope.overnight and scope.occasions
    other = (kind == "overnight" and scope.occasions) or (kind in DAYS and scope.overnight)
    return when(m.grants and (both or other), SCOPE, _at("stay_kind"))


def wish_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """KOR-026: a wish on the form weighs heavily; why it is not met is said, and can be appealed."""
    answer = m.answer("stay_form_met")
    return when(m.grants and answer.choice == "no" and not said(answer.text), _at("stay_form_met"))


# camp


def camp_included(m: Matter) -> tuple[Hit, ...]:
    """KOR-034: camp has a decision of its own and is no part of the ordinary number."""
    return when(m.grants and _choice(m, "camp_days") == "included", _at("camp_days"))


def camp_refused(m: Matter) -> Iterator[Hit]:
    """KOR-035: outside the camp's target group the measure is granted, and only the form refused."""
    outside = m.decision.refusal_ground == "outside_camp_target" or _choice(m, "camp") == "outside"
    if m.refused_whole and outside and _choice(m, "long_period") in (None, "yes"):
        yield hit("/decision/outcome", GROUND, _at("long_period"))


CHECKS: Checks = {
    "KOR-002": one_is_enough,
    "KOR-003": siblings_not_weighed,
    "KOR-004": no_overnight,
    "KOR-005": single_ground,
    "KOR-006": assistant_at_home,
    "KOR-009": questions_open,
    "KOR-010": past_midnight,
    "KOR-010/level": other_level,
    "KOR-011": not_divisible,
    "KOR-012": rounding_unreasoned,
    "KOR-012/choice": rounding_not_chosen,
    "KOR-012/unused": nothing_unused,
    "KOR-012/partly": less_than_applied,
    "KOR-013": reckoned,
    "KOR-016": scope_incomplete,
    "KOR-018": single_does_not_add_up,
    "KOR-018/period": single_too_long,
    "KOR-020": kinds_mixed,
    "KOR-026": wish_unreasoned,
    "KOR-034": camp_included,
    "KOR-035": camp_refused,
}
