"""What comes after a decision is signed: how it reached the person, the appeal, the order to the provider.

These parts stay open when the decision is frozen.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec

from lssdesk.model.fact import Answer, Fact, Tri, label


class Service(Fact, frozen=True, kw_only=True):
    """How the decision reached the person (*delgivning*) [HND-098–101, HND-133, HND-255]."""

    sent: Annotated[date | None, label("Skickat", "Day the decision was sent or handed over.")] = None
    way: Annotated[
        Literal["letter", "receipt", "simplified", "electronic_simplified", "handed", "read_out"] | None,
        label("Hur", "How it was really sent; simplified service by post or electronically."),
    ] = None
    inquiry_enclosed: Annotated[
        Literal["yes", "no"] | None, label("Utredningen följde med", "The inquiry was enclosed (HND-098).")
    ] = None
    appeal_enclosed: Annotated[
        Literal["yes", "no"] | None,
        label("Överklagandehänvisning följde med", "How to appeal was enclosed (HND-099)."),
    ] = None
    control_sent: Annotated[
        date | None, label("Kontrollmeddelande skickat", "Day the control message was sent (HND-255).")
    ] = None
    received: Annotated[
        date | None,
        label(
            "Personen fick beslutet",
            "Day the person took part of the decision: receipt signed, handed over, read out.",
        ),
    ] = None
    doubtful: Annotated[
        bool,
        label("Osannolikt att det kom fram", "It looks unlikely that simplified service arrived (HND-255)."),
    ] = False


class Appeal(Fact, frozen=True, kw_only=True):
    """An appeal against the decision (*överklagande*) [HND-130–143, HND-257]."""

    received: Annotated[date | None, label("Kom in", "Day it reached the board (FL 22 §).")] = None
    court_received: Annotated[
        date | None, label("Kom in till domstolen", "Day it reached the court, where sent there (HND-134).")
    ] = None
    by: Annotated[str, label("Vem som överklagar", "Who appeals.")] = ""
    decision_named: Annotated[
        Literal["yes", "no"] | None,
        label("Beslutet är angivet", "The appeal says which decision it is about (HND-132)."),
    ] = None
    change_wanted: Annotated[str, label("Önskad ändring", "The change that the appellant wants.")] = ""
    grounds: Annotated[str, label("Skäl", "Why, in short.")] = ""
    help_given: Annotated[
        str, label("Hjälp som lämnats", "Help with how to appeal, not with the words (HND-131).")
    ] = ""
    wrong_information: Annotated[
        Literal["yes", "no"] | None,
        label("Fel eller saknad information", "Lateness caused by wrong or missing appeal information."),
    ] = None
    dismissed_number: Annotated[
        str, label("Beslut om avvisning", "Number of the decision that dismissed a late appeal.")
    ] = ""
    review: Annotated[
        Literal["unchanged", "changed", "slip_corrected"] | None,
        label("Omprövning", "Outcome of the review before forwarding (FL 36–39 §§, HND-257)."),
    ] = None
    reviewed_by: Annotated[str, label("Omprövad av", "Who made the review.")] = ""
    review_reasons: Annotated[str, label("Skäl för omprövningen", "Why changed, or not.")] = ""
    changed: Annotated[date | None, label("Beslutet ändrades", "Day the appealed decision was changed.")] = (
        None
    )
    changed_to_detriment: Annotated[
        Literal["yes", "no"] | None,
        label("Till nackdel", "Whether that change was to the person's detriment."),
    ] = None
    claim: Annotated[
        Literal["none", "reservation", "limit", "both"] | None,
        label("Yrkande", "What the board claims in case the court grants (HND-136)."),
    ] = None
    claim_to: Annotated[
        date | None, label("Tidsbegränsning till och med", "Last day of the claimed limit (HND-138).")
    ] = None
    claim_reasons: Annotated[str, label("Skäl för yrkandet", "Why it is claimed, or why not.")] = ""
    statement: Annotated[str, label("Yttrande", "The board's opinion to the court.")] = ""
    forwarded: Annotated[
        date | None, label("Överlämnat till domstolen", "Day the file was handed over (FL 46 §).")
    ] = None
    court_number: Annotated[str, label("Målnummer", "The court's case number.")] = ""
    judgment: Annotated[
        Literal["granted", "partly_granted", "rejected", "referred_back", "dismissed"] | None,
        label("Domstolens avgörande", "Outcome in court."),
    ] = None
    judgment_day: Annotated[date | None, label("Avgörandets dag", "Day of the judgment.")] = None


class Wish(Fact, frozen=True, kw_only=True):
    """A wish on how a measure is carried out, and what became of it [HND-121, HND-124, SOLG-045]."""

    kind: Annotated[
        Literal["provider", "person", "place", "relative", "other"] | None,
        label("Gäller", "A certain provider, person, place, relative as worker, or other."),
    ] = None
    wish: Annotated[str, label("Önskemålet", "In the person's own words.")] = ""
    asked: Annotated[date | None, label("Framfört", "Day of the wish.")] = None
    asks_for_decision: Annotated[
        Literal["yes", "no"] | None,
        label("Begär det uttryckligen", "Whether the person asks for just that (HND-124)."),
    ] = None
    answer: Annotated[
        Literal["met", "refused", "open"] | None, label("Svar", "Met, refused, or not answered yet.")
    ] = None
    decision_number: Annotated[
        str, label("Verkställighetsbeslut", "Number of the decision on execution.")
    ] = ""


class Stay(Fact, frozen=True, kw_only=True):
    """Days on which the person is in hospital or away, so that the order rests [PRV-076, PRV-091]."""

    first: Annotated[date | None, label("Från och med", "First day away.")] = None
    last: Annotated[date | None, label("Till och med", "Last day away; empty while it goes on.")] = None
    reason: Annotated[
        Literal["hospital", "other"] | None, label("Skäl", "In hospital, or away for another reason.")
    ] = None


class Order(Fact, frozen=True, kw_only=True):
    """The order to the provider (*beställning*) [HND-160–163]."""

    provider: Annotated[str, label("Utförare", "Who is to carry it out.")] = ""
    provider_contact: Annotated[str, label("Kontakt", "The provider's address and contact person.")] = ""
    provider_kind: Annotated[
        Literal["own", "contracted", "lov", "private"] | None,
        label("Slag av utförare", "The municipality's own, contracted, in the choice system, private."),
    ] = None
    permit_checked: Annotated[
        date | None, label("Tillstånd kontrollerat", "Day IVO's permit was checked (HND-147).")
    ] = None
    consent: Annotated[
        date | None, label("Samtycke till beställningen", "Day of the person's consent (HND-160).")
    ] = None
    oral: Annotated[date | None, label("Muntlig beställning", "Day of an oral order (HND-163).")] = None
    oral_to: Annotated[str, label("Till vem", "Who took the oral order.")] = ""
    sent: Annotated[date | None, label("Skickad", "Day the written order was sent.")] = None
    start: Annotated[date | None, label("Önskad start", "Day the measure is to start.")] = None
    started: Annotated[date | None, label("Verkställd", "Day the measure started.")] = None
    goals: Annotated[str, label("Mål", "Goals that the provider works towards.")] = ""
    wishes_text: Annotated[str, label("Önskemål om utförandet", "What the provider is to know.")] = ""
    wishes: Annotated[tuple[Wish, ...], label("Önskemål", "Wishes on the execution and the answers.")] = ()
    stays: Annotated[
        tuple[Stay, ...], label("Uppehåll", "Days in hospital or away, on which the order rests (PRV-091).")
    ] = ()
    relative_approved: Annotated[
        Tri | None, label("Anhörig godkänd", "A relative as worker is approved (HND-127).")
    ] = None
    answers: Annotated[Mapping[str, Answer], label("Svar", "Answers by question id of the order form.")] = (
        msgspec.field(default_factory=dict)
    )


class FollowUp(Fact, frozen=True, kw_only=True):
    """One follow-up of a granted measure with the person: how it was held, what was found, what comes next.

    [HND-167, 004 §5.8], with the evaluation's questions [STA-008, 001]: each is answered yes, no or unclear,
    and the four ``knows`` are counted together.
    """

    day: Annotated[date | None, label("Dag", "Day of the follow-up.")] = None
    way: Annotated[
        Literal["home", "meeting", "phone", "video", "letter"] | None, label("Hur", "How it was held.")
    ] = None
    with_whom: Annotated[str, label("Med vem", "Who took part.")] = ""
    provider_present: Annotated[
        Literal["no", "part", "all"] | None,
        label("Utföraren med", "Whether the provider was there: not at all, for a part, all the time."),
    ] = None
    provider_agreed: Annotated[
        Literal["yes", "no"] | None,
        label("Överenskommet", "That the provider would be there was agreed with the person beforehand."),
    ] = None
    talk_offered: Annotated[
        Literal["yes", "no"] | None,
        label("Eget samtal erbjudet", "A talk without the provider was offered (HND-168, SOLG-044)."),
    ] = None
    inquiry_reviewed: Annotated[
        bool, label("Utredningen genomgången", "The inquiry's part on follow-up was gone through (HND-169).")
    ] = False
    order_reviewed: Annotated[
        bool, label("Beställningen genomgången", "The order was gone through (HND-169, PRV-112).")
    ] = False
    plan_reviewed: Annotated[
        bool, label("Genomförandeplanen genomgången", "The provider's plan was gone through (HND-169).")
    ] = False
    other_plans: Annotated[
        Literal["reviewed", "not_reviewed", "none"] | None,
        label("Andra planer", "An individual or other plan that the measure touches (HND-169)."),
    ] = None
    content_right: Annotated[
        Tri | None, label("Rätt innehåll", "What is carried out is what was decided and ordered.")
    ] = None
    extent_right: Annotated[
        Tri | None, label("Rätt omfattning", "As much of it is carried out as was decided.")
    ] = None
    quality_good: Annotated[Tri | None, label("God kvalitet", "It is carried out well.")] = None
    needs_met: Annotated[
        Tri | None, label("Behoven tillgodoses", "The needs behind the decision are met.")
    ] = None
    carried_out: Annotated[
        str, label("Hur det går", "How content, extent and quality are, and what is not met.")
    ] = ""
    hours_fit: Annotated[
        Tri | None,
        label("Timmarna räcker till det personen vill", "The hours can be used for what is wanted."),
    ] = None
    hours_lapse: Annotated[
        str,
        label("Timmar som förfaller", "Where many lapse: is the need the same, do activities fall away?"),
    ] = ""
    knows_moving: Annotated[
        Tri | None, label("Vet att timmar kan flyttas", "Knows that hours can be moved inside the frame.")
    ] = None
    moves: Annotated[Tri | None, label("Flyttar timmar", "Moves hours inside the frame.")] = None
    urged_to_save: Annotated[
        Tri | None, label("Uppmanad att spara", "Somebody has urged the person to save hours (LED-023).")
    ] = None
    knows_costs: Annotated[
        Tri | None, label("Känner till omkostnadsersättningen", "Knows of the cost repayment.")
    ] = None
    knows_moving_costs: Annotated[
        Tri | None, label("Vet att ersättningen kan flyttas", "Knows that it too can be moved.")
    ] = None
    knows_dearer: Annotated[
        Tri | None, label("Känner till dyrare aktivitet", "Knows that a dearer activity can be applied for.")
    ] = None
    has_dearer: Annotated[
        Tri | None, label("Har ett sådant beslut", "Has a decision on a dearer activity.")
    ] = None
    takes_part: Annotated[
        Tri | None, label("Deltar i samhällslivet", "Takes part in society with the support.")
    ] = None
    activities_named: Annotated[
        str, label("Aktiviteter i beslutet", "Which activities the decision names.")
    ] = ""
    goals_met: Annotated[Tri | None, label("Målen nås", "The goals of the order are reached.")] = None
    goals_updated: Annotated[str, label("Mål framöver", "Goals that are changed, added or taken away.")] = ""
    views: Annotated[str, label("Personens syn", "What the person thinks of the measure.")] = ""
    child_view: Annotated[
        str, label("Barnets perspektiv", "The child's best interests and own voice (HND-189).")
    ] = ""
    more: Annotated[str, label("Något att tillägga", "Anything to add, in the person's words.")] = ""
    deficient: Annotated[
        Literal["yes", "no"] | None, label("Brister", "Whether there are deficiencies (HND-170, PRV-115).")
    ] = None
    deficiencies: Annotated[
        str, label("Vilka brister", "In scope, content, quality, staffing or safety.")
    ] = ""
    remedies: Annotated[str, label("Åtgärder", "What is to be done, by whom and by when.")] = ""
    provider_told: Annotated[
        date | None, label("Utföraren underrättad", "Day the provider was told of the deficiencies.")
    ] = None
    remedied: Annotated[date | None, label("Åtgärdat", "Day the deficiencies were mended.")] = None
    lex_sarah: Annotated[
        Literal["yes", "no"] | None,
        label("Lex Sarah", "Whether it may be a wrong: it is reported, or it was considered and is none."),
    ] = None
    outcome: Annotated[
        Literal["none", "application", "review"] | None,
        label("Leder till", "No change, a new application, or a review of the decision (PRV-116)."),
    ] = None
    next_day: Annotated[
        date | None, label("Nästa uppföljning", "Day of the next follow-up, within a year (HND-166).")
    ] = None


class FollowUps(Fact, frozen=True, kw_only=True):
    """The follow-ups of a decision, oldest first [HND-166]."""

    held: Annotated[tuple[FollowUp, ...], label("Uppföljningar", "Each follow-up with the person.")] = ()


class DelegatedRight(Fact, frozen=True, kw_only=True):
    """One point of the board's delegation order, as it reads on the decision's day [HND-001]."""

    point: Annotated[str, label("Punkt", "Number of the point in the delegation order.")] = ""
    kinds: Annotated[tuple[str, ...], label("Slag av beslut", "Kinds of decision; empty means all.")] = ()
    measures: Annotated[tuple[str, ...], label("Insatser", "Ids of measures; empty means all.")] = ()
    outcomes: Annotated[
        tuple[str, ...], label("Utgångar", "granted, partly_granted, refused; empty means all.")
    ] = ()
    level: Annotated[str, label("Befattning", "Title of those who hold the right.")] = ""
    holders: Annotated[
        tuple[str, ...], label("Namn", "Names of the holders; empty means all with the title.")
    ] = ()
    not_own_case: Annotated[
        bool, label("Inte i egna ärenden", "Who handles the case may not decide it (two persons).")
    ] = False
    first_day: Annotated[date | None, label("Från och med", "First day.")] = None
    last_day: Annotated[date | None, label("Till och med", "Last day.")] = None
