"""An opened case: what is typed is stored field by field, comes back, and is taken back by name."""

from datetime import date

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.flow.desk import Desk
from lssdesk.flow.tracks import grants_of
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.model.case import Case, Person
from lssdesk.store.tables import LetterRow, LogRow, PartRow
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import ADA, MAN, WOMAN, Clock, Premises, filled, log_lines, received, set_sender


@pytest.fixture
def work(desk: Desk) -> Work:
    """Ada's case, opened."""
    return desk.open(desk.register(ADA, "ledsagarservice", received()))


def again(desk: Desk, work: Work) -> Work:
    """The same case, opened anew from the store."""
    return desk.open(work.id)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/person/address/street", "Granstigen 4"),
        ("/person/protection", "sekretessmarkering"),
        ("/application/request", "Jag vill simma.\n\nOch sjunga ÅÄÖ €."),
        ("/application/hours_requested", "7.5"),
        ("/inquiry/answers/wishes/text", "Simma"),
        ("/inquiry/activities", [{"activity": "Bad", "times_per_month": "4"}]),
        ("/inquiry/communication/sent", "2026-03-02"),
        ("/decision/day", "2026-03-20"),
        ("/decision/late_cancellation_counts", False),
        ("/decision/wordings/duration", {"id": "x", "text": "Egen text"}),
    ],
)
def test_what_is_stored_is_there_when_the_case_is_opened_again(
    desk: Desk, work: Work, pointer: str, value: object
) -> None:
    work.write(pointer, value, "Fält")
    work.draft.store()
    assert again(desk, work).read(pointer) == value
    assert again(desk, work).case == work.case


def test_a_kill_takes_only_what_was_not_stored(premises: Premises) -> None:
    desk = premises.open()
    work = desk.open(desk.register(ADA, "ledsagarservice", received()))
    work.write("/decision/purpose", "simma", "Syfte")
    work.draft.store()
    work.write("/decision/reasons", "halv mening", "Skäl")
    premises.kill()
    back = premises.open().open(work.id)
    assert (back.read("/decision/purpose"), back.read("/decision/reasons")) == ("simma", None)


def test_each_field_is_a_unit_of_its_own_with_its_name(desk: Desk, work: Work) -> None:
    work.write("/decision/purpose", "simma", "Syfte")
    work.write("/person/phone", "070", "Telefon")
    work.draft.store()
    assert [name for name, case in log_lines(desk) if case == work.id][1:] == [
        "ändrade syfte",
        "ändrade telefon",
    ]


def test_the_log_says_what_was_done_and_never_what_was_written(desk: Desk, work: Work) -> None:
    work.write("/decision/purpose", "hemliga skäl", "Syfte")
    work.draft.store()
    with desk.office.read() as reading:
        rows = reading.query(LogRow).all()
    assert not any("hemliga" in row.name + row.detail or "Lindqvist" in row.name for row in rows)


@pytest.mark.parametrize(
    "pointer",
    [
        "/person/address/postcode",
        "/application/received",
        "/inquiry/communication/sent",
        "/decision/valid_to",
    ],
)
def test_a_text_that_cannot_be_read_yet_survives(desk: Desk, work: Work, pointer: str) -> None:
    work.write(pointer, None, "Fält", raw="12/33")
    work.draft.store()
    back = again(desk, work)
    assert (back.raw(pointer), back.read(pointer)) == ("12/33", None)
    back.draft.store()
    back.write(pointer, "541 30" if "postcode" in pointer else "2026-03-01", "Fält")
    back.draft.store()
    assert again(desk, work).raw(pointer) is None


def test_unread_texts_of_person_and_application_do_not_displace_each_other(desk: Desk, work: Work) -> None:
    work.write("/person/address/postcode", None, "Postnummer", raw="541")
    work.draft.store()
    work.write("/application/received", None, "Inkom", raw="33/1")
    work.draft.store()
    work.write("/person/phone", "070", "Telefon")
    work.draft.store()
    work.write("/application/request", "Simma", "Ansökan")
    work.draft.store()
    back = again(desk, work)
    assert back.draft.unparsed == {"/person/address/postcode": "541", "/application/received": "33/1"}


