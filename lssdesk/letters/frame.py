"""What every letter has around its body: sender, recipient, and whom it is about."""

from lssdesk.letters import swedish
from lssdesk.letters.blocks import Letterhead
from lssdesk.letters.writer import Writer
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
    """Name and address; of a person with protected identity the name alone [HND-014]."""
    person, name = writer.case.person, writer.word("namn")
    if person.protection != "none":
        return (name,)
    address = person.address
    if not (address.street and address.postcode and address.city):
        return (name, writer.word("adress"))
    co = (t("letter.co", name=address.co),) if address.co else ()
    return (name, *co, address.street, _town(address.postcode, address.city))


def whom(writer: Writer) -> str:
    """Name and personal number; of a person with protected identity the name alone."""
    person, name = writer.case.person, writer.word("namn")
    number = person.personal_number
    if person.protection != "none" or not number:
        return name
    return t("letter.pair", first=name, last=f"{number[:8]}-{number[8:]}" if len(number) == 12 else number)
