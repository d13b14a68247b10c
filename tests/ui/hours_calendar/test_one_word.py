"""Calendar, notices and papers say the same minutes of what is left, whatever was granted and used."""

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from lssdesk.law.hours import Track, months
from lssdesk.law.hours.notice import Amount, Limits
from lssdesk.law.hours.notices import notices
from lssdesk.letters.blocks import Table, cell, plain
from lssdesk.letters.hours import words
from lssdesk.letters.hours.follow_up import follow_up_blocks
from lssdesk.letters.hours.now import now
from lssdesk.letters.hours.statement import statement
from lssdesk.letters.hours.table import NOTHING
from lssdesk.ui.hours_calendar import sums, why
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.view_model import Content
from tests.letters.hours.tracks import case
from tests.ui.hours_calendar.samples import TODAY
from tests.ui.hours_calendar.test_sums_random import hour_tracks

PAST = [months.first_day(number) for number in range(months.number(date(2025, 8, 1)), months.number(TODAY))]
FAR_BACK = Limits(look_back_months=len(PAST), lapse_days=10_000, lapse_days_month=10_000)
some = settings(deadline=None, max_examples=60)


def minutes(text: str) -> int | None:
    """``10 tim 30 min`` or ``-2 tim`` as minutes; None for anything else."""
    found = re.fullmatch(r"(-?)(?:(\d+) tim)?\s?(?:(\d+) min)?", text.replace("\u00a0", " "))
    if not found or not text:
        return None
    amount = 60 * int(found[2] or 0) + int(found[3] or 0)
    return -amount if found[1] else amount


def noted(track: Track, kind: str) -> list[tuple[date, int]]:
    """What the notices of a kind say, by the day that they lead to."""
    found = []
    for one in notices([track], {}, TODAY, FAR_BACK, only=(kind,)):  # type: ignore[arg-type]
        said = one.values["left"]
        assert isinstance(said, Amount)
        found.append((one.day, said.value))
    return found


def cells(blocks: object, heads: int) -> list[list[str]]:
    """The rows of the first table, each with its last ``heads`` cells."""
    tables = [one for one in blocks if isinstance(one, Table)]  # type: ignore[attr-defined]
    return [[plain(cell(one).text) for one in row][-heads:] for row in tables[0].rows] if tables else []


@some
@given(hour_tracks())
def test_unused_hours_of_a_past_month(track: Track) -> None:
    content = prepare(track, TODAY)
    calendar = [(day, found.unused) for day in PAST if (found := why.left_in(content, day))]
    assert noted(track, "unused") == calendar
    for day, left in calendar:
        assert content.amount(left) in why.month_words(content, day, {})


@some
@given(hour_tracks())
def test_the_balance_at_the_end_of_a_past_month(track: Track) -> None:
    content = prepare(track, TODAY)
    on_paper: dict[str, list[int | None]] = defaultdict(list)
    for month, granted, _, moved, lapsed, _ in cells(follow_up_blocks([track], (), TODAY), 6):
        numbers = [minutes(one) for one in (moved, lapsed) if one != NOTHING]
        on_paper[month] += numbers or [0 if minutes(granted) is not None else None]
    for day in PAST:
        on_page = on_paper.get(words.month(day), [])
        panel = content.month(day).left
        assert panel == sums.month_sum(content, day, "left").total.value
        assert panel == (None if None in on_page else sum(one or 0 for one in on_page))


@some
@given(hour_tracks())
def test_what_can_be_used_today_and_the_months_of_the_statement(track: Track) -> None:
    content = prepare(track, TODAY)
    running = [frame for one in now([track], TODAY) for frame in one.running]
    assert [frame.open for frame in running] == list(content.ledger.standing.open)
    if not running:
        return
    letter = statement(case(), [track], TODAY, TODAY, False)
    said = plain_of(letter.body[1])
    for frame in running:
        assert frame.open.left is None or words.said("minutes", frame.open.left) in said
    whole = sum(frame.open.left or 0 for frame in running)
    if content.ledger.standing.available is not None:
        assert sums.standing_sum(content).total.value == whole
    table_of(content, [row[-1] for row in cells(letter.body, 4)])


def plain_of(block: object) -> str:
    items = getattr(block, "items", None) or [getattr(block, "text", "")]
    return "\n".join(plain(one) for one in items)


def table_of(content: Content, lefts: list[str]) -> None:
    """The cells of the statement's table are the balances of the calendar's months that have begun."""
    known = [one for one in content.track.sessions if one.day <= TODAY]  # what is to come is not told of
    shown = prepare(replace(content.track, sessions=tuple(known)), TODAY)
    opened = {(one.grant, one.first) for one in shown.ledger.standing.open}
    frames = [one for one in shown.ledger.frames if (one.grant, one.first) in opened]
    balances = [row.balance if row.month <= TODAY else None for one in frames for row in one.months]
    assert [minutes(text) for text in lefts] == balances


@some
@given(hour_tracks())
def test_what_lapses_if_nothing_more_is_used(track: Track) -> None:
    content = prepare(track, TODAY)
    opened = {(one.grant, one.first) for one in content.ledger.standing.open}
    running = [one for one in content.ledger.frames if (one.grant, one.first) in opened]
    calendar = {
        (one.last, max(0, value))
        for one in running
        if one.granted is not None and (value := sums.frame_sum(content, one, "left").total.value or 0) > 0
    }
    assert set(noted(track, "lapses")) == calendar
