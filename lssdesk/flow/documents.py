"""The documents of a case besides the decision: which there are now, and each as PDF.

They are made anew each time from the case as it stands.  A draft shows what is missing; a final one is
refused as long as something is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lssdesk.errors import Refused
from lssdesk.flow import letters
from lssdesk.law import appeals, orders, policy, standing, tables
from lssdesk.law.policy import Handling
from lssdesk.law.tables import Measure
from lssdesk.letters.wording_book import Book
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.letters.blocks import Layout, Letter

Make = Callable[[Case, date, bool], "Letter"]


@dataclass(frozen=True)
class Document:
    """A document that can be made: ``id`` is stable, ``title`` what the officer sees."""

    id: str
    title: str
    make: Make


def documents(case: Case, book: Book | None = None, handling: Handling | None = None) -> tuple[Document, ...]:
    """The documents that belong to a case as it stands, in the order of its way.

    ``book`` and ``handling``: the office's wordings and settings where they are not the shipped ones.
    """
    return (*_all(case, book), *_forwarded(case, book, handling or policy.shipped()))


def letter(
    case: Case,
    document_id: str,
    today: date,
    draft: bool,
    book: Book | None = None,
    handling: Handling | None = None,
) -> "Letter":
    """One document.  Refused where a final one lacks something, or there is no such document now."""
    found = next((row for row in documents(case, book, handling) if row.id == document_id), None)
    if found is None:
        raise Refused(t("flow.no_document"))
    return found.make(case, today, draft)


def pdf(
    case: Case,
    document_id: str,
    today: date,
    draft: bool,
    book: Book | None = None,
    layout: "Layout" = "standard",
) -> bytes:
    """One document as PDF; Refused as :func:`letter` is."""
    return letters.pdf_of(letter(case, document_id, today, draft, book), draft, layout)


def _all(case: Case, book: Book | None) -> Iterator[Document]:
    measure = tables.find_measure(case.measure)
    if measure is None:
        return
    yield from _inquiry(case, book)
    if measure.act == "lss":
        yield from _personkrets(book)
    if measure.decided:
        yield from _meanwhile(case, measure, book)
        yield from _served(case, book)
        yield from _ordered(case, measure, book)
        yield from _appealed(case, book)


def _inquiry(case: Case, book: Book | None) -> Iterator[Document]:
    from lssdesk.letters import inquiry, inquiry_letters

    yield _document("inquiry", inquiry.inquiry_document)
    yield _document("communication", partial(inquiry_letters.communication_letter, book=book))
    yield _document("insufficient", partial(inquiry_letters.insufficient_material_letter, book=book))
    for place, row in enumerate(case.inquiry.evidence):
        yield _numbered(
            "evidence", place, row.kind or row.issuer, partial(inquiry_letters.evidence_request, book=book)
        )
    for place, visit in enumerate(case.inquiry.home_visits):
        yield _numbered(
            "visit", place, str(visit.day or ""), partial(inquiry_letters.home_visit_letter, book=book)
        )
    if case.inquiry.home_visits:
        yield _document("no_visit", partial(inquiry_letters.no_home_visit_letter, book=book))


def _personkrets(book: Book | None) -> Iterator[Document]:
    from lssdesk.letters import personkrets

    yield _document("personkrets", partial(personkrets.assessment_letter, book=book))
    yield _document("missing_person", partial(personkrets.request_to_person, book=book))
    yield _document("missing_writer", partial(personkrets.request_to_writer, book=book))


def _meanwhile(case: Case, measure: Measure, book: Book | None) -> Iterator[Document]:
    """What belongs to a case before, or beside, its decision."""
    from lssdesk.letters.after import around, service

    undecided = case.decision.day is None
    if measure.counterpart:
        yield _later("comparison", around.comparison, book)
    if undecided and case.application.received:
        yield _later("delay_notice", around.delay_notice, book)
    if undecided or case.decision.service == "simplified":
        yield _later("simplified_information", service.simplified_information, book)
    if measure.act == "lss" and (undecided or standing.grants(case.decision)):
        yield _later("plan_offer", around.plan_offer, book)


def _served(case: Case, book: Book | None) -> Iterator[Document]:
    """How the decision reaches the person, by the way that is chosen or was taken."""
    from lssdesk.letters.after import service

    if case.decision.day is None:
        return
    ways = {case.decision.service, case.service.way}
    yield _later("appeal_instruction", service.appeal_instruction, book)
    if "receipt" in ways:
        yield _later("receipt", service.receipt, book)
    if ways & {"simplified", "electronic_simplified"}:
        yield _later("simplified_service", service.simplified_service, book)
    if case.service.way == "simplified" or (case.service.way is None and "simplified" in ways):
        yield _later("control_message", service.control_message, book)


def _ordered(case: Case, measure: Measure, book: Book | None) -> Iterator[Document]:
    """Of what is granted: the order and what goes with it, and what the person is told about its time."""
    from lssdesk.letters.after import around, order
    from lssdesk.letters.hours.held import held

    if not orders.orderable(case):
        return
    if measure.order_forms:
        yield _later("order", order.order, book)
    if case.order.relative_approved == "yes":
        yield _later("relative_approval", order.relative_approval, book)
    if case.measure == "kontaktperson":
        yield _later("appointment", order.appointment, book)
    if orders.family_home(case):
        yield _later("family_home_handover", around.family_home_handover, book)
    if orders.elsewhere(case):
        yield _later("elsewhere_information", around.elsewhere_information, book)
        yield _later("elsewhere_notice", around.elsewhere_notice, book)
    for place, one in enumerate(case.follow_up.held):
        yield _numbered("follow_up", place, str(one.day or ""), held)
    if case.decision.duration == "limited" and standing.kind_of(case.decision) != "interim":
        yield _later("expiry", around.expiry, book)
    yield _later("give_up", around.give_up, book)


def _appealed(case: Case, book: Book | None) -> Iterator[Document]:
    """What goes to the court with an appeal that is not dismissed."""
    from lssdesk.letters.after import court

    came = case.appeal.received or case.appeal.court_received
    if case.decision.day and came and not appeals.late(case):
        yield _later("opinion", court.opinion, book)
        yield _later("handover", court.handover, book)


def _forwarded(case: Case, book: Book | None, handling: Handling) -> Iterator[Document]:
    """What goes with post that Skatteverket forwards."""
    from lssdesk.letters.after.forwarding import forwarding

    if case.person.protection == "skyddad_folkbokforing" and tables.find_measure(case.measure):
        yield _later("forwarding", partial(forwarding, handling=handling), book)


def _document(name: str, make: Make) -> Document:
    return Document(name, t(f"flow.document.{name}"), make)


def _later(name: str, make: Callable[..., "Letter"], book: Book | None) -> Document:
    return Document(name, t(f"after.document.{name}"), partial(make, book=book))


def _numbered(
    name: str, place: int, what: str, make: Callable[[Case, int, date, bool], "Letter"]
) -> Document:
    """A document of one row of a list."""

    def of_row(case: Case, today: date, draft: bool) -> "Letter":
        return make(case, place, today, draft)

    return Document(f"{name}/{place}", t(f"flow.document.{name}", what=what or place + 1), of_row)
