"""One case as one value: person, application, inquiry, decision, and sessions.

A draft may lack anything, so every fact has an empty default; what is missing is for the checks to
say, never for the type.  The same value travels as the case file (``resources/schema``): English
description and Swedish label of each property stand beside its type.  Days are dates, hours are
decimal numbers of hours, clock times are local ``HH:MM``, money is whole öre.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

FORMAT = "lssdesk-case"
VERSION = 1

Tri = Literal["yes", "no", "unclear"]


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every value in a case: frozen, compared by content, closed to unknown keys."""


def _m(label: str, description: str) -> Meta:
    return Meta(title=label, description=description)


class Address(Fact, frozen=True, kw_only=True):
    """Postal address in Sweden."""

    co: Annotated[str, _m("c/o", "Care-of line, without the letters c/o.")] = ""
    street: Annotated[str, _m("Gatuadress", "Street and number, or box.")] = ""
    postcode: Annotated[str, _m("Postnummer", "Five digits, a space is allowed.")] = ""
    city: Annotated[str, _m("Ort", "Postal town.")] = ""


Protection = Literal["none", "sekretessmarkering", "skyddad_folkbokforing", "fingerade_personuppgifter"]


class Person(Fact, frozen=True, kw_only=True):
    """The person whom the case is about (*den enskilde*)."""

    personal_number: Annotated[
        str, _m("Personnummer", "Twelve digits YYYYMMDDNNNN; personnummer or samordningsnummer.")
    ] = ""
    given_name: Annotated[str, _m("Förnamn", "Given name.")] = ""
    family_name: Annotated[str, _m("Efternamn", "Family name.")] = ""
    birth_day: Annotated[date | None, _m("Födelsedag", "Day of birth where no number gives it.")] = None
    address: Annotated[Address, _m("Adress", "Where letters are sent.")] = Address()
    phone: Annotated[str, _m("Telefon", "Telephone number.")] = ""
    email: Annotated[str, _m("E-post", "E-mail address.")] = ""
    protection: Annotated[
        Protection, _m("Skyddade personuppgifter", "Kind of protected identity (HND-014).")
    ] = "none"
    communication: Annotated[
        str, _m("Kommunikation", "Interpreter, aids and format that the person needs (HND-065).")
    ] = ""

    @property
    def name(self) -> str:
        """Given and family name, as a letter addresses the person."""
        return f"{self.given_name} {self.family_name}".strip()


Channel = Literal["written", "oral", "e_service"]
Applicant = Literal[
    "person",
    "vardnadshavare",
    "formyndare",
    "god_man",
    "forvaltare",
    "framtidsfullmakt",
    "ombud",
]


class Application(Fact, frozen=True, kw_only=True):
    """What was asked for, when and by whom (*ansökan*) [HND-018]."""

    received: Annotated[date | None, _m("Inkom", "Day the application reached the authority (FL 22 §).")] = (
        None
    )
    channel: Annotated[Channel | None, _m("Hur ansökan gjordes", "Written, oral or by e-service.")] = None
    applicant: Annotated[Applicant | None, _m("Vem som ansöker", "Capacity in which the applicant acts.")] = (
        None
    )
    applicant_name: Annotated[
        str, _m("Företrädarens namn", "Name of the representative, where one applies.")
    ] = ""
    second_custodian: Annotated[
        Literal["applied", "sole_custody", "opposes", "not_asked"] | None,
        _m("Den andra vårdnadshavaren", "Whether the other custodian has applied too (HND-029)."),
    ] = None
    capacity: Annotated[
        Literal["able", "lacks", "unclear"] | None,
        _m("Förmåga att ta ställning", "The person's ability to take a position in this matter (HND-028)."),
    ] = None
    attitude: Annotated[
        Literal["supports", "opposes", "not_established"] | None,
        _m("Personens inställning", "The person's own attitude to the application (HND-021)."),
    ] = None
    attitude_basis: Annotated[
        str, _m("Hur inställningen klarlagts", "How the attitude was found out, with what support, when.")
    ] = ""
    identity: Annotated[
        Literal["established", "declined", "not_yet"] | None,
        _m("Identitet", "Whether the person's identity is established (HND-019)."),
    ] = None
    identity_risk_informed: Annotated[
        date | None, _m("Information om risken", "Day the person was told of the risk (HND-020).")
    ] = None
    request: Annotated[str, _m("Vad personen ansöker om", "The request in the person's own words.")] = ""
    hours_requested: Annotated[
        Decimal | None, _m("Timmar per månad enligt ansökan", "Hours a month, where the person named them.")
    ] = None
    lss_informed: Annotated[
        date | None,
        _m("Information om LSS", "Day of information on applying under LSS instead (HND-171, SOLG-012)."),
    ] = None
    has_assistance: Annotated[
        Tri | None,
        _m("Personlig assistans", "Whether the person has or applies for personal assistance (LED-002)."),
    ] = None


