"""Ledsagarservice for who lives in housing with special service: what the home in fact gives [004 §9.3.4]."""

from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter, said

KIND = "/inquiry/answers/housing_kind/choice"
SERVICE = ("bmss_child", "bmss_adult")
"""Housing with special service under LSS 9 § 8 and 9 §."""
_ASKED = ("housing_support", "housing_support_person", "housing_schedule", "housing_gap")


def in_service(m: Matter) -> bool:
    """Whether the person lives in housing with special service."""
    return m.answer("housing_kind").choice in SERVICE


def home_not_examined(m: Matter) -> tuple[Hit, ...]:
    """LED-014: what the home gives, by the home and by the person (A-20), when, and what is lacking."""
    missing = [f"/inquiry/answers/{id}" for id in _ASKED if not said(m.answer(id).text)]
    return when(in_service(m) and bool(missing), KIND, field=missing[0] if missing else None)


def refused_unexamined(m: Matter) -> tuple[Hit, ...]:
    """LED-015: nobody is refused merely for living there."""
    unknown = in_service(m) and not said(m.answer("housing_support").text)
    return when(m.refuses and unknown, KIND, "/decision/outcome")


CHECKS: Checks = {
    "LED-014": home_not_examined,
    "LED-015": refused_unexamined,
}
