"""Cards as the value of a field: a list of objects, each a small form under a line that names it."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lssdesk.model.forms import Column, Field
from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.forms.rows import Row, RowBox, RowsEditor
from lssdesk.ui.parts import Button, HelpText

_WIDE = ("long_text", "flag")  # kinds of fields that want a line of their own
_NAMING = ("text", "choice", "day")  # kinds of fields that say which card it is
_PARTS, _SIGNS = 2, 60  # of a title, at most
_TWO = 4  # units of width from which two fields stand beside each other


class CardBox(RowBox):
    """One card: its title, which folds it, and its fields, two beside each other where they have room."""

    def __init__(self, row: Row, field: Field, today: date, parent: QWidget) -> None:
        self._card = field.card[:1].upper() + field.card[1:]
        self._number, self._most = 1, 1
        self._asked: set[str] = set()
        super().__init__(row, field.fields, today, parent)
        self.setProperty("kind", "card")
        self.edited.connect(self._show_title)
        self.edited.connect(self._ask)

    @property
    def folded(self) -> bool:
        """Whether only the title can be seen."""
        return self._body.isHidden()

    def fold(self, folded: bool) -> None:
        """Fold the card, or show its fields."""
        self._body.setHidden(folded)
        self.title.setIcon(icons.icon("fold" if folded else "unfold"))
        self._show_title()

    def reach(self, key: str) -> None:
        self.fold(False)

    def name(self, number: int) -> None:
        """Names for a screen reader, by the card's number."""
        self._number = number
        for column in self._columns:
            cell = self.cells[column.key]
            cell.setAccessibleName(t("form.card_cell", card=self._card, number=number, column=column.text))
            cell.setObjectName(f"{number - 1}/{column.key}")
        self.title.setObjectName(f"{number - 1}/fold")
        self.remove.setAccessibleName(t("form.remove_card_number", card=self._card, number=number))
        self.remove.setToolTip(t("form.remove_card"))
        self.remove.setObjectName(f"{number - 1}/remove")
        self._show_title()

    def arrange(self, most: int) -> None:
        """Lay the fields out in one column, or in two where ``most`` units have room for them."""
        self._most, columns = most, 2 if most >= _TWO else 1
        self._asked = self._now_asked()
        line, place = 0, 0
        for column in self._columns:
            self._boxes[column.key].setVisible(column.key in self._asked)
            if column.key not in self._asked:
                continue
            width = columns if column.kind in _WIDE else 1
            if place + width > columns:
                line, place = line + 1, 0
            self._grid.addWidget(self._boxes[column.key], line, place, 1, width, Qt.AlignmentFlag.AlignTop)
            place += width
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def _now_asked(self) -> set[str]:
        """Keys of the fields that this card asks for by what is filled in."""
        raw = self.row.raw
        return {column.key for column in self._columns if column.key in raw or column.asked(self.row.values)}

    def _ask(self) -> None:
        """Show the fields that are asked for now, where an answer has changed that."""
        if self._now_asked() != self._asked:
            self.arrange(self._most)

    def _lay_out(self) -> None:
        self.title = Button("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(lambda: self.fold(not self.folded))
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        self._body = QWidget(self)
        self._body.setProperty("kind", "clear")
        self._body.setLayout(self._grid)
        self._grid.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, 2 * theme.GRID)
        self._grid.setHorizontalSpacing(2 * theme.GRID)
        self._grid.setVerticalSpacing(2 * theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._body)
        order = [self.title, *self.cells.values(), self.remove]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _label(self, column: Column) -> QLabel:
        label = QLabel(column.text)
        label.setProperty("kind", "strong")
        label.setWordWrap(True)
        return label

    def _explain(self, column: Column, stack: QVBoxLayout) -> None:
        if column.help:
            stack.addWidget(HelpText(column.help))

    def _show_title(self) -> None:
        """What is filled in names the card; before that its number does."""
        title = " · ".join(self._said(_NAMING)[:_PARTS]) or next(iter(self._said(("long_text",))), "")
        title = " ".join(title.split()) or t("form.card", card=self._card, number=self._number)
        self.title.setText(title if len(title) <= _SIGNS else f"{title[: _SIGNS - 1].rstrip()}…")
        state = t("form.card_folded" if self.folded else "form.card_open")
        known = {"card": self._card, "number": self._number}
        self.title.setAccessibleName(t("form.card_state", **known, title=title, state=state))
        self.title.setToolTip(t("form.card_unfold" if self.folded else "form.card_fold"))

    def _said(self, kinds: Iterable[str]) -> list[str]:
        said = []
        for column in self._columns:
            if column.kind in kinds and (value := self.row.values.get(column.key)):
                labels = {option.value: option.label for option in column.options}
                said.append(labels.get(value, str(value)))
        return said


class CardsEditor(RowsEditor):
    """Cards that are added, filled, folded and removed in place.  What is there already comes folded."""

    def __init__(self, form_field: Field, today: date, parent: QWidget | None = None) -> None:
        self._field = form_field
        super().__init__(form_field, today, parent)
        self._list.setSpacing(theme.GRID)

    def _add_text(self) -> str:
        return t("form.add_card", card=self._field.card[:1].lower() + self._field.card[1:])

    def _make_box(self, row: Row) -> RowBox:
        card = CardBox(row, self._field, self._today, self)
        card.fold(False)
        return card

    def _new_row(self) -> None:
        super()._new_row()
        QTimer.singleShot(0, self, self._bring_last)

    def _bring_last(self) -> None:
        """Let the new card be seen, all of it where it has room."""
        page: QWidget | None = self
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None and self._boxes:
            page.widget().layout().activate()
            page.ensureWidgetVisible(self._boxes[-1], 0, theme.GRID)
            page.ensureWidgetVisible(self.window().focusWidget(), 0, 6 * theme.GRID)

    def _rebuild(self, rows: Iterable[Row]) -> None:
        opened = {number for number, box in enumerate(self._boxes) if not box.folded}
        super()._rebuild(rows)
        for number, box in enumerate(self._boxes):
            box.fold(number not in opened and not box.row.raw)
