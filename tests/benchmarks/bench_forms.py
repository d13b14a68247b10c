"""The longest form: its opening, a key press in it with all checks live, and what all forms cost to load."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lssdesk.app import application
from lssdesk.flow.desk import Desk
from lssdesk.model import forms
from lssdesk.model.case import Person
from lssdesk.store import keys
from lssdesk.store.office import Office
from tests.benchmarks.ratio import Ratio, compare

TIMES = 7


def open_desk(folder: Path) -> Desk:
    vault = keys.create(folder, "Åsa", "en fras att mäta med", keys.Cost(memory_kib=64, passes=1, lanes=1))

    def clock() -> datetime:
        return datetime.now(UTC)

    return Desk(Office.create(folder, vault.key, clock()), vault.unlocked, clock)


def leave(page: QWidget) -> None:
    """Close a page and let it go, as the window does: else it lives on, with its timers."""
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ratios() -> Iterator[Ratio]:
    """Each against the least that does something of the same kind."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        try:
            yield from _forms(desk)
        finally:
            desk.close()
    yield _loading()


def _forms(desk: Desk) -> Iterator[Ratio]:
    from lssdesk.ui.case.page import CasePage

    app = application()
    case_id = desk.register(Person(given_name="A", family_name="B"), "ledsagarservice", date(2026, 3, 2))

    def opening(step: str) -> CasePage:
        page = CasePage(desk.open(case_id))
        page.resize(1280, 720)
        page.go(step)
        page.show()
        app.processEvents()
        return page

    yield compare(
        "open a case at its inquiry",
        "opening it at its communication",
        lambda: leave(opening("inquiry")),
        lambda: leave(opening("communication")),
        TIMES,
    )
    page = opening("inquiry")
    field = page.findChild(QPlainTextEdit, "/inquiry/answers/wishes/text")
    assert field is not None
    bare = QPlainTextEdit()
    bare.show()

    def key(edit: QPlainTextEdit) -> None:
        edit.insertPlainText("a")
        app.processEvents()

    yield compare(
        "a key in the inquiry", "a key in a bare text field", lambda: key(field), lambda: key(bare), 5 * TIMES
    )
    yield compare("steps and findings shown", "the checks alone", page.show_checks, page.work.findings, TIMES)
    leave(page)


def _loading() -> Ratio:
    def load(names: tuple[str, ...]) -> None:
        forms.load.cache_clear()
        for name in names:
            forms.load(name)

    names = forms.names()
    return compare("load all forms", "loading one", lambda: load(names), lambda: load(names[:1]), TIMES)
