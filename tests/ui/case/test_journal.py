"""The journal by clicks and keys: written, kept, signed, corrected, found, printed, and what a note takes."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from lssdesk.demo import Hand
from lssdesk.flow.protected import Answer, Look
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui import dialogs, protected_look
from lssdesk.ui.case import journal as journal_ui
from lssdesk.ui.case.journal import JournalPage
from lssdesk.ui.case.journal_rows import DraftCard, NoteCard
from tests.flow.officer import Clock, log_lines
from tests.letters.pdf_reading import own_reading
from tests.ui.conftest import Start
from tests.ui.keys_alone import KeysAlone
from tests.ui.program import open_new, open_signed, stored, unlock, words

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def opened(hand: Hand) -> JournalPage:
    hand.press(K.Key_9, modifier=ALT)
    page = hand.case.page("journal")
    assert isinstance(page, JournalPage)
    assert page.isVisible()
    return page


def write(hand: Hand, text: str, kind: str = "call") -> None:
    """A new note with text and kind, not signed."""
    hand.click("journal_new")
    hand.keys(text)
    hand.reach(hand.seen("journal_kind"))
    hand.press(K.Key_Home)
    hand.choose(hand.seen("journal_kind"), kind)


def note(hand: Hand, text: str, kind: str = "call") -> None:
    """A signed note."""
    write(hand, text, kind)
    hand.click("journal_sign")


def texts(page: JournalPage) -> list[str]:
    return [card.entry.text for card in page.cards]


def test_a_note_is_written_and_signed_by_keys_alone(hand: Hand) -> None:
    work = open_new(hand)
    officer = KeysAlone(hand.program)
    page = opened(hand)
    assert "Här står det som händer i ärendet" in words(hand)
    assert officer.focused is page.new_button
    officer.press(K.Key_Return)
    assert officer.focused.objectName() == "journal_text"
    officer.keys("Ringde Ada, som vill börja i april.")
    officer.press(K.Key_Tab)
    assert officer.focused.objectName() == "journal_sign"
    officer.press(K.Key_Return)
    (entry,) = stored(hand).journal.list()
    assert (entry.text, entry.kind, entry.signed) == ("Ringde Ada, som vill börja i april.", "own", True)
    (card,) = page.cards
    assert isinstance(card, NoteCard)
    assert officer.focused is card
    assert "Underskriven 2026-03-02 10.00 av Åsa Lindmark" in card.accessibleName()
    assert ("skrev under en journalanteckning", work.id) in log_lines(hand.window.desk)


def test_kind_day_and_time_are_chosen(hand: Hand) -> None:
    open_new(hand)
    opened(hand)
    write(hand, "Träffade Ada.", "visit")
    hand.type("journal_day", "27/2")
    hand.press(K.Key_Tab)
    assert hand.focused.objectName() == "journal_time"
    hand.keys("1430")
    hand.press(K.Key_Tab)
    hand.click("journal_sign")
    (entry,) = stored(hand).journal.list()
    assert (entry.kind, entry.at) == ("visit", datetime(2026, 2, 27, 14, 30))


def test_the_headings_among_the_kinds_are_passed_over(hand: Hand) -> None:
    open_new(hand)
    opened(hand)
    hand.click("journal_new")
    combo = hand.seen("journal_kind")
    assert isinstance(combo, QComboBox)
    chosen = set()
    combo.setFocus()
    hand.press(*[K.Key_Up] * 40)
    for _ in range(combo.count()):
        chosen.add(combo.currentData())
        hand.press(K.Key_Down)
    assert "" not in chosen
    assert {"call", "own", "refused_wish"} <= chosen


def test_a_time_that_cannot_be_read_is_said_and_the_last_one_kept(hand: Hand) -> None:
    open_new(hand)
    opened(hand)
    write(hand, "Ringde.")
    hand.type("journal_time", "halv tre")
    hand.press(K.Key_Tab)
    assert "Skriv klockslaget som 14.30." in words(hand)


def test_what_is_typed_is_there_after_the_program_was_killed(hand: Hand, start: Start) -> None:
    open_new(hand)
    opened(hand)
    hand.click("journal_new")
    hand.keys("Ringde Ada.")
    hand.wait(lambda: not hand.case.work.journal.unsaved)
    assert "Sparat" in hand.case.head.status.text()
    hand.program.leave()
    again = start()
    unlock(again)
    again.window.open_case(again.window.desk.cases()[0].id)
    page = opened(again)
    (card,) = page.cards
    assert isinstance(card, DraftCard)
    assert card.text.toPlainText() == "Ringde Ada."


def test_leaving_stores_what_was_typed_a_moment_ago(hand: Hand) -> None:
    open_new(hand)
    opened(hand)
    hand.click("journal_new")
    hand.keys("Ringde Ada.")
    hand.click("bar_today")
    desk = hand.window.desk
    hand.window.open_case(desk.cases()[0].id)
    assert texts(opened(hand)) == ["Ringde Ada."]


def test_what_could_not_be_stored_is_said_and_stored_later(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_new(hand)
    opened(hand)
    hand.click("journal_new")
    full = [True]
    real = work.journal._change

    def change(*args: object) -> None:
        if full[0]:
            raise StoreTrouble("disk_full", file="lssdesk.db", folder=Path("/x"))
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(work.journal, "_change", change)
    hand.keys("Ringde Ada.")
    assert not hand.case.autosave.now()
    assert hand.window.note()
    full[0] = False
    hand.wait(lambda: not work.journal.unsaved)
    hand.wait(lambda: hand.window.note() == "Allt är sparat igen.")
    assert stored(hand).journal.list()[0].text == "Ringde Ada."


def test_ctrl_z_takes_back_what_was_typed_in_the_note(hand: Hand) -> None:
    work = open_new(hand)
    work.write("/inquiry/opened", "2026-03-02", "Inledd")
    work.draft.store()
    opened(hand)
    hand.click("journal_new")
    hand.keys("Ringde")
    hand.press(K.Key_Z, modifier=CTRL)
    text = hand.focused.toPlainText()  # type: ignore[attr-defined]
    assert text != "Ringde"
    assert work.read("/inquiry/opened") == "2026-03-02"


@pytest.mark.parametrize(
    ("do", "said", "focus"),
    [
        (lambda hand: hand.type("journal_text", "  "), "Skriv anteckningen innan", "journal_text"),
        (lambda hand: hand.type("journal_time", "1001"), "Tiden ligger framåt", "journal_day"),
    ],
    ids=["empty", "to come"],
)
def test_what_is_missing_is_said_by_its_field(hand: Hand, do: object, said: str, focus: str) -> None:
    open_new(hand)
    opened(hand)
    write(hand, "Ringde Ada.")
    do(hand)  # type: ignore[operator]
    hand.click("journal_sign")
    assert said in words(hand)
    assert hand.focused.objectName() == focus
    assert not stored(hand).journal.list()[0].signed


def test_a_correction_leaves_the_old_note_readable_and_marked_in_words(hand: Hand) -> None:
    open_new(hand)
    page = opened(hand)
    note(hand, "Ringde på måndagen.")
    hand.click("journal_correct")
    assert "Rättar anteckningen 2026-03-02 kl. 10.00  Telefonsamtal." in words(hand)
    hand.keys("Ringde på tisdagen.")
    hand.click("journal_sign")
    assert "Skriv varför anteckningen rättas." in words(hand)
    assert hand.focused.objectName() == "journal_reason"
    hand.keys("Fel dag.")
    hand.click("journal_sign")
    assert texts(page) == ["Ringde på tisdagen.", "Ringde på måndagen."]
    new, old = page.cards
    assert (
        "Gäller inte längre. Rättad 2026-03-02 10.00 av Åsa Lindmark. Skäl: Fel dag." in old.accessibleName()
    )
    struck = [one for one in old.findChildren(QLabel) if one.font().strikeOut()]
    assert [one.text() for one in struck] == ["Ringde på måndagen."]
    assert not any(one.font().strikeOut() for one in new.findChildren(QLabel))
    hand.click("journal_correction", old)
    assert hand.focused is new


def test_a_draft_is_taken_away_after_a_question(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    open_new(hand)
    page = opened(hand)
    write(hand, "Fel ärende.")
    answers = [False, True]
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: answers.pop(0))
    hand.click("journal_remove")
    assert texts(page) == ["Fel ärende."]
    hand.click("journal_remove")
    assert texts(page) == []
    hand.click("journal_new")
    hand.click("journal_remove")  # nothing stands in it: nothing is asked
    assert (texts(page), answers) == ([], [])


def test_words_of_the_journal_are_found_in_the_case(hand: Hand) -> None:
    open_new(hand)
    page = opened(hand)
    note(hand, "Talade om simhallen.")
    write(hand, "Ett utkast om kanoten.")
    hand.click("step_application")
    for sought, expected in (("simhallen", page.cards[1]), ("kanoten", None)):
        hand.press(K.Key_F, modifier=CTRL)
        hand.keys(sought, K.Key_Return)
        assert hand.case.step == "journal"
        if expected is None:
            assert hand.focused.objectName() == "journal_text"
        else:
            assert hand.focused.objectName() == f"journal_note:{expected.entry.id}"
        hand.press(K.Key_F, modifier=CTRL)
        hand.press(K.Key_Escape)


# --- what a note is not enough for


def test_a_withdrawn_application_becomes_a_decision_from_the_note(hand: Hand) -> None:
    open_new(hand)
    opened(hand)
    write(hand, "Ada tar tillbaka ansökan.", "withdrawn")
    assert "En anteckning räcker inte." in words(hand)
    hand.click("journal_sign")
    hand.click("journal_make")
    assert hand.case.step == "decision"
    assert hand.focused.objectName() == "/application/withdrawn"
    case = stored(hand).case
    assert (case.decision.kind, str(case.application.withdrawn)) == ("write_off", "2026-03-02")
    assert hand.case.undo_name == "Ångra: valde avskrivning för en återtagen ansökan"


def test_a_measure_that_is_given_up_takes_a_new_decision(hand: Hand) -> None:
    work = open_signed(hand)
    opened(hand)
    note(hand, "Ada vill inte längre ha ledsagning.", "own_ending")
    hand.click("journal_make")
    hand.wait(lambda: hand.case.work.id != work.id)
    decision = hand.case.work.case.decision
    assert (decision.kind, decision.change.initiative) == ("change", "person")


def test_a_late_appeal_first_needs_the_day_it_came(hand: Hand) -> None:
    open_signed(hand)
    opened(hand)
    note(hand, "Överklagandet kom i dag.", "late_appeal")
    assert not hand.shown("journal_make")
    assert "Skriv först på sidan Efter beslutet när överklagandet kom in." in words(hand)
    hand.click("journal_fill")
    assert hand.focused.objectName() == "/appeal/received"


def test_an_ordinary_note_offers_nothing(hand: Hand) -> None:
    open_new(hand)
    opened(hand)
    write(hand, "Ada återtar ansökan.", "call")
    assert not hand.shown("journal_make")
    assert "räcker inte" not in words(hand)


# --- what leaves


def saved(hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    asked: list[str] = []

    def choose(_parent: object, name: str, **_more: object) -> Path:
        asked.append(name)
        return path

    monkeypatch.setattr(dialogs, "choose_save", choose)
    hand.click("journal_save")
    return asked[0] if asked else ""


def test_the_journal_is_saved_with_what_was_corrected(
    hand: Hand, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_signed(hand)
    opened(hand)
    note(hand, "Ringde på måndagen.")
    hand.click("journal_correct")
    hand.keys("Ringde på tisdagen.")
    hand.type("journal_reason", "Fel dag.")
    hand.click("journal_sign")
    write(hand, "Ett utkast.")
    assert saved(hand, tmp_path / "j.pdf", monkeypatch) == "Journal 2026-0001.pdf"
    text = " ".join(own_reading((tmp_path / "j.pdf").read_bytes()))
    for said in (
        "Ada Lindqvist",
        "Telefonsamtal",
        "Ringde på måndagen.",
        "Den här anteckningen gäller inte längre. Den är rättad 2026-03-02 10.00 av Åsa Lindmark.",
        "Ringde på tisdagen.",
        "1 anteckning är inte underskriven och ingår inte.",
    ):
        assert said in text
    assert "Ett utkast." not in text
    assert log_lines(hand.window.desk)[-1] == ("sparade journalen som fil", work.id)


def test_a_span_of_days_is_printed(hand: Hand, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    work = open_signed(hand)
    opened(hand)
    note(hand, "Första dagen.")
    clock.forward(days=1)
    note(hand, "Andra dagen.")
    printed: list[bytes] = []
    monkeypatch.setattr(journal_ui, "print_pdf", lambda pdf, *_: printed.append(pdf) or True)
    hand.type("journal_from", "2026-03-03")
    hand.click("journal_print")
    text = " ".join(own_reading(printed[0]))
    assert "Andra dagen." in text
    assert "Första dagen." not in text
    assert log_lines(hand.window.desk)[-1] == ("skrev ut journalen", work.id)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-03", "2026-03-01", "Den första dagen är efter den sista."),
        ("2026-01-01", "2026-01-31", "Det finns ingen underskriven anteckning under de dagarna."),
        ("igår kväll", "", "Skriv dagarna som 2026-03-02, eller lämna dem tomma."),
    ],
)
def test_days_that_give_no_paper_say_why(
    hand: Hand, first: str, last: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_signed(hand)
    opened(hand)
    note(hand, "Ringde.")
    before = log_lines(hand.window.desk)
    hand.type("journal_from", first)
    hand.type("journal_to", last)
    assert saved(hand, tmp_path / "j.pdf", monkeypatch) == ""
    assert said in words(hand)
    assert log_lines(hand.window.desk) == before


def test_of_a_protected_person_it_leaves_only_after_a_look(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_signed(hand)
    work.write("/person/protection", "sekretessmarkering", "skydd")
    work.draft.store()
    opened(hand)
    note(hand, f"Bor på {work.case.person.address.street}.")
    looks: list[Look] = []
    monkeypatch.setattr(
        protected_look, "ask", lambda _parent, look: looks.append(look) or Answer(reason="Till hen")
    )
    assert saved(hand, tmp_path / "j.pdf", monkeypatch) == "Journal.pdf"
    (look,) = looks
    assert look.found
