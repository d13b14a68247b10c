"""The office's wordings: found in a list, read, written, tried on sample letters, approved and ended."""

from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import Desk
from lssdesk.flow.wordings import Line
from lssdesk.texts import t
from lssdesk.ui import may
from lssdesk.ui.case.autosave import Autosave
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.wording_detail import WordingDetail
from lssdesk.ui.office.wording_editor import WordingEditor
from lssdesk.ui.office.wording_list import WordingList
from lssdesk.ui.parts import Button, ProblemText

_LEFT = Qt.AlignmentFlag.AlignLeft
DEEDS = {
    **dict.fromkeys(("edit", "copy", "discard"), "wording_draft"),
    **dict.fromkeys(("approve", "retire", "restore"), "wording_approve"),
}
"""The deed behind each button of a wording."""


class WordingPage(OfficePage):
    """One thing at a time: the list, one wording, or the one that is written.

    What is typed is kept as one types, until it is a draft or is called off.
    """

    not_stored = Signal(str)
    mended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("wordings", t("wordings_admin.title"), t("wordings_admin.help"), parent)
        self._desk = desk
        self.editor: WordingEditor | None = None
        self.detail: WordingDetail | None = None
        self.autosave = Autosave(self._keep, self)
        self.autosave.failed.connect(lambda error: self.not_stored.emit(t("case.not_saved", problem=error)))
        self.autosave.mended.connect(self.mended)
        self.back = Button(t("wordings_admin.back"), "link", "back", self)
        self.back.setObjectName("wording_back")
        self.back.clicked.connect(self.show_list)
        self.new = Button(t("wordings_admin.new"), "primary", "add", self)
        self.new.setObjectName("wording_new")
        self.new.clicked.connect(lambda: self._write({}))
        may.only(self.new, desk.officers, "wording_draft")
        self._said = ProblemText(parent=self)
        self._said.setObjectName("wording_said")
        self.list = WordingList(self)
        self.list.opened.connect(self.open)
        for button in (self.back, self.new):
            self.column.addWidget(button, 0, _LEFT)
        self.column.addWidget(self._said)
        self.column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.show_list()
        begun = desk.wordings.begun()
        if begun and desk.officers.may("wording_draft"):
            self._write(begun)

    # --- what is shown -------------------------------------------------------------------------

    def show_list(self) -> None:
        """The list, at the wording that was read last."""
        if self.editor is not None:
            self._call_off()
            return
        read = self.detail.line.id if self.detail else ""
        self._put_away()
        self.list.show_lines(self._desk.wordings.lines())
        self._arrange(self.list)
        if read:
            self.list.select(read)

    def open(self, id: str, said: str = "") -> None:
        """One wording, with a sentence on what was just done."""
        self._put_away()
        detail = self.detail = WordingDetail(
            self._desk.wordings.line(id), self._desk.wordings, self._desk.today, self
        )
        detail.changed.connect(lambda sentence: self.open(id, sentence))
        detail.edit_wanted.connect(lambda: self._write(_begun(detail.line)))
        detail.discard_wanted.connect(lambda: self._discard(id))
        detail.looked_at.connect(self._scroll_to)
        for name, button in detail.buttons.items():
            may.only(button, self._desk.officers, DEEDS[name])
        self.column.addWidget(detail)
        self.column.addStretch(1)
        self._arrange(detail)
        if said:
            self._said.show_problem(said, "info", word="")
        first = next((one for one in detail.buttons.values() if one.isEnabled()), self.back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _write(self, begun: dict[str, Any]) -> None:
        self._put_away()
        editor = self.editor = WordingEditor(begun, self._desk.today, self)
        editor.edited.connect(self.autosave.soon)
        editor.wanted.connect(self._kept)
        editor.left.connect(self._call_off)
        self.column.addWidget(editor)
        self.column.addStretch(1)
        self._arrange(editor)
        editor.begin()
        self.verticalScrollBar().setValue(0)

    def _scroll_to(self, part: QWidget) -> None:
        """Let what has just come be seen, from its top where it is higher than the page."""
        QTimer.singleShot(0, self, lambda: self._scroll(part))  # when it is laid out

    def _scroll(self, part: QWidget) -> None:
        if not isValid(part):
            return
        top = part.mapTo(self.widget(), QPoint(0, 0)).y()
        self.ensureVisible(0, min(top + part.height(), top + self.viewport().height()), 0, 0)
        self.ensureVisible(0, top, 0, 0)

    def _arrange(self, shown: QWidget) -> None:
        self.help.setVisible(shown is self.list)
        self.list.setVisible(shown is self.list)
        self.new.setVisible(shown is self.list)
        self.back.setVisible(shown is self.detail)
        shown.show()

    def _put_away(self) -> None:
        self._said.clear()
        for old in (self.detail, self.editor):
            if old is not None:
                stretch = self.column.takeAt(self.column.indexOf(old) + 1)
                del stretch
                self.column.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.detail = self.editor = None

    def event(self, event: QEvent) -> bool:
        """Esc leads from a wording to the list, before it leads away from the page."""
        wanted = event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
        if wanted and self.detail is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.detail is not None:
            self.show_list()
        else:
            super().keyPressEvent(event)

    # --- what is done --------------------------------------------------------------------------

    def _keep(self) -> None:
        if self.editor is not None and self.editor.changed:
            self._desk.wordings.keep(self.editor.begun())

    def _kept(self) -> None:
        """Keep what is written as a draft."""
        editor = self.editor
        assert editor is not None
        try:
            id = self._desk.wordings.write(editor.content(), *editor.wished())
            self.autosave.stop()
            self._desk.wordings.keep({})
        except LssdeskError as error:
            editor.say(error)
            return
        self.open(id, t("wordings_admin.kept"))

    def _call_off(self) -> None:
        self.autosave.stop()
        try:
            self._desk.wordings.keep({})
        except LssdeskError as error:
            self.not_stored.emit(str(error))
            return
        self._put_away()
        self.show_list()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self, id: str) -> None:
        wordings = self._desk.wordings
        try:
            wordings.discard(id)
        except LssdeskError as error:
            self._said.show_problem(str(error), "block", word="")
            return
        if any(line.id == id for line in wordings.lines()):
            self.open(id, t("wordings_admin.discarded"))
        else:
            self.show_list()
            self._said.show_problem(t("wordings_admin.discarded"), "info", word="")


def _begun(line: Line) -> dict[str, Any]:
    """What writing begins with: the wording itself, or a copy of a shipped one that it is to stand for."""
    begun: dict[str, Any] = msgspec.to_builtins(line.content)
    if not line.own:
        return {**begun, "id": "", "replaces": line.id, "source": line.content.source}
    days = {"first_day": line.draft.first_day, "last_day": line.draft.last_day} if line.draft else {}
    words = {key: day.isoformat() if day else "" for key, day in days.items()}
    return {**begun, "id": line.id, **words, "fixed_place": bool(line.versions)}
