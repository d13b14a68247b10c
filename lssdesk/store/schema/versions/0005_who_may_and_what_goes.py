"""Roles, named officers, deeds of two, the journal, reviews, transfers; what is weeded may be erased."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_SIGNED = (
    "EXISTS (SELECT 1 FROM letters WHERE letters.case_id = OLD.case_id AND letters.signed_at >= OLD.added_at)"
)
_KEPT = "OLD.case_id NOT IN (SELECT case_id FROM weeded)"
_MADE_ANEW = (
    ("parts", "DELETE", f"WHEN OLD.frozen_at IS NOT NULL AND {_KEPT} "),
    ("letters", "DELETE", f"WHEN {_KEPT} "),
    ("attachments", "UPDATE", f"WHEN {_SIGNED} "),
    ("attachments", "DELETE", f"WHEN {_SIGNED} AND {_KEPT} "),
)
_NEW = (
    ("journal", "UPDATE", "WHEN OLD.signed_at IS NOT NULL "),
    ("journal", "DELETE", f"WHEN OLD.signed_at IS NOT NULL AND {_KEPT} "),
    ("requests", "UPDATE", "WHEN OLD.done_at IS NOT NULL "),
    ("requests", "DELETE", "WHEN OLD.subject NOT IN (SELECT case_id FROM weeded) "),
    ("transfers", "UPDATE", ""),
    ("transfers", "DELETE", f"WHEN {_KEPT} "),
    *((table, verb, "") for table in ("reviews", "weedings", "weeded") for verb in ("UPDATE", "DELETE")),
)


def upgrade() -> None:
    """Add what several officers, travelling cases and weeding need, and make four triggers anew."""
    op.add_column("officers", sa.Column("roles", sa.Text(), server_default="[]", nullable=False))
    op.add_column("officers", _text("left_at", nullable=True))
    op.add_column("cases", _text("officer_id", nullable=True))
    op.add_column("cases", sa.Column("guarded", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("cases", _text("lent", nullable=True))
    op.add_column("log", _text("deed", nullable=True))
    _who_may()
    _journal_and_reviews()
    _what_goes()
    for table, verb, _when in _MADE_ANEW:
        op.execute(f"DROP TRIGGER {table}_no_{verb.lower()}")
    for table, verb, when in (*_MADE_ANEW, *_NEW):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"{when}BEGIN SELECT RAISE(ABORT, 'lssdesk: frozen'); END"
        )


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _who_may() -> None:
    op.create_table(
        "named_officers",
        *(_text(name) for name in ("case_id", "officer_id", "since", "named_by")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_named_officers_case_id"),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name="fk_named_officers_officer_id"),
        sa.PrimaryKeyConstraint("case_id", "officer_id", name="pk_named_officers"),
    )
    op.create_table(
        "requests",
        *(_text(name) for name in ("id", "deed", "subject", "document", "reason", "asked_by", "asked_at")),
        *(_text(name, nullable=True) for name in ("answer", "answered_by", "answered_at", "done_at")),
        sa.CheckConstraint("answer IN ('approved', 'refused', 'withdrawn')", name="ck_requests_answer"),
        sa.CheckConstraint("answer = 'withdrawn' OR answered_by <> asked_by", name="ck_requests_two"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
    )


def _journal_and_reviews() -> None:
    op.create_table(
        "journal",
        _text("id"),
        _text("case_id"),
        sa.Column("at", sa.DateTime(), nullable=False),
        *(_text(name) for name in ("kind", "text", "written_at", "written_by")),
        *(_text(name, nullable=True) for name in ("signed_at", "signed_by", "corrects")),
        _text("reason"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_journal_case_id"),
        sa.ForeignKeyConstraint(["corrects"], ["journal.id"], name="fk_journal_corrects"),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
    )
    op.create_index("ix_journal_case_id", "journal", ["case_id"])
    op.create_table(
        "reviews",
        _text("id"),
        sa.Column("month", sa.Date(), nullable=False),
        *(_text(name) for name in ("document", "made_at", "made_by")),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )


def _what_goes() -> None:
    op.create_table(
        "transfers",
        *(_text(name) for name in ("id", "case_id", "way", "document", "base", "at", "by")),
        sa.CheckConstraint("way IN ('out', 'in', 'back')", name="ck_transfers_way"),
        sa.PrimaryKeyConstraint("id", name="pk_transfers"),
    )
    op.create_index("ix_transfers_case_id", "transfers", ["case_id"])
    op.create_table(
        "weedings",
        *(_text(name) for name in ("id", "document", "at", "asked_by", "approved_by")),
        sa.PrimaryKeyConstraint("id", name="pk_weedings"),
    )
    op.create_table(
        "weeded",
        *(_text(name) for name in ("case_id", "weeding_id")),
        sa.ForeignKeyConstraint(["weeding_id"], ["weedings.id"], name="fk_weeded_weeding_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_weeded"),
    )
