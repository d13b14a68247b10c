"""Signing: what stands in the way, what is frozen, and that the letter stays the same to the byte."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from lssdesk.errors import Refused
from lssdesk.flow import letters, records
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.model.case import Case
from lssdesk.store import engine
from lssdesk.store.tables import LetterRow, LogRow, PartRow
from tests.flow.officer import OFFICER, Clock, Premises, filled, log_lines, signed

NO_WHOLE_FRAMES = {"/decision/valid_to": "2027-02-28"}
"""Warned of by HRS-014: eleven months are not whole frames of three."""


def letter_row(desk: Desk) -> LetterRow:
    with desk.office.read() as reading:
        return reading.query(LetterRow).one()


def editions(row: LetterRow) -> dict[str, str]:
    """The act's edition by table, as the letter keeps it."""
    return {one["table"]: one["edition"] for one in json.loads(row.law)["content"]["law"]}


def letters_stored(desk: Desk) -> int:
    with desk.office.read() as reading:
        return reading.query(LetterRow).count()


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/decision/delegation", None),
        ("/decision/valid_to", None),
        ("/decision/outcome", None),
        ("/inquiry/personkrets/result", None),
    ],
)
def test_a_finding_that_blocks_stops_it_and_names_its_field(desk: Desk, pointer: str, value: Any) -> None:
    work = filled(desk)
    work.write(pointer, value, "Fält")
    blocks = [one for one in work.findings() if one.severity == "block"]
    with pytest.raises(Refused) as caught:
        work.sign()
    assert caught.value.field == blocks[0].field == pointer
    assert blocks[0].message in str(caught.value)
    assert (work.decided, letters_stored(desk)) == (False, 0)
    assert work.writable("/decision/purpose")


def test_a_warning_needs_a_written_reason_which_is_kept(desk: Desk) -> None:
    work = filled(desk, changes=NO_WHOLE_FRAMES)
    (warning,) = [one for one in work.findings() if one.severity == "warn"]
    with pytest.raises(Refused) as caught:
        work.sign()
    assert caught.value.field == warning.field
    work.acknowledge(warning.id, "  Allt framgår av samtalen.  ")
    work.sign()
    assert letter_case(desk).decision.acknowledged == {warning.id: "Allt framgår av samtalen."}


def test_a_reason_can_be_taken_back(desk: Desk) -> None:
    work = filled(desk, changes=NO_WHOLE_FRAMES)
    (warning,) = [one for one in work.findings() if one.severity == "warn"]
    work.acknowledge(warning.id, "Ja")
    work.acknowledge(warning.id, "  ")
    assert desk.open(work.id).case.decision.acknowledged == {}
    with pytest.raises(Refused):
        work.sign()


def test_a_text_that_cannot_be_read_stops_it(desk: Desk) -> None:
    work = filled(desk)
    work.write("/decision/sol_offered", None, "Erbjöds", raw="33/1")
    with pytest.raises(Refused) as caught:
        work.sign()
    assert caught.value.field == "/decision/sol_offered"


def test_a_sign_that_the_font_lacks_stops_it(desk: Desk) -> None:
    work = filled(desk, changes={"/decision/purpose": "simma 🏊"})
    with pytest.raises(Refused, match="🏊"):
        work.sign()
    assert letters_stored(desk) == 0


def letter_case(desk: Desk) -> Case:
    return msgspec.json.decode(letter_row(desk).content, type=Case)


def test_what_is_signed_is_kept_with_its_law_and_its_hash(desk: Desk) -> None:
    work = filled(desk)
    case, preview = work.case, letters.final_pdf(work.case, work.today)
    work.sign()
    row = letter_row(desk)
    assert row.pdf == preview == work.letter() == work.preview()
    assert row.sha256 == hashlib.sha256(row.pdf).hexdigest()
    assert letter_case(desk) == case
    assert editions(row) == {
        "lss": "1993:387",
        "sol": "2025:400",
        "fl": "2017:900",
        "delgl": "2010:1932",
        "fb": "1949:381",
    }
    assert (row.signed_by, row.signed_at, row.kind) == (OFFICER, desk.now, "decision")
    assert log_lines(desk)[-1] == ("skrev under beslutet", work.id)
    assert [line.state for line in desk.cases()] == ["decided"]


def test_the_old_act_is_noted_for_a_decision_before_july_2025(desk: Desk) -> None:
    signed(desk, "ledsagning-2025")
    assert editions(letter_row(desk))["sol"] == "2001:453"


