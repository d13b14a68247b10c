"""Invoices: read, kept, judged, and the letters about them."""

from collections.abc import Sequence
from datetime import date, time
from io import BytesIO

import msgspec
import pytest
from openpyxl import Workbook

from lssdesk.errors import Refused
from lssdesk.flow import invoice_reading, payment_letters
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoice, Invoices
from lssdesk.flow.payment import Month
from lssdesk.flow.reports.rows import Problem
from tests.flow.officer import OFFICER, WOMAN, Premises, set_sender, signed
from tests.flow.payments import (
    APRIL,
    FILE,
    HEAD,
    OTHER,
    PROVIDER,
    april,
    charge,
    price,
    record,
    session,
    texts,
)


def test_an_invoice_is_kept_with_what_was_said_of_its_rows(premises: Premises) -> None:
    desk = premises.open()
    signed(desk)
    kept = Invoices(desk).add(PROVIDER, APRIL, " F 17 ", [charge(2, 7), charge(3, 8)], "faktura.csv")
    Invoices(desk).mark(kept.id, "row/2", "queried", " Vem var med? ", april(desk))
    premises.kill()
    desk = premises.open()
    [again] = Invoices(desk).of("ledsagarna", date(2026, 4, 30))
    assert (again.id, again.number, again.file, len(again.charges)) == (kept.id, "F 17", "faktura.csv", 2)
    mark = again.marks["row/2"]
    assert (mark.state, mark.note, mark.by, mark.at) == ("queried", "Vem var med?", OFFICER, desk.now)
    assert (again.minutes, again.amount, again.cost) == (240, 1200_00, 0)
    assert Invoices(desk).of(PROVIDER, date(2026, 5, 1)) == ()
    assert Invoices(desk).of(OTHER, APRIL) == ()


def test_a_mark_goes_with_its_row(desk: Desk) -> None:
    known = Invoices(desk)
    kept = known.add(PROVIDER, APRIL, "1", [charge(2, 7), charge(3, 8)])
    month = april(desk)
    for place in ("row/2", "row/3"):
        known.mark(kept.id, place, "accepted", "", month)
    changed = known.set_charge(kept.id, charge(2, 9))
    assert [one.day.day for one in changed.charges] == [9, 8]
    assert list(changed.marks) == ["row/3"]
    assert known.set_charge(kept.id, charge(4, 10)).charges[-1].line == 4
    assert known.mark(kept.id, "row/3", None, "", month).marks == {}
    known.remove(kept.id)
    assert known.of(PROVIDER, APRIL) == ()
    with pytest.raises(Refused, match="finns inte längre"):
        known.set_charge(kept.id, charge(2, 9))


@pytest.mark.parametrize(("number", "words"), [(" ", "Skriv fakturans nummer"), ("f 17", "finns redan")])
def test_an_invoice_needs_a_number_of_its_own(desk: Desk, number: str, words: str) -> None:
    known = Invoices(desk)
    known.add(PROVIDER, APRIL, "F 17")
    with pytest.raises(Refused, match=words) as refused:
        known.add(PROVIDER, APRIL, number)
    assert refused.value.field == "/number"
    assert known.add(OTHER, APRIL, "F 17").number == "F 17"


def test_a_note_has_a_length(desk: Desk) -> None:
    kept = Invoices(desk).add(PROVIDER, APRIL, "1", [charge(2, 7)])
    with pytest.raises(Refused, match="högst 2000"):
        Invoices(desk).mark(kept.id, "row/2", "queried", "x" * 2001, april(desk))


READ = [
    charge(2, 7, 120, 600, end=time(16), category="dag", cost=85_50),
    charge(3, 8, 240, None, end=time(0), status="cancelled_by_client", category="kvall"),
    msgspec.structs.replace(charge(4, 9, None, None, cost=100_00), start=None),
]
TODAY = date(2026, 5, 4)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_an_invoice_is_read_from_csv_and_bad_rows_stop_no_others(encoding: str) -> None:
    found = invoice_reading.read(FILE.encode(encoding), TODAY)
    assert list(found.charges) == READ
    assert [(one.line, one.column) for one in found.problems] == [
        (5, "insats"),
        (6, "personnummer"),
        (7, "kategori"),
        (8, "minuter"),
        (9, "minuter"),
        (10, "start"),
    ]
    assert "eftermiddag" in found.problems[2].reason


