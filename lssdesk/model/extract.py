"""Everything that the office holds on one person, as one value: what a register extract is made of.

Dataskyddsförordningen artikel 15: the person may have a copy of it.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from lssdesk.model.application import Application
from lssdesk.model.case import Note
from lssdesk.model.decision import Decision
from lssdesk.model.fact import Fact, label
from lssdesk.model.inquiry import Inquiry
from lssdesk.model.journal import JournalNote
from lssdesk.model.later import Appeal, FollowUps, Order, Service
from lssdesk.model.person import Person, Register
from lssdesk.model.use import Cost, Session, UnusedMonth

FORMAT: Literal["lssdesk-extract"] = "lssdesk-extract"


class Attachment(Fact, frozen=True, kw_only=True):
    """A document or picture that lies in a case; the file itself is handed out beside the extract."""

    name: Annotated[str, label("Namn", "Name of the file.")] = ""
    kind: Annotated[str, label("Slag", "What the document is.")] = ""
    day: Annotated[date | None, label("Handlingens dag", "Its own day.")] = None
    added: Annotated[date, label("Kom in i akten", "Day it was added.")]
    note: Annotated[str, label("Anteckning", "What was noted of it.")] = ""


class Sent(Fact, frozen=True, kw_only=True):
    """A signed decision letter of a case."""

    signed: Annotated[date, label("Undertecknat", "Day it was signed.")]
    by: Annotated[str, label("Av", "Who signed.")] = ""


class Dossier(Fact, frozen=True, kw_only=True):
    """One case, without what is the person's own and the municipality's."""

    number: Annotated[str, label("Ärendenummer", "The case's number.")] = ""
    measure: Annotated[str, label("Insats", "The measure's name.")] = ""
    opened: Annotated[date, label("Upplagt", "Day the case was opened.")]
    officer: Annotated[str, label("Handläggare", "The officer in charge.")] = ""
    application: Annotated[Application, label("Ansökan", "What was asked for.")] = Application()
    inquiry: Annotated[Inquiry, label("Utredning", "What was found out.")] = Inquiry()
    decision: Annotated[Decision, label("Beslut", "What was decided.")] = Decision()
    service: Annotated[Service, label("Delgivning", "How the decision reached the person.")] = Service()
    appeal: Annotated[Appeal, label("Överklagande", "An appeal.")] = Appeal()
    order: Annotated[Order, label("Beställning", "The order to the provider.")] = Order()
    follow_up: Annotated[FollowUps, label("Uppföljning", "Follow-ups.")] = FollowUps()
    unread: Annotated[
        tuple[str, ...], label("Påbörjat", "What was typed and cannot be read as a value yet.")
    ] = ()
    notes: Annotated[tuple[Note, ...], label("Anteckningar", "Quick notes.")] = ()
    journal: Annotated[tuple[JournalNote, ...], label("Journal", "The journal.")] = ()
    sessions: Annotated[tuple[Session, ...], label("Utförd tid", "Occasions.")] = ()
    costs: Annotated[tuple[Cost, ...], label("Kostnader", "Costs of companions or relievers.")] = ()
    unused: Annotated[tuple[UnusedMonth, ...], label("Outnyttjad tid", "Why hours were left.")] = ()
    attachments: Annotated[tuple[Attachment, ...], label("Bilagor", "Documents and pictures.")] = ()
    letters: Annotated[tuple[Sent, ...], label("Undertecknade brev", "Signed letters.")] = ()


class Charged(Fact, frozen=True, kw_only=True):
    """A row of a provider's invoice about the person."""

    provider: Annotated[str, label("Utförare", "Whose invoice it is.")] = ""
    day: Annotated[date, label("Dag", "Day of the occasion.")]
    measure: Annotated[str, label("Insats", "The measure's name.")] = ""
    minutes: Annotated[int | None, label("Minuter", "Charged minutes.")] = None
    amount: Annotated[int | None, label("Belopp", "Charged amount, whole öre.")] = None
    cost: Annotated[int, label("Omkostnad", "Charged cost, whole öre.")] = 0


class Opened(Fact, frozen=True, kw_only=True):
    """A line of the log: who was in a case, and what was done there."""

    at: Annotated[datetime, label("När", "Local day and time.")]
    who: Annotated[str, label("Vem", "Name or role, as the office chose.")] = ""
    what: Annotated[str, label("Vad", "What was done.")] = ""
    case: Annotated[str, label("Ärende", "Number of the case.")] = ""


class Extract(Fact, frozen=True, kw_only=True):
    """All of it."""

    person: Annotated[Person, label("Person och kontakt", "The person.")] = Person()
    register: Annotated[Register, label("Omkring personen", "Those around the person.")] = Register()
    unread: Annotated[
        tuple[str, ...], label("Påbörjat", "What was typed and cannot be read as a value yet.")
    ] = ()
    cases: Annotated[tuple[Dossier, ...], label("Ärenden", "Every case of the person.")] = ()
    invoices: Annotated[tuple[Charged, ...], label("Fakturarader", "Rows of invoices.")] = ()
    opened: Annotated[tuple[Opened, ...], label("Vem som har öppnat ärendena", "The log.")] = ()
