"""What all stored rows share: ids, moments as text, and names for constraints."""

import uuid
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Dialect, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

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
