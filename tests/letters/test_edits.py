"""What is said of the officer's own words: what cannot be written, what is stale, what is a phrase alone."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from lssdesk.letters import edits
from lssdesk.letters.own_wordings import Content, Entry, office_book
from lssdesk.letters.values import values
from lssdesk.letters.wordings import choices, fill
from lssdesk.model.case import Case, Decision, WordingUse

DAY = date(2026, 3, 12)
GRANT = Decision(
    day=DAY,
    outcome="granted",
    hours_per_month=Decimal(10),
    valid_from=date(2026, 4, 1),
    duration="limited",
    valid_to=date(2027, 3, 31),
    purpose="träffa vänner",
    reasons="Du kan inte ta dig till simhallen ensam.",
)
ID = "beslut.ledsagning.bifall"


def case(**fields: object) -> Case:
    return Case(measure="ledsagarservice", decision=msgspec.structs.replace(GRANT, **fields))


def filled(of: Case) -> str:
    row = next(row for row in choices("grant", of, DAY) if row.id == ID)
    return fill(row.text, values(of, DAY), draft=True)


def edited(text: str, base: str | None = None, id: str = ID, **fields: object) -> Case:
    return case(wordings={"grant": WordingUse(id=id, text=text, base=base)}, **fields)


def whats(of: Case) -> list[str]:
    return [one.what for one in edits.remarks(of, DAY)]


PROBLEMS = [
    ("Du får {timmar}.", None),
    ("Du får {tmimar}.", ("near", {"name": "tmimar", "near": "timmar"})),
    ("Du får {Timmar}.", ("near", {"name": "Timmar", "near": "timmar"})),
    ("Hej {qwxyz}.", ("placeholder", {"name": "qwxyz"})),
    ("Hej {}.", ("placeholder", {"name": ""})),
    ("Du får {timmar.", ("brace", {})),
    ("Du får timmar}.", ("brace", {})),
    ("Till [slutdag saknas].", ("mark", {"mark": "[slutdag saknas]"})),
    ("Enligt [bilaga 2].", None),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_why_a_text_cannot_be_filled_in(text: str, expected: object) -> None:
    assert edits.problem(text) == expected


WHOLE = filled(case())
MORE = {"hours_per_month": Decimal(12)}
PHRASE = "Eftersom du inte behöver stödet avslår vi din ansökan."
FILLED = "Det här beslutet ersätter beslut 2025-0107 från och med den 1 april 2026."
STALE = [
    # what the edit says, what has changed since, what is told to have changed
    ("nothing has changed", WHOLE, {}, ()),
    ("hours", WHOLE, MORE, (("10", "12"),)),
    ("hours, and the edit follows", WHOLE.replace("10 timmar", "12 timmar"), MORE, ()),
    ("hours, told in other words", "Du får stöd.", MORE, (("10", "12"),)),
    ("purpose", WHOLE, {"purpose": "bada"}, (("träffa vänner", "bada"),)),
    ("what no wording says", WHOLE, {"reasons": "Något annat skäl."}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "since", "turned"), STALE, ids=[row[0] for row in STALE])
def test_an_edit_is_stale_when_facts_in_it_have_changed(
    name: str, text: str, since: dict[str, object], turned: tuple[tuple[str, str], ...]
) -> None:
    found = edits.remarks(edited(f"{text} Ring gärna.", WHOLE, **since), DAY)
    assert tuple(pair for one in found for pair in one.turned) == turned
    assert {one.what for one in found} == ({"stale"} if turned else set())
    assert {one.field for one in found} <= {"/decision/wordings/grant"}


def test_an_edit_without_what_it_was_based_on_is_not_judged() -> None:
    assert whats(edited(WHOLE, None, hours_per_month=Decimal(12))) == []


def test_a_later_version_of_an_own_wording_makes_an_edit_stale() -> None:
    own = Content(id="kommun.grant.x", place="grant", title="X", text="Du får {timmar}.")
    new = msgspec.structs.replace(own, text="Du får {timmar} i veckan.")

    def book(content: Content) -> object:
        return office_book([Entry(id=own.id, state="approved", first_day=DAY, content=content)])

    of = edited("Du får 10 timmar. Ring!", "Du får 10 timmar.", own.id)
    assert edits.remarks(of, DAY, None, book(own)) == ()  # type: ignore[arg-type]
    [found] = edits.remarks(of, DAY, None, book(new))  # type: ignore[arg-type]
    assert found.what == "stale"


def test_an_edit_that_cannot_be_written_or_no_longer_fits_is_told() -> None:
    assert whats(edited("Du får {tmimar}.")) == ["cannot"]
    assert whats(edited("Du får 10 timmar.", outcome="partly_granted")) == ["outdated"]


def test_an_edit_for_a_place_that_the_letter_does_not_have_is_passed_over() -> None:
    assert whats(edited("Du får {tmimar}.", outcome="refused")) == []


PHRASES = [
    ("its own words", "Du kan inte ta dig till simhallen ensam.", False),
    ("a phrase", PHRASE, True),
    ("a phrase in other case and spacing", "eftersom du inte  behöver stödet avslår vi din ansökan", True),
    ("a phrase that was filled in", FILLED, True),
    ("two phrases", f"{PHRASE} I övrigt avslås din ansökan.", True),
    ("a phrase and why", f"{PHRASE} Du simmar redan.", False),
    ("nothing", " ", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "standard"), PHRASES, ids=[row[0] for row in PHRASES])
@pytest.mark.parametrize("field", ["reasons", "duration_reasons", "reservation_reasons", "met_how"])
def test_reasons_that_are_a_standard_phrase_alone_are_pointed_out(
    name: str, text: str, standard: bool, field: str
) -> None:
    of = case(**{"ends_earlier": "2025-0107", field: text})
    found = [one for one in edits.remarks(of, DAY) if one.what == "standard"]
    assert [one.field for one in found] == ([f"/decision/{field}"] if standard else [])
