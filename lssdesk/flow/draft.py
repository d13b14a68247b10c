"""The case being written: what was typed, kept field by field, with undo that has names.

What can be read as a value goes into the document; what cannot be read yet (half a date) is kept
as it was typed beside it, so that nothing is lost.  Writing is gathered until :meth:`Draft.store`
is called (the window does so at most two seconds after a key), and each store is one step of undo.
So is what changes several fields at once, or something beside them: a note placed, a picture added.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lssdesk.errors import Refused
from lssdesk.flow.undo import NamedUndo
from lssdesk.model import document
from lssdesk.model.case import Case
from lssdesk.model.document import Document
from lssdesk.texts import t

PARTS = (
    "person", "register", "application", "inquiry", "decision", "service", "appeal", "order", "follow_up",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """What stands in a field: a value of the document, or a text that could not be read."""

    value: Any = None
    raw: str | None = None


@dataclass(frozen=True)
class Change:
    """One field changed."""

    pointer: str
    label: str
    before: Entry
    after: Entry


@dataclass(frozen=True)
class Changed:
    """A step of undo: fields changed in one unit of work."""

    name: str
    changes: tuple[Change, ...]

    @property
    def pointer(self) -> str:
        """The field that undo leads to."""
        return self.changes[0].pointer


@dataclass(frozen=True)
class Deed:
    """A step of undo beside the fields: ``forth`` does it and ``back`` takes it back, under a unit's name."""

    name: str
    pointer: str
    forth: Callable[[str], None]
    back: Callable[[str], None]


Step = Changed | Deed


@dataclass(frozen=True)
class Stored:
    """A part of the case as it is to be stored; ``document`` is an object, of the notes a list."""

    document: Any
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
class Draft(NamedUndo):
    """A case under work.  ``save`` stores parts under a name; ``frozen`` parts cannot be written.

    ``content`` and ``unparsed`` are what the fields show; ``_kept`` is what is stored, so that a change
    that is refused never stands in the way of the others.
    """

    content: Document
    save: Save
    unparsed: dict[str, str] = field(default_factory=dict)
    frozen: frozenset[str] = frozenset()
    _kept: tuple[Document, Mapping[str, str]] = field(init=False)
    _typed: tuple[Document, Case] | None = field(init=False, default=None)
    _pending: dict[str, Change] = field(default_factory=dict)
    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kept = (self.content, dict(self.unparsed))

    @property
    def case(self) -> Case:
        """The typed case as it stands now; converted once a change, since much asks for it at each key."""
        if self._typed is None or self._typed[0] is not self.content:
            self._typed = self.content, document.to_case(self.content)
        return self._typed[1]

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
        self._put([(pointer, after)])

    def store(self) -> None:
        """Store what was written since the last time.

        A change that cannot be stored stays pending and is tried again with the next call; the others are
        stored all the same, and the first error is raised at the end.
        """
        problems: list[Exception] = []
        for change in list(self._pending.values()):
            try:
                if change.before != change.after:
                    step = _step_of(change)
                    self._save(step.name, [(change.pointer, change.after)])
                    self._done.append(step)
                del self._pending[change.pointer]
            except Exception as problem:
                problems.append(problem)
        if problems:
            raise problems[0]

    def change(self, name: str, values: Mapping[str, Any]) -> None:
        """Change several fields in one unit of work, stored at once; undo leads to the first of them.

        Refused, with the pointer, for a field of what is decided, or one that waits to be mended.
        """
        self._settle(values)
        changes = tuple(
            Change(pointer, "", self._entry(pointer), Entry(value)) for pointer, value in values.items()
        )
        pairs = [(change.pointer, change.after) for change in changes]
        self._save(name, pairs)
        self._put(pairs)
        self._remember(Changed(name, changes))

    def do(self, deed: Deed) -> None:
        """Do something beside the fields, as a step of undo."""
        self._settle(())
        deed.forth(deed.name)
        self._remember(deed)

    def renew(self, part: str, value: Any) -> None:
        """Show what has become of a part that is written elsewhere."""
        self.content = document.put(self.content, f"/{part}", value)
        kept, unparsed = self._kept
        self._kept = document.put(kept, f"/{part}", value), unparsed

    @property
    def kept(self) -> Document:
        """What is stored of the content, without what was written since."""
        return self._kept[0]

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not stored yet."""
        return bool(self._pending)

    @property
    def undo_step(self) -> str | None:
        """What undo would take back: "ändrade syfte"."""
        if self._pending:
            return _step_of(next(reversed(self._pending.values()))).name
        return self._done[-1].name if self._done else None

    @property
    def redo_step(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].name if self._undone else None

    def undo(self) -> str | None:
        """Take the last change back; the pointer of the field, or None where there is nothing.

        A change that a rule refused was never stored, so it is only taken out of its field.
        """
        try:
            self.store()
        except Refused:
            _, refused = self._pending.popitem()
            self._put([(refused.pointer, refused.before)])
            self._undone.append(_step_of(refused))
            return refused.pointer
        if not self._done:
            return None
        step = self._done[-1]
        self._turn(step, "flow.undo")
        self._undone.append(self._done.pop())
        return step.pointer

    def redo(self) -> str | None:
        """Do the change that was taken back again; the pointer of the field, or None."""
        if not self._undone:
            return None
        step = self._undone[-1]
        self._turn(step, "flow.redo")
        self._done.append(self._undone.pop())
        return step.pointer

    def _turn(self, step: Step, key: str) -> None:
        name, back = t(key, name=step.name), key == "flow.undo"
        if isinstance(step, Deed):
            (step.back if back else step.forth)(name)
            return
        pairs = [(one.pointer, one.before if back else one.after) for one in step.changes]
        self._save(name, pairs)
        self._put(pairs)

    def _settle(self, pointers: Iterable[str]) -> None:
        """Store what is pending; what a rule refuses stands in the way of its own fields only."""
        for pointer in pointers:
            if not self.writable(pointer):
                raise Refused(t("store.frozen"), pointer)
        try:
            self.store()
        except Refused:
            if not self._pending.keys().isdisjoint(pointers):
                raise

    def _remember(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()

    def _save(self, name: str, pairs: Iterable[tuple[str, Entry]]) -> None:
        """Store what is kept with these fields changed; where that fails, nothing has changed."""
        content, unparsed = _with(*self._kept, pairs)
        parts: dict[str, Stored] = {}
        for part in dict.fromkeys(part_of(pointer) for pointer, _ in pairs):
            own = {key: text for key, text in unparsed.items() if part_of(key) == part}
            parts[part] = Stored(content.get(part, {}), own)
        self.save(name, parts)
        self._kept = (content, unparsed)

    def _entry(self, pointer: str) -> Entry:
        return Entry(self.read(pointer), self.raw(pointer))

    def _put(self, pairs: Iterable[tuple[str, Entry]]) -> None:
        self.content, self.unparsed = _with(self.content, self.unparsed, pairs)


def _step_of(change: Change) -> Changed:
    return Changed(changed_name(change.label), (change,))


def _with(
    content: Document, unparsed: Mapping[str, str], pairs: Iterable[tuple[str, Entry]]
) -> tuple[Document, dict[str, str]]:
    """Content and unread texts with some fields changed."""
    texts = dict(unparsed)
    for pointer, entry in pairs:
        content = document.put(content, pointer, entry.value)
        texts.pop(pointer, None)
        if entry.raw is not None:
            texts[pointer] = entry.raw
    return content, texts
