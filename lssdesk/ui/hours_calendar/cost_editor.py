"""The inline editor of one cost."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from lssdesk.model.case import Cost
from lssdesk.texts import t
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


class CostEditor(EntryEditor):
    """``occasions``: the sessions of a day that a cost may belong to, and the one of an id; id and words."""

    NAMES = COST_FIELDS
    FIRST = "amount"
    TEXTS = "cost_editor"

    def __init__(self, occasions: Callable[[date, str], Choices], parent: QWidget) -> None:
        self._occasions = occasions
        super().__init__(parent)

    def choices(self, name: str) -> Choices | None:
        if name == "kind":
            named = [(kind, t(f"calendar.cost_kind.{kind}").capitalize()) for kind in KINDS]
            return [("", t("calendar.cost_kind.none")), *named]
        return [("", t("calendar.editor.no_occasion"))] if name == "session" else None

    def open(self, entry: Cost, measure: str, track_name: str, today: date, existing: bool) -> None:
        self._offer(entry.day, entry.session)
        super().open(entry, measure, track_name, today, existing)

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

    def _offer(self, day: date, chosen: str) -> None:
        none = [("", t("calendar.editor.no_occasion"))]
        fill(self.fields["session"].widget, [*none, *self._occasions(day, chosen)])
