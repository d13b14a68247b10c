"""The long run of invented ledgers: what is called, and what is refused."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """``packaging/test.py`` as a module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    spec = importlib.util.spec_from_file_location("packaging_test", FOLDER / "test.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.modules.pop("common")


@pytest.mark.parametrize(("codes", "expected"), [((0, 0), 0), ((1, 0), 1), ((0, 1), 1)])
def test_ledgers_then_officers(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch, codes: tuple[int, int], expected: int
) -> None:
    calls: list[tuple[list[str], str | None]] = []

    def call(words: list[str], env: dict[str, str] | None = None) -> int:
        calls.append((words[1:], (env or {}).get("LSSDESK_OFFICERS")))
        return codes[len(calls) - 1]

    monkeypatch.setattr(command.subprocess, "call", call)
    assert command.ledgers(Path("python"), ["100000"]) == expected
    first, second = calls
    assert first == (["-m", "tests.law.hours.nightly", "100000"], None)
    assert (second[0][-1], second[1]) == (command.MACHINE, "200")
    assert (FOLDER.parent / command.MACHINE).exists()


@pytest.mark.parametrize("given", [[], ["0"], ["många"], ["-3"]])
def test_a_number_is_asked_for(
    command: ModuleType, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.ledgers(Path("python"), given)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "--ledgers wants a number" in said.out + said.err
