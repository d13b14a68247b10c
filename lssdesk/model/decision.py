"""What was decided, for how long and why."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from lssdesk.model.fact import Fact, label

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
    "no_overnight_stay",
    "guardian_not_working",
    "assistance_could_increase",
    "outside_camp_target",
    "not_tried_first",
    "closer_school",
    "income_source",
    "job_seeker",
    "work_not_ruled_out",
    "low_attendance",
    "move_reason",
    "not_registered_here",
    "met_in_home_municipality",
    "other",
]


class WordingUse(Fact, frozen=True, kw_only=True):
    """A standard wording chosen for a place in the letter, and the officer's own edit of it."""

    id: Annotated[str, label("Formulering", "Id of the wording in resources/wordings.")] = ""
    text: Annotated[
        str | None,
        label("Ändrad text", "The officer's edited text; absent where the wording stands as it is."),
    ] = None


class Decision(Fact, frozen=True, kw_only=True):
    """What was decided, for how long and why (*beslut*) [HND-095, HND-254]."""

    day: Annotated[date | None, label("Beslutsdag", "Day of the decision.")] = None
    outcome: Annotated[Outcome | None, label("Utgång", "Granted, partly granted or refused.")] = None
    hours_per_month: Annotated[
        Decimal | None, label("Timmar per månad", "Granted hours a month (HRS-011, LED-020).")
    ] = None
    scope: Annotated[
        str, label("Omfattning", "Granted scope in words, of a measure that is not counted in hours a month.")
    ] = ""
    valid_from: Annotated[date | None, label("Från och med", "First day of the decision's validity.")] = None
    duration: Annotated[
        Literal["limited", "open_ended"] | None,
        label("Giltighetstid", "Time-limited, or until further notice (tills vidare)."),
    ] = None
    valid_to: Annotated[date | None, label("Till och med", "Last day of a time-limited decision.")] = None
    duration_reasons: Annotated[
        str, label("Skäl för giltighetstiden", "Why this period, in this case (HND-104).")
    ] = ""
    reservation: Annotated[
        Literal["yes", "no"] | None,
        label("Ändringsförbehåll", "Whether the decision reserves the right to change (HND-102)."),
    ] = None
    reservation_reasons: Annotated[
        str, label("Skäl för ställningstagandet", "Why, or why not, in this case (HND-106).")
    ] = ""
    purpose: Annotated[str, label("Syfte", "What the support is to make possible for the person.")] = ""
    reasons: Annotated[
        str, label("Skäl för beslutet", "Circumstances of the case that decided (FL 32 §, HND-254).")
    ] = ""
    refusal_ground: Annotated[
        RefusalGround | None, label("Grund för avslag", "Ground of a full or partial refusal.")
    ] = None
    met_how: Annotated[
        str,
        label("Hur behovet tillgodoses", "Who meets the need, how and from when (INS-005, SOLG-010)."),
    ] = ""
    below_sum_reasons: Annotated[
        str,
        label("Skäl för färre timmar än beräknat", "Why fewer hours than the calculation (LSOL-021)."),
    ] = ""
    insufficient_informed: Annotated[
        date | None,
        label("Information om brister i underlaget", "Day told that the material may not suffice (HND-071)."),
    ] = None
    sol_offered: Annotated[
        date | None, label("Prövning enligt SoL erbjöds", "Day trial under SoL was offered (HND-175).")
    ] = None
    late_cancellation_counts: Annotated[
        bool, label("Sen avbokning räknas som använd tid", "Late cancellations count as used (LSOL-037).")
    ] = True
    ends_earlier: Annotated[
        str, label("Beslut som ersätts", "Number of the running decision that this one replaces.")
    ] = ""
    decided_by: Annotated[str, label("Beslutsfattare", "Who decided (FL 31 §).")] = ""
    decider_title: Annotated[str, label("Befattning", "The decider's title.")] = ""
    delegation: Annotated[
        str, label("Delegation", "Point of the delegation order that gives the right to decide (HND-001).")
    ] = ""
    presented_by: Annotated[str, label("Föredragande", "Who presented the case, if anyone (FL 31 §).")] = ""
    service: Annotated[
        Literal["letter", "receipt", "simplified"] | None,
        label("Hur beslutet skickas", "Letter, with acknowledgement of receipt, or simplified service."),
    ] = None
    simplified_informed: Annotated[
        date | None,
        label("Information om förenklad delgivning", "Day told of simplified service (HND-101)."),
    ] = None
    wordings: Annotated[
        Mapping[str, WordingUse], label("Formuleringar", "Chosen wording by place in the letter.")
    ] = msgspec.field(default_factory=dict)
    acknowledged: Annotated[
        Mapping[str, str],
        label("Motiverade varningar", "Written reason by id of the warning that it answers."),
    ] = msgspec.field(default_factory=dict)
