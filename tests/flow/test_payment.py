"""A provider's month from the store, and its tables as files."""

from datetime import date
from io import BytesIO
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from lssdesk.errors import Refused
from lssdesk.flow import payment_export, payment_tables, policy_values
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoices
from lssdesk.flow.payment import Payment
from lssdesk.flow.payment_tables import CATEGORIES, Ore, Sheet
from lssdesk.law.hours import TIMED
from lssdesk.law.payment import rate_key
from lssdesk.model.case import Cost
from lssdesk.store.tables import LogRow
from tests.flow.officer import OFFICER, WOMAN, filled, set_sender, signed
from tests.flow.payments import (
    APRIL,
    BO,
    JUNE,
    OTHER,
    PROVIDER,
    SAID,
    amounts,
    april,
    charge,
    price,
    record,
    session,
)


def test_an_office_without_sessions_has_no_providers(desk: Desk) -> None:
    signed(desk)
    assert Payment(desk).providers() == ()
    assert april(desk).basis.rows == ()


def test_the_basis_of_a_month(desk: Desk) -> None:
    price(desk)
    record(signed(desk), session(7), session(8, provider=OTHER), session(9), session(4, month=5))
    record(signed(desk, person=BO), session(10, 14, 15))
    payment = Payment(desk)
    assert payment.providers() == (OTHER, PROVIDER)
    assert payment.months("ledsagarna ") == (date(2026, 5, 1), APRIL)
    assert payment.months(OTHER) == (APRIL,)
    month = april(desk)
    assert amounts(month) == [("Ada Lindqvist", 240, 1200_00), ("Bo Lindqvist", 60, 300_00)]
    assert (month.basis.total, month.unset, month.confirmed) == (1500_00, (), False)
    assert month.basis.of_act("sol") == ()
    assert month.basis.rows[0].occasions[0].cases == ("2026-0001",)


def test_one_provider_spelled_in_two_ways_is_one(desk: Desk) -> None:
    record(signed(desk), session(7), session(8, provider=" LEDSAGARNA "))
    assert [name.casefold() for name in Payment(desk).providers()] == ["ledsagarna"]
    assert april(desk).basis.rows[0].total == 240


def test_rates_that_are_not_set_are_named_and_never_guessed(desk: Desk) -> None:
    record(signed(desk), session(7, 17, 19))
    month = april(desk)
    assert month.unset == (("ledsagarservice", "dag"), ("ledsagarservice", "kvall"))
    assert (month.basis.priced, month.basis.total) == (False, 0)
    price(desk)
    assert april(desk).unset == (("ledsagarservice", "kvall"),)


def test_a_rate_holds_from_its_day_and_old_sessions_keep_theirs(desk: Desk) -> None:
    price(desk)
    price(desk, 330, first=date(2026, 4, 8))
    record(signed(desk), session(7), session(8))
    [row] = april(desk).basis.rows
    assert row.amount == 600_00 + 660_00


def test_limits_set_from_a_day_move_later_sessions_only(desk: Desk) -> None:
    record(signed(desk), session(7, 16, 18), session(8, 16, 18))
    desk.policies.set("hours_kvall", 1700, date(2026, 4, 8), *SAID)
    [row] = april(desk).basis.rows
    assert row.minutes == {"dag": 180, "kvall": 60}
    assert not april(desk).confirmed


def test_the_balance_counts_what_others_did_in_the_same_frame(desk: Desk) -> None:
    """18 hours a month: 16 by another in April, so that 2 of the 4 in the month are over."""
    work = signed(desk)
    record(work, *(session(day, 8, 16, provider=OTHER) for day in (1, 2)), session(7, 10, 14))
    [row] = april(desk).basis.rows
    assert [one.overuse for one in row.occasions] == [120]


