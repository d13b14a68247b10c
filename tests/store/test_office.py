"""Units of work, the log, runs, and what is frozen."""

import threading
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from lssdesk.errors import Refused
from lssdesk.store import engine, keyfile
from lssdesk.store.log import verify_log
from lssdesk.store.office import BrokenRun, Change, DraftBack, Office
from lssdesk.store.tables import (
    AttachmentRow,
    LetterRow,
    LogRow,
    PartRow,
    PersonRow,
    SessionRow,
    SettingRow,
)
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, OFFICER, PDF, fill, later, new_office


def log_of(session: Session) -> list[tuple[int, str, str, str | None]]:
    rows = session.scalars(select(LogRow).order_by(LogRow.seq))
    return [(row.seq, row.at, row.name, row.case_id) for row in rows]


def put(office: Office, key: str, value: str = "1") -> None:
    with office.unit(f"Ändrade {key}", OFFICER, AT) as unit:
        unit.merge(SettingRow(key=key, value=value))


def test_a_unit_stores_its_rows_and_one_line(office: Office) -> None:
    with office.unit("Ändrade syfte", OFFICER, later(1), case_id="case-1", detail="purpose") as unit:
        unit.add(SettingRow(key="a", value="1"))
        unit.add(SettingRow(key="b", value="2"))
    with office.read() as session:
        assert session.scalars(select(SettingRow.key).order_by(SettingRow.key)).all() == ["a", "b"]
        (line,) = session.scalars(select(LogRow))
    assert (line.seq, line.at, line.officer) == (1, "2026-11-24T12:01:00.000000Z", OFFICER)
    assert (line.name, line.case_id, line.detail) == ("Ändrade syfte", "case-1", "purpose")


def test_a_unit_that_changes_nothing_leaves_its_line_too(office: Office) -> None:
    with office.unit("Öppnade ärendet", OFFICER, AT, case_id="case-1") as unit:
        pass
    assert unit.changes.rows == frozenset()
    with office.read() as session:
        assert log_of(session) == [(1, "2026-11-24T12:00:00.000000Z", "Öppnade ärendet", "case-1")]


def test_a_unit_that_fails_leaves_nothing(office: Office) -> None:
    class Stop(Exception):
        pass

    def broken() -> None:
        with office.unit("Ändrade", OFFICER, AT) as unit:
            unit.add(SettingRow(key="a", value="1"))
            unit.flush()
            raise Stop

    with pytest.raises(Stop):
        broken()
    with office.read() as session:
        assert log_of(session) == []
        assert session.scalars(select(SettingRow)).all() == []


def test_a_unit_cannot_be_stored_before_its_line(office: Office) -> None:
    def store_early() -> None:
        with office.unit("x", OFFICER, AT) as unit:
            unit.add(SettingRow(key="a", value="1"))
            unit.commit()

    with pytest.raises(RuntimeError, match="when its block ends"):
        store_early()
    with office.read() as session:
        assert session.scalars(select(SettingRow)).all() == []


def test_a_unit_says_what_it_changed(office: Office) -> None:
    fill(office)
    with office.unit("Ändrade", OFFICER, AT, case_id="case-1") as unit:
        unit.add(SettingRow(key="new", value="1"))
        unit.get_one(PartRow, "part-1").document = '{"request":"ledsagning"}'
        unit.get_one(PersonRow, "person-1").family_name = "Strömbäck"
        unit.delete(unit.get_one(SessionRow, ("case-1", "session-1")))
        unit.execute(update(SettingRow).where(SettingRow.key == "sender").values(value="{}"))
    assert unit.changes.name == "Ändrade"
    assert unit.changes.case_id == "case-1"
    assert unit.changes.seq == 2
    assert unit.changes.rows == {
        Change("settings", "new", "new"),
        Change("parts", "part-1", "changed"),
        Change("sessions", "case-1/session-1", "removed"),
        Change("settings", "", "changed"),
    }
    assert unit.changes.tables() == {"settings", "parts", "sessions"}


def test_bulk_statements_are_noted(office: Office) -> None:
    fill(office)
    with office.unit("Tog bort", OFFICER, AT) as unit:
        unit.execute(delete(SessionRow))
    assert unit.changes.rows == {Change("sessions", "", "removed")}


def test_reading_cannot_write(office: Office) -> None:
    def write() -> None:
        with office.read() as session:
            session.add(SettingRow(key="a", value="1"))
            session.flush()

    with pytest.raises(OperationalError, match="readonly"):
        write()


def test_what_was_read_stays_usable_after_the_unit(office: Office) -> None:
    fill(office)
    with office.unit("Läste", OFFICER, AT) as unit:
        person = unit.get_one(PersonRow, "person-1")
    assert person.given_name == "Majken"
    assert person.created == AT


