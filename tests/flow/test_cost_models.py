"""The older model for companion costs is not turned on while decisions repay shown costs [PRV-082]."""

from datetime import date

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.cost_models import OLDER
from lssdesk.flow.desk import Desk
from tests.flow.officer import signed
from tests.flow.payments import BO, SAID

LIMITED = {"/decision/duration": "limited", "/decision/valid_to": "2026-09-30"}


def first_day(desk: Desk) -> date:
    """The first day of the example's decision on costs."""
    [track] = signed(desk, "omkostnader").hours.tracks()
    return track.grants[0].valid_from


def turn(desk: Desk, on: int | None, day: date) -> None:
    desk.policies.set(OLDER, on, day, *SAID)


def test_it_may_be_turned_on_where_nothing_is_decided(desk: Desk) -> None:
    signed(desk)
    turn(desk, 1, date(2026, 1, 1))
    assert [row.value for row in desk.policies.history(OLDER)] == [1]


def test_it_is_refused_from_the_decisions_first_day_on(desk: Desk) -> None:
    first = first_day(desk)
    for day in (date(2026, 1, 1), first, date(2030, 1, 1)):
        with pytest.raises(Refused) as refused:
            turn(desk, 1, day)
        assert refused.value.field == "/value"
        assert str(refused.value).startswith(
            f"Ett beslut ger ersättning för visade kostnader från {max(day, first)} "
        )
        assert str(refused.value).count(".") == 1
    assert desk.policies.history(OLDER) == ()


def test_it_may_hold_before_the_decision_where_it_ends_in_time(desk: Desk) -> None:
    first = first_day(desk)
    turn(desk, 0, first)
    turn(desk, 1, date(2026, 1, 1))
    assert [row.value for row in desk.policies.history(OLDER)] == [1, 0]
    with pytest.raises(Refused):
        turn(desk, 1, first)


def test_two_persons_are_counted_and_the_first_day_is_told(desk: Desk) -> None:
    first = first_day(desk)
    signed(desk, "omkostnader", person=BO)
    with pytest.raises(Refused, match=f"^2 beslut ger .* det första från {first},"):
        turn(desk, 1, date(2026, 1, 1))


@pytest.mark.parametrize("value", [0, None])
def test_to_turn_it_off_is_never_refused(desk: Desk, value: int | None) -> None:
    signed(desk, "omkostnader")
    turn(desk, value, date(2026, 1, 1))
    assert len(desk.policies.history(OLDER)) == 1


def test_after_a_limited_decision_it_may_be_turned_on(desk: Desk) -> None:
    grant = signed(desk, "omkostnader", LIMITED).hours.tracks()[0].grants[0]
    assert grant.valid_to == date(2026, 9, 30)
    with pytest.raises(Refused):
        turn(desk, 1, date(2026, 9, 30))
    turn(desk, 1, date(2026, 10, 1))
    assert len(desk.policies.history(OLDER)) == 1


def test_other_values_are_not_asked(desk: Desk) -> None:
    signed(desk, "omkostnader")
    desk.policies.set("payment_flat_cost", 700, date(2026, 1, 1), *SAID)
    assert len(desk.policies.history("payment_flat_cost")) == 1
