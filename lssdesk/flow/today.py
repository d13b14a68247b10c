"""What the day holds in all of the office's cases: dates that run, what lapses, what waits for its reason.

Read in few queries; no case is opened, so that none leaves a line of an opening in the log.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from lssdesk.flow import access, journal, policies, policy_values, steps, today_read
from lssdesk.flow.access import Hidden
from lssdesk.flow.journal import Unsigned
from lssdesk.flow.today_read import Found, Person
from lssdesk.law import standing, tables
from lssdesk.law.deadlines import Deadline, deadlines
from lssdesk.law.hours.notice import Notice, Severity, limits
from lssdesk.law.hours.notices import notices
from lssdesk.law.policy import Handling
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

When = Literal["today", "week", "later"]
SUNDAY = 7
EXPIRY = "HND-109"
_PLACES: Mapping[str, tuple[str, str]] = {
    "HND-061": (steps.INQUIRY, "/inquiry/opened"),
    "HND-068": (steps.INQUIRY, "/inquiry/evidence"),
    "HND-080": (steps.COMMUNICATION, "/inquiry/communication/replied"),
    "HND-098": (steps.AFTER, "/service/sent"),
    "HND-100": (steps.AFTER, "/service/received"),
    EXPIRY: (steps.AFTER, "/order/answers/renewal/choice"),
    "HND-133": (steps.AFTER, "/appeal/received"),
    "HND-135": (steps.AFTER, "/appeal/forwarded"),
    "HND-163": (steps.AFTER, "/order/sent"),
    "HND-166": (steps.AFTER, "/follow_up/held"),
    "HND-255": (steps.AFTER, "/service/control_sent"),
    "HND-262": (steps.DECISION, "/decision/outcome"),
}
"""The step and field of what a deadline waits for; of the others the step where work goes on."""


@dataclass(frozen=True)
class Line:
    """One line of the page: the case, what is the case, by when, and where it leads.

    ``due`` None: nothing but the record waits.  ``because``: rule, numbers and source.
    """

    case_id: str
    number: str
    name: str
    measure: str
    officer: str
    severity: Severity
    sentence: str
    when: When
    due: date | None
    step: str
    pointer: str
    because: tuple[str, ...]


def of(desk: "Desk") -> tuple[Line, ...]:
    """Everything of all cases: what is due first, what has no day after what is due this week.

    Of a case that is closed to the one at work only that something is due, and when.
    """
    today = desk.today
    with desk.office.read() as reading:
        handling = policy_values.handling(policies.overrides(reading), today)
        found = today_read.cases(reading)
        held = today_read.persons(reading, found.values(), today, limits(handling))
        hidden = access.hidden(reading, desk)
        notes = journal.unsigned(reading, today, handling.value(journal.UNSIGNED_DAYS))
    dates, hours = _dates(found.values(), today, handling), _hours(found.values(), held, today, handling)
    every = (*dates, *hours, *_notes(found, notes))
    lines = list(dict.fromkeys(_told(line, hidden) for line in every))
    order = {"today": 0, "week": 1, "later": 2}
    lines.sort(key=lambda one: (order[one.when], one.due is None, one.due or today, one.number, one.sentence))
    return tuple(lines)


def _told(line: Line, hidden: Hidden) -> Line:
    """The line as it stands, or without person, measure and content."""
    if not hidden.hides(line.case_id):
        return line
    name = hidden.name(line.case_id, line.name)
    blank = replace(line, name=name, measure="", sentence=t("access.shown.due"), because=())
    return replace(blank, step="", pointer="")


def when(due: date | None, today: date, days: int) -> When | None:
    """The group of a day: what has none belongs to the week; None where it is too far ahead."""
    if due is None:
        return "week"
    if due <= today:
        return "today"
    if due <= today + timedelta(days=SUNDAY - today.isoweekday()):
        return "week"
    return "later" if (due - today).days <= days else None


def days_ahead(desk: "Desk") -> int:
    """How many days the page looks ahead."""
    with desk.office.read() as reading:
        return _days(policy_values.handling(policies.overrides(reading), desk.today))


def _days(handling: Handling) -> int:
    return handling.value("today_days") or 0


def _dates(found: Iterable[Found], today: date, handling: Handling) -> Iterator[Line]:
    """Deadlines of the cases that are not closed, and orders that have not been sent."""
    days, every = _days(handling), list(found)
    decided: dict[tuple[str, str], list[Found]] = {}
    for one in every:
        if one.signed is not None:
            decided.setdefault((one.person_id, one.measure), []).append(one)
    for one in every:
        if one.state == "closed":
            continue
        case = _beside(one, decided.get((one.person_id, one.measure), ()))
        for row in deadlines(case, today, handling):
            if group := when(row.due, today, days):
                yield _deadline(one, row, group)
        if _not_ordered(one, today):
            because = (t("today.order_rule"), t("notices.source", source="HND-160; 004 §5.7"))
            yield _line(one, "warn", t("today.order"), "week", None, (steps.AFTER, "/order/sent"), because)


def _beside(one: Found, decided: Iterable[Found]) -> Case:
    """The case with the person's other decisions on the measure, which may have taken its own over."""
    others = tuple(each.case.decision for each in decided if each is not one)
    return msgspec.structs.replace(one.case, earlier=others) if others else one.case


