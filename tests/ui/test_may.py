"""A command that a role does not have is off, and says who may, whatever else turns it on."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.law import roles
from lssdesk.ui import may


class Officers:
    """As much of the office's officers as a widget asks for."""

    def __init__(self, *given: str) -> None:
        self.given = given

    def check(self, deed: str) -> None:
        roles.check(self.given, deed)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


def button(holder: QWidget) -> QPushButton:
    made = QPushButton("Skriv under", holder)
    made.setToolTip("Ctrl+Retur")
    made.setAccessibleDescription("Kan inte ångras")
    return made


def test_who_may_notices_nothing(holder: QWidget) -> None:
    made = button(holder)
    may.only(made, Officers("decider"), "sign")  # type: ignore[arg-type]
    assert made.isEnabled()
    assert (made.toolTip(), made.accessibleDescription()) == ("Ctrl+Retur", "Kan inte ångras")


@pytest.mark.parametrize("given", [("officer",), ("administrator", "archivist"), ()])
def test_who_may_not_reads_who_may(holder: QWidget, given: tuple[str, ...]) -> None:
    made = button(holder)
    may.only(made, Officers(*given), "sign")  # type: ignore[arg-type]
    assert not made.isEnabled()
    assert "bara den göra som är beslutsfattare" in made.toolTip()
    assert made.accessibleDescription() == made.toolTip()


def test_it_stays_off_whoever_turns_it_on(holder: QWidget) -> None:
    made = button(holder)
    may.only(made, Officers("officer"), "sign")  # type: ignore[arg-type]
    why = made.toolTip()
    made.setEnabled(True)
    assert not made.isEnabled()
    made.setToolTip("Annat")
    assert made.toolTip() == why
    holder.setEnabled(False)
    holder.setEnabled(True)
    assert not made.isEnabled()


def test_it_follows_when_the_roles_change(holder: QWidget) -> None:
    made, officers = button(holder), Officers("officer")
    may.only(made, officers, "sign")  # type: ignore[arg-type]
    officers.given = ("officer", "decider")
    may.look_anew(holder)
    assert made.isEnabled()
    assert (made.toolTip(), made.accessibleDescription()) == ("Ctrl+Retur", "Kan inte ångras")
    officers.given = ()
    may.look_anew(holder)
    assert not made.isEnabled()


def test_without_a_deed_there_is_nothing_to_ask(holder: QWidget) -> None:
    made = button(holder)
    may.only(made, Officers(), "")  # type: ignore[arg-type]
    assert made.isEnabled()
    assert may.why_not(Officers(), "") == ""  # type: ignore[arg-type]
