"""What comes after a decision: closed until it is signed, open afterwards, with keys, checks and undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lssdesk.demo import Hand
from lssdesk.ui import dialogs
from tests.ui.program import open_filled, open_new, open_signed, stored, words

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SENT = "/service/sent"


def after(hand: Hand) -> None:
    hand.press(K.Key_5, modifier=ALT)


def test_before_the_signature_the_page_says_what_it_is_for_and_leads_to_the_decision(hand: Hand) -> None:
    open_new(hand)
    after(hand)
    assert "öppnas när beslutet är underskrivet" in words(hand)
    assert not hand.shown(SENT)
    hand.press(K.Key_Return)
    assert hand.case.step == "decision"


def test_before_the_signature_f8_does_not_ask_what_comes_after(hand: Hand) -> None:
    open_filled(hand)
    hand.press(K.Key_F8)
    assert hand.case.step != "after"


def test_signing_opens_the_page_also_where_it_was_looked_at_before(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_filled(hand)
    after(hand)
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    hand.press(K.Key_Return, modifier=CTRL)
    assert work.decided
    after(hand)
    assert hand.shown("/order/provider")
    assert hand.shown(SENT)
    assert hand.case.place()[1].startswith("/")  # the cursor is at a question


def test_a_signed_case_opens_where_work_goes_on(hand: Hand) -> None:
    open_signed(hand)
    assert hand.case.step == "after"
    assert hand.shown("foot_unanswered")


def test_what_is_written_there_is_stored_and_undone_by_name(hand: Hand) -> None:
    open_signed(hand)
    hand.type(SENT, "3/3")
    hand.press(K.Key_Tab)
    hand.case.autosave.now()
    assert stored(hand).read(SENT) == "2026-03-03"
    hand.press(K.Key_Z, modifier=CTRL)
    assert stored(hand).read(SENT) is None
    assert hand.case.place() == ("after", SENT)
    assert "Ångrat: ändrade skickat eller överlämnat" in words(hand)


def test_f8_goes_round_among_what_is_left(hand: Hand) -> None:
    open_signed(hand)
    hand.click("step_application")
    hand.press(K.Key_F8)
    assert hand.case.step == "after"
    before = hand.case.place()
    hand.press(K.Key_F8)
    assert hand.case.place() != before
    assert hand.case.step == "after"


def test_the_checks_say_what_is_amiss_after_signing_and_take_no_reason(hand: Hand) -> None:
    work = open_signed(hand)
    assert hand.case.panel.isHidden() == (not work.open_findings())
    hand.type(SENT, "1/1/2026")  # before the decision
    hand.press(K.Key_Tab)
    hand.case.show_checks()
    found = work.open_findings()
    assert found
    assert hand.case.panel.isVisible()
    assert not hand.shown("justify", hand.case.panel)
    hand.press(K.Key_F9)
    assert hand.case.step == "after"


def test_the_steps_bar_has_all_steps_in_one_line_at_1280_by_720(hand: Hand) -> None:
    open_signed(hand)
    hand.window.resize(1280, 720)
    tops = {
        hand.seen(f"step_{step}").geometry().top() for step in ("application", "decision", "after", "hours")
    }
    assert len(tops) == 1


def test_the_step_says_why_it_is_not_done(hand: Hand) -> None:
    open_signed(hand)
    label = hand.seen("step_why")
    assert isinstance(label, QLabel)
    assert label.text() == "Beslutet är inte skickat till personen"
