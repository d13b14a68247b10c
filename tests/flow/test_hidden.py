"""What lists across the cases tell of a case that is closed to the one at work: that it is there, no more."""

from io import BytesIO

import msgspec
import openpyxl
import pytest

from lssdesk.errors import Refused
from lssdesk.flow import access, guards, payment_export, payment_tables, reports, today
from lssdesk.flow.desk import Desk
from lssdesk.flow.figures import Figures
from lssdesk.flow.invoices import Invoices
from lssdesk.flow.registration import NUMBER, Registration
from tests.flow.officer import ADA, MAN, OFFICER, WOMAN, Clock, Premises, log_lines, received, signed
from tests.flow.payments import APRIL, BO, PROVIDER, april, charge, price, record, session
from tests.flow.reports.reports import csv_of, row
from tests.flow.several import added, at_desk

GUARDED = "Skyddat ärende"
OPEN = msgspec.structs.replace(BO, family_name="Ek")


@pytest.fixture
def other(premises: Premises, desk: Desk) -> Desk:
    """An officer who is named for nothing."""
    return at_desk(desk, added(premises, desk, "Britta Ek", ["officer", "decider"]))


@pytest.fixture
def shut(desk: Desk) -> str:
    """Ada's signed case, which is guarded."""
    work = signed(desk)
    guards.set_guard(desk, work.id, True)
    return work.id


def everything(value: object) -> str:
    """All that a list tells, as text."""
    return repr(value)


SECRETS = ("Ada", "Lindqvist", WOMAN)


def test_the_list_has_its_number_alone(desk: Desk, other: Desk, shut: str) -> None:
    (line,) = other.cases()
    assert (line.number, line.name, line.personal_number, line.measure_label, line.closed) == (
        "2026-0001", GUARDED, "", "", True,
    )  # fmt: skip
    (own,) = desk.cases()
    assert (own.name, own.closed) == ("Ada Lindqvist", False)


SEARCHES = [
    # searched for, found by the named, found by others
    ("ada", 1, 0),
    ("Lindqvist", 1, 0),
    (WOMAN, 1, 0),
    (WOMAN[2:], 1, 0),
    ("19900101-2385", 1, 0),
    ("2026-0001", 1, 1),
    ("2026", 1, 1),
    ("Skyddat", 0, 0),
]


@pytest.mark.parametrize(("words", "mine", "others"), SEARCHES)
def test_it_is_found_by_its_number_alone(
    desk: Desk, other: Desk, shut: str, words: str, mine: int, others: int
) -> None:
    assert (len(desk.cases(words)), len(other.cases(words))) == (mine, others)


def test_idag_says_that_something_is_due(desk: Desk, other: Desk, shut: str) -> None:
    mine, theirs = today.of(desk), today.of(other)
    assert {line.name for line in mine} == {"Ada Lindqvist"}
    assert {(line.number, line.name, line.measure) for line in theirs} == {("2026-0001", GUARDED, "")}
    assert {line.due for line in theirs} == {line.due for line in mine}
    said = everything(theirs)
    assert not any(secret in said for secret in (*SECRETS, "edsagar"))


def test_the_persons_behind_a_figure(desk: Desk, other: Desk, shut: str) -> None:
    open_ = signed(desk, person=OPEN).id
    found = Figures(other).behind("Alla", [shut, open_])
    assert [(one.name, one.number, one.measure) for one in found] == [
        ("Bo Ek", "2026-0002", "Ledsagarservice"),
        (GUARDED, "2026-0001", ""),
    ]
    assert len(Figures(desk).behind("Alla", [shut, open_])) == 2


@pytest.fixture
def paid(desk: Desk, clock: Clock, other: Desk) -> str:
    """Ada's guarded case and Bo's open one, both with sessions in April."""
    price(desk)
    ada, bo = signed(desk), signed(desk, person=OPEN)
    clock.moment = clock.moment.replace(month=5)
    record(ada, session(8))
    record(bo, session(9))
    guards.set_guard(desk, ada.id, True)
    return ada.id


def test_payment_sums_are_right_without_the_name(desk: Desk, other: Desk, paid: str) -> None:
    mine, theirs = april(desk), april(other)
    assert [mine.who(row).name for row in mine.basis.rows] == ["Ada Lindqvist", "Bo Ek"]
    assert [theirs.who(row).name for row in theirs.basis.rows] == ["Bo Ek", GUARDED]
    totals = [sorted((row.total, row.amount) for row in month.basis.rows) for month in (mine, theirs)]
    assert totals[0] == totals[1] == [(120, 60_000), (120, 60_000)]


