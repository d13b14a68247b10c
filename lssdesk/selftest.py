"""The installed program tests itself in a folder of its own: ``lssdesk selftest``.

What it needs is made for the purpose and thrown away; the officer's own data is never touched.
"""

import json
import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from lssdesk import log, paths
from lssdesk.errors import LssdeskError
from lssdesk.texts import t

SOUND, UNSOUND = 0, 3
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFFICER, PASSPHRASE, NAME = "Åsa Lindmark", "häst skog lykta båt", "Lindqvist"
HOURS = {
    "policy": {"frame_months": 3, "advance": "forbid", "late_cancellation_hour": "12:00"},
    "grants": [
        {
            "id": "B1",
            "measure": "ledsagning",
            "hours_per_month": "10",
            "valid_from": "2025-01-01",
            "valid_to": "2025-12-31",
            "decided": "2024-12-10",
        }
    ],
    "entries": [
        {"date": "2025-01-10", "start": "10:00", "end": "14:30", "status": "performed"},
        {
            "date": "2025-01-20",
            "start": "10:00",
            "end": "12:00",
            "status": "cancelled_by_client",
            "cancelled_at": "2025-01-19T12:30",
        },
    ],
    "as_of": "2025-02-15",
}
"""The example of formats.md §1: 390 minutes used of 1,800, and 810 left on the day."""
WANTED_HOURS = (1800, 390, 810)


class Broken(LssdeskError):
    """Something does not work; the message says what."""


def run() -> int:
    """Try everything and print one line for each part; 0 where all of it works, else 3."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="lssdesk-selftest-") as folder:
        for name, step in STEPS.items():
            why = _why_not(step, Path(folder) / name)
            label = t(f"selftest.step.{name}")
            print(t("selftest.failed", step=label, why=why) if why else t("selftest.done", step=label))
            failed += bool(why)
    print(t("selftest.unsound", count=failed, all=len(STEPS)) if failed else t("selftest.sound"))
    return UNSOUND if failed else SOUND


def _why_not(step: Callable[[Path], None], folder: Path) -> str:
    """What is wrong, in a sentence; empty where nothing is."""
    try:
        folder.mkdir()
        step(folder)
    except LssdeskError as error:
        return " ".join(str(error).split())
    except Exception as error:
        print(log.report(error, datetime.now()), file=sys.stderr)
        return t("selftest.unknown", kind=type(error).__name__)
    return ""


def _expect(holds: bool, why: str, **values: object) -> None:
    if not holds:
        raise Broken(t(f"selftest.why.{why}", **values))


def _resources(_folder: Path) -> None:
    from lssdesk.law import policy, tables
    from lssdesk.law.hours import policy as hours_policy
    from lssdesk.letters import wording_book
    from lssdesk.model import forms

    for file in sorted((paths.resources() / "texts").glob("*.toml")):
        try:
            tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise Broken(t("selftest.why.text", file=file.name)) from error
    for name in forms.names():
        forms.load(name)
    for read in (tables.shipped, wording_book.shipped, policy.shipped, hours_policy.shipped):
        read()
    for font in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        _expect((paths.resources() / "fonts" / font).is_file(), "font", file=font)


def _keys(folder: Path) -> None:
    from lssdesk.store import keys

    made = keys.create(folder, OFFICER, PASSPHRASE)
    ways = (
        keys.unlock(folder, PASSPHRASE, AT),
        keys.unlock_with_recovery(folder, made.recovery_code, AT),
    )
    _expect(all(way.key == made.key for way in ways), "other_key")


@contextmanager
def _desk(folder: Path) -> Iterator[Any]:
    """A desk in a new office, with one registered case."""
    from lssdesk.flow.desk import Desk
    from lssdesk.model.case import Person
    from lssdesk.store import keys
    from lssdesk.store.office import Office

    unlocked = keys.create(folder, OFFICER, PASSPHRASE, keys.Cost(64, 1, 1)).unlocked
    desk = Desk(Office.create(folder, unlocked.key, AT), unlocked, lambda: AT)
    try:
        desk.register(Person(given_name="Ada", family_name=NAME), "ledsagning", AT.date())
        yield desk
    finally:
        desk.close()


def _database(folder: Path) -> None:
    from lssdesk.store import engine
    from lssdesk.store.keys import DatabaseKey
    from lssdesk.store.trouble import StoreTrouble

    with _desk(folder) as desk:
        key, path = desk.office.key, desk.office.path
    for file in folder.iterdir():
        data = file.read_bytes()
        _expect(NAME.encode() not in data and b"SQLite format 3" not in data, "readable")
    try:
        engine.probe(path, DatabaseKey(bytes(32), key.database))
    except StoreTrouble:
        engine.probe(path, key)
    else:
        _expect(False, "opened")


def _log(folder: Path) -> None:
    from lssdesk.store.check import check

    with _desk(folder) as desk:
        desk.open(desk.cases(NAME)[0].id)
        found = check(desk.office)
    _expect(not found, "findings", detail=", ".join(finding.message for finding in found))


def _backup(folder: Path) -> None:
    from lssdesk.store import backup, engine

    with _desk(folder) as desk:
        office = desk.office
        copy = backup.make(folder, office.key, AT)
        engine.probe_copy(copy, office.key)
        with (
            closing(engine.connect(copy, office.key, immutable=True)) as copied,
            closing(engine.connect(office.path, office.key, query_only=True)) as original,
        ):
            _expect(backup.content(copied) == backup.content(original), "backup")


def _hours(_folder: Path) -> None:
    from lssdesk.law.hours import calc_hours

    found = calc_hours(json.dumps(HOURS), date(2025, 2, 15))
    frame = found["frames"][0]
    reckoned = (frame["granted_min"], frame["used_min"], found["as_of"]["available_min"])
    _expect(reckoned == WANTED_HOURS, "hours", found=reckoned, wanted=WANTED_HOURS)


def _example_letter() -> bytes:
    from lssdesk.flow import case_file, letters

    text = (paths.resources() / "examples" / "ledsagarservice.json").read_text(encoding="utf-8")
    return letters.final_pdf(case_file.read(text), AT.date())


def _letter(_folder: Path) -> None:
    first = _example_letter()
    _expect(first.startswith(b"%PDF-"), "no_pdf")
    _expect(_example_letter() == first, "letter")


def _windows(_folder: Path) -> None:
    """What would end the program without a word when a window is opened is loaded by hand before."""
    from PySide6.QtCore import QBuffer, QLibraryInfo, QPluginLoader
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

    name = _platform()
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    plugin = QPluginLoader(str(next(folder.glob(f"*q{name}.*"), folder / name)))
    _expect(plugin.load(), "platform", name=name, detail=plugin.errorString())
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(_example_letter())
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    _expect(document.pageCount() > 0, "view", detail=f"{QPdfView.__name__}, {document.error().name}")


def _platform() -> str:
    """The window system that Qt would choose here; without a display the one that needs none."""
    if chosen := os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]:
        return chosen
    if sys.platform in ("win32", "darwin"):
        return {"win32": "windows", "darwin": "cocoa"}[sys.platform]
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return "xcb" if display else "offscreen"


STEPS: dict[str, Callable[[Path], None]] = {
    "resources": _resources,
    "keys": _keys,
    "database": _database,
    "log": _log,
    "backup": _backup,
    "hours": _hours,
    "letter": _letter,
    "windows": _windows,
}
