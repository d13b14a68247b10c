"""Whatever a draft holds or lacks: it renders, and a final letter is either whole or refused."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from lssdesk.errors import Refused
from lssdesk.letters.blocks import Letter, plain_text
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.wordings import GAP
from lssdesk.model.case import (
    Application,
    Beyond,
    Case,
    Change,
    Communication,
    CostItem,
    DearerActivity,
    Decision,
    Dismissal,
    Execution,
    Inquiry,
    Judgement,
    NeedTest,
    Permission,
    Person,
    Personkrets,
    Sender,
    WordingUse,
)

TODAY = date(2026, 3, 20)
DAYS = st.sampled_from(
    [date(2018, 6, 30), date(2025, 6, 30), date(2025, 7, 1), date(2026, 1, 31), date(9999, 12, 31)]
)
WORDS = st.sampled_from(["", " ", "Ett skäl", "{timmar}", "{", "- punkt\n- punkt", "Först.\n\nSedan"])
USES = st.builds(
    WordingUse,
    id=st.sampled_from(["", "tid.begransad", "forbehall.nej", "okänd"]),
    text=st.one_of(st.none(), st.sampled_from(["", "Egen text {till}.", "{okänt}", "{", "[syfte saknas]"])),
)
PLACES = st.dictionaries(st.sampled_from(["grant", "duration", "reservation", "appeal"]), USES, max_size=2)


def facts_of(kind: type[Any], **given_parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a case type in which each plain fact may be there or not."""
    hints = get_type_hints(kind)
    simple = {name: strategy for name, hint in hints.items() if (strategy := of_hint(hint)) is not None}
    return st.builds(kind, **(simple | given_parts))


def of_hint(hint: Any) -> st.SearchStrategy[Any] | None:
    options = get_args(hint) or (hint,)
    literals = [value for option in options if get_origin(option) is Literal for value in get_args(option)]
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if literals:
        return st.one_of(st.none(), st.sampled_from(literals))
    found: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        date: st.one_of(st.none(), DAYS),
        Decimal: st.sampled_from([None, Decimal("7.5"), Decimal(1)]),
        bool: st.booleans(),
    }
    return next((found[option] for option in options if option in found), None)


COSTS = ("omkostnader_ledsagare", "dyrare_aktivitet", "omkostnader_avlosare")
ITEMS = st.lists(facts_of(CostItem, amount=st.sampled_from([None, 0, 45000])), max_size=2).map(tuple)
KINDS = {
    "change": facts_of(Change),
    "execution": facts_of(Execution),
    "dismissal": facts_of(Dismissal),
    "permission": facts_of(Permission),
    "beyond": facts_of(Beyond, amount=st.sampled_from([None, 30000])),
    "dearer": facts_of(DearerActivity, items=ITEMS),
}
CASES = facts_of(
    Case,
    format=st.just("lssdesk-case"),
    version=st.just(1),
    measure=st.sampled_from(["", "ledsagarservice", "ledsagning", "kontaktperson", *COSTS]),
    sender=facts_of(Sender),
    person=facts_of(Person),
    application=facts_of(Application, answers=st.just({})),
    inquiry=st.builds(
        Inquiry,
        personkrets=facts_of(Personkrets),
        need_test=st.builds(NeedTest, needs=facts_of(Judgement), unmet=facts_of(Judgement)),
        communication=facts_of(Communication),
    ),
    decision=facts_of(Decision, **KINDS, wordings=PLACES, acknowledged=st.just({})),
    earlier=st.lists(facts_of(Decision, wordings=st.just({}), acknowledged=st.just({})), max_size=1).map(
        tuple
    ),
)


@given(CASES)
def test_any_draft_renders_and_a_final_letter_is_whole_or_refused(case: Case) -> None:
    draft = plain_text(decision_letter(case, TODAY, draft=True))
    assert "UTKAST" in draft
    letter = final_or_none(case)
    if letter is not None:
        assert not GAP.search(plain_text(letter))


def final_or_none(case: Case) -> Letter | None:
    try:
        return decision_letter(case, TODAY, draft=False)
    except Refused:
        return None


def test_the_empty_case_renders_as_a_draft() -> None:
    text = plain_text(decision_letter(Case(), TODAY, draft=True))
    assert "UTKAST – Beslut" in text
    assert "[utgång saknas]" in text
