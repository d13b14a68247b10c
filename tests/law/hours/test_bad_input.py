"""Wrong input: one Swedish sentence that says where and how to mend it, and never anything worse."""

import copy
import json
from typing import Any

import pytest

from lssdesk.errors import InputError
from lssdesk.law.hours import calc_costs, calc_hours
from tests.law.hours import build

GONE = object()
LONG = "1" * 5000

HOURS: build.Json = {
    "policy": {"frame_months": 3, "advance": "forbid", "late_cancellation_hour": "12:00"},
    "grants": [
        build.grant("B1", decided="2024-12-10", late_cancellation_counts=True),
        build.grant("B2", end=None),
    ],
    "entries": [
        build.late("2025-01-10", "10:00", "11:00", "2025-01-09T12:30"),
        build.entry("2025-01-11", "10:00", "11:00", measure="ledsagning"),
    ],
    "as_of": "2025-02-15",
}
COSTS: build.Json = {
    "grants": [build.cost_grant(measure="ledsagning")],
    "entries": [build.cost("2025-01-10", "85.50", measure="ledsagning")],
}

# where (keys), value put there, path in the message, word in the message
WRONG_HOURS = [
    (("policy",), None, "$.policy", "objekt"),
    (("policy",), [], "$.policy", "objekt"),
    (("policy", "frame_months"), True, "$.policy.frame_months", "heltal"),
    (("policy", "frame_months"), 0, "$.policy.frame_months", "heltal från 1"),
    (("policy", "frame_months"), -3, "$.policy.frame_months", "-3"),
    (("policy", "frame_months"), 3.0, "$.policy.frame_months", "heltal"),
    (("policy", "frame_months"), "3", "$.policy.frame_months", "”3”"),
    (("policy", "frame_months"), None, "$.policy.frame_months", "null"),
    (("policy", "frame_months"), 10**9, "$.policy.frame_months", "1000000000"),
    (("policy", "advance"), "Forbid", "$.policy.advance", "forbid, allow"),
    (("policy", "advance"), True, "$.policy.advance", "forbid, allow"),
    (("policy", "advance"), ["allow"], "$.policy.advance", "en lista"),
    (("policy", "late_cancellation_hour"), 12, "$.policy.late_cancellation_hour", "klockslag"),
    (("policy", "late_cancellation_hour"), "24:00", "$.policy.late_cancellation_hour", "23:59"),
    (("policy", "extra"), 1, "$.policy.extra", "frame_months"),
    (("extra",), 1, "$.extra", "grants"),
    (("entires",), [], "$.entires", "entries"),
    (("grants",), GONE, "$.grants", "saknas"),
    (("entries",), GONE, "$.entries", "saknas"),
    (("grants",), {}, "$.grants", "lista"),
    (("grants",), None, "$.grants", "lista"),
    (("entries",), "x", "$.entries", "lista"),
    (("grants", 1), "B2", "$.grants[1]", "objekt"),
    (("grants", 1, "id"), GONE, "$.grants[1].id", "saknas"),
    (("grants", 1, "id"), 2, "$.grants[1].id", "text"),
    (("grants", 1, "id"), "B1", "$.grants[1].id", "eget id"),
    (("grants", 1, "id"), "a\ud800b", "$.grants[1].id", "halvt tecken"),
    (("grants", 1, "measure"), GONE, "$.grants[1].measure", "saknas"),
    (("grants", 1, "measure"), "hemtjanst", "$.grants[1].measure", "avlosarservice"),
    (("grants", 1, "measure"), None, "$.grants[1].measure", "ledsagning"),
    (("grants", 1, "hours_per_month"), GONE, "$.grants[1].hours_per_month", "saknas"),
    (("grants", 1, "hours_per_month"), 10, "$.grants[1].hours_per_month", "10"),
    (("grants", 1, "hours_per_month"), "0", "$.grants[1].hours_per_month", "över 0"),
    (("grants", 1, "hours_per_month"), "0,00", "$.grants[1].hours_per_month", "över 0"),
    (("grants", 1, "hours_per_month"), "-1", "$.grants[1].hours_per_month", "över 0"),
    (("grants", 1, "hours_per_month"), "", "$.grants[1].hours_per_month", "över 0"),
    (("grants", 1, "hours_per_month"), "1e3", "$.grants[1].hours_per_month", "1e3"),
    (("grants", 1, "hours_per_month"), "1 000", "$.grants[1].hours_per_month", "1 000"),
    (("grants", 1, "hours_per_month"), "10\n", "$.grants[1].hours_per_month", "decimaltal"),
    (("grants", 1, "hours_per_month"), "١٠", "$.grants[1].hours_per_month", "decimaltal"),
    (("grants", 1, "hours_per_month"), "1,2,3", "$.grants[1].hours_per_month", "1,2,3"),
    (("grants", 1, "hours_per_month"), "NaN", "$.grants[1].hours_per_month", "NaN"),
    (("grants", 1, "hours_per_month"), "Infinity", "$.grants[1].hours_per_month", "Infinity"),
    (("grants", 1, "hours_per_month"), LONG, "$.grants[1].hours_per_month", "…"),
    (("grants", 1, "valid_from"), GONE, "$.grants[1].valid_from", "saknas"),
    (("grants", 1, "valid_from"), None, "$.grants[1].valid_from", "null"),
    (("grants", 1, "valid_from"), "2025-02-29", "$.grants[1].valid_from", "2025-02-29"),
    (("grants", 1, "valid_from"), "20250201", "$.grants[1].valid_from", "20250201"),
    (("grants", 1, "valid_from"), "2025-W05-1", "$.grants[1].valid_from", "2025-W05-1"),
    (("grants", 1, "valid_from"), "2025-1-1", "$.grants[1].valid_from", "2025-1-1"),
    (("grants", 1, "valid_from"), "0000-01-01", "$.grants[1].valid_from", "0000-01-01"),
    (("grants", 1, "valid_from"), "2025-01-01T00:00", "$.grants[1].valid_from", "2025-01-31"),
    (("grants", 1, "valid_to"), GONE, "$.grants[1].valid_to", "saknas"),
    (("grants", 0, "valid_to"), "2024-12-31", "$.grants[0].valid_to", "2025-01-01"),
    (("grants", 0, "valid_to"), False, "$.grants[0].valid_to", "dag"),
    (("grants", 0, "decided"), None, "$.grants[0].decided", "null"),
    (("grants", 0, "late_cancellation_counts"), 1, "$.grants[0].late_cancellation_counts", "true"),
    (("grants", 0, "late_cancellation_counts"), "false", "$.grants[0].late_cancellation_counts", "true"),
    (("grants", 0, "kronor_per_month"), "300", "$.grants[0].kronor_per_month", "ingen nyckel"),
    (("entries", 0), None, "$.entries[0]", "objekt"),
    (("entries", 0, "date"), GONE, "$.entries[0].date", "saknas"),
    (("entries", 0, "date"), "2025-13-01", "$.entries[0].date", "2025-13-01"),
    (("entries", 0, "date"), 20250110, "$.entries[0].date", "20250110"),
    (("entries", 0, "start"), GONE, "$.entries[0].start", "saknas"),
    (("entries", 0, "start"), "9:00", "$.entries[0].start", "9:00"),
    (("entries", 0, "start"), "10:00:00", "$.entries[0].start", "10:00:00"),
    (("entries", 0, "start"), "10:60", "$.entries[0].start", "10:60"),
    (("entries", 0, "end"), "24:00", "$.entries[0].end", "24:00"),
    (("entries", 0, "end"), 11, "$.entries[0].end", "klockslag"),
    (("entries", 0, "end"), True, "$.entries[0].end", "true eller false"),
    (("entries", 0, "status"), GONE, "$.entries[0].status", "saknas"),
    (("entries", 0, "status"), "utförd", "$.entries[0].status", "performed"),
    (("entries", 0, "status"), {}, "$.entries[0].status", "ett objekt"),
    (("entries", 0, "cancelled_at"), GONE, "$.entries[0].cancelled_at", "cancelled_by_client"),
    (("entries", 0, "cancelled_at"), None, "$.entries[0].cancelled_at", "null"),
    (("entries", 0, "cancelled_at"), "2025-01-09", "$.entries[0].cancelled_at", "T12:30"),
    (("entries", 0, "cancelled_at"), "2025-01-09 12:30", "$.entries[0].cancelled_at", "T12:30"),
    (("entries", 0, "cancelled_at"), "2025-01-09T12:30Z", "$.entries[0].cancelled_at", "T12:30"),
    (("entries", 0, "cancelled_at"), "2025-01-32T12:30", "$.entries[0].cancelled_at", "T12:30"),
    (("entries", 0, "cancelled_at"), "2025-03-30T02:15", "$.entries[0].cancelled_at", "ställs fram"),
    (("entries", 0, "note"), "x", "$.entries[0].note", "ingen nyckel"),
    (("entries", 0, "measure"), "x", "$.entries[0].measure", "ledsagning"),
    (("grants", 0, "measure"), "avlosning", "$.entries[0].measure", "olika insatser"),
    (("as_of",), None, "$.as_of", "null"),
    (("as_of",), "idag", "$.as_of", "idag"),
    (("as_of",), 2025, "$.as_of", "2025"),
]
WRONG_COSTS = [
    (("grants", 0, "kronor_per_month"), None, "$.grants[0].kronor_per_month", "null"),
    (("grants", 0, "kronor_per_month"), GONE, "$.grants[0].kronor_per_month", "saknas"),
    (("grants", 0, "kronor_per_month"), 300, "$.grants[0].kronor_per_month", "300"),
    (("grants", 0, "hours_per_month"), "10", "$.grants[0].hours_per_month", "ingen nyckel"),
    (("entries", 0, "amount"), "85.505", "$.entries[0].amount", "två decimaler"),
    (("entries", 0, "amount"), "0,00", "$.entries[0].amount", "över 0"),
    (("entries", 0, "amount"), "-5", "$.entries[0].amount", "över 0"),
    (("entries", 0, "amount"), 85.5, "$.entries[0].amount", "ett tal"),
    (("entries", 0, "amount"), GONE, "$.entries[0].amount", "saknas"),
    (("entries", 0, "kind"), GONE, "$.entries[0].kind", "saknas"),
    (("entries", 0, "receipt"), None, "$.entries[0].receipt", "text"),
    (("entries", 0, "start"), "10:00", "$.entries[0].start", "ingen nyckel"),
    (("entries", 0, "date"), "2025-02-30", "$.entries[0].date", "2025-02-30"),
]


