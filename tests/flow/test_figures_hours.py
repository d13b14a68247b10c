"""Hours granted and performed, from the store (STA-001…006)."""

import random
from datetime import date, datetime, time, timedelta

import pytest

from lssdesk.flow import figures_read, tracks
from lssdesk.flow.desk import Desk
from lssdesk.flow.figures import Figures
from lssdesk.flow.figures_performed import Performed, clock_changes
from lssdesk.flow.figures_tables import Figure
from lssdesk.law.hours import months
from lssdesk.law.statistics import Period
from tests.flow.figures_office import decided, person, session
from tests.flow.officer import MAN, WOMAN

YEAR = Period.holding(date(2025, 1, 1))
FIRST, LAST = YEAR.from_day, YEAR.to_day


def numbers(figure: Figure, block: str, column: int = 0) -> dict[str, int | None]:
    """A column of a block, by sex."""
    rows = (row for row in figure.tables[0].rows if row.block == block)
    return {row.labels[-1]: row.numbers[column].value for row in rows}


def figure(desk: Desk, *periods: Period, group: str = "companions") -> Figure:
    return Figures(desk).hours(periods or (YEAR,), group)


def every_month(desk: Desk, case: str, minutes: int, period: Period = YEAR) -> None:
    for month in range(period.first, period.last + 1):
        end = f"{10 + minutes // 60}:{minutes % 60:02}"
        session(desk, case, months.first_day(month), "10:00", end)


def test_counts_by_sex_with_the_case_behind_each(desk: Desk) -> None:
    ada, olle = person(desk, "Ada Lindqvist", WOMAN), person(desk, "Olle Norén", MAN)
    first = decided(desk, ada, "ledsagning", FIRST, LAST, "5")
    every_month(desk, first, 300)
    second = decided(desk, olle, "ledsagarservice", FIRST, None, "5")
    every_month(desk, second, 299)
    session(desk, second, date(2024, 8, 20), "10:00", "10:05")
    found = figure(desk)
    assert numbers(found, "persons") == {"Kvinnor": 1, "Män": 1, "Totalt": 2}
    assert numbers(found, "persons", 1) == {"Kvinnor": 500, "Män": 500, "Totalt": 1000}
    assert numbers(found, "all_performed") == {"Kvinnor": 1, "Män": 0, "Totalt": 1}
    assert numbers(found, "not_all") == {"Kvinnor": 0, "Män": 1, "Totalt": 1}
    assert numbers(found, "flexible") == {"Kvinnor": 0, "Män": 1, "Totalt": 1}
    assert numbers(found, "excluded") == {"Kvinnor": 0, "Män": 0, "Totalt": 0}
    everybody = next(row for row in found.tables[0].rows if row.block == "persons" and row.total)
    assert set(everybody.numbers[0].behind) == {first, second}


def test_decisions_of_a_person_are_added_and_the_last_case_stands_for_her(desk: Desk) -> None:
    ada = person(desk, "Ada Lindqvist", WOMAN)
    decided(desk, ada, "ledsagning", FIRST, LAST, "0,5".replace(",", "."))
    later = decided(desk, ada, "ledsagarservice", date(2024, 7, 15), LAST, "0.5")
    found = figure(desk)
    assert numbers(found, "persons")["Totalt"] == 1
    assert found.tables[0].rows[0].numbers[0].behind == (later,)


@pytest.mark.parametrize(
    ("name", "first", "last", "hours", "counts"),
    [
        ("all twelve months", FIRST, LAST, "1", 1),
        ("begins inside the first month, which gives its full hours", date(2024, 7, 31), LAST, "1", 1),
        ("begins a month late", date(2024, 8, 1), LAST, "1", 0),
        ("ends inside the last month", FIRST, date(2025, 6, 1), "1", 1),
        ("ends a month early", FIRST, date(2025, 5, 31), "1", 0),
        ("less than an hour", FIRST, LAST, "0.98", 0),
        ("free hours are no number", FIRST, LAST, None, 0),
        ("open-ended", FIRST, None, "1", 1),
    ],
)
def test_who_counts(
    desk: Desk, name: str, first: date, last: date | None, hours: str | None, counts: int
) -> None:
    decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", first, last, hours)
    found = figure(desk)
    assert (numbers(found, "persons")["Totalt"], numbers(found, "excluded")["Totalt"]) == (counts, 1 - counts)


def test_who_has_no_decision_in_the_period_or_in_other_measures_is_not_even_excluded(desk: Desk) -> None:
    decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", date(2020, 1, 1), date(2020, 12, 31))
    decided(desk, person(desk, "Olle Norén", MAN), "avlosning", FIRST, LAST)
    found = figure(desk)
    assert numbers(found, "persons")["Totalt"] == numbers(found, "excluded")["Totalt"] == 0
    assert numbers(figure(desk, group="relief"), "persons")["Totalt"] == 1
    assert numbers(figure(desk, group="all"), "persons")["Totalt"] == 1


def test_a_refusal_gives_nothing(desk: Desk) -> None:
    decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST, outcome="refused")
    assert numbers(figure(desk), "excluded")["Totalt"] == 0


def test_unknown_sex_has_rows_of_its_own_only_where_there_is_one(desk: Desk) -> None:
    assert list(numbers(figure(desk), "persons")) == ["Kvinnor", "Män", "Totalt"]
    decided(desk, person(desk, "Kim Berg"), "ledsagning", FIRST, LAST)
    assert numbers(figure(desk), "persons") == {"Kvinnor": 0, "Män": 0, "Kön inte känt": 1, "Totalt": 1}


