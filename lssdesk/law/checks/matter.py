"""A case as the checks look at it: the typed case, and what follows from it and from the day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from lssdesk.law import age, tables
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.policy import Handling
from lssdesk.law.tables import Measure
from lssdesk.model import document
from lssdesk.model.case import Answer, Application, Case, Communication, Decision, Inquiry

REPRESENTATIVES = ("vardnadshavare", "formyndare", "god_man", "forvaltare", "framtidsfullmakt")
"""Who may request LSS measures for somebody else (LSS 8 §); an ombud acts in the person's own name."""


def said(text: str | None) -> bool:
    """Whether a text says anything: dashes, dots and blanks alone do not."""
    return any(sign.isalnum() for sign in text or "")


def day_after(day: date) -> date:
    """The next day; the calendar's last day has none and stands for itself."""
    return day if day == date.max else day + timedelta(days=1)


@dataclass(frozen=True)
class Matter:
    """One case on the day ``as_of``.  Nothing here fails on a draft, whatever it lacks."""

    case: Case
    as_of: date
    policy: Handling
    hours: HoursPolicy

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
    def grants(self) -> bool:
        """Granted in full or in part."""
        return self.decision.outcome in ("granted", "partly_granted")

    @property
    def refuses(self) -> bool:
        """Refused in full or in part."""
        return self.decision.outcome in ("refused", "partly_granted")

    @property
    def refused_whole(self) -> bool:
        """Refused in full."""
        return self.decision.outcome == "refused"

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
        """The earlier decision that still runs when the new one begins, if the new one replaces it (HRS-021).

        A decision carries no number of its own in the case, so it is the latest running one.
        """
        start = self.decision.valid_from
        if start is None or not said(self.decision.ends_earlier):
            return None
        running = [one for one in self.case.earlier if _runs(one, start)]
        return running[-1] if running else None

    @property
    def worsens(self) -> bool:
        """The new decision gives fewer hours than the running one that it replaces (FL 37 §)."""
        before, now = self.replaced, self.decision.hours_per_month
        return (
            self.grants
            and before is not None
            and before.hours_per_month is not None
            and now is not None
            and now < before.hours_per_month
        )

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


def _runs(decision: Decision, day: date) -> bool:
    return (
        decision.outcome in ("granted", "partly_granted")
        and decision.valid_from is not None
        and decision.valid_from < day
        and (decision.valid_to is None or day <= decision.valid_to)
    )
