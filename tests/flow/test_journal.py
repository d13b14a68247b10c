"""The journal: drafts, signatures that lock, corrections that keep the old text, and what a note takes."""

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import case_file, journal, journal_takes, today
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.law import journal as kinds
from lssdesk.store.tables import JournalRow
from tests.flow.officer import ADA, OFFICER, Clock, Premises, log_lines, received, signed
from tests.flow.several import added, at_desk

BRITTA = "Britta Ek"


@pytest.fixture
def work(desk: Desk) -> Work:
    return desk.open(desk.register(ADA, "ledsagning", received()))


def noted(work: Work, text: str = "Ringde Ada.", kind: str = "call") -> str:
    """A signed note."""
    id = work.journal.begin(kind)
    work.journal.write(id, "text", text)
    work.journal.sign(id)
    return id


def names(desk: Desk) -> list[str]:
    return [name for name, _ in log_lines(desk)]


def test_a_note_is_a_draft_until_it_is_signed(work: Work, desk: Desk, clock: Clock) -> None:
    id = work.journal.begin("call")
    work.journal.write(id, "text", "Ringde Ada.")
    assert work.journal.unsaved
    work.journal.store()
    clock.forward(minutes=5)
    work.journal.sign(id)
    (entry,) = desk.open(work.id).journal.list()
    assert (entry.kind, entry.text, entry.at) == ("call", "Ringde Ada.", datetime(2026, 3, 2, 10, 0))
    assert (entry.written_by, entry.signed_by, entry.signed_at) == (
        OFFICER, OFFICER, datetime(2026, 3, 2, 10, 5),
    )  # fmt: skip
    assert names(desk)[-4:] == [
        "började en journalanteckning", "skrev i journalen", "skrev under en journalanteckning",
        "öppnade ärendet",
    ]  # fmt: skip


def test_an_empty_draft_is_gone_on_with(work: Work) -> None:
    id = work.journal.begin()
    assert work.journal.begin() == id
    work.journal.write(id, "text", "x")
    work.journal.store()
    assert work.journal.begin() != id


def write(work: Work, id: str, text: str = "annat") -> None:
    work.journal.write(id, "text", text)
    work.journal.store()


LOCKED: dict[str, Callable[[Work, str], None]] = {
    "written": write,
    "removed": lambda work, id: work.journal.remove(id),
    "signed again": lambda work, id: work.journal.sign(id),
}


@pytest.mark.parametrize("how", LOCKED)
def test_what_is_signed_stays(work: Work, how: str) -> None:
    id = noted(work)
    with pytest.raises(Refused, match="underskriven och står kvar"):
        LOCKED[how](work, id)
    (entry,) = work.journal.list()
    assert entry.text == "Ringde Ada."
    assert not work.journal.unsaved


def test_the_database_itself_keeps_it(work: Work, desk: Desk) -> None:
    id = noted(work)
    with pytest.raises(Refused), desk.office.unit("x", OFFICER, desk.now) as unit:
        unit.get_one(JournalRow, id).text = "annat"
    with pytest.raises(Refused), desk.office.unit("x", OFFICER, desk.now) as unit:
        unit.delete(unit.get_one(JournalRow, id))


def test_a_correction_keeps_what_it_corrects(work: Work, clock: Clock) -> None:
    id = noted(work, "Ringde Ada på måndagen.")
    clock.forward(days=1)
    new = work.journal.correct(id)
    assert work.journal.correct(id) == new
    assert work.journal.find(new).text == "Ringde Ada på måndagen."
    work.journal.write(new, "text", "Ringde Ada på tisdagen.")
    assert work.journal.find(id).corrected_by == ""
    with pytest.raises(Refused, match="varför anteckningen rättas") as refused:
        work.journal.sign(new)
    assert refused.value.field == f"/journal/{new}/reason"
    work.journal.write(new, "reason", "Fel dag.")
    work.journal.sign(new)
    old, corrected = work.journal.find(id), work.journal.find(new)
    assert (old.text, old.corrected_by) == ("Ringde Ada på måndagen.", new)
    assert (corrected.text, corrected.corrects, corrected.reason) == (
        "Ringde Ada på tisdagen.", id, "Fel dag.",
    )  # fmt: skip
    with pytest.raises(Refused, match="redan rättad"):
        work.journal.correct(id)
    assert work.journal.correct(new) != new