def test_undo_and_redo_reach_the_store(desk: Desk, work: Work) -> None:
    work.write("/decision/purpose", "simma", "Syfte")
    work.draft.store()
    work.write("/decision/purpose", "sjunga", "Syfte")
    work.draft.store()
    steps = [(work.draft.undo, "simma"), (work.draft.undo, None), (work.draft.redo, "simma")]
    for step, expected in [*steps, (work.draft.redo, "sjunga")]:
        assert step() == "/decision/purpose"
        assert again(desk, work).read("/decision/purpose") == expected
    assert [name for name, _ in log_lines(desk) if "syfte" in name] == [
        "ändrade syfte",
        "ändrade syfte",
        "Ångra: ändrade syfte",
        "Ångra: ändrade syfte",
        "Gör om: ändrade syfte",
        "Gör om: ändrade syfte",
    ]


def test_undo_of_an_unread_text_reaches_the_store(desk: Desk, work: Work) -> None:
    work.write("/person/address/postcode", None, "Postnummer", raw="541")
    work.draft.store()
    work.draft.undo()
    assert again(desk, work).raw("/person/address/postcode") is None
    work.draft.redo()
    assert again(desk, work).raw("/person/address/postcode") == "541"


@pytest.mark.parametrize("phone_first", [True, False])
def test_a_number_that_another_person_has_is_refused_and_the_rest_is_stored(
    desk: Desk, work: Work, phone_first: bool
) -> None:
    desk.register(Person(personal_number=MAN, given_name="Bo", family_name="Ek"), "ledsagning", received())
    texts = [("/person/phone", "070", "Telefon"), ("/person/personal_number", MAN, "Personnummer")]
    for pointer, value, label in texts if phone_first else reversed(texts):
        work.write(pointer, value, label)
    work.write("/decision/purpose", "simma", "Syfte")
    with pytest.raises(Refused) as caught:
        work.draft.store()
    assert caught.value.field == "/person/personal_number"
    assert "finns redan" in str(caught.value)
    back = again(desk, work)
    assert (back.read("/person/phone"), back.read("/decision/purpose")) == ("070", "simma")
    assert back.read("/person/personal_number") == WOMAN
    assert work.draft.unsaved


def test_a_refused_number_does_not_stop_later_work_and_can_be_mended(desk: Desk, work: Work) -> None:
    desk.register(Person(personal_number=MAN, given_name="Bo", family_name="Ek"), "ledsagning", received())
    work.write("/person/personal_number", MAN, "Personnummer")
    with pytest.raises(Refused):
        work.draft.store()
    work.write("/person/given_name", "Adda", "Förnamn")
    with pytest.raises(Refused):
        work.draft.store()
    assert again(desk, work).case.person.given_name == "Adda"
    work.write("/person/personal_number", WOMAN, "Personnummer")
    work.draft.store()
    assert not work.draft.unsaved
    assert again(desk, work).case.person == work.case.person


def test_undo_takes_a_refused_number_out_of_its_field(desk: Desk, work: Work) -> None:
    desk.register(Person(personal_number=MAN, given_name="Bo", family_name="Ek"), "ledsagning", received())
    work.write("/person/personal_number", MAN, "Personnummer")
    assert work.draft.undo() == "/person/personal_number"
    assert work.read("/person/personal_number") == WOMAN
    assert not work.draft.unsaved
    with pytest.raises(Refused):
        work.draft.redo()
    assert work.read("/person/personal_number") == WOMAN
    assert work.draft.redo_name == "Gör om: ändrade personnummer"


def test_a_person_is_the_same_in_all_cases(desk: Desk, work: Work) -> None:
    other = desk.open(desk.register(ADA, "ledsagning", received()))
    work.write("/person/phone", "070", "Telefon")
    work.draft.store()
    assert again(desk, other).read("/person/phone") == "070"


