"""A person's data in plain Swedish: each value with the question it answers, in the order it is asked.

Words come from the forms where a form asks for it, else from the types' own labels.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import inspect

from lssdesk.law import journal
from lssdesk.law.hours.said import kronor
from lssdesk.letters import swedish
from lssdesk.model import document, forms
from lssdesk.model.extract import Extract
from lssdesk.texts import t

_ORE = ("amount", "cost", "companion_cost")
"""Keys whose whole number is öre."""
_JOURNAL_KIND = "cases/*/journal/*/kind"
_OWN = ("id", "series", "source", "attachment", "session", "corrects")
"""Keys of occasions and costs that tie rows to each other and say nothing of a person."""
_ALWAYS = ("status",)
"""Keys of them that are said even where they are as usual."""
_OF_ROWS = ("sessions", "costs", "unused", "notes", "journal")
_GROUPS = {
    "cases/*/sessions/*/status": "calendar.status",
    "cases/*/sessions/*/activity": "calendar.activity",
    "cases/*/costs/*/kind": "calendar.cost_kind",
    "cases/*/unused/*/reason": "calendar_more.why.choice",
    "cases/*/decision/kind": "wordings_admin.words",
    "cases/*/decision/refusal_ground": "wordings_admin.words",
}
_SEPARATOR = " – "


Keys = tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One value: under which heading, what it answers, and where it lies in the extract.

    ``told``: it says, or may say, what somebody else told, so it is looked at before it is handed out.
    ``needed``: its row is nothing without it.  ``words``: free words.
    """

    pointer: str
    group: tuple[str, ...]
    label: str
    value: str
    told: bool = False
    needed: bool = False
    words: bool = False


Items = Iterator[Item]


def items(extract: Extract) -> tuple[Item, ...]:
    """Every value that is there, in order."""
    return tuple(_Walk(extract).of(inspect.type_info(Extract), extract, (), (), ()))


class _Walk:
    def __init__(self, extract: Extract) -> None:
        self._cases = [(one.number, one.measure) for one in extract.cases]

    def of(self, kind: Any, value: Any, keys: Keys, group: Keys, labels: Keys, needed: bool = False) -> Items:
        kind = _bare(kind)
        if isinstance(kind, inspect.StructType):
            yield from self._struct(kind, value, keys, group, labels)
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                label = _asked(_general((*keys, key))) or _named(keys[-1], key)
                yield from self.of(kind.value_type, inner, (*keys, key), group, (*labels, label))
        elif isinstance(value, list | tuple):
            yield from self._rows(kind, value, keys, group, labels)
        elif value not in (None, ""):
            label = _SEPARATOR.join(dict.fromkeys(labels)) or group[-1]
            shown = _shown(value, kind, _general(keys))
            words = isinstance(kind, inspect.StrType)
            yield Item(document.pointer(keys), group, label, shown, _told(keys), needed, words)

    def _struct(self, kind: Any, value: Any, keys: Keys, group: Keys, labels: Keys) -> Items:
        in_row = len(keys) > 2 and keys[-2] in _OF_ROWS
        for field in kind.fields:
            key, inner = field.encode_name, getattr(value, field.name)
            always = in_row and key in _ALWAYS
            if (in_row and key in _OWN) or (inner == field.default and not always):
                continue
            own = (*keys, key)
            label = _asked(_general(own)) or _title(field.type)
            said = () if key == "answers" or (key == "text" and keys[-2:-1] == ("answers",)) else (label,)
            if _is_part(keys) and _holds_more(field.type):
                heading = () if key == "cases" else (label,)
                yield from self.of(field.type, inner, own, (*group, *heading), ())
            else:
                needed = field.required or always
                yield from self.of(field.type, inner, own, group, (*labels, *said), needed)

    def _rows(self, kind: Any, value: Any, keys: Keys, group: Keys, labels: Keys) -> Items:
        inner = kind.item_type
        if not isinstance(_bare(inner), inspect.StructType):
            for place, one in enumerate(value):
                yield from self.of(inner, one, (*keys, str(place)), group, labels)
            return
        for place, one in enumerate(value):
            own = (*keys, str(place))
            if keys == ("cases",):
                number, measure = self._cases[place]
                heading = t("archive.extract.case", number=number, measure=measure)
                yield from self.of(inner, one, own, (heading,), ())
            else:
                number = t("archive.extract.row", number=place + 1)
                yield from self.of(inner, one, own, group, (*labels, number))


