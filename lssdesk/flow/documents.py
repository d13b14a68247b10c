"""The documents of a case besides the decision: which there are now, and each as PDF.

They are made anew each time from the case as it stands.  A draft shows what is missing; a final one is
refused as long as something is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lssdesk.errors import Refused
from lssdesk.flow import letters
from lssdesk.law import tables
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.letters.blocks import Letter

Make = Callable[[Case, date, bool], "Letter"]


@dataclass(frozen=True)
class Document:
    """A document that can be made: ``id`` is stable, ``title`` what the officer sees."""

    id: str
    title: str
    make: Make


def documents(case: Case) -> tuple[Document, ...]:
    """The documents that belong to a case as it stands, in the order of its way."""
    return tuple(_all(case))


def pdf(case: Case, document_id: str, today: date, draft: bool) -> bytes:
    """One document as PDF.  Refused where a final one lacks something, or there is no such document now."""
    found = next((row for row in documents(case) if row.id == document_id), None)
    if found is None:
        raise Refused(t("flow.no_document"))
    return letters.pdf_of(found.make(case, today, draft), draft)


def _all(case: Case) -> Iterator[Document]:
    from lssdesk.letters import inquiry, inquiry_letters

    measure = tables.find_measure(case.measure)
    if measure is None:
        return
    yield _document("inquiry", inquiry.inquiry_document)
    yield _document("communication", inquiry_letters.communication_letter)
    yield _document("insufficient", inquiry_letters.insufficient_material_letter)
    for place, row in enumerate(case.inquiry.evidence):
        yield _numbered("evidence", place, row.kind or row.issuer, inquiry_letters.evidence_request)
    for place, visit in enumerate(case.inquiry.home_visits):
        yield _numbered("visit", place, str(visit.day or ""), inquiry_letters.home_visit_letter)
    if case.inquiry.home_visits:
        yield _document("no_visit", inquiry_letters.no_home_visit_letter)
    if measure.act == "lss":
        yield from _personkrets()


def _personkrets() -> Iterator[Document]:
    from lssdesk.letters import personkrets

    yield _document("personkrets", personkrets.assessment_letter)
    yield _document("missing_person", personkrets.request_to_person)
    yield _document("missing_writer", personkrets.request_to_writer)


def _document(name: str, make: Make) -> Document:
    return Document(name, t(f"flow.document.{name}"), make)


def _numbered(
    name: str, place: int, what: str, make: Callable[[Case, int, date, bool], "Letter"]
) -> Document:
    """A document of one row of a list."""

    def of_row(case: Case, today: date, draft: bool) -> "Letter":
        return make(case, place, today, draft)

    return Document(f"{name}/{place}", t(f"flow.document.{name}", what=what or place + 1), of_row)
