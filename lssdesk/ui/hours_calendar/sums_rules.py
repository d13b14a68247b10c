"""Why a number is reckoned as it is: the decisions, the rules with their ids, the policy of their day.

No Qt.  A decision keeps the policy of the day on which it was made [hours.md §1]; each value names the first
day from which it has held, where that is known.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from lssdesk.law.hours import Grant, Policy
from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.late import judging
from lssdesk.law.hours.policy import DatedPolicy
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.sums_parts import Because
from lssdesk.ui.hours_calendar.view_model import Content

SOURCES = {
    "HRS-001": "004 §9.3.2, §11.7.3",
    "HRS-002": "004 §9.5.1, §11.10.1",
    "HRS-004": "003; 001",
    "HRS-012": "004 Bilaga 2",
    "HRS-015": "004 §9.3.2",
    "HRS-015/allow": "004 §9.3.2",
    "HRS-015/over": "004 §9.3.2",
    "HRS-016": "004 §9.3.2, Bilaga 2",
    "HRS-017": "",
    "HRS-018": "",
    "HRS-019": "",
    "HRS-031": "002 §4.14",
    "HRS-032": "002 §1.3",
    "HRS-032/not": "002 §1.3",
    "HRS-033": "002 §1.3",
    "HRS-041": "",
    "OMK-001": "004 §11.8",
    "OMK-001/outside": "004 §11.8",
    "OMK-002": "004 §11.8.1",
    "OMK-003": "004 §11.11",
    "OMK-013": "004 §11.8",
    "OMK-013/over": "004 §11.8",
}
"""Where each rule stands; what follows a slash tells apart what one rule says of several cases."""


def rule(name: str, **values: object) -> Because:
    """A rule in words with its id and where it stands."""
    number, _, part = name.partition("/")
    key = number.replace("-", "_").lower() + (f"_{part}" if part else "")
    source = f"{number}, {SOURCES[name]}" if SOURCES[name] else number
    return Because("rule", t(f"calendar_more.rule.{key}", **values).rstrip(), f"[{source}]")


def behind(content: Content, grants: Iterable[str], *rules: Because) -> tuple[Because, ...]:
    """The decisions by id, the rules, and the policy of each decision's day; nothing twice."""
    known = [content.grant(id) for id in dict.fromkeys(grants)]
    found = [_decision(content, grant) for grant in known]
    found += [*_frames(content, known), *rules]
    if len(known) > 1:
        found.append(rule("HRS-017"))
    return tuple(dict.fromkeys((*found, *_policies(content, known))))


def late(content: Content, day: date, counted: bool = True) -> Because:
    """What a late cancellation of that day is, and whether it counts."""
    policy = _judging(content, day)
    clock = words.clock_text(policy.late_cancellation_hour)
    since = _since(policy.late_since, content.today) if isinstance(policy, DatedPolicy) else ""
    return rule("HRS-032" if counted else "HRS-032/not", clock=clock, since=since)


def _judging(content: Content, day: date) -> Policy:
    """The policy by which it was late: of the decisions that cover the day the one with the earliest hour."""
    found = judging([grant for grant in content.grants if valid(grant, day)], content.policy)
    return min(found, key=lambda one: one.late_cancellation_hour)


def _decision(content: Content, grant: Grant) -> Because:
    today = content.today
    decided = words.day_text(grant.decided or grant.valid_from, today)
    first = words.day_text(grant.valid_from, today)
    if grant.valid_to is None:
        text = t("calendar_more.decision.open", id=grant.id, decided=decided, first=first)
        return Because("decision", text)
    last = words.day_text(grant.valid_to, today)
    text = t("calendar_more.decision.limited", id=grant.id, decided=decided, first=first, last=last)
    return Because("decision", text)


def _frames(content: Content, grants: Iterable[Grant]) -> list[Because]:
    """How what is left is moved, for each way in which the grants move it."""
    found: list[Because] = []
    for grant in grants:
        if grant.once:
            found.append(rule("OMK-002" if content.measure == "dyrare_aktivitet" else "OMK-003"))
        elif grant.per_month is None:
            found.append(rule("HRS-004"))
        elif content.unit == "minutes":
            found.append(rule("HRS-002" if _months(content, grant) == 1 else "HRS-001"))
    return found


def _policies(content: Content, grants: Iterable[Grant]) -> Iterator[Because]:
    """The values by which the grants' frames are reckoned; each named where they are not the same."""
    lines = {grant.id: _policy(content, grant) for grant in grants}
    alike = len(set(lines.values())) == 1
    for id, texts in lines.items():
        of = "" if alike else t("calendar_more.policy.of", id=id)
        yield from (Because("policy", f"{of}{text}") for text in texts)


def _policy(content: Content, grant: Grant) -> tuple[str, ...]:
    """How long a grant's frames are and when their hours may be used, and from which day that holds."""
    if grant.once or grant.per_month is None:
        return ()
    policy, today = grant.policy or content.policy, content.today
    lines = [_frame_words(_months(content, grant)), t(f"calendar_more.policy.{policy.advance}")]
    if not isinstance(policy, DatedPolicy):
        return tuple(lines)
    days = (policy.frame_since, policy.advance_since)
    return tuple(f"{what} {_since(day, today)}" for what, day in zip(lines, days, strict=True))


def _frame_words(months: int) -> str:
    return t("calendar_more.policy.frame_one") if months == 1 else t("calendar_more.policy.frame", n=months)


def _since(day: date, today: date) -> str:
    return t("calendar_more.policy.since", day=words.day_text(day, today))


def _months(content: Content, grant: Grant) -> int:
    return (grant.policy or content.policy).months(grant.measure)
