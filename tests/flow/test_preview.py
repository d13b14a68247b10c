"""Where each place of the letter leads, and that a letter which says the same is not drawn anew."""

from dataclasses import replace

import msgspec
import pypdfium2
import pytest

from lssdesk.flow.desk import Desk
from lssdesk.flow.preview import Preview, Spot
from lssdesk.flow.work import Work
from lssdesk.letters import pdf
from tests.flow.officer import filled, signed


def spot(preview: Preview, pointer: str) -> Spot:
    """The first place that leads to a pointer at all."""
    return next(one for one in preview.spots if pointer in one.pointers)


def given(preview: Preview, pointer: str) -> set[str]:
    """The words on paper that a field gave."""
    paper = pypdfium2.PdfDocument(preview.pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in paper)
    pairs = (
        (words, to)
        for one in preview.spots
        for filled_ in one.filled
        if (match := filled_.words.search(text))
        for words, to in zip(match.groups(), filled_.pointers, strict=True)
    )
    return {" ".join(words.split()) for words, to in pairs if to == pointer}


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/decision/hours_per_month", {"18 timmar"}),
        ("/decision/purpose", {"delta i simning, umgås med din vän och gå på konserter"}),
        ("/decision/valid_to", {"31 mars 2027"}),
        ("/application/received", {"2 februari 2026"}),
        ("/sender/court", {"förvaltningsrätten i Jönköping"}),
        ("/decision/day", {"2 mars 2026"}),
    ],
)
def test_what_a_field_gave_leads_to_it(desk: Desk, pointer: str, words: set[str]) -> None:
    assert given(filled(desk).preview_places(), pointer) == words


@pytest.mark.parametrize(
    ("pointer", "first"),
    [
        ("/decision/reasons", "/decision/reasons"),
        ("/inquiry/need_test/needs", "/inquiry/need_test/needs"),
        ("/decision/outcome", "/decision/wordings/grant"),
        ("/decision/duration", "/decision/wordings/duration"),
        ("/application/applicant", "/decision/wordings/application"),
    ],
)
def test_a_block_leads_to_its_fact_or_its_wording_before_what_chose_it(
    desk: Desk, pointer: str, first: str
) -> None:
    assert spot(filled(desk).preview_places(), pointer).pointers[0] == first


def test_what_is_missing_leads_to_where_it_is_filled_in(desk: Desk) -> None:
    work = filled(desk, changes={"/decision/purpose": None})
    assert any(one.pointers == ("/decision/purpose",) for one in work.preview_places().spots)


def test_the_officers_own_wording_is_followed_too(desk: Desk) -> None:
    work = filled(desk)
    id = next(one.id for one in work.wordings("duration"))
    own = {"id": id, "text": "Beslutet gäller så här länge: till {till}."}
    work.write("/decision/wordings/duration", own, "Formulering")
    one = spot(work.preview_places(), "/decision/wordings/duration")
    assert [filled_.pointers for filled_ in one.filled] == [("/decision/valid_to",)]


def test_each_entry_of_a_list_is_followed_by_itself(desk: Desk) -> None:
    work = filled(desk)
    id = next(one.id for one in work.wordings("duration"))
    own = {"id": id, "text": "Det här gäller:\n1. från {fran}\n2. till {till}\n  - för {insats}"}
    work.write("/decision/wordings/duration", own, "Formulering")
    preview = work.preview_places()
    assert [one.pointers for one in spot(preview, "/decision/wordings/duration").filled] == [
        ("/decision/valid_from",),
        ("/decision/valid_to",),
        ("/measure",),
    ]
    assert given(preview, "/decision/valid_to") == {"31 mars 2027"}


def test_places_lie_on_their_pages_in_order(desk: Desk) -> None:
    spots = filled(desk).preview_places().spots
    assert [one.page for one in spots] == sorted(one.page for one in spots)
    assert all(0 < one.top < one.bottom < 842 for one in spots)


def test_a_letter_that_says_the_same_is_not_drawn_anew(desk: Desk) -> None:
    work = filled(desk)
    before = work.preview_places()
    work.write("/inquiry/answers/wishes/text", "Något som inte står i brevet", "Önskemål")
    assert work.preview_places() is before
    work.write("/decision/purpose", "sjunga i kör", "Syfte")
    assert work.preview_places().pdf != before.pdf


def test_a_signed_letter_leads_to_what_is_frozen(desk: Desk) -> None:
    work = signed(desk)
    preview = work.preview_places()
    assert preview.pdf == work.letter()
    assert given(preview, "/decision/hours_per_month") == {"18 timmar"}
    assert work.preview_places() is preview


def test_a_signed_letter_that_would_be_drawn_otherwise_now_leads_nowhere(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = signed(desk)
    draw = pdf.draw
    monkeypatch.setattr(pdf, "draw", lambda letter: replace(draw(letter), pdf=b"%PDF-otherwise"))
    preview = Work(desk, work.id).preview_places()
    assert (preview.pdf, preview.spots) == (work.letter(), ())


def test_a_case_is_converted_once_a_change(desk: Desk) -> None:
    work = filled(desk)
    case = work.case
    assert work.case is case
    work.write("/decision/purpose", "sjunga i kör", "Syfte")
    assert work.case == msgspec.structs.replace(
        case, decision=msgspec.structs.replace(case.decision, purpose="sjunga i kör")
    )
