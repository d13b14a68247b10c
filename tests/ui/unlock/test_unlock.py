"""The first window, whole ways by keys and clicks, with a door of paper and with the real keys."""

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.errors import LssdeskError, Refused, Trouble
from lssdesk.store import keys
from lssdesk.ui import dialogs
from lssdesk.ui.unlock import UnlockWindow
from lssdesk.ui.unlock.page import Page, wait_words
from lssdesk.ui.unlock.sheet import Sheet

CODE = "7CDE4-9AFGH-JK3MN-PQ7RT-WXY34-69ACD-EFGHJ-KMNPQ-RTWXY"
PHRASE = "blyga elefanter dansar"


class Mistyped(Refused):
    group = 3


class TooSoon(Trouble):
    kind = "wrong_passphrase"
    retry_after = 3.0


class PaperDoor:
    """Opens for PHRASE and CODE; ``error`` is raised by the next call, ``held`` keeps calls waiting."""

    def __init__(self, new: bool = True) -> None:
        self.new = new
        self.calls: list[tuple[str, ...]] = []
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def exists(self) -> bool:
        self._maybe_fail()
        return not self.new

    def create(self, officer: str, passphrase: str) -> str:
        self._called("create", officer, passphrase)
        return CODE

    def confirm_recovery(self, code: str) -> object:
        self._called("confirm", code)
        return "opened"

    def unlock(self, passphrase: str) -> object:
        self._called("unlock", passphrase)
        return "opened"

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> object:
        self._called("recover", code, new_passphrase)
        return "opened"

    def _called(self, *call: str) -> None:
        self.calls.append(call)
        assert self.gate.wait(10)
        assert threading.current_thread() is not threading.main_thread()
        self._maybe_fail()

    def _maybe_fail(self) -> None:
        error, self.error = self.error, None
        if error is not None:
            raise error


