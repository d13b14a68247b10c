"""What goes to the court with an appeal: an opinion, or only the hand-over [HND-135–140, FL 46 §]."""

from collections.abc import Iterator
from datetime import date

from lssdesk.letters import swedish
from lssdesk.letters.after.frame import closed, headed, made, writer_of
from lssdesk.letters.blocks import Block, Letter
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case


def opinion(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The covering letter with the board's opinion: timeliness, review, opinion, claim, what is enclosed.

    Final only of an appeal that is tried, with its review answered; after a full refusal also with the
    claim answered [HND-136].
    """
    writer = writer_of(case, today, draft, book)
    body = [
        *writer.say("court_intro"),
        *headed("court_time", writer.say("court_time", missing="i_tid")),
        *headed("court_review", writer.say("court_review", missing="omprovning")),
        *headed("court_opinion", writer.own("yttrande")),
        *headed("court_claim", _claim(writer)),
    ]
    return _to_court(writer, "opinion", body)


def handover(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The appeal and the file without an opinion: timeliness and review alone [FL 46 §]."""
    writer = writer_of(case, today, draft, book)
    body = [
        *writer.say("court_handover"),
        *headed("court_time", writer.say("court_time", missing="i_tid")),
        *headed("court_review", writer.say("court_review", missing="omprovning")),
    ]
    return _to_court(writer, "handover", body)


def _claim(writer: Writer) -> list[Block]:
    """What the board claims in case the court grants; asked for after a full refusal [HND-136–139]."""
    refused = writer.case.decision.outcome == "refused"
    return writer.say("court_claim", missing="yrkande" if refused else "")


def _to_court(writer: Writer, name: str, body: list[Block]) -> Letter:
    court = swedish.capital(writer.word("domstol"))
    enclosed = tuple(_enclosed(writer.case))
    return made(writer, name, [*body, *closed(writer, "evidence_contact")], to=(court,), enclosed=enclosed)


def _enclosed(case: Case) -> Iterator[str]:
    yield from ("appeal", "appealed_decision", "inquiry")
    if case.service.way == "receipt" and case.service.received:
        yield "receipt"
    if case.appeal.review in ("changed", "slip_corrected"):
        yield "new_decision"
