"""The personkrets in letters: the finding in a decision, the assessment as such, and what is missing."""

from collections.abc import Iterator
from datetime import date, datetime, time

from lssdesk.law import personkrets
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.personkrets import Because, Criterion, Reading
from lssdesk.letters import swedish
from lssdesk.letters.blocks import (
    Block,
    BulletList,
    Heading,
    Item,
    Letter,
    NumberedList,
    Paragraph,
    Run,
    Signature,
)
from lssdesk.letters.frame import letterhead, recipient, whom
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book
from lssdesk.letters.wordings import choices
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model.case import Case, Evidence
from lssdesk.model.protected import outward, place_hidden
from lssdesk.texts import t

RESULT = "/inquiry/personkrets/result"


def finding(writer: Writer) -> list[Block]:
    """After the finding in a decision: each criterion, the documents, and what is still open [PKR-053].

    Of group 3 all five criteria; of a refusal those of every group that was tried.
    """
    reading = personkrets.read(writer.case, writer.day)
    return [
        *_reused(reading, writer.case),
        *_criteria(reading, writer.case),
        *_documents(reading, writer.case),
        *writer.say("personkrets_interim"),
        *writer.say("personkrets_child"),
    ]


def _decisive(reading: Reading, case: Case) -> list[Criterion]:
    """The criteria that the result rests on, as far as they are answered."""
    result = case.inquiry.personkrets.result
    groups = reading.tried if result == "none" else [group for group in reading.tried if group == result]
    rows = [row for group in groups for row in reading.criteria(group)]
    return [row for row in rows if reading.state(row) != "untried"]


def _reused(reading: Reading, case: Case) -> Iterator[Block]:
    if reading.reused and reading.reused == case.inquiry.personkrets.result:
        day = reading.answer("earlier_day").day
        name = "reused_day" if day else "reused"
        said = t(f"personkrets.letter.{name}", day=swedish.day(day) if day else "")
        yield Paragraph(said, origin="/inquiry/answers/pkr_earlier_day/day")


def _criteria(reading: Reading, case: Case) -> Iterator[Block]:
    rows = _decisive(reading, case)
    if rows:
        origin = rows[0].field
        yield Paragraph(t("personkrets.letter.criteria"), origin=origin)
        yield BulletList(tuple(_sentences(reading, row) for row in rows), origin=origin)


def _sentences(reading: Reading, row: Criterion) -> str:
    """Whether a criterion is met, and the officer's reasons."""
    states = {"met": row.met, "not_met": row.not_met, "unclear": row.unclear, "presumed": row.presumed}
    reasons = swedish.sentence(reading.answer(row.id).text)
    return f"{states[reading.state(row)]} {reasons}".strip()


def _documents(reading: Reading, case: Case) -> Iterator[Block]:
    rows = reading.linked(*(row.id for row in _decisive(reading, case)))
    said = [swedish.lowered(name) for row in rows if (name := _document(row, case))]
    if said:
        text = t("personkrets.letter.evidence", documents=swedish.joined([*dict.fromkeys(said)]))
        yield Paragraph(text, origin="/inquiry/evidence")


def _document(row: Evidence, case: Case) -> str:
    """Kind, writer and day; no writer where the person is protected [HND-014]."""
    hidden = place_hidden(case)
    day = t("personkrets.letter.of_day", day=swedish.day(row.day)) if row.day else ""
    writer = "" if hidden or not row.issuer else t("personkrets.letter.by", writer=row.issuer)
    return " ".join(part for part in (row.kind, writer, day) if part)


