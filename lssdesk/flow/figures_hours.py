"""Hours granted and performed in periods of months, as the register study counted them (STA-001…006)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session as Reading

from lssdesk.flow import figures_read, tracks
from lssdesk.flow.figures_performed import Performed
from lssdesk.flow.figures_read import Held
from lssdesk.flow.figures_tables import (
    Column,
    Figure,
    Number,
    Row,
    Table,
    period_text,
    sex_text,
    unreadable,
    with_share,
)
from lssdesk.law.hours import Measure, months
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.statistics import SEXES, Counted, Period, PersonUse, Sex, count, together
from lssdesk.texts import t

GROUPS: dict[str, tuple[Measure, ...]] = {
    "companions": ("ledsagarservice", "ledsagning"),
    "relief": ("avlosarservice", "avlosning"),
    "all": ("ledsagarservice", "ledsagning", "avlosarservice", "avlosning"),
}
"""Which measures are counted together; the study's are those with a companion [001]."""

Groups = dict[Sex | None, Counted]  # None: all of them


def hours(reading: Reading, periods: Sequence[Period], group: str = "companions") -> Figure:
    """The figure for several periods beside each other."""
    measures = GROUPS[group]
    whole = Period(min(one.first for one in periods), max(one.last for one in periods))
    own = tracks.history(reading, whole.to_day)
    held = figures_read.held(reading, own, measures)
    done = Performed(reading, figures_read.by_case(held), whole)
    people = _people(held, done, figures_read.sexes(reading), whole)
    counted = [_counted(people, period) for period in periods]
    notes = [*_model_notes(own.hours, periods, measures), *unreadable(done.unreadable)]
    return Figure(
        "hours",
        t("figures.hours.title"),
        t("figures.hours.about", measures=t(f"figures.group.{group}")),
        (_table(counted, periods),),
        tuple(notes),
    )


class Person:
    """All that one person holds, and what was done."""

    def __init__(self, use: PersonUse, held: Sequence[Held]) -> None:
        self.use, self._held = use, held

    def runs_in(self, period: Period) -> str:
        """The case of the decision that ran last in the period; empty where none ran."""
        spans = (span for one in self._held for span in one.spans)
        running = [span for span in spans if span.meets(period.from_day, period.to_day)]
        return max(running, key=lambda span: span.first).case_id if running else ""


def _people(held: Sequence[Held], done: Performed, sexes: dict[str, Sex], whole: Period) -> list[Person]:
    by_person: dict[str, list[Held]] = {}
    for one in held:
        by_person.setdefault(one.person_id, []).append(one)
    order = range(whole.first, whole.last + 1)
    people = []
    for id, mine in by_person.items():
        performed = done.months.get(id, {})
        use = PersonUse(
            id,
            sexes[id],
            whole.first,
            _granted(mine, whole),
            tuple(performed.get(month, 0) for month in order),
        )
        people.append(Person(use, mine))
    return people


def _granted(held: Sequence[Held], whole: Period) -> tuple[int, ...]:
    """Each month that a decision touches gives its full hours (HRS-012)."""
    found = [0] * whole.months
    for span in (span for one in held for span in one.numbered):
        first = max(months.number(span.first), whole.first)
        last = whole.last if span.last is None else min(months.number(span.last), whole.last)
        for month in range(first, last + 1):
            found[month - whole.first] += span.per_month or 0
    return tuple(found)


def _counted(people: Sequence[Person], period: Period) -> Groups:
    """The groups, with the case behind each person in place of her own id."""
    cases = {one.use.id: case for one in people if (case := one.runs_in(period))}
    by_sex = count((one.use for one in people if one.use.id in cases), period)
    for group in by_sex.values():
        for name in group.__struct_fields__:
            setattr(group, name, [cases[id] for id in getattr(group, name)])
    groups: Groups = {sex: by_sex[sex] for sex in SEXES}
    groups[None] = together(by_sex)
    return groups


def _table(counted: Sequence[Groups], periods: Sequence[Period]) -> Table:
    columns = []
    for period in map(period_text, periods):
        columns += [
            Column(t("figures.persons"), period),
            Column(t("figures.share"), period, drawn=True),
        ]
    heads = (t("figures.what"), t("figures.sex_head"))
    shown = _shown(counted)
    rows = tuple(row for block in _BLOCKS for row in _block(block, counted, shown))
    return Table(t("figures.hours.table"), heads, tuple(columns), rows)


def _shown(counted: Sequence[Groups]) -> tuple[Sex, ...]:
    """Women and men, and those whose sex is not known where there are any."""
    some = any(groups["X"].persons or groups["X"].excluded for groups in counted)
    return tuple(sex for sex in SEXES if sex != "X" or some)


_BLOCKS = ("persons", "all_performed", "not_all", "flexible", "excluded")


def _block(name: str, counted: Sequence[Groups], shown: Sequence[Sex]) -> Iterator[Row]:
    order: list[Sex | None] = [*shown, None]
    for sex in order:
        numbers: list[Number] = []
        for groups in counted:
            numbers += _pair(name, groups[sex], groups[None])
        total = sex is None
        labels = (t(f"figures.hours.{name}"), t("figures.total") if sex is None else sex_text(sex))
        pair = f"performed {sex}" if name in ("all_performed", "not_all") else ""
        yield Row(labels, tuple(numbers), name, total, pair)


def _pair(name: str, group: Counted, everybody: Counted) -> tuple[Number, Number]:
    """A number and its share: of all who count, or of those of the same sex (STA-006)."""
    if name == "persons":
        return with_share(group.persons, len(everybody.persons))
    if name == "excluded":
        return Number(len(group.excluded), "persons", tuple(group.excluded)), Number(None, "share")
    if name == "not_all":
        done = set(group.all_performed)
        return with_share([id for id in group.persons if id not in done], len(group.persons))
    return with_share(getattr(group, name), len(group.persons))


def _model_notes(
    policy: HoursPolicy, periods: Sequence[Period], measures: Sequence[Measure]
) -> Iterator[str]:
    """Where hours could not be moved, more hours in a month than granted rather are a mistake (STA-005)."""
    for period in periods:
        names = [t(f"policy.measure.{one}") for one in measures if not _framed(policy, one, period)]
        if names:
            yield t("figures.hours.no_frame", period=period_text(period), measures=", ".join(names))


def _framed(policy: HoursPolicy, measure: Measure, period: Period) -> bool:
    """Whether the three-month model applied to the measure in the whole period."""
    first = period.from_day
    days = [first, *(row.first_day for row in policy.hour_model if first < row.first_day <= period.to_day)]
    return all(_moves(policy, measure, day) for day in days)


def _moves(policy: HoursPolicy, measure: Measure, day: date) -> bool:
    begun = any(row.first_day <= day for row in policy.hour_model if row.measure == measure)
    return begun and (policy.model_on(measure, day).frame_months or 0) > 1
