"""An officer's own words in the findings of a case: seen in the program and by ``lssdesk check`` alike."""

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.flow import report, wordings_findings
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.law.checks import Finding, Rule
from lssdesk.model import document
from lssdesk.model.case import Case
from tests.flow.officer import example, filled

GRANT = "/decision/wordings/grant"
ID = "beslut.ledsagning.bifall"


def own(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(one.id, one.severity, one.field) for one in findings if one.id.startswith("LSSD")]


def edit(work: Work, text: str, **use: str) -> None:
    work.write(GRANT, {"id": ID, "text": text, **use}, "Formulering")
    work.draft.store()


def base(work: Work) -> str:
    return next(choice.text for choice in work.wordings("grant") if choice.id == ID)


def test_a_sound_case_has_none(desk: Desk) -> None:
    assert own(filled(desk).findings()) == []


def test_a_placeholder_that_does_not_exist_stops_signing_and_is_told_before(desk: Desk) -> None:
    work = filled(desk)
    edit(work, "Du beviljas {tmimar} i månaden.")
    assert own(work.findings()) == [("LSSD-002", "block", GRANT)]
    [found] = [one for one in work.findings() if one.id == "LSSD-002"]
    assert found.message == (
        "Texten som du har ändrat under ”Beslutet: vad som beviljas” kan inte skrivas i brevet: "
        "”{tmimar}” är ingen uppgift som programmet kan fylla i. Menade du ”{timmar}”?"
    )
    with pytest.raises(Refused, match="tmimar") as refused:
        work.sign()
    assert refused.value.field == GRANT


def test_a_stale_edit_asks_for_a_written_reason(desk: Desk) -> None:
    work = filled(desk)
    edit(work, f"{base(work)} Ring gärna.", base=base(work))
    assert own(work.findings()) == []
    work.write("/decision/hours_per_month", "20", "Timmar")
    work.draft.store()
    assert own(work.findings()) == [("LSSD-001", "warn", GRANT)]
    [found] = [one for one in work.findings() if one.id == "LSSD-001"]
    assert "”18” är nu ”20”" in found.message
    work.acknowledge("LSSD-001", "Texten är genomläst.")
    assert [one.acknowledged for one in work.findings() if one.id == "LSSD-001"] == [True]


def test_reasons_that_are_a_phrase_ask_for_a_written_reason(desk: Desk) -> None:
    work = filled(
        desk, changes={"/decision/reasons": "Eftersom du inte behöver stödet avslår vi din ansökan."}
    )
    assert own(work.findings()) == [("LSSD-003", "warn", "/decision/reasons")]


def test_every_finding_has_its_rule_and_source(desk: Desk) -> None:
    work = filled(desk)
    edit(work, "Du får [slutdag saknas].")
    [found] = [one for one in work.findings() if one.id == "LSSD-002"]
    assert any(isinstance(one, Rule) and one.rule and one.source for one in found.because)


def test_the_order_is_that_of_all_findings(desk: Desk) -> None:
    work = filled(desk)
    edit(work, "Du får {tmimar}.")
    severities = [one.severity for one in work.findings()]
    assert severities == sorted(severities, key=("block", "warn", "info").index)


def changed(pointer: str, value: object) -> Case:
    return document.to_case(document.put(document.from_case(example()), pointer, value))


@pytest.mark.parametrize(
    ("pointer", "value", "id"),
    [
        (GRANT, {"id": ID, "text": "Du får {tmimar}."}, "LSSD-002"),
        (GRANT, {"id": "kommun.grant.x", "text": "Du får {timmar."}, "LSSD-002"),
        (GRANT, {"id": ID, "text": "Du får stöd.", "base": "Du får 10 timmar."}, "LSSD-001"),
        ("/decision/reasons", "I övrigt avslås din ansökan.", "LSSD-003"),
    ],
)
def test_the_command_line_says_the_same(pointer: str, value: object, id: str) -> None:
    of = changed(pointer, value)
    assert of.decision.day
    found = report.check(of, of.decision.day)["findings"]
    assert id in [one["id"] for one in found]
    assert id not in [one["id"] for one in report.check(example(), of.decision.day)["findings"]]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Du får {timmar}.", ""),
        ("Du får {tmimar}.", "”{tmimar}” är ingen uppgift som programmet kan fylla i. Menade du ”{timmar}”?"),
        ("Du får {timmar.", "Den har en ensam klammer. Ta bort den."),
    ],
)
def test_what_is_said_when_a_text_is_left(text: str, says: str) -> None:
    assert wordings_findings.problem_in(text) == says


def test_the_edit_keeps_what_it_was_based_on_in_the_file() -> None:
    use = msgspec.to_builtins(changed(GRANT, {"id": ID, "text": "x", "base": "y"}).decision.wordings["grant"])
    assert use == {"id": ID, "text": "x", "base": "y"}
