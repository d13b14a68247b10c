"""The decision letter: from a case to content blocks, in the order in which a person wants to know.

What was decided comes first, then for how long and how it is used, then what was asked and why it was
decided so, and last how to appeal [HND-095, HND-098, HND-254, FL 31–33 §§].
"""

from datetime import date, datetime, time

from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters.blocks import Block, Heading, Letter, Note, Signature
from lssdesk.letters.content import appeal, asked, decided, reservation, section, use_of_hours
from lssdesk.letters.facts import facts
from lssdesk.letters.frame import letterhead, recipient, whom
from lssdesk.letters.reasons import material, reasons
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.texts import t


def decision_letter(case: Case, today: date, draft: bool, hours: HoursPolicy | None = None) -> Letter:
    """The letter about the case's decision, by the law and the wordings of the decision's day.

    A ``draft`` may lack anything: it says UTKAST and marks each gap (``[syfte saknas]``), and is
    written by the law of ``today`` as long as it has no day.  Else ``Refused`` names the first thing
    that is missing and the pointer of its field.
    """
    day = case.decision.day or today
    writer = Writer(case, day, draft, values(case, day, hours))
    title = _title(writer)
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=recipient(writer),
        references=_references(writer),
        body=(Heading(title, 1, origin="/measure"), *_body(writer)),
        created=datetime.combine(day, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=case.sender.board or case.sender.municipality,
    )


def _title(writer: Writer) -> str:
    known = "insats" in writer.values or not writer.draft
    title = writer.text(("title_ruling" if _ruling(writer) else "title") if known else "title_unknown")
    return t("letter.draft_title", title=title) if writer.draft else title


def _ruling(writer: Writer) -> bool:
    """An advance ruling: decided under 16 § LSS, and for a time that the act sets [FHB-006, FHB-007]."""
    return facts(writer.case)["ruling"] == "yes"


def _references(writer: Writer) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("date", writer.word("beslutsdag")),
        ("number", writer.word("arendenummer")),
        ("officer", writer.word("handlaggare")),
        ("person", whom(writer)),
        ("law", _law(writer)),
    )
    return tuple((t(f"letter.reference.{key}"), value) for key, value in pairs)


def _law(writer: Writer) -> str:
    """The section in full with the act's short name, which the letter goes on with."""
    measure = tables.find_measure(writer.case.measure)
    if measure is None or "lagrum" not in writer.values:
        return writer.word("lagrum")
    key = "lss.forhandsbesked" if _ruling(writer) else measure.sections[-1]
    short = tables.act(measure.act, writer.day).short
    return t("letter.reference.cited", reference=tables.citation(key, writer.day), short=short)


def _body(writer: Writer) -> list[Block]:
    granted = writer.case.decision.outcome == "granted"
    return [
        *section("decision", decided(writer)),
        *_use(writer),
        *section("application", asked(writer)),
        *section("reasons", reasons(writer)),
        *section("sol_offer", writer.say("sol_offer")),
        *section("material", material(writer)),
        *(appeal(writer) if granted else []),
        *section("contact", writer.say("contact")),
        _signature(writer),
        _enclosures(writer),
        *([] if granted else appeal(writer)),
    ]


def _use(writer: Writer) -> list[Block]:
    """For how long, whether it can be changed, and how the hours are used: of what is granted."""
    if writer.case.decision.outcome not in ("granted", "partly_granted"):
        return []
    changed = section("reservation", reservation(writer))
    if _ruling(writer):
        return changed
    return [
        *section("duration", writer.say("duration", missing="giltighet")),
        *changed,
        *section("hours_use", use_of_hours(writer)),
    ]


def _signature(writer: Writer) -> Signature:
    """Who decided, for whom and by which right, and who presented the case [FL 31 §, HND-001]."""
    decision = writer.case.decision
    lines = [writer.text("signature.board")]
    if decision.delegation:
        lines.append(t("letter.signature.delegation", delegation=decision.delegation))
    if decision.presented_by:
        lines.append(t("letter.signature.presented_by", name=decision.presented_by))
    return Signature(
        name=writer.word("beslutsfattare"),
        title=decision.decider_title,
        lines=tuple(lines),
        origin="/decision/decided_by",
    )


def _enclosures(writer: Writer) -> Note:
    """The inquiry goes along, whatever the outcome [HND-098]."""
    names = ["inquiry", *(["receipt"] if writer.case.decision.service == "receipt" else [])]
    lines = tuple(t(f"letter.enclosure.{name}") for name in names)
    return Note(label=t("letter.heading.enclosures"), lines=lines, origin="/decision/service")
