"""The hour models as dated policy: set on a day, kept by what is decided (HRS-001 to HRS-004)."""

from contextlib import closing
from datetime import date

import msgspec
import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from lssdesk.flow import notices, policies, policy_values, steps
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.law.hours import Track
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.wordings import choices
from lssdesk.model import forms
from lssdesk.model.case import Person
from lssdesk.store.tables import LetterRow
from tests.flow.officer import MAN, Clock, example, filled, signed

BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")
DAY = date(2026, 3, 2)
NUMBER = "/decision/hours_per_month"


def set_free(desk: Desk, measure: str = "ledsagarservice", day: date | None = None) -> None:
    desk.policies.set(f"hours_model_{measure}", "free", day or desk.today, "Nämnden", "Fri ledsagning.")


def asked(work: Work) -> set[str]:
    """What the decision form asks for now."""
    form = steps.pages(work.case)[steps.DECISION]
    facts = work.facts()
    return {field.path for field in form.fields() if forms.shown(field, work.read, facts, work.today)}


MODELS = [
    # measure, what is set from 1 March 2026, months of a frame and hours for decisions of that day
    ("ledsagarservice", {}, 3, False),
    ("ledsagning", {}, 3, False),
    ("avlosarservice", {}, 1, False),
    ("avlosarservice", {"hours_frame_months_avlosarservice": 3}, 3, False),
    ("ledsagarservice", {"hours_frame_months_ledsagarservice": 1}, 1, False),
    ("ledsagarservice", {"hours_model_ledsagarservice": "free"}, 3, True),
    ("ledsagning", {"hours_model_ledsagning": "free"}, 3, True),
]


@pytest.mark.parametrize(("measure", "values", "months", "free"), MODELS)
def test_a_model_holds_for_decisions_from_its_day(
    desk: Desk, measure: str, values: dict[str, int | str], months: int, free: bool
) -> None:
    def known() -> HoursPolicy:
        with desk.office.read() as reading:
            return policy_values.hours(policies.overrides(reading))

    before = known().on(measure, date(2026, 2, 28))  # type: ignore[arg-type]
    for key, value in values.items():
        desk.policies.set(key, value, date(2026, 3, 1), "Nämnden", "Beslut i nämnden.")
    rules, day = known(), date(2026, 3, 1)
    assert rules.on(measure, day).months(measure) == months  # type: ignore[arg-type]
    assert (rules.model_on(measure, day).model == "free") == free  # type: ignore[arg-type]
    assert rules.on(measure, date(2026, 2, 28)) == before  # type: ignore[arg-type]


def words_of(work: Work, desk: Desk) -> str:
    """The text of the signed letter."""
    with desk.office.read() as reading:
        (letter,) = reading.scalars(select(LetterRow).where(LetterRow.case_id == work.id))
    with closing(pdfium.PdfDocument(letter.pdf)) as paper:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())


def ledger(work: Work) -> Track:
    return work.hours.tracks()[0]


def test_a_changed_policy_never_rewrites_a_decided_ledger(desk: Desk, clock: Clock) -> None:
    old = signed(desk)
    before = ledger(old).ledger(date(2026, 6, 30))
    clock.forward(days=1)
    set_free(desk, day=date(2026, 1, 1))
    desk.policies.set("hours_advance", "allow", date(2026, 1, 1), "Nämnden", "Ändrat.")
    assert ledger(old).ledger(date(2026, 6, 30)) == before


def test_under_free_hours_the_form_asks_no_number_and_no_check_does(desk: Desk) -> None:
    work = filled(desk)
    assert NUMBER in asked(work)
    set_free(desk)
    work.write(NUMBER, None, "timmar")
    assert not [one for one in work.findings() if one.id in ("LED-020", "HRS-014")]
    assert NUMBER not in asked(work)


def test_a_decision_of_the_day_before_still_has_its_number(desk: Desk) -> None:
    work = filled(desk)
    set_free(desk, day=date(2026, 3, 3))
    assert NUMBER in asked(work)
    work.write(NUMBER, None, "timmar")
    assert [one for one in work.findings() if one.id == "LED-020"]


def test_a_decision_on_free_hours_is_signed_and_its_use_is_recorded_without_a_balance(
    desk: Desk, clock: Clock
) -> None:
    set_free(desk)
    work = filled(desk)
    work.write(NUMBER, None, "timmar")
    work.draft.store()
    work.sign()
    assert "Beslutet anger inget antal timmar." in words_of(work, desk)
    (grant,) = ledger(work).grants
    assert grant.per_month is None
    clock.forward(days=89)
    assert ledger(work).ledger(desk.today).standing.available is None
    assert {one.kind for one in notices.of(work.hours, *work.hours.held())} == {"first_session"}


def test_the_letter_on_free_hours_names_no_number_and_no_frames() -> None:
    case = example()
    decision = msgspec.structs.replace(case.decision, hours_per_month=None)
    free = msgspec.structs.replace(case, decision=decision)
    offered = {
        place: [row.id for row in choices(place, free, DAY)]
        for place in ("grant", "hours_use", "first_month")
    }
    assert offered["hours_use"] == ["timmar.fri"]
    assert offered["grant"][-1] == "beslut.ledsagning.fri"
    assert offered["first_month"] == []
    with_number = [row.id for row in choices("grant", case, DAY)]
    assert "beslut.ledsagning.fri" not in with_number
    draft = str(decision_letter(free, DAY, True, None, None))
    assert "perioder om" not in draft
