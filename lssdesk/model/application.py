"""What was asked for, when and by whom."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from lssdesk.model.fact import Answer, Fact, Tri, label

Channel = Literal["written", "oral", "e_service"]
Applicant = Literal[
    "person",
    "vardnadshavare",
    "formyndare",
    "god_man",
    "forvaltare",
    "framtidsfullmakt",
    "ombud",
    "bitrade",
    "anhorig",
    "personligt_ombud",
    "lvu_namnd",
]

ApplicationKind = Literal["first", "renewal", "forhandsbesked", "before_move"]
CareArea = Literal["disability", "psychiatry", "elderly"]
"""Disability, social psychiatry, elderly care."""


class Application(Fact, frozen=True, kw_only=True):
    """What was asked for, when and by whom (*ansökan*) [HND-018]."""

    received: Annotated[
        date | None, label("Inkom", "Day the application reached the authority (FL 22 §).")
    ] = None
    channel: Annotated[Channel | None, label("Hur ansökan gjordes", "Written, oral or by e-service.")] = None
    applicant: Annotated[
        Applicant | None, label("Vem som ansöker", "Capacity in which the applicant acts.")
    ] = None
    applicant_name: Annotated[
        str, label("Företrädarens namn", "Name of the representative, where one applies.")
    ] = ""
    second_custodian: Annotated[
        Literal["applied", "sole_custody", "opposes", "not_asked"] | None,
        label("Den andra vårdnadshavaren", "Whether the other custodian has applied too (HND-029)."),
    ] = None
    capacity: Annotated[
        Literal["able", "lacks", "unclear"] | None,
        label(
            "Förmåga att ta ställning", "The person's ability to take a position in this matter (HND-028)."
        ),
    ] = None
    attitude: Annotated[
        Literal["supports", "opposes", "not_established"] | None,
        label("Personens inställning", "The person's own attitude to the application (HND-021)."),
    ] = None
    attitude_basis: Annotated[
        str, label("Hur inställningen klarlagts", "How the attitude was found out, with what support, when.")
    ] = ""
    identity: Annotated[
        Literal["established", "declined", "not_yet"] | None,
        label("Identitet", "Whether the person's identity is established (HND-019)."),
    ] = None
    identity_risk_informed: Annotated[
        date | None, label("Information om risken", "Day the person was told of the risk (HND-020).")
    ] = None
    request: Annotated[str, label("Vad personen ansöker om", "The request in the person's own words.")] = ""
    hours_requested: Annotated[
        Decimal | None,
        label("Timmar per månad enligt ansökan", "Hours a month, where the person named them."),
    ] = None
    lss_informed: Annotated[
        date | None,
        label("Information om LSS", "Day of information on applying under LSS instead (HND-171, SOLG-012)."),
    ] = None
    has_assistance: Annotated[
        Tri | None,
        label("Personlig assistans", "Whether the person has or applies for personal assistance (LED-002)."),
    ] = None
    kind: Annotated[
        ApplicationKind | None,
        label(
            "Slag av ansökan", "First, renewal, förhandsbesked (LSS 16 §) or before a move (SoL 29 kap. 7 §)."
        ),
    ] = None
    withdrawn: Annotated[date | None, label("Återkallad", "Day the application was withdrawn (HND-112).")] = (
        None
    )
    withdrawn_how: Annotated[
        Literal["written", "oral", "telephone", "e_service"] | None,
        label("Hur den återkallades", "How the application was withdrawn."),
    ] = None
    withdrawn_by: Annotated[str, label("Vem som återkallade", "Who withdrew the application.")] = ""
    care_area: Annotated[
        CareArea | None,
        label("Verksamhetsområde", "The area that the figures sort the person under (STA-007)."),
    ] = None
    together: Annotated[
        tuple[str, ...],
        label("Ärenden ur samma ansökan", "Numbers of the cases made from the same application."),
    ] = ()
    areas: Annotated[
        tuple[str, ...], label("Livsområden", "Ids of the life areas that the application touches.")
    ] = ()
    answers: Annotated[
        Mapping[str, Answer], label("Svar", "Answers by question id of the application form.")
    ] = msgspec.field(default_factory=dict)