class Source(Fact, frozen=True, kw_only=True):
    """Where an answer comes from: who said it, when and how (FL 27 §)."""

    who: Annotated[str, _m("Vem", "Who gave the information.")] = ""
    how: Annotated[str, _m("Hur", "Talk, home visit, document, telephone …")] = ""
    day: Annotated[date | None, _m("När", "Day the information was given.")] = None


class Answer(Fact, frozen=True, kw_only=True):
    """Answer to one question of the inquiry form; the form says which of the parts it uses."""

    text: Annotated[str, _m("Svar", "The answer, or the reason for a chosen one.")] = ""
    choice: Annotated[str | None, _m("Val", "Chosen option, e.g. yes, no, unclear.")] = None
    source: Annotated[Source | None, _m("Källa", "Where the answer comes from.")] = None


class Judgement(Fact, frozen=True, kw_only=True):
    """One condition of the law with its reason: yes, no or unclear."""

    answer: Annotated[Tri | None, _m("Bedömning", "Whether the condition is met.")] = None
    reasons: Annotated[str, _m("Motivering", "Why.")] = ""


class Personkrets(Fact, frozen=True, kw_only=True):
    """Finding on the group of LSS 1 § [PKR-002, PKR-004]."""

    result: Annotated[
        Literal["1", "2", "3", "none"] | None,
        _m("Personkrets", "Group 1, 2 or 3 of LSS 1 §, or none."),
    ] = None
    reasons: Annotated[str, _m("Motivering", "Why the person belongs to the group, or to none.")] = ""
    durability_hard_to_judge: Annotated[
        bool, _m("Varaktigheten svår att bedöma", "Group 3 with durability hard to judge (PKR-037).")
    ] = False


class NeedTest(Fact, frozen=True, kw_only=True):
    """The law's conditions, each judged on its own: LSS 7 § has four, SoL two [INS-005, SOLG-002]."""

    belongs: Annotated[Judgement, _m("Tillhör personkretsen", "LSS 7 §: belongs to a group of 1 §.")] = (
        Judgement()
    )
    needs: Annotated[
        Judgement, _m("Behöver stödet", "LSS 7 §: needs the support, compared with others of the same age.")
    ] = Judgement()
    unmet: Annotated[
        Judgement, _m("Tillgodoses inte på annat sätt", "LSS 7 §: the need is in fact not met otherwise.")
    ] = Judgement()
    good_living: Annotated[
        Judgement, _m("Behövs för goda levnadsvillkor", "LSS 7 §: needed for good living conditions.")
    ] = Judgement()
    cannot_alone: Annotated[
        Judgement, _m("Kan inte själv tillgodose behovet", "SoL: cannot meet the need alone.")
    ] = Judgement()
    cannot_otherwise: Annotated[
        Judgement,
        _m("Kan inte få behovet tillgodosett på annat sätt", "SoL: cannot get the need met otherwise."),
    ] = Judgement()


Area = Literal[
    "ordinary",
    "work",
    "care_travel",
    "hospital",
    "riksfardtjanst",
    "fardtjanst",
    "train_air",
    "holiday_abroad",
]


