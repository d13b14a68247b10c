"""Letters to a provider about an invoice: what they say and what they never say."""

from datetime import date

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.letters.blocks import Letter, Table, plain_text
from lssdesk.letters.payment import About, Asked, query, receipts
from lssdesk.letters.pdf import render
from lssdesk.model.case import Sender

TODAY = date(2026, 5, 4)
SENDER = Sender(municipality="Sjövalla kommun", board="Socialnämnden", phone="0500-12 34 00")
ABOUT = About(
    sender=SENDER, officer="Åsa Lindmark", provider="Ledsagarna", number="F 17", month=date(2026, 4, 1)
)
ROWS = [
    Asked(line="2", day=date(2026, 4, 7), case="2026-0001", what="Tillfället är överlappande."),
    Asked(line="", day=date(2026, 4, 9), what="Tillfället saknas."),
]


def rows(letter: Letter) -> list[tuple[object, ...]]:
    return [row for block in letter.body if isinstance(block, Table) for row in block.rows]


def test_a_query_names_rows_by_number_and_day() -> None:
    letter = query(ABOUT, ROWS, TODAY)
    assert rows(letter) == [
        ("2", "2026-04-07", "2026-0001", "Tillfället är överlappande."),
        ("–", "2026-04-09", "–", "Tillfället saknas."),
    ]
    said = plain_text(letter)
    for words in (
        "Fråga om faktura F 17",
        "Datum 4 maj 2026",
        "Månad april 2026",
        "Ledsagarna",
        "0500-12 34 00",
    ):
        assert words in said
    assert "Skicka inga namn eller personnummer i vanlig e-post." in said


def test_a_request_for_receipts_has_an_answer_day() -> None:
    letter = receipts(ABOUT, ROWS[:1], date(2026, 5, 18), TODAY)
    assert "senast den 18 maj 2026" in plain_text(letter)
    assert letter.title == "Begäran om kvitton, faktura F 17"


def test_the_letters_are_drawn_the_same_each_time() -> None:
    first, second = (render(query(ABOUT, ROWS, TODAY)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("missing", ["municipality", "board"])
def test_without_the_municipalitys_details_there_is_no_letter(missing: str) -> None:
    bare = msgspec.structs.replace(ABOUT, sender=msgspec.structs.replace(SENDER, **{missing: ""}))
    with pytest.raises(Refused):
        query(bare, ROWS, TODAY)
