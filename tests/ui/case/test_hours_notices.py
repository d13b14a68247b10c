"""The notices above the calendar: what they say, what they rest on, and where a press leads."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lssdesk.law.hours.notice import Amount, Month, Notice
from lssdesk.ui.case.hours_notices import FEW, HoursNotices
from lssdesk.ui.fingers import Fingers
from tests.ui.program import clear_away, dress

K = Qt.Key
TODAY = date(2026, 3, 10)
MEASURE = "ledsagarservice"
LAPSES = Notice(
    kind="lapses",
    measure=MEASURE,
    day=date(2026, 3, 31),
    due=date(2026, 3, 31),
    values={"left": Amount(720, "minutes"), "last": date(2026, 3, 31)},
    numbers={"granted": Amount(1800, "minutes"), "used": Amount(1080, "minutes")},
)
UNUSED = Notice(
    kind="unused",
    measure=MEASURE,
    day=date(2026, 2, 1),
    values={"left": Amount(600, "minutes"), "month": Month(date(2026, 2, 1))},
)
OVERUSE = Notice(
    kind="overuse",
    measure=MEASURE,
    day=date(2026, 2, 9),
    item="s1",
    values={"over": Amount(30, "minutes"), "day": date(2026, 2, 9)},
)
ENDS = Notice(
    kind="ends",
    measure="omkostnader_ledsagare",
    day=date(2026, 3, 31),
    item="2026-0007",
    values={"last": date(2026, 3, 31)},
)


class Shown:
    """The strip, fingers at it, and what it asked for."""

    def __init__(self) -> None:
        self.strip = HoursNotices()
        self.hand = Fingers(self.strip)
        self.wanted: list[tuple[Any, ...]] = []
        for name in ("day_wanted", "reason_wanted", "decision_wanted"):
            getattr(self.strip, name).connect(lambda *args, name=name: self.wanted.append((name, *args)))

    def show(self, *notices: Notice) -> None:
        self.strip.resize(900, 300)
        self.strip.set_notices(notices, TODAY)
        QApplication.processEvents()

    def go(self, kind: str) -> None:
        row = self.hand.seen(f"notice_{kind}")
        self.hand.click("notice_go", row)


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    dress(qapp)
    made = Shown()
    yield made
    made.strip.close()
    made.strip.deleteLater()
    clear_away(qapp)


def test_with_nothing_to_say_it_is_not_there(shown: Shown) -> None:
    shown.show()
    assert not shown.strip.isVisible()
    shown.show(LAPSES)
    assert shown.strip.isVisible()
    shown.show()
    assert not shown.strip.isVisible()


def test_shape_word_and_sentence(shown: Shown) -> None:
    shown.show(UNUSED, LAPSES)
    words = [label.text() for label in shown.strip.findChildren(QLabel) if label.isVisible()]
    assert words == ["Att göra", "Att veta"]
    row = shown.hand.seen("notice_lapses")
    sentence = shown.hand.seen("notice_go", row)
    assert sentence.text().replace("\u00a0", " ") == "12 tim förfaller den 31 mars om de inte används."
    assert sentence.accessibleName().startswith("Att veta: Ledsagarservice. 12")


def test_the_measure_is_named_where_there_are_several(shown: Shown) -> None:
    shown.show(LAPSES, ENDS)
    row = shown.hand.seen("notice_ends")
    assert (
        shown.hand.seen("notice_go", row)
        .text()
        .startswith("Ersättning för ledsagarens omkostnader: Beslutet")
    )


def test_each_leads_to_where_it_is_mended(shown: Shown) -> None:
    shown.show(LAPSES, OVERUSE)
    shown.go("lapses")
    shown.go("overuse")
    shown.show(UNUSED, ENDS)
    shown.go("unused")
    shown.go("ends")
    assert shown.wanted == [
        ("day_wanted", MEASURE, date(2026, 3, 31)),
        ("reason_wanted", MEASURE, date(2026, 2, 9), "s1"),
        ("reason_wanted", MEASURE, date(2026, 2, 1), ""),
        ("decision_wanted", "2026-0007"),
    ]


def test_what_it_rests_on_folds_out(shown: Shown) -> None:
    shown.show(LAPSES)
    row = shown.hand.seen("notice_lapses")
    shown.hand.click("notice_why", row)
    words = [label.text().replace("\u00a0", " ") for label in row.findChildren(QLabel) if label.isVisible()]
    assert words[-1].splitlines() == [
        "Det som finns kvar när en period slutar förfaller. Ingen behöver använda allt.",
        "Beviljat: 30 tim",
        "Använt: 18 tim",
        "Källa: HRS-016; 004 §9.3.2, Bilaga 2",
    ]
    shown.show(LAPSES, UNUSED)
    assert shown.hand.seen("notice_lapses").because.isVisible()  # type: ignore[attr-defined]


def test_only_a_few_are_shown_until_one_asks_for_all(shown: Shown) -> None:
    shown.show(UNUSED, OVERUSE, ENDS, LAPSES)
    assert not shown.hand.shown("notice_lapses")
    more = shown.hand.seen("notices_more")
    assert more.text() == f"Visa {4 - FEW} till"  # type: ignore[attr-defined]
    shown.hand.push(more)
    assert shown.hand.shown("notice_lapses")
    assert more.text() == "Visa färre"  # type: ignore[attr-defined]
    shown.hand.push(more)
    assert not shown.hand.shown("notice_lapses")


def test_by_keys_alone(shown: Shown) -> None:
    shown.show(UNUSED, LAPSES)
    shown.hand.seen("notice_go", shown.hand.seen("notice_unused")).setFocus()
    shown.hand.press(K.Key_Return)
    shown.hand.press(K.Key_Tab, K.Key_Tab, K.Key_Return)
    assert [name for name, *_ in shown.wanted] == ["reason_wanted", "day_wanted"]


def test_many_scroll_and_leave_the_calendar_its_room(shown: Shown) -> None:
    many = [
        Notice(kind="no_time", measure=MEASURE, day=date(2026, 2, day), item=str(day),
               values={"day": date(2026, 2, day)})
        for day in range(1, 29)
    ]  # fmt: skip
    shown.show(*many)
    shown.hand.click("notices_more")
    shown.hand.wait(lambda: shown.strip.layout().sizeHint().height() < 300)
    assert len([row for row in shown.strip._rows if not row.isHidden()]) == len(many)
