"""One export: what is wanted, its bytes, its name on the disk, and what the log says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lssdesk.errors import Refused
from lssdesk.flow import letters
from lssdesk.flow.export.content import Content, Span, content
from lssdesk.law.hours import Track
from lssdesk.model.case import Case
from lssdesk.texts import t

Format = Literal["pdf", "xlsx", "csv", "ical"]
FORMATS: tuple[Format, ...] = get_args(Format)
_SUFFIX = {"ical": "ics"}


@dataclass(frozen=True)
class Wanted:
    """A format, and what of the calendar; ``with_companion`` is for iCalendar alone."""

    format: Format
    span: Span
    with_companion: bool = False


def made(case: Case, tracks: Sequence[Track], wanted: Wanted, now: datetime) -> bytes:
    """The file's bytes, of the tracks of the case's person as they stand ``now``.

    ``Refused`` where there is nothing to export, and where a PDF lacks what a letter needs.
    """
    span, today = wanted.span, now.date()
    if span.last < span.first:
        raise Refused(t("export.days_backwards"))
    found = content(tracks, span, today)
    _check(found, wanted.format)
    if wanted.format == "pdf":
        return _pdf(case, tracks, span, now)
    if wanted.format == "ical":
        from lssdesk.flow.export.ical_file import ical_file

        return ical_file(found, now, wanted.with_companion)
    if wanted.format == "xlsx":
        from lssdesk.flow.export.xlsx_file import xlsx_file

        return xlsx_file(found, now)
    from lssdesk.flow.export.csv_file import csv_file

    return csv_file(found, case.person)


def _pdf(case: Case, tracks: Sequence[Track], span: Span, now: datetime) -> bytes:
    from lssdesk.letters.hours.year import year

    letter = year(case, span.of(tracks), span.first, span.last, now.date(), False)
    return letters.pdf_of(letter, draft=False)


def _check(found: Content, format: Format) -> None:
    planned = any(one.session.status == "planned" for one in found.occasions)
    if format == "ical" and not planned:
        raise Refused(t("export.nothing_planned"))
    if not (found.occasions or found.spendings or found.periods):
        raise Refused(t("export.nothing"))


def file_name(case: Case, wanted: Wanted) -> str:
    """A name that tells the case and not the person; of one with protected identity not the case either."""
    days = {"first": wanted.span.first, "last": wanted.span.last}
    if case.person.protection == "none":
        name = t("export.file.usual", number=case.number, **days)
    else:
        name = t("export.file.protected", **days)
    return f"{name}.{_SUFFIX.get(wanted.format, wanted.format)}"


def log_name(wanted: Wanted) -> str:
    """What the log says of the export."""
    return t(f"export.unit.{wanted.format}")
