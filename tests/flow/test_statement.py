"""The statement and the ground for a follow-up of a signed case: all of the person's tracks, as PDF."""

from datetime import date

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import statement
from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import new_id
from lssdesk.flow.statement import Paper
from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit
from lssdesk.letters.blocks import plain_text
from lssdesk.model.case import Cost, UnusedMonth
from tests.flow.officer import Clock, signed
from tests.letters.hours.tracks import case, session

JUNE_1 = date(2026, 6, 1)


@pytest.fixture
def work(desk: Desk, clock: Clock) -> Work:
    """A signed case of ledsagarservice from 1 April, on 1 June, with hours used, a cost, and a reason."""
    work = signed(desk)
    clock.forward(days=91)
    assert work.today == JUNE_1
    month = UnusedMonth(id=new_id(), month=date(2026, 5, 1), reason="away")
    spent = Cost(id=new_id(), day=date(2026, 4, 8), amount=8_550, kind="food")
    edits = [
        Edit("ledsagarservice", None, session("2026-04-08")),
        Edit("ledsagarservice", None, month),
        Edit("omkostnader_ledsagare", None, spent),
    ]
    work.hours.apply("förde in", edits)
    return work


def text(work: Work, paper: Paper, day: date = JUNE_1) -> str:
    return plain_text(statement.letter(work, paper, day, False)).replace("\u00a0", " ")


def test_the_statement_is_of_the_stored_hours(work: Work) -> None:
    assert "Ledsagarservice: 52 timmar kvar till och med 30 juni." in text(work, "statement")
    assert "Ledsagarservice: 18 timmar kvar" in text(work, "statement", date(2026, 4, 1))


def test_the_follow_up_has_the_reasons_and_the_costs(work: Work) -> None:
    said = text(work, "follow_up")
    assert "bortrest" in said
    assert "mat och fika" in said


def test_each_is_a_pdf_in_every_layout(work: Work) -> None:
    made = {
        statement.pdf(work, paper, JUNE_1, draft, layout)
        for paper in ("statement", "follow_up")
        for draft in (True, False)
        for layout in ("standard", "large", "easy")
    }
    assert len(made) == 12
    assert all(pdf.startswith(b"%PDF") for pdf in made)


def test_a_day_to_come_is_refused(work: Work) -> None:
    with pytest.raises(Refused, match="inte här än"):
        statement.letter(work, "statement", date(2026, 6, 2), False)


@pytest.mark.parametrize(
    ("protection", "paper", "expected"),
    [
        ("none", "statement", "Timbesked 2026-0042, 2026-06-01.pdf"),
        ("none", "follow_up", "Uppföljning 2026-0042, 2026-06-01.pdf"),
        ("skyddad_folkbokforing", "statement", "Timbesked 2026-06-01.pdf"),
        ("skyddad_folkbokforing", "follow_up", "Uppföljning 2026-06-01.pdf"),
    ],
)
def test_the_name_of_the_file(protection: str, paper: Paper, expected: str) -> None:
    assert statement.file_name(case(protection), paper, JUNE_1) == expected
