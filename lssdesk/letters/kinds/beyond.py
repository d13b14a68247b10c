"""The right is refused, and the application is tried by the municipality's own guidelines [SOLG-020–026].

Two decisions in one letter, each with its section, its reasons and its own way to appeal; or the second
alone, where the right was refused before [MSR-001].
"""

from lssdesk.letters.blocks import Block, Heading, PageBreak
from lssdesk.letters.content import asked, decided, reservation, section
from lssdesk.letters.facts import facts
from lssdesk.letters.frame import enclosures, signature
from lssdesk.letters.kinds import tried
from lssdesk.letters.kinds.sections import applied
from lssdesk.letters.material import material
from lssdesk.letters.reasons import own_if_any, rules, trial, views
from lssdesk.letters.writer import Writer
from lssdesk.texts import t


def body(writer: Writer) -> list[Block]:
    """What was decided, for how long, asked for and why, of the right first and then of the guidelines."""
    both = facts(writer.case)["right_refused"] == "here"
    return [
        *(writer.say("beyond_intro") if both else []),
        *([*_part("decision", "right", decided(writer)), *tried.use(writer)] if both else []),
        *_part("decision", "guidelines" if both else "", _decided(writer)),
        *_use(writer),
        *section("application", asked(writer)),
        *(_part("reasons", "right", _right_reasons(writer)) if both else []),
        *_part("reasons", "guidelines" if both else "", _reasons(writer)),
        *section("material", material(writer)),
        *section("contact", writer.say("contact")),
        signature(writer),
        *enclosures(writer, "inquiry"),
        *_appeals(writer, both),
    ]


def _part(name: str, decision: str, blocks: list[Block]) -> list[Block]:
    """A section of one of the two decisions, whose heading says of which."""
    return section(f"{name}_{decision}" if decision else name, blocks)


def _decided(writer: Writer) -> list[Block]:
    """The outcome by the guidelines; where the right was refused before, that decision is named."""
    known = facts(writer.case)
    if not known["right_refused"]:
        return [*writer.gap("avslag_pa_ratten"), *writer.say("beyond", missing="utgang_riktlinje")]
    return [*writer.say("beyond_before"), *writer.say("beyond", missing="utgang_riktlinje")]


def _use(writer: Writer) -> list[Block]:
    """For how long and how the money is used, and whether it can be changed: of what is granted."""
    if facts(writer.case)["beyond"] != "granted":
        return []
    return [
        *section("duration", writer.say("beyond_duration", missing="giltighet")),
        *section("reservation", reservation(writer, "beyond_reservation")),
        *section("money_use", writer.say("beyond_use")),
    ]


def _right_reasons(writer: Writer) -> list[Block]:
    return [*trial(writer), *rules(writer, applied(writer))]


def _reasons(writer: Writer) -> list[Block]:
    """Why by the guidelines; where the right was tried before, all reasons of this letter."""
    alone = facts(writer.case)["right_refused"] != "here"
    return [
        *writer.say("beyond_reason"),
        *([*own_if_any(writer), *views(writer)] if alone else []),
        *rules(writer, ["sol.beyond"]),
    ]


def _appeals(writer: Writer, both: bool) -> list[Block]:
    """Each decision its own instruction: they go to different places and are tried differently [SOLG-023]."""
    right = [Heading(t("letter.heading.appeal_right")), *writer.say("appeal")] if both else []
    name = "appeal_guidelines" if both else "appeal"
    guidelines = [Heading(t(f"letter.heading.{name}")), *writer.say("beyond_appeal")]
    served = section("served", writer.say("service"))
    return [PageBreak(), *right, *guidelines, *served]
