"""A child's measure against one custodian's will: two steps before the decision on it [HND-035–039].

The letters go to both custodians and speak of the child by name.  They carry no address, since neither
custodian may learn from them where the other or the child lives.
"""

from lssdesk.law import standing
from lssdesk.letters import frame
from lssdesk.letters.blocks import Block
from lssdesk.letters.content import closing, section
from lssdesk.letters.reasons import own_if_any, rules, views
from lssdesk.letters.writer import Writer

STEPS = ("inquiry_opening", "permission")


def recipient(writer: Writer) -> tuple[str, ...]:
    """Whom the letter is to: the person, or of these two steps both custodians."""
    if standing.kind_of(writer.case.decision) not in STEPS:
        return frame.recipient(writer)
    return (writer.word("samtycker"), writer.word("samtycker_inte"), writer.text("custodians_of"))


def opening_body(writer: Writer) -> list[Block]:
    """The first step: an inquiry is opened, and what comes after it.  It cannot be appealed by itself."""
    why = [*_opposition(writer), *own_if_any(writer), *views(writer), *_rules(writer, "sol.inquiry")]
    return [
        *section("decision", writer.say("opening")),
        *section("reasons", why),
        *section("steps", writer.say("opening_next")),
        *closing(writer),
    ]


def body(writer: Writer) -> list[Block]:
    """The second step: the measure may be given, or not; the decision on it is a third one."""
    why = [
        *_opposition(writer),
        *writer.say("permission_reason"),
        *own_if_any(writer),
        *views(writer),
        *_rules(writer),
    ]
    return [
        *section("decision", writer.say("permission")),
        *section("reasons", why),
        *section("steps", writer.say("permission_next")),
        *section("material", writer.say("permission_material")),
        *closing(writer, "inquiry"),
    ]


def _opposition(writer: Writer) -> list[Block]:
    return writer.say("opposition")


def _rules(writer: Writer, *first: str) -> list[Block]:
    return rules(writer, (*first, "fb.permission"))
