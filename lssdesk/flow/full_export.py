"""Everything in open formats: a folder that any program can read, and that this one reads in row for row.

JSON Lines a table, letters and attachments as files, a description of every column, and a manifest with
SHA-256.  It is plain text: who has the folder has everything.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lssdesk import __version__
from lssdesk.errors import Refused
from lssdesk.flow.requests import Requests, use_where_wanted
from lssdesk.store import full_copy
from lssdesk.store.base import Base
from lssdesk.store.copying import Stop, never, refuse_if
from lssdesk.store.files import make_folder, sync_folder, told, write_durably
from lssdesk.store.full_copy import Row, Snapshot
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED, SUBJECT = "full_export", "all"
FORMAT, VERSION = "lssdesk-full-export", 1
MANIFEST, SCHEMA, README = "manifest.json", "schema.json", "las-mig.txt"
_SUFFIXES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_KIND = {"letters": "application/pdf"}
"""Media type of the files of a table that does not say it row by row."""


@dataclass(frozen=True)
class Exported:
    """Where it lies, and how much it is."""

    folder: Path
    rows: int
    files: int


def ask(desk: "Desk", reason: str) -> str:
    """Ask another to approve that everything is exported; the id of what is asked."""
    return Requests(desk).ask(DEED, SUBJECT, reason)


def check(desk: "Desk") -> None:
    """Refused for who may not, and TwoWanted where another has to approve it first."""
    desk.officers.check(DEED)
    Requests(desk).check(DEED, SUBJECT)


def export(desk: "Desk", place: Path, stop: Stop = never) -> Exported:
    """Write everything into a new folder in ``place``; slow: to be called beside the window's thread.

    Refused as :func:`check` is, and inside the office's own folder.  StoreTrouble for what the disk says;
    then no folder is left.
    """
    check(desk)
    own = desk.office.folder.resolve()
    if place.resolve() == own or own in place.resolve().parents:
        raise Refused(t("archive.refused.own_folder"))
    name = f"lssdesk-export-{desk.local_now:%Y%m%d-%H%M%S}"
    part, target = place / f"{name}.part", place / name
    try:
        make_folder(part)
        with told(part / MANIFEST), full_copy.snapshot(desk.office) as found:
            done = _write(part, found, desk.local_now.isoformat(timespec="seconds"), stop)
        detail = t("archive.export.detail", rows=done.rows, files=done.files)
        with desk.unit(DEED, t("archive.unit.export"), detail=detail) as unit, told(target):
            use_where_wanted(desk, unit, DEED, SUBJECT)
            part.rename(target)
            sync_folder(place)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(part)
        raise
    return Exported(target, done.rows, done.files)


def _write(folder: Path, found: Snapshot, at: str, stop: Stop) -> Exported:
    sums: dict[str, dict[str, Any]] = {}
    writer = _Writer(folder, sums)
    content = found.content(stop)
    make_folder(folder / "tables")
    for table in found.tables():
        columns = [one.name for one in found.columns(table)]
        writer.table(table, columns, found.rows(table), stop)
    writer.put(SCHEMA, _json(_described(found)))
    writer.put(README, t("archive.export.readme", version=__version__, made=at).encode())
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "schema_step": found.step(),
        "made": at,
        "tables": {name: {"rows": one.rows, "sha256": one.sha256} for name, one in content.items()},
        "files": sums,
    }
    write_durably(folder / MANIFEST, _json(manifest))
    return Exported(folder, sum(one.rows for one in content.values()), len(sums))


class _Writer:
    """Puts files into a folder and notes the size and hash of each."""

    def __init__(self, folder: Path, sums: dict[str, dict[str, Any]]) -> None:
        self._folder, self._sums = folder, sums

    def put(self, name: str, data: bytes) -> None:
        path = self._folder / name
        make_folder(path.parent)
        path.write_bytes(data)
        path.chmod(0o600)
        self._sums[name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    def table(self, table: str, columns: list[str], rows: Iterator[Row], stop: Stop) -> None:
        name, digest, size = f"tables/{table}.jsonl", hashlib.sha256(), 0
        path = self._folder / name
        with path.open("wb") as file:
            path.chmod(0o600)
            for number, row in enumerate(rows, 1):
                refuse_if(stop)
                named = dict(zip(columns, row, strict=True))
                plain = {key: self._plain(table, number, key, named) for key in columns}
                line = json.dumps(plain, ensure_ascii=False).encode() + b"\n"
                file.write(line)
                digest.update(line)
                size += len(line)
        self._sums[name] = {"bytes": size, "sha256": digest.hexdigest()}

    def _plain(self, table: str, number: int, key: str, row: Mapping[str, Any]) -> Any:
        """A value as JSON has it; bytes lie in a file of their own, which is named in their place."""
        value = row[key]
        if not isinstance(value, bytes):
            return value
        suffix = _SUFFIXES.get(str(row.get("media_type", _KIND.get(table, ""))), "bin")
        name = f"{table}/{number:06d}.{suffix}"
        self.put(name, value)
        return {"file": name}


def _described(found: Snapshot) -> dict[str, Any]:
    """Every table and column, so that it can be read without this program."""
    said = {one.class_.__tablename__: (one.class_.__doc__ or "").strip() for one in Base.registry.mappers}
    return {
        "format": FORMAT,
        "tables": {
            name: {
                "description": said.get(name, "Made by the database itself."),
                "columns": [one._asdict() for one in found.columns(name)],
            }
            for name in found.tables()
        },
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
