"""The register extract on paper: what it is, the data under their headings, and what was held back."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby
from operator import itemgetter

from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Letter, Paragraph, Table
from lssdesk.letters.frame import letterhead, recipient
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.model.protected import outward
from lssdesk.texts import t

Line = tuple[tuple[str, ...], str, str]
"""Headings from the outermost on, what is answered, and the answer."""


def letter(
    case: Case, lines: Sequence[Line], about: Sequence[tuple[str, str]], held: int, closed: bool, today: date
) -> Letter:
    """The extract to the person of ``case``.  Refused where the municipality's name is missing.

    ``held``: how many values are held back.  ``closed``: place and contact are left out.
    """
    bare = outward(case)
    writer = Writer(bare, today, False, values(bare, today))
    title = t("archive.extract.title")
    notes = [t("archive.extract.intro")]
    if held:
        one = t("archive.extract.held_one")
        notes.append(one if held == 1 else t("archive.extract.held_many", count=held))
    notes += [t("archive.extract.closed")] * closed
    body: list[Block] = [Heading(title, 1), *(Paragraph(note) for note in notes)]
    body += _about(about)
    body += _data(lines)
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=recipient(writer),
        references=(
            (t("letter.reference.date"), swedish.day(today)),
            (t("letter.reference.officer"), writer.word("handlaggare")),
        ),
        body=tuple(body),
        created=datetime.combine(today, time(), STOCKHOLM),
        author=bare.sender.board or bare.sender.municipality,
    )


def _about(about: Sequence[tuple[str, str]]) -> Iterator[Block]:
    for title, text in about:
        yield Heading(title)
        yield Paragraph(text)


def _data(lines: Sequence[Line]) -> Iterator[Block]:
    """A table under each heading; the outer one is said once."""
    said = ""
    for group, found in groupby(lines, itemgetter(0)):
        outer, *inner = group
        if outer != said:
            yield Heading(outer)
            said = outer
        if inner:
            yield Heading(" – ".join(inner), 3)
        yield Table(
            header=(t("archive.extract.what"), t("archive.extract.value")),
            rows=tuple((label, value) for _, label, value in found),
            widths=(2, 3),
            row_heads=True,
        )
