"""Officers and keys by clicks and keys: added, changed, removed, and a new sheet that was read back."""

import re
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.store import keys
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE
from tests.ui.program import words

K = Qt.Key
BO = "Bos egen lösenfras"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    for made in (keys.add_officer, keys.set_passphrase, keys.new_recovery):
        defaults = [CHEAP if one is keys.COST else one for one in made.__defaults__ or ()]
        monkeypatch.setattr(made, "__defaults__", tuple(defaults))


@pytest.fixture
def page(hand: Hand) -> Hand:
    """A hand at the page, reached from the settings."""
    hand.click("bar_settings")
    hand.click("settings_officers")
    assert hand.shown("officers_page")
    return hand


@pytest.fixture
def bo(hand: Hand, desk: Desk) -> str:
    """The id of a second officer."""
    unlocked = keys.unlock(desk.office.folder, PASSPHRASE, desk.now)
    added = keys.add_officer(desk.office.folder, unlocked, "Bo Ek", BO, CHEAP, since=desk.today)
    desk.officers.added(added, ("officer",))
    return added.slot_id


def idle(hand: Hand) -> None:
    hand.wait(lambda: not hand.window.office._keys.busy)


def opens(desk: Desk, passphrase: str) -> bool:
    try:
        return bool(keys.unlock(desk.office.folder, passphrase, desk.now))
    except StoreTrouble as trouble:
        if trouble.kind != "wrong_passphrase":
            raise
        return False


def shown_code(hand: Hand) -> str:
    labels = [label.text() for label in hand.seen("code").findChildren(QLabel)]
    return "-".join(text for text in labels if re.fullmatch(r"\w{5}", text))


def read_back(hand: Hand) -> str:
    """Read a new sheet back, as from paper."""
    hand.wait(lambda: hand.shown("officers_new_sheet"))
    code = shown_code(hand)
    hand.click("sheet_ready")
    hand.type("typed_back", code[-11:].lower())
    hand.click("prove")
    return code


def test_the_page_lists_who_can_open(bo: str, page: Hand) -> None:
    said = words(page)
    for expected in ("Bo Ek", f"{OFFICER} (du)", f"Gjort av {OFFICER}", "Återställningsblad", "2026-03-02"):
        assert expected in said
    assert page.shown(f"remove/{bo}")
    assert not page.shown(f"remove/{page.window.desk.officer_id}")
    assert page.focused.objectName() == "officers_button_add"


def test_an_officer_is_added_and_opens(page: Hand, desk: Desk) -> None:
    page.click("officers_button_add")
    assert page.focused.objectName() == "new_name"
    page.keys("Bo Ek", K.Key_Return, BO, K.Key_Return, BO, K.Key_Return, PASSPHRASE, K.Key_Return)
    idle(page)
    said = words(page)
    assert "Bo Ek är tillagd" in said
    assert page.focused.objectName() == "officers_button_add"
    page.click("bar_lock")
    page.unlock(BO)
    assert page.window.desk.officer == "Bo Ek"
    page.click("bar_settings")
    page.click("settings_officers")
    page.click("officers_button_add")
    assert "administratör" in words(page)
    assert not page.shown("officers_add")


WRONG = [
    # name, new, again, own, where the cursor goes, what is said
    (" ", BO, BO, PASSPHRASE, "new_name", "Skriv namnet."),
    (OFFICER, BO, BO, PASSPHRASE, "new_passphrase", "Det finns redan"),
    ("Bo", "kort", "kort", PASSPHRASE, "new_passphrase", "8 tecken till"),
    ("Bo", BO, "inte lika dana", PASSPHRASE, "new_passphrase_again", "inte lika"),
    ("Bo", BO, BO, "", "own_passphrase", "Skriv din lösenfras."),
    ("Bo", BO, BO, "inte min lösenfras", "own_passphrase", "passar inte"),
    ("Bo", PASSPHRASE, PASSPHRASE, PASSPHRASE, "new_passphrase", "Välj en annan"),
]


