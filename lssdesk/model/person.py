"""The person whom a case is about, and the people around that person."""

from datetime import date
from typing import Annotated, Literal

from lssdesk.model.fact import Fact, Tri, label


class Address(Fact, frozen=True, kw_only=True):
    """Postal address in Sweden."""

    co: Annotated[str, label("c/o", "Care-of line, without the letters c/o.")] = ""
    street: Annotated[str, label("Gatuadress", "Street and number, or box.")] = ""
    postcode: Annotated[str, label("Postnummer", "Five digits, a space is allowed.")] = ""
    city: Annotated[str, label("Ort", "Postal town.")] = ""


Protection = Literal["none", "sekretessmarkering", "skyddad_folkbokforing", "fingerade_personuppgifter"]


class Profile(Fact, frozen=True, kw_only=True):
    """What has to be arranged so that the person is heard and understands [HND-065, FL 13 §]."""

    language: Annotated[str, label("Språk", "Language that the person speaks and reads best.")] = ""
    interpreter: Annotated[
        Literal["no", "spoken", "sign", "tactile", "written"] | None,
        label("Tolk", "Kind of interpreter that is needed, or that none is."),
    ] = None
    letters: Annotated[
        Literal["ordinary", "large", "easy", "braille", "audio", "translated"] | None,
        label("Brev", "Format in which the person can read letters."),
    ] = None
    limits: Annotated[str, label("Syn, hörsel och tal", "Limits of sight, hearing and speech.")] = ""
    aids: Annotated[str, label("Hjälpmedel", "Aids that the person uses to communicate.")] = ""
    meetings: Annotated[
        str, label("Möten", "Physical obstacles at meetings, extra time, people who support.")
    ] = ""

    @property
    def asks(self) -> bool:
        """Whether an interpreter, or another letter than an ordinary one, has to be arranged [HND-066]."""
        return self.interpreter not in (None, "no") or self.letters not in (None, "ordinary")


class Person(Fact, frozen=True, kw_only=True):
    """The person whom the case is about (*den enskilde*)."""

    personal_number: Annotated[
        str, label("Personnummer", "Twelve digits YYYYMMDDNNNN; personnummer or samordningsnummer.")
    ] = ""
    given_name: Annotated[str, label("Förnamn", "Given name.")] = ""
    family_name: Annotated[str, label("Efternamn", "Family name.")] = ""
    number_kind: Annotated[
        Literal["interim", "reserve"] | None,
        label("Slag av tillfälligt nummer", "Interim or reserve number, where there is no personal number."),
    ] = None
    reserve_number: Annotated[
        str, label("Tillfälligt nummer", "As another body wrote it; there is no national standard.")
    ] = ""
    birth_day: Annotated[date | None, label("Födelsedag", "Day of birth where no number gives it.")] = None
    died: Annotated[date | None, label("Avliden", "Day of death (PRV-091).")] = None
    address: Annotated[Address, label("Adress", "Where letters are sent.")] = Address()
    phone: Annotated[str, label("Telefon", "Telephone number.")] = ""
    email: Annotated[str, label("E-post", "E-mail address.")] = ""
    protection: Annotated[
        Protection, label("Skyddade personuppgifter", "Kind of protected identity (HND-014).")
    ] = "none"
    communication: Annotated[
        str, label("Kommunikation", "What else the person needs to understand and be understood (HND-065).")
    ] = ""
    profile: Annotated[Profile, label("Kommunikationsprofil", "Interpreter, format, aids (HND-065).")] = (
        Profile()
    )

    @property
    def name(self) -> str:
        """Given and family name, as a letter addresses the person."""
        return f"{self.given_name} {self.family_name}".strip()


