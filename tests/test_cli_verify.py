"""``lssdesk verify`` on real encrypted files: what it says and answers with; it writes nothing."""

import getpass
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lssdesk import cli, paths
from lssdesk.store import engine, keys
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock, Premises, signed
from tests.test_cli import Result, is_one_swedish_line

ROOT = paths.resources().parent


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Premises]:
    """A closed office with one signed letter, which also lies beside it as a file."""
    folder = tmp_path / "office"
    premises = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, Clock(AT))
    letter = signed(premises.open()).letter()
    assert letter
    (tmp_path / "brev.pdf").write_bytes(letter)
    premises.close()
    yield premises
    premises.close()


class Terminal(io.TextIOWrapper):
    """A standard input that somebody types at."""

    def isatty(self) -> bool:
        return True


def call(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *args: object,
    stdin: bytes = f"{PASSPHRASE}\n".encode(),
    source: type[io.TextIOWrapper] = io.TextIOWrapper,
) -> Result:
    """Run the command in this process, with the passphrase on standard input."""
    monkeypatch.setattr(sys, "stdin", source(io.BytesIO(stdin)))
    code = cli.main(["verify", *(str(arg) for arg in args)])
    return Result(code, *capsys.readouterr())


def files(folder: Path) -> dict[str, str]:
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir() if one.is_file()
    }


def alter(office: Premises, statement: str) -> None:
    """Change the database without the program."""
    with closing(engine.connect(office.folder / "lssdesk.db", office.unlocked.key)) as connection:
        connection.execute("DROP TRIGGER letters_no_update")
        connection.execute(statement)


def test_unchanged_is_0_and_leaves_every_byte(
    office: Premises, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(office.folder)
    result = call(monkeypatch, capsys, "--data", office.folder, "--officer", OFFICER)
    assert (result.code, result.err) == (0, "")
    assert "Ärende 2026-0001: beslut undertecknat 2026-03-02 10:00:00 av Åsa Lindmark\n  Brevet" in result.out
    assert result.out.endswith("1 undertecknat brev är kontrollerat. Inget har ändrats.\n")
    assert files(office.folder) == before


def test_changed_is_1_and_is_named(
    office: Premises, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alter(office, "UPDATE letters SET signed_by = 'Bo'")
    result = call(monkeypatch, capsys, "--data", office.folder)
    assert (result.code, result.err) == (1, "")
    assert "  Förseglingen stämmer inte" in result.out
    found = json.loads(call(monkeypatch, capsys, "--data", office.folder, "--json").out)
    assert found["whole"] is False
    assert [one["kind"] for one in found["letters"][0]["differs"]] == ["seal", "log_line"]


def test_a_file_is_told_to_be_the_signed_letter(
    office: Premises, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    args = ("--data", office.folder, "--letter", tmp_path / "brev.pdf")
    result = call(monkeypatch, capsys, *args)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(
        "Filen är byte för byte ett brev som har undertecknats här.\nÄrende 2026-0001"
    )
    found = json.loads(call(monkeypatch, capsys, *args, "--json").out)
    assert (found["whole"], found["letter"]["signed_by"]) == (True, OFFICER)


def test_another_file_is_told_not_to_be(
    office: Premises, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with (tmp_path / "brev.pdf").open("ab") as file:
        file.write(b" ")
    args = ("--data", office.folder, "--letter", tmp_path / "brev.pdf")
    result = call(monkeypatch, capsys, *args)
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("Filen är inte något av de brev")
    assert json.loads(call(monkeypatch, capsys, *args, "--json").out) == {"whole": False, "letter": None}


WRONG = [
    ("another passphrase", [], b"en annan fras\n", "passar inte"),
    ("no passphrase", [], b"", "Ingen lösenfras kom."),
    ("not UTF-8", [], b"\xff\n", "UTF-8"),
    ("another officer", ["--officer", "Bo Ek"], f"{PASSPHRASE}\n".encode(), "annan handläggare än Bo Ek"),
    ("no such letter", ["--letter", "finns inte.pdf"], f"{PASSPHRASE}\n".encode(), "finns inte"),
    ("unknown option", ["--passphrase", "x"], f"{PASSPHRASE}\n".encode(), "lssdesk verify [--data MAPP]"),
]


@pytest.mark.parametrize(("name", "args", "stdin", "expected"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_call_is_2_in_one_line(
    office: Premises,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    args: list[str],
    stdin: bytes,
    expected: str,
) -> None:
    result = call(monkeypatch, capsys, "--data", office.folder, *args, stdin=stdin)
    assert is_one_swedish_line(result)
    assert expected in result.err


def test_a_folder_without_an_office_is_named_and_not_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for folder in (tmp_path, tmp_path / "ingen"):
        result = call(monkeypatch, capsys, "--data", folder)
        assert is_one_swedish_line(result)
        assert "ingen databas" in result.err
    assert list(tmp_path.iterdir()) == []


def test_at_a_terminal_the_passphrase_is_typed_unseen(
    office: Premises, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = []

    def typed(prompt: str) -> str:
        prompts.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr(getpass, "getpass", typed)
    result = call(monkeypatch, capsys, "--data", office.folder, stdin=b"", source=Terminal)
    assert (result.code, prompts) == (0, ["Lösenfras: "])


def test_as_a_program_of_its_own_it_starts_no_window(office: Premises) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "lssdesk", "verify", "--data", str(office.folder), "--json"],
        input=f"{PASSPHRASE}\r\n".encode(),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["letters"][0]["case"] == "2026-0001"
