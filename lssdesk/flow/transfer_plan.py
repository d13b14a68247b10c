"""What taking in a case would do: what comes in, what both sides changed, and what cannot be merged.

Pure values; nothing is read or written here.  A decision is asked for wherever something that was typed on
one side would not be in what comes out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from lssdesk.flow import records
from lssdesk.flow.transfer_state import PACKED, STATES, CaseState, LetterFacts, Part, PersonState, raw, tidy
from lssdesk.model import merge
from lssdesk.model.merge import GONE, UNSURE, Conflict

Side = Literal["mine", "theirs"]
What = Literal["new", "conflict", "signed", "twice", "kept"]


@dataclass(frozen=True)
class Item:
    """One thing of the preview; ``case_id`` is empty for what the person's cases share.

    ``new``: comes in.  ``conflict``: one side's value, or a text of one's own (``free``), is to be chosen.
    ``signed``: one side has signed meanwhile, what the other wrote since is not in it; ``twice``: both have.
    These two are seen and confirmed.  ``kept``: what the other side took away stays, since a signed decision
    rests on it.
    """

    what: What
    case_id: str
    pointer: str
    base: Any
    mine: Any
    theirs: Any
    stays: Side = "mine"
    free: bool = False

    @property
    def key(self) -> str:
        """Its name among the decisions."""
        return f"{self.case_id}{self.pointer}"

    @property
    def asks(self) -> bool:
        """Whether the officer has to decide or confirm it."""
        return self.what in ("conflict", "signed", "twice")


@dataclass(frozen=True)
class Choice:
    """What the officer decided on an item: a side, or with ``own`` a text of her own."""

    side: Side
    own: str | None = None


Choices = Mapping[str, Choice]


@dataclass(frozen=True)
class PersonPlan:
    """A person as she would be; ``mine`` is None where she is not known here."""

    mine: PersonState | None
    theirs: PersonState
    content: dict[str, Any]
    items: tuple[Item, ...] = ()

    def settled(self, choices: Choices) -> dict[str, Any]:
        """The fields with what was decided."""
        return _settled(self.content, self.items, choices)


@dataclass(frozen=True)
class CasePlan:
    """A case as it would be; ``mine`` is None where it is not here.

    ``taken`` are parts to freeze as the other side signed them, ``letters`` those to take in, ``aside`` those
    that were signed there although this side had signed as well.
    """

    mine: CaseState | None
    theirs: CaseState
    content: dict[str, Any]
    items: tuple[Item, ...] = ()
    taken: Mapping[str, Part] = field(default_factory=dict)
    letters: tuple[LetterFacts, ...] = ()
    aside: tuple[LetterFacts, ...] = ()

    @property
    def id(self) -> str:
        """The case's id, the same on both machines."""
        return self.theirs.id

    @property
    def guarded(self) -> bool:
        """Guarded where either side has it so."""
        return self.theirs.guarded or bool(self.mine and self.mine.guarded)

    @property
    def state(self) -> str:
        """The state that is further along; only with its letter a case is decided."""
        mine = self.mine.state if self.mine else "open"
        if not (self.letters or (self.mine and self.mine.letters)):
            return mine
        return max(mine, self.theirs.state, key=STATES.index)

    @property
    def number(self) -> str:
        """The number here; where a letter that is taken in bears another, that one."""
        keeps = self.mine is not None and not self.letters
        return self.mine.number if self.mine and keeps else self.theirs.number

    def settled(self, choices: Choices) -> dict[str, Any]:
        """The fields with what was decided."""
        return _settled(self.content, self.items, choices)


def _settled(content: Mapping[str, Any], items: Sequence[Item], choices: Choices) -> dict[str, Any]:
    values = {}
    for item in items:
        if item.what == "conflict":
            choice = choices[item.key]
            values[item.pointer] = getattr(item, choice.side) if choice.own is None else choice.own
    found: dict[str, Any] = tidy(merge.settle(content, values))
    return found


