"""A decision that follows on another: what can follow on a case, and what a new case begins with.

On a decided case follow its change or end, a decision on execution, the dismissal of a late appeal, or a
new application.  An open case of a child may need two decisions more before its own: to open an inquiry,
and to permit the measure against one custodian's will [HND-037].
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.law import appeals, standing
from lssdesk.law.form_facts import form_facts
from lssdesk.model.case import Case, Wish
from lssdesk.store.tables import CaseRow, PartRow
from lssdesk.texts import t

What = Literal[
    "change_person", "change_board", "execution", "dismissal", "renewal", "inquiry_opening", "permission"
]
LINKED: tuple[What, ...] = ("inquiry_opening", "permission")
"""Made beside an open case, of the same application."""


@dataclass(frozen=True)
class Choice:
    """What can follow: ``why_not`` says why it is not possible now, or is empty."""

    id: What
    title: str
    help: str
    why_not: str = ""


def choices(case: Case, decided: bool, today: date) -> tuple[Choice, ...]:
    """What can follow on a case, in the order in which it is offered."""
    wanted = [one for one in get_args(What) if (one in LINKED) != decided]
    return tuple(
        Choice(one, t(f"follow.{one}"), t(f"follow.{one}_help"), _why_not(one, case, today)) for one in wanted
    )


def _why_not(what: What, case: Case, today: date) -> str:
    if what in ("change_person", "change_board", "execution") and not standing.grants(case.decision):
        return t("follow.why_not.not_granted")
    if what == "dismissal" and case.appeal.received is None:
        return t("follow.why_not.not_appealed")
    if what == "dismissal" and _in_time(case):
        return t("follow.why_not.in_time", day=appeals.appeal_ends(case))
    if what in LINKED and not form_facts(case, today)["child"]:
        return t("follow.why_not.no_child")
    return ""


def _in_time(case: Case) -> bool:
    """Whether an appeal came on its last day or before, by what is known of the service."""
    ends, received = appeals.appeal_ends(case), case.appeal.received
    return bool(ends and received and received <= ends)


def check(what: What, case: Case, today: date) -> None:
    """Refused with the reason where a decision cannot follow on a case."""
    if problem := _why_not(what, case, today):
        raise Refused(t("follow.refused", problem=problem))


def parts(what: What, case: Case, today: date, opened: date | None = None) -> dict[str, dict[str, Any]]:
    """What the parts of the new case begin with, as plain documents.

    ``opened``: the day on which an inquiry was decided on, where a permission follows on that.
    """
    decision = {key: value for key, value in _decision(what, case, opened) if value}
    made: dict[str, dict[str, Any]] = {"decision": msgspec.to_builtins(decision)}
    made["application"] = msgspec.to_builtins(_application(what, case, today))
    return made


def _application(what: What, case: Case, today: date) -> dict[str, Any]:
    if what in LINKED:
        return {
            key: value
            for key, value in msgspec.to_builtins(case.application).items()
            if not key.startswith("withdrawn") and key != "together"
        }
    if what == "renewal":
        return {"received": today, "kind": "renewal"}
    return {"received": today} if what == "change_person" else {}


def _decision(what: What, case: Case, opened: date | None) -> Iterator[tuple[str, Any]]:
    if what == "renewal":
        return
    yield "kind", "change" if what in ("change_person", "change_board") else what
    if what in LINKED:
        yield "permission", _permission(what, case, opened)
        return
    yield from (("underlying", case.number), ("underlying_day", case.decision.day))
    match what:
        case "change_person" | "change_board":
            yield "change", {"initiative": what.removeprefix("change_")}
        case "execution":
            yield "execution", _execution(case)
        case _:
            yield "dismissal", _dismissal(case)


def _execution(case: Case) -> dict[str, Any]:
    """The first wish that was refused and has no decision of its own yet [HND-124]."""
    open_ = [one for one in case.order.wishes if one.answer == "refused" and not one.decision_number]
    wish = next(iter(open_), Wish())
    return _filled({"request": wish.kind, "wish": wish.wish, "asked": wish.asked})


def _dismissal(case: Case) -> dict[str, Any]:
    """The days by which the appeal was late, and what is known of the two exceptions [HND-133, HND-134]."""
    ends, court = appeals.appeal_ends(case), case.appeal.court_received
    in_time = ("yes" if court <= ends else "no") if court and ends else None
    return _filled(
        {
            "what": "late_appeal",
            "served": appeals.took_part(case),
            "last_day": ends,
            "received": case.appeal.received,
            "wrong_information": case.appeal.wrong_information,
            "court_in_time": in_time,
        }
    )


def _permission(what: What, case: Case, opened: date | None) -> dict[str, Any]:
    """Who applies and, where the register names one other custodian, who does not consent [HND-035]."""
    applying = case.application.applicant_name if case.application.applicant == "vardnadshavare" else ""
    others = [
        one.name
        for one in case.register.representatives
        if one.kind == "vardnadshavare" and one.name and one.name != applying
    ]
    opposing = others[0] if applying and len(others) == 1 else ""
    opened = opened if what == "permission" else None
    return _filled({"applying": applying, "opposing": opposing, "inquiry_opened": opened})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def group(case: Case) -> list[str]:
    """Numbers of the cases of one application, this one first."""
    return [case.number, *(number for number in case.application.together if number != case.number)]


def inquiry_opened(reading: Session, numbers: list[str]) -> date | None:
    """Day of the signed decision to open an inquiry among some cases, if there is one."""
    query = (
        select(PartRow.document)
        .join(CaseRow, CaseRow.id == PartRow.case_id)
        .where(CaseRow.number.in_(numbers), PartRow.kind == "decision", PartRow.frozen_at.is_not(None))
    )
    found = [records.decode(document) for document in reading.scalars(query)]
    days = [one["day"] for one in found if one.get("kind") == "inquiry_opening" and one.get("day")]
    return date.fromisoformat(max(days)) if days else None


def link(writing: Session, numbers: list[str], at: datetime) -> None:
    """Let the undecided cases of one application name each other."""
    query = (
        select(CaseRow.number, PartRow)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(CaseRow.number.in_(numbers), PartRow.kind == "application", PartRow.frozen_at.is_(None))
    )
    for number, row in writing.execute(query):
        others = [one for one in numbers if one != number]
        row.document = records.encode({**records.decode(row.document), "together": others})
        row.changed = at
