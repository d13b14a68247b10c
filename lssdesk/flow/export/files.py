"""One export: what is wanted, its bytes, its name on the disk, and what the log says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lssdesk.errors import Refused
from lssdesk.flow import letters
from lssdesk.flow.export.content import Content, Span, content
from lssdesk.law.hours import Track
from lssdesk.model import protected
from lssdesk.model.case import Case
from lssdesk.texts import t

Format = Literal["pdf", "xlsx", "csv", "ical"]
FORMATS: tuple[Format, ...] = get_args(Format)
_SUFFIX = {"ical": "ics"}


@dataclass(frozen=True)
class Wanted:
    """A format, and what of the calendar; ``with_companion`` is for iCalendar, ``with_planned`` for CSV."""

    format: Format
    span: Span
    with_companion: bool = False
    with_planned: bool = False


def made(case: Case, tracks: Sequence[Track], wanted: Wanted, now: datetime) -> bytes:
    """The file's bytes, of the tracks of the case's person as they stand ``now``.

    ``Refused`` where there is nothing to export, and where a PDF lacks what a letter needs.
    """
    span, today = wanted.span, now.date()
    if span.last < span.first:
        raise Refused(t("export.days_backwards"))
    found = content(tracks, span, today)
    _check(found, wanted)
    if wanted.format == "pdf":
        return _pdf(case, tracks, span, now)
    if wanted.format == "ical":
        from lssdesk.flow.export.ical_file import ical_file

        return ical_file(found, now, wanted.with_companion)
    if wanted.format == "xlsx":
        from lssdesk.flow.export.xlsx_file import xlsx_file

        return xlsx_file(found, now)
    from lssdesk.flow.export.csv_file import csv_file

    return csv_file(found, protected.unnumbered(case).person, wanted.with_planned)


def _pdf(case: Case, tracks: Sequence[Track], span: Span, now: datetime) -> bytes:
    from lssdesk.letters.hours.year import year

    letter = year(case, span.of(tracks), span.first, span.last, now.date(), False)
    return letters.pdf_of(letter, draft=False)


def _check(found: Content, wanted: Wanted) -> None:
    planned = [one.session.status == "planned" for one in found.occasions]
    if wanted.format == "ical" and not any(planned):
        raise Refused(t("export.nothing_planned"))
    if not (found.occasions or found.spendings or found.periods):
        raise Refused(t("export.nothing"))
    left_out = planned and all(planned) and not found.spendings and not wanted.with_planned
    if wanted.format == "csv" and left_out:
        raise Refused(t("export.only_planned"))


def file_name(case: Case, wanted: Wanted) -> str:
    """A name that tells the case and not the person; of one with protected identity not the case either."""
    days = {"first": wanted.span.first, "last": wanted.span.last}
    if protected.anybody(case):
        name = t("export.file.protected", **days)
    else:
        name = t("export.file.usual", number=case.number, **days)
    return f"{name}.{_SUFFIX.get(wanted.format, wanted.format)}"


def log_name(wanted: Wanted) -> str:
    """What the log says of the export."""
    return t(f"export.unit.{wanted.format}")
