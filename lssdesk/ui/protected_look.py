"""The second look: what an officer sees, chooses and writes before something about the protected leaves."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lssdesk.flow.protected import Answer, Look
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, Heading, HelpText, Segmented
from lssdesk.ui.parts.labels import Symbol

CLOSED, OPENED = "closed", "opened"
MOST = 12  # lines of what would also stand in the document
_WIDE, _HIGH = 560, 560  # pixels at 100 % text
_AROUND = 96  # pixels for buttons and edges, at 100 % text
_LONGEST = 500  # signs of a reason


def before(parent: QWidget | None, look: Look | None) -> Answer | None:
    """Ask where there is something to look at; None where the officer changes her mind."""
    return ask(parent, look) if look else Answer(asked=False)


def ask(parent: QWidget | None, look: Look) -> Answer | None:
    """Show the second look until it is answered; a test may replace this function."""
    dialog = SecondLook(look, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.answer if accepted else None


class SecondLook(QDialog):
    """Esc and the second button call it off.  A reason is asked for where something tells the place."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("second_look")
        self.setWindowTitle(t("protected.look.title"))
        self._look = look
        self.choice = Segmented(
            [(one, t(f"protected.look.{one}")) for one in (CLOSED, OPENED)], t("protected.look.choice")
        )
        self.choice.setObjectName("look_choice")
        self.choice.set_value(CLOSED)
        self.choice.changed.connect(self._choose)
        self._extra = QWidget()
        self.reason = QLineEdit()
        self.reason.setObjectName("look_reason")
        self.reason.setMaxLength(_LONGEST)
        self._reason = Field(t("protected.look.reason"), self.reason, t("protected.look.reason_help"))
        self.go_on = Button(t("protected.look.go_on"), "primary")
        self.go_on.setObjectName("look_go_on")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._go_on)
        self.stop = Button(t("common.cancel"), "quiet")
        self.stop.setObjectName("look_stop")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.reject)
        self._lay_out()
        self._choose(CLOSED)

    @property
    def answer(self) -> Answer:
        """What is chosen and written now."""
        return Answer(self.choice.value() == OPENED, self.reason.text().strip())

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        inside.setProperty("kind", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * theme.GRID, 0)
        column.setSpacing(theme.GRID + theme.GRID // 2)
        for part in (self._head(), *self._told(), self.choice, self._extra, self._reason):
            column.addWidget(part)
        column.addStretch(1)
        self.choice.setVisible(bool(self._look.extra))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, theme.GRID, 2 * theme.GRID)
        whole.setSpacing(2 * theme.GRID)
        whole.addWidget(area, 1)
        whole.addLayout(self._buttons())

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("kind", "clear")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(Symbol("protected", "warn", 20))
        row.addWidget(Heading(t("protected.look.title")), 1)
        return head

    def _told(self) -> Iterator[QWidget]:
        """What there is to know: the way, the routine, and what still tells the place."""
        look = self._look
        yield HelpText(look.about)
        routine = t("protected.look.routine", text=look.routine)
        yield HelpText(routine if look.routine else t("protected.look.no_routine"))
        if look.unread:
            yield HelpText(t("protected.look.unread"))
        if look.found:
            rows = [
                t("protected.look.found_row", what=t(f"protected.what.{one.secret.what}"), words=one.words)
                for one in look.found
            ]
            yield Heading(t("protected.look.found"), "group")
            yield HelpText("\n".join(rows))
            yield HelpText(t("protected.look.found_fixed" if look.fixed else "protected.look.found_what"))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 2 * theme.GRID, 0)
        row.setSpacing(theme.GRID)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.go_on)
        return row

    def _choose(self, chosen: str | None) -> None:
        """One of the two is always chosen; what more stands in the document is shown with it."""
        self.choice.set_value(chosen or CLOSED)
        opened = chosen == OPENED
        if opened and self._extra.layout() is None:
            self._fill_extra()
        self._extra.setVisible(opened)
        self._reason.setVisible(opened or self._look.needs_reason)
        self._reason.clear_problem()
        self._fit()

    def _fit(self) -> None:
        """As high as what is asked now, as far as that is no page of its own."""
        wide = theme.px(_WIDE)
        high = self._inside.layout().totalHeightForWidth(wide - 6 * theme.GRID)
        self.resize(wide, min(theme.px(_HIGH), high + theme.px(_AROUND)))

    def _fill_extra(self) -> None:
        self._extra.setProperty("kind", "clear")
        column = QVBoxLayout(self._extra)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        lines = [*self._look.extra[:MOST]]
        if len(self._look.extra) > MOST:
            lines.append(t("protected.look.more", count=len(self._look.extra) - MOST))
        column.addWidget(Heading(t("protected.look.extra"), "group"))
        said = HelpText("\n".join(lines))
        said.setObjectName("look_extra")
        column.addWidget(said)

    def _go_on(self) -> None:
        answer = self.answer
        needed = answer.opened or self._look.needs_reason
        if needed and not any(map(str.isalnum, answer.reason)):
            self._reason.show_problem(t("protected.look.reason_missing"))
            self._fit()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.reason if self._look.needs_reason else self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)
