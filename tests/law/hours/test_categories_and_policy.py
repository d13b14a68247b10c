"""Time categories, red days, and the dated policy that is shipped."""

from datetime import date, time

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.law.hours import Category, Measure, Session, by_category, category_at, red_days
from lssdesk.law.hours import policy as dated

SHIPPED = dated.shipped()
CATEGORIES = SHIPPED.categories_on(date(2025, 1, 1)).categories()

# HRS-035, PRV-070: name, day, start, end, minutes by category
SPLITS: list[tuple[str, str, str, str, dict[Category, int]]] = [
    ("PRV-075: Tuesday afternoon", "2025-03-04", "14:00", "16:30", {"dag": 150}),
    ("PRV-075: Friday evening", "2025-03-07", "18:00", "18:40", {"kvall": 40}),
    ("over the limit", "2025-03-04", "17:30", "18:20", {"dag": 30, "kvall": 20}),
    ("a whole Tuesday", "2025-03-04", "00:00", "00:00", {"natt": 480, "dag": 720, "kvall": 240}),
    ("into Saturday", "2025-03-07", "21:00", "01:00", {"kvall": 60, "natt": 120, "helg": 60}),
    ("Sunday into Monday", "2025-03-09", "23:00", "07:00", {"helg": 60, "natt": 360, "dag": 60}),
    ("a holiday on a Thursday", "2025-05-01", "10:00", "11:00", {"helg": 60}),
    ("into Christmas Eve", "2025-12-23", "23:00", "01:00", {"natt": 60, "storhelg": 60}),
    ("Christmas into an ordinary Saturday", "2025-12-26", "23:00", "01:00", {"storhelg": 60, "helg": 60}),
    ("the night in autumn, a Sunday", "2025-10-26", "00:00", "06:00", {"helg": 420}),
    ("the night in spring, from Saturday", "2025-03-29", "22:00", "04:00", {"helg": 300}),
    ("end of the calendar", "9999-12-31", "21:30", "22:30", {"kvall": 30, "natt": 30}),
]


@pytest.mark.parametrize(("name", "day", "start", "end", "expected"), SPLITS)
def test_split(name: str, day: str, start: str, end: str, expected: dict[Category, int]) -> None:
    one = Session(day=date.fromisoformat(day), start=time.fromisoformat(start), end=time.fromisoformat(end))
    assert by_category(one, CATEGORIES) == expected


AT: list[tuple[str, str, Category]] = [
    ("2025-03-04", "05:59", "natt"),
    ("2025-03-04", "06:00", "dag"),
    ("2025-03-04", "18:00", "kvall"),
    ("2025-03-04", "22:00", "natt"),
    ("2025-03-08", "12:00", "helg"),
    ("2025-06-20", "12:00", "storhelg"),
]


@pytest.mark.parametrize(("day", "at", "expected"), AT)
def test_category_at(day: str, at: str, expected: Category) -> None:
    assert category_at(date.fromisoformat(day), time.fromisoformat(at), CATEGORIES) == expected


# lag 1989:253: day, name, public holiday
RED = [
    ("2025-04-18", "Långfredagen", True),
    ("2025-04-19", "Påskafton", False),
    ("2025-04-20", "Påskdagen", True),
    ("2025-06-06", "Nationaldagen", True),
    ("2025-06-20", "Midsommarafton", False),
    ("2025-06-21", "Midsommardagen", True),
    ("2025-11-01", "Alla helgons dag", True),
    ("2025-12-24", "Julafton", False),
]


@pytest.mark.parametrize(("day", "name", "public"), RED)
def test_red_days(day: str, name: str, public: bool) -> None:
    one = date.fromisoformat(day)
    assert name in red_days.names(one)
    assert red_days.is_public_holiday(one) is public


def test_ordinary_days_and_sundays() -> None:
    assert not red_days.is_public_holiday(date(2025, 3, 4))
    assert red_days.is_public_holiday(date(2025, 3, 9))
    assert red_days.names(date(2025, 3, 9)) == frozenset()


def test_every_storhelg_of_the_policy_is_a_day_of_the_year() -> None:
    year = red_days.of_year(2025)
    known = {name for days in (year.public, year.eves) for names in days.values() for name in names}
    assert set(SHIPPED.categories[-1].storhelg) <= known


