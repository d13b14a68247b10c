"""The rows of a report that the officer wants, stored as one unit of work (HRS-036)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict
from sqlalchemy import delete, insert, select, tuple_, update

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.flow.reports import preview, stored
from lssdesk.flow.reports.cells import folded
from lssdesk.flow.reports.looking import Looked
from lssdesk.flow.reports.merge import cost_after, differences, session_after
from lssdesk.flow.reports.preview import Item
from lssdesk.flow.reports.progress import Progress, chunks, nothing
from lssdesk.model.case import Cost, Session
from lssdesk.store.office import Changes, Unit
from lssdesk.store.tables import CostRow, ReportRow, SessionRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


@dataclass(frozen=True)
class Done:
    """What was stored: numbers of sessions and costs; ``changes`` None where there was nothing to do."""

    new: int = 0
    changed: int = 0
    costs: int = 0
    changes: Changes | None = None


def store(
    desk: "Desk",
    looked: Looked,
    lines: Collection[int],
    stop_at_bad: bool = False,
    progress: Progress = nothing,
) -> Done:
    """Store the rows of some lines, with one line in the log; all of it or nothing.

    ``Refused`` where what they change is not as it was looked at any more, and, with ``stop_at_bad``, where a
    row cannot be read.  Where nothing is to be stored nothing is: no report, no line.
    """
    if stop_at_bad and (bad := looked.sums.kinds["bad"]):
        raise Refused(t("provider_report.stopped", count=bad))
    writes = _writes(looked, frozenset(lines))
    if not writes.count:
        return Done()
    at, counts = desk.now, {"new": len(writes.new), "changed": len(writes.changed), "costs": writes.costs}
    document = records.encode({"rows": looked.sums.rows, "kinds": looked.sums.kinds, "stored": counts})
    detail = t("provider_report.detail", **counts)
    with desk.unit("reports", t("provider_report.unit"), detail=detail) as unit:
        unit.add(
            ReportRow(
                id=looked.id, name=looked.name, sha256=looked.sha256, document=document, read_at=at,
                read_by=desk.officer,
            )
        )  # fmt: skip
        _check_unchanged(unit, writes)
        _write(unit, writes, progress)
    return Done(**counts, changes=unit.changes)


@dataclass(frozen=True)
class _Writes:
    """What is to be written, each with the case it lies under; costs with their measure as well."""

    new: list[tuple[str, Session]]
    changed: list[tuple[str, Session, Session]]
    new_costs: list[tuple[str, str, Cost]]
    changed_costs: list[tuple[str, Cost, Cost]]
    gone_costs: list[tuple[str, Cost]]

    @property
    def costs(self) -> int:
        """How many costs are added, changed, or go."""
        return len(self.new_costs) + len(self.changed_costs) + len(self.gone_costs)

    @property
    def count(self) -> int:
        """How much there is to write."""
        return len(self.new) + len(self.changed) + self.costs


def _writes(looked: Looked, lines: frozenset[int]) -> _Writes:
    """What the rows of these lines come to, the later one of a session after the earlier one."""
    writes = _Writes([], [], [], [], [])
    sessions: dict[tuple[str, str], list[Item]] = {}
    for item in looked.items:
        if item.after and item.can_be_stored and item.row.line in lines:
            sessions.setdefault((item.case_id, item.after.id), []).append(item)
    for items in sessions.values():
        _add(writes, items, looked)
    return writes


def _add(writes: _Writes, items: list[Item], looked: Looked) -> None:
    first, last = items[0], items[-1]
    now, paid = first.stored, last.stored_cost
    for item in items:
        origin = preview.source(looked.id, item.row)
        now = session_after(item.row, now, origin)
        paid = cost_after(item.row, paid, now.id, origin, looked.columns)
    assert now is not None
    if first.stored is None:
        writes.new.append((last.case_id, now))
    elif differences(first.stored, now, last.stored_cost, paid):
        writes.changed.append((last.case_id, first.stored, now))
    if last.stored_cost is None:
        measure = stored.COSTS[last.row.measure]
        writes.new_costs.extend([(last.cost_case, measure, paid)] if paid else [])
    elif paid is None:
        writes.gone_costs.append((last.cost_case, last.stored_cost))
    elif paid != last.stored_cost:
        writes.changed_costs.append((last.cost_case, last.stored_cost, paid))


def _check_unchanged(unit: Unit, writes: _Writes) -> None:
    """``Refused`` where what is to be changed is not as it was looked at."""
    costs = [(case_id, before) for case_id, before, _ in writes.changed_costs] + writes.gone_costs
    sessions = [(case_id, before) for case_id, before, _ in writes.changed]
    same = all(_same_sessions(unit, chunk) for chunk in chunks(sessions))
    same = same and all(_same_costs(unit, chunk) for chunk in chunks(costs))
    if not same or any(_is_known(unit, chunk) for chunk in chunks(writes.new)):
        raise Refused(t("provider_report.changed_meanwhile"))


def _of(table: type[SessionRow] | type[CostRow], wanted: Iterable[tuple[str, Session | Cost]]) -> Any:
    """SQL for: one of these, by its case and its id."""
    return tuple_(table.case_id, table.id).in_([(case_id, one.id) for case_id, one in wanted])


def _same_sessions(unit: Unit, wanted: list[tuple[str, Session]]) -> bool:
    rows = unit.scalars(select(SessionRow).where(_of(SessionRow, wanted)))
    there = {(row.case_id, row.id): records.used_of(row, Session) for row in rows}
    return all(there.get((case_id, one.id)) == one for case_id, one in wanted)


def _same_costs(unit: Unit, wanted: list[tuple[str, Cost]]) -> bool:
    rows = unit.scalars(select(CostRow).where(_of(CostRow, wanted)))
    there = {(row.case_id, row.id): records.used_of(row, Cost) for row in rows}
    return all(there.get((case_id, one.id)) == one for case_id, one in wanted)


def _is_known(unit: Unit, new: list[tuple[str, Session]]) -> bool:
    """Whether a new session was typed by hand since, and would stand there twice."""
    keys = [(case_id, one.day, one.start) for case_id, one in new]
    query = select(SessionRow.case_id, SessionRow.day, SessionRow.start, SessionRow.provider)
    query = query.where(tuple_(SessionRow.case_id, SessionRow.day, SessionRow.start).in_(keys))
    there = {(case_id, day, start, folded(provider)) for case_id, day, start, provider in unit.execute(query)}
    return any((case_id, one.day, one.start, folded(one.provider)) in there for case_id, one in new)


def _write(unit: Unit, writes: _Writes, progress: Progress) -> None:
    """In chunks, so that one may change one's mind between them."""
    done = 0
    for statement, rows in _statements(writes):
        for chunk in chunks(rows):
            progress(done, writes.count)
            unit.execute(statement, chunk)
            done += len(chunk)
    for gone in chunks(writes.gone_costs):
        progress(done, writes.count)
        unit.execute(delete(CostRow).where(_of(CostRow, gone)))
        done += len(gone)
    progress(done, writes.count)


def _statements(writes: _Writes) -> Iterator[tuple[Any, Iterator[dict[str, Any]]]]:
    yield insert(SessionRow), ({"case_id": case, **asdict(one)} for case, one in writes.new)
    yield update(SessionRow), ({"case_id": case, **asdict(one)} for case, _, one in writes.changed)
    new_costs = writes.new_costs
    yield insert(CostRow), ({"case_id": case, "measure": of, **asdict(one)} for case, of, one in new_costs)
    yield update(CostRow), ({"case_id": case, **asdict(one)} for case, _, one in writes.changed_costs)
