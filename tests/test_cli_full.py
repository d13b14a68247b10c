"""``lssdesk export`` and ``lssdesk import``: everything out in open formats, and into a new office."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lssdesk import cli
from lssdesk.store import keys
from lssdesk.store.office import Office
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock, Premises, signed
from tests.test_cli import Result, is_one_swedish_line

NEW = "kaffe torg spade regn"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Premises]:
    """A closed office with a signed letter, in which one may export alone."""
    folder = tmp_path / "office"
    premises = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, Clock(AT))
    desk = premises.open()
    signed(desk)
    desk.policies.set("two_for_full_export", 0, desk.today, "Nämnden", "Eget val")
    premises.close()
    yield premises
    premises.close()


def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: object, passphrase: str
) -> Result:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{passphrase}\n".encode())))
    code = cli.main([str(arg) for arg in args])
    return Result(code, *capsys.readouterr())


def test_out_and_in(
    office: Premises, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = call(monkeypatch, capsys, "export", tmp_path, "--data", office.folder, passphrase=PASSPHRASE)
    assert (out.code, out.err) == (0, "")
    assert "okrypterad" in out.out
    (folder,) = tmp_path.glob("lssdesk-export-*")
    new = tmp_path / "new"
    back = call(
        monkeypatch, capsys, "import", folder, "--data", new, "--officer", "Britta Ek", passphrase=NEW
    )
    assert (back.code, back.err) == (0, "")
    unlocked = keys.unlock(new, NEW, AT)
    assert unlocked.officer == "Britta Ek"
    assert keys.unlock_with_recovery(new, back.out.strip().rsplit(" ", 1)[-1], AT).key == unlocked.key
    Office.open(new, unlocked.key, AT).close(AT)


@pytest.mark.parametrize(
    ("name", "args", "passphrase"),
    [
        ("wrong passphrase", ("export", ".", "--data", "office"), "fel lösenfras här"),
        ("no such place", ("export", "inte här", "--data", "office"), PASSPHRASE),
        ("another officer", ("export", ".", "--data", "office", "--officer", "Britta Ek"), PASSPHRASE),
        ("nothing to read in", ("import", ".", "--data", "new", "--officer", "Britta Ek"), NEW),
        ("no name", ("import", ".", "--data", "new"), NEW),
    ],
)
def test_refused_in_one_line(
    office: Premises,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    args: tuple[str, ...],
    passphrase: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = call(monkeypatch, capsys, *args, passphrase=passphrase)
    assert (found.code, found.out) == (2, ""), name
    is_one_swedish_line(found)
    assert not list(tmp_path.glob("lssdesk-export*"))
    assert not (tmp_path / "new").exists()


def test_two_persons_are_asked_for(
    office: Premises, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = office.open()
    desk.policies.set("two_for_full_export", 1, desk.today, "Nämnden", "Två ser mer")
    office.close()
    found = call(monkeypatch, capsys, "export", tmp_path, "--data", office.folder, passphrase=PASSPHRASE)
    assert found.code == 2
    assert "två personer" in found.err.casefold()
    assert not list(tmp_path.glob("lssdesk-export*"))
