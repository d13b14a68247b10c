"""Whatever is answered: it can be assessed, and who follows the proposal meets no check against it."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lssdesk.law.checks import run
from lssdesk.law.personkrets import assess, criteria, missing, questions
from lssdesk.letters.blocks import plain_text
from lssdesk.letters.personkrets import assessment_letter, request_to_person, request_to_writer
from lssdesk.model import forms
from lssdesk.model.case import Answer, Case, Evidence, Inquiry, Person, Personkrets, Source
from tests.law.checks.personkrets_cases import P

DAY = date(2026, 3, 25)
FIELDS = tuple(forms.load("personkrets").fields())
DAYS = st.sampled_from([date(1850, 1, 1), date(2018, 6, 30), date(2026, 2, 15), date(9999, 12, 31)])
TEXTS = st.sampled_from(["", "-", "Ett skäl", "15 år", "17", "{namn}", "[skäl saknas]", "9" * 30, "- a\n- b"])
SOURCES = st.sampled_from([None, Source(day=date(2026, 2, 15)), Source(who="Eva", how="samtal")])
DOCUMENTS = st.builds(
    Evidence,
    kind=st.sampled_from(["", "Läkarintyg"]),
    issuer=st.sampled_from(["", "Eva"]),
    day=st.sampled_from([None, date(2026, 2, 15)]),
    profession=st.sampled_from([None, "physician", "psychologist"]),
    confirms=st.sampled_from([None, "no", "unclear"]),
)
PEOPLE = st.builds(Person, birth_day=st.none() | st.sampled_from([date(1940, 1, 1), date(2021, 1, 1)]))


def _answer(field: forms.Field) -> st.SearchStrategy[Answer]:
    offered = [option.value for option in field.options]
    return st.builds(
        Answer,
        choice=st.sampled_from([None, *offered, *offered, "?"]),
        text=TEXTS,
        day=st.none() | DAYS,
        source=SOURCES,
    )


BY_ID = {
    field.path.removeprefix("/inquiry/answers/").split("/")[0]: _answer(field)
    for field in FIELDS
    if field.path.startswith(P)
}
ANSWERS = st.fixed_dictionaries({}, optional=BY_ID)
TRIED = st.sampled_from(["1", "2", "3", "1_3", "2_3", "several"])


@st.composite
def nearly_met(draw: st.DrawFn) -> dict[str, Answer]:
    """Answers that are mostly yes, so that each proposal comes up."""
    odd = draw(ANSWERS)
    yes = {
        row.question: Answer(choice=draw(st.sampled_from(["yes"] * 9 + ["no", "unclear"])), text="Skäl")
        for row in criteria(DAY)
    }
    kept = draw(st.sets(st.sampled_from(sorted(yes)), max_size=2))
    diagnosis = draw(st.sampled_from(["autism", "utvecklingsstorning", "both", "none"]))
    chosen = {"pkr_tried": Answer(choice=draw(TRIED)), "pkr_diagnosis": Answer(choice=diagnosis)}
    return {**odd, **{key: value for key, value in yes.items() if key not in kept}, **chosen}


CASES = st.builds(
    Case,
    measure=st.sampled_from(["ledsagarservice", "ledsagning", ""]),
    person=PEOPLE,
    inquiry=st.builds(
        Inquiry,
        answers=ANSWERS | nearly_met(),
        evidence=st.lists(DOCUMENTS, max_size=2).map(tuple),
        personkrets=st.builds(
            Personkrets,
            result=st.sampled_from([None, "1", "2", "3", "none"]),
            reasons=TEXTS,
            durability_hard_to_judge=st.booleans(),
        ),
    ),
)


@given(CASES, DAYS)
def test_any_answers_can_be_assessed_asked_about_and_written_down(case: Case, day: date) -> None:
    found = assess(case, day)
    assert {step.text for step in found.because.all()}
    assert {row.why for row in missing(case, day)} <= {"unclear", "no_evidence"}
    assert len(set(questions(case, day))) == len(questions(case, day))
    for letter in (assessment_letter, request_to_person, request_to_writer):
        assert "UTKAST" in plain_text(letter(case, DAY, True))


def _linked(case: Case, result: Any) -> Case:
    """The same case with the proposal set, and a document behind each criterion."""
    document = Evidence(
        kind="Läkarintyg", issuer="Eva", day=date(2026, 2, 15), profession="physician", examinations="Test"
    )
    source = Source(who="Eva", how="Läkarintyg", day=date(2026, 2, 15))
    answers = {
        key: Answer(text=answer.text, choice=answer.choice, day=answer.day, source=source)
        for key, answer in case.inquiry.answers.items()
    }
    return Case(
        measure="ledsagarservice",
        person=case.person,
        inquiry=Inquiry(
            answers=answers,
            evidence=(document,),
            personkrets=Personkrets(
                result=result,
                reasons="Skäl",
                durability_hard_to_judge=case.inquiry.personkrets.durability_hard_to_judge,
            ),
        ),
    )


@given(CASES)
def test_who_follows_the_proposal_is_not_blocked(case: Case) -> None:
    found = assess(case, DAY)
    blocks = {one.id for one in run(_linked(case, found.result), DAY) if one.severity == "block"}
    assert not blocks & {"PKR-010", "PKR-016", "PKR-025", "PKR-026", "PKR-035"}


@given(nearly_met(), PEOPLE)
def test_who_sets_another_group_than_the_proposal_is_told(answers: dict[str, Answer], person: Person) -> None:
    case = Case(person=person, inquiry=Inquiry(answers=answers))
    found = assess(case, DAY)
    fitting = {found.result, *(group for group in ("2",) if found.groups[group] == "met")}
    for other in {"2", "3"} - fitting:
        blocks = {one.id for one in run(_linked(case, other), DAY) if one.severity == "block"}
        assert blocks & {"PKR-016", "PKR-025", "PKR-035"}
