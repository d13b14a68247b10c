"""What was found out and how it was judged."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from lssdesk.model.fact import Answer, Fact, Judgement, Tri, label


class Personkrets(Fact, frozen=True, kw_only=True):
    """Finding on the group of LSS 1 § [PKR-002, PKR-004]."""

    result: Annotated[
        Literal["1", "2", "3", "none"] | None,
        label("Personkrets", "Group 1, 2 or 3 of LSS 1 §, or none."),
    ] = None
    reasons: Annotated[str, label("Motivering", "Why the person belongs to the group, or to none.")] = ""
    durability_hard_to_judge: Annotated[
        bool, label("Varaktigheten svår att bedöma", "Group 3 with durability hard to judge (PKR-037).")
    ] = False


class NeedTest(Fact, frozen=True, kw_only=True):
    """The law's conditions, each judged on its own: LSS 7 § has four, SoL two [INS-005, SOLG-002]."""

    belongs: Annotated[Judgement, label("Tillhör personkretsen", "LSS 7 §: belongs to a group of 1 §.")] = (
        Judgement()
    )
    needs: Annotated[
        Judgement,
        label("Behöver stödet", "LSS 7 §: needs the support, compared with others of the same age."),
    ] = Judgement()
    unmet: Annotated[
        Judgement, label("Tillgodoses inte på annat sätt", "LSS 7 §: the need is in fact not met otherwise.")
    ] = Judgement()
    good_living: Annotated[
        Judgement, label("Behövs för goda levnadsvillkor", "LSS 7 §: needed for good living conditions.")
    ] = Judgement()
    cannot_alone: Annotated[
        Judgement, label("Kan inte själv tillgodose behovet", "SoL: cannot meet the need alone.")
    ] = Judgement()
    cannot_otherwise: Annotated[
        Judgement,
        label("Kan inte få behovet tillgodosett på annat sätt", "SoL: cannot get the need met otherwise."),
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

    activity: Annotated[str, label("Aktivitet", "What the person wants to do.")] = ""
    times_per_month: Annotated[Decimal | None, label("Gånger per månad", "Occasions a month.")] = None
    hours_each: Annotated[
        Decimal | None, label("Timmar per gång", "Hours per occasion, travel included.")
    ] = None
    companion: Annotated[
        Literal["to_from", "during", "both"] | None,
        label("Ledsagare behövs", "To and from the activity, during it, or both."),
    ] = None
    area: Annotated[Area, label("Område", "Whether another principal may be responsible (LSOL-022).")] = (
        "ordinary"
    )
    other_principal: Annotated[
        str, label("Annan huvudman", "What was asked of the other principal, and the answer.")
    ] = ""
    cost: Annotated[
        int | None, label("Ledsagarens kostnad i öre", "Expected companion cost per occasion, whole öre.")
    ] = None


Profession = Literal["physician", "psychologist", "occupational_therapist", "counsellor", "school", "other"]


class Evidence(Fact, frozen=True, kw_only=True):
    """A document that the inquiry rests on (*underlag*) [HND-067]."""

    kind: Annotated[str, label("Handling", "Kind of document.")] = ""
    issuer: Annotated[str, label("Utfärdare", "Who issued it, with profession.")] = ""
    day: Annotated[date | None, label("Daterad", "Day of the document.")] = None
    shows: Annotated[str, label("Vad den visar", "What the document shows.")] = ""
    profession: Annotated[Profession | None, label("Yrke", "The issuer's profession (HND-067).")] = None
    requested: Annotated[date | None, label("Begärdes", "Day the document was asked for (HND-068).")] = None
    reminded: Annotated[date | None, label("Påminnelse", "Day of the latest reminder (HND-068).")] = None
    received: Annotated[date | None, label("Kom in", "Day the document came in (HND-067).")] = None
    basis: Annotated[
        Literal["observation", "own_account"] | None,
        label("Bygger på", "Observation, or only the person's own account (HND-067, HND-070)."),
    ] = None
    confirms: Annotated[
        Tri | None, label("Bekräftar funktionsnedsättningen", "Confirms the impairment (PKR-009).")
    ] = None
    describes: Annotated[
        Tri | None, label("Beskriver följderna", "Describes the consequences in everyday life (PKR-009).")
    ] = None
    diagnosis: Annotated[str, label("Diagnos", "Diagnosis as written, with code and manual (PKR-008).")] = ""
    examinations: Annotated[
        str, label("Undersökningar", "Examinations that underlie the diagnosis (PKR-012).")
    ] = ""


class Need(Fact, frozen=True, kw_only=True):
    """One need and how it is judged [HND-083]."""

    area: Annotated[str, label("Livsområde", "Id of the life area.")] = ""
    need: Annotated[str, label("Behov", "What the person needs.")] = ""
    met_today: Annotated[str, label("Tillgodoses i dag", "How the need is met today, and by whom.")] = ""
    assessment: Annotated[str, label("Bedömning", "How the need is judged.")] = ""
    goal: Annotated[str, label("Mål", "Goal for the support.")] = ""
    principal: Annotated[
        Literal["municipality", "region", "other"] | None,
        label("Huvudman", "Who is responsible for meeting it (PKR-052)."),
    ] = None


class HomeVisit(Fact, frozen=True, kw_only=True):
    """A home visit: only with real consent, after weighing the intrusion [HND-075]."""

    day: Annotated[date | None, label("Dag", "Day of the visit.")] = None
    clock: Annotated[str, label("Tid", "Agreed time of day, in words (HND-076).")] = ""
    taking_part: Annotated[str, label("Deltagare", "Who takes part in the visit (HND-076).")] = ""
    purpose: Annotated[str, label("Syfte", "Why the visit is needed.")] = ""
    weighing: Annotated[str, label("Avvägning", "Why the intrusion on privacy is justified.")] = ""
    consent_by: Annotated[str, label("Samtycke av", "Who consented.")] = ""
    consent_how: Annotated[
        Literal["oral", "written"] | None, label("Samtycke hur", "Oral or written consent (HND-075).")
    ] = None
    consent_day: Annotated[date | None, label("Samtycke dag", "Day of the consent.")] = None
    done: Annotated[Tri | None, label("Genomfört", "Whether the visit was made.")] = None
    outcome: Annotated[str, label("Iakttagelser", "What was seen and said.")] = ""


class Communication(Fact, frozen=True, kw_only=True):
    """The material sent to the person before the decision (*kommunicering*) [HND-078, FL 25 §]."""

    sent: Annotated[date | None, label("Skickades", "Day the material was sent.")] = None
    reply_by: Annotated[date | None, label("Svar senast", "Last day for the person's reply.")] = None
    replied: Annotated[date | None, label("Svar inkom", "Day of the reply, if any.")] = None
    reply: Annotated[str, label("Synpunkter", "What the person replied, and how it was weighed.")] = ""
    nothing_to_add: Annotated[
        bool, label("Inget att tillägga", "Every party has said that there is nothing to add (HND-080).")
    ] = False
    omitted: Annotated[
        Literal["obviously_unnecessary", "important_interest", "hampers_execution"] | None,
        label("Varför materialet inte skickas", "Ground of FL 25 § for leaving communication out."),
    ] = None
    omitted_reasons: Annotated[str, label("Motivering", "Why the ground holds in this case.")] = ""
    proposal: Annotated[
        bool, label("Förslag till beslut följer med", "A proposed decision is enclosed (HND-081).")
    ] = False
    masked: Annotated[
        str, label("Vad som inte lämnas ut", "What of the material is masked (FL 10 §, OSL 10 kap. 3 §).")
    ] = ""
    masked_reasons: Annotated[str, label("Varför", "Why it is masked.")] = ""
    hearing_informed: Annotated[
        date | None,
        label(
            "Information om muntligt företräde", "Day told of the right to speak before the board (HND-082)."
        ),
    ] = None
    hearing_requested: Annotated[
        bool, label("Vill lämna uppgifter muntligt", "The person has asked to speak before the board.")
    ] = False
    hearing_held: Annotated[date | None, label("Hölls", "Day the hearing was held.")] = None
    hearing_notes: Annotated[
        str, label("Vad som sades", "With whom the hearing was held, and what was said (HND-082).")
    ] = ""
    hearing_refused: Annotated[
        str, label("Särskilda skäl mot", "Special reasons why no hearing was held.")
    ] = ""


class Inquiry(Fact, frozen=True, kw_only=True):
    """What was found out and how it was judged (*utredning*) [HND-063]."""

    opened: Annotated[date | None, label("Inleddes", "Day the inquiry was opened.")] = None
    concluded: Annotated[date | None, label("Avslutades", "Day the inquiry was concluded.")] = None
    answers: Annotated[
        Mapping[str, Answer], label("Svar", "Answers by question id of the measure's inquiry form.")
    ] = msgspec.field(default_factory=dict)
    activities: Annotated[tuple[Activity, ...], label("Aktiviteter", "Rows of the calculation aid.")] = ()
    evidence: Annotated[tuple[Evidence, ...], label("Underlag", "Documents the inquiry rests on.")] = ()
    needs: Annotated[tuple[Need, ...], label("Behov", "Need by need (HND-083).")] = ()
    home_visits: Annotated[tuple[HomeVisit, ...], label("Hembesök", "Home visits (HND-075).")] = ()
    personkrets: Annotated[Personkrets, label("Personkrets", "Finding on LSS 1 §.")] = Personkrets()
    need_test: Annotated[NeedTest, label("Rätten till insatsen", "The law's conditions one by one.")] = (
        NeedTest()
    )
    communication: Annotated[Communication, label("Kommunicering", "Material sent before the decision.")] = (
        Communication()
    )

    @property
    def hours_reckoned(self) -> Decimal:
        """Hours a month by the rows of activities; one that lacks a number counts nothing (LSOL-021)."""
        return sum(
            ((row.times_per_month or 0) * (row.hours_each or Decimal()) for row in self.activities), Decimal()
        )
