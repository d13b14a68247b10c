"""What comes after a decision as parts of a case, and the office's own wordings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KINDS = "'application', 'inquiry', 'decision', 'service', 'appeal', 'order'"
_FORBIDDEN = (
    ("parts", "UPDATE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("parts", "DELETE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("wordings", "UPDATE", ""),
    ("wordings", "DELETE", ""),
)


def upgrade() -> None:
    """Let parts have the new kinds, which takes a table made anew and its triggers with it."""
    with op.batch_alter_table("parts", recreate="always") as parts:
        parts.drop_constraint("ck_parts_kind", type_="check")
        parts.create_check_constraint("ck_parts_kind", f"kind IN ({_KINDS})")
    _wordings()
    for table, verb, when in _FORBIDDEN:
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"{when}BEGIN SELECT RAISE(ABORT, 'lssdesk: frozen'); END"
        )


def _wordings() -> None:
    op.create_table(
        "wordings",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'approved', 'retired')", name="ck_wordings_state"),
        sa.PrimaryKeyConstraint("seq", name="pk_wordings"),
    )