def test_the_letter_is_the_same_after_a_restart_whatever_changes_later(
    premises: Premises, clock: Clock
) -> None:
    work = signed(premises.open())
    pdf = work.letter()
    premises.close()
    clock.forward(days=400)
    desk = premises.open()
    settings = desk.settings()
    settings.write("/sender/municipality", "Nykommun", "Kommun")
    settings.store()
    back = desk.open(work.id)
    back.write("/person/family_name", "Ahlberg", "Efternamn")
    back.draft.store()
    assert back.decided
    assert back.letter() == back.preview() == pdf
    assert desk.open(work.id).case.person.family_name == "Ahlberg"


def test_the_line_in_the_log_has_the_seal(desk: Desk) -> None:
    work = signed(desk)
    row = letter_row(desk)
    with desk.office.read() as reading:
        line = reading.query(LogRow).order_by(LogRow.seq.desc()).first()
    assert line is not None
    assert (line.case_id, line.detail) == (work.id, f"{row.id}:{json.loads(row.law)['seal']}")


def test_it_is_signed_once(desk: Desk) -> None:
    work = signed(desk)
    for again in (work, desk.open(work.id)):
        with pytest.raises(Refused, match="redan underskrivet"):
            again.sign()
    assert letters_stored(desk) == 1


@pytest.mark.parametrize("pointer", ["/application/request", "/inquiry/answers/wishes/text", "/decision/day"])
def test_writing_into_what_is_decided_has_no_effect(desk: Desk, pointer: str) -> None:
    work = signed(desk)
    before = work.read(pointer)
    assert not work.writable(pointer)
    work.write(pointer, "2020-01-01", "Fält")
    assert (work.read(pointer), work.draft.unsaved) == (before, False)
    assert work.draft.undo() is None


def test_a_case_opened_before_it_was_signed_elsewhere_cannot_change_it(desk: Desk) -> None:
    stale = filled(desk)
    other = desk.open(stale.id)
    other.sign()
    stale.write("/decision/purpose", "annat", "Syfte")
    with pytest.raises(Refused, match="redan beslutat"):
        stale.draft.store()
    assert desk.open(stale.id).read("/decision/purpose") == other.read("/decision/purpose")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parts SET document = '{}'",
        "DELETE FROM parts",
        "UPDATE letters SET pdf = x'00'",
        "DELETE FROM letters",
    ],
)
def test_the_database_itself_refuses(desk: Desk, statement: str) -> None:
    signed(desk)
    with (
        pytest.raises(Refused, match="redan beslutat"),
        desk.office.unit("ändrade", OFFICER, desk.now) as unit,
    ):
        unit.execute(text(statement))


@contextmanager
def behind_the_back(desk: Desk) -> Iterator[Any]:
    """A connection that takes the triggers away, as somebody with the key and bad intent might."""
    with closing(engine.connect(desk.office.path, desk.office.key)) as connection:
        connection.execute("DROP TRIGGER letters_no_update")
        yield connection


def test_bytes_that_were_tampered_with_are_never_shown(desk: Desk) -> None:
    work = signed(desk)
    with behind_the_back(desk) as connection:
        connection.execute("UPDATE letters SET pdf = CAST(pdf || x'20' AS BLOB)")
    for look in (work.letter, work.preview, desk.open(work.id).letter):
        with pytest.raises(Refused, match="inte längre detsamma"):
            look()


def test_a_signed_refusal_leads_to_no_hours(desk: Desk) -> None:
    work = signed(desk, "avslag")
    assert {step.id: step.state for step in work.steps()} == {
        "application": "done",
        "inquiry": "done",
        "communication": "done",
        "decision": "done",
        "after": "open",
        "hours": "blocked",
    }
    assert work.hours.grants() == ()


def test_the_way_of_a_signed_grant_is_done(desk: Desk) -> None:
    steps = signed(desk).steps()
    assert {step.id: step.state for step in steps if step.state != "done"} == {"after": "open"}
    assert "Underskrivet 2026-03-02" in [step.why for step in steps]


def test_what_is_decided_is_frozen_with_name_and_moment_and_what_comes_after_is_not(desk: Desk) -> None:
    signed(desk)
    with desk.office.read() as reading:
        found = {row.kind: (row.frozen_by, row.frozen_at) for row in reading.query(PartRow)}
    later = dict.fromkeys(records.LATER, (None, None))
    assert found == {**dict.fromkeys(("application", "inquiry", "decision"), (OFFICER, desk.now)), **later}


def test_a_case_without_a_letter_has_none(desk: Desk) -> None:
    work: Work = filled(desk)
    assert work.letter() is None
    assert work.preview().startswith(b"%PDF")


def test_signing_is_the_last_change_in_the_list(desk: Desk, clock: Clock) -> None:
    work = filled(desk)
    clock.moment = datetime(2026, 3, 3, 8, tzinfo=UTC)
    work.sign()
    assert desk.cases()[0].changed == clock.moment
