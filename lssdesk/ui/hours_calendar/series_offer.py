"""After one occasion of a plan was changed or taken away: an offer to do the same with the others."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import series
from lssdesk.ui.hours_calendar.edits import Change
from lssdesk.ui.hours_calendar.view_model import Content
from lssdesk.ui.parts import Button, FlowLayout


class SeriesOffer(QFrame):
    """``wanted``: the ``Change`` of the others; ``kept``: the days that stay, without the clock time."""

    wanted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("series_offer")
        self.setProperty("kind", "banner")
        self.setProperty("severity", "info")
        self._changes: dict[str, tuple[Change, tuple[date, ...]]] = {}
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = {scope: Button(_text(scope, 0)) for scope in ("following", "all")}
        self.only_button = Button(t("calendar_more.offer.only"), "quiet")
        self.only_button.clicked.connect(self.hide)
        self.sentence.setMinimumHeight(self.only_button.sizeHint().height())
        row, flow = QHBoxLayout(self), FlowLayout()
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        row.addLayout(flow)
        for part in (self.sentence, *self.buttons.values(), self.only_button):
            flow.addWidget(part)
        for scope, button in self.buttons.items():
            button.setObjectName(f"offer_{scope}")
            button.clicked.connect(lambda _on=False, scope=scope: self._take(scope))
        self.hide()

    def offer(self, content: Content, before: Session, after: Session | None) -> None:
        """Show what can be done alike, where anything can; ``after`` None: it was taken away."""
        self._changes = {scope: _alike(content, before, after, scope) for scope in ("following", "all")}
        counts = {scope: len(change.edits) for scope, (change, _) in self._changes.items()}
        verb = "removed" if after is None else "changed"
        self.sentence.setText(t(f"calendar_more.offer.{verb}"))
        for scope, button in self.buttons.items():
            button.setText(_text(scope, counts[scope]))
            button.setVisible(
                bool(counts[scope]) and (scope == "following" or counts["all"] > counts["following"])
            )
        self.setVisible(any(counts.values()))

    def _take(self, scope: str) -> None:
        self.hide()
        self.wanted.emit(*self._changes[scope])


def _text(scope: str, count: int) -> str:
    return t(f"calendar_more.offer.{scope}", n=count)


def _alike(
    content: Content, before: Session, after: Session | None, scope: series.Scope
) -> tuple[Change, tuple[date, ...]]:
    items = series.others(content, before, scope)
    return series.changed(items, before, after) if after else (series.removed(items), ())
