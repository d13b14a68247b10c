"""Reading a JSON document strictly: every value knows its path, every error how to mend it.

Raised is ``InputError`` with one Swedish sentence: line and column where the JSON cannot be read at all, else
the JSON path of the value (``$.entries[3].end``).
"""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NoReturn, TypeVar, get_args

from lssdesk.errors import InputError
from lssdesk.law.hours.values import whole
from lssdesk.texts import t

MAX_DEPTH = 100
_SHOWN = 40
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})")
_MOMENT = re.compile(r"([0-9-]{10})T([0-9]{2}:[0-9]{2})(?::[0-5][0-9](?:\.[0-9]+)?)?")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_KINDS = {bool: "truth", int: "number", float: "number", str: "text", list: "list", type(None): "null"}
L = TypeVar("L", bound=str)


class _Object(dict[str, Any]):
    """A JSON object that remembers a key that it was given twice."""

    repeated: str | None = None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        made.repeated = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return made


def _integer(digits: str) -> int:
    """A whole number; one of absurd length stands as one that is out of every range."""
    return int(digits) if len(digits) < 19 else 10**18


class Node:
    """A value of the document, with its path."""

    __slots__ = ("path", "value")

    def __init__(self, value: Any, path: str) -> None:
        self.value = value
        self.path = path

    def refuse(self, key: str, **values: object) -> NoReturn:
        """Raise the text ``calc.<key>`` for this value."""
        raise InputError(t(f"calc.{key}", where=self.path, found=self._shown(), **values))

    def _shown(self) -> str:
        if isinstance(self.value, str):
            return quoted(self.value)
        if type(self.value) is int and abs(self.value) < 10**18:
            return str(self.value)
        return t(f"calc.kinds.{_KINDS.get(type(self.value), 'object')}")

    def fields(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Node"]:
        """The keys of an object: all of ``required``, some of ``optional``, no others, none twice."""
        if not isinstance(self.value, _Object):
            self.refuse("object")
        if self.value.repeated is not None:
            Node(None, key_path(self.path, self.value.repeated)).refuse("repeated_key")
        allowed = (*required, *optional)
        for key in self.value:
            if key not in allowed:
                known = ", ".join(allowed)
                Node(None, key_path(self.path, key)).refuse("unknown_key", known=known)
        for key in required:
            if key not in self.value:
                Node(None, key_path(self.path, key)).refuse("missing_key")
        return {key: Node(value, f"{self.path}.{key}") for key, value in self.value.items()}

    def items(self) -> list["Node"]:
        """The members of a list."""
        if not isinstance(self.value, list):
            self.refuse("list")
        return [Node(value, f"{self.path}[{index}]") for index, value in enumerate(self.value)]

    def text(self) -> str:
        """A string of whole characters."""
        if not isinstance(self.value, str):
            self.refuse("text")
        if any("\ud800" <= letter <= "\udfff" for letter in self.value):
            self.refuse("half_character")
        return self.value

    def flag(self) -> bool:
        """``true`` or ``false``."""
        if not isinstance(self.value, bool):
            self.refuse("flag")
        return self.value

    def integer(self, least: int, most: int) -> int:
        """A whole number within limits; ``true`` and ``3.0`` are none."""
        if type(self.value) is not int or not least <= self.value <= most:
            self.refuse("integer", least=least, most=most)
        return self.value

    def choice(self, kind: type[L] | Any) -> Any:
        """One of the strings of a ``Literal``."""
        allowed = get_args(kind)
        if not isinstance(self.value, str) or self.value not in allowed:
            self.refuse("choice", allowed=", ".join(allowed))
        return self.value

    def day(self) -> date:
        """A day, ``YYYY-MM-DD``."""
        day = _day(self.value)
        return self.refuse("day") if day is None else day

    def clock(self) -> time:
        """A clock time, ``HH:MM``, from 00:00 to 23:59."""
        clock = _clock(self.value)
        return self.refuse("clock") if clock is None else clock

    def moment(self) -> datetime:
        """A local day and time, ``YYYY-MM-DDTHH:MM``; seconds are cut off."""
        found = _MOMENT.fullmatch(self.value) if isinstance(self.value, str) else None
        day, clock = (_day(found[1]), _clock(found[2])) if found else (None, None)
        return self.refuse("moment") if day is None or clock is None else datetime.combine(day, clock)

    def decimal(self, per_unit: int, decimals: int, key: str) -> int:
        """A decimal number above 0, as a string, with a point or a comma, in ``per_unit`` parts of its unit.

        ``key`` is the text for one that is not.  Nobody is granted more than nine digits before the comma.
        """
        pattern = rf"[0-9]{{1,9}}(?:[.,][0-9]{{1,{decimals}}})?"
        if not isinstance(self.value, str) or not re.fullmatch(pattern, self.value):
            self.refuse(key)
        number = Decimal(self.value.replace(",", "."))
        return whole(number, per_unit) if number > 0 else self.refuse(key)


def read(text: str) -> Node:
    """The document as its outermost value.  A byte order mark before it is let pass."""
    text = text.removeprefix("\ufeff")
    try:
        return Node(json.loads(text, object_pairs_hook=_object, parse_int=_integer), "$")
    except json.JSONDecodeError as wrong:
        raise InputError(t("calc.syntax", line=wrong.lineno, column=wrong.colno)) from None
    except RecursionError:
        line, column = _too_deep(text)
        raise InputError(t("calc.nested", line=line, column=column)) from None


def _too_deep(text: str) -> tuple[int, int]:
    """Line and column of the bracket that is one too many."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            break
    before = text[: found.start()]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def key_path(path: str, key: str) -> str:
    """The path of ``key`` in the object at ``path``; an odd key in quotes, cut where it is long."""
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f"{path}[{quoted(key)}]"


def quoted(text: str) -> str:
    """``text`` on one line, in quotes, cut where it is long."""
    cut = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    printable = "".join(letter if letter.isprintable() else "�" for letter in cut)
    return f"”{printable}”"


def _day(value: object) -> date | None:
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _clock(value: object) -> time | None:
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
