"""The document of a follow-up that was held: what was asked and said, and nothing that was not."""

from pathlib import Path
from typing import Any

import msgspec
import page as validator
import pytest

from lssdesk.errors import Refused
from lssdesk.flow import documents
from lssdesk.letters.blocks import LAYOUTS, Heading, Layout, Letter, Table, cell, plain, plain_text
from lssdesk.letters.hours.held import held
from lssdesk.letters.pdf import render
from lssdesk.model import document
from lssdesk.model.case import Case
from tests.law.checks.sound import TODAY
from tests.law.checks.sound_after import FOLLOWED_UP
from tests.letters.after.cases import case as after_case

ONE: dict[str, Any] = FOLLOWED_UP["/follow_up/held"][0]


def followed_up(**changes: Any) -> Case:
    whole = document.from_case(after_case("followed up"))
    return document.to_case(document.put(whole, "/follow_up/held", [{**ONE, **changes}]))


def made(**changes: Any) -> Letter:
    return held(followed_up(**changes), 0, TODAY, False)


def answers(letter: Letter) -> dict[str, str]:
    (table,) = [one for one in letter.body if isinstance(one, Table)]
    return {plain(cell(row[0]).text): plain(cell(row[1]).text) for row in table.rows}


def test_days_and_choices_are_a_table_in_the_words_of_the_form() -> None:
    letter = made()
    assert letter.title == "Uppföljning av ledsagarservice den 20 april 2026"
    assert answers(letter) == {
        "Dag": "20 april 2026",
        "Hur": "Hembesök",
        "Med vem": "Ada Lindqvist och Eva Alm från utföraren",
        "Var utföraren med?": "En del av tiden",
        "Hade ni kommit överens om det i förväg?": "Ja",
        "Utredningen är genomgången": "Ja",
        "Beställningen är genomgången": "Ja",
        "Genomförandeplanen är genomgången": "Ja",
        "Andra planer som berörs": "Finns inga",
        "Utförs det som är beslutat?": "Ja",
        "Utförs så mycket som är beslutat?": "Ja",
        "Är kvaliteten god?": "Nej",
        "Tillgodoses behoven?": "Oklart",
        "Kan timmarna användas till det personen vill?": "Ja",
        "Nås målen?": "Ja",
        "Finns det brister?": "Ja",
        "Kan det vara ett missförhållande?": "Nej",
        "Utföraren fick veta": "20 april 2026",
        "Leder till": "Ingen ändring",
        "Nästa uppföljning": "20 oktober 2026",
    }


def test_each_text_stands_under_its_question() -> None:
    letter = made(child_view="Barnet vill simma.", views="")
    heads = [plain(one.text) for one in letter.body if isinstance(one, Heading)]
    assert heads[1:] == ["Hur det går", "Mål framöver", "Barnets perspektiv", "Vilka brister", "Åtgärder"]
    said = plain_text(letter)
    assert said.index("Barnets perspektiv") < said.index("Barnet vill simma.") < said.index("Vilka brister")


def test_without_its_day_only_a_draft_is_made() -> None:
    with pytest.raises(Refused) as refused:
        made(day=None)
    assert refused.value.field == "/follow_up/held/0/day"
    letter = held(followed_up(day=None), 0, TODAY, True)
    assert letter.title.endswith("Uppföljning av ledsagarservice")


def test_nothing_but_a_day_is_a_document_too() -> None:
    case = document.from_case(followed_up())
    bare = document.to_case(document.put(case, "/follow_up/held", [{"day": "2026-04-20"}]))
    assert answers(held(bare, 0, TODAY, False)) == {"Dag": "20 april 2026"}


def test_each_follow_up_is_among_the_documents_of_the_case() -> None:
    case = followed_up()
    two = msgspec.structs.replace(case.follow_up, held=(*case.follow_up.held, *case.follow_up.held))
    found = documents.documents(msgspec.structs.replace(case, follow_up=two))
    assert [(one.id, one.title) for one in found if one.id.startswith("follow_up")] == [
        ("follow_up/0", "Uppföljning 2026-04-20"),
        ("follow_up/1", "Uppföljning 2026-04-20"),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_keeps_the_standards(layout: Layout, tmp_path: Path) -> None:
    file = tmp_path / "held.pdf"
    file.write_bytes(render(made(), layout))
    for profile in ("ua1", "2a"):
        assert validator.validate_pdf(str(file), profile=profile).failures == []
