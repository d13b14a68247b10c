"""What is prepared from what was known before a change is what is prepared anew."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.law.hours import Track
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.view_model import Content
from tests.ui.hours_calendar.samples import MUSEUM, NIGHT, SESSIONS, TODAY, hours_track, session
from tests.ui.hours_calendar.test_sums_random import cost_tracks, days, hour_tracks, sessions


def holding(track: Track, taken: list[Any]) -> Track:
    return replace(track, **{"costs" if track.unit == "ore" else "sessions": tuple(taken)})


def edited(draw: Any, track: Track, number: int) -> Track:
    """One entry on another day, another one, none, or with another note."""
    taken = list(track.taken)
    place = draw(st.integers(0, max(0, len(taken) - 1)))
    gone = taken.pop(place) if taken else None
    kind = draw(st.sampled_from(["day", "note", "remove", "other"]))
    if gone and kind == "day":
        taken.append(msgspec.structs.replace(gone, day=draw(days.filter(lambda day: day.month != 3))))
    elif gone and kind == "note":
        taken.insert(place, msgspec.structs.replace(gone, note="x"))
    elif kind == "other" and track.unit == "minutes":
        taken += [msgspec.structs.replace(one, id=f"new{number}") for one in draw(sessions())[:1]]
    return holding(track, taken)


def shown(content: Content) -> tuple[object, ...]:
    """All that a content says, whatever was asked of it before."""
    first = date(2025, 10, 1)
    every = [first + timedelta(days=number) for number in range(330)]
    return (
        content.track,
        content.ledger,
        content.forecast,
        content.ordered,
        content.items,
        content.frames,
        content.by_day,
        [content.segments(day) for day in every],
        [content.month(day) for day in every if day.day == 1],
        [content.frames_in(year) for year in (2025, 2026, 2027)],
    )


@settings(deadline=None)
@given(st.one_of(hour_tracks(), cost_tracks()), st.data())
def test_a_change_shows_what_preparing_everything_shows(track: Track, data: st.DataObject) -> None:
    before = prepare(track, TODAY)
    for number in range(3):
        shown(before)
        track = edited(data.draw, track, number)
        after = prepare(track, TODAY, before)
        assert shown(after) == shown(prepare(track, TODAY))
        before = after


def test_what_did_not_change_is_kept() -> None:
    before = prepare(hours_track(), TODAY)
    assert prepare(hours_track(), TODAY, before) is before
    later = msgspec.structs.replace(MUSEUM, day=MUSEUM.day + timedelta(days=1))
    after = prepare(hours_track(sessions=(later, *SESSIONS[1:])), TODAY, before)
    assert after.items["before"] is before.items["before"]
    assert after.items["museum"].day == later.day


def test_on_another_day_all_is_prepared_anew() -> None:
    before = prepare(hours_track(), TODAY)
    assert prepare(hours_track(), TODAY + timedelta(days=1), before).today == TODAY + timedelta(days=1)


def test_an_overlap_is_found_and_lost_again() -> None:
    over = session("over", "2026-03-07", "01:00", "02:00")
    before = prepare(hours_track(), TODAY)
    both = prepare(hours_track(sessions=(*SESSIONS, over)), TODAY, before)
    assert {one.id for one in both.ordered if one.overlapping} == {NIGHT.id, over.id}
    after = prepare(hours_track(), TODAY, both)
    assert not any(one.overlapping for one in after.ordered)
