"""How a case is opened in the window, from wherever: with a reason where one is asked for, or not at all."""

from typing import TYPE_CHECKING

from lssdesk.errors import LssdeskError
from lssdesk.flow import access, guards
from lssdesk.flow.access import ReasonWanted, TurnedAway
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui import why
from lssdesk.ui.case.guard import GuardPage
from lssdesk.ui.case.page import CasePage
from lssdesk.ui.why import Question

if TYPE_CHECKING:
    from lssdesk.ui.main.place import Place
    from lssdesk.ui.main.window import MainWindow


class Opening:
    """Belongs to a window.  A reason that was given is not asked for again while the window is there."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._reasons: dict[str, str] = {}

    def page(self, case_id: str, step: str, again: bool) -> CasePage | None:
        """The page of a case, or None where it stays closed: then it is said why.

        ``again``: one comes back to it, and it opens by the reason that was given before.
        """
        work = self._work(case_id, self._reasons.get(case_id, "") if again else "")
        if work is None:
            return None
        window = self._window
        page = CasePage(work, step, window)
        window.listen(page)
        page.failed.connect(window.say)
        page.settings_wanted.connect(window.show_settings)
        page.action_wanted.connect(window.actions_.run)
        page.head.guard_wanted.connect(lambda: self.show_guard(case_id))
        page.head.show_guard(guards.of(window.desk, case_id))
        page.lent.show_case(window.desk, case_id)
        return page

    def for_review(self, case_id: str) -> None:
        """Open a case because the log is reviewed: the log says so."""
        self._reasons[case_id] = t("review.reason")
        self._window.open_case(case_id, again=True)

    def go_back(self, place: "Place") -> None:
        """Show a case again at a step and field; where it no longer opens, the start page, and why.

        Nobody is asked why before she has come in: a dialog at the door would keep the program from locking.
        """
        window = self._window
        if self._would_ask(place.case_id):
            window.show_start()
            number = guards.of(window.desk, place.case_id).number
            again = {
                "action": t("access.why.open"),
                "act": lambda: window.open_case(place.case_id, place.step),
            }
            window.say(t("access.why.again", number=number), "info", **again)
        elif not window.open_case(place.case_id, place.step, place.pointer, again=True):
            said = window.note()
            window.show_start()
            if said:
                window.say(said)

    def _would_ask(self, case_id: str) -> bool:
        """Whether the case opens only with a reason that was not given here."""
        desk = self._window.desk
        with desk.office.read() as reading:
            return access.way(reading, desk, case_id) == "reason" and case_id not in self._reasons

    def _work(self, case_id: str, reason: str) -> Work | None:
        window = self._window
        try:
            return window.desk.open(case_id, reason)
        except ReasonWanted:
            return self._asked(case_id)
        except TurnedAway as error:
            may = window.desk.officers.may(guards.DEED)
            action = {"action": t("access.page.name"), "act": lambda: self.show_guard(case_id)} if may else {}
            window.say(str(error), "warn", **action)
        except LssdeskError as error:
            window.say(str(error))
        return None

    def _asked(self, case_id: str) -> Work | None:
        """Ask why until the case is open, or is left alone."""
        desk, found = self._window.desk, list[Work]()

        def attempt(reason: str, _name: str) -> None:
            found.append(desk.open(case_id, reason))
            self._reasons[case_id] = reason

        guard = guards.of(desk, case_id)
        key = "guarded" if guard.guarded else "others"
        text = t(f"access.why.{key}", number=guard.number, name=guard.officer)
        asked = Question(t("access.why.title"), text, t("access.why.open"))
        return found[0] if why.ask(self._window, asked, attempt) else None

    def show_guard(self, case_id: str) -> None:
        """The page on which a case is assigned and guarded; it tells nothing of whom it is about."""
        page = GuardPage(self._window.desk, case_id)
        page.changed.connect(self._window.show_cases)
        self._window.put_aside(page)
        page.setFocus()
