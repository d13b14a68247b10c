"""Weeding by clicks and keys: looked at, marked, proposed, and carried out by another."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests
from lssdesk.flow.weeding import Weeding
from lssdesk.flow.work import Work
from lssdesk.store import keys
from lssdesk.store.tables import CaseRow, Officer, PersonRow
from lssdesk.ui import dialogs
from lssdesk.ui.office import weeding_page
from lssdesk.ui.office.weeding_page import WeedingPage
from lssdesk.ui.unlock.background import Background
from tests.flow.officer import CHEAP, PASSPHRASE, Clock, signed
from tests.flow.several import NAMES, at_desk
from tests.flow.weeded import later, rows_of, set_code
from tests.ui.program import words

REASON = "Fem år har gått"


@pytest.fixture
def due(hand: Hand, clock: Clock) -> Work:
    """Ada's case, long ended."""
    desk = hand.window.desk
    work = signed(desk)
    set_code(desk)
    later(clock)
    return work


@pytest.fixture
def britta(hand: Hand, due: Work) -> Desk:
    """Another one who weeds, at the same office."""
    desk = hand.window.desk
    own = keys.unlock(desk.office.folder, PASSPHRASE, desk.now)
    way_in = keys.add_officer(desk.office.folder, own, "Britta Ek", NAMES["Britta Ek"], CHEAP)
    desk.officers.added(way_in, ["archivist"])
    return at_desk(desk, way_in)


def opened(hand: Hand) -> WeedingPage:
    hand.click("bar_settings")
    hand.click("settings_weeding")
    page = hand.seen("weeding_page")
    assert isinstance(page, WeedingPage)
    rest(hand)
    return page


def rest(hand: Hand) -> None:
    """Until nothing runs beside the window and what came of it is shown."""
    hand.wait(lambda: not any(one.busy for one in hand.window.office.findChildren(Background)))
    QApplication.processEvents()


def cells(page: WeedingPage) -> list[tuple[str, ...]]:
    return [line.cells for line in page.table.lines]


def said(page: WeedingPage) -> str:
    return page.status.text()