class Activity(Fact, frozen=True, kw_only=True):
    """A row of the calculation aid: how often, how long, with a companion when [LED-008, LSOL-020]."""

    activity: Annotated[str, _m("Aktivitet", "What the person wants to do.")] = ""
    times_per_month: Annotated[Decimal | None, _m("Gånger per månad", "Occasions a month.")] = None
    hours_each: Annotated[Decimal | None, _m("Timmar per gång", "Hours per occasion, travel included.")] = (
        None
    )
    companion: Annotated[
        Literal["to_from", "during", "both"] | None,
        _m("Ledsagare behövs", "To and from the activity, during it, or both."),
    ] = None
    area: Annotated[Area, _m("Område", "Whether another principal may be responsible (LSOL-022).")] = (
        "ordinary"
    )
    other_principal: Annotated[
        str, _m("Annan huvudman", "What was asked of the other principal, and the answer.")
    ] = ""
    cost: Annotated[
        int | None, _m("Ledsagarens kostnad i öre", "Expected companion cost per occasion, whole öre.")
    ] = None


class Evidence(Fact, frozen=True, kw_only=True):
    """A document that the inquiry rests on (*underlag*) [HND-067]."""

    kind: Annotated[str, _m("Handling", "Kind of document.")] = ""
    issuer: Annotated[str, _m("Utfärdare", "Who issued it, with profession.")] = ""
    day: Annotated[date | None, _m("Daterad", "Day of the document.")] = None
    shows: Annotated[str, _m("Vad den visar", "What the document shows.")] = ""


class Communication(Fact, frozen=True, kw_only=True):
    """The material sent to the person before the decision (*kommunicering*) [HND-078, FL 25 §]."""

    sent: Annotated[date | None, _m("Skickades", "Day the material was sent.")] = None
    reply_by: Annotated[date | None, _m("Svar senast", "Last day for the person's reply.")] = None
    replied: Annotated[date | None, _m("Svar inkom", "Day of the reply, if any.")] = None
    reply: Annotated[str, _m("Synpunkter", "What the person replied, and how it was weighed.")] = ""
    nothing_to_add: Annotated[
        bool, _m("Inget att tillägga", "Every party has said that there is nothing to add (HND-080).")
    ] = False
    omitted: Annotated[
        Literal["obviously_unnecessary", "important_interest", "hampers_execution"] | None,
        _m("Varför materialet inte skickas", "Ground of FL 25 § for leaving communication out."),
    ] = None
    omitted_reasons: Annotated[str, _m("Motivering", "Why the ground holds in this case.")] = ""
    hearing_informed: Annotated[
        date | None,
        _m("Information om muntligt företräde", "Day told of the right to speak before the board (HND-082)."),
    ] = None
    hearing_requested: Annotated[
        bool, _m("Vill lämna uppgifter muntligt", "The person has asked to speak before the board.")
    ] = False
    hearing_held: Annotated[date | None, _m("Hölls", "Day the hearing was held.")] = None
    hearing_refused: Annotated[str, _m("Särskilda skäl mot", "Special reasons why no hearing was held.")] = ""


class Inquiry(Fact, frozen=True, kw_only=True):
    """What was found out and how it was judged (*utredning*) [HND-063]."""

    opened: Annotated[date | None, _m("Inleddes", "Day the inquiry was opened.")] = None
    concluded: Annotated[date | None, _m("Avslutades", "Day the inquiry was concluded.")] = None
    answers: Annotated[
        Mapping[str, Answer], _m("Svar", "Answers by question id of the measure's inquiry form.")
    ] = msgspec.field(default_factory=dict)
    activities: Annotated[tuple[Activity, ...], _m("Aktiviteter", "Rows of the calculation aid.")] = ()
    evidence: Annotated[tuple[Evidence, ...], _m("Underlag", "Documents the inquiry rests on.")] = ()
    personkrets: Annotated[Personkrets, _m("Personkrets", "Finding on LSS 1 §.")] = Personkrets()
    need_test: Annotated[NeedTest, _m("Rätten till insatsen", "The law's conditions one by one.")] = (
        NeedTest()
    )
    communication: Annotated[Communication, _m("Kommunicering", "Material sent before the decision.")] = (
        Communication()
    )


