"""An office's own wordings: from which day which text holds, and what a letter says then."""

from datetime import date
from decimal import Decimal

import pytest

from lssdesk.errors import InputError, Refused
from lssdesk.letters.blocks import plain_text
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.own_wordings import Content, Entry, office_book
from lssdesk.letters.wording_book import Book, read, reasons_of, shipped, shipped_book
from lssdesk.letters.wordings import Chosen, choices, chosen
from lssdesk.model.case import Case, Decision, WordingUse

LATE = "avbokning.raknas_inte"
OWN = "kommun.late_cancellation.egen"
D1, D2, D3, D4 = (date(2026, month, 1) for month in (4, 5, 6, 7))
BEFORE = date(2026, 3, 31)


def day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def content(text: str = "Egen text.", **more: object) -> Content:
    return Content(id=OWN, place="late_cancellation", title="Egen", text=text, source="Nämnden", **more)  # type: ignore[arg-type]


def approved(first: date, last: date | None = None, text: str = "Egen text.", **more: object) -> Entry:
    return Entry(id=OWN, state="approved", first_day=first, last_day=last, content=content(text, **more))


def ended(last: date, id: str = OWN) -> Entry:
    return Entry(id=id, state="retired", last_day=last)


HELD = [
    # what the office did, in that order, and on which days which own text holds
    ("nothing", [], {D1: ""}),
    ("a draft", [Entry(id=OWN, state="draft", first_day=D1, content=content())], {D1: ""}),
    ("approved", [approved(D2)], {day_before(D2): "", D2: "Egen text.", date.max: "Egen text."}),
    ("approved for a time", [approved(D2, D3)], {D3: "Egen text.", date(2026, 6, 2): ""}),
    (
        "a later version",
        [approved(D1), approved(D3, text="Ny text.")],
        {day_before(D3): "Egen text.", D3: "Ny text."},
    ),
    ("ended", [approved(D1), ended(D3)], {D3: "Egen text.", date(2026, 6, 2): ""}),
    ("ended before it began", [approved(D3), ended(D2)], {D3: "", date.max: ""}),
    (
        "approved again after its end",
        [approved(D1), ended(D2), approved(D4, text="Ny text.")],
        {D2: "Egen text.", D3: "", D4: "Ny text."},
    ),
    ("ended, a version to come too", [approved(D1), approved(D4), ended(D2)], {D2: "Egen text.", D4: ""}),
]


@pytest.mark.parametrize(("name", "entries", "held"), HELD, ids=[row[0] for row in HELD])
def test_what_holds_on_a_day(name: str, entries: list[Entry], held: dict[date, str]) -> None:
    book = office_book(entries)
    for day, text in held.items():
        row = book.on(day).get(OWN)
        assert (row.text if row else "") == text, day