def test_what_cannot_be_stored_for_trouble_waits_and_is_not_undone(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise StoreTrouble("disk_full", folder=desk.office.folder)

    work.write("/decision/purpose", "simma", "Syfte")
    with monkeypatch.context() as patch:
        patch.setattr(desk.office, "unit", full)
        for act in (work.draft.store, work.draft.undo):
            with pytest.raises(StoreTrouble):
                act()
            assert (work.read("/decision/purpose"), work.draft.unsaved) == ("simma", True)
    work.draft.store()
    with monkeypatch.context() as patch:
        patch.setattr(desk.office, "unit", full)
        with pytest.raises(StoreTrouble):
            work.draft.undo()
        assert work.read("/decision/purpose") == "simma"
    assert work.draft.undo() == "/decision/purpose"
    assert again(desk, work).read("/decision/purpose") is None


def test_facts_name_the_act_and_whether_the_person_is_a_child(desk: Desk, work: Work) -> None:
    assert work.facts()["act"] == "lss"
    assert work.facts()["child"] is False
    work.write("/person/personal_number", "201701012393", "Personnummer")
    assert work.facts()["child"] is True
    work.write("/person/personal_number", None, "Personnummer")
    assert work.facts()["child"] is False
    work.write("/person/birth_day", "2008-03-03", "Född")
    assert work.facts()["child"] is True
    work.write("/decision/day", "2026-03-03", "Beslutsdag")
    assert work.facts()["child"] is False


def test_findings_and_preview_follow_the_draft(desk: Desk) -> None:
    work = filled(desk)
    assert [one for one in work.findings() if one.severity == "block"] == []
    before = work.preview()
    work.write("/decision/reservation", None, "Förbehåll")
    assert "/decision/reservation" in [one.field for one in work.findings()]
    assert work.preview() != before
    work.write("/decision/reservation", "yes", "Förbehåll")
    assert work.preview() == before


def test_wordings_are_filled_in_for_the_case(desk: Desk) -> None:
    choices = filled(desk).wordings("duration")
    assert choices
    assert any("31 mars 2027" in choice.text for choice in choices)
    assert not any("{" in choice.text for choice in choices)


def test_the_way_of_an_empty_case_and_of_a_filled_one(desk: Desk, work: Work) -> None:
    assert [(step.id, step.state) for step in work.steps()] == [
        ("application", "open"),
        ("inquiry", "open"),
        ("communication", "open"),
        ("decision", "open"),
        ("after", "blocked"),
        ("hours", "blocked"),
    ]
    full = filled(desk, person=Person(given_name="Eva", family_name="Ek", birth_day=date(1990, 1, 1)))
    ways = {step.id: (step.state, step.why) for step in full.steps()}
    assert ways["communication"] == ("done", "Materialet skickas inte, med motivering")
    assert ways["decision"] == ("open", "Klart att skriva under")
    assert ways["hours"] == ("blocked", "Öppnas när beslutet är underskrivet")


def test_the_time_to_reply_is_told_while_it_runs(desk: Desk, work: Work, clock: Clock) -> None:
    work.write("/inquiry/communication/sent", "2026-03-01", "Skickades")
    work.write("/inquiry/communication/reply_by", "2026-03-10", "Svar senast")
    (step,) = [step for step in work.steps() if step.id == "communication"]
    assert work.reply_time_ends() == date(2026, 3, 11)
    assert step.why == "Svarstiden går till 2026-03-10. Beslutet kan skrivas under från 2026-03-11."
    clock.forward(days=8, hours=14)  # 10 March, 23:00 UTC: the day after in Sweden
    assert work.reply_time_ends() is None


def test_part_rows_are_made_once(desk: Desk, work: Work) -> None:
    set_sender(desk)
    work.write("/decision/purpose", "simma", "Syfte")
    work.draft.store()
    with desk.office.read() as reading:
        assert reading.query(PartRow).filter_by(case_id=work.id).count() == len(records.KINDS)


REGISTER = {
    "/register/representatives": [{"kind": "god_man", "name": "Bo Ek", "valid_from": "2025-01-01"}],
    "/register/household": [{"name": "Siv Ek", "carer": "yes"}],
    "/register/consents": [{"kind": "relatives", "how": "oral", "day": "2026-03-02"}],
}


def test_the_register_is_shared_by_the_persons_cases(desk: Desk, work: Work) -> None:
    other = desk.open(desk.register(ADA, "ledsagning", received()))
    for pointer, value in REGISTER.items():
        work.write(pointer, value, "Företrädare")
    work.draft.store()
    back = again(desk, other)
    assert back.case.register == work.case.register
    assert back.read("/register/representatives/0/name") == "Bo Ek"
    assert back.case.person == ADA
    stranger = desk.open(desk.register(Person(given_name="Cia", family_name="Ask"), "ledsagning", received()))
    assert stranger.read("/register") == {}
    assert [name for name, _ in log_lines(desk)].count("ändrade företrädare") == 3


def test_the_register_is_taken_back_by_name(desk: Desk, work: Work) -> None:
    work.write("/register/household", [{"name": "Siv Ek"}], "Hushåll")
    work.draft.store()
    assert work.draft.undo_name == "Ångra: ändrade hushåll"
    work.draft.undo()
    assert again(desk, work).case.register.household == ()
    work.draft.redo()
    assert again(desk, work).case.register.household[0].name == "Siv Ek"


def test_person_and_register_go_on_after_signing_and_what_is_signed_keeps_its_own(desk: Desk) -> None:
    work = filled(desk, changes={"/register/household": [{"name": "Siv Ek"}]})
    work.sign()
    work.write("/register/household", [{"name": "Siv Ek"}, {"name": "Ulf Ek"}], "Hushåll")
    work.write("/person/phone", "070", "Telefon")
    work.draft.store()
    back = again(desk, work)
    assert [one.name for one in back.case.register.household] == ["Siv Ek", "Ulf Ek"]
    assert back.read("/person/phone") == "070"
    with desk.office.read() as reading:
        signed_case = msgspec.json.decode(reading.query(LetterRow).one().content, type=Case)
    assert [one.name for one in signed_case.register.household] == ["Siv Ek"]
    assert signed_case.person.phone == ""


@pytest.mark.parametrize("pointer", ["/person/address/postcode", "/person/birth_day", "/register/x"])
def test_what_cannot_be_read_yet_of_the_person_survives_after_signing(desk: Desk, pointer: str) -> None:
    work = filled(desk)
    work.sign()
    work.write(pointer, None, "Fält", raw="12/33")
    work.draft.store()
    assert again(desk, work).raw(pointer) == "12/33"
    other = desk.open(desk.register(ADA, "ledsagning", received()))
    assert other.raw(pointer) == "12/33"
    other.write(pointer, None, "Fält")
    other.draft.store()
    assert again(desk, work).raw(pointer) is None


def test_unread_texts_of_person_register_and_parts_do_not_displace_each_other(desk: Desk, work: Work) -> None:
    raw = {f"/{part}/x": part for part in ("person", "register", "application", "inquiry", "decision")}
    for pointer, text in raw.items():
        work.write(pointer, None, "Fält", raw=text)
        work.draft.store()
    work.write("/person/phone", "070", "Telefon")
    work.write("/register/household", [{"name": "Siv"}], "Hushåll")
    work.draft.store()
    assert again(desk, work).draft.unparsed == raw


def test_what_cannot_be_read_of_the_person_stops_signing(desk: Desk) -> None:
    work = filled(desk)
    work.write("/register/x", None, "Fält", raw="12/33")
    with pytest.raises(Refused) as caught:
        work.sign()
    assert caught.value.field == "/register/x"


def test_settings_that_change_while_a_case_is_open_reach_its_checks_and_its_letter(desk: Desk) -> None:
    work = filled(desk)
    before = work.preview()
    settings = desk.settings()
    settings.write("/sender/board", "Vård- och omsorgsnämnden", "Nämnd")
    settings.write("/sender/court", None, "Förvaltningsrätt")
    work.write("/decision/purpose", "sjunga", "Syfte")
    assert work.preview() != before
    settings.store()
    work.findings()
    assert (work.case.sender.board, work.case.sender.court) == ("Vård- och omsorgsnämnden", "")
    assert work.read("/decision/purpose") == "sjunga"
    settings.undo()
    settings.undo()
    work.draft.undo()
    assert work.preview() == before


def test_a_measure_without_hours_has_no_hours_to_follow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    work = filled(desk)
    work.sign()
    assert [step.state for step in work.steps() if step.id == "hours"] == ["done"]
    row = msgspec.structs.replace(tables.measure("ledsagarservice"), hours=False)
    monkeypatch.setattr(tables, "measure", lambda id: row)
    assert [step.why for step in work.steps() if step.id == "hours"] == ["Insatsen räknas inte i timmar"]
    assert grants_of("boende", [("1", work.case.decision)]) == ()
