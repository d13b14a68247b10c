"""A withdrawn application is struck by a decision [HND-111, HND-112]."""

from lssdesk.letters.blocks import Block
from lssdesk.letters.content import closing, section
from lssdesk.letters.reasons import own_if_any, views
from lssdesk.letters.writer import Writer


def body(writer: Writer) -> list[Block]:
    """That the case is struck; who applied when for what, when and how it was withdrawn.  No section."""
    why = [
        *writer.say("write_off_reason", missing="vem_som_ansoker"),
        *own_if_any(writer),
        *views(writer),
    ]
    return [
        *section("decision", writer.say("write_off")),
        *section("reasons", why),
        *section("apply_again", writer.say("apply_again")),
        *closing(writer),
    ]
