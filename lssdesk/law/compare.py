"""A new decision beside the one before it: what changed, in words, and what that means for the person.

A comparison of what the two say, field by field; whether the law allows a change for the worse is for
the checks (HND-113, HND-256).  A draft is compared as it stands.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal, get_type_hints

import msgspec

from lssdesk.law import standing, tables
from lssdesk.law.hours.said import kronor
from lssdesk.law.scope_numbers import fewer
from lssdesk.law.spans import Span, spans
from lssdesk.model import forms
from lssdesk.model.case import Case, Decision
from lssdesk.texts import t

Sense = Literal["better", "worse", "neutral"]
_TEXTS = (
    "purpose",
    "scope",
    "reasons",
    "duration_reasons",
    "reservation_reasons",
    "below_sum_reasons",
    "met_how",
    "views_answered",
)
_GRANTED = {"purpose", "scope", "duration_reasons", "reservation_reasons", "below_sum_reasons"}
"""Texts that belong to a grant; what a refusal still holds of them is in no letter."""
_DECIDER = ("decider_kind", "decided_by", "decider_title", "delegation", "presented_by")


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as before: old and new in words, what that is, and what it is for the person.

    ``field`` is the pointer of the new value; ``spans`` show a long text word by word.
    """

    field: str
    label: str
    old: str
    new: str
    said: str = ""
    sense: Sense = "neutral"
    spans: tuple[Span, ...] = ()

    @property
    def line(self) -> str:
        """``Timmar per månad: 40 → 30 (10 färre)``."""
        line = t("compare.line", label=self.label, old=self.old, new=self.new)
        return t("compare.said", line=line, said=self.said) if self.said else line


def before(case: Case, today: date) -> Decision | None:
    """What a case's own decision is compared with: the one it names, else one that runs, else the last."""
    own = case.decision
    named = standing.takes_over(own) or own.underlying.strip()
    found = [one for one in case.earlier if one.number and one.number == named]
    start = standing.starts(own) or own.day or today
    found = found or standing.running(case.earlier, start) or list(case.earlier)
    return found[-1] if found else None


def compare(
    old: Decision,
    new: Decision,
    measure: str,
    today: date | None = None,
    titles: Mapping[str, str] | None = None,
) -> tuple[Difference, ...]:
    """What is not as in the ``old`` decision, the outcome first and the decider last.

    ``today`` is the day of a draft that has none; ``titles`` are those of standard wordings by id.
    """
    return tuple(_all(old, new, measure, today, titles or {}))


def _all(
    old: Decision, new: Decision, measure: str, today: date | None, titles: Mapping[str, str]
) -> Iterator[Difference]:
    if standing.kind_of(old) != standing.kind_of(new):
        yield _difference("kind", _kind(old), _kind(new))
    yield from _outcome(old, new)
    if old.refusal_ground != new.refusal_ground:
        yield _choice("refusal_ground", old.refusal_ground, new.refusal_ground)
    if standing.grants(old) and standing.grants(new):
        yield from _grant(old, new)
    yield from _money(old, new)
    for name in _TEXTS:
        yield from _text(old, new, name)
    yield from _wordings(old, new, titles)
    yield from _law(old, new, measure, today)
    for name in _DECIDER:
        yield from _plain(old, new, name)


def _difference(field: str, old: object, new: object, said: str = "", sense: Sense = "neutral") -> Difference:
    label = _labels()[field.split("/")[0]]
    return Difference(
        field=f"/decision/{field}", label=label, old=_said(old), new=_said(new), said=said, sense=sense
    )


def _said(value: object) -> str:
    """A value in words; of nothing that nothing is said."""
    match value:
        case None | "":
            return t("compare.none")
        case bool():
            return t("common.yes" if value else "common.no")
        case Decimal() | int():
            return _number(value)
        case _:
            return str(value)


@cache
def _labels() -> Mapping[str, str]:
    """Swedish label of each field of a decision, as the published schema has it."""
    hints = get_type_hints(Decision, include_extras=True)
    return {name: hint.__metadata__[0].title for name, hint in hints.items() if hasattr(hint, "__metadata__")}


@cache
def _options(field: str) -> Mapping[str, str]:
    found = [one for name in ("decision_kind", "decision") for one in forms.load(name).fields()]
    return {
        option.value: option.label
        for one in found
        if one.path == f"/decision/{field}"
        for option in one.options
    }


