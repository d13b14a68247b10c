"""Fields of several editors: sources of answers, reasons, rows, cards, wordings, pictures."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPlainTextEdit

from lssdesk.flow.work import WordingChoice
from lssdesk.model.forms import Column
from lssdesk.ui import dialogs, theme
from lssdesk.ui.forms.rows import RowsEditor, in_lines
from tests.ui.forms.conftest import ALT, Desk, Show

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ANSWER, NEED = "/inquiry/answers/wishes", "/inquiry/need_test/needs"
ANSWERS = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/inquiry/answers/wishes"
kind = "answer"
text = "Önskemål"
source = "-"
[[groups.fields]]
path = "/inquiry/need_test/needs"
kind = "judgement"
text = "Behövs stödet?"
source = "-"
[[groups.fields]]
path = "/inquiry/answers/isolation_need"
kind = "choice_answer"
text = "Isolering?"
source = "-"
options = [{ value = "yes", label = "Ja" }, { value = "no", label = "Nej" }]
"""


def test_alt_k_opens_the_source_of_an_answer(show: Show) -> None:
    desk = show(ANSWERS)
    assert not desk.shown(f"{ANSWER}/source/who")
    desk.type(f"{ANSWER}/text", "Mer ute.")
    desk.press(K.Key_K, modifier=ALT)
    assert desk.focused is desk.seen(f"{ANSWER}/source/who")
    desk.keys("Ada", K.Key_Tab, "hembesök", K.Key_Tab, "idag", K.Key_Tab)
    assert desk.sheet.read(ANSWER) == {
        "text": "Mer ute.",
        "source": {"who": "Ada", "how": "hembesök", "day": "2026-03-02"},
    }


def test_a_source_that_is_given_is_open_and_one_unreadable_day_in_it_is_told(show: Show) -> None:
    sheet = show(ANSWERS).sheet
    sheet.write(f"{ANSWER}/source/day", None, "Önskemål", raw="i våras")
    desk = show(ANSWERS, sheet=sheet)
    assert desk.seen(f"{ANSWER}/source/day").text() == "i våras"
    assert "i våras" in desk.problem(ANSWER)


def test_tab_goes_from_an_answer_through_its_source(show: Show) -> None:
    desk = show(ANSWERS)
    desk.click("source", desk.field(ANSWER))
    desk.seen(f"{ANSWER}/text").setFocus()
    met = []
    for _ in range(6):
        met.append(desk.focused.objectName())
        desk.press(K.Key_Tab)
    source = [f"{ANSWER}/source/{key}" for key in ("who", "how", "day")]
    assert met == [f"{ANSWER}/text", "source", *source, "segment_yes"]


def test_the_source_is_opened_by_the_mouse_too(show: Show) -> None:
    desk = show(ANSWERS)
    desk.click("source", desk.field(ANSWER))
    assert desk.shown(f"{ANSWER}/source/who")


def test_reasons_open_with_the_choice_by_arrow_keys(show: Show) -> None:
    desk = show(ANSWERS)
    assert not desk.shown(f"{NEED}/reasons")
    desk.field(NEED).focus()
    desk.press(K.Key_Right)
    assert desk.sheet.read(f"{NEED}/answer") == "no"
    desk.press(K.Key_Right)
    assert desk.sheet.read(f"{NEED}/answer") == "unclear"
    desk.type(f"{NEED}/reasons", "Uppgifter saknas.")
    desk.field(NEED).focus()
    desk.press(K.Key_Delete)
    assert desk.sheet.read(NEED) == {"reasons": "Uppgifter saknas."}
    assert desk.shown(f"{NEED}/reasons")


def test_a_problem_in_one_editor_is_not_taken_away_by_another(show: Show) -> None:
    desk = show(ANSWERS)
    desk.click("source", desk.field(ANSWER))
    desk.type(f"{ANSWER}/source/day", "33/1")
    desk.press(K.Key_Tab)
    desk.type(f"{ANSWER}/text", "Mer ute.")
    assert "33/1" in desk.problem(ANSWER)


def test_what_is_decided_shows_its_choices_and_its_given_sources_only(show: Show) -> None:
    desk = show(ANSWERS, {"inquiry": {"need_test": {"needs": {"answer": "yes"}}}})
    desk.sheet.frozen = True
    desk.page.refresh()
    QTest.mouseClick(desk.seen("segment_no", desk.field(NEED)), LEFT)
    assert desk.sheet.read(f"{NEED}/answer") == "yes"
    assert desk.seen("segment_yes", desk.field(NEED)).isChecked()
    assert not desk.shown("source")


