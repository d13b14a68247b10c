"""The decision letter: from a case to content blocks, in the order in which a person wants to know.

What was decided comes first, then for how long and how it is used, then what was asked and why it was
decided so, and last how to appeal [HND-095, HND-098, HND-254, FL 31–33 §§].
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from lssdesk.law import standing
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters.blocks import Block, Heading, Letter
from lssdesk.letters.facts import facts
from lssdesk.letters.frame import letterhead, whom
from lssdesk.letters.kinds import beyond, change, delay, dismissal, execution, permission, tried, write_off
from lssdesk.letters.kinds.sections import reference
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case, DecisionKind
from lssdesk.model.protected import outward
from lssdesk.texts import t

BODIES: Mapping[DecisionKind, Callable[[Writer], list[Block]]] = {
    "application": tried.body,
    "interim": tried.body,
    "change": change.body,
    "write_off": write_off.body,
    "dismissal": dismissal.body,
    "execution": execution.body,
    "inquiry_opening": permission.opening_body,
    "permission": permission.body,
    "delay_refusal": delay.body,
}
"""What a letter of each kind says after its title."""


def decision_letter(
    case: Case, today: date, draft: bool, hours: HoursPolicy | None = None, book: Book | None = None
) -> Letter:
    """The letter about the case's decision, by the law and the wordings of the decision's day.

    A ``draft`` may lack anything: it says UTKAST and marks each gap (``[syfte saknas]``), and is
    written by the law of ``today`` as long as it has no day.  Else ``Refused`` names the first thing
    that is missing and the pointer of its field.  ``hours`` and ``book``: the municipality's policy and
    wordings where they are not the shipped ones.
    """
    case, day = outward(case), case.decision.day or today
    writer = Writer(case, day, draft, values(case, day, hours), book)
    title = _title(writer)
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=permission.recipient(writer),
        references=_references(writer),
        body=(Heading(title, 1, origin="/measure"), *_body(writer)),
        created=datetime.combine(day, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=case.sender.board or case.sender.municipality,
    )


def _body(writer: Writer) -> list[Block]:
    """The kind's own body; one that the guidelines were tried in holds two decisions [SOLG-026]."""
    kind = standing.kind_of(writer.case.decision)
    if kind == "application" and writer.case.decision.beyond.outcome:
        return beyond.body(writer)
    return BODIES[kind](writer)


def _title(writer: Writer) -> str:
    known = "insats" in writer.values or not writer.draft
    title = writer.text(f"title.{_title_key(writer.case)}" if known else "title.unknown")
    return t("letter.draft_title", title=title) if writer.draft else title


def _title_key(case: Case) -> str:
    known = facts(case)
    kind = known["kind"]
    if kind == "application" and known["ruling"] == "yes":
        return "ruling"
    if kind == "change":
        return "change_ends" if known["change_effect"] == "ends" else "change"
    if kind == "dismissal":
        return "dismissal_appeal" if known["dismissed"] == "late_appeal" else "dismissal"
    return kind


def _references(writer: Writer) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("date", writer.word("beslutsdag")),
        ("number", writer.word("arendenummer")),
        ("officer", writer.word("handlaggare")),
        ("person", whom(writer)),
        ("law", reference(writer)),
    )
    return tuple((t(f"letter.reference.{key}"), value) for key, value in pairs if value)
