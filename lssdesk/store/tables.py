"""What is stored, as mapped classes; documents are JSON text that the flow encodes with msgspec.

What is decided stays: triggers in the database itself refuse to change or delete frozen parts, letters
and lines of the log.  A change here needs a new step in ``schema/versions``.
"""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lssdesk.store import frozen
from lssdesk.store.base import Base, CaseState, PartKind, WordingState, new_id


class Officer(Base):
    """An officer; the id is that of her key slot.

    ``roles`` is a JSON list; ``left_at`` is set when her slot was taken away: the log still names her.
    """

    __tablename__ = "officers"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    created: Mapped[datetime]
    roles: Mapped[str] = mapped_column(default="[]", server_default="[]")
    left_at: Mapped[datetime | None]


class PersonRow(Base):
    """A person: ``document`` is a ``model.case.Person``, ``register`` a ``model.case.Register``.

    ``name_key`` is the casefolded name to search by; ``unparsed``: JSON pointer to raw text of either
    that is not yet readable.
    """

    __tablename__ = "persons"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    personal_number: Mapped[str | None] = mapped_column(unique=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    document: Mapped[str]
    created: Mapped[datetime]
    changed: Mapped[datetime]
    register: Mapped[str] = mapped_column(default="{}", server_default="{}")
    unparsed: Mapped[str] = mapped_column(default="{}", server_default="{}")


class CaseRow(Base):
    """A case of a person in one measure.

    ``officer_id``: whom it is assigned to; ``guarded``: open for the named officers only; ``lent``: id of
    the transfer by which it is checked out to another machine, or None.
    """

    __tablename__ = "cases"
    __table_args__ = (CheckConstraint("state IN ('open', 'decided', 'closed')", name="state"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    measure: Mapped[str]
    officer: Mapped[str]
    opened: Mapped[date]
    state: Mapped[CaseState] = mapped_column(default="open")
    changed: Mapped[datetime]
    officer_id: Mapped[str | None]
    guarded: Mapped[bool] = mapped_column(default=False, server_default="0")
    lent: Mapped[str | None]


class NamedRow(Base):
    """An officer who may open a guarded case, since when and by whom she was named."""

    __tablename__ = "named_officers"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id"), primary_key=True)
    since: Mapped[datetime]
    named_by: Mapped[str]


class RequestRow(Base):
    """A deed that two persons do: asked for by one officer, answered by another, then done.

    ``subject`` is the id of what it is about, ``document`` its content as JSON.  What is done stays.
    """

    __tablename__ = "requests"
    __table_args__ = (
        CheckConstraint("answer IN ('approved', 'refused', 'withdrawn')", name="answer"),
        CheckConstraint("answer = 'withdrawn' OR answered_by <> asked_by", name="two"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    deed: Mapped[str]
    subject: Mapped[str]
    document: Mapped[str] = mapped_column(default="{}")
    reason: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_by: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class PartRow(Base):
    """Application, inquiry or decision of a case, and what comes after: service, appeal, order, follow-up.

    ``unparsed``: JSON pointer to raw text not yet readable.
    """

    __tablename__ = "parts"
    __table_args__ = (
        UniqueConstraint("case_id", "kind", "ordinal"),
        CheckConstraint(
            "kind IN ('application', 'inquiry', 'decision', 'service', 'appeal', 'order', 'follow_up')",
            name="kind",
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[PartKind]
    ordinal: Mapped[int] = mapped_column(default=1)
    document: Mapped[str]
    unparsed: Mapped[str] = mapped_column(default="{}")
    changed: Mapped[datetime]
    frozen_at: Mapped[datetime | None]
    frozen_by: Mapped[str | None]


class SessionRow(Base):
    """One occasion of a case; the id is unique within the case, times are local [HRS-030]."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "case_id", "day"), Index(None, "day"))

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date]
    start: Mapped[time]
    end: Mapped[time]
    status: Mapped[str]
    cancelled_at: Mapped[datetime | None] = mapped_column(DateTime)  # local, as it was noted
    provider: Mapped[str] = mapped_column(default="")
    companion: Mapped[str] = mapped_column(default="")
    activity: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    overuse_reason: Mapped[str] = mapped_column(default="", server_default="")
    series: Mapped[str] = mapped_column(default="", server_default="")
    source: Mapped[str] = mapped_column(default="", server_default="")


class CostRow(Base):
    """A companion's or reliever's cost, stored under a case of the person [HRS-030, OMK-005].

    ``measure`` is the one that it counts under: a person may have costs and no decision on them.
    """

    __tablename__ = "costs"
    __table_args__ = (
        Index(None, "case_id", "day"),
        Index(None, "day"),
        CheckConstraint("amount > 0", name="amount"),
    )

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    measure: Mapped[str]
    day: Mapped[date]
    amount: Mapped[int]
    kind: Mapped[str | None]
    receipt: Mapped[str] = mapped_column(default="")
    attachment: Mapped[str] = mapped_column(default="")
    session: Mapped[str] = mapped_column(default="")
    provider: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")


class UnusedRow(Base):
    """Why hours of a calendar month were not used; ``month`` is its first day [HRS-023]."""

    __tablename__ = "unused_months"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[date]
    reason: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    told_by: Mapped[str] = mapped_column(default="")


class ReportRow(Base):
    """A provider's report that was read in: its name, hash, and what was counted, as JSON [HRS-036].

    Rows are only ever added; sessions and costs name their report and line as ``source``.
    """

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    document: Mapped[str]
    read_at: Mapped[datetime]
    read_by: Mapped[str]


class InvoiceRow(Base):
    """A provider's invoice for a calendar month, and what the officer said of its rows, as JSON [PRV-076]."""

    __tablename__ = "invoices"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    provider: Mapped[str]
    month: Mapped[date]
    document: Mapped[str]
    changed: Mapped[datetime]


class LetterRow(Base):
    """A signed letter: its bytes and hash, the whole case as signed, and the versions of the law it used."""

    __tablename__ = "letters"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    part_id: Mapped[str] = mapped_column(ForeignKey("parts.id"))
    kind: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str]
    content: Mapped[str]
    law: Mapped[str]
    signed_at: Mapped[datetime]
    signed_by: Mapped[str]


class NoteRow(Base):
    """A quick note of a case; ``at`` is local, ``placed`` the pointer of the field it was moved to."""

    __tablename__ = "notes"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime)
    text: Mapped[str]
    placed: Mapped[str] = mapped_column(default="")


class JournalRow(Base):
    """A note of a case's journal; ``at`` is local.  Signed ones are corrected by another that names them."""

    __tablename__ = "journal"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    at: Mapped[datetime] = mapped_column(DateTime)
    kind: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by: Mapped[str]
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[str | None]
    corrects: Mapped[str | None] = mapped_column(ForeignKey("journal.id"))
    reason: Mapped[str] = mapped_column(default="")


class AttachmentRow(Base):
    """A picture or PDF of a case, its bytes and their hash.

    What lay there when a letter was signed stays: the decision rests on it.
    """

    __tablename__ = "attachments"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    media_type: Mapped[str]
    sha256: Mapped[str]
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    data: Mapped[bytes] = mapped_column(LargeBinary)  # last, so that a list reads none of it


class PolicyRow(Base):
    """A value that the municipality has set from ``first_day`` on, as JSON; null for the shipped one.

    Rows are only ever added: of one key and day the last one holds.
    """

    __tablename__ = "policies"

    seq: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    first_day: Mapped[date]
    value: Mapped[str]
    confirmed_by: Mapped[str]
    reason: Mapped[str]
    set_at: Mapped[datetime]
    set_by: Mapped[str]


class WordingRow(Base):
    """A step in the life of one of the office's own wordings: written, approved from a day, or retired.

    ``wording`` is its id; ``document`` the whole wording as JSON, of a shipped one that is retired ``{}``.
    Rows are only ever added: of one id the last one holds.
    """

    __tablename__ = "wordings"
    __table_args__ = (CheckConstraint("state IN ('draft', 'approved', 'retired')", name="state"),)

    seq: Mapped[int] = mapped_column(primary_key=True)
    wording: Mapped[str]
    state: Mapped[WordingState]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    document: Mapped[str]
    reason: Mapped[str]
    set_at: Mapped[datetime]
    set_by: Mapped[str]


class ReviewRow(Base):
    """A monthly review of the log as JSON: what was looked at, what was found, and what came of it."""

    __tablename__ = "reviews"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    month: Mapped[date]
    document: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]


class TransferRow(Base):
    """A case file that went out to another machine or came in from one.

    ``base`` is the case as it was then, as JSON, to merge by; ``document`` says from where, to whom and why.
    """

    __tablename__ = "transfers"
    __table_args__ = (CheckConstraint("way IN ('out', 'in', 'back')", name="way"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[str] = mapped_column(index=True)
    way: Mapped[str]
    document: Mapped[str]
    base: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class WeedingRow(Base):
    """A list of what was weeded and why, as JSON without names, with the two who decided it."""

    __tablename__ = "weedings"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    document: Mapped[str]
    at: Mapped[datetime]
    asked_by: Mapped[str]
    approved_by: Mapped[str]


class WeededRow(Base):
    """A case that a list names: from then on the database lets what was frozen of it be erased."""

    __tablename__ = "weeded"

    case_id: Mapped[str] = mapped_column(primary_key=True)
    weeding_id: Mapped[str] = mapped_column(ForeignKey("weedings.id"))


class SettingRow(Base):
    """A setting of the office; ``value`` is JSON."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class RunRow(Base):
    """One run of the program; ``clean`` tells whether it ended by itself or was found broken off later."""

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    officer: Mapped[str]
    started: Mapped[datetime]
    ended: Mapped[datetime | None]
    clean: Mapped[bool] = mapped_column(default=False)


class LogRow(Base):
    """A line of the log: who did what, when and in which case, chained by hash.  ``at`` is UTC text."""

    __tablename__ = "log"
    __table_args__ = {"sqlite_autoincrement": True}

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    officer: Mapped[str]
    name: Mapped[str]
    case_id: Mapped[str | None] = mapped_column(index=True)
    detail: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)
    deed: Mapped[str | None]


frozen.forbid(Base.metadata)