Outcome = Literal["granted", "partly_granted", "refused"]
RefusalGround = Literal[
    "not_in_personkrets",
    "no_need",
    "met_otherwise",
    "can_be_met_otherwise",
    "household",
    "parental_responsibility",
    "other_principal",
    "personal_assistance",
    "insufficient_material",
    "standard_amount",
    "resources",
    "lss_possible",
    "childs_best_interests",
    "other",
]


class WordingUse(Fact, frozen=True, kw_only=True):
    """A standard wording chosen for a place in the letter, and the officer's own edit of it."""

    id: Annotated[str, _m("Formulering", "Id of the wording in resources/wordings.")] = ""
    text: Annotated[
        str | None, _m("Ändrad text", "The officer's edited text; absent where the wording stands as it is.")
    ] = None


class Decision(Fact, frozen=True, kw_only=True):
    """What was decided, for how long and why (*beslut*) [HND-095, HND-254]."""

    day: Annotated[date | None, _m("Beslutsdag", "Day of the decision.")] = None
    outcome: Annotated[Outcome | None, _m("Utgång", "Granted, partly granted or refused.")] = None
    hours_per_month: Annotated[
        Decimal | None, _m("Timmar per månad", "Granted hours a month (HRS-011, LED-020).")
    ] = None
    valid_from: Annotated[date | None, _m("Från och med", "First day of the decision's validity.")] = None
    duration: Annotated[
        Literal["limited", "open_ended"] | None,
        _m("Giltighetstid", "Time-limited, or until further notice (tills vidare)."),
    ] = None
    valid_to: Annotated[date | None, _m("Till och med", "Last day of a time-limited decision.")] = None
    duration_reasons: Annotated[
        str, _m("Skäl för giltighetstiden", "Why this period, in this case (HND-104).")
    ] = ""
    reservation: Annotated[
        Literal["yes", "no"] | None,
        _m("Ändringsförbehåll", "Whether the decision reserves the right to change (HND-102)."),
    ] = None
    reservation_reasons: Annotated[
        str, _m("Skäl för ställningstagandet", "Why, or why not, in this case (HND-106).")
    ] = ""
    purpose: Annotated[str, _m("Syfte", "What the support is to make possible for the person.")] = ""
    reasons: Annotated[
        str, _m("Skäl för beslutet", "Circumstances of the case that decided (FL 32 §, HND-254).")
    ] = ""
    refusal_ground: Annotated[
        RefusalGround | None, _m("Grund för avslag", "Ground of a full or partial refusal.")
    ] = None
    met_how: Annotated[
        str,
        _m("Hur behovet tillgodoses", "Who meets the need, how and from when (INS-005, SOLG-010)."),
    ] = ""
    below_sum_reasons: Annotated[
        str,
        _m("Skäl för färre timmar än beräknat", "Why fewer hours than the calculation (LSOL-021)."),
    ] = ""
    insufficient_informed: Annotated[
        date | None,
        _m("Information om brister i underlaget", "Day told that the material may not suffice (HND-071)."),
    ] = None
    sol_offered: Annotated[
        date | None, _m("Prövning enligt SoL erbjöds", "Day trial under SoL was offered (HND-175).")
    ] = None
    late_cancellation_counts: Annotated[
        bool, _m("Sen avbokning räknas som använd tid", "Late cancellations count as used (LSOL-037).")
    ] = True
    ends_earlier: Annotated[
        str, _m("Beslut som ersätts", "Number of the running decision that this one replaces.")
    ] = ""
    decided_by: Annotated[str, _m("Beslutsfattare", "Who decided (FL 31 §).")] = ""
    decider_title: Annotated[str, _m("Befattning", "The decider's title.")] = ""
    delegation: Annotated[
        str, _m("Delegation", "Point of the delegation order that gives the right to decide (HND-001).")
    ] = ""
    presented_by: Annotated[str, _m("Föredragande", "Who presented the case, if anyone (FL 31 §).")] = ""
    service: Annotated[
        Literal["letter", "receipt", "simplified"] | None,
        _m("Hur beslutet skickas", "Letter, with acknowledgement of receipt, or simplified service."),
    ] = None
    simplified_informed: Annotated[
        date | None,
        _m("Information om förenklad delgivning", "Day told of simplified service (HND-101)."),
    ] = None
    wordings: Annotated[
        Mapping[str, WordingUse], _m("Formuleringar", "Chosen wording by place in the letter.")
    ] = msgspec.field(default_factory=dict)
    acknowledged: Annotated[
        Mapping[str, str],
        _m("Motiverade varningar", "Written reason by id of the warning that it answers."),
    ] = msgspec.field(default_factory=dict)


