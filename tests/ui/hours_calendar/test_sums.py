"""The line on top and the sum behind each number: they add up, and they are the engine's."""

from datetime import date

import msgspec
import pytest

from lssdesk.law.hours import Grant, Policy, Track
from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar import sums, sums_answer, words
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.sums_item import item_sum
from lssdesk.ui.hours_calendar.sums_parts import Row, Sum, walked
from lssdesk.ui.hours_calendar.view_model import Content
from tests.ui.hours_calendar.samples import (
    FIVE_HOURS,
    FREE,
    POLICY,
    SESSIONS,
    TEN_HOURS,
    TODAY,
    cost,
    session,
)
from tests.ui.hours_calendar.samples import content as hours

EARLIER = Grant(
    id="E", measure="ledsagning", per_month=60, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31)
)
LATER = Grant(id="L", measure="ledsagning", per_month=60, valid_from=date(2026, 4, 1), valid_to=None)
SPENT = Grant(
    id="O",
    per_month=30000,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    decided=date(2025, 12, 10),
)
ONCE = Grant(id="D", per_month=80000, valid_from=date(2026, 2, 1), valid_to=None, once=True)
COSTS = (
    cost("cinema", "2026-02-10", 42_000, kind="entrance"),
    cost("dinner", "2026-03-01", 51_000, kind="food"),
    cost("before", "2025-12-30", 5_000),
)


def costs(measure: str = "omkostnader_ledsagare", grants: tuple[Grant, ...] = (SPENT,)) -> Content:
    return prepare(Track(measure=measure, unit="ore", grants=grants, policy=POLICY, costs=COSTS), TODAY)


def plain(text: str) -> str:
    return text.replace(words.NBSP, " ")


def complaints(found: Sum, content: Content) -> list[str]:
    """What does not add up, or is not written as it is reckoned."""
    wrong = [] if _made_of(found.rows, found.total) else [f"{found.title}: {found.text}"]
    for row, _ in walked((*found.rows, found.total)):
        if row.under and not _made_of(row.under, row):
            wrong.append(f"{found.title}, {row.text}: {row}")
        if row.value is not None and row.amount != content.amount(row.value):
            wrong.append(f"{row.text} is written {row.amount}")
    return wrong


def _made_of(rows: tuple[Row, ...], whole: Row) -> bool:
    return whole.value is None or sum(row.value or 0 for row in rows) == whole.value


@pytest.mark.parametrize(
    ("grants", "sessions", "expected"),
    [
        ((), (), "Här finns inget beslut om timmar än. Tillfällen kan föras in ändå."),
        ((EARLIER,), (), "Inget beslut gäller i dag. Det senaste gällde till 31 december 2025."),
        ((EARLIER, LATER), (), "Inget beslut gäller i dag. Nästa börjar gälla 1 april."),
        ((TEN_HOURS,), SESSIONS, "20 tim kvar till 31 mars. 17 tim 19 min förfaller om takten håller."),
        (
            (TEN_HOURS, FIVE_HOURS),
            SESSIONS,
            "30 tim kvar: 20 tim till 31 mars och 10 tim till 30 april. 5 tim tillkommer 1 april. "
            "17 tim 19 min förfaller 31 mars om takten håller. "
            "10 tim 47 min förfaller 30 april om takten håller.",
        ),
        (
            (TEN_HOURS,),
            (session("a", "2026-01-10", "00:00", "00:00"), session("b", "2026-03-01", "10:00", "18:00")),
            "Inga timmar kvar i mars. Inget förfaller om takten håller. Överskridande i mars: 2 tim.",
        ),
        ((FREE,), SESSIONS, "Beslutet har inget antal timmar. 7 tim använt i mars."),
    ],
)
def test_the_answer_in_words(grants: tuple[Grant, ...], sessions: tuple[Session, ...], expected: str) -> None:
    assert plain(sums_answer.answer(hours(grants, sessions)).plain) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (costs(), "Inget kvar att ersätta i mars. Ersätts inte i mars: 30 kr."),
        (costs("dyrare_aktivitet", (ONCE,)), "Inget kvar att ersätta i mars. Ersätts inte i mars: 130 kr."),
        (
            costs("dyrare_aktivitet", (msgspec.structs.replace(ONCE, per_month=100000),)),
            "70 kr kvar.",
        ),
        (
            costs("omkostnader_avlosare", (msgspec.structs.replace(ONCE, per_month=None),)),
            "Beslutet har inget belopp. 510 kr ersatt i mars.",
        ),
    ],
)
def test_the_answer_about_costs(content: Content, expected: str) -> None:
    assert plain(sums_answer.answer(content).plain) == expected


