"""What every letter has around its body: sender, recipient, whom it is about, who decided, enclosures."""

from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Letterhead, Note, Signature
from lssdesk.letters.writer import Writer
from lssdesk.model import protected
from lssdesk.model.case import Sender
from lssdesk.texts import t


def letterhead(writer: Writer) -> Letterhead:
    """The municipality as the head and foot of each letter show it."""
    sender = writer.case.sender
    return Letterhead(
        municipality=writer.word("kommun"),
        board=writer.word("namnd"),
        unit=sender.unit,
        address=_sender_address(sender),
        phone=sender.phone,
        email=sender.email,
        web=sender.web,
        logo=sender.logo or None,
        logo_alt=sender.municipality,
    )


def _sender_address(sender: Sender) -> tuple[str, ...]:
    town = _town(sender.postcode, sender.city)
    return tuple(line for line in (sender.street, town) if line)


def _town(postcode: str, city: str) -> str:
    return t("letter.town", postcode=swedish.postcode(postcode), city=city).strip()


def recipient(writer: Writer) -> tuple[str, ...]:
    """Name and address; the name alone where it is kept back where the person lives [HND-014]."""
    name, address = writer.word("namn"), writer.case.person.address
    if protected.place_hidden(writer.case):
        return (name,)
    if not (address.street and address.postcode and address.city):
        return (name, writer.word("adress"))
    co = (t("letter.co", name=address.co),) if address.co else ()
    return (name, *co, address.street, _town(address.postcode, address.city))


def whom(writer: Writer) -> str:
    """Name and personal number; of a person with protected identity the name alone."""
    person, name = writer.case.person, writer.word("namn")
    number = person.personal_number
    if protected.number_hidden(writer.case) or not number:
        return name
    return t("letter.pair", first=name, last=f"{number[:8]}-{number[8:]}" if len(number) == 12 else number)


def signature(writer: Writer) -> Signature:
    """Who decided, for whom and by which right, and who presented the case [FL 31 §, HND-001, HND-038].

    The board and its section decide in their own right, so no delegation is named.
    """
    decision = writer.case.decision
    decider = decision.decider_kind or "officer"
    lines = [writer.text(f"signature.{decider}")]
    if decision.delegation and decider == "officer":
        lines.append(t("letter.signature.delegation", delegation=decision.delegation))
    if decision.presented_by:
        lines.append(t("letter.signature.presented_by", name=decision.presented_by))
    return Signature(
        name=writer.word("beslutsfattare"),
        title=decision.decider_title,
        lines=tuple(lines),
        origin="/decision/decided_by",
    )


def enclosures(writer: Writer, *names: str) -> list[Block]:
    """What goes along: the named documents, and the receipt where the letter is served by one."""
    service = writer.case.decision.service
    all_names = [*names, *(["receipt"] if service == "receipt" else [])]
    lines = tuple(t(f"letter.enclosure.{name}") for name in all_names)
    return (
        [Note(label=t("letter.heading.enclosures"), lines=lines, origin="/decision/service")] if lines else []
    )
