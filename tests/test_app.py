"""The program's start, and what happens when it makes a mistake."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lssdesk import app, log
from lssdesk.app import Program
from lssdesk.errors import Trouble
from lssdesk.store import keys
from lssdesk.store.files import DATABASE, KEYS
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t
from lssdesk.ui import dialogs
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock

HEAVY = ("sqlalchemy", "alembic", "reportlab", "pikepdf", "openpyxl", "sqlcipher3", "holidays")

START = f"""
import sys, threading
from pathlib import Path
from lssdesk import app
begun = []
class Thread:
    def __init__(self, target, daemon):
        self.start = lambda: begun.append(target)
threading.Thread = Thread
application = app.application()
program = app.Program(Path(sys.argv[1]))
program.start()
application.processEvents()
assert program.entrance.isVisible()
def heavy():
    return sorted({{name.split(".")[0] for name in sys.modules}} & set({HEAVY!r}))
print(heavy())
begun[0]()
print(heavy())
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": os.getcwd(), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)


def test_the_first_window_shows_before_anything_heavy_and_the_database_is_loaded_meanwhile(
    tmp_path: Path,
) -> None:
    done = run(START, str(tmp_path))
    before, after = done.stdout.splitlines()
    assert (done.returncode, before) == (0, "[]"), done.stderr
    assert "'alembic'" in after
    assert "'sqlalchemy'" in after
    assert "reportlab" not in after


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = Program(tmp_path / "office", Clock(AT), CHEAP)
    yield made
    made.leave()
    if made.entrance:
        made.entrance.close()
        made.entrance.deleteLater()
    made.deleteLater()  # with what follows the clipboard
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(program: Program) -> str:
    assert program.entrance is not None
    return "\n".join(label.text() for label in program.entrance.findChildren(QLabel) if label.isVisible())


def test_an_empty_folder_begins_with_the_first_start(program: Program) -> None:
    program.start()
    assert t("unlock.name.title") in words(program)


@pytest.mark.parametrize("missing", [KEYS, DATABASE])
def test_a_folder_with_only_one_of_its_two_files_is_told_and_looked_at_again(
    program: Program, tmp_path: Path, missing: str
) -> None:
    make_office(program)
    gone = list(program.folder.glob(f"{missing}*"))
    aside = tmp_path / "aside"
    aside.mkdir()
    for file in gone:
        file.rename(aside / file.name)
    program.start()
    assert missing in words(program)
    assert t("unlock.trouble_title") in words(program)
    for file in gone:
        (aside / file.name).rename(file)
    program.entrance.view.trouble.button.click()
    assert t("unlock.open.title") in words(program)


def make_office(program: Program) -> None:
    code = program.door.create(OFFICER, PASSPHRASE)
    program.door.confirm_recovery(code).close()


def test_the_recovery_sheet_opens_and_gives_a_new_passphrase(program: Program) -> None:
    code = program.door.create(OFFICER, PASSPHRASE)
    program.door.confirm_recovery(code).close()
    program.door.unlock_with_recovery(code, "en helt ny lösenfras").close()
    desk = program.door.unlock("en helt ny lösenfras")
    assert desk.officer == OFFICER
    desk.close()


# --- faults ----------------------------------------------------------------------------------


class Box:
    """What the dialogs said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[tuple[str, str, str]] = []
        monkeypatch.setattr(dialogs, "message", self._message)

    def _message(self, _parent: object, title: str, text: str, detail: str = "") -> None:
        self.said.append((title, text, detail))


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Box:
    return Box(monkeypatch)


def fail(program: Program, text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        program.fault(type(error), error, error.__traceback__)


def at_work(program: Program) -> None:
    program.start()
    code = program.door.create(OFFICER, PASSPHRASE)
    program.enter(program.door.confirm_recovery(code))


def test_a_fault_writes_and_shows_a_report_without_what_was_typed(program: Program, box: Box) -> None:
    at_work(program)
    fail(program, "Ada Lindqvist")
    title, text, detail = box.said[0]
    assert title == "Ett fel i programmet"
    assert "Det du har skrivit är sparat." in text
    kept = (program.folder / log.FILE).read_text(encoding="utf-8")
    assert detail in kept
    assert "ValueError" in kept
    assert "Ada" not in kept + detail


def test_a_fault_stores_the_draft(program: Program, box: Box) -> None:
    at_work(program)
    window = program.window
    window.show_settings()
    window.page.inner.form.sheet.write("/sender/municipality", "Sjövalla", "Kommun")
    fail(program, "x")
    assert window.desk.settings().read("/sender/municipality") == "Sjövalla"


@pytest.mark.parametrize("error", [Trouble("Disken är full."), RuntimeError("Ada")])
def test_a_draft_that_cannot_be_stored_is_not_said_to_be(
    program: Program, box: Box, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    at_work(program)
    program.window.show_settings()

    def store() -> None:
        raise error

    monkeypatch.setattr(program.window._stored().autosave, "_store", store)
    fail(program, "x")
    assert "är inte sparat ännu" in box.said[0][1]
    kept = (program.folder / log.FILE).read_text(encoding="utf-8")
    assert "Ada" not in kept
    monkeypatch.undo()


def test_a_fault_while_one_is_told_opens_no_second_box(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes: list[str] = []

    def message(_parent: object, title: str, *_more: str) -> None:
        boxes.append(title)
        fail(program, "y")

    monkeypatch.setattr(dialogs, "message", message)
    program.folder.mkdir()
    fail(program, "x")
    assert len(boxes) == 1
    assert (program.folder / log.FILE).read_text(encoding="utf-8").count("· Python") == 2


def test_an_end_of_the_run_that_cannot_be_noted_does_not_stop_the_closing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(program)

    def close() -> None:
        raise StoreTrouble("disk_full")

    real = program.window.desk.close
    monkeypatch.setattr(program.window.desk, "close", close)
    program.window.close()
    assert program.window is None
    assert "StoreTrouble" in (program.folder / log.FILE).read_text(encoding="utf-8")
    real()


HOOK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lssdesk import app
from lssdesk.ui import dialogs
dialogs.message = lambda _parent, title, text, detail="": print(title)
def wrong():
    raise ValueError("Ada Lindqvist")
real = app.Program.start
def start(program):
    real(program)
    QTimer.singleShot(0, wrong)
    QTimer.singleShot(0, program.entrance.close)
app.Program.start = start
sys.exit(app.main(["--data", sys.argv[1]]))
"""


def test_a_fault_in_a_running_program_is_told_and_the_program_goes_on_to_its_end(tmp_path: Path) -> None:
    done = run(HOOK, str(tmp_path))
    assert (done.returncode, done.stdout.strip()) == (0, "Ett fel i programmet"), done.stderr
    assert "ValueError" in done.stderr
    assert "Ada" not in done.stderr + (tmp_path / log.FILE).read_text(encoding="utf-8")


def test_the_clock_of_the_program_knows_its_time_zone() -> None:
    assert isinstance(app.utc_now(), datetime)
    assert app.utc_now().tzinfo is not None


def test_the_keys_of_a_real_office_cost_what_they_should(qapp: QApplication, tmp_path: Path) -> None:
    assert Program(tmp_path).door._cost == keys.COST


def test_a_call_of_the_window_that_is_wrong_is_told_in_one_swedish_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.main(["--demo", "--fel"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Anropet går inte att förstå")
    assert said.err.count("\n") == 1
