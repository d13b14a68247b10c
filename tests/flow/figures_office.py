"""Persons, signed decisions and sessions put straight into the store, as many as figures need."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any

import msgspec

from lssdesk.flow import records
from lssdesk.flow.desk import Desk
from lssdesk.model.case import Decision, FollowUp, FollowUps, Session
from lssdesk.store.tables import CaseRow, PartRow, PersonRow, SessionRow

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_number = count(1)


def person(desk: Desk, name: str, number: str = "") -> str:
    """A person; the id.  Without a personal number her sex is not known."""
    given, _, family = name.partition(" ")
    row = PersonRow(
        personal_number=number or None,
        given_name=given,
        family_name=family,
        name_key=name.casefold(),
        document="{}",
        created=AT,
        changed=AT,
    )
    return str(_add(desk, row).id)


def decided(
    desk: Desk,
    person_id: str,
    measure: str,
    first: date,
    last: date | None = None,
    hours: str | None = "10",
    *,
    area: str = "",
    **decision: Any,
) -> str:
    """A signed grant, or what ``decision`` says otherwise; the id of its case."""
    case = CaseRow(
        number=f"2026-{next(_number):05}",
        person_id=person_id,
        measure=measure,
        officer="Åsa",
        opened=first,
        state="decided",
        changed=AT,
    )
    _add(desk, case)
    content = {
        "outcome": "granted",
        "day": first,
        "valid_from": first,
        "duration": "limited" if last else "open_ended",
        "valid_to": last,
        "hours_per_month": None if hours is None else Decimal(hours),
        **decision,
    }
    text = records.encode(Decision(**content))
    _add(
        desk,
        PartRow(case_id=case.id, kind="decision", document=text, changed=AT, frozen_at=AT, frozen_by="Åsa"),
    )
    application = records.encode({"care_area": area} if area else {})
    _add(desk, PartRow(case_id=case.id, kind="application", document=application, changed=AT))
    return case.id


def session(
    desk: Desk, case_id: str, day: date, start: str = "10:00", end: str = "12:00", **more: Any
) -> None:
    """An occasion of two hours, performed, where nothing else is said."""
    made = Session(
        id=f"S{next(_number)}",
        day=day,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        **more,
    )
    values = msgspec.structs.asdict(made)
    _add(desk, SessionRow(case_id=case_id, **values))


def followed_up(desk: Desk, case_id: str, *held: FollowUp) -> None:
    """What was said when a case was followed up."""
    text = records.encode(FollowUps(held=held))
    _add(desk, PartRow(case_id=case_id, kind="follow_up", document=text, changed=AT))


def _add(desk: Desk, row: Any) -> Any:
    with desk.office.unit("test", "Åsa", AT) as unit:
        unit.add(row)
        unit.flush()
    return row
