"""Weeding on real encrypted files: who is due, what two do, what is left of it and what is not."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from lssdesk.errors import Refused
from lssdesk.flow import records, weeding
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoices
from lssdesk.flow.requests import Requests
from lssdesk.flow.weeding import Line, Weeding
from lssdesk.flow.weeding_erase import NOBODY, STAY
from lssdesk.flow.work import Work
from lssdesk.model.case import Person
from lssdesk.store.base import Base
from lssdesk.store.check import check
from lssdesk.store.tables import CaseRow, LogRow, PersonRow, RequestRow, SettingRow, WeededRow
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import ADA, MAN, Clock, Premises, filled, signed
from tests.flow.payments import APRIL, BO, PROVIDER, charge
from tests.flow.several import added, at_desk
from tests.flow.weeded import MARKS, archivist, full, invoice, later, rows_of, set_code
from tests.store.pages import readable

CHILD = Person(personal_number="201701012393", given_name="Tuva", family_name="Granqvist")
JUDGED = "2026-09-01"
REASON = "Fem år har gått"


def line(desk: Desk, work: Work) -> Line:
    return next(one for one in Weeding(desk).lines() if one.known.case_id == work.id)


def propose(desk: Desk, *works: Work) -> str:
    return Weeding(desk).propose([work.id for work in works], REASON)


@pytest.fixture
def due(desk: Desk, clock: Clock, tmp_path: Path) -> Work:
    """Ada's case, long ended."""
    work = full(desk, tmp_path)
    invoice(desk, charge(1, 10), charge(2, 12, number=MAN))
    set_code(desk)
    later(clock)
    return work


def test_the_dry_run_says_when_and_why_and_erases_nothing(desk: Desk, due: Work) -> None:
    found = line(desk, due)
    end = due.case.decision.valid_to
    assert end is not None
    assert (found.known.ended, found.verdict.state) == (end, "due")
    assert found.verdict.since == date(end.year + 5, end.month, end.day) + timedelta(days=1)
    assert [one.source for one in found.because] == ["LSS 21 c §, SoL 16:1"]
    assert found.ready
    assert len(rows_of(desk, CaseRow)) == 1


def test_the_last_entry_is_the_last_change_and_not_an_opening(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    set_code(desk)
    begun = line(desk, work).known.last_entry
    clock.forward(days=40)
    desk.open(work.id)
    assert line(desk, work).known.last_entry == begun
    work.add_note("Ringde")
    assert line(desk, work).known.last_entry == desk.today
    clock.forward(days=1)
    work.remove_note(work.notes()[0].id)
    assert line(desk, work).known.last_entry == desk.today


@pytest.mark.parametrize(
    ("name", "change", "runs"),
    [
        ("no decision", lambda desk: filled(desk), "open"),
        ("until further notice", lambda desk: _open_ended(desk), "open_ended"),
        ("in court", lambda desk: _appealed(desk, {"received": "2026-04-02"}), "appeal"),
        ("judged", lambda desk: _appealed(desk, {"received": "2026-04-02", "judgment_day": JUDGED}), ""),
        ("lent", lambda desk: _lent(desk), "lent"),
        ("limited", lambda desk: signed(desk), ""),
    ],
)  # fmt: skip
def test_what_runs_is_never_due(
    desk: Desk, clock: Clock, name: str, change: Callable[[Desk], Work], runs: str
) -> None:
    work = change(desk)
    set_code(desk)
    later(clock)
    found = line(desk, work)
    assert (found.known.runs, found.verdict.state) == (runs, "later" if runs else "due"), name
    assert (found.known.ended is None) == bool(runs)


def _open_ended(desk: Desk) -> Work:
    changes = {"/decision/duration": "open_ended", "/decision/valid_to": None}
    return signed(desk, changes=changes)


def _appealed(desk: Desk, appeal: dict[str, str]) -> Work:
    work = signed(desk)
    for key, value in appeal.items():
        work.write(f"/appeal/{key}", value, key)
    work.draft.store()
    return work


def _lent(desk: Desk) -> Work:
    work = signed(desk)
    with desk.unit("lend", "lånade ut", work.id) as unit:
        unit.get_one(CaseRow, work.id).lent = "transfer-1"
    return work


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("1482", "due"), ("1480", "kept"), ("0980", "kept"), ("", "unknown"), ("148", "unknown"),
        ("Sjö", "unknown"),
    ],
)  # fmt: skip
def test_the_municipality_decides_by_four_digits(desk: Desk, clock: Clock, code: str, state: str) -> None:
    work = signed(desk)
    if code:
        set_code(desk, code)
    later(clock)
    assert line(desk, work).verdict.state == state