def changed(document: build.Json, keys: tuple[str | int, ...], value: object) -> str:
    """The document as text, with one value put in, or taken out."""
    made = copy.deepcopy(document)
    place: Any = made
    for key in keys[:-1]:
        place = place[key]
    if value is GONE:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    return json.dumps(made)


def sentence(wrong: pytest.ExceptionInfo[InputError]) -> str:
    """The message, which is one line and one sentence."""
    text = str(wrong.value)
    assert text.isprintable()
    assert text.endswith(".")
    assert ". " not in text
    assert len(text) < 300
    return text


def test_the_documents_are_right_before_they_are_changed() -> None:
    assert len(calc_hours(json.dumps(HOURS), build.TODAY)["entries"]) == 2
    assert len(calc_costs(json.dumps(COSTS), build.TODAY)["entries"]) == 1


@pytest.mark.parametrize(("keys", "value", "path", "word"), WRONG_HOURS)
def test_hours(keys: tuple[str | int, ...], value: object, path: str, word: str) -> None:
    with pytest.raises(InputError) as wrong:
        calc_hours(changed(HOURS, keys, value), build.TODAY)
    assert sentence(wrong).startswith(path + " ")
    assert word in str(wrong.value)


@pytest.mark.parametrize(("keys", "value", "path", "word"), WRONG_COSTS)
def test_costs(keys: tuple[str | int, ...], value: object, path: str, word: str) -> None:
    with pytest.raises(InputError) as wrong:
        calc_costs(changed(COSTS, keys, value), build.TODAY)
    assert sentence(wrong).startswith(path + " ")
    assert word in str(wrong.value)


