"""The statement for the person: what it says of each kind of track, on one page, and never urging anybody."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import page as validator
import pytest

from lssdesk.errors import Refused
from lssdesk.language.hints import hints
from lssdesk.law.hours import Policy, Track
from lssdesk.letters.blocks import LAYOUTS, Layout, Letter, Table, cell, plain, plain_text
from lssdesk.letters.hours.statement import statement
from lssdesk.letters.pdf import draw, missing_glyphs
from tests.letters.hours.tracks import (
    APRIL_20,
    case,
    cost,
    grant,
    hours,
    late,
    many,
    money,
    once,
    planned,
    session,
)

URGING = re.compile(r"\b(spara|sparas|passa på|glöm|utnyttja|bör|se till)\b", re.IGNORECASE)


def made(*tracks: Track, day: date = APRIL_20, protection: str = "none") -> Letter:
    return statement(case(protection), tracks, day, APRIL_20, False)


def said(*tracks: Track, day: date = APRIL_20) -> str:
    return plain_text(made(*tracks, day=day)).replace("\u00a0", " ")


def rows(letter: Letter) -> list[list[str]]:
    """The cells of the table of months."""
    (table,) = [block for block in letter.body if isinstance(block, Table)]
    return [[plain(cell(one).text).replace("\u00a0", " ") for one in row] for row in table.rows]


USED = (session("2026-04-04"), session("2026-04-08", "17:00", "22:30"))
SAYS: list[tuple[str, tuple[Track, ...], str]] = [
    (
        "hours left now",
        (hours(*USED),),
        "Ledsagarservice: 10 timmar och 30 minuter kvar till och med 30 juni.",
    ),
    ("late counts", (hours(late("2026-04-10")),), "Ledsagarservice: 16 timmar kvar"),
    ("planned uses nothing", (hours(planned("2026-04-21")),), "Ledsagarservice: 18 timmar kvar"),
    ("one hour", (hours(hours=1),), "Ledsagarservice: 1 timme kvar"),
    ("a minute", (hours(session("2026-04-04", "10:00", "10:59"), hours=1),), "Ledsagarservice: 1 minut kvar"),
    (
        "more than there was",
        (hours(*USED, hours=7),),
        "0 timmar kvar till och med 30 juni. Du har använt 30 minuter mer än du hade. "
        "Det räknas av nästa månad.",
    ),
    (
        "more than there was, frame of one month",
        (hours(*USED, measure="avlosarservice", hours=7, policy=Policy(frame_months=1)),),
        "0 timmar kvar till och med 30 april. Du har använt 30 minuter mer än du hade.",
    ),
    (
        "the whole frame from its first day",
        (hours(*USED, policy=Policy(frame_months=3, advance="allow")),),
        "46 timmar och 30 minuter kvar till och med 30 juni.",
    ),
    (
        "free hours",
        (hours(*USED, measure="ledsagning", hours=None),),
        "Ledsagning: inget bestämt antal timmar. Du har använt 7 timmar och 30 minuter "
        "från och med den 1 april.",
    ),
    (
        "two decisions at once",
        (
            hours(
                grants=(grant("ledsagarservice"), grant("ledsagarservice", 2, "2026-02-01", id="2026-0007"))
            ),
        ),
        "Ledsagarservice (beslut från den 1 februari 2026): 6 timmar kvar till och med 30 april.",
    ),
    (
        "costs",
        (money(cost("2026-04-04", 8_550)),),
        "Ledsagarens omkostnader: 214,50 kronor kvar till och med 30 juni.",
    ),
    (
        "a dearer activity",
        (once(45_000, cost("2026-04-04", 10_000)),),
        "Dyrare aktivitet: 350 kronor kvar av 450 kronor.",
    ),
    (
        "actual costs",
        (once(None, cost("2026-04-04", 10_000), measure="omkostnader_avlosare"),),
        "Avlösarens omkostnader: så mycket som det kostar. Hittills är 100 kronor ersatt, "
        "från och med den 1 april.",
    ),
    (
        "next year's days have their year",
        (hours(first="2026-03-01", valid_to=date(2027, 2, 28), policy=Policy(frame_months=12)),),
        "kvar till och med 28 februari 2027.",
    ),
    (
        "planned",
        (hours(planned("2026-04-20"), planned("2026-05-02", "13:00", "15:00")),),
        "Planerat: måndag 20 april kl. 17:00–19:30 och lördag 2 maj kl. 13:00–15:00.",
    ),
    (
        "many planned",
        (hours(*(planned(f"2026-05-0{day}") for day in range(1, 7))),),
        "och 3 till.",
    ),
    (
        "what the pace would leave",
        (hours(session("2026-04-04"), first="2026-03-01"),),
        "Om du använder lika mycket framöver blir ungefär 50 timmar kvar den 31 maj "
        "(räknat på 2 tim sedan den 1 mars).",
    ),
    (
        "a dearer activity can be applied for",
        (hours(),),
        "Är en aktivitet dyrare för ledsagaren, till exempel en konsert, kan du ansöka om ersättning.",
    ),
    (
        "hours may be moved",
        (hours(),),
        "Du får flytta timmar framåt mellan månaderna i en period, men du måste inte.",
    ),
    ("costs may be moved", (money(),), "Du får flytta ersättning framåt"),
    (
        "both may be moved",
        (hours(), money()),
        "Du får flytta timmar och ersättning framåt i en period, men du måste inte.",
    ),
    ("what lapses", (hours(),), "Det som är kvar när perioden slutar kan inte användas senare."),
    (
        "a month is not moved",
        (hours(measure="avlosarservice", policy=Policy(frame_months=1)),),
        "De kan inte flyttas till nästa månad.",
    ),
    ("whom to ask", (hours(),), "Hör av dig till Åsa Lindmark, telefon 0500-12 34 00."),
    ("no decision", (hours(),), "Det här är ett besked och inget beslut."),
]


@pytest.mark.parametrize(("name", "tracks", "expected"), SAYS, ids=[row[0] for row in SAYS])
def test_what_it_says(name: str, tracks: tuple[Track, ...], expected: str) -> None:
    assert expected in said(*tracks)


SILENT: list[tuple[str, tuple[Track, ...], str]] = [
    ("no dearer activity for relief", (hours(measure="avlosarservice"),), "dyrare"),
    ("nor for costs alone", (money(),), "dyrare"),
    ("free hours have nothing that lapses", (hours(measure="ledsagning", hours=None),), "perioden slutar"),
    ("nor anything to move", (hours(measure="ledsagning", hours=None),), "flytta"),
    (
        "a sum that is used up is done",
        (hours(), once(10_000, cost("2026-04-04", 10_000))),
        "Dyrare aktivitet:",
    ),
    ("a sum that is there once has no months", (once(10_000),), "Månad"),
    ("no forecast where nothing is left", (hours(*USED, hours=1, first="2026-03-01"),), "framöver"),
    ("nor where it is too early for one", (hours(*USED),), "framöver"),
    ("yesterday's plan is not ahead", (hours(planned("2026-04-19")),), "Planerat"),
    (
        "a measure that has ended",
        (hours(), hours(measure="avlosning", valid_to=date(2026, 4, 19))),
        "vlösning",
    ),
]


@pytest.mark.parametrize(("name", "tracks", "absent"), SILENT, ids=[row[0] for row in SILENT])
def test_what_it_does_not_say(name: str, tracks: tuple[Track, ...], absent: str) -> None:
    assert absent not in said(*tracks)


def test_the_months_of_the_frame() -> None:
    letter = made(hours(*USED, planned("2026-05-05")), money(cost("2026-04-04", 40_000)))
    assert rows(letter) == [
        [
            "Ledsagarservice\n1 april–30 juni 2026\n7 tim 30 min använt av 54 tim",
            "april",
            "18 tim",
            "7 tim 30 min",
            "10 tim 30 min",
        ],
        ["maj", "18 tim", "–", "–"],
        ["juni", "18 tim", "–", "–"],
        [
            "Ledsagarens omkostnader\n1 april–30 juni 2026\n300 kr ersatt av 900 kr",
            "april",
            "300 kr",
            "300 kr",
            "0 kr",
        ],
        ["maj", "300 kr", "–", "–"],
        ["juni", "300 kr", "–", "–"],
    ]


def test_overuse_is_a_number_below_zero() -> None:
    assert rows(made(hours(*USED, hours=7)))[0][1:] == ["april", "7 tim", "7 tim 30 min", "-30 min"]


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 4, 1), "18 timmar"),
        (date(2026, 4, 3), "18 timmar"),
        (date(2026, 4, 4), "16 timmar"),
        (date(2026, 4, 30), "10 timmar och 30 minuter"),
        (date(2026, 5, 1), "28 timmar och 30 minuter"),
        (date(2026, 7, 1), "18 timmar"),
    ],
)
def test_it_stands_as_it_stood_on_any_day(day: date, left: str) -> None:
    assert f"Ledsagarservice: {left} kvar" in said(hours(*USED), day=day)


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2027, 4, 1)])
def test_where_nothing_runs_there_is_nothing_to_tell(day: date) -> None:
    with pytest.raises(Refused, match="Inget beslut om timmar"):
        made(hours(*USED), day=day)


def test_a_final_one_lacks_nothing_and_a_draft_marks_it() -> None:
    lacking = msgspec.structs.replace(case(), sender=msgspec.structs.replace(case().sender, board=""))
    with pytest.raises(Refused) as refusal:
        statement(lacking, (hours(),), APRIL_20, APRIL_20, False)
    assert refusal.value.field == "/sender/board"
    assert "saknas]" in plain_text(statement(lacking, (hours(),), APRIL_20, APRIL_20, True))


def test_of_a_protected_person_there_is_neither_address_nor_number() -> None:
    letter = made(hours(*USED), protection="sekretessmarkering")
    assert letter.recipient == ("Ada Lindqvist",)
    assert not re.search(r"Granstigen|541 32|19900101", plain_text(letter))


LETTERS: Sequence[tuple[str, tuple[Track, ...]]] = [(name, tracks) for name, tracks, _ in SAYS] + [
    ("many", many())
]


@pytest.mark.parametrize(("name", "tracks"), LETTERS, ids=[row[0] for row in LETTERS])
def test_it_is_one_page_and_urges_nobody(name: str, tracks: tuple[Track, ...]) -> None:
    letter = made(*tracks)
    assert draw(letter).pages == 1
    assert not missing_glyphs(letter)
    assert not URGING.search(plain_text(letter))


def test_three_tracks_say_all_that_there_is_to_say() -> None:
    text = said(*many())
    assert "Planerat: fredag 24 april kl. 17:00–19:30 (ledsagarservice) och 6 till." in text
    assert re.search(r"ungefär \d+ timmar ledsagarservice kvar .* Ungefär \d+ timmar avlösarservice", text)
    assert len(rows(made(*many()))) == 9


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_keeps_the_standards(layout: Layout, tmp_path: Path) -> None:
    drawn = draw(made(*many()), layout)
    file = tmp_path / "statement.pdf"
    file.write_bytes(drawn.pdf)
    for profile in ("ua1", "2a"):
        assert validator.validate_pdf(str(file), profile=profile).failures == []


@pytest.mark.parametrize("layout", ["large", "easy"])
def test_large_print_of_one_measure_takes_two_pages(layout: Layout) -> None:
    assert draw(made(hours(*USED)), layout).pages <= 2


def test_it_is_plain_swedish() -> None:
    letter = made(*many())
    sentences = [plain(one) for block in letter.body for one in _sentences(block)]
    assert [hint for text in sentences for hint in hints(text)] == []


def _sentences(block: object) -> list[str]:
    text = getattr(block, "text", None)
    items = getattr(block, "items", ())
    return [plain(text)] if text is not None else [plain(one) for one in items]


def test_without_a_telephone_the_other_way_is_named() -> None:
    sender = msgspec.structs.replace(case().sender, phone="")
    letter = statement(msgspec.structs.replace(case(), sender=sender), (hours(),), APRIL_20, APRIL_20, False)
    assert "Hör av dig till Åsa Lindmark, e-post socialnamnden@sjovalla.example." in plain_text(letter)
