"""Archive and extracts: a package for the e-archive, a person's extract, everything in open formats."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import archive, extract, full_export
from lssdesk.flow.desk import CaseLine, Desk
from lssdesk.flow.extract import Gathered, Made
from lssdesk.flow.requests import TwoWanted
from lssdesk.store.files import write_durably
from lssdesk.texts import t
from lssdesk.ui import dialogs, may, theme
from lssdesk.ui.office.archive_parts import Card, HeldBack
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Field, ProblemText
from lssdesk.ui.unlock.background import Background

PLACE = "archive"
WIDEST = 800  # pixels at 100 % text


class ArchivePage(OfficePage):
    """Slow work runs beside the window, by a ``background`` that outlives the page."""

    def __init__(
        self, desk: Desk, background: Background | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(PLACE, t("archive.hub.title"), t("archive.hub.help"), parent)
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self._desk, self._background = desk, background or Background(self)
        self._look: HeldBack | None = None
        self.status = ProblemText(parent=self)
        self.status.setObjectName("archive_status")
        self.number = _line("archive_number", self)
        self._number = Field(t("archive.hub.number"), self.number, t("archive.hub.number_help"))
        self.number.setMaximumWidth(theme.px(320))
        self.why = _line("archive_why", self)
        self._why = Field(t("archive.hub.why"), self.why, t("archive.hub.why_help"))
        self.names = QCheckBox(t("archive.hub.names"), self)
        self.names.setObjectName("archive_names")
        self._extract = self._card("hub_extract", self._begin_extract, extract.DEED)
        self._extract.inside.addWidget(self.names)
        self._package = self._card("hub_package", self._make_package, "archive")
        self._export = self._card("hub_export", self._make_export, full_export.DEED)
        for part in (self.status, self._number, self._why, self._extract, self._package, self._export):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.setFocusProxy(self.number)

    def _card(self, name: str, run: Callable[[], None], deed: str) -> Card:
        card = Card(name, self)
        card.wanted.connect(run)
        may.only(card.button, self._desk.officers, deed)
        return card

    # --- the extract -------------------------------------------------------------------------

    def _begin_extract(self) -> None:
        case, names, why = self._case(), self.names.isChecked(), self.why.text()
        if case is not None:
            self._run(
                t("archive.hub.reading"),
                lambda: extract.gather(self._desk, case.id, names, why),
                self._look_through,
            )

    def _look_through(self, gathered: Gathered) -> None:
        """Show what others told, before anything is handed out."""
        self._leave()
        self._say("")
        self._look = look = HeldBack(gathered.told, self)
        look.left.connect(self._leave)
        look.done.connect(lambda held: self._hand_out(gathered, held))
        self.column.insertWidget(self.column.indexOf(self._extract) + 1, look)
        self._extract.button.setEnabled(False)
        look.show()
        look.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(look)

    def _hand_out(self, gathered: Gathered, held: Mapping[str, str]) -> None:
        try:
            extract.without(gathered, held)
        except LssdeskError as error:
            if self._look is not None:
                self._look.show_problem(str(error))
            return
        place = dialogs.choose_folder(self, t("archive.hub.place"))
        if place is None:
            return
        names = [t(f"archive.hub.file_{kind}", number=gathered.case.number) for kind in ("pdf", "json")]
        if gathered.closed:
            names = [t(f"archive.hub.file_{kind}_closed") for kind in ("pdf", "json")]

        def work() -> Made:
            made = extract.make(self._desk, gathered, held)
            for name, data in zip(names, (made.pdf, made.json), strict=True):
                write_durably(place / name, data)
            return made

        self._run(t("archive.hub.making"), work, lambda _: self._handed_out(place))

    def _handed_out(self, place: Path) -> None:
        self._leave()
        self._say(t("archive.hub.extract_done", place=place))

    def _leave(self) -> None:
        if self._look is not None:
            self._look.hide()
            self._look.deleteLater()
            self._look = None
            self._extract.button.setEnabled(True)
            self._extract.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the others --------------------------------------------------------------------------

    def _make_package(self) -> None:
        case, why = self._case(), self.why.text()
        if case is None or (place := dialogs.choose_folder(self, t("archive.hub.place"))) is None:
            return

        def done(package: archive.Package) -> None:
            self._say(t("archive.hub.package_done", file=package.path.name, files=package.files))

        self._run(t("archive.hub.making"), lambda: archive.make(self._desk, case.id, place, why), done)

    def _make_export(self) -> None:
        """Everything, in plain text: asked twice, and by two where the municipality wants it."""
        try:
            full_export.check(self._desk)
        except TwoWanted as wanted:
            self._ask_another(wanted)
            return
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        title, yes = t("archive.hub.export_title"), t("archive.hub.export_yes")
        if not dialogs.ask(self, title, t("archive.hub.export_question"), yes, danger=True):
            return
        place = dialogs.choose_folder(self, t("archive.hub.place"))
        if place is None:
            return

        def done(made: full_export.Exported) -> None:
            self._say(t("archive.export.done", folder=made.folder, rows=made.rows, files=made.files), "warn")

        self._run(t("archive.hub.making"), lambda: full_export.export(self._desk, place), done)

    def _ask_another(self, wanted: TwoWanted) -> None:
        """Ask with the reason that stands above; without one say that it takes two."""
        if not self.why.text().strip():
            self._why.show_problem(f"{wanted} {t('archive.hub.say_why')}")
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            full_export.ask(self._desk, self.why.text())
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        self._say(t("archive.hub.asked"))

    # --- beside the window -------------------------------------------------------------------

    def _case(self) -> CaseLine | None:
        """The case whose number is typed; says so where there is none."""
        self._number.clear_problem()
        self._why.clear_problem()
        wanted = self.number.text().strip()
        found = [one for one in self._desk.cases(wanted) if one.number == wanted] if wanted else []
        if not found:
            self._number.show_problem(t("archive.hub.no_case"))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return found[0]

    def _run(self, saying: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._background.busy:
            return
        self._say(saying)
        self._background.run(
            work,
            lambda result: done(result) if isValid(self) else None,
            lambda error: self._failed(error) if isValid(self) else None,
        )

    def _failed(self, error: LssdeskError) -> None:
        if isinstance(error, Refused) and error.field == "/reason":
            self._why.show_problem(str(error))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say("")
        else:
            self._say(str(error), "block")

    def _say(self, sentence: str, severity: str = "info") -> None:
        if sentence:
            self.status.show_problem(sentence, severity, word="")
        else:
            self.status.clear()
        self.setAccessibleDescription(sentence)
        self.verticalScrollBar().setValue(0)


def _line(name: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setObjectName(name)
    line.setMaxLength(2_000)
    return line
