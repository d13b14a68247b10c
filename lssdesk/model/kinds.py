"""What each kind of decision holds besides the common: change, execution, write-off, dismissal and so on.

A decision of the kind ``application`` (or none set) tries a measure.  The others decide about a decision
that stands, an application, an appeal or a step on the way, and have a part of their own here.
"""

from datetime import date
from typing import Annotated, Literal

from lssdesk.model.fact import Fact, Tri, label

DecisionKind = Literal[
    "application",
    "interim",
    "change",
    "write_off",
    "dismissal",
    "execution",
    "inquiry_opening",
    "permission",
    "delay_refusal",
]
ChangeGround = Literal[
    "own_request",
    "reservation",
    "safety",
    "misleading",
    "changed_circumstances",
    "in_favour",
    "obviously_wrong",
    "slip",
]


class Change(Fact, frozen=True, kw_only=True):
    """Change or end of a running decision [HND-113–120, HND-256, FL 36–39 §§].

    Also stands in a decision on an application that makes a running decision worse: its ``ground``.
    """

    initiative: Annotated[
        Literal["person", "board"] | None,
        label("På vems initiativ", "Whether the person wishes the change, or the board wants it."),
    ] = None
    effect: Annotated[
        Literal["ends", "changes"] | None,
        label("Vad ändringen innebär", "The decision ends, or goes on with other content (given in full)."),
    ] = None
    ground: Annotated[
        ChangeGround | None,
        label(
            "Grund för ändringen",
            "own_request: the person gives it up; reservation: ändringsförbehåll and changed "
            "circumstances (FL 37 § 1); safety: urgent reasons of safety (2); misleading: wrong "
            "information by the party (3); changed_circumstances: open-ended SoL decision from 1 July "
            "2025 (SoL 14 kap. 9 §); in_favour: nothing gets worse; obviously_wrong: FL 38 §; slip: FL 36 §.",
        ),
    ] = None
    from_day: Annotated[
        date | None, label("Ändras från och med", "First day on which the old decision no longer holds.")
    ] = None
    circumstances: Annotated[
        str, label("Vad som har förändrats", "The change in the circumstances, or what was wrong.")
    ] = ""
    significance: Annotated[
        str, label("Varför det är väsentligt", "Why the change is significant for the need (HND-119).")
    ] = ""
    requested: Annotated[
        date | None, label("Personen sa ifrån sig insatsen", "Day of the person's request (HND-115).")
    ] = None
    requested_how: Annotated[
        Literal["written", "oral", "telephone", "e_service"] | None,
        label("Hur", "How the person asked for it."),
    ] = None
    requested_by: Annotated[str, label("Vem som begärde det", "The person, or which representative.")] = ""
    understood: Annotated[
        Tri | None,
        label(
            "Personen har förstått att beslutet upphör",
            "Knows that the decision ends, not only that execution pauses (HND-115).",
        ),
    ] = None
    understood_how: Annotated[
        str, label("Hur det klarlades", "How the officer made sure of it (HND-115).")
    ] = ""
    tenancy_informed: Annotated[
        date | None,
        label("Information om bostaden", "Day told that the dwelling is an ordinary tenancy (BOV-017)."),
    ] = None


class Execution(Fact, frozen=True, kw_only=True):
    """How a granted measure is carried out, where the person asked for it in a certain way [HND-121–129]."""

    request: Annotated[
        Literal["provider", "person", "place", "relative", "other"] | None,
        label("Vad personen önskar", "A certain provider, person, place or relative as worker."),
    ] = None
    wish: Annotated[str, label("Önskemålet", "The wish in the person's own words.")] = ""
    asked: Annotated[date | None, label("Önskemålet framfördes", "Day of the request.")] = None
    suitability: Annotated[
        str, label("Lämplighet", "How suitable the wanted way and the alternatives are (HND-122).")
    ] = ""
    cost: Annotated[str, label("Kostnad", "Cost compared with other ways (HND-122).")] = ""
    wishes_weighed: Annotated[
        str, label("Hur önskemålet har vägts", "How the person's wishes were weighed (HND-122).")
    ] = ""
    relative_name: Annotated[str, label("Den anhörige", "Name of the relative.")] = ""
    relative_relation: Annotated[str, label("Relation", "The relative's relation to the person.")] = ""
    relative_reason: Annotated[
        Literal["knowledge", "new_staff", "mental_ill_health", "language", "other"] | None,
        label("Skäl för en anhörig", "Why a relative is wanted (HND-126)."),
    ] = None
    relative_need: Annotated[
        Tri | None,
        label("Behövs för levnadsnivån", "Needed for the level of living that the act gives (HND-125)."),
    ] = None
    relative_suitable: Annotated[
        str, label("Den anhöriges lämplighet", "Trial of the relative's suitability (HND-128).")
    ] = ""
    quality_risk: Annotated[
        Tri | None, label("Risk för kvaliteten", "Whether good quality is at risk (HND-128).")
    ] = None
    medical_evidence: Annotated[
        Tri | None,
        label("Stöds av medicinskt underlag", "Medical inquiry supports the reason (HND-126)."),
    ] = None


