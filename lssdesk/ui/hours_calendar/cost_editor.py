"""The inline editor of one cost."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.model.case import Cost
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.cost_draft import (
    COST_FIELDS,
    KINDS,
    CostDraft,
    cost_draft_of,
    cost_of,
    cost_problems,
)
from lssdesk.ui.hours_calendar.draft import day_of
from lssdesk.ui.hours_calendar.entry_editor import Choices, EntryEditor, fill
from lssdesk.ui.hours_calendar.receipt_picture import ReceiptPicture
from lssdesk.ui.hours_calendar.receipts import Receipts

_NONE = {"session": "calendar.editor.no_occasion", "attachment": "receipts.picture.none"}


class CostEditor(EntryEditor):
    """``occasions``: the sessions of a day that a cost may belong to, and the one of an id; id and words.

    Pictures of receipts are there once ``keep_receipts`` says where they are.
    """

    NAMES = COST_FIELDS
    FIRST = "amount"
    TEXTS = "cost_editor"

    def __init__(self, occasions: Callable[[date, str], Choices], parent: QWidget) -> None:
        self._occasions = occasions
        self._receipts: Receipts | None = None
        self._is_open = False  # a field that loses the keyboard when one leaves is no longer shown
        self._gone = ""  # the picture that the cost names and that is no longer there
        super().__init__(parent)
        self.keep_receipts(None)

    def keep_receipts(self, receipts: Receipts | None) -> None:
        """Say where pictures of receipts are; None hides them, and what a cost names stays."""
        self._receipts = receipts
        for part in (self.fields["attachment"], self.picture):
            part.setVisible(receipts is not None)

    def choices(self, name: str) -> Choices | None:
        if name == "kind":
            named = [(kind, t(f"calendar.cost_kind.{kind}").capitalize()) for kind in KINDS]
            return [("", t("calendar.cost_kind.none")), *named]
        return [("", t(_NONE[name]))] if name in _NONE else None

    def add_fields(self, column: QVBoxLayout) -> None:
        self.picture = ReceiptPicture(self)
        self.picture.show_wanted.connect(self._show_picture)
        self.picture.remove_wanted.connect(self._remove_picture)
        self.picture.add_wanted.connect(self._add_picture)
        super().add_fields(column)
        column.insertWidget(column.indexOf(self.fields["attachment"]) + 1, self.picture)
        for one, following in pairwise((self.fields["attachment"].widget, *self.picture.buttons)):
            QWidget.setTabOrder(one, following)

    def open(self, entry: Cost, measure: str, track_name: str, today: date, existing: bool) -> None:
        self._is_open = True
        self._offer(entry.day, entry.session)
        self._offer_pictures(entry.attachment)
        self.picture.forget()
        super().open(entry, measure, track_name, today, existing)

    def forget(self) -> None:
        super().forget()
        self._is_open = False
        self.picture.forget()

    def draft_of(self, entry: Cost) -> CostDraft:
        return cost_draft_of(entry)

    def draft(self) -> CostDraft:
        return CostDraft(**self.values())

    def problems(self, draft: CostDraft) -> Mapping[str, str]:
        return cost_problems(draft, self._today)

    def entry_of(self, draft: CostDraft) -> Cost | None:
        return cost_of(draft, self._today, self._before)

    def plain(self, name: str, text: str) -> str:
        if name == "day":
            return words.plain_day(text, self._today)
        return words.plain_amount(text) if name == "amount" else text

    def show_dependent(self, draft: CostDraft) -> None:
        if day := day_of(draft.day, self._today):
            self._offer(day, draft.session)
        if self._receipts and self._is_open:
            name, gone = self.fields["attachment"].widget.currentText(), draft.attachment == self._gone
            self.picture.show_receipt(self._receipts, draft.attachment, name, gone and bool(self._gone))

    def _offer(self, day: date, chosen: str) -> None:
        none = [("", t(_NONE["session"]))]
        fill(self.fields["session"].widget, [*none, *self._occasions(day, chosen)])

    def _offer_pictures(self, chosen: str) -> None:
        """Every picture there is; the chosen one also where it is gone, so that nothing is lost unasked."""
        known = self._receipts.list() if self._receipts else ()
        self._gone = "" if chosen in {id for id, _ in known} else chosen
        gone = [(chosen, t("receipts.picture.gone"))] if self._gone else []
        fill(self.fields["attachment"].widget, [("", t(_NONE["attachment"])), *gone, *known])

    def _show_picture(self) -> None:
        self._try(lambda receipts: receipts.show(self.draft().attachment))

    def _remove_picture(self) -> None:
        self._set("attachment", "")
        self.show_dependent(self.draft())
        self.fields["attachment"].widget.setFocus()

    def _add_picture(self) -> None:
        path = dialogs.choose_open(self, "receipts.kinds", t("receipts.choose_title"))
        if path is not None:
            self._try(lambda receipts: self._take(receipts, path))

    def _take(self, receipts: Receipts, path: Path) -> None:
        """Take in a file and let it be the one of the cost; what stood there is still to be chosen."""
        day = day_of(self.draft().day, self._today) or self._today
        id, is_new = receipts.add(path, day)
        self._offer_pictures(id)
        self._set("attachment", id)
        self.show_dependent(self.draft())
        self.picture.say(t("receipts.picture.added" if is_new else "receipts.picture.same"), "info")
        self.scroll.ensureWidgetVisible(self.picture)
        self.store_button.setFocus()

    def _try(self, do: Callable[[Receipts], None]) -> None:
        """Do it; where it is refused that is said, and the fields stay as they are."""
        if self._receipts is None:
            return
        try:
            do(self._receipts)
        except LssdeskError as error:
            self.picture.say(str(error), "warn")
            self.scroll.ensureWidgetVisible(self.picture)
