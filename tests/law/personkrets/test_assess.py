"""What answers come to, group by group, and the proposal with its reasons."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from lssdesk.law.personkrets import (
    GROUPS,
    assess,
    criteria,
    missing,
    pension_age_reached,
    questions,
    read,
    years,
)
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from tests.law.checks.personkrets_cases import (
    AUTISM,
    DISABILITY,
    EVIDENCE,
    HARD,
    INJURY,
    PHYSICIAN,
    P,
    chosen,
    said,
)
from tests.law.checks.sound import GROUP_THREE, Changes

DAY = date(2026, 3, 25)
ADULT = "1990-01-01"
CHILD = "2020-06-01"


def case(*changes: Changes, born: str = ADULT) -> Case:
    found: dict[str, Any] = {"measure": "ledsagarservice", "person": {"birth_day": born}}
    for part in changes:
        for pointer, value in part.items():
            found = document.put(found, pointer, value)
    return document.to_case(found)


THREE = GROUP_THREE
BOTH_TRIED = chosen(tried="1_3")
SMALL: Changes = {
    **THREE,
    **chosen(small_child="yes", prognosis="yes"),
    f"{P}3d": said("unclear"),
    f"{P}3e": None,
}
NOT_LASTING = {**THREE, f"{P}3a": said("no", "Går över.")}

PROPOSALS: list[tuple[str, Case, str | None, str]] = [
    # name, case, result, states of the groups: + met, - not met, ? unclear, . not tried
    ("nothing answered", case(), None, "..."),
    ("group not chosen: answers say nothing", case({**THREE, f"{P}tried": None}), None, "..."),
    ("autism", case(AUTISM), "1", "+.."),
    ("intellectual disability", case(DISABILITY), "1", "+.."),
    ("both diagnoses, one of them whole", case(AUTISM, chosen(diagnosis="both")), "1", "+.."),
    (
        "both diagnoses, one fails",
        case(DISABILITY, chosen(diagnosis="both"), {f"{P}1c": said("no")}),
        "1",
        "+..",
    ),
    ("both fail", case(DISABILITY, chosen(diagnosis="both", **{"1c": "no", "1e": "no"})), None, "-.."),
    (
        "one fails, one unclear",
        case(DISABILITY, chosen(diagnosis="both", **{"1c": "no", "1e": "unclear"})),
        None,
        "?..",
    ),
    ("not certified", case(AUTISM, chosen(certified="no")), None, "-.."),
    ("certificate unclear", case(AUTISM, chosen(certified="unclear")), None, "?.."),
    ("none of the diagnoses", case(chosen(tried="1", diagnosis="none")), None, "-.."),
    ("diagnosis not chosen", case(AUTISM, {f"{P}diagnosis": None}), None, "..."),
    ("injury", case(INJURY), "2", ".+."),
    ("injury, one no", case(INJURY, chosen(**{"2e": "no"})), None, ".-."),
    ("injury, one open", case(INJURY, {f"{P}2e": None}), None, ".?."),
    ("need", case(THREE), "3", "..+"),
    ("not lasting", case(NOT_LASTING), "none", "..-"),
    ("one open", case(THREE, {f"{P}3c": None}), None, "..?"),
    ("1 goes before 3", case(THREE, AUTISM, BOTH_TRIED), "1", "+.+"),
    ("2 goes before 3", case(THREE, INJURY, chosen(tried="2_3")), "2", ".++"),
    ("1 fails, 3 holds", case(THREE, BOTH_TRIED, chosen(diagnosis="none")), "3", "-.+"),
    ("1 unclear, 3 holds", case(THREE, AUTISM, BOTH_TRIED, chosen(certified="unclear")), "3", "?.+"),
    ("1 not answered, 3 fails", case(NOT_LASTING, BOTH_TRIED), None, "..-"),
    ("1 fails, 3 not tried (PKR-005)", case(chosen(tried="1", diagnosis="none")), None, "-.."),
    ("all fail", case(NOT_LASTING, chosen(tried="several", diagnosis="none", **{"2a": "no"})), "none", "---"),
    ("durability unclear", case(THREE, {f"{P}3a": said("unclear")}), None, "..?"),
    ("durability hard to judge", case(THREE, {f"{P}3a": said("unclear"), HARD: True}), "3", "..+"),
    ("a small child", case(SMALL, born=CHILD), "3", "..+"),
    ("an adult with a child's answers", case(SMALL), None, "..?"),
    ("prognosis unclear", case(SMALL, chosen(prognosis="unclear"), born=CHILD), None, "..?"),
    ("a small child, and a no", case(SMALL, chosen(**{"3d": "no"}), born=CHILD), "none", "..-"),
    ("found before", case(chosen(tried="earlier", earlier="2")), "2", "..."),
    ("group 3 is never reused", case(chosen(tried="earlier", earlier="3")), None, "..."),
    ("an answer that no form gives", case(THREE, {f"{P}3c": said("maybe")}), None, "..?"),
]
SIGNS = {"met": "+", "not_met": "-", "unclear": "?", "untried": "."}


@pytest.mark.parametrize(("name", "of", "result", "groups"), PROPOSALS, ids=[row[0] for row in PROPOSALS])
def test_proposal(name: str, of: Case, result: str | None, groups: str) -> None:
    found = assess(of, DAY)
    assert found.result == result
    assert "".join(SIGNS[found.groups[group]] for group in GROUPS) == groups


INTERIM = [
    # name, case, interim (PKR-017)
    ("group 3 alone", case(THREE), False),
    ("1 or 2 is inquired into", case(THREE, chosen(interim="yes")), True),
    ("1 is unclear", case(THREE, AUTISM, BOTH_TRIED, chosen(certified="unclear")), True),
    ("1 is not answered", case(THREE, BOTH_TRIED), True),
    ("1 is not met", case(THREE, BOTH_TRIED, chosen(diagnosis="none")), False),
    ("1 is met", case(THREE, AUTISM, BOTH_TRIED, chosen(interim="yes")), False),
]


@pytest.mark.parametrize(("name", "of", "expected"), INTERIM)
def test_interim(name: str, of: Case, expected: bool) -> None:
    assert assess(of, DAY).interim == expected


LIMITED = [
    ("sure", case(THREE), False),
    ("hard to judge", case(THREE, {f"{P}3a": said("unclear"), HARD: True}), True),
    ("hard to judge, answered yes", case(THREE, {HARD: True}), False),
    ("not met", case(NOT_LASTING, {HARD: True}), False),
]


@pytest.mark.parametrize(("name", "of", "expected"), LIMITED)
def test_has_to_be_limited(name: str, of: Case, expected: bool) -> None:
    assert assess(of, DAY).limited == expected


def _outline(of: Case, day: date = DAY) -> str:
    return "\n".join(
        f"{step.state}: {step.text} {step.source}".strip() for step in assess(of, day).because.all()
    )


SAYS: list[tuple[str, Case, str, str]] = [
    # name, case, lines that the tree has, words that it has not
    (
        "need",
        case(THREE),
        """met: Svaren talar för grupp 3. 1 § LSS
        untried: Grupp 1 är inte prövad. 1 § LSS, punkt 1
        met: Grupp 3: alla fem kraven är uppfyllda. 1 § LSS, punkt 3
        met: Funktionsnedsättningen är varaktig. prop. 1992/93:159 s. 56
        note: Synnedsättningen är medfödd.
        note: På vilket sätt är den varaktig? Den finns kvar hela livet.
        note: Hur ofta behövs stödet? Dagligen.
        note: Medicinska omständigheter: Synen väntas inte bli bättre.""",
        "pensionsåldern|missbruk|ett barn",
    ),
    (
        "at pension age",
        case(THREE, born="1950-01-01"),
        "note: Personen har nått den allmänna pensionsåldern.",
        "barn",
    ),
    (
        "a small child",
        case(SMALL, born=CHILD),
        """presumed: Med stigande ålder kan funktionsnedsättningen antas ge betydande svårigheter
        note: Barnet är så litet""",
        "pensionsåldern",
    ),
    (
        "certificate in words of its own",
        case(AUTISM, {f"{P}diagnosis_term": said(text="F84.5 Aspergers syndrom, ICD-10")}),
        """note: Intygets ord ”Aspergers syndrom” (ICD-10) motsvarar lagens autism eller autismliknande
        note: Underlag: Psykologutredning, Ivar Ny, psykiatrin, 2026-02-16.""",
        "Grupp 3: ",
    ),
    (
        "protected: no writer of a document",
        case(AUTISM, {"/person/protection": "sekretessmarkering"}),
        "note: Underlag: Psykologutredning, 2026-02-16.",
        "Ivar Ny",
    ),
    (
        "dementia behind which lies addiction",
        case(INJURY, chosen(cause="dementia", cause_addiction="yes")),
        """note: Vad är orsaken? Demenssjukdom.
        note: En demenssjukdom kan räcka
        note: Avgörande är om skadan beror på yttre våld eller kroppslig sjukdom""",
        "Pröva grupp 3",
    ),
    (
        "addiction and psychiatric",
        case(THREE, chosen(addiction="yes", psychiatric="yes", psychiatric_lasting="yes")),
        """note: Att behovet har med missbruk eller beroende att göra saknar betydelse
        note: Har det varat, eller väntas det vara, en längre tid? Ja.
        note: En psykisk funktionsnedsättning kan räcka.""",
        "pensionsåldern",
    ),
    (
        "an answer that is not asked any more is not told",
        case(THREE, chosen(special_kind="yes", psychiatric_lasting="yes")),
        "met: Svårigheterna ger ett omfattande behov",
        "särskilt slag|längre tid",
    ),
    (
        "found before",
        case(chosen(tried="earlier", earlier="1"), {f"{P}earlier_day": {"day": "2024-05-02"}}),
        """met: Svaren talar för grupp 1.
        met: Den tidigare bedömningen av grupp 1 gäller fortfarande. Den gjordes 2024-05-02.""",
        "kravet är inte bedömt",
    ),
]


@pytest.mark.parametrize(("name", "of", "lines", "never"), SAYS, ids=[row[0] for row in SAYS])
def test_the_tree_says_why(name: str, of: Case, lines: str, never: str) -> None:
    outline = _outline(of)
    for line in lines.splitlines():
        assert line.strip() in outline
    assert [word for word in never.split("|") if word in outline] == []


def test_the_pension_age_is_the_one_in_force_when_it_is_reached() -> None:
    assert pension_age_reached(date(1959, 12, 31), date(2025, 12, 31))
    assert not pension_age_reached(date(1959, 12, 31), date(2025, 12, 30))
    assert pension_age_reached(date(1959, 12, 31), date(2026, 6, 1))
    assert not pension_age_reached(date(1960, 1, 1), date(2026, 12, 31))
    assert pension_age_reached(date(1960, 1, 1), date(2027, 1, 1))
    assert not pension_age_reached(
        date(1965, 1, 1), date(2035, 1, 1)
    )  # what is reached after 2031 is not known


ASKED = [
    (id, diagnosis, tried)
    for id in ("certified", "1a", "1e", "2a", "3a")
    for diagnosis in ("", "utvecklingsstorning", "autism", "autismliknande", "both", "none", "?")
    for tried in ("", "1", "2", "3", "1_3", "2_3", "several", "earlier", "?")
]


@pytest.mark.parametrize(("id", "diagnosis", "tried"), ASKED)
def test_what_counts_is_what_the_form_asks(id: str, diagnosis: str, tried: str) -> None:
    of = case(chosen(tried=tried, diagnosis=diagnosis))
    content = document.from_case(of)
    (field,) = [one for one in forms.load("personkrets").fields() if one.path == f"{P}{id}"]
    shown = forms.shown(field, lambda pointer: document.get(content, pointer), {"act": "lss"}, DAY)
    (row,) = [one for one in criteria(DAY) if one.id == id]
    assert read(of, DAY).asked(row) == shown


def test_every_criterion_and_circumstance_is_a_question_of_the_form() -> None:
    asked = {field.path.removeprefix(P).split("/")[0] for field in forms.load("personkrets").fields()}
    named = {id for row in criteria(DAY) for id in (row.id, *row.facts)}
    assert named - asked == set()


GAPS: list[tuple[str, Case, Mapping[str, str], tuple[str, ...]]] = [
    # name, case, what is missing and why, questions to the writer
    ("nothing tried", case({EVIDENCE: [{"confirms": "no"}]}), {}, ()),
    ("well founded", case(AUTISM), {}, ()),
    (
        "an unclear onset",
        case(AUTISM, {f"{P}1e": said("unclear", source={"day": "2026-02-15"})}),
        {"1e": "unclear"},
        ("details",),
    ),
    (
        "no documents",
        case(INJURY, {EVIDENCE: None}),
        dict.fromkeys(("2a", "2b", "2c", "2d", "2e"), "no_evidence"),
        ("details", "extent"),
    ),
    ("settled by a no: nothing more is needed", case(NOT_LASTING, {f"{P}3c": said("unclear")}), {}, ()),
    (
        "ageing is asked about only where it is unclear",
        case(THREE, {f"{P}3b": said("unclear")}),
        {"3a": "no_evidence", "3b": "unclear", "3c": "no_evidence", "3d": "no_evidence"},
        ("extent", "ageing", "consequences", "measures"),
    ),
    (
        "the officer adds one and takes one away",
        case(AUTISM, {f"{P}1e": said("unclear")}, chosen(ask_details="no", ask_ageing="yes")),
        {"1e": "unclear"},
        ("ageing",),
    ),
    (
        "a document that does not confirm",
        case(
            AUTISM, {EVIDENCE: [*AUTISM[EVIDENCE], {**PHYSICIAN, "confirms": "unclear", "describes": "no"}]}
        ),
        {},
        ("details",),
    ),
]


@pytest.mark.parametrize(("name", "of", "lacks", "asks"), GAPS, ids=[row[0] for row in GAPS])
def test_what_is_missing(name: str, of: Case, lacks: Mapping[str, str], asks: tuple[str, ...]) -> None:
    assert {one.criterion.id: one.why for one in missing(of, DAY)} == lacks
    assert questions(of, DAY) == asks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("tidigt", None),
        ("7", 7),
        ("ungefär 16 år", 16),
        ("5–6 år", 5),
        ("1994", None),
        ("9" * 5000, None),
    ],
)
def test_an_age_in_words(text: str, expected: int | None) -> None:
    assert years(text) == expected