def test_a_draft_is_not_corrected(work: Work) -> None:
    with pytest.raises(Refused, match="rättas direkt"):
        work.journal.correct(work.journal.begin())


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("text", " \n", "Skriv anteckningen"),
        ("kind", "okänd", "Välj vad"),
        ("at", datetime(2026, 3, 2, 10, 1), "Tiden ligger framåt"),
    ],
)
def test_what_says_nothing_is_not_signed(work: Work, name: journal.Name, value: object, why: str) -> None:
    id = work.journal.begin()
    work.journal.write(id, "text", "Något.")
    work.journal.write(id, name, value)
    with pytest.raises(Refused, match=why) as refused:
        work.journal.sign(id)
    assert refused.value.field == f"/journal/{id}/{name}"
    assert not work.journal.find(id).signed


def test_a_text_without_end_is_refused_and_kept_typed(work: Work) -> None:
    id = work.journal.begin()
    work.journal.write(id, "text", "x" * (journal.MOST_SIGNS + 1))
    with pytest.raises(Refused, match="högst 100\u00a0000"):
        work.journal.store()
    assert work.journal.unsaved


def test_another_goes_on_with_a_draft_only_when_its_writer_has_left(
    premises: Premises, work: Work, desk: Desk
) -> None:
    way_in = added(premises, desk, BRITTA, ("officer", "administrator"))
    other = at_desk(desk, way_in).open(work.id)
    id = work.journal.begin()
    work.journal.write(id, "text", "Mitt.")
    work.journal.store()
    assert not other.journal.mine(other.journal.find(id))
    deeds: tuple[Callable[[], None], ...] = (
        lambda: other.journal.remove(id),
        lambda: other.journal.sign(id),
        lambda: write(other, id, "Ditt."),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="skrivet av Åsa Lindmark"):
            deed()
    at_desk(desk, way_in).officers.left(desk.officer_id)
    other.journal.sign(id)
    entry = other.journal.find(id)
    assert (entry.written_by, entry.signed_by) == (OFFICER, BRITTA)


def test_a_note_of_another_case_is_not_there(work: Work, desk: Desk) -> None:
    id = work.journal.begin()
    other = desk.open(desk.register(ADA, "ledsagarservice", received()))
    with pytest.raises(Refused, match="finns inte längre"):
        other.journal.remove(id)


def test_notes_stand_by_the_time_of_what_they_are_about(work: Work) -> None:
    for day, text in ((2, "andra"), (1, "första")):
        id = work.journal.begin()
        work.journal.write(id, "text", text)
        work.journal.write(id, "at", datetime(2026, 3, day, 9, 0))
        work.journal.sign(id)
    assert [one.text for one in work.journal.list()] == ["första", "andra"]


def test_the_case_file_holds_the_journal(work: Work, clock: Clock) -> None:
    clock.forward(seconds=31)
    id = noted(work)
    (note,) = work.case.journal
    assert (note.id, note.by, note.signed_by) == (id, OFFICER, OFFICER)
    written = case_file.write(work.case)
    (kept,) = json.loads(written)["journal"]
    assert (kept["at"], kept["signed"]) == ("2026-03-02T10:00", "2026-03-02T10:00")
    (read,) = case_file.read(written).journal
    assert (read.id, read.kind, read.text) == (id, "call", "Ringde Ada.")


# --- what is not signed


@pytest.mark.parametrize(("days", "after", "told"), [(None, 90, 0), (3, 3, 0), (3, 4, 1), (0, 1, 1)])
def test_what_lies_unsigned_is_told(
    work: Work, desk: Desk, clock: Clock, days: int | None, after: int, told: int
) -> None:
    noted(work)
    for text in ("Ringde.", " "):
        work.journal.write(id := work.journal.begin(), "text", text)
        work.journal.store()
        assert not work.journal.find(id).signed
    clock.forward(days=after)
    with desk.office.read() as reading:
        found = journal.unsigned(reading, desk.today, days)
    assert [(one.case_id, one.count, one.since) for one in found] == [(work.id, 1, date(2026, 3, 2))] * told


# --- what a note alone is not enough for


