"""What a decision makes worse of those that hold, in words; and how much a scope in words holds."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lssdesk.law import worsening
from lssdesk.law.scope_numbers import counts, fewer
from lssdesk.model.case import Change, Decision

OLD: dict[str, Any] = {
    "number": "2025-0001",
    "outcome": "granted",
    "hours_per_month": Decimal(40),
    "valid_from": date(2025, 1, 1),
    "duration": "open_ended",
    "reservation": "no",
}
LIMITED: dict[str, Any] = {**OLD, "duration": "limited", "valid_to": date(2026, 12, 31)}
NEW: dict[str, Any] = {
    "outcome": "granted",
    "hours_per_month": Decimal(40),
    "valid_from": date(2026, 4, 1),
    "duration": "open_ended",
    "reservation": "no",
    "ends_earlier": "2025-0001",
}


def changing(effect: str | None, from_day: date | None = date(2026, 4, 1), **more: Any) -> dict[str, Any]:
    """A decision of the kind change; ``more`` is the new content."""
    part = Change(effect=effect, from_day=from_day)  # type: ignore[arg-type]
    return {"kind": "change", "underlying": "2025-0001", "change": part, **more}


WORSE: list[tuple[str, dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    # name, old, new, words
    ("the same again", OLD, NEW, ()),
    (
        "fewer hours",
        OLD,
        {**NEW, "hours_per_month": Decimal("29.5")},
        ("timmarna minskar från 40 till 29,5 per månad",),
    ),
    ("more hours", OLD, {**NEW, "hours_per_month": Decimal(41)}, ()),
    ("hours not known", {**OLD, "hours_per_month": None}, NEW, ()),
    (
        "limited, though with more hours",
        OLD,
        {**NEW, "hours_per_month": Decimal(60), "duration": "limited", "valid_to": date(2030, 12, 31)},
        ("ett beslut som gäller tills vidare blir tidsbegränsat",),
    ),
    ("until further notice instead of limited", LIMITED, NEW, ()),
    (
        "an earlier end",
        LIMITED,
        {**NEW, "duration": "limited", "valid_to": date(2026, 12, 30)},
        ("sista dagen flyttas från 2026-12-31 till 2026-12-30",),
    ),
    ("a later end", LIMITED, {**NEW, "duration": "limited", "valid_to": date(2027, 1, 1)}, ()),
    (
        "a reservation is added",
        OLD,
        {**NEW, "reservation": "yes"},
        ("ett förbehåll om ändring läggs till medan beslutet gäller",),
    ),
    ("the reservation goes", {**OLD, "reservation": "yes"}, NEW, ()),
    ("the old reservation is not known", {**OLD, "reservation": None}, {**NEW, "reservation": "yes"}, ()),
    (
        "renewed after the end",
        LIMITED,
        {**NEW, "valid_from": date(2027, 1, 1), "hours_per_month": Decimal(10)},
        (),
    ),
    (
        "less scope",
        {**OLD, "scope": "fyra dagar i veckan"},
        {**NEW, "scope": "tre dagar i veckan"},
        ("omfattningen minskar från ”fyra dagar i veckan” till ”tre dagar i veckan”",),
    ),
    (
        "two things",
        OLD,
        {**NEW, "hours_per_month": Decimal(30), "reservation": "yes"},
        (
            "timmarna minskar från 40 till 30 per månad",
            "ett förbehåll om ändring läggs till medan beslutet gäller",
        ),
    ),
    ("ended", OLD, changing("ends"), ("beslutet upphör 2026-04-01",)),
    ("ended some day", OLD, changing("ends", None, day=date(2026, 3, 25)), ("beslutet upphör",)),
    ("ended after its end", LIMITED, changing("ends", date(2027, 1, 1)), ()),
    (
        "ended, another is named",
        OLD,
        {**changing("ends"), "underlying": "2020-0009"},
        ("beslutet upphör 2026-04-01",),
    ),
    ("not said what it changes", OLD, changing(None), ()),
    ("a change that is refused", OLD, changing("changes", outcome="refused"), ()),
    ("changed, nothing said of the hours", OLD, changing("changes"), ()),
    (
        "changed to fewer",
        OLD,
        changing("changes", hours_per_month=Decimal(1)),
        ("timmarna minskar från 40 till 1 per månad",),
    ),
    (
        "begins later than the old one ends",
        OLD,
        changing("changes", valid_from=date(2026, 4, 2)),
        ("stödet börjar först 2026-04-02 i stället för 2026-04-01",),
    ),
    ("begins the same day", OLD, changing("changes", valid_from=date(2026, 4, 1)), ()),
    (
        "changed before it has begun",
        {**OLD, "valid_from": date(2026, 6, 1)},
        changing("changes", date(2026, 4, 1), valid_from=date(2026, 7, 1), hours_per_month=Decimal(40)),
        ("stödet börjar först 2026-07-01 i stället för 2026-06-01",),
    ),
    ("refused", OLD, {"outcome": "refused", "day": date(2026, 4, 1)}, ()),
    (
        "refused, and said to replace",
        OLD,
        {"outcome": "refused", "day": date(2026, 4, 1), "ends_earlier": "2025-0001"},
        ("beslutet upphör",),
    ),
    ("written off", OLD, {"kind": "write_off", "day": date(2026, 4, 1), "ends_earlier": "2025-0001"}, ()),
    (
        "not named, fewer hours",
        OLD,
        {**NEW, "ends_earlier": "", "hours_per_month": Decimal(8)},
        ("timmarna minskar från 40 till 8 per månad",),
    ),
    ("no first day", OLD, {**NEW, "valid_from": None, "hours_per_month": Decimal(8)}, ()),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), WORSE)
def test_what_gets_worse(name: str, old: dict[str, Any], new: dict[str, Any], words: tuple[str, ...]) -> None:
    assert worsening.losses(Decision(**new), [Decision(**old)]) == words


def test_what_goes_on_apart_is_not_made_worse() -> None:
    more = Decision(**{**NEW, "ends_earlier": "", "hours_per_month": Decimal(8)})
    assert worsening.losses(more, [Decision(**OLD)], apart=True) == ()


def test_an_end_of_what_is_not_known_is_worse() -> None:
    assert worsening.losses(Decision(**changing("ends")), []) == ("beslutet upphör 2026-04-01",)


TWO = (Decision(**OLD), Decision(**{**OLD, "number": "2025-0002", "day": date(2025, 3, 1)}))
NAMED: list[tuple[str, dict[str, Any], list[str]]] = [
    # name, new, numbers of the decisions that it changes
    ("by number", changing("ends"), ["2025-0001"]),
    ("by day", {**changing("ends"), "underlying": "", "underlying_day": date(2025, 3, 1)}, ["2025-0002"]),
    ("by neither: the last", {**changing("ends"), "underlying": ""}, ["2025-0002"]),
    ("by a number that is not there", {**changing("ends"), "underlying": "2020-0009"}, []),
    ("an application", NEW, ["2025-0001"]),
    ("an application that names none", {**NEW, "ends_earlier": ""}, []),
]


@pytest.mark.parametrize(("name", "new", "numbers"), NAMED)
def test_which_decision_is_changed(name: str, new: dict[str, Any], numbers: list[str]) -> None:
    assert [one.number for one in worsening.changed(Decision(**new), TWO)] == numbers


FEWER = [
    # old scope, new scope, the new one gives less
    ("fyra dagar i veckan", "tre dagar i veckan", True),
    ("fyra dagar i veckan", "fyra dagar i veckan", False),
    ("fyra dagar i veckan", "5 dagar per vecka", False),
    ("84 dygn per år, i genomsnitt 7 dygn per månad", "72 dygn per år, i genomsnitt 6 dygn per månad", True),
    ("7 dygn per månad", "84 dygn per år", False),
    ("7 dygn per månad", "60 dygn per år", True),
    ("en träff i veckan", "två träffar i månaden", True),
    ("två träffar i månaden, tre timmar varje gång", "tre träffar i månaden, två timmar varje gång", False),
    ("två träffar i månaden, tre timmar varje gång", "två träffar i månaden, två timmar varje gång", True),
    ("varje helg", "varannan helg", True),
    ("var tredje helg", "varannan helg", False),
    ("48 tillfällen per år", "6,5 timmar i veckan", False),
    ("efter skolan", "tre dagar i veckan", False),
    ("", "", False),
]


@pytest.mark.parametrize(("old", "new", "expected"), FEWER)
def test_less_scope(old: str, new: str, expected: bool) -> None:
    assert fewer(old, new) is expected


def test_a_stroke_stands_for_per() -> None:
    assert counts("72 dygn/år, 6 dygn/mån") == {("dygn", "år"): 72, ("dygn", "månad"): 6}


def test_what_a_scope_holds() -> None:
    found = counts("84 dygn per år, i genomsnitt 7,5 dygn per månad och varannan helg")
    assert found == {("dygn", "år"): 84, ("dygn", "månad"): Decimal("7.5"), ("helg", "every"): Decimal("0.5")}
