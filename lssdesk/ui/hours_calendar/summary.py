"""What a track says in one line: its name, what is left, and until when.  No Qt."""

from dataclasses import dataclass

from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.board import Board, name_of
from lssdesk.ui.hours_calendar.view_model import Content


@dataclass(frozen=True)
class Summary:
    """``used`` and ``expected`` are shares of what the frames that run today were granted; None without.

    ``short``: what is left, for where there is little room.
    """

    name: str
    text: str
    short: str
    used: float | None
    expected: float


def summary_of(content: Content) -> Summary:
    """One look: how much is left, until when."""
    standing = content.ledger.standing
    running = {(one.grant, one.first) for one in standing.open}
    frames = [frame for frame in content.ledger.frames if (frame.grant, frame.first) in running]
    granted = sum(frame.granted or 0 for frame in frames)
    used = sum(frame.used for frame in frames if frame.granted is not None)
    lapses = content.forecast.lapses if content.forecast else ()
    lapse = sum(one.amount for one in lapses if (one.grant, one.first) in running)
    share = min(1.0, used / granted) if granted else None
    expected = max(share or 0.0, (granted - lapse) / granted) if granted and lapses else share or 0.0
    return Summary(name_of(content.measure), _text(content), _short(content), share, expected)


def spoken(board: Board, place: int) -> str:
    """A track in words for a screen reader, with whether it is shown and chosen."""
    found = summary_of(board.tracks[place])
    chosen = t("calendar.track.chosen") if place == board.current else ""
    hidden = "" if board.shows(place) else t("calendar.track.hidden")
    parts = (f"{place + 1} {found.name}", found.text, chosen, hidden)
    return ", ".join(part for part in parts if part)


def _short(content: Content) -> str:
    available = content.ledger.standing.available
    return t("calendar.track.left_alone", left=content.amount(available)) if available else _text(content)


def _text(content: Content) -> str:
    standing, month = content.ledger.standing, words.month_name(content.today)
    if not standing.open:
        return t("calendar.track.no_decision")
    if standing.available is None:
        used = content.amount(content.month(content.today).used)
        return t(f"calendar.track.free_{content.unit}", used=used, month=month)
    if not standing.available:
        return t(f"calendar.track.none_{content.unit}", month=month)
    left = content.amount(standing.available)
    if not standing.expires:
        return t("calendar.track.left_alone", left=left)
    first = standing.expires[0]
    day = words.day_text(first.day, content.today)
    if len(standing.expires) == 1:
        return t("calendar.track.left", left=left, day=day)
    return t("calendar.track.left_more", left=left, first=content.amount(first.amount), day=day)
