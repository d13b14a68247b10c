"""The inquiry as a readable document: the questions of the forms with answers and sources [HND-063, HND-098].

The forms say what stands there and in which order; a question that need not be answered and is not
is left out.  Groups that are kept private stay out unless the officer adds them [HND-196].
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from lssdesk.law import tables
from lssdesk.law.form_facts import form_facts
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, BulletList, Heading, Item, Letter, Signature, Table
from lssdesk.letters.frame import letterhead
from lssdesk.letters.inquiry_letters import references
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from lssdesk.model.forms import Column, Field, Group, Option
from lssdesk.model.protected import outward
from lssdesk.texts import t

_UNKNOWN = ("inquiry_begin", "inquiry_needs")
"""What every inquiry has, for a draft without a measure."""
_LEFT_OUT = ("wording", "picture")
Read = Callable[[str], Any]


def inquiry_document(case: Case, today: date, draft: bool, private: bool = False) -> Letter:
    """The whole inquiry of a case.  ``private``: with the groups that the forms keep private.

    ``Refused`` where a final one lacks the sender, the person's name or the case's number; an open
    question is marked in a draft, and said to have no answer in a final document.
    """
    case, day = outward(case), case.inquiry.concluded or today
    writer = Writer(case, day, draft, values(case, day))
    plain = t("inquiry.title.document", insats=writer.word("insats"))
    title = t("inquiry.draft_title", title=plain) if draft else plain
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=(writer.word("namn"),),
        references=tuple(references(writer)),
        body=(Heading(title, 1, origin="/measure"), *_body(writer, private), _signature(writer)),
        created=datetime.combine(day, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=case.sender.board or case.sender.municipality,
    )


def _signature(writer: Writer) -> Signature:
    return Signature(name=writer.word("handlaggare"), origin="/officer")


def _body(writer: Writer, private: bool) -> Iterator[Block]:
    whole = document.from_case(writer.case)
    known = form_facts(writer.case, writer.day)

    def read(pointer: str) -> Any:
        return document.get(whole, pointer)

    for group in _groups(writer.case.measure):
        if group.private and not private:
            continue
        asked = (field for field in group.fields if forms.shown(field, read, known, writer.day))
        said = [block for field in asked for block in _field(field, read, writer.draft)]
        if said:
            yield Heading(group.title)
            yield from said


def _groups(measure: str) -> Iterator[Group]:
    found = tables.find_measure(measure)
    for name in found.inquiry_forms if found else _UNKNOWN:
        yield from forms.load(name).groups


def _field(field: Field, read: Read, draft: bool) -> list[Block]:
    """The question as a heading and its answer; nothing where it may be left out and is."""
    if field.kind in _LEFT_OUT:
        return []
    answer = [*_answer(field, read)]
    if not answer:
        if field.optional or field.kind == "flag":
            return []
        answer = [*blocks(t("inquiry.unanswered" if draft else "inquiry.left_blank"), field.path)]
    return [Heading(field.text, 3, origin=field.path), *answer]


def _answer(field: Field, read: Read) -> Iterator[Block]:
    value = read(field.path)
    if not value:
        return
    match field.kind:
        case "rows":
            yield from _rows(field, value)
        case "cards":
            yield from _cards(field, value)
        case "answer" | "choice_answer":
            label = _label(field.options, value.get("choice"))
            yield from _said(field, label, value.get("text", ""))
            yield from _source(field, value.get("source"))
        case "judgement":
            answer = value.get("answer")
            yield from _said(field, t(f"inquiry.{answer}") if answer else "", value.get("reasons", ""))
        case _:
            yield from blocks(_words(field.kind, field.options, value), field.path)


def _said(field: Field, label: str, text: str) -> Iterator[Block]:
    """The chosen option and what was written, as one running answer."""
    both = t("inquiry.answer", label=label, text=text.strip()) if label and text.strip() else label or text
    yield from blocks(both, field.path)


def _source(field: Field, source: Mapping[str, str] | None) -> Iterator[Block]:
    """Who said it, how and when [FL 27 §]."""
    if source:
        day = source.get("day", "")
        when = swedish.day(date.fromisoformat(day)) if day else ""
        parts = [part for part in (source.get("who", ""), source.get("how", ""), when) if part]
        yield from blocks(t("inquiry.source", source=", ".join(parts)), f"{field.path}/source")


def _rows(field: Field, rows: list[Mapping[str, Any]]) -> Iterator[Block]:
    """A table of the columns that hold anything."""
    columns = [one for one in field.columns if any(row.get(one.key) not in (None, "") for row in rows)]
    if columns:
        yield Table(
            header=tuple(one.text for one in columns),
            rows=tuple(tuple(cell_text(one, row) for one in columns) for row in rows),
            widths=tuple(float(one.width) for one in columns),
            origin=field.path,
        )


def _cards(field: Field, rows: list[Mapping[str, Any]]) -> Iterator[Block]:
    """A list with an item a card, and its values below it; empty cards are left out."""
    items = []
    for number, row in enumerate(rows, 1):
        filled = [(one.text, cell_text(one, row)) for one in field.fields]
        points = tuple(t("inquiry.column", label=label, value=text) for label, text in filled if text)
        if points:
            items.append(Item(t("inquiry.card", name=field.card, number=number), points))
    if items:
        yield BulletList(tuple(items), origin=field.path)


def cell_text(column: Column, row: Mapping[str, Any]) -> str:
    """What a row or card says under a column, in Swedish; empty where it says nothing."""
    value = row.get(column.key)
    return "" if value in (None, "", False) else _words(column.kind, column.options, value)


def _words(kind: str, options: tuple[Option, ...], value: Any) -> str:
    """A single value in Swedish."""
    match kind:
        case "day":
            return swedish.day(date.fromisoformat(value))
        case "hours":
            return swedish.number(Decimal(str(value)))
        case "money":
            return t("inquiry.money", amount=swedish.number(Decimal(value) / 100))
        case "choice":
            return _label(options, value)
        case "choices":
            return swedish.joined([_label(options, one) for one in value])
        case "flag":
            return t("inquiry.yes")
        case _:
            return str(value).strip()


def _label(options: tuple[Option, ...], value: str | None) -> str:
    """The label of an option; the value itself where the form no longer offers it."""
    return next((one.label for one in options if one.value == value), value or "")
