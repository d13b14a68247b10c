"""How old a person is on a day; ages decide who may apply and what has to be asked [004 §4.6.1, §5.2.1]."""

from datetime import date

from lssdesk.errors import Refused
from lssdesk.model.case import Person
from lssdesk.model.personal_number import parse

ADULT = 18


def age(born: date, day: date) -> int:
    """Whole years on ``day``; a new year of life begins with the birthday itself.

    Who is born on 29 February turns on 1 March in a year without that day: on 28 February the birthday
    has not come yet, and no act among the sources moves it forward.  It is also the careful reading, as
    the rules that protect a child then last that day too.  Negative before birth.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birth_day(person: Person, today: date) -> date | None:
    """Day of birth by the personal number, else as stated; None where a draft holds neither."""
    if person.personal_number:
        try:
            return parse(person.personal_number, today).birth_day
        except Refused:
            pass  # a draft may hold half a number; the field itself says what is wrong with it
    return person.birth_day