class Dismissal(Fact, frozen=True, kw_only=True):
    """A late appeal, or an application that cannot be tried, is dismissed [HND-134, FL 20, 45 §§]."""

    what: Annotated[
        Literal["late_appeal", "no_right_to_apply", "incomplete"] | None,
        label("Vad som avvisas", "A late appeal, or an application that cannot be tried."),
    ] = None
    served: Annotated[
        date | None, label("Personen fick beslutet", "Day the person took part of the decision.")
    ] = None
    last_day: Annotated[date | None, label("Sista dag att överklaga", "Last day to appeal.")] = None
    received: Annotated[date | None, label("Överklagandet kom in", "Day the board received it.")] = None
    wrong_information: Annotated[
        Literal["yes", "no"] | None,
        label(
            "Berodde det på fel eller saknad information",
            "Lateness caused by wrong or missing appeal information (45 § FL).",
        ),
    ] = None
    court_in_time: Annotated[
        Literal["yes", "no"] | None,
        label("Kom det in till domstolen i tid", "The appeal reached the court in time (45 § 2 st FL)."),
    ] = None
    asked_to_complete: Annotated[
        date | None,
        label("Begäran om komplettering", "Day asked to complete, with the consequence stated (20 § FL)."),
    ] = None


class Permission(Fact, frozen=True, kw_only=True):
    """A measure for a child against one custodian's will [HND-035–039, FB 6 kap. 13 a §]."""

    applying: Annotated[str, label("Den som samtycker", "The custodian who applies.")] = ""
    opposing: Annotated[str, label("Den som inte samtycker", "The custodian who does not consent.")] = ""
    opposition: Annotated[
        Literal["express", "no_cooperation"] | None,
        label("Hur det visar sig", "Opposes expressly, or stays away so that it must be taken so."),
    ] = None
    opposition_basis: Annotated[
        str, label("Vad som visar det", "Talks, letters and days that show the opposition.")
    ] = ""
    best_interests: Annotated[
        str, label("Varför barnets bästa kräver insatsen", "Why the best interests require it.")
    ] = ""
    inquiry_opened: Annotated[
        date | None, label("Beslut att inleda utredning", "Day of the decision to open an inquiry.")
    ] = None


class Beyond(Fact, frozen=True, kw_only=True):
    """Trial by the municipality's own guidelines after a refusal of the right [HND-141, SOLG-020–026].

    SoL 4 kap. 2 §, from 1 July 2025 11 kap. 4 §.
    """

    outcome: Annotated[
        Literal["granted", "refused"] | None,
        label("Utgång enligt riktlinjerna", "Granted or refused under the municipality's guidelines."),
    ] = None
    guideline: Annotated[str, label("Riktlinje", "Name of the guideline that the council adopted.")] = ""
    adopted: Annotated[date | None, label("Antagen", "Day the council adopted it.")] = None
    right_refused: Annotated[
        Literal["here", "earlier", "lss"] | None,
        label(
            "Avslaget på rätten",
            "Where the right was refused: in this decision, in an earlier one under SoL, or under LSS.",
        ),
    ] = None
    right_refused_number: Annotated[
        str, label("Det tidigare avslaget", "Number of the earlier decision that refused the right.")
    ] = ""
    right_refused_day: Annotated[
        date | None, label("Avslagets dag", "Day of the earlier decision that refused the right.")
    ] = None
    amount: Annotated[
        int | None, label("Högsta belopp per månad", "Whole öre per calendar month, where money is granted.")
    ] = None
    scope: Annotated[str, label("Omfattning", "What is granted, in words.")] = ""
    reasons: Annotated[str, label("Skäl", "Reasons for the trial by the guidelines.")] = ""


class CostItem(Fact, frozen=True, kw_only=True):
    """One item of the extra cost of a dearer activity [MKA-002]."""

    what: Annotated[str, label("Vad", "Ticket, food, travel or other.")] = ""
    amount: Annotated[int | None, label("Belopp", "Whole öre.")] = None


class DearerActivity(Fact, frozen=True, kw_only=True):
    """A single dearer activity whose companion's costs are tried [MKA-001, MKA-002, OMK-002]."""

    activity: Annotated[str, label("Aktivitet", "What the person wants to do.")] = ""
    day: Annotated[date | None, label("Dag", "Planned day of the activity.")] = None
    items: Annotated[
        tuple[CostItem, ...], label("Merkostnader", "The actual extra costs of the companion.")
    ] = ()
