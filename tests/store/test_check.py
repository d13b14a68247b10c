"""The check finds what is not whole, and nothing where all is well."""

from pathlib import Path

import pytest

from lssdesk.store import engine
from lssdesk.store.check import check
from lssdesk.store.office import Office
from lssdesk.store.tables import SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, OFFICER, fill, new_office


def test_a_whole_database_with_a_pending_write_ahead_file_has_no_findings(office: Office) -> None:
    fill(office)
    with office.unit("Växte", OFFICER, AT) as unit:
        unit.add(SettingRow(key="large", value="x" * 200_000))
    assert (office.folder / "lssdesk.db-wal").stat().st_size > 200_000
    assert check(office) == ()


def test_a_page_torn_while_it_was_folded_in_is_no_damage(office: Office) -> None:
    """The write-ahead file still holds the whole page, so that folding it in once more mends the tear."""
    fill(office)
    raw = engine.connect(office.path, office.key)
    page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'settings'").fetchone()[0]
    raw.close()
    with office.path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"torn" * 128)
    assert check(office) == ()


BROKEN = [
    ("a letter's bytes", ["DROP TRIGGER letters_no_update", "UPDATE letters SET pdf = x'00'"], ["letters"]),
    (
        "an attachment's bytes",
        ["DROP TRIGGER attachments_no_update", "UPDATE attachments SET data = x'00'"],
        ["attachments"],
    ),
    ("a line of the log", ["DROP TRIGGER log_no_update", "UPDATE log SET officer = 'Bo'"], ["log"]),
    ("a case's person", ["PRAGMA foreign_keys=OFF", "DELETE FROM persons"], ["references"]),
]


@pytest.mark.parametrize(("name", "statements", "kinds"), BROKEN)
def test_what_was_changed_behind_the_program_is_found(
    office: Office, name: str, statements: list[str], kinds: list[str]
) -> None:
    fill(office)
    raw = engine.connect(office.path, office.key)
    for statement in statements:
        raw.execute(statement)
    raw.close()
    findings = check(office)
    assert [finding.kind for finding in findings] == kinds
    assert all(finding.message and finding.detail for finding in findings)


def test_no_flipped_byte_goes_unseen(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    fill(office)
    office.close(AT)
    whole = office.path.read_bytes()
    for page in range(1, len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 + 17 * page] ^= 1
        office.path.write_bytes(data)
        assert "pages" in what_opening_or_checking_finds(office), page


def what_opening_or_checking_finds(office: Office) -> set[str]:
    try:
        opened = Office.open(office.folder, office.key, AT)
    except StoreTrouble as trouble:
        return {"pages"} if trouble.kind == "damaged" else {trouble.kind}
    findings = check(opened)
    opened.close(AT)
    return {finding.kind for finding in findings}
