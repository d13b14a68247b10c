"""Why granted hours of a month were not used [HRS-023], and that nothing urges anybody [HRS-022]."""

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from lssdesk import paths
from lssdesk.law.hours import Grant, Policy
from lssdesk.model.case import Session, UnusedMonth
from lssdesk.ui.hours_calendar import why
from lssdesk.ui.hours_calendar.view_model import Content
from tests.ui.hours_calendar.samples import FREE, SESSIONS, TEN_HOURS, content, session
from tests.ui.hours_calendar.test_sums import costs, plain

JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
MONTHLY = msgspec.structs.replace(TEN_HOURS, policy=Policy(frame_months=1))
ILL = UnusedMonth(id="u", month=FEBRUARY, reason="illness", told_by="Omsorg Syd")
LONG = session("long", "2026-01-10", "08:00", "23:00")


def hours(grant: Grant = TEN_HOURS, sessions: tuple[Session, ...] = SESSIONS) -> Content:
    return content((grant,), sessions)


@pytest.mark.parametrize(
    ("shown", "month", "expected"),
    [
        (hours(), JANUARY, (600, 0, 600, 0)),
        (hours(), FEBRUARY, (600, 180, 420, 0)),
        (hours(MONTHLY), FEBRUARY, (600, 180, 0, 420)),
        (hours(TEN_HOURS, (*SESSIONS, LONG)), FEBRUARY, (600, 180, 120, 0)),
        (hours(), MARCH, None),
        (hours(), date(2025, 12, 1), None),
        (hours(FREE), FEBRUARY, None),
        (hours(TEN_HOURS, (LONG,)), JANUARY, None),
        (costs(), JANUARY, None),
    ],
    ids=["moved", "partly", "ended", "after overuse", "not over", "before", "free", "overused", "costs"],
)
def test_what_was_left_of_a_month(
    shown: Content, month: date, expected: tuple[int, int, int, int] | None
) -> None:
    found = why.left_in(shown, month)
    assert (found and (found.credit, found.used, found.moved, found.ended)) == expected


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        (
            TEN_HOURS,
            "I februari 2026 användes inte 7 tim av de 10 tim som tillkom. "
            "7 tim följde med till nästa månad i ramen.",
        ),
        (
            MONTHLY,
            "I februari 2026 användes inte 7 tim av de 10 tim som tillkom. "
            "Ramen slutade med månaden och 7 tim av månadens timmar var inte använda.",
        ),
    ],
)
def test_what_became_of_them_in_words(grant: Grant, expected: str) -> None:
    shown = hours(grant)
    left = why.left_in(shown, FEBRUARY)
    assert left is not None
    assert plain(why.story(shown, left)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, "7 tim användes inte, skäl ej antecknat"),
        (ILL, "Timmar kvar: sjukdom"),
        (msgspec.structs.replace(ILL, note="influensa"), "Timmar kvar: sjukdom (influensa)"),
        (msgspec.structs.replace(ILL, reason="other", note="Flyttade"), "Timmar kvar: Flyttade"),
    ],
)
def test_a_months_reason_in_short(said: UnusedMonth | None, expected: str) -> None:
    unused = {"ledsagning": (said,)} if said else {}
    assert plain(why.month_words(hours(), date(2026, 2, 14), unused)) == expected


def test_a_month_without_anything_left_has_nothing_to_say() -> None:
    assert why.month_words(hours(), MARCH, {}) == ""


@pytest.mark.parametrize(
    ("reason", "note", "field"),
    [("", "", "reason"), ("other", " ", "note"), ("other", "Flytt", ""), ("illness", "", "")],
)
def test_another_reason_needs_words(reason: str, note: str, field: str) -> None:
    found, sentence = why.problem(reason, note)
    assert found == field
    assert bool(sentence) == bool(field)


def test_what_is_written_down_is_one_change() -> None:
    made = why.said(None, "new", FEBRUARY, "visitors", " Syster ", "Omsorg Syd ")
    assert made == UnusedMonth(
        id="new", month=FEBRUARY, reason="visitors", note="Syster", told_by="Omsorg Syd"
    )
    (edit,) = why.written("ledsagning", None, made).edits
    assert (edit.measure, edit.before, edit.after) == ("ledsagning", None, made)
    again = why.said(made, "unneeded", FEBRUARY, "visitors", "Syster", "Omsorg Syd")
    assert why.written("ledsagning", made, again).edits == ()
    assert why.written("ledsagning", made, None).name == "tog bort skäl till timmar som inte användes"


# What a text would say that urges somebody to save, or to use up [HRS-022].
URGING = (
    *(
        "spar",
        "passa på",
        "kom ihåg",
        "glöm inte",
        "se till",
        "ta vara",
        "ta tillvara",
        "utnyttj",
        "gå miste",
    ),
    *("bör ", "borde", "måste", "skynda", "hinn", "förlora", "missa", "tappa", "snart slut", "samla"),
    *("använd timm", "använd upp", "förbruka", "rekommend", "tipsa", "synd att", "i onödan", "hushåll"),
)


def calendar_texts() -> Iterator[tuple[str, str]]:
    for file in sorted((paths.resources() / "texts").glob("calendar*.toml")):
        yield from _leaves(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))


def _leaves(key: str, node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield key, node.lower()
    else:
        for name, value in node.items():
            yield from _leaves(f"{key}.{name}", value)


def test_no_text_of_the_calendar_urges_anybody() -> None:
    found = list(calendar_texts())
    assert len(found) > 300
    assert [(key, text) for key, text in found if any(stem in f"{text} " for stem in URGING)] == []
