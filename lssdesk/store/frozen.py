"""What stays as it is: triggers by which the database itself refuses to change or to erase.

A change here needs a new step in ``schema/versions``.
"""

from sqlalchemy import DDL, MetaData, event

FROZEN = "lssdesk: frozen"
_SIGNED = (
    "EXISTS (SELECT 1 FROM letters WHERE letters.case_id = OLD.case_id AND letters.signed_at >= OLD.added_at)"
)
_KEPT = "OLD.case_id NOT IN (SELECT case_id FROM weeded)"

_FORBIDDEN = (
    ("parts", "UPDATE", "WHEN OLD.frozen_at IS NOT NULL "),
    ("parts", "DELETE", f"WHEN OLD.frozen_at IS NOT NULL AND {_KEPT} "),
    ("letters", "UPDATE", ""),
    ("letters", "DELETE", f"WHEN {_KEPT} "),
    ("log", "UPDATE", ""),
    ("log", "DELETE", ""),
    ("attachments", "UPDATE", f"WHEN {_SIGNED} "),
    ("attachments", "DELETE", f"WHEN {_SIGNED} AND {_KEPT} "),
    ("journal", "UPDATE", "WHEN OLD.signed_at IS NOT NULL "),
    ("journal", "DELETE", f"WHEN OLD.signed_at IS NOT NULL AND {_KEPT} "),
    ("requests", "UPDATE", "WHEN OLD.done_at IS NOT NULL "),
    ("requests", "DELETE", "WHEN OLD.subject NOT IN (SELECT case_id FROM weeded) "),
    ("transfers", "DELETE", f"WHEN {_KEPT} "),
    *((table, "UPDATE", "") for table in ("policies", "wordings", "reports", "reviews")),
    *((table, "DELETE", "") for table in ("policies", "wordings", "reports", "reviews")),
    *((table, verb, "") for table in ("weedings", "weeded") for verb in ("UPDATE", "DELETE")),
    ("transfers", "UPDATE", ""),
)


def forbid(metadata: MetaData) -> None:
    """Let the triggers be made with the tables."""
    for table, verb, when in _FORBIDDEN:
        trigger = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"{when}BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END"
        )
        event.listen(metadata, "after_create", trigger)