def test_a_moment_without_zone_is_a_fault(office: Office) -> None:
    naive = datetime(2026, 11, 24)
    with pytest.raises(ValueError, match="time zone"), office.unit("x", OFFICER, naive):
        pass


def test_a_reader_sees_one_state_while_a_unit_is_stored(office: Office) -> None:
    put(office, "a")
    with office.read() as session:
        assert len(session.scalars(select(SettingRow)).all()) == 1
        put(office, "b")
        assert len(session.scalars(select(SettingRow)).all()) == 1
    with office.read() as session:
        assert len(session.scalars(select(SettingRow)).all()) == 2


def test_units_of_several_threads_make_one_chain(office: Office) -> None:
    threads = [
        threading.Thread(target=lambda name=name: [put(office, f"{name}{n}") for n in range(10)])
        for name in "abc"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with office.read() as session:
        assert [line[0] for line in log_of(session)] == list(range(1, 31))
        assert verify_log(session) is None


def test_every_connection_is_safe(office: Office) -> None:
    with office.unit("x", OFFICER, AT) as one, office.read() as two:
        for session in (one, two):
            pragmas = {
                name: session.execute(text(f"PRAGMA {name}")).scalar()
                for name in (
                    "synchronous",
                    "foreign_keys",
                    "journal_mode",
                    "recursive_triggers",
                    "temp_store",
                )
            }
            assert pragmas == {
                "synchronous": 2,
                "foreign_keys": 1,
                "journal_mode": "wal",
                "recursive_triggers": 1,
                "temp_store": 2,
            }


def test_references_are_held(office: Office) -> None:
    with pytest.raises(IntegrityError), office.unit("x", OFFICER, AT) as unit:
        unit.add(PartRow(case_id="nobody", kind="inquiry", document="{}", changed=AT))


def test_no_case_data_in_error_messages(office: Office) -> None:
    fill(office)
    with pytest.raises(IntegrityError) as caught, office.unit("x", OFFICER, AT) as unit:
        unit.add(PartRow(case_id="nobody", kind="inquiry", document='"Majken hemligt"', changed=AT))
    assert "Majken" not in str(caught.value)


FORBIDDEN = [
    ("change a frozen part", "UPDATE parts SET document = '1' WHERE id = 'part-2'"),
    ("thaw a frozen part", "UPDATE parts SET frozen_at = NULL WHERE id = 'part-2'"),
    ("delete a frozen part", "DELETE FROM parts WHERE id = 'part-2'"),
    ("change a letter", "UPDATE letters SET pdf = x'00'"),
    ("delete a letter", "DELETE FROM letters"),
    ("replace a letter", "INSERT OR REPLACE INTO letters SELECT * FROM letters"),
    ("change a line of the log", "UPDATE log SET officer = 'någon annan'"),
    ("delete a line of the log", "DELETE FROM log"),
    ("replace a line of the log", "INSERT OR REPLACE INTO log SELECT * FROM log"),
    ("change an attachment that was there at signing", "UPDATE attachments SET data = x'00'"),
    ("remove an attachment that was there at signing", "DELETE FROM attachments"),
    ("change a policy", "UPDATE policies SET value = '7'"),
    ("remove a policy", "DELETE FROM policies"),
    ("replace a policy", "INSERT OR REPLACE INTO policies SELECT * FROM policies"),
]


@pytest.mark.parametrize(("name", "statement"), FORBIDDEN)
def test_what_is_decided_is_frozen(office: Office, name: str, statement: str) -> None:
    fill(office)
    with pytest.raises(Refused, match="redan beslutat"), office.unit("x", OFFICER, AT) as unit:
        unit.execute(text(statement))
    with office.read() as session:
        assert session.get_one(PartRow, "part-2").frozen_at == AT
        assert session.get_one(LetterRow, "letter-1").pdf == PDF
        assert len(log_of(session)) == 1


@pytest.mark.parametrize(
    ("statement"), ["DELETE FROM letters", "UPDATE attachments SET added_at = '2026-11-24T12:00:00.000001Z'"]
)
def test_an_attachment_can_go_where_no_later_letter_rests_on_it(office: Office, statement: str) -> None:
    fill(office)
    raw = engine.connect(office.path, office.key)
    for trigger in ("letters_no_delete", "attachments_no_update"):
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute(statement)
    raw.close()
    with office.unit("Tog bort", OFFICER, AT) as unit:
        unit.execute(delete(AttachmentRow))
    with office.read() as session:
        assert session.scalars(select(AttachmentRow)).all() == []


def test_a_draft_is_not_frozen_until_it_is_decided(office: Office) -> None:
    fill(office)
    with office.unit("Ändrade", OFFICER, AT) as unit:
        unit.get_one(PartRow, "part-1").document = '{"request":"ledsagning"}'
    with office.unit("Beslutade", OFFICER, AT) as unit:
        unit.get_one(PartRow, "part-1").frozen_at = AT
    with pytest.raises(Refused), office.unit("Ändrade", OFFICER, AT) as unit:
        unit.get_one(PartRow, "part-1").document = "{}"


TAMPERED = [
    ("nothing", "", None),
    ("another officer", "UPDATE log SET officer = 'Bo' WHERE seq = 3", 3),
    ("another time", "UPDATE log SET at = '2026-11-25' WHERE seq = 1", 1),
    ("another case", "UPDATE log SET case_id = 'case-2' WHERE seq = 2", 2),
    ("another detail", "UPDATE log SET detail = 'inget' WHERE seq = 5", 5),
    ("a line taken out", "DELETE FROM log WHERE seq = 2", 2),
    ("the first line taken out", "DELETE FROM log WHERE seq = 1", 1),
    ("the last line taken out", "DELETE FROM log WHERE seq = 5", 5),
    ("all taken out", "DELETE FROM log", 1),
    ("two lines swapped", "UPDATE log SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)", 2),
]


@pytest.mark.parametrize(("name", "statement", "broken"), TAMPERED)
def test_a_log_that_was_tampered_with_is_found_out(
    office: Office, name: str, statement: str, broken: int | None
) -> None:
    for number in range(5):
        put(office, f"setting {number}")
    raw = engine.connect(office.path, office.key)
    for verb in ("update", "delete"):
        raw.execute(f"DROP TRIGGER log_no_{verb}")
    raw.execute(statement)
    raw.execute("UPDATE log SET seq = -seq WHERE seq < 0")
    raw.close()
    with office.read() as session:
        assert verify_log(session) == broken


def test_the_first_run_has_none_before_it(office: Office) -> None:
    assert office.start_run(OFFICER, AT) is None


def test_a_run_that_ended_by_itself_brings_nothing_back(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.start_run(OFFICER, AT)
    fill(office)
    office.close(later(5))
    office = Office.open(tmp_path, office.key, later(6))
    assert office.start_run(OFFICER, later(6)) is None
    with office.read() as session:
        assert [line[2] for line in log_of(session)] == [
            "Startade programmet",
            "Lade upp ärendet",
            "Avslutade programmet",
            "Startade programmet",
        ]
    office.close(later(7))


def test_after_a_broken_run_its_drafts_are_named(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    fill(office)
    office.start_run(OFFICER, later(10))
    with office.unit("Ändrade ansökan", OFFICER, later(11), case_id="case-1") as unit:
        draft = unit.get_one(PartRow, "part-1")
        draft.document, draft.changed = '{"request":"ledsagning"}', later(11)
        unit.add(PartRow(case_id="case-1", kind="inquiry", document="{}", changed=later(9)))
    broken = office.start_run("Bo", later(20))
    draft_back = DraftBack("case-1", "2026-0042", "application", 1, later(11))
    assert broken == BrokenRun(OFFICER, later(10), (draft_back,))
    office.close(later(21))
    office = Office.open(tmp_path, office.key, later(22))
    assert office.start_run(OFFICER, later(22)) is None
    office.close(later(23))


def test_closing_folds_the_write_ahead_file_in_and_lets_the_next_in(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    put(office, "a")
    assert (tmp_path / "lssdesk.db-wal").stat().st_size > 0
    office.close(AT)
    assert not (tmp_path / "lssdesk.db-wal").exists()
    Office.open(tmp_path, office.key, AT).close(AT)


def test_the_same_program_cannot_open_it_twice(office: Office) -> None:
    with pytest.raises(StoreTrouble, match="redan öppen") as caught:
        Office.open(office.folder, office.key, AT)
    assert caught.value.kind == "in_use"


def test_a_first_start_broken_off_after_the_database_is_finished_by_opening(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.close(AT)
    path = tmp_path / "lssdesk.keys"
    keyfile.save(path, msgspec.structs.replace(keyfile.load(path).file, complete=False))
    Office.open(tmp_path, office.key, AT).close(AT)
    office.path.unlink()
    assert keyfile.state(tmp_path) == "database_missing"


def test_creating_writes_over_nothing(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.close(AT)
    before = office.path.read_bytes()
    with pytest.raises(StoreTrouble) as caught:
        Office.create(tmp_path, office.key, AT)
    assert caught.value.kind == "exists"
    assert office.path.read_bytes() == before
