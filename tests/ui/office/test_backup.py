"""The daily backup is made beside the work, and a note says where it could not be made."""

import gc
import threading

import pytest

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.store import backup
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui.unlock.background import Background
from tests.ui.conftest import Start
from tests.ui.program import enter


def test_opening_makes_the_backup_of_the_day_and_only_one(hand: Hand) -> None:
    office = hand.window.office
    office.wait()
    folder = hand.window.desk.office.folder
    assert len(backup.backups(folder)) == 1
    office.back_up()
    office.wait()
    assert len(backup.backups(folder)) == 1


def test_it_is_not_made_by_the_windows_own_thread(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[bool] = []
    here = threading.current_thread()
    monkeypatch.setattr(
        Desk, "daily_backup", lambda _desk: threads.append(threading.current_thread() is here)
    )
    hand = start()
    enter(hand)
    hand.window.office.wait()
    assert threads == [False]


def test_a_backup_that_fails_is_told_and_the_work_goes_on(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_desk: Desk) -> None:
        raise StoreTrouble("disk_full")

    monkeypatch.setattr(Desk, "daily_backup", full)
    hand = start()
    enter(hand)
    hand.wait(lambda: hand.window.note() != "")
    assert hand.window.note().startswith("Dagens säkerhetskopia kunde inte göras.")
    hand.click("bar_settings")
    assert hand.shown("settings_page")


def test_locking_waits_for_the_backup(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(_desk: Desk) -> None:
        begun.set()
        go_on.wait(10)
        ended.append(True)

    monkeypatch.setattr(Desk, "daily_backup", slow)
    closed: list[int] = []
    monkeypatch.setattr(Desk, "close", lambda _desk: closed.append(len(ended)))
    hand = start()
    enter(hand)
    assert begun.wait(10)
    desk = hand.window.desk
    threading.Timer(0.05, go_on.set).start()
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None)
    monkeypatch.undo()
    desk.close()
    assert closed == [1]


def test_python_collects_nothing_in_the_thread_of_the_backup(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting: list[bool] = []
    monkeypatch.setattr(Desk, "daily_backup", lambda _desk: collecting.append(gc.isenabled()))
    hand = start()
    enter(hand)
    hand.window.office.wait()
    assert collecting == [False]
    assert gc.isenabled()


def test_closing_waits_for_what_any_page_reads(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    office, waited = hand.window.office, set()
    for place in ("figures", "payment", "report"):
        office.show_page(place)
        pages = {one.parent() for one in hand.window.findChildren(Background)}
        with monkeypatch.context() as patch:
            patch.setattr(Background, "wait", lambda one: waited.add(one.parent()))
            office.wait()
        assert pages <= waited, place
