"""What concerns the whole office, beside the cases: values, law tables, providers, figures, daily backup."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from lssdesk.flow import law_in_force, verify
from lssdesk.flow.writing import Writing
from lssdesk.texts import t
from lssdesk.ui.office.delegation_page import DelegationPage
from lssdesk.ui.office.figures_page import FiguresPage
from lssdesk.ui.office.law_page import LawPage
from lssdesk.ui.office.payment_page import PaymentPage
from lssdesk.ui.office.policy_page import PolicyPage
from lssdesk.ui.office.providers import PROVIDERS, add_switch
from lssdesk.ui.office.report_page import ReportPage
from lssdesk.ui.office.verify_page import VerifyPage
from lssdesk.ui.office.wording_page import WordingPage
from lssdesk.ui.unlock.background import Background
from lssdesk.ui.writing.aids import Aids

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow

PLACES = ("policies", "delegation", "wordings", "law", "verify", "report", "payment", "figures")


class Office(QObject):
    """Belongs to the main window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._background = Background(self)
        self._reading = Background(self)
        self._counting = Background(self)
        self._verify: VerifyPage | None = None
        self.writing = Aids(Writing(window.desk), self)
        self.writing.failed.connect(window.say)

    def show_page(self, place: str) -> None:
        """The page of a place: one of ``PLACES``."""
        desk = self._window.desk
        if place == "verify":
            page = self._verify = VerifyPage()
            page.wanted.connect(self.verify)
        elif place in ("delegation", "wordings"):
            page = DelegationPage(desk) if place == "delegation" else WordingPage(desk)
            self._window.listen(page)
        elif place in PROVIDERS:
            page = ReportPage(desk) if place == "report" else self._payment()
            add_switch(page, self.show_page)
        elif place == "figures":
            page = FiguresPage(desk, self._counting)
            page.case_wanted.connect(self._window.open_case)
        else:
            page = PolicyPage(desk) if place == "policies" else LawPage(desk.today)
        self._window.put_aside(page)
        page.setFocus()
        if place == "verify":
            self.verify()

    def _payment(self) -> PaymentPage:
        page = PaymentPage(self._window.desk)
        page.policies_wanted.connect(lambda: self.show_page("policies"))
        return page

    def verify(self) -> None:
        """Check the signed letters beside the work, and show it on the page that is there when it is done."""
        self._tell(lambda page: page.show_running())
        self._reading.run(
            lambda: verify.of(self._window.desk),
            lambda result: self._tell(lambda page: page.show_result(result)),
            lambda error: self._tell(lambda page: page.show_failed(error)),
        )

    def _tell(self, say: Callable[[VerifyPage], None]) -> None:
        if self._verify is not None and isValid(self._verify):
            say(self._verify)

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
        """Until nothing runs beside the window: the database must not be closed under it."""
        for page in self._window.findChildren(ReportPage):
            page.wait()  # breaks a long reading off
        for background in self._window.findChildren(Background):
            background.wait()

    def _failed(self, error: Exception) -> None:
        self._window.say(t("office.backup_failed", problem=error))
