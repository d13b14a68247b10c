"""Each kind of decision asks for what it needs, once, and for nothing else."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget

from lssdesk.demo import Hand
from lssdesk.flow import steps
from lssdesk.model import document, forms
from lssdesk.ui import dialogs
from tests.flow.officer import example, filled, signed
from tests.ui.program import open_new, open_signed, stored, words

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DECIDER = ("day", "decided_by", "delegation", "service")
KINDS = [
    ("write_off", ["withdrawn", "withdrawn_how", "withdrawn_by"]),
    ("inquiry_opening", ["applying", "opposing", "opposition", "opposition_basis"]),
    ("delay_refusal", ["requested_decision"]),
    ("dismissal", ["what"]),
]


def round_of_f8(hand: Hand) -> list[str]:
    """Where F8 leads, from the kind of decision on, until it comes round."""
    hand.seen("/decision/kind").setFocus()
    found: list[str] = []
    while True:
        hand.press(K.Key_F8)
        step, pointer = hand.case.place()
        assert step == "decision", pointer
        if pointer in found:
            return [one.split("/")[-1] for one in found]
        found.append(pointer)


def asked(hand: Hand) -> Counter[str]:
    """What the page of the decision asks now, and how often."""
    work = hand.case.work
    fields = hand.case.pages.forms[steps.DECISION].fields()
    return Counter(one.path for one in fields if forms.shown(one, work.read, work.facts(), work.today))


def why(hand: Hand) -> dict[str, tuple[str, str]]:
    return {one.id: (one.state, one.why) for one in hand.case.work.steps()}


@pytest.mark.parametrize(("kind", "first"), KINDS)
def test_f8_leads_to_what_the_kind_needs_and_no_further(hand: Hand, kind: str, first: list[str]) -> None:
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/kind", kind)
    assert round_of_f8(hand) == [*first, "reasons", *DECIDER]
    assert "/decision/views_answered" not in asked(hand)


@pytest.mark.parametrize(
    "kind", [kind for kind, _ in KINDS] + ["interim", "change", "execution", "permission"]
)
def test_nothing_is_asked_twice(hand: Hand, kind: str) -> None:
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/kind", kind)
    for pointer in ("/decision/change/effect", "/decision/dismissal/what", "/decision/outcome"):
        widget = hand.find(pointer)
        if isinstance(widget, QComboBox):
            hand.choose(widget, widget.itemData(1))
        assert [path for path, times in asked(hand).items() if times > 1] == []


def test_only_a_late_appeal_is_dismissed_from_a_decision_of_its_own(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/kind", "dismissal")
    hand.fill("/decision/dismissal/what", "late_appeal")
    assert hand.shown("/decision/underlying")
    hand.press(K.Key_Down)
    assert not hand.shown("/decision/underlying")


def test_a_write_off_waits_for_the_person_and_who_applied_and_for_no_inquiry(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/kind", "write_off")
    assert why(hand)["application"] == ("open", "4 frågor kvar")
    assert why(hand)["inquiry"] == ("done", "Behövs inte för det här beslutet")
    hand.press(K.Key_1, modifier=ALT)
    for pointer, value in (("street", "Storgatan 1"), ("postcode", "54130"), ("city", "Sjövalla")):
        assert hand.case.place() == ("application", f"/person/address/{pointer}")
        hand.keys(value)
        hand.press(K.Key_F8)
    assert hand.case.place() == ("application", "/application/applicant")
    hand.fill("/application/applicant", "person")
    assert why(hand)["application"] == ("done", "Behövs inte för det här beslutet")
    hand.press(K.Key_F8)
    assert hand.case.place() == ("decision", "/application/withdrawn")


def test_a_change_at_the_persons_wish_opens_at_what_it_asks_and_waits_for_no_inquiry(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    hand.press(K.Key_Return)
    assert hand.case.place() == ("decision", "/decision/change/effect")
    assert {why(hand)[step][0] for step in ("application", "inquiry", "communication")} == {"done"}


def test_a_change_by_the_board_waits_for_inquiry_and_material_but_no_application(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    hand.click("follow_change_board")
    states = {step: why(hand)[step][0] for step in ("application", "inquiry", "communication")}
    assert states == {"application": "done", "inquiry": "open", "communication": "open"}
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/change/effect", "changes")
    found = asked(hand)
    assert found["/decision/valid_from"]
    assert not found["/decision/change/from_day"]  # the same day
    assert not found["/decision/ends_earlier"]  # the same decision


def test_what_is_new_in_a_kind_is_undone_by_name(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/kind", "write_off")
    hand.type("/application/withdrawn_by", "Ada")
    hand.case.autosave.now()
    hand.press(K.Key_Z, modifier=CTRL)
    assert stored(hand).read("/application/withdrawn_by") is None
    assert hand.case.place() == ("decision", "/application/withdrawn_by")
    assert "Ångrat: ändrade vem som återkallade" in words(hand)
    hand.press(K.Key_Z, modifier=CTRL)
    assert stored(hand).read("/decision/kind") is None


def test_hours_say_that_a_write_off_gives_none(hand: Hand) -> None:
    """Of a measure that is counted in hours."""
    gone = document.from_case(example("avskrivning"))
    withdrawn = {
        f"/application/{key}": gone["application"][key]
        for key in ("withdrawn", "withdrawn_how", "withdrawn_by")
    }
    case_id = signed(hand.window.desk, changes={"/decision": gone["decision"], **withdrawn}).id
    hand.window.show_cases()
    hand.window.open_case(case_id)
    assert why(hand)["hours"] == ("blocked", "Beslutet ger inga timmar")
    assert why(hand)["communication"] == ("done", "Behövs inte för det här beslutet")


def test_the_outcome_is_asked_before_what_the_guidelines_give(hand: Hand) -> None:
    open_new(hand, "omkostnader_ledsagare")
    hand.press(K.Key_4, modifier=ALT)
    fields = list(asked(hand))
    assert fields.index("/decision/outcome") < fields.index("/decision/beyond/outcome")


def test_a_decision_that_decides_about_no_measure_is_compared_with_none(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    hand.click("follow_execution")
    hand.press(K.Key_J, modifier=CTRL)
    assert hand.window.note() == "Det finns inget tidigare beslut om insatsen att jämföra med"


def test_after_signing_the_cursor_is_at_printing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = filled(hand.window.desk).id
    hand.window.show_cases()
    hand.window.open_case(case_id, "decision")
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    hand.press(K.Key_Return, modifier=CTRL)
    assert hand.focused.objectName() == "print"


def test_what_few_decisions_need_is_folded_away_after_signing(hand: Hand) -> None:
    open_signed(hand)
    for fold in ("appeal", "appeal_review", "appeal_opinion", "appeal_judgment", "oral"):
        assert hand.shown(f"unfold:{fold}"), fold
    hand.case.go_to("/appeal/claim")
    claim = hand.seen("/appeal/claim")
    assert isinstance(claim, QComboBox)
    assert claim.currentText() == "Välj …"
    hand.fill("/appeal/claim", "none")
    assert hand.case.work.case.appeal.claim == "none"


def test_a_control_message_that_is_not_sent_is_said(hand: Hand) -> None:
    open_signed(hand)
    hand.fill("/service/sent", "2026-03-02")
    hand.fill("/service/way", "simplified")
    assert why(hand)["after"] == ("open", "Kontrollmeddelandet är inte skickat")


def test_an_appeal_in_time_is_not_offered_for_dismissal(hand: Hand) -> None:
    open_signed(hand)
    hand.fill("/service/sent", "2026-03-02")
    hand.fill("/service/way", "handed")
    hand.fill("/service/received", "2026-03-02")
    hand.case.go_to("/appeal/received")
    hand.fill("/appeal/received", "2026-03-23")
    hand.press(K.Key_N, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not hand.seen("follow_dismissal").isEnabled()
    assert "Överklagandet kom in i tid: tiden går till 2026-03-23" in words(hand)


def test_beside_the_pages_no_step_says_why(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not hand.shown("step_why") or hand.seen("step_why").text() == ""


def test_a_field_that_was_folded_away_is_scrolled_to(hand: Hand) -> None:
    open_signed(hand)
    for pointer in ("/appeal/judgment_day", "/order/oral_to"):
        hand.case.go_to(pointer)
        hand.wait(lambda pointer=pointer: not hand.seen(pointer).visibleRegion().isEmpty())


def test_titles_of_documents_have_the_lines_they_need(hand: Hand) -> None:
    case_id = filled(hand.window.desk).id
    hand.window.show_cases()
    hand.window.open_case(case_id)
    hand.window.resize(1280, 720)
    hand.case.enter("papers")
    titles = hand.seen("papers")
    assert isinstance(titles, QListWidget)
    long = next(
        titles.item(row) for row in range(titles.count()) if "Psykologutredning" in titles.item(row).text()
    )
    lines = titles.fontMetrics().height()
    hand.wait(lambda: titles.visualItemRect(long).height() > 2 * lines)


@pytest.mark.parametrize("ground", ["not_in_personkrets", "met_otherwise", "no_need"])
def test_a_refusal_under_lss_can_say_that_the_other_law_was_offered(hand: Hand, ground: str) -> None:
    """HND-173, HND-175, INS-006: the checks ask for the day."""
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.fill("/decision/outcome", "refused")
    hand.fill("/decision/refusal_ground", ground)
    assert hand.case.go_to("/decision/sol_offered")
    assert hand.case.place() == ("decision", "/decision/sol_offered")
