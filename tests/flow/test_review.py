"""The monthly review: made once, judged by another, finished, never changed, and itself in the log."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random

import msgspec
import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import review, review_log
from lssdesk.flow.desk import Desk
from lssdesk.flow.review import Review, Reviews
from lssdesk.store.tables import LogRow, ReviewRow
from lssdesk.texts import t
from tests.flow.officer import ADA, MAN, OFFICER, Clock, Premises, log_lines, received, set_sender
from tests.flow.several import added, at_desk
from tests.letters.pdf_reading import own_reading

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
BRITTA = "Britta Ek"


@pytest.fixture
def worked(desk: Desk, clock: Clock) -> Desk:
    """March has one opening, and April has come."""
    desk.open(desk.register(ADA, "ledsagning", received()))
    clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    return desk


def begun(desk: Desk, seed: int = 1) -> Review:
    return Reviews(desk).begin(MARCH, Random(seed))


def names(desk: Desk) -> list[str]:
    return [name for name, _ in log_lines(desk)]


def test_a_month_is_listed_when_it_is_over(desk: Desk, clock: Clock) -> None:
    assert Reviews(desk).months() == ()
    with pytest.raises(Refused, match="när den är slut"):
        begun(desk)
    clock.moment = datetime(2026, 5, 1, 9, tzinfo=UTC)
    assert [(one.first, one.state) for one in Reviews(desk).months()] == [
        (APRIL, "missing"), (MARCH, "missing"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "over"),
    [(datetime(2026, 3, 31, 21, 59, tzinfo=UTC), False), (datetime(2026, 3, 31, 22, tzinfo=UTC), True)],
    ids=["the last minute in Sweden", "midnight in Sweden"],
)
def test_a_month_ends_at_midnight_in_sweden(desk: Desk, clock: Clock, moment: datetime, over: bool) -> None:
    clock.moment = moment
    assert bool(Reviews(desk).months()) is over


def test_the_list_is_made_once_and_kept(worked: Desk) -> None:
    first = begun(worked)
    (row,) = first.rows
    assert (row.pattern, row.officer, row.day, row.case) == ("sample", OFFICER, date(2026, 3, 2), "2026-0001")
    with pytest.raises(Refused, match="redan framtagen"):
        begun(worked, 2)
    assert Reviews(worked).of(MARCH) == first
    (line,) = Reviews(worked).behind(row)
    assert (line.name, line.case, line.at) == ("öppnade ärendet", "2026-0001", datetime(2026, 3, 2, 10))


def test_only_the_events_of_the_month_are_looked_at(desk: Desk, clock: Clock) -> None:
    id = desk.register(ADA, "ledsagning", received())
    for moment in (
        datetime(2026, 3, 31, 21, 59, tzinfo=UTC),
        datetime(2026, 3, 31, 22, 0, tzinfo=UTC),
        datetime(2026, 4, 30, 21, 59, tzinfo=UTC),
        datetime(2026, 4, 30, 22, 0, tzinfo=UTC),
    ):
        clock.moment = moment
        desk.open(id)
    with desk.office.read() as reading:
        found, _ = review_log.events(reading, APRIL)
    assert [one.at for one in found] == [datetime(2026, 4, 1, 0, 0), datetime(2026, 4, 30, 23, 59)]


def test_one_with_the_role_alone_marks_her_own_lines(worked: Desk) -> None:
    reviews = Reviews(worked)
    (row,) = begun(worked).rows
    assert row.mine
    assert reviews.alone
    judged = reviews.judge(MARCH, 0)
    assert judged.rows[0].verdict
    assert judged.rows[0].verdict.own
    done = reviews.finish(MARCH)
    assert (done.done_by, done.done_at) == (OFFICER, datetime(2026, 4, 2, 11))


def test_nobody_judges_herself_where_another_may(premises: Premises, worked: Desk) -> None:
    reviews, way_in = Reviews(worked), added(premises, worked, BRITTA, ("administrator",))
    begun(worked)
    with pytest.raises(Refused, match="En annan granskare"):
        reviews.judge(MARCH, 0)
    with pytest.raises(Refused, match="gäller det du själv har gjort"):
        reviews.finish(MARCH)
    other = Reviews(at_desk(worked, way_in))
    judged = other.judge(MARCH, 0, "  Ringde chefen.  ")
    verdict = judged.rows[0].verdict
    assert verdict
    assert (verdict.by, verdict.note, verdict.own) == (BRITTA, "Ringde chefen.", False)
    assert other.finish(MARCH).done_by == BRITTA


@pytest.mark.parametrize("roles", [("officer",), ("decider",), ("archivist",)])
def test_who_has_not_the_role_reviews_nothing(
    premises: Premises, worked: Desk, roles: tuple[str, ...]
) -> None:
    other = at_desk(worked, added(premises, worked, BRITTA, roles))
    with pytest.raises(Refused, match="Granska loggen får bara"):
        begun(other)
    begun(worked)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: Reviews(other).judge(MARCH, 0),
        lambda: Reviews(other).of_case("x"),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="Granska loggen får bara"):
            deed()
    assert Reviews(worked).alone


def test_what_is_finished_is_not_judged_again(worked: Desk) -> None:
    reviews = Reviews(worked)
    begun(worked)
    with pytest.raises(Refused, match="1 rad är inte bedömd"):
        reviews.finish(MARCH)
    reviews.judge(MARCH, 0, "Fråga chefen.")
    reviews.judge(MARCH, 0)
    assert reviews.finish(MARCH).rows[0].verdict.note == ""  # type: ignore[union-attr]
    for deed in (lambda: reviews.judge(MARCH, 0), lambda: reviews.finish(MARCH)):
        with pytest.raises(Refused, match="avslutad"):
            deed()
    assert [one.state for one in reviews.months()] == ["done"]


@pytest.mark.parametrize(
    ("place", "note", "why"),
    [(1, "", "finns inte längre"), (-1, "", "finns inte längre"), (0, "x" * 2001, "högst 2000")],
)
def test_a_verdict_that_does_not_fit_is_refused(worked: Desk, place: int, note: str, why: str) -> None:
    begun(worked)
    with pytest.raises(Refused, match=why):
        Reviews(worked).judge(MARCH, place, note)


def test_each_step_leaves_its_line(worked: Desk) -> None:
    before = len(names(worked))
    begun(worked)
    reviews = Reviews(worked)
    reviews.judge(MARCH, 0)
    reviews.finish(MARCH)
    reviews.note(t("review.unit.printed"), MARCH)
    assert names(worked)[before:] == [
        "tog fram listan för granskning av loggen",
        "bedömde en rad i granskningen av loggen",
        "avslutade granskningen av loggen",
        "skrev ut en granskning av loggen",
    ]
    with worked.office.read() as reading:
        rows = reading.scalars(select(LogRow).order_by(LogRow.seq.desc()).limit(4)).all()
    assert {row.deed for row in rows} == {"review"}
    assert [bool(row.case_id) for row in rows] == [False, False, True, False]
    assert rows[0].detail == "mars\u00a02026"


def test_the_rows_are_never_changed(worked: Desk) -> None:
    begun(worked)
    with pytest.raises(Refused), worked.office.unit("x", OFFICER, worked.now) as unit:
        unit.scalars(select(ReviewRow)).one().document = "{}"
    with pytest.raises(Refused), worked.office.unit("x", OFFICER, worked.now) as unit:
        unit.delete(unit.scalars(select(ReviewRow)).one())


def test_what_is_unusual_follows_the_municipality(worked: Desk, clock: Clock) -> None:
    worked.policies.set("review_day_begins", 1100, date(2026, 1, 1), "Nämnden", "Protokoll 3 §")
    worked.policies.set("review_sample", 0, date(2026, 1, 1), "Nämnden", "Protokoll 3 §")
    assert [row.pattern for row in begun(worked).rows] == ["hours"]


def test_a_guarded_case_and_who_was_turned_away_are_listed(premises: Premises, worked: Desk) -> None:
    from lssdesk.flow import guards

    clock = premises.clock
    way_in = added(premises, worked, BRITTA, ("officer",))
    id = worked.cases()[0].id
    guards.set_guard(worked, id, True)
    with pytest.raises(Refused):
        at_desk(worked, way_in).open(id)
    clock.moment = datetime(2026, 5, 2, 9, tzinfo=UTC)
    found = Reviews(worked).begin(APRIL, Random(1))
    assert [(row.pattern, row.officer, row.case) for row in found.rows] == [
        ("turned_away", BRITTA, "2026-0001")
    ]


def test_a_case_that_rests_is_told_by_what_was_written_before(desk: Desk, clock: Clock) -> None:
    id = desk.register(ADA, "ledsagning", received())
    work = desk.open(id)
    clock.moment = datetime(2027, 1, 4, 9, tzinfo=UTC)
    work.write("/inquiry/opened", "2027-01-04", "Inledd")
    work.draft.store()
    with desk.office.read() as reading:
        lasts = [
            review_log.cases(reading, month)[id].last_entry for month in (date(2027, 1, 1), date(2027, 2, 1))
        ]
    assert lasts == [date(2026, 3, 2), date(2027, 1, 4)]


def test_who_has_opened_a_case_is_told_the_last_first(worked: Desk, clock: Clock) -> None:
    id = worked.cases()[0].id
    worked.note("skrev ut beslutet", id, detail="Till personen")
    worked.open(worked.register(msgspec.structs.replace(ADA, personal_number=MAN), "ledsagning", received()))
    found = Reviews(worked).of_case(id)
    assert [(one.name, one.detail) for one in found] == [
        ("läste vem som har öppnat ärendet", ""),
        ("skrev ut beslutet", "Till personen"),
        ("öppnade ärendet", ""),
    ]
    assert {one.case for one in found} == {"2026-0001"}


def test_the_paper_says_what_was_found_and_said(worked: Desk) -> None:
    set_sender(worked)
    begun(worked)
    reviews = Reviews(worked)
    assert "Granskningen pågår. 1 rad är inte bedömd." in " ".join(own_reading(reviews.pdf(MARCH)))
    reviews.judge(MARCH, 0, "Frågade. Hade skäl.")
    reviews.finish(MARCH)
    text = " ".join(own_reading(reviews.pdf(MARCH)))
    for words in ("Granskning av loggen för mars 2026", "Slumpvis vald", OFFICER, "2026-0001", "Hade skäl."):
        assert words in text
    assert "Lindqvist" not in text


def test_months_that_lack_a_review(worked: Desk, clock: Clock) -> None:
    with worked.office.read() as reading:
        assert review.missing(reading, worked.today) == (MARCH,)
    begun(worked)
    Reviews(worked).judge(MARCH, 0)
    clock.moment = datetime(2026, 5, 1, 9, tzinfo=UTC)
    with worked.office.read() as reading:
        assert review.missing(reading, worked.today) == (MARCH, APRIL)
    Reviews(worked).finish(MARCH)
    with worked.office.read() as reading:
        assert review.missing(reading, worked.today) == (APRIL,)
