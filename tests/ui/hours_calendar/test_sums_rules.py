"""The policy behind a number: each value with the first day from which it has held."""

from collections.abc import Callable
from datetime import date, time

import msgspec
import pytest

from lssdesk.law.hours import Grant
from lssdesk.law.hours.policy import AdvanceRow, DatedPolicy, LateHour, shipped
from lssdesk.ui.hours_calendar import sums, sums_item, words
from lssdesk.ui.hours_calendar.sums_parts import Sum
from lssdesk.ui.hours_calendar.sums_rules import late
from lssdesk.ui.hours_calendar.view_model import Content, Item
from tests.ui.hours_calendar.samples import FIVE_HOURS, TEN_HOURS, TODAY, session
from tests.ui.hours_calendar.samples import content as hours

SHIPPED = shipped().on("ledsagning", date(2025, 12, 10))
SET = date(2025, 11, 1)
MORE = {"first_day": SET, "source": "x", "confirmed": True}
OWN = msgspec.structs.replace(
    shipped(),
    advance=(*shipped().advance, AdvanceRow(value="allow", **MORE)),  # type: ignore[arg-type]
    late_cancellation_hour=(*shipped().late_cancellation_hour, LateHour(value=time(15), **MORE)),  # type: ignore[arg-type]
).on("ledsagning", date(2025, 12, 10))


def under(grant: Grant, policy: DatedPolicy) -> Grant:
    return msgspec.structs.replace(grant, policy=policy)


def policies(found: Sum) -> list[str]:
    return [one.text.replace(words.NBSP, " ") for one in found.because if one.kind == "policy"]


POLICIES: list[tuple[str, tuple[Grant, ...], list[str]]] = [
    (
        "as shipped",
        (under(TEN_HOURS, SHIPPED),),
        [
            "Ramen är 3 kalendermånader. Så enligt riktlinjerna från 1 juli 2018.",
            "Timmar och belopp får användas från den månad de tillkommer. "
            "Så enligt riktlinjerna från 1 januari 1994.",
        ],
    ),
    (
        "the municipality's own from a day",
        (under(TEN_HOURS, OWN),),
        [
            "Ramen är 3 kalendermånader. Så enligt riktlinjerna från 1 juli 2018.",
            "Hela ramens summa får användas från ramens första dag. "
            "Så enligt riktlinjerna från 1 november 2025.",
        ],
    ),
    (
        "decisions under different ones",
        (under(TEN_HOURS, SHIPPED), under(FIVE_HOURS, OWN)),
        [
            "B1: Ramen är 3 kalendermånader. Så enligt riktlinjerna från 1 juli 2018.",
            "B1: Timmar och belopp får användas från den månad de tillkommer. "
            "Så enligt riktlinjerna från 1 januari 1994.",
            "B2: Ramen är 3 kalendermånader. Så enligt riktlinjerna från 1 juli 2018.",
            "B2: Hela ramens summa får användas från ramens första dag. "
            "Så enligt riktlinjerna från 1 november 2025.",
        ],
    ),
]


@pytest.mark.parametrize(("name", "grants", "expected"), POLICIES)
def test_a_balance_names_the_first_day_of_each_value(
    name: str, grants: tuple[Grant, ...], expected: list[str]
) -> None:
    assert policies(sums.month_sum(hours(grants), TODAY, "left")) == expected


SHIPPED_SINCE = "Så enligt riktlinjerna från 1 januari 1994."
OWN_SINCE = "Så enligt riktlinjerna från 1 november 2025."
BY_OWN, BY_SHIPPED = under(TEN_HOURS, OWN), under(FIVE_HOURS, SHIPPED)
IN_JANUARY, IN_FEBRUARY = date(2026, 1, 20), date(2026, 2, 24)
LATE: list[tuple[str, tuple[Grant, ...], date, str, str]] = [
    ("as decided", (BY_OWN,), IN_FEBRUARY, "15:00", OWN_SINCE),
    ("as shipped", (BY_SHIPPED,), IN_FEBRUARY, "12:00", SHIPPED_SINCE),
    ("one that has not begun does not judge", (BY_OWN, BY_SHIPPED), IN_JANUARY, "15:00", OWN_SINCE),
    ("late by one of two", (BY_OWN, BY_SHIPPED), IN_FEBRUARY, "12:00", SHIPPED_SINCE),
    ("no decision: by the ledger's", (BY_OWN,), date(2025, 12, 30), "12:00", "liksom när personen uteblir."),
]


@pytest.mark.parametrize(("name", "grants", "day", "clock", "end"), LATE)
def test_a_late_cancellation_names_the_hour_by_which_it_was_late(
    name: str, grants: tuple[Grant, ...], day: date, clock: str, end: str
) -> None:
    said = late(hours(grants), day).text.replace(words.NBSP, " ")
    assert f"senare än klockan {clock} dagen före" in said
    assert said.endswith(end)


@pytest.mark.parametrize(
    "of", [sums_item.item_sum, lambda content, _item: sums.month_sum(content, IN_JANUARY, "used")]
)
def test_the_sum_of_an_entry_and_of_its_month_ask_for_the_entrys_day(
    of: Callable[[Content, Item], Sum],
) -> None:
    missed = session("late", "2026-01-20", "13:00", "16:00", status="no_show")
    content = hours((BY_OWN, BY_SHIPPED), (missed,))
    said = [one.text for one in of(content, content.items["late"]).because if "uteblir" in one.text]
    assert ["15:00" in one for one in said] == [True]
