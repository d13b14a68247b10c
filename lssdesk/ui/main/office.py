"""What concerns the whole office, beside the cases: values, law tables, providers, figures, backups."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow import law_in_force, verify
from lssdesk.flow.transfer import Handed
from lssdesk.flow.writing import Writing
from lssdesk.texts import t
from lssdesk.ui import may
from lssdesk.ui.main.backup import PLACE as BACKUP
from lssdesk.ui.main.backup import Care
from lssdesk.ui.office.archive_page import PLACE as ARCHIVE
from lssdesk.ui.office.archive_page import ArchivePage
from lssdesk.ui.office.delegation_page import DelegationPage
from lssdesk.ui.office.figures_page import FiguresPage
from lssdesk.ui.office.law_page import LawPage
from lssdesk.ui.office.officers_page import PLACE as OFFICERS
from lssdesk.ui.office.officers_page import OfficersPage
from lssdesk.ui.office.officers_work import KeyWork
from lssdesk.ui.office.payment_page import PaymentPage
from lssdesk.ui.office.policy_page import PolicyPage
from lssdesk.ui.office.providers import PROVIDERS, add_switch
from lssdesk.ui.office.report_page import ReportPage
from lssdesk.ui.office.requests_page import PLACE as REQUESTS
from lssdesk.ui.office.requests_page import RequestsPage
from lssdesk.ui.office.review_page import PLACE as REVIEW
from lssdesk.ui.office.review_page import ReviewPage
from lssdesk.ui.office.transfer_lend import LendPage
from lssdesk.ui.office.transfer_page import PLACE as TRANSFER
from lssdesk.ui.office.transfer_page import TransferPage
from lssdesk.ui.office.verify_page import VerifyPage
from lssdesk.ui.office.weeding_page import PLACE as WEEDING
from lssdesk.ui.office.weeding_page import WeedingPage
from lssdesk.ui.office.wording_page import WordingPage
from lssdesk.ui.unlock.background import Background
from lssdesk.ui.writing.aids import Aids

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow

PLACES = (
    "policies", "delegation", "wordings", "law", "verify", "report", "payment", "figures", BACKUP, OFFICERS,
    REQUESTS, REVIEW, WEEDING, ARCHIVE, TRANSFER,
)  # fmt: skip


DEEDS = {"report": "reports", "payment": "payment", "figures": "figures", "review": "review", WEEDING: "weed"}
"""The deed of a page that one may not even look at; on others it is what stands there that takes a role."""


READ_ONLY = {"policies": "settings", "delegation": "delegation"}
"""The deed without which one only looks at a page."""


class Office(QObject):
    """Belongs to the main window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._reading = Background(self)
        self._counting = Background(self)
        self._archiving = Background(self)
        self._travelling = Background(self)
        self._verify: VerifyPage | None = None
        self.backups = Care(window, self)
        self._keys = KeyWork(self)
        self._keys.told.connect(self._say_of_keys)
        self.writing = Aids(Writing(window.desk), self)
        self.writing.failed.connect(window.say)

    def show_page(self, place: str) -> None:
        """The page of a place: one of ``PLACES``."""
        desk = self._window.desk
        if why := may.why_not(desk.officers, DEEDS.get(place, "")):
            self._window.say(why, "info")
            return
        if place == "verify":
            page = self._verify = VerifyPage()
            page.wanted.connect(self.verify)
        elif place in ("delegation", "wordings"):
            page = DelegationPage(desk) if place == "delegation" else WordingPage(desk)
            self._window.listen(page)
        elif place == OFFICERS:
            page = OfficersPage(desk, self._keys)
            page.roles.mine.connect(lambda: may.look_anew(self._window))
        elif place == REQUESTS:
            page = RequestsPage(desk)
        elif place == REVIEW:
            page = ReviewPage(desk)
            page.case_wanted.connect(self._window.opening.for_review)
        elif place in (WEEDING, ARCHIVE):
            page = (WeedingPage if place == WEEDING else ArchivePage)(desk, self._archiving)
        elif place == TRANSFER:
            page = TransferPage(desk, self._travelling, self._taken_in)
        elif place == BACKUP:
            page = self.backups.page()
        elif place in PROVIDERS:
            page = ReportPage(desk) if place == "report" else self._payment()
            add_switch(page, self.show_page)
        elif place == "figures":
            page = FiguresPage(desk, self._counting)
            page.case_wanted.connect(self._window.open_case)
        else:
            page = PolicyPage(desk) if place == "policies" else LawPage(desk.today)
        if why := may.why_not(desk.officers, READ_ONLY.get(place, "")):
            page.help.setText(f"{page.help.text()} {why}")
        self._window.put_aside(page)
        page.setFocus()
        if place == "verify":
            self.verify()

    def lend(self, case_id: str) -> None:
        """The page on which a case is handed out to another machine."""
        if self._window.store():
            page = LendPage(self._window.desk, case_id, self._travelling, self._missed)
            self._window.put_aside(page)
            page.setFocus()

    def _missed(self, result: Handed | LssdeskError) -> None:
        """A file was written, or could not be, when its page was left already."""
        problem = isinstance(result, LssdeskError)
        self._window.say(str(result) if problem else t("transfer.lend.missed", name=result.path.name), "warn")

    def _taken_in(self, case_ids: tuple[str, ...], problem: str) -> None:
        if problem:
            self._window.say(problem)
            return
        self._window.show_cases()
        show = {"action": t("transfer.page.show"), "act": lambda: self._window.open_case(case_ids[0])}
        self._window.say(t("transfer.page.taken"), "info", **show)

    def _payment(self) -> PaymentPage:
        page = PaymentPage(self._window.desk)
        page.policies_wanted.connect(lambda: self.show_page("policies"))
        return page

    def _say_of_keys(self, sentence: str) -> None:
        if sentence:
            self._window.say(sentence, "info")

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
        """Back up beside the work if it is time, and look again every minute."""
        self.backups.look()

    def wait(self) -> None:
        """Until nothing runs beside the window: the database must not be closed under it."""
        for page in self._window.findChildren(ReportPage):
            page.wait()  # breaks a long reading off
        for background in self._window.findChildren(Background):
            background.wait()
