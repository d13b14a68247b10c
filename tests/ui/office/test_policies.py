"""The municipality's values: all of them seen, unset ones marked, changed with day, name and reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from lssdesk.demo import Hand
from lssdesk.errors import Refused
from lssdesk.flow import policy_values
from lssdesk.flow.cost_models import OLDER
from lssdesk.flow.policy_values import Value
from lssdesk.ui.office import values
from lssdesk.ui.office.policy_page import PolicyPage
from tests.flow.officer import signed
from tests.ui.program import words

K = Qt.Key
REPLY = "communication_reply_days"
WHO, WHY = "Socialnämnden 2026-02-11 § 14", "Nämndens riktlinje"


@pytest.fixture
def page(hand: Hand) -> PolicyPage:
    hand.click("bar_settings")
    hand.click("settings_policies")
    found = hand.seen("policies_page")
    assert isinstance(found, PolicyPage)
    return found


def row(page: PolicyPage, key: str) -> QWidget:
    return next(row for row in page.rows if row.line.item.key == key)


def said(page: PolicyPage, key: str) -> str:
    return "\n".join(label.text() for label in row(page, key).findChildren(QLabel) if label.isVisible())


def change(hand: Hand, key: str, value: str, who: str = WHO, why: str = WHY, day: str | None = None) -> None:
    """Open a value and type all that is asked."""
    hand.click(f"policy:{key}")
    hand.type("policy/value", value)
    if day is not None:
        hand.type("policy/first_day", day)
    hand.type("policy/confirmed_by", who)
    hand.type("policy/reason", why)


def test_every_value_is_shown_with_its_source(page: PolicyPage) -> None:
    assert [row.line.item.key for row in page.rows] == [item.key for item in policy_values.items()]
    for one in page.rows:
        text = said(page, one.line.item.key)
        assert one.line.item.label in text
        assert one.line.source in text


def test_a_value_that_is_not_set_is_marked_and_never_guessed(page: PolicyPage) -> None:
    text = said(page, REPLY)
    assert "▲ Inte satt" in text
    assert "dagar\n" not in text.replace("Svarstid vid kommunicering, i dagar\n", "")


def test_a_value_is_set_by_keys_and_stands_with_day_name_and_reason(hand: Hand, page: PolicyPage) -> None:
    hand.seen(f"policy:{REPLY}").setFocus()
    hand.press(K.Key_Return)
    hand.keys("21", K.Key_Tab, "1/3", K.Key_Tab, WHO, K.Key_Tab, WHY, K.Key_Tab, K.Key_Return)
    text = said(page, REPLY)
    assert "21 dagar" in text
    assert "Kommunens eget" in text
    assert f"Gäller från 2026-03-01 · Bekräftat av {WHO}" in text
    assert f"Skäl: {WHY}" in text
    [own] = hand.window.desk.policies.history(REPLY)
    assert (own.value, own.confirmed_by, own.reason, own.set_by) == (21, WHO, WHY, "Åsa Lindmark")
    assert not hand.shown("policy_change")


@pytest.mark.parametrize(
    ("value", "who", "why", "day", "field", "problem"),
    [
        ("", WHO, WHY, None, "value", "Skriv ett värde."),
        ("tre veckor", WHO, WHY, None, "value", "Skriv ett helt tal."),
        ("21", WHO, WHY, "snart", "first_day", "Skriv den dag"),
        ("21", WHO, WHY, " ", "first_day", "Skriv den dag"),
        ("21", " ", WHY, None, "confirmed_by", "Skriv vem i kommunen"),
        ("21", WHO, "", None, "reason", "Skriv varför"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_said_at_its_field(
    hand: Hand, page: PolicyPage, value: str, who: str, why: str, day: str | None, field: str, problem: str
) -> None:
    change(hand, REPLY, value, who, why, day)
    hand.click("policy_save")
    assert hand.focused.objectName() == f"policy/{field}"
    assert problem in words(hand)
    assert hand.window.desk.policies.history(REPLY) == ()


def test_the_older_cost_model_is_refused_at_its_value_while_the_newer_runs(
    hand: Hand, page: PolicyPage
) -> None:
    signed(hand.window.desk, "omkostnader")
    hand.click(f"policy:{OLDER}")
    hand.press(K.Key_Up)  # yes stands above no
    hand.type("policy/confirmed_by", WHO)
    hand.type("policy/reason", WHY)
    hand.click("policy_save")
    assert "de två modellerna betalas aldrig tillsammans" in said(page, OLDER)
    assert hand.focused.objectName() == "policy/value"
    assert hand.window.desk.policies.history(OLDER) == ()


def test_a_value_of_a_day_to_come_is_told_and_does_not_hold_yet(hand: Hand, page: PolicyPage) -> None:
    change(hand, REPLY, "14", day="2026-07-01")
    hand.click("policy_save")
    text = said(page, REPLY)
    assert "▲ Inte satt" in text
    assert "Från 2026-07-01: 14 dagar" in text


def test_the_shipped_value_is_gone_back_to(hand: Hand, page: PolicyPage) -> None:
    change(hand, REPLY, "21")
    hand.click("policy_save")
    hand.click(f"policy:{REPLY}")
    hand.type("policy/confirmed_by", WHO)
    hand.type("policy/reason", "Beslutet upphävdes")
    hand.click("policy_reset")
    assert "▲ Inte satt" in said(page, REPLY)


def test_a_change_is_called_off_without_a_trace(hand: Hand, page: PolicyPage) -> None:
    change(hand, REPLY, "21")
    hand.click("policy_cancel")
    assert "▲ Inte satt" in said(page, REPLY)
    assert hand.focused.objectName() == f"policy:{REPLY}"


def test_what_the_law_fixes_has_no_button(page: PolicyPage, hand: Hand) -> None:
    fixed = [item.key for item in policy_values.items() if item.fixed]
    assert fixed
    assert [key for key in fixed if hand.shown(f"policy:{key}")] == []


def test_typing_narrows_the_list_and_so_does_asking_for_what_is_not_set(hand: Hand, page: PolicyPage) -> None:
    hand.type("policy_filter", "svarstid kommun")
    assert [one.line.item.key for one in page.rows if one.isVisible()] == [REPLY]
    page.filter.clear()
    hand.click("segment_unset")
    states = {one.line.state for one in page.rows if one.isVisible()}
    assert states == {"unset", "unconfirmed"}


def test_a_new_value_holds_in_an_open_case_at_once(hand: Hand) -> None:
    version = hand.window.desk.settings_version
    hand.window.office.show_page("policies")
    change(hand, REPLY, "21")
    hand.click("policy_save")
    assert hand.window.desk.settings_version == version + 1


def test_after_a_lock_one_is_at_the_values_again_and_back_leads_on(hand: Hand, page: PolicyPage) -> None:
    hand.click("bar_lock")
    hand.wait(lambda: hand.program.window is None)
    hand.unlock("häst skog lykta båt")
    assert hand.shown("policies_page")
    hand.click("aside_back")
    assert not hand.shown("policies_page")


def items() -> dict[str, policy_values.Item]:
    """One thing to set of each unit."""
    return {item.unit: item for item in policy_values.items()}


@pytest.mark.parametrize(
    ("unit", "typed", "expected"),
    [
        ("days", "21", 21),
        ("days", " 21 dagar ", 21),
        ("days", "2,5", None),
        ("days", "-1", None),
        ("clock", "18.30", 1830),
        ("clock", "7:05", 705),
        ("clock", "18", 1800),
        ("clock", "kväll", None),
        ("month_day", "12/6", 612),
        ("month_day", "den 12/6", 612),
        ("month_day", "juni", None),
        ("ore", "85,50", 8550),
        ("ore", "mycket", None),
        ("text", " Enligt rutin. ", "Enligt rutin."),
        ("names", "Julafton, Påskafton,", ("Julafton", "Påskafton")),
        ("names", "", None),
    ],
)
def test_a_value_is_typed_as_one_says_it(
    qtbot: object, unit: str, typed: str, expected: Value | None
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)  # type: ignore[attr-defined]
    widget = values.editor(items()[unit], None, parent)
    getattr(widget, "setText", getattr(widget, "setPlainText", None))(typed)
    if expected is None:
        with pytest.raises(Refused, match=r"Skriv|kronor"):
            values.read(items()[unit], widget)
    else:
        assert values.read(items()[unit], widget) == expected


@pytest.mark.parametrize("unit", ["days", "clock", "month_day", "ore", "text", "names", "choice", "flag"])
def test_what_is_shown_for_editing_reads_as_the_same_value(qtbot: object, unit: str) -> None:
    item = items()[unit]
    value: Value = {
        "days": 21, "clock": 705, "month_day": 612, "ore": 8550, "text": "Rutin", "names": ("Julafton",),
        "choice": item.options[-1] if item.options else "", "flag": 0,
    }[unit]  # fmt: skip
    parent = QWidget()
    qtbot.addWidget(parent)  # type: ignore[attr-defined]
    assert values.read(item, values.editor(item, value, parent)) == value


def test_a_choice_has_its_words(qtbot: object) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)  # type: ignore[attr-defined]
    combo = values.editor(items()["flag"], 1, parent)
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(place) for place in range(combo.count())] == ["ja", "nej"]
