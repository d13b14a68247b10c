"""Letters of every kind of decision: what each says, in which order, what must not stand there."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from lssdesk.letters.blocks import Heading, PageBreak
from lssdesk.letters.decision import BODIES
from lssdesk.letters.kinds.facts import KIND_FACTS, kind_facts
from lssdesk.letters.wording_book import shipped
from lssdesk.letters.wordings import GAP, choices
from lssdesk.model.case import Case, DecisionKind
from tests.letters.kind_cases import CASES, put
from tests.letters.table_kinds import SAID
from tests.letters.test_decision import final, headings, words

TODAY = date(2026, 3, 20)
CHANGE = "/decision/change"


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize(("name", "says", "never"), SAID, ids=[row[0] for row in SAID])
def test_what_a_letter_says_in_this_order(name: str, says: str, never: str) -> None:
    text, at = flat(words(CASES[name])), 0
    for line in filter(None, (line.strip() for line in says.splitlines())):
        found = text.find(line, at)
        assert found >= 0, line
        at = found
    assert [word for word in never.split("|") if word in text] == []


def test_every_case_is_told_and_every_kind_has_one() -> None:
    assert {row[0] for row in SAID} == set(CASES)
    kinds = {case.decision.kind or "application" for case in CASES.values()}
    assert kinds == set(BODIES) == set(DecisionKind.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", CASES)
def test_no_letter_is_left_with_a_gap_a_brace_or_a_stray_sign(name: str) -> None:
    text = words(CASES[name])
    assert not GAP.search(text)
    assert not re.search(r"[{}]|  | [.,:)]|\(\)|\.\.", text)


@pytest.mark.parametrize("name", CASES)
def test_headings_stand_over_something(name: str) -> None:
    body = [block for block in final(CASES[name]).body if not isinstance(block, PageBreak)]
    for block, after in zip(body, [*body[1:], None], strict=True):
        deeper = isinstance(after, Heading) and isinstance(block, Heading) and after.level > block.level
        assert not isinstance(block, Heading) or (after and not isinstance(after, Heading)) or deeper


OWN_PAGE = [
    # case, what comes after the last page break
    ("late appeal", "Om du vill överklaga"),
    ("ends by the board", "Om du vill överklaga"),
    ("provider refused", "Om du vill överklaga"),
    ("permission", "Om du vill överklaga"),
    ("right and guidelines", "Om du vill överklaga beslut 1: rätten enligt lagen"),
    ("guidelines alone", "Om du vill överklaga"),
    ("ends at own request", None),
    ("write-off", None),
    ("inquiry opened", None),
    ("dearer activity", None),
]


@pytest.mark.parametrize(("name", "heading"), OWN_PAGE)
def test_what_goes_against_the_person_is_told_on_a_page_of_its_own(name: str, heading: str | None) -> None:
    body = final(CASES[name]).body
    breaks = [place for place, block in enumerate(body) if isinstance(block, PageBreak)]
    found = [body[place + 1] for place in breaks]
    assert [block.text for block in found if isinstance(block, Heading)] == ([heading] if heading else [])


def test_the_order_of_two_decisions() -> None:
    assert headings(final(CASES["right and guidelines"]))[1:] == [
        "Beslut 1: rätten enligt lagen",
        "Beslut 2: kommunens riktlinjer",
        "Hur länge beslutet gäller",
        "Om beslutet kan ändras",
        "Så används beloppet",
        "Ansökan",
        "Skäl för beslut 1",
        "Skäl för beslut 2",
        "Underlag",
        "Kontakt",
        "Om du vill överklaga beslut 1: rätten enligt lagen",
        "Om du vill överklaga beslut 2: kommunens riktlinjer",
        "Hur du får beslutet",
    ]


OLD_ACT = [
    # case, changes of the decision, what the last day of the old act says
    ("interim refused", {}, "4 kap. 1 § SoL medan vi utreder"),
    ("inquiry opened", {}, "Vi inleder en utredning enligt 11 kap. 1 § SoL"),
    ("right and guidelines", {}, "enligt 4 kap. 2 § SoL med högst"),
    ("right and guidelines", {}, "4 kap. 1 § och 4 kap. 2 § socialtjänstlagen (2001:453), SoL"),
    ("dearer activity", {}, "vid en dyrare aktivitet enligt 4 kap. 1 § SoL"),
    ("provider met", {}, "3 kap. 5 § SoL och 4 kap. 1 § SoL"),
    (
        "no right to apply, SoL",
        {},
        "Rätten till bistånd gäller den som själv behöver stödet (4 kap. 1 § SoL)",
    ),
    ("relative refused", {}, "för att du ska ha skälig levnadsnivå"),
]


@pytest.mark.parametrize(("name", "changes", "says"), OLD_ACT)
def test_the_day_of_the_decision_chooses_the_act(name: str, changes: Mapping[str, Any], says: str) -> None:
    old = put(CASES[name], {"/decision/day": "2025-06-30", **changes})
    new = put(CASES[name], {"/decision/day": "2025-07-01", **changes})
    assert says in flat(words(old))
    assert says not in flat(words(new))
    assert "2001:453" not in words(new)


ENDINGS = [
    # housing form, day of the information, what is said of the tenancy
    ("sarskilt_anpassad", None, "ett vanligt hyresförhållande"),
    ("sarskilt_anpassad", "2026-03-01", "Vi berättade om det för dig den 1 mars 2026."),
    ("gruppbostad", None, None),
]


@pytest.mark.parametrize(("form", "told", "says"), ENDINGS)
def test_an_adapted_dwelling_goes_on_as_an_ordinary_tenancy(
    form: str, told: str | None, says: str | None
) -> None:
    """BOV-017."""
    changes = {"/inquiry/answers/housing_form": {"choice": form}, f"{CHANGE}/tenancy_informed": told}
    text = flat(words(put(CASES["adapted dwelling ends"], changes)))
    assert ("hyresförhållande" in text) == (says is not None)
    assert says is None or says in text


WHO = [
    ("Ada Lindqvist", "du"),
    ("ada", "du"),
    ("personen själv", "du"),
    ("Gode mannen Per Sund.", "gode mannen Per Sund"),
    ("Per Sund", "Per Sund"),
]


@pytest.mark.parametrize(("typed", "said"), WHO)
def test_who_withdrew_as_the_letter_says_it(typed: str, said: str) -> None:
    case = put(CASES["write-off"], {"/application/withdrawn_by": typed})
    assert f"återkallade {said} ansökan på telefon" in words(case)


SIGNERS = [
    # who decides, the lines above the name
    (None, ("För Omsorgsnämnden", "Beslut enligt delegation: 3.4 i delegationsordningen")),
    ("officer", ("För Omsorgsnämnden", "Beslut enligt delegation: 3.4 i delegationsordningen")),
    ("board", ("Omsorgsnämnden har beslutat",)),
    ("section", ("Omsorgsnämnden har beslutat genom sitt utskott",)),
]


@pytest.mark.parametrize(("decider", "lines"), SIGNERS)
def test_a_board_and_its_section_decide_in_their_own_right(
    decider: str | None, lines: tuple[str, ...]
) -> None:
    body = final(put(CASES["not decided now"], {"/decision/decider_kind": decider})).body
    assert next(block.lines for block in body if hasattr(block, "title")) == lines  # the signature


@pytest.mark.parametrize("name", ["changed by the board", "write-off", "provider refused", "late appeal"])
def test_how_views_were_met_is_a_part_of_the_reasons(name: str) -> None:
    case = put(CASES[name], {"/decision/views_answered": "Du skrev att gruppen kan ställa in"})
    assert "Så här har vi sett på dina synpunkter. Du skrev att gruppen kan ställa in." in words(case)


def test_a_wish_that_is_met_needs_no_weighing() -> None:
    emptied = dict.fromkeys(
        (f"/decision/execution/{name}" for name in ("suitability", "cost", "wishes_weighed")), None
    )
    assert "Lämplighet" not in headings(final(put(CASES["provider met"], emptied)))


def test_an_unmarked_step_of_custodians_is_read_from_the_application() -> None:
    answers = {
        "/application/answers/permission": {"choice": "granted", "day": "2026-03-02"},
        "/application/answers/one_custodian_opened": {"day": "2026-02-05"},
        "/earlier": None,
    }
    text = words(put(CASES["after the permission"], answers))
    assert "Den 5 februari 2026 beslutade vi att inleda utredning, och den 2 mars 2026 att" in text


def test_a_right_refused_under_lss_is_named_as_such() -> None:
    under = {
        "/decision/beyond/right_refused": "lss",
        "/decision/beyond/right_refused_day": "2026-02-10",
    }
    text = words(put(CASES["guidelines alone"], under))
    assert "Din rätt enligt LSS prövade vi i beslutet den 10 februari 2026 (ärende 2026-0009)." in text


def test_what_is_granted_by_guidelines_in_words() -> None:
    granted = {"/decision/beyond/amount": None, "/decision/beyond/scope": "Tio biobesök om året."}
    text = words(put(CASES["right and guidelines"], granted))
    assert "Det här ingår: tio biobesök om året." in text


def test_every_fact_of_the_kinds_is_known_of_every_case() -> None:
    for case in (Case(), *CASES.values()):
        found = kind_facts(case)
        assert found.keys() == KIND_FACTS.keys()
        assert [name for name, value in found.items() if value and value not in KIND_FACTS[name]] == []


OWN_PLACES = {
    row.place for row in shipped() if row.place in {"change_reason", "ended", "changed", "dismissal"}
}


@pytest.mark.parametrize("place", sorted(OWN_PLACES))
def test_every_wording_of_a_kind_suits_some_case(place: str) -> None:
    suited = {row.id for case in CASES.values() for row in choices(place, case, TODAY)}
    assert {row.id for row in shipped() if row.place == place} == suited
