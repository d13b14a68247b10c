"""What was decided and how it is used, what was asked for, and how to appeal, as content blocks."""

from lssdesk.letters.blocks import Block, Heading, PageBreak
from lssdesk.letters.writer import Writer
from lssdesk.texts import t


def section(name: str, blocks: list[Block]) -> list[Block]:
    """The blocks under their heading, or nothing where there are none."""
    return [Heading(t(f"letter.heading.{name}")), *blocks] if blocks else []


def decided(writer: Writer) -> list[Block]:
    """Grant, refusal or both, the decision it replaces, and that it applies at once."""
    outcome = writer.case.decision.outcome
    if outcome is None:
        return writer.gap("utgang")
    return [
        *writer.say("grant", missing="" if outcome == "refused" else "insats"),
        *writer.say("refusal", missing="" if outcome == "granted" else "utgang"),
        *writer.say("replaces"),
        *writer.say("applies"),
    ]


def reservation(writer: Writer) -> list[Block]:
    """Whether the decision may be changed while it runs, and why or why not [HND-102, HND-106].

    The reasons of a reservation are only advised: they may be lacking where the officer has answered
    that warning in writing.
    """
    decision = writer.case.decision
    said = writer.say("reservation", missing="forbehall")
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


def appeal(writer: Writer) -> list[Block]:
    """How to appeal and how the decision reaches the person; after a refusal on a page of its own."""
    blocks = section("appeal", [*writer.say("appeal"), *writer.say("service")])
    own_page = blocks and writer.case.decision.outcome in ("partly_granted", "refused")
    return [PageBreak(), *blocks] if own_page else blocks