def test_every_number_of_the_answer_is_a_link_to_its_sum() -> None:
    shown = hours((TEN_HOURS, FIVE_HOURS))
    found = sums_answer.answer(shown)
    made = {key: make() for key, make in found.sums.items()}
    for key, behind in made.items():
        assert f'<a href="{key}">{behind.total.amount}</a>' in found.rich
    assert [plain(behind.title) for behind in made.values()] == [
        "Kvar 12 mars",
        "Beviljat för april 2026",
        "Förfaller efter 31 mars",
        "Förfaller efter 30 april",
    ]
    assert [one for behind in made.values() for one in complaints(behind, shown)] == []


@pytest.mark.parametrize("what", ["credit", "used", "left", "overuse", "outside"])
@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 2, 1), TODAY, date(2025, 12, 1)])
@pytest.mark.parametrize("grants", [(TEN_HOURS,), (TEN_HOURS, FIVE_HOURS)], ids=["one", "two"])
def test_a_months_number_is_the_sum_of_its_rows(
    what: sums.MonthWhat, day: date, grants: tuple[Grant, ...]
) -> None:
    long = session("long", "2026-01-10", "08:00", "23:00")
    shown = hours(grants, (*SESSIONS, long))
    found = sums.month_sum(shown, day, what)
    assert found.total.value == getattr(shown.month(day), what)
    assert complaints(found, shown) == []


def test_what_lapsed_and_what_will_is_the_sum_of_its_rows() -> None:
    monthly = Grant(
        id="A",
        measure="ledsagning",
        per_month=600,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 4, 30),
        policy=Policy(frame_months=1),
    )
    shown = hours((monthly,))
    found = [sums.frame_sum(shown, frame, "lapse") for frame in shown.frames_in(2026)]
    assert [plain(f"{one.total.text} {one.total.amount}") for one in found] == [
        "Förföll 10 tim",
        "Förföll 7 tim",
        "Förfaller om takten håller 19 min",
        "Förfaller om inget mer används 10 tim",
    ]
    assert [one for each in found for one in complaints(each, shown)] == []


def test_the_sessions_behind_the_used_time_are_named_and_lead_to_them() -> None:
    found = sums.month_sum(hours(), TODAY, "used")
    assert [(plain(row.text), plain(row.amount), row.ref) for row in found.rows] == [
        ("2 mars 10:00–14:00", "4 tim", ("ledsagning", "museum")),
        ("6 mars 22:30–01:30", "3 tim", ("ledsagning", "night")),
    ]


def reasons(found: Sum) -> list[str]:
    return [plain(f"{one.text} {one.source}".strip()) for one in found.because]


def test_a_balance_says_by_which_decision_rule_and_policy() -> None:
    assert reasons(sums.month_sum(hours(), TODAY, "left")) == [
        "Beslut B1, fattat 10 december 2025. Gäller 1 januari – 31 december.",
        "Det som inte används följer med till nästa månad inom ramen, men inte till nästa ram. "
        "[HRS-001, 004 §9.3.2, §11.7.3]",
        "Saldot är det som tillkommit i ramen hittills minus det som använts i ramen hittills. "
        "[HRS-015, 004 §9.3.2]",
        "Ramen är 3 kalendermånader.",
        "Timmar och belopp får användas från den månad de tillkommer.",
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            sums.month_sum(
                hours((TEN_HOURS,), (session("a", "2026-01-10", "00:00", "23:00"),)), TODAY, "left"
            ),
            "Överskridande minskar nästa månads saldo i samma ram. "
            "Det som fattas följer inte med till nästa ram. [HRS-015, 004 §9.3.2]",
        ),
        (
            sums.month_sum(hours(), date(2026, 2, 1), "used"),
            "En avbokning från personen senare än klockan 12:00 dagen före räknas som använd tid, liksom när "
            "personen uteblir. [HRS-032, 002 §1.3]",
        ),
        (
            sums.month_sum(hours(), date(2025, 12, 1), "outside"),
            "Tid på en dag som inget beslut täcker står kvar men räknas inte av från något beslut. [HRS-019]",
        ),
        (
            sums.month_sum(
                hours((msgspec.structs.replace(TEN_HOURS, policy=Policy(frame_months=2)),)), TODAY, "left"
            ),
            "Ramen är 2 kalendermånader.",
        ),
        (
            sums.month_sum(
                hours((TEN_HOURS, msgspec.structs.replace(FIVE_HOURS, policy=Policy(advance="allow")))),
                TODAY,
                "left",
            ),
            "B2: Hela ramens summa får användas från ramens första dag.",
        ),
        (
            sums.month_sum(costs(), TODAY, "overuse"),
            "Det som går över saldot ersätts inte, och minskar inte senare saldon. [OMK-013, 004 §11.8]",
        ),
        (
            sums.month_sum(costs("dyrare_aktivitet", (ONCE,)), TODAY, "left"),
            "Beslutet om en dyrare aktivitet ersätter den faktiska merkostnaden, högst beslutets belopp. "
            "Det har ingen ram. [OMK-002, 004 §11.8.1]",
        ),
    ],
    ids=["overuse", "late", "outside", "own policy", "advance", "not repaid", "dearer activity"],
)
def test_what_makes_a_number_is_said_in_words(found: Sum, expected: str) -> None:
    assert expected in reasons(found)


