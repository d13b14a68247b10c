"""A decision that follows on another: which can, what its case begins with, which cases name each other."""

from datetime import date
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import follow
from lssdesk.flow.desk import Desk
from lssdesk.flow.follow import What
from lssdesk.flow.work import Work
from lssdesk.model.case import (
    Appeal,
    Application,
    Case,
    Decision,
    Order,
    Person,
    Register,
    Representative,
    Service,
    Wish,
)
from tests.flow.officer import ADA, log_lines, received, signed

TODAY = date(2026, 3, 2)
GRANTED = Decision(outcome="granted", day=date(2026, 2, 2))
CHILD = Person(personal_number="201701012393", given_name="Kim", family_name="Ek")
APPEALED = Case(
    number="2026-0001",
    decision=GRANTED,
    service=Service(sent=date(2026, 2, 2), way="receipt", received=date(2026, 2, 4)),
    appeal=Appeal(received=date(2026, 2, 27), court_received=date(2026, 2, 25), wrong_information="no"),
)


def offered(case: Case, decided: bool) -> dict[str, bool]:
    """What is offered, and whether it is possible."""
    return {one.id: not one.why_not for one in follow.choices(case, decided, TODAY)}


OFFERED = [
    (
        Case(decision=GRANTED),
        True,
        {"change_person": True, "change_board": True, "execution": True, "dismissal": False, "renewal": True},
    ),
    (
        Case(decision=Decision(outcome="refused")),
        True,
        dict.fromkeys(("change_person", "change_board", "execution", "dismissal"), False) | {"renewal": True},
    ),
    (
        APPEALED,
        True,
        {"change_person": True, "change_board": True, "execution": True, "dismissal": True, "renewal": True},
    ),
    (Case(person=CHILD), False, {"inquiry_opening": True, "permission": True}),
    (Case(person=ADA), False, {"inquiry_opening": False, "permission": False}),
]  # fmt: skip


@pytest.mark.parametrize(("case", "decided", "expected"), OFFERED)
def test_what_can_follow_depends_on_the_case(case: Case, decided: bool, expected: dict[str, bool]) -> None:
    assert offered(case, decided) == expected


def test_every_choice_is_explained_and_what_is_not_possible_says_why() -> None:
    for decided in (True, False):
        for one in follow.choices(Case(person=ADA), decided, TODAY):
            assert one.title
            assert one.help.endswith(".")
            assert one.id == "renewal" or one.why_not


UNDERLYING = {"underlying": "2026-0001", "underlying_day": "2026-02-02"}
WISHES = (
    Wish(kind="place", wish="Nära hemmet", answer="met"),
    Wish(kind="person", wish="Vill ha Siv", answer="refused", decision_number="2026-0009"),
    Wish(kind="provider", wish="Vill ha Björken", asked=date(2026, 2, 25), answer="refused"),
)  # fmt: skip
PARTS: list[tuple[What, dict[str, Any], dict[str, Any]]] = [
    # what follows, the decision that it begins with, the application
    (
        "change_person",
        {"kind": "change", **UNDERLYING, "change": {"initiative": "person"}},
        {"received": "2026-03-02"},
    ),
    ("change_board", {"kind": "change", **UNDERLYING, "change": {"initiative": "board"}}, {}),
    (
        "execution",
        {
            "kind": "execution",
            **UNDERLYING,
            "execution": {"request": "provider", "wish": "Vill ha Björken", "asked": "2026-02-25"},
        },
        {},
    ),
    (
        "dismissal",
        {
            "kind": "dismissal",
            **UNDERLYING,
            "dismissal": {
                "what": "late_appeal",
                "served": "2026-02-04",
                "last_day": "2026-02-25",
                "received": "2026-02-27",
                "wrong_information": "no",
                "court_in_time": "yes",
            },
        },
        {},
    ),
    ("renewal", {}, {"received": "2026-03-02", "kind": "renewal"}),
]


@pytest.mark.parametrize(("what", "decision", "application"), PARTS)
def test_what_is_known_is_filled_in(
    what: What, decision: dict[str, Any], application: dict[str, Any]
) -> None:
    case = Case(
        **{
            **{key: getattr(APPEALED, key) for key in APPEALED.__struct_fields__},
            "order": Order(wishes=WISHES),
        }
    )
    assert follow.parts(what, case, TODAY) == {"decision": decision, "application": application}


