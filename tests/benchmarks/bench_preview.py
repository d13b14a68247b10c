"""The letter beside the draft: what a key press costs, and how long until the letter on the screen has it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from lssdesk.app import application
from lssdesk.flow.desk import Desk
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.pdf import render
from lssdesk.ui.letter_pages import Pages
from tests.benchmarks.bench_forms import leave, open_desk
from tests.benchmarks.ratio import Ratio, compare
from tests.flow.officer import filled

TIMES = 15


def ratios() -> Iterator[Ratio]:
    """Each against the least of the same kind."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        try:
            yield from _preview(desk)
        finally:
            desk.close()


def _preview(desk: Desk) -> Iterator[Ratio]:
    from lssdesk.ui.case.page import CasePage

    app = application()
    work = filled(desk)
    page = CasePage(desk.open(work.id))
    page.resize(1280, 720)
    page.go("decision")
    page.show()
    app.processEvents()
    work = page.work
    purpose = page.findChild(QPlainTextEdit, "/decision/purpose")
    sheets = page.findChild(Pages, "letter_pages")
    assert purpose is not None
    assert sheets is not None
    bare = QPlainTextEdit()
    bare.show()
    _until_painted(app, sheets, lambda: purpose.insertPlainText("b"))

    def key(edit: QPlainTextEdit) -> None:
        edit.insertPlainText("a")
        app.processEvents()

    def alone() -> None:
        render(decision_letter(work.case, work.today, draft=True))

    def drawn() -> None:
        purpose.insertPlainText("a")
        work.preview_places()

    yield compare(
        "key to painted letter, with pause", "composing and drawing it alone",
        lambda: _until_painted(app, sheets, lambda: purpose.insertPlainText("a")),
        alone, TIMES,
    )  # fmt: skip
    yield compare(
        "a key beside the letter",
        "a key in a bare text field",
        lambda: key(purpose),
        lambda: key(bare),
        TIMES,
    )
    yield compare(
        "a key and the letter drawn at once", "drawing it alone", drawn,
        alone, TIMES,
    )  # fmt: skip
    yield compare(
        "the letter where it says the same", "composing it alone", work.preview_places,
        lambda: decision_letter(work.case, work.today, True), TIMES,
    )  # fmt: skip
    leave(page)


def _until_painted(app: QApplication, sheets: Pages, press: Callable[[], None]) -> None:
    """Press a key, and run the program until the pages with it are on the screen."""
    before, limit = sheets._paper, time.perf_counter() + 5
    wait = QEventLoop()
    press()
    while sheets._paper is before and time.perf_counter() < limit:
        QTimer.singleShot(2, wait.quit)
        wait.exec()
    sheets.grab(sheets.visibleRegion().boundingRect())
    app.processEvents()