# --- rows ------------------------------------------------------------------------------------

ROWS = "/inquiry/activities"
TABLE = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/inquiry/activities"
kind = "rows"
text = "Aktiviteter"
source = "-"
columns = [
    { key = "activity", text = "Aktivitet", kind = "text", width = 3 },
    { key = "times_per_month", text = "Ggr/mån", kind = "hours" },
    { key = "hours_each", text = "Tim/gång", kind = "hours" },
    { key = "companion", text = "Ledsagare", kind = "choice", width = 2, options = [
        { value = "during", label = "Under" }, { value = "both", label = "Både och" } ] },
    { key = "day", text = "Dag", kind = "day" },
]
"""


def test_a_row_is_added_filled_and_summed_by_keys(show: Show) -> None:
    desk = show(TABLE)
    desk.field(ROWS).focus()
    desk.press(K.Key_Return)
    desk.keys("Simhall", K.Key_Tab, "4", K.Key_Tab, "2,5", K.Key_Tab)
    desk.choose(desk.focused, "both")
    assert desk.sheet.read(ROWS) == [
        {"activity": "Simhall", "times_per_month": "4", "hours_each": "2.5", "companion": "both"}
    ]
    assert desk.seen("sum").text() == "Summa: 10 timmar per månad"


def test_a_row_that_is_taken_away_leaves_the_others_and_the_keyboard_in_place(show: Show) -> None:
    rows = [{"activity": name} for name in ("Simhall", "Kör", "Bio")]
    desk = show(TABLE, {"inquiry": {"activities": rows}})
    desk.seen("1/remove").setFocus()
    desk.press(K.Key_Space)
    assert desk.sheet.read(ROWS) == [{"activity": "Simhall"}, {"activity": "Bio"}]
    assert desk.focused is desk.seen("1/remove")
    assert desk.focused.accessibleName() == "Ta bort rad 2"
    desk.press(K.Key_Space, K.Key_Space)
    assert not desk.sheet.read(ROWS)
    assert desk.focused is desk.seen("add")


def test_tab_goes_through_rows_that_were_added_and_then_to_the_button(show: Show) -> None:
    desk = show(TABLE)
    desk.click("add")
    desk.click("add")
    desk.seen("0/companion").setFocus()
    met = []
    for _ in range(8):
        met.append(desk.focused.objectName())
        desk.press(K.Key_Tab)
    second = [f"1/{key}" for key in ("activity", "times_per_month", "hours_each", "companion", "day")]
    assert met == ["0/companion", "0/day", "0/remove", *second]
    assert desk.focused is desk.seen("1/remove")
    desk.press(K.Key_Tab)
    assert desk.focused is desk.seen("add")


def test_an_unreadable_cell_is_kept_as_typed_and_there_again(show: Show) -> None:
    desk = show(TABLE, {"inquiry": {"activities": [{"activity": "Kör", "hours_each": "3"}]}})
    desk.type("0/times_per_month", "ibland")
    desk.press(K.Key_Tab)
    assert "ibland" in desk.problem(ROWS)
    assert desk.sheet.read(ROWS) == [{"activity": "Kör", "hours_each": "3"}]
    desk.type("0/activity", "Körsång")
    desk.press(K.Key_Tab)
    assert "ibland" in desk.problem(ROWS)
    again = show(TABLE, sheet=desk.sheet)
    assert again.seen("0/times_per_month").text() == "ibland"
    assert again.seen("0/activity").text() == "Körsång"
    assert "ibland" in again.problem(ROWS)
    again.type("0/times_per_month", "4")
    assert again.sheet.read(ROWS) == [{"activity": "Körsång", "hours_each": "3", "times_per_month": "4"}]
    assert again.sheet.raw(ROWS) is None


def test_a_row_with_an_unreadable_cell_that_is_taken_away_takes_its_sentence_along(show: Show) -> None:
    desk = show(TABLE)
    desk.click("add")
    desk.type("0/day", "33/1")
    desk.press(K.Key_Tab)
    assert "33/1" in desk.problem(ROWS)
    desk.click("0/remove")
    assert desk.problem(ROWS) == ""
    assert desk.sheet.raw(ROWS) is None


def test_a_row_without_anything_in_it_is_not_an_answer(show: Show) -> None:
    desk = show(TABLE)
    desk.click("add")
    desk.click("add")
    desk.type("1/activity", "Bio")
    assert desk.sheet.read(ROWS) == [{"activity": "Bio"}]


def test_decided_rows_can_be_read_only(show: Show) -> None:
    desk = show(TABLE, {"inquiry": {"activities": [{"activity": "Kör"}]}})
    desk.sheet.frozen = True
    desk.page.refresh()
    desk.type_on(desk.seen("0/activity"), "x")
    assert desk.sheet.read(ROWS) == [{"activity": "Kör"}]
    assert [desk.shown(name) for name in ("add", "0/remove")] == [False, False]


def column(key: str, width: int, kind: str = "text") -> Column:
    return Column(key=key, text=key, kind=kind, width=width)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (9, ["a3 b1 c1 d2 e1"]),
        (7, ["a3 b1 c1 d2", "e7"]),
        (6, ["a3 b1 c1", "d2 e3"]),
        (4, ["a3 b1", "c1 d2 e1"]),
        (2, ["a2", "b1 c1", "d2", "e2"]),
    ],
)
def test_columns_lie_in_as_few_lines_as_fit_and_fill_them(most: int, expected: list[str]) -> None:
    numbers = column("b", 1, "hours"), column("c", 1, "hours")
    columns = (column("a", 3), *numbers, column("d", 1, "day"), column("e", 1))
    found = [" ".join(f"{one.key}{units}" for one, units in line) for line in in_lines(columns, most)]
    assert found == expected


@pytest.mark.parametrize("width", [420, 560, 900])
def test_every_cell_of_a_row_is_wholly_seen(show: Show, width: int) -> None:
    desk = show(TABLE, {"inquiry": {"activities": [{"activity": "Kör", "day": "2026-03-12"}]}})
    desk.page.resize(width, 700)
    desk.wait(lambda: desk.page.width() == width)
    editor = desk.page.findChild(RowsEditor)
    for key in ("activity", "times_per_month", "hours_each", "companion", "day", "remove"):
        cell = desk.seen(f"0/{key}")
        assert cell.height() >= cell.sizeHint().height()
        assert editor.rect().contains(cell.mapTo(editor, cell.rect().bottomRight()))
    day = desk.seen("0/day")
    assert day.width() >= theme.px(120)


CARDS = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/inquiry/evidence"
kind = "cards"
card = "underlag"
text = "Underlag"
source = "-"
fields = [
    { key = "kind", text = "Handling", kind = "text" },
    { key = "shows", text = "Vad det visar", kind = "long_text", help = "Kort." },
    { key = "old", text = "Äldre än två år", kind = "flag" },
]
"""


