"""The line on top and the sum behind each number: they add up, and they are the engine's."""

from datetime import date

import pytest

from lssdesk.law import hours
from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar import sums, words
from lssdesk.ui.hours_calendar.sums import Sum
from tests.ui.hours_calendar.samples import (
    FIVE_HOURS,
    FREE,
    SESSIONS,
    TEN_HOURS,
    TODAY,
    content,
    session,
)

EARLIER = hours.Grant(
    id="E", measure="ledsagning", per_month=60, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31)
)
LATER = hours.Grant(id="L", measure="ledsagning", per_month=60, valid_from=date(2026, 4, 1), valid_to=None)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def minutes(text: str) -> int:
    """A duration read back."""
    parts = text.replace("−", "").split("\u00a0")
    factors = {"tim": 60, "min": 1}
    total = sum(int(n) * factors[unit] for n, unit in zip(parts[::2], parts[1::2], strict=True))
    return -total if text.startswith("−") else total


def adds_up(found: Sum) -> bool:
    amounts = [minutes(amount) for _, amount in found.lines if amount]
    return sum(amounts) == minutes(found.result[1])


@pytest.mark.parametrize(
    ("grants", "sessions", "expected"),
    [
        ((), (), "Här finns inget beslut om timmar än. Tillfällen kan föras in ändå."),
        ((EARLIER,), (), "Inget beslut gäller i dag. Det senaste gällde till 31 december 2025."),
        ((EARLIER, LATER), (), "Inget beslut gäller i dag. Nästa börjar gälla 1 april."),
        (
            (TEN_HOURS,),
            SESSIONS,
            "20 tim kvar till 31 mars. 17 tim 19 min förfaller om takten håller.",
        ),
        (
            (TEN_HOURS, FIVE_HOURS),
            SESSIONS,
            "30 tim kvar: 20 tim till 31 mars och 10 tim till 30 april. 5 tim tillkommer 1 april. "
            "17 tim 19 min förfaller 31 mars om takten håller. "
            "10 tim 47 min förfaller 30 april om takten håller.",
        ),
        (
            (TEN_HOURS,),
            (session("a", "2026-01-10", "00:00", "00:00"), session("b", "2026-03-01", "10:00", "18:00")),
            "Inga timmar kvar i mars. Inget förfaller om takten håller. Överskridande i mars: 2 tim.",
        ),
        ((FREE,), SESSIONS, "Beslutet har inget antal timmar. 7 tim använt i mars."),
    ],
)
def test_the_answer_in_words(
    grants: tuple[hours.Grant, ...], sessions: tuple[Session, ...], expected: str
) -> None:
    assert plain(sums.answer(content(grants, sessions)).plain) == expected


def test_every_number_of_the_answer_is_a_link_to_its_sum() -> None:
    found = sums.answer(content((TEN_HOURS, FIVE_HOURS)))
    for key, behind in found.sums.items():
        assert f'<a href="{key}">{behind.result[1]}</a>' in found.rich
    assert [plain(behind.title) for behind in found.sums.values()] == [
        "Kvar 12 mars",
        "Beviljat för april 2026",
        "Förfaller efter 31 mars",
        "Förfaller efter 30 april",
    ]
    assert all(adds_up(behind) for behind in found.sums.values())


@pytest.mark.parametrize("what", ["credit", "used", "left", "overuse", "outside"])
@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 2, 1), TODAY, date(2025, 12, 1)])
@pytest.mark.parametrize("grants", [(TEN_HOURS,), (TEN_HOURS, FIVE_HOURS)], ids=["one", "two"])
def test_a_months_number_is_the_sum_of_its_lines(
    what: sums.MonthWhat, day: date, grants: tuple[hours.Grant, ...]
) -> None:
    long = session("long", "2026-01-10", "08:00", "23:00")
    shown = content(grants, (*SESSIONS, long))
    found = sums.month_sum(shown, day, what)
    assert found.result[1] == words.duration(getattr(shown.month(day), what))
    assert adds_up(found)


@pytest.mark.parametrize("what", ["granted", "used", "left"])
def test_a_frames_number_is_the_sum_of_its_lines(what: sums.What) -> None:
    shown = content((TEN_HOURS, FIVE_HOURS))
    for frame in shown.frames_in(2026):
        assert adds_up(sums.frame_sum(shown, frame, what))


def test_what_lapsed_and_what_will_is_the_sum_of_its_lines() -> None:
    monthly = hours.Grant(
        id="A",
        measure="avlosarservice",
        per_month=600,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 3, 31),
    )
    shown = content((monthly,))
    found = [sums.frame_sum(shown, frame, "lapse") for frame in shown.frames_in(2026)]
    assert [plain(one.result[0] + " " + one.result[1]) for one in found] == [
        "Förföll 10 tim",
        "Förföll 7 tim",
        "Förfaller om takten håller 19 min",
    ]
    assert all(adds_up(one) for one in found)


def test_the_sessions_behind_the_used_time_are_named() -> None:
    found = sums.month_sum(content(), TODAY, "used")
    assert [(plain(label), plain(amount)) for label, amount in found.lines] == [
        ("2 mars 10:00–14:00", "4 tim"),
        ("6 mars 22:30–01:30", "3 tim"),
    ]


def test_no_text_urges_anybody_to_save_hours() -> None:
    said = sums.answer(content()).plain.lower()
    assert not any(word in said for word in ("spara", "passa på", "använd ", "kom ihåg", "bör"))
