"""The case being written: what was typed, kept field by field, with undo that has names.

What can be read as a value goes into the document; what cannot be read yet (half a date) is kept
as it was typed beside it, so that nothing is lost.  Writing is gathered until :meth:`Draft.store`
is called (the window does so at most two seconds after a key), and each store is one step of undo.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lssdesk.errors import Refused
from lssdesk.model import document
from lssdesk.model.case import Case
from lssdesk.model.document import Document
from lssdesk.texts import t

PARTS = ("person", "application", "inquiry", "decision")


@dataclass(frozen=True)
class Entry:
    """What stands in a field: a value of the document, or a text that could not be read."""

    value: Any = None
    raw: str | None = None


@dataclass(frozen=True)
class Change:
    """One field changed: the step that undo takes back."""

    pointer: str
    label: str
    before: Entry
    after: Entry


@dataclass(frozen=True)
class Stored:
    """A part of the case as it is to be stored."""

    document: Mapping[str, Any]
    unparsed: Mapping[str, str]


Save = Callable[[str, Mapping[str, Stored]], None]


def part_of(pointer: str) -> str:
    """The part of the case that a pointer leads into: ``/decision/day`` is in ``decision``."""
    return document.keys(pointer)[0]


def changed_name(label: str) -> str:
    """Name of the unit of work that changes a field: "ändrade syfte"."""
    words = label.rstrip("?:. ")
    return t("flow.changed", label=words[:1].lower() + words[1:])


@dataclass
class Draft:
    """A case under work.  ``save`` stores parts under a name; ``frozen`` parts cannot be written.

    ``content`` and ``unparsed`` are what the fields show; ``_kept`` is what is stored, so that a change
    that is refused never stands in the way of the others.
    """

    content: Document
    save: Save
    unparsed: dict[str, str] = field(default_factory=dict)
    frozen: frozenset[str] = frozenset()
    _kept: tuple[Document, Mapping[str, str]] = field(init=False)
    _pending: dict[str, Change] = field(default_factory=dict)
    _done: list[Change] = field(default_factory=list)
    _undone: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kept = (self.content, dict(self.unparsed))

    @property
    def case(self) -> Case:
        """The typed case as it stands now."""
        return document.to_case(self.content)

    def read(self, pointer: str) -> Any:
        """The value at a pointer, or None."""
        return document.get(self.content, pointer)

    def raw(self, pointer: str) -> str | None:
        """What was typed and could not be read, if the field holds such a text."""
        return self.unparsed.get(pointer)

    def writable(self, pointer: str) -> bool:
        """Whether the part is still a draft."""
        return part_of(pointer) not in self.frozen

    def write(self, pointer: str, value: Any, label: str, raw: str | None = None) -> None:
        """Put a value, or with ``raw`` a text that cannot be read yet, into a field."""
        before, after = self._entry(pointer), Entry(value, raw)
        if before == after or not self.writable(pointer):
            return
        earlier = self._pending.pop(pointer, None)
        self._pending[pointer] = Change(pointer, label, earlier.before if earlier else before, after)
        self._undone.clear()
        self._put(pointer, after)

    def store(self) -> None:
        """Store what was written since the last time.

        A change that cannot be stored stays pending and is tried again with the next call; the others are
        stored all the same, and the first error is raised at the end.
        """
        problems: list[Exception] = []
        for change in list(self._pending.values()):
            try:
                if change.before != change.after:
                    self._save(changed_name(change.label), change.pointer, change.after)
                    self._done.append(change)
                del self._pending[change.pointer]
            except Exception as problem:
                problems.append(problem)
        if problems:
            raise problems[0]

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not stored yet."""
        return bool(self._pending)

    @property
    def undo_step(self) -> str | None:
        """What undo would take back: "ändrade syfte"."""
        last = next(reversed(self._pending.values()), None) or (self._done[-1] if self._done else None)
        return changed_name(last.label) if last else None

    @property
    def redo_step(self) -> str | None:
        """What redo would do again."""
        return changed_name(self._undone[-1].label) if self._undone else None

    @property
    def undo_name(self) -> str | None:
        """The same as an action: "Ångra: ändrade syfte"."""
        return t("flow.undo", name=self.undo_step) if self.undo_step else None

    @property
    def redo_name(self) -> str | None:
        """The same as an action: "Gör om: ändrade syfte"."""
        return t("flow.redo", name=self.redo_step) if self.redo_step else None

    def undo(self) -> str | None:
        """Take the last change back; the pointer of the field, or None where there is nothing.

        A change that a rule refused was never stored, so it is only taken out of its field.
        """
        try:
            self.store()
        except Refused:
            _, refused = self._pending.popitem()
            self._put(refused.pointer, refused.before)
            self._undone.append(refused)
            return refused.pointer
        if not self._done:
            return None
        change = self._done[-1]
        self._step(change, change.before, "flow.undo")
        self._undone.append(self._done.pop())
        return change.pointer

    def redo(self) -> str | None:
        """Do the change that was taken back again; the pointer of the field, or None."""
        if not self._undone:
            return None
        change = self._undone[-1]
        self._step(change, change.after, "flow.redo")
        self._done.append(self._undone.pop())
        return change.pointer

    def _step(self, change: Change, entry: Entry, name: str) -> None:
        self._save(t(name, name=changed_name(change.label)), change.pointer, entry)
        self._put(change.pointer, entry)

    def _save(self, name: str, pointer: str, entry: Entry) -> None:
        """Store what is kept with this one field changed; where that fails, nothing has changed."""
        part = part_of(pointer)
        content, unparsed = _with(*self._kept, pointer, entry)
        own = {key: text for key, text in unparsed.items() if part_of(key) == part}
        self.save(name, {part: Stored(content.get(part, {}), own)})
        self._kept = (content, unparsed)

    def _entry(self, pointer: str) -> Entry:
        return Entry(self.read(pointer), self.raw(pointer))

    def _put(self, pointer: str, entry: Entry) -> None:
        self.content, self.unparsed = _with(self.content, self.unparsed, pointer, entry)


def _with(
    content: Document, unparsed: Mapping[str, str], pointer: str, entry: Entry
) -> tuple[Document, dict[str, str]]:
    """Content and unread texts with one field changed."""
    others = {key: text for key, text in unparsed.items() if key != pointer}
    raw = {} if entry.raw is None else {pointer: entry.raw}
    return document.put(content, pointer, entry.value), others | raw