def _word(field: str, value: str | None) -> str:
    """A chosen value as the form words it."""
    return _options(field).get(value, value) if value else t("compare.none")


def _kind(decision: Decision) -> str:
    """The kind as the form words it, where a decision on an application is what needs no choice."""
    kind = standing.kind_of(decision)
    words = _options("kind")
    return words.get(kind) or (words.get("", kind) if kind == "application" else kind)


def _choice(field: str, old: str | None, new: str | None) -> Difference:
    return _difference(field, _word(field, old), _word(field, new))


def _outcome(old: Decision, new: Decision) -> Iterator[Difference]:
    """Granted, in part, refused, or ended."""
    ranks = _rank(old), _rank(new)
    if ranks[0] == ranks[1]:
        return
    sense: Sense = "neutral"
    if None not in ranks:
        sense = "better" if ranks[1] > ranks[0] else "worse"  # type: ignore[operator]
    if standing.ends(new) and new.change.ground == "own_request":
        sense = "neutral"  # the person gives it up
    yield _difference("outcome", _outcome_word(old), _outcome_word(new), sense=sense)


def _rank(decision: Decision) -> float | None:
    if standing.ends(decision):
        return -1
    if standing.grants(decision):
        return 1 if decision.outcome == "partly_granted" else 2
    return 0 if decision.outcome == "refused" else None


def _outcome_word(decision: Decision) -> str:
    if standing.ends(decision):
        day = decision.change.from_day
        return t("compare.ends", day=day) if day else t("compare.ends_some_day")
    granted = standing.changes(decision) and decision.outcome is None
    return _word("outcome", "granted" if granted else decision.outcome)


def _grant(old: Decision, new: Decision) -> Iterator[Difference]:
    yield from _hours(old, new)
    if standing.starts(old) != standing.starts(new):
        yield _difference("valid_from", standing.starts(old), standing.starts(new))
    yield from _duration(old, new)
    if old.reservation != new.reservation:
        yield _reservation(old, new)
    counted, counts = old.late_cancellation_counts, new.late_cancellation_counts
    if counted != counts:
        yield _difference("late_cancellation_counts", counted, counts, sense="worse" if counts else "better")


def _reservation(old: Decision, new: Decision) -> Difference:
    said = t(f"compare.reservation.{new.reservation}") if new.reservation else ""
    sense: Sense = {"yes": "worse", "no": "better"}.get(new.reservation or "", "neutral")  # type: ignore[assignment]
    before, after = (_word("reservation", one.reservation) for one in (old, new))
    return _difference("reservation", before, after, said, sense)


def _hours(old: Decision, new: Decision) -> Iterator[Difference]:
    before, after = old.hours_per_month, new.hours_per_month
    if before == after:
        return
    said, sense = "", _more(before, after)
    if before is not None and after is not None:
        key = "compare.fewer" if sense == "worse" else "compare.more"
        said = t(key, number=_number(abs(after - before)))
    yield _difference("hours_per_month", before, after, said, sense)


def _more(old: Decimal | int | None, new: Decimal | int | None) -> Sense:
    """Fewer hours, or less money, is for the worse."""
    if old is None or new is None:
        return "neutral"
    return "worse" if new < old else "better"


def _number(value: Decimal | int) -> str:
    digits = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace(".", ",")


def _costs(decision: Decision) -> int | None:
    return sum(item.amount or 0 for item in decision.dearer.items) or None


def _sum(old: int | None, new: int | None) -> str:
    if old is None or new is None:
        return ""
    return t("compare.less" if new < old else "compare.greater", number=kronor(abs(new - old)))


def _duration(old: Decision, new: Decision) -> Iterator[Difference]:
    """Open-ended made limited is for the worse [JO 921-2017]; so is a shorter time."""
    if (old.duration, _last(old)) == (new.duration, _last(new)):
        return
    said, sense = _lasting(old, new)
    yield _difference("duration", _time(old), _time(new), said, sense)


def _last(decision: Decision) -> date | None:
    return None if decision.duration == "open_ended" else decision.valid_to


def _time(decision: Decision) -> str:
    if decision.duration == "open_ended":
        return _word("duration", "open_ended")
    last = _last(decision)
    return t("compare.to", day=last) if last else t("compare.none")


