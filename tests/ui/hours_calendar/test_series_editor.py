"""A recurring plan by fingers: planned as one step, and changed together where one wants."""

from datetime import date, time

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from lssdesk.ui.hours_calendar import series
from lssdesk.ui.hours_calendar.series_editor import SeriesEditor
from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner
from tests.ui.hours_calendar.samples import MUSEUM
from tests.ui.hours_calendar.test_series import PLAN
from tests.ui.hours_calendar.test_sums import plain

K = Qt.Key


def press_button(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, QPoint(8, 8))


def begin(owner: Owner) -> SeriesEditor:
    owner.press(K.Key_P)
    editor = owner.calendar.series_editor
    assert editor.isVisible()
    return editor


def test_a_plan_is_seen_in_words_and_stored_as_one_step(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    editor = begin(owner)
    assert editor.preview.text() == "Här står vad planen blir när dag, tid och slut är ifyllda."
    owner.type("19/3")
    editor.fields["times"].widget.setFocus()
    owner.type("3")
    owner.press(K.Key_Tab)
    assert editor.fields["first"].widget.text() == "2026-03-19"
    assert plain(editor.preview.text()) == "Varje torsdag: 3 tillfällen, 12 tim."
    assert editor.store_button.text() == "Planera 3 tillfällen"
    owner.press(K.Key_Return)
    assert owner.names == ["planerade 3 tillfällen"]
    assert [owner.when(id) for id in owner.marked] == [
        "19/03 10:00–14:00",
        "26/03 10:00–14:00",
        "02/04 10:00–14:00",
    ]
    made = [owner[id] for id in owner.marked]
    assert len({one.series for one in made}) == 1
    assert {(one.status, one.companion) for one in made} == {("planned", "Kim Ek")}
    assert owner.calendar.year_view.hasFocus()


def test_chosen_weekdays(owner: Owner) -> None:
    editor = begin(owner)
    editor.fields["until"].widget.setText("31/3")
    editor.every.widget.setCurrentIndex(editor.every.widget.findData("days"))
    editor.every.widget.activated.emit(editor.every.widget.currentIndex())
    press_button(editor.weekdays[0])
    assert plain(editor.preview.text()).startswith("Varje måndag och torsdag: 6 tillfällen, 12 tim")
    press_button(editor.no_red)
    assert plain(editor.preview.text()).startswith("Varje måndag och torsdag: 6 tillfällen")


def test_what_is_wrong_is_said_and_nothing_is_stored(owner: Owner) -> None:
    editor = begin(owner)
    press_button(editor.store_button)
    assert editor.fields["until"].problem.text() == "Skriv sista dagen eller hur många gånger planen gäller."
    assert editor.fields["until"].widget.hasFocus()
    assert owner.names == []
    owner.press(K.Key_Escape)
    assert not editor.isVisible()


def test_letters_are_letters_while_one_plans(owner: Owner) -> None:
    editor = begin(owner)
    editor.no_red.setFocus()
    owner.press(K.Key_M)
    assert editor.isVisible()
    assert not owner.calendar.is_month()


def test_costs_have_no_plan_but_go_with_the_hours(both: Owner) -> None:
    both.calendar.choose_track(1)
    editor = begin(both)
    assert editor.heading.text() == "Ny plan\nLedsagning"


@pytest.fixture
def planned(owner: Owner) -> Owner:
    """A plan of five, the first of which was carried out; the third is selected."""
    owner.sessions.extend((msgspec.structs.replace(PLAN[0], status="performed"), *PLAN[1:]))
    owner.show()
    owner.calendar.go_to(PLAN[2].day)
    return owner


def days(owner: Owner) -> list[str]:
    return [owner.when(one.id)[:5] for one in PLAN if any(kept.id == one.id for kept in owner.sessions)]


def test_a_move_of_one_is_offered_for_the_following(planned: Owner) -> None:
    planned.press(K.Key_Right, modifier=SHIFT)
    offer = planned.calendar.offer
    assert offer.isVisible()
    assert [button.text() for button in offer.buttons.values()] == ["De följande (2)", "Hela planen (3)"]
    press_button(offer.buttons["following"])
    assert days(planned) == ["05/03", "12/03", "20/03", "27/03", "03/04"]
    assert planned.names == ["flyttade ett tillfälle", "ändrade 2 planerade tillfällen"]
    assert not offer.isVisible()


def test_a_stretch_is_made_of_the_whole_plan_but_not_of_what_happened(planned: Owner) -> None:
    planned.press(K.Key_Down, modifier=CTRL | SHIFT)
    press_button(planned.calendar.offer.buttons["all"])
    assert [planned.when(one.id)[-5:] for one in PLAN] == ["12:00", "12:15", "12:15", "12:15", "12:15"]


def test_the_rest_of_a_plan_is_deleted(planned: Owner) -> None:
    planned.press(K.Key_Delete)
    offer = planned.calendar.offer
    assert offer.sentence.text() == "Tillfället hörde till en plan. Fler planerade tillfällen kan tas bort:"
    press_button(offer.buttons["all"])
    assert days(planned) == ["05/03"]


def test_the_offer_can_be_left_alone(planned: Owner) -> None:
    planned.press(K.Key_Right, modifier=SHIFT)
    press_button(planned.calendar.offer.only_button)
    assert not planned.calendar.offer.isVisible()
    planned.press(K.Key_Right, modifier=SHIFT)
    planned.press(K.Key_Escape)
    assert not planned.calendar.offer.isVisible()
    assert len(planned.told) == 2


def test_what_the_owner_takes_back_is_no_longer_offered(planned: Owner) -> None:
    planned.press(K.Key_Right, modifier=SHIFT)
    planned.show()
    assert not planned.calendar.offer.isVisible()


def test_a_day_on_which_the_clock_time_is_not_there_stays_and_is_named(owner: Owner) -> None:
    plan = series.Plan(first=date(2026, 3, 22), start=time(0, 30), end=time(1, 45), times=3)
    nights = series.planned(plan, "nights", iter(("n1", "n2", "n3")).__next__).sessions
    owner.sessions.extend(nights)
    owner.show()
    owner.calendar.go_to(nights[0].day)
    owner.press(K.Key_Down, modifier=CTRL | SHIFT)
    press_button(owner.calendar.offer.buttons["all"])
    assert [owner.when(one.id) for one in nights] == [
        "22/03 00:30–02:00",
        "29/03 00:30–01:45",
        "05/04 00:30–02:00",
    ]
    said = "Står kvar som förut, eftersom klockslaget inte finns på den nya tiden: 29 mars."
    assert said in plain(owner.calendar.note.text())
