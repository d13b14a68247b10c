"""The party has asked that the case be decided, and that is refused for now [HND-262, FL 12 §]."""

from lssdesk.letters.blocks import Block
from lssdesk.letters.content import closing, section
from lssdesk.letters.reasons import rules, views
from lssdesk.letters.writer import Writer


def body(writer: Writer) -> list[Block]:
    """That it is refused to decide now, why, and how to appeal that."""
    why = [
        *writer.say("delay_reason"),
        *writer.own("skal"),
        *views(writer),
        *rules(writer, ["fl.delay"]),
    ]
    return [
        *section("decision", writer.say("delay")),
        *section("reasons", why),
        *closing(writer),
    ]
