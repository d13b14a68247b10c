"""The campaign of faults: what is installed, what is called, and what is refused."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """``faults``, imported as ``packaging/test.py`` does."""
    monkeypatch.syspath_prepend(str(FOLDER))
    yield importlib.import_module("faults")
    for name in ("faults", "common"):
        sys.modules.pop(name, None)


INSTALLED = [
    # apt-get, programs that are there, what is installed
    (None, [], []),
    ([], [], []),
    (["apt-get"], [], [["strace"], ["gcc", "libc6-dev"]]),
    (["apt-get"], ["strace", "clang"], []),
    (["apt-get"], ["cc"], [["strace"]]),
]


@pytest.mark.parametrize(("apt", "there", "expected"), INSTALLED)
def test_tools_are_installed_where_that_is_allowed(
    faults: ModuleType, monkeypatch: pytest.MonkeyPatch, apt: object, there: list[str], expected: object
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(faults.common, "apt_get", lambda: apt)
    monkeypatch.setattr(faults.common, "install_debian_packages", lambda names, _what: asked.append(names))
    monkeypatch.setattr(faults.shutil, "which", lambda name: name if name in there else None)
    faults.install_tools()
    assert asked == expected


def test_what_is_given_goes_to_the_campaign(faults: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(faults, "install_tools", lambda: None)
    monkeypatch.setattr(faults.subprocess, "call", lambda words: calls.append(words) or 1)
    assert faults.campaign(Path("python"), ["10000", "--seed", "7"]) == 1
    assert calls == [["python", "-m", "tests.faults.campaign", "10000", "--seed", "7"]]


@pytest.mark.parametrize("given", [[], ["0"], ["många"], ["-3"]])
def test_a_number_is_asked_for(
    faults: ModuleType, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        faults.campaign(Path("python"), given)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "--faults wants a number" in said.out + said.err