def _deadline(one: Found, row: Deadline, group: When) -> Line:
    because = (t("notices.source", source=row.id),)
    severity: Severity = "warn" if row.overdue else "info"
    return _line(one, severity, row.text, group, row.due, _PLACES.get(row.id, ("", "")), because)


def _not_ordered(one: Found, today: date) -> bool:
    """A measure is granted and runs, or is to, but nothing says that it was ordered or has started."""
    decision, order = one.case.decision, one.case.order
    last = decision.valid_to if decision.duration == "limited" else None
    runs = one.signed is not None and standing.grants(decision) and (last is None or today <= last)
    return runs and order.sent is None and order.started is None and order.oral is None


def _hours(
    found: Iterable[Found], held: Mapping[str, Person], today: date, handling: Handling
) -> Iterator[Line]:
    """The notices of all ledgers, those of one kind in a measure as one line."""
    every = list(found)
    by_number = {one.number: one for one in every}
    cases = {(one.person_id, one.measure): one for one in every}
    any_case = {one.person_id: one for one in every}
    rules = limits(handling)
    for person, ledgers in held.items():
        rows = notices(ledgers.tracks, ledgers.unused, today, rules, replaced=ledgers.replaced, pace=False)
        for first, count in _together(rows):
            one = by_number.get(first.item) or cases.get((person, first.measure)) or any_case[person]
            group = when(first.due, today, _days(handling))
            expired = first.kind == "ends" and handling.value("expiry_contact_days") is not None
            if group and not expired:
                yield _notice(one, first, count, group, today)


def _notes(found: Mapping[str, Found], notes: Iterable[Unsigned]) -> Iterator[Line]:
    """Notes of the journal that nobody has signed."""
    for one in notes:
        said = t("journal.today.one") if one.count == 1 else t("journal.today.many", count=one.count)
        because = (t("journal.today.since", day=one.since), t("journal.today.source"))
        yield _line(found[one.case_id], "info", said, "week", None, (journal.POINTER.strip("/"), ""), because)


def _together(rows: Iterable[Notice]) -> Iterator[tuple[Notice, int]]:
    """The first notice of each kind and measure, and how many there are."""
    kinds: dict[tuple[str, str], list[Notice]] = {}
    for row in rows:
        kinds.setdefault((row.kind, row.measure), []).append(row)
    for found in kinds.values():
        yield found[0], len(found)


def _notice(one: Found, row: Notice, count: int, group: When, today: date) -> Line:
    sentence = row.sentence(today)
    if count > 1:
        sentence = t("today.more", sentence=sentence, count=count - 1)
    decides = row.go == "decision"
    place = (steps.DECISION, "") if decides else (steps.HOURS, f"/hours/{row.measure}/{row.day}")
    return _line(one, row.severity, sentence, group, row.due, place, row.because(today), row.measure)


def _line(
    one: Found,
    severity: Severity,
    sentence: str,
    group: When,
    due: date | None,
    place: tuple[str, str],
    because: tuple[str, ...],
    measure: str = "",
) -> Line:
    name = tables.measure(measure or one.measure).name
    step, pointer = place
    return Line(
        case_id=one.id,
        number=one.number,
        name=one.name,
        measure=name,
        officer=one.officer,
        severity=severity,
        sentence=sentence,
        when=group,
        due=due,
        step=step,
        pointer=pointer,
        because=because,
    )
