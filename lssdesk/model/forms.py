"""Forms as data: what is asked, in which words, when it is shown, by what source, from which day.

A form is a file in ``resources/forms``; its fields point into the case document.  A broken file is
an :class:`~lssdesk.errors.InputError` that names file and key.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.texts import t

Kind = Literal[
    "text",  # one line
    "long_text",  # many lines
    "day",  # a date, typed or picked
    "hours",  # a decimal number
    "money",  # kronor, kept as whole öre
    "choice",  # one of few options
    "choices",  # several of them: a list of values
    "flag",  # yes or nothing
    "personal_number",
    "postcode",
    "picture",  # a PNG or JPEG file, kept as base64
    "answer",  # inquiry question: many lines and a source, at path/text and path/source
    "choice_answer",  # the same with one of few options before it, at path/choice
    "judgement",  # condition of the law: yes, no, unclear at path/answer and why at path/reasons
    "rows",  # a table: a list of objects at path
    "cards",  # the same with each object as a small form
    "wording",  # a standard wording for a place in the letter, at path
]


MOST_CHARACTERS = 300_000  # of a form file
_MOST_DOTS = 200  # in one line: the reader goes through a key of many parts once for each of them
AREA = "area_"
"""How the ``fold`` of a life area's group begins; the area's id follows."""
AREAS = "/application/areas"
"""Ids of the life areas that the application touches."""


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what a form file holds."""


class Option(_Data, frozen=True, kw_only=True):
    """One of the options of a choice: the value that is stored, and its Swedish label.

    ``measures``: those that it is offered for; none means all.
    """

    value: str
    label: str
    measures: tuple[str, ...] = ()


class Condition(_Data, frozen=True, kw_only=True):
    """Holds when the value at ``path``, or a fact of the case, is one of ``values``."""

    values: tuple[str | bool, ...]
    path: str = ""
    fact: Literal[
        "",
        "kind",
        "tries",
        "grants",
        "refuses",
        "replaces",
        "beyond",
        "act",
        "measure",
        "unit",
        "child",
        "below_sum",
        "free",
        "ruling",
    ] = ""


Listed = Literal["", "measures", "delegation"]
"""Where the options come from that a file does not spell: the measures of the law's tables; for a line of
free words the points of the delegation order."""


class Column(_Data, frozen=True, kw_only=True):
    """One column of a table of rows, or one field of a card.

    ``shown``: values of other keys of the same card by which the field is asked; none means always.
    """

    key: str
    text: str
    kind: Literal["text", "long_text", "day", "hours", "choice", "money", "flag"]
    help: str = ""
    options: tuple[Option, ...] = ()
    listed: Listed = ""
    shown: dict[str, tuple[str, ...]] = {}
    width: int = 1

    def asked(self, values: Mapping[str, Any]) -> bool:
        """Whether a card with these values asks for it; what is filled in is never hidden."""
        return values.get(self.key) is not None or all(
            values.get(key) in wanted for key, wanted in self.shown.items()
        )


class Field(_Data, frozen=True, kw_only=True):
    """One question: where its answer goes, its words, and when it is asked.

    ``shared``: the answer belongs to the whole application, so the cases made from it have it in common.
    """

    path: str
    kind: Kind
    text: str
    source: str
    help: str = ""
    options: tuple[Option, ...] = ()
    listed: Listed = ""
    columns: tuple[Column, ...] = ()
    card: str = ""
    fields: tuple[Column, ...] = ()
    place: str = ""
    shown: tuple[Condition, ...] = ()
    optional: bool = False
    shared: bool = False
    default: bool = False
    first_day: date = date.min
    last_day: date = date.max

    def valid_on(self, day: date) -> bool:
        """Whether the question is asked in a case that is judged on ``day``."""
        return self.first_day <= day <= self.last_day

    def answered(self, read: Callable[[str], Any]) -> bool:
        """Whether there is an answer; ``read`` gives the value at a pointer of the case document."""
        if self.kind == "choice_answer":
            return bool(read(f"{self.path}/choice"))
        if self.kind == "judgement":
            return bool(read(f"{self.path}/answer"))
        if self.kind == "answer":
            return bool(read(f"{self.path}/text"))
        return read(self.path) not in (None, "", [], {})


