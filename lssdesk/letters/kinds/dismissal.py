"""A late appeal, or an application that cannot be tried, is dismissed [HND-134, FL 20 and 45 §§]."""

from lssdesk.letters.blocks import Block
from lssdesk.letters.content import closing, section
from lssdesk.letters.facts import facts
from lssdesk.letters.kinds.said import dismissal_rule
from lssdesk.letters.reasons import own_if_any, rules, views
from lssdesk.letters.writer import Writer


def body(writer: Writer) -> list[Block]:
    """What is dismissed, by which rule and days, and how to appeal that."""
    appeal = facts(writer.case)["dismissed"] == "late_appeal"
    said = writer.say("dismissal", missing="avvisas")
    own = own_if_any(writer) if appeal else writer.own("skal")
    why = [
        *writer.say("dismissal_reason", missing="inget_undantag" if appeal else ""),
        *own,
        *views(writer),
        *_rule(writer),
    ]
    return [
        *section("decision", said),
        *section("reasons", why),
        *section("apply_again", writer.say("apply_again")),
        *closing(writer),
    ]


def _rule(writer: Writer) -> list[Block]:
    """The rule of the dismissal; of a late appeal also the one on the time to appeal."""
    rule = dismissal_rule(writer.case)
    time = ["fl.appeal_time"] if rule == "fl.late" else []
    return rules(writer, [*time, rule] if rule else [])