AGAIN = Entry(id=LATE, state="approved", first_day=D4)
SHIPPED = [
    ("nothing", [], {D1: True}),
    ("ended", [ended(D2, LATE)], {D2: True, D3: False}),
    ("ended and used again", [ended(D2, LATE), AGAIN], {D3: False, D4: True}),
    ("its end brought forward", [ended(D3, LATE), ended(D1, LATE)], {D1: True, D2: False}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entries", "held"), SHIPPED, ids=[row[0] for row in SHIPPED])
def test_a_shipped_wording_ends_and_is_used_again(
    name: str, entries: list[Entry], held: dict[date, bool]
) -> None:
    book = office_book(entries)
    for day, holds in held.items():
        assert (LATE in book.on(day)) is holds, day
    others = [row for row in book.rows if row.id != LATE]
    assert others == [row for row in shipped() if row.id != LATE]


def test_several_versions_of_a_shipped_wording_keep_their_days_when_it_is_used_again() -> None:
    id = "forbehall.nej"
    versions = [row for row in shipped() if row.id == id]
    assert len(versions) > 1
    first = min(row.first_day for row in versions)
    again = [ended(day_before(first), id), Entry(id=id, state="approved", first_day=first)]
    assert [row for row in office_book(again).rows if row.id == id] == sorted(
        versions, key=lambda row: row.first_day
    )


def case(day: date = D2, **use: object) -> Case:
    decision = Decision(
        day=day,
        outcome="granted",
        hours_per_month=Decimal(10),
        late_cancellation_counts=False,
        wordings={"late_cancellation": WordingUse(**use)} if use else {},  # type: ignore[arg-type]
    )
    return Case(measure="ledsagarservice", decision=decision)


def ids(book: Book, day: date = D2) -> list[str]:
    return [row.id for row in choices("late_cancellation", case(day), day, book)]


def test_an_own_wording_is_one_more_to_choose_and_the_default_only_where_it_replaces() -> None:
    assert ids(shipped_book()) == [LATE]
    assert ids(office_book([approved(D2)])) == [LATE, OWN]
    replacing = [approved(D2, replaces=LATE), ended(day_before(D2), LATE)]
    assert ids(office_book(replacing)) == [OWN]
    assert ids(office_book(replacing), day_before(D2)) == [LATE]


def test_a_replacement_stands_where_the_shipped_one_stood() -> None:
    place = [row.id for row in shipped() if row.place == "duration"]
    own = Content(id=OWN, place="duration", title="Egen", text="{skal_tid}", replaces=place[0])
    book = office_book([Entry(id=OWN, state="approved", first_day=D1, content=own)])
    assert [row.id for row in book.of("duration")] == [place[0], OWN, *place[1:]]


def test_the_letter_says_the_own_text_with_its_placeholders_filled_and_leads_to_it() -> None:
    book = office_book([approved(D2, text="Ring senast {timmar} före."), ended(day_before(D2), LATE)])
    letter = decision_letter(case(), D2, True, None, book)
    assert "Ring senast 10 timmar före." in plain_text(letter)
    assert OWN in [getattr(block, "origin", "") for block in letter.body]
    assert "Ring senast" not in plain_text(decision_letter(case(BEFORE), BEFORE, True, None, book))
    assert "Ring senast" not in plain_text(decision_letter(case(), D2, True))


def test_an_edit_of_another_offices_own_wording_stands_and_one_of_ours_has_to_fit() -> None:
    edited = case(id=OWN, text="Ring oss.")
    assert chosen("late_cancellation", edited, D2) == Chosen(OWN, "Ring oss.")
    unfit = office_book([approved(D2, measures=("ledsagning",))])
    with pytest.raises(Refused, match="inte längre passar"):
        chosen("late_cancellation", edited, D2, unfit)


def test_another_offices_own_wording_without_its_text_gives_the_default() -> None:
    found = chosen("late_cancellation", case(id=OWN), D2)
    assert found is not None
    assert found.id == LATE


def test_a_book_of_one_day_holds_always() -> None:
    book = office_book([approved(D2), ended(D1, LATE)]).as_on(D2)
    assert OWN in book.on(date(2020, 1, 1))
    assert LATE not in book.on(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("place", "expected"),
    [("duration", ("skal_tid",)), ("personkrets", ("skal_personkrets",)), ("contact", ()), ("grant", ())],
)
def test_where_the_officers_own_reasons_have_to_stand(place: str, expected: tuple[str, ...]) -> None:
    assert reasons_of(place) == expected


@pytest.mark.parametrize("line", ['id = "kommun.x"', 'id = "x"\nreplaces = "y"'])
def test_a_shipped_file_may_not_hold_an_own_wording(line: str) -> None:
    row = 'place = "costs"\ntitle = "X"\ntext = "Text."\nsource = "-"\nfirst_day = 2020-01-01'
    with pytest.raises(InputError, match="kommunens egen"):
        read([("x.toml", f"[[wording]]\n{line}\n{row}")])


def test_the_titles_are_those_of_the_whole_book() -> None:
    titles = office_book([approved(D2)]).titles()
    assert titles[OWN] == "Egen"
    assert titles[LATE] == "Sen avbokning räknas inte"
