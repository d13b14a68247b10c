"""A final letter of any kind lacks nothing: what is missing is refused, and marked in a draft."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.letters.blocks import plain_text
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.wordings import GAP, choices
from tests.letters import kind_cases as made
from tests.letters.kind_cases import CASES, put
from tests.letters.test_decision import final, marked

TODAY = date(2026, 3, 20)
CHANGE, ENDED = "/decision/change", "ends by the board"
MISSING = [
    # case, what is taken away or set, the field that the refusal leads to
    ("interim, limited", {"/decision/underlying": None}, "/decision/underlying"),
    ("interim, limited", {"/decision/duration": None}, "/decision/duration"),
    ("write-off", {"/application/withdrawn": None}, "/application/withdrawn"),
    ("write-off", {"/application/withdrawn_how": None}, "/application/withdrawn_how"),
    ("write-off", {"/application/withdrawn_by": None}, "/application/withdrawn_by"),
    ("write-off", {"/application/applicant": None}, "/application/applicant"),
    ("write-off", {"/application/received": None}, "/application/received"),
    ("late appeal", {"/decision/dismissal/what": None}, "/decision/dismissal/what"),
    ("late appeal", {"/decision/dismissal/served": None}, "/decision/dismissal/served"),
    ("late appeal", {"/decision/dismissal/last_day": None}, "/decision/dismissal/last_day"),
    ("late appeal", {"/decision/dismissal/received": None}, "/decision/dismissal/received"),
    (
        "late appeal",
        {"/decision/dismissal/court_in_time": None},
        "/decision/dismissal/wrong_information",
    ),
    (
        "late appeal",
        {"/decision/dismissal/wrong_information": "yes"},
        "/decision/dismissal/wrong_information",
    ),
    ("late appeal", {"/decision/underlying": None}, "/decision/underlying"),
    ("late appeal", {"/decision/underlying_day": None}, "/decision/underlying_day"),
    ("incomplete", {"/decision/dismissal/asked_to_complete": None}, "/decision/dismissal/asked_to_complete"),
    ("incomplete", {"/decision/reasons": None}, "/decision/reasons"),
    (ENDED, {f"{CHANGE}/effect": None}, f"{CHANGE}/effect"),
    (ENDED, {f"{CHANGE}/ground": None}, f"{CHANGE}/ground"),
    (ENDED, {f"{CHANGE}/from_day": None}, f"{CHANGE}/from_day"),
    (ENDED, {f"{CHANGE}/circumstances": None}, f"{CHANGE}/circumstances"),
    (ENDED, {f"{CHANGE}/significance": None}, f"{CHANGE}/significance"),
    (ENDED, {"/inquiry/communication": None}, "/inquiry/communication/sent"),
    ("ends at own request", {f"{CHANGE}/requested": None}, f"{CHANGE}/requested"),
    ("ends at own request", {f"{CHANGE}/requested_how": None}, f"{CHANGE}/requested_how"),
    ("ends at own request", {f"{CHANGE}/requested_by": None}, f"{CHANGE}/requested_by"),
    ("changed by the board", {"/decision/hours_per_month": None}, "/decision/hours_per_month"),
    ("provider refused", {"/decision/outcome": None}, "/decision/outcome"),
    ("provider refused", {"/decision/execution/request": None}, "/decision/execution/request"),
    ("provider refused", {"/decision/execution/wish": None}, "/decision/execution/wish"),
    ("provider refused", {"/decision/execution/asked": None}, "/decision/execution/asked"),
    ("provider refused", {"/decision/execution/suitability": None}, "/decision/execution/suitability"),
    ("provider refused", {"/decision/execution/cost": None}, "/decision/execution/cost"),
    ("provider refused", {"/decision/execution/wishes_weighed": None}, "/decision/execution/wishes_weighed"),
    ("relative refused", {"/decision/execution/relative_name": None}, "/decision/execution/relative_name"),
    (
        "relative refused",
        {"/decision/execution/relative_reason": None},
        "/decision/execution/relative_reason",
    ),
    ("permission", {"/decision/permission/opposing": None}, "/decision/permission/opposing"),
    ("permission", {"/decision/permission/applying": None}, "/decision/permission/applying"),
    ("permission", {"/decision/permission/opposition": None}, "/decision/permission/opposition"),
    ("permission", {"/decision/permission/opposition_basis": None}, "/decision/permission/opposition_basis"),
    ("permission", {"/decision/permission/best_interests": None}, "/decision/permission/best_interests"),
    ("permission", {"/decision/permission/inquiry_opened": None}, "/decision/permission/inquiry_opened"),
    ("not decided now", {"/decision/requested_decision": None}, "/decision/requested_decision"),
    ("not decided now", {"/decision/reasons": None}, "/decision/reasons"),
    ("right and guidelines", {"/decision/outcome": "granted"}, "/decision/beyond/right_refused"),
    ("right and guidelines", {"/decision/beyond/guideline": None}, "/decision/beyond/guideline"),
    ("right and guidelines", {"/decision/beyond/adopted": None}, "/decision/beyond/adopted"),
    ("right and guidelines", {"/decision/beyond/amount": None}, "/decision/beyond/scope"),
    ("right and guidelines", {"/decision/beyond/reasons": None}, "/decision/beyond/reasons"),
    ("right and guidelines", {"/decision/reservation": None}, "/decision/reservation"),
    ("right and guidelines", {"/decision/valid_from": None}, "/decision/valid_from"),
    (
        "guidelines alone",
        {"/decision/beyond/right_refused_number": None},
        "/decision/beyond/right_refused_number",
    ),
    ("dearer activity", {"/decision/dearer/activity": None}, "/decision/dearer/activity"),
    ("dearer activity", {"/decision/dearer/day": None}, "/decision/dearer/day"),
    ("dearer activity", {"/decision/dearer/items": [{"what": "Biljett"}]}, "/decision/dearer/items"),
    ("dearer activity", {"/decision/dearer/items": None}, "/decision/dearer/items"),
    ("reliever's costs", {"/decision/dearer/items": None}, "/decision/dearer/items"),
]


@pytest.mark.parametrize(("name", "changes", "field"), MISSING)
def test_a_final_letter_is_refused_and_a_draft_marks_it(
    name: str, changes: Mapping[str, Any], field: str
) -> None:
    case = put(CASES[name], changes)
    with pytest.raises(Refused) as refusal:
        final(case)
    assert refusal.value.field == field
    draft = decision_letter(case, TODAY, draft=True)
    assert "UTKAST" in draft.title
    assert GAP.search(plain_text(draft))


NO_CLAIM = [
    # what is held of the changed decision, ground, whether a text may claim that it allows the change
    ("reserved", made.BEFORE, "reservation", True),
    ("not reserved", made.UNRESERVED, "reservation", False),
    ("not known", None, "reservation", False),
    ("another number", made.BEFORE | {"number": "2025-0008"}, "reservation", False),
    ("open-ended from July 2025", made.OPEN_SOL, "changed_circumstances", True),
    ("open-ended before July 2025", made.OLD_SOL, "changed_circumstances", False),
    ("time-limited", made.UNRESERVED, "changed_circumstances", False),
    ("without a number, of that day", made.BEFORE | {"number": ""}, "reservation", True),
]


@pytest.mark.parametrize(("name", "before", "ground", "claims"), NO_CLAIM)
def test_no_text_claims_what_the_changed_decision_does_not_say(
    name: str, before: dict[str, Any] | None, ground: str, claims: bool
) -> None:
    """HND-120, HND-256."""
    case = made.ended("ledsagning", made.BOARD | {"ground": ground}, before)
    fitting = choices("change_reason", case, TODAY)
    assert bool(fitting) == claims
    if not claims:
        with pytest.raises(Refused) as refusal:
            final(case)
        assert refusal.value.field == "/decision/underlying"
        assert marked(decision_letter(case, TODAY, draft=True))[0][0] == "/decision/underlying"


def test_lss_is_never_changed_by_the_rule_of_sol() -> None:
    before = made.OPEN_SOL | {"day": "2026-01-10"}
    case = made.ended("ledsagarservice", made.BOARD | {"ground": "changed_circumstances"}, before)
    assert choices("change_reason", case, TODAY) == ()
