"""What lies around a case: the register of a person, notes, attachments, and the municipality's policies.

What could not be read yet of a person lay beside the application; it moves to the person.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SIGNED = (
    "EXISTS (SELECT 1 FROM letters "
    "WHERE letters.case_id = OLD.case_id AND letters.signed_at >= OLD.added_at) "
)
_FORBIDDEN = (
    ("attachments", "UPDATE", f"WHEN {_SIGNED}"),
    ("attachments", "DELETE", f"WHEN {_SIGNED}"),
    ("policies", "UPDATE", ""),
    ("policies", "DELETE", ""),
)


def upgrade() -> None:
    """Add columns and tables, move the unread texts, then create the triggers."""
    for name in ("register", "unparsed"):
        op.add_column("persons", sa.Column(name, sa.Text(), server_default="{}", nullable=False))
    _move_unread()
    _notes_and_attachments()
    _policies()
    for table, verb, when in _FORBIDDEN:
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"{when}BEGIN SELECT RAISE(ABORT, 'lssdesk: frozen'); END"
        )


def _move_unread() -> None:
    """Texts under ``/person`` of drafts; the last case has the last word, and a value that is there stays."""
    connection = op.get_bind()
    rows = connection.exec_driver_sql(
        "SELECT parts.id, parts.unparsed, persons.id, persons.document FROM parts "
        "JOIN cases ON cases.id = parts.case_id JOIN persons ON persons.id = cases.person_id "
        "WHERE parts.frozen_at IS NULL AND parts.unparsed LIKE '%/person/%' "
        "ORDER BY parts.changed, parts.id"
    ).all()
    persons: dict[str, dict[str, str]] = {}
    for part, unparsed, person, document in rows:
        texts = json.loads(unparsed)
        moved = {key: text for key, text in texts.items() if key.startswith("/person/")}
        left = {key: text for key, text in texts.items() if key not in moved}
        known = {"person": json.loads(document)}
        persons.setdefault(person, {}).update(
            {key: text for key, text in moved.items() if not _holds(known, key)}
        )
        connection.exec_driver_sql("UPDATE parts SET unparsed = ? WHERE id = ?", (_json(left), part))
    for person, texts in persons.items():
        connection.exec_driver_sql("UPDATE persons SET unparsed = ? WHERE id = ?", (_json(texts), person))


def _holds(document: object, pointer: str) -> bool:
    for key in pointer.split("/")[1:]:
        document = document.get(key) if isinstance(document, dict) else None
    return document is not None


def _json(texts: dict[str, str]) -> str:
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def _notes_and_attachments() -> None:
    op.create_table(
        "notes",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("placed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_notes_case_id"),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_notes"),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_attachments_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
    )
    op.create_index("ix_attachments_case_id", "attachments", ["case_id"])


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_policies"),
    )