class Group(_Data, frozen=True, kw_only=True):
    """Questions on one subject under a short heading.

    ``fold`` names a group that is folded away under one line as long as nothing speaks for it
    (:func:`folded`): ``area_<id>`` for a life area, any other name for what few cases need.
    ``private``: kept out of letters and of the inquiry document unless the officer adds it [HND-196].
    """

    title: str
    fields: tuple[Field, ...]
    help: str = ""
    fold: str = ""
    private: bool = False


class Form(_Data, frozen=True, kw_only=True):
    """A page of questions."""

    id: str
    title: str
    groups: tuple[Group, ...]
    measures: tuple[str, ...] = ()

    def fields(self) -> Iterator[Field]:
        """All fields in the order they are asked."""
        for group in self.groups:
            yield from group.fields


def shown(field: Field, read: Callable[[str], Any], facts: Mapping[str, str | bool], day: date) -> bool:
    """Whether a field is asked now: valid on the day, and all its conditions hold."""
    return field.valid_on(day) and all(
        (facts.get(condition.fact) if condition.fact else read(condition.path)) in condition.values
        for condition in field.shown
    )


def folded(group: Group, read: Callable[[str], Any]) -> bool:
    """Whether a group is folded away: it may be, holds nothing, and the application does not touch its area.

    ``read`` gives the value at a pointer of the case document.
    """
    if not group.fold or any(_holds(read(field.path)) for field in group.fields):
        return False
    area = group.fold.removeprefix(AREA) if group.fold.startswith(AREA) else None
    return area not in (read(AREAS) or ())


def _holds(value: Any) -> bool:
    return any(map(_holds, value.values())) if isinstance(value, Mapping) else bool(value)


@cache
def load(name: str) -> Form:
    """The form ``resources/forms/<name>.toml``."""
    file = paths.resources() / "forms" / f"{name}.toml"
    return parse(file.read_text(encoding="utf-8"), file.name)


def parse(text: str, file: str) -> Form:
    """The form in a TOML text; ``file`` is named where the text is wrong."""
    if len(text) > MOST_CHARACTERS or any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise InputError(t("forms.too_large", file=file))
    try:
        form = msgspec.convert(tomllib.loads(text), Form)
    except tomllib.TOMLDecodeError as error:
        raise InputError(t("forms.broken", file=file, detail=str(error))) from error
    except msgspec.ValidationError as error:
        raise InputError(t("forms.wrong", file=file, detail=str(error))) from error
    except (RecursionError, ValueError) as error:  # bottomless nesting, a number without end
        raise InputError(t("forms.too_large", file=file)) from error
    for field in form.fields():
        _sound(field, file)
    return form


def _sound(field: Field, file: str) -> None:
    """What the types alone cannot say: a choice has options, a table columns, a field not two lives."""
    where = {"file": file, "path": field.path}
    if not field.path.startswith("/"):
        raise InputError(t("forms.path", **where))
    if field.kind in ("choice", "choices", "choice_answer") and not field.listed and len(field.options) < 2:
        raise InputError(t("forms.options", **where))
    if field.kind == "rows" and not field.columns:
        raise InputError(t("forms.columns", **where))
    keys = {column.key for column in field.fields}
    if any(set(column.shown) - keys for column in field.fields):
        raise InputError(t("forms.shown", **where))
    if field.kind == "cards" and not (field.fields and field.card):
        raise InputError(t("forms.cards", **where))
    if field.kind == "wording" and not field.place:
        raise InputError(t("forms.place", **where))
    if field.last_day < field.first_day:
        raise InputError(t("forms.days", **where))


def names() -> tuple[str, ...]:
    """Names of all forms that are shipped, in order."""
    return tuple(sorted(file.stem for file in (paths.resources() / "forms").glob("*.toml")))