# measure, day of the decision, frame months
MODELS: list[tuple[Measure, date, int]] = [
    ("ledsagning", date(2018, 6, 30), 1),
    ("ledsagning", date(2018, 7, 1), 3),
    ("ledsagarservice", date(2026, 1, 1), 3),
    ("avlosarservice", date(2026, 1, 1), 1),
    ("avlosning", date(2026, 1, 1), 1),
]


@pytest.mark.parametrize(("measure", "day", "months"), MODELS)
def test_the_model_of_the_day(measure: Measure, day: date, months: int) -> None:
    found = SHIPPED.on(measure, day)
    assert (found.frame_months, found.advance, found.late_cancellation_hour) == (months, "forbid", time(12))
    assert SHIPPED.model_on(measure, day).model == "frame"


def late(day: date, hour: int) -> dated.LateHour:
    return dated.LateHour(value=time(hour), first_day=day, source="x", confirmed=True)


FIRST, OTHER = SHIPPED.late_cancellation_hour[0], date(2024, 5, 1)
SINCE = [
    # name, rows on the hour, day that is asked about, hour, first day from which it has held
    ("as shipped", (FIRST,), OTHER, 12, FIRST.first_day),
    ("the day before another", (FIRST, late(OTHER, 15)), date(2024, 4, 30), 12, FIRST.first_day),
    ("the first day of another", (FIRST, late(OTHER, 15)), OTHER, 15, OTHER),
    ("a row that says the same", (FIRST, late(OTHER, 12)), date(2025, 1, 1), 12, FIRST.first_day),
    (
        "there and back",
        (late(date(2025, 1, 1), 12), FIRST, late(OTHER, 15)),
        date(2026, 1, 1),
        12,
        date(2025, 1, 1),
    ),
    ("a later row is not looked at", (FIRST, late(date(2027, 1, 1), 9)), OTHER, 12, FIRST.first_day),
]


@pytest.mark.parametrize(("name", "rows", "day", "hour", "first"), SINCE)
def test_a_value_knows_the_first_day_it_holds_from(
    name: str, rows: tuple[dated.LateHour, ...], day: date, hour: int, first: date
) -> None:
    found = msgspec.structs.replace(SHIPPED, late_cancellation_hour=rows).on("ledsagning", day)
    assert (found.late_cancellation_hour, found.late_since) == (time(hour), first)


def test_each_value_has_its_own_first_day() -> None:
    allow = dated.AdvanceRow(value="allow", first_day=OTHER, source="x", confirmed=True)
    own = msgspec.structs.replace(SHIPPED, advance=(*SHIPPED.advance, allow))
    found = own.on("ledsagning", date(2026, 1, 1))
    assert (found.frame_since, found.advance_since, found.late_since) == (
        date(2018, 7, 1),
        OTHER,
        date(1994, 1, 1),
    )
    assert own.on("avlosning", date(2026, 1, 1)).frame_since == date(1994, 1, 1)


def test_costs_and_what_has_to_be_confirmed() -> None:
    assert SHIPPED.cost_per_month_on(date(2025, 1, 1)).ore == 300_00
    assert not SHIPPED.categories_on(date(2025, 1, 1)).confirmed
    assert not SHIPPED.advance[0].confirmed
    assert SHIPPED.late_cancellation_hour[0].confirmed


def test_before_any_policy() -> None:
    with pytest.raises(Refused, match="1993-12-31"):
        SHIPPED.on("ledsagning", date(1993, 12, 31))


CATEGORY_ROW = """
hour_model = []
advance = []
late_cancellation_hour = []
cost_per_month = []
[[categories]]
first_day = 1994-01-01
source = "x"
confirmed = false
storhelg = []
limits = [{limits}]
"""

# limits, part of the complaint (None: right)
LIMITS = [
    ('{ from = 00:00:00, category = "natt" }, { from = 06:00:00, category = "dag" }', None),
    ('{ from = 06:00:00, category = "dag" }', "begin at 00:00"),
    ('{ from = 00:00:00, category = "natt" }, { from = 00:00:00, category = "dag" }', "ascend"),
    ('{ from = 00:00:00, category = "gryning" }', "gryning"),
    ("", "length >= 1"),
]


@pytest.mark.parametrize(("limits", "complaint"), LIMITS)
def test_limits_of_the_policy_are_checked(limits: str, complaint: str | None) -> None:
    text = CATEGORY_ROW.replace("{limits}", limits)
    if complaint is None:
        assert len(dated.read(text).categories[0].limits) == 2
    else:
        with pytest.raises(msgspec.ValidationError, match=complaint):
            dated.read(text)
