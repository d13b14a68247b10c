"""Reports read: every way to write a cell, every encoding, and what is wrong told with line and column."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.reports import Problem, Row, reading, xlsx_rows
from lssdesk.flow.reports.reading import read
from tests.flow.officer import MAN, WOMAN
from tests.flow.reports.reports import HEADER, TODAY, csv_of, found, row, xlsx_of

TEN, HALF_PAST_TWELVE = time(10), time(12, 30)


def only(data: bytes) -> Row:
    (one,) = found(data)
    assert isinstance(one, Row), one
    return one


def problem(data: bytes) -> Problem:
    (one,) = found(data)
    assert isinstance(one, Problem), one
    return one


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_whole_row(make: Any) -> None:
    whole = row(aktivitet="Bio", omkostnad="85,50", kvitto="17", anteckning="@SUM(1)")
    assert only(make(whole)) == Row(
        line=2,
        number=WOMAN,
        measure="ledsagarservice",
        day=date(2026, 4, 8),
        start=TEN,
        end=HALF_PAST_TWELVE,
        status="performed",
        provider="Egen regi",
        activity="culture",
        amount=8_550,
        receipt="17",
        note="@SUM(1)",
    )


CELLS: list[tuple[str, Any, str, object]] = [
    ("personnummer", "19900101-2385", "number", WOMAN),
    ("personnummer", "900101-2385", "number", WOMAN),
    ("personnummer", "9001012385", "number", WOMAN),
    ("insats", "Ledsagning", "measure", "ledsagning"),
    ("insats", "avlösarservice", "measure", "avlosarservice"),
    ("insats", "avlosning", "measure", "avlosning"),
    ("datum", "2026-04-08 00:00:00", "day", date(2026, 4, 8)),
    ("datum", "1994-01-01", "day", date(1994, 1, 1)),
    ("start", "9:05", "start", time(9, 5)),
    ("start", "09.05", "start", time(9, 5)),
    ("start", "09:05:59", "start", time(9, 5)),
    ("slut", "24:00", "end", time(0)),
    ("slut", "02:15", "end", time(2, 15)),
    ("status", "UTFÖRD", "status", "performed"),
    ("status", "avbokad av  utförare", "status", "cancelled_by_provider"),
    ("status", "uteblev", "status", "no_show"),
    ("utforare", "  Omsorg   i  Väst ", "provider", "Omsorg i Väst"),
    ("aktivitet", "", "activity", None),
    ("aktivitet", "Besök på museum", "activity", "culture"),
    ("aktivitet", "Enklare måltid", "activity", "cafe"),
    ("aktivitet", "RESTAURANG", "activity", "restaurant"),
    ("aktivitet", "personliga aktiviteter", "activity", "personal"),
    ("aktivitet", "Simning", "activity", "other"),
    ("omkostnad", "", "amount", None),
    ("omkostnad", "0", "amount", None),
    ("omkostnad", "85.5", "amount", 8_550),
    ("omkostnad", "1 250,00 kr", "amount", 125_000),
]


@pytest.mark.parametrize(("column", "written", "name", "expected"), CELLS)
def test_a_cell_may_be_written_so(column: str, written: Any, name: str, expected: object) -> None:
    assert getattr(only(csv_of(row(**{column: written}))), name) == expected


@pytest.mark.parametrize(
    ("column", "cell", "name", "expected"),
    [
        ("personnummer", 199001012385, "number", WOMAN),
        ("personnummer", 2292399, "number", MAN),  # 000229-2399 without its zeros
        ("datum", date(2026, 4, 8), "day", date(2026, 4, 8)),
        ("datum", datetime(2026, 4, 8), "day", date(2026, 4, 8)),
        ("start", time(10, 0, 30), "start", TEN),
        ("start", datetime(1900, 1, 1, 10), "start", TEN),
        ("start", timedelta(hours=10), "start", TEN),
        ("slut", timedelta(hours=12, minutes=30), "end", HALF_PAST_TWELVE),
        ("slut", timedelta(hours=24), "end", time(0)),
        ("omkostnad", 85.5, "amount", 8_550),
        ("omkostnad", 0.1 + 0.2, "amount", 30),
        ("omkostnad", 300, "amount", 30_000),
        ("kvitto", 17, "receipt", "17"),
        ("kvitto", 17.0, "receipt", "17"),
    ],
)
def test_a_workbook_has_real_values(column: str, cell: Any, name: str, expected: object) -> None:
    assert getattr(only(xlsx_of(row(**{column: cell}))), name) == expected


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
@pytest.mark.parametrize("at", ["2026-04-07 14:30", "2026-04-07T14:30", "2026-04-07 14:30:59"])
def test_when_it_was_cancelled(make: Any, at: str) -> None:
    read_row = only(make(row(status="avbokad", avbokad_tid=at)))
    assert (read_row.status, read_row.cancelled_at) == ("cancelled_by_client", datetime(2026, 4, 7, 14, 30))


def test_when_it_was_cancelled_as_a_real_moment() -> None:
    cancelled = row(status="avbokad", avbokad_tid=datetime(2026, 4, 7, 14, 30, 12))
    assert only(xlsx_of(cancelled)).cancelled_at == datetime(2026, 4, 7, 14, 30)


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"personnummer": ""}, "personnummer", "Personnumret saknas. Skriv det med tio eller tolv siffror."),
    ({"personnummer": "19900101-2386"}, "personnummer", "Kontrollsiffran stämmer inte"),
    ({"personnummer": "Ada Lindqvist"}, "personnummer", "siffror"),
    ({"insats": "boendestöd"}, "insats", "Insatsen är ”boendestöd”. Skriv ledsagarservice, ledsagning"),
    ({"datum": "2026-02-30"}, "datum", "”2026-02-30” är ingen dag i kalendern. Skriv dagen som"),
    ({"datum": "8/4"}, "datum", "Skriv dagen som 2026-03-12."),
    ({"datum": "1993-12-31"}, "datum", "Se efter att årtalet stämmer."),
    ({"start": "25:00"}, "start", "”25:00” är inget klockslag."),
    ({"start": "24:00"}, "start", "”24:00” är inget klockslag."),
    ({"slut": "halv tre"}, "slut", "Skriv timme och minut som 14:30."),
    ({"datum": "2026-03-29", "start": "02:30"}, "start", "Klockan 02:30 finns inte den 2026-03-29"),
    ({"datum": "2026-03-28", "start": "22:00", "slut": "02:30"}, "slut", "Klockan 02:30 finns inte"),
    ({"status": "inställd"}, "status", "Skriv utförd, avbokad, avbokad av utförare eller uteblev."),
    ({"status": " PLANERAD"}, "status", "Tillfället är planerat och tas inte in."),
    ({"status": "planerad", "utforare": ""}, "status", "Tillfället är planerat och tas inte in."),
    ({"status": "avbokad"}, "avbokad_tid", "Tillfället är avbokat men det står inte när."),
    ({"status": "avbokad", "avbokad_tid": "2026-04-07"}, "avbokad_tid", "är ingen tidpunkt"),
    ({"avbokad_tid": "2026-04-07 10:00"}, "avbokad_tid", "fast tillfället inte är avbokat"),
    ({"utforare": ""}, "utforare", "Utföraren saknas."),
    ({"omkostnad": "cirka 80"}, "omkostnad", "”cirka 80” är inget belopp."),
    ({"omkostnad": "-5"}, "omkostnad", "är inget belopp"),
    ({"omkostnad": "1,005"}, "omkostnad", "högst två decimaler"),
    ({"anteckning": "x" * 2_001}, "anteckning", "längre än 2000 tecken"),
]


@pytest.mark.parametrize(("changes", "column", "reason"), BAD)
@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_bad_row_says_how_to_mend_it(make: Any, changes: dict[str, Any], column: str, reason: str) -> None:
    told = problem(make(row(**changes)))
    assert (told.line, told.column) == (2, column)
    assert reason in told.reason


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"status": "planerad"}, "coming"),
        ({"status": "planerad", "utforare": "", "start": "x"}, "coming"),
        ({"status": "inställd"}, "bad"),
    ],
)
def test_a_planned_row_is_not_a_bad_one(changes: dict[str, Any], kind: str) -> None:
    assert problem(csv_of(row(**changes))).kind == kind


@pytest.mark.parametrize("cell", [14.5, 0.6, True])
def test_a_number_is_no_clock_time(cell: Any) -> None:
    assert problem(xlsx_of(row(start=cell))).column == "start"


def test_a_bad_row_does_not_stop_the_others() -> None:
    told = found(csv_of(row(), row(datum="x"), row(start="11:00")))
    assert [type(one) for one in told] == [Row, Problem, Row]
    assert [one.line for one in told] == [2, 3, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_encoding_and_separator_are_found_out(encoding: str, separator: str) -> None:
    text = csv_of(row(utforare="Åsas omsorg"), separator=separator).decode()
    read_row = only(text.encode(encoding))
    assert (read_row.status, read_row.provider) == ("performed", "Åsas omsorg")


def test_a_byte_that_windows_does_not_know() -> None:
    assert (
        only(csv_of(row(utforare="A§B")).decode().encode("latin-1").replace(b"\xa7", b"\x81")).provider
        == "A B"
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "in quotation marks",
            '"{number}","ledsagarservice",2026-04-08,10:00,12:30,utförd,Egen regi,"85,50"',
        ),
        ("only where needed", '{number},ledsagarservice,2026-04-08,10:00,12:30,utförd,Egen regi,"85,50"'),
    ],
)
def test_a_decimal_comma_between_commas(name: str, line: str) -> None:
    header = "personnummer,insats,datum,start,slut,status,utforare,omkostnad\n"
    assert only((header + line.format(number=WOMAN)).encode()).amount == 8_550


@pytest.mark.parametrize("end", ["", ",,,", ",x"], ids=["short", "empty cells after it", "a note after it"])
def test_a_decimal_comma_that_is_not_quoted_is_told(end: str) -> None:
    header = "personnummer,insats,datum,start,slut,status,utforare,omkostnad,kvitto,anteckning,löpnr\n"
    line = f"{WOMAN},ledsagarservice,2026-04-08,10:00,12:30,utförd,Egen regi,85,50{end}"
    reason = problem((header + line).encode()).reason
    assert reason.endswith(
        "Sätt citattecken runt text och belopp som innehåller kommatecken eller semikolon."
    )


def test_more_cells_than_the_header_has() -> None:
    assert problem(csv_of(row(anteckning="a;b"))).reason.startswith("Raden har 13 fält men rubrikraden 12.")
    assert only(csv_of(row(anteckning="a;"))).note == "a"


def test_columns_in_any_order_and_spelling() -> None:
    header = tuple(reversed(HEADER))
    named = (
        csv_of(row(), header=header)
        .decode()
        .replace("utforare", "Utförare", 1)
        .replace("avbokad_tid", "Avbokad tid")
    )
    assert only(named.encode()) == only(csv_of(row()))


def test_columns_that_are_not_known_are_named() -> None:
    sheet = read(csv_of(row(), header=(*HEADER, "Löpnr", "")), TODAY)
    assert sheet.ignored == ("”Löpnr”",)
    assert len(list(sheet.rows)) == 1


@pytest.mark.parametrize(
    ("name", "header", "expected"),
    [
        ("one", HEADER[1:], "Kolumnen personnummer saknas. Lägg till den i rubrikraden och i varje rad."),
        ("two", HEADER[2:], "Kolumnerna personnummer, insats saknas. Lägg till dem i rubrikraden"),
        ("twice", (*HEADER, "datum"), "Rubrikraden har datum mer än en gång."),
        ("no header", ("1", "2"), "Filen saknar rubrikrad. Skriv kolumnernas namn på första raden"),
    ],
)
@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_header_that_does_not_do(make: Any, name: str, header: tuple[str, ...], expected: str) -> None:
    with pytest.raises(Refused, match=expected):
        read(make(row(), header=header), TODAY)


def test_the_columns_that_may_be_left_out() -> None:
    needed = tuple(name for name in HEADER if name not in ("avbokad_tid", *HEADER[8:]))
    assert only(csv_of(row(), header=needed)) == only(csv_of(row()))


def test_short_and_empty_lines() -> None:
    text = csv_of(row()).decode().replace(";;;;\r\n", "\r\n") + "\r\n;;;\r\n" + "   \r\n"
    assert only(text.encode()) == only(csv_of(row()))


def test_a_note_over_two_lines_is_one_row() -> None:
    text = csv_of(row(anteckning='"först\nsedan"'), row(start="15:00")).decode()
    first, second = found(text.encode())
    assert isinstance(first, Row)
    assert (first.note, second.line) == ("först\nsedan", 4)


def test_a_quotation_mark_that_is_not_closed_takes_only_its_own_line() -> None:
    rows = [row(anteckning='"öppen'), *(row(start=f"1{hour}:00") for hour in range(1, 10))]
    told = found(csv_of(*rows))
    assert [one.line for one in told if isinstance(one, Problem)] == [2]
    assert [one.line for one in told if isinstance(one, Row)] == list(range(3, 12))


def test_a_quotation_mark_inside_a_word_is_a_sign_like_others() -> None:
    assert only(csv_of(row(anteckning='skärm 24" bred'))).note == 'skärm 24" bred'


def test_a_line_without_end() -> None:
    told = problem(csv_of(row(anteckning="x" * 200_000)))
    assert told.reason.startswith("Raden är längre än en rad i en rapport kan vara.")


def test_signs_that_cannot_be_shown_go() -> None:
    assert only(csv_of(row(anteckning="a\x07b\x0bc"))).note == "a b c"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("nothing", b"", "Filen är tom."),
        ("blanks", b" \n\n", "Filen är tom."),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", "Filen är varken CSV eller XLSX."),
        ("old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "äldre Excel-format eller skyddad med lösenord"),
        ("half a workbook", b"PK\x03\x04half", "Arbetsboken går inte att läsa"),
    ],
)
def test_what_is_no_report(name: str, data: bytes, expected: str) -> None:
    with pytest.raises(Refused, match=expected):
        read(data, TODAY)


def test_a_sheet_without_a_header_is_passed_over() -> None:
    assert only(xlsx_of(row(), before=("Försättsblad",))) == only(csv_of(row()))


def packed(**parts: bytes) -> bytes:
    """The plain workbook with some parts in the place of its own, or beside them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_of(row()))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.pop(name.rpartition("/")[2].partition(".")[0], old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def test_a_workbook_that_bursts_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(xlsx_rows._MOST, "else", 1 << 20)
    with pytest.raises(Refused, match="mycket större än den ser ut"):
        read(packed(bomb=bytes(2 << 20)), TODAY)


def test_entities_that_unfold_are_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'
    with pytest.raises(Refused, match="Arbetsboken går inte att läsa"):
        read(packed(styles=laughs), TODAY)


def test_a_sheet_that_breaks_off_is_refused() -> None:
    with pytest.raises(Refused, match="Arbetsboken går inte att läsa"):
        found(packed(sheet1=b"<worksheet><sheetData><row r='1'><c r='A1' t='n'><v>x</v>"))


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert len(found(csv_of(row(), row()))) == 2
    with pytest.raises(Refused, match="fler än 2 rader"):
        found(csv_of(row(), row(), row()))
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(Refused, match="större än 0 MB"):
        read(csv_of(row()), TODAY)
