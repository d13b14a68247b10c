"""Everything out in open formats and in again: row for row the same, or refused, and never by one alone."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lssdesk.errors import InputError, Refused
from lssdesk.flow import full_export, full_import
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests, TwoWanted
from lssdesk.flow.transfer_machines import Machines
from lssdesk.flow.weeding import Weeding
from lssdesk.store import backup, engine, full_copy, keys
from lssdesk.store.check import check
from lssdesk.store.office import Office
from lssdesk.store.tables import LogRow, Officer, SettingRow
from lssdesk.store.transfer_keys import OWN_SETTING
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import CHEAP, Clock, Premises
from tests.flow.weeded import MARKS, archivist, full, invoice, later, rows_of, set_code

NEW = "kaffe torg spade regn"
ALTERED, NONE_THERE = "saknas eller är ändrad", "ingen fullständig export"


def alone(desk: Desk) -> None:
    desk.policies.set("two_for_full_export", 0, desk.today, "Nämnden", "Eget val")


@pytest.fixture
def office(desk: Desk, tmp_path: Path) -> Desk:
    """Something in every table, and one who may export alone."""
    full(desk, tmp_path)
    invoice(desk)
    alone(desk)
    return desk


@pytest.fixture
def exported(office: Desk, tmp_path: Path) -> Path:
    return full_export.export(office, tmp_path).folder


def content(folder: Path, key: keys.DatabaseKey) -> dict[str, backup.Table]:
    with closing(engine.connect(folder / "lssdesk.db", key)) as raw:
        return backup.content(raw)


def written(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def test_all_of_it_is_there_in_files_that_anything_reads(office: Desk, exported: Path) -> None:
    manifest = written(exported)
    assert {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()} == {
        *manifest["files"], "manifest.json"
    }  # fmt: skip
    for name, told in manifest["files"].items():
        data = (exported / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (told["bytes"], told["sha256"])
    rows = [
        json.loads(line) for line in (exported / "tables" / "letters.jsonl").read_text("utf-8").splitlines()
    ]
    assert (exported / rows[0]["pdf"]["file"]).read_bytes().startswith(b"%PDF")
    assert rows[0]["sha256"] == manifest["files"][rows[0]["pdf"]["file"]]["sha256"]
    whole = "".join(path.read_text("utf-8") for path in (exported / "tables").iterdir())
    assert [word for word in MARKS if word not in whole] == []
    described = json.loads((exported / "schema.json").read_text("utf-8"))["tables"]
    assert set(described) == set(manifest["tables"])
    assert all(one["description"] and one["columns"] for one in described.values())
    assert "okrypterad" in (exported / "las-mig.txt").read_text("utf-8")


def test_it_comes_in_again_row_for_row(office: Desk, exported: Path, tmp_path: Path, clock: Clock) -> None:
    done = full_import.read(exported, tmp_path / "new", "Cecilia Dahl", NEW, clock(), CHEAP)
    told = {name: (one["rows"], one["sha256"]) for name, one in written(exported)["tables"].items()}
    assert done.rows == sum(rows for rows, _ in told.values()) > 30
    opened = Office.open(tmp_path / "new", keys.unlock(tmp_path / "new", NEW, clock()).key, clock())
    try:
        assert check(opened) == ()
        now = content(opened.folder, opened.key)
        changed = {name for name in told if told[name] != tuple(now[name])}
        assert changed == {"officers", "log", "sqlite_sequence"}, "but for who came in after it was compared"
        desk = Desk(opened, done.unlocked, clock)
        assert desk.officers.may("weed")
        assert [one.name for one in desk.officers.all() if one.left_at is None] == ["Cecilia Dahl"]
        assert desk.cases()[0].name == "Ada Lindqvist"
    finally:
        opened.close(clock())
    assert keys.unlock_with_recovery(tmp_path / "new", done.recovery_code, clock()).key == done.unlocked.key


def test_a_second_export_of_what_was_read_in_is_the_same(
    office: Desk, exported: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_copy, "enter", lambda *_: None)
    done = full_import.read(exported, tmp_path / "new", "Cecilia Dahl", NEW, clock(), CHEAP)
    opened = Office.open(tmp_path / "new", done.unlocked.key, clock())
    with full_copy.snapshot(opened) as found:
        told = {name: [one.rows, one.sha256] for name, one in found.content().items()}
    opened.close(clock())
    assert told == {name: [one["rows"], one["sha256"]] for name, one in written(exported)["tables"].items()}


def _edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def _resum(name: str) -> Callable[[Path], None]:
    """Somebody who changed a file and its hash in the manifest as well."""

    def change(folder: Path) -> None:
        _edit(name, "Lindqvist", "Lundqvist")(folder)
        manifest, data = written(folder), (folder / name).read_bytes()
        manifest["files"][name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    return change


def _gone(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _torn(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")


def _outside(folder: Path) -> None:
    manifest = written(folder)
    manifest["files"]["../office/lssdesk.db"] = manifest["files"]["schema.json"]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("a changed row", _edit("tables/persons.jsonl", "Lindqvist", "Lundqvist"), ALTERED),
        ("a changed row and hash", _resum("tables/persons.jsonl"), "inte rad för rad"),
        ("a lost table", _gone("tables/parts.jsonl"), ALTERED),
        ("a lost letter", _gone("letters/000001.pdf"), ALTERED),
        ("no manifest", _gone("manifest.json"), NONE_THERE),
        ("a torn manifest", _torn, NONE_THERE),
        ("another format", _edit("manifest.json", "lssdesk-full", "lssdesk-half"), NONE_THERE),
        ("another step", _edit("manifest.json", 'step": "0', 'step": "9'), "på ett annat sätt"),
        ("a file outside", _outside, ALTERED),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_not_whole_is_refused_and_leaves_nothing(
    exported: Path, tmp_path: Path, clock: Clock, name: str, change: Callable[[Path], None], said: str
) -> None:
    change(exported)
    with pytest.raises(InputError, match=said):
        full_import.read(exported, tmp_path / "new", "Cecilia Dahl", NEW, clock(), CHEAP)
    new = tmp_path / "new"
    assert not new.exists() or keys.state(new) == "new", name


def test_only_into_a_new_folder(exported: Path, office: Desk, clock: Clock) -> None:
    with pytest.raises(InputError, match="redan en databas"):
        full_import.read(exported, office.office.folder, "Cecilia Dahl", NEW, clock(), CHEAP)
    assert rows_of(office, Officer)


def test_two_do_it_where_the_municipality_wants_it(premises: Premises, desk: Desk, tmp_path: Path) -> None:
    britta = archivist(premises, desk)
    with pytest.raises(TwoWanted):
        full_export.export(desk, tmp_path)
    asked = full_export.ask(desk, "Byte av system")
    with pytest.raises(TwoWanted):
        full_export.export(desk, tmp_path)
    Requests(britta).answer(asked, True)
    done = full_export.export(desk, tmp_path)
    assert done.folder.is_dir()
    with pytest.raises(TwoWanted):
        full_export.export(desk, tmp_path)
    (line,) = [row for row in rows_of(desk, LogRow) if row.deed == "full_export" and "rader" in row.detail]
    assert line.officer == desk.officer


def test_not_into_the_offices_own_folder(office: Desk) -> None:
    with pytest.raises(Refused, match="egen mapp"):
        full_export.export(office, office.office.folder / "backups")


def test_a_full_disk_leaves_no_half_of_it(
    office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(full_export._Writer, "put", full_disk)
    with pytest.raises(StoreTrouble) as trouble:
        full_export.export(office, tmp_path)
    assert trouble.value.kind == "disk_full"
    assert list(tmp_path.glob("lssdesk-export*")) == []


def test_what_was_weeded_does_not_come_back(
    premises: Premises, office: Desk, clock: Clock, tmp_path: Path
) -> None:
    set_code(office)
    later(clock)
    britta = archivist(premises, office)
    case = Weeding(office).lines()[0].known.case_id
    Weeding(britta).carry_out(Weeding(office).propose([case], "Fem år"))
    done = full_export.export(office, tmp_path)
    whole = "".join(path.read_text("utf-8") for path in (done.folder / "tables").iterdir())
    assert [word for word in (*MARKS, "Lindqvist") if word in whole] == []
    full_import.read(done.folder, tmp_path / "new", "Cecilia Dahl", NEW, clock(), CHEAP)


def test_the_computers_own_keys_stay_in_the_database(office: Desk, tmp_path: Path, clock: Clock) -> None:
    Machines(office).own()
    assert OWN_SETTING in {row.key for row in rows_of(office, SettingRow)}
    folder = full_export.export(office, tmp_path).folder
    assert not any(OWN_SETTING.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert full_import.read(folder, tmp_path / "new", "Cecilia Dahl", NEW, clock(), CHEAP).rows > 30
