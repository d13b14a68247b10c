"""What a report adds up to: rows by kind, hours by category, late cancellations (HRS-035, PRV-071)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lssdesk.flow.reports.preview import Item
from lssdesk.flow.reports.rows import Problem
from lssdesk.law.hours import Category, by_category, entry
from lssdesk.law.hours.policy import HoursPolicy

KINDS = (
    "new", "changed", "doubled", "outside", "over", "overlap", "relative", "receipt", "coming", "unknown",
    "bad",
)  # fmt: skip
"""What rows are counted and shown by; a new or changed row may be several of them."""


@dataclass(frozen=True)
class Sums:
    """``kinds`` are numbers of rows, ``performed`` minutes by category, ``late`` minutes, ``costs`` öre."""

    rows: int
    kinds: Mapping[str, int]
    performed: Mapping[Category, int] = field(default_factory=dict)
    late: int = 0
    costs: int = 0


def sums(items: Sequence[Item], problems: Sequence[Problem], policy: HoursPolicy) -> Sums:
    """All rows of a report; hours and costs of those about persons with a case, each session once."""
    kinds: Counter[str] = Counter(kind for item in items for kind in (item.what, *item.marks))
    kinds.update(bad=0)
    kinds.update(problem.kind for problem in problems)
    once = {item.after.id: item for item in items if item.after}.values()
    performed: Counter[Category] = Counter()
    late = 0
    for item in once:
        assert item.after is not None
        used = entry(item.after, item.row.measure)
        if used.status == "performed":
            performed.update(by_category(used, policy.categories_on(used.day).categories()))
        late += item.late
    costs = sum(item.cost.amount for item in once if item.cost)
    return Sums(len(items) + len(problems), dict(kinds), performed, late, costs)
