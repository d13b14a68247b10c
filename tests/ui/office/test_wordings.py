"""The wordings' page by clicks and by keys: found, read, written, tried, approved, ended."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.flow.wordings import Wordings
from lssdesk.letters.facts import FACTS
from lssdesk.letters.own_wordings import Content
from lssdesk.ui import dialogs, theme
from lssdesk.ui.office import wording_words
from lssdesk.ui.office.wording_page import WordingPage
from tests.ui.conftest import Start
from tests.ui.keys_alone import KeysAlone
from tests.ui.main.test_looks import cut_off
from tests.ui.program import enter, words

K = Qt.Key
LATE = "avbokning.avlosarservice.raknas_inte"
ID = "kommun.late_cancellation.sen-avbokning-raknas-inte"
WHY = "Socialnämnden 2026-02-11"
DRAFT = Content(
    place="late_cancellation",
    title="Sen avbokning räknas inte",
    text="Ring {kontakt}.",
    source="Nämnden",
    measures=("avlosarservice",),
    replaces=LATE,
)


@pytest.fixture
def wordings(hand: Hand) -> Wordings:
    return hand.window.desk.wordings


def look(hand: Hand) -> WordingPage:
    """The way there: settings, then the button of the page."""
    hand.click("bar_settings")
    hand.click("settings_wordings")
    page = hand.seen("wordings_page")
    assert isinstance(page, WordingPage)
    return page


def listed(hand: Hand) -> list[str]:
    rows = hand.seen("wording_list")
    assert isinstance(rows, QListWidget)
    return [rows.item(place).text() for place in range(rows.count())]


def spoken(hand: Hand) -> str:
    rows = hand.seen("wording_list")
    assert isinstance(rows, QListWidget)
    return str(rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))


def choose(hand: Hand, name: str, value: str) -> None:
    combo = hand.seen(name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def read(hand: Hand, search: str, place: int = 0) -> None:
    """Find a wording and open it by keys."""
    hand.type("wording_search", search)
    rows = hand.seen("wording_list")
    assert isinstance(rows, QListWidget)
    rows.setFocus()
    rows.setCurrentRow(place)
    hand.press(K.Key_Return)


def tried(hand: Hand) -> None:
    hand.click("wording_try")
    hand.wait(lambda: hand.shown("trial_summary"))


def label(hand: Hand, name: str) -> str:
    found = hand.seen(name)
    assert isinstance(found, QLabel)
    return found.text()


def test_all_wordings_are_listed_with_place_and_state(hand: Hand, wordings: Wordings) -> None:
    look(hand)
    assert len(listed(hand)) == len(wordings.lines())
    assert label(hand, "wording_count") == f"{len(wordings.lines())} formuleringar"
    hand.type("wording_search", "avbokning avlosarservice")
    assert "Sen avbokning. Programmets · Gäller" in spoken(hand)


SEARCHES = [
    ("sen avbokning", "", "all", 2),
    ("SEN avbokning räknas", "", "all", 2),
    ("sen avbokning", "contact", "all", 0),
    ("", "late_cancellation", "all", 2),
    ("sen avbokning", "", "own", 0),
    ("inget sådant finns", "", "all", 0),
]


@pytest.mark.parametrize(("typed", "place", "which", "count"), SEARCHES)
def test_the_list_is_narrowed(hand: Hand, typed: str, place: str, which: str, count: int) -> None:
    look(hand)
    hand.type("wording_search", typed)
    if place:
        choose(hand, "wording_place", place)
    hand.click(f"segment_{which}")
    assert len(listed(hand)) == count
    if not count:
        assert "Ingen formulering passar sökningen" in label(hand, "wording_count")


def test_a_shipped_wording_is_read_with_its_placeholders_named(hand: Hand) -> None:
    look(hand)
    read(hand, "Bifall, med aktiviteterna")
    text = hand.seen("wording_text")
    assert "[antal timmar]" in text.accessibleName()
    assert "{timmar}" not in label(hand, "wording_text")
    said = words(hand)
    assert "Beteckning: beslut.ledsagning.bifall.aktiviteter" in said
    assert "Passar när Utgång: bifall" in said
    assert "Källa: LED-024" in said
    assert not hand.shown("wording_edit")


def test_escape_leads_back_to_the_list_and_then_away(hand: Hand) -> None:
    look(hand)
    read(hand, "sen avbokning", 1)
    assert hand.shown("wording_detail")
    hand.press(K.Key_Escape)
    assert hand.shown("wording_list")
    assert hand.focused.objectName() == "wording_list"
    hand.press(K.Key_Escape)
    assert not hand.shown("wordings_page")


def test_a_wording_is_written_tried_and_approved(hand: Hand, wordings: Wordings) -> None:
    look(hand)
    read(hand, "avbokning avlosarservice")
    hand.click("wording_copy")
    hand.type("wording/text", "Avboka hos ")
    choose(hand, "insert_name", "kontakt")
    hand.click("insert")
    assert hand.focused.objectName() == "wording/text"
    hand.type_on(hand.focused, ".")
    hand.type("wording/source", "Nämndens riktlinje")
    hand.click("wording_keep")
    assert "Utkastet är sparat" in words(hand)
    line = wordings.line(ID)
    assert line.content.text == "Avboka hos {kontakt}."
    assert (line.content.replaces, line.content.measures) == (LATE, ("avlosarservice",))
    hand.click("wording_approve")
    hand.type("deed/first_day", "1/4")
    tried(hand)
    assert "exempelbrev ändras" in label(hand, "trial_summary")
    assert "Om du avbokar" in words(hand)
    assert "Avboka hos" in words(hand)
    hand.type("deed/reason", WHY)
    hand.click("deed_do")
    assert "godkänd och gäller från 2026-04-01" in words(hand)
    assert ID in wordings.book().on(date(2026, 4, 1))
    assert LATE not in wordings.book().on(date(2026, 4, 1))


def test_the_same_by_keys_alone(start: Start, qtbot: QtBot) -> None:
    hand = KeysAlone(start().program)
    enter(hand)
    wordings = hand.window.desk.wordings
    wordings.write(DRAFT)
    hand.click("bar_settings")
    hand.click("settings_wordings")
    hand.type("wording_search", "sen avbokning")
    hand.click("segment_own")
    hand.reach(hand.seen("wording_list"))
    hand.press(K.Key_Return)
    hand.click("wording_approve")
    tried(hand)
    hand.type("deed/reason", WHY)
    hand.click("deed_do")
    assert ID in wordings.book().on(date(2026, 3, 2))


def test_approval_without_a_trial_is_refused_in_words(hand: Hand, wordings: Wordings) -> None:
    wordings.write(DRAFT)
    look(hand)
    read(hand, "sen avbokning", 2)
    hand.click("wording_approve")
    hand.type("deed/reason", WHY)
    hand.click("deed_do")
    assert "Prova formuleringen som den ser ut nu" in words(hand)
    hand.type("deed/first_day", "i våras")
    hand.click("deed_do")
    assert hand.focused.objectName() == "deed/first_day"
    assert "Skriv en dag" in words(hand)


UNFIT = [
    ("wording/text", "Ring {kontkat}.", "Menade du ”{kontakt}”?"),
    ("wording/text", " ", "Skriv texten."),
    ("wording/title", "", "Skriv en rubrik"),
    ("wording/source", "", "bygger på"),
    ("wording/last_day", "snart", "Skriv en dag"),
]


@pytest.mark.parametrize(("field", "typed", "says"), UNFIT)
def test_what_does_not_fit_is_said_at_its_field(hand: Hand, field: str, typed: str, says: str) -> None:
    look(hand)
    read(hand, "avbokning avlosarservice")
    hand.click("wording_copy")
    hand.type(field, typed)
    if not typed:
        hand.press(K.Key_Backspace)
    hand.click("wording_keep")
    assert says in words(hand)
    assert hand.focused.objectName() == field


def test_conditions_are_chosen_grouped_and_taken_away(hand: Hand, wordings: Wordings) -> None:
    page = look(hand)
    hand.click("wording_new")
    assert page.editor is not None
    when = page.editor.when
    for fact, word in (("act", "lss"), ("outcome", "granted"), ("outcome", "partly_granted")):
        choose(hand, "when_fact", fact)
        choose(hand, "when_word", word)
        hand.click("when_add")
    hand.click("when_or")
    choose(hand, "when_fact", "act")
    choose(hand, "when_word", "sol")
    hand.click("when_add")
    assert when.value() == (
        {"act": ("lss",), "outcome": ("granted", "partly_granted")},
        {"act": ("sol",)},
    )
    rows = hand.seen("when_rows")
    assert isinstance(rows, QListWidget)
    assert [rows.item(place).text() for place in range(rows.count())] == [
        "Lag: LSS",
        "Utgång: bifall eller delvis bifall",
        "eller",
        "Lag: socialtjänstlagen",
    ]
    rows.setFocus()
    hand.press(K.Key_Delete)
    assert when.value() == ({"act": ("lss",), "outcome": ("granted", "partly_granted")},)


def test_a_shipped_wording_is_ended_after_a_look_and_used_again(hand: Hand, wordings: Wordings) -> None:
    look(hand)
    read(hand, "avbokning avlosarservice")
    hand.click("wording_retire")
    tried(hand)
    hand.type("deed/reason", WHY)
    hand.click("deed_do")
    assert "gäller till och med 2026-03-02" in words(hand)
    assert LATE not in wordings.book().on(date(2026, 3, 3))
    assert "avslutad av Åsa Lindmark" in words(hand)


def test_a_draft_is_thrown_away(hand: Hand, wordings: Wordings) -> None:
    wordings.write(DRAFT)
    look(hand)
    read(hand, "sen avbokning", 2)
    hand.click("wording_discard")
    assert "Utkastet är kastat" in words(hand)
    assert [line for line in wordings.lines() if line.own] == []


def test_what_is_typed_survives_a_lock(hand: Hand, wordings: Wordings) -> None:
    look(hand)
    hand.click("wording_new")
    hand.type("wording/title", "Halvfärdig")
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None)
    hand.unlock("häst skog lykta båt")
    assert hand.shown("wording_editor")
    assert hand.seen("wording/title").text() == "Halvfärdig"


@pytest.mark.parametrize("yes", [True, False])
def test_calling_off_asks_first(hand: Hand, monkeypatch: pytest.MonkeyPatch, yes: bool) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, title, *_: asked.append(title) or yes)
    page = look(hand)
    hand.click("wording_new")
    hand.click("wording_cancel")
    assert asked == []
    hand.click("wording_new")
    hand.type("wording/title", "Halv")
    hand.click("wording_cancel")
    assert asked == ["Kasta det som är skrivet?"]
    assert (page.editor is None) is yes


def test_the_palette_knows_it(hand: Hand) -> None:
    assert hand.window.actions_["wordings"].text == "Formuleringarna i breven"
    hand.window.actions_.run("wordings")
    assert hand.seen("wordings_page")


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_has_its_words(fact: str) -> None:
    assert {option.value for option in wording_words.facts()} == set(FACTS)
    assert {option.value for option in wording_words.words_of(fact)} == FACTS[fact]


def test_every_place_and_placeholder_has_a_name_of_its_own() -> None:
    for options in (wording_words.places(), wording_words.measures()):
        labels = [option.label for option in options]
        assert len(set(labels)) == len(labels)
    assert all(option.label for option in wording_words.placeholders())


@pytest.mark.parametrize(("dark", "scale"), [(False, 1.0), (True, 2.0)])
def test_no_word_is_cut_off_and_all_fits_1280_by_720(
    hand: Hand, qapp: QApplication, dark: bool, scale: float
) -> None:
    hand.window.desk.wordings.write(DRAFT)
    theme.apply(qapp, dark, scale)
    try:
        hand.window.resize(1280, 720)
        page = look(hand)
        for step in ("list", "detail", "card", "trial", "editor"):
            if step == "detail":
                read(hand, "sen avbokning", 2)
            elif step == "card":
                hand.click("wording_approve")
            elif step == "trial":
                tried(hand)
            elif step == "editor":
                hand.click("wording_edit")
            QApplication.processEvents()
            QApplication.processEvents()
            assert (hand.window.width(), hand.window.height()) == (1280, 720), step
            assert page.widget().width() <= page.viewport().width(), step
            assert cut_off(hand) == [], step
    finally:
        theme.apply(qapp, False)
