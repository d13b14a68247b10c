"""Above a case that is handed out: to whom and since when, and a way to wait no longer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lssdesk.flow import transfer
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer import Lent
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.texts import t
from lssdesk.ui import theme, why
from lssdesk.ui.parts import Button, Symbol
from lssdesk.ui.why import Question


class LentBanner(QWidget):
    """Hidden where the case is not handed out; ``changed`` when one waits no longer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lent_banner")
        self.setProperty("kind", "banner")
        self.setProperty("severity", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk: Desk | None = None
        self._case_id = ""
        self.sentence = QLabel(self)
        self.sentence.setObjectName("lent_sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.back = Button(t("transfer.lent.back"), "quiet", parent=self)
        self.back.setObjectName("lent_back")
        self.back.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
        row.setSpacing(theme.GRID)
        row.addWidget(Symbol("info", "info", 13, self))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.back)
        self.hide()

    def show_case(self, desk: Desk, case_id: str) -> None:
        """Say how it stands with a case now."""
        self._desk, self._case_id = desk, case_id
        lent = transfer.lent(desk, case_id)
        self.setVisible(lent is not None)
        if lent is not None:
            self.sentence.setText(said(lent))
            self.setAccessibleName(self.sentence.text())

    def _take_back(self) -> None:
        desk, case_id = self._desk, self._case_id
        assert desk is not None
        asked = Question(t("transfer.lent.title"), t("transfer.lent.help"), t("transfer.lent.do"))
        if why.ask(self, asked, lambda reason, _: transfer.take_back(desk, case_id, reason)):
            self.show_case(desk, case_id)
            self.changed.emit()


def said(lent: Lent) -> str:
    """To whom and since when, in a sentence."""
    since = f"{lent.since.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    if lent.to:
        return t("transfer.lent.to", name=lent.to, since=since)
    return t("transfer.lent.by_code", since=since)
