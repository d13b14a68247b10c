"""A decision that tries a measure: on an application, or meanwhile, while it is inquired into [HND-093]."""

from lssdesk.letters.blocks import Block
from lssdesk.letters.content import asked, closing, decided, reservation, section, use_of_hours
from lssdesk.letters.facts import facts
from lssdesk.letters.material import material
from lssdesk.letters.reasons import reasons
from lssdesk.letters.writer import Writer


def body(writer: Writer) -> list[Block]:
    """Decision, how long and how it is used, application, reasons, material, and how the letter ends."""
    return [
        *section("decision", [*writer.say("interim"), *decided(writer)]),
        *use(writer),
        *section("application", asked(writer)),
        *section("reasons", reasons(writer)),
        *section("sol_offer", writer.say("sol_offer")),
        *section("material", material(writer)),
        *closing(writer, "inquiry"),
    ]


def use(writer: Writer) -> list[Block]:
    """For how long, whether it can be changed, and how the hours are used: of what is granted."""
    known = facts(writer.case)
    if known["outcome"] not in ("granted", "partly_granted"):
        return []
    changed = section("reservation", reservation(writer))
    if known["ruling"] == "yes":
        return changed
    place = "interim_duration" if known["kind"] == "interim" else "duration"
    return [
        *section("duration", writer.say(place, missing="giltighet")),
        *changed,
        *section("hours_use", use_of_hours(writer)),
    ]
