"""A follow-up that was held, as a document for the file: what was asked, and what was found [HND-167]."""

from collections.abc import Iterator
from datetime import date

import msgspec

from lssdesk.errors import Refused
from lssdesk.law import tables
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Letter, Signature, Table
from lssdesk.letters.hours.frame import made, writer_of
from lssdesk.letters.inquiry import cell_text
from lssdesk.letters.writer import blocks
from lssdesk.model import forms
from lssdesk.model.case import Case
from lssdesk.texts import t

HELD = "/follow_up/held"


def held(case: Case, place: int, today: date, draft: bool) -> Letter:
    """The document of follow-up number ``place``, dated as it was held, in the words of the form.

    What was not asked or answered is left out.  ``Refused`` where a final one lacks its day, the sender or
    the person's name.
    """
    day = case.follow_up.held[place].day
    if day is None and not draft:
        raise Refused(t("statement.held.no_day"), field=f"{HELD}/{place}/day")
    writer = writer_of(case, day or today, draft)
    name = tables.measure(case.measure).name
    when = {"day": swedish.day(day)} if day else {}
    title = t("statement.held.title" if day else "statement.held.undated", measure=name, **when)
    officer = Signature(name=writer.word("handlaggare"), origin="/officer")
    return made(writer, title, [*_answers(case, place), officer], addressed=False)


def _answers(case: Case, place: int) -> Iterator[Block]:
    """Days and choices as a table, then each text under its question."""
    one = msgspec.to_builtins(case.follow_up.held[place])
    asked = [column for field in forms.load("follow_up").fields() for column in field.fields]
    said = [(column, text) for column in asked if (text := cell_text(column, one))]
    short = tuple((column.text, text) for column, text in said if column.kind != "long_text")
    if short:
        header = tuple(t(f"statement.held.{key}") for key in ("question", "answer"))
        yield Table(header=header, rows=short, widths=(3, 2), row_heads=True, origin=HELD)
    for column, text in said:
        if column.kind == "long_text":
            yield Heading(column.text)
            yield from blocks(text, f"{HELD}/{place}/{column.key}")