# HRS-018: day, start, end, the one that does not exist
JUMPED = [
    ("2025-03-30", "02:00", "04:00", "start"),
    ("2025-03-30", "02:59", "04:00", "start"),
    ("2025-03-30", "01:00", "02:30", "end"),
    ("2025-03-29", "22:00", "02:30", "end"),
    ("9999-12-31", "22:00", "00:00", "end"),
]


@pytest.mark.parametrize("status", ["performed", "planned"])
@pytest.mark.parametrize(("day", "start", "end", "key"), JUMPED)
def test_clock_times_that_do_not_exist(day: str, start: str, end: str, key: str, status: str) -> None:
    with pytest.raises(InputError) as wrong:
        build.run([build.grant()], [build.entry(day, start, end, status)])
    assert sentence(wrong).startswith(f"$.entries[0].{key} ")


RIGHT = '"grants": [], "entries": []'
JSON = "Filen går inte att läsa som JSON från "

# name, text, what the message begins with
TEXTS = [
    ("empty", "", JSON + "rad 1, kolumn 1;"),
    ("a comma too many", '{"grants": [],\n "entries": [],}', JSON + "rad 2, kolumn"),
    ("a comment", '{\n\n  // hej\n}', JSON + "rad 3, kolumn 3;"),
    ("cut off", '{"grants": [', JSON + "rad 1, kolumn 13;"),
    ("two documents", '{"grants": [], "entries": []} {}', JSON + "rad 1, kolumn 31;"),
    ("single quotes", "{'grants': []}", JSON + "rad 1, kolumn 2;"),
    ("a list", "[]", "$ ska vara ett objekt men är en lista;"),
    ("a number", "1", "$ ska vara ett objekt men är 1;"),
    ("not a number", "NaN", "$ ska vara ett objekt men är ett tal;"),
    ("null", "null", "$ ska vara ett objekt men är null;"),
    ("NaN inside", f'{{"policy": {{"frame_months": NaN}}, {RIGHT}}}', "$.policy.frame_months ska"),
    ("infinity inside", '{"grants": -Infinity, "entries": []}', "$.grants ska vara en lista"),
    ("a huge number", f'{{"policy": {{"frame_months": {LONG}}}, {RIGHT}}}', "$.policy.frame_months ska"),
    ("a huge negative one", f'{{"policy": {{"frame_months": -{LONG}}}, {RIGHT}}}', "$.policy.frame_months"),
    ("a key twice", '{"grants": [], "entries": [], "grants": []}', "$.grants står mer än en gång"),
    ("a key twice inside", '{"grants": [{"id": "a", "id": "b"}], "entries": []}', "$.grants[0].id står mer"),
    ("an odd key", '{"grants": [], "entries": [], "a\\nb c": 1}', "$[”a�b c”] är ingen nyckel"),
    ("an empty key", '{"grants": [], "entries": [], "": 1}', "$[””] är ingen nyckel"),
    ("half a character as key", '{"grants": [], "entries": [], "\\ud800": 1}', "$[”�”] är ingen nyckel"),
    ("a long key", f'{{"grants": [], "entries": [], "{LONG}": 1}}', "$[”111"),
    ("deep", "[" * 100_000, "På rad 1, kolumn 101 ligger"),
    ("deep objects", '\n{"a":' * 100_000, "På rad 102, kolumn 1 ligger"),
    ("deep, with brackets in texts", "[\"[[[[\"," * 100_000, "På rad 1, kolumn 801 ligger"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "begins"), TEXTS, ids=[name for name, _, _ in TEXTS])
def test_texts(name: str, text: str, begins: str) -> None:
    for calc in (calc_hours, calc_costs):
        with pytest.raises(InputError) as wrong:
            calc(text, build.TODAY)
        assert sentence(wrong).startswith(begins)


def test_more_months_than_fit_are_refused_before_they_are_made() -> None:
    grants = [build.grant(f"B{index}", start="0001-01-01", end="9999-12-31") for index in range(3)]
    with pytest.raises(InputError) as wrong:
        build.run(grants, [])
    assert sentence(wrong).startswith("$.grants omfattar tillsammans 359964 månader")


def test_open_ended_grants_with_a_far_day_are_refused_too() -> None:
    grants = [build.grant(f"B{index}", end=None) for index in range(3)]
    with pytest.raises(InputError) as wrong:
        build.run(grants, [], "9999-12-31")
    assert sentence(wrong).startswith("$.grants ")


def test_an_endless_frame_is_cut_at_the_end_of_the_calendar() -> None:
    result = build.run([build.grant(start="9990-01-01", end=None)], [], "9990-01-01", frame_months=1200)
    assert build.frames(result, "to") == [("9999-12-31",)]
