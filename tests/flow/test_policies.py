"""The municipality's own values: seen, set from a day on, and used by checks, hours and letters."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import policy_values
from lssdesk.flow.desk import Desk
from lssdesk.flow.policies import Line
from lssdesk.flow.policy_values import Item, Override, Value, handling, hours, item, items, set_on, shown
from lssdesk.law.hours import policy as hours_policy
from lssdesk.store.tables import LogRow, PolicyRow
from tests.flow.officer import ADA, MAN, OFFICER, Clock, Premises, filled, log_lines, received, signed

REPLY = "communication_reply_days"
FRAME = "hours_frame_months_ledsagarservice"
MODEL = "hours_model_ledsagarservice"
JULY = date(2026, 7, 1)
SAID = ("Socialnämnden 2026-02-10 § 14", "Beslut i nämnden")


def line(desk: Desk, key: str, day: date | None = None) -> Line:
    return next(one for one in desk.policies.lines(day) if one.item.key == key)


def own(key: str, value: Value | None, first_day: date = JULY) -> Override:
    return Override(key, first_day, value, *SAID, datetime(2026, 3, 2, 9, tzinfo=UTC), OFFICER)


def found(key: str) -> Item:
    one = item(key)
    assert one is not None
    return one


def test_every_value_of_the_files_is_a_line(desk: Desk) -> None:
    lines = desk.policies.lines()
    assert [one.item for one in lines] == list(items())
    assert len({one.item.key for one in lines}) == len(lines)
    for one in lines:
        assert one.item.label
        assert one.source
        assert one.value_text
        assert one.default_text


def test_what_is_not_set_is_marked_and_never_guessed(desk: Desk) -> None:
    unset, sure, unsure = line(desk, REPLY), line(desk, FRAME), line(desk, "hours_advance")
    assert (unset.state, unset.value, unset.value_text, unset.since) == ("unset", None, "inte satt", None)
    assert (sure.state, sure.value_text, sure.since) == ("shipped", "3 månader", date(2018, 7, 1))
    assert (unsure.state, unsure.value_text) == ("unconfirmed", "nej, det räknas som överskridande")
    assert line(desk, FRAME, date(2018, 6, 30)).state == "unconfirmed"


def test_a_value_that_is_set_is_there_after_a_restart_with_who_and_why(premises: Premises) -> None:
    desk = premises.open()
    desk.policies.set(REPLY, 14, JULY, f" {SAID[0]}\n", SAID[1])
    premises.kill()
    desk = premises.open()
    before, after = line(desk, REPLY, date(2026, 6, 30)), line(desk, REPLY, JULY)
    assert (before.state, before.value) == ("unset", None)
    assert before.coming == own(REPLY, 14)
    assert (after.state, after.value, after.value_text) == ("own", 14, "14 dagar")
    assert (after.since, after.confirmed_by, after.reason, after.default) == (JULY, *SAID, None)
    assert after.coming is None
    assert desk.policies.history(REPLY) == (own(REPLY, 14),)
    with desk.office.read() as reading:
        (row,) = reading.query(LogRow).filter(LogRow.name == "satte ett av kommunens värden")
    assert (row.officer, row.detail, row.case_id) == (OFFICER, REPLY, None)


def test_rows_are_only_ever_added(desk: Desk, clock: Clock) -> None:
    for value in (14, 21, None, 10):
        clock.forward(minutes=1)
        desk.policies.set(REPLY, value, JULY, *SAID)
    assert [row.value for row in desk.policies.history(REPLY)] == [10, None, 21, 14]
    assert line(desk, REPLY, JULY).value == 10
    with pytest.raises(Refused), desk.office.unit("x", OFFICER, desk.now) as unit:
        unit.query(PolicyRow).delete()


LATEST = [
    # name, rows (value, first day), day, expected
    ("none", [], JULY, None),
    ("not yet", [(14, JULY)], date(2026, 6, 30), None),
    ("from its day", [(14, JULY)], JULY, 14),
    ("a later one", [(14, JULY), (21, date(2026, 8, 1))], date(2026, 8, 1), 21),
    ("an earlier one set after", [(21, date(2026, 8, 1)), (14, JULY)], date(2026, 8, 1), 21),
    ("the same day, the last set", [(14, JULY), (21, JULY)], JULY, 21),
    ("taken back", [(14, JULY), (None, date(2026, 8, 1))], date(2026, 8, 1), None),
    ("before it was taken back", [(14, JULY), (None, date(2026, 8, 1))], date(2026, 7, 31), 14),
]


@pytest.mark.parametrize(("name", "rows", "day", "expected"), LATEST)
def test_which_row_holds(
    name: str, rows: list[tuple[int | None, date]], day: date, expected: int | None
) -> None:
    made = [own(REPLY, value, first) for value, first in rows]
    holding = set_on(made, REPLY, day)
    assert (holding.value if holding else None) == expected
    assert handling(made, day).value(REPLY) == expected
    assert set_on(made, "renewal_lead_days", day) is None


REFUSED = [
    # name, key, value, first day, confirmed by, reason, field, words
    ("no such value", "no_such", 1, JULY, *SAID, "", "no_such finns inte"),
    ("no confirmation", REPLY, 14, JULY, " ", "x", "/confirmed_by", "vem i kommunen"),
    ("no reason", REPLY, 14, JULY, "x", "", "/reason", "varför"),
    ("a book of a reason", REPLY, 14, JULY, "x", "x" * 10_000_000, "/reason", "högst 2000"),
    ("an impossible year", REPLY, 14, date(202, 7, 1), *SAID, "/first_day", "mellan år 1990 och 2100"),
    ("a number below", REPLY, -1, JULY, *SAID, "/value", "helt tal från 0 till 100000"),
    ("a number above", REPLY, 100_001, JULY, *SAID, "/value", "helt tal"),
    ("a word for a number", REPLY, "fjorton", JULY, *SAID, "/value", "helt tal"),
    ("no months", FRAME, 0, JULY, *SAID, "/value", "från 1 till 1200"),
    ("more months than the calendar", FRAME, 1201, JULY, *SAID, "/value", "från 1 till 1200"),
    ("a choice that is none", MODEL, "year", JULY, *SAID, "/value", "val som visas"),
    ("a number for a choice", MODEL, 3, JULY, *SAID, "/value", "val som visas"),
    ("no clock time", "hours_late", 1260, JULY, *SAID, "/value", "klockslag"),
    ("a word for a clock time", "hours_late", "12.00", JULY, *SAID, "/value", "klockslag"),
    ("more than yes", "routing_between_boards", 2, JULY, *SAID, "/value", "från 0 till 1"),
    ("no words", "routine_children", " ", JULY, *SAID, "/value", "tar en text"),
    ("a number for words", "routine_children", 3, JULY, *SAID, "/value", "tar en text"),
    ("a book for a routine", "routine_children", "x" * 10_000_000, JULY, *SAID, "/value", "högst 10000"),
    ("what the law sets", "age_assistance", 70, JULY, *SAID, "/value", "ändras inte här"),
    ("no day of a year", "kts_spring_term_end", 631, JULY, *SAID, "/value", "en dag i ett år"),
    ("a holiday that is none", "hours_storhelg", ("Fredag",), JULY, *SAID, "/value", "Fredag är inget"),
    ("day after evening", "hours_dag", 1900, JULY, *SAID, "/value", "i den ordningen"),
    ("evening at night", "hours_kvall", 2200, JULY, *SAID, "/value", "i den ordningen"),
]


@pytest.mark.parametrize(
    ("name", "key", "value", "first_day", "by", "reason", "field", "words"),
    REFUSED,
)
def test_what_does_not_fit_is_refused_in_words_and_nothing_is_set(
    desk: Desk,
    name: str,
    key: str,
    value: Value,
    first_day: date,
    by: str,
    reason: str,
    field: str,
    words: str,
) -> None:
    with pytest.raises(Refused, match=words) as caught:
        desk.policies.set(key, value, first_day, by, reason)
    assert caught.value.field == field
    assert desk.policies.history(key) == ()


SHOWN = [
    (REPLY, None, "inte satt"),
    (REPLY, 14, "14 dagar"),
    (FRAME, 1, "1 månad"),
    ("routine_children", "Ring 112.", "Ring 112."),
    ("routing_between_boards", 1, "ja"),
    ("routing_between_boards", 0, "nej"),
    ("kts_spring_term_end", 612, "den 12/6"),
    (MODEL, "free", "fria timmar, utan antal"),
    ("hours_late", 930, "09.30"),
    ("hours_cost", 30000, "300\u00a0kr"),
    ("hours_cost", 30050, "300,50\u00a0kr"),
    ("hours_storhelg", ("Julafton", "Juldagen"), "Julafton, Juldagen"),
]


@pytest.mark.parametrize(("key", "value", "expected"), SHOWN)
def test_values_in_swedish(key: str, value: Value | None, expected: str) -> None:
    assert shown(found(key), value) == expected


def test_without_own_values_the_hours_are_the_shipped_ones() -> None:
    assert hours([own(REPLY, 14)]) is hours_policy.shipped()
    every = hours([own("hours_advance", "forbid")])
    for measure in ("ledsagarservice", "ledsagning", "avlosarservice", "avlosning"):
        for day in (date(1994, 1, 1), date(2018, 6, 30), date(2018, 7, 1), date(2030, 1, 1)):
            assert every.on(measure, day) == hours_policy.shipped().on(measure, day)
            assert (
                every.categories_on(day).categories()
                == hours_policy.shipped().categories_on(day).categories()
            )
            assert every.cost_per_month_on(max(day, JULY)).ore == 30000


EARLY = date(2010, 1, 1)
HOURS: list[tuple[str, list[Override], date, Callable[[hours_policy.HoursPolicy, date], Any], Any]] = [
    # name, rows, day, what is looked at, expected
    ("months", [own(FRAME, 6)], JULY, lambda it, day: it.on("ledsagarservice", day).frame_months, 6),
    (
        "months, the day before",
        [own(FRAME, 6)],
        date(2026, 6, 30),
        lambda it, day: it.on("ledsagarservice", day).frame_months,
        3,
    ),
    ("of another measure", [own(FRAME, 6)], JULY, lambda it, day: it.on("ledsagning", day).frame_months, 3),
    (
        "own months outlast a shipped row that begins later",
        [own(FRAME, 6, EARLY)],
        JULY,
        lambda it, day: it.on("ledsagarservice", day).frame_months,
        6,
    ),
    (
        "until they are taken back",
        [own(FRAME, 6, EARLY), own(FRAME, None, JULY)],
        JULY,
        lambda it, day: it.on("ledsagarservice", day).frame_months,
        3,
    ),
    (
        "free hours",
        [own(MODEL, "free")],
        JULY,
        lambda it, day: it.model_on("ledsagarservice", day).model,
        "free",
    ),
    (
        "free hours have no months",
        [own(MODEL, "free"), own(FRAME, 6)],
        JULY,
        lambda it, day: it.model_on("ledsagarservice", day).frame_months,
        None,
    ),
    (
        "ahead of the month",
        [own("hours_advance", "allow")],
        JULY,
        lambda it, day: it.on("ledsagning", day).advance,
        "allow",
    ),
    (
        "the hour of a late cancellation",
        [own("hours_late", 1430)],
        JULY,
        lambda it, day: it.on("ledsagning", day).late_cancellation_hour,
        time(14, 30),
    ),
    ("costs", [own("hours_cost", 40000)], JULY, lambda it, day: it.cost_per_month_on(day).ore, 40000),
    (
        "evening from seven",
        [own("hours_kvall", 1900)],
        JULY,
        lambda it, day: it.categories_on(day).limits[2].start,
        time(19),
    ),
    (
        "storhelg",
        [own("hours_storhelg", ("Julafton",))],
        JULY,
        lambda it, day: it.categories_on(day).storhelg,
        ("Julafton",),
    ),
    (
        "what is set is sure",
        [own("hours_advance", "forbid")],
        JULY,
        lambda it, _day: it.advance[-1].confirmed,
        True,
    ),
]


@pytest.mark.parametrize(("name", "rows", "day", "look", "expected"), HOURS)
def test_hours_by_own_values(
    name: str,
    rows: list[Override],
    day: date,
    look: Callable[[hours_policy.HoursPolicy, date], Any],
    expected: Any,
) -> None:
    assert look(hours(rows), day) == expected


def test_words_of_its_own() -> None:
    rows = [own("routine_children", "Ring jouren.")]
    assert handling(rows, JULY).text("routine_children") == "Ring jouren."
    assert handling(rows, date(2026, 6, 30)).text("routine_children") == ""


def test_ages_follow_the_law_by_day(desk: Desk) -> None:
    key = "age_assistance"
    assert [line(desk, key, date(year, 1, 1)).value for year in (2025, 2026, 2031, 2032)] == [
        66,
        67,
        67,
        None,
    ]
    assert line(desk, key).state == "shipped"
    assert line(desk, "age_daily_activity").state == "unconfirmed"


def test_a_value_of_a_file_that_is_gone_is_passed_over() -> None:
    assert handling([own("no_longer", 3)], JULY) == handling([], JULY)


def keys_of(desk: Desk, work: Any) -> set[str]:
    return {finding.key for finding in work.findings()}


def test_the_checks_of_an_open_case_use_a_value_as_soon_as_it_is_set(desk: Desk) -> None:
    work = desk.open(desk.register(ADA, "ledsagarservice", received()))
    work.write("/inquiry/communication/sent", "2026-03-01", "Skickades")
    work.write("/decision/day", "2026-03-10", "Beslutsdag")
    assert "HND-080/unset" in keys_of(desk, work)
    desk.policies.set(REPLY, 14, date(2026, 3, 11), *SAID)
    assert "HND-080/unset" in keys_of(desk, work)
    desk.policies.set(REPLY, 14, date(2026, 3, 10), *SAID)
    assert keys_of(desk, work) & {"HND-080", "HND-080/unset"} == {"HND-080"}


def test_letter_and_wordings_say_the_municipalitys_frame(desk: Desk) -> None:
    work = filled(desk)
    text = " ".join(choice.text for choice in work.wordings("hours_use"))
    before = work.preview()
    assert "tre månader" in text
    desk.policies.set(FRAME, 2, date(2026, 1, 1), *SAID)
    assert " ".join(choice.text for choice in work.wordings("hours_use")) == text.replace(
        "tre månader", "två månader"
    ).replace("30 juni", "31 maj")
    assert work.preview() != before


def frames(work: Any) -> list[int | None]:
    return [grant.policy.frame_months for grant in work.hours.grants()]


def test_what_is_signed_keeps_the_values_that_were_known_then(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    assert frames(work) == [3]
    clock.forward(minutes=1)
    desk.policies.set(FRAME, 1, date(2018, 7, 1), *SAID)
    assert frames(work) == [3]
    assert work.hours.policy().frame_months == 1
    clock.forward(minutes=1)
    later = signed(desk, person=type(ADA)(personal_number=MAN, given_name="Bo", family_name="Ek"))
    assert frames(later) == [1]
    clock.forward(minutes=1)
    desk.policies.set(FRAME, None, date(2018, 7, 1), *SAID)
    assert (frames(work), frames(later)) == ([3], [1])


def test_setting_a_value_leaves_one_line_and_looking_none(desk: Desk) -> None:
    before = log_lines(desk)
    desk.policies.lines()
    desk.policies.history(REPLY)
    assert log_lines(desk) == before
    desk.policies.set(REPLY, 14, JULY, *SAID)
    assert log_lines(desk) == [*before, ("satte ett av kommunens värden", None)]


def test_every_unit_has_its_word() -> None:
    for one in items():
        counted = one.unit not in (policy_values.CHOICE, policy_values.NAMES, policy_values.TEXT)
        for value in [default.value for default in one.defaults] + [0, 1, 2] * counted:
            assert shown(one, value)
