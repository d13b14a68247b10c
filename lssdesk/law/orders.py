"""The order to the provider as the case holds it: its own answers, else what the inquiry already says.

A question of an order form has the id of the inquiry question whose answer it takes where it is left
empty, so that nothing is written twice; notes on violence are no such question [HND-160, HND-161, HND-196].
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lssdesk.law import standing, tables
from lssdesk.law.form_facts import form_facts
from lssdesk.model import document, forms
from lssdesk.model.case import Answer, Case
from lssdesk.model.forms import Field

ANSWERS = "/order/answers/"
DUTIES = ("duty_teaching", "duty_habilitation", "duty_aids", "duty_dental")
"""What other authorities are responsible for, as the inquiry asks it [BOB-014]."""
GOALS = ("goal_development", "goal_participation", "goal_work", "goal_everyday")
"""Areas of the goals of daily activity [DAG-017]."""
WHEREABOUTS = ("relief_place", "wishes_form", "school_times", "daily_routine", "order_cohabitation")
"""Answers that may tell where the person lives or is: left out where the identity is protected [HND-014]."""
PRIVATE = ("contracted", "lov", "private")
"""Kinds of provider that need IVO's permit [HND-147, LSS 23 §]."""


def answer(case: Case, id: str) -> Answer:
    """The order's answer; a part of it that is empty is taken from the inquiry's answer of the same id."""
    ours, found = own(case, id), case.inquiry.answers.get(id, Answer())
    return Answer(
        text=ours.text.strip() or found.text.strip(),
        choice=ours.choice or found.choice,
        day=ours.day or found.day,
    )


def own(case: Case, id: str) -> Answer:
    """The order's own answer alone."""
    return case.order.answers.get(id, Answer())


def begun(case: Case) -> bool:
    """Whether an order is being made: a provider is named, or something was ordered or started."""
    order = case.order
    return bool(order.provider.strip()) or gone_out(case)


def gone_out(case: Case) -> bool:
    """Whether the provider has the order, in writing or orally, or carries it out already."""
    return bool(case.order.sent or case.order.oral or case.order.started)


def went_out(case: Case) -> date | None:
    """The first day on which the provider had the order, None as long as it has not."""
    days = (case.order.sent, case.order.oral, case.order.started)
    return min((day for day in days if day), default=None)


def consent(case: Case, day: date) -> bool:
    """Whether the person has consented to the order, in it or in the register of consents [HND-160]."""
    registered = any(one.kind == "order" and one.holds_on(day) for one in case.register.consents)
    return registered or (case.order.consent is not None and case.order.consent <= day)


def goals(case: Case) -> str:
    """The goals of the order, else those of the inquiry: its question, else its needs one by one."""
    needs = "\n".join(one.goal.strip() for one in case.inquiry.needs if one.goal.strip())
    inquired = case.inquiry.answers.get("goals", Answer()).text.strip() or needs
    return case.order.goals.strip() or inquired


def has_goals(case: Case) -> bool:
    """Whether there is at least one goal, in whichever field [DAG-017]."""
    return bool(goals(case) or any(own(case, id).text.strip() for id in GOALS))


def family_home(case: Case) -> bool:
    """The measure is executed in a family home [BOB-015]."""
    form = case.inquiry.answers.get("housing_form", Answer()).choice
    return case.measure == "bostad_barn" and form == "familjehem"


def elsewhere(case: Case) -> bool:
    """The measure is executed in another municipality [HND-151]."""
    return own(case, "elsewhere_home").choice == "yes"


def fields(case: Case, day: date) -> Iterator[Field]:
    """The questions of the measure's own order forms that are asked in this case."""
    measure = tables.find_measure(case.measure)
    whole, known = document.from_case(case), form_facts(case, day)

    def read(pointer: str) -> Any:
        return document.get(whole, pointer)

    for name in measure.order_forms if measure else ():
        for field in forms.load(name).fields():
            if forms.shown(field, read, known, day):
                yield field


def unanswered(case: Case, day: date) -> list[Field]:
    """The questions that an order of the measure has to answer and does not, nor the inquiry for it."""
    return [field for field in fields(case, day) if not (field.optional or _said(case, field))]


def _said(case: Case, field: Field) -> bool:
    id, part = split(field.path)
    return bool(getattr(answer(case, id), part))


def split(path: str) -> tuple[str, str]:
    """Id of the question, and which part of its answer the field of an order form holds."""
    id, _, part = path.removeprefix(ANSWERS).partition("/")
    return id, part


def orderable(case: Case) -> bool:
    """Whether there is anything to order: a measure is granted, on a day."""
    return standing.grants(case.decision) and case.decision.day is not None
