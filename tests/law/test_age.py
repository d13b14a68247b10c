"""Age on a day, and where the day of birth is read from."""

from datetime import date

import pytest

from lssdesk.law.age import age, birth_day
from lssdesk.model.case import Person

TODAY = date(2026, 4, 27)

AGES = [
    # name, born, day, years
    ("day before the birthday", date(2010, 6, 1), date(2025, 5, 31), 14),
    ("the birthday", date(2010, 6, 1), date(2025, 6, 1), 15),
    ("the day after", date(2010, 6, 1), date(2025, 6, 2), 15),
    ("day of birth", date(2010, 6, 1), date(2010, 6, 1), 0),
    ("before birth", date(2010, 6, 1), date(2010, 5, 31), -1),
    ("leap day, common year, 28 February", date(2008, 2, 29), date(2026, 2, 28), 17),
    ("leap day, common year, 1 March", date(2008, 2, 29), date(2026, 3, 1), 18),
    ("leap day, leap year, 28 February", date(2008, 2, 29), date(2028, 2, 28), 19),
    ("leap day, leap year", date(2008, 2, 29), date(2028, 2, 29), 20),
    ("born on 1 March, leap year", date(2010, 3, 1), date(2028, 2, 29), 17),
    ("New Year's Eve", date(2007, 12, 31), date(2025, 12, 30), 17),
]

BIRTH_DAYS = [
    # name, person, day of birth
    ("personnummer", Person(personal_number="199001012385"), date(1990, 1, 1)),
    ("samordningsnummer", Person(personal_number="191401682396"), date(1914, 1, 8)),
    (
        "number before the stated day",
        Person(personal_number="200002292399", birth_day=TODAY),
        date(2000, 2, 29),
    ),
    ("stated day", Person(birth_day=date(2010, 6, 1)), date(2010, 6, 1)),
    ("half a number", Person(personal_number="1990010", birth_day=date(1990, 1, 1)), date(1990, 1, 1)),
    ("half a number alone", Person(personal_number="1990010"), None),
    ("nothing", Person(), None),
]


@pytest.mark.parametrize(("name", "born", "day", "years"), AGES)
def test_age(name: str, born: date, day: date, years: int) -> None:
    assert age(born, day) == years


@pytest.mark.parametrize(("name", "person", "born"), BIRTH_DAYS)
def test_birth_day(name: str, person: Person, born: date | None) -> None:
    assert birth_day(person, TODAY) == born
