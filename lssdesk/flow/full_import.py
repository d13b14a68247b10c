"""A full export read into a new, empty office: row for row what was written out, or nothing."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from lssdesk.errors import InputError
from lssdesk.flow import records
from lssdesk.flow.full_export import FORMAT, MANIFEST, VERSION
from lssdesk.law import roles
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.store import full_copy, keys
from lssdesk.store.backup import Table
from lssdesk.store.copying import Stop, never, refuse_if
from lssdesk.store.full_copy import Row, Value
from lssdesk.texts import t

MOST_MANIFEST = 200_000_000
_NAME = re.compile(
    r"(?:tables/)?[a-z_0-9]{1,60}\.jsonl|[a-z_0-9]{1,60}/[0-9]{6,12}\.[a-z]{1,5}|[a-z-]+\.(?:json|txt)"
)
_BLOCK = 1 << 20


class _Sum(msgspec.Struct, frozen=True):
    bytes: int
    sha256: str


class _Table(msgspec.Struct, frozen=True):
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a full export says of itself."""

    format: str
    version: int
    program: str
    schema_step: str
    made: str
    tables: Mapping[str, _Table]
    files: Mapping[str, _Sum]


@dataclass(frozen=True)
class Imported:
    """The new office: how many rows it holds, and the code for the recovery sheet."""

    rows: int
    unlocked: keys.Unlocked
    recovery_code: str


def read(
    source: Path,
    folder: Path,
    officer: str,
    passphrase: str,
    at: datetime,
    cost: keys.Cost = keys.COST,
    stop: Stop = never,
) -> Imported:
    """Make an office in a folder where there is none, with one officer who has all roles.

    InputError where the export is not whole, is of another schema step, or does not come out row for row.
    The export's officers stay as the log names them, but their keys were the old office's: they have left.
    """
    manifest = checked(source, stop)
    if keys.state(folder) != "new":
        raise InputError(t("archive.refused.not_new", folder=folder))
    vault = keys.create(folder, officer, passphrase, cost, since=at.astimezone(STOCKHOLM).date())
    wanted = {name: Table(one.rows, one.sha256) for name, one in manifest.tables.items()}
    try:
        full_copy.fill(folder, vault.key, at, lambda table: _rows(source, manifest, table), wanted, stop)
    except full_copy.Differs as error:
        _take_back(folder)
        raise InputError(t("archive.refused.differs")) from error
    except BaseException:
        _take_back(folder)
        raise
    given = records.encode(roles.all_roles())
    full_copy.enter(folder, vault.unlocked, given, t("archive.unit.imported"), at)
    rows = sum(one.rows for one in wanted.values())
    return Imported(rows, vault.unlocked, vault.recovery_code)


def checked(source: Path, stop: Stop = never) -> Manifest:
    """What an export says of itself, when every file of it is there and has its hash."""
    manifest = _manifest(source / MANIFEST)
    if manifest.format != FORMAT or manifest.version != VERSION:
        raise InputError(t("archive.refused.foreign", folder=source))
    if manifest.schema_step != full_copy.step():
        raise InputError(t("archive.refused.other_step", program=manifest.program))
    for name, one in manifest.files.items():
        refuse_if(stop)
        if not _NAME.fullmatch(name) or _sum(source / name) != one:
            raise InputError(t("archive.refused.not_whole", file=name[:80]))
    return manifest


def _manifest(path: Path) -> Manifest:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(MOST_MANIFEST), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(t("archive.refused.foreign", folder=path.parent)) from error


def _sum(path: Path) -> _Sum | None:
    """Size and hash of a file; None for what is none."""
    if path.is_symlink() or not path.is_file():
        return None
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except OSError:
        return None
    return _Sum(size, digest.hexdigest())


def _rows(source: Path, manifest: Manifest, table: str) -> Iterator[Row]:
    """The rows of a table's file, their values in the file's order."""
    name = f"tables/{table}.jsonl"
    if name not in manifest.files:
        raise InputError(t("archive.refused.not_whole", file=name[:80]))
    with (source / name).open("rb") as file:
        for line in file:
            try:
                row = json.loads(line)
                yield [_value(source, manifest, one) for one in row.values()]
            except (ValueError, AttributeError, RecursionError) as error:
                raise InputError(t("archive.refused.not_whole", file=name)) from error


def _value(source: Path, manifest: Manifest, value: Any) -> Value:
    if isinstance(value, dict):
        name = str(value.get("file"))
        if name not in manifest.files:
            raise ValueError(name)
        return (source / name).read_bytes()
    if isinstance(value, bool | list):
        raise ValueError(value)
    found: Value = value
    return found


def _take_back(folder: Path) -> None:
    """Leave the folder as new as it was: the keys were of an office that did not come to be."""
    for path in folder.glob("lssdesk.*"):
        path.unlink()
