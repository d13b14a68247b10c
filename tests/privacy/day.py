"""A whole day at the program, as a program of its own: ``python -m tests.privacy.day PART TREE TOLD``.

``work`` goes from the first start to a kill in the middle of a text; ``again`` begins where that ended.
All windows are real; only the questions for a file, a printer and a yes are answered here.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget

from lssdesk import app, log
from lssdesk.demo import PRESENT, Hand
from lssdesk.flow.export.files import FORMATS
from lssdesk.ui import dialogs
from tests.flow.officer import AT, CHEAP, Clock
from tests.privacy import person
from tests.privacy.judged import SAVED, SECRET
from tests.privacy.watch import Watch

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
REQUEST = "/application/request"
TYPED = 12  # signs


class Day(Hand):
    """A hand that lets the watch look after each step."""

    def __init__(self, program: app.Program, tree: Path, told: Path) -> None:
        super().__init__(program, tree / SAVED, person.case())
        self.tree, self.watch = tree, Watch(told, tree)
        self.open_next: Path | None = None
        self._answer_questions()

    def picture(self, name: str, widget: QWidget) -> None:
        self.watch.look()

    def type_on(self, widget: QWidget, text: str) -> None:
        """Type the beginning, and let an input method put in the rest at once: letters cost time."""
        super().type_on(widget, text[:TYPED])
        if rest := text[TYPED:]:
            event = QInputMethodEvent()
            event.setCommitString(rest)
            QApplication.sendEvent(widget, event)
            QApplication.processEvents()

    def _answer_questions(self) -> None:
        def asked(*words: str) -> None:
            for text in words:
                self.watch.tell("question", text)

        def choose_save(_parent: object, name: str, *more: str, **_named: object) -> Path:
            asked(name, *more)
            return self.tree / SAVED / name

        def message(_parent: object, title: str, text: str, detail: str = "") -> None:
            asked(title)
            self.watch.tell("report that is shown", text + detail)

        def printed(dialog: QPrintDialog) -> int:
            asked(dialog.printer().docName(), dialog.windowTitle())
            dialog.printer().setOutputFileName(str(self.tree / SAVED / "utskrift.pdf"))
            return int(QPrintDialog.DialogCode.Accepted)

        dialogs.ask = lambda _parent, title, *_words, **_more: asked(title) or True
        dialogs.choose_save, dialogs.message = choose_save, message
        dialogs.choose_open = lambda *_args, **_more: self.open_next
        QPrintDialog.exec = printed

    def main_job(self, clock: Clock) -> None:
        """From the first start to the signed letter."""
        self.first_start()
        self.fill_settings()
        self.register_case()
        self.take_note()
        self.attach()
        self.fill_case()
        self.sign_and_save()
        self.press(K.Key_P, modifier=CTRL)
        clock.moment = PRESENT

    def first_start(self) -> None:
        made = self.program.door.create

        def create(*words: str) -> str:
            code = made(*words)
            self.watch.tell(SECRET, code)
            return code

        self.program.door.create = create
        super().first_start()

    def take_note(self) -> None:
        self.press(K.Key_A, modifier=CTRL_SHIFT)
        self.type_on(self.focused, person.TYPED["note"])
        self.press(K.Key_Return, modifier=CTRL)
        self.press(K.Key_Escape)
        self.watch.look()

    def attach(self) -> None:
        """Two files, and a look at both."""
        for name in (person.ATTACHMENT, person.PICTURE):
            self.open_next = self.tree / SAVED / name
            self.press(K.Key_7, modifier=ALT)
            self.click("attachment_add")
            self.type("file_kind", person.TYPED["attachment kind"])
            self.type("file_note", person.TYPED["attachment note"])
            self.click("file_take")
        for one in self.case.work.attachments.list():
            self.click(f"show:{one.id}")
            self.watch.look()
            self.press(K.Key_Escape)

    def record_hours(self) -> None:
        """Sessions, a cost, a statement, and the calendar in all formats."""
        super().record_hours()
        self.press(K.Key_N)
        self.keys("17:00", K.Key_Tab, "19:30", K.Key_Tab)
        self.press(K.Key_Escape)
        for name in ("statement_save", "statement_print"):
            self.click("hours_statement")
            self.click(name)
            self.press(K.Key_Escape)
        for format in FORMATS:
            self.click("hours_export")
            self.click(f"segment_{format}")
            self.click("export_save")
            self.wait(lambda: not self.case.findChild(QWidget, "export_page")._background.busy)
            self.watch.look()
            self.press(K.Key_Escape)

    def read_report(self) -> None:
        """A provider's report, from its file into the hours."""
        self.open_next = self.tree / SAVED / "april.csv"
        self.press(K.Key_R, modifier=CTRL)
        self.click("report_choose")
        self.wait(lambda: self.seen("report_choose").isEnabled())
        self.watch.look()
        self.click("report_store")
        self.watch.look()

    def pay_and_count(self) -> None:
        """The provider's month, and the figures with who is behind them, each saved as files."""
        self.press(K.Key_R, modifier=CTRL_SHIFT)
        self.wait(lambda: self.shown("payment_basis_xlsx"))
        for name in ("payment_basis_xlsx", "payment_basis_csv"):
            self.click(name)
        self.watch.look()
        self.press(K.Key_U, modifier=CTRL)
        self.wait(lambda: self.shown("figures_xlsx") and not self.window.page.inner.busy)
        for name in ("figures_xlsx", "figures_pdf"):
            self.click(name)
        self.watch.look()

    def search(self) -> None:
        """Find her by name and by number."""
        for words in (person.TYPED["family name"], person.NUMBER):
            self.press(K.Key_E, modifier=CTRL)
            self.type_into(self.focused, words)
            self.watch.look()
        self.type_into(self.focused, "")

    def copy(self, pointer: str) -> str:
        """Copy what stands in a field; what is on the clipboard then."""
        self.case.go_to(pointer)
        self.press(K.Key_A, K.Key_C, modifier=CTRL)
        return QGuiApplication.clipboard().text()

    def fail(self) -> None:
        """Bugs that quote her: in the window, in a thread, and where nobody can be told."""

        def wrong() -> None:
            raise ValueError(person.TYPED["fault"])

        class Wrong:
            def __del__(self) -> None:
                wrong()

        QTimer.singleShot(0, wrong)
        self.wait(lambda: (self.program.folder / log.FILE).exists())
        thread = threading.Thread(target=wrong)
        thread.start()
        thread.join()
        Wrong()
        self.watch.look()


