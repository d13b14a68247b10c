"""Cover sheet for post that Skatteverket forwards: it lies outside a closed envelope with the name alone.

For a person with *skyddad folkbokföring*.  Where such post is to be sent, and whether the sheet holds the
personal number, is for the municipality to say: no source gives it [HND-014, FOL 16 §].
"""

from datetime import date

from lssdesk.errors import Refused
from lssdesk.law.policy import Handling
from lssdesk.letters.after.frame import closed, lines, made, writer_of
from lssdesk.letters.blocks import Letter, Table
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.texts import t

ADDRESS, NUMBER = "protected_forwarding_address", "protected_forwarding_number"
"""Keys of the municipality's settings: where the post is sent, and whether the number stands on the sheet."""


def forwarding(case: Case, today: date, draft: bool, handling: Handling, book: Book | None = None) -> Letter:
    """The sheet; a final one is ``Refused`` until the municipality has said where such post is sent."""
    writer = writer_of(case, today, draft, book)
    to = _address(handling, draft)
    body = [*writer.say("forwarding"), _whom(writer, bool(handling.value(NUMBER))), *closed(writer)]
    return made(writer, "forwarding", body, to=to, numbered=False)


def _address(handling: Handling, draft: bool) -> tuple[str, ...]:
    address = lines(handling.text(ADDRESS).replace(";", "\n"))
    if not address and not draft:
        raise Refused(t("protected.forwarding.unset"))
    return address or (t("letter.gap", what=t("protected.forwarding.address")),)


def _whom(writer: Writer, numbered: bool) -> Table:
    number = writer.case.person.personal_number
    rows = [(t("protected.forwarding.to"), writer.word("namn"))]
    if numbered and number:
        rows.append((t("after.order.personal_number"), f"{number[:8]}-{number[8:]}"))
    return Table(header=(), rows=tuple(rows), widths=(1, 2), row_heads=True, origin="/person")
