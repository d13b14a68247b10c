"""The documents of a case besides the decision: which there are, and that each can be made."""

from datetime import date

import msgspec
import pytest

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.flow import case_file, documents
from lssdesk.model.case import Case, HomeVisit

TODAY = date(2026, 4, 1)
EXAMPLES = sorted(file.stem for file in (paths.resources() / "examples").glob("*.json"))


def example(name: str) -> Case:
    file = paths.resources() / "examples" / f"{name}.json"
    return case_file.read(file.read_text(encoding="utf-8"))


def with_visit(case: Case) -> Case:
    visit = HomeVisit(day=date(2026, 2, 10), purpose="Se hur vardagen fungerar")
    return msgspec.structs.replace(case, inquiry=msgspec.structs.replace(case.inquiry, home_visits=(visit,)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_document_of_an_example_can_be_seen_as_a_draft(name: str) -> None:
    case = with_visit(example(name))
    for document in documents.documents(case):
        assert documents.pdf(case, document.id, TODAY, draft=True).startswith(b"%PDF"), document.id


def test_which_there_are_follows_the_case() -> None:
    lss = [document.id for document in documents.documents(with_visit(example("ledsagarservice")))]
    assert lss[:3] == ["inquiry", "communication", "insufficient"]
    assert {"evidence/0", "visit/0", "no_visit", "personkrets", "missing_writer"} <= set(lss)
    sol = [document.id for document in documents.documents(example("ledsagning"))]
    assert "personkrets" not in sol
    assert "visit/0" not in sol
    assert documents.documents(Case()) == ()


def test_titles_name_the_row() -> None:
    case = example("ledsagarservice")
    titles = {document.id: document.title for document in documents.documents(case)}
    assert case.inquiry.evidence[0].kind in titles["evidence/0"]


def test_the_inquiry_of_a_whole_case_is_final() -> None:
    case = example("ledsagarservice")
    assert documents.pdf(case, "inquiry", TODAY, draft=False).startswith(b"%PDF")


def test_a_final_document_that_lacks_something_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        documents.pdf(example("ledsagarservice"), "communication", TODAY, draft=False)
    assert refused.value.field.startswith("/inquiry/communication/")


def test_a_document_that_is_no_longer_there_is_refused() -> None:
    with pytest.raises(Refused, match="finns inte längre"):
        documents.pdf(example("ledsagning"), "personkrets", TODAY, draft=True)
