"""The house has the rooms of its plan, and imports point down."""

import re

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import ROOT, TOP, project_files

LEFT_BEHIND = {"build", "dist", "__pycache__"}  # by tools; .gitignore names them
BINARY = {".ttf", ".otf", ".png", ".ico", ".icns", ".pdf", ".db", ".icc"}

# Spelled in pieces, so that this file does not find itself.
ANOTHER_MACHINE = re.compile(
    r"(?<![\w.~*{}])/(?:" + "|".join(["home", "root", "opt", "mnt", "srv", "Users", "work", "tmp"]) + r")/\w"
    r"|[A-Z]:\\+Users\\"
    r"|https?://\S*(?:" + "|".join(["py" + "pi", "python" + "hosted"]) + r")"
    r"|--(?:extra-)?index" + "-url"
)


def test_the_top_level_is_the_agreed_one() -> None:
    assert {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")} - LEFT_BEHIND == TOP


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    passed = lint_imports(no_cache=True, no_logo=True) == 0
    assert passed, capsys.readouterr().out


@pytest.mark.parametrize(
    "trace", ["see /" + "home/eva/x", "C:\\" + "Users\\eva", "https://py" + "pi.org/simple"]
)
def test_a_path_of_another_machine_is_recognised(trace: str) -> None:
    assert ANOTHER_MACHINE.search(trace)


def test_no_file_speaks_of_another_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in project_files()
        if file.suffix not in BINARY
        for match in ANOTHER_MACHINE.finditer(file.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)
