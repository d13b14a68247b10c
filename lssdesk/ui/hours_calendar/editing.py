"""What changes entries: opening, making, moving, stretching, copying and removing them [CAL-002]."""

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import changes, edits, what_if
from lssdesk.ui.hours_calendar.board import name_of
from lssdesk.ui.hours_calendar.cost_editor import CostEditor
from lssdesk.ui.hours_calendar.editor import SessionEditor
from lssdesk.ui.hours_calendar.edits import Change, Clip, Entry, Moved
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.entry_editor import Choices, EntryEditor
from lssdesk.ui.hours_calendar.selecting import Selecting
from lssdesk.ui.hours_calendar.view_model import Item

FIRST_TIME = (time(10), time(12))


class Editing(Selecting):
    """Part of the calendar: each change is told to the owner as edits with a name, and stored there."""

    editor: SessionEditor
    cost_editor: CostEditor
    edited: SignalInstance
    new_id: Callable[[], str]
    _clip: Clip | None = None

    def show_page(self, page: QWidget) -> None:
        """Show a page of the side."""
        raise NotImplementedError

    def leave(self) -> None:
        """Back from a drag, an editor, a sum or the keys."""
        raise NotImplementedError

    @property
    def editors(self) -> tuple[EntryEditor, EntryEditor]:
        """That of sessions and that of costs."""
        return self.editor, self.cost_editor

    def overuse(self, measure: str, session: Session) -> int:
        """Minutes of a session that would pass the balance."""
        return what_if.overuse(self.board.of(measure), session)

    def occasions(self, day: date, chosen: str) -> Choices:
        """The sessions of a day in all tracks, and the one with that id, for a cost to belong to."""
        found = [item for one in self.board.tracks for item in one.on(day) if item.unit == "minutes"]
        known = {item.id for item in found}
        others = [one.items[chosen] for one in self.board.tracks if chosen in one.items]
        found += [item for item in others if item.unit == "minutes" and item.id not in known]
        return [
            (item.id, t("calendar.editor.occasion", name=name_of(item.measure), clock=item.label))
            for item in found
        ]

    def open_selected(self) -> None:
        """Open the selected entry, or a new one on a day that has none."""
        item = self.selected_item()
        if item is None and self.board.on(self._selection.day):
            self.go_to(self._selection.day)
            item = self.selected_item()
        if item is None:
            self.open_new()
        else:
            self._edit(item.entry, item.measure, existing=True)

    def open_item(self, day: date, item: Item | None) -> None:
        """Select and open."""
        self.choose(day, item)
        self.open_selected()

    def open_new(self) -> None:
        """Open a new entry on the selected day, like the last one before it."""
        day, content = self._selection.day, self.board.content
        before = next((entry for entry in reversed(content.entries) if entry.day <= day), None)
        if content.unit == "ore":
            blank = Cost(id=self.new_id(), day=day, amount=0, provider=self._last_provider())
            self._edit(blank, content.measure, existing=False)
            return
        start, end = (before.start, before.end) if before else FIRST_TIME
        self._edit(self._blank(day, start, end), content.measure, existing=False)

    def open_blank(self, day: date, minute: int) -> None:
        """Open a new entry on a day, a session at a time."""
        self._selection = Selection(day)
        if self.board.content.unit == "ore":
            self.open_new()
            return
        at = changes.placed(self._blank(day, *FIRST_TIME), day, minute, minute + 120)
        self._edit(at, self.board.content.measure, existing=False)

    def _blank(self, day: date, start: time, end: time) -> Session:
        status = edits.status_on(day, self.board.today)
        provider = self._last_provider()
        return Session(id=self.new_id(), day=day, start=start, end=end, status=status, provider=provider)

    def _last_provider(self) -> str:
        """The provider that was named last on the current track."""
        return next((one.provider for one in reversed(self.board.content.entries) if one.provider), "")

    def _edit(self, entry: Entry, measure: str, existing: bool) -> None:
        editor = self.cost_editor if isinstance(entry, Cost) else self.editor
        written = [one for track in self.board.tracks for one in reversed(track.entries)]
        editor.propose("provider", (one.provider for one in written))
        if editor is self.editor:
            editor.propose("companion", (one.companion for one in written if isinstance(one, Session)))
        name = name_of(measure) if len(self.board.tracks) > 1 else ""
        self.show_page(editor)
        editor.open(entry, measure, name, self.board.today, existing)

    def store(self, editor: EntryEditor, entry: Entry) -> None:
        """Take over what an editor says."""
        old, measure = editor.entry, editor.measure
        self.leave()
        if old is None:
            self.tell(edits.added("added", [(measure, entry)]))
            return
        item = self.board.of(measure).items[old.id]
        self.tell(edits.replaced("changed", [(item, entry)]))

    def add_made(self, template: Session) -> None:
        """A session made by hand, on the current track."""
        blank = self._blank(template.day, template.start, template.end)
        self.tell(edits.added("added", [(self.board.content.measure, blank)]))

    def change(self, verb: str, pairs: Sequence[Moved]) -> None:
        """Entries moved or stretched by hand."""
        self.tell(edits.replaced(verb, pairs))

    def add_copies(self, pairs: Sequence[Moved]) -> None:
        """Entries copied by hand, each on its own track."""
        today = self.board.today
        copies = [(item.measure, edits.copy_of(entry, self.new_id(), today)) for item, entry in pairs]
        self.tell(edits.added("copied", copies))

    def tell(self, change: Change) -> None:
        """Select what is changed and tell the owner, unless a clock time does not exist [HRS-018]."""
        if not change.edits:
            return
        if problem := change.problem(self.board.today):
            self.note.show_problem(problem, "info", "")
            return
        if made := change.made:
            first = next(edit.after for edit in change.edits if edit.after)
            self._anchor = made[0]
            self._selection = Selection(first.day, made[0], frozenset(made if len(made) > 1 else ()))
        self.note.clear()
        self.edited.emit(change.name, list(change.edits))
        self.refresh()
        self._mind_overuse()

    def _mind_overuse(self) -> None:
        """Say where what was just made passes the balance and no reason is written [HRS-015]."""
        item = self.selected_item()
        if item and isinstance(item.entry, Session) and item.overuse and not item.entry.overuse_reason:
            over = self.board.content.amount(item.overuse)
            self.note.show_problem(t("calendar.note.over", amount=over), "info", "")

    def move_selected(self, days: int = 0, minutes: int = 0) -> None:
        """Move all that is marked."""
        self.tell(edits.moved(self.selected_items(), days, minutes))

    def stretch_selected(self, minutes: int) -> None:
        """Make the marked sessions end later, or earlier."""
        self._reshape(lambda session: changes.stretched(session, minutes))

    def begin_selected(self, minutes: int) -> None:
        """Make the marked sessions begin later, or earlier."""
        self._reshape(lambda session: changes.begun(session, minutes))

    def _reshape(self, change: Callable[[Session], Session]) -> None:
        sessions = [item for item in self.selected_items() if isinstance(item.entry, Session)]
        self.tell(edits.replaced("changed", [(item, change(item.entry)) for item in sessions]))

    def remove_selected(self) -> None:
        """Remove the entry in the editor, or else all that is marked."""
        self._remove("removed")

    def _remove(self, verb: str) -> None:
        open_editor = next((editor for editor in self.editors if editor.entry), None)
        items = self.selected_items()
        if open_editor:
            items = [self.board.of(open_editor.measure).items[open_editor.entry.id]]
        if not items:
            return
        self.leave()
        self.tell(edits.removed(verb, items))
        self.go_to(self._selection.day)

    def copy_selected(self) -> None:
        """Remember what is marked."""
        items = self.selected_items()
        self._clip = Clip(tuple(items), cut=False) if items else self._clip

    def cut_selected(self) -> None:
        """Remember what is marked, and take it away."""
        items = self.selected_items()
        if items:
            self._clip = Clip(tuple(items), cut=True)
            self._remove("cut")

    def paste(self) -> None:
        """What is remembered once more, the first of it on the selected day."""
        clip, content = self._clip, self.board.content
        if clip is not None:
            found = clip.on(self._selection.day, content.measure, content.unit, self.board.today, self.new_id)
            self._clip = Clip(clip.items, cut=False)
            self.tell(edits.added("pasted", found))