@pytest.mark.parametrize(
    ("content", "id", "expected"),
    [
        (
            hours((TEN_HOURS,), (session("a", "2026-03-31", "21:00", "02:00"),)),
            "a",
            [
                "Tiden som gick 5 tim",
                " 31 mars 21:00–24:00 3 tim",
                " 1 april 00:00–02:00 2 tim",
                "Använt 5 tim",
                " Beslut från 1 januari, ramen 1 januari – 31 mars: mars 3 tim",
                " Beslut från 1 januari, ramen 1 april – 30 juni: april 2 tim",
            ],
        ),
        (
            hours((TEN_HOURS,), (session("a", "2026-01-02", "10:00", "22:00"),)),
            "a",
            [
                "Tiden som gick 12 tim",
                "Använt 12 tim",
                " Beslut från 1 januari, ramen 1 januari – 31 mars: januari 12 tim",
                "  Ryms i saldot 10 tim",
                "  Överskridande 2 tim",
            ],
        ),
        (
            hours((TEN_HOURS,), (session("a", "2025-12-31", "23:00", "02:00"),)),
            "a",
            [
                "Tiden som gick 3 tim",
                " 31 december 2025 23:00–24:00 1 tim",
                " 1 januari 00:00–02:00 2 tim",
                "Utanför beslut −1 tim",
                "Använt 2 tim",
                " Beslut från 1 januari, ramen 1 januari – 31 mars: januari 2 tim",
            ],
        ),
        (hours(), "planned", ["Tiden som gick 2 tim", "Räknas inte (planerat) −2 tim", "Använt 0 tim"]),
        (
            hours((msgspec.structs.replace(TEN_HOURS, late_cancellation_counts=False),)),
            "late",
            ["Tiden som gick 3 tim", "Beslutet räknar inte sena avbokningar −3 tim", "Använt 0 tim"],
        ),
        (
            costs(),
            "dinner",
            [
                "Belopp, utan kvitto 510 kr",
                "Ersätts inte −30 kr",
                "Ersatt 480 kr",
                " Beslut från 1 januari, ramen 1 januari – 31 mars: mars 480 kr",
            ],
        ),
        (costs(), "before", ["Belopp, utan kvitto 50 kr", "Utanför beslut −50 kr", "Ersatt 0 kr"]),
    ],
    ids=["two frames", "overuse", "outside", "planned", "late", "cost", "cost outside"],
)
def test_an_entry_says_how_it_counts(content: Content, id: str, expected: list[str]) -> None:
    found = item_sum(content, content.items[id])
    shown = [
        f"{' ' * depth}{plain(row.text)} {plain(row.amount)}"
        for row, depth in walked((*found.rows, found.total))
    ]
    assert shown == expected
    assert complaints(found, content) == []


def test_a_sum_as_text_holds_rows_and_reasons() -> None:
    text = item_sum(hours(), hours().items["museum"]).text
    assert text.startswith("Så räknas 2 mars 10:00–14:00\n\nTiden som gick\t4 tim\n")
    assert "\n\nBeslut B1, fattat 10 december 2025." in text
