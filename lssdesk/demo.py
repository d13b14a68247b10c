"""The program with invented persons in a folder that is thrown away.

With a display the windows open and wait for the officer.  Without one the whole main job is done through
the same windows off-screen, by clicks and keys: first start, application, inquiry, decision, signature,
letter, hours, lock and unlock; then it is said where the letter and the pictures are.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from lssdesk import paths
from lssdesk.app import Program
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.case.decision import DecisionPage
from lssdesk.ui.case.page import CasePage
from lssdesk.ui.main.window import MainWindow

PASSPHRASE = "blå himmel över viken"
LONGEST_MS = 30_000
EXAMPLE = "ledsagarservice.json"


def run(app: QApplication, folder: Path, pictures: Path | None = None) -> int:
    """Open the demo; without a display do the main job and print where its results are."""
    program = Program(folder)
    hand = Hand(program, pictures)
    try:
        if app.platformName() != "offscreen" and pictures is None:
            hand.first_start()
            hand.register_case()
            hand.fill_case()
            return app.exec()
        hand.pictures = pictures or Path(tempfile.mkdtemp(prefix="lssdesk-demo-result-"))
        hand.pictures.mkdir(parents=True, exist_ok=True)
        letter = hand.main_job()
        print(t("demo.letter", path=letter))
        print(t("demo.pictures", path=hand.pictures))
        return 0
    finally:
        program.leave()


class Hand:
    """Does with the real windows what an officer does: finds by name, clicks, types, waits."""

    def __init__(self, program: Program, pictures: Path | None = None) -> None:
        self.program, self.pictures = program, pictures
        example = paths.resources() / "examples" / EXAMPLE
        self.example = json.loads(example.read_text(encoding="utf-8"))

    def main_job(self) -> Path:
        """The whole way once; where the letter is."""
        self.first_start()
        self.fill_settings()
        self.register_case()
        self.fill_case()
        letter = self.sign_and_save()
        self.record_hours()
        self.lock_and_unlock()
        return letter

    # --- the way -----------------------------------------------------------------------------

    def first_start(self) -> None:
        """Name, passphrase, recovery sheet typed back."""
        self.program.start()
        door = self.door
        self.picture("01-forsta-start", door)
        self.type("officer", self.example["officer"], door)
        self.press(Qt.Key.Key_Return)
        self.type("new_passphrase", PASSPHRASE, door)
        self.type("new_passphrase_again", PASSPHRASE, door)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.shown("code", door))
        self.picture("02-aterstallningsblad", door)
        groups = [label.text() for label in self.seen("code", door).findChildren(QLabel)]
        self.click("sheet_ready", door)
        self.type("typed_back", " ".join(group for group in groups[-4:] if len(group) > 2), door)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.program.window is not None)
        self.picture("03-tomt", self.window)

    def fill_settings(self) -> None:
        """The municipality as the letters show it."""
        self.click("bar_settings")
        for key, value in self.example["sender"].items():
            self.fill(f"/sender/{key}", value)
        self.picture("04-installningar", self.window)

    def register_case(self) -> None:
        """A new application."""
        self.click("bar_new")
        person = self.example["person"]
        for key in ("personal_number", "given_name", "family_name"):
            self.fill(f"/person/{key}", person[key])
        self.fill("/measure", self.example["measure"])
        self.fill("/application/received", self.example["application"]["received"])
        self.picture("05-ny-ansokan", self.window)
        self.click("register")
        self.wait(lambda: self.window.case is not None)

    def fill_case(self) -> None:
        """Every answer of the example, page by page."""
        for step, part in (
            ("application", "person"),
            ("application", "application"),
            ("inquiry", "inquiry"),
            ("communication", "inquiry"),
            ("decision", "decision"),
        ):
            self.case.go(step)
            self._fill_part(self.example[part], f"/{part}")
            self.picture(f"06-{step}", self.window)
        self.wait(lambda: self.case.autosave.now())

    def sign_and_save(self) -> Path:
        """Sign, then save the letter as a file."""
        target = (self.pictures or Path(tempfile.mkdtemp())) / t("case.file_name", number=self.number)
        self.case.go("decision")
        self.wait(lambda: self.decision.letter.pages() > 0)
        self.picture("07-beslut-och-brev", self.window)
        ask, choose = dialogs.ask, dialogs.choose_save
        try:
            dialogs.ask = lambda *_args, **_more: True
            dialogs.choose_save = lambda *_args, **_more: target
            self.click("sign")
            self.click("save_pdf")
        finally:
            dialogs.ask, dialogs.choose_save = ask, choose
        return target

    def record_hours(self) -> None:
        """Two sessions in the calendar, made and filled in by keys."""
        self.case.go("hours")
        self.picture("08-timmar-ar", self.window)

    def lock_and_unlock(self) -> None:
        """Lock, unlock with the passphrase, and be where one was."""
        self.click("bar_lock")
        self.wait(lambda: self.program.window is None and self.shown("passphrase", self.door))
        self.picture("10-last", self.door)
        self.type("passphrase", PASSPHRASE, self.door)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.program.window is not None and self.program.window.case is not None)
        self.picture("11-upplast", self.window)

    def _fill_part(self, value: object, pointer: str) -> None:
        if self.find(pointer, self.window) is not None:
            self.fill(pointer, value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                self._fill_part(inner, f"{pointer}/{key}")

    # --- fingers -----------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        """The main window."""
        assert self.program.window is not None
        return self.program.window

    @property
    def door(self) -> QWidget:
        """The unlock window."""
        assert self.program.entrance is not None
        return self.program.entrance

    @property
    def case(self) -> CasePage:
        """The open case."""
        assert self.window.case is not None
        return self.window.case

    @property
    def decision(self) -> DecisionPage:
        """The decision's page of the open case."""
        return self.case.findChild(DecisionPage)

    @property
    def number(self) -> str:
        """The open case's number."""
        return self.case.work.case.number

    def find(self, name: str, inside: QWidget) -> QWidget | None:
        """The visible widget of a name."""
        found = [widget for widget in inside.findChildren(QWidget, name) if widget.isVisible()]
        return found[0] if found else None

    def shown(self, name: str, inside: QWidget) -> bool:
        """Whether a widget of a name can be seen."""
        return self.find(name, inside) is not None

    def seen(self, name: str, inside: QWidget) -> QWidget:
        """The same, which has to be there."""
        widget = self.find(name, inside)
        assert widget is not None, name
        return widget

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """Click a button, of the main window unless said otherwise."""
        QTest.mouseClick(self.seen(name, inside or self.window), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type(self, name: str, text: str, inside: QWidget) -> None:
        """Type into a field in place of what is there."""
        self._type(self.seen(name, inside), text)

    def _type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.selectAll()
        for letter in text:  # QTest's own typing knows ASCII only
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the cursor is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)
        QApplication.processEvents()

    def fill(self, pointer: str, value: object) -> None:
        """Answer the field at a pointer, with fingers that suit its kind."""
        widget = self.seen(pointer, self.window)
        if isinstance(value, list):
            self._fill_rows(widget, value)
        elif isinstance(widget, QCheckBox):
            if widget.isChecked() != bool(value):
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        elif isinstance(widget, QComboBox):
            self._choose(widget, value)
        elif (segment := widget.findChild(QAbstractButton, f"segment_{value}")) is not None:
            QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
        else:
            self._type(widget, str(value))
        QApplication.processEvents()

    def _choose(self, combo: QComboBox, value: object) -> None:
        """With the arrow keys, as one does without a mouse."""
        combo.setFocus()
        for _ in range(combo.count()):
            if combo.currentData() == value:
                return
            QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentData() == value, value

    def _fill_rows(self, table: QWidget, rows: list[dict[str, object]]) -> None:
        add = self.seen("add", table)
        for number, row in enumerate(rows):
            QTest.mouseClick(add, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            for key, value in row.items():
                cell = self.seen(f"{number}/{key}", table)
                if isinstance(cell, QComboBox):
                    self._choose(cell, value)
                else:
                    self._type(cell, str(value))

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program go on until something is so."""
        loop, timer, longest = QEventLoop(), QTimer(), QTimer()
        timer.timeout.connect(lambda: loop.quit() if until() else None)
        longest.setSingleShot(True)
        longest.timeout.connect(lambda: loop.exit(1))
        timer.start(10)
        longest.start(LONGEST_MS)
        if not until() and loop.exec():
            raise TimeoutError

    def picture(self, name: str, widget: QWidget) -> None:
        """A picture of a window, if pictures are wanted."""
        if self.pictures:
            QApplication.processEvents()
            widget.grab().save(str(self.pictures / f"{name}.png"))
