"""What was decided, for how long and why."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from lssdesk.model.fact import Fact, label
from lssdesk.model.kinds import (
    Beyond,
    Change,
    DearerActivity,
    DecisionKind,
    Dismissal,
    Execution,
    Permission,
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


OWN_WORDING = "kommun."
"""How the ids of a municipality's own wordings begin."""


class WordingUse(Fact, frozen=True, kw_only=True):
    """A standard wording chosen for a place in the letter, and the officer's own edit of it."""

    id: Annotated[
        str,
        label(
            "Formulering",
            "Id of the wording in resources/wordings; kommun.… is one of the municipality's own, which is "
            "known only in its own office: with its text it can be read elsewhere.",
        ),
    ] = ""
    text: Annotated[
        str | None,
        label("Ändrad text", "The officer's edited text; absent where the wording stands as it is."),
    ] = None
    base: Annotated[
        str | None,
        label(
            "Texten som ändrades",
            "The wording as it was filled in when the officer began to edit it; tells when facts have "
            "changed since.",
        ),
    ] = None


class Decision(Fact, frozen=True, kw_only=True):
    """What was decided, for how long and why (*beslut*) [HND-095, HND-254]."""

    number: Annotated[
        str,
        label(
            "Ärendenummer", "Number of the case that an earlier decision belongs to; empty in a case's own."
        ),
    ] = ""
    kind: Annotated[
        DecisionKind | None,
        label(
            "Slag av beslut",
            "What is decided; none means a decision on the application. interim: support meanwhile "
            "(HND-093); change: change or end of a running decision; write_off: avskrivning; "
            "dismissal: avvisning; execution: verkställighetsbeslut; inquiry_opening and permission: "
            "steps of FB 6 kap. 13 a §; "
            "delay_refusal: refusal to decide now (FL 12 §).",
        ),
    ] = None
    underlying: Annotated[
        str,
        label(
            "Beslutet eller ärendet som frågan gäller",
            "Number of the decision that is changed, executed or appealed, or of the pending case.",
        ),
    ] = ""
    underlying_day: Annotated[
        date | None, label("Det beslutets dag", "Day of the decision that the question is about.")
    ] = None
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
    change: Annotated[
        Change, label("Ändring", "Change or end of a running decision, or the ground of one made worse.")
    ] = Change()
    execution: Annotated[
        Execution, label("Verkställighet", "The wanted way of carrying out a granted measure.")
    ] = Execution()
    dismissal: Annotated[Dismissal, label("Avvisning", "What is dismissed and why.")] = Dismissal()
    permission: Annotated[
        Permission, label("Medgivande", "A child's measure against one custodian's will.")
    ] = Permission()
    beyond: Annotated[
        Beyond, label("Enligt riktlinjerna", "Trial by the municipality's guidelines (SoL 11 kap. 4 §).")
    ] = Beyond()
    dearer: Annotated[
        DearerActivity, label("Dyrare aktivitet", "A single dearer activity and its extra costs.")
    ] = DearerActivity()
    requested_decision: Annotated[
        date | None,
        label("Begäran om avgörande", "Day of the party's request to decide (FL 12 §, HND-262)."),
    ] = None
    views_answered: Annotated[
        str,
        label(
            "Hur synpunkterna har bemötts",
            "How the decision meets the person's arguments and views; part of the reasons (FL 32 §).",
        ),
    ] = ""
    decider_kind: Annotated[
        Literal["officer", "board", "section"] | None,
        label("Vem som beslutar", "Officer by delegation, the board, or its special section (HND-038)."),
    ] = None
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