Open = Callable[[PaperDoor], UnlockWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    def opened(door: PaperDoor) -> UnlockWindow:
        window = UnlockWindow(door, lambda: date(2026, 3, 12))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


def focus(window: UnlockWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def settle(window: UnlockWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.view.background.busy)


def type_and_enter(window: UnlockWindow, qtbot: QtBot, *lines: str) -> None:
    for line in lines:
        qtbot.keyClicks(focus(window), line)
        qtbot.keyClick(focus(window), Qt.Key.Key_Return)


def said(page: Page) -> str:
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


def to_the_sheet(window: UnlockWindow, qtbot: QtBot) -> None:
    type_and_enter(window, qtbot, "Eva Lind", PHRASE, PHRASE)
    qtbot.waitUntil(window.view.sheet.isVisible)


# --- first start -------------------------------------------------------------------------------------


def test_the_whole_first_start_by_keys_alone(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor()
    window = open_window(door)
    to_the_sheet(window, qtbot)
    assert "KMNPQ" in said(window.view.sheet)
    while focus(window) is not window.view.sheet.button:
        qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert window.view.prove.isVisible()
    assert "KMNPQ" not in said(window.view.prove)
    with qtbot.waitSignal(window.opened) as opened:
        type_and_enter(window, qtbot, "kmnpq rtwxy")
    assert opened.args == ["opened"]
    assert door.calls == [("create", "Eva Lind", PHRASE), ("confirm", CODE)]


def test_nothing_secret_stays_in_the_window(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor())
    to_the_sheet(window, qtbot)
    window.view.sheet.button.click()
    with qtbot.waitSignal(window.opened):
        type_and_enter(window, qtbot, CODE)
    left = {edit.text() for edit in window.findChildren(QLineEdit)}
    assert left == {"", "Eva Lind"}
    qtbot.waitUntil(lambda: all("KMNPQ" not in label.text() for label in window.findChildren(QLabel)))
    assert CODE not in window.view.sheet.code.accessibleName()


def test_a_name_is_asked_for(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor())
    type_and_enter(window, qtbot, "   ")
    assert window.view.name.isVisible()
    assert "Skriv ditt namn." in said(window.view.name)
    type_and_enter(window, qtbot, "  Eva   Lind ")
    assert window.view.passphrase.isVisible()
    assert window.view.name.name() == "Eva Lind"


@pytest.mark.parametrize(
    ("first", "second", "expected", "where"),
    [
        ("blyga", "blyga", "7 tecken till behövs.", "new_passphrase"),
        (PHRASE, "blyga elefanter", "De två raderna är inte lika.", "new_passphrase_again"),
    ],
)
def test_a_passphrase_is_long_and_twice_the_same(
    open_window: Open, qtbot: QtBot, first: str, second: str, expected: str, where: str
) -> None:
    door = PaperDoor()
    window = open_window(door)
    type_and_enter(window, qtbot, "Eva Lind", first, second)
    assert expected in said(window.view.passphrase)
    assert focus(window).objectName() == where
    assert door.calls == []


def test_what_the_door_refuses_is_said_by_the_field_and_nothing_typed_is_lost(
    open_window: Open, qtbot: QtBot
) -> None:
    door = PaperDoor()
    window = open_window(door)
    door.error = Trouble("Disken är full. Frigör plats och försök igen.")
    type_and_enter(window, qtbot, "Eva Lind", PHRASE, PHRASE)
    settle(window, qtbot)
    assert "Disken är full." in said(window.view.passphrase)
    assert window.view.passphrase.new.text() == PHRASE
    qtbot.mouseClick(window.view.passphrase.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.view.sheet.isVisible)


def test_back_to_the_name_keeps_it(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor())
    type_and_enter(window, qtbot, "Eva Lind")
    qtbot.mouseClick(window.findChild(QWidget, "passphrase_back"), Qt.MouseButton.LeftButton)
    assert window.view.name.isVisible()
    assert window.view.name.name() == "Eva Lind"


def test_a_sheet_that_does_not_agree_is_not_believed(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor()
    window = open_window(door)
    to_the_sheet(window, qtbot)
    window.view.sheet.button.click()
    for typed in ("", "KMNPQ", "RTWXY KMNPQ"):
        window.view.prove.edit.clear()
        type_and_enter(window, qtbot, typed)
        assert "Jämför grupp 8 och 9" in said(window.view.prove)
    assert [call[0] for call in door.calls] == ["create"]
    qtbot.mouseClick(window.findChild(QWidget, "show_code"), Qt.MouseButton.LeftButton)
    assert window.view.sheet.isVisible()


def test_a_code_that_does_not_open_is_said(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor()
    window = open_window(door)
    to_the_sheet(window, qtbot)
    window.view.sheet.button.click()
    door.error = Trouble("De nya nycklarna gick inte att läsa tillbaka.")
    type_and_enter(window, qtbot, "KMNPQRTWXY")
    settle(window, qtbot)
    assert "gick inte att läsa tillbaka" in said(window.view.prove)


# --- the sheet ---------------------------------------------------------------------------------------


def test_the_sheet_is_printed(open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[str, Callable[[QPagedPaintDevice], None]]] = []

    def print_pages(_parent: QWidget, name: str, draw: Callable[[QPagedPaintDevice], None]) -> bool:
        printed.append((name, draw))
        return True

    monkeypatch.setattr(dialogs, "print_pages", print_pages)
    window = open_window(PaperDoor())
    to_the_sheet(window, qtbot)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert [name for name, _draw in printed] == ["Återställningsbladet"]
    assert "Bladet är skickat till skrivaren." in said(window.view.sheet)


def test_the_sheet_is_saved_where_the_officer_says_and_nowhere_else(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, own_folders: Path, tmp_path: Path
) -> None:
    chosen: list[Path | None] = [None, tmp_path / "no" / "such.pdf", tmp_path / "blad.pdf"]
    monkeypatch.setattr(dialogs, "choose_save", lambda *_rest: chosen.pop(0))
    window = open_window(PaperDoor())
    to_the_sheet(window, qtbot)
    for expected in ("Lägg bladet inlåst", "Bladet gick inte att spara", "Filen är inte krypterad"):
        qtbot.mouseClick(window.view.sheet.saving, Qt.MouseButton.LeftButton)
        assert expected in said(window.view.sheet)
    assert [file.name for file in tmp_path.iterdir()] == ["blad.pdf"]
    assert [file for file in own_folders.rglob("*") if file.is_file() and file.suffix == ".pdf"] == []


def test_the_paper_bears_code_day_and_name(qapp: object) -> None:
    document = pypdfium2.PdfDocument(Sheet("Åsa <Lind>", CODE, date(2026, 3, 12)).pdf())
    text = document[0].get_textpage().get_text_range()
    document.close()
    for expected in (*CODE.split("-"), "Gjort 2026-03-12 av Åsa <Lind>", "Återställningsblad"):
        assert expected in text
    assert CODE not in repr(Sheet("Eva", CODE, date(2026, 3, 12)))


# --- unlocking ---------------------------------------------------------------------------------------


def test_a_passphrase_and_enter_open(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    with qtbot.waitSignal(window.opened) as opened:
        type_and_enter(window, qtbot, PHRASE)
    assert (opened.args, door.calls) == (["opened"], [("unlock", PHRASE)])
    assert window.view.unlock.edit.text() == ""


def test_the_window_lives_while_the_key_is_made(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    door.gate.clear()
    window = open_window(door)
    type_and_enter(window, qtbot, PHRASE)
    qtbot.waitUntil(lambda: door.calls != [])
    page = window.view.unlock
    assert page.button.text() == "Låser upp …"
    assert page.edit.line.hasFocus()
    type_and_enter(window, qtbot, "more")
    page.forgotten.emit()
    assert (page.edit.text(), len(door.calls), page.isVisible()) == (PHRASE, 1, True)
    with qtbot.waitSignal(window.opened):
        door.gate.set()
    assert page.button.text() == "Lås upp"


def test_nothing_typed_is_said_kindly(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    type_and_enter(window, qtbot, "")
    assert "Skriv lösenfrasen." in said(window.view.unlock)
    assert door.calls == []


def test_a_wrong_passphrase_is_told_kept_and_counted_down(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    door.error = TooSoon("Lösenfrasen passar inte.")
    type_and_enter(window, qtbot, "nagot annat")
    settle(window, qtbot)
    page = window.view.unlock
    assert "Lösenfrasen passar inte." in said(page)
    assert "om 3 sekunder." in said(page)
    assert (page.edit.text(), page.edit.line.selectedText()) == ("nagot annat", "nagot annat")
    type_and_enter(window, qtbot, PHRASE)
    assert len(door.calls) == 1
    for expected in ("om 2 sekunder.", "om 1 sekund.", "Nu kan du försöka igen."):
        page.wait.tick()
        assert expected in said(page)
    with qtbot.waitSignal(window.opened):
        qtbot.keyClick(focus(window), Qt.Key.Key_Return)


def test_the_timer_counts_by_itself(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor(new=False))
    wait = window.view.unlock.wait
    wait._timer.setInterval(1)
    with qtbot.waitSignal(wait.over):
        wait.start(2.2)
    assert wait.left == 0


def test_a_try_that_came_too_early_only_counts_down(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    early = TooSoon("Vänta 3 s och försök igen.")
    early.kind = "wait"
    door.error = early
    type_and_enter(window, qtbot, PHRASE)
    settle(window, qtbot)
    assert "Vänta 3 s" not in said(window.view.unlock)
    assert "om 3 sekunder." in said(window.view.unlock)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 sekund"),
        (59, "59 sekunder"),
        (60, "1 minut"),
        (61, "1 minut och 1 sekund"),
        (128, "2 minuter och 8 sekunder"),
        (300, "5 minuter"),
    ],
)
def test_a_wait_is_said_in_words(seconds: int, words: str) -> None:
    assert wait_words(seconds) == words


def test_a_fault_of_the_program_is_not_swallowed(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    door.error = ZeroDivisionError()
    with qtbot.captureExceptions() as faults:
        type_and_enter(window, qtbot, PHRASE)
        settle(window, qtbot)
    assert [kind for kind, _value, _trace in faults] == [ZeroDivisionError]
    assert "Något oväntat hände" in said(window.view.unlock)
    assert window.view.unlock.edit.text() == PHRASE


def test_a_locked_program_asks_on_the_same_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor(new=False))
    window.view.unlock.edit.setText("left behind")
    window.start(locked=True)
    assert "Låst" in said(window.view.unlock)
    assert window.view.unlock.edit.text() == ""
    assert window.view.unlock.edit.line.hasFocus()
    assert window.windowTitle() == "lssdesk"


def test_a_door_that_cannot_be_looked_at_says_why_and_can_be_tried_again(
    open_window: Open, qtbot: QtBot
) -> None:
    door = PaperDoor(new=False)
    door.error = Trouble("Mappen går inte att läsa.")
    window = open_window(door)
    assert "Mappen går inte att läsa." in said(window.view.trouble)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert window.view.unlock.isVisible()


# --- recovery ----------------------------------------------------------------------------------------


def to_recovery(window: UnlockWindow, qtbot: QtBot) -> None:
    while focus(window).objectName() != "forgotten":
        qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert window.view.recovery.isVisible()


def test_the_sheet_opens_and_sets_a_new_passphrase_by_keys_alone(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    to_recovery(window, qtbot)
    with qtbot.waitSignal(window.opened) as opened:
        type_and_enter(window, qtbot, CODE, PHRASE, PHRASE)
    assert (opened.args, door.calls) == (["opened"], [("recover", CODE, PHRASE)])
    assert window.view.recovery.edit.text() == window.view.recovery.new.text() == ""


@pytest.mark.parametrize(
    ("error", "where"),
    [
        (Mistyped("Grupp 3 stämmer inte."), "code_typed"),
        (Trouble("Koden passar inte den här databasen."), "code_typed"),
        (Refused("Den här lösenfrasen går inte att använda."), "new_passphrase"),
    ],
)
def test_each_problem_stands_by_its_field(
    open_window: Open, qtbot: QtBot, error: LssdeskError, where: str
) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    to_recovery(window, qtbot)
    door.error = error
    type_and_enter(window, qtbot, CODE, PHRASE, PHRASE)
    settle(window, qtbot)
    assert str(error) in said(window.view.recovery)
    assert focus(window).objectName() == where
    assert window.view.recovery.edit.text() == CODE


def test_recovery_asks_for_the_code_and_escape_goes_back(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    to_recovery(window, qtbot)
    type_and_enter(window, qtbot, "", PHRASE, PHRASE)
    assert "Skriv koden från bladet." in said(window.view.recovery)
    qtbot.keyClick(focus(window), Qt.Key.Key_Escape)
    assert window.view.unlock.isVisible()
    assert door.calls == []


# --- with the real keys ------------------------------------------------------------------------------


NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)


class RealDoor:
    """The keys of the store at the least cost, without the database behind them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.finished = False

    def exists(self) -> bool:
        return self.finished

    def create(self, officer: str, passphrase: str) -> str:
        return keys.create(self.folder, officer, passphrase, CHEAP).recovery_code

    def confirm_recovery(self, code: str) -> object:
        opened = keys.unlock_with_recovery(self.folder, code, NOON)
        self.finished = True
        return opened

    def unlock(self, passphrase: str) -> object:
        return keys.unlock(self.folder, passphrase, NOON)

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> object:
        opened = keys.unlock_with_recovery(self.folder, code, NOON)
        keys.set_passphrase(self.folder, opened, new_passphrase, CHEAP)
        return opened


def test_real_keys_open_by_passphrase_by_sheet_and_by_the_new_passphrase(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(RealDoor(tmp_path / "data"))
    to_the_sheet(window, qtbot)
    code = "".join(
        label.text() for label in window.view.sheet.code.findChildren(QLabel) if len(label.text()) == 5
    )
    window.view.sheet.button.click()
    with qtbot.waitSignal(window.opened) as first:
        type_and_enter(window, qtbot, code[-10:])
    window.start(locked=True)
    with qtbot.waitSignal(window.opened) as second:
        type_and_enter(window, qtbot, PHRASE)
    window.start(locked=True)
    to_recovery(window, qtbot)
    type_and_enter(window, qtbot, code[:14] + "4" * 31, "another " + PHRASE, "another " + PHRASE)
    settle(window, qtbot)
    assert focus(window).objectName() == "code_typed"
    window.view.recovery.clear()
    with qtbot.waitSignal(window.opened):
        type_and_enter(window, qtbot, code, "another " + PHRASE, "another " + PHRASE)
    window.start(locked=True)
    type_and_enter(window, qtbot, PHRASE)
    settle(window, qtbot)
    assert "passar inte" in said(window.view.unlock)
    window.view.unlock.edit.clear()
    with qtbot.waitSignal(window.opened) as last:
        type_and_enter(window, qtbot, "another " + PHRASE)
    secrets = {opened.args[0].key.secret for opened in (first, second, last)}
    assert len(secrets) == 1


# --- what the first window costs ---------------------------------------------------------------------

SHOW = """
import sys
from PySide6.QtWidgets import QApplication
from lssdesk.ui import theme
from lssdesk.ui.unlock import UnlockWindow

class Door:
    def exists(self):
        return {exists}

app = QApplication([])
theme.speak_swedish(app)
theme.apply(app)
window = UnlockWindow(Door())
window.show()
app.processEvents()
print(sorted({{name.split(".")[0] for name in sys.modules}} & {{
    "sqlalchemy", "alembic", "reportlab", "pikepdf", "holidays", "openpyxl", "sqlcipher3"}}))
"""


@pytest.mark.parametrize("exists", [True, False])
def test_neither_database_nor_letters_are_imported_before_the_window_shows(exists: bool) -> None:
    command = [sys.executable, "-c", SHOW.format(exists=exists)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
