"""The office's own wordings: written, tried, approved, ended, and what open and signed cases make of them."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from lssdesk.errors import Refused
from lssdesk.flow import seal
from lssdesk.flow.desk import Desk
from lssdesk.flow.grounds import sha256
from lssdesk.flow.wordings import TWO_PERSONS, Wordings
from lssdesk.letters.own_wordings import Content
from lssdesk.letters.wording_book import shipped
from lssdesk.model.case import Person
from lssdesk.store.tables import LetterRow, WordingRow
from tests.flow.officer import AT, MAN, OFFICER, Premises, filled, log_lines, signed
from tests.flow.own_wordings import DRAFT, ID, LATE, changed

TODAY = date(2026, 3, 2)
APRIL, MAY, LAST = date(2026, 4, 1), date(2026, 5, 1), date(2026, 4, 30)
BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")
WHY = "Socialnämnden 2026-02-11 § 14"


def approved(wordings: Wordings, first: date = APRIL, last: date | None = None, **fields: object) -> str:
    id = wordings.write(changed(**fields))
    wordings.trial_of(id, first, last)()
    wordings.approve(id, first, last, WHY)
    return id


def chips(wordings: Wordings, id: str) -> list[str]:
    return [name for name, _ in wordings.line(id).chips]


@pytest.fixture
def wordings(desk: Desk) -> Wordings:
    return desk.wordings


def test_a_draft_is_kept_and_changes_nothing(wordings: Wordings) -> None:
    before = wordings.book()
    assert wordings.write(DRAFT, APRIL, LAST) == ID
    line = wordings.line(ID)
    assert line.own
    assert line.draft is not None
    assert (line.draft.first_day, line.draft.last_day, line.draft.by) == (APRIL, LAST, OFFICER)
    assert line.content == changed(id=ID)
    assert chips(wordings, ID) == ["own", "draft"]
    assert wordings.book() == before


def test_two_wordings_of_one_title_have_ids_of_their_own(wordings: Wordings) -> None:
    assert [wordings.write(DRAFT), wordings.write(DRAFT)] == [ID, f"{ID}-2"]
    assert wordings.write(changed(title="!!")) == "kommun.late_cancellation.late_cancellation"


def test_a_draft_is_written_anew_under_its_id_and_every_version_stays(wordings: Wordings) -> None:
    wordings.write(DRAFT)
    wordings.write(changed(id=ID, text="Ring {kontakt}."))
    assert wordings.line(ID).content.text == "Ring {kontakt}."
    assert [step.content.text for step in wordings.history(ID) if step.content] == [
        "Ring {kontakt}.",
        "Avboka hos {kontakt}.",
    ]


UNFIT = [
    ({"title": " "}, "/title", "Skriv en rubrik"),
    ({"title": "x" * 121}, "/title", "högst 120"),
    ({"text": ""}, "/text", "Skriv texten"),
    ({"text": "Ring {kontkt}."}, "/text", "Menade du ”{kontakt}”"),
    ({"text": "Ring {qwxyz}."}, "/text", "”{qwxyz}”"),
    ({"text": "Ring {kontakt."}, "/text", "klammer"),
    ({"text": "Ring [nummer saknas]."}, "/text", "[nummer saknas]"),
    ({"text": "Ring \N{BLACK TELEPHONE}."}, "/text", "typsnitt"),
    ({"place": "duration", "replaces": "", "text": "Beslutet gäller så länge."}, "/text", "{skal_tid}"),
    ({"source": ""}, "/source", "bygger på"),
    ({"place": "marginal"}, "/place", "Välj var"),
    ({"when": ({"väder": ("sol",)},)}, "/when", "väder"),
    ({"when": ({"act": ("psl",)},)}, "/when", "psl"),
    ({"when": ({"act": ()},)}, "/when", "act"),
    ({"measures": ("trädgård",)}, "/measures", "trädgård"),
    ({"replaces": "beslut.avslag"}, "/replaces", "ingen formulering"),
    ({"id": LATE}, "", "ändras inte"),
]


@pytest.mark.parametrize(("fields", "field", "says"), UNFIT)
def test_what_does_not_fit_is_refused_at_its_field(
    wordings: Wordings, fields: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        wordings.write(changed(**fields))
    assert refused.value.field == field
    assert says in str(refused.value)
    assert [line for line in wordings.lines() if line.own] == []


def test_days_the_wrong_way_round_are_refused(wordings: Wordings) -> None:
    with pytest.raises(Refused, match="före startdagen"):
        wordings.write(DRAFT, MAY, APRIL)


def test_what_is_approved_holds_from_its_day_in_place_of_the_shipped_one(wordings: Wordings) -> None:
    approved(wordings)
    book = wordings.book()
    for day, own in ((date(2026, 3, 31), False), (APRIL, True), (date(2030, 1, 1), True)):
        assert (ID in book.on(day), LATE in book.on(day)) == (own, not own)
    assert chips(wordings, ID) == ["own", "coming"]
    assert chips(wordings, LATE) == ["shipped", "ends"]
    [done, written] = wordings.history(ID)
    assert (done.what, done.by, done.first_day, done.reason) == ("approved", OFFICER, APRIL, WHY)
    assert written.what == "draft"


def test_after_its_last_day_the_shipped_one_is_used_again(wordings: Wordings) -> None:
    approved(wordings, APRIL, LAST)
    book = wordings.book()
    assert (ID in book.on(LAST), LATE in book.on(LAST)) == (True, False)
    assert (ID in book.on(MAY), LATE in book.on(MAY)) == (False, True)


def test_a_new_version_takes_over_on_its_day(wordings: Wordings) -> None:
    approved(wordings)
    approved(wordings, MAY, id=ID, text="Ring {kontakt}.")
    texts = [wordings.book().on(day)[ID].text for day in (LAST, MAY)]
    assert texts == ["Avboka hos {kontakt}.", "Ring {kontakt}."]
    assert LATE not in wordings.book().on(MAY)


def test_a_version_that_no_longer_replaces_brings_the_shipped_one_back(wordings: Wordings) -> None:
    approved(wordings)
    approved(wordings, MAY, id=ID, replaces="")
    assert LATE not in wordings.book().on(LAST)
    assert LATE in wordings.book().on(MAY)


def test_an_ended_wording_brings_back_what_it_replaced(wordings: Wordings) -> None:
    approved(wordings)
    wordings.retire(ID, LAST, WHY)
    assert ID not in wordings.book().on(MAY)
    assert LATE in wordings.book().on(MAY)
    assert [step.what for step in wordings.history(ID)] == ["retired", "approved", "draft"]


def test_what_was_ended_by_hand_before_is_not_brought_back(wordings: Wordings) -> None:
    wordings.retire(LATE, TODAY, WHY)
    approved(wordings)
    wordings.retire(ID, LAST, WHY)
    assert LATE not in wordings.book().on(MAY)


def test_a_shipped_wording_ends_and_is_used_again(wordings: Wordings) -> None:
    wordings.retire(LATE, APRIL, WHY)
    assert LATE not in wordings.book().on(MAY)
    assert chips(wordings, LATE) == ["shipped", "ends"]
    wordings.restore(LATE, MAY, WHY)
    assert LATE in wordings.book().on(MAY)
    assert LATE not in wordings.book().on(date(2026, 4, 2))
    assert [step.what for step in wordings.history(LATE)] == ["restored", "retired"]


def test_a_draft_is_thrown_away_but_stays_in_the_history(wordings: Wordings) -> None:
    wordings.write(DRAFT)
    wordings.discard(ID)
    assert ID not in [line.id for line in wordings.lines()]
    assert [step.what for step in wordings.history(ID)] == ["dropped", "draft"]
    with pytest.raises(Refused, match="inget utkast"):
        wordings.discard(ID)


def nothing(_: Wordings) -> None:
    return


def a_draft(wordings: Wordings) -> None:
    wordings.write(DRAFT)


def tried(wordings: Wordings) -> None:
    wordings.write(DRAFT)
    wordings.trial_of(ID, APRIL)()


def tried_then_changed(wordings: Wordings) -> None:
    tried(wordings)
    wordings.write(changed(id=ID, text="Ring {kontakt}."))


def running(wordings: Wordings) -> None:
    approved(wordings, MAY)
    wordings.write(changed(id=ID, text="Ring {kontakt}."))


def replaced_by_another(wordings: Wordings) -> None:
    approved(wordings)
    wordings.write(changed(title="En annan"))


OTHER = "kommun.late_cancellation.en-annan"
IN_THE_WAY: list[tuple[str, Callable[[Wordings], None], Callable[[Wordings], object], str, str]] = [
    ("no draft", nothing, lambda w: w.approve(ID, APRIL, None, WHY), "", "inget utkast"),
    ("untried", a_draft, lambda w: w.approve(ID, APRIL, None, WHY), "", "Prova formuleringen"),
    ("other day", tried, lambda w: w.approve(ID, MAY, None, WHY), "", "Prova formuleringen"),
    ("other end", tried, lambda w: w.approve(ID, APRIL, MAY, WHY), "", "Prova formuleringen"),
    ("other text", tried_then_changed, lambda w: w.approve(ID, APRIL, None, WHY), "", "Prova formuleringen"),
    ("no reason", tried, lambda w: w.approve(ID, APRIL, None, " "), "/reason", "Skriv varför"),
    ("yesterday", a_draft, lambda w: w.trial_of(ID, date(2026, 3, 1))(), "/first_day", "före idag"),
    ("ends first", a_draft, lambda w: w.trial_of(ID, MAY, APRIL)(), "/last_day", "före startdagen"),
    ("overlap", running, lambda w: w.trial_of(ID, APRIL)(), "/first_day", "redan godkänd från 2026-05-01"),
    ("replaced", replaced_by_another, lambda w: w.trial_of(OTHER, MAY)(), "/replaces", "redan ersatt"),
    ("end of nothing", a_draft, lambda w: w.retire(ID, APRIL, WHY), "/last_day", "gäller inte efter"),
    ("end before today", nothing, lambda w: w.retire(LATE, date(2026, 3, 1), WHY), "/last_day", "före idag"),
    ("end without reason", nothing, lambda w: w.retire(LATE, APRIL, ""), "/reason", "Skriv varför"),
    ("in use", nothing, lambda w: w.restore(LATE, APRIL, WHY), "/first_day", "gäller redan"),
    ("own again", a_draft, lambda w: w.restore(ID, APRIL, WHY), "", "finns inte"),
    ("unknown", nothing, lambda w: w.line("kommun.x"), "", "finns inte längre"),
    (
        "another place",
        running,
        lambda w: w.write(changed(id=ID, place="contact", replaces="")),
        "/place",
        "annan plats",
    ),
]


@pytest.mark.parametrize(
    ("name", "before", "do", "field", "says"), IN_THE_WAY, ids=[row[0] for row in IN_THE_WAY]
)
def test_what_stands_in_the_way_is_said(
    wordings: Wordings,
    name: str,
    before: Callable[[Wordings], None],
    do: Callable[[Wordings], object],
    field: str,
    says: str,
) -> None:
    before(wordings)
    book = wordings.book()
    with pytest.raises(Refused) as refused:
        do(wordings)
    assert (refused.value.field, says in str(refused.value)) == (field, True), str(refused.value)
    assert wordings.book() == book


def test_two_persons_where_the_municipality_wants_it(desk: Desk, premises: Premises) -> None:
    desk.policies.set(TWO_PERSONS, 1, TODAY, "Nämnden", "Fyra ögon")
    wordings = desk.wordings
    tried(wordings)
    with pytest.raises(Refused, match="Be en kollega"):
        wordings.approve(ID, APRIL, None, WHY)
    desk.officer = "Bo Berg"
    wordings.approve(ID, APRIL, None, WHY)
    assert wordings.history(ID)[0].by == "Bo Berg"


def test_one_person_is_enough_where_nothing_is_set(wordings: Wordings) -> None:
    approved(wordings)
    assert wordings.history(ID)[0].by == wordings.history(ID)[1].by == OFFICER


def test_every_deed_leaves_its_line_in_the_log(desk: Desk) -> None:
    approved(desk.wordings)
    desk.wordings.retire(ID, LAST, WHY)
    desk.wordings.retire("avbokning.raknas_inte", APRIL, WHY)
    desk.wordings.restore("avbokning.raknas_inte", MAY, WHY)
    desk.wordings.write(DRAFT)
    desk.wordings.discard(f"{ID}-2")
    assert [name for name, _ in log_lines(desk)][-7:] == [
        "Formulering skriven",
        "Formulering godkänd",
        "Formulering avslutad",
        "Formulering avslutad",
        "Formulering tagen i bruk igen",
        "Formulering skriven",
        "Utkast till formulering kastat",
    ]


def test_no_row_is_changed_or_taken_away(desk: Desk) -> None:
    desk.wordings.write(DRAFT)
    for sql in ("UPDATE wordings SET reason = 'x'", "DELETE FROM wordings"):
        with (
            pytest.raises((Refused, IntegrityError)),
            desk.office.unit("Prov", OFFICER, AT) as unit,
        ):
            unit.connection().exec_driver_sql(sql)
    with desk.office.read() as reading:
        assert reading.query(WordingRow).count() == 1


def test_what_is_begun_is_kept_by_officer(desk: Desk) -> None:
    desk.wordings.keep({"title": "Halv"})
    assert desk.wordings.begun() == {"title": "Halv"}
    desk.officer = "Bo Berg"
    assert desk.wordings.begun() == {}
    desk.wordings.keep({})
    assert desk.wordings.begun() == {}


CONTACT = Content(
    place="contact",
    title="Växeln",
    text="Ring växeln i {kommun}.",
    source="Nämnden",
    replaces="kontakt.handlaggare",
)


def approve_contact(desk: Desk) -> str:
    id = desk.wordings.write(CONTACT)
    desk.wordings.trial_of(id, TODAY)()
    desk.wordings.approve(id, TODAY, None, WHY)
    return id


def test_an_open_case_takes_it_in_at_once_and_a_signed_one_keeps_its_bytes(desk: Desk) -> None:
    decided = signed(desk)
    bytes_before = decided.letter()
    work = filled(desk, person=BO)
    before = work.preview()
    id = approve_contact(desk)
    assert work.preview() != before
    assert work.wordings("contact")[0].title == "Växeln"
    assert decided.letter() == bytes_before == decided.preview()
    work.sign()
    with desk.office.read() as reading:
        row = reading.query(LetterRow).filter_by(case_id=work.id).one()
        sealed = seal.read(row)
    assert sealed is not None
    assert [one for one in sealed.part("wordings") if one["id"] == id] == [
        {"place": "contact", "id": id, "first_day": "2026-03-02", "sha256": sha256(CONTACT.text)}
    ]


def test_the_preview_leads_from_an_own_wording_to_its_field(desk: Desk) -> None:
    work = filled(desk)
    approve_contact(desk)
    spots = [spot for spot in work.preview_places().spots if "/decision/wordings/contact" in spot.pointers]
    assert spots
    assert "/sender/municipality" in spots[0].pointers


def shipped_contact() -> str:
    """The shipped wording on contact in letters of the inquiry."""
    return next(row.id for row in shipped() if row.place == "inquiry_contact")


def test_other_documents_are_written_with_it_too(desk: Desk) -> None:
    work = filled(desk)
    own = msgspec.structs.replace(CONTACT, place="inquiry_contact", replaces=shipped_contact())
    plain = {document: work.document(document, True) for document in ("communication", "insufficient")}
    id = desk.wordings.write(own)
    desk.wordings.trial_of(id, TODAY)()
    desk.wordings.approve(id, TODAY, None, WHY)
    work.wordings("contact")
    for document, pdf in plain.items():
        assert work.document(document, True) != pdf, document


def test_it_is_there_after_a_restart(premises: Premises) -> None:
    desk = premises.open()
    approved(desk.wordings)
    book = desk.wordings.book()
    desk.close()
    assert premises.open().wordings.book() == book