def work(day: Day, clock: Clock) -> None:
    """Until the program is killed in the middle of a text."""
    day.main_job(clock)
    day.record_hours()
    day.read_report()
    day.pay_and_count()
    day.search()
    day.window.open_case(day.window.desk.cases()[0].id)
    day.lock_and_unlock()
    day.fail()
    day.register_case()
    day.type(REQUEST, person.TYPED["unsaved text"])
    day.wait(lambda: not day.case.work.draft.unsaved)
    day.watch.look()
    os.kill(os.getpid(), signal.SIGKILL)


def again(day: Day, clock: Clock) -> None:
    """After the unclean end: the text is there; what is copied goes from the clipboard; lock and close."""
    clock.forward(days=50, minutes=5)
    day.program.start()
    day.wait(day.door.isActiveWindow)
    day.unlock()
    day.watch.tell("note after an unclean end", day.window.note())
    newest = max(day.window.desk.cases(), key=lambda line: line.number)
    day.window.open_case(newest.id)
    unsaved = person.TYPED["unsaved text"]
    assert day.copy(REQUEST) == unsaved
    day.watch.look()
    day.program.copied._timer.start(1)
    day.wait(lambda: QGuiApplication.clipboard().text() != unsaved)
    day.watch.tell("clipboard after its time", QGuiApplication.clipboard().text())
    assert day.copy(REQUEST) == unsaved
    day.click("bar_lock")
    day.wait(lambda: day.shown("passphrase", day.door))
    day.watch.tell("clipboard after the lock", QGuiApplication.clipboard().text())
    day.watch.look()
    day.unlock()
    day.window.close()
    day.watch.look()


def main(part: str, tree: Path, told: Path) -> None:
    """Do one part of the day."""
    application = app.application()
    clock = Clock(AT)
    program = app.Program(tree / "office", clock, CHEAP)
    sys.excepthook = program.fault
    log.watch_elsewhere(program.folder, clock)
    log.leave_no_core()
    day = Day(program, tree, told)
    day.watch.most_of_a_core()
    {"work": work, "again": again}[part](day, clock)
    application.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
