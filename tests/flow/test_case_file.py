"""The case file: read strictly, written back the same, and every wrong one told in one Swedish sentence."""

import json
import re
from datetime import date
from typing import Any

import pytest

from lssdesk.errors import InputError
from lssdesk.flow import case_file
from lssdesk.letters.own_wordings import Content, Entry, office_book
from lssdesk.model.case import Case
from tests.flow.files import GONE, Path, document, text
from tests.flow.officer import EXAMPLES

NAMES = sorted(file.stem for file in EXAMPLES.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_written_back_the_same(name: str) -> None:
    content = (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")
    case = case_file.read(content)
    assert case_file.write(case) == content
    assert case_file.read(case_file.write(case)) == case


def test_there_is_an_example_of_each_kind() -> None:
    cases = [case_file.read((EXAMPLES / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES]
    kinds = {(case.measure, case.decision.outcome, case.decision.duration) for case in cases}
    assert kinds > {
        ("ledsagarservice", "granted", "limited"),
        ("ledsagarservice", "refused", None),
        ("ledsagning", "granted", "open_ended"),
        ("ledsagning", "granted", "limited"),
    }
    assert {case.decision.kind for case in cases} == {None, "write_off", "dismissal", "change", "execution"}
    assert "granted" in {case.decision.beyond.outcome for case in cases}
    assert any(str(case.decision.day) < "2025-07-01" for case in cases)


def test_the_least_case_file_is_an_empty_case() -> None:
    case = case_file.read('{"format": "lssdesk-case", "version": 1, "measure": "ledsagning"}')
    assert case == Case(measure="ledsagning")
    assert case_file.read(case_file.write(case)) == case


def test_an_answer_to_a_question_of_another_measure_is_read() -> None:
    answers = {"stay_how_often": {"text": "Varannan helg."}}
    least = {"format": "lssdesk-case", "version": 1, "measure": "rad_och_stod"}
    case = case_file.read(json.dumps({**least, "inquiry": {"answers": answers}}))
    assert case.inquiry.answers["stay_how_often"].text == "Varannan helg."


def test_a_byte_order_mark_is_let_pass() -> None:
    assert case_file.read("\ufeff" + text(("number",), "1")).number == "1"


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2026-03-29", "22:00", "02:30"),
        ("2026-03-29", "01:59", "03:00"),
        ("2026-10-25", "02:30", "03:00"),
        ("2200-12-31", "22:00", "02:00"),
        ("1850-01-01", "00:00", "00:00"),
    ],
)
def test_clock_times_that_exist_are_right(day: str, start: str, end: str) -> None:
    session = {"id": "n", "day": day, "start": start, "end": end}
    (found,) = case_file.read(text(("sessions",), [session])).sessions
    assert [str(found.day), f"{found.start:%H:%M}", f"{found.end:%H:%M}"] == [day, start, end]


def test_sessions_keep_their_clock_times() -> None:
    written = json.loads(case_file.write(case_file.read(text((), document()))))
    assert [one["start"] for one in written["sessions"]] == ["17:00", "17:00"]
    assert written["sessions"][1]["cancelled_at"] == "2026-04-14T15:00"


SESSION = ("sessions", 0)
CHANGED: list[tuple[Path, Any, str]] = [
    # path, value, what the sentence holds
    ((), [], "$.format"),
    ((), "text", "$.format"),
    ((), None, "$.format"),
    ((), {}, "$.format"),
    (("format",), "annat", "$.format"),
    (("version",), 2, "$.version"),
    (("version",), "1", "$.version"),
    (("version",), True, "$.version"),
    (("version",), 1.0, "$.version"),
    (("version",), GONE, "$.version"),
    (("measure",), "boende", "$.measure är ”boende”"),
    (("measure",), GONE, "$.measure"),
    (("measure",), 7, "$.measure ska vara en text men är ett heltal"),
    (("utredning",), {}, "$ innehåller nyckeln ”utredning”"),
    (("person", "shoe_size"), 42, "$.person innehåller nyckeln ”shoe_size”"),
    (("person", "given_name"), None, "$.person.given_name ska vara en text men är null"),
    (("person", "given_name"), ["Ada"], "$.person.given_name ska vara en text men är en lista"),
    (("person", "given_name"), "A\ud800da", "$.person.given_name innehåller ett halvt tecken"),
    (("person", "A\udfff"), "x", "$.person"),
    (("person", "protection"), "hemlig", "$.person.protection är ”hemlig”"),
    (("person", "birth_day"), "2026-02-30", "$.person.birth_day är ingen dag"),
    (("person", "birth_day"), "1 mars", "$.person.birth_day är ingen dag"),
    (("person", "birth_day"), 20260301, "$.person.birth_day"),
    (("person", "birth_day"), "9999-12-31", "$.person.birth_day ligger utanför åren 1850–2200"),
    (("person", "birth_day"), "0001-01-01", "$.person.birth_day ligger utanför åren 1850–2200"),
    (("person", "personal_number"), "19900101-2385", "$.person.personal_number ska ha tolv siffror"),
    (("person", "personal_number"), "9001012385", "$.person.personal_number"),
    (("person", "personal_number"), "199001012386", "$.person.personal_number"),
    (("person", "personal_number"), "199013012385", "$.person.personal_number"),
    (("person", "personal_number"), "hej", "$.person.personal_number"),
    (("person", "address"), "Granstigen 4", "$.person.address ska vara ett objekt men är en text"),
    (("sender", "logo"), "ej base64!", "$.sender.logo"),
    (("sender", "logo"), "aGVq", "$.sender.logo"),
    (("application", "received"), {}, "$.application.received"),
    (("application", "channel"), "fax", "$.application.channel är ”fax”"),
    (("application", "hours_requested"), "tio", "$.application.hours_requested är inte ett rimligt tal"),
    (("application", "hours_requested"), "7,5", "$.application.hours_requested är inte ett rimligt tal"),
    (("application", "hours_requested"), "NaN", "$.application.hours_requested är inte ett rimligt tal"),
    (("application", "hours_requested"), "sNaN", "$.application.hours_requested är inte ett rimligt tal"),
    (("application", "hours_requested"), "Infinity", "$.application.hours_requested är inte ett"),
    (("application", "hours_requested"), "1e999999999", "$.application.hours_requested är inte ett"),
    (("application", "hours_requested"), "1e-999999999", "$.application.hours_requested är inte ett"),
    (("application", "hours_requested"), "1e7", "$.application.hours_requested är inte ett rimligt tal"),
    (("application", "hours_requested"), "1" * 5000, "$.application.hours_requested är inte ett"),
    (("application", "hours_requested"), float("nan"), "$.application.hours_requested"),
    (("application", "hours_requested"), float("inf"), "$.application.hours_requested"),
    (("application", "hours_requested"), 10**400, "$.application.hours_requested"),
    (("inquiry", "answers", "shoes"), {"text": "x"}, "$.inquiry.answers innehåller nyckeln ”shoes”"),
    (("inquiry", "answers", "a]b\n"), {}, "$.inquiry.answers innehåller nyckeln ”a]b�”"),
    (("inquiry", "answers", "wishes"), "text", "$.inquiry.answers.wishes ska vara ett objekt"),
    (("inquiry", "answers", "wishes"), {"svar": ""}, "$.inquiry.answers.wishes innehåller nyckeln ”svar”"),
    (("inquiry", "answers", "wishes"), {"source": {"day": "x"}}, "$.inquiry.answers.wishes.source.day är"),
    (("inquiry", "answers"), [], "$.inquiry.answers ska vara ett objekt men är en lista"),
    (("inquiry", "activities"), {}, "$.inquiry.activities ska vara en lista men är ett objekt"),
    (("inquiry", "activities", 1, "cost"), "gratis", "$.inquiry.activities[1].cost"),
    (("inquiry", "activities", 0, "area"), None, "$.inquiry.activities[0].area"),
    (("inquiry", "personkrets", "durability_hard_to_judge"), 1, "durability_hard_to_judge ska vara true"),
    (("decision", "wordings"), {"hälsning": {}}, "$.decision.wordings innehåller nyckeln ”hälsning”"),
    (("decision", "wordings"), {"duration": {"id": "finns inte"}}, "$.decision.wordings.duration.id är"),
    (("decision", "wordings"), {"duration": {"id": "kommun.x"}}, "bara finns hos den kommun"),
    (("decision", "wordings"), {"duration": {"id": "kommun.x", "text": " "}}, "bara finns hos den kommun"),
    (("decision", "acknowledged"), {"HND-106": 5}, "$.decision.acknowledged[”HND-106”] ska vara en text"),
    (("decision", "valid_to"), "2027-02-29", "$.decision.valid_to är ingen dag"),
    (("decision", "valid_to"), "2201-01-01", "$.decision.valid_to ligger utanför åren"),
    (("earlier",), [{"day": "nej"}], "$.earlier[0].day är ingen dag"),
    (("earlier",), [5], "$.earlier[0]"),
    (("sessions",), {}, "$.sessions ska vara en lista men är ett objekt"),
    (("sessions",), None, "$.sessions ska vara en lista men är null"),
    (SESSION, 5, "$.sessions[0] ska vara ett objekt men är ett heltal"),
    ((*SESSION, "id"), GONE, "$.sessions[0] saknar nyckeln ”id”"),
    ((*SESSION, "day"), GONE, "$.sessions[0] saknar nyckeln ”day”"),
    ((*SESSION, "id"), "a2", "$.sessions[1] har id ”a2” som redan används"),
    ((*SESSION, "start"), "24:00", "$.sessions[0].start är inget klockslag"),
    ((*SESSION, "start"), "7:00", "$.sessions[0].start är inget klockslag"),
    ((*SESSION, "start"), "17:00:00", "$.sessions[0].start är inget klockslag"),
    ((*SESSION, "start"), "17:00\n", "$.sessions[0].start är inget klockslag"),
    ((*SESSION, "start"), 1700, "$.sessions[0].start är inget klockslag"),
    ((*SESSION, "start"), None, "$.sessions[0].start"),
    ((*SESSION, "end"), "٠٩:٣٠", "$.sessions[0].end är inget klockslag"),
    ((*SESSION, "status"), "okänd", "$.sessions[0].status är ”okänd”"),
    ((*SESSION, "day"), "9999-12-31", "$.sessions[0].day ligger utanför åren"),
    (("sessions", 1, "cancelled_at"), GONE, "$.sessions[1].cancelled_at saknas"),
    (("sessions", 1, "cancelled_at"), "2026-04-14", "$.sessions[1].cancelled_at är ingen tidpunkt"),
    (("sessions", 1, "cancelled_at"), "2026-04-14T15:00Z", "$.sessions[1].cancelled_at är ingen tidpunkt"),
    (("sessions", 1, "cancelled_at"), "2026-04-31T15:00", "$.sessions[1].cancelled_at är ingen"),
    (("notes",), [{"id": "n", "at": "2026-04-14"}], "$.notes[0].at är ingen tidpunkt"),
    (("notes",), [{"id": "n", "at": "2026-04-31T15:00"}], "$.notes[0].at är ingen"),
    (("notes",), [{"id": "n", "at": 3}], "$.notes[0].at är ingen tidpunkt"),
    (("notes",), [{"id": "n"}], "$.notes[0] saknar nyckeln ”at”"),
    (("notes",), [{"id": "n", "at": "2026-04-14T15:00"}] * 2, "$.notes[1] har id ”n” som redan används"),
    (("notes",), ["n"], "$.notes[0]"),
    (("notes",), {}, "$.notes"),
    (("sessions", 1, "cancelled_at"), "0001-01-01T00:00", "$.sessions[1].cancelled_at ligger utanför"),
    (SESSION, {"id": "n", "day": "2026-03-29", "start": "02:30", "end": "04:00"}, "[0].start är ett klocks"),
    (SESSION, {"id": "n", "day": "2026-03-29", "start": "01:00", "end": "02:30"}, "[0].end är ett klocks"),
    (SESSION, {"id": "n", "day": "2026-03-28", "start": "22:00", "end": "02:30"}, "[0].end är ett klocks"),
]


def ids(row: tuple[Path, Any, str]) -> str:
    return f"{'.'.join(map(str, row[0])) or '$'} {str(row[1])[:24]!a}"


@pytest.mark.parametrize(("path", "value", "expected"), CHANGED, ids=map(ids, CHANGED))
def test_a_wrong_value_is_told_with_its_path(path: Path, value: Any, expected: str) -> None:
    assert expected in told(text(path, value))


def told(content: str) -> str:
    """The one sentence that refuses a text: on one line, in whole characters, with a place and a remedy."""
    with pytest.raises(InputError) as caught:
        case_file.read(content)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert re.search(r"\$|rad \d+", sentence)
    assert len(sentence) < 400
    return sentence


BROKEN = [
    ("nothing", "", "rad 1"),
    ("blank", " \n ", "rad 2"),
    ("no JSON", "hej", "rad 1"),
    ("cut off", '{"format": "lssdesk-case",\n "version"', "rad 2"),
    ("two", "{} {}", "rad 1"),
    ("comma too many", '{"format": "lssdesk-case",}', "rad 1"),
    ("single quotes", "{'format': 1}", "rad 1"),
    ("control character", '{"format": "a\tb"}', "rad 1"),
    ("NUL", "\0", "rad 1"),
    ("deep list", "[" * 100_000, "rad 1"),
    ("deep object", '{"a":' * 100_000, "rad 1"),
    ("deep and whole", "[" * 50_000 + "]" * 50_000, "rad 1"),
    ("a key twice", '{"format": "lssdesk-case", "version": 1, "version": 1}', "$.version står mer än en"),
    (
        "a key twice inside",
        '{"format": "lssdesk-case", "version": 1, "person": {"phone": "1", "phone": "1"}}',
        "$.person.phone står mer än en gång",
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_text_that_is_no_case_is_told_with_its_place(name: str, content: str, expected: str) -> None:
    assert expected in told(content)


@pytest.mark.parametrize("depth", [90, 101, 150, 400, 700, 900, 990])
@pytest.mark.parametrize(("before", "after"), [("[", "]"), ('{"a":', "}")])
def test_no_depth_of_nesting_breaks_it(depth: int, before: str, after: str) -> None:
    inner = before * depth + "1" + after * depth
    told(f'{{"format": "lssdesk-case", "version": 1, "measure": "ledsagning", "earlier": {inner}}}')


OWN = (("decision", "wordings"), {"duration": {"id": "kommun.duration.x"}})
HELD = Content(place="duration", title="X", text="{skal_tid}")
BOOK = office_book(
    [Entry(id="kommun.duration.x", state="approved", first_day=date(2026, 1, 1), content=HELD)]
)


def test_an_own_wording_is_read_where_the_office_has_it_or_its_text_is_there() -> None:
    bare = text(*OWN)
    assert case_file.read(bare, BOOK).decision.wordings["duration"].id == "kommun.duration.x"
    with_text = text(OWN[0], {"duration": {"id": "kommun.duration.x", "text": "Så länge."}})
    assert case_file.read(with_text).decision.wordings["duration"].text == "Så länge."
