"""What is looked at before something about a protected person leaves, and what then is in it."""

import io
import zipfile
from datetime import date
from random import Random
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import documents, protected, statement
from lssdesk.flow.desk import Desk
from lssdesk.flow.export.content import Span
from lssdesk.flow.export.files import FORMATS, Wanted, file_name, made
from lssdesk.flow.figures import Figures
from lssdesk.flow.protected import Answer
from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit
from lssdesk.letters.blocks import texts
from lssdesk.model.protected import opened
from lssdesk.store.tables import LogRow
from tests.flow.export.export_cases import NOW, YEAR, tracks
from tests.flow.officer import Clock, filled, signed
from tests.letters.hours.tracks import case, session
from tests.letters.pdf_reading import own_reading
from tests.letters.planted import KINDS, OF_PERSON, leaked, leaked_by, planted

PERSON = "/person/protection"
CONFIRMED = {"/application/answers/protection_routine": {"day": "2026-03-01"}}
STREET = "Kastanjevägen"
THIS_YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def protect(work: Work, kind: str = "sekretessmarkering") -> None:
    work.write(PERSON, kind, "skydd")
    work.draft.store()


def street(work: Work) -> str:
    return work.case.person.address.street.split()[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_no_export_holds_what_is_kept_back(kind: str, format: Any) -> None:
    one = planted(case(), kind, Random(f"{kind} {format}"))
    wanted = Wanted(format, YEAR)
    data = made(one.case, tracks(), wanted, NOW)
    assert (
        leaked_by(data, one.secrets) if format == "pdf" else leaked(_said(data, format), one.secrets)
    ) == []
    assert leaked(file_name(one.case, wanted), (*one.secrets, one.case.number)) == []
    number = one.case.person.personal_number
    told = number in _said(data, format).replace("-", "")
    assert told == (format in ("csv", "pdf") and kind not in OF_PERSON)


def _said(data: bytes, format: str) -> str:
    """All that a file says."""
    if format == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "\n".join(book.read(name).decode("utf-8") for name in book.namelist())
    if format == "pdf":
        return "\n".join(own_reading(data))
    return data.decode("utf-8").replace("\r\n ", "")  # a calendar breaks its lines with a space


def test_a_table_for_a_moment_opened_has_the_number() -> None:
    of = opened(case("sekretessmarkering"))
    assert of.person.personal_number in made(of, tracks(), Wanted("csv", YEAR), NOW).decode().replace("-", "")


NAMES: list[tuple[str, bool]] = [("Beslut 2026-0001.pdf", False), ("Beslut.pdf", True)]


@pytest.mark.parametrize(("name", "hidden"), NAMES)
def test_a_file_is_named_by_its_case_unless_somebody_is_protected(name: str, hidden: bool) -> None:
    of = case("skyddad_folkbokforing" if hidden else "none")
    assert protected.file_name(of, "Beslut 2026-0001.pdf", "Beslut.pdf") == name


def test_nobody_protected_has_nothing_to_look_at(desk: Desk) -> None:
    work = signed(desk)
    assert protected.of_signed(work) is None
    assert protected.of_document(work, "inquiry") is None
    assert protected.of_export(work, Wanted("csv", THIS_YEAR)) is None
    assert protected.mark(work.case) == ""


ABOUT: list[tuple[str, dict[str, Any], str, str]] = [
    # name, changes, mark, what the look says
    ("marked", {PERSON: "sekretessmarkering"}, "Sekretessmarkering", "Bestäm hur handlingen ska nå personen"),
    ("elsewhere", {PERSON: "skyddad_folkbokforing"}, "Skyddad folkbokföring", "Skatteverket, som förmedlar"),
    ("anew", {PERSON: "fingerade_personuppgifter"}, "Fingerade personuppgifter", "det namn som gäller nu"),
    (
        "the household",
        {"/register/household": [{"name": "Bo Ek", "protected": "yes"}]},
        "Skyddade uppgifter i ärendet",
        "Någon i ärendet",
    ),
]


@pytest.mark.parametrize(
    ("changes", "mark", "says"), [row[1:] for row in ABOUT], ids=[row[0] for row in ABOUT]
)
def test_the_look_says_whom_it_is_about_and_the_way(
    desk: Desk, changes: dict[str, Any], mark: str, says: str
) -> None:
    work = signed(desk)
    for pointer, value in changes.items():
        work.write(pointer, value, "skydd")
    work.draft.store()
    look = protected.of_document(work, "inquiry")
    assert look is not None
    assert says in look.about
    assert look.routine == ""
    assert protected.mark(work.case) == mark


def test_the_boards_routine_is_shown_in_its_own_words(desk: Desk) -> None:
    work = signed(desk)
    protect(work)
    desk.policies.set("routine_protected", "Ring Eva först.", date(2026, 1, 1), "Nämnden", "Ny rutin")
    work.findings()
    look = protected.of_document(work, "inquiry")
    assert look is not None
    assert look.routine == "Ring Eva först."


OPENED: list[tuple[str, bool]] = [
    ("sekretessmarkering", True),
    ("skyddad_folkbokforing", True),
    ("fingerade_personuppgifter", False),
]


@pytest.mark.parametrize(("kind", "offered"), OPENED)
def test_a_document_may_be_opened_except_of_a_new_identity(desk: Desk, kind: str, offered: bool) -> None:
    work = signed(desk)
    protect(work, kind)
    look = protected.of_document(work, "appeal_instruction")
    assert look is not None
    assert not look.needs_reason
    assert bool(look.extra) == offered
    assert any(street(work) in line for line in look.extra) == offered
    for now, told in ((False, False), (True, offered)):
        said = "\n".join(texts(work.paper("appeal_instruction", opened=now)))
        assert (street(work) in said) == told
    assert work.document("appeal_instruction", False).startswith(b"%PDF")


def test_a_statement_may_be_opened(desk: Desk) -> None:
    work = signed(desk)
    protect(work)
    day = date(2026, 4, 1)
    desk._clock.forward(days=40)  # type: ignore[attr-defined]
    look = protected.of_statement(work, "statement", day)
    assert look is not None
    assert any(street(work) in line for line in look.extra)
    for now in (False, True):
        said = "\n".join(texts(statement.letter(work, "statement", day, False, opened=now)))
        assert (street(work) in said) == now


def test_what_an_officer_wrote_is_found_and_needs_a_reason(desk: Desk) -> None:
    text = f"Det är långt från {STREET} till bussen."
    home = {"street": f"{STREET} 4", "postcode": "54321", "city": "Solköping"}
    work = signed(desk, changes={"/inquiry/answers/life_situation/text": text})
    work.write("/person/address", home, "adress")
    protect(work)
    look = protected.of_document(work, "inquiry")
    assert look is not None
    assert look.needs_reason
    assert [(one.secret.what, STREET in one.words) for one in look.found] == [("street", True)]


def test_signing_is_stopped_until_it_is_changed_or_has_a_reason(desk: Desk) -> None:
    work = filled(desk, changes={**CONFIRMED, PERSON: "sekretessmarkering"})
    work.write(
        "/decision/reasons", f"{work.case.decision.reasons} {work.case.person.address.street}.", "skäl"
    )
    with pytest.raises(Refused, match="Här står en adress") as stopped:
        work.check_signing()
    assert stopped.value.field == "/decision/reasons"
    work.write("/application/answers/protection_text/text", "Vägen är skälet till beslutet.", "skäl")
    work.check_signing()


def test_a_letter_from_before_the_protection_is_looked_at(desk: Desk) -> None:
    work = signed(desk)
    protect(work)
    look = protected.of_signed(work)
    assert look is not None
    assert look.needs_reason
    assert {"street", "postcode"} <= {one.secret.what for one in look.found}
    assert look.extra == ()


def test_a_letter_from_before_a_move_is_looked_at_too(desk: Desk) -> None:
    work = signed(desk)
    before = street(work)
    work.write("/person/address/street", "Nyvägen 1", "adress")
    protect(work)
    look = protected.of_signed(work)
    assert look is not None
    assert any(before in one.secret.text for one in look.found)


def test_a_letter_signed_under_protection_holds_nothing_of_it(desk: Desk) -> None:
    work = signed(desk, changes={**CONFIRMED, PERSON: "sekretessmarkering"})
    look = protected.of_signed(work)
    assert look is not None
    assert not look.needs_reason


@pytest.mark.parametrize(
    ("pointer", "value", "what"),
    [
        ("/person/given_name", "Eva", "ett tidigare namn"),
        ("/person/personal_number", "200002292399", "ett tidigare nummer"),
    ],
)
def test_a_letter_with_an_old_identity_never_leaves(desk: Desk, pointer: str, value: str, what: str) -> None:
    work = signed(desk)
    work.write(pointer, value, "ny identitet")
    protect(work, "fingerade_personuppgifter")
    with pytest.raises(Refused, match=what):
        protected.of_signed(work)


@pytest.mark.parametrize(("format", "offered"), [("csv", True), ("xlsx", False), ("ical", False)])
def test_notes_of_sessions_are_looked_at_before_an_export(
    desk: Desk, clock: Clock, format: Any, offered: bool
) -> None:
    work = signed(desk)
    protect(work)
    clock.forward(days=49)
    note = f"Hämtade hemma på {work.case.person.address.street}."
    work.hours.apply("förde in", [Edit("ledsagarservice", None, session("2026-04-08", note=note))])
    look = protected.of_export(work, Wanted(format, THIS_YEAR))
    assert look is not None
    assert look.needs_reason
    assert look.extra == (("Personnumret",) if offered else ())


ANSWERS: list[tuple[Answer, str]] = [
    (Answer(asked=False), ""),
    (Answer(), "Utan adress och kontakt."),
    (Answer(reason="Läst igenom"), "Utan adress och kontakt. Skäl: Läst igenom"),
    (Answer(True, "Utföraren hämtar"), "Med adress och kontakt. Skäl: Utföraren hämtar"),
]


@pytest.mark.parametrize(("answer", "expected"), ANSWERS)
def test_what_the_log_says(answer: Answer, expected: str) -> None:
    assert answer.logged == expected


def test_the_reason_lies_in_the_log(desk: Desk) -> None:
    work = signed(desk)
    work.note("skrev ut", Answer(True, "Utföraren hämtar").logged)
    with desk.office.read() as reading:
        row = reading.scalars(select(LogRow).order_by(LogRow.seq)).all()[-1]
    assert (row.name, row.case_id) == ("skrev ut", work.id)
    assert row.detail == "Med adress och kontakt. Skäl: Utföraren hämtar"


LISTED: list[tuple[str, dict[str, Any], bool]] = [
    ("nobody", {}, False),
    ("the person", {PERSON: "skyddad_folkbokforing"}, True),
    ("said not to be", {"/register/household": [{"name": "Bo", "protected": "no"}]}, False),
    ("the household", {"/register/household": [{"name": "Bo", "protected": "yes"}]}, True),
    ("a text that looks like it", {"/register/household": [{"name": '"protected":"yes"'}]}, False),
]


@pytest.mark.parametrize(("changes", "marked"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_the_list_of_cases_is_marked(desk: Desk, changes: dict[str, Any], marked: bool) -> None:
    work = filled(desk, changes=changes)
    assert [line.protected for line in desk.cases() if line.id == work.id] == [marked]


def test_the_figures_and_payments_know_who_is_protected(desk: Desk) -> None:
    work = filled(desk, changes={PERSON: "sekretessmarkering"})
    (one,) = Figures(desk).behind("pågående", [work.id])
    assert one.protected
    assert protected.of_office(desk, [False, False]) is None
    look = protected.of_office(desk, [False, one.protected])
    assert look is not None
    assert "utelämnade" in look.about


def test_the_sheet_for_skatteverket_needs_an_address_that_the_municipality_sets(desk: Desk) -> None:
    work = signed(desk)
    protect(work, "skyddad_folkbokforing")
    with pytest.raises(Refused, match="inte fyllt i vart post"):
        work.paper("forwarding")
    assert "[adress för förmedling saknas]" in work.paper("forwarding", draft=True).recipient
    desk.policies.set(
        "protected_forwarding_address",
        "Enheten för post; Box 1; 111 22 Ekby",
        date(2026, 1, 1),
        "Nämnden",
        "Ny",
    )
    work.findings()
    sheet = work.paper("forwarding")
    assert sheet.recipient == ("Enheten för post", "Box 1", "111 22 Ekby")
    said = "\n".join(texts(sheet))
    assert work.case.person.name in said
    assert work.case.person.personal_number[:8] not in said
    desk.policies.set(
        "protected_forwarding_number", 1, date(2026, 1, 1), "Nämnden", "Skatteverket ber om det"
    )
    work.findings()
    assert work.case.person.personal_number[:8] in "\n".join(texts(work.paper("forwarding")))


@pytest.mark.parametrize("kind", ["none", "sekretessmarkering", "fingerade_personuppgifter"])
def test_only_who_is_registered_elsewhere_has_such_a_sheet(kind: str) -> None:
    of = msgspec.structs.replace(case(), person=msgspec.structs.replace(case().person, protection=kind))
    assert "forwarding" not in [one.id for one in documents.documents(of)]


def test_what_is_signed_is_said_to_stay_as_it_is(desk: Desk) -> None:
    work = signed(desk)
    protect(work, "skyddad_folkbokforing")
    look = protected.of_signed(work)
    assert look is not None
    assert look.fixed
    assert "kan inte ändras" in look.about
    assert "utan adress" not in look.about
    assert "Skatteverket" in look.about


def test_only_what_goes_to_the_person_goes_by_skatteverket(desk: Desk) -> None:
    work = signed(desk)
    protect(work, "skyddad_folkbokforing")
    letter = protected.of_document(work, "appeal_instruction")
    table = protected.of_export(work, Wanted("csv", THIS_YEAR))
    assert letter is not None
    assert table is not None
    assert "Skatteverket" in letter.about
    assert "Skatteverket" not in table.about
    assert "mottagaren" in table.about