def text(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_what_is_due_and_why(hand: Hand, due: Work) -> None:
    page = opened(hand)
    (line,) = cells(page)
    assert (line[1], line[2], line[3], line[-1]) == ("2026-0001", "1990", "ledsagarservice", "Ska gallras")
    assert "LSS 21 c §" in text(page, "weeding_because")
    assert "Lindqvist" not in words(hand)
    assert hand.focused is page.filter


def test_without_a_code_it_says_so(hand: Hand) -> None:
    page = opened(hand)
    assert "Kommunkoden är inte satt" in words(hand)
    assert cells(page) == []
    assert text(page, "weeding_count").startswith("Inga ärenden här.")


def test_the_filter(hand: Hand, due: Work) -> None:
    hand.window.desk.register(due.case.person, "kontaktperson", hand.window.desk.today)
    page = opened(hand)
    assert cells(page) == []
    hand.choose(page.filter, "later")
    assert [line[1] for line in cells(page)] == ["2026-0001", "2034-0001"]
    assert "pågår" in text(page, "weeding_because")
    assert not page.mark.isEnabled()


def test_marked_by_key_and_proposed(hand: Hand, due: Work) -> None:
    page = opened(hand)
    assert not page.propose.isEnabled()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert cells(page)[0][0] == "Ja"
    assert text(page, "weeding_count") == "1 ärende. 1 ärende är markerat."
    hand.click("weeding_propose")
    rest(hand)
    assert "Skriv varför" in words(hand)
    assert hand.focused is page.reason
    hand.type("weeding_reason", REASON)
    hand.click("weeding_propose")
    rest(hand)
    assert "En annan person" in said(page)
    (asked,) = Weeding(hand.window.desk).waiting()
    assert (asked.reason, asked.asked_by) == (REASON, hand.window.desk.officer)
    assert hand.shown(f"weeding_withdraw/{asked.id}")
    assert not hand.shown(f"weeding_carry_out/{asked.id}")
    hand.click(f"weeding_withdraw/{asked.id}")
    rest(hand)
    assert Weeding(hand.window.desk).waiting() == ()


def test_all_at_once_and_back(hand: Hand, due: Work) -> None:
    page = opened(hand)
    hand.click("weeding_mark_all")
    assert text(page, "weeding_count").endswith("1 ärende är markerat.")
    hand.click("weeding_mark_all")
    assert text(page, "weeding_count").endswith("Inget ärende är markerat.")


@pytest.mark.parametrize("sure", [True, False])
def test_the_other_carries_it_out(
    hand: Hand, due: Work, britta: Desk, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    Weeding(britta).propose([due.id], REASON)
    asked: list[str] = []

    def answer(_parent: object, _title: str, question: str, _yes: str, **more: object) -> bool:
        asked.append(question)
        assert more["danger"]
        return sure

    monkeypatch.setattr(dialogs, "ask", answer)
    page = opened(hand)
    (waiting,) = Weeding(britta).waiting()
    hand.click(f"weeding_carry_out/{waiting.id}")
    rest(hand)
    rest(hand)
    assert "Gallring av 1 ärende" in asked[0]
    desk = hand.window.desk
    assert bool(rows_of(desk, CaseRow)) is not sure
    if sure:
        assert said(page) == "Gallrat: 1 ärende. 1 person finns inte kvar i databasen."
        assert rows_of(desk, PersonRow) == []
        assert "genomförd av Åsa Lindmark" in words(hand)
        assert "från tiden före en gallring finns kvar" in text(page, "weeding_backups")
        assert not page.remove.isEnabled()


def test_the_other_refuses(hand: Hand, due: Work, britta: Desk) -> None:
    Weeding(britta).propose([due.id], REASON)
    page = opened(hand)
    (waiting,) = Weeding(britta).waiting()
    hand.click(f"weeding_refuse/{waiting.id}")
    rest(hand)
    assert "avslagen" in said(page)
    assert Requests(britta).open() == ()


def test_what_changed_meanwhile_is_told(
    hand: Hand, due: Work, britta: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Weeding(britta).propose([due.id], REASON)
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    page = opened(hand)
    due.add_note("Ringde")
    (waiting,) = Weeding(britta).waiting()
    hand.click(f"weeding_carry_out/{waiting.id}")
    rest(hand)
    assert "Något har ändrats" in said(page)
    assert len(rows_of(hand.window.desk, CaseRow)) == 1


def test_what_a_childs_case_was_about(hand: Hand, due: Work) -> None:
    desk = hand.window.desk
    with desk.unit("write", "rättade", due.id) as unit:
        row = unit.get_one(PersonRow, rows_of(desk, PersonRow)[0].id)
        row.document = row.document.replace("199001012385", "201701012393")
        row.personal_number = "201701012393"
    page = opened(hand)
    hand.choose(page.filter, "due")
    if not cells(page):
        hand.choose(page.filter, "later")
    rest(hand)
    assert hand.shown("weeding_save_said")
    assert text(page, "weeding_said") == "Ingen har sagt vad ärendet gällde."
    hand.click("choice:child_inquiry")
    hand.type("weeding_note", "Enligt akten")
    hand.click("weeding_save_said")
    rest(hand)
    assert said(page) == "Sparat."
    (line,) = Weeding(desk).lines()
    assert line.known.circumstances == {"child_inquiry"}
    assert line.known.stated is not None
    assert line.known.stated.note == "Enligt akten"


@pytest.mark.parametrize("way", ["print", "save"])
def test_a_kept_list_on_paper_names_nobody(
    hand: Hand, due: Work, britta: Desk, monkeypatch: pytest.MonkeyPatch, way: str, tmp_path: Path
) -> None:
    Weeding(hand.window.desk).propose([due.id], REASON)
    Weeding(britta).carry_out(Weeding(britta).waiting()[0].subject)
    given: list[tuple[bytes, str]] = []
    monkeypatch.setattr(weeding_page, "print_pdf", lambda pdf, *_: given.append((pdf, "")))
    monkeypatch.setattr(weeding_page, "save_pdf", lambda pdf, name, *_: given.append((pdf, name)))
    opened(hand)
    (kept,) = Weeding(britta).kept()
    hand.click(f"weeding_{way}/{kept.id}")
    ((pdf, name),) = given
    shown = pdf_words(pdf)
    for word in ("2026-0001", "1990", "Britta Ek", REASON, "LSS 21 c"):
        assert word in shown
    assert "Lindqvist" not in shown
    assert name in ("", "Gallringslista 2034-03-08.pdf")


def pdf_words(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_old_backups_go_when_there_is_a_newer_one(
    hand: Hand, due: Work, britta: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    Weeding(hand.window.desk).propose([due.id], REASON)
    clock.forward(minutes=1)
    Weeding(britta).carry_out(Weeding(britta).waiting()[0].subject)
    clock.forward(minutes=1)
    britta.backups.now()
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    page = opened(hand)
    hand.click("weeding_backups_remove")
    rest(hand)
    rest(hand)
    assert said(page).startswith("Borttaget:")
    assert "Ingen säkerhetskopia är äldre" in text(page, "weeding_backups")


def test_who_may_not_is_told_who_may(hand: Hand, due: Work) -> None:
    desk = hand.window.desk
    with desk.unit("officers", "roller") as unit:
        unit.get_one(Officer, desk.officer_id).roles = '["officer"]'
    desk.officers.renew()
    hand.window.office.show_page("weeding")
    assert not hand.shown("weeding_page")
    assert "arkivarie" in words(hand)


def test_keys_alone_reach_everything(hand: Hand, due: Work) -> None:
    page = opened(hand)
    seen = []
    for _ in range(40):
        seen.append(hand.focused.objectName())
        QTest.keyClick(hand.focused, Qt.Key.Key_Tab)
    wanted = {"weeding_filter", "weeding_table", "weeding_mark", "weeding_mark_all", "weeding_reason"}
    assert wanted <= set(seen)
    assert isinstance(page.filter, QComboBox)
