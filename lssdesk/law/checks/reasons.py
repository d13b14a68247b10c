"""What the officer's own text says that it should not: economy, another act's yardstick, old sections."""

import re
from collections.abc import Iterator

from lssdesk.law import tables
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter
from lssdesk.law.tables import words

_SFS = re.compile(r"(?<!\d)\d{4}:\d+(?!\d)")
_SOL = r"(?:SoL|socialtjänstlag\w*)(?!\w)(?:\s*\((?P<sfs>\d{4}:\d+)\))?"


def economy(m: Matter) -> Iterator[Hit]:
    """HND-084 (SOLG-009): the person's economy is not weighed into the need."""
    for field, text in m.texts.items():
        if found := words("economy").search(text):
            yield hit(field, field=field, ord=found.group())


def other_yardstick(m: Matter) -> Iterator[Hit]:
    """HND-085: the level of living of another act, or of another time."""
    if not m.act:
        return
    right = tables.term(f"{m.act}.standard", m.law_day)
    levels = [row for row in tables.shipped().words if row.key.startswith("standard.") and row.name != right]
    for field, text in m.texts.items():
        for level in levels:
            if found := words(level.key).search(text):
                yield hit(field, field=field, ord=found.group())


def section_not_in_force(m: Matter) -> Iterator[Hit]:
    """HND-006: an edition, or a section, that did not hold on the day of the decision."""
    if not m.act:
        return
    for field, text in m.texts.items():
        for cited in [*_editions(m, text), *_sections(m, text)]:
            yield hit(field, "/decision/day", field=field, hanvisning=cited)


def _editions(m: Matter, text: str) -> list[str]:
    """SFS numbers in the text that are editions of another time, also than that of a changed decision."""
    acts = [act.sfs for act in tables.shipped().acts if not _held(m, act)]
    return sorted(set(_SFS.findall(text)) & set(acts))


def _held(m: Matter, row: tables.Row) -> bool:
    """In force on the decision's day, or on that of the decision that the question is about."""
    before = m.decision.underlying_day or (m.changed.day if m.changed else None)
    return row.valid_on(m.law_day) or (before is not None and row.valid_on(before))


def _sections(m: Matter, text: str) -> list[str]:
    """Sections of SoL where the rules of this field stood, or were to stand, at another time.

    The number of the right may stand for something else on the day (4 kap. 1 §: the ultimate responsibility
    from 1 July 2025), so it is left alone where the text speaks of that.
    """
    if words("ultimate").search(text):
        return []
    rows = [row for row in tables.shipped().sections if row.act == "sol"]
    now = {row.section for row in rows if _held(m, row)}
    right = {row.section for row in rows if row.key == "sol.right" and not _held(m, row)}
    other = right | {row.section for row in rows} - now
    editions = _editions(m, text)
    return [f"{section} SoL" for section in sorted(other) if _cites(text, section, editions)]


def _cites(text: str, section: str, editions: list[str]) -> bool:
    """Whether the text cites the section of SoL, but for those with an old edition, named already."""
    spaced = r"\s*".join(re.escape(part) for part in section.split())
    after = re.finditer(rf"(?<!\d){spaced}\s*(?:\w+ stycket\s*)?{_SOL}", text, re.IGNORECASE)
    before = re.finditer(rf"(?<!\w){_SOL},?\s*{spaced}", text, re.IGNORECASE)
    return any(found["sfs"] not in editions for found in (*after, *before))


def before_the_tables(m: Matter) -> tuple[Hit, ...]:
    """HND-006: the tables vouch for nothing before their first day, so the day is worth a look."""
    day = m.decision.day
    first = tables.first_day()
    return when(day is not None and day < first, "/decision/day", forsta=first)


CHECKS: Checks = {
    "HND-084": economy,
    "HND-085": other_yardstick,
    "HND-006": section_not_in_force,
    "HND-006/early": before_the_tables,
}