def test_without_a_day_of_service_the_last_day_is_left_to_the_officer() -> None:
    case = Case(number="2026-0001", appeal=Appeal(received=date(2026, 2, 27)), decision=GRANTED)
    made = follow.parts("dismissal", case, TODAY)["decision"]["dismissal"]
    assert made == {"what": "late_appeal", "received": "2026-02-27"}


CUSTODIANS = [
    # names of custodians in the register, applicant, who applies, who does not consent
    (("Mia Ek", "Bo Ek"), "vardnadshavare", "Mia Ek", "Bo Ek"),
    (("Mia Ek",), "vardnadshavare", "Mia Ek", None),
    (("Mia Ek", "Bo Ek", "Li Ek"), "vardnadshavare", "Mia Ek", None),
    (("Mia Ek", "Bo Ek"), "god_man", None, None),
]


@pytest.mark.parametrize(("names", "applicant", "applying", "opposing"), CUSTODIANS)
def test_a_permission_names_the_custodians_that_are_known(
    names: tuple[str, ...], applicant: Any, applying: str | None, opposing: str | None
) -> None:
    case = Case(
        register=Register(
            representatives=tuple(Representative(kind="vardnadshavare", name=name) for name in names)
        ),
        application=Application(applicant=applicant, applicant_name="Mia Ek"),
    )
    made = follow.parts("permission", case, TODAY)["decision"].get("permission", {})
    assert (made.get("applying"), made.get("opposing")) == (applying, opposing)


def test_a_change_is_a_new_case_of_the_same_person_and_measure(desk: Desk) -> None:
    old = signed(desk)
    new = desk.open(desk.follow_on(old.id, "change_board"))
    case = new.case
    assert (case.number, case.measure, case.person) == ("2026-0002", old.case.measure, old.case.person)
    assert (case.decision.kind, case.decision.underlying) == ("change", "2026-0001")
    assert case.decision.underlying_day == old.case.decision.day
    assert case.decision.change.initiative == "board"
    assert [one.number for one in case.earlier] == ["2026-0001"]
    assert not new.decided
    name = "lade upp ett ärende om ändring på nämndens initiativ"
    assert (name, old.id) in log_lines(desk)


def test_what_cannot_follow_is_refused_with_its_reason(desk: Desk) -> None:
    old = signed(desk)
    with pytest.raises(Refused, match="när överklagandet kom in"):
        desk.follow_on(old.id, "dismissal")
    assert len(desk.cases()) == 1


def child(desk: Desk) -> Work:
    work = desk.open(desk.register(CHILD, "avlosarservice", received()))
    work.write("/application/applicant", "vardnadshavare", "Vem")
    work.write("/application/applicant_name", "Mia Ek", "Namn")
    work.draft.store()
    return work


def test_the_three_decisions_of_a_permission_are_cases_of_one_application(desk: Desk) -> None:
    first = child(desk)
    second = desk.open(first.follow_on("inquiry_opening"))
    third = desk.open(first.follow_on("permission"))
    numbers = {"2026-0001", "2026-0002", "2026-0003"}
    for work in (first, Work(desk, second.id), third):
        case = work.case
        assert {case.number, *case.application.together} == numbers
        assert case.application.applicant_name == "Mia Ek"
    assert [second.case.decision.kind, third.case.decision.kind] == ["inquiry_opening", "permission"]
    assert third.case.decision.permission.applying == "Mia Ek"


def test_what_is_typed_after_a_linked_case_was_made_keeps_the_link(desk: Desk) -> None:
    first = child(desk)
    first.write("/application/request", "Avlösning", "Ansökan")
    first.follow_on("permission")
    first.write("/application/request", "Avlösning i hemmet", "Ansökan")
    first.draft.store()
    kept = Work(desk, first.id).case.application
    assert (kept.request, kept.together) == ("Avlösning i hemmet", ("2026-0002",))


def test_a_renewal_of_a_renewal_keeps_counting(desk: Desk) -> None:
    old = signed(desk)
    first = desk.open(desk.follow_on(old.id, "renewal")).case
    second = desk.open(desk.follow_on(old.id, "renewal")).case
    assert [first.number, second.number] == ["2026-0002", "2026-0003"]
    assert first.application.kind == "renewal"
    assert first.decision == Decision()
