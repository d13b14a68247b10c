"""Every number of the calendar adds up and is the engine's, whatever was granted and used."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.law import hours
from lssdesk.law.hours import Frame, Grant, Policy, Track
from lssdesk.model.case import Cost, Session
from lssdesk.ui.hours_calendar import sums, sums_answer
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.sums_item import item_sum
from lssdesk.ui.hours_calendar.sums_parts import Sum
from lssdesk.ui.hours_calendar.view_model import Content
from tests.ui.hours_calendar.samples import TODAY
from tests.ui.hours_calendar.test_sums import complaints

days = st.dates(date(2025, 11, 1), date(2026, 7, 31))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 0, 30, 1, 59]))
policies = st.builds(
    Policy, frame_months=st.sampled_from([None, 1, 2, 3, 5]), advance=st.sampled_from(["forbid", "allow"])
)


@st.composite
def grants(
    draw: st.DrawFn, measure: str | None, per_month: st.SearchStrategy[int | None], once: bool
) -> Grant:
    first = draw(days)
    length = draw(st.none() | st.integers(0, 300))
    return Grant(
        id=draw(st.sampled_from("ABCDEFGH")),
        measure=measure,
        per_month=draw(per_month),
        valid_from=first,
        valid_to=None if length is None else first + timedelta(days=length),
        decided=draw(st.none() | days),
        late_cancellation_counts=draw(st.booleans()),
        policy=draw(st.none() | policies),
        once=once,
    )


def unlike(made: st.SearchStrategy[Grant]) -> st.SearchStrategy[tuple[Grant, ...]]:
    return st.lists(made, max_size=3, unique_by=lambda grant: grant.id).map(tuple)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    found = []
    for place in range(draw(st.integers(0, 10))):
        day, start, end = draw(days), draw(clocks), draw(clocks)
        status = draw(st.sampled_from(["performed"] * 4 + ["planned", "cancelled_by_client", "no_show"]))
        at = datetime.combine(day, time(11)) - timedelta(hours=draw(st.integers(0, 30)))
        one = Session(id=f"s{place}", day=day, start=start, end=end, status=status, cancelled_at=at)
        if hours.exists(day, start) and hours.exists(day if end > start else day + timedelta(days=1), end):
            found.append(one)
    return tuple(found)


@st.composite
def hour_tracks(draw: st.DrawFn) -> Track:
    amounts = st.sampled_from([None, 0, 1, 60, 600, 1040])
    given_ = draw(unlike(grants("ledsagning", amounts, once=False)))
    return Track(
        measure="ledsagning", unit="minutes", grants=given_, policy=draw(policies), sessions=draw(sessions())
    )


@st.composite
def cost_tracks(draw: st.DrawFn) -> Track:
    once = draw(st.booleans())
    given_ = draw(unlike(grants(None, st.sampled_from([None, 0, 10000, 30000]), once=once)))
    amounts = st.sampled_from([1, 5050, 20000, 42000])
    made = [
        Cost(id=f"c{place}", day=day, amount=amount)
        for place, (day, amount) in enumerate(draw(st.lists(st.tuples(days, amounts), max_size=8)))
    ]
    measure = "dyrare_aktivitet" if once else "omkostnader_ledsagare"
    return Track(measure=measure, unit="ore", grants=given_, policy=draw(policies), costs=tuple(made))


@settings(deadline=None)
@given(st.one_of(hour_tracks(), cost_tracks()))
def test_every_number_is_what_the_engine_says_and_adds_up(track: Track) -> None:
    content = prepare(track, TODAY)
    for found, expected in every_sum(content):
        assert found.total.value == expected, found.title
        assert complaints(found, content) == []
        assert found.because or expected in (0, None)
    for make in sums_answer.answer(content).sums.values():
        assert complaints(make(), content) == []


def every_sum(content: Content) -> list[tuple[Sum, int | None]]:
    """All numbers that the calendar can show, with what they have to be."""
    months = {day.replace(day=1) for day in content.by_day} | set(content.frames) | {TODAY}
    found: list[tuple[Sum, int | None]] = []
    for day in sorted(months):
        row = content.month(day)
        for what in ("credit", "used", "left", "overuse", "outside"):
            found.append((sums.month_sum(content, day, what), getattr(row, what)))
    for frame in content.ledger.frames:
        found += _frame_numbers(content, frame)
    found += [(item_sum(content, item), item.used) for item in content.items.values()]
    standing = content.ledger.standing
    whole = sum(one.left or 0 for one in standing.open)
    found.append((sums.standing_sum(content), whole if standing.available is None else standing.available))
    return found


def _frame_numbers(content: Content, frame: Frame) -> list[tuple[Sum, int | None]]:
    left = None if frame.granted is None else frame.granted - frame.used
    known = {
        (one.grant, one.first): one.amount for one in (content.forecast.lapses if content.forecast else ())
    }
    lapsing = frame.lapsed if frame.last < TODAY or left is None else max(0, left)
    once = content.grant(frame.grant).once and left is not None
    expected = {
        "granted": frame.granted,
        "used": frame.used,
        "left": frame.used if left is None else left,
        "lapse": 0 if once else known.get((frame.grant, frame.first), lapsing),
    }
    return [(sums.frame_sum(content, frame, what), value) for what, value in expected.items()]
