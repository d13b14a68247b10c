"""What was decided and how it is used, what was asked for, and how a letter ends, as content blocks."""

from lssdesk.letters.blocks import Block, Heading, PageBreak
from lssdesk.letters.facts import facts
from lssdesk.letters.frame import enclosures, signature
from lssdesk.letters.writer import Writer
from lssdesk.texts import t


def section(name: str, blocks: list[Block], level: int = 2) -> list[Block]:
    """The blocks under their heading, or nothing where there are none."""
    return [Heading(t(f"letter.heading.{name}"), level), *blocks] if blocks else []


def decided(writer: Writer) -> list[Block]:
    """Grant, refusal or both, the decision it replaces, and that it applies at once."""
    outcome = facts(writer.case)["outcome"]
    if not outcome:
        return writer.gap("utgang")
    return [
        *writer.say("grant", missing="" if outcome == "refused" else "insats"),
        *writer.say("refusal", missing="" if outcome == "granted" else "utgang"),
        *writer.say("replaces"),
        *writer.say("applies"),
    ]


def reservation(writer: Writer, place: str = "reservation") -> list[Block]:
    """Whether the decision may be changed while it runs, and why or why not [HND-102, HND-106].

    The reasons of a reservation are only advised: they may be lacking where the officer has answered
    that warning in writing.
    """
    decision = writer.case.decision
    said = writer.say(place, missing="forbehall")
    answered = decision.reservation == "yes" and "HND-106" in decision.acknowledged
    if decision.reservation is None or (answered and not decision.reservation_reasons.strip()):
        return said
    return [*said, *writer.line("line.reservation_reasons", "/decision/reservation_reasons")]


def use_of_hours(writer: Writer) -> list[Block]:
    """Frames, free choice, late cancellation, and that companion costs are a decision of their own."""
    places = ("first_month", "hours_use", "late_cancellation", "costs")
    return [block for place in places for block in writer.say(place)]


def asked(writer: Writer) -> list[Block]:
    """What was asked for, when, by whom, and what the person thinks of it [HND-018, HND-021]."""
    application = writer.case.application
    said = writer.say("application", missing="vem_som_ansoker")
    if application.hours_requested is not None:
        said += writer.line("line.asked_hours", "/application/hours_requested")
    if application.request.strip():
        said += writer.line("line.request", "/application/request", application.request)
    return [*said, *_attitude(writer)]


def _attitude(writer: Writer) -> list[Block]:
    application = writer.case.application
    if application.applicant in (None, "person"):
        return []
    if application.attitude is None:
        return writer.gap("installning")
    key = f"attitude.{application.attitude}"
    return writer.line(key, "/application/attitude", application.attitude_basis)


def closing(writer: Writer, *enclosed: str) -> list[Block]:
    """Whom to ask, who decided, what goes along, and how to appeal: what goes against the person last."""
    how = appeal(writer)
    before = facts(writer.case)["against"] == "no"
    return [
        *(how if before else []),
        *section("contact", writer.say("contact")),
        signature(writer),
        *enclosures(writer, *enclosed),
        *([] if before else how),
    ]


def appeal(writer: Writer) -> list[Block]:
    """How to appeal and how the decision reaches the person; in full on a page of its own."""
    blocks = section("appeal", [*writer.say("appeal"), *writer.say("service")])
    own_page = blocks and facts(writer.case)["against"] == "yes"
    return [PageBreak(), *blocks] if own_page else blocks
