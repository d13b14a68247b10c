"""What one sees before a case is opened: what there is to do, or what to begin with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from lssdesk.texts import t
from lssdesk.ui import may
from lssdesk.ui.office.requests_page import PLACE as REQUESTS
from lssdesk.ui.office.review_page import PLACE as REVIEW
from lssdesk.ui.office.today_page import TodayPage
from lssdesk.ui.parts import EmptyState

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow


def start_page(window: "MainWindow", has_cases: bool) -> QWidget:
    """The page of today's work once there are a municipality and a case; else the first step."""
    care = window.office.backups
    QTimer.singleShot(0, care, care.remind)
    settled = bool(window.desk.settings().read("/sender/municipality"))
    if settled and has_cases:
        return _today(window)
    begin = window.new_case if settled else window.show_settings
    empty = EmptyState(
        t("main.start_new" if settled else "main.start_settings"),
        t("main.new" if settled else "main.settings"),
        "cases" if settled else "settings",
    )
    empty.acted.connect(begin)
    may.only(empty.button, window.desk.officers, "register" if settled else "")
    empty.setFocusProxy(empty.button)
    return empty


def _today(window: "MainWindow") -> TodayPage:
    page = TodayPage(window.desk)
    page.case_wanted.connect(window.open_case)
    page.new_wanted.connect(window.new_case)
    page.review_wanted.connect(lambda: window.office.show_page(REVIEW))
    page.requests_wanted.connect(lambda: window.office.show_page(REQUESTS))
    return page
