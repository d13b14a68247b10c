"""What concerns the whole office, beside the cases: its values, its law tables, its daily backup."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lssdesk.flow import law_in_force
from lssdesk.texts import t
from lssdesk.ui.office.law_page import LawPage
from lssdesk.ui.office.policy_page import PolicyPage
from lssdesk.ui.unlock.background import Background

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow

PLACES = ("policies", "law")


class Office(QObject):
    """Belongs to the main window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._background = Background(self)

    def show_page(self, place: str) -> None:
        """The page of a place: ``policies`` or ``law``."""
        desk = self._window.desk
        page = PolicyPage(desk) if place == "policies" else LawPage(desk.today)
        self._window.put_aside(page)
        page.setFocus()

    def tell(self) -> None:
        """What is to be known at opening: damaged keys, what was brought back or begun, old law tables."""
        desk, say = self._window.desk, self._window.say
        if desk.notice:
            say(desk.notice, "warn")
        elif desk.broken is not None:
            numbers = ", ".join(dict.fromkeys(draft.case_number for draft in desk.broken.drafts))
            say(t("main.brought_back", numbers=numbers) if numbers else t("main.broke_off"), "info")
        elif desk.begun():
            say(t("main.begun"), "info")
        else:
            for finding in law_in_force.notices(desk.today):
                button = {"action": t("office.show_law"), "act": lambda: self.show_page("law")}
                say(finding.message, "warn", **button)

    def back_up(self) -> None:
        """Make the daily backup beside the work; a note where that fails."""
        self._background.run(self._window.desk.daily_backup, lambda _: None, self._failed)

    def wait(self) -> None:
        """Until the backup has ended: the database must not be closed under it."""
        self._background.wait()

    def _failed(self, error: Exception) -> None:
        self._window.say(t("office.backup_failed", problem=error))