def person(base: Any, mine: PersonState | None, theirs: PersonState) -> PersonPlan:
    """What becomes of a person."""
    if mine is None:
        return PersonPlan(None, theirs, theirs.fields)
    merged = merge.merge({} if base is None else base, mine.fields, theirs.fields)
    return PersonPlan(mine, theirs, merged.content, tuple(_items("", merged)))


def case(base: Any, mine: CaseState | None, theirs: CaseState, aside: frozenset[str]) -> CasePlan:
    """What becomes of a case.  ``aside`` are ids of letters that are kept aside already."""
    if mine is None:
        frozen = {kind: part for kind, part in theirs.parts.items() if part.frozen_at}
        return CasePlan(None, theirs, theirs.fields, taken=frozen, letters=theirs.letters)
    return _Planning({} if base is None else base, mine, theirs).plan(aside)


def _items(case_id: str, merged: merge.Merged) -> Iterator[Item]:
    for one in merged.changes:
        yield _item("new", case_id, one)
    for one in merged.conflicts:
        yield _item("conflict", case_id, one, free=_free(one))


def _item(what: What, case_id: str, one: Conflict, stays: Side = "mine", free: bool = False) -> Item:
    return Item(what, case_id, one.pointer, _sure(one.base), one.mine, one.theirs, stays, free)


def _sure(base: Any) -> Any:
    """What it was before, as far as both sides agree on that."""
    if isinstance(base, Mapping):
        found = {key: _sure(value) for key, value in base.items()}
        return {key: value for key, value in found.items() if value is not GONE}
    if isinstance(base, list):
        return GONE if any(_sure(one) is GONE for one in base) else base
    return GONE if base is UNSURE else base


def _free(one: Conflict) -> bool:
    """Whether a text of one's own may stand there; whether the case can hold it is tried by the caller."""
    packed = one.pointer.split("/")[1] in PACKED
    texts = [side for side in (one.mine, one.theirs) if side is not GONE]
    return not packed and all(isinstance(text, str) and raw(text) is None for text in texts)


