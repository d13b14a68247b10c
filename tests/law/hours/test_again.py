"""A ledger reckoned from the frame on that a change falls in is the ledger reckoned from the beginning."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.errors import Refused
from lssdesk.law.hours import Grant, Policy, Track
from lssdesk.law.hours.again import Recount, recount
from lssdesk.law.hours.track import Taken
from lssdesk.model.use import Cost, Session
from tests.law.hours import invented, reckoned
from tests.law.hours.invented import LOOSE, Json, documents

some = settings(max_examples=200, **LOOSE)


def track_of(document: Json, costs: bool, once: bool) -> Track:
    """The document as a track; all grants and entries are of one measure."""
    measure: Any = None if costs else next((one.measure for one in reckoned.grants(document)), "ledsagning")
    grants = [msgspec.structs.replace(one, measure=measure, once=once) for one in reckoned.grants(document)]
    track = Track(
        measure=measure or "omkostnader_ledsagare",
        unit="ore" if costs else "minutes",
        grants=tuple(grants),
        policy=reckoned.rules(document),
    )
    return holding(
        track, [entry_of(one, f"e{place}", costs) for place, one in enumerate(document["entries"])]
    )


def entry_of(one: Json, id: str, costs: bool) -> Taken:
    """An entry of a document as it is recorded."""
    document = {"grants": [], "entries": [one]}
    if costs:
        (cost,) = reckoned.costs(document)
        return Cost(id=id, day=cost.day, amount=cost.amount)
    (made,) = reckoned.sessions(document)
    return Session(
        id=id,
        day=made.day,
        start=made.start,
        end=made.end,
        status=made.status,
        cancelled_at=made.cancelled_at,
    )


def holding(track: Track, taken: list[Any]) -> Track:
    """The track with these entries, by time."""
    if track.unit == "ore":
        return replace(track, costs=tuple(sorted(taken, key=lambda one: one.day)))
    return replace(track, sessions=tuple(sorted(taken, key=lambda one: (one.day, one.start))))


def nights(draw: Any, track: Track, day: date) -> list[Session]:
    """A session over the midnight at which a frame ends, now and then."""
    ends = [frame.last for frame in track.ledger(day).frames if frame.last < date.max]
    if track.unit == "ore" or not ends or draw(invented.one_in_three):
        return []
    return [Session(id="night", day=draw(st.sampled_from(ends)), start=time(20), end=time(4))]


def edited(draw: Any, track: Track, document: Json, number: int) -> Track:
    """Some entries added, removed, or others in their place; now and then only a note."""
    costs, taken = track.unit == "ore", list(track.taken)
    for turn in range(draw(st.sampled_from([0, 1, 1, 1, 2]))):
        kind = draw(st.sampled_from(["add", "remove", "change", "change", "note"]))
        gone = taken.pop(draw(st.integers(0, len(taken) - 1))) if kind != "add" and taken else None
        day = draw(invented.days_of_use(document["grants"]))
        new = entry_of(draw(invented.costs_of(day) if costs else invented.sessions(day)), "", costs)
        if kind == "note" and gone:
            taken.append(msgspec.structs.replace(gone, note=gone.note + "."))
        elif kind in ("add", "change"):
            id = gone.id if gone else f"n{number}{turn}"
            taken.append(msgspec.structs.replace(new, id=id))
    return holding(track, taken)


@some
@given(st.data(), st.booleans(), st.sampled_from([False, False, False, True]))
def test_what_is_reckoned_again_is_what_is_reckoned_whole(data: Any, costs: bool, once: bool) -> None:
    document = data.draw(documents(costs))
    day = reckoned.as_of(document)
    before = track_of(document, costs, once and costs)
    before = holding(before, [*before.taken, *nights(data.draw, before, day)])
    book = before.ledger(day)
    for number in range(3):
        after = edited(data.draw, before, document, number)
        found = recount(after, day, before, book)
        whole = after.ledger(day)
        assert found.ledger == whole
        assert after.forecast(day, whole) == after.forecast(day)
        assert_kept(found, after, before)
        before, book = after, found.ledger


def assert_kept(found: Recount, after: Track, before: Track) -> None:
    """The entries at both ends are said to be the same only where they are."""
    head, tail = found.head, found.tail
    assert head + tail <= min(len(after.taken), len(before.taken))
    assert after.taken[:head] == before.taken[:head]
    assert after.taken[len(after.taken) - tail :] == before.taken[len(before.taken) - tail :]


YEARS = tuple(
    Grant(
        id=str(year),
        measure="ledsagning",
        per_month=600,
        valid_from=date(year, 1, 1),
        valid_to=date(year, 12, 31),
    )
    for year in (2024, 2025)
)
BESIDE = Grant(
    id="B",
    measure="ledsagning",
    per_month=60,
    valid_from=date(2025, 2, 1),
    valid_to=date(2025, 4, 30),
)
TODAY = date(2025, 12, 1)


def one(day: str, start: int = 10, end: int = 12) -> Session:
    return Session(id=day, day=date.fromisoformat(day), start=time(start), end=time(end))


MONTHLY = tuple(
    one(f"{year}-{month:02}-15") for year in (2024, 2025) for month in range(1, 13)
)  # number 0 to 23
OVER = one("2025-06-30", 22, 2)


@pytest.mark.parametrize(("name", "grants", "sessions", "place", "days", "kept"), [
    ("inside a frame", YEARS, MONTHLY, 16, 1, (15, 6)),
    ("from one frame to the next", YEARS, MONTHLY, 14, 30, (12, 6)),
    ("in the last frame", YEARS, MONTHLY, 23, 1, (21, 0)),
    ("on a day of no decision", YEARS[:1], MONTHLY, 20, 1, (20, 3)),
    ("a frame beside lies across", (*YEARS, BESIDE), MONTHLY, 12, 1, (12, 6)),
    ("a night lies across", YEARS, (*MONTHLY[:18], OVER, *MONTHLY[18:]), 16, 1, (15, 3)),
    ("nothing is changed", YEARS, MONTHLY, 16, 0, (24, 0)),
])  # fmt: skip
def test_only_frames_that_a_change_bears_on_are_reckoned(
    name: str,
    grants: tuple[Grant, ...],
    sessions: tuple[Session, ...],
    place: int,
    days: int,
    kept: tuple[int, int],
) -> None:
    before = Track(measure="ledsagning", unit="minutes", grants=grants, policy=Policy(), sessions=sessions)
    moved = msgspec.structs.replace(sessions[place], day=sessions[place].day + timedelta(days=days))
    after = holding(before, [*sessions[:place], moved, *sessions[place + 1 :]])
    found = recount(after, TODAY, before, before.ledger(TODAY))
    assert found.ledger == after.ledger(TODAY)
    assert (found.head, found.tail) == kept


@pytest.mark.parametrize(("name", "more"), [
    ("other grants", {"grants": YEARS[:1]}),
    ("another policy", {"policy": Policy(advance="allow")}),
])  # fmt: skip
def test_all_is_reckoned_where_more_than_an_entry_is_other(name: str, more: dict[str, Any]) -> None:
    before = Track(measure="ledsagning", unit="minutes", grants=YEARS, policy=Policy(), sessions=MONTHLY)
    after = replace(before, **more)
    found = recount(after, TODAY, before, before.ledger(TODAY))
    assert found == Recount(after.ledger(TODAY))


def test_a_clock_time_that_does_not_exist_is_refused_as_ever() -> None:
    before = Track(measure="ledsagning", unit="minutes", grants=YEARS, policy=Policy(), sessions=MONTHLY)
    after = holding(
        before, [*MONTHLY, Session(id="x", day=date(2025, 3, 30), start=time(2, 30), end=time(4))]
    )
    with pytest.raises(Refused):
        recount(after, TODAY, before, before.ledger(TODAY))
