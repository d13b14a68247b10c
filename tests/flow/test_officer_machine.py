"""A random officer over a real store: whatever is done, undone and reopened, plain lists say what is there.

``LSSDESK_OFFICERS`` is their number, and each then works longer: see ``packaging/test.py --ledgers``.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import Hours
from lssdesk.law import hours as engine
from lssdesk.law.hours import Edit, Grant, Ledger, Track, Used, calc
from lssdesk.model.case import Cost, Session, UnusedMonth
from lssdesk.store import keys
from lssdesk.store.check import check
from lssdesk.store.tables import LogRow
from tests.flow.deciding import MAY, decide
from tests.flow.officer import ADA, CHEAP, OFFICER, PASSPHRASE, Clock, Premises, set_sender
from tests.law.checks.sound_costs import GUIDELINES
from tests.law.hours import oracle

OFFICERS = int(os.environ.get("LSSDESK_OFFICERS", "0"))
LSS, SOL, COSTS = "ledsagarservice", "ledsagning", "omkostnader_ledsagare"
STATUSES = ("performed", "performed", "planned", "no_show", "cancelled_by_client", "cancelled_by_provider")

days = st.dates(date(2026, 3, 30), date(2026, 7, 5))  # after the night that has no half past two
starts = st.builds(time, st.sampled_from([0, 8, 14, 22, 23]), st.sampled_from([0, 30]))
lengths = st.sampled_from([30, 90, 180])
amounts = st.sampled_from([1, 8_550, 30_000, 45_000])
measures = st.sampled_from([LSS, SOL])
windows = st.integers(0, 1)
places = st.integers(0, 20)


@dataclass(frozen=True)
class Template:
    """A folder with Ada's signed decisions, which each officer gets a copy of."""

    folder: Path
    unlocked: keys.Unlocked
    cases: tuple[str, ...]
    grants: dict[str, tuple[Grant, ...]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Escort by both acts, and the companion's costs by the guidelines."""
    folder = tmp_path_factory.mktemp("officer") / "office"
    place = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, Clock(MAY))
    desk = place.open()
    set_sender(desk)
    signed = [
        decide(desk, ADA, base, changes)
        for base, changes in (("lss limited", {}), ("sol limited", {}), ("sol refused", GUIDELINES))
    ]
    grants = {track.measure: track.grants for track in signed[0].hours.tracks()}
    place.close()
    return Template(folder, place.unlocked, tuple(work.id for work in signed[:2]), grants)


def ending(start: time, minutes: int) -> time:
    """The clock time so many minutes later."""
    return (datetime.combine(date(2026, 1, 1), start) + timedelta(minutes=minutes)).time()