def test_payment_exports_have_neither_name_nor_number(other: Desk, paid: str) -> None:
    month = april(other)
    invoice = Invoices(other).add(PROVIDER, APRIL, "7", [charge(2, 8, 150)])
    for sheets in (payment_tables.basis(month), payment_tables.differences(month, invoice)):
        book = openpyxl.load_workbook(BytesIO(payment_export.xlsx(sheets)))
        cells = [str(cell) for page in book for line in page.iter_rows(values_only=True) for cell in line]
        assert not {cell for cell in cells for secret in SECRETS if secret in cell}
        assert GUARDED in cells or "2026-0001" in cells


def test_an_invoice_is_compared_all_the_same(other: Desk, paid: str) -> None:
    found = april(other).compare([charge(2, 8, 150)])
    assert [(one.charged, one.due) for one in found if one.number == WOMAN and one.unit == "minutes"] == [
        (150, 120)
    ]


@pytest.mark.parametrize("path", ["/person/died", "/order/stays"])
def test_why_nothing_can_have_been_performed_is_not_told(
    desk: Desk, other: Desk, paid: str, path: str
) -> None:
    work = desk.open(paid)
    stays = [{"first": "2026-04-06", "reason": "hospital"}]
    work.write(path, "2026-04-06" if path == "/person/died" else stays, "uppgift")
    work.draft.store()
    assert [one.rule for one in april(other).compare([charge(2, 8, 150)]) if one.due == 0] == ["away"]


def test_a_report_is_read_in_without_the_name(desk: Desk, other: Desk, paid: str) -> None:
    data = csv_of(row(), row(insats="avlosarservice"), row(personnummer=MAN, datum="2026-04-09"))
    looked = reports.look(other, "april.csv", data)
    names = [item.name for item in looked.items]
    assert names == [GUARDED, GUARDED, "Bo Ek"]
    assert looked.sums == reports.look(desk, "april.csv", data).sums
    reports.store(other, looked, looked.wanted)
    assert len(desk.open(paid).hours.tracks()[0].sessions) == 2


def test_a_new_application_is_refused_without_the_name(desk: Desk, other: Desk, shut: str) -> None:
    sheet = Registration(other)
    sheet.write(NUMBER, WOMAN, "Personnummer")
    with pytest.raises(access.TurnedAway) as caught:
        sheet.fill_in_known()
    assert caught.value.field == NUMBER
    assert not any(secret in str(caught.value) for secret in SECRETS)
    assert OFFICER in str(caught.value)
    assert sheet.read("/person/given_name") is None
    with pytest.raises(access.TurnedAway):
        other.register(ADA, "ledsagning", received())
    assert ("sökte på ett personnummer med skyddat ärende", None) in log_lines(desk)
    assert len(desk.cases()) == 1


def test_the_name_of_another_number_does_not_stay(desk: Desk, other: Desk, shut: str) -> None:
    desk.register(OPEN, "ledsagning", received())
    sheet = Registration(other)
    sheet.write(NUMBER, MAN, "Personnummer")
    sheet.fill_in_known()
    assert sheet.read("/person/given_name") == "Bo"
    sheet.write(NUMBER, WOMAN, "Personnummer")
    with pytest.raises(Refused):
        sheet.fill_in_known()
    assert sheet.read("/person/given_name") is None


def test_who_has_an_open_case_of_the_person_knows_her(desk: Desk, other: Desk, shut: str) -> None:
    guards.set_guard(desk, shut, False)
    own = other.register(ADA, "avlosarservice", received())
    guards.set_guard(desk, shut, True)
    assert other.known(WOMAN) == desk.known(WOMAN)
    assert {line.id: line.name for line in other.cases()} == {own: "Ada Lindqvist", shut: GUARDED}


def test_nothing_is_hidden_from_the_named(desk: Desk, other: Desk, shut: str) -> None:
    guards.name_officer(desk, shut, other.officer_id)
    (line,) = other.cases("ada")
    assert (line.name, line.closed) == ("Ada Lindqvist", False)
    assert GUARDED not in {one.name for one in today.of(other)}
    assert other.known(WOMAN) is not None