SessionStatus = Literal["planned", "performed", "cancelled_by_client", "cancelled_by_provider", "no_show"]
SessionActivity = Literal["culture", "restaurant", "cafe", "personal", "other"]


class Session(Fact, frozen=True, kw_only=True):
    """One occasion with a companion (*utförd tid*) [HRS-030]."""

    id: Annotated[str, _m("Id", "Unique in the case.")]
    day: Annotated[date, _m("Dag", "Day the session starts.")]
    start: Annotated[time, _m("Start", "Local clock time.")]
    end: Annotated[time, _m("Slut", "Local clock time; not after start means the day after.")]
    status: Annotated[SessionStatus, _m("Status", "What became of it (HRS-031).")] = "performed"
    cancelled_at: Annotated[datetime | None, _m("Avbokad", "Local day and time of a cancellation.")] = None
    provider: Annotated[str, _m("Utförare", "Who carries it out.")] = ""
    companion: Annotated[str, _m("Ledsagare", "The companion.")] = ""
    activity: Annotated[SessionActivity | None, _m("Aktivitet", "Kind of activity [001].")] = None
    note: Annotated[str, _m("Anteckning", "Free text.")] = ""


class Sender(Fact, frozen=True, kw_only=True):
    """The municipality as a letter shows it: settings of the office."""

    municipality: Annotated[str, _m("Kommun", "Name of the municipality.")] = ""
    board: Annotated[str, _m("Nämnd", "The deciding board.")] = ""
    unit: Annotated[str, _m("Enhet", "The officer's unit.")] = ""
    street: Annotated[str, _m("Postadress", "Street or box.")] = ""
    postcode: Annotated[str, _m("Postnummer", "Five digits.")] = ""
    city: Annotated[str, _m("Ort", "Postal town.")] = ""
    phone: Annotated[str, _m("Telefon", "Telephone.")] = ""
    email: Annotated[str, _m("E-post", "E-mail.")] = ""
    web: Annotated[str, _m("Webbplats", "Web address.")] = ""
    court: Annotated[str, _m("Förvaltningsrätt", "The administrative court that appeals go to.")] = ""
    logo: Annotated[bytes, _m("Logotyp", "PNG or JPEG picture, base64.")] = b""


class Case(Fact, frozen=True, kw_only=True, omit_defaults=False):
    """One case, whole: what a case file holds."""

    format: Annotated[Literal["lssdesk-case"], _m("Format", "Always lssdesk-case.")] = "lssdesk-case"
    version: Annotated[Literal[1], _m("Version", "Version of the schema.")] = 1
    number: Annotated[str, _m("Ärendenummer", "The case's number in the register, e.g. 2026-0042.")] = ""
    measure: Annotated[str, _m("Insats", "Id of the measure applied for, e.g. ledsagning.")] = ""
    opened: Annotated[date | None, _m("Upplagt", "Day the case was opened.")] = None
    officer: Annotated[str, _m("Handläggare", "The officer in charge.")] = ""
    sender: Annotated[Sender, _m("Avsändare", "The municipality.")] = Sender()
    person: Annotated[Person, _m("Person", "Whom the case is about.")] = Person()
    application: Annotated[Application, _m("Ansökan", "What was asked for.")] = Application()
    inquiry: Annotated[Inquiry, _m("Utredning", "What was found out.")] = Inquiry()
    decision: Annotated[Decision, _m("Beslut", "What was decided.")] = Decision()
    earlier: Annotated[
        tuple[Decision, ...], _m("Tidigare beslut", "Earlier decisions on the same measure, oldest first.")
    ] = ()
    sessions: Annotated[tuple[Session, ...], _m("Utförd tid", "Occasions under the decisions.")] = ()
