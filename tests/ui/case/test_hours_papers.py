"""What leaves the hours of a case: statement and follow-up seen, printed, saved; the calendar exported."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.flow import statement
from lssdesk.flow.desk import Desk
from lssdesk.flow.printers import Printers
from lssdesk.flow.protected import Answer, Look
from lssdesk.flow.receipts import Receipt
from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit
from lssdesk.model.case import Cost
from lssdesk.store import keys
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui import dialogs, protected_look
from lssdesk.ui.case import hours_export, hours_papers
from lssdesk.ui.case.hours import HoursPage
from lssdesk.ui.case.hours_papers import HoursPapers
from lssdesk.ui.fingers import Fingers
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE, Clock, Premises, log_lines, signed
from tests.letters.hours.tracks import APRIL_20, cost, planned, session
from tests.ui.documents import png
from tests.ui.keys_alone import FARTHEST
from tests.ui.program import clear_away, dress

K = Qt.Key


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    folder = tmp_path / "office"
    place = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, clock)
    yield place.open()
    place.close()


@pytest.fixture
def work(desk: Desk, clock: Clock) -> Work:
    """A signed case on 20 April with hours, a planned occasion and a cost."""
    work = signed(desk)
    clock.forward(days=49)
    spent: Cost = cost("2026-04-08", 8_550)
    used = [session("2026-04-08", provider="Stödet AB"), planned("2026-04-24", companion="Kim")]
    edits = [Edit("ledsagarservice", None, one) for one in used]
    work.hours.apply("förde in", [*edits, Edit("omkostnader_ledsagare", None, spent)])
    return work


@pytest.fixture
def papers(work: Work, qapp: QApplication, qtbot: QtBot) -> Iterator[HoursPapers]:
    """The papers around what stands for the calendar, with the keyboard in it."""
    dress(qapp)
    page = HoursPapers(work, QPushButton("kalender"))
    page.resize(960, 620)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    yield page
    page.close()
    clear_away(qapp)


@pytest.fixture
def fingers(papers: HoursPapers) -> Fingers:
    return Fingers(papers)


def answer_save(monkeypatch: pytest.MonkeyPatch, target: Path | None) -> list[tuple[str, str]]:
    """Have every question for a place answered; the names and kinds that were asked with."""
    asked: list[tuple[str, str]] = []

    def choose(_parent: Any, name: str, kind: str = dialogs.PDF, **_more: Any) -> Path | None:
        asked.append((name, kind))
        return target

    monkeypatch.setattr(dialogs, "choose_save", choose)
    return asked


def protect(work: Work) -> None:
    work.write("/person/protection", "sekretessmarkering", "skydd")
    work.draft.store()


def last_line(desk: Desk) -> str:
    return log_lines(desk)[-1][0]


def test_the_statement_of_today_is_seen_at_once(papers: HoursPapers, fingers: Fingers) -> None:
    fingers.click("hours_statement")
    page = papers.statement
    assert page.isVisible()
    assert page.letter.pages() == 1
    assert page.day.text() == "2026-04-20"
    assert page.problem.text() == ""


def test_all_of_it_by_keys(papers: HoursPapers, fingers: Fingers) -> None:
    fingers.press(K.Key_Tab, K.Key_Return)
    assert papers.statement.isVisible()
    fingers.press(K.Key_Right)
    assert papers.statement.papers.value() == "follow_up"
    fingers.press(K.Key_Escape)
    assert fingers.focused is papers._inner
    fingers.press(K.Key_Tab, K.Key_Tab, K.Key_Return)
    assert papers.export.isVisible()
    fingers.press(K.Key_Right, K.Key_Right)
    assert papers.export.format.value() == "csv"
    fingers.press(K.Key_Escape)
    assert not papers.export.isVisible()


def test_another_day_and_another_layout(papers: HoursPapers, fingers: Fingers, work: Work) -> None:
    fingers.click("hours_statement")
    fingers.type("statement_day", "1/4")
    fingers.press(K.Key_Tab)
    assert papers.statement.day.text() == "2026-04-01"
    fingers.choose(papers.statement.layouts, "large")
    expected = statement.pdf(work, "statement", APRIL_20.replace(day=1), False, "large")
    assert papers.statement.letter._data == expected


@pytest.mark.parametrize(("day", "says"), [("31/3", "Inget beslut om timmar"), ("1/5", "inte här än")])
def test_a_day_without_a_statement_says_why(
    papers: HoursPapers, fingers: Fingers, day: str, says: str
) -> None:
    fingers.click("hours_statement")
    fingers.type("statement_day", day)
    fingers.press(K.Key_Tab)
    assert says in papers.statement.letter.problem()
    assert papers.statement.problem.text() == ""


@pytest.mark.parametrize(
    ("profile", "layout"), [("large", "large"), ("easy", "easy"), ("braille", "standard")]
)
def test_it_begins_in_the_layout_that_the_person_reads(
    papers: HoursPapers, fingers: Fingers, work: Work, profile: str, layout: str
) -> None:
    work.write("/person/profile/letters", profile, "brev")
    fingers.click("hours_statement")
    assert papers.statement.layouts.currentData() == layout


def test_what_is_missing_is_said_beside_the_marked_draft(
    papers: HoursPapers, fingers: Fingers, work: Work
) -> None:
    work.write("/person/address/street", None, "gata")
    fingers.click("hours_statement")
    assert "personens adress" in papers.statement.problem.text()
    assert papers.statement.letter.pages() == 1
    fingers.click("statement_save")
    assert "personens adress" in papers.statement.problem.text()
    wanted: list[str] = []
    papers.field_wanted.connect(wanted.append)
    fingers.click("statement_fill")
    assert wanted == ["/person/address/street"]


@pytest.mark.parametrize(
    ("paper", "name", "line"),
    [
        ("statement", "Timbesked 2026-0001, 2026-04-20.pdf", "sparade ett timbesked som PDF"),
        (
            "follow_up",
            "Uppföljning 2026-0001, 2026-04-20.pdf",
            "sparade ett underlag för uppföljning som PDF",
        ),
    ],
)
def test_a_paper_is_saved_and_the_log_keeps_it(
    fingers: Fingers,
    desk: Desk,
    work: Work,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    paper: statement.Paper,
    name: str,
    line: str,
) -> None:
    target = tmp_path / "fil.pdf"
    asked = answer_save(monkeypatch, target)
    fingers.click("hours_statement")
    fingers.click(f"segment_{paper}")
    fingers.click("statement_save")
    assert asked == [(name, dialogs.PDF)]
    assert target.read_bytes() == statement.pdf(work, paper, APRIL_20, False)
    assert last_line(desk) == line


def test_a_print_leaves_a_line_and_one_called_off_does_not(
    fingers: Fingers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = iter([False, True])
    monkeypatch.setattr(hours_papers, "print_pdf", lambda *_args: next(printed))
    fingers.click("hours_statement")
    before = log_lines(desk)
    fingers.click("statement_print")
    assert log_lines(desk) == before
    fingers.click("statement_print")
    assert last_line(desk) == "skrev ut ett timbesked"


@pytest.mark.parametrize("goes_on", [False, True])
def test_of_a_protected_person_nothing_leaves_unasked(
    fingers: Fingers, desk: Desk, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    protect(work)
    asked = answer_save(monkeypatch, tmp_path / "fil.pdf")
    looks: list[Look] = []
    answer = Answer(opened=True, reason="Ska delges hemma") if goes_on else None
    monkeypatch.setattr(protected_look, "ask", lambda _parent, look: looks.append(look) or answer)
    fingers.click("hours_statement")
    fingers.click("statement_save")
    assert [bool(look.extra) for look in looks] == [True]
    assert [name for name, _ in asked] == (["Timbesked 2026-04-20.pdf"] if goes_on else [])
    if goes_on:
        expected = statement.pdf(work, "statement", APRIL_20, False, opened=True)
        assert (tmp_path / "fil.pdf").read_bytes() == expected
        assert expected != statement.pdf(work, "statement", APRIL_20, False)


@pytest.mark.parametrize(
    ("format", "name", "start", "line"),
    [
        (
            "pdf",
            "Timmar 2026-0001, 2026-01-01 till 2026-12-31.pdf",
            b"%PDF",
            "exporterade timkalendern som PDF",
        ),
        ("xlsx", "Timmar 2026-0001, 2026-01-01 till 2026-12-31.xlsx", b"PK", "exporterade timmar till Excel"),
        (
            "csv",
            "Timmar 2026-0001, 2026-01-01 till 2026-12-31.csv",
            b"\xef\xbb\xbf",
            "exporterade timmar som CSV",
        ),
        (
            "ical",
            "Timmar 2026-0001, 2026-01-01 till 2026-12-31.ics",
            b"BEGIN:VCALENDAR",
            "exporterade planerade tillfällen som kalenderfil",
        ),
    ],
)
def test_each_format_is_exported_and_the_log_keeps_it(
    papers: HoursPapers,
    fingers: Fingers,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format: str,
    name: str,
    start: bytes,
    line: str,
) -> None:
    target = tmp_path / "fil"
    asked = answer_save(monkeypatch, target)
    fingers.click("hours_export")
    fingers.click(f"segment_{format}")
    fingers.click("export_save")
    fingers.wait(lambda: papers.export.said.text().startswith("Sparad"))
    assert asked == [(name, f"export.file.{format}")]
    assert target.read_bytes().startswith(start)
    assert last_line(desk) == line


def test_the_calendar_is_printed_as_letters_are_and_the_log_keeps_it(
    papers: HoursPapers, fingers: Fingers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    printed: list[tuple[bytes, object]] = []

    def note(pdf: bytes, _parent: object, memory: object) -> bool:
        printed.append((pdf[:5], memory))
        return next(answers)

    monkeypatch.setattr(hours_export, "print_pdf", note)
    fingers.click("hours_export")
    before = log_lines(desk)
    fingers.click("export_print")
    fingers.wait(lambda: len(printed) == 1 and papers.export.said.text() == "")
    assert log_lines(desk) == before
    fingers.click("export_print")
    fingers.wait(lambda: len(printed) == 2)
    assert last_line(desk) == "skrev ut timkalendern"
    assert [(start, type(memory)) for start, memory in printed] == [(b"%PDF-", Printers)] * 2
    fingers.click("segment_csv")
    assert not fingers.shown("export_print")


def test_days_and_measures_are_chosen(
    papers: HoursPapers, fingers: Fingers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "fil.csv"
    answer_save(monkeypatch, target)
    fingers.click("hours_export")
    fingers.click("segment_csv")
    fingers.type("export_first", "1/4")
    fingers.type("export_last", "30/4")
    fingers.click("choice:omkostnader_ledsagare")
    fingers.click("export_save")
    fingers.wait(target.exists)
    rows = target.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert [row.split(";")[1:3] for row in rows] == [["ledsagarservice", "2026-04-08"]]


@pytest.mark.parametrize(("ticked", "days"), [(False, ["2026-04-08"]), (True, ["2026-04-08", "2026-04-24"])])
def test_planned_occasions_are_in_csv_only_where_wanted(
    papers: HoursPapers,
    fingers: Fingers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ticked: bool,
    days: list[str],
) -> None:
    target = tmp_path / "fil.csv"
    answer_save(monkeypatch, target)
    fingers.click("hours_export")
    assert not fingers.shown("export_planned")
    fingers.click("segment_csv")
    assert not fingers.shown("export_companion")
    if ticked:
        fingers.click("export_planned")
    fingers.click("export_save")
    fingers.wait(target.exists)
    rows = [row.split(";") for row in target.read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert [row[2] for row in rows if row[3]] == days
    assert ("planerad" in {row[5] for row in rows}) is ticked


@pytest.mark.parametrize(("ticked", "summary"), [(False, "Ledsagning"), (True, "Ledsagning med Kim")])
def test_the_companions_name_is_in_the_calendar_file_only_where_wanted(
    papers: HoursPapers,
    fingers: Fingers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ticked: bool,
    summary: str,
) -> None:
    target = tmp_path / "fil.ics"
    answer_save(monkeypatch, target)
    fingers.click("hours_export")
    assert not fingers.shown("export_companion")
    fingers.click("segment_ical")
    if ticked:
        fingers.click("export_companion")
    fingers.click("export_save")
    fingers.wait(target.exists)
    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == summary


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("", "31/12", "Skriv första och sista dagen"),
        ("nyss", "31/12", "Skriv första och sista dagen"),
        ("1/5", "1/4", "före den första"),
        ("1/1 2020", "1/2 2020", "Det finns inget att exportera"),
    ],
)
def test_days_that_give_no_file_say_why(
    papers: HoursPapers, fingers: Fingers, first: str, last: str, says: str
) -> None:
    fingers.click("hours_export")
    fingers.type("export_first", first)
    if not first:
        fingers.press(K.Key_Delete)
    fingers.type("export_last", last)
    fingers.click("export_save")
    fingers.wait(lambda: says in papers.export.said.text())


def test_without_a_measure_there_is_nothing_to_export(papers: HoursPapers, fingers: Fingers) -> None:
    fingers.click("hours_export")
    for measure in ("ledsagarservice", "omkostnader_ledsagare"):
        fingers.click(f"choice:{measure}")
    fingers.click("export_save")
    assert papers.export.said.text() == "Kryssa för det som ska vara med."


def test_an_export_called_off_or_failed_leaves_no_line(
    papers: HoursPapers, fingers: Fingers, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=tmp_path)

    before = log_lines(desk)
    asked = answer_save(monkeypatch, None)
    fingers.click("hours_export")
    fingers.click("export_save")
    fingers.wait(lambda: bool(asked))
    answer_save(monkeypatch, tmp_path / "fil.pdf")
    monkeypatch.setattr(hours_export, "write_durably", full)
    fingers.click("export_save")
    fingers.wait(lambda: "Disken är full" in papers.export.said.text())
    assert log_lines(desk) == before


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_protected_persons_export_is_asked_for_and_names_nobody(
    papers: HoursPapers,
    fingers: Fingers,
    work: Work,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    goes_on: bool,
) -> None:
    protect(work)
    asked = answer_save(monkeypatch, tmp_path / "fil.pdf")
    answer = Answer() if goes_on else None
    monkeypatch.setattr(protected_look, "ask", lambda *_args: answer)
    fingers.click("hours_export")
    fingers.click("export_save")
    if goes_on:
        fingers.wait(lambda: bool(asked))
        assert asked[0][0] == "Timmar 2026-01-01 till 2026-12-31.pdf"
    assert papers.export.said.text() == "" or goes_on


@pytest.fixture
def page(work: Work, qapp: QApplication, qtbot: QtBot) -> Iterator[HoursPage]:
    """The hours of the case in a window, with something to stop at before and after them."""
    dress(qapp)
    window = QWidget()
    column = QVBoxLayout(window)
    page = HoursPage(work, window)
    for part in (QPushButton("before", window), page, QPushButton("after", window)):
        column.addWidget(part)
        part.setObjectName(part.objectName() or part.text())
    page.refresh()
    window.resize(1100, 760)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page.setFocus()
    yield page
    window.close()
    clear_away(qapp)


def show_receipt(page: HoursPage, media_type: str, data: bytes) -> None:
    page._show_receipt(Receipt("id", "Kvitto", "", media_type), data)


PAGES: dict[str, Callable[[HoursPage, Work, Path], object]] = {
    "statement": lambda page, _work, _folder: page.papers.show_statement(),
    "export": lambda page, _work, _folder: page.papers.show_export(),
    "picture": lambda page, _work, folder: show_receipt(
        page, "image/png", png(folder / "a.png").read_bytes()
    ),
    "pdf": lambda page, work, _folder: show_receipt(
        page, "application/pdf", statement.pdf(work, "statement", APRIL_20, False)
    ),
}


@pytest.mark.parametrize("way", [K.Key_Tab, K.Key_Backtab], ids=["tab", "shift+tab"])
@pytest.mark.parametrize("name", PAGES)
def test_tab_leads_into_each_page_and_out_of_it_both_ways(
    page: HoursPage, work: Work, tmp_path: Path, name: str, way: Qt.Key
) -> None:
    PAGES[name](page, work, tmp_path)
    hand = Fingers(page.window())
    hand.seen("after").setFocus()
    page.setFocus()
    first, passed = hand.focused, []
    assert page.isAncestorOf(first)
    for _ in range(FARTHEST):
        hand.press(way)
        passed.append(hand.focused.objectName())
        if hand.focused is first:
            break
    assert hand.focused is first
    assert {"before", "after"} <= set(passed)
