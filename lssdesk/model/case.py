"""One case as one value: person, application, inquiry, decision, and what was used.

The same value travels as the case file (``resources/schema``): English description and Swedish label of
each property stand beside its type.  The parts have files of their own and are met here together.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from lssdesk.model.application import Applicant, Application, Channel
from lssdesk.model.decision import OWN_WORDING, Decision, Outcome, RefusalGround, WordingUse
from lssdesk.model.fact import Answer, Fact, Judgement, Source, Tri, label
from lssdesk.model.inquiry import (
    Activity,
    Area,
    Communication,
    Evidence,
    HomeVisit,
    Inquiry,
    Need,
    NeedTest,
    Personkrets,
)
from lssdesk.model.journal import JournalNote
from lssdesk.model.kinds import (
    Beyond,
    Change,
    ChangeGround,
    CostItem,
    DearerActivity,
    DecisionKind,
    Dismissal,
    Execution,
    Permission,
)
from lssdesk.model.later import Appeal, DelegatedRight, FollowUp, FollowUps, Order, Service, Stay, Wish
from lssdesk.model.person import (
    Address,
    Consent,
    Disclosure,
    HouseholdMember,
    Person,
    Profile,
    Protection,
    Register,
    Representative,
)
from lssdesk.model.use import (
    Cost,
    CostKind,
    Session,
    SessionActivity,
    SessionStatus,
    UnusedMonth,
    WhyUnused,
)

__all__ = [
    "FORMAT",
    "OWN_WORDING",
    "VERSION",
    "Activity",
    "Address",
    "Answer",
    "Appeal",
    "Applicant",
    "Application",
    "Area",
    "Beyond",
    "Case",
    "Change",
    "ChangeGround",
    "Channel",
    "Communication",
    "Consent",
    "Cost",
    "CostItem",
    "CostKind",
    "DearerActivity",
    "Decision",
    "DecisionKind",
    "DelegatedRight",
    "Disclosure",
    "Dismissal",
    "Evidence",
    "Execution",
    "Fact",
    "FollowUp",
    "FollowUps",
    "HomeVisit",
    "HouseholdMember",
    "Inquiry",
    "Judgement",
    "Need",
    "NeedTest",
    "Note",
    "Order",
    "Outcome",
    "Permission",
    "Person",
    "Personkrets",
    "Profile",
    "Protection",
    "RefusalGround",
    "Register",
    "Representative",
    "Sender",
    "Service",
    "Session",
    "SessionActivity",
    "SessionStatus",
    "Source",
    "Stay",
    "Tri",
    "UnusedMonth",
    "WhyUnused",
    "Wish",
    "WordingUse",
]

FORMAT = "lssdesk-case"
VERSION = 1


class Note(Fact, frozen=True, kw_only=True):
    """A quick note taken on a visit, placed in the inquiry later."""

    id: Annotated[str, label("Id", "Unique in the case.")]
    at: Annotated[datetime, label("När", "Local day and time of the note.")]
    text: Annotated[str, label("Text", "What was noted.")] = ""
    placed: Annotated[str, label("Placerad", "Pointer of the field it was moved to, or empty.")] = ""


class Sender(Fact, frozen=True, kw_only=True):
    """The municipality as a letter shows it: settings of the office."""

    municipality: Annotated[str, label("Kommun", "Name of the municipality.")] = ""
    board: Annotated[str, label("Nämnd", "The deciding board.")] = ""
    unit: Annotated[str, label("Enhet", "The officer's unit.")] = ""
    street: Annotated[str, label("Postadress", "Street or box.")] = ""
    postcode: Annotated[str, label("Postnummer", "Five digits.")] = ""
    city: Annotated[str, label("Ort", "Postal town.")] = ""
    phone: Annotated[str, label("Telefon", "Telephone.")] = ""
    email: Annotated[str, label("E-post", "E-mail.")] = ""
    web: Annotated[str, label("Webbplats", "Web address.")] = ""
    court: Annotated[str, label("Förvaltningsrätt", "The administrative court that appeals go to.")] = ""
    logo: Annotated[bytes, label("Logotyp", "PNG or JPEG picture, base64.")] = b""


class Case(Fact, frozen=True, kw_only=True, omit_defaults=False):
    """One case, whole: what a case file holds."""

    format: Annotated[Literal["lssdesk-case"], label("Format", "Always lssdesk-case.")] = "lssdesk-case"
    version: Annotated[Literal[1], label("Version", "Version of the schema.")] = 1
    number: Annotated[str, label("Ärendenummer", "The case's number in the register, e.g. 2026-0042.")] = ""
    measure: Annotated[str, label("Insats", "Id of the measure applied for, e.g. ledsagning.")] = ""
    opened: Annotated[date | None, label("Upplagt", "Day the case was opened.")] = None
    officer: Annotated[str, label("Handläggare", "The officer in charge.")] = ""
    sender: Annotated[Sender, label("Avsändare", "The municipality.")] = Sender()
    person: Annotated[Person, label("Person", "Whom the case is about.")] = Person()
    register: Annotated[Register, label("Omkring personen", "Representatives, household, consents.")] = (
        Register()
    )
    application: Annotated[Application, label("Ansökan", "What was asked for.")] = Application()
    inquiry: Annotated[Inquiry, label("Utredning", "What was found out.")] = Inquiry()
    decision: Annotated[Decision, label("Beslut", "What was decided.")] = Decision()
    service: Annotated[Service, label("Delgivning", "How the decision reached the person.")] = Service()
    appeal: Annotated[Appeal, label("Överklagande", "An appeal against the decision.")] = Appeal()
    order: Annotated[Order, label("Beställning", "The order to the provider.")] = Order()
    follow_up: Annotated[FollowUps, label("Uppföljning", "What was said when it was followed up.")] = (
        FollowUps()
    )
    delegation: Annotated[
        tuple[DelegatedRight, ...],
        label("Delegationsordning", "The board's delegation order on the decision's day, where it is known."),
    ] = ()
    earlier: Annotated[
        tuple[Decision, ...], label("Tidigare beslut", "Earlier decisions on the same measure, oldest first.")
    ] = ()
    notes: Annotated[tuple[Note, ...], label("Anteckningar", "Quick notes, to be placed later.")] = ()
    journal: Annotated[
        tuple[JournalNote, ...], label("Journal", "Notes of what happened in the case, by time.")
    ] = ()
    sessions: Annotated[tuple[Session, ...], label("Utförd tid", "Occasions under the decisions.")] = ()
    costs: Annotated[tuple[Cost, ...], label("Kostnader", "Costs of companions or relievers.")] = ()
    unused: Annotated[
        tuple[UnusedMonth, ...], label("Outnyttjad tid", "Why hours of a month were not used.")
    ] = ()
