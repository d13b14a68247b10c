"""The ground for a follow-up: what moved or lapsed and why, costs, activities, and what to ask."""

from datetime import date
from pathlib import Path

import page as validator
import pytest

from lssdesk.law.hours import Policy, Track
from lssdesk.letters.blocks import LAYOUTS, Block, Layout, Paragraph, Table, cell, plain, plain_text
from lssdesk.letters.hours.follow_up import PROMPTS, RESULT, follow_up, follow_up_blocks
from lssdesk.letters.pdf import render
from lssdesk.model.case import UnusedMonth
from tests.letters.hours.tracks import case, cost, grant, hours, late, money, once, planned, session

JULY_5 = date(2026, 7, 5)
USED = (
    session("2026-04-04", activity="culture"),
    session("2026-04-08", "12:00", "16:00", activity="culture"),
    late("2026-05-15"),
    session("2026-06-01", "08:00", "20:00", activity="cafe"),
    planned("2026-07-01"),
    session("2026-07-04", status="cancelled_by_provider"),
)
WHY = (
    UnusedMonth(id="1", month=date(2026, 5, 1), reason="illness", told_by="Utföraren"),
    UnusedMonth(id="2", month=date(2026, 6, 1), reason="other", note="Semester"),
)


def tables(*tracks: Track, day: date = JULY_5, decision: str = "") -> list[list[list[str]]]:
    """The rows of each table of the blocks."""
    found: tuple[Block, ...] = follow_up_blocks(tracks, WHY, day, decision)
    return [
        [[plain(cell(one).text).replace("\u00a0", " ") for one in row] for row in block.rows]
        for block in found
        if isinstance(block, Table)
    ]


def test_each_month_says_what_became_of_its_hours() -> None:
    months, *_ = tables(hours(*USED, hours=10))
    assert months == [
        ["april 2026", "10 tim", "6 tim", "4 tim", "–", ""],
        ["maj 2026", "10 tim", "2 tim", "12 tim", "–", "sjukdom (uppgift från Utföraren)"],
        ["juni 2026", "10 tim", "12 tim", "–", "10 tim", "annat: Semester"],
        ["juli 2026", "10 tim", "0 tim", "pågår", "–", ""],
    ]


def test_a_frame_of_one_month_moves_nothing() -> None:
    months, *_ = tables(hours(*USED, hours=10, policy=Policy(frame_months=1)))
    assert [row[3:5] for row in months] == [["–", "4 tim"], ["–", "8 tim"], ["–", "0 tim"], ["–", "pågår"]]


def test_free_hours_neither_move_nor_lapse() -> None:
    months, *_ = tables(hours(*USED, hours=None))
    assert [row[1:5] for row in months[:3]] == [
        ["inget antal", "6 tim", "–", "–"],
        ["inget antal", "2 tim", "–", "–"],
        ["inget antal", "12 tim", "–", "–"],
    ]


def test_occasions_and_activities_are_counted() -> None:
    _, occasions, activities = tables(hours(*USED))
    assert occasions == [
        ["genomförda", "3"],
        ["avbokade i tid", "0"],
        ["avbokade sent", "1"],
        ["uteblev", "0"],
        ["avbokade av utföraren", "1"],
    ]
    assert activities == [["Bio, teater, museum", "2"], ["Kafé eller enklare måltid", "1"]]


def test_costs_and_what_the_money_went_to() -> None:
    spent = money(
        cost("2026-04-04", 42_000, kind="entrance"),
        cost("2026-05-04", 8_550, kind="food"),
        cost("2026-05-09", 100),
    )
    assert tables(spent) == [
        [
            ["april 2026", "420 kronor", "300 kronor", "120 kronor"],
            ["maj 2026", "86,50 kronor", "86,50 kronor", "0 kronor"],
        ],
        [["inträde", "420 kronor"], ["mat och fika", "85,50 kronor"], ["inte angivet", "1 krona"]],
    ]