def test_periods_stand_beside_each_other(desk: Desk) -> None:
    decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST)
    before = Period(YEAR.first - 12, YEAR.last - 12)
    found = figure(desk, before, YEAR)
    assert [column.group for column in found.tables[0].columns] == [
        "2023-07–2024-06",
        "2023-07–2024-06",
        "2024-07–2025-06",
        "2024-07–2025-06",
    ]
    assert (numbers(found, "persons", 0)["Totalt"], numbers(found, "persons", 2)["Totalt"]) == (0, 1)


@pytest.mark.parametrize(
    ("year", "group", "noted"),
    [
        (2016, "companions", True),
        (2017, "companions", True),
        (2018, "companions", False),
        (2025, "companions", False),
        (2025, "relief", True),
    ],
)
def test_before_the_three_month_model_it_says_so(desk: Desk, year: int, group: str, noted: bool) -> None:
    period = Period(year * 12 + 6, year * 12 + 17)
    notes = figure(desk, period, group=group).notes
    assert any("felregistrering" in note for note in notes) == noted


# what was recorded, how much of it is performed in the period, in minutes
RECORDED = [
    ("performed", [("2024-08-06", "10:00", "12:30", {})], 150),
    ("planned", [("2024-08-06", "10:00", "12:30", {"status": "planned"})], 0),
    ("no-show is used but not performed", [("2024-08-06", "10:00", "12:30", {"status": "no_show"})], 0),
    (
        "late cancellation is used but not performed",
        [
            (
                "2024-08-06",
                "10:00",
                "12:00",
                {"status": "cancelled_by_client", "cancelled_at": datetime(2024, 8, 6, 9)},
            )
        ],
        0,
    ),
    ("over midnight", [("2024-08-06", "23:00", "01:00", {})], 120),
    ("to midnight", [("2024-08-06", "23:00", "00:00", {})], 60),
    ("over midnight into the period", [("2024-06-30", "23:00", "01:00", {})], 60),
    ("over midnight out of the period", [("2025-06-30", "23:00", "01:30", {})], 60),
    ("the night that is an hour longer", [("2024-10-27", "00:00", "06:00", {})], 420),
    ("the night that is an hour shorter", [("2025-03-30", "00:00", "06:00", {})], 300),
    (
        "before the decision",
        [("2024-07-01", "10:00", "12:00", {}), ("2024-07-02", "10:00", "12:00", {})],
        120,
    ),
    ("over midnight into the decision", [("2024-07-01", "23:00", "02:00", {})], 120),
    ("a clock time that does not exist", [("2025-03-30", "02:30", "06:00", {})], 0),
]


@pytest.mark.parametrize(
    ("rows", "expected"), [row[1:] for row in RECORDED], ids=[row[0] for row in RECORDED]
)
def test_what_is_performed(
    desk: Desk, rows: list[tuple[str, str, str, dict[str, object]]], expected: int
) -> None:
    ada = person(desk, "Ada Lindqvist", WOMAN)
    first = FIRST if "2024-06-30" in rows[0] else date(2024, 7, 2)
    case = decided(desk, ada, "ledsagning", first, None)
    for day, start, end, more in rows:
        session(desk, case, date.fromisoformat(day), start, end, **more)
    with desk.office.read() as reading:
        held = figures_read.by_case(figures_read.held(reading, tracks.history(reading, date(2026, 1, 1))))
        found = Performed(reading, held, YEAR)
    assert sum(found.months.get(ada, {}).values()) == expected
    assert found.unreadable == (1 if rows[0][1] == "02:30" else 0)


def test_days_on_which_clocks_change() -> None:
    assert clock_changes(YEAR.first, YEAR.last) == (date(2024, 10, 27), date(2025, 3, 30))


def test_what_could_not_be_read_is_said(desk: Desk) -> None:
    case = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST)
    session(desk, case, date(2025, 3, 30), "02:30", "06:00")
    assert any(note.startswith("1 tillfälle är inte med") for note in figure(desk).notes)


def test_agrees_with_the_ledgers_of_invented_persons(desk: Desk) -> None:
    """Granted and performed by month are what the ledgers of each person say."""
    chance = random.Random(7)
    ids = [person(desk, f"Person {number}") for number in range(12)]
    for id in ids:
        start = date(2024, 6, 1) + timedelta(days=chance.randrange(60))
        for _ in range(chance.randrange(1, 4)):
            measure = chance.choice(["ledsagning", "ledsagarservice"])
            end = start + timedelta(days=chance.randrange(20, 200))
            case = decided(desk, id, measure, start, end, str(chance.randrange(1, 20)))
            for _ in range(chance.randrange(25)):
                day = start + timedelta(days=chance.randrange(-20, 220))
                begin = time(chance.randrange(24), chance.choice([0, 15, 30]))
                stop = time(chance.randrange(24), chance.choice([0, 30, 45]))
                if day not in clock_changes(YEAR.first - 3, YEAR.last + 3):
                    session(desk, case, day, f"{begin:%H:%M}", f"{stop:%H:%M}")
            start = end + timedelta(days=chance.choice([1, 1, 10, 40]))
    with desk.office.read() as reading:
        held = figures_read.held(reading, tracks.history(reading, date(2026, 1, 1)))
        done = Performed(reading, figures_read.by_case(held), YEAR)
        for id in ids:
            assert _by_ledger(tracks.of_person(reading, id, date(2026, 1, 1))) == {
                month: minutes for month, minutes in done.months.get(id, {}).items() if minutes
            }


def _by_ledger(found: tuple[tracks.Track, ...]) -> dict[int, int]:
    used: dict[int, int] = {}
    for track in found:
        for booking in track.ledger(date(2026, 1, 1)).bookings:
            for part in booking.parts:
                month = months.number(part.month)
                if YEAR.first <= month <= YEAR.last and part.amount:
                    used[month] = used.get(month, 0) + part.amount
    return used
