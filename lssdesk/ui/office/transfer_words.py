"""What fields of a case that travels are called, and their values as one reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from lssdesk.errors import LssdeskError
from lssdesk.flow import steps, transfer_look
from lssdesk.flow.transfer_look import Incoming
from lssdesk.flow.transfer_plan import CasePlan, Item
from lssdesk.flow.transfer_state import LetterFacts, raw, unpacked
from lssdesk.law import journal as kinds
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.model import document, forms
from lssdesk.model.forms import Column, Field, Form
from lssdesk.model.merge import GONE
from lssdesk.texts import t
from lssdesk.ui.case.field_names import field_names
from lssdesk.ui.hours_calendar import words

_ROWS = ("notes", "journal", "sessions", "costs", "unused", "attachments", "letters")


@dataclass(frozen=True)
class Names:
    """Names fields by the forms of a case."""

    forms: Mapping[str, Form]

    def label(self, pointer: str) -> str:
        """The name of a field, of a row, or of the part that it lies in."""
        name, *rest = document.keys(pointer) or ("",)
        if name in _ROWS:
            return t(f"transfer.row.{name}")
        said = field_names(self.forms)(pointer) if rest else ""
        return said or t(f"transfer.part.{name}")

    def where(self, pointer: str) -> str:
        """The part of the case, where the name does not say it."""
        name = document.keys(pointer)[0]
        return "" if name in _ROWS else t(f"transfer.part.{name}")

    def text(self, pointer: str, value: Any) -> str:
        """A value as one reads it."""
        if value is GONE or value in (None, "", {}, []):
            return t("transfer.value.none")
        if (typed := raw(value)) is not None:
            return t("transfer.value.unread", text=typed)
        name = document.keys(pointer)[0]
        if name in _ROWS:
            return _row(name, value)
        return _value(self._field(pointer), pointer, value)

    def _field(self, pointer: str) -> Field | None:
        found = (field for form in self.forms.values() for field in form.fields())
        near = [one for one in found if pointer == one.path or pointer.startswith(f"{one.path}/")]
        return max(near, key=lambda one: len(one.path), default=None)


def names(incoming: Incoming, case_id: str) -> Names:
    """Names by the forms of one of the cases; of the first for what the person's cases share."""
    plan = next((one for one in incoming.cases if one.id == case_id), incoming.cases[0])
    try:
        found = _forms(plan, incoming)
    except (LssdeskError, ValueError):  # a case that cannot be read whole has its parts' names
        found = {}
    return Names(found)


def _forms(plan: CasePlan, incoming: Incoming) -> dict[str, Form]:
    content = transfer_look.whole(plan, plan.content, incoming.person.content)
    return {**steps.pages(document.to_case(content)), "register": forms.load("register")}


def case_title(plan: CasePlan) -> str:
    """Number and measure of a case."""
    return t("transfer.case", number=plan.number, measure=tables.measure(plan.theirs.measure).name)


def sides(item: Item, names: Names) -> tuple[str, str, str]:
    """What was before, what stands here, and what the file says."""
    return (
        names.text(item.pointer, item.base),
        names.text(item.pointer, item.mine),
        names.text(item.pointer, item.theirs),
    )


def _value(field: Field | None, pointer: str, value: Any) -> str:
    options = field.options if field else ()
    columns = {column.key: column for column in (field.columns or field.fields)} if field else {}
    if isinstance(value, Mapping):
        return "\n".join(_lines(columns, value)) or t("transfer.value.none")
    if isinstance(value, list):
        return "\n".join(_value(field, pointer, one).replace("\n", ", ") for one in value)
    if isinstance(value, bool):
        return t("transfer.value.yes" if value else "transfer.value.no")
    if columns and (column := columns.get(document.keys(pointer)[-1])):
        return _cell(column, value)
    return next((one.label for one in options if one.value == value), str(value))


def _lines(columns: Mapping[str, Column], row: Mapping[str, Any]) -> Iterator[str]:
    for key, value in row.items():
        column = columns.get(key)
        said = _cell(column, value) if column else _value(None, "/", value)
        yield f"{column.text.rstrip(':. ')}: {said}" if column else said


def _cell(column: Column, value: Any) -> str:
    return next((one.label for one in column.options if one.value == value), str(value))


# --- rows ------------------------------------------------------------------------------------


def _row(name: str, value: Any) -> str:
    if isinstance(value, LetterFacts):
        moment = value.signed_at.astimezone(STOCKHOLM)
        return t("transfer.value.letter", name=value.signed_by, at=f"{moment:%Y-%m-%d %H:%M}")
    if name in ("notes", "journal") and isinstance(value, str):
        return kinds.label(value) if kinds.find(value) else value
    cells = unpacked(value) if isinstance(value, str) else value
    return {
        "notes": _note,
        "journal": _journal,
        "sessions": _session,
        "costs": _cost,
        "unused": _unused,
        "attachments": _attachment,
    }[name](cells)


def _note(cells: Mapping[str, Any]) -> str:
    return str(cells.get("text", ""))


def _journal(cells: Mapping[str, Any]) -> str:
    signed = [t("transfer.value.signed", name=cells["signed_by"])] if cells.get("signed_by") else []
    return "\n".join((str(cells.get("at", ""))[:16].replace("T", " "), str(cells.get("text", "")), *signed))


def _session(cells: Mapping[str, Any]) -> str:
    start, end = (time.fromisoformat(cells[key]) for key in ("start", "end"))
    status = t(f"calendar.status.{cells['status']}")
    activity = [t(f"calendar.activity.{cells['activity']}")] if cells.get("activity") else []
    first = f"{cells['day']} {words.clock_span(start, end)}, {status}"
    return "\n".join((first, *_told(cells, "provider", "companion"), *activity, *_told(cells, "note")))


def _cost(cells: Mapping[str, Any]) -> str:
    kind = [t(f"calendar.cost_kind.{cells['kind']}")] if cells.get("kind") else []
    first = f"{cells['day']}: {words.kronor(cells['amount'])}"
    return "\n".join((first, *kind, *_told(cells, "receipt", "provider", "note")))


def _unused(cells: Mapping[str, Any]) -> str:
    month = words.month_and_year(date.fromisoformat(cells["month"]))
    reason = t(f"calendar_more.why.choice.{cells['reason']}")
    return "\n".join((f"{month}: {reason}", *_told(cells, "note", "told_by")))


def _told(cells: Mapping[str, Any], *keys: str) -> list[str]:
    return [str(cells[key]) for key in keys if cells.get(key)]


def _attachment(cells: Mapping[str, Any]) -> str:
    return "\n".join((str(cells["name"]), t("transfer.value.added", name=cells["added_by"])))
