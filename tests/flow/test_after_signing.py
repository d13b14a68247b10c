"""What stays open when a decision is signed, and what the office's practice tells of others' decisions."""

import pytest

from lssdesk.flow import steps
from lssdesk.flow.desk import Desk
from lssdesk.flow.draft import PARTS
from lssdesk.flow.work import Work
from lssdesk.model.case import Person
from tests.flow.officer import ADA, MAN, Clock, filled, signed

OLLE = Person(personal_number=MAN, given_name="Olle", family_name="Norén")

LATER = {"service", "appeal", "order", "follow_up"}


def test_only_what_comes_after_the_decision_can_be_written_when_it_is_signed(desk: Desk) -> None:
    work = signed(desk)
    of_case = [part for part in PARTS if part not in ("person", "register")]
    assert {part for part in of_case if work.writable(f"/{part}")} == LATER


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/service/sent", "2026-03-03"),
        ("/appeal/received", "2026-03-20"),
        ("/order/provider", "Björken"),
    ],
)
def test_what_is_written_after_signing_is_stored_and_can_be_undone(
    desk: Desk, pointer: str, value: str
) -> None:
    work = signed(desk)
    work.write(pointer, value, "Fält")
    work.draft.store()
    assert Work(desk, work.id).read(pointer) == value
    assert work.draft.undo() == pointer
    assert Work(desk, work.id).read(pointer) is None


def test_undo_does_not_reach_behind_the_signature(desk: Desk) -> None:
    work = filled(desk)
    work.write("/decision/purpose", "spela schack", "Syfte")
    work.sign()
    assert work.draft.undo_step is None


def why(work: Work) -> tuple[str, str]:
    step = next(one for one in work.steps() if one.id == steps.AFTER)
    return step.state, step.why


def test_the_step_after_the_decision_says_what_is_left(desk: Desk) -> None:
    work = filled(desk)
    assert why(work) == ("blocked", "Öppnas när beslutet är underskrivet")
    work.sign()
    assert why(work) == ("open", "Beslutet är inte skickat till personen")
    work.write("/service/sent", "2026-03-02", "Skickat")
    assert why(work) == ("open", "Insatsen är inte beställd")
    work.write("/order/sent", "2026-03-03", "Skickad")
    assert why(work) == ("done", "Skickat 2026-03-02")
    work.write("/appeal/received", "2026-03-09", "Kom in")
    assert why(work) == ("open", "Ett överklagande väntar på att lämnas över eller avvisas")
    work.write("/appeal/forwarded", "2026-03-10", "Överlämnat")
    assert why(work)[0] == "done"


def test_after_signing_only_what_comes_after_is_remarked_on(desk: Desk) -> None:
    work = signed(desk)
    assert all(one.field.split("/")[1] in LATER for one in work.open_findings())
    draft = filled(desk)
    assert draft.open_findings() == draft.findings()


def test_practice_is_the_last_grants_of_the_same_kind_and_measure_without_persons(
    desk: Desk, clock: Clock
) -> None:
    signed(desk, changes={"/decision/duration_reasons": "Ett"})
    clock.forward(minutes=1)
    signed(desk, "ledsagning")
    clock.forward(minutes=1)
    signed(desk, changes={"/decision/duration_reasons": "Två"}, person=OLLE)
    found = filled(desk).practice()
    assert [one.duration_reasons for one in found] == ["Ett", "Två"]
    assert {one.officer for one in found} == {"Åsa Lindmark"}
    assert not any(word in repr(found) for word in (ADA.family_name, ADA.personal_number, "2026-0001"))


def test_practice_leaves_out_the_own_case_refusals_and_other_kinds(desk: Desk) -> None:
    own = signed(desk)
    assert own.practice() == ()
    signed(desk, "avslag", {"/decision/views_answered": "Synpunkterna har vägts in."}, OLLE)
    work = filled(desk)
    assert len(work.practice()) == 1
    work.write("/decision/kind", "interim", "Slag")
    assert work.practice() == ()