@dataclass(frozen=True)
class _Planning:
    base: Any
    mine: CaseState
    theirs: CaseState

    def plan(self, aside: frozenset[str]) -> CasePlan:
        mine, theirs = self.mine, self.theirs
        known = {letter.id for letter in mine.letters}
        new = tuple(letter for letter in theirs.letters if letter.id not in known)
        twice = bool(new and known - {letter.id for letter in theirs.letters})
        taken = {} if twice else dict(self._taken())
        content, items = {}, []
        for name in dict.fromkeys((*mine.fields, *theirs.fields)):
            value, found = self._field(name, name in taken)
            content[name] = value
            items += found
        second = tuple(letter for letter in new if twice and letter.id not in aside)
        items += [Item("twice", mine.id, f"/letters/{one.id}", GONE, mine.letters[-1], one) for one in second]
        return CasePlan(mine, theirs, content, tuple(items), taken, () if twice else new, second)

    def _taken(self) -> Iterator[tuple[str, Part]]:
        """Parts that the other side has decided and this one has not."""
        for kind, part in self.theirs.parts.items():
            own = self.mine.parts.get(kind)
            if part.frozen_at and not (own and own.frozen_at):
                yield kind, part

    def _field(self, name: str, taken: bool) -> tuple[Any, list[Item]]:
        if name == "journal":
            return self._journal()
        if name == "attachments":
            return self._attachments()
        if taken:
            return self.theirs.fields.get(name, {}), self._lost(name, "theirs")
        own = self.mine.parts.get(name)
        if name in records.KINDS and own and own.frozen_at:
            both = self.theirs.parts[name].frozen_at if name in self.theirs.parts else None
            return self.mine.fields.get(name, {}), [] if both else self._lost(name, "mine")
        return self._merged((name,))

    def _three(self, path: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """Base, mine and theirs with nothing but what is at a path."""
        base = UNSURE if self.base is UNSURE else _only(self.base, path)
        return base, _only(self.mine.fields, path), _only(self.theirs.fields, path)

    def _merged(self, path: tuple[str, ...]) -> tuple[Any, list[Item]]:
        merged = merge.merge(*self._three(path))
        return _at(merged.content, path), list(_items(self.mine.id, merged))

    def _lost(self, name: str, stays: Side, *row: str) -> list[Item]:
        """What the other side wrote since, that is not in what this side signed."""
        base, mine, theirs = self._three((name, *row))
        signed, written = (mine, theirs) if stays == "mine" else (theirs, mine)
        found = merge.merge(base, signed, written)
        items = []
        for one in (*found.changes, *found.conflicts):
            sides = {"mine": one.mine, "theirs": one.theirs}
            if stays == "theirs":
                sides = {"mine": one.theirs, "theirs": one.mine}
            told = Conflict(one.pointer, one.base, sides["mine"], sides["theirs"])
            items.append(_item("signed", self.mine.id, told, stays))
        return items

    def _journal(self) -> tuple[Any, list[Item]]:
        """Note by note: a signed one stays as it is; one that both signed differently is there twice."""
        content, items = {}, list[Item]()
        mine, theirs = (side.fields.get("journal", {}) for side in (self.mine, self.theirs))
        for id in dict.fromkeys((*mine, *theirs)):
            if id not in mine and _copied(theirs[id], mine):
                continue
            value, found = self._note(id, mine.get(id, {}), theirs.get(id, {}))
            items += found
            if value is not GONE:
                content[id] = value
        return content, items

    def _note(self, id: str, own: Any, other: Any) -> tuple[Any, list[Item]]:
        signed, there = bool(own.get("signed_at")), bool(other.get("signed_at"))
        if signed and there:
            twice = own != other and not _copied(other, self.mine.fields["journal"])
            item = Item("twice", self.mine.id, f"/journal/{id}", GONE, own, other)
            return own, [item] if twice else []
        if signed:
            return own, self._lost("journal", "mine", id) if other or self._was_draft(id) else []
        if there:
            new = Item("new", self.mine.id, f"/journal/{id}", GONE, own or GONE, other, "theirs")
            return other, self._lost("journal", "theirs", id) or [new]
        return self._merged(("journal", id))

    def _was_draft(self, id: str) -> bool:
        """Whether both sides had a note that was not signed; a signed one is nobody's to take away."""
        note = {} if self.base is UNSURE else self.base.get("journal", {}).get(id, {})
        return bool(note) and not note.get("signed_at")

    def _attachments(self) -> tuple[Any, list[Item]]:
        """Row by row; what a signed decision rests on stays, whoever took it away."""
        content, found = self._merged(("attachments",))
        mine, theirs = (side.fields.get("attachments", {}) for side in (self.mine, self.theirs))
        locked = {**_locked(self.theirs), **_locked(self.mine)}
        items = [item for item in found if item.pointer.split("/")[2] not in locked]
        kept: dict[str, Any] = {} if content is GONE else dict(content)
        for id, text in locked.items():
            kept[id] = text
            if id not in mine or id not in theirs:
                what: What = "new" if id not in mine else "kept"
                there = theirs.get(id, GONE)
                if id not in mine or _base_has(self.base, id):
                    pointer = f"/attachments/{id}"
                    items.append(Item(what, self.mine.id, pointer, GONE, mine.get(id, GONE), there))
        return kept, items


def _only(fields: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """A document with nothing but what stands at a path, of one or two keys."""
    first, *rest = path
    inner = fields.get(first, {})
    if rest and inner is not UNSURE:
        inner = {key: inner[key] for key in rest if key in inner}
    return {first: inner}


def _at(content: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    node: Any = content
    for key in path:
        node = node.get(key, GONE) if isinstance(node, Mapping) else GONE
    return node


def _locked(side: CaseState) -> dict[str, str]:
    """What was there when the last letter was signed, which the database lets nobody take away."""
    signed = side.signed_at
    found = side.fields.get("attachments", {})
    return {id: text for id, text in found.items() if signed and side.added[id] <= signed}


def _base_has(base: Any, id: str) -> bool:
    return base is not UNSURE and id in base.get("attachments", {})


def _copied(note: Mapping[str, Any], among: Mapping[str, Any]) -> bool:
    """Whether a signed note is there already under another id."""

    def said(one: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in one.items() if key != "id"}

    return any(said(note) == said(one) for one in among.values())