def test_an_invoice_is_read_from_a_workbook() -> None:
    rows: list[list[object]] = [
        ["Belopp", "Personnummer", "Insats", "Datum", "Start", "Slut", "Kategori", "Minuter", "Övrigt"],
        [600.0, 199001012385, "ledsagarservice", date(2026, 4, 7), time(14), time(16), "Dag", 120, "x"],
        [None] * 9,
        ["=1+1", "199001012385", "ledsagarservice", "2026-04-08", "14:00", "16:00", "dag", 120.0, ""],
    ]
    found = invoice_reading.read(workbook(rows), TODAY)
    assert list(found.charges[:1]) == [charge(2, 7, 120, 600, end=time(16), category="dag")]
    assert len(found.charges) + len(found.problems) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ingen faktura"),
        (HEAD.encode(), "ingen faktura"),
        (b"personnummer;insats;datum\n1;2;3\n", "minst en av minuter, belopp, omkostnad"),
        (b"insats;datum;belopp\n1;2;3\n", "behöver personnummer, insats, datum"),
        (b"PK\x03\x04 torn", "arbetsbok"),
    ],
)
def test_a_file_that_is_no_invoice_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        invoice_reading.read(data, TODAY)


def test_a_torn_row_is_named() -> None:
    torn = FILE.partition("\n")[0] + '\n"199001012385;ledsagarservice;2026-04-07;;;;;60;;\n'
    [problem] = invoice_reading.read(torn.encode(), TODAY).problems
    assert (problem.line, "citationstecken" in problem.reason) == (2, True)


def test_a_row_typed_by_hand_is_read_as_one_from_a_file() -> None:
    row = {"personnummer": WOMAN, "insats": "ledsagarservice", "datum": "2026-04-07", "minuter": "120"}
    assert invoice_reading.charge(7, row, TODAY) == msgspec.structs.replace(
        charge(7, 7, 120, None), start=None
    )
    wrong = invoice_reading.charge(7, {**row, "minuter": "1441"}, TODAY)
    assert isinstance(wrong, Problem)
    assert "0 till 1440" in wrong.reason


def queried(desk: Desk) -> tuple[Month, Invoice]:
    set_sender(desk)
    price(desk)
    record(signed(desk), session(7), session(9))
    known = Invoices(desk)
    rows = [charge(2, 7, 120, 650, cost=85_50), charge(3, 8), charge(4, 9)]
    kept = known.add(PROVIDER, APRIL, "F 17", rows)
    for place in ("row/2", "row/4"):
        kept = known.mark(kept.id, place, "queried", "Ring Ada", april(desk))
    return april(desk), kept


def test_the_question_to_the_provider_has_numbers_and_days_but_no_names(desk: Desk) -> None:
    said = texts(payment_letters.query(desk, *queried(desk)))
    for words in (
        "F 17",
        "Ledsagarna",
        "2026-04-07",
        "2026-0001",
        "timersättningen",
        "2026-04-09",
        "Beskriv vad",
    ):
        assert words in said
    for words in ("Ada", "Lindqvist", "9001012385", "900101", "2026-04-08"):
        assert words not in said


def test_the_request_for_receipts_says_by_when(desk: Desk) -> None:
    said = texts(payment_letters.receipts(desk, *queried(desk))).replace("\u00a0", " ")
    for words in ("Begäran om kvitton", "85,50 kr", "2026-04-07", "16 mars 2026"):
        assert words in said
    assert "Lindqvist" not in said


def test_letters_need_something_to_ask_about(desk: Desk) -> None:
    set_sender(desk)
    month = april(desk)
    with pytest.raises(Refused, match="markerad med en fråga"):
        payment_letters.query(desk, month, Invoice(number="1", charges=(charge(2, 7),)))
    with pytest.raises(Refused, match="minst en rad med omkostnader"):
        payment_letters.receipts(desk, month, Invoice(number="1", charges=(charge(2, 7),)))
