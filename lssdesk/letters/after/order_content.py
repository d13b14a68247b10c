"""What the order says of the measure itself: goals, and the answers of the measure's own order forms.

A question that is left empty takes the inquiry's answer; one that has to be answered and is not is marked in
a draft and Refused in a final order.  Groups that are private stay out, as does where a protected person is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lssdesk.law import orders, tables
from lssdesk.law.form_facts import form_facts
from lssdesk.letters import swedish
from lssdesk.letters.after.frame import lacking
from lssdesk.letters.blocks import Block, Heading, Table
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from lssdesk.model.forms import Field
from lssdesk.model.protected import place_hidden
from lssdesk.texts import t

_AREA = "/inquiry/needs"
_GOALS_NEEDED = ("ledsagarservice", "ledsagning", "daglig_verksamhet", "bostad_barn")
"""Measures whose order has to hold goals [LED-026, LSOL-040, DAG-017, BOB-019]."""


def goals(writer: Writer) -> list[Block]:
    """The goals, each on its line; those of daily activity by area, with how one sees that they are met."""
    case = writer.case
    said = [*blocks(orders.goals(case), "/order/goals")] if orders.goals(case) else []
    by_area = tuple(
        (t(f"after.goal.{id}"), text) for id in orders.GOALS if (text := orders.own(case, id).text.strip())
    )
    header = (t("after.goal.area"), t("after.goal.goal"))
    table = [Table(header, by_area, widths=(1, 2), row_heads=True, origin="/order/goals")] if by_area else []
    measured = orders.own(case, "goal_measure").text.strip()
    seen = [*blocks(t("after.goal.measured", text=swedish.sentence(measured)), "/order")] if measured else []
    if not (said or table) and case.measure in _GOALS_NEEDED:
        return lacking(writer, t("letter.what.mal"), "/order/goals")
    return [*said, *table, *seen]


def content(writer: Writer) -> list[Block]:
    """Each group of the measure's order forms under its heading."""
    measure = tables.find_measure(writer.case.measure)
    whole, known = document.from_case(writer.case), form_facts(writer.case, writer.day)
    said: list[Block] = []
    for name in measure.order_forms if measure else ():
        for group in forms.load(name).groups:
            asked = (
                [] if group.private else [one for one in group.fields if _asked(one, whole, known, writer)]
            )
            found = [block for one in asked for block in _field(writer, one)]
            said += [Heading(group.title), *found] if found else []
    return said


def _asked(field: Field, whole: dict[str, Any], known: Mapping[str, str | bool], writer: Writer) -> bool:
    """Shown now, no goal (they have a section of their own), and nothing that tells where somebody is."""
    id, _ = orders.split(field.path)
    hidden = place_hidden(writer.case) and id in orders.WHEREABOUTS
    goal = id in (*orders.GOALS, "goal_measure")
    return not (goal or hidden) and forms.shown(
        field, lambda pointer: document.get(whole, pointer), known, writer.day
    )


def _field(writer: Writer, field: Field) -> list[Block]:
    id, part = orders.split(field.path)
    own = _SPECIAL.get(id)
    said = [*own(writer.case)] if own and not orders.own(writer.case, id).text.strip() else []
    if not said:
        said = [*blocks(_words(writer.case, field, id, part), field.path)]
    if not said and not field.optional:
        said = lacking(writer, swedish.lowered(field.text), field.path)
    extra = [*_activities(writer.case)] if id == "situations" else []
    return [Heading(field.text, 3, origin=field.path), *said, *extra] if said or extra else []


def _words(case: Case, field: Field, id: str, part: str) -> str:
    found = orders.answer(case, id)
    if part == "choice":
        return next((option.label for option in field.options if option.value == found.choice), "")
    if part == "day":
        return swedish.day(found.day) if found.day else ""
    return swedish.sentence(found.text)


def _activities(case: Case) -> Iterator[Block]:
    """The activities that were reckoned with, those that another principal answers for left out."""
    rows = [one for one in case.inquiry.activities if one.activity.strip() and one.area == "ordinary"]
    if not rows:
        return
    yield Table(
        header=tuple(t(f"after.activity.{name}") for name in ("activity", "times", "hours", "companion")),
        rows=tuple(
            (
                one.activity.strip(),
                swedish.number(one.times_per_month) if one.times_per_month is not None else "",
                swedish.number(one.hours_each) if one.hours_each is not None else "",
                t(f"after.activity.{one.companion}") if one.companion else "",
            )
            for one in rows
        ),
        widths=(3, 1.3, 1.3, 2),
        aligns=("left", "right", "right", "left"),
        origin="/inquiry/activities",
    )


def _needs(case: Case) -> Iterator[Block]:
    """The needs of the inquiry by life area, where the order has no words of its own."""
    rows = [(_area(one.area), one.need.strip()) for one in case.inquiry.needs if one.need.strip()]
    if rows:
        header = (t("after.need.area"), t("after.need.need"))
        yield Table(header, tuple(rows), widths=(1, 2), row_heads=True, origin=_AREA)


def _area(id: str) -> str:
    """What the form of the inquiry calls a life area."""
    columns = (
        one for field in forms.load("inquiry_needs").fields() if field.path == _AREA for one in field.fields
    )
    labels = {option.value: option.label for one in columns if one.key == "area" for option in one.options}
    return labels.get(id, id)


def _duties(case: Case) -> Iterator[Block]:
    """What others answer for, as the inquiry has it."""
    said = [(id, case.inquiry.answers[id].text.strip()) for id in orders.DUTIES if id in case.inquiry.answers]
    points = [t(f"after.duty.{id}", text=text) for id, text in said if text]
    yield from blocks("\n".join(f"- {point}" for point in points), "/inquiry")


def _long_period(case: Case) -> Iterator[Block]:
    """The continuous stay as the inquiry has it: how many days, between which days [KOR-018]."""
    answers = {id: case.inquiry.answers.get(id) for id in ("single_days", "single_from", "single_to")}
    days, first, last = answers["single_days"], answers["single_from"], answers["single_to"]
    if days and days.text.strip():
        said = t("after.long_period.days", days=days.text.strip())
        if first and last and first.day and last.day:
            period = {"first": swedish.day(first.day), "last": swedish.day(last.day)}
            said = t("after.long_period.between", days=days.text.strip(), **period)
        yield from blocks(said, "/inquiry/answers/single_days")


_SPECIAL = {"life_areas": _needs, "other_authorities": _duties, "order_long_period": _long_period}
"""Questions that take more than one answer of the inquiry where they are empty."""
