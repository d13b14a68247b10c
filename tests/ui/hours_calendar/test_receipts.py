"""Pictures of receipts in the cost editor: chosen, added from a file, seen small and large, taken away."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from lssdesk.errors import Refused
from lssdesk.ui import dialogs
from lssdesk.ui.hours_calendar import receipt_words
from lssdesk.ui.hours_calendar.cost_editor import CostEditor
from tests.ui.hours_calendar.conftest import CTRL, Owner, owned
from tests.ui.hours_calendar.samples import COSTS, TICKET, cost, cost_track, hours_track

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
MEASURE = "omkostnader_ledsagare"


class Drawer:
    """Receipts without a case: two known, and what is told of them is remembered."""

    def __init__(self) -> None:
        self.known = {"p1": "ett.png (Kvitto)", "p2": "två.pdf"}
        self.shown: list[str] = []
        self.added: list[tuple[str, date]] = []

    def list(self) -> list[tuple[str, str]]:
        return list(self.known.items())

    def picture(self, id: str, side: int) -> Callable[[], QImage]:
        if id == "gone":
            raise Refused("Bilagan finns inte längre.")
        return lambda: self._drawn(id, side)

    def _drawn(self, id: str, side: int) -> QImage:
        if id == "p2":
            raise Refused("två.pdf går inte att visa som bild.")
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(QColor("#88aacc"))
        return image

    def add(self, path: Path, day: date) -> tuple[str, bool]:
        if path.suffix == ".txt":
            raise Refused(f"Filen {path.name} är varken PNG, JPEG eller PDF.")
        self.added.append((path.name, day))
        is_new = "p3" not in self.known
        self.known = {"p3": path.name, **self.known}
        return "p3", is_new

    def show(self, id: str) -> None:
        self.shown.append(id)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def month(qtbot: object, drawer: Drawer) -> Owner:
    """The month with costs, the ticket shown by the first picture, and its editor open."""
    first = replace_in(COSTS, "ticket", "p1")
    owner = owned(qtbot, hours_track(), cost_track(costs=first))
    owner.calendar.cost_editor.keep_receipts(drawer)
    owner.calendar.show_month()
    owner.press(K.Key_2, modifier=CTRL)
    open_cost(owner, "ticket")
    return owner


def replace_in(costs: tuple[object, ...], key: str, attachment: str) -> tuple[object, ...]:
    return tuple(
        msgspec.structs.replace(one, attachment=attachment) if one.id == key else one for one in costs
    )


def open_cost(owner: Owner, key: str) -> None:
    item = owner.calendar.board.item((MEASURE, key))
    owner.calendar.choose(item.day, item)
    owner.calendar.open_selected()


def editor(owner: Owner) -> CostEditor:
    return owner.calendar.cost_editor


def seen(qtbot: object, owner: Owner) -> None:
    qtbot.waitUntil(lambda: not editor(owner).picture.thumbnail.image.isNull())


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: path)


def test_a_receipt_is_seen_small_and_opens_large_by_mouse_and_keys(
    qtbot: object, month: Owner, drawer: Drawer
) -> None:
    seen(qtbot, month)
    part = editor(month).picture
    assert part.thumbnail.accessibleName() == "Visa ett.png (Kvitto) stor"
    part.thumbnail.setFocus()
    month.press(K.Key_Return)
    month.press(K.Key_Space)
    QTest.mouseClick(part.thumbnail, LEFT)
    QTest.mouseClick(part.show_button, LEFT)
    assert drawer.shown == ["p1"] * 4
    assert month.told == []


def test_tab_goes_from_the_choice_to_what_can_be_done_with_it(qtbot: object, month: Owner) -> None:
    seen(qtbot, month)
    part, box = editor(month).picture, editor(month).fields["attachment"].widget
    box.setFocus()
    passed = []
    for _ in range(4):
        month.press(K.Key_Tab)
        passed.append(month.calendar.window().focusWidget())
    assert passed == [part.thumbnail, part.show_button, part.remove_button, part.add_button]


def test_another_receipt_is_chosen_by_keys_and_stored(month: Owner) -> None:
    editor(month).fields["attachment"].widget.setFocus()
    month.press(K.Key_Down)
    assert editor(month).draft().attachment == "p2"
    editor(month).fields["amount"].widget.setFocus()
    month.press(K.Key_Return)
    assert month["ticket"].attachment == "p2"
    assert month.names == ["ändrade en kostnad"]


def test_a_picture_that_cannot_be_read_is_said_and_the_cost_keeps_it(qtbot: object, month: Owner) -> None:
    part = editor(month).picture
    editor(month).fields["attachment"].widget.setFocus()
    month.press(K.Key_Down)
    qtbot.waitUntil(lambda: part.problem.text() == "två.pdf går inte att visa som bild.")
    assert not part.thumbnail.isEnabled()
    assert part.remove_button.isVisible()
    month.press(K.Key_Up)
    seen(qtbot, month)
    assert part.problem.text() == ""


def test_the_link_is_taken_away_and_the_rest_stays(month: Owner) -> None:
    QTest.mouseClick(editor(month).picture.remove_button, LEFT)
    assert not editor(month).picture.thumbnail.isVisible()
    assert editor(month).fields["attachment"].widget.hasFocus()
    editor(month).fields["amount"].widget.setFocus()
    month.press(K.Key_Return)
    assert month["ticket"] == TICKET


def test_a_file_is_added_for_the_day_of_the_cost(
    qtbot: object, month: Owner, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_cost(month, "dinner")
    assert not editor(month).picture.remove_button.isVisible()
    editor(month).fields["day"].widget.setText("4/3")
    answer(monkeypatch, Path("nytt.png"))
    QTest.mouseClick(editor(month).picture.add_button, LEFT)
    seen(qtbot, month)
    assert drawer.added == [("nytt.png", date(2026, 3, 4))]
    assert editor(month).fields["attachment"].widget.currentText() == "nytt.png"
    assert editor(month).picture.problem.text().startswith("Filen ligger nu bland ärendets bilagor.")
    assert month.told == []
    month.press(K.Key_Return)
    assert month["dinner"].attachment == "p3"


def test_a_file_that_is_there_already_is_not_called_new(
    month: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, Path("nytt.png"))
    for _ in range(2):
        QTest.mouseClick(editor(month).picture.add_button, LEFT)
    assert editor(month).picture.problem.text().startswith("Filen låg redan bland ärendets bilagor.")


def test_a_file_that_is_refused_is_said_and_nothing_is_lost(
    month: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(month).fields["note"].widget.setText("med popcorn")
    before = editor(month).draft()
    answer(monkeypatch, Path("brev.txt"))
    QTest.mouseClick(editor(month).picture.add_button, LEFT)
    assert editor(month).picture.problem.text() == "Filen brev.txt är varken PNG, JPEG eller PDF."
    assert editor(month).draft() == before


def test_no_file_is_no_change(month: Owner, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, None)
    QTest.mouseClick(editor(month).picture.add_button, LEFT)
    assert drawer.added == []
    assert not editor(month).is_changed()


def test_a_receipt_that_is_gone_is_told_and_kept_until_it_is_taken_away(month: Owner, drawer: Drawer) -> None:
    month.calendar.leave()
    del drawer.known["p1"]
    open_cost(month, "ticket")
    part = editor(month).picture
    assert "finns inte längre bland bilagorna" in part.problem.text()
    assert editor(month).fields["attachment"].widget.currentText() == "Borttagen bilaga"
    assert not part.thumbnail.isVisible()
    month.press(K.Key_Return)
    assert month["ticket"].attachment == "p1"
    open_cost(month, "ticket")
    QTest.mouseClick(part.remove_button, LEFT)
    assert part.problem.text() == ""
    editor(month).store()
    assert month["ticket"].attachment == ""


def test_nothing_of_a_receipt_stays_when_the_editor_is_left(qtbot: object, month: Owner) -> None:
    seen(qtbot, month)
    month.press(K.Key_Escape)
    assert editor(month).picture.thumbnail.image.isNull()
    open_cost(month, "ticket")
    seen(qtbot, month)


def test_the_one_that_is_wanted_last_is_shown(qtbot: object, month: Owner, drawer: Drawer) -> None:
    drawer.known["p4"] = "fyra.png"
    open_cost(month, "ticket")
    box = editor(month).fields["attachment"].widget
    box.setFocus()
    month.press(K.Key_Down, K.Key_Down)
    seen(qtbot, month)
    assert editor(month).draft().attachment == "p4"
    assert editor(month).picture.problem.text() == ""
    assert editor(month).picture.thumbnail.accessibleName() == "Visa fyra.png stor"


def test_without_anybody_who_keeps_them_a_picture_stays_out_of_sight(qtbot: object) -> None:
    owner = owned(qtbot, cost_track(costs=replace_in(COSTS, "ticket", "p1")))
    open_cost(owner, "ticket")
    assert not editor(owner).picture.isVisible()
    assert not editor(owner).fields["attachment"].isVisible()
    editor(owner).fields["amount"].widget.setText("130")
    owner.press(K.Key_Return)
    assert (owner["ticket"].amount, owner["ticket"].attachment) == (13_000, "p1")


def test_one_that_went_meanwhile_is_said(qtbot: object, month: Owner, drawer: Drawer) -> None:
    drawer.known["gone"] = "borta.png"
    open_cost(month, "ticket")
    editor(month).fields["attachment"].widget.setFocus()
    month.press(K.Key_End)
    assert editor(month).draft().attachment == "gone"
    qtbot.waitUntil(lambda: editor(month).picture.problem.text() == "Bilagan finns inte längre.")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"receipt": "17"}, "kvitto 17"),
        ({"receipt": "17", "attachment": "p"}, "kvitto 17 med bild"),
        ({"attachment": "p"}, "bild av kvittot"),
        ({"receipt": " "}, "utan kvitto"),
    ],
)
def test_how_a_cost_is_shown_in_words(more: dict[str, str], expected: str) -> None:
    assert receipt_words.shown(cost("a", "2026-03-02", 100, **more)) == expected
