"""The catalogues against the program: nothing is claimed that does not stand."""

import json
from collections import Counter
from typing import Any

import pytest

from lssdesk import paths
from lssdesk.cli import main
from lssdesk.law import coverage, tables
from lssdesk.law.coverage import Entry, Judged, Mark, judge
from tests.law import case_tables

LEAST_CASES = 3
IDS = {
    # catalogue -> how many ids, how many CHECKs
    "handling": (262, 184),
    "lss-measures": (235, 148),
    "sol-measures": (256, 111),
    "hours": (48, 3),
    "providers": (108, 42),
    "personal-assistance": (213, 103),
}
ROOT = paths.resources().parent


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return coverage.report()


def entry(*marks: Mark, checks: int = 0) -> Entry:
    return Entry(id="HND-001", marks=marks, checks=("block",) * checks, source="004 §1")


DONE = Judged(id="HND-001", status="implemented", where="x.py")
HALF = Judged(id="HND-001", status="partly", where="x.py", why="Registret saknas.")
OUT = Judged(id="HND-001", status="left_out", why="Gäller bara Stockholm.")

JUDGEMENTS = [
    # name, what the catalogue asks for, judged by hand, CHECKs done, status
    ("nothing is there", entry("CHECK", checks=1), None, 0, "open"),
    ("the only check", entry("CHECK", checks=1), None, 1, "implemented"),
    ("one check of two", entry("CHECK", checks=2), None, 1, "partly"),
    ("two of two", entry("CHECK", checks=2), None, 2, "implemented"),
    ("the checks, but who says the rest", entry("CHECK", "DATA", checks=1), None, 1, "partly"),
    ("the checks and the rest", entry("CHECK", "DATA", checks=1), DONE, 1, "implemented"),
    ("the rest without the check", entry("CHECK", "DATA", checks=1), DONE, 0, "partly"),
    ("the check falls short", entry("CHECK", checks=1), HALF, 1, "partly"),
    ("neither, data", entry("DATA"), None, 0, "open"),
    ("a wording that stands", entry("WORDING"), DONE, 0, "implemented"),
    ("a rule without marks", entry(), None, 0, "open"),
    ("a rule without marks that stands", entry(), DONE, 0, "implemented"),
    ("left out", entry("CHECK", "POLICY", checks=1), OUT, 0, "left_out"),
]


@pytest.mark.parametrize(("name", "asked", "by_hand", "done", "status"), JUDGEMENTS)
def test_judgement(name: str, asked: Entry, by_hand: Judged | None, done: int, status: str) -> None:
    assert judge(asked, by_hand, done) == status


@pytest.mark.parametrize("name", coverage.CATALOGUES)
def test_every_catalogue_is_whole(name: str) -> None:
    file = f"catalogue/{name}.toml"
    text = (paths.resources() / "law" / file).read_text(encoding="utf-8")
    found = tables.parse(text, file, coverage._Catalogue)
    assert found.catalogue == name
    assert (len(found.entries), sum(len(one.checks) for one in found.entries)) == IDS[name]


def test_the_catalogues_hold_each_id_once_and_every_check_a_severity() -> None:
    ids = [one.id for one in coverage.catalogue()]
    assert len(ids) == len(set(ids)) == sum(number for number, _ in IDS.values())
    for one in coverage.catalogue():
        assert bool(one.checks) == ("CHECK" in one.marks), one.id
        assert {part for check in one.checks for part in check.split("+")} <= {"block", "warn", "info"}
        assert one.source, one.id
        assert len(one.marks) == len(set(one.marks)), one.id


def test_every_check_and_twin_is_in_the_catalogues() -> None:
    known = {one.id for one in coverage.catalogue()}
    named = {name for check in tables.shipped().checks for name in (check.id, *check.twins)}
    assert named - known == set()


