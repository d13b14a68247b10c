"""Cases that were made from one application: what concerns all of it is written once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lssdesk.flow import case_forms, records
from lssdesk.model import document
from lssdesk.store.tables import CaseRow, PartRow

PART = "/application"


def spread(writing: Session, before: Mapping[str, Any], after: Mapping[str, Any], at: datetime) -> None:
    """Take changed answers of an application over into the undecided cases that were made with it.

    ``before`` is the application as this case had it.  Only answers that the form marks as shared, and only
    where the other case had the same one until now: what was answered apart stays apart.
    """
    numbers = after.get("together", ())
    pointers = [pointer.removeprefix(PART) for pointer in case_forms.shared_pointers()]
    changes = [(one, document.get(before, one), document.get(after, one)) for one in pointers]
    changes = [change for change in changes if change[1] != change[2]]
    if not numbers or not changes:
        return
    query = (
        select(PartRow)
        .join(CaseRow, CaseRow.id == PartRow.case_id)
        .where(CaseRow.number.in_(numbers), PartRow.kind == "application", PartRow.frozen_at.is_(None))
    )
    for row in writing.scalars(query):
        content = records.decode(row.document)
        for pointer, old, new in changes:
            if document.get(content, pointer) == old:
                content = document.put(content, pointer, new)
        row.document, row.changed = records.encode(content), at
