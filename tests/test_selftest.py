"""The program's test of itself: quiet where all works, plain where something does not, and leaves nothing."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lssdesk import cli, paths, selftest
from lssdesk.law.hours import calc
from lssdesk.letters import pdf
from lssdesk.store import engine, keys
from lssdesk.store.steps import SCHEMA
from lssdesk.store.trouble import StoreTrouble


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost little to make."""
    monkeypatch.setattr(keys.create, "__defaults__", (keys.Cost(64, 1, 1),))


def test_all_parts_are_done_and_nothing_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["selftest"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == ["klart"] * len(selftest.STEPS)
    assert (lines[-1], err) == ("Allt fungerar.", "")
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    assert not paths.data_folder().exists()


def no_letters_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([b"%PDF-1", b"%PDF-2"])
    monkeypatch.setattr(pdf, "render", lambda *_: next(made, b"%PDF-3"))


def no_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "probe", lambda *_args: SCHEMA.head)


def no_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "finnsinte")


def no_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = calc.calc_hours('{"grants": [], "entries": []}', selftest.AT.date())
    answer["frames"] = [{"granted_min": 1, "used_min": 2}]
    monkeypatch.setattr("lssdesk.law.hours.calc_hours", lambda *_args: answer)


def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder="/disk")

    monkeypatch.setattr("lssdesk.store.backup.make", full)


def no_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lssdesk.flow.case_file.read", lambda _text: 1 / 0)


def wrong_font(monkeypatch: pytest.MonkeyPatch) -> None:
    away = Path(tempfile.mkdtemp()) / "resources"
    shutil.copytree(paths.resources(), away)
    (away / "fonts" / "NotoSans-Bold.ttf").unlink()
    monkeypatch.setattr(paths, "resources", lambda: away)


def torn_text(monkeypatch: pytest.MonkeyPatch) -> None:
    away = Path(tempfile.mkdtemp()) / "resources"
    shutil.copytree(paths.resources(), away)
    (away / "texts" / "flow.toml").write_text("trasig =", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: away)


BROKEN: list[tuple[Callable[[pytest.MonkeyPatch], None], str, str]] = [
    (no_letters_twice, "letter", "Två utskrifter av samma brev skiljer sig åt."),
    (no_encryption, "database", "Databasen öppnades med fel nyckel."),
    (no_plugin, "windows", "Insticksmodulen finnsinte går inte att läsa in"),
    (no_sums, "hours", "Uträkningen gav (1, 2, 0) i stället för (1800, 390, 810)."),
    (no_disk, "backup", "Disken är full"),
    (no_example, "letter", "Programmet gjorde ett fel (ZeroDivisionError)."),
    (wrong_font, "resources", "Typsnittet NotoSans-Bold.ttf saknas."),
    (torn_text, "resources", "Textfilen flow.toml går inte att läsa."),
]


@pytest.mark.parametrize(("damage", "step", "why"), BROKEN, ids=[row[0].__name__ for row in BROKEN])
def test_a_broken_part_is_told_and_the_others_are_still_tried(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    damage: Callable[[pytest.MonkeyPatch], None],
    step: str,
    why: str,
) -> None:
    damage(monkeypatch)
    assert selftest.run() == 3
    lines = capsys.readouterr().out.splitlines()
    told = dict(zip(selftest.STEPS, lines, strict=False))
    assert told[step].startswith("fel: ")
    assert why in told[step]
    assert len(lines) == len(selftest.STEPS) + 1
    assert "klart" in {line.split(":")[0] for line in lines}
    assert lines[-1].endswith("skicka texten till den som sköter programmet.")