@pytest.mark.parametrize(("name", "new", "again", "own", "field", "said"), WRONG)
def test_what_does_not_fit_is_said_at_its_field(
    page: Hand, desk: Desk, name: str, new: str, again: str, own: str, field: str, said: str
) -> None:
    page.click("officers_button_add")
    for edit, text in (
        ("new_name", name), ("new_passphrase", new), ("new_passphrase_again", again), ("own_passphrase", own)
    ):  # fmt: skip
        page.type(edit, text)
    page.click("do_add")
    idle(page)
    assert said in words(page)
    assert page.focused.objectName() == field
    assert len(keys.ways(desk.office.folder, desk.office.key)) == 2
    page.click("cancel_add")
    assert page.shown("officers_table")


def test_the_own_passphrase_is_changed(page: Hand, desk: Desk) -> None:
    page.click("officers_button_change")
    new = "en helt ny lösenfras"
    page.keys(new, K.Key_Return, new, K.Key_Return, PASSPHRASE, K.Key_Return)
    idle(page)
    assert "Lösenfrasen är bytt." in words(page)
    assert opens(desk, new)
    assert not opens(desk, PASSPHRASE)


def test_wrong_passphrases_are_slowed_down_here_too(page: Hand, desk: Desk) -> None:
    page.click("officers_button_sheet")
    for _ in range(3):
        page.type("own_passphrase", "inte min lösenfras")
        page.click("do_sheet")
        idle(page)
    assert "Du kan försöka igen om" in words(page)
    page.type("own_passphrase", PASSPHRASE)
    page.click("do_sheet")
    assert not page.window.office._keys.busy


def test_the_old_sheet_holds_until_the_new_one_is_read_back(page: Hand, desk: Desk) -> None:
    [before] = [way.id for way in keys.ways(desk.office.folder, desk.office.key) if way.kind == "recovery"]
    page.click("officers_button_sheet")
    page.keys(PASSPHRASE, K.Key_Return)
    page.wait(lambda: page.shown("officers_new_sheet"))
    page.click("sheet_ready")
    page.type("typed_back", "fel")
    page.click("prove")
    assert "Jämför grupp 8 och 9" in words(page)
    assert before in {way.id for way in keys.ways(desk.office.folder, desk.office.key)}
    page.click("show_code")
    code = read_back(page)
    idle(page)
    assert "Det nya återställningsbladet gäller." in words(page)
    assert before not in {way.id for way in keys.ways(desk.office.folder, desk.office.key)}
    assert keys.unlock_with_recovery(desk.office.folder, code, desk.now).key == desk.office.key


def test_nothing_secret_stays_when_a_form_is_left(page: Hand) -> None:
    page.click("officers_button_sheet")
    page.keys(PASSPHRASE, K.Key_Return)
    page.wait(lambda: page.shown("officers_new_sheet"))
    code = shown_code(page)
    page.click("cancel_new_sheet")
    assert page.shown("officers_table")
    assert not any(group in words(page) for group in code.split("-"))
    assert PASSPHRASE not in {edit.text() for edit in page.window.findChildren(QLineEdit) if edit.isVisible()}


def test_an_officer_is_removed_and_the_work_goes_on(bo: str, page: Hand, desk: Desk) -> None:
    old = desk.office.key
    page.click(f"remove/{bo}")
    said = words(page)
    for expected in (
        "Ta bort Bo Ek",
        "hela databasen skrivs om",
        f"Kvar med sin väg in: {OFFICER} (du), återställningsbladet.",
        "Säkerhetskopior som redan är gjorda öppnas fortfarande",
    ):
        assert expected in said
    page.click("new_sheet")
    page.type("own_passphrase", PASSPHRASE)
    page.click("do_remove")
    idle(page)
    assert "Bo Ek är borttagen, och databasen har en ny nyckel." in words(page)
    assert not page.shown(f"remove/{bo}")
    assert desk.office.key != old
    assert not opens(desk, BO)
    page.click("bar_new")
    page.type("/person/given_name", "Majken")
    page.click("bar_lock")
    page.unlock(PASSPHRASE)
    assert page.seen("/person/given_name").text() == "Majken"


