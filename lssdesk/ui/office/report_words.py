"""A provider's report in words: what becomes of a row, what the whole adds up to, what was done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time

from lssdesk.flow.reports import KINDS, Difference, Done, Item, Looked, Problem, Sums
from lssdesk.law import tables
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words

Line = Item | Problem
WHATS = ("new", "changed", "doubled", "coming", "unknown", "bad")
MARKS = tuple(kind for kind in KINDS if kind not in WHATS)
WARN, BLOCK = "▲", "■"
_TEXTS = {"status": "calendar.status", "aktivitet": "calendar.activity"}


def kinds(line: Line) -> tuple[str, ...]:
    """What a row is shown among."""
    return (line.what, *line.marks) if isinstance(line, Item) else (line.kind,)


def number(line: Line) -> int:
    """Where the row stands in the file."""
    return line.row.line if isinstance(line, Item) else line.line


def person(line: Line) -> str:
    """Who a row is about; an unknown person by number alone."""
    if isinstance(line, Problem):
        return ""
    return line.name or f"{line.row.number[:8]}-{line.row.number[8:]}"


def heading(line: Line) -> str:
    """What becomes of a row, in a few words; a mark that needs a look is a shape as well."""
    if isinstance(line, Problem):
        if line.coming:
            return t("provider_report.what.coming")
        return f"{BLOCK} {t('provider_report.what.bad')}: {line.reason}"
    if line.what == "unknown":
        return f"{BLOCK} {t('provider_report.what.no_case' if line.name else 'provider_report.what.unknown')}"
    planned = line.what == "changed" and line.wanted
    what = t("provider_report.what.planned" if planned else f"provider_report.what.{line.what}")
    marks = [_mark(line, mark) for mark in line.marks]
    return f"{WARN} {what}, {', '.join(marks)}" if marks else what


def _mark(item: Item, mark: str) -> str:
    return _timed(f"provider_report.mark.{mark}", item, mark)


def _timed(key: str, item: Item, mark: str) -> str:
    minutes = {"over": item.over, "outside": item.outside}.get(mark)
    return t(key) if minutes is None else t(key, time=words.duration(minutes))


def sentences(line: Line) -> str:
    """All that is to be said of a row."""
    if isinstance(line, Problem):
        known = {"line": line.line, "reason": line.reason}
        if line.column and not line.coming:
            return t("provider_report.sentence.bad", column=line.column, **known)
        return t("provider_report.sentence.bad_line", **known)
    marks = (_timed(f"provider_report.sentence.{mark}", line, mark) for mark in line.marks)
    return " ".join((_becomes(line), *marks))


def _becomes(item: Item) -> str:
    if item.what == "unknown":
        if not item.name:
            return t("provider_report.sentence.no_person", number=person(item))
        measure = tables.measure(item.row.measure).name
        return t("provider_report.sentence.no_case", name=item.name, measure=measure)
    if item.what != "changed":
        return t(f"provider_report.sentence.{item.what}")
    differences = "; ".join(_difference(one) for one in item.differs)
    key = "provider_report.sentence.planned" if item.wanted else "provider_report.sentence.changed"
    return t(key, differences=differences)


def _difference(one: Difference) -> str:
    column = t(f"provider_report.column.{one.column}")
    old, new = (_value(one.column, value) for value in (one.old, one.new))
    return t("provider_report.sentence.difference", column=column, old=old, new=new)


def _value(column: str, value: object) -> str:
    if value in (None, ""):
        return t("provider_report.value.none")
    if column in _TEXTS:
        return t(f"{_TEXTS[column]}.{value}")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return words.clock_text(value)
    return words.kronor(value) if isinstance(value, int) else f"”{' / '.join(str(value).splitlines())}”"


def summary(looked: Looked) -> list[str]:
    """What the whole report adds up to: its rows, what to look at, and its hours and costs."""
    return [*_rows(looked.sums), " ".join((*_time(looked.sums), *_ignored(looked.ignored)))]


def _rows(sums: Sums) -> Iterator[str]:
    if found := _counts(sums.kinds, WHATS):
        key = "provider_report.sum.rows_one" if sums.rows == 1 else "provider_report.sum.rows"
        yield t(key, parts=found) if sums.rows == 1 else t(key, n=sums.rows, parts=found)
    if marks := _counts(sums.kinds, MARKS):
        yield t("provider_report.sum.marks", parts=marks)


def _counts(counts: Mapping[str, int], wanted: Sequence[str]) -> str:
    return _joined(_number(kind, n) for kind in wanted if (n := counts.get(kind, 0)))


def _number(kind: str, n: int) -> str:
    return t(f"provider_report.one.{kind}") if n == 1 else t(f"provider_report.many.{kind}", n=n)


def _joined(parts: Iterable[str]) -> str:
    found = list(parts)
    if len(found) < 2:
        return "".join(found)
    return t("provider_report.sum.and", first=", ".join(found[:-1]), last=found[-1])


def _time(sums: Sums) -> Iterator[str]:
    total = sum(sums.performed.values())
    if total:
        order = ("dag", "kvall", "natt", "helg", "storhelg")
        found = ((name, sums.performed.get(name, 0)) for name in order)
        parts = ", ".join(
            t(f"provider_report.category.{name}", time=words.duration(n)) for name, n in found if n
        )
        yield t("provider_report.sum.performed", time=words.duration(total), parts=parts)
    else:
        yield t("provider_report.sum.none_performed")
    if sums.late:
        yield t("provider_report.sum.late", time=words.duration(sums.late))
    if sums.costs:
        yield t("provider_report.sum.costs", amount=words.kronor(sums.costs))


def _ignored(columns: Sequence[str]) -> Iterator[str]:
    if columns:
        key = "provider_report.sum.ignored_one" if len(columns) == 1 else "provider_report.sum.ignored"
        yield t(key, columns=", ".join(columns))


def done(looked: Looked, result: Done) -> str:
    """What was stored, and what was not and why."""
    if result.changes is None:
        return t("provider_report.done.nothing")
    counts = {"sessions": result.new, "changes": result.changed, "costs": result.costs}
    parts = _joined(_number(kind, n) for kind, n in counts.items() if n)
    said = [t("provider_report.done.counts", name=looked.name, parts=parts)]
    left = looked.sums.kinds.get("unknown", 0) + looked.sums.kinds.get("bad", 0)
    if left:
        said.append(
            t("provider_report.done.left_one") if left == 1 else t("provider_report.done.left", n=left)
        )
    if coming := looked.sums.kinds.get("coming", 0):
        one = t("provider_report.done.coming_one")
        said.append(one if coming == 1 else t("provider_report.done.coming", n=coming))
    return " ".join(said)