def test_what_came_before_the_frame_or_after_the_month_does_not_count(desk: Desk) -> None:
    work = signed(desk)
    record(work, session(7), *(session(day, 8, 16, month=5) for day in (4, 5, 6, 7, 8)))
    [row] = april(desk).basis.rows
    assert [one.overuse for one in row.occasions] == [0]
    may = Payment(desk).month(PROVIDER, date(2026, 5, 1)).basis.rows[0]
    assert sum(one.overuse for one in may.occasions) == 40 * 60 - (36 - 2) * 60


def test_costs_are_repaid_by_the_decision_and_counted_where_their_session_was(desk: Desk) -> None:
    set_sender(desk)
    omk = signed(desk, "omkostnader")
    work = signed(desk)
    one = session(9, month=6)
    record(work, one)
    spent = [
        Cost(id="k1", day=date(2026, 6, 9), amount=420_00, session=one.id),
        Cost(id="k2", day=date(2026, 6, 10), amount=10_00, provider=OTHER),
    ]
    record(omk, *spent, measure="omkostnader_ledsagare")
    month = Payment(desk).month(PROVIDER, JUNE)
    costs = [row for row in month.basis.rows if row.expenses]
    assert [(row.measure, row.repaid) for row in costs] == [("omkostnader_ledsagare", 300_00)]
    assert [expense.cost.id for row in costs for expense in row.expenses] == ["k1"]


def test_both_cost_models_on_a_day_are_a_block(desk: Desk) -> None:
    desk.policies.set("payment_flat_cost_on", 1, date(2026, 1, 1), *SAID)
    signed(desk, "omkostnader")
    record(signed(desk), session(9, month=6))
    month = Payment(desk).month(PROVIDER, JUNE)
    assert month.basis.blocked == (date(2026, 6, 9),)
    assert [row.flat for row in month.basis.rows] == [0]
    rows = [
        msgspec.structs.replace(one, day=date(2026, 6, 9)) for one in (charge(2, 9, cost=12_00), charge(3, 9))
    ]
    kept = Invoices(desk).add(PROVIDER, JUNE, "F 1", rows)
    with pytest.raises(Refused, match="2026-06-09 gäller både") as refused:
        Invoices(desk).mark(kept.id, "row/2", "accepted", "", month)
    assert "stäng av" in str(refused.value).lower()
    assert Invoices(desk).mark(kept.id, "row/3", "accepted", "", month).marks["row/3"].state == "accepted"
    assert Invoices(desk).mark(kept.id, "row/2", "queried", "", month).marks["row/2"].state == "queried"


def test_the_older_model_alone_is_paid_by_the_hour(desk: Desk) -> None:
    record(signed(desk), session(7))
    desk.policies.set("payment_flat_cost_on", 1, date(2026, 1, 1), *SAID)
    [row] = april(desk).basis.rows
    assert row.flat == 12_00


def test_a_person_ordered_from_another_provider_is_a_difference(desk: Desk) -> None:
    work = filled(desk)
    work.sign()
    record(work, session(7))
    work.write("/order/provider", OTHER, "utförare")
    work.draft.store()
    price(desk)
    assert [one.rule for one in april(desk).compare([charge(2, 7)])] == ["other_provider"]
    work.write("/order/provider", PROVIDER, "utförare")
    work.draft.store()
    assert april(desk).compare([charge(2, 7)]) == ()


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("/person/died", "2026-04-06", ["dead"]),
        ("/order/stays", [{"first": "2026-04-06", "last": "2026-04-08", "reason": "hospital"}], ["hospital"]),
        ("/order/stays", [{"first": "2026-04-06", "last": "2026-04-08", "reason": "other"}], ["away"]),
        ("/order/stays", [{"first": "2026-04-08", "last": "2026-04-09", "reason": "other"}], []),
    ],
)
def test_days_in_hospital_and_after_death_are_differences(
    desk: Desk, path: str, value: object, expected: list[str]
) -> None:
    work = signed(desk)
    record(work, session(7))
    price(desk)
    work.write(path, value, "uppgift")
    work.draft.store()
    assert [one.rule for one in april(desk).compare([charge(2, 7)])] == expected


