"""Pictures of receipts: which attachments may show a person's costs, their bytes, and a new one."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import attachments
from lssdesk.flow.hours import Hours
from lssdesk.store.tables import AttachmentRow, CaseRow, CostRow
from lssdesk.texts import t


@dataclass(frozen=True)
class Receipt:
    """An attachment that may show a cost, without its bytes."""

    id: str
    name: str
    kind: str
    media_type: str


class Receipts:
    """The attachments of the opened case, and those of the person's other cases that a cost names.

    A cost lies under the case that decided on its measure, and is seen from every case of the person.  What
    is added lies in the opened case.  It is no step of the hours' undo: that is that the cost names it.
    """

    def __init__(self, hours: Hours) -> None:
        self._hours, self._desk = hours, hours.desk

    def list(self) -> tuple[Receipt, ...]:
        """All that can be chosen, what was added last first."""
        named = (
            select(CostRow.attachment)
            .join(CaseRow, CaseRow.id == CostRow.case_id)
            .where(CaseRow.person_id == self._hours.person_id)
        )
        query = (
            select(AttachmentRow.id, AttachmentRow.name, AttachmentRow.kind, AttachmentRow.media_type)
            .join(CaseRow, CaseRow.id == AttachmentRow.case_id)
            .where(CaseRow.person_id == self._hours.person_id)
            .where(or_(AttachmentRow.case_id == self._hours.case_id, AttachmentRow.id.in_(named)))
            .order_by(AttachmentRow.added_at.desc(), AttachmentRow.name)
        )
        with self._desk.office.read() as reading:
            return tuple(Receipt(*row) for row in reading.execute(query))

    def read(self, id: str) -> tuple[Receipt, bytes]:
        """An attachment of the person with its bytes.

        Refused where it is gone, or they are not those that were added.
        """
        with self._desk.office.read() as reading:
            row = attachments.row_of(reading, self._case_of(reading, id), id)
            return Receipt(row.id, row.name, row.kind, row.media_type), attachments.whole(row)

    def opened(self, one: Receipt) -> None:
        """Leave a line in the log: an attachment is shown, from the opened case."""
        attachments.opened(self._desk, self._hours.case_id, one.id)

    def add(self, path: Path, day: date) -> tuple[str, bool]:
        """Take in a file that shows a cost of ``day``: its id, and whether it is new.

        A file that the case has already is not stored again: one photo may show several receipts.  Refused
        as :func:`attachments.read_file` is.
        """
        content = attachments.taken_in(self._desk, path, t("receipts.attachment_kind"), day)
        query = select(AttachmentRow.id).where(
            AttachmentRow.case_id == self._hours.case_id, AttachmentRow.sha256 == content["sha256"]
        )
        with self._desk.office.read() as reading:
            same = reading.scalar(query)
        if same is None:
            attachments.put(self._desk, self._hours.case_id, t("flow.unit.attachment_added"), content)
        return same or str(content["id"]), same is None

    def _case_of(self, reading: Reading, id: str) -> str:
        """The case of the person that an attachment lies in."""
        query = (
            select(AttachmentRow.case_id)
            .join(CaseRow, CaseRow.id == AttachmentRow.case_id)
            .where(AttachmentRow.id == id, CaseRow.person_id == self._hours.person_id)
        )
        found = reading.scalar(query)
        if found is None:
            raise Refused(t("flow.attachment.gone"))
        return found
