"""What the answers of an inquiry come to: criterion by criterion, and group by group.

Only what is asked now counts: an answer to a question that has since gone away (another group, another
diagnosis) stays in the draft but says nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from lssdesk.law import age, tables
from lssdesk.law.personkrets.table import GROUPS, Criterion, Group, criteria
from lssdesk.model.case import Answer, Case, Evidence, Source

State = Literal["met", "presumed", "not_met", "unclear", "untried"]
"""``presumed``: not settled, but counts as met (PKR-037, PKR-046).  ``untried``: nothing is answered."""

_STATES: dict[str | None, State] = {"yes": "met", "no": "not_met", "unclear": "unclear"}
_TRIED: dict[str | None, tuple[Group, ...]] = {
    "1": ("1",),
    "2": ("2",),
    "3": ("3",),
    "1_3": ("1", "3"),
    "2_3": ("2", "3"),
    "several": ("1", "2", "3"),
}
_BRANCHES: dict[str | None, tuple[str, ...]] = {
    "utvecklingsstorning": ("utvecklingsstorning",),
    "autism": ("autism",),
    "autismliknande": ("autism",),
    "both": ("utvecklingsstorning", "autism"),
}
_LONGEST_LIFE = 130


def combined(states: Iterable[State]) -> State:
    """What requirements come to that all have to be met; one that is not met settles it."""
    found = set(states)
    if "not_met" in found:
        return "not_met"
    if found <= {"untried"}:
        return "untried"
    return "met" if found <= {"met", "presumed"} else "unclear"


def _either(states: Iterable[State]) -> State:
    """What several ways come to, one of which is enough."""
    found = set(states)
    if "met" in found:
        return "met"
    if found <= {"untried"}:
        return "untried"
    return "not_met" if found == {"not_met"} else "unclear"


@dataclass(frozen=True)
class Reading:
    """The answers on the personkrets in one case, by the law of ``day``.  Nothing here fails on a draft."""

    case: Case
    day: date

    def answer(self, id: str) -> Answer:
        """The answer to the question ``pkr_<id>``, empty where there is none."""
        return self.case.inquiry.answers.get(f"pkr_{id}", Answer())

    def choice(self, id: str) -> str:
        """What was chosen there, or nothing."""
        return self.answer(id).choice or ""

    @cached_property
    def child(self) -> bool:
        """Under 18 on the day; False where the age is not known."""
        born = age.birth_day(self.case.person, self.day)
        return born is not None and age.age(born, self.day) < age.ADULT

    @property
    def tried(self) -> tuple[Group, ...]:
        """The groups that are assessed in this case."""
        return _TRIED.get(self.choice("tried"), ())

    @property
    def reused(self) -> Group | None:
        """Group 1 or 2 that was found before and is not assessed anew (PKR-014)."""
        earlier = self.choice("earlier")
        reuses = self.choice("tried") == "earlier"
        return "1" if reuses and earlier == "1" else "2" if reuses and earlier == "2" else None

    def asked(self, criterion: Criterion) -> bool:
        """Whether the criterion is one of those that are assessed now."""
        if criterion.group not in self.tried:
            return False
        diagnosed = self.choice("diagnosis") in _BRANCHES
        branches = _BRANCHES.get(self.choice("diagnosis"), ())
        return criterion.group != "1" or (diagnosed and criterion.branch in ("", *branches))

    def criteria(self, group: str) -> tuple[Criterion, ...]:
        """The criteria of a group that are assessed now."""
        return tuple(row for row in criteria(self.day) if row.group == group and self.asked(row))

    def state(self, criterion: Criterion) -> State:
        """How a criterion is answered, and whether what is not settled counts as met all the same."""
        if not self.asked(criterion):
            return "untried"
        state = _STATES.get(self.choice(criterion.id), "untried")
        if criterion.id == "3a" and state == "unclear" and self._durability_hard_to_judge:
            return "presumed"
        later = criterion.id in ("3d", "3e") and state in ("unclear", "untried")
        return "presumed" if later and self.presumed_with_age else state

    @property
    def _durability_hard_to_judge(self) -> bool:
        return self.case.inquiry.personkrets.durability_hard_to_judge

    @property
    def presumed_with_age(self) -> bool:
        """A small child who can be presumed to get the difficulties with rising age (PKR-046)."""
        return self.child and self.choice("small_child") == "yes" and self.choice("prognosis") == "yes"

    def group(self, group: str) -> State:
        """What the criteria of a group come to; group 1 needs those of one diagnosis (PKR-024)."""
        asked = self.criteria(group)
        if group != "1":
            return combined(map(self.state, asked))
        if "1" in self.tried and self.choice("diagnosis") == "none":
            return "not_met"
        branches = dict.fromkeys(row.branch for row in asked if row.branch)
        ways = [combined(self.state(row) for row in asked if row.branch == branch) for branch in branches]
        general = [self.state(row) for row in asked if not row.branch]
        return combined([*general, _either(ways)])

    @property
    def groups(self) -> dict[str, State]:
        """What each group comes to."""
        return {group: self.group(group) for group in GROUPS}

    def open(self, group: str) -> tuple[Criterion, ...]:
        """The criteria of a group that neither are met nor count as met."""
        return tuple(row for row in self.criteria(group) if self.state(row) not in ("met", "presumed"))

    def unclear(self, group: str) -> tuple[Criterion, ...]:
        """The criteria that leave a group unclear: none where another one settles it (PKR-010)."""
        if self.group(group) != "unclear":
            return ()
        return tuple(row for row in self.criteria(group) if self.state(row) == "unclear")

    def linked(self, *ids: str) -> tuple[Evidence, ...]:
        """The documents that the source of one of these answers names (PKR-008)."""
        sources = [self.answer(id).source for id in ids]
        return tuple(
            row for row in self.case.inquiry.evidence if any(_names(source, row) for source in sources)
        )

    def of_group(self, group: str) -> tuple[Evidence, ...]:
        """The documents that the criteria of a group are linked with."""
        return self.linked(*(row.id for row in self.criteria(group)))


def _names(source: Source | None, row: Evidence) -> bool:
    """Whether a source names a document: by its day, or by who wrote it or what it is."""
    if source is None:
        return False
    if source.day is not None and source.day in (row.day, row.received):
        return True
    said = (_plain(source.who), _plain(source.how))
    return any(_overlap(word, _plain(part)) for word in said for part in (row.issuer, row.kind))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _overlap(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and f" {shorter} " in f" {longer} "


def years(text: str) -> int | None:
    """The first number of a text, as an age in years; None where it holds none that a person can have."""
    found = re.search(r"\d+", text)
    number = int(found[0][:4]) if found else None
    return number if number is not None and number <= _LONGEST_LIFE else None


def read(case: Case, day: date) -> Reading:
    """The answers of ``case`` by the law of ``day``, but never of one before the tables begin."""
    return Reading(case, max(day, tables.first_day()))
