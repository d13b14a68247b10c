"""A case as the checks look at it: the typed case, and what follows from it and from the day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from lssdesk.law import age, standing, tables, worsening
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.policy import Handling
from lssdesk.law.practice import Practice
from lssdesk.law.tables import Measure
from lssdesk.model import document
from lssdesk.model.case import Answer, Application, Case, Communication, Decision, DecisionKind, Inquiry

REPRESENTATIVES = ("vardnadshavare", "formyndare", "god_man", "forvaltare", "framtidsfullmakt")
"""Who may request LSS measures for somebody else (LSS 8 §); an ombud acts in the person's own name."""
_AGAINST = ("dismissal", "permission", "delay_refusal")
"""Kinds that always go against somebody who is a party."""
STEM = 5
"""Signs of a word by which two forms of it count as the same: *simhallen* and *simhall*."""
SINGLE = "dyrare_aktivitet"
_WORD = re.compile(r"[^\W\d_]+")


def said(text: str | None) -> bool:
    """Whether a text says anything: dashes, dots and blanks alone do not."""
    return any(sign.isalnum() for sign in text or "")


def day_after(day: date) -> date:
    """The next day; the calendar's last day has none and stands for itself."""
    return day if day == date.max else day + timedelta(days=1)


@dataclass(frozen=True)
class Matter:
    """One case on the day ``as_of``.  Nothing here fails on a draft, whatever it lacks.

    ``practice``: the office's last decisions of the same kind and measure, the oldest first.
    """

    case: Case
    as_of: date
    policy: Handling
    hours: HoursPolicy
    practice: tuple[Practice, ...] = ()

    @property
    def application(self) -> Application:
        return self.case.application

    @property
    def inquiry(self) -> Inquiry:
        return self.case.inquiry

    @property
    def communication(self) -> Communication:
        return self.case.inquiry.communication

    @property
    def decision(self) -> Decision:
        return self.case.decision

    @cached_property
    def measure(self) -> Measure | None:
        """The measure applied for; None as long as none, or an unknown one, is chosen."""
        return tables.find_measure(self.case.measure)

    @property
    def act(self) -> str:
        """``lss`` or ``sol`` by the measure, empty as long as none is chosen."""
        return self.measure.act if self.measure else ""

    @property
    def day(self) -> date:
        """Day of the decision, or ``as_of`` as long as none is set: it chooses the law (SOLG-003)."""
        return self.decision.day or self.as_of

    @cached_property
    def law_day(self) -> date:
        """``day``, but never before the tables begin: HND-006 says so where it is."""
        return max(self.day, tables.first_day())

    @property
    def applied(self) -> date:
        """Day of the application, or the decision's as long as none is set."""
        return self.application.received or self.day

    @property
    def kind(self) -> DecisionKind:
        """The kind of decision, one on the application where none is set."""
        return standing.kind_of(self.decision)

    @property
    def tries(self) -> bool:
        """Whether the need of the measure is tried, and answered with a grant or a refusal."""
        return standing.tries(self.decision)

    @property
    def grants(self) -> bool:
        """Granted in full or in part."""
        return standing.grants(self.decision)

    @property
    def refuses(self) -> bool:
        """Refused in full or in part."""
        return standing.refuses(self.decision)

    @property
    def refused_whole(self) -> bool:
        """Refused in full."""
        return self.tries and self.decision.outcome == "refused"

    @cached_property
    def born(self) -> date | None:
        """Day of birth, None where the draft holds none."""
        return age.birth_day(self.case.person, self.as_of)

    @property
    def born_fact(self) -> str:
        """Pointer to the fact that the day of birth was read from."""
        return "/person/personal_number" if self.case.person.personal_number else "/person/birth_day"

    def aged(self, day: date, low: int, high: int) -> bool:
        """Whether the person is at least ``low`` and below ``high`` years on ``day``; False when unknown."""
        return self.born is not None and low <= age.age(self.born, day) < high

    @property
    def child(self) -> bool:
        """Under 18 on the day of the decision."""
        return self.aged(self.day, 0, age.ADULT)

    @property
    def ruling(self) -> bool:
        """An advance ruling is asked for (16 § LSS), whose time the act itself sets (FHB-007)."""
        return self.application.kind == "forhandsbesked"

    @property
    def without_period(self) -> bool:
        """No period of its own: an advance ruling, and a single dearer activity that has its day."""
        single = self.case.measure == SINGLE and self.decision.dearer.day is not None
        return self.ruling or (single and self.decision.duration is None)

    @property
    def represented(self) -> bool:
        """Somebody other than the person applied, an ombud included (HND-021)."""
        return self.application.applicant not in (None, "person")

    def answer(self, id: str) -> Answer:
        """The answer to an inquiry question, empty where there is none."""
        return self.inquiry.answers.get(id, Answer())

    def asked(self, id: str) -> Answer:
        """The answer to a question of the application form, empty where there is none."""
        return self.application.answers.get(id, Answer())

    @cached_property
    def replaced(self) -> Decision | None:
        """The earlier decision that this one replaces, changes or ends while it runs (HRS-021, HND-114).

        The one that is named, else the latest that runs, since a file may hold decisions without numbers.
        """
        number, start = standing.takes_over(self.decision), standing.starts(self.decision)
        if start is None or not said(number):
            return None
        running = standing.running(self.case.earlier, start)
        found = [one for one in running if one.number == number] or running
        return found[-1] if found else None

    @cached_property
    def changed(self) -> Decision | None:
        """The earlier decision that this one changes, ends or replaces, also before that one has begun."""
        found = worsening.changed(self.decision, self.case.earlier)
        return found[0] if found else None

    @cached_property
    def losses(self) -> tuple[str, ...]:
        """What gets worse for the person of the decisions that hold, each in words (FL 37 §)."""
        apart = said(self.decision.acknowledged.get("HND-114"))
        return worsening.losses(self.decision, self.case.earlier, apart)

    @property
    def worsens(self) -> bool:
        """A favourable decision that holds gets worse, other than by the person's own wish."""
        return bool(self.losses) and not standing.by_wish(self.decision)

    @property
    def drafted(self) -> bool:
        """An outcome is chosen, or a kind of decision that has none."""
        return self.decision.outcome is not None or self.kind not in standing.TRYING

    @property
    def against(self) -> bool:
        """The decision goes against the person, or against a custodian whose will it passes over."""
        refused = self.kind == "execution" and self.decision.outcome in ("refused", "partly_granted")
        return self.refuses or self.worsens or refused or self.kind in _AGAINST

    @property
    def communicates(self) -> bool:
        """The material goes to the party first: not before a wish is followed or a mistake is mended."""
        return self.kind in standing.TRYING or standing.tried_anew(self.decision)

    @property
    def parts_left_out(self) -> tuple[str, ...]:
        """Pointers to the parts of a case that this decision does not rest on.

        A change has no application of its own, and one that needs no new trial no inquiry.
        """
        if self.kind != "change":
            return ()
        inquiry = () if standing.tried_anew(self.decision) else ("/inquiry/",)
        return ("/application/", "/register/", *inquiry)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The officer's reasons that a decision rests on, by pointer: what the text checks read."""
        tests = self.inquiry.need_test
        found = {
            "/inquiry/answers/assessment": self.answer("assessment").text,
            **{
                f"/inquiry/need_test/{name}": getattr(tests, name).reasons
                for name in ("needs", "unmet", "good_living", "cannot_alone", "cannot_otherwise")
            },
            "/decision/reasons": self.decision.reasons,
            "/decision/met_how": self.decision.met_how,
            "/decision/below_sum_reasons": self.decision.below_sum_reasons,
            "/decision/views_answered": self.decision.views_answered,
            "/decision/change/circumstances": self.decision.change.circumstances,
            "/decision/change/significance": self.decision.change.significance,
            "/decision/permission/best_interests": self.decision.permission.best_interests,
            "/decision/execution/suitability": self.decision.execution.suitability,
            "/decision/execution/wishes_weighed": self.decision.execution.wishes_weighed,
        }
        return {pointer: text for pointer, text in found.items() if said(text)}

    @cached_property
    def _document(self) -> dict[str, Any]:
        return document.from_case(self.case)

    def value(self, pointer: str) -> Any:
        """The value at the pointer as JSON, None where nothing is; the personal number only as a hint."""
        if pointer == "/person/personal_number":
            return f"{self.case.person.personal_number[:4]}-••••"
        return document.get(self._document, pointer)


def own_words(m: Matter, text: str) -> list[str]:
    """The words of a text that are neither the law's, nor of the measure's name, nor mere grammar."""
    names = _WORD.findall(m.measure.name.casefold()) if m.measure else []
    found = [word.casefold() for word in _WORD.findall(text)]
    law = tables.words("law_words")
    return [
        one
        for one in found
        if not law.fullmatch(one) and not any(one.startswith(name[:STEM]) for name in names)
    ]
