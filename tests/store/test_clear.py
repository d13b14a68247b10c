"""Nothing of a person, an officer or a secret is readable on disk: while open, after closing, in backups."""

import base64
from pathlib import Path

from lssdesk.store import backup, keys
from lssdesk.store.office import Office
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, fill

SECOND = ("Bo Ek Svalstedt", "en annan lösenfras")
WORDS = (
    "Majken",
    "Strömbäck",
    "majken strömbäck",
    "199001012385",
    "9001012385",
    "Folkets hus",
    "Ringde och avbokade",
    "Granköping",
    "2026-0042",
    "ledsagning",
    "Lade upp ärendet",
    "%PDF",
    "CREATE TABLE",
    OFFICER,
    "Lindkvist",
    PASSPHRASE,
    *SECOND,
)


def forms_of(word: str) -> set[bytes]:
    forms = {word.encode("utf-8"), word.encode("utf-16-le"), word.encode("latin-1")}
    return forms | {base64.b64encode(form).rstrip(b"=")[:-1] for form in forms if len(form) > 6}


def secrets_of(vault: keys.NewVault) -> set[bytes]:
    secret = vault.key.secret
    plain = vault.recovery_code.replace("-", "")
    return {
        secret,
        secret.hex().encode(),
        secret.hex().upper().encode(),
        base64.b64encode(secret).rstrip(b"=")[:-1],
        vault.recovery_code.encode(),
        plain.encode(),
    }


def readable(folder: Path, needles: set[bytes]) -> list[tuple[str, bytes]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        (str(path.relative_to(folder)), needle)
        for path in files
        for needle in needles
        if needle in path.read_bytes() or needle in str(path.relative_to(folder)).encode()
    ]


def test_nothing_is_readable_on_disk(tmp_path: Path) -> None:
    vault = keys.create(tmp_path, OFFICER, PASSPHRASE, CHEAP)
    keys.add_officer(tmp_path, vault.unlocked, *SECOND, CHEAP)
    needles = secrets_of(vault).union(*map(forms_of, WORDS))
    office = Office.create(tmp_path, vault.key, AT)
    office.start_run(OFFICER, AT)
    fill(office)
    backup.make(tmp_path, vault.key, AT)
    while_open = {path.name for path in tmp_path.rglob("*")}
    assert while_open >= {"lssdesk.db", "lssdesk.db-wal", "lssdesk.db-shm", "lssdesk.keys", "lssdesk.lock"}
    assert readable(tmp_path, needles) == []
    office.close(AT)
    backup.restore(backup.backups(tmp_path)[0], tmp_path, vault.key, AT)
    assert readable(tmp_path, needles) == []


def test_the_search_finds_what_is_readable(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" + "Strömbäck".encode() + b"y")
    assert readable(tmp_path, forms_of("Strömbäck")) == [("a", "Strömbäck".encode())]
    (tmp_path / "a").write_bytes(base64.b64encode(b"199001012385"))
    assert readable(tmp_path, forms_of("199001012385")) != []


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    vault = keys.create(folder, OFFICER, PASSPHRASE, CHEAP)
    Office.create(folder, vault.key, AT).close(AT)
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "lssdesk.keys").stat().st_mode & 0o077 == 0