RepresentativeKind = Literal[
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
Relation = Literal["spouse", "child", "grandchild", "parent", "sibling", "siblings_child", "other"]


class Representative(Fact, frozen=True, kw_only=True):
    """Somebody who may act for the person, or help, and on what ground [HND-042]."""

    kind: Annotated[RepresentativeKind | None, label("Slag", "Kind of representative (HND-043–052).")] = None
    name: Annotated[str, label("Namn", "Name.")] = ""
    contact: Annotated[str, label("Kontakt", "Address, telephone, e-mail.")] = ""
    basis: Annotated[
        Literal["order", "written", "oral", "law"] | None,
        label(
            "Grund", "Order of a court or authority, written or oral power of attorney, or the law itself."
        ),
    ] = None
    basis_day: Annotated[date | None, label("Grundens dag", "Day of the order or the power of attorney.")] = (
        None
    )
    basis_note: Annotated[
        str, label("Om grunden", "Document, or when and to whom an oral power was given (HND-058).")
    ] = ""
    scope: Annotated[str, label("Omfattning", "What the assignment covers, and restrictions (HND-057).")] = ""
    covers: Annotated[
        Tri | None, label("Omfattar ansökan", "Whether the assignment covers what is applied for (HND-042).")
    ] = None
    personal_matters: Annotated[
        Tri | None, label("Omfattar personliga frågor", "Whether personal matters are in scope (HND-053).")
    ] = None
    signed: Annotated[Tri | None, label("Underskriven", "Whether a written power is signed (HND-057).")] = (
        None
    )
    may_substitute: Annotated[
        Tri | None, label("Får sätta annan i sitt ställe", "Whether a substitute may be appointed (HND-057).")
    ] = None
    revocation_informed: Annotated[
        date | None,
        label("Information om återkallelse", "Day told that a power can be revoked (HND-059)."),
    ] = None
    in_force: Annotated[
        Tri | None,
        label("Har trätt i kraft", "Framtidsfullmakt: in force through lasting incapacity (HND-053)."),
    ] = None
    valid_from: Annotated[date | None, label("Gäller från", "First day of the authority.")] = None
    valid_to: Annotated[date | None, label("Gäller till", "Last day of the authority.")] = None
    revoked: Annotated[date | None, label("Återkallad", "Day the power was revoked (HND-059).")] = None
    confirmed: Annotated[date | None, label("Bekräftad", "Day the authority was last confirmed.")] = None
    position: Annotated[
        Literal["applies", "consents", "opposes", "absent", "not_asked"] | None,
        label("Inställning", "The representative's own position on the application (HND-029, HND-035)."),
    ] = None
    relation: Annotated[
        Relation | None, label("Släktskap", "Relation of a relative under FB 17 kap. (HND-253).")
    ] = None
    condition_after_18: Annotated[
        Tri | None, label("Efter 18 år", "FB 17 kap.: the condition arose after the person turned 18.")
    ] = None
    nearer: Annotated[
        str, label("Närmare anhöriga", "FB 17 kap.: nearer relatives, and why they do not act.")
    ] = ""
    same_step: Annotated[
        str, label("Andra på samma steg", "FB 17 kap.: others on the same step, and how they agree.")
    ] = ""
    protected: Annotated[
        Tri | None, label("Skyddade personuppgifter", "Has a protected identity (HND-014).")
    ] = None

    def acts_on(self, day: date) -> bool:
        """Whether the authority has begun and neither ended nor been revoked on ``day`` [HND-042]."""
        begun = self.valid_from is None or self.valid_from <= day
        ended = (self.valid_to and self.valid_to < day) or (self.revoked and self.revoked <= day)
        return begun and not ended


class HouseholdMember(Fact, frozen=True, kw_only=True):
    """Somebody in the person's household or family [HND-074, HND-191]."""

    name: Annotated[str, label("Namn", "Name.")] = ""
    relation: Annotated[str, label("Relation", "Relation to the person.")] = ""
    birth_day: Annotated[date | None, label("Födelsedag", "Day of birth, for children.")] = None
    lives_here: Annotated[Tri | None, label("Bor med personen", "Lives with the person.")] = None
    custody: Annotated[
        Tri | None, label("Personen är vårdnadshavare", "The person has custody of this child (HND-191).")
    ] = None
    carer: Annotated[
        Tri | None, label("Ger stöd eller vård", "Supports or cares for the person (HND-074).")
    ] = None
    carer_informed: Annotated[
        date | None, label("Information om anhörigstöd", "Day told of the support for relatives (HND-074).")
    ] = None
    protected: Annotated[
        Tri | None, label("Skyddade personuppgifter", "Has a protected identity (HND-014).")
    ] = None


ConsentKind = Literal[
    "relatives",
    "certificates",
    "home_visit",
    "order",
    "sip",
    "plans",
    "other_authority",
    "school",
    "addiction_care",
]


class Consent(Fact, frozen=True, kw_only=True):
    """A consent with its scope and end [HND-013]."""

    kind: Annotated[ConsentKind | None, label("Gäller", "What the consent is for.")] = None
    scope: Annotated[str, label("Omfattning", "What may be told, to whom.")] = ""
    given_by: Annotated[str, label("Lämnat av", "Who consented.")] = ""
    how: Annotated[Literal["oral", "written"] | None, label("Hur", "Oral or written.")] = None
    day: Annotated[date | None, label("Dag", "Day the consent was given.")] = None
    ends: Annotated[date | None, label("Gäller till", "Last day of the consent.")] = None
    withdrawn: Annotated[date | None, label("Återtaget", "Day the consent was withdrawn.")] = None

    def holds_on(self, day: date) -> bool:
        """Whether the consent is given and neither ended nor withdrawn on ``day``."""
        ended = (self.ends and self.ends < day) or (self.withdrawn and self.withdrawn <= day)
        return self.day is not None and self.day <= day and not ended


Recipient = Literal["relative", "region", "school", "authority", "provider", "other"]
SecrecyGround = Literal[
    "consent",
    "own_activity",
    "duty_to_inform",
    "crime_against_child",
    "serious_crime",
    "animal",
    "other_municipality",
    "emergency",
    "wrong_payments",
    "other",
]


class Disclosure(Fact, frozen=True, kw_only=True):
    """Something about the person that was told or sent to a third party, and on what ground [HND-011]."""

    day: Annotated[date | None, label("Dag", "Day of the talk, or day the document left.")] = None
    kind: Annotated[
        Literal["document", "talk"] | None, label("Hur", "A document, or a talk or other contact.")
    ] = None
    what: Annotated[str, label("Vad", "What was told or sent.")] = ""
    to: Annotated[Recipient | None, label("Slag av mottagare", "Kind of recipient.")] = None
    recipient: Annotated[str, label("Mottagare", "Who it was told or sent to.")] = ""
    ground: Annotated[
        SecrecyGround | None, label("Grund", "Ground on which secrecy does not stop it (HND-011).")
    ] = None
    assessment: Annotated[str, label("Sekretessprövning", "The assessment; the ground, where other.")] = ""
    assessed_by: Annotated[str, label("Prövat av", "Who made the assessment.")] = ""
    outcome: Annotated[
        Literal["given", "partly", "anonymised", "refused"] | None,
        label("Utgång", "Given, given in part, only without names, or refused."),
    ] = None


class Register(Fact, frozen=True, kw_only=True):
    """The people around the person, and what they may do."""

    representatives: Annotated[
        tuple[Representative, ...], label("Företrädare", "Representatives of every kind.")
    ] = ()
    household: Annotated[
        tuple[HouseholdMember, ...], label("Hushåll och familj", "Household and family.")
    ] = ()
    consents: Annotated[tuple[Consent, ...], label("Samtycken", "Consents with scope and end.")] = ()
    disclosures: Annotated[
        tuple[Disclosure, ...], label("Utlämnanden", "What was told or sent to others (HND-011).")
    ] = ()
