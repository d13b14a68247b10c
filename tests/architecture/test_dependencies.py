"""What the project leans on is asked for by name, has a reason, and is pinned."""

import re
import sys

import pytest

import lssdesk
from tests.architecture.source import ROOT, imported, modules, project

MODULES = {  # where the import has another name than the package
    "pyside6-essentials": "PySide6",
    "pyside6-pdf": "PySide6",
    "pillow": "PIL",
    "chunspell": "hunspell",
}
WITH_REASON = re.compile(r'\s+"[^"]+",\s+# \w.{8,}')


def runtime() -> list[str]:
    return [*project()["project"]["dependencies"]]


def for_tests() -> list[str]:
    return [*project()["dependency-groups"]["test"]]


def normal(requirement: str) -> str:
    """The package's name as every spelling of it is compared: ``PySide6_Pdf>=6`` is ``pyside6-pdf``."""
    return re.split(r"[<>=! ;]", requirement)[0].lower().replace("_", "-")


def locked(name: str) -> dict[str, str]:
    lines = (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines()
    return {normal(line): line for line in lines if not line.startswith("#")}


def test_every_dependency_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    reasoned = [line.split('"')[1] for line in lines if WITH_REASON.match(line)]
    assert [need for need in runtime() + for_tests() if need not in reasoned] == []


def test_the_program_imports_only_what_it_asks_for() -> None:
    asked = {MODULES.get(normal(need), normal(need)) for need in runtime()}
    known = asked | set(sys.stdlib_module_names) | {"lssdesk", "shiboken6"}  # the latter is a part of PySide6
    foreign = {f"{path}: {name}" for path, tree in modules().items() for name in imported(tree) - known}
    assert not foreign, "\n".join(sorted(foreign))


def test_the_program_imports_all_that_it_asks_for() -> None:
    used = {name for tree in modules().values() for name in imported(tree)}
    asked = {MODULES.get(normal(need), normal(need)) for need in runtime()}
    assert asked - used == {"tzdata", "hunspell-sv"}  # data only: read by zoneinfo and by hunspell


def test_every_dependency_is_pinned() -> None:
    program = locked("requirements.lock")
    assert [need for need in runtime() if normal(need) not in program] == []
    both = program | locked("requirements-test.lock")
    assert [need for need in for_tests() if normal(need) not in both] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_holds_pins_and_nothing_else(name: str) -> None:
    system = r'sys_platform == "\w+"( and platform_machine == "\w+")?'
    pin = re.compile(rf"[\w.-]+==[\w.]+( ; {system}( or {system})*)?")
    assert [line for line in locked(name).values() if not pin.fullmatch(line)] == []


def test_no_package_is_pinned_in_both_locks() -> None:
    assert locked("requirements.lock").keys() & locked("requirements-test.lock").keys() == set()


def test_the_version_stands_in_one_place() -> None:
    assert project()["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", lssdesk.__version__)
