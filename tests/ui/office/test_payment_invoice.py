"""An invoice by real clicks and keys: read from a file, typed, judged row by row, asked about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoices
from lssdesk.ui import dialogs
from lssdesk.ui.fingers import Fingers
from tests.flow.officer import WOMAN, set_sender, signed
from tests.flow.payments import (
    APRIL,
    FILE,
    PROVIDER,
    charge,
    price,
    record,
    session,
    texts,
)
from tests.ui.office.payments import answer, april, given, invoice, kept, opened, rows, said

K = Qt.Key
Open = Callable[[], Fingers]


@pytest.fixture
def open_page(desk: Desk, qtbot: QtBot) -> Open:
    """Opens the page."""
    return lambda: opened(desk, qtbot)


def test_an_invoice_is_read_from_a_file_and_bad_rows_are_named(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    april(desk)
    path = tmp_path / "faktura.csv"
    path.write_text(FILE, encoding="utf-8")
    answer(monkeypatch, path)
    at = open_page()
    invoice(at)
    assert "Ingen faktura är inlagd för månaden." in said(at)
    at.click("payment_read_file")
    assert "Skriv fakturans nummer." in said(at)
    at.type("payment_number", "F 17")
    at.click("payment_read_file")
    assert "6 rader gick inte att läsa: Rad 5:" in said(at)
    assert (kept(desk).number, kept(desk).file, len(kept(desk).charges)) == ("F 17", "faktura.csv", 3)
    found = {(row[0], row[4]) for row in rows(at, "payment_differences")}
    assert ("2", "Kostnad över ersättningen") in found
    assert "Fakturan: 6 tim, 600 kr för tiden och 185,50 kr i omkostnader." in said(at)
    at.type("payment_number", "f 17")
    at.click("payment_read_file")
    assert "Faktura f 17 finns redan för månaden." in said(at)


def test_a_file_that_cannot_be_read_says_so(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    april(desk)
    answer(monkeypatch, tmp_path / "ingen.csv")
    at = open_page()
    invoice(at)
    at.type("payment_number", "F 17")
    at.click("payment_read_file")
    assert "Filen går inte att öppna." in said(at)
    assert Invoices(desk).of(PROVIDER, APRIL) == ()


def test_an_invoice_is_typed_by_keys_alone(desk: Desk, open_page: Open) -> None:
    april(desk)
    at = open_page()
    invoice(at)
    at.type("payment_number", "F 18")
    at.click("payment_by_hand")
    assert at.focused.objectName() == "payment/personnummer"
    at.keys("900101-2385", K.Key_Tab, K.Key_Tab, "7/4", K.Key_Tab, "1400", K.Key_Tab, "16", K.Key_Tab)
    at.keys(K.Key_Tab, K.Key_Tab, "120", K.Key_Tab, "600", K.Key_Return)
    [first] = kept(desk).charges
    assert (first.line, first.number, first.day, first.minutes, first.amount) == (
        2,
        WOMAN,
        date(2026, 4, 7),
        120,
        600_00,
    )
    assert at.focused.objectName() == "payment/datum"  # the person stays for the next row
    at.keys("8/4", K.Key_Return)
    assert "Raden har varken minuter, belopp eller omkostnad." in said(at)
    at.type("payment/minuter", "120")
    at.press(K.Key_Return)
    assert [one.line for one in kept(desk).charges] == [2, 3]
    at.press(K.Key_Escape)
    assert not at.shown("payment_row_form")
    assert [row[4] for row in rows(at, "payment_differences")] == ["Inte fakturerat", "Inte fakturerat"]


def test_rows_are_judged_by_keys_and_stored_at_once(desk: Desk, open_page: Open) -> None:
    given(desk)
    at = open_page()
    invoice(at)
    table = at.seen("payment_differences")
    table.setFocus()
    names = [(row[0], row[4]) for row in rows(at, "payment_differences")]
    assert names[0] == ("2", "Annan timersättning")
    assert "Beloppet stämmer inte med timersättningen som gällde den dagen (PRV-072)." in said(at)
    assert "på fakturan 650 kr, i underlaget 600 kr".capitalize() in said(at)
    at.press(K.Key_G)
    assert kept(desk).marks["row/2"].state == "accepted"
    assert rows(at, "payment_differences")[0][7] == "godtagen"
    assert at.focused is table
    lacks = "lacks/199001012385/ledsagarservice/2026-04-08/17:00"
    assert names[1:3] == [("–", "Inte fakturerat"), ("3", "Inte rapporterat")]
    at.press(K.Key_F, K.Key_F)
    assert [(place, mark.state) for place, mark in kept(desk).marks.items()] == [
        ("row/2", "accepted"),
        (lacks, "queried"),
        ("row/3", "queried"),
    ]
    at.press(K.Key_Up, K.Key_Up, K.Key_Delete)
    assert list(kept(desk).marks) == ["row/2", "row/3"]


def test_a_note_makes_a_question_and_keeps_a_mark(desk: Desk, open_page: Open) -> None:
    given(desk)
    at = open_page()
    invoice(at)
    at.seen("payment_differences").setFocus()
    at.press(K.Key_N)
    assert at.focused.objectName() == "payment_note"
    at.keys("Fel pris", K.Key_Return)
    assert (kept(desk).marks["row/2"].state, kept(desk).marks["row/2"].note) == ("queried", "Fel pris")
    at.press(K.Key_Up)
    assert at.seen("payment_note").text() == "Fel pris"  # type: ignore[attr-defined]
    at.click("payment_accept")
    assert (kept(desk).marks["row/2"].state, kept(desk).marks["row/2"].note) == ("accepted", "Fel pris")


def test_all_rows_can_be_seen_and_an_invoice_that_is_right(desk: Desk, open_page: Open) -> None:
    price(desk)
    record(signed(desk), session(7))
    Invoices(desk).add(PROVIDER, APRIL, "F 1", [charge(2, 7)])
    at = open_page()
    at.click("segment_invoice")
    assert "Fakturan stämmer med underlaget." in said(at)
    assert [row[0] for row in rows(at, "payment_differences")] == ["2"]
    at.click("segment_differs")
    assert rows(at, "payment_differences") == []


def test_an_invoice_is_taken_away_after_a_question(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(desk)
    at = open_page()
    invoice(at)
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: False)
    at.click("payment_remove")
    assert kept(desk).number == "F 17"
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: True)
    at.click("payment_remove")
    assert Invoices(desk).of(PROVIDER, APRIL) == ()
    assert "Ingen faktura är inlagd för månaden." in said(at)


def test_letters_are_saved_and_what_they_lack_is_said(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_sender(desk)
    given(desk)
    names = answer(monkeypatch, tmp_path / "brev.pdf")
    at = open_page()
    invoice(at)
    at.click("payment_letter_query")
    assert "Brevet behöver minst en rad som är markerad med en fråga." in said(at)
    at.seen("payment_differences").setFocus()
    at.press(K.Key_F)
    at.click("payment_letter_query")
    assert names == ["Fråga om faktura.pdf"]
    assert "2026-04-07" in texts((tmp_path / "brev.pdf").read_bytes())
    at.click("payment_letter_receipts")
    assert "Brevet behöver minst en rad med omkostnader." in said(at)
