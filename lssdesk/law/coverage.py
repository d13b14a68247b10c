"""The catalogues of requirements against the program: which ids are done, in part, left out or open.

Four things are laid side by side (formats.md §7): the catalogues (``resources/law/catalogue``, facts
only), the checks that stand in the program, what was judged by hand because no table shows it
(``coverage.toml``), and how many table cases the tests hold (``cases.toml``, which a test keeps true).
A CHECK is done when it has its row among the checks, under its own id or as a twin.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, get_args

import msgspec

from lssdesk import paths
from lssdesk.law import tables
from lssdesk.law.tables import Check
from lssdesk.texts import t

CATALOGUES = ("handling", "lss-measures", "sol-measures", "hours", "providers", "personal-assistance")
"""In the order in which they are reported."""

Mark = Literal[
    "CHECK",
    "DEADLINE",
    "DOCUMENT",
    "WORDING",
    "CALC",
    "POLICY",
    "DATA",
    "STATUS",
    "ACCESS",
    "REPORT",
    "QUESTION",
]
Status = Literal["implemented", "partly", "left_out", "open"]


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what the files hold: closed to unknown keys."""


class Entry(_Data, frozen=True, kw_only=True):
    """One id of a catalogue.

    ``checks`` has the severity of each of its CHECKs, ``warn+block`` where one has two; ``source`` is the
    section that the catalogue names, or the section of the catalogue itself.
    """

    id: str
    marks: tuple[Mark, ...]
    checks: tuple[str, ...] = ()
    source: str

    @property
    def rest(self) -> tuple[Mark, ...]:
        """What the id asks for besides its CHECKs."""
        return tuple(mark for mark in self.marks if mark != "CHECK")


class Judged(_Data, frozen=True, kw_only=True):
    """What was judged by hand about an id: the part of it that is not a row among the checks.

    ``checks`` is the number of its CHECKs that stand in the file ``where`` instead.
    """

    id: str
    status: Literal["implemented", "partly", "left_out"]
    where: str = ""
    why: str = ""
    checks: int = 0


class _Catalogue(_Data, frozen=True, kw_only=True):
    catalogue: str
    entries: tuple[Entry, ...]


class _Coverage(_Data, frozen=True, kw_only=True):
    entries: tuple[Judged, ...]


class _Cases(_Data, frozen=True, kw_only=True):
    cases: dict[str, int]


@cache
def catalogue() -> tuple[Entry, ...]:
    """Every id of every catalogue, in the order of the catalogues.  InputError names a broken file."""
    return tuple(
        entry for name in CATALOGUES for entry in _read(f"catalogue/{name}.toml", _Catalogue).entries
    )


@cache
def judged() -> tuple[Judged, ...]:
    """What was judged by hand."""
    return _read("coverage.toml", _Coverage).entries


@cache
def cases() -> Mapping[str, int]:
    """How many table cases the tests hold, by check (``HND-082/held``) or id."""
    return _read("cases.toml", _Cases).cases


def _read(name: str, kind: type[tables.D]) -> tables.D:
    return tables.parse((paths.resources() / "law" / name).read_text(encoding="utf-8"), name, kind)


def report() -> dict[str, Any]:
    """The whole catalogue with where it stands in the program, and the sums (formats.md §7)."""
    rows = tables.shipped().checks
    by_hand = {row.id: row for row in judged()}
    files = {check.key: _file(check.key) for check in rows}
    ids = [_line(entry, by_hand.get(entry.id), _keys(entry.id, rows), files) for entry in catalogue()]
    sums = Counter(line["status"] for line in ids)
    return {"ids": ids, "totals": {status: sums[status] for status in get_args(Status)}}


def in_words(report: Mapping[str, Any]) -> str:
    """The same for a reader: one line an id, and the sums."""
    lines = [
        t("coverage.line", **{**line, "status": t(f"coverage.{line['status']}")}).rstrip()
        for line in report["ids"]
    ]
    return "\n".join([*lines, t("coverage.totals", all=len(lines), **report["totals"])])


def _line(
    entry: Entry, by_hand: Judged | None, keys: Sequence[str], files: Mapping[str, str]
) -> dict[str, Any]:
    elsewhere = by_hand.checks if by_hand else 0
    done = min(len(entry.checks), len(keys) + elsewhere)
    status = judge(entry, by_hand, done)
    where = next((files[key] for key in keys), "") or (by_hand.where if by_hand else "")
    return {
        "id": entry.id,
        "marks": list(entry.marks),
        "status": status,
        "where": "" if status in ("open", "left_out") else where,
        "cases": sum(cases().get(key, 0) for key in {entry.id, *keys}),
        "why": _why(entry, by_hand, done) if status in ("partly", "left_out") else "",
    }


def judge(entry: Entry, by_hand: Judged | None, done: int) -> Status:
    """Where an id stands that has ``done`` of its CHECKs, and the rest as judged by hand.

    Whoever adds a check vouches for nothing else: an id that asks for more stays ``partly`` until its
    rest is judged.
    """
    if by_hand and by_hand.status == "left_out":
        return "left_out"
    parts: list[Status] = []
    if entry.checks:
        parts.append("implemented" if done == len(entry.checks) else "partly" if done else "open")
    if by_hand:
        parts.append(by_hand.status)
    elif entry.rest or not entry.checks:
        parts.append("open")
    return parts[0] if len(set(parts)) == 1 else "partly"


def _why(entry: Entry, by_hand: Judged | None, done: int) -> str:
    """What is missing, in Swedish sentences."""
    said = [by_hand.why] if by_hand and by_hand.why else []
    if by_hand and by_hand.status == "left_out":
        return " ".join(said)
    if done < len(entry.checks):
        said.append(t("coverage.checks_missing", done=done, all=len(entry.checks)))
    if not by_hand and entry.rest:
        said.append(t("coverage.rest_missing", marks=", ".join(entry.rest)))
    return " ".join(said)


def _keys(id: str, rows: Iterable[Check]) -> list[str]:
    """The checks that do an id's work: its own, and those it is a twin of.

    Two checks that name each other as twins are one check in the two acts, and count once.
    """
    own = [row for row in rows if row.id == id]
    mirrored = {twin for row in own for twin in row.twins}
    others = [row for row in rows if id in row.twins and row.id not in mirrored]
    return list(dict.fromkeys(row.key for row in [*own, *others]))


def _file(key: str) -> str:
    """The file of the function behind a check; ``""`` for a row that has none."""
    from lssdesk.law.checks import CHECKS

    test = CHECKS.get(key)
    module = getattr(getattr(test, "func", test), "__module__", "") if test else ""
    return f"{module.replace('.', '/')}.py" if module else ""
