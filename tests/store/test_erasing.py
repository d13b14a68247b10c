"""What is erased is not to be found in the file's pages, not even by who has the key."""

from pathlib import Path

import pytest
from sqlalchemy import delete, text

from lssdesk.store import engine, erasing
from lssdesk.store.office import Office
from lssdesk.store.tables import NoteRow, SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, OFFICER, fill, new_office
from tests.store.pages import readable

LONG = "Vill simma i Gråsjön. " * 400  # over several pages
SHORT = "Ringde om svalboet"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = new_office(tmp_path)
    fill(made)
    with made.unit("skrev", OFFICER, AT) as unit:
        unit.add(SettingRow(key="lång", value=LONG))
        unit.add(NoteRow(case_id="case-1", id="kort", at=AT.replace(tzinfo=None), text=SHORT))
    made.checkpoint()
    return made


def found(office: Office) -> list[str]:
    office.checkpoint()
    plain = readable(office.path, office.key)
    return [word for word in ("Vill simma i Gråsjön", SHORT) if word.encode() in plain]


def erase(office: Office, overwritten: bool) -> None:
    with office.unit("raderade", OFFICER, AT) as unit:
        unit.execute(text("PRAGMA secure_delete=OFF"))  # so that it does not hang on how SQLite was built
        if overwritten:
            erasing.overwrite(unit)
        unit.execute(delete(SettingRow).where(SettingRow.key == "lång"))
        unit.execute(delete(NoteRow).where(NoteRow.id == "kort"))


@pytest.mark.parametrize("overwritten", [True, False])
def test_what_is_deleted_is_overwritten(office: Office, overwritten: bool) -> None:
    assert len(found(office)) == 2
    erase(office, overwritten)
    assert bool(found(office)) is not overwritten
    office.close(AT)


def test_the_file_is_written_anew_without_free_pages(office: Office) -> None:
    erase(office, overwritten=True)
    office.checkpoint()
    before = office.path.stat().st_size
    assert erasing.tidy(office)
    assert office.path.stat().st_size < before
    assert not office.path.with_name(f"{office.path.name}-wal").stat().st_size
    office.close(AT)


@pytest.mark.parametrize(("kind", "raised"), [("busy", False), ("disk_full", False), ("disk_error", True)])
def test_a_file_that_cannot_be_written_anew_is_left(
    office: Office, monkeypatch: pytest.MonkeyPatch, kind: str, raised: bool
) -> None:
    erase(office, overwritten=True)

    def broken(*_: object, **__: object) -> None:
        raise StoreTrouble(kind, file=office.path.name, folder=office.folder)

    with monkeypatch.context() as patch:
        patch.setattr(engine, "connect", broken)
        if raised:
            with pytest.raises(StoreTrouble):
                erasing.tidy(office)
        else:
            assert not erasing.tidy(office)
    assert found(office) == []
    office.close(AT)
