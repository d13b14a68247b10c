"""The register extract: all there is on the person, in Swedish, and nothing of what is held back."""

import io
import json
from pathlib import Path

import msgspec
import pikepdf
import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import extract, extract_words, letters
from lssdesk.flow.desk import Desk
from lssdesk.flow.extract import Gathered
from lssdesk.letters.blocks import Letter, plain_text
from lssdesk.model.extract import Extract
from lssdesk.store.tables import CaseRow, LogRow, SettingRow
from tests.flow.officer import MAN, Premises, filled, signed
from tests.flow.payments import BO, charge
from tests.flow.several import added, at_desk
from tests.flow.weeded import MARKS, full, invoice

TOLD = "Grannen Siv Holm ringde"


@pytest.fixture
def gathered(desk: Desk, tmp_path: Path) -> Gathered:
    """Ada's, from an office where Bo has a case as well."""
    signed(desk, person=BO)
    told = {"text": "Har rullator", "source": {"who": TOLD}}
    work = full(desk, tmp_path, changes={"/inquiry/answers/aids": told})
    invoice(desk, charge(1, 10), charge(2, 11, number=MAN))
    return extract.gather(desk, work.id)


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """The letters that are drawn, the last one last: a table's words lie in a PDF line by line."""
    found: list[Letter] = []
    draw = letters.pdf_of

    def keep(letter: Letter, draft: bool) -> bytes:
        found.append(letter)
        return draw(letter, draft)

    monkeypatch.setattr(letters, "pdf_of", keep)
    return found


def paper(drawn: list[Letter]) -> str:
    return plain_text(drawn[-1])


def test_everything_on_the_person_and_nothing_on_others(
    desk: Desk, gathered: Gathered, drawn: list[Letter]
) -> None:
    made = extract.make(desk, gathered, {})
    told = json.loads(made.json)
    shown, whole = paper(drawn), json.dumps(told, ensure_ascii=False)
    for word in (*MARKS[:5], MARKS[6], "Har rullator", TOLD, "Lindqvist"):
        assert word in shown, word
        assert word in whole, word
    for text in (shown, whole):
        assert MAN not in text
        assert "Bo Lindqvist" not in text
    assert [row["amount"] for row in told["data"]["invoices"]] == [60_000]
    assert msgspec.convert(told["data"], Extract) == gathered.extract
    assert all(row["source"] for row in told["about"])


def test_every_value_of_the_file_stands_on_the_paper(
    desk: Desk, gathered: Gathered, drawn: list[Letter]
) -> None:
    extract.make(desk, gathered, {})
    shown = " ".join(paper(drawn).split())
    lacking = [one for one in gathered.items if " ".join(one.value.split())[:30] not in shown]
    assert lacking == []
    assert all(one.label and one.group for one in gathered.items)


def test_it_is_tagged_and_in_swedish(desk: Desk, gathered: Gathered) -> None:
    with pikepdf.open(io.BytesIO(extract.make(desk, gathered, {}).pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv-SE"


def test_what_is_held_back_is_in_neither(desk: Desk, gathered: Gathered, drawn: list[Letter]) -> None:
    pointer = next(one.pointer for one in gathered.told if one.value == TOLD)
    day = next(one.pointer for one in gathered.items if one.pointer.endswith("/sessions/0/day"))
    made = extract.make(desk, gathered, {pointer: "Risk för våld", day: "Samma skäl"})
    told = json.loads(made.json)
    for text in (paper(drawn), made.json.decode()):
        assert TOLD not in text
        assert MARKS[2] not in text, "the row that is nothing without its day went with it"
        assert "Risk för våld" not in text
    assert told["held_back"] == 2
    assert "2 uppgifter lämnas inte ut" in paper(drawn)
    assert "Har rullator" in paper(drawn)
    with desk.office.read() as reading:
        kept = reading.scalars(
            select(SettingRow).where(SettingRow.key == f"extract/{gathered.person_id}")
        ).one()
        lines = reading.scalars(select(LogRow).where(LogRow.deed == "extract")).all()
    assert [one["reason"] for one in json.loads(kept.value)["held"][0]["what"]] == [
        "Risk för våld",
        "Samma skäl",
    ]
    assert TOLD not in kept.value
    assert [line.case_id for line in lines] == [gathered.case_id]
    assert lines[0].detail.endswith("2 hölls inne")


def test_every_value_can_be_held_back_alone(gathered: Gathered) -> None:
    for one in gathered.items:
        left, held = extract.without(gathered, {one.pointer: "Skäl"})
        assert len(held) == 1
        assert left != gathered.extract
        found = {other.pointer: other.value for other in extract_words.items(left)}
        assert found.get(one.pointer) != one.value or one.needed


def test_a_reason_is_needed(gathered: Gathered) -> None:
    with pytest.raises(Refused, match="Skriv varför"):
        extract.without(gathered, {gathered.items[0].pointer: " "})


def test_what_others_told_is_looked_at(gathered: Gathered) -> None:
    looked = {one.value for one in gathered.told}
    assert {TOLD, MARKS[0], MARKS[1]} <= looked
    assert "Har rullator" not in looked


@pytest.mark.parametrize(("names", "who"), [(True, "Åsa Lindmark"), (False, "Handläggare, Beslutsfattare")])
def test_who_opened_by_name_or_by_role(desk: Desk, gathered: Gathered, names: bool, who: str) -> None:
    again = extract.gather(desk, gathered.case_id, names)
    (line,) = {one.who for one in again.extract.opened}
    assert line.startswith(who)
    assert "öppnade" in again.extract.opened[0].what.casefold()


def test_place_and_contact_of_the_protected_are_left_out(desk: Desk, drawn: list[Letter]) -> None:
    changes = {"/person/protection": "sekretessmarkering", "/person/phone": "070-555 11 22"}
    work = filled(desk, changes={})
    for pointer, value in changes.items():
        work.write(pointer, value, pointer)
    work.write("/inquiry/answers/aids/text", "Nås på 070-555 11 22", "aids")
    work.draft.store()
    street = work.case.person.address.street
    assert street
    gathered = extract.gather(desk, work.id)
    made = extract.make(desk, gathered, {one.pointer: "Telefon" for one in gathered.told})
    for text in (paper(drawn), made.json.decode()):
        assert street not in text
        assert "070-555 11 22" not in text
    assert "skyddade personuppgifter" in paper(drawn)


def test_who_may_not_open_the_case_gets_none(premises: Premises, desk: Desk) -> None:
    work = filled(desk)
    for role in ("archivist", "officer"):
        name = {"archivist": "Britta Ek", "officer": "Cecilia Dahl"}[role]
        other = at_desk(desk, added(premises, desk, name, [role]))
        with desk.unit("guard", "skyddade", work.id) as unit:
            unit.get_one(CaseRow, work.id).guarded = True
        with pytest.raises(Refused):
            extract.gather(other, work.id)


def test_every_choice_has_words() -> None:
    needed = list(extract_words.words_needed())
    assert len(needed) > 40
    assert all(extract_words.choice(path, value) for path, value in needed)


def test_texts_have_sources() -> None:
    assert len(extract.table()) >= 7
    assert all(one.source and one.text for one in extract.table())