def test_kinds_have_their_sources_and_one_id_each() -> None:
    ids = [one.id for one in kinds.kinds()]
    assert len(set(ids)) == len(ids)
    assert {"call", "visit", "meeting", "letter", "own", "delay", "relative", "appeal_help"} <= set(ids)
    assert all(one.source.startswith("HND-") for one in kinds.kinds())
    assert kinds.find(journal.USUAL)
    assert kinds.label("okänd") == "okänd"
    groups = [one.group for one in kinds.kinds()]
    assert sorted(groups, key=groups.index) == groups, "a group stands in one place"


OPEN = [
    # kind, decision that follows, why not, pointer
    ("call", None),
    ("withdrawn", (None, "", "/application/withdrawn")),
    ("own_ending", ("change_person", "inte underskrivet", "")),
    ("late_appeal", ("dismissal", "inte underskrivet", "")),
    ("refused_wish", ("execution", "inte underskrivet", "")),
]
DECIDED = [
    ("call", None),
    ("withdrawn", (None, "redan underskrivet", "")),
    ("own_ending", ("change_person", "", "")),
    ("late_appeal", ("dismissal", "när överklagandet kom in", "/appeal/received")),
    ("refused_wish", ("execution", "", "/order/wishes")),
]


def check_offer(work: Work, kind: str, expected: tuple[str | None, str, str] | None) -> None:
    found = journal_takes.offer(work, work.journal.find(noted(work, kind=kind)))
    if expected is None:
        assert found is None
        return
    what, why, pointer = expected
    assert found
    assert (found.follow, found.pointer) == (what, pointer)
    assert (why in found.why_not) if why else not found.why_not


@pytest.mark.parametrize(("kind", "expected"), OPEN, ids=[row[0] for row in OPEN])
def test_what_is_offered_before_the_decision(
    work: Work, kind: str, expected: tuple[str | None, str, str] | None
) -> None:
    check_offer(work, kind, expected)


@pytest.mark.parametrize(("kind", "expected"), DECIDED, ids=[row[0] for row in DECIDED])
def test_what_is_offered_after_the_decision(
    desk: Desk, kind: str, expected: tuple[str | None, str, str] | None
) -> None:
    check_offer(signed(desk), kind, expected)


def test_a_late_appeal_that_is_known_is_dismissed(desk: Desk) -> None:
    work = signed(
        desk, changes={"/appeal": {"received": "2026-09-01"}, "/service": {"received": "2026-03-10"}}
    )
    check_offer(work, "late_appeal", ("dismissal", "", ""))


def test_a_withdrawn_application_becomes_a_decision_in_one_step(work: Work) -> None:
    entry = work.journal.find(noted(work, kind="withdrawn"))
    assert journal_takes.begin_write_off(work, entry) == "/application/withdrawn"
    assert (work.case.decision.kind, work.case.application.withdrawn) == ("write_off", date(2026, 3, 2))
    assert work.draft.undo_step == "valde avskrivning för en återtagen ansökan"
    work.draft.undo()
    assert (work.case.decision.kind, work.case.application.withdrawn) == (None, None)


def test_what_stands_there_already_stays(work: Work) -> None:
    work.write("/application/withdrawn", "2026-03-01", "Återkallad")
    work.draft.store()
    entry = work.journal.find(noted(work, kind="withdrawn"))
    journal_takes.begin_write_off(work, entry)
    journal_takes.begin_write_off(work, entry)
    assert work.case.application.withdrawn == date(2026, 3, 1)
    assert work.case.decision.kind == "write_off"


def test_idag_tells_of_notes_that_lie_unsigned(work: Work, desk: Desk, clock: Clock) -> None:
    write(work, work.journal.begin(), "Ringde Ada.")
    clock.forward(days=5)
    notes = [one for one in today.of(desk) if one.step == "journal"]
    assert notes == [], "no source gives a number of days: the municipality sets it"
    desk.policies.set("journal_unsigned_days", 3, desk.today, "Nämnden", "Rutin.")
    (line,) = [one for one in today.of(desk) if one.step == "journal"]
    assert (line.case_id, line.sentence, line.severity) == (
        work.id, "En journalanteckning är inte underskriven.", "info",
    )  # fmt: skip
    assert "Den äldsta skrevs senast 2026-03-02." in line.because
