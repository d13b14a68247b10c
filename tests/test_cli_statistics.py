"""``lssdesk calc statistics``: one JSON object, or one Swedish line and exit code 2."""

import io
import json
import sys
from pathlib import Path

import pytest

from lssdesk import cli
from tests.law.statistics.build import document, months, person

GIVEN = document(
    person("P1", "F", *months((10, 5), (10, 15))),
    person("P2", "M", *months((10, 5), (10, 5))),
    person("P3", "M"),
)


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = cli.main(["calc", "statistics", *map(str, args)])
    out, err = capsys.readouterr()
    return code, out, err


def test_prints_the_figures_of_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "månader.json"
    file.write_text(json.dumps(GIVEN), encoding="utf-8-sig")
    code, out, err = run(capsys, file)
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "F": {
            "persons": 1,
            "share": 50.0,
            "all_performed": 1,
            "all_performed_share": 100.0,
            "flexible": 1,
            "flexible_share": 100.0,
            "excluded": 0,
        },
        "M": {
            "persons": 1,
            "share": 50.0,
            "all_performed": 0,
            "all_performed_share": 0.0,
            "flexible": 0,
            "flexible_share": 0.0,
            "excluded": 1,
        },
        "total": {
            "persons": 2,
            "share": 100.0,
            "all_performed": 1,
            "all_performed_share": 50.0,
            "flexible": 1,
            "flexible_share": 50.0,
            "excluded": 1,
        },
    }


def test_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(GIVEN), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(GIVEN).encode())))
    assert run(capsys, "-") == run(capsys, tmp_path / "a.json")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "rad 1, kolumn 2"),
        ("{}", "$.period saknas"),
        (json.dumps(GIVEN | {"as_of": "2020-01-01"}), "$.as_of är ingen nyckel"),
        (
            json.dumps(document(person("P1", "F", *months((10, 1))) | {"months": [{}]})),
            "$.persons[0].months[0].month",
        ),
    ],
)
def test_wrong_input_is_one_line_and_nothing_else(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, word: str
) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    code, out, err = run(capsys, tmp_path / "a.json")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert word in err


def test_the_file_may_hold_twenty_thousand_persons_but_not_more_than_can_be_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cli, "MOST_BYTES", 10)
    monkeypatch.setattr(cli, "MOST_STATISTICS", 2_000_000)
    file = tmp_path / "a.json"
    file.write_text(json.dumps(GIVEN), encoding="utf-8")
    assert run(capsys, file)[0] == 0
    file.write_text(json.dumps(GIVEN) + " " * 2_000_000, encoding="utf-8")
    code, _, err = run(capsys, file)
    assert (code, "större än 2 MB" in err) == (2, True)
