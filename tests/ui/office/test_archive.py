"""Archive and extracts by clicks: an extract with its second look, a package, everything in open formats."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lssdesk.demo import Hand
from lssdesk.flow import full_export
from lssdesk.flow.requests import Requests
from lssdesk.flow.work import Work
from lssdesk.ui import dialogs
from lssdesk.ui.office.archive_page import ArchivePage
from lssdesk.ui.unlock.background import Background
from tests.flow.archive.reading import faults, files
from tests.flow.officer import filled, signed
from tests.ui.program import words

TOLD = "Grannen Siv Holm ringde"


@pytest.fixture
def work(hand: Hand) -> Work:
    told = {"text": "Har rullator", "source": {"who": TOLD}}
    return signed(hand.window.desk, changes={"/inquiry/answers/aids": told})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the officer chooses when she is asked for one."""
    folder = tmp_path / "ut"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args, **_more: folder)
    return folder


def opened(hand: Hand) -> ArchivePage:
    hand.click("bar_settings")
    hand.click("settings_archive")
    page = hand.seen("archive_page")
    assert isinstance(page, ArchivePage)
    return page


def rest(hand: Hand) -> None:
    hand.wait(lambda: not any(one.busy for one in hand.window.office.findChildren(Background)))
    QApplication.processEvents()


def test_an_extract_after_a_second_look(hand: Hand, work: Work, place: Path) -> None:
    page = opened(hand)
    hand.type("archive_number", work.case.number)
    hand.click("archive_hub_extract_do")
    rest(hand)
    assert TOLD in words(hand)
    box = "held:/cases/0/inquiry/answers/aids/source/who"
    hand.click(box)
    hand.click("archive_held_done")
    assert "Skriv varför" in words(hand)
    assert list(place.iterdir()) == []
    hand.type("archive_held_reason", "Risk för våld")
    hand.click("archive_held_done")
    rest(hand)
    assert "sparat" in page.status.text()
    assert sorted(path.name for path in place.iterdir()) == [
        "Registerutdrag 2026-0001.json", "Registerutdrag 2026-0001.pdf"
    ]  # fmt: skip
    told = (place / "Registerutdrag 2026-0001.json").read_text("utf-8")
    assert TOLD not in told
    assert json.loads(told)["held_back"] == 1
    assert not hand.shown("archive_held")


def test_the_second_look_can_be_left(hand: Hand, work: Work, place: Path) -> None:
    opened(hand)
    hand.type("archive_number", work.case.number)
    hand.click("archive_hub_extract_do")
    rest(hand)
    hand.click("archive_held_leave")
    assert not hand.shown("archive_held")
    assert list(place.iterdir()) == []
    assert hand.focused.objectName() == "archive_hub_extract_do"


@pytest.mark.parametrize("typed", ["", "2026-9999", "Lindqvist"])
def test_only_the_number_of_a_case_leads_there(hand: Hand, work: Work, place: Path, typed: str) -> None:
    page = opened(hand)
    if typed:
        hand.type("archive_number", typed)
    for deed in ("archive_hub_extract_do", "archive_hub_package_do"):
        hand.click(deed)
        assert "Skriv numret" in words(hand)
        assert hand.focused is page.number


def test_a_package(hand: Hand, work: Work, place: Path) -> None:
    page = opened(hand)
    hand.type("archive_number", work.case.number)
    hand.click("archive_hub_package_do")
    rest(hand)
    (made,) = place.iterdir()
    assert faults(files(made)) == []
    assert made.name in page.status.text()


def test_no_package_of_an_open_case(hand: Hand, place: Path) -> None:
    work = filled(hand.window.desk)
    page = opened(hand)
    hand.type("archive_number", work.case.number)
    hand.click("archive_hub_package_do")
    rest(hand)
    assert "inte beslutat" in page.status.text()
    assert list(place.iterdir()) == []


def test_everything_takes_two_and_says_so(hand: Hand, work: Work, place: Path) -> None:
    page = opened(hand)
    hand.click("archive_hub_export_do")
    assert "två personer" in words(hand).casefold()
    assert hand.focused is page.why
    hand.type("archive_why", "Byte av system")
    hand.click("archive_hub_export_do")
    assert "Att godkänna" in page.status.text()
    (asked,) = Requests(hand.window.desk).open()
    assert (asked.deed, asked.reason) == (full_export.DEED, "Byte av system")
    hand.click("archive_hub_export_do")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("sure", [True, False])
def test_everything_after_a_question(
    hand: Hand, work: Work, place: Path, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    desk = hand.window.desk
    desk.policies.set("two_for_full_export", 0, desk.today, "Nämnden", "Eget val")
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: sure)
    page = opened(hand)
    hand.click("archive_hub_export_do")
    rest(hand)
    assert len(list(place.iterdir())) == int(sure)
    if sure:
        assert "okrypterad" in page.status.text()
