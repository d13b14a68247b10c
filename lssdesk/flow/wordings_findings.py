"""What is found in an officer's own words beside the checks of the law: under ids of the program itself."""

from collections.abc import Iterable, Iterator
from datetime import date

from lssdesk.law.checks import Fact, Finding, Rule
from lssdesk.law.checks.runner import place
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters import edits, swedish
from lssdesk.letters.edits import Remark
from lssdesk.letters.wording_book import Book
from lssdesk.model import document
from lssdesk.model.case import Case
from lssdesk.texts import t

STALE, CANNOT, STANDARD = "LSSD-001", "LSSD-002", "LSSD-003"
_IDS = {"stale": STALE, "cannot": CANNOT, "outdated": CANNOT, "standard": STANDARD}
_RULES = {STALE: "stale", CANNOT: "edit", STANDARD: "standard"}
_ORDER = ("block", "warn", "info")


def added(
    found: Iterable[Finding],
    case: Case,
    today: date,
    hours: HoursPolicy | None = None,
    book: Book | None = None,
) -> tuple[Finding, ...]:
    """The findings of the checks and those on the officer's own words, in the order of all findings."""
    own = (_finding(case, one) for one in edits.remarks(case, today, hours, book))
    return tuple(
        sorted(
            [*found, *own],
            key=lambda one: (_ORDER.index(one.severity), place(one.field), one.id, one.message),
        )
    )


def _finding(case: Case, remark: Remark) -> Finding:
    id = _IDS[remark.what]
    rule = _RULES[id]
    warns = id != CANNOT
    because = Rule(t(f"wordings_admin.finding.rule_{rule}"), t(f"wordings_admin.finding.source_{rule}"))
    return Finding(
        id=id,
        severity="warn" if warns else "block",
        message=_message(remark),
        field=remark.field,
        because=(*_facts(case, remark), because),
        acknowledged=warns and bool((case.decision.acknowledged.get(id) or "").strip()),
    )


def _facts(case: Case, remark: Remark) -> Iterator[Fact]:
    yield Fact(remark.field, document.get(document.from_case(case), remark.field))


def _message(remark: Remark) -> str:
    if remark.what == "standard":
        name = t(f"wordings_admin.field.{remark.field}")
        return t("wordings_admin.finding.standard", field=name)
    where = t(f"wordings_admin.at.{remark.place}")
    if remark.what == "outdated":
        return t("wordings_admin.finding.outdated", place=where)
    if remark.what == "stale":
        changes = "; ".join(_turned(old, new) for old, new in remark.turned)
        return t("wordings_admin.finding.stale", place=where, changes=changes)
    key, words = remark.problem
    return t("wordings_admin.finding.edit", place=where, problem=t(f"wordings_admin.finding.{key}", **words))


def problem_in(text: str) -> str:
    """Why a text of the officer's own cannot be written in a letter, as a sentence; empty where it can."""
    key, words = edits.problem(text) or ("", {})
    return swedish.capital(t(f"wordings_admin.finding.{key}", **words)) if key else ""


def _turned(old: str, new: str) -> str:
    key = "turned" if old and new else "added" if new else "gone"
    return t(f"wordings_admin.finding.{key}", old=old, new=new)
