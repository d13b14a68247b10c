"""The program with invented persons in a folder that is thrown away.

With a display the windows open on a few cases in different states.  Without one the whole main job is done
through the same windows off-screen, by clicks and keys: first start, application, inquiry, decision,
signature, letter, hours, lock and unlock; then it is said where the letter and the pictures are.
"""

import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lssdesk import paths
from lssdesk.app import Program
from lssdesk.flow import case_file
from lssdesk.flow.desk import Desk
from lssdesk.flow.draft import PARTS
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from lssdesk.model.document import Document
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.case.decision import DecisionPage
from lssdesk.ui.case.page import CasePage
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.main.window import MainWindow

PASSPHRASE = "blå himmel över viken"
MAIN_CASE = "ledsagarservice"
SIGNED = ("ledsagning-2025", "ledsagning", MAIN_CASE)
OPEN = {"avslag": ("person", "application", "inquiry")}
PRESENT = datetime(2026, 4, 20, 8, tzinfo=UTC)
CHOICES = ("choice", "answer")  # open the field for their reasons
Key = Qt.Key


class Clock:
    """Goes on from a moment of the story, as fast as any clock."""

    def __init__(self, moment: datetime) -> None:
        self.turn_to(moment)

    def turn_to(self, moment: datetime) -> None:
        """Go on from another moment."""
        self._moment, self._since = moment, time.monotonic()

    def __call__(self) -> datetime:
        return self._moment + timedelta(seconds=time.monotonic() - self._since)


def run(app: QApplication, folder: Path, pictures: Path | None = None) -> int:
    """Open the demo; without a display do the main job and print where its results are."""
    if app.platformName() == "offscreen" or pictures is not None:
        return _do_main_job(folder, pictures or Path(tempfile.mkdtemp(prefix="lssdesk-demo-result-")))
    clock = Clock(PRESENT)
    program = Program(folder, clock)
    try:
        show_office(program, clock)
        return app.exec()
    finally:
        program.leave()


def _do_main_job(folder: Path, results: Path) -> int:
    results.mkdir(parents=True, exist_ok=True)
    clock = Clock(morning(example(MAIN_CASE)))
    program = Program(folder, clock)
    try:
        letter = Hand(program, results).main_job(clock)
    finally:
        program.leave()
    print(t("demo.letter", path=letter))
    print(t("demo.pictures", path=results))
    return 0


def example(name: str) -> Case:
    """One of the shipped example cases."""
    return case_file.read((paths.resources() / "examples" / f"{name}.json").read_text(encoding="utf-8"))


def morning(case: Case) -> datetime:
    """Eight o'clock, more or less, on the day of a case's decision."""
    day = case.decision.day
    assert day is not None
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def show_office(program: Program, clock: Clock) -> None:
    """An office with a few cases in different states, unlocked; the passphrase is said on the first page."""
    officer = example(MAIN_CASE).officer
    program.start()
    code = program.door.create(officer, PASSPHRASE)
    desk = program.door.confirm_recovery(code)
    for name in SIGNED:
        _fill(desk, example(name), clock)
    for name, parts in OPEN.items():
        _fill(desk, example(name), clock, parts)
    clock.turn_to(PRESENT)
    program.enter(desk)
    assert program.window is not None
    program.window.say(t("demo.banner", passphrase=PASSPHRASE, day=desk.today), "info")


def _fill(desk: Desk, case: Case, clock: Clock, parts: tuple[str, ...] = PARTS) -> None:
    """A case as an officer would have written it, signed where it has its decision."""
    clock.turn_to(morning(case))
    whole = document.from_case(case)
    settings = desk.settings()
    for key, value in whole["sender"].items():
        settings.write(f"/sender/{key}", value, key)
    settings.store()
    work = desk.open(desk.register(case.person, case.measure, case.application.received))
    for part in parts:
        for key, value in whole.get(part, {}).items():
            work.write(f"/{part}/{key}", value, key)
    work.draft.store()
    if "decision" in parts:
        work.sign()
        for session in case.sessions:
            work.hours.add(session)