def _lasting(old: Decision, new: Decision) -> tuple[str, Sense]:
    first, last = _last(old), _last(new)
    if old.duration == "open_ended" and new.duration == "limited":
        return t("compare.limited"), "worse"
    if old.duration == "limited" and new.duration == "open_ended":
        return t("compare.unlimited"), "better"
    if first is None or last is None:
        return "", "neutral"
    start, began = standing.starts(new), standing.starts(old)
    if start is None or began is None:
        return "", "neutral"
    if start <= first:  # it takes the place of the old one
        return (t("compare.earlier"), "worse") if last < first else (t("compare.later"), "better")
    long, longer = (first - began).days, (last - start).days
    if abs(long - longer) <= 1:  # a leap day
        return t("compare.as_long"), "neutral"
    key, sense = ("compare.shorter", "worse") if longer < long else ("compare.longer", "better")
    return t(key, old=_length(began, first), new=_length(start, last)), sense  # type: ignore[return-value]


def _length(first: date, last: date) -> str:
    """Whole months where the period is such, else days."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day and months > 0:
        return t("policy.one.months") if months == 1 else t("policy.number.months", number=months)
    return t("policy.number.days", number=(after - first).days)


def _money(old: Decision, new: Decision) -> Iterator[Difference]:
    """Amounts by the municipality's guidelines, and of a dearer activity."""
    if old.beyond.outcome != new.beyond.outcome:
        yield _choice("beyond/outcome", old.beyond.outcome, new.beyond.outcome)
    for field, before, after in (
        ("beyond/amount", old.beyond.amount, new.beyond.amount),
        ("dearer/items", _costs(old), _costs(new)),
    ):
        if before != after:
            words = [one if one is None else kronor(one) for one in (before, after)]
            yield _difference(field, words[0], words[1], _sum(before, after), _more(before, after))
    if old.beyond.scope.strip() != new.beyond.scope.strip():
        yield _spanned("beyond/scope", old.beyond.scope, new.beyond.scope)


def _text(old: Decision, new: Decision, name: str) -> Iterator[Difference]:
    texts = [
        "" if name in _GRANTED and not standing.grants(one) else str(getattr(one, name)).strip()
        for one in (old, new)
    ]
    if texts[0] != texts[1]:
        sense: Sense = (
            "worse" if fewer(texts[0], texts[1]) else "better" if fewer(texts[1], texts[0]) else "neutral"
        )
        yield _spanned(name, texts[0], texts[1], sense if name == "scope" else "neutral")


def _spanned(field: str, old: str, new: str, sense: Sense = "neutral") -> Difference:
    made = _difference(field, old.strip(), new.strip(), sense=sense)
    return msgspec.structs.replace(made, spans=spans(old.strip(), new.strip()))


def _wordings(old: Decision, new: Decision, titles: Mapping[str, str]) -> Iterator[Difference]:
    names = {
        one.place: one.text
        for form in ("decision_kind", "decision")
        for one in forms.load(form).fields()
        if one.kind == "wording"
    }
    for place in sorted({*old.wordings, *new.wordings}):
        uses = [one.wordings.get(place) for one in (old, new)]
        if uses[0] == uses[1]:
            continue
        words = [titles.get(use.id, use.id) if use else t("compare.none") for use in uses]
        texts = [(use.text or "").strip() if use else "" for use in uses]
        yield Difference(
            field=f"/decision/wordings/{place}",
            label=names.get(place, place),
            old=words[0],
            new=words[1],
            said=t("compare.edited") if texts[1] and texts[0] != texts[1] else "",
            spans=spans(*texts) if any(texts) and texts[0] != texts[1] else (),
        )


def _law(old: Decision, new: Decision, measure: str, today: date | None) -> Iterator[Difference]:
    """The old act and the new one: the need is the same, the section another."""
    found, days = tables.find_measure(measure), (old.day, new.day or today)
    if found is None or any(day is None or day < tables.first_day() for day in days):
        return
    before, after = (tables.citation(found.right, day) for day in days if day)
    if before != after:
        yield Difference(field="/decision/day", label=t("compare.law"), old=before, new=after)


def _plain(old: Decision, new: Decision, name: str) -> Iterator[Difference]:
    before, after = getattr(old, name) or "", getattr(new, name) or ""
    if before != after:
        yield _difference(name, _word(name, before), _word(name, after))
