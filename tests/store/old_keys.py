"""A key file of version 1 with two officers and a sheet, as the first version of the program wrote it."""

from pathlib import Path

import msgspec

from lssdesk.store.slots import DatabaseKey


class _Kept(msgspec.Struct):
    code: str
    secret: str
    database: str
    slots: tuple[str, str]
    file: str


_KEPT = msgspec.json.decode(Path(__file__).with_name("keys_version_1.json").read_bytes(), type=_Kept)
FILE = _KEPT.file.encode()
CODE = _KEPT.code
KEY = DatabaseKey(bytes.fromhex(_KEPT.secret), _KEPT.database)
ONE, TWO = _KEPT.slots
ONE_PASSPHRASE, TWO_PASSPHRASE = "häst skog lykta båt", "en helt annan lösenfras"
ONE_NAME, TWO_NAME = "Åsa Öberg-Lindkvist", "Bo Ek"


def put(folder: Path) -> None:
    """Lay the old key file into a folder."""
    folder.mkdir(exist_ok=True)
    for name in ("lssdesk.keys", "lssdesk.keys.previous"):
        (folder / name).write_bytes(FILE)
