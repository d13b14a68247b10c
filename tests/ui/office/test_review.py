"""The review of the log by clicks and keys: drawn once, judged line by line, looked into, ended, on paper."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from sqlalchemy import select

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.store.tables import LogRow, Officer
from lssdesk.ui import dialogs
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.office.review_page import ReviewPage
from tests.flow.officer import ADA, OFFICER, Clock, log_lines, received, set_sender
from tests.letters.pdf_reading import own_reading
from tests.ui.keys_alone import KeysAlone
from tests.ui.program import words

K = Qt.Key


@pytest.fixture
def worked(hand: Hand, clock: Clock) -> str:
    """In March one case was opened twice by day and once late; April has come.  The id of the case."""
    desk = hand.window.desk
    set_sender(desk)
    id = desk.register(ADA, "ledsagning", received())
    for moment in (datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 5, 20, tzinfo=UTC)):
        clock.moment = moment
        desk.open(id)
    clock.moment = datetime(2026, 4, 2, 8, tzinfo=UTC)
    return id


def opened(hand: Hand) -> ReviewPage:
    hand.click("bar_settings")
    hand.click("settings_review")
    page = hand.seen("review_page")
    assert isinstance(page, ReviewPage)
    return page


def lines(page: ReviewPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def last(desk: Desk) -> LogRow:
    with desk.office.read() as reading:
        return reading.scalars(select(LogRow).order_by(LogRow.seq.desc()).limit(1)).one()


def other_reviewer(desk: Desk) -> None:
    """Somebody else who may review, at a desk of her own."""
    with desk.office.unit("x", OFFICER, desk.now) as unit:
        unit.add(Officer(id="b", name="Britta Ek", created=desk.now, roles='["administrator"]'))


def test_a_month_that_goes_on_is_not_reviewed(hand: Hand) -> None:
    opened(hand)
    assert "En månad granskas när den är slut." in words(hand)
    assert not hand.shown("review_begin")
    assert not hand.shown("review_month")


def test_all_of_it_by_keys_alone(hand: Hand, worked: str) -> None:
    page = opened(hand)
    officer = KeysAlone(hand.program)
    month = hand.seen("review_month")
    assert isinstance(month, QComboBox)
    assert month.currentText() == "mars\u00a02026: inte granskad"
    assert officer.focused is month
    officer.press(K.Key_Tab)
    assert officer.focused.objectName() == "review_begin"
    officer.press(K.Key_Return)
    assert officer.focused is page.list
    assert [one.split("\n")[0] for one in lines(page)] == [
        "Utanför arbetstid", "Slumpvis vald", "Slumpvis vald",
    ]  # fmt: skip
    assert "3 av 3 rader är inte bedömda." in words(hand)
    assert "2026-03-05 21.00  öppnade ärendet 2026-0001" in words(hand)
    for _ in range(3):
        while officer.focused.objectName() != "review_clean":
            officer.press(K.Key_Tab)
        officer.press(K.Key_Return)
    assert all("Egen rad, ingen annan granskare finns." in one for one in lines(page))
    assert officer.focused.objectName() == "review_finish"
    officer.press(K.Key_Return)
    assert "Granskningen är klar sedan 2026-04-02 10.00." in words(hand)
    assert month.currentText() == "mars\u00a02026: granskad"
    assert not hand.shown("review_clean")
    assert not hand.shown("review_finish")
    assert last(hand.window.desk).name == "avslutade granskningen av loggen"


def test_a_list_that_was_begun_is_there_again(hand: Hand, worked: str) -> None:
    page = opened(hand)
    hand.click("review_begin")
    before = lines(page)
    hand.type("review_note", "Frågade.")
    hand.click("review_keep")
    again = opened(hand)
    assert not hand.shown("review_begin")
    assert lines(again)[1:] == before[1:]
    assert again.list.item(0).toolTip() == "Egen rad, ingen annan granskare finns. Frågade."
    assert hand.seen("review_note").text() == "Frågade."  # type: ignore[attr-defined]


def test_what_is_left_is_said(hand: Hand, worked: str) -> None:
    opened(hand)
    hand.click("review_begin")
    hand.click("review_clean")
    hand.click("review_finish")
    assert "2 rader är inte bedömda." in words(hand)
    hand.click("review_keep")
    assert "Skriv anmärkningen, eller välj Utan anmärkning." in words(hand)


def test_ones_own_lines_wait_for_another(hand: Hand, worked: str) -> None:
    other_reviewer(hand.window.desk)
    opened(hand)
    hand.click("review_begin")
    assert "Raden gäller det du själv har gjort. En annan granskare bedömer den." in words(hand)
    assert not hand.shown("review_clean")
    assert not hand.shown("review_note")


def test_the_case_is_opened_with_its_reason(hand: Hand, worked: str) -> None:
    opened(hand)
    hand.click("review_begin")
    hand.click("review_open")
    hand.wait(lambda: hand.window.case is not None)
    assert hand.case.work.id == worked
    with hand.window.desk.office.read() as reading:
        query = select(LogRow).where(LogRow.deed == "open").order_by(LogRow.seq.desc()).limit(1)
        row = reading.scalars(query).one()
    assert (row.name, row.case_id, row.detail) == ("öppnade ärendet", worked, "Granskning")


def test_who_opens_no_cases_reads_the_log(hand: Hand, worked: str) -> None:
    desk = hand.window.desk
    desk.officers.set_roles(desk.officer_id, ("administrator",))
    opened(hand)
    hand.click("review_begin")
    assert not hand.shown("review_open")
    assert "Dina roller öppnar inga ärenden." in words(hand)
    assert "öppnade ärendet 2026-0001" in words(hand)


@pytest.mark.parametrize("roles", [("officer",), ("decider", "archivist")])
def test_the_page_is_closed_for_others(hand: Hand, roles: tuple[str, ...]) -> None:
    desk = hand.window.desk
    other_reviewer(desk)
    desk.officers.set_roles(desk.officer_id, roles)
    hand.click("bar_settings")
    hand.click("settings_review")
    assert not hand.shown("review_page")
    assert "Granska loggen får bara den göra som är administratör." in words(hand)


def test_a_review_is_saved_and_the_log_keeps_it(
    hand: Hand, worked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(hand)
    hand.click("review_begin")
    hand.type("review_note", "Frågade, hade jour.")
    hand.press(K.Key_Return)
    names: list[str] = []

    def choose(_parent: object, name: str, **_more: object) -> Path:
        names.append(name)
        return tmp_path / "g.pdf"

    monkeypatch.setattr(dialogs, "choose_save", choose)
    hand.click("review_save")
    assert names == ["Granskning av loggen 2026-03.pdf"]
    text = " ".join(own_reading((tmp_path / "g.pdf").read_bytes()))
    assert "Frågade, hade jour." in text
    assert "Lindqvist" not in text
    row = last(hand.window.desk)
    assert (row.name, row.deed) == ("sparade en granskning av loggen som fil", "review")


def test_another_month_is_chosen(hand: Hand, worked: str, clock: Clock) -> None:
    clock.moment = datetime(2026, 5, 4, 8, tzinfo=UTC)
    page = opened(hand)
    month = hand.seen("review_month")
    assert isinstance(month, QComboBox)
    assert month.currentText().startswith("mars"), "the first that is missing"
    hand.reach(month)
    hand.press(K.Key_Up)
    assert month.currentText().startswith("april")
    hand.click("review_begin")
    assert lines(page) == []
    assert "Loggen för månaden har inget att granska" in words(hand)
    hand.click("review_finish")
    assert month.currentText() == "april\u00a02026: granskad"


def test_who_has_opened_the_case_is_shown_in_it(hand: Hand, worked: str) -> None:
    hand.window.open_case(worked)
    hand.click("foot_journal")
    hand.click("journal_opened_by")
    table = Fingers(hand.window).seen("opened_by")
    rows = [
        [table.item(row, column).text() for column in range(4)]  # type: ignore[attr-defined]
        for row in range(table.rowCount())  # type: ignore[attr-defined]
    ]
    assert rows[:2] == [
        ["2026-04-02 10.00", OFFICER, "läste vem som har öppnat ärendet", ""],
        ["2026-04-02 10.00", OFFICER, "öppnade ärendet", ""],
    ]
    assert len(rows) == 4
    before = log_lines(hand.window.desk)
    hand.case.refresh()
    assert log_lines(hand.window.desk) == before
    hand.press(K.Key_Escape)
    assert hand.case.step == "journal"
    assert not isinstance(hand.focused, QPlainTextEdit)


def test_who_may_not_review_is_not_shown_who_opened_it(hand: Hand, worked: str) -> None:
    desk = hand.window.desk
    other_reviewer(desk)
    desk.officers.set_roles(desk.officer_id, ("officer",))
    hand.window.open_case(worked)
    hand.click("foot_journal")
    assert not hand.seen("journal_opened_by").isEnabled()
    assert hand.window.actions_["opened_by"].why_not()


def test_idag_reminds_who_may_review(hand: Hand, worked: str, clock: Clock) -> None:
    clock.moment = datetime(2026, 6, 1, 8, tzinfo=UTC)
    hand.window.show_cases()
    hand.window.show_start()
    hand.wait(lambda: hand.shown("today_review"))
    button = hand.seen("today_review")
    said = "Loggen för mars\u00a02026 är inte granskad, och inte heller för 2 senare."
    assert button.text() == said  # type: ignore[attr-defined]
    hand.click("today_review")
    assert hand.shown("review_page")
    desk = hand.window.desk
    other_reviewer(desk)
    desk.officers.set_roles(desk.officer_id, ("officer",))
    hand.window.show_start()
    page = hand.seen("today_page")
    hand.wait(lambda: page._found is not None)  # type: ignore[attr-defined]
    assert not hand.shown("today_review")
