"""What is shown and given out of the whole office leaves its line in the log, as in a case."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import lssdesk
from lssdesk.demo import Hand
from lssdesk.ui.office.figures_page import FiguresPage
from lssdesk.ui.office.payment_page import PaymentPage
from lssdesk.ui.office.report_page import ReportPage
from tests.flow.figures_office import decided, person
from tests.flow.officer import ADA, WOMAN, Clock, received, set_sender
from tests.flow.payments import PROVIDER
from tests.flow.reports.reports import csv_of, row
from tests.ui.logged import Do, Line, answer, check, count, lines
from tests.ui.office.payments import april

K = Qt.Key


@pytest.fixture(autouse=True)
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(tmp_path, monkeypatch)


def figures(hand: Hand) -> FiguresPage:
    hand.click("bar_figures")
    page = hand.seen("figures_page")
    assert isinstance(page, FiguresPage)
    hand.wait(lambda: hand.shown("figures_pdf"))
    return page


def save_figures(kind: str) -> Do:
    def do(hand: Hand) -> None:
        figures(hand)
        hand.click(f"figures_{kind}")

    return do


def persons_behind(hand: Hand) -> None:
    page = figures(hand)
    table = page.tables[0]
    table.setFocus()
    model = table.model()
    place = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if (number := table.figures.number(model.index(row, column))) and number.behind
    )
    table.setCurrentIndex(place)
    hand.press(K.Key_Return)


def payment(hand: Hand) -> PaymentPage:
    hand.window.office.show_page("payment")
    page = hand.seen("payment_page")
    assert isinstance(page, PaymentPage)
    hand.choose(hand.seen("payment_provider"), PROVIDER)
    page.wait()
    hand.wait(lambda: page.month is not None and not page._background.busy)
    return page


def export_payment(kind: str) -> Do:
    def do(hand: Hand) -> None:
        page = payment(hand)
        page._export(f"basis_{kind}")

    return do


def look_at_report(hand: Hand) -> None:
    page = ReportPage(hand.window.desk)
    hand.window.put_aside(page)
    path = Path(str(hand.window.desk.office.folder.parent)) / "april.csv"
    path.write_bytes(csv_of(row()))
    page.look(path)
    hand.wait(lambda: page.preview is not None)


def verify(hand: Hand) -> None:
    """To look whether something was altered must not alter it, and it shows no persons."""
    hand.window.office.show_page("verify")
    hand.wait(lambda: "kontrollerade" in hand.seen("verify_page").accessibleDescription())


def review(*buttons: str) -> Do:
    def do(hand: Hand) -> None:
        hand.window.office.show_page("review")
        for button in buttons:
            hand.click(button)

    return do


SEEN: Line = ("visade underlag för betalning", "payment", False, f"{PROVIDER} 2026-04")
MARCH = "mars\u00a02026"
OFFICE: list[tuple[str, Do, list[Line]]] = [
    ("rows of payment", payment, [SEEN]),
    ("payment as a workbook", export_payment("xlsx"), [SEEN, ("", "payment", False, f"{PROVIDER} 2026-04")]),
    ("payment as a table", export_payment("csv"), [SEEN, ("", "payment", False, f"{PROVIDER} 2026-04")]),
    ("a provider's report", look_at_report,
     [("läste igenom en utförares rapport", "reports", False, "april.csv")]),
    ("a review", review("review_begin", "review_clean", "review_print", "review_save"),
     [("tog fram listan", "review", False, "*"), ("bedömde en rad", "review", True, "*"),
      ("skrev ut en granskning", "review", False, MARCH),
      ("sparade en granskning", "review", False, MARCH)]),
    ("the check of what is signed", verify, []),
]  # fmt: skip


FIGURES: list[tuple[str, Do, list[Line]]] = [
    ("figures as a workbook", save_figures("xlsx"), [("Uppföljningssiffror sparades", "figures", False, "")]),
    ("figures as a PDF", save_figures("pdf"), [("Uppföljningssiffror sparades", "figures", False, "")]),
    ("persons behind a number", persons_behind, [("", "persons_behind", False, "")]),
]  # fmt: skip


@pytest.mark.parametrize(("do", "expected"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_of_figures(hand: Hand, do: Do, expected: list[Line]) -> None:
    desk = hand.window.desk
    set_sender(desk)
    decided(
        desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", date(2024, 7, 1), date(2025, 6, 30), "1"
    )
    before = count(desk)
    do(hand)
    check(lines(desk, before), expected)


@pytest.mark.parametrize(("do", "expected"), [row[1:] for row in OFFICE], ids=[row[0] for row in OFFICE])
def test_of_the_office(hand: Hand, clock: Clock, do: Do, expected: list[Line]) -> None:
    desk = hand.window.desk
    april(desk)
    desk.open(desk.register(ADA, "ledsagning", received()))
    clock.forward(days=60)
    before = count(desk)
    do(hand)
    check(lines(desk, before), expected)


GIVE = re.compile(r"\b(?:print_pdf|save_pdf|choose_save|print_pages)\(")
OUT = {
    "ui/case/deeds.py",
    "ui/case/hours_export.py",
    "ui/case/hours_papers.py",
    "ui/case/journal.py",
    "ui/case/papers.py",
    "ui/office/figures_page.py",
    "ui/office/payment_page.py",
    "ui/office/review_page.py",
}
"""Modules that give something of a person or of the office out, each tried above."""
TRIED_ELSEWHERE = {"ui/office/transfer_lend.py", "ui/office/weeding_page.py"}
WITHOUT_PERSONS = {
    "ui/dialogs.py": "asks",
    "ui/letter_output.py": "prints and saves for the others",
    "ui/office/backup_page.py": "the guide to restoring",
    "ui/unlock/first_run.py": "the recovery sheet, before there is an office",
}


def test_every_window_that_gives_something_out_is_known() -> None:
    """A new one that prints or saves belongs into the tables above."""
    root = Path(lssdesk.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if GIVE.search(path.read_text(encoding="utf-8"))
    }
    assert found - TRIED_ELSEWHERE == OUT | set(WITHOUT_PERSONS)
