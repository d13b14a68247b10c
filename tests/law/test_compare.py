"""A new decision beside the one before it: what changed, in words, and for better or worse."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lssdesk.law import compare
from lssdesk.law.compare import Difference
from lssdesk.model.case import Beyond, Case, Change, CostItem, DearerActivity, Decision, WordingUse

GRANT: dict[str, Any] = {
    "number": "2025-0007",
    "day": date(2025, 9, 1),
    "outcome": "granted",
    "hours_per_month": Decimal(40),
    "valid_from": date(2025, 9, 1),
    "duration": "open_ended",
    "reservation": "no",
    "purpose": "gå på fotboll",
    "decided_by": "Åsa Lindmark",
}
LIMITED = {"duration": "limited", "valid_to": date(2026, 8, 31)}
ENDS = {"kind": "change", "outcome": None, "change": Change(effect="ends", from_day=date(2026, 4, 1))}

LINES = [
    # the old decision's fields, the new one's, the line, for the person
    ({}, {"hours_per_month": Decimal(30)}, "Timmar per månad: 40 → 30 (10 färre)", "worse"),
    ({}, {"hours_per_month": Decimal("42.50")}, "Timmar per månad: 40 → 42,5 (2,5 fler)", "better"),
    ({"hours_per_month": None}, {}, "Timmar per månad: inget angivet → 40", "neutral"),
    ({}, {"outcome": "partly_granted"}, "Utgång: Bifall → Delvis bifall", "worse"),
    ({"outcome": "refused"}, {}, "Utgång: Avslag → Bifall", "better"),
    ({}, {"outcome": "refused"}, "Utgång: Bifall → Avslag", "worse"),
    ({}, {"outcome": None}, "Utgång: Bifall → inget angivet", "neutral"),
    ({}, ENDS, "Utgång: Bifall → upphör från och med 2026-04-01", "worse"),
    (
        {},
        {**ENDS, "change": Change(effect="ends", ground="own_request")},
        "Utgång: Bifall → upphör",
        "neutral",
    ),
    (
        {},
        {"duration": "limited", "valid_to": date(2027, 3, 31)},
        "Giltighetstid: Tills vidare → till och med 2027-03-31 (kortare, tidsbegränsat)",
        "worse",
    ),
    (LIMITED, {}, "Giltighetstid: till och med 2026-08-31 → Tills vidare (längre, utan slutdag)", "better"),
    (
        LIMITED,
        {"duration": "limited", "valid_to": date(2026, 6, 30)},
        "Giltighetstid: till och med 2026-08-31 → till och med 2026-06-30 (slutar tidigare)",
        "worse",
    ),
    (
        LIMITED,
        {"duration": "limited", "valid_to": date(2026, 12, 31)},
        "Giltighetstid: till och med 2026-08-31 → till och med 2026-12-31 (slutar senare)",
        "better",
    ),
    (
        LIMITED,
        {"duration": "limited", "valid_from": date(2026, 9, 1), "valid_to": date(2027, 8, 31)},
        "Giltighetstid: till och med 2026-08-31 → till och med 2027-08-31 (lika lång tid)",
        "neutral",
    ),
    (
        LIMITED,
        {"duration": "limited", "valid_from": date(2026, 9, 1), "valid_to": date(2027, 2, 28)},
        "Giltighetstid: till och med 2026-08-31 → till och med 2027-02-28 "
        "(kortare tid: 6 månader i stället för 12 månader)",
        "worse",
    ),
    (
        LIMITED,
        {"duration": "limited", "valid_from": date(2026, 9, 1), "valid_to": date(2028, 9, 10)},
        "Giltighetstid: till och med 2026-08-31 → till och med 2028-09-10 "
        "(längre tid: 741 dagar i stället för 12 månader)",
        "better",
    ),
    (
        {},
        {"reservation": "yes"},
        "Ändringsförbehåll: Nej → Ja (nämnden kan ändra beslutet om förhållandena förändras)",
        "worse",
    ),
    (
        {"reservation": "yes"},
        {},
        "Ändringsförbehåll: Ja → Nej (gäller oförändrat under tiden)",
        "better",
    ),
    ({}, {"reservation": None}, "Ändringsförbehåll: Nej → inget angivet", "neutral"),
    ({}, {"late_cancellation_counts": False}, "Sen avbokning räknas som använd tid: Ja → Nej", "better"),
    ({}, {"valid_from": date(2026, 1, 1)}, "Från och med: 2025-09-01 → 2026-01-01", "neutral"),
    ({}, {"purpose": "gå på bio"}, "Syfte: gå på fotboll → gå på bio", "neutral"),
    (
        {"scope": "30 dygn per år"},
        {"scope": "20 dygn per år"},
        "Omfattning: 30 dygn per år → 20 dygn per år",
        "worse",
    ),
    (
        {"scope": "två besök per vecka"},
        {"scope": "fler besök"},
        "Omfattning: två besök per vecka → fler besök",
        "neutral",
    ),
    ({}, {"decided_by": "Karl Berg"}, "Beslutsfattare: Åsa Lindmark → Karl Berg", "neutral"),
    (
        {},
        {"kind": "interim"},
        "Slag av beslut: Beslut om ansökan → Tillfälligt beslut under utredningen",
        "neutral",
    ),
    (
        {"outcome": "refused", "refusal_ground": "no_need"},
        {"outcome": "refused", "refusal_ground": "household"},
        "Grund för avslag: Behovet finns inte i den omfattningen → Någon i hushållet kan följa med",
        "neutral",
    ),
    (
        {"beyond": Beyond(amount=50_000)},
        {"beyond": Beyond(amount=40_050)},
        "Enligt riktlinjerna: 500\u00a0kr → 400,50\u00a0kr (99,50\u00a0kr mindre)",
        "worse",
    ),
    (
        {"dearer": DearerActivity(items=(CostItem(amount=30_000),))},
        {"dearer": DearerActivity(items=(CostItem(amount=30_000), CostItem(amount=5_000)))},
        "Dyrare aktivitet: 300\u00a0kr → 350\u00a0kr (50\u00a0kr mer)",
        "better",
    ),
    (
        {},
        {"wordings": {"duration": WordingUse(id="DUR-1", text="Egna ord.")}},
        "Formulering om giltighetstiden: inget angivet → Tidsbegränsat (texten är ändrad)",
        "neutral",
    ),
]


def changes(
    old: dict[str, Any], new: dict[str, Any], measure: str = "ledsagarservice"
) -> dict[str, Difference]:
    found = compare.compare(
        Decision(**{**GRANT, **old}), Decision(**{**GRANT, **new}), measure, titles={"DUR-1": "Tidsbegränsat"}
    )
    return {one.line: one for one in found}


@pytest.mark.parametrize(("old", "new", "line", "sense"), LINES)
def test_a_change_is_said_in_words_and_marked_for_the_person(
    old: dict[str, Any], new: dict[str, Any], line: str, sense: str
) -> None:
    found = changes(old, new)
    assert line in found
    assert found[line].sense == sense
    assert found[line].field.startswith("/decision/")


def test_equal_decisions_have_no_differences_and_a_number_is_none() -> None:
    assert changes({}, {"number": ""}) == {}


def test_what_a_refusal_still_holds_of_a_grant_is_not_compared() -> None:
    found = changes({}, {"outcome": "refused", "hours_per_month": Decimal(3), "reservation": "yes"})
    assert [one.field for one in found.values()] == ["/decision/outcome", "/decision/purpose"]


def test_the_law_of_the_two_days_stands_beside_each_other() -> None:
    found = changes({"day": date(2025, 6, 30)}, {"day": date(2025, 7, 1)}, "ledsagning")
    assert "Lag: 4 kap. 1 § socialtjänstlagen (2001:453) → 11 kap. 1 § socialtjänstlagen (2025:400)" in found


@pytest.mark.parametrize("day", [None, date(1990, 1, 1)])
def test_without_a_day_that_the_tables_know_the_law_is_not_compared(day: date | None) -> None:
    assert not any(line.startswith("Lag") for line in changes({"day": day}, {}, "ledsagning"))


RUNNING = Decision(**GRANT)
NEXT = Decision(
    **{**GRANT, "number": "2026-0001", "valid_from": date(2026, 1, 1), "ends_earlier": "2025-0007"}
)
ENDED = Decision(**{**GRANT, **LIMITED, "number": "2024-0003", "valid_to": date(2025, 9, 30)})
BEFORE = [
    # own decision, earlier ones, number of the one that it is compared with
    ({}, (), None),
    ({}, (ENDED,), "2024-0003"),
    ({}, (ENDED, RUNNING), "2025-0007"),
    ({}, (RUNNING, ENDED), "2025-0007"),
    ({}, (RUNNING, NEXT), "2026-0001"),
    ({"kind": "change", "underlying": "2024-0003"}, (ENDED, RUNNING), "2024-0003"),
    ({"kind": "execution", "underlying": "2024-0003"}, (ENDED, RUNNING), "2024-0003"),
    ({"outcome": "granted", "ends_earlier": "2025-0007"}, (RUNNING, NEXT), "2025-0007"),
    ({"kind": "change", "underlying": "borta"}, (ENDED, RUNNING), "2025-0007"),
]


@pytest.mark.parametrize(("own", "earlier", "expected"), BEFORE)
def test_compared_is_with_the_one_that_is_named_else_one_that_runs_else_the_last(
    own: dict[str, Any], earlier: tuple[Decision, ...], expected: str | None
) -> None:
    found = compare.before(Case(decision=Decision(**own), earlier=earlier), date(2026, 3, 2))
    assert (found.number if found else None) == expected
