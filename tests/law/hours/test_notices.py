"""What there is to know of hours and costs in time: tables of ledgers, and what is said of them."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

import msgspec
import pytest

from lssdesk import paths
from lssdesk.law import policy
from lssdesk.law.hours import Grant, Policy, Track
from lssdesk.law.hours.notice import RULES, Limits, Notice, limits
from lssdesk.law.hours.notices import notices
from lssdesk.model.case import Cost, Session, UnusedMonth

TODAY = date(2026, 3, 10)
YEAR = Grant(
    id="2026-0001",
    measure="ledsagning",
    per_month=600,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
)
OPEN = msgspec.structs.replace(YEAR, valid_to=None)
FREE = msgspec.structs.replace(YEAR, per_month=None)
REPAID = msgspec.structs.replace(YEAR, id="2026-0002", measure=None, per_month=30_000)
OFF = Limits(
    lapse_days=None,
    lapse_days_month=None,
    first_session_days=None,
    gap_months=None,
    cancelled_month=None,
    cancelled_frame=None,
    ending_days=None,
)
FORWARD = Policy(frame_months=3)
BY_MONTH = Policy(frame_months=1)


def d(text: str) -> date:
    """``3-12`` is 12 March 2026."""
    return date.fromisoformat(text) if text.count("-") == 2 else date(2026, *map(int, text.split("-")))


def s(day: str, hours: int = 2, **more: Any) -> Session:
    """A session from 10 on, performed unless said otherwise."""
    return Session(id=day, day=d(day), start=time(10), end=time(10 + hours), **more)


def c(day: str, kronor: int, **more: Any) -> Cost:
    return Cost(id=day, day=d(day), amount=100 * kronor, **more)


def why(month: str, reason: Any = "away") -> UnusedMonth:
    return UnusedMonth(id=month, month=d(f"{month}-1"), reason=reason)


def hours(*sessions: Session, grants: tuple[Grant, ...] = (YEAR,), rules: Policy = FORWARD) -> Track:
    return Track("ledsagning", "minutes", grants, rules, sessions)


def costs(*rows: Cost, grants: tuple[Grant, ...] = (REPAID,)) -> Track:
    return Track("omkostnader_ledsagare", "ore", grants, FORWARD, (), rows)


def found(kind: Any, *tracks: Track, today: date = TODAY, **more: Any) -> list[tuple[str, str]]:
    """Day and sentence of the notices of one kind."""
    unused = {"ledsagning": more.pop("unused", ())}
    rules = more.pop("rules", Limits())
    rows = notices(tracks, unused, today, rules, only=(kind,), **more)
    return [(f"{one.day.month}-{one.day.day}", plain(one, today)) for one in rows]


def plain(one: Notice, today: date = TODAY) -> str:
    return one.sentence(today).replace("\u00a0", " ")


PERFORMED = [s("1-8", 10), s("2-9", 10)]

LAPSES = [
    # name, track, day, what is said
    ("31 days before the frame ends", hours(), d("2-28"), []),
    ("30 days before", hours(), d("3-1"), ["30 tim förfaller den 31 mars om de inte används."]),
    ("on the last day", hours(s("1-8", 10)), d("3-31"),
     ["20 tim förfaller den 31 mars om de inte används."]),
    ("the day after, of the next frame", hours(), d("4-1"), []),
    ("nothing is left", hours(*(s(f"{m}-{day}", 10) for m in (1, 2, 3) for day in (1,))), d("3-10"), []),
    ("overused", hours(*(s(f"1-{day}", 10) for day in range(1, 5))), d("3-10"), []),
    ("no number of hours", hours(grants=(FREE,)), d("3-10"), []),
    ("no decision", hours(grants=()), d("3-10"), []),
    ("half an hour left", hours(s("1-8", 10), s("2-9", 10), s("3-2", 9), Session(
        id="x", day=d("3-3"), start=time(8), end=time(8, 30))), d("3-10"),
     ["30 min förfaller den 31 mars om de inte används."]),
    ("calendar months, 11 days before", hours(rules=BY_MONTH), d("3-20"), []),
    ("calendar months, 10 days before", hours(rules=BY_MONTH), d("3-21"),
     ["10 tim förfaller den 31 mars om de inte används."]),
    ("what the frame gives, not only what has come so far", hours(grants=(msgspec.structs.replace(
        YEAR, valid_from=date(2025, 12, 1)),)), d("1-30"),
     ["30 tim förfaller den 28 februari om de inte används."]),
    ("costs", costs(c("1-8", 100)), d("3-10"), ["800 kr förfaller den 31 mars om de inte används."]),
    ("a sum without frames", costs(grants=(msgspec.structs.replace(REPAID, once=True),)), d("3-10"), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "track", "today", "expected"), LAPSES)
def test_what_lapses(name: str, track: Track, today: date, expected: list[str]) -> None:
    assert [text for _, text in found("lapses", track, today=today)] == expected


JANUARY = ("1-1", "I januari användes inte 10 tim av de beviljade timmarna, och skälet är inte antecknat.")
FEBRUARY = ("2-1", "I februari användes inte 10 tim av de beviljade timmarna, och skälet är inte antecknat.")

UNUSED: list[tuple[str, list[Session], list[UnusedMonth], tuple[Grant, ...], list[tuple[str, str]]]] = [
    ("neither month", [], [], (YEAR,), [JANUARY, FEBRUARY]),
    ("one has its reason", [], [why("1")], (YEAR,), [FEBRUARY]),
    ("both have", [], [why("1"), why("2", "illness")], (YEAR,), []),
    ("all used", PERFORMED, [], (YEAR,), []),
    ("two minutes short", [s("1-8", 10), Session(id="x", day=d("2-9"), start=time(8), end=time(17, 58))], [],
     (YEAR,), [("2-1", "I februari användes inte 2 min av de beviljade timmarna, "
                       "och skälet är inte antecknat.")]),
    ("used beforehand", [s("1-8", 10), s("1-9", 10)], [], (YEAR,), []),
    ("moved on and used", [s("2-9", 10), s("2-10", 10)], [], (YEAR,), [JANUARY]),
    ("planned is not used", [s("1-8", 10, status="planned"), s("2-9", 10)], [], (YEAR,), [JANUARY]),
    ("this month is not over", PERFORMED, [], (YEAR,), []),
    ("free hours", [], [], (FREE,), []),
    ("it began in February", [], [], (msgspec.structs.replace(YEAR, valid_from=d("2-20")),), [FEBRUARY]),
    ("no decision", [], [], (), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sessions", "reasons", "grants", "expected"), UNUSED)
def test_months_with_unused_hours_and_no_reason(
    name: str,
    sessions: list[Session],
    reasons: list[UnusedMonth],
    grants: tuple[Grant, ...],
    expected: list[tuple[str, str]],
) -> None:
    assert found("unused", hours(*sessions, grants=grants), unused=reasons) == expected


def test_months_before_the_look_back_are_left_alone() -> None:
    months = [day for day, _ in found("unused", hours(), today=d("9-10"))]
    assert months == ["6-1", "7-1", "8-1"]
    assert found("unused", hours(), today=d("9-10"), rules=Limits(look_back_months=0)) == []


OVERUSE = [
    ("inside", hours(s("1-8", 10)), []),
    ("a minute over", hours(Session(id="1", day=d("1-8"), start=time(8), end=time(18, 1))),
     [("1-8", "Tillfället den 8 januari gick 1 min över det som fanns kvar, och skälet är inte antecknat.")]),
    ("with its reason", hours(s("1-8", 12, overuse_reason="Tåget var sent.")), []),
    ("blanks are no reason", hours(s("1-8", 12, overuse_reason="  ")), ["1-8"]),
    ("the next month pays", hours(s("1-8", 12), s("2-9", 9)), ["1-8", "2-9"]),
    ("no-show counts", hours(s("1-8", 12, status="no_show")), ["1-8"]),
    ("planned does not", hours(s("1-8", 12, status="planned")), []),
    ("free hours know none", hours(s("1-8", 12), grants=(FREE,)), []),
    ("long ago", hours(s("2025-11-30", 12), grants=(
        msgspec.structs.replace(YEAR, valid_from=date(2025, 11, 1)),)), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "track", "expected"), OVERUSE)
def test_overuse_without_a_reason(name: str, track: Track, expected: list[Any]) -> None:
    rows = found("overuse", track)
    whole = bool(expected) and isinstance(expected[0], tuple)
    assert (rows if whole else [day for day, _ in rows]) == expected


def test_overuse_under_advance_is_what_the_whole_frame_does_not_hold() -> None:
    allowed = Policy(frame_months=3, advance="allow")
    assert found("overuse", hours(s("1-8", 12), rules=allowed)) == []
    assert len(found("overuse", hours(*(s(f"1-{day}", 10) for day in range(2, 6)), rules=allowed))) == 1


LATE_START = msgspec.structs.replace(YEAR, valid_from=d("2-10"), decided=d("1-20"))
ONE_KIND: list[tuple[str, Any, list[Track], list[str]]] = [
    # kind and name, tracks, days it leads to
    ("outside: before the decision", "outside", [hours(s("1-8"), grants=(LATE_START,))], ["1-8"]),
    ("outside: cancelled in time", "outside", [hours(
        s("1-8", status="cancelled_by_provider"), grants=(LATE_START,))], []),
    ("outside: on its first day", "outside", [hours(s("2-10"), grants=(LATE_START,))], []),
    ("overlap: an hour in common", "overlap", [hours(s("2-9"), Session(
        id="b", day=d("2-9"), start=time(11), end=time(13)))], ["2-9"]),
    ("overlap: one after the other", "overlap", [hours(s("2-9"), Session(
        id="b", day=d("2-9"), start=time(12), end=time(13)))], []),
    ("overlap: long ago", "overlap", [hours(s("2025-10-09"), s("2025-10-09"))], []),
    ("no time of the cancellation", "no_time", [hours(s("2-9", status="cancelled_by_client"))], ["2-9"]),
    ("with its time", "no_time", [hours(s(
        "2-9", status="cancelled_by_client", cancelled_at=datetime(2026, 2, 8, 9)))], []),
    ("by the provider it needs none", "no_time", [hours(s("2-9", status="cancelled_by_provider"))], []),
    ("still planned", "planned", [hours(s("2-9", status="planned"), s("3-9", status="planned"))], ["2-9"]),
    ("planned today", "planned", [hours(s("3-10", status="planned"))], []),
    ("planned yesterday", "planned", [hours(s("3-9", status="planned"))], ["3-9"]),
    ("first session: 28 days after the later of the two", "first_session",
     [hours(grants=(LATE_START,))], ["2-10"]),
    ("first session: on the 14th day", "first_session",
     [hours(grants=(msgspec.structs.replace(YEAR, valid_from=d("2-24")),))], []),
    ("first session: on the 15th", "first_session",
     [hours(grants=(msgspec.structs.replace(YEAR, valid_from=d("2-23")),))], ["2-23"]),
    ("first session: held", "first_session", [hours(s("3-9"), grants=(LATE_START,))], []),
    ("first session: only planned", "first_session",
     [hours(s("3-9", status="planned"), grants=(LATE_START,))], ["2-10"]),
    ("first session: it goes on after another", "first_session", [hours(grants=(
        msgspec.structs.replace(YEAR, id="0", valid_from=date(2025, 1, 1), valid_to=d("2-9")), LATE_START,
    ))], []),
    ("first session: the other had ended", "first_session", [hours(grants=(
        msgspec.structs.replace(YEAR, id="0", valid_from=date(2025, 1, 1), valid_to=d("2-8")), LATE_START,
    ))], ["2-10"]),
    ("gap: two whole months", "gap", [hours(s("2025-12-31"), grants=(msgspec.structs.replace(
        YEAR, valid_from=date(2025, 1, 1)),))], ["12-31"]),
    ("gap: one whole month", "gap", [hours(s("1-1"))], []),
    ("gap: nothing yet is another notice", "gap", [hours()], []),
    ("gap: the decision has ended", "gap", [hours(s("2025-12-31"), grants=(msgspec.structs.replace(
        YEAR, valid_from=date(2025, 1, 1), valid_to=d("3-9")),))], []),
    ("cancelled: twice in February", "cancelled", [hours(*(
        s(f"2-{day}", status="cancelled_by_provider") for day in (2, 9)))], ["2-9"]),
    ("cancelled: once", "cancelled", [hours(s("2-2", status="cancelled_by_provider"))], []),
    ("cancelled: in each month of a frame", "cancelled", [hours(*(
        s(f"{month}-2", status="cancelled_by_provider") for month in (1, 2, 3)))], ["3-2"]),
    ("cancelled: in two frames", "cancelled", [hours(*(
        s(day, status="cancelled_by_provider") for day in ("2025-12-02", "2-2", "3-2")))], []),
    ("cancelled: by the person", "cancelled", [hours(*(
        s(f"2-{day}", status="cancelled_by_client") for day in (2, 9)))], []),
    ("ends in 31 days", "ends", [hours(grants=(msgspec.structs.replace(YEAR, valid_to=d("4-10")),))], []),
    ("ends in 30 days", "ends", [hours(grants=(msgspec.structs.replace(
        YEAR, valid_to=d("4-9")),))], ["4-9"]),
    ("ends, and another goes on", "ends", [hours(grants=(
        msgspec.structs.replace(YEAR, valid_to=d("4-9")),
        msgspec.structs.replace(YEAR, id="2", valid_from=d("4-10")),
    ))], []),
    ("ends, and another begins a day late", "ends", [hours(grants=(
        msgspec.structs.replace(YEAR, valid_to=d("4-9")),
        msgspec.structs.replace(YEAR, id="2", valid_from=d("4-11")),
    ))], ["4-9"]),
    ("has ended", "ends", [hours(grants=(msgspec.structs.replace(YEAR, valid_to=d("3-9")),))], []),
    ("open-ended", "ends", [hours(grants=(OPEN,))], []),
    ("cost over the balance", "cost_over", [costs(c("1-8", 301))], ["1-8"]),
    ("cost inside it", "cost_over", [costs(c("1-8", 300))], []),
    ("cost over, but noted", "cost_over", [costs(c("1-8", 301, note="Sagt till utföraren."))], []),
    ("cost under no decision", "cost_outside", [costs(c("1-8", 5), grants=())], ["1-8"]),
    ("cost under one", "cost_outside", [costs(c("1-8", 5))], []),
    ("cost on a day without a session", "cost_without", [costs(c("1-8", 5)), hours(s("1-9"))], ["1-8"]),
    ("cost on its day", "cost_without", [costs(c("1-9", 5)), hours(s("1-9"))], []),
    ("cost after midnight", "cost_without", [costs(c("1-10", 5)), hours(Session(
        id="n", day=d("1-9"), start=time(22), end=time(1)))], []),
    ("cost on a day that was cancelled", "cost_without", [costs(c("1-9", 5)), hours(
        s("1-9", status="cancelled_by_provider"))], ["1-9"]),
    ("cost that names its session", "cost_without", [costs(c("1-8", 5, session="1-9")), hours(s("1-9"))], []),
    ("a ticket bought before", "cost_without", [Track(
        "dyrare_aktivitet", "ore", (), FORWARD, (), (c("1-8", 500),)), hours(s("2-9"))], []),
    ("costs without a companion", "cost_alone", [costs()], ["3-10"]),
    ("with one", "cost_alone", [costs(), hours()], []),
    ("the companion's has ended", "cost_alone", [costs(), hours(grants=(
        msgspec.structs.replace(YEAR, valid_to=d("3-9")),))], ["3-10"]),
    ("neither runs", "cost_alone", [costs(grants=(
        msgspec.structs.replace(REPAID, valid_to=d("3-9")),))], []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "tracks", "days"), ONE_KIND)
def test_each_kind_leads_to_its_day(name: str, kind: Any, tracks: list[Track], days: list[str]) -> None:
    assert [day for day, _ in found(kind, *tracks)] == days


def test_a_reason_for_a_month_answers_a_late_start_and_a_gap() -> None:
    late = hours(grants=(LATE_START,))
    assert found("first_session", late, unused=[why("1")])
    assert not found("first_session", late, unused=[why("2", "provider")])
    gap = hours(s("2025-12-31"), grants=(msgspec.structs.replace(YEAR, valid_from=date(2025, 1, 1)),))
    assert found("gap", gap)
    assert not found("gap", gap, unused=[why("2")])


CUTS: list[tuple[str, Track, str | None, list[str]]] = [
    # name, track of a decision that ends early, its own last day, what is said on 10 March
    ("open-ended, in the middle of a frame", hours(s("1-8", 10), grants=(
        msgspec.structs.replace(YEAR, valid_to=d("5-14")),)), None,
     ["Ett nytt beslut tar över dagen efter den 14 maj, mitt i en period. 20 tim förfaller då. "
      "Från den 1 juli kostar ett byte inget."]),
    ("on the frame's boundary", hours(grants=(msgspec.structs.replace(YEAR, valid_to=d("6-30")),)), None, []),
    ("its own frame ended then", hours(grants=(
        msgspec.structs.replace(YEAR, valid_to=d("5-14")),)), "2026-05-14", []),
    ("all is used", hours(*(s(f"2-{day}", 10) for day in (1, 2)), grants=(
        msgspec.structs.replace(YEAR, valid_to=d("2-10")),)), None, []),
    ("in the past", hours(grants=(msgspec.structs.replace(YEAR, valid_to=d("2-10")),)), None,
     ["Ett nytt beslut tog över dagen efter den 10 februari, mitt i en period. 20 tim förföll. "
      "Från den 1 april hade ett byte inte kostat något."]),
    ("costs", costs(c("1-8", 50), grants=(msgspec.structs.replace(REPAID, valid_to=d("5-14")),)), None,
     ["Ett nytt beslut tar över dagen efter den 14 maj, mitt i en period. 600 kr förfaller då. "
      "Från den 1 juli kostar ett byte inget."]),
    ("free hours", hours(grants=(msgspec.structs.replace(FREE, valid_to=d("5-14")),)), None, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "track", "own", "expected"), CUTS)
def test_a_new_decision_that_cuts_a_frame(
    name: str, track: Track, own: str | None, expected: list[str]
) -> None:
    replaced = {track.grants[0].id: d(own) if own else None}
    rows = notices((track,), {}, TODAY, OFF, replaced=replaced, only=("cut", "was_cut"))
    assert [plain(one) for one in rows] == expected
    assert not notices((track,), {}, TODAY, OFF, only=("cut", "was_cut"))


def test_a_notice_explains_itself_with_rule_numbers_and_source() -> None:
    planned = s("3-20", 3, status="planned")
    (one,) = notices((hours(*PERFORMED, planned),), {}, TODAY, Limits(), only=("lapses",))
    assert (one.severity, one.go, one.rule, one.due) == ("info", "day", "HRS-016", d("3-31"))
    assert [row.replace("\u00a0", " ") for row in one.because(TODAY)] == [
        "Det som finns kvar när en period slutar förfaller. Ingen behöver använda allt.",
        "Beviljat: 30 tim",
        "Använt: 20 tim",
        "Planerat till dess: 3 tim",
        "Med samma takt som de senaste månaderna förfaller 3 tim 55 min.",
        "Källa: HRS-016; 004 §9.3.2, Bilaga 2",
    ]


def test_what_asks_for_something_comes_first_then_by_day() -> None:
    rows = notices((hours(s("2-9", 12, status="planned")), costs()), {}, TODAY, Limits())
    assert [one.kind for one in rows] == [
        "unused", "first_session", "unused", "planned", "lapses", "lapses",
    ]  # fmt: skip


def test_a_session_at_a_clock_time_that_does_not_exist_hides_nothing_else() -> None:
    broken = Session(id="b", day=d("3-29"), start=time(2, 30), end=time(4))
    track = hours(*PERFORMED, broken)
    assert [text for _, text in found("lapses", track, today=d("3-30"))] == [
        "10 tim förfaller den 31 mars om de inte används."
    ]


@pytest.mark.parametrize("today", [date.min, date.max, date(2018, 6, 30)])
def test_no_day_makes_it_fail(today: date) -> None:
    rows = notices((hours(grants=(OPEN,)), costs(c("1-8", 5))), {}, today, Limits(look_back_months=99))
    assert all(one.sentence(today) for one in rows)


def test_the_municipality_sets_the_limits() -> None:
    shipped = limits(policy.shipped())
    assert shipped == Limits()
    unset = [
        msgspec.structs.replace(row, value=None) if row.value is not None else row
        for row in policy.shipped().setting
    ]
    assert limits(policy.Handling(setting=tuple(unset))) == msgspec.structs.replace(OFF, look_back_months=0)
    lead = [
        msgspec.structs.replace(row, value=90) if row.key == "renewal_lead_days" else row
        for row in policy.shipped().setting
    ]
    assert limits(policy.Handling(setting=tuple(lead))).ending_days == 90


@pytest.mark.parametrize("kind", RULES)
def test_every_kind_has_its_words_and_its_source(kind: str) -> None:
    words = tomllib.loads((paths.resources() / "texts" / "notices.toml").read_text(encoding="utf-8"))
    assert all(words[kind][key].endswith(".") for key in ("say", "rule"))
    assert all((RULES[kind].id, RULES[kind].source))  # type: ignore[index]


URGING = re.compile(
    r"\bspara (timmar|tid|på|pengar|kronor|ihop|till|upp)|\bbör (spara|använda|utnyttja)|"
    r"\b(måste|ska|behöver) (spara|sparas|utnyttjas|användas upp)|\bpassa på|\bta vara på|\butnyttja\b|"
    r"\banvänd (dem|timmarna|allt|upp|resten|nu)|\banvänd[a-z]* upp|\bförbruka|\bskynda|\bhinner?\b|"
    r"\bglöm inte|\bmissa inte|\bgå miste|\btips\b|\bse till att .*används|\binnan de förfaller",
    re.IGNORECASE,
)
"""Stems by which a sentence would urge somebody to save hours or costs, or to use them up (HRS-022)."""
WATCHED = ("notices", "today", "statement", "calendar")


@pytest.mark.parametrize(
    "sentence",
    [
        "Passa på att använda timmarna.",
        "Du bör spara timmar.",
        "Använd upp resten.",
        "Glöm inte dina timmar.",
    ],
)
def test_urging_is_recognised(sentence: str) -> None:
    assert URGING.search(sentence)


def test_nothing_urges_anybody_to_save_or_to_use_up() -> None:
    files = [paths.resources() / "texts" / f"{name}.toml" for name in WATCHED]
    files += [paths.resources() / "law" / "checks" / "usage.toml"]
    lines = [
        line for file in files if file.exists() for line in file.read_text(encoding="utf-8").splitlines()
    ]
    said = [line for line in lines if not line.startswith("#")]
    allowed = re.compile(
        r"behöver inte spara|Ingen behöver|måste inte|Har någon sagt att du ska spara", re.IGNORECASE
    )
    assert [line for line in said if URGING.search(line) and not allowed.search(line)] == []
