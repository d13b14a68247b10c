"""The calendar on paper: frames of the time with their months, then the list of what happened."""

from datetime import date
from pathlib import Path

import page as validator

from lssdesk.law.hours import Track
from lssdesk.letters.blocks import Letter, Table, cell, plain, plain_text
from lssdesk.letters.hours.year import year
from lssdesk.letters.pdf import render
from tests.letters.hours.tracks import APRIL_20, case, cost, hours, late, many, money, once, planned, session

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def made(*tracks: Track, first: date = FIRST, last: date = LAST) -> Letter:
    return year(case(), tracks, first, last, APRIL_20, False)


def tables(letter: Letter) -> list[tuple[str, list[list[str]]]]:
    """Caption and rows of each table."""
    return [
        (block.caption, [[plain(cell(one).text).replace("\u00a0", " ") for one in row] for row in block.rows])
        for block in letter.body
        if isinstance(block, Table)
    ]


def test_the_frames_of_the_year() -> None:
    (_, months), *_ = tables(made(hours(session("2026-04-04"), hours=10)))
    assert len(months) == 9
    assert months[0][1:] == ["april", "10 tim", "2 tim", "8 tim"]
    assert months[3][0].startswith("Ledsagarservice\n1 juli–30 september 2026")


def test_only_the_frames_that_the_time_touches() -> None:
    ((_, months),) = tables(made(hours(), first=date(2026, 8, 1), last=date(2026, 8, 31)))
    assert [row[-4] for row in months] == ["juli", "augusti", "september"]


def test_the_list_by_month() -> None:
    track = hours(
        session("2026-04-04", companion="Kim", provider="Stödet AB"),
        late("2026-04-15"),
        session("2026-04-18", "00:00", "23:00"),
        planned("2026-05-02"),
        session("2027-01-02"),
    )
    _, april, may = tables(made(track))
    assert april == (
        "april 2026",
        [
            ["lö 4", "10:00–12:00", "genomfört", "2 tim", "Kim, Stödet AB"],
            ["on 15", "10:00–12:00", "avbokat av personen", "2 tim", ""],
            ["lö 18", "00:00–23:00", "genomfört, över saldot", "23 tim", ""],
        ],
    )
    assert may == ("maj 2026", [["lö 2", "17:00–19:30", "planerat", "–", ""]])


def test_costs_with_what_is_repaid() -> None:
    *_, (_, costs) = tables(made(money(cost("2026-04-04", 42_000, kind="food", receipt="K1"))))
    assert costs == [["4 april 2026", "mat och fika", "420 kronor", "300 kronor", "K1"]]


def test_a_sum_that_is_there_once_has_no_frame() -> None:
    assert tables(made(once(10_000))) == []
    assert "Inget är beviljat eller använt" in plain_text(made(once(10_000)))


def test_it_keeps_the_standards(tmp_path: Path) -> None:
    file = tmp_path / "year.pdf"
    file.write_bytes(render(made(*many())))
    for profile in ("ua1", "2a"):
        assert validator.validate_pdf(str(file), profile=profile).failures == []
