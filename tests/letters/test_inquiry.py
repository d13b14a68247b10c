"""The inquiry as a document: the order of the forms, questions with answers and sources, nothing private."""

from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.law import tables
from lssdesk.letters.blocks import BulletList, Heading, Item, Letter, Table, plain, plain_text
from lssdesk.letters.inquiry import inquiry_document
from lssdesk.letters.pdf import missing_glyphs, render
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from tests.letters.test_decision import PERSON, SENDER, TODAY

ANSWERS = "/inquiry/answers"
WHOLE: dict[str, Any] = {
    "number": "2026-0042",
    "measure": "ledsagarservice",
    "officer": "Åsa Lind",
    "sender": SENDER,
    "person": PERSON,
    "inquiry": {
        "opened": "2026-02-02",
        "answers": {
            "wishes": {
                "text": "Ada vill simma.\n\n- varje vecka\n- med en vän",
                "source": {"who": "Ada", "how": "samtal", "day": "2026-02-10"},
            },
            "area_mobility": {"choice": "3", "text": "Hittar inte ute."},
            "isolation_need": {"choice": "yes"},
            "violence_asked": {"choice": "alone"},
            "individual_plan": {"choice": "declined", "day": "2026-03-01"},
        },
        "activities": [{"activity": "Bad", "times_per_month": "4.50", "cost": 12550}],
        "evidence": [{"kind": "Läkarintyg", "day": "2026-01-15", "basis": "observation"}, {}],
        "need_test": {"needs": {"answer": "yes", "reasons": "Hittar inte själv."}},
        "personkrets": {"result": "1"},
    },
}


def case(**changes: Any) -> Case:
    found = WHOLE
    for pointer, value in changes.items():
        found = document.put(found, pointer, value)
    return document.to_case(found)


def final(of: Case, private: bool = False) -> Letter:
    return inquiry_document(of, TODAY, draft=False, private=private)


def headings(letter: Letter, level: int) -> list[str]:
    return [plain(one.text) for one in letter.body if isinstance(one, Heading) and one.level == level]


SAYS = [
    "Utredning om ledsagarservice",
    "Vad önskar personen, och vad föreslår personen själv?",
    "Källa: Ada, samtal, 10 februari 2026.",
    "Stora. Hittar inte ute.",
    "2 februari 2026",
    "Ja, men vill inte",
    "Ja. Hittar inte själv.",
    "Personkrets 1",
]


@pytest.mark.parametrize("text", SAYS)
def test_questions_answers_and_sources(text: str) -> None:
    assert text in plain_text(final(case()))


def test_headings_are_the_groups_that_hold_anything_in_the_order_of_the_forms() -> None:
    order = [
        group.title
        for name in tables.measure("ledsagarservice").inquiry_forms
        for group in forms.load(name).groups
    ]
    found = headings(final(case()), 2)
    assert found == [title for title in order if title in found]
    assert "Förflyttning" in found
    assert not {"Hemliv", "Barnets röst", "Innehållet i den samordnade planen"} & set(found)


def test_a_list_in_an_answer_is_a_list_and_what_is_chosen_is_a_label() -> None:
    letter = final(case())
    lists = [one.items for one in letter.body if isinstance(one, BulletList)]
    assert ("varje vecka", "med en vän") in lists
    assert (
        Item(
            "Underlag 1",
            (
                "Handling: Läkarintyg",
                "Daterad: 15 januari 2026",
                "Bygger på: Egna iakttagelser eller undersökning",
            ),
        ),
    ) in lists


def test_a_table_has_only_the_columns_that_hold_anything() -> None:
    (table,) = [one for one in final(case()).body if isinstance(one, Table)]
    assert table.header == ("Aktivitet", "Ggr/mån", "Kostnad, kr")
    assert table.rows == (("Bad", "4,5", "125,5 kr"),)


def test_an_open_question_is_marked_in_a_draft_and_said_in_a_final_one() -> None:
    assert "[svar saknas]" in plain_text(inquiry_document(case(), TODAY, draft=True))
    said = plain_text(final(case()))
    assert "[svar saknas]" not in said
    assert "Inget svar." in said


def test_an_optional_question_without_an_answer_is_left_out() -> None:
    asked = "Vad klarar personen själv?"
    assert asked not in plain_text(final(case()))
    assert asked in plain_text(final(case(**{f"{ANSWERS}/own_resources/text": "Lagar mat."})))


def test_violence_stays_out_unless_the_officer_adds_it() -> None:
    assert "våld" not in plain_text(final(case())).lower()
    assert "Har du frågat om våld?" in headings(final(case(), private=True), 3)


def test_a_child_s_questions_are_asked_of_a_child_only() -> None:
    child = case(**{"/person/personal_number": "201701012393"})
    assert "Vad säger barnet självt?" in headings(final(child), 3)
    assert "Vad säger barnet självt?" not in headings(final(case()), 3)


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("/measure", "/measure"),
        ("/number", "/number"),
        ("/person", "/person/family_name"),
        ("/officer", "/officer"),
    ],
)
def test_a_final_document_says_what_it_lacks(pointer: str, field: str) -> None:
    without = case(**{pointer: None})
    with pytest.raises(Refused) as refusal:
        final(without)
    assert refusal.value.field == field
    assert "UTKAST" in inquiry_document(without, TODAY, draft=True).title


def test_an_empty_case_and_every_measure_make_a_draft_that_renders() -> None:
    for measure in ["", "något annat", *(one.id for one in tables.shipped().measures)]:
        letter = inquiry_document(Case(measure=measure), TODAY, draft=True)
        assert not missing_glyphs(letter)
    assert render(final(case())).startswith(b"%PDF")
