"""A case is handed out to another machine: to whom, which cases, why, and the code that opens the file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow import transfer
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer import Handed, Wish
from lssdesk.flow.transfer_machines import Machines
from lssdesk.law import tables
from lssdesk.store import transfer_keys
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.transfer_machines import fingerprint
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText
from lssdesk.ui.unlock.background import Background

PLACE = "lend"
KIND = "transfer.page.kind"
_ROW = 3  # groups of the code in a line


class LendPage(OfficePage):
    """Shows the code once the file is written; ``missed`` hears of it when the page was left before that."""

    def __init__(
        self,
        desk: Desk,
        case_id: str,
        background: Background,
        missed: Callable[[Handed | LssdeskError], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(PLACE, t("transfer.lend.title"), t("transfer.lend.help"), parent)
        self._desk, self._case_id = desk, case_id
        self._background, self._missed = background, missed
        self.to = self._machines()
        self.reason = QLineEdit(self)
        self.reason.setObjectName("lend_reason")
        self.reason.setMaxLength(transfer.MOST_SIGNS)
        self.others = self._other_cases()
        self.do = Button(t("transfer.lend.do"), "primary", parent=self)
        self.do.setObjectName("lend_do")
        self.do.clicked.connect(self._choose)
        self.said = ProblemText(parent=self)
        self.said.setObjectName("lend_said")
        self._form = self._lay_out()
        self.column.addWidget(self._form)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.setFocusProxy(self.to)

    def _machines(self) -> QuietCombo:
        combo = QuietCombo(self)
        combo.setObjectName("lend_to")
        combo.addItem(t("transfer.lend.by_code"), None)
        last = transfer.last_machine(self._desk, self._case_id)
        for place, one in enumerate(Machines(self._desk).known(), 1):
            combo.addItem(t("transfer.lend.to_machine", name=one.machine.name), one.machine)
            if one.machine.id == last:
                combo.setCurrentIndex(place)
        return combo

    def _other_cases(self) -> dict[str, QCheckBox]:
        boxes = {}
        for one in transfer.others(self._desk, self._case_id):
            title = t("transfer.case", number=one.number, measure=tables.measure(one.measure).name)
            box = QCheckBox(title, self)
            box.setObjectName(f"lend_other/{one.number}")
            boxes[one.id] = box
        return boxes

    def _lay_out(self) -> QWidget:
        form = QWidget(self)
        form.setProperty("kind", "clear")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(Field(t("transfer.lend.to"), self.to, t("transfer.lend.to_help"), form))
        if self.others:
            column.addWidget(Heading(t("transfer.lend.others"), "group", form))
            for box in self.others.values():
                column.addWidget(box)
        column.addWidget(Field(t("transfer.lend.reason"), self.reason, t("transfer.lend.reason_help"), form))
        column.addWidget(self.do, 0, Qt.AlignmentFlag.AlignLeft)
        return form

    def _choose(self) -> None:
        """Ask where the file is to be put, and write it there."""
        name = transfer.file_name(transfer_keys.new_id())
        path = dialogs.choose_save(self, name, KIND, t("transfer.lend.save_title"))
        if path is None or self._background.busy:
            return
        ids = (self._case_id, *(id for id, box in self.others.items() if box.isChecked()))
        wish = Wish(ids, path, self.reason.text(), self.to.currentData())
        self._form.setEnabled(False)
        self.said.show_problem(t("transfer.lend.writing"), "info", word="")
        lend = partial(transfer.lend, self._desk, wish)
        missed = self._missed
        self._background.run(
            lend,
            lambda handed: self._done(handed) if isValid(self) else missed(handed),
            lambda error: self._failed(error) if isValid(self) else missed(error),
        )

    def _failed(self, error: LssdeskError) -> None:
        self._form.setEnabled(True)
        self.said.show_problem(str(error), word="")
        self.do.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, handed: Handed) -> None:
        self._form.hide()
        self.help.hide()
        self.said.show_problem(t("transfer.lend.done", name=handed.path.name), "info", word="")
        card = self._told(handed)
        self.column.insertWidget(self.column.count() - 1, card)
        card.show()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, handed: Handed) -> QFrame:
        """What is to be told to whoever opens the file."""
        card = QFrame(self)
        card.setObjectName("lend_told")
        card.setProperty("kind", "card")
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that a screen reader reads it at once
        card.setAccessibleName(f"{self.said.text()} {_spoken(handed.code)}")
        column = QVBoxLayout(card)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        column.setSpacing(theme.GRID)
        if handed.code:
            column.addWidget(Heading(t("transfer.lend.code"), parent=card))
            column.addWidget(HelpText(t("transfer.lend.code_help"), card))
            column.addLayout(_groups(handed.code, card))
        column.addWidget(Heading(t("transfer.lend.mark"), parent=card))
        column.addWidget(HelpText(t("transfer.lend.mark_help"), card))
        column.addWidget(fingerprint(Machines(self._desk).own().machine, "lend_mark", card))
        return card


def _spoken(code: str) -> str:
    """The code letter by letter."""
    groups = enumerate(code.split("-") if code else (), 1)
    return ". ".join(t("transfer.lend.group", number=n, letters=" ".join(group)) for n, group in groups)


def _groups(code: str, parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * theme.GRID)
    for place, group in enumerate(code.split("-")):
        label = QLabel(f"{place + 1}   {group}", parent)
        label.setObjectName(f"lend_group_{place + 1}")
        label.setProperty("kind", "strong")
        label.setAccessibleName(t("transfer.lend.group", number=place + 1, letters=" ".join(group)))
        grid.addWidget(label, place // _ROW, place % _ROW)
    grid.setColumnStretch(_ROW, 1)
    return grid
