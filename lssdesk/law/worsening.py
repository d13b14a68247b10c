"""What a decision makes worse of the favourable ones that hold: pure functions of decisions, told in words.

To the person's disadvantage a favourable decision is changed only on a ground that the law of its day
gives [FL 37 §, HND-113]; whether there is one is for the checks.  Nothing that is unknown counts as worse.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lssdesk.law import standing
from lssdesk.law.scope_numbers import fewer
from lssdesk.law.short_stay import number
from lssdesk.model.case import Decision
from lssdesk.texts import t


def losses(new: Decision, earlier: Sequence[Decision], apart: bool = False) -> tuple[str, ...]:
    """What gets worse by ``new``, each in words; empty where nothing does, or nothing is known.

    ``apart``: it is said that a decision that is not named goes on beside the new one.
    """
    touched = targets(new, earlier, apart)
    if not touched and standing.ends(new) and not _known(new, earlier):
        return (_ended(new),)
    return tuple(dict.fromkeys(text for old in touched for text in worse(old, new)))


def _known(new: Decision, earlier: Sequence[Decision]) -> bool:
    """The decision that is named stands among the earlier ones, also where it holds no longer."""
    number = _names(new)
    return any(number and one.number == number for one in earlier if standing.grants(one))


def targets(new: Decision, earlier: Sequence[Decision], apart: bool = False) -> tuple[Decision, ...]:
    """The earlier grants that ``new`` takes over, or that hold beside it without a word about it."""
    holding = _holding(new, earlier)
    named = changed(new, earlier)
    beside = () if apart or new.kind == "change" else unnamed(new, earlier)
    return tuple(one for one in holding if one in named or one in beside)


def changed(new: Decision, earlier: Sequence[Decision]) -> tuple[Decision, ...]:
    """The one that ``new`` says it takes over: by number, by day, else the last that has no number.

    Empty where none is found; a change that names none is about the last one that holds.
    """
    holding = _holding(new, earlier)
    number, day = _names(new), new.underlying_day if new.kind == "change" else None
    found = [one for one in holding if number and one.number == number]
    found = found or [one for one in holding if day and one.day == day and not (number and one.number)]
    unnumbered = [one for one in holding if not one.number] if number else []
    rest = holding if new.kind == "change" and not number and day is None else []
    return tuple((found or unnumbered or rest)[-1:])


def unnamed(new: Decision, earlier: Sequence[Decision]) -> tuple[Decision, ...]:
    """Grants on an application that hold while ``new`` does, and that it does not name.

    An interim decision is not meant: it ends with the decision that it was waiting for.  Nor is one of
    unknown length, or for a single activity.
    """
    if new.kind == "change" or not standing.grants(new):
        return ()
    known = changed(new, earlier)
    others = [one for one in _holding(new, earlier) if one.kind != "interim" and one not in known]
    return tuple(one for one in others if _goes_on(one) and _begins_within(one, new))


def _goes_on(old: Decision) -> bool:
    lasting = old.duration == "open_ended" or old.valid_to is not None
    return lasting and old.dearer.day is None and not old.dearer.activity.strip()


def _names(new: Decision) -> str:
    """The number that is named, also by a refusal, which can take over nothing."""
    return new.underlying.strip() if new.kind == "change" else new.ends_earlier.strip()


def _holding(new: Decision, earlier: Sequence[Decision]) -> list[Decision]:
    """The earlier grants that still hold, or are to hold, when ``new`` begins."""
    start = standing.starts(new) or new.day
    if start is None or (new.kind != "change" and standing.kind_of(new) not in standing.TRYING):
        return []
    ends = [(one, standing.last_day(one, earlier)) for one in earlier if standing.grants(one)]
    return [one for one, last in ends if last is None or last >= start]


def _begins_within(old: Decision, new: Decision) -> bool:
    first, last = standing.starts(old), new.valid_to if new.duration != "open_ended" else None
    return first is None or last is None or first <= last


def worse(old: Decision, new: Decision) -> tuple[str, ...]:
    """What of ``old``, which holds, gets worse when ``new`` takes its place."""
    if new.kind == "change" and not standing.ends(new) and not standing.grants(new):
        return ()  # not said yet what it changes, or the change is refused
    if not standing.grants(new):
        return (_ended(new),)
    return (*_amount(old, new), *_time(old, new), *_reserved(old, new))


def _ended(new: Decision) -> str:
    day = new.change.from_day if new.kind == "change" else None
    return t("worsening.ends", day=day) if day else t("worsening.ends_some_day")


def _amount(old: Decision, new: Decision) -> Iterator[str]:
    before, now = old.hours_per_month, new.hours_per_month
    if before is not None and now is not None and now < before:
        yield t("worsening.hours", before=number(before), now=number(now))
    if fewer(old.scope, new.scope):
        yield t("worsening.scope", before=old.scope.strip(), now=new.scope.strip())


def _time(old: Decision, new: Decision) -> Iterator[str]:
    """Open-ended made limited [JO 921-2017], an earlier end, and a time without support in between."""
    first, last = _last(old), _last(new)
    if old.duration == "open_ended" and new.duration == "limited":
        yield t("worsening.limited")
    elif first is not None and last is not None and last < first:
        yield t("worsening.earlier", before=first, now=last)
    gone, begins = new.change.from_day if new.kind == "change" else None, new.valid_from
    began = standing.starts(old)
    if gone is not None and begins is not None and begins > max(gone, began or gone):
        yield t("worsening.later", before=max(gone, began or gone), now=begins)


def _last(decision: Decision) -> date | None:
    return None if decision.duration == "open_ended" else decision.valid_to


def _reserved(old: Decision, new: Decision) -> Iterator[str]:
    if old.reservation == "no" and new.reservation == "yes":
        yield t("worsening.reservation")
