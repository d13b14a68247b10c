"""The office's own wordings as they lie in the store, and the book that letters are written from."""

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.letters.own_wordings import Content, Entry, office_book
from lssdesk.letters.wording_book import Book, shipped_book
from lssdesk.store.tables import WordingRow

NOTHING = "{}"
"""The document of a row that speaks of a wording without holding one."""


def rows(reading: Reading) -> tuple[WordingRow, ...]:
    """Everything that was done with wordings, in that order."""
    return tuple(reading.scalars(select(WordingRow).order_by(WordingRow.seq)))


def content(row: WordingRow) -> Content | None:
    """The wording that a row holds, None where it only speaks of one."""
    return None if row.document == NOTHING else msgspec.json.decode(row.document, type=Content)


def book(reading: Reading) -> Book:
    """The wordings that may be used in the office, each with its days."""
    found = rows(reading)
    return office_book(map(entry, found)) if found else shipped_book()


def entry(row: WordingRow) -> Entry:
    """What a row did."""
    return Entry(
        id=row.wording, state=row.state, first_day=row.first_day, last_day=row.last_day, content=content(row)
    )
