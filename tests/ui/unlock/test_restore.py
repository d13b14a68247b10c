"""A backup put back on a new machine, by the written guide and astray from it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget, QWidget

from lssdesk.app import Program
from lssdesk.demo import Hand
from lssdesk.store import backup
from lssdesk.ui import dialogs
from lssdesk.ui.office import backup_guide
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE, Clock, signed
from tests.ui.conftest import Start
from tests.ui.program import words

NEW_PHRASE = "sju gråa gäss på ängen"
Key = Qt.Key


class Old:
    """What is left of the old machine: a stick, the recovery sheet, and what there was."""

    def __init__(self, stick: Path, code: str, letter: bytes, number: str) -> None:
        self.stick, self.code, self.letter, self.number = stick, code, letter, number


@pytest.fixture
def old(tmp_path: Path, clock: Clock) -> Old:
    """An office with a signed letter, backed up to a stick; then its machine is gone."""
    stick = tmp_path / "stick"
    stick.mkdir()
    program = Program(tmp_path / "lost", clock, CHEAP)
    code = program.door.create(OFFICER, PASSPHRASE)
    desk = program.door.confirm_recovery(code)
    work = signed(desk)
    letter = work.preview()
    desk.backups.choose(stick)
    desk.backups.now()
    number = work.case.number
    desk.close()
    program.deleteLater()
    shutil.rmtree(tmp_path / "lost")
    return Old(stick, code, letter, number)


def button(hand: Hand, text: str) -> QWidget:
    """The visible button that says this."""
    found = [one for one in hand.top.findChildren(QAbstractButton) if one.isVisible() and one.text() == text]
    assert found, text
    return found[0]


def settle(hand: Hand) -> None:
    hand.wait(lambda: not hand.program.entrance.view.background.busy)  # type: ignore[union-attr]


def bold(step: str) -> list[str]:
    """The words in a step of the guide that stand on a button."""
    return re.findall(r"[*]{2}(.+?)[*]{2}", step)


def begin(hand: Hand) -> None:
    """The new machine, at the page where one says where the backups are."""
    hand.program.start()
    hand.wait(hand.door.isActiveWindow)
    hand.click("restore_offer", hand.door)
    assert hand.shown("restore_folder", hand.door)


def look_in(hand: Hand, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: place)
    hand.click("restore_folder", hand.door)
    settle(hand)


def test_by_the_guide_from_an_empty_folder(
    start: Start, old: Old, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: old.stick)
    steps: Iterator[list[str]] = iter([bold(step) for step in backup_guide.steps()])
    assert not (tmp_path / "office").exists()
    hand = start()
    hand.program.start()
    hand.wait(hand.door.isActiveWindow)
    for _ in range(3):
        (name,) = next(steps)
        hand.push(button(hand, name))
        settle(hand)
    passphrase, sheet = next(steps)
    assert button(hand, passphrase)
    hand.push(button(hand, sheet))
    (name,) = next(steps)
    hand.keys(old.code, Key.Key_Return, NEW_PHRASE, Key.Key_Return, NEW_PHRASE)
    hand.push(button(hand, name))
    hand.wait_for_window()
    settings, backups, *places = next(steps)
    assert next(steps, None) is None
    desk = hand.window.desk
    assert [(case.number, case.name) for case in desk.cases()] == [(old.number, "Ada Lindqvist")]
    assert desk.open(desk.cases()[0].id).preview() == old.letter
    for name in (settings, backups):
        hand.push(button(hand, name))
    shown = [one.text() for one in hand.top.findChildren(QAbstractButton) if one.isVisible()]
    assert set(places) & set(shown)
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None and hand.shown("passphrase", hand.door))
    hand.unlock(NEW_PHRASE)
    assert hand.window.desk.officer == OFFICER


def test_with_the_passphrase_by_keys_alone(start: Start, old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: old.stick)
    hand = start()
    hand.program.start()
    hand.wait(hand.door.isActiveWindow)
    while hand.focused.objectName() != "restore_offer":
        hand.press(Key.Key_Tab)
    hand.press(Key.Key_Return)
    assert hand.focused.objectName() == "restore_folder"
    hand.press(Key.Key_Return)
    settle(hand)
    assert hand.focused.objectName() == "restore_next"
    hand.press(Key.Key_Return)
    hand.keys("fel " + PASSPHRASE, Key.Key_Return)
    settle(hand)
    assert "passar inte" in words(hand)
    hand.keys(PASSPHRASE, Key.Key_Return)
    hand.wait_for_window()
    assert [case.number for case in hand.window.desk.cases()] == [old.number]


def test_esc_leads_back_page_by_page(start: Start, old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = start()
    begin(hand)
    look_in(hand, monkeypatch, old.stick)
    hand.click("restore_next", hand.door)
    hand.click("forgotten", hand.door)
    for name in ("passphrase", "restore_folder", "officer"):
        hand.press(Key.Key_Escape)
        assert hand.shown(name, hand.door), name


def test_a_place_without_backups_says_so_and_another_can_be_chosen(
    start: Start, old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = start()
    begin(hand)
    (tmp_path / "empty").mkdir()
    look_in(hand, monkeypatch, tmp_path / "empty")
    assert "ingen säkerhetskopia" in words(hand)
    assert not hand.shown("restore_next", hand.door)
    look_in(hand, monkeypatch, old.stick)
    assert "ingen säkerhetskopia" not in words(hand)
    assert hand.shown("restore_next", hand.door)


def test_a_single_file_can_be_chosen(start: Start, old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    file = next(old.stick.rglob("*.db"))
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: file)
    hand = start()
    begin(hand)
    hand.click("restore_file", hand.door)
    settle(hand)
    assert file.name in words(hand)
    assert "i dag" not in words(hand)
    hand.click("restore_next", hand.door)
    assert "2 mars 2026 10:00" in words(hand).replace("\u00a0", " ")


def test_a_damaged_backup_is_not_put_back_and_the_next_one_is(
    start: Start, old: Old, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = next(old.stick.rglob("*.db"))
    damaged = whole.with_name("lssdesk-000099-20260303-090000.db")
    damaged.write_bytes(whole.read_bytes()[:-4096])
    shutil.copy(whole.with_suffix(".keys"), damaged.with_suffix(".keys"))
    hand = start()
    begin(hand)
    look_in(hand, monkeypatch, old.stick)
    hand.click("restore_next", hand.door)
    hand.keys(PASSPHRASE, Key.Key_Return)
    settle(hand)
    assert "skadad" in words(hand)
    assert not (tmp_path / "office" / "lssdesk.db").exists()
    hand.press(Key.Key_Escape)
    found = hand.seen("restore_list", hand.door)
    assert isinstance(found, QListWidget)
    found.setFocus()
    hand.press(Key.Key_End)
    hand.click("restore_next", hand.door)
    hand.keys(PASSPHRASE, Key.Key_Return)
    hand.wait_for_window()


def test_where_the_database_is_damaged_the_first_window_offers_a_backup(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Clock
) -> None:
    program = Program(tmp_path / "office", clock, CHEAP)
    desk = program.door.confirm_recovery(program.door.create(OFFICER, PASSPHRASE))
    made = desk.backup_before("prov")
    desk.close()
    program.deleteLater()
    database = tmp_path / "office" / "lssdesk.db"
    data = bytearray(database.read_bytes())
    data[100:200] = bytes(100)
    database.write_bytes(data)
    hand = start()
    hand.program.start()
    hand.wait(hand.door.isActiveWindow)
    assert not hand.shown("restore_offer", hand.door)
    hand.keys(PASSPHRASE, Key.Key_Return)
    hand.wait(lambda: hand.shown("restore_offer", hand.door))
    hand.click("restore_offer", hand.door)
    look_in(hand, monkeypatch, made.parent.parent)
    hand.click("restore_next", hand.door)
    hand.keys(PASSPHRASE, Key.Key_Return)
    hand.wait_for_window()
    (kept,) = (tmp_path / "office").glob("replaced-*")
    assert (kept / "lssdesk.db").read_bytes() == data
    assert backup.backups(tmp_path / "office")


def test_where_the_database_is_missing_the_trouble_page_offers_a_backup(
    start: Start, old: Old, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "lssdesk.db").write_bytes(b"x" * 4096)
    hand = start()
    begin(hand)
    look_in(hand, monkeypatch, old.stick)
    hand.click("restore_next", hand.door)
    hand.keys(PASSPHRASE, Key.Key_Return)
    hand.wait_for_window()
    assert [case.number for case in hand.window.desk.cases()] == [old.number]


def test_two_offices_on_one_stick_are_told_apart(
    start: Start, old: Old, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Clock
) -> None:
    program = Program(tmp_path / "other", clock, CHEAP)
    desk = program.door.confirm_recovery(program.door.create("Bo Ek", PASSPHRASE))
    desk.backups.choose(old.stick)
    desk.backups.now()
    desk.close()
    program.deleteLater()
    hand = start()
    begin(hand)
    look_in(hand, monkeypatch, old.stick)
    found = hand.seen("restore_list", hand.door)
    assert isinstance(found, QListWidget)
    rows = [found.item(row).text() for row in range(found.count())]
    assert len({row.split("databas ")[1] for row in rows}) == 2
