"""How it ended to put a backup back: a database that is not changed is told from one that is not finished."""

import pytest
from pytestqt.qtbot import QtBot

from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui.unlock.restore import PutBackPage


@pytest.mark.parametrize(
    ("kind", "title", "says"),
    [
        ("disk_full", "Databasen är inte ändrad", "Frigör plats"),
        ("restore_pending", "Återställningen är inte klar", "görs återställningen färdig"),
    ],
)
def test_what_failed_is_told(qtbot: QtBot, kind: str, title: str, says: str) -> None:
    page = PutBackPage()
    qtbot.addWidget(page)
    page.show_error(StoreTrouble(kind, folder="mappen"))
    assert (page.title.text(), page.accessibleName()) == (title, title)
    assert says in page.intro.text()
