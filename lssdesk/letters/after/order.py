"""The order to the provider, its appointment of a contact person, and its approval of a relative.

Only what the provider needs: no notes on violence, and of a person with protected identity neither number,
address, telephone nor where she is [HND-014, HND-160, HND-161, HND-196].
"""

import re
from datetime import date

from lssdesk.errors import Refused
from lssdesk.law import orders
from lssdesk.letters.after.frame import closed, headed, lines, made, writer_of
from lssdesk.letters.after.order_content import content, goals
from lssdesk.letters.after.order_facts import decision_table, person_table
from lssdesk.letters.blocks import Block, BulletList, Letter
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model.case import Case
from lssdesk.model.protected import number_hidden
from lssdesk.texts import t

CONTACT = "evidence_contact"
_YOU = re.compile(r"\b(?:du|dig|din|ditt|dina)\b", re.IGNORECASE)


def order(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The order, or the written one after an oral one: person, decision, goals, needs, wishes [HND-161, 163].

    Final only with the person's consent that holds on ``today`` [HND-160].
    """
    if not draft and not orders.consent(case, today):
        raise Refused(t("after.no_consent"), "/order/consent")
    writer = writer_of(case, today, draft, book)
    body = [
        *writer.say("order_intro"),
        *headed("order_person", [*_protected(writer), person_table(writer)]),
        *headed("order_decision", [decision_table(writer), *writer.say("order_hours")]),
        *headed("order_purpose", _purpose(writer)),
        *headed("order_goals", goals(writer)),
        *content(writer),
        *headed("order_wishes", _wishes(writer)),
        *headed("order_child", _answer(writer, "order_child")),
        *headed("order_relative", _relative(writer)),
        *writer.say("order_close"),
        *closed(writer, CONTACT),
    ]
    return made(writer, "order", body, to=_provider(writer))


def relative_approval(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """To the provider: that a relative may be employed for the measure [HND-127]."""
    writer = writer_of(case, today, draft, book)
    body = [*writer.say("relative_approval"), *closed(writer, CONTACT)]
    return made(writer, "relative_approval", body, to=_provider(writer))


def appointment(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """*Förordnande* of a contact person: extent and time of the assignment [KPE-003]."""
    writer = writer_of(case, today, draft, book)
    address = lines(orders.own(writer.case, "contact_person_address").text)
    body = [*writer.say("appointment", missing="uppdrag_slut"), *closed(writer, CONTACT)]
    return made(writer, "appointment", body, to=(writer.word("kontaktperson"), *address), numbered=False)


def _provider(writer: Writer) -> tuple[str, ...]:
    return (writer.word("utforare"), *lines(writer.case.order.provider_contact))


def _protected(writer: Writer) -> list[Block]:
    return writer.say("order_protected") if number_hidden(writer.case) else []


def _purpose(writer: Writer) -> list[Block]:
    """The purpose as the decision has it, which speaks to the person: whom "du" means there is said."""
    if not writer.case.decision.purpose.strip():
        return []
    purpose = writer.word("syfte")
    said = t("after.order.purpose", syfte=purpose)
    if _YOU.search(purpose):
        said = f"{said} {t('after.order.purpose_you', namn=writer.word('namn'))}"
    return [*blocks(said, "/decision/purpose")]


def _answer(writer: Writer, id: str) -> list[Block]:
    text = orders.own(writer.case, id).text.strip()
    return [*blocks(text, f"{orders.ANSWERS}{id}/text")] if text else []


def _wishes(writer: Writer) -> list[Block]:
    """What the provider is to know, and the wishes that are met."""
    wanted = writer.case.order
    told = [*blocks(wanted.wishes_text.strip(), "/order/wishes_text")] if wanted.wishes_text.strip() else []
    met = tuple(one.wish.strip() for one in wanted.wishes if one.answer == "met" and one.wish.strip())
    return [*told, *([BulletList(met, origin="/order/wishes")] if met else [])]


def _relative(writer: Writer) -> list[Block]:
    return writer.say("order_relative") if writer.case.order.relative_approved == "yes" else []
