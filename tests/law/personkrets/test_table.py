"""The table of criteria: sound as shipped, and a broken one says file and row."""

from datetime import date

import pytest

from lssdesk.errors import InputError
from lssdesk.law import tables
from lssdesk.law.personkrets import age_limit, criteria
from lssdesk.law.personkrets.table import FILE, diagnoses, parse, shipped
from lssdesk.letters.wording_book import shipped as wordings

TEXT = tables.files()[FILE]
FIRST = 'id = "certified"\n'

BROKEN = [
    # name, text, what the sentence names
    ("no TOML", TEXT + "[[", FILE),
    ("unknown key", TEXT + 'colour = "red"\n', "colour"),
    ("unknown group", TEXT.replace('group = "2"', 'group = "4"', 1), "4"),
    ("unknown question", TEXT.replace('asks = ["ageing"]', 'asks = ["price"]'), "price"),
    ("two rows at once", TEXT.replace('id = "1b"', 'id = "1a"'), "1a"),
    ("ends before it begins", TEXT.replace(FIRST, FIRST + "last_day = 2018-06-30\n"), "certified"),
    (
        "a gap between two ages",
        TEXT.replace("first_day = 2026-01-01", "first_day = 2026-01-03"),
        "2026-01-01",
    ),
    ("a group without criteria", TEXT.replace('group = "2"', 'group = "3"'), "grupp 2"),
]


@pytest.mark.parametrize(("name", "text", "says"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_table_says_what_is_wrong(name: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        parse(text)
    assert FILE in str(error.value)


def test_the_shipped_criteria_are_those_of_the_act() -> None:
    found = [row.id for row in criteria(date(2026, 3, 25))]
    assert found == [
        *("certified", "1a", "1b", "1c", "1d", "1e", "1f"),
        *("2a", "2b", "2c", "2d", "2e"),
        *("3a", "3b", "3c", "3d", "3e"),
    ]
    assert criteria(date.min) == criteria(tables.first_day())


@pytest.mark.parametrize("row", shipped().criterion, ids=lambda row: row.id)
def test_a_criterion_has_a_question_to_ask_where_it_is_unclear(row: object) -> None:
    ids = {wording.id for wording in wordings()}
    assert {f"request.{key}" for key in row.asks} <= ids  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2018, 6, 30), None), (date(2018, 7, 1), 7), (date(2026, 3, 25), 7)],
)
def test_an_age_holds_from_its_first_day(day: date, expected: int | None) -> None:
    assert age_limit("autism_onset", day) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("ADHD", []),
        ("F84.5 aspergers syndrom", ["Aspergers syndrom"]),
        (
            "Atypisk autism och lindrig intellektuell funktionsnedsättning",
            ["intellektuell funktionsnedsättning", "atypisk autism"],
        ),
    ],
)
def test_words_of_a_certificate(text: str, expected: list[str]) -> None:
    assert [row.term for row in diagnoses(text, date(2026, 3, 25))] == expected
