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
        """A note across the page where a table of the law has not been checked for a year."""
        for finding in law_in_force.notices(self._window.desk.today):
            self._window.say(finding.message, "warn", t("office.show_law"), lambda: self.show_page("law"))

    def back_up(self) -> None:
        """Make the daily backup beside the work; a note where that fails."""
        self._background.run(self._window.desk.daily_backup, lambda _: None, self._failed)

    def wait(self) -> None:
        """Until the backup has ended: the database must not be closed under it."""
        self._background.wait()

    def _failed(self, error: Exception) -> None:
        self._window.say(t("office.backup_failed", problem=error))
