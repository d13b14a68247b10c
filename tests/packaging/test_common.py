"""The set-up before the two commands of the README: what it installs, and what it says where it cannot."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

COMMON = Path(__file__).resolve().parents[2] / "packaging" / "common.py"


@pytest.fixture
def common() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packaging_common", COMMON)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def commands(common: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """All commands that would be run; each succeeds."""
    ran: list[list[str]] = []

    def succeed(command: list[str], **_options: Any) -> int:
        ran.append(command)
        return 0

    monkeypatch.setattr(common, "run_quietly", succeed)
    monkeypatch.setattr(common, "pip", lambda python, arguments: succeed(["pip", *arguments]))
    return ran


def test_an_old_python_is_told_so(
    common: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(common, "sys", SimpleNamespace(version_info=(3, 10, 4), stderr=sys.stderr))
    monkeypatch.setattr(common, "VERSION", "3.10")
    with pytest.raises(SystemExit, match="2"):
        common.prepare("run")
    assert capsys.readouterr().err == "lssdesk: this is Python 3.10, but 3.11 or later is needed.\n"


@pytest.mark.parametrize(
    ("missing", "display", "packages"),
    [
        ({"libEGL.so.1"}, False, ["libegl1"]),
        ({"libEGL.so.1", "libGL.so.1"}, False, ["libegl1", "libgl1"]),
        ({"libxcb-cursor.so.0"}, True, ["libxcb-cursor0"]),
    ],
)
def test_missing_system_libraries_are_installed_where_that_is_allowed(
    common: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    missing: set[str],
    display: bool,
    packages: list[str],
) -> None:
    monkeypatch.setattr(common, "can_load", lambda library: library not in missing)
    monkeypatch.setattr(common, "apt_get", lambda: ["apt-get"])
    common.install_system_libraries(display)
    update, install = commands
    assert update == ["apt-get", "update", "-qq"]
    assert install == ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]


@pytest.mark.parametrize(
    ("missing", "display"),
    [(set(), True), ({"libxcb-cursor.so.0"}, False)],
    ids=["nothing missing", "no display"],
)
def test_nothing_is_installed_that_is_not_needed(
    common: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    missing: set[str],
    display: bool,
) -> None:
    monkeypatch.setattr(common, "can_load", lambda library: library not in missing)
    common.install_system_libraries(display)
    assert commands == []


@pytest.mark.parametrize(
    ("apt", "advice"),
    [
        ([], "run this first: sudo apt-get install libegl1 libgl1"),
        (None, "install them first: libegl1 libgl1"),
    ],
)
def test_missing_system_libraries_are_named_in_one_line_where_it_is_not_allowed(
    common: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    apt: list[str] | None,
    advice: str,
) -> None:
    monkeypatch.setattr(common, "can_load", lambda library: library not in {"libEGL.so.1", "libGL.so.1"})
    monkeypatch.setattr(common, "apt_get", lambda: apt)
    with pytest.raises(SystemExit, match="2"):
        common.install_system_libraries(display=False)
    assert commands == []
    assert capsys.readouterr().err == f"lssdesk: Qt's system libraries are missing; {advice}\n"


def test_a_library_that_is_not_there_cannot_be_loaded(common: ModuleType) -> None:
    assert not common.can_load("libno-such-library.so.7")


def test_a_folder_with_other_things_is_not_cleared(
    common: ModuleType, commands: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(SystemExit, match="2"):
        common.environment(tmp_path)
    assert commands == []


def test_packages_are_installed_once_for_each_state_of_the_lock(
    common: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in (*common.LOCKS["test"], "pyproject.toml"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(common, "HERE", tmp_path)
    monkeypatch.setattr(common, "ROOT", tmp_path)

    def installs(purpose: str) -> int:
        commands.clear()
        common.install_packages(tmp_path, tmp_path / "python", purpose)
        return len(commands)

    assert installs("test") == 2  # the pinned packages, then the project itself
    assert installs("test") == 0
    assert installs("run") == 0  # the tests' packages include the program's
    (tmp_path / "requirements.lock").write_text("another")
    assert installs("run") == 2
    assert installs("test") == 2
