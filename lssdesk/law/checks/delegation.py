"""The board's delegation order, where it is known: who may make this decision [004 §1.1, §5.4.6].

Without an order nothing is judged here; that decider and point are named is HND-001's own.
"""

import re
from collections.abc import Iterable, Iterator

from lssdesk.law import delegated, tables
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.practice import plain
from lssdesk.model.case import DelegatedRight

POINT = "/decision/delegation"
DECIDER = "/decision/decided_by"
TITLE = "/decision/decider_title"
ORDER = "/delegation"
_POINT_WORD = re.compile(r"^punkt(?:en)?\s+(?=\S)", re.IGNORECASE)


def _delegated(m: Matter) -> bool:
    """An order is known, and it is not the board itself that decides."""
    return bool(m.case.delegation) and m.decision.decider_kind != "board"


def _holds(m: Matter, one: DelegatedRight) -> bool:
    begun = one.first_day is None or one.first_day <= m.day
    return begun and (one.last_day is None or m.day <= one.last_day)


def covers(m: Matter, one: DelegatedRight) -> bool:
    """In force, and about this kind of decision, measure and outcome, as far as these are chosen."""
    return _holds(m, one) and delegated.fits(one, m.decision, m.case.measure)


def _named(m: Matter) -> list[DelegatedRight]:
    return delegated.cited(m.case.delegation, m.decision.delegation)


def _fitting(m: Matter) -> list[DelegatedRight]:
    """The rows of the cited point that are about this decision."""
    return [one for one in _named(m) if covers(m, one)]


def _point(m: Matter) -> str:
    """The cited point as it reads after the word: ”Punkt 5.1” is 5.1."""
    return _POINT_WORD.sub("", m.decision.delegation.strip())


def _levels(m: Matter) -> str:
    """Who may make the decision by the order: where the draft is to go."""
    names = dict.fromkeys(_level(one) for one in m.case.delegation if covers(m, one))
    return ", ".join(names) or "nämnden"


def _level(one: DelegatedRight) -> str:
    title = " ".join([one.level, ", ".join(one.holders)]).strip() or "alla"
    return f"{title} (punkt {one.point})" if one.point else title


def point_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-001: the cited point does not stand in the order."""
    cited = _delegated(m) and said(m.decision.delegation)
    missing = cited and not _named(m)
    return when(missing, POINT, ORDER, punkt=_point(m), niva=_levels(m))


def point_does_not_cover(m: Matter) -> tuple[Hit, ...]:
    """HND-001: the point does not hold on the day, or is about something else."""
    wrong = _delegated(m) and bool(_named(m)) and not _fitting(m)
    facts = (POINT, "/decision/kind", "/measure", "/decision/outcome", "/decision/day")
    return when(wrong, *facts, punkt=_point(m), niva=_levels(m))


def _held_by(m: Matter, rows: Iterable[DelegatedRight]) -> list[DelegatedRight]:
    """The rows whose holder the decider is: by name, or by title where no names stand."""
    name, title = plain(m.decision.decided_by), plain(m.decision.decider_title)
    found = []
    for one in rows:
        by_name = name in map(plain, one.holders)
        by_title = not one.holders and (not said(one.level) or title == plain(one.level))
        if by_name or by_title:
            found.append(one)
    return found


def not_a_holder(m: Matter) -> tuple[Hit, ...]:
    """HND-001: the decider does not hold the right of the point."""
    rows = _fitting(m) if _delegated(m) and said(m.decision.decided_by) else []
    other = bool(rows) and not _held_by(m, rows)
    name = m.decision.decided_by.strip()
    return when(other, DECIDER, TITLE, POINT, beslutsfattare=name, niva=_levels(m))


def own_case(m: Matter) -> tuple[Hit, ...]:
    """HND-001: where two persons are demanded, who handles the case does not decide it."""
    rows = _held_by(m, _fitting(m)) if _delegated(m) else []
    officer = plain(m.case.officer)
    same = bool(officer) and plain(m.decision.decided_by) == officer
    barred = bool(rows) and all(one.not_own_case for one in rows)
    return when(same and barred, DECIDER, "/officer", POINT, punkt=_point(m))


def counterpart_missing(m: Matter) -> Iterator[Hit]:
    """HND-002: a level with the LSS measure but not its counterpart under SoL, for interim decisions."""
    other = m.measure.counterpart if m.measure and m.act == "lss" else ""
    rows = [one for one in m.case.delegation if _holds(m, one)] if other else []
    here = {plain(one.level): one.level for one in rows if _about(one, m.case.measure)}
    there = {plain(one.level) for one in rows if _about(one, other)}
    for level in sorted(here.keys() - there):
        name = tables.measure(other).name
        yield from when(True, ORDER, niva=here[level] or "den som har rätten", motsvarande=name)


def _about(one: DelegatedRight, measure: str) -> bool:
    return not one.measures or measure in one.measures


CHECKS: Checks = {
    "HND-001/point": point_missing,
    "HND-001/covers": point_does_not_cover,
    "HND-001/holder": not_a_holder,
    "HND-001/own_case": own_case,
    "HND-002": counterpart_missing,
}
