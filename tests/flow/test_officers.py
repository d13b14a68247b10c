"""Officers and roles: who enters, what she may do then, and that somebody always is administrator."""

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.law import roles
from tests.flow.officer import ADA, OFFICER, Premises, filled, log_lines
from tests.flow.several import added, at_desk


def test_the_first_officer_has_all_roles(desk: Desk) -> None:
    (me,) = desk.officers.all()
    assert (me.name, me.id, me.roles) == (OFFICER, desk.officer_id, roles.all_roles())
    assert desk.officers.mine == roles.all_roles()


def test_who_has_a_slot_and_no_row_is_an_officer(premises: Premises, desk: Desk) -> None:
    from lssdesk.store import keys
    from tests.flow.officer import CHEAP

    britta = keys.add_officer(premises.folder, premises.unlocked, "Britta Ek", "sjö vind granris moln", CHEAP)
    assert at_desk(desk, britta).officers.mine == ("officer",)


def test_an_officer_prepares_and_a_decider_signs(premises: Premises, desk: Desk) -> None:
    britta = at_desk(desk, added(premises, desk, "Britta Ek", ["officer"]))
    work = filled(desk)
    theirs = britta.open(work.id)
    with pytest.raises(Refused, match="Skriva under ett beslut"):
        theirs.sign()
    assert not theirs.decided
    desk.open(work.id).sign()


def test_an_archivist_opens_no_case(premises: Premises, desk: Desk) -> None:
    archivist = at_desk(desk, added(premises, desk, "Britta Ek", ["archivist"]))
    case = desk.register(ADA, "ledsagning", None)
    with pytest.raises(Refused, match="Öppna ett ärende"):
        archivist.open(case)
    with pytest.raises(Refused, match="Registrera"):
        archivist.register(ADA, "ledsagning", None)


def test_new_roles_hold_at_once(premises: Premises, desk: Desk) -> None:
    added(premises, desk, "Britta Ek", ["administrator"])
    desk.officers.set_roles(desk.officer_id, ["officer"])
    assert desk.officers.mine == ("officer",)
    with pytest.raises(Refused, match="Lägga till och ta bort handläggare"):
        desk.officers.set_roles(desk.officer_id, ["administrator"])


def test_somebody_is_administrator(premises: Premises, desk: Desk) -> None:
    britta = added(premises, desk, "Britta Ek", ["officer"])
    for change in (
        lambda: desk.officers.set_roles(desk.officer_id, ["officer"]),
        lambda: desk.officers.left(desk.officer_id),
        lambda: desk.officers.check_leaving(desk.officer_id),
    ):
        with pytest.raises(Refused, match="Någon måste vara administratör"):
            change()
    assert desk.officers.may("officers")
    desk.officers.check_leaving(britta.slot_id)
    desk.officers.left(britta.slot_id)
    assert [one.name for one in desk.officers.all() if one.left_at is None] == [OFFICER]


@pytest.mark.parametrize("given", [[], ["chef"]])
def test_no_known_role_is_refused(desk: Desk, given: list[str]) -> None:
    with pytest.raises(Refused, match="minst en roll"):
        desk.officers.set_roles(desk.officer_id, given)


def test_who_has_left_is_not_changed(premises: Premises, desk: Desk) -> None:
    britta = added(premises, desk, "Britta Ek", ["officer"])
    desk.officers.left(britta.slot_id)
    for change in (lambda: desk.officers.left(britta.slot_id),
                   lambda: desk.officers.set_roles(britta.slot_id, ["officer"])):  # fmt: skip
        with pytest.raises(Refused, match="finns inte längre"):
            change()


def test_names_tell_officers_apart_in_the_log(desk: Desk) -> None:
    with pytest.raises(Refused, match="Det finns redan en handläggare"):
        desk.officers.check_name("  åsa   LINDMARK ")
    desk.officers.check_name("Åsa Lindmarck")


def test_the_log_says_who_came_and_what_she_may(premises: Premises, desk: Desk) -> None:
    britta = added(premises, desk, "Britta Ek", ["officer"])
    desk.officers.set_roles(britta.slot_id, ["officer", "decider"])
    desk.officers.left(britta.slot_id)
    names = [name for name, _case in log_lines(desk)]
    assert names[-3:] == [
        "lade till en handläggare", "ändrade en handläggares roller", "tog bort en handläggare"
    ]  # fmt: skip
