"""Deeds of two: asked for by one, answered by another, done once."""

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests, use
from tests.flow.officer import Premises
from tests.flow.several import added, at_desk


@pytest.fixture
def britta(premises: Premises, desk: Desk) -> Desk:
    """A second administrator and archivist."""
    return at_desk(desk, added(premises, desk, "Britta Ek", ["administrator", "archivist"]))


def use_weeding(desk: Desk) -> None:
    with desk.unit("weed", "gallrade") as unit:
        use(unit, "weed", "lista-1", desk.now)


@pytest.mark.parametrize(
    ("deed", "value", "two"),
    [
        ("weed", None, True), ("sign", None, False), ("full_export", None, True), ("officers", None, False),
        ("officers", 1, True), ("full_export", 0, False),
    ],
)  # fmt: skip
def test_which_deeds_two_do(desk: Desk, deed: str, value: int | None, two: bool) -> None:
    if value is not None:
        desk.policies.set(f"two_for_{deed}", value, desk.today, "Nämnden", "Eget val")
    assert Requests(desk).wanted(deed) is two


def test_one_asks_another_approves_and_it_is_done_once(desk: Desk, britta: Desk) -> None:
    asked = Requests(desk).ask("weed", "lista-1", "Fem år har gått", {"cases": ["a"]})
    (line,) = Requests(britta).open()
    assert (line.id, line.asked_by, line.reason, line.document) == (
        asked, desk.officer, "Fem år har gått", {"cases": ["a"]}
    )  # fmt: skip
    with pytest.raises(Refused, match="två personer"):
        use_weeding(desk)
    Requests(britta).answer(asked, True)
    use_weeding(desk)
    assert Requests(desk).open() == ()
    with pytest.raises(Refused, match="två personer"):
        use_weeding(desk)


def test_nobody_approves_her_own(desk: Desk) -> None:
    asked = Requests(desk).ask("weed", "lista-1", "Fem år")
    with pytest.raises(Refused, match="själv bett"):
        Requests(desk).answer(asked, True)
    assert [one.answer for one in Requests(desk).open()] == [None]


def test_what_is_refused_or_withdrawn_is_not_done(desk: Desk, britta: Desk) -> None:
    asked = Requests(desk).ask("weed", "lista-1", "Fem år")
    Requests(britta).answer(asked, False)
    again = Requests(desk).ask("weed", "lista-1", "Fem år, se akten")
    with pytest.raises(Refused, match="Bara den som har bett"):
        Requests(britta).withdraw(again)
    Requests(desk).withdraw(again)
    assert Requests(desk).open() == ()
    for late in (asked, again):
        with pytest.raises(Refused, match="redan besvarat"):
            Requests(britta).answer(late, True)
    with pytest.raises(Refused, match="två personer"):
        use_weeding(desk)


def test_a_reason_is_needed_and_it_is_asked_once(desk: Desk) -> None:
    with pytest.raises(Refused, match="Skriv varför"):
        Requests(desk).ask("weed", "lista-1", " ")
    Requests(desk).ask("weed", "lista-1", "Fem år")
    with pytest.raises(Refused, match="redan bett"):
        Requests(desk).ask("weed", "lista-1", "Fem år")


def test_who_may_not_do_it_may_not_approve_it(premises: Premises, desk: Desk) -> None:
    officer = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["officer"]))
    asked = Requests(desk).ask("weed", "lista-1", "Fem år")
    with pytest.raises(Refused, match="Gallra"):
        Requests(officer).answer(asked, True)
    with pytest.raises(Refused, match="Föreslå gallring"):
        Requests(officer).ask("weed", "lista-2", "Fem år")