class Officer(RuleBasedStateMachine):
    """Two opened cases of one person, each with undo of its own, and the lists that they should show."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self.template = template
        self.room = tempfile.TemporaryDirectory()
        folder = Path(self.room.name) / "office"
        shutil.copytree(template.folder, folder)
        self.premises = Premises(folder, template.unlocked, Clock(MAY))
        self.premises._made = True
        self.there: dict[str, tuple[str, Used]] = {}
        self.count = 0
        self.open()

    def open(self) -> None:
        """Unlock the office; what could be undone before cannot be now."""
        self.desk: Desk = self.premises.open()
        self.hours: list[Hours] = [self.desk.open(case).hours for case in self.template.cases]
        self.done: list[list[tuple[str, list[Edit]]]] = [[], []]
        self.undone: list[list[tuple[str, list[Edit]]]] = [[], []]

    def new_id(self) -> str:
        self.count += 1
        return f"id-{self.count:03}"

    def of(self, kind: type[Used]) -> list[tuple[str, Used]]:
        """What is there of a kind, with its measure."""
        return [pair for pair in self.there.values() if type(pair[1]) is kind]

    def lines(self) -> int:
        with self.desk.office.read() as reading:
            return reading.scalar(select(func.max(LogRow.seq))) or 0

    def apply(self, window: int, name: str, edits: list[Edit]) -> None:
        """Do it in one of the two windows and in the lists."""
        self.count += 1
        name, before = f"{name} {self.count}", self.lines()
        self.hours[window].apply(name, edits)
        assert self.lines() == before + 1
        self.put(edits)
        self.done[window].append((name, edits))
        self.undone[window].clear()

    def put(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            if edit.before is not None:
                del self.there[edit.before.id]
            if edit.after is not None:
                self.there[edit.after.id] = (edit.measure, edit.after)

    @rule(
        window=windows,
        measure=measures,
        day=days,
        start=starts,
        minutes=lengths,
        status=st.sampled_from(STATUSES),
    )
    def add(self, window: int, measure: str, day: date, start: time, minutes: int, status: str) -> None:
        at = datetime.combine(day, time(12)) - timedelta(days=1) if status == "cancelled_by_client" else None
        new = Session(
            id=self.new_id(), day=day, start=start, end=ending(start, minutes), status=status, cancelled_at=at
        )
        self.apply(window, "lade till", [Edit(measure, None, new)])

    @rule(window=windows, measure=measures, day=days, start=starts, weeks=st.integers(2, 5))
    def plan_a_series(self, window: int, measure: str, day: date, start: time, weeks: int) -> None:
        series, end = self.new_id(), ending(start, 90)
        edits = [
            Edit(
                measure,
                None,
                Session(
                    id=self.new_id(),
                    day=day + timedelta(weeks=week),
                    start=start,
                    end=end,
                    status="planned",
                    series=series,
                ),
            )
            for week in range(weeks)
        ]
        self.apply(window, "planerade", edits)

    @precondition(lambda self: self.of(Session))
    @rule(window=windows, place=places, day=days)
    def move(self, window: int, place: int, day: date) -> None:
        measure, old = self.session(place)
        self.apply(window, "flyttade", [Edit(measure, old, msgspec.structs.replace(old, day=day))])

    @precondition(lambda self: self.of(Session))
    @rule(window=windows, place=places, minutes=lengths)
    def stretch(self, window: int, place: int, minutes: int) -> None:
        measure, old = self.session(place)
        new = msgspec.structs.replace(old, end=ending(old.end, minutes))
        self.apply(window, "drog ut", [Edit(measure, old, new)])

    @precondition(lambda self: self.of(Session))
    @rule(window=windows, place=places, day=days, minutes=lengths)
    def move_and_stretch_in_one_step(self, window: int, place: int, day: date, minutes: int) -> None:
        measure, old = self.session(place)
        moved = msgspec.structs.replace(old, day=day)
        longer = msgspec.structs.replace(moved, end=ending(old.end, minutes))
        edits = [Edit(measure, old, moved), Edit(measure, moved, longer)]
        self.apply(window, "flyttade och drog ut", edits)

    @precondition(lambda self: self.of(Session))
    @rule(window=windows, place=places, day=days)
    def copy(self, window: int, place: int, day: date) -> None:
        measure, old = self.session(place)
        new = msgspec.structs.replace(old, id=self.new_id(), day=day)
        self.apply(window, "kopierade", [Edit(measure, None, new)])

    @precondition(lambda self: self.of(Session))
    @rule(window=windows, place=places)
    def delete_the_series(self, window: int, place: int) -> None:
        _, one = self.session(place)
        edits = [
            Edit(measure, old, None)
            for measure, old in self.of(Session)
            if isinstance(old, Session) and (old is one or (one.series and old.series == one.series))
        ]
        self.apply(window, "tog bort", edits)

    def session(self, place: int) -> tuple[str, Session]:
        found = self.of(Session)
        measure, one = found[place % len(found)]
        assert isinstance(one, Session)
        return measure, one

    @rule(window=windows, day=days, amount=amounts)
    def add_a_cost(self, window: int, day: date, amount: int) -> None:
        new = Cost(id=self.new_id(), day=day, amount=amount, kind="food")
        self.apply(window, "lade till kostnad", [Edit(COSTS, None, new)])

    @precondition(lambda self: self.of(Cost))
    @rule(window=windows, place=places, amount=amounts)
    def change_a_cost(self, window: int, place: int, amount: int) -> None:
        found = self.of(Cost)
        measure, old = found[place % len(found)]
        self.apply(window, "ändrade", [Edit(measure, old, msgspec.structs.replace(old, amount=amount))])

    @rule(
        window=windows, measure=measures, month=st.integers(4, 7), reason=st.sampled_from(["away", "illness"])
    )
    def say_why(self, window: int, measure: str, month: int, reason: str) -> None:
        new = UnusedMonth(id=self.new_id(), month=date(2026, month, 1), reason=reason)
        self.apply(window, "skrev skäl", [Edit(measure, None, new)])

    @precondition(lambda self: self.of(Cost) or self.of(UnusedMonth))
    @rule(window=windows, place=places)
    def delete_something_else(self, window: int, place: int) -> None:
        found = self.of(Cost) + self.of(UnusedMonth)
        measure, old = found[place % len(found)]
        self.apply(window, "tog bort", [Edit(measure, old, None)])

    @rule(window=windows, measure=measures, day=days)
    def change_what_is_gone(self, window: int, measure: str, day: date) -> None:
        """The first of two edits would do; nothing of either is stored."""
        gone = Session(id="gone", day=day, start=time(8), end=time(9))
        new = msgspec.structs.replace(gone, id=self.new_id())
        before = self.lines()
        with pytest.raises(Refused):
            self.hours[window].apply("gick inte", [Edit(measure, None, new), Edit(measure, gone, None)])
        assert self.lines() == before

    @rule(window=windows)
    def undo(self, window: int) -> None:
        self.back_or_forth(window, self.done, self.undone, back=True)

    @rule(window=windows)
    def redo(self, window: int) -> None:
        self.back_or_forth(window, self.undone, self.done, back=False)

    def back_or_forth(
        self,
        window: int,
        source: list[list[tuple[str, list[Edit]]]],
        target: list[list[tuple[str, list[Edit]]]],
        back: bool,
    ) -> None:
        act = self.hours[window].undo if back else self.hours[window].redo
        if not source[window]:
            assert not act()
            return
        name, edits = source[window][-1]
        turned = [Edit(one.measure, one.after, one.before) for one in reversed(edits)] if back else edits
        if any(one.before is not None and one.before.id not in self.there for one in turned):
            before = self.lines()  # the other window took it away
            with pytest.raises(Refused):
                act()
            assert self.lines() == before
            return
        assert act()
        self.put(turned)
        source[window].pop()
        target[window].append((name, edits))

    @rule(kill=st.booleans())
    def lock_and_reopen(self, kill: bool) -> None:
        if kill:
            self.premises.kill()
        else:
            self.premises.close()
        self.open()

    @invariant()
    def undo_and_redo_have_their_names(self) -> None:
        for hours, done, undone in zip(self.hours, self.done, self.undone, strict=True):
            assert hours.undo_step == (done[-1][0] if done else None)
            assert hours.redo_step == (undone[-1][0] if undone else None)

    @invariant()
    def the_store_is_what_the_lists_say(self) -> None:
        for hours in self.hours:
            tracks = {track.measure: track for track in hours.tracks()}
            assert set(tracks) == {LSS, SOL, COSTS}
            for measure in (LSS, SOL):
                assert list(tracks[measure].sessions) == self.sorted(Session, measure)
                assert list(hours.unused(measure)) == self.sorted(UnusedMonth, measure)
            assert list(tracks[COSTS].costs) == self.sorted(Cost, COSTS)
            for measure, track in tracks.items():
                assert track.grants == self.template.grants[measure]
                self.reckon(track)

    def sorted(self, kind: type[Used], measure: str) -> list[Used]:
        found = [one for where, one in self.of(kind) if where == measure]
        keys = {
            Session: lambda one: (one.day, one.start, one.id),
            Cost: lambda one: (one.day, one.id),
            UnusedMonth: lambda one: (one.month, one.id),
        }
        return sorted(found, key=keys[kind])

    def reckon(self, track: Track) -> Ledger:
        """The ledger of a track is that of the lists."""
        as_of = date(2026, 5, 15)
        book = track.ledger(as_of)
        assert sum(frame.used for frame in book.frames) == sum(one.used for one in book.bookings)
        if track.unit == "ore":
            costs = [one for one in self.sorted(Cost, track.measure) if isinstance(one, Cost)]
            for one, booking in zip(costs, book.bookings, strict=True):
                over = sum(part.overuse for part in booking.parts)
                assert one.amount == booking.used + booking.outside + over
            return book
        sessions = [one for one in self.sorted(Session, track.measure) if isinstance(one, Session)]
        entries = [engine.entry(one, track.timed) for one in sessions]
        assert book == engine.ledger(track.grants, entries, track.policy, as_of)
        return book

    def teardown(self) -> None:
        """At the end of the day: the store is whole, and the hours are what the slow oracle counts."""
        assert check(self.desk.office) == ()
        for track in self.hours[0].tracks():
            if track.unit == "minutes":
                assert calc._document(self.reckon(track), "min", "minutes") == self.counted(track)
        self.premises.close()
        self.room.cleanup()

    def counted(self, track: Track) -> oracle.Json:
        entries = [
            {
                "date": f"{one.day}",
                "start": f"{one.start:%H:%M}",
                "end": f"{one.end:%H:%M}",
                "status": one.status,
            }
            | ({"cancelled_at": f"{one.cancelled_at:%Y-%m-%dT%H:%M}"} if one.cancelled_at else {})
            for one in self.sorted(Session, track.measure)
            if isinstance(one, Session)
        ]
        grants = [
            {
                "id": one.id,
                "measure": track.measure,
                "hours_per_month": "10",
                "valid_from": "2026-04-01",
                "valid_to": "2027-03-31",
                "decided": "2026-03-25",
            }
            for one in track.grants
        ]
        return oracle.hours({"grants": grants, "entries": entries, "as_of": "2026-05-15"}, date(2026, 5, 15))


def test_whatever_an_officer_does_the_store_is_what_plain_lists_say(template: Template) -> None:
    run_state_machine_as_test(
        partial(Officer, template),
        settings=settings(
            max_examples=OFFICERS or 15,
            stateful_step_count=60 if OFFICERS else 25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