def assessment_letter(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The assessment with its reasons as a document to print or to file.

    A ``draft`` may lack anything; else ``Refused`` names what is missing and its field.
    """
    case = outward(case)
    writer = Writer(case, case.decision.day or today, draft, values(case, today), book)
    found = personkrets.assess(case, writer.day)
    body = [*_set(writer, found.result), Heading(t("personkrets.letter.proposal"), origin=RESULT)]
    body += [Paragraph(_sourced(found.because), origin=RESULT)]
    for step in found.because.children:
        body += _group(step)
    return _letter(writer, "title", today, (*recipient(writer),), body)


def _set(writer: Writer, proposed: str | None) -> list[Block]:
    """What the officer has set, and whether the answers speak for it."""
    found = writer.case.inquiry.personkrets
    heading = Heading(t("personkrets.letter.set"), origin=RESULT)
    if found.result is None:
        return [heading, *writer.gap("personkrets")]
    said = [Paragraph(t(f"personkrets.letter.result_{found.result}"), origin=RESULT)]
    reasons = blocks(writer.word("skal_personkrets"), "/inquiry/personkrets/reasons")
    differs = proposed is not None and proposed != found.result
    note = [Paragraph(t("personkrets.letter.differs"), origin=RESULT)] if differs else []
    return [heading, *said, *reasons, *note]


def _group(step: Because) -> list[Block]:
    """A group, or an earlier finding: how it stands, and below it circumstances and criteria."""
    items = tuple(_item(child) for child in step.children)
    list_ = [BulletList(items, origin=step.field)] if items else []
    return [Heading(step.text, 3, origin=step.field), *_source(step), *list_]


def _source(step: Because) -> list[Block]:
    return [Paragraph(step.source, origin=step.field)] if step.source else []


def _item(step: Because) -> Item:
    below = tuple(one.text for child in step.children for one in child.all())
    if step.state == "note":
        return Item(_sourced(step), below)
    state = t(f"personkrets.letter.state.{step.state}")
    return Item((Run(state, bold=True), Run(f" {_sourced(step)}")), below)


def _sourced(step: Because) -> str:
    return t("personkrets.letter.sourced", text=step.text, source=step.source) if step.source else step.text


def request_to_person(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """What is missing, to the person, and how it can be added [PKR-010, PKR-011, HND-071].

    A ``draft`` may lack anything; else ``Refused`` names what is missing and its field.
    """
    case = outward(case)
    writer = Writer(case, today, draft, values(case, today), book)
    rows = [one.criterion for one in personkrets.missing(case, today)]
    wanted = tuple(dict.fromkeys(row.missing for row in rows))
    asked: list[Block] = [BulletList(wanted, origin=rows[0].field)] if rows else writer.gap("komplettering")
    body = [*writer.say("request_person"), *asked, *writer.say("request_person_close"), _signed(writer)]
    return _letter(writer, "person_title", today, recipient(writer), body)


def request_to_writer(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """Clear questions to who wrote the certificate, on a consent that holds [PKR-011, HND-013].

    A ``draft`` may lack anything; else ``Refused`` names what is missing and its field.
    """
    case = outward(case)
    writer = Writer(case, today, draft, values(case, today), book)
    found = choices("request_question", case, today, book)
    texts = {row.replaces or row.id: row.text for row in found}
    keys = [f"request.{key}" for key in personkrets.questions(case, today)]
    asked = tuple(writer.fill(texts[key]) for key in keys if key in texts)
    list_: list[Block] = [NumberedList(asked, origin=keys[0])] if asked else writer.gap("komplettering")
    body = [*writer.say("request_writer"), *list_, *writer.say("request_writer_close"), _signed(writer)]
    lines = tuple(line.strip() for line in writer.word("intygsskrivare").splitlines() if line.strip())
    return _letter(writer, "writer_title", today, lines, body)


def _signed(writer: Writer) -> Signature:
    return Signature(name=writer.word("handlaggare"), origin="/officer")


def _letter(writer: Writer, name: str, today: date, to: tuple[str, ...], body: list[Block]) -> Letter:
    """The letter around its body; dated ``today``."""
    title = t(f"personkrets.letter.{name}")
    title = t("letter.draft_title", title=title) if writer.draft else title
    pairs = (
        ("date", swedish.day(today)),
        ("number", writer.word("arendenummer")),
        ("officer", writer.word("handlaggare")),
        ("person", whom(writer)),
    )
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=to,
        references=tuple((t(f"letter.reference.{key}"), value) for key, value in pairs),
        body=(Heading(title, 1, origin=RESULT), *body),
        created=datetime.combine(today, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=writer.case.sender.board or writer.case.sender.municipality,
    )
