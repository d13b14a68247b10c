"""What is stored, as mapped classes; documents are JSON text that the flow encodes with msgspec.

What is decided stays: triggers in the database itself refuse to change or delete frozen parts, letters
and lines of the log.  A change here needs a new step in ``schema/versions``.
"""

import uuid
from datetime import UTC, date, datetime, time
from typing import Literal

from sqlalchemy import (
    DDL,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CaseState = Literal["open", "decided", "closed"]
PartKind = Literal["application", "inquiry", "decision", "service", "appeal", "order", "follow_up"]
WordingState = Literal["draft", "approved", "retired"]


def new_id() -> str:
    """A random id for a row."""
    return str(uuid.uuid4())


def moment_text(moment: datetime) -> str:
    """UTC to the microsecond as text that sorts by time; ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """Base of all stored rows; every constraint has a name, so that later steps can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, datetime: Moment, CaseState: Text, PartKind: Text, WordingState: Text}


class Officer(Base):
    """An officer; by custom the id is that of her key slot."""

    __tablename__ = "officers"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    created: Mapped[datetime]


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
    """A case of a person in one measure."""

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


FROZEN = "lssdesk: frozen"
_SIGNED = (
    "EXISTS (SELECT 1 FROM letters "
    "WHERE letters.case_id = OLD.case_id AND letters.signed_at >= OLD.added_at) "
)

_FORBIDDEN = (
    ("parts", "UPDATE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("parts", "DELETE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("letters", "UPDATE", ""),
    ("letters", "DELETE", ""),
    ("log", "UPDATE", ""),
    ("log", "DELETE", ""),
    ("attachments", "UPDATE", f"WHEN {_SIGNED}"),
    ("attachments", "DELETE", f"WHEN {_SIGNED}"),
    ("policies", "UPDATE", ""),
    ("policies", "DELETE", ""),
    ("wordings", "UPDATE", ""),
    ("wordings", "DELETE", ""),
    ("reports", "UPDATE", ""),
    ("reports", "DELETE", ""),
)

for _table, _verb, _when in _FORBIDDEN:
    event.listen(
        Base.metadata,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {_table}_no_{_verb.lower()} BEFORE {_verb} ON {_table} "
            f"{_when}BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END"
        ),
    )
