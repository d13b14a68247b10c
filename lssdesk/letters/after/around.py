"""Letters around a decision: delay, individual plan, end of a limited one, giving up, other bodies, the acts.

HND-109, HND-115, HND-152, HND-153, HND-171, HND-203, HND-262, BOB-018.
"""

from datetime import date
from itertools import zip_longest

from lssdesk.errors import Refused
from lssdesk.law import orders
from lssdesk.letters.after.frame import closed, lines, made, to_sign, writer_of
from lssdesk.letters.after.order_facts import person_table
from lssdesk.letters.blocks import Block, BulletList, Heading, KeepTogether, Letter, Table, item, plain
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Answer, Case
from lssdesk.texts import t

_CONSENT = f"{orders.ANSWERS}family_home_consent/day"


def delay_notice(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """That the decision is much delayed, why, and what the person may ask for [FL 11–12 §§, HND-262]."""
    noted = case.inquiry.answers.get("delay_notice", Answer()).day
    return _plain(writer_of(case, noted or today, draft, book), "delay_notice")


def plan_offer(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """Offer of an individual plan, with room for the answer [LSS 10 §, HND-203]."""
    writer = writer_of(case, today, draft, book)
    answers = Table(
        header=(t("after.plan.mark"), t("after.plan.answer")),
        rows=(("", t("after.plan.yes")), ("", t("after.plan.later"))),
        widths=(1, 5),
    )
    signing = to_sign(writer, t("after.sign_day"))
    body = [
        *writer.say("plan_offer"),
        *closed(writer),
        KeepTogether((Heading(t("after.heading.plan_answer")), answers, *signing)),
    ]
    return made(writer, "plan_offer", body)


def expiry(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """That a limited decision ends, when, and how to apply again [HND-109]."""
    return _plain(writer_of(case, today, draft, book), "expiry")


def give_up(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """Optional form: the person no longer wants the measure, and knows what that means [HND-115]."""
    writer = writer_of(case, today, draft, book)
    table = Table(
        header=(),
        rows=((t("after.give_up.from"), ""), (t("after.give_up.understood"), "")),
        widths=(2, 1),
        row_heads=True,
    )
    signing = to_sign(writer, t("after.sign_day"))
    return made(writer, "give_up", [*writer.say("give_up"), table, *signing])


def family_home_handover(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """What is known goes to the unit that finds and inquires into family homes, by consent [BOB-018]."""
    if not draft and orders.own(case, "family_home_consent").day is None:
        raise Refused(t("after.no_family_home_consent"), _CONSENT)
    writer = writer_of(case, today, draft, book)
    body = [
        *writer.say("family_home_handover"),
        Heading(t("after.heading.order_person")),
        person_table(writer),
        *closed(writer, "evidence_contact"),
    ]
    to = lines(writer.word("familjehemsenhet"))
    return made(writer, "family_home_handover", body, to=to, enclosed=("inquiry", "decision"))


def elsewhere_information(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """To the person: the housing in another municipality is meant for a time [HND-152]."""
    return _plain(writer_of(case, today, draft, book), "elsewhere_information")


def elsewhere_notice(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """To the other municipality: that the measure is provided there [LSS 17 §, HND-153]."""
    writer = writer_of(case, today, draft, book)
    body = [*writer.say("elsewhere_notice"), person_table(writer), *closed(writer, "evidence_contact")]
    return made(writer, "elsewhere_notice", body, to=(writer.word("annan_kommun"),))


def comparison(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The two acts side by side, for whoever has to choose [HND-171]."""
    writer = writer_of(case, today, draft, book)
    places = ("compare_rows", "compare_lss", "compare_sol")
    rows = zip_longest(*(_points(writer, place) for place in places), fillvalue="")
    header = (t("after.compare.what"), t("after.compare.lss"), t("after.compare.sol"))
    table = Table(header=header, rows=tuple(rows), widths=(2, 3, 3), row_heads=True)
    body = [*writer.say("compare_intro"), table, *writer.say("compare_choice"), *closed(writer)]
    return made(writer, "comparison", body)


def _points(writer: Writer, place: str) -> list[str]:
    """The points of a wording that is a list, as the cells of a column."""
    said = [block for block in writer.say(place) if isinstance(block, BulletList)]
    return [plain(item(entry).text) for block in said for entry in block.items]


def _plain(writer: Writer, name: str) -> Letter:
    body: list[Block] = [*writer.say(name), *closed(writer)]
    return made(writer, name, body)