def test_a_card_is_a_small_form(show: Show) -> None:
    desk = show(CARDS)
    assert desk.seen("add").text() == "Lägg till underlag"
    desk.click("add")
    desk.keys("Läkarintyg", K.Key_Tab, "Synskadan.", K.Key_Tab, K.Key_Space)
    assert desk.sheet.read("/inquiry/evidence") == [
        {"kind": "Läkarintyg", "shows": "Synskadan.", "old": True}
    ]
    assert isinstance(desk.seen("0/shows"), QPlainTextEdit)
    assert isinstance(desk.seen("0/old"), QCheckBox)


# --- wordings --------------------------------------------------------------------------------

WORDING = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/decision/wordings/duration"
kind = "wording"
place = "duration"
text = "Formulering"
source = "-"
[[groups.fields]]
path = "/decision/purpose"
kind = "long_text"
text = "Syfte"
source = "-"
"""
PLACE = "/decision/wordings/duration"
ONE = WordingChoice("one", "Kort", "Beslutet gäller till den 31 mars.")
TWO = WordingChoice("two", "Med ny ansökan", "Beslutet gäller till den 31 mars. Ansök på nytt i god tid.")


@pytest.fixture
def wording(show: Show) -> Desk:
    desk = show(WORDING)
    desk.sheet.choices = (ONE, TWO)
    desk.page.refresh()
    return desk


def test_without_a_choice_the_first_wording_is_shown(wording: Desk) -> None:
    assert ONE.text in wording.words()
    assert wording.sheet.read(PLACE) is None


def test_a_wording_is_chosen_edited_and_reset_by_keys(wording: Desk) -> None:
    wording.field(PLACE).focus()
    wording.press(K.Key_Down)
    assert wording.sheet.read(PLACE) == {"id": "two"}
    assert TWO.text in wording.words()
    wording.seen("turn").setFocus()
    wording.press(K.Key_Space)
    edit = wording.seen("edit")
    assert edit.toPlainText() == TWO.text
    wording.type(edit.objectName(), "Egen text.")
    assert wording.sheet.read(PLACE) == {"id": "two", "text": "Egen text.", "base": TWO.text}
    wording.seen("turn").setFocus()
    wording.press(K.Key_Space)
    assert wording.sheet.read(PLACE) == {"id": "two"}
    assert TWO.text in wording.words()


def test_what_an_edit_cannot_say_is_told_when_it_is_left(wording: Desk) -> None:
    wording.seen("turn").setFocus()
    wording.press(K.Key_Space)
    wording.type("edit", "Du får {tmimar}.")
    assert "tmimar" not in " ".join(wording.words())
    wording.press(K.Key_Tab)
    assert "Menade du ”{timmar}”?" in " ".join(wording.words())
    wording.type("edit", "Du får {timmar}.")
    wording.press(K.Key_Tab)
    assert "Menade du" not in " ".join(wording.words())


def test_a_wording_follows_the_other_answers_but_not_under_the_cursor(wording: Desk) -> None:
    changed = WordingChoice("one", "Kort", "Beslutet gäller till den 30 juni.")
    wording.sheet.choices = (changed,)
    wording.type("/decision/purpose", "bada")
    wording.page.refresh_wordings()
    assert changed.text in wording.words()


def test_a_decided_wording_can_be_read_only(wording: Desk) -> None:
    wording.sheet.frozen = True
    wording.page.refresh()
    assert ONE.text in wording.words()
    assert not wording.shown("turn")
    assert not wording.seen("list").isEnabled()


def test_without_any_wording_it_is_said_how_to_get_one(show: Show) -> None:
    assert any("Välj ett alternativ ovan" in text for text in show(WORDING).words())


# --- pictures --------------------------------------------------------------------------------

LOGO = "/sender/logo"
PICTURE = """
id = "test"
title = "Test"
[[groups]]
title = "Allt"
[[groups.fields]]
path = "/sender/logo"
kind = "picture"
text = "Logotyp"
source = "-"
"""


def choose(desk: Desk, file: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_open", lambda *_args, **_more: file)
    button = next(one for one in desk.page.findChildren(QAbstractButton) if one.text() == "Välj bild …")
    QTest.mouseClick(button, LEFT)


def png(folder: Path) -> Path:
    made = QPixmap(40, 20)
    made.fill(Qt.GlobalColor.darkGreen)
    made.save(str(folder / "logo.png"))
    return folder / "logo.png"


def test_a_picture_is_chosen_shown_and_removed(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = show(PICTURE)
    file = png(tmp_path)
    choose(desk, file, monkeypatch)
    assert base64.b64decode(desk.sheet.read(LOGO)) == file.read_bytes()
    assert any(not label.pixmap().isNull() for label in desk.page.findChildren(QLabel))
    choose(desk, None, monkeypatch)
    assert desk.sheet.read(LOGO)
    QTest.mouseClick(
        next(one for one in desk.page.findChildren(QAbstractButton) if one.text() == "Ta bort bilden"), LEFT
    )
    assert desk.sheet.read(LOGO) is None


TOO_LARGE = b"\xff\xd8\xff" + b"x" * 2_000_000


@pytest.mark.parametrize("content", [b"GIF89a", b"\x89PNG\r\n\x1a\n", b"", TOO_LARGE])
def test_a_file_that_is_no_picture_is_told_and_the_old_one_stays(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    desk = show(PICTURE)
    choose(desk, png(tmp_path), monkeypatch)
    before = desk.sheet.read(LOGO)
    bad = tmp_path / "bad.png"
    bad.write_bytes(content)
    choose(desk, bad, monkeypatch)
    assert "PNG eller JPEG" in desk.problem(LOGO)
    assert desk.sheet.read(LOGO) == before


def test_a_file_that_cannot_be_read_is_told(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = show(PICTURE)
    choose(desk, tmp_path / "gone.png", monkeypatch)
    assert "PNG eller JPEG" in desk.problem(LOGO)
