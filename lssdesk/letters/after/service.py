"""How a decision is served, and how it is appealed, as documents of their own [HND-100, 101, 130, 255]."""

from datetime import date

from lssdesk.letters import swedish
from lssdesk.letters.after.frame import closed, made, to_sign, writer_of
from lssdesk.letters.blocks import Block, Heading, Letter, Table
from lssdesk.letters.facts import facts
from lssdesk.letters.frame import whom
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.texts import t


def receipt(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """*Mottagningsbevis*: decision, person, the day it was received, signature [HND-100]."""
    writer = writer_of(case, today, draft, book)
    decision = t("after.receipt.decision", number=writer.word("arendenummer"), day=writer.word("beslutsdag"))
    table = Table(
        header=(),
        rows=(
            (t("after.receipt.which"), decision),
            (t("after.receipt.about"), swedish.capital(writer.word("insats"))),
            (t("after.receipt.person"), whom(writer)),
        ),
        widths=(1, 2),
        row_heads=True,
        origin="/decision/day",
    )
    signing = to_sign(writer, t("after.receipt.day"))
    return made(writer, "receipt", [*writer.say("receipt"), table, *signing])


def simplified_information(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """That simplified service may be used in the case, before it is [HND-101, HND-255]."""
    writer = writer_of(case, today, draft, book)
    return made(writer, "simplified_information", [*writer.say("simplified_information"), *closed(writer)])


def simplified_service(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """What goes with a decision that is served in this way: from when the time to appeal runs [HND-255]."""
    writer = writer_of(case, today, draft, book)
    body = [*writer.say("simplified_service"), *closed(writer)]
    return made(writer, "simplified_service", body, enclosed=("decision", "inquiry"))


def control_message(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The next working day: that the decision has been sent [delgivningslagen 22 §, HND-255]."""
    writer = writer_of(case, today, draft, book)
    return made(writer, "control_message", [*writer.say("control_message"), *closed(writer)])


def appeal_instruction(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """How to appeal, as the decision letter says it: in full, for legality, or both [HND-130, HND-143]."""
    writer = writer_of(case, case.decision.day or today, draft, book)
    return made(writer, "appeal_instruction", [*_how(writer), *writer.say("contact")])


def _how(writer: Writer) -> list[Block]:
    """One instruction, or one for each of the two decisions that the letter holds [HND-142]."""
    if not writer.case.decision.beyond.outcome:
        return writer.say("appeal", missing="utgang")
    legality = writer.say("beyond_appeal")
    if facts(writer.case)["right_refused"] != "here":
        return legality
    right = [Heading(t("after.heading.appeal_right")), *writer.say("appeal", missing="utgang")]
    return [*right, Heading(t("after.heading.appeal_guidelines")), *legality]