def test_of_a_child_somebody_has_to_say_what_it_was_about(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    with desk.unit("write", "rättade", work.id) as unit:
        records.fill_person(unit.scalars(select(PersonRow)).one(), msgspec.to_builtins(CHILD), desk.now)
    set_code(desk)
    later(clock)
    assert line(desk, work).unsaid
    with pytest.raises(Refused, match=work.case.number):
        propose(desk, work)
    Weeding(desk).state(work.id, ["child_inquiry"], "Öppnades efter en anmälan")
    found = line(desk, work)
    assert (found.verdict.state, found.verdict.since) == ("later", date(2047, 1, 1))
    Weeding(desk).state(work.id, [])
    assert line(desk, work).ready


def test_two_weed_and_nothing_of_the_person_is_left(
    premises: Premises, desk: Desk, due: Work, clock: Clock
) -> None:
    britta = archivist(premises, desk)
    list_id = propose(desk, due)
    secret = [*MARKS, "Lindqvist", ADA.personal_number, "Storgatan"]
    before = readable(desk.office.path, desk.office.key)
    desk.office.checkpoint()
    before += readable(desk.office.path, desk.office.key)
    assert {word for word in secret if word.encode() in before} >= {*MARKS, "Lindqvist", ADA.personal_number}
    done = Weeding(britta).carry_out(list_id)
    assert (done.cases, done.persons, done.tidy) == (1, 1, True)
    after = readable(desk.office.path, desk.office.key)
    assert [word for word in secret if word.encode() in after] == []
    assert not desk.office.path.with_name("lssdesk.db-wal").stat().st_size
    assert rows_of(desk, CaseRow) == rows_of(desk, PersonRow) == []
    assert check(desk.office) == ()


def test_every_table_that_names_a_case_is_emptied(premises: Premises, desk: Desk, due: Work) -> None:
    britta = archivist(premises, desk)
    tables = [
        table for table in Base.metadata.sorted_tables if "case_id" in table.c and table.name not in STAY
    ]
    with desk.office.read() as reading:
        filled_ = {one.name: reading.scalar(select(func.count()).select_from(one)) for one in tables}
    assert all(filled_.values()), filled_
    Weeding(britta).carry_out(propose(desk, due))
    with desk.office.read() as reading:
        assert not any(reading.scalar(select(func.count()).select_from(one)) for one in tables)
        assert reading.scalars(select(SettingRow.key).where(SettingRow.key.contains(due.id))).all() == []
        assert reading.scalars(select(RequestRow.id).where(RequestRow.deed == "guard")).all() == []
        assert reading.scalars(select(WeededRow.case_id)).all() == [due.id]


def test_invoices_keep_their_sums_and_nobody_in_them(premises: Premises, desk: Desk, due: Work) -> None:
    britta = archivist(premises, desk)
    Weeding(britta).carry_out(propose(desk, due))
    (kept,) = Invoices(desk).of(PROVIDER, APRIL)
    assert [(one.number, one.amount, one.start is None) for one in kept.charges] == [
        (NOBODY, 60_000, True), (MAN, 60_000, False)
    ]  # fmt: skip
    assert {key: mark.note for key, mark in kept.marks.items()} == {"row/1": ""}


def test_the_list_and_the_log_stay_without_names(premises: Premises, desk: Desk, due: Work) -> None:
    britta = archivist(premises, desk)
    list_id = propose(desk, due)
    Weeding(britta).carry_out(list_id)
    (kept,) = Weeding(desk).kept()
    (entry,) = kept.content.entries
    assert (kept.id, kept.asked_by, kept.approved_by) == (list_id, desk.officer, "Britta Ek")
    assert (entry.number, entry.born, entry.measure) == (due.case.number, 1990, "ledsagarservice")
    assert entry.because[0][1] == "LSS 21 c §, SoL 16:1"
    assert kept.content.reason == REASON
    told = msgspec.json.encode(kept.content).decode()
    lines = [f"{row.name} {row.detail}" for row in rows_of(desk, LogRow)]
    for word in ("Ada", "Lindqvist", ADA.personal_number):
        assert word not in told
        assert not any(word in one for one in lines)
    opened = [row for row in rows_of(desk, LogRow) if row.case_id == due.id]
    assert opened, "the log still says who opened it"


def test_nobody_carries_out_her_own_list(premises: Premises, desk: Desk, due: Work) -> None:
    list_id = propose(desk, due)
    with pytest.raises(Refused, match="själv bett"):
        Weeding(desk).carry_out(list_id)
    britta = archivist(premises, desk)
    Requests(britta).answer(Weeding(britta).waiting()[0].id, True)
    with pytest.raises(Refused, match="själv bett"):
        Weeding(desk).carry_out(list_id)
    assert Weeding(britta).carry_out(list_id).cases == 1
    with pytest.raises(Refused, match="finns inte kvar"):
        Weeding(britta).carry_out(list_id)


def test_what_came_later_is_not_erased(premises: Premises, desk: Desk, due: Work, clock: Clock) -> None:
    britta = archivist(premises, desk)
    list_id = propose(desk, due)
    clock.forward(days=1)
    due.add_note("Ringde och frågade om akten")
    with pytest.raises(Refused, match=due.case.number):
        Weeding(britta).carry_out(list_id)
    assert len(rows_of(desk, CaseRow)) == 1
    assert [one.answer for one in Weeding(desk).waiting()] == ["approved"]
    Requests(desk).withdraw(Weeding(desk).waiting()[0].id)
    assert Weeding(desk).waiting() == ()


def test_a_new_case_of_the_person_keeps_the_old_one(premises: Premises, desk: Desk, due: Work) -> None:
    britta = archivist(premises, desk)
    list_id = propose(desk, due)
    desk.register(ADA, "kontaktperson", desk.today)
    with pytest.raises(Refused, match="Något har ändrats"):
        Weeding(britta).carry_out(list_id)
    assert len(rows_of(desk, CaseRow)) == 2


def test_others_stay_and_so_does_a_person_with_a_case_that_is_kept(
    premises: Premises, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    ada, bo = full(desk, tmp_path), signed(desk, person=BO)
    home = desk.register(ADA, "bostad_barn", desk.today)
    with desk.unit("write", "avslutade", home) as unit:
        unit.get_one(CaseRow, home).state = "closed"
    set_code(desk)
    later(clock)
    britta = archivist(premises, desk)
    assert next(one.verdict.state for one in Weeding(desk).lines() if one.known.case_id == home) == "kept"
    done = Weeding(britta).carry_out(propose(desk, ada))
    assert (done.cases, done.persons) == (1, 0)
    assert {row.id for row in rows_of(desk, CaseRow)} == {bo.id, home}
    assert {row.personal_number for row in rows_of(desk, PersonRow)} == {ADA.personal_number, MAN}
    assert desk.open(home).case.person.given_name == "Ada"


def test_a_case_stands_on_one_list(desk: Desk, due: Work) -> None:
    propose(desk, due)
    assert line(desk, due).listed
    with pytest.raises(Refused, match=due.case.number):
        propose(desk, due)
    with pytest.raises(Refused, match="Välj minst ett"):
        Weeding(desk).propose(["inget sådant"], REASON)


def test_who_has_not_the_role_neither_sees_nor_does_it(premises: Premises, desk: Desk, due: Work) -> None:
    cecilia = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["officer"]))
    list_id = propose(desk, due)
    for deed in (Weeding(cecilia).lines, lambda: Weeding(cecilia).carry_out(list_id)):
        with pytest.raises(Refused, match="arkivarie"):
            deed()
    Weeding(cecilia).state(due.id, ["agreement"])
    assert line(desk, due).known.circumstances == {"agreement"}


def test_without_a_backup_nothing_is_weeded(
    premises: Premises, desk: Desk, due: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    britta = archivist(premises, desk)
    list_id = propose(desk, due)

    def full_disk(name: str) -> Path:
        raise StoreTrouble("disk_full", folder=name)

    monkeypatch.setattr(britta, "backup_before", full_disk)
    with pytest.raises(StoreTrouble):
        Weeding(britta).carry_out(list_id)
    assert len(rows_of(desk, CaseRow)) == 1


def test_most_cases_of_a_list(desk: Desk, due: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weeding, "MOST_CASES", 0)
    with pytest.raises(Refused, match="högst 0"):
        propose(desk, due)
