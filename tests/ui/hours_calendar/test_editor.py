"""The inline editor: Enter stores, Esc leaves, and a field says in words what is wrong when it is left."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.hours_calendar.conftest import Owner
from tests.ui.hours_calendar.samples import MUSEUM

K = Qt.Key


@pytest.fixture
def editing(owner: Owner) -> Owner:
    """The museum's session open in the editor, the keyboard in its start."""
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_Return)
    return owner


def field(owner: Owner, name: str) -> object:
    return owner.calendar.editor.fields[name]


def test_it_shows_the_session_and_enter_stores_what_was_typed(editing: Owner) -> None:
    assert editing.calendar.editor.heading.text() == "Ändra tillfälle"
    assert editing.calendar.editor.draft().note == "Museet"
    editing.type("930")
    editing.press(K.Key_Tab)
    editing.type("12.15")
    editing.press(K.Key_Return)
    assert editing.told == ["changed museum"]
    assert editing.when("museum") == "02/03 09:30–12:15"
    assert editing.calendar.year_view.hasFocus()


def test_a_field_is_written_plainly_when_it_is_left(editing: Owner) -> None:
    editing.type("930")
    editing.press(K.Key_Tab)
    assert field(editing, "start").widget.text() == "09:30"
    assert editing.calendar.editor.told.text() == "4\u00a0tim\u00a030\u00a0min"


def test_a_wrong_time_says_so_when_the_field_is_left_and_not_before(editing: Owner) -> None:
    editing.type("9;30")
    assert field(editing, "start").problem.text() == ""
    editing.press(K.Key_Tab)
    assert "Klockslaget går inte att läsa" in field(editing, "start").problem.text()
    assert field(editing, "start").problem.isVisible()
    assert "Klockslaget" in field(editing, "start").widget.accessibleDescription()
    editing.press(K.Key_Return)
    assert editing.told == []
    assert field(editing, "start").widget.hasFocus()
    editing.type("9")
    editing.press(K.Key_Return)
    assert editing.when("museum") == "02/03 09:00–14:00"


def test_esc_leaves_it_as_it_was(editing: Owner) -> None:
    editing.type("930")
    editing.press(K.Key_Escape)
    assert editing.told == []
    assert not editing.calendar.editor.isVisible()
    assert editing.selected == MUSEUM.id


def test_enter_without_a_change_tells_nothing(editing: Owner) -> None:
    editing.press(K.Key_Return)
    assert editing.told == []
    assert not editing.calendar.editor.isVisible()


def test_the_moment_is_asked_for_only_when_it_is_cancelled(editing: Owner) -> None:
    moment = field(editing, "cancelled_at")
    assert not moment.isVisible()
    box = field(editing, "status").widget
    box.setFocus()
    QTest.keyClicks(box, "Avbokat av p")
    assert box.currentData() == "cancelled_by_client"
    assert moment.isVisible()
    editing.press(K.Key_Return)
    assert "Skriv när personen avbokade" in moment.problem.text()
    assert moment.widget.hasFocus()
    editing.type("1/3 1301")
    editing.press(K.Key_Return)
    assert f"{editing['museum'].cancelled_at:%Y-%m-%d %H:%M}" == "2026-03-01 13:01"
    assert editing.calendar.content.items["museum"].kind == "late"


def test_the_button_removes_the_session(editing: Owner) -> None:
    QTest.mouseClick(editing.calendar.editor.remove_button, Qt.MouseButton.LeftButton)
    assert editing.told == ["removed museum"]
    assert not editing.calendar.editor.isVisible()


def test_a_new_session_cannot_be_removed(owner: Owner) -> None:
    owner.press(K.Key_N)
    assert owner.calendar.editor.heading.text() == "Nytt tillfälle"
    assert not owner.calendar.editor.remove_button.isVisible()


def test_keys_of_the_calendar_are_letters_in_a_field(editing: Owner) -> None:
    field(editing, "note").widget.setFocus()
    editing.type("Teater, mNT")
    editing.press(K.Key_PageDown, K.Key_Delete)
    editing.press(K.Key_Return)
    assert editing["museum"].note == "Teater, mNT"
    assert not editing.calendar.is_month()


def test_what_is_typed_stays_when_the_content_comes_anew(editing: Owner) -> None:
    editing.type("930")
    editing.show()
    assert editing.calendar.editor.draft().start == "930"


def test_it_closes_when_its_session_is_gone(editing: Owner) -> None:
    editing.sessions.remove(MUSEUM)
    editing.show()
    assert not editing.calendar.editor.isVisible()


def test_every_field_has_a_name_for_the_screen_reader(editing: Owner) -> None:
    fields = editing.calendar.editor.fields.values()
    assert all(one.widget.accessibleName() == one.label.text() for one in fields)


def test_the_reason_is_asked_for_only_where_the_session_passes_the_balance(editing: Owner) -> None:
    reason = field(editing, "overuse_reason")
    assert not reason.isVisible()
    editing.type("0")
    editing.press(K.Key_Tab)
    editing.type("24")
    editing.press(K.Key_Tab)
    assert reason.isVisible() is False
    field(editing, "day").widget.setFocus()
    editing.type("2/1")
    editing.press(K.Key_Tab)
    assert reason.isVisible()
    assert reason.help.text().replace("\u00a0", " ") == "Tillfället går 14 tim över det som finns kvar."
    reason.widget.setFocus()
    editing.type("Resa till begravning")
    editing.press(K.Key_Return)
    assert editing["museum"].overuse_reason == "Resa till begravning"
    assert editing.calendar.note.text() == ""
    assert "skäl: Resa till begravning" in editing.calendar.content.items["museum"].spoken


def test_overuse_without_a_reason_is_told_when_it_is_stored(owner: Owner) -> None:
    owner.calendar.go_to(date(2026, 1, 2))
    owner.press(K.Key_N)
    owner.type("0")
    owner.press(K.Key_Tab)
    owner.type("24")
    owner.press(K.Key_Return)
    assert owner.calendar.note.text().replace("\u00a0", " ").startswith("Tillfället går 14 tim över")


def test_provider_and_companion_are_remembered(editing: Owner) -> None:
    field(editing, "provider").widget.setFocus()
    editing.type("Omsorg Syd AB")
    editing.press(K.Key_Return)
    editing.calendar.go_to(date(2026, 3, 12))
    editing.press(K.Key_N)
    assert editing.calendar.editor.draft().provider == "Omsorg Syd AB"
    words = {name: field(editing, name).widget.completer().model() for name in ("provider", "companion")}
    assert [model.index(0, 0).data() for model in words.values()] == ["Omsorg Syd AB", "Kim Ek"]


def test_activity_and_companion_are_stored(editing: Owner) -> None:
    box = field(editing, "activity").widget
    box.setFocus()
    QTest.keyClicks(box, "Bio")
    editing.press(K.Key_Return)
    assert (editing["museum"].activity, editing["museum"].companion) == ("culture", "Kim Ek")