class Hand(Fingers):
    """Does with the real windows what an officer does: finds by name, clicks, types, waits."""

    def __init__(self, program: Program, pictures: Path | None = None, case: Case | None = None) -> None:
        self.program, self.pictures = program, pictures
        self.example = case or example(MAIN_CASE)
        self.whole: Document = document.from_case(self.example)

    def main_job(self, clock: Clock) -> Path:
        """The whole way once; where the letter is."""
        self.first_start()
        self.fill_settings()
        self.register_case()
        self.fill_case()
        letter = self.sign_and_save()
        clock.turn_to(PRESENT)
        self.record_hours()
        self.lock_and_unlock()
        return letter

    # --- the way -----------------------------------------------------------------------------

    def first_start(self) -> None:
        """Name, passphrase, recovery sheet typed back."""
        self.program.start()
        door = self.door
        self.wait(door.isActiveWindow)
        self.picture("01-forsta-start", door)
        self.type("officer", self.example.officer, door)
        self.press(Key.Key_Return)
        self.type("new_passphrase", PASSPHRASE, door)
        self.type("new_passphrase_again", PASSPHRASE, door)
        self.press(Key.Key_Return)
        self.wait(lambda: self.shown("code", door))
        self.picture("02-aterstallningsblad", door)
        groups = [label.text() for label in self.seen("code", door).findChildren(QLabel)]
        self.click("sheet_ready", door)
        self.type("typed_back", " ".join(group for group in groups[-4:] if len(group) > 2), door)
        self.press(Key.Key_Return)
        self.wait_for_window()
        self.picture("03-tomt", self.window)

    def fill_settings(self) -> None:
        """The municipality as the letters show it."""
        self.click("bar_settings")
        for key, value in self.whole["sender"].items():
            self.fill(f"/sender/{key}", value)
        self.picture("04-installningar", self.window)

    def register_case(self) -> None:
        """A new application."""
        self.click("bar_new")
        person = self.whole["person"]
        for key in ("personal_number", "given_name", "family_name"):
            self.fill(f"/person/{key}", person[key])
        self.fill("/measure", self.whole["measure"])
        self.fill("/application/received", self.whole["application"]["received"])
        self.picture("05-ny-ansokan", self.window)
        self.click("register")
        self.wait(lambda: self.window.case is not None)

    def fill_case(self) -> None:
        """Every answer of the example, page by page, with the sources of answers."""
        for step, part in (
            ("application", "person"),
            ("application", "application"),
            ("inquiry", "inquiry"),
            ("communication", "inquiry"),
            ("decision", "decision"),
        ):
            self.click(f"step_{step}")
            self._unfold()
            self._fill_part(self.whole[part], f"/{part}")
            self.picture(f"06-{step}", self.window)
        self.wait(lambda: not self.case.work.draft.unsaved)

    def sign_and_save(self) -> Path:
        """Sign, then save the letter as a file."""
        target = (self.pictures or Path(tempfile.mkdtemp())) / t("case.file_name", number=self.number)
        self.click("step_decision")
        self.wait(lambda: self.decision.letter.pages() > 0)
        self.picture("07-beslut-och-brev", self.window)
        ask, choose = dialogs.ask, dialogs.choose_save
        try:
            dialogs.ask = lambda *_args, **_more: True
            dialogs.choose_save = lambda *_args, **_more: target
            self.click("sign")
            self.picture("08-underskrivet", self.window)
            self.click("save_pdf")
        finally:
            dialogs.ask, dialogs.choose_save = ask, choose
        return target

    def record_hours(self) -> None:
        """Two sessions in the calendar, made and filled in by keys: one performed, one cancelled late."""
        self.click("step_hours")
        self.picture("09-timmar", self.window)
        self.press(*[Key.Key_Left] * 12, Key.Key_N)
        self.keys("17:00", Key.Key_Tab, "19:30", Key.Key_Return)
        self.press(*[Key.Key_Right] * 7, Key.Key_N)
        self.keys("17:00", Key.Key_Tab, "19:30", Key.Key_Tab)
        self.choose(self.focused, "cancelled_by_client")
        self.keys(Key.Key_Tab, "14/4 15:00", Key.Key_Return)
        self.picture("10-timmar-ar", self.window)
        self.press(Key.Key_M)
        self.picture("11-timmar-manad", self.window)

    def lock_and_unlock(self) -> None:
        """Lock, unlock with the passphrase, and be where one was."""
        self.click("bar_lock")
        self.wait(lambda: self.program.window is None and self.shown("passphrase", self.door))
        self.picture("12-last", self.door)
        self.unlock()
        self.wait(lambda: self.window.case is not None)
        self.picture("13-upplast", self.window)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Open with the passphrase."""
        self.type("passphrase", passphrase, self.door)
        self.press(Key.Key_Return)
        self.wait_for_window()

    def wait_for_window(self) -> None:
        """Until the main window is there and hears keys."""
        self.wait(lambda: self.program.window is not None and self.program.window.isVisible())
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def _unfold(self) -> None:
        """Open the folded groups of the page that the example has an answer for."""
        form = self.case.page(self.case.step).findChild(FormPage) or self.case.page(self.case.step)
        groups = form.form.groups if isinstance(form, FormPage) else ()
        for group in groups:
            holds = not forms.folded(group, lambda pointer: document.get(self.whole, pointer))
            button = self.find(f"unfold:{group.fold}")
            if holds and button is not None:
                self.push(button)

    def _fill_part(self, value: Any, pointer: str) -> None:
        if self.find(pointer) is not None:
            self.fill(pointer, value)
        elif isinstance(value, Mapping):
            for key, inner in sorted(value.items(), key=lambda pair: pair[0] not in CHOICES):
                if key == "source":
                    self.open_source(pointer)
                self._fill_part(inner, f"{pointer}/{key}")

    def open_source(self, pointer: str) -> None:
        """Say who gave an answer: the fields open by a key."""
        if (text := self.find(f"{pointer}/text")) is not None:
            self.reach(text)
            self.press(Key.Key_K, modifier=Qt.KeyboardModifier.AltModifier)

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
    def top(self) -> QWidget:
        """The window that has the keyboard."""
        window = self.program.window
        return window if window is not None and window.isVisible() else self.door

    @property
    def case(self) -> CasePage:
        """The open case."""
        assert self.window.case is not None
        return self.window.case

    @property
    def decision(self) -> DecisionPage:
        """The decision's page of the open case."""
        page = self.case.page("decision")
        assert isinstance(page, DecisionPage)
        return page

    @property
    def number(self) -> str:
        """The open case's number."""
        return self.case.work.case.number

    def picture(self, name: str, widget: QWidget) -> None:
        """A picture of a window, if pictures are wanted."""
        if self.pictures:
            QApplication.processEvents()
            widget.grab().save(str(self.pictures / f"{name}.png"))
