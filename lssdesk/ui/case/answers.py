"""Everything that stands in a case as texts with their places: for finding, and for placing a note."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lssdesk.flow.work import Work
from lssdesk.model import forms
from lssdesk.model.forms import Column, Field, Form, Option
from lssdesk.texts import t

SOURCE = ("who", "how", "day")
TEXTS = {"long_text": "", "answer": "/text", "choice_answer": "/text", "judgement": "/reasons"}
"""Kinds of fields that a note can be placed in, and where in them their text lies."""


@dataclass(frozen=True)
class Answer:
    """A text of an answer, and the pointer of the editor that it stands in."""

    pointer: str
    text: str


@dataclass(frozen=True)
class Question:
    """A question that a note can be placed in: where its text lies, its words, its page and group."""

    pointer: str
    text: str
    where: str


def answers(work: Work, form: Form) -> Iterator[Answer]:
    """All answers of a form in their order, choices in words; also those that are not asked for now."""
    for field in form.fields():
        for pointer, value in _values(field, work):
            if text := value or work.raw(pointer):
                yield Answer(pointer, str(text))


def questions(work: Work, pages: Mapping[str, Form]) -> list[Question]:
    """The questions of a case that are asked now and hold a text, by page; what is decided is left out."""
    facts = work.facts()
    return [
        Question(f"{field.path}{TEXTS[field.kind]}", field.text, f"{t(f'flow.step.{step}')} · {group.title}")
        for step, form in pages.items()
        for group in form.groups
        for field in group.fields
        if field.kind in TEXTS
        and work.writable(field.path)
        and forms.shown(field, work.read, facts, work.today)
    ]


def _values(field: Field, work: Work) -> Iterator[tuple[str, Any]]:
    path = field.path
    match field.kind:
        case "picture" | "flag":
            return
        case "rows" | "cards":
            for number, row in enumerate(work.read(path) or ()):
                for column in field.columns or field.fields:
                    yield f"{path}/{number}/{column.key}", _cell(column, row.get(column.key))
        case "judgement":
            yield f"{path}/reasons", work.read(f"{path}/reasons")
        case "answer" | "choice_answer":
            yield f"{path}/choice", _label(field.options, work.read(f"{path}/choice"))
            yield f"{path}/text", work.read(f"{path}/text")
            for key in SOURCE:
                yield f"{path}/source/{key}", work.read(f"{path}/source/{key}")
        case "choice":
            yield path, _label(field.options, work.read(path))
        case "choices":
            yield path, ", ".join(_label(field.options, one) for one in work.read(path) or ())
        case "wording":
            yield path, (work.read(path) or {}).get("text")
        case _:
            yield path, work.read(path)


def _cell(column: Column, value: Any) -> Any:
    if column.kind == "choice":
        return _label(column.options, value)
    return None if column.kind == "flag" else value


def _label(options: tuple[Option, ...], value: Any) -> str:
    return next((option.label for option in options if option.value == value), "")