def test_that_names_were_shown_stands_in_the_log(desk: Desk) -> None:
    Payment(desk).seen(PROVIDER, APRIL)
    with desk.office.read() as reading:
        [row] = reading.query(LogRow).filter(LogRow.name == "visade underlag för betalning")
    assert (row.officer, row.detail) == (OFFICER, "Ledsagarna 2026-04")


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    return {page.title: list(page.iter_rows(values_only=True)) for page in load_workbook(BytesIO(data))}


def test_the_basis_as_a_workbook(desk: Desk) -> None:
    price(desk)
    record(signed(desk), session(7, companion="=HYPERLINK(x)"), session(8, 14, 14 + 1, status="no_show"))
    made = sheets(payment_export.xlsx(payment_tables.basis(april(desk))))
    assert list(made) == ["Underlag", "Tillfällen", "Kostnader"]
    head, row, *sums = made["Underlag"]
    found = dict(zip(head, row, strict=True))
    assert (found["Person"], found["Personnummer"], found["Lag"]) == ("Ada Lindqvist", WOMAN, "LSS")
    assert (found["Dag, minuter"], found["Tid, minuter"], found["Belopp, kr"]) == (120, 180, 900)
    assert [one[3] for one in sums] == ["LSS", None]
    first = dict(zip(*made["Tillfällen"][:2], strict=True))
    assert (first["Ledsagare"], first["Ärende"]) == ("=HYPERLINK(x)", "2026-0001")
    assert "Verklig tid" in first["Regel"]
    page = load_workbook(BytesIO(payment_export.xlsx(payment_tables.basis(april(desk)))))["Tillfällen"]
    assert {
        cell.data_type for line in page.iter_rows() for cell in line if cell.value == "=HYPERLINK(x)"
    } == {"s"}


def test_an_amount_that_is_not_known_is_left_out(desk: Desk) -> None:
    record(signed(desk), session(7))
    head, row, *_ = sheets(payment_export.xlsx(payment_tables.basis(april(desk))))["Underlag"]
    assert dict(zip(head, row, strict=True))["Belopp, kr"] is None


def test_differences_as_csv(desk: Desk) -> None:
    price(desk)
    record(signed(desk), session(7), session(9))
    known = Invoices(desk)
    kept = known.add(PROVIDER, APRIL, "1", [charge(2, 7, 120, 650)])
    kept = known.mark(kept.id, "row/2", "queried", "-1", april(desk))
    [sheet] = payment_tables.differences(april(desk), kept)
    lines = payment_export.csv(sheet).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(f"2;{WOMAN};Ledsagarservice;2026-04-07;14:00;Annan timersättning;")
    assert lines[1].endswith(";;;650,00;600,00;frågas om;'-1")
    assert ";Inte fakturerat;" in lines[2]
    assert lines[2].endswith(";0;120;;;;")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\u00a0@"])
def test_no_text_becomes_a_formula_and_amounts_stay_amounts(sign: str) -> None:
    sheet = Sheet("x", ("a", "b"), ((f"{sign}1+1", Ore(-150)),))
    [_, row] = payment_export.csv(sheet).decode("utf-8-sig").splitlines()
    assert row == f"'{sign.replace(chr(9), ' ').replace(chr(160), ' ')}1+1;-1,50"
    assert sheets(payment_export.xlsx([sheet]))["x"][1][1] == -1.5


def test_a_rate_may_pass_a_thousand_kronor_an_hour(desk: Desk) -> None:
    price(desk, 1250)
    record(signed(desk), session(7))
    assert april(desk).basis.total == 2500_00
    with pytest.raises(Refused, match="helt tal"):
        price(desk, 10_001)


def test_every_measure_that_is_counted_in_hours_has_a_rate_in_every_category() -> None:
    keys = {one.key for one in policy_values.items()}
    assert {rate_key(measure, category) for measure in TIMED for category in CATEGORIES} <= keys
    rates = [one for one in policy_values.items() if one.key.startswith("payment_rate_")]
    assert [one.default_on(APRIL).value for one in rates] == [None] * 20
