"""Backups beside the work, what is said of them, and their page."""

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from lssdesk.demo import Hand
from lssdesk.errors import Refused
from lssdesk.flow import restoring
from lssdesk.flow.backups import Backups, Done
from lssdesk.flow.desk import Desk
from lssdesk.store import backup, second_place
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui import dialogs
from lssdesk.ui.main.backup import Care
from lssdesk.ui.office import backup_guide
from lssdesk.ui.unlock.background import Background
from tests.flow.officer import PASSPHRASE, Clock
from tests.ui.conftest import Start
from tests.ui.program import enter, open_new, words


def kept(hand: Hand) -> tuple[Path, ...]:
    return backup.backups(hand.window.desk.office.folder)


def care(hand: Hand) -> Care:
    return hand.window.office.backups


def rest(hand: Hand) -> None:
    """Until nothing runs beside the window and what came of it is shown."""
    hand.wait(lambda: not any(one.busy for one in care(hand).findChildren(Background)))


def look(hand: Hand) -> None:
    hand.window.office.back_up()
    rest(hand)


def open_page(hand: Hand) -> None:
    rest(hand)
    hand.window.office.show_page("backup")
    rest(hand)


def said(hand: Hand, name: str) -> str:
    return hand.seen(name).accessibleName()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is what the officer chooses when she is asked for a folder."""
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: stick)
    return stick


# --- beside the work -------------------------------------------------------------------------


def test_opening_makes_a_backup_and_half_an_hour_of_work_the_next(hand: Hand, clock: Clock) -> None:
    rest(hand)
    assert len(kept(hand)) == 1
    open_new(hand)
    clock.forward(minutes=29)
    look(hand)
    assert len(kept(hand)) == 1
    clock.forward(minutes=1)
    look(hand)
    assert len(kept(hand)) == 2


def test_it_is_not_made_by_the_windows_own_thread(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[bool] = []
    here = threading.current_thread()

    def made(_backups: Backups) -> Done:
        threads.append(threading.current_thread() is here)
        return Done()

    monkeypatch.setattr(Backups, "if_due", made)
    hand = start()
    enter(hand)
    rest(hand)
    assert threads == [False]


def test_python_collects_nothing_in_the_thread_of_the_backup(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting: list[bool] = []

    def made(_backups: Backups) -> Done:
        collecting.append(gc.isenabled())
        return Done()

    monkeypatch.setattr(Backups, "if_due", made)
    hand = start()
    enter(hand)
    rest(hand)
    assert collecting == [False]
    assert gc.isenabled()


def full(*_args: object, **_more: object) -> Path:
    raise StoreTrouble("disk_full", folder="b")


def test_a_backup_that_fails_is_told_once_and_the_work_goes_on(
    start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "make", full)
    hand = start()
    enter(hand)
    hand.wait(lambda: hand.window.note() != "")
    assert hand.window.note().startswith("Säkerhetskopian kunde inte göras. Disken med ")
    hand.click("bar_settings")
    assert hand.shown("settings_page")
    clock.forward(minutes=6)
    look(hand)
    assert hand.window.note() == ""
    monkeypatch.undo()
    clock.forward(minutes=6)
    look(hand)
    assert len(kept(hand)) == 1


def test_locking_breaks_a_long_backup_off_and_waits_for_it(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended, real, close = threading.Event(), [], backup.make, Desk.close

    def slow(*args: object, stop: Callable[[], bool], **more: object) -> Path:
        begun.set()
        while not stop():
            pass
        ended.append(1)
        return real(*args, stop=stop, **more)  # type: ignore[arg-type]

    seen: list[int] = []

    def closing(desk: Desk) -> None:
        seen.append(len(ended))
        close(desk)

    monkeypatch.setattr(backup, "make", slow)
    monkeypatch.setattr(Desk, "close", closing)
    hand = start()
    enter(hand)
    assert begun.wait(10)
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None)
    assert seen == [1]
    assert list((hand.program.folder / "backups").glob("*")) == []


def test_closing_waits_for_what_any_page_reads(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    office, waited = hand.window.office, set()
    for place in ("figures", "payment", "report", "backup"):
        office.show_page(place)
        pages = {one.parent() for one in hand.window.findChildren(Background)}
        with monkeypatch.context() as patch:
            patch.setattr(Background, "wait", lambda one: waited.add(one.parent()))
            office.wait()
        assert pages <= waited, place


# --- the start page --------------------------------------------------------------------------


def test_the_start_page_says_what_is_late_and_leads_to_the_page(
    hand: Hand, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(hand)
    open_new(hand)
    clock.forward(hours=30)
    monkeypatch.setattr(backup, "make", full)
    hand.window.show_start()
    hand.wait(lambda: "dygnets arbete" in hand.window.note())
    hand.push(
        next(
            one for one in hand.window.findChildren(QWidget) if one.property("text") == "Visa säkerhetskopior"
        )
    )
    assert hand.shown("backup_page")


def test_nothing_is_said_in_a_case_or_where_all_is_well(hand: Hand, clock: Clock) -> None:
    rest(hand)
    hand.window.show_start()
    rest(hand)
    assert hand.window.note() == ""
    open_new(hand)
    clock.forward(hours=30)
    care(hand).remind()
    rest(hand)
    assert hand.window.note() == ""


def test_a_stick_that_fails_is_told_once(
    hand: Hand, clock: Clock, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(hand)
    hand.window.desk.backups.choose(stick)
    monkeypatch.setattr(second_place, "put", full)
    look(hand)
    assert "är full" in hand.window.note()
    hand.window.quiet()
    clock.forward(minutes=6)
    look(hand)
    assert hand.window.note() == ""


# --- the page --------------------------------------------------------------------------------


def test_the_page_is_reached_from_the_settings_and_says_how_it_stands(hand: Hand, clock: Clock) -> None:
    rest(hand)
    clock.forward(minutes=12)
    hand.click("bar_settings")
    hand.click("settings_backup")
    rest(hand)
    state = said(hand, "backup_state")
    assert "i dag 10:00 (för 12 min sedan)" in state
    assert "Allt som är sparat finns i den." in state
    assert "1 kopia på datorn" in state
    assert "Ingen andra plats är vald" in said(hand, "backup_second")
    assert not hand.shown("backup_forget")


def test_a_backup_by_hand(hand: Hand, clock: Clock) -> None:
    open_new(hand)
    open_page(hand)
    assert "Ändringar sedan i dag 10:00" in said(hand, "backup_state")
    hand.reach(hand.seen("backup_now"))
    hand.press(Qt.Key.Key_Return)
    rest(hand)
    assert "gjord och prövad" in said(hand, "backup_status") or "gjord och prövad" in words(hand)
    assert len(kept(hand)) == 2
    assert "Allt som är sparat finns i den." in said(hand, "backup_state")


def test_choosing_and_giving_up_the_second_place(hand: Hand, stick: Path) -> None:
    open_page(hand)
    hand.click("backup_choose")
    rest(hand)
    assert str(stick) in said(hand, "backup_second")
    assert "här och på andra platsen" in rows(hand)[0]
    assert len(list(stick.rglob("*.db"))) == 1
    hand.click("backup_forget")
    rest(hand)
    assert "Ingen andra plats är vald" in said(hand, "backup_second")
    assert len(list(stick.rglob("*.db"))) == 1


def test_a_place_beside_the_database_is_refused_in_words(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: hand.window.desk.office.folder)
    open_page(hand)
    hand.click("backup_choose")
    rest(hand)
    assert "utanför programmets egen mapp" in words(hand)


def test_who_changes_her_mind_chooses_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: None)
    open_page(hand)
    hand.click("backup_choose")
    rest(hand)
    assert hand.window.desk.backups.second() is None


def rows(hand: Hand) -> list[str]:
    found = hand.seen("backup_list")
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def test_proving_by_keys_says_whole_or_damaged(hand: Hand, clock: Clock) -> None:
    open_new(hand)
    clock.forward(days=1)
    open_page(hand)
    hand.click("backup_now")
    rest(hand)
    hand.reach(hand.seen("backup_list"))
    hand.press(Qt.Key.Key_Home, Qt.Key.Key_Down)
    hand.click("backup_prove")
    rest(hand)
    assert "Kopian från i går 10:00 är hel" in words(hand)
    assert "prövad i dag 10:00" in rows(hand)[1]
    path = kept(hand)[1]
    path.write_bytes(path.read_bytes()[:-4096])
    hand.click("backup_prove")
    rest(hand)
    assert "Kopian är skadad" in words(hand)
    assert "går inte att använda" in rows(hand)[1]
    assert not hand.seen("backup_restore").isEnabled()


def test_an_older_one_is_put_back_after_a_second_look(
    hand: Hand, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def ask(_parent: object, _title: str, text: str, *_buttons: str, danger: bool) -> bool:
        asked.append(text)
        assert danger
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "ask", ask)
    rest(hand)
    open_new(hand)
    clock.forward(hours=1)
    open_page(hand)
    hand.click("backup_restore")
    rest(hand)
    assert hand.shown("backup_page")
    hand.click("backup_restore")
    hand.wait(lambda: hand.program.window is None and hand.shown("put_back_open", hand.door))
    assert "som den var i dag 10:00" in asked[0]
    assert len(backup.backups(hand.program.folder)) == 2
    assert list(hand.program.folder.glob("replaced-*/lssdesk.db"))
    assert "replaced-" in words(hand)
    hand.push(hand.seen("put_back_open", hand.door))
    hand.unlock(PASSPHRASE)
    assert hand.window.desk.cases() == []


def test_one_of_an_earlier_key_is_opened_by_the_passphrase_of_its_day(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def earlier(*_args: object) -> None:
        raise StoreTrouble("wrong_key", folder="b")

    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    rest(hand)
    open_new(hand)
    open_page(hand)
    with monkeypatch.context() as patch:
        patch.setattr(restoring, "put_back", earlier)
        hand.click("backup_restore")
        hand.wait(lambda: hand.program.window is None and hand.shown("passphrase", hand.door))
    assert "lösenfrasen som gällde den dagen" in words(hand)
    hand.unlock(PASSPHRASE)
    assert hand.window.desk.cases() == []


def test_a_database_that_cannot_be_copied_is_asked_of_once_more(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda *args, **_more: asked.append(args[2]) or len(asked) == 1)
    rest(hand)
    open_new(hand)
    monkeypatch.setattr(backup, "make", full)
    open_page(hand)
    hand.click("backup_restore")
    rest(hand)
    assert len(asked) == 2
    assert "gick inte att kopiera" in asked[1]
    assert hand.program.window is not None


def test_only_who_may_put_one_back(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(deed: str) -> None:
        raise Refused(f"Inte {deed}.")

    open_page(hand)
    monkeypatch.setattr(hand.window.desk.officers, "check", refuse)
    monkeypatch.setattr(dialogs, "ask", None)
    hand.click("backup_restore")
    assert "Inte restore." in words(hand)


def test_the_guide_is_on_the_page_and_is_printed(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[object] = []
    monkeypatch.setattr(dialogs, "print_pages", lambda _parent, _name, draw: printed.append(draw))
    open_page(hand)
    assert backup_guide.steps()[0] in hand.seen("backup_guide").property("text")
    hand.click("backup_guide_print")
    assert printed == [backup_guide.draw]


def test_after_a_lock_one_is_on_the_page_again(hand: Hand, start: Start) -> None:
    open_page(hand)
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None and hand.shown("passphrase", hand.door))
    hand.unlock(PASSPHRASE)
    hand.wait(lambda: hand.shown("backup_page"))
