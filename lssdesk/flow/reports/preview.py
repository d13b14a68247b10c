"""What reading a report in would do, row by row, against what is stored.  Pure; nothing is stored (HRS-036).

Two rows are the same session when person, measure, day, start and provider agree (formats.md §2); so does a
stored session whose provider nobody has named.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from lssdesk.flow.reports.cells import folded, name_words
from lssdesk.flow.reports.merge import Difference, cost_after, differences, session_after
from lssdesk.flow.reports.rows import Column, Row
from lssdesk.flow.reports.stored import Account
from lssdesk.law.hours import Booking, entry, ledger, overlaps, pieces
from lssdesk.law.hours.late import counts_on
from lssdesk.model.case import Cost, Session

What = Literal["new", "changed", "doubled", "unknown"]
Mark = Literal["outside", "over", "overlap", "relative", "receipt"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One row and what would become of it.

    ``stored`` and ``stored_cost`` lie in the store now, ``after`` and ``cost`` would with this row and those
    before it.  ``over`` and ``outside`` are minutes, ``late`` those cancelled late.  ``name`` of an unknown
    row: the person is known but has no case in that measure.
    """

    row: Row
    what: What
    name: str = ""
    case_id: str = ""
    stored: Session | None = None
    after: Session | None = None
    cost_case: str = ""
    stored_cost: Cost | None = None
    cost: Cost | None = None
    differs: tuple[Difference, ...] = ()
    marks: tuple[Mark, ...] = ()
    over: int = 0
    outside: int = 0
    late: int = 0

    @property
    def can_be_stored(self) -> bool:
        """Whether the row would change anything."""
        return self.what in ("new", "changed")

    @property
    def wanted(self) -> bool:
        """Whether it is taken in unless the officer says otherwise: a new one, or a planned one performed."""
        planned = self.stored is not None and self.stored.status == "planned"
        return self.what == "new" or (self.what == "changed" and planned and self.row.status == "performed")


def unknown(row: Row, name: str) -> Item:
    """A row about nobody in the register, or about somebody without a case in that measure."""
    return Item(row=row, what="unknown", name=name)


Adopted = set[tuple[str, str]]
"""Case and id of the costs without a session that rows of one person have taken."""


def preview(
    rows: Sequence[Row],
    account: Account,
    columns: Collection[Column],
    report: str,
    today: date,
    adopted: Adopted | None = None,
) -> list[Item]:
    """What becomes of the rows on one person and measure, in the order of the file.

    ``columns`` are those that the file has, ``report`` the id that new sessions get with their line.
    ``adopted`` goes from one measure of a person to the next: costs of two measures may lie together.
    """
    plan = _Plan(account, columns, report, set() if adopted is None else adopted)
    return _marked([plan.take(row) for row in rows], account, today)


def source(report: str, row: Row) -> str:
    """Where a session or cost came from, and the id of a new one: its report and the line in it."""
    return f"{report}:{row.line}"


class _State(msgspec.Struct):
    """A session and its cost while the rows are gone through: as stored, and as the rows so far make them."""

    case_id: str
    stored: Session | None = None
    now: Session | None = None
    cost_case: str = ""
    stored_cost: Cost | None = None
    cost: Cost | None = None


