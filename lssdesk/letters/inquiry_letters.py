"""Letters while a case is inquired into: material before the decision, requests, home visits [004 §5.4.1–3].

Each is written from wordings of its own places.  A ``draft`` may lack anything and marks each gap; a
final letter is whole, or ``Refused`` names what is missing and its field.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from lssdesk.errors import Refused
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Letter, Note, Signature
from lssdesk.letters.cited import cite
from lssdesk.letters.frame import letterhead, recipient, whom
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Answer, Case, Evidence, HomeVisit
from lssdesk.model.protected import outward
from lssdesk.texts import t

_QUESTIONS = ("impairment", "extent", "situations", "aids")
_CONSENT = "/register/consents"


def communication_letter(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """The material before the decision, with the right to speak and what is masked [HND-081, HND-082]."""
    talk = case.inquiry.communication
    writer = _writer(case, talk.sent or today, draft, _communication(case, talk.sent or today), book)
    masked = writer.say("inquiry_masked") if talk.masked.strip() else []
    body = [
        *writer.say("inquiry_communication"),
        *(writer.say("inquiry_proposal") if talk.proposal else []),
        *_section("masked", masked),
        *_section("hearing", writer.say("inquiry_hearing")),
    ]
    enclosed = ("inquiry", "proposal") if talk.proposal else ("inquiry",)
    return _letter(writer, "communication", body, enclosed=enclosed)


def _communication(case: Case, day: date) -> Mapping[str, str]:
    talk, measure = case.inquiry.communication, tables.find_measure(case.measure)
    return {
        "maskat": _points(talk.masked),
        "maskat_skal": swedish.sentence(talk.masked_reasons),
        "lagrum_muntligt": cite(f"{measure.act}.oral", day) if measure else "",
    }


def evidence_request(case: Case, place: int, today: date, draft: bool, book: Book | None = None) -> Letter:
    """Precise questions to who can supply the evidence in row ``place`` of ``/inquiry/evidence`` [HND-069].

    Final only with a consent to fetch certificates that holds on ``today``: it is a disclosure [HND-011].
    """
    rows = case.inquiry.evidence
    if not 0 <= place < len(rows):
        raise Refused(t("inquiry.no_evidence"), "/inquiry/evidence")
    consents = case.register.consents
    if not draft and not any(one.kind == "certificates" and one.holds_on(today) for one in consents):
        raise Refused(t("inquiry.no_consent"), _CONSENT)
    writer = _writer(case, today, draft, _request(case, rows[place]), book)
    to = (writer.word("mottagare"),)
    return _letter(writer, "evidence", writer.say("evidence_request"), to=to, contact="evidence_contact")


def _request(case: Case, row: Evidence) -> Mapping[str, str]:
    asked = _answer(case, "evidence_questions")
    diagnosis = row.diagnosis.strip() or t("inquiry.question.unknown_diagnosis")
    standard = [t(f"inquiry.question.{name}", diagnosis=diagnosis) for name in _QUESTIONS]
    return {
        "mottagare": row.issuer.strip(),
        "underlag": swedish.lowered(row.kind.strip() or t("inquiry.evidence_nothing")),
        "underlag_fragor": _points("\n".join([*standard, asked.text])),
        "underlag_senast": _day(asked.day),
    }


def insufficient_material_letter(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """What is missing, that the application risks rejection, and how to supplement it [HND-071, FL 23 §]."""
    missing = _answer(case, "material_missing")
    more = {"saknas": _points(missing.text), "komplettera_senast": _day(missing.day)}
    writer = _writer(case, today, draft, more, book)
    return _letter(writer, "insufficient", writer.say("insufficient_material"))


def home_visit_letter(case: Case, place: int, today: date, draft: bool, book: Book | None = None) -> Letter:
    """Booking of the visit in row ``place`` of ``/inquiry/home_visits``: it is voluntary [HND-076]."""
    rows = case.inquiry.home_visits
    if not 0 <= place < len(rows):
        raise Refused(t("inquiry.no_visit"), "/inquiry/home_visits")
    writer = _writer(case, today, draft, _visit(rows[place]), book)
    return _letter(writer, "visit", writer.say("home_visit"))


def _visit(row: HomeVisit) -> Mapping[str, str]:
    return {
        "besok_dag": _day(row.day),
        "besok_tid": row.clock.strip(),
        "besok_syfte": swedish.sentence(row.purpose),
        "besok_deltagare": row.taking_part.strip().rstrip("."),
    }


def no_home_visit_letter(case: Case, today: date, draft: bool, book: Book | None = None) -> Letter:
    """What it may lead to if there is no visit, stated without pressure [HND-077]."""
    answer = _answer(case, "no_visit")
    more = {"bedoms_inte": swedish.sentence(answer.text), "uppgifter_senast": _day(answer.day)}
    writer = _writer(case, today, draft, more, book)
    return _letter(writer, "no_visit", writer.say("no_home_visit"))


def _writer(case: Case, day: date, draft: bool, more: Mapping[str, str], book: Book | None) -> Writer:
    case, known = outward(case), {name: text for name, text in more.items() if text}
    return Writer(case, day, draft, values(case, day) | known, book)


def _letter(
    writer: Writer,
    name: str,
    body: list[Block],
    *,
    to: tuple[str, ...] = (),
    enclosed: tuple[str, ...] = (),
    contact: str = "inquiry_contact",
) -> Letter:
    plain = t(f"inquiry.title.{name}")
    title = t("inquiry.draft_title", title=plain) if writer.draft else plain
    blocks = [*body, *writer.say(contact), Signature(name=writer.word("handlaggare"), origin="/officer")]
    lines = tuple(t(f"inquiry.enclosure.{one}") for one in enclosed)
    note = [Note(label=t("letter.heading.enclosures"), lines=lines)] if lines else []
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=to or recipient(writer),
        references=tuple(references(writer)),
        body=(Heading(title, 1), *blocks, *note),
        created=datetime.combine(writer.day, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=writer.case.sender.board or writer.case.sender.municipality,
    )


def references(writer: Writer, *, numbered: bool = True) -> Iterator[tuple[str, str]]:
    """Day, case number, officer and person, with her number or not, as label and value."""
    yield t("letter.reference.date"), swedish.day(writer.day)
    yield t("letter.reference.number"), writer.word("arendenummer")
    yield t("letter.reference.officer"), writer.word("handlaggare")
    yield t("letter.reference.person"), whom(writer) if numbered else writer.word("namn")


def _section(name: str, blocks: list[Block]) -> list[Block]:
    return [Heading(t(f"inquiry.heading.{name}")), *blocks] if blocks else []


def _answer(case: Case, id: str) -> Answer:
    return case.inquiry.answers.get(id, Answer())


def _day(value: date | None) -> str:
    return swedish.day(value) if value else ""


def _points(text: str) -> str:
    """Each line that says anything, as the point of a list."""
    lines = (line.strip().removeprefix("-").strip() for line in text.splitlines())
    return "\n".join(f"- {line}" for line in lines if line)
