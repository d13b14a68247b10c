"""Which forms a case has: one page from several files, so that what measures share stands once."""

from datetime import date
from functools import cache
from typing import TypeVar

import msgspec

from lssdesk.law import tables
from lssdesk.model import forms
from lssdesk.model.forms import Column, Field, Form, Option
from lssdesk.texts import t

APPLICATION = ("person", "register", "application")
"""The person, those around the person and the application are asked about in one talk: one page."""


def application_form() -> Form:
    """The page of the application."""
    return _joined("application", APPLICATION)


def registration_form(day: date) -> Form:
    """The page that opens a case; any measure of the tables on ``day`` can be chosen."""
    form = forms.load("registration")
    groups = tuple(
        msgspec.structs.replace(group, fields=tuple(_with_measures(field, day) for field in group.fields))
        for group in form.groups
    )
    return msgspec.structs.replace(form, groups=groups)


def shared_pointers() -> tuple[str, ...]:
    """Where the answers lie that the cases of one application have in common."""
    return tuple(field.path for field in application_form().fields() if field.shared)


def areas() -> tuple[str, ...]:
    """Ids of the life areas that an application can touch."""
    fields = (field for field in application_form().fields() if field.path == forms.AREAS)
    return tuple(option.value for field in fields for option in field.options)


F = TypeVar("F", Field, Column)


def _with_measures(field: Field, day: date) -> Field:
    columns = tuple(_listed(column, day) for column in field.columns)
    return msgspec.structs.replace(_listed(field, day), columns=columns)


def _listed(field: F, day: date) -> F:
    if field.listed != "measures":
        return field
    found = [row for row in tables.shipped().measures if row.valid_on(day)]
    found.sort(key=lambda row: (row.act, row.name))
    return msgspec.structs.replace(field, options=tuple(_option(row, day) for row in found))


def _option(measure: tables.Measure, day: date) -> Option:
    """``Ledsagarservice (9 § 3 LSS)``: the name, and the section where it has one of its own."""
    own = [key for key in measure.sections if key != measure.right]
    where = tables.citation(own[0], day, "short") if own else tables.act(measure.act, day).short
    return Option(value=measure.id, label=f"{measure.name[:1].upper()}{measure.name[1:]} ({where})")


def inquiry_form(measure: str) -> Form:
    """The page of the inquiry into a measure."""
    return _joined("inquiry", tables.measure(measure).inquiry_forms)


def decision_form(measure: str) -> Form:
    """The page of the decision on a measure: its kind, the outcome, what the guidelines give, then the rest.

    The guidelines are tried when the right is refused, so they are asked after that (SOLG-022).
    """
    kind, beyond, decision = (forms.load(name) for name in ("decision_kind", "decision_beyond", "decision"))
    groups = (*kind.groups, decision.groups[0], *beyond.groups, *decision.groups[1:])
    return Form(
        id="decision",
        title=decision.title,
        groups=tuple(
            msgspec.structs.replace(group, fields=tuple(_for(measure, field) for field in group.fields))
            for group in groups
        ),
    )


def _for(measure: str, field: Field) -> Field:
    """The field with the options that are offered for a measure."""
    options = tuple(one for one in field.options if not one.measures or measure in one.measures)
    return msgspec.structs.replace(field, options=options)


def after_form(measure: str, grants: bool) -> Form:
    """The page of what comes after a decision: service; order and follow-up of what is granted; appeal."""
    order = ("order", *tables.measure(measure).order_forms) if grants else ()
    form = _joined("after", ("service", *order))
    followed = _follow_up(measure).groups if grants else ()
    groups = (*form.groups, *followed, *forms.load("appeal").groups)
    return msgspec.structs.replace(form, title=t("flow.step.after"), groups=groups)


OF_HOURS = ("hours_fit", "knows_moving", "moves")
OF_COMPANIONS = ("knows_costs", "knows_moving_costs", "knows_dearer", "has_dearer", "activities_named")
"""Questions of a follow-up that concern only a measure with hours, or only one with a companion [001]."""
COMPANIONS = ("ledsagarservice", "ledsagning")


def _follow_up(measure: str) -> Form:
    """The follow-up of a measure, without what does not concern it (STA-008)."""
    form = forms.load("follow_up")
    hours = () if tables.measure(measure).hours else OF_HOURS
    left_out = (*hours, *(() if measure in COMPANIONS else OF_COMPANIONS))
    groups = tuple(
        msgspec.structs.replace(group, fields=tuple(_without(field, left_out) for field in group.fields))
        for group in form.groups
    )
    return msgspec.structs.replace(form, groups=groups)


def _without(field: Field, keys: tuple[str, ...]) -> Field:
    return msgspec.structs.replace(field, fields=tuple(one for one in field.fields if one.key not in keys))


def question_ids(form: Form, part: str) -> list[str]:
    """Ids of a form's questions whose answers lie in ``/<part>/answers``, in order."""
    start = f"/{part}/answers/"
    paths = [field.path.removeprefix(start) for field in form.fields() if field.path.startswith(start)]
    return list(dict.fromkeys(path.split("/")[0] for path in paths))


def pages(part: str) -> dict[str, Form]:
    """The pages that put questions of a part of the case, by measure: all that a case file may answer."""
    every = [row.id for row in tables.shipped().measures]
    if part == "application":
        return dict.fromkeys(every, application_form())
    if part == "order":
        return {id: after_form(id, grants=True) for id in every}
    return {id: inquiry_form(id) for id in every}


@cache
def known_ids(part: str) -> tuple[str, ...]:
    """Ids of all questions of a part, whatever the measure: a case file may hold more than its own asks."""
    found = (id for form in pages(part).values() for id in question_ids(form, part))
    return tuple(dict.fromkeys(found))


def _joined(id: str, names: tuple[str, ...]) -> Form:
    parts = [forms.load(name) for name in names]
    return Form(id=id, title=parts[-1].title, groups=tuple(group for part in parts for group in part.groups))
