"""What is done with a decision: it is signed, printed, saved as a file, and another follows on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import protected, steps
from lssdesk.letters.blocks import Layout
from lssdesk.texts import t
from lssdesk.ui import dialogs, protected_look
from lssdesk.ui.case.decision import DecisionPage
from lssdesk.ui.letter_output import print_pdf, save_pdf

if TYPE_CHECKING:
    from lssdesk.ui.case.page import CasePage


class Deeds(QObject):
    """Belongs to a case's page, which says what could not be done."""

    def __init__(self, page: "CasePage") -> None:
        super().__init__(page)
        self._page, self._work = page, page.work
        self._copied = False

    def sign(self) -> None:
        """Sign after a question, since signing cannot be undone; a refusal leads to its field."""
        page = self._page
        if not page.autosave.now():
            return
        words = (t(f"case.{key}") for key in ("sign_title", "sign_question", "sign_yes", "sign_no"))
        try:
            self._work.check_signing()
            if not dialogs.ask(page, *words):
                return
            self._work.sign()
        except LssdeskError as error:
            if isinstance(error, Refused) and error.field:
                page.go_to(error.field)
            page.failed.emit(str(error))
            return
        page.pages.renew()
        page.go(steps.DECISION)
        decision = page.page(steps.DECISION)
        assert isinstance(decision, DecisionPage)
        decision.print_button.setFocus(Qt.FocusReason.OtherFocusReason)  # what comes next
        page.changed.emit()

    def print_letter(self) -> None:
        """Print the signed letter; the log keeps that it was done."""
        self._with_letter(self._work.letter, self._print, t("flow.unit.print"))

    def copied(self) -> None:
        """A text was copied: the log keeps that once as long as the case is open."""
        if self._copied:
            return
        self._copied = True
        try:
            self._work.note(t("flow.unit.copied"))
        except LssdeskError as error:
            self._page.failed.emit(str(error))

    def copy(self, way: str, layout: Layout) -> None:
        """``print`` or ``save`` a copy of the signed letter in another layout."""
        (self.print_copy if way == "print" else self.save_copy)(layout)

    def print_copy(self, layout: Layout) -> None:
        """Print a copy of the signed letter in another layout."""
        self._with_letter(lambda: self._work.copy(layout), self._print, t("flow.unit.print_copy"))

    def save_letter(self) -> None:
        """Save the signed letter as a file of the officer's choice; the log keeps that it was done."""
        name = self._file_name(t("case.file_name", number=self._work.case.number), "letter")
        self._with_letter(
            self._work.letter, lambda pdf: save_pdf(pdf, name, self._page), t("flow.unit.save_pdf")
        )

    def save_copy(self, layout: Layout) -> None:
        """Save a copy of the signed letter in another layout."""
        name = self._file_name(t(f"copy.{layout}.file", number=self._work.case.number), layout)
        self._with_letter(
            lambda: self._work.copy(layout),
            lambda pdf: save_pdf(pdf, name, self._page),
            t("flow.unit.save_copy"),
        )

    def _file_name(self, usual: str, alone: str) -> str:
        return protected.file_name(self._work.case, usual, t(f"protected.file.{alone}"))

    def _print(self, pdf: bytes) -> bool:
        return print_pdf(pdf, self._page, self._work.printers)

    def _with_letter(
        self, make: Callable[[], bytes | None], do: Callable[[bytes], object], name: str
    ) -> None:
        try:
            pdf = make()
            if pdf is None:
                return
            answer = protected_look.before(self._page, protected.of_signed(self._work))
            if answer is not None and do(pdf):
                self._work.note(name, answer.logged)
        except LssdeskError as error:
            self._page.failed.emit(str(error))

    def follow(self, what: str) -> None:
        """Open a case for a decision that follows on this one, and go there."""
        page = self._page
        if not page.autosave.now():
            return
        try:
            made = self._work.follow_on(what)
        except LssdeskError as error:
            page.failed.emit(str(error))
            return
        page.case_made.emit(made)