def _named(part: str, key: str) -> str:
    return t("archive.extract.wording") if part == "wordings" else key


def _bare(kind: Any) -> Any:
    """A type without its labels, and without that it may be missing."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        return _bare(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
    return kind


def _title(kind: Any) -> str:
    while isinstance(kind, inspect.Metadata):
        if title := (kind.extra_json_schema or {}).get("title"):
            return str(title)
        kind = kind.type
    return ""


def _is_part(keys: Keys) -> bool:
    """Whether what lies there are parts, which have headings of their own."""
    return not keys or (len(keys) == 2 and keys[0] == "cases")


def _holds_more(kind: Any) -> bool:
    return isinstance(_bare(kind), inspect.StructType | inspect.VarTupleType)


def _general(keys: Keys) -> str:
    """Where a value lies whatever row it is in: ``cases/*/inquiry/needs/*/need``."""
    return "/".join("*" if key.isdigit() else key for key in keys)


def _form_path(path: str) -> str:
    return "/" + path.removeprefix("cases/*/")


@cache
def _fields() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """Question and choices by where the answer lies, of every form that is shipped."""
    found: dict[str, tuple[str, dict[str, str]]] = {}

    def add(path: str, text: str, options: tuple[forms.Option, ...]) -> None:
        _, choices = found.setdefault(path, (text.rstrip(":. "), {}))
        choices.update({one.value: one.label for one in options})

    for name in forms.names():
        for field in forms.load(name).fields():
            add(field.path, field.text, field.options)
            if field.options:
                add(f"{field.path}/choice", "", field.options)
            for column in (*field.columns, *field.fields):
                add(f"{field.path}/*/{column.key}", column.text, column.options)
    return found


def _asked(path: str) -> str:
    """What the form asks there; empty where no form does."""
    return _fields().get(_form_path(path), ("", {}))[0]


def _shown(value: Any, kind: Any, path: str) -> str:
    """A value as it is read: choices by their labels, days and amounts as Swedish writes them."""
    if isinstance(value, bool):
        return t("archive.extract.yes" if value else "archive.extract.no")
    if isinstance(value, int):
        return kronor(value) if path.rsplit("/", 1)[-1] in _ORE else str(value)
    choices = _fields().get(_form_path(path), ("", {}))[1]
    if value in choices:
        return choices[value]
    if path == _JOURNAL_KIND:
        return journal.label(value)
    if isinstance(kind, inspect.LiteralType):
        return choice(path, value)
    return next((shown(value) for type_, shown in _READERS if isinstance(value, type_)), str(value))


def choice(path: str, value: str) -> str:
    """A choice in words where no form offers it."""
    return t(f"{_GROUPS.get(path, 'archive.choice')}.{value}")


def _moment(at: datetime) -> str:
    return t("archive.extract.moment", day=swedish.day(at.date()), time=f"{at:%H.%M}")


_READERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (datetime, _moment),
    (date, swedish.day),
    (time, lambda at: f"{at:%H.%M}"),
    (Decimal, swedish.number),
)


def words_needed() -> Iterator[tuple[str, str]]:
    """Where each choice lies and its value, that no form has words for."""
    for path, values in _values(inspect.type_info(Extract), ()):
        known = _fields().get(_form_path(path), ("", {}))[1]
        yield from ((path, str(value)) for value in values if str(value) not in known)


def _values(kind: Any, keys: Keys) -> Iterator[tuple[str, tuple[Any, ...]]]:
    kind = _bare(kind)
    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _values(field.type, (*keys, field.encode_name))
    elif isinstance(kind, inspect.VarTupleType):
        yield from _values(kind.item_type, (*keys, "*"))
    elif isinstance(kind, inspect.LiteralType):
        yield "/".join(keys), kind.values


_TOLD_KEYS = ("who", "told_by", "reply", "outcome", "contact", "applicant_name", "with_whom", "taking_part")
_TOLD_PARTS = ("journal", "notes", "disclosures", "evidence")


def _told(keys: Keys) -> bool:
    return keys[-1] in _TOLD_KEYS or any(part in keys for part in _TOLD_PARTS)
