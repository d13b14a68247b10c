"""What a line of free words offers besides: values that fit, each with what it means, one press away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lssdesk.flow.delegation import Suggestion
from lssdesk.law.practice import plain
from lssdesk.texts import t
from lssdesk.ui.parts import Button, HelpText, WrapButton

MOST = 5  # that are shown before one asks for all


class Suggestions(QWidget):
    """Below its line: what the typed value means, and those that fit.  ``chosen`` gives the value."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._shown: tuple[Suggestion, ...] = ()
        self._all = False
        self._writable = True
        self._rows: list[WrapButton] = []
        self.meaning = HelpText("", self)
        self.meaning.setObjectName("meaning")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._more = Button("", "link", parent=self)
        self._more.setObjectName("suggest_more")
        self._more.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.meaning)
        column.addLayout(self._list)
        column.addWidget(self._more)

    def show_for(self, value: str, offered: Sequence[Suggestion], writable: bool) -> None:
        """Say what ``value`` means, and offer what fits as long as the field can be written."""
        self.setVisible(bool(offered))
        self.meaning.setText(_meaning(value.strip(), offered))
        self.meaning.setVisible(bool(self.meaning.text()))
        fitting = tuple(one for one in offered if one.fits) if writable else ()
        if (fitting, writable) != (self._shown, self._writable) or not self._rows:
            self._shown, self._writable = fitting, writable
            self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self._shown if self._all else self._shown[:MOST]
        self._rows = [self._row(one) for one in shown]
        left = len(self._shown) - len(shown)
        self._more.setText(t("delegation.more", count=left))
        self._more.setVisible(left > 0)

    def _row(self, one: Suggestion) -> WrapButton:
        row = WrapButton(t("delegation.offer", point=one.value, holder=one.text), self, link=True)
        row.setObjectName(f"suggest:{one.value}")
        row.setToolTip(t("delegation.choose"))
        row.clicked.connect(lambda: self.chosen.emit(one.value))
        self._list.addWidget(row)
        row.show()
        return row

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self._rows[MOST].setFocus()


def _meaning(value: str, offered: Sequence[Suggestion]) -> str:
    """Who holds the point that is typed; without one, what is offered."""
    found = next((one for one in offered if plain(one.value) == plain(value)), None)
    if found is not None:
        return t("delegation.holds" if found.fits else "delegation.other", point=value, holder=found.text)
    if value:
        return t("delegation.unknown", point=value)
    return t("delegation.offered" if any(one.fits for one in offered) else "delegation.none_fits")