@pytest.mark.parametrize(
    ("receipts", "expected"),
    [
        (("17", ""), "1 av 2 utlägg har kvitto."),
        (("17", "18"), "Alla utlägg har kvitto."),
        (("", ""), "Inget av utläggen har kvitto."),
    ],
)
def test_how_many_costs_have_a_receipt(receipts: tuple[str, str], expected: str) -> None:
    spent = money(*(cost(f"2026-04-0{day}", 100, receipt=one) for day, one in enumerate(receipts, 1)))
    said = [one.text for one in follow_up_blocks((spent,), (), JULY_5) if isinstance(one, Paragraph)]
    assert said[0] == expected


# name, track, what it says is left on 5 July
LEFT = [
    ("hours", hours(*USED, hours=10), "Kvar att använda till och med den 30 september: 10 timmar."),
    ("used beyond", hours(session("2026-07-04", "08:00", "20:00"), hours=10),
     "Kvar att använda till och med den 30 september: 0 timmar."),
    ("costs", money(cost("2026-07-04", 8_550)),
     "Kvar att ersätta till och med den 30 september: 214,50 kronor."),
    ("a sum that is there once", once(45_000, cost("2026-04-04", 10_000)), "Kvar att ersätta: 350 kronor."),
    ("free hours", hours(*USED, hours=None), ""),
    ("actual costs", once(None, cost("2026-04-04", 10_000), measure="omkostnader_avlosare"), ""),
    ("it has ended", hours(*USED, valid_to=date(2026, 6, 30)), ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "track", "expected"), LEFT, ids=[row[0] for row in LEFT])
def test_it_says_what_is_left(name: str, track: Track, expected: str) -> None:
    texts = [one.text for one in follow_up_blocks((track,), (), JULY_5) if isinstance(one, Paragraph)]
    found = [str(one).replace("\u00a0", " ") for one in texts]
    assert [one for one in found if one.startswith("Kvar")] == ([expected] if expected else [])


def test_only_the_months_of_the_decision_are_told() -> None:
    two = (grant("ledsagarservice", 2, "2026-02-01", id="2026-0007"), grant("ledsagarservice", 10))
    months, *_ = tables(hours(*USED, grants=two), decision="2026-0042")
    assert [row[0] for row in months] == ["april 2026", "maj 2026", "juni 2026", "juli 2026"]
    assert len(tables(hours(*USED, grants=two), decision="2026-0099")[0]) > 4


def test_later_entries_do_not_count() -> None:
    months, *_ = tables(hours(*USED, hours=10), day=date(2026, 4, 6))
    assert months == [["april 2026", "10 tim", "2 tim", "pågår", "–", ""]]


def test_where_nothing_is_granted_yet_it_says_so() -> None:
    assert "Inget är beviljat" in plain_text(follow_up(case(), (), (), JULY_5, False))


def test_the_prompts_are_there_with_room_to_write() -> None:
    letter = follow_up(case(), (hours(*USED),), WHY, JULY_5, False)
    when, prompts, result = [one for one in letter.body if isinstance(one, Table)][-3:]
    assert (len(when.rows), len(prompts.rows), len(result.rows)) == (3, len(PROMPTS), len(RESULT))
    for table in (when, prompts, result):
        assert all(plain(cell(row[1]).text).count("\n") for row in table.rows)
    assert "Har mål och delmål nåtts?" in plain_text(letter)
    assert letter.recipient == ("Ada Lindqvist",)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_keeps_the_standards(layout: Layout, tmp_path: Path) -> None:
    file = tmp_path / "follow_up.pdf"
    letter = follow_up(case(), (hours(*USED), money(cost("2026-04-04", 42_000))), WHY, JULY_5, False)
    file.write_bytes(render(letter, layout))
    for profile in ("ua1", "2a"):
        assert validator.validate_pdf(str(file), profile=profile).failures == []
