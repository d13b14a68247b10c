"""Costs, unused months, reports and invoices; more about an occasion; follow-up as a part of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_KINDS = "'application', 'inquiry', 'decision', 'service', 'appeal', 'order', 'follow_up'"
_FORBIDDEN = (
    ("parts", "UPDATE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("parts", "DELETE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("reports", "UPDATE", ""),
    ("reports", "DELETE", ""),
)


def upgrade() -> None:
    """Let parts have the new kind, which takes a table made anew and its triggers with it."""
    with op.batch_alter_table("parts", recreate="always") as parts:
        parts.drop_constraint("ck_parts_kind", type_="check")
        parts.create_check_constraint("ck_parts_kind", f"kind IN ({_KINDS})")
    for name in ("overuse_reason", "series", "source"):
        op.add_column("sessions", _text(name))
    op.create_index("ix_sessions_day", "sessions", ["day"])
    _costs()
    _unused_months()
    _reports_and_invoices()
    for table, verb, when in _FORBIDDEN:
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"{when}BEGIN SELECT RAISE(ABORT, 'lssdesk: frozen'); END"
        )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _plain(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _costs() -> None:
    op.create_table(
        "costs",
        _plain("case_id"),
        _plain("id"),
        _plain("measure"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        _plain("kind", nullable=True),
        *(_plain(name) for name in ("receipt", "attachment", "session", "provider", "note", "source")),
        sa.CheckConstraint("amount > 0", name="ck_costs_amount"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_costs_case_id"),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_costs"),
    )
    op.create_index("ix_costs_case_id_day", "costs", ["case_id", "day"])
    op.create_index("ix_costs_day", "costs", ["day"])


def _unused_months() -> None:
    op.create_table(
        "unused_months",
        _plain("case_id"),
        _plain("id"),
        sa.Column("month", sa.Date(), nullable=False),
        *(_plain(name) for name in ("reason", "note", "told_by")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_unused_months_case_id"),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_unused_months"),
    )


def _reports_and_invoices() -> None:
    op.create_table(
        "reports",
        *(_plain(name) for name in ("id", "name", "sha256", "document", "read_at", "read_by")),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    op.create_index("ix_reports_sha256", "reports", ["sha256"])
    op.create_table(
        "invoices",
        _plain("id"),
        _plain("provider"),
        sa.Column("month", sa.Date(), nullable=False),
        _plain("document"),
        _plain("changed"),
        sa.PrimaryKeyConstraint("id", name="pk_invoices"),
    )
