"""Frames as bands over three months of a year: where they run and what is written on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lssdesk.law.hours import Frame
from lssdesk.law.hours.left import of_frame
from lssdesk.texts import t
from lssdesk.ui.hours_calendar.board import Board, name_of
from lssdesk.ui.hours_calendar.sums import What
from lssdesk.ui.hours_calendar.sums_parts import grant_label, span_text
from lssdesk.ui.hours_calendar.view_model import Content

MONTHS = 3
QUARTERS = 4


@dataclass(frozen=True)
class Band:
    """A frame, or the part of it that lies in one row of the year.

    ``left`` and ``right`` are in months of the row, 0 to 3.  ``used`` and ``expected`` are shares of
    what was granted, counted from the frame's start; ``expected`` ends where the forecast does.
    ``begins`` and ``ends``: the frame's own first and last day are here.
    """

    content: Content
    frame: Frame
    mark: str
    lane: int
    left: float
    right: float
    begins: bool
    ends: bool
    used: float
    expected: float
    share: tuple[float, float]
    pieces: tuple[tuple[What, str], ...]
    end: str
    short_end: str
    spoken: str


def row_bands(board: Board, year: int, quarter: int) -> tuple[Band, ...]:
    """Bands of months ``3 × quarter + 1`` to ``+ 3``, one lane for each grant of each shown track."""
    found: list[Band] = []
    for content in board.shown:
        found += _track_bands(content, board, lanes(found), year, quarter)
    return tuple(found)


def _track_bands(content: Content, board: Board, lane: int, year: int, quarter: int) -> Iterator[Band]:
    first = date(year, quarter * MONTHS + 1, 1)
    last = date(year, (quarter + 1) * MONTHS, 1)
    end = (last + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    frames = [frame for frame in content.frames_in(year) if frame.first <= end and frame.last >= first]
    grants = [grant.id for grant in content.grants if any(frame.grant == grant.id for frame in frames)]
    name = name_of(content.measure) if len(board.shown) > 1 else ""
    for frame in frames:
        place = lane + grants.index(frame.grant)
        yield _band(content, frame, (board.mark(content.measure), name), place, (first, end))


def lanes(bands: Sequence[Band]) -> int:
    """How many bands lie over each other."""
    return max((band.lane + 1 for band in bands), default=0)


def _band(content: Content, frame: Frame, track: tuple[str, str], lane: int, row: tuple[date, date]) -> Band:
    first, end = row
    left, right = max(frame.first, first), min(frame.last, end)
    days = (frame.last - frame.first).days + 1
    lapse = _lapse(content, frame)
    granted = frame.granted or 0
    used = min(1.0, frame.used / granted) if granted else 0.0
    expected = max(used, (granted - lapse) / granted) if granted and lapse is not None else used
    texts = _end_texts(content, frame, lapse)
    return Band(
        content=content,
        frame=frame,
        mark=track[0],
        lane=lane,
        left=_place(left, first),
        right=_place(right + timedelta(days=1), first),
        begins=frame.first >= first,
        ends=frame.last <= end,
        used=used,
        expected=expected,
        share=((left - frame.first).days / days, ((right - frame.first).days + 1) / days),
        pieces=_pieces(content, frame),
        end=texts[0],
        short_end=texts[1],
        spoken=_spoken(content, frame, track[1], texts[0]),
    )


def _place(day: date, first: date) -> float:
    """Where a day begins, in months from ``first``."""
    whole = (day.year - first.year) * 12 + day.month - first.month
    days = ((day.replace(day=1) + timedelta(days=31)).replace(day=1) - day.replace(day=1)).days
    return whole + (day.day - 1) / days


def _lapse(content: Content, frame: Frame) -> int | None:
    for lapse in content.forecast.lapses if content.forecast else ():
        if (lapse.grant, lapse.first) == (frame.grant, frame.first):
            return lapse.amount
    return None


def _pieces(content: Content, frame: Frame) -> tuple[tuple[What, str], ...]:
    used = t(f"calendar.band.used_{content.unit}", amount=content.amount(frame.used))
    if frame.granted is None:
        return (("used", t(f"calendar.band.free_{content.unit}")), ("used", used))
    left = frame.granted - frame.used
    key = "calendar.band.left" if left >= 0 else "calendar.band.over"
    return (
        ("granted", t("calendar.band.granted", amount=content.amount(frame.granted))),
        ("used", used),
        ("left", t(key, amount=content.amount(abs(left)))),
    )


def _end_texts(content: Content, frame: Frame, lapse: int | None) -> tuple[str, str]:
    """What lapses at the end, as a sentence and shorter; empty where nothing does or nothing is known."""
    if frame.lapsed and frame.last < content.today:
        text = t("calendar.band.lapsed", amount=content.amount(frame.lapsed))
        return text, text
    if lapse:
        amount = content.amount(lapse)
        return t("calendar.band.lapses", amount=amount), t("calendar.band.lapses_short", amount=amount)
    left = _unused(content, frame)
    if left and lapse is None:
        amount = content.amount(left)
        return t("calendar.band.lapses_unused", amount=amount), t("calendar.band.lapses_short", amount=amount)
    return "", ""


def _unused(content: Content, frame: Frame) -> int:
    """What is left of the whole frame, of one that runs today and whose rest lapses [HRS-016]."""
    running = frame.first <= content.today <= frame.last and not content.grant(frame.grant).once
    return of_frame(frame) or 0 if running else 0


def _spoken(content: Content, frame: Frame, name: str, end: str) -> str:
    head = t("calendar.band.spoken", span=span_text(content, frame), grant=grant_label(content, frame.grant))
    texts = (text for _, text in _pieces(content, frame))
    return (f"{name}: " if name else "") + ", ".join(part for part in (head, *texts, end) if part)