def test_with_a_new_sheet_in_the_same_step(bo: str, page: Hand, desk: Desk) -> None:
    page.click(f"remove/{bo}")
    page.keys(PASSPHRASE, K.Key_Return)
    code = read_back(page)
    idle(page)
    assert "Bo Ek är borttagen" in words(page)
    assert keys.unlock_with_recovery(desk.office.folder, code, desk.now).key == desk.office.key
    assert not opens(desk, BO)


def test_a_sheet_that_he_made_is_made_anew(bo: str, page: Hand, desk: Desk) -> None:
    keys.new_recovery(desk.office.folder, keys.unlock(desk.office.folder, BO, desk.now), CHEAP)
    page.click(f"remove/{bo}")
    assert not page.shown("new_sheet")
    assert "det gamla kan inte följa med" in words(page)
    page.keys(PASSPHRASE, K.Key_Return)
    read_back(page)
    idle(page)
    assert "Bo Ek är borttagen" in words(page)


def test_each_step_is_said_the_page_may_be_left_and_work_can_be_read(
    bo: str, page: Hand, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = threading.Event(), Office._swap

    def slow(office: Office, new: object) -> None:
        assert go_on.wait(20)
        real(office, new)  # type: ignore[arg-type]

    monkeypatch.setattr(Office, "_swap", slow)
    page.click(f"remove/{bo}")
    page.click("new_sheet")
    page.type("own_passphrase", PASSPHRASE)
    page.click("do_remove")
    page.wait(lambda: "Steg 4 av 5" in words(page))
    page.click("bar_new")
    page.type("/person/given_name", "Majken")
    page.click("bar_settings")
    assert page.window.place().page == "register"
    assert "Nycklarna byts just nu" in page.window.note()
    go_on.set()
    idle(page)
    page.wait(lambda: page.window.note() == "Bo Ek är borttagen, och databasen har en ny nyckel.")
    assert not opens(desk, BO)


def test_what_fails_is_said_and_everything_is_as_it_was(
    bo: str, page: Hand, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=desk.office.folder)

    key = desk.office.key
    monkeypatch.setattr(Office, "_swap", full)
    page.click(f"remove/{bo}")
    page.click("new_sheet")
    page.type("own_passphrase", PASSPHRASE)
    page.click("do_remove")
    idle(page)
    assert "Disken är full" in words(page)
    assert page.shown(f"remove/{bo}")
    assert desk.office.key == key
    assert opens(desk, BO)


def test_the_sheet_in_another_officers_hand(bo: str, hand: Hand, desk: Desk) -> None:
    unlocked = keys.unlock(desk.office.folder, PASSPHRASE, desk.now)
    code = keys.new_recovery(desk.office.folder, unlocked, CHEAP)
    hand.click("bar_lock")
    hand.click("forgotten", hand.door)
    hand.keys(code, K.Key_Return, "Bos nya lösenfras", K.Key_Return, "Bos nya lösenfras", K.Key_Return)
    hand.wait(lambda: hand.shown(bo, hand.door))
    hand.click(bo, hand.door)
    hand.click("who", hand.door)
    hand.wait_for_window()
    assert hand.window.desk.officer == "Bo Ek"
    assert opens(desk, PASSPHRASE)
    assert not opens(desk, BO)


def test_the_palette_leads_there(hand: Hand) -> None:
    hand.press(K.Key_K, modifier=Qt.KeyboardModifier.ControlModifier)
    hand.type_on(hand.focused, "handläggare och")
    hand.press(K.Key_Return)
    assert hand.shown("officers_page")