class _Plan:
    """The person's sessions in the measure while the report's rows are gone through."""

    def __init__(self, account: Account, columns: Collection[Column], report: str, adopted: Adopted) -> None:
        self._account, self._columns, self._report = account, columns, report
        self._adopted = adopted
        self._costs: dict[str, list[tuple[str, Cost]]] = {}
        for case_id, cost in account.costs:
            self._costs.setdefault(cost.session, []).append((case_id, cost))
        self._states = {
            _key(one, one.provider): self._state(case_id, one) for case_id, one in account.sessions
        }

    def _state(self, case_id: str, session: Session) -> _State:
        linked = sorted(self._costs.get(session.id, ()), key=lambda one: not one[1].source)
        cost_case, cost = linked[0] if linked else ("", None)
        return _State(case_id, session, session, cost_case, cost, cost)

    def take(self, row: Row) -> Item:
        """Go on with one more row."""
        state, origin = self._find(row), source(self._report, row)
        if state.cost is None and row.amount is not None:
            self._adopt(state, row)
        now = state.now
        after = session_after(row, now, origin)
        cost = cost_after(row, state.cost, after.id, origin, self._columns)
        differs = differences(now, after, state.cost, cost) if now else ()
        what: What = "new" if now is None else "changed" if differs else "doubled"
        if what != "doubled":
            state.now, state.cost = after, cost
            state.cost_case = state.cost_case or self._account.cost_case or state.case_id
        return Item(
            row=row,
            what=what,
            name=self._account.name,
            case_id=state.case_id,
            stored=state.stored,
            after=state.now,
            cost_case=state.cost_case,
            stored_cost=state.stored_cost,
            cost=state.cost,
            differs=differs,
        )

    def _find(self, row: Row) -> _State:
        """The session that the row is about; one without a provider becomes that of the row's provider."""
        key, unnamed = _key(row, row.provider), _key(row, "")
        if key not in self._states:
            known = self._states.pop(unnamed, None)
            self._states[key] = known or _State(self._case_for(row.day))
        return self._states[key]

    def _case_for(self, day: date) -> str:
        """The case whose decision covers the day, the last one of several; else the newest."""
        covering = [
            self._account.cases[grant.id]
            for grant in self._account.grants
            if grant.valid_from <= day and (grant.valid_to is None or day <= grant.valid_to)
        ]
        return covering[-1] if covering else self._account.newest

    def _adopt(self, state: _State, row: Row) -> None:
        """Take a cost of that day and amount that belongs to no session yet, so that none counts twice."""
        for case_id, cost in self._costs.get("", []):
            same_receipt = not cost.receipt or not row.receipt or cost.receipt == row.receipt
            same = (cost.day, cost.amount) == (row.day, row.amount) and same_receipt
            if same and (case_id, cost.id) not in self._adopted:
                self._adopted.add((case_id, cost.id))
                state.cost_case, state.stored_cost, state.cost = case_id, cost, cost
                return


def _key(one: Row | Session, provider: str) -> tuple[object, ...]:
    return one.day, one.start, folded(provider)


def _marked(items: list[Item], account: Account, today: date) -> list[Item]:
    """With what ledger and overlaps say, were all of them stored (HRS-015, HRS-019, HRS-020)."""
    last = {one.id: one for _, one in account.sessions}
    last |= {item.after.id: item.after for item in items if item.after}
    measure = items[0].row.measure if items else None
    entries = [entry(one, measure) for one in last.values()]
    bookings = ledger(account.grants, entries, account.policy, today).bookings
    crossing = {place for pair in overlaps(entries, account.grants, account.policy) for place in pair}
    said = {id: (bookings[place], place in crossing) for place, id in enumerate(last)}
    return [_mark(_with_late(item, account), said, account) for item in items]


def _with_late(item: Item, account: Account) -> Item:
    """With the minutes of a late cancellation or a no-show, judged as in the ledger (HRS-032)."""
    if item.after is None or item.after.status not in ("cancelled_by_client", "no_show"):
        return item
    one = entry(item.after, item.row.measure)
    counted = [amount for day, amount in pieces(one) if counts_on(day, one, account.grants, account.policy)]
    return msgspec.structs.replace(item, late=sum(counted))


def _mark(item: Item, said: Mapping[str, tuple[Booking, bool]], account: Account) -> Item:
    if item.after is None or not item.can_be_stored:
        return item
    booking, crosses = said[item.after.id]
    over = sum(part.overuse for part in booking.parts)
    found: dict[Mark, bool] = {
        "outside": booking.outside > 0,
        "over": over > 0,
        "overlap": crosses,
        "relative": _names_relative(item.after, account),
        "receipt": bool(item.row.receipt) and item.row.amount is None,
    }
    marks = tuple(mark for mark, met in found.items() if met)
    return msgspec.structs.replace(item, marks=marks, over=over, outside=booking.outside) if marks else item


def _names_relative(session: Session, account: Account) -> bool:
    """Whether provider or companion is a relative who is not approved as a worker (PRV-060)."""
    said = (name_words(session.provider), name_words(session.companion)) if account.relatives else ()
    return any(words <= one for words in account.relatives for one in said)
