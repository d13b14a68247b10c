"""Wordings as dated data: which fit, what they are filled with, and what a broken file says."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from lssdesk.errors import InputError, Refused
from lssdesk.letters.facts import FACTS, facts
from lssdesk.letters.placeholders import PLACEHOLDERS, label
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Wording, read, shipped
from lssdesk.letters.wordings import choices, chosen, fill
from lssdesk.model import document
from lssdesk.model.case import Answer, Case, Decision, Inquiry, Judgement, NeedTest, Personkrets, WordingUse
from lssdesk.texts import t

DAY = date(2026, 3, 12)
OLD = date(2025, 6, 30)
NEW = date(2025, 7, 1)

GRANT = Decision(
    day=DAY,
    outcome="granted",
    hours_per_month=Decimal("7.50"),
    valid_from=date(2026, 4, 1),
    duration="limited",
    valid_to=date(2027, 3, 31),
    duration_reasons="Du flyttar i höst",
    reservation="no",
    reservation_reasons="Behovet är jämnt.",
    purpose="Träffa vänner.",
)


def case(measure: str = "ledsagarservice", decision: Decision = GRANT, **more: object) -> Case:
    return Case(number="2026-0042", measure=measure, decision=decision, **more)  # type: ignore[arg-type]


def changed(**fields: object) -> Decision:
    return msgspec.structs.replace(GRANT, **fields)


def ids(place: str, of: Case, day: date = DAY) -> list[str]:
    return [row.id for row in choices(place, of, day)]


def toml(**fields: str) -> str:
    row = {
        "id": '"x"',
        "place": '"costs"',
        "title": '"X"',
        "text": '"Text."',
        "source": '"HND-001"',
        "first_day": "2020-01-01",
    } | fields
    return "[[wording]]\n" + "\n".join(f"{key} = {value}" for key, value in row.items()) + "\n"


@pytest.mark.parametrize("wording", shipped(), ids=lambda row: f"{row.id}@{row.first_day}")
def test_a_shipped_wording_spells_no_section_and_urges_nobody_to_save_hours(
    wording: Wording,
) -> None:
    assert not re.search(r"\d+\s*(kap\.|§)|§", wording.text)  # SOLG-003: references are placeholders
    assert "spara" not in wording.text.replace("behöver inte spara timmar", "")  # LED-023
    assert wording.source
    assert "!" not in wording.text


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_a_placeholder_has_a_name_for_officers_and_leads_into_the_case(name: str) -> None:
    assert label(name)
    *parents, last = document.keys(PLACEHOLDERS[name])
    node: object = Answer() if parents[1:2] == ["answers"] else Case()
    parents = [] if isinstance(node, Answer) else parents
    for key in parents:
        node = getattr(node, key)
    assert hasattr(node, last)


def test_every_fact_is_known_of_every_case() -> None:
    assert facts(Case()).keys() == FACTS.keys()


CHOICES: list[tuple[str, str, Mapping[str, object], str, date, list[str]]] = [
    (
        "time limit: several to choose from",
        "duration",
        {},
        "ledsagarservice",
        DAY,
        ["tid.begransad", "tid.begransad.behov_kan_andras", "tid.begransad.livssituation"],
    ),
    (
        "until further notice",
        "duration",
        {"duration": "open_ended"},
        "ledsagning",
        DAY,
        ["tid.tillsvidare", "tid.tillsvidare.varaktigt"],
    ),
    ("no duration yet", "duration", {"duration": None}, "ledsagarservice", DAY, []),
    ("a refusal has no duration", "duration", {"outcome": "refused"}, "ledsagarservice", DAY, []),
    (
        "reservation",
        "reservation",
        {"reservation": "yes"},
        "ledsagning",
        DAY,
        ["forbehall.ja", "forbehall.ja.behovet_varierar"],
    ),
    ("no reservation", "reservation", {}, "ledsagarservice", DAY, ["forbehall.nej"]),
    (
        "no reservation, open-ended SoL, last day of the old act",
        "reservation",
        {"duration": "open_ended"},
        "ledsagning",
        OLD,
        ["forbehall.nej"],
    ),
    (
        "no reservation, open-ended SoL, first day of the new act (HND-256)",
        "reservation",
        {"duration": "open_ended"},
        "ledsagning",
        NEW,
        ["forbehall.nej.sol_tillsvidare"],
    ),
    (
        "no reservation, open-ended LSS, the same day",
        "reservation",
        {"duration": "open_ended"},
        "ledsagarservice",
        NEW,
        ["forbehall.nej"],
    ),
    ("no reservation, limited SoL, the same day", "reservation", {}, "ledsagning", NEW, ["forbehall.nej"]),
    (
        "may be met otherwise is a ground of SoL",
        "refusal_reason",
        {"outcome": "refused", "refusal_ground": "can_be_met_otherwise"},
        "ledsagning",
        DAY,
        ["avslag.kan_tillgodoses"],
    ),
    (
        "but none of LSS",
        "refusal_reason",
        {"outcome": "refused", "refusal_ground": "can_be_met_otherwise"},
        "ledsagarservice",
        DAY,
        [],
    ),
    (
        "lack of resources is no ground",
        "refusal_reason",
        {"outcome": "refused", "refusal_ground": "resources"},
        "ledsagning",
        DAY,
        [],
    ),
    ("late cancellation is silent as a rule", "late_cancellation", {}, "ledsagning", DAY, []),
    (
        "late cancellation does not count",
        "late_cancellation",
        {"late_cancellation_counts": False},
        "ledsagning",
        DAY,
        ["avbokning.raknas_inte"],
    ),
    ("start on the first", "first_month", {}, "ledsagning", DAY, []),
    (
        "start in mid-month",
        "first_month",
        {"valid_from": date(2026, 4, 15)},
        "ledsagning",
        DAY,
        ["timmar.hel_forsta_manad"],
    ),
    ("a measure of another kind", "grant", {}, "hemtjanst", DAY, []),
    ("before the wordings begin", "duration", {}, "ledsagning", date(2018, 6, 30), []),
]


@pytest.mark.parametrize(
    ("place", "fields", "measure", "day", "expected"),
    [row[1:] for row in CHOICES],
    ids=[row[0] for row in CHOICES],
)
def test_which_wordings_fit(
    place: str, fields: Mapping[str, object], measure: str, day: date, expected: list[str]
) -> None:
    assert ids(place, case(measure, changed(**fields)), day) == expected


def test_durability_that_is_hard_to_judge_has_its_own_time_limit() -> None:
    inquiry = Inquiry(personkrets=Personkrets(result="3", durability_hard_to_judge=True))
    assert "tid.begransad.varaktighet" in ids("duration", case(inquiry=inquiry))


SAID = [
    ("hours", "{timmar}", "7,5 timmar"),
    ("day", "{fran}", "1 april 2026"),
    ("validity", "{giltighet}", "från och med den 1 april 2026 till och med den 31 mars 2027"),
    ("purpose goes on a sentence", "Du ska kunna {syfte}.", "Du ska kunna träffa vänner."),
    ("a reason ends its sentence", "{skal_tid}", "Du flyttar i höst."),
    ("first frame", "{period_start} {period_slut}", "1 april 2026 30 juni 2026"),
    ("length of frames", "{periodlangd}", "tre månader"),
    ("twice", "{arendenummer} {arendenummer}", "2026-0042 2026-0042"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_placeholders_become(text: str, expected: str) -> None:
    assert fill(text, values(case(), DAY)) == expected


HOURS = [
    ("1", "1 timme"),
    ("1.0", "1 timme"),
    ("10", "10 timmar"),
    ("7.50", "7,5 timmar"),
    ("1E+1", "10 timmar"),
]


@pytest.mark.parametrize(("number", "expected"), HOURS)
def test_hours_in_words(number: str, expected: str) -> None:
    assert fill("{timmar}", values(case(decision=changed(hours_per_month=Decimal(number))), DAY)) == expected


PURPOSES = [
    ("Träffa vänner.", "träffa vänner"),
    ("att träffa vänner", "träffa vänner"),
    ("Du ska kunna träffa vänner", "träffa vänner"),
    ("Syftet är att du ska kunna träffa vänner.", "träffa vänner"),
    ("Syftet med stödet är att kunna simma", "simma"),
    ("ADHD-gruppens träffar", "ADHD-gruppens träffar"),
    ("attrahera publik", "attrahera publik"),
]


@pytest.mark.parametrize(("typed", "expected"), PURPOSES)
def test_a_purpose_goes_on_the_sentence_that_it_is_put_in(typed: str, expected: str) -> None:
    assert fill("{syfte}", values(case(decision=changed(purpose=typed)), DAY)) == expected


@pytest.mark.parametrize(
    ("valid_from", "duration", "valid_to", "expected"),
    [
        (date(2026, 1, 15), "open_ended", None, ("1 januari 2026", "31 mars 2026")),
        (date(2026, 12, 1), "open_ended", None, ("1 december 2026", "28 februari 2027")),
        (date(2026, 4, 1), "limited", date(2026, 5, 31), ("1 april 2026", "31 maj 2026")),
        (date(2026, 4, 1), "open_ended", date(2026, 5, 31), ("1 april 2026", "30 juni 2026")),
    ],
    ids=[
        "mid-month counts from the first",
        "over the new year",
        "shorter than a frame",
        "a hidden end says nothing",
    ],
)
def test_the_first_frame(
    valid_from: date, duration: str, valid_to: date | None, expected: tuple[str, str]
) -> None:
    of = case(decision=changed(valid_from=valid_from, duration=duration, valid_to=valid_to))
    filled = values(of, DAY)
    assert (filled["period_start"], filled["period_slut"]) == expected


MISSING = [
    ("hours", {"hours_per_month": None}, "{timmar}", "antal timmar", "/decision/hours_per_month"),
    ("end of a limited time", {"valid_to": None}, "{giltighet}", "slutdag", "/decision/valid_to"),
    ("duration", {"duration": None}, "{giltighet}", "giltighetstid", "/decision/duration"),
    ("blank purpose", {"purpose": "  "}, "{syfte}", "syfte", "/decision/purpose"),
    ("purpose that is only a lead-in", {"purpose": "att kunna "}, "{syfte}", "syfte", "/decision/purpose"),
]


@pytest.mark.parametrize(
    ("fields", "text", "what", "field"), [row[1:] for row in MISSING], ids=[row[0] for row in MISSING]
)
def test_a_value_that_is_missing_is_refused_and_marked_in_a_draft(
    fields: Mapping[str, object], text: str, what: str, field: str
) -> None:
    filled = values(case(decision=changed(**fields)), DAY)
    with pytest.raises(Refused) as refusal:
        fill(text, filled)
    assert what in str(refusal.value)
    assert refusal.value.field == field
    assert f"[{what} saknas]" in fill(text, filled, draft=True)


def test_what_an_officer_wrote_is_never_taken_for_a_placeholder() -> None:
    of = case(decision=changed(reasons="Beloppet {timmar} och {okänt} är hennes egna ord."))
    assert fill("{skal}", values(of, DAY)) == "Beloppet {timmar} och {okänt} är hennes egna ord."


@pytest.mark.parametrize(
    ("edited", "says"),
    [
        ("Du får {antal} timmar.", "”{antal}”"),
        ("Beslutet gäller till [slutdag saknas].", "[slutdag saknas]"),
    ],
)
def test_an_edited_text_with_something_left_to_fill_in_is_refused(edited: str, says: str) -> None:
    filled = values(case(), DAY)
    with pytest.raises(Refused, match=re.escape(says)):
        fill(edited, filled)
    assert fill(edited, filled, draft=True)


def used(id: str, text: str | None = None, **fields: object) -> Case:
    return case(decision=changed(wordings={"duration": WordingUse(id=id, text=text)}, **fields))


STANDARD = next(row.text for row in shipped() if row.id == "tid.begransad")


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (case(), ("tid.begransad", STANDARD)),
        (used("tid.begransad.livssituation"), ("tid.begransad.livssituation", None)),
        (used("tid.begransad", "Min egen text."), ("tid.begransad", "Min egen text.")),
        (used("", "Helt egen text."), ("", "Helt egen text.")),
        (used("tid.tillsvidare"), ("tid.begransad", STANDARD)),
        (used("tid.finns_inte"), ("tid.begransad", STANDARD)),
        (used("tid.begransad", "  "), ("tid.begransad", STANDARD)),
    ],
    ids=["default", "chosen", "edited", "own", "chosen for another duration", "unknown id", "emptied"],
)
def test_what_stands_in_a_place(of: Case, expected: tuple[str, str | None]) -> None:
    found = chosen("duration", of, DAY)
    assert found is not None
    assert found.id == expected[0]
    assert expected[1] in (None, found.text)


def test_what_is_offered_is_filled_in_as_far_as_the_case_goes() -> None:
    of = case(decision=changed(duration="open_ended", duration_reasons=""))
    filled = values(of, DAY)
    texts = [(row.id, fill(row.text, filled, draft=True)) for row in choices("duration", of, DAY)]
    assert [(id, text.split(", ")[-1]) for id, text in texts] == [
        ("tid.tillsvidare", "av följande skäl. [skäl för giltighetstiden saknas]"),
        (
            "tid.tillsvidare.varaktigt",
            "eftersom vi bedömer att ditt behov är varaktigt. [skäl för giltighetstiden saknas]",
        ),
    ]


def test_an_edit_of_a_wording_that_no_longer_fits_is_refused_and_not_printed() -> None:
    with pytest.raises(Refused) as refusal:
        chosen("duration", used("tid.begransad", "Beslutet slutar i mars.", duration="open_ended"), DAY)
    assert refusal.value.field == "/decision/wordings/duration"


BROKEN = [
    ("no TOML", "[[wording", "Filen x.toml"),
    ("unknown key", toml(colour='"red"'), "colour"),
    ("unknown place", toml(place='"margin"'), "margin"),
    ("key left out", toml().replace("title", "# title"), "title"),
    ("unknown placeholder", toml(text='"Hej {kung}."'), "{kung}"),
    ("stray brace", toml(text='"Hej {timmar}}."'), "klammer"),
    ("unknown fact", toml(when="[{ weather = ['sun'] }]"), "weather"),
    ("unknown value of a fact", toml(when="[{ act = ['psl'] }]"), "psl"),
    ("ends before it begins", toml(last_day="2019-12-31"), "first_day"),
    ("twice", toml() + toml(), "två gånger"),
    ("one day shared", toml(last_day="2021-01-01") + toml(first_day="2021-01-01"), "två gånger"),
    ("two places", toml(last_day="2020-12-31") + toml(first_day="2021-01-01", place='"grant"'), "platser"),
]


@pytest.mark.parametrize(("text", "says"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_file_is_named(text: str, says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)) as error:
        read([("x.toml", text)])
    assert "x.toml" in str(error.value)


def test_the_next_version_of_a_wording_may_begin_when_the_last_one_ended() -> None:
    rows = read([("x.toml", toml(last_day="2020-12-31") + toml(first_day="2021-01-01"))])
    assert [row.suits("ledsagning", facts(Case()), date(2021, 1, 1)) for row in rows] == [False, True]


def test_line_breaks_of_the_file_are_not_those_of_the_letter() -> None:
    text = '"""\nEn rad\nsom fortsätter.\n\nNytt stycke:\n\n- ett\nmed mera\n- två\n"""'
    assert read([("x.toml", toml(text=text))])[0].text == (
        "En rad som fortsätter.\n\nNytt stycke:\n\n- ett med mera\n- två"
    )


def test_the_compound_values_know_their_placeholders() -> None:
    compounds = [t(f"letter.compound.{name}") for name in ("limited", "open_ended", "namnd_adress")]
    assert set(re.findall(r"\{(\w+)\}", " ".join(compounds))) <= PLACEHOLDERS.keys()


def test_reasons_of_the_law_test_stand_in_for_those_of_the_finding() -> None:
    inquiry = Inquiry(need_test=NeedTest(belongs=Judgement(reasons="Autism sedan barnåren")))
    assert values(case(inquiry=inquiry), DAY)["skal_personkrets"] == "Autism sedan barnåren."
