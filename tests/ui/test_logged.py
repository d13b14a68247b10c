"""Whatever is opened, searched, printed or taken out in the windows leaves its line in the log, and only it.

Each row of the table is a command as fingers give it, and the lines that it leaves: name, deed, whether the
case is named, and what the line holds besides.  What only reads what is open already leaves none.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from lssdesk.model.case import Person
from lssdesk.ui import dialogs
from lssdesk.ui.case import deeds, hours_papers, papers
from lssdesk.ui.case.find import FindBar
from tests.flow.officer import MAN, WOMAN, Clock, received, signed
from tests.flow.payments import session
from tests.ui.documents import png
from tests.ui.logged import Do, Line, answer, check, count, lines
from tests.ui.program import open_signed

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")


@pytest.fixture(autouse=True)
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(tmp_path, monkeypatch)


# --- across the cases


def open_from_list(hand: Hand) -> None:
    hand.window.show_cases()
    hand.press(K.Key_F6)
    hand.press(K.Key_Down, K.Key_Return)
    assert hand.window.case is not None


def search(hand: Hand, words: str) -> None:
    hand.press(K.Key_E, modifier=CTRL)
    hand.keys(words)


def search_and_wait(hand: Hand) -> None:
    search(hand, "lindq")
    before = count(hand.window.desk)
    hand.wait(lambda: count(hand.window.desk) > before)


def search_and_open(hand: Hand) -> None:
    search(hand, "lindq")
    hand.press(K.Key_Return)
    hand.window.open_case(hand.window.desk.cases("ada")[0].id)


def search_and_leave(hand: Hand) -> None:
    search(hand, "2026-0001")
    hand.press(K.Key_Return)
    hand.press(K.Key_F6)


def type_more_and_clear(hand: Hand) -> None:
    """Words that are gone before they count were not looked for."""
    search(hand, "lin")
    hand.press(K.Key_Return)
    hand.press(K.Key_Escape)
    hand.press(K.Key_F6)


def ask_by_number(hand: Hand) -> None:
    hand.click("bar_new")
    hand.type("/person/personal_number", WOMAN)
    hand.press(K.Key_Tab)


FOUND = "”lindq”, träffar: 1"
SIGHT: Line = ("visade det undertecknade brevet", "open", True, "")
ACROSS: list[tuple[str, Do, list[Line]]] = [
    ("open from the list", open_from_list, [("öppnade ärendet", "open", True, "")]),
    ("search and stop", search_and_wait, [("sökte bland ärendena", "search", False, FOUND)]),
    ("search and open", search_and_open,
     [("sökte bland ärendena", "search", False, FOUND), ("öppnade ärendet", "open", True, "")]),
    ("search and leave", search_and_leave,
     [("sökte bland ärendena", "search", False, "”2026-0001”, träffar: 1")]),
    ("search and clear", type_more_and_clear, []),
    ("ask by personal number", ask_by_number,
     [("sökte bland ärendena", "search", False, f"”{WOMAN}”, träffar: 1")]),
    ("look at what is to do", lambda hand: hand.click("bar_today"), []),
    ("look at the law tables", lambda hand: hand.window.office.show_page("law"), []),
]  # fmt: skip


@pytest.mark.parametrize(("do", "expected"), [row[1:] for row in ACROSS], ids=[row[0] for row in ACROSS])
def test_across_the_cases(hand: Hand, do: Do, expected: list[Line]) -> None:
    signed(hand.window.desk)
    hand.window.desk.register(BO, "ledsagning", received())
    hand.window.show_cases()
    before = count(hand.window.desk)
    do(hand)
    found = [one for one in lines(hand.window.desk, before) if one[0] != "skrev på en ny ansökan"]
    assert found == expected


# --- in a case


def out(name: str, detail: str = "") -> list[Line]:
    return [(name, "output", True, detail)]


def run(name: str) -> Do:
    return lambda hand: hand.window.actions_.run(name)


def step(name: str, *buttons: str) -> Do:
    def do(hand: Hand) -> None:
        hand.case.enter(name)
        for button in buttons:
            hand.click(button)

    return do


def find_in_case(hand: Hand) -> None:
    hand.press(K.Key_F, modifier=CTRL)
    hand.keys("lindqvist", K.Key_Return, K.Key_Return)
    assert isinstance(hand.seen("find_bar"), FindBar)


def find_and_close(hand: Hand) -> None:
    hand.press(K.Key_F, modifier=CTRL)
    hand.keys("tivoli", K.Key_Escape)


def look_at_attachment(hand: Hand) -> None:
    hand.case.enter("attachments")
    one = hand.case.work.attachments.list()[0]
    hand.wait(lambda: hand.shown(f"show:{one.id}"))
    hand.click(f"show:{one.id}")


def copy_an_answer(hand: Hand) -> None:
    hand.case.go_to("/person/given_name")
    for _ in range(2):
        hand.press(K.Key_A, modifier=CTRL)
        hand.press(K.Key_C, modifier=CTRL)


def hours(*buttons: str) -> Do:
    return step("hours", *buttons)


def paper_of_hours(paper: str, button: str) -> Do:
    def do(hand: Hand) -> None:
        hand.case.enter("hours")
        hand.click("hours_statement")
        hand.click(f"segment_{paper}")
        hand.click(button)

    return do


def export(format: str, button: str = "export_save") -> Do:
    def do(hand: Hand) -> None:
        hand.case.enter("hours")
        hand.click("hours_export")
        hand.click(f"segment_{format}")
        before = count(hand.window.desk)
        hand.click(button)
        hand.wait(lambda: count(hand.window.desk) > before)

    return do


def write_and_give(button: str) -> Do:
    def do(hand: Hand) -> None:
        hand.press(K.Key_9, modifier=ALT)
        hand.click(button)

    return do


IN_CASE: list[tuple[str, Do, list[Line]]] = [
    ("find and go on", find_in_case, [("sökte i ärendet", "search", True, "”lindqvist”, träffar: 3")]),
    ("find and close", find_and_close, [("sökte i ärendet", "search", True, "”tivoli”, träffar: 0")]),
    ("show an attachment", look_at_attachment, [("visade en bilaga", "open", True, "*")]),
    ("copy a text, twice", copy_an_answer, out("kopierade text ur ärendet")),
    ("show the signed letter", step("decision"), [SIGHT]),
    ("print the letter", run("print"), out("skrev ut beslutet")),
    ("save the letter", run("save_pdf"), out("sparade beslutet som PDF")),
    *((f"{way} a copy, {layout}", run(f"{way}_{layout}"),
       out(f"{'skrev ut' if way == 'print' else 'sparade'} en kopia av beslutet i annan layout"))
      for way in ("print", "save") for layout in ("large", "easy")),
    ("print a document", step("papers", "papers_print"), out("skrev ut en handling")),
    ("save a document", step("papers", "papers_save"), out("sparade en handling som PDF")),
    ("print the statement", paper_of_hours("statement", "statement_print"), out("skrev ut ett timbesked")),
    ("save the statement", paper_of_hours("statement", "statement_save"), out("sparade ett timbesked")),
    ("print the follow-up", paper_of_hours("follow_up", "statement_print"), out("skrev ut ett underlag")),
    ("save the follow-up", paper_of_hours("follow_up", "statement_save"), out("sparade ett underlag")),
    ("export the calendar as a PDF", export("pdf"), out("exporterade")),
    ("print the calendar", export("pdf", "export_print"), out("skrev ut timkalendern")),
    ("export the calendar as a table", export("csv"), out("exporterade")),
    ("export the calendar as a workbook", export("xlsx"), out("exporterade")),
    ("export the calendar as a calendar", export("ical"), out("exporterade")),
    ("print the journal", write_and_give("journal_print"), out("skrev ut journalen")),
    ("save the journal", write_and_give("journal_save"), out("sparade journalen som fil")),
    ("see who opened the case", run("opened_by"),
     [("läste vem som har öppnat ärendet", "review", True, "")]),
    ("read the answers", step("application"), []),
    ("read the journal", step("journal"), []),
    ("see the list of documents", step("attachments"), []),
]  # fmt: skip


@pytest.mark.parametrize(("do", "expected"), [row[1:] for row in IN_CASE], ids=[row[0] for row in IN_CASE])
def test_in_a_case(hand: Hand, clock: Clock, tmp_path: Path, do: Do, expected: list[Line]) -> None:
    work = open_signed(hand)
    clock.forward(days=49)
    work.hours.add(session(8))
    work.hours.add(session(24, 17, 19, status="planned"))
    work.attachments.add(png(tmp_path / "intyg.png"))
    id = work.journal.begin("call")
    work.journal.write(id, "text", "Ringde.")
    work.journal.sign(id)
    hand.case.enter("application")
    before = count(hand.window.desk)
    do(hand)
    check(lines(hand.window.desk, before), expected)


def test_what_is_called_off_leaves_no_line(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    open_signed(hand)
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args, **_more: None)
    for place in (deeds, papers, hours_papers):
        monkeypatch.setattr(place, "print_pdf", lambda *_args: False)
    before = count(hand.window.desk)
    for name in ("print", "save_pdf", "print_large", "save_easy"):
        hand.window.actions_.run(name)
    step("papers", "papers_print", "papers_save")(hand)
    paper_of_hours("statement", "statement_print")(hand)
    assert lines(hand.window.desk, before) == []