def test_what_was_judged_by_hand_is_in_the_catalogues_once() -> None:
    ids = [one.id for one in coverage.judged()]
    assert set(ids) - {one.id for one in coverage.catalogue()} == set()
    assert [id for id, number in Counter(ids).items() if number > 1] == []


def test_what_is_judged_says_where_or_why() -> None:
    known = {one.id: one for one in coverage.catalogue()}
    for one in coverage.judged():
        assert (one.status == "left_out") != bool(one.where), one.id
        assert (one.status == "implemented") != bool(one.why.strip()), one.id
        assert one.checks <= len(known[one.id].checks), one.id


def test_what_is_left_out_has_no_check() -> None:
    out = {one.id for one in coverage.judged() if one.status == "left_out"}
    assert out & {name for check in tables.shipped().checks for name in (check.id, *check.twins)} == set()


def test_a_check_has_a_severity_of_its_catalogue() -> None:
    known = {one.id: one.checks for one in coverage.catalogue()}
    for check in tables.shipped().checks:
        severities = {part for severity in known[check.id] for part in severity.split("+")}
        assert not severities or check.severity in severities, check.key


def test_cases_are_those_of_the_tables() -> None:
    assert case_tables.FILE.read_text(encoding="utf-8") == case_tables.text(), (
        f"write it anew: {case_tables.COMMAND}"
    )


def test_every_check_that_is_done_has_its_cases(report: dict[str, Any]) -> None:
    few = [
        line["id"]
        for line in report["ids"]
        if line["status"] == "implemented" and "CHECK" in line["marks"] and line["cases"] < LEAST_CASES
    ]
    assert few == []


def test_where_it_stands_is_there(report: dict[str, Any]) -> None:
    done = [line for line in report["ids"] if line["status"] in ("implemented", "partly")]
    assert [line["id"] for line in done if not line["where"]] == []
    assert [line for line in done if not (ROOT / line["where"]).is_file()] == []
    assert [one.id for one in coverage.judged() if one.where and not (ROOT / one.where).is_file()] == []


def test_why_is_said_of_what_is_not_whole(report: dict[str, Any]) -> None:
    for line in report["ids"]:
        assert bool(line["why"]) == (line["status"] in ("partly", "left_out")), line["id"]


def test_the_report_is_the_catalogue_in_order_and_its_sums(report: dict[str, Any]) -> None:
    assert [line["id"] for line in report["ids"]] == [one.id for one in coverage.catalogue()]
    sums = Counter(line["status"] for line in report["ids"])
    assert report["totals"] == {
        status: sums[status] for status in ("implemented", "partly", "left_out", "open")
    }
    assert sum(report["totals"].values()) == len(report["ids"])


LINES = [
    # id, what its line says; each stands for one way to be done
    ("HND-022", {"marks": ["CHECK"], "status": "implemented", "where": "lssdesk/law/checks/application.py"}),
    ("SOLG-009", {"status": "implemented", "where": "lssdesk/law/checks/reasons.py"}),
    ("HRS-020", {"status": "implemented", "where": "lssdesk/law/hours/foresight.py", "cases": 12}),
    ("HND-027", {"status": "implemented"}),
    ("AAK-005", {"marks": ["POLICY"], "status": "left_out", "where": "", "cases": 0}),
    ("PAS-463", {"marks": ["DOCUMENT", "WORDING"], "status": "open", "where": "", "why": ""}),
]


@pytest.mark.parametrize(("id", "expected"), LINES)
def test_line(report: dict[str, Any], id: str, expected: dict[str, Any]) -> None:
    (line,) = [one for one in report["ids"] if one["id"] == id]
    assert line | expected == line


def test_as_json(report: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "coverage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == report
    assert {tuple(line) for line in found["ids"]} == {("id", "marks", "status", "where", "cases", "why")}


def test_in_words(report: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "coverage"]) == 0
    *lines, totals = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [one["id"] for one in report["ids"]]
    assert totals.startswith(f"{len(lines)} krav: {report['totals']['implemented']} klara")
