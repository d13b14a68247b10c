"""The command line: exit codes, one Swedish sentence where something is wrong, and nothing else on 2."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lssdesk import __version__, cli, paths
from lssdesk.flow import letters, report, schema
from lssdesk.store.files import told
from tests.flow.files import GONE, changed, document, text
from tests.flow.officer import EXAMPLES, example

EXAMPLE = EXAMPLES / "ledsagarservice.json"
ROOT = paths.resources().parent


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process; ``stdin`` is what is piped into it."""

    def run(*args: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = cli.main([str(arg) for arg in args])
        except SystemExit as done:  # --version and --help
            code = int(done.code or 0)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run


def piped(*args: object, stdin: bytes = b"", **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a program of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "lssdesk", *map(str, args)],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **surroundings},
        check=False,
        timeout=60,
    )


def is_one_swedish_line(result: Result) -> bool:
    """Exit code 2 as formats.md §3 wants it."""
    lines = result.err.splitlines()
    return (result.code, result.out, len(lines)) == (2, "", 1) and "Traceback" not in result.err


def case_file(folder: Path, path: tuple[str | int, ...], value: Any) -> Path:
    """A changed example as a file."""
    file = folder / "ärende.json"
    file.write_text(text(path, value), encoding="utf-8")
    return file


HOURS = {
    "grants": [
        {
            "id": "B1",
            "measure": "ledsagning",
            "hours_per_month": "10",
            "valid_from": "2025-01-01",
            "valid_to": "2025-12-31",
        }
    ],
    "entries": [{"date": "2025-01-10", "start": "10:00", "end": "14:30", "status": "performed"}],
    "as_of": "2025-02-15",
}
COSTS = {
    "grants": [{"id": "B1", "kronor_per_month": "300", "valid_from": "2025-01-01", "valid_to": None}],
    "entries": [{"date": "2025-01-10", "amount": "85.50", "kind": "bio", "receipt": "1"}],
    "as_of": "2025-02-15",
}


@pytest.mark.parametrize(
    ("what", "given", "available"),
    [
        ("hours", HOURS, ("available_min", 930)),
        ("costs", COSTS, ("available_ore", 51450)),
    ],
)
def test_calc_prints_one_json_object(
    run: Run, what: str, given: dict[str, Any], available: tuple[str, int]
) -> None:
    result = run("calc", what, "-", stdin=json.dumps(given).encode())
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["as_of"][available[0]] == available[1]


def test_calc_reads_a_file_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "timmar.json").write_text(json.dumps(HOURS), encoding="utf-8-sig")
    assert run("calc", "hours", tmp_path / "timmar.json") == run(
        "calc", "hours", "-", stdin=json.dumps(HOURS).encode()
    )


def test_check_of_a_sound_case(run: Run) -> None:
    assert run("check", EXAMPLE, "--as-of", "2026-04-20") == Result(0, "Inga anmärkningar.\n", "")


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.json")), ids=lambda file: file.stem)
def test_no_example_has_anything_that_blocks(run: Run, file: Path) -> None:
    found = json.loads(run("check", file, "--json").out)
    assert [one["id"] for one in found["findings"] if one["severity"] == "block"] == []


def test_check_of_a_case_with_something_that_blocks(run: Run, tmp_path: Path) -> None:
    file = case_file(tmp_path, ("decision", "delegation"), GONE)
    result = run("check", file)
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("■ hindrar  HND-001  ")
    assert "(/decision/delegation)" in result.out


def test_check_as_json_has_the_shape_of_the_spec(run: Run, tmp_path: Path) -> None:
    file = case_file(tmp_path, ("decision", "delegation"), GONE)
    result = run("check", file, "--json", "--as-of", "2026-03-01")
    found = json.loads(result.out)
    assert (result.code, set(found)) == (1, {"as_of", "law", "findings"})
    assert found["as_of"] == "2026-03-01"
    assert {"table": "sol", "edition": "2025:400", "checked": "2026-04-27"} in found["law"]
    (finding,) = [one for one in found["findings"] if one["severity"] == "block"]
    assert set(finding) == {"id", "severity", "message", "field", "because"}
    *facts, rule = finding["because"]
    assert {"fact": "/decision/decided_by", "value": "Åsa Lindmark"} in facts
    assert all(set(fact) == {"fact", "value"} for fact in facts)
    assert set(rule) == {"rule", "source"}


def test_warnings_do_not_stop(run: Run, tmp_path: Path) -> None:
    file = case_file(tmp_path, ("decision", "valid_to"), "2027-02-28")
    result = run("check", file)
    assert (result.code, result.out[:9]) == (0, "▲ motiver")


def test_the_law_is_that_of_the_decisions_day(run: Run) -> None:
    found = json.loads(run("check", EXAMPLES / "ledsagning-2025.json", "--json").out)
    assert {one["table"]: one["edition"] for one in found["law"]}["sol"] == "2001:453"


def test_letter_writes_the_final_pdf(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "brev.pdf"
    assert run("letter", EXAMPLE, "-o", out) == Result(0, "", "")
    assert out.read_bytes() == letters.final_pdf(example(), date.today())
    assert [file.name for file in tmp_path.iterdir()] == ["brev.pdf"]


def test_letter_replaces_a_file_that_is_there(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "brev.pdf"
    out.write_bytes(b"gammalt")
    run("letter", EXAMPLE, "--output", out)
    assert out.read_bytes().startswith(b"%PDF")


def test_letter_that_lacks_something_names_the_field(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "brev.pdf"
    result = run("letter", case_file(tmp_path, ("decision", "purpose"), GONE), "-o", out)
    assert is_one_swedish_line(result)
    assert "(/decision/purpose)" in result.err
    assert not out.exists()


def test_letter_into_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    device = Path(os.devnull)
    places = [tmp_path / "finns inte" / "brev.pdf", tmp_path, tmp_path / "fil" / "brev.pdf", device]
    for out in places:
        result = run("letter", EXAMPLE, "-o", out)
        assert is_one_swedish_line(result)
        assert "går inte att skriva" in result.err
    assert [file.name for file in tmp_path.iterdir()] == ["fil"]
    assert not device.is_file()


def test_a_folder_that_is_read_only_is_told_in_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, _data: bytes) -> None:
        with told(path):
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("lssdesk.store.files.write_durably", denied)
    result = run("letter", EXAMPLE, "-o", tmp_path / "brev.pdf")
    assert is_one_swedish_line(result)
    assert str(tmp_path) in result.err


WRONG_CALLS = [
    (),
    ("calc",),
    ("calc", "hours"),
    ("calc", "dagar", "-"),
    ("check",),
    ("check", "a", "b"),
    ("check", "-", "--jason"),
    ("check", "-", "--as-of"),
    ("check", "-", "--as-of", "i går"),
    ("check", "-", "--as-of", "20260301"),
    ("check", "-", "--as-of", "2026-02-30"),
    ("check", "-", "--as-of", "9999-12-31"),
    ("letter", "-"),
    ("letter", "-o", "x.pdf"),
    ("law",),
    ("schema", "mer"),
    ("selftest", "mer"),
    ("okänt",),
    ("--okänt",),
]


@pytest.mark.parametrize("args", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_says_how_to_write_it(run: Run, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert is_one_swedish_line(result)
    assert "skriv" in result.err


WRONG_INPUT = [
    ("empty", b"", "rad 1"),
    ("no JSON", b"hej", "rad 1"),
    ("binary", b"\x00\x01", "rad 1"),
    ("Latin 1", '{"a":\n"å"}'.encode("latin-1"), "rad 2"),
    ("UTF-16", '{"a": 1}'.encode("utf-16"), "UTF-8"),
    ("deep", b"[" * 100_000, "rad 1"),
    ("a list", b"[]", "$"),
    ("a number", b"1e999", "$"),
    ("something else", b'{"a\\nb": 1}', "$"),
]


@pytest.mark.parametrize("command", [("calc", "hours"), ("calc", "costs"), ("check",), ("letter",)])
@pytest.mark.parametrize(("name", "data", "expected"), WRONG_INPUT, ids=[row[0] for row in WRONG_INPUT])
def test_wrong_input_is_told_with_its_place(
    run: Run, tmp_path: Path, command: tuple[str, ...], name: str, data: bytes, expected: str
) -> None:
    more = ("-o", tmp_path / "brev.pdf") if command == ("letter",) else ()
    result = run(*command, "-", *more, stdin=data)
    assert is_one_swedish_line(result)
    assert expected in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("finns inte.json", "finns inte;"), (".", "går inte att öppna"), ("a\0b", "går inte att öppna")],
)
def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path, name: str, expected: str) -> None:
    result = run("check", name if "\0" in name else tmp_path / name)
    assert is_one_swedish_line(result)
    assert expected in result.err


def test_a_name_with_a_line_break_stays_on_one_line(run: Run) -> None:
    assert is_one_swedish_line(run("check", "a\nb\u2028c.json"))


def test_a_file_that_is_far_too_large_is_not_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "MOST_BYTES", 1_000_000)
    result = run("check", "-", stdin=b" " * 1_000_001)
    assert is_one_swedish_line(result)
    assert "större än 1 MB" in result.err


def test_a_fault_of_the_program_tells_nothing_of_the_case(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise ValueError("Ada Lindqvist 199001012385")

    monkeypatch.setattr(report, "check", broken)
    result = run("check", EXAMPLE)
    assert (result.code, result.out) == (3, "")
    assert "ValueError" in result.err
    assert "Programmet gjorde ett fel." in result.err
    assert "Ada" not in result.err


@pytest.mark.parametrize(
    ("args", "expected"),
    [(("--version",), f"lssdesk {__version__}\n"), (("--help",), "Skriv: lssdesk calc")],
)
def test_version_and_help(run: Run, args: tuple[str, ...], expected: str) -> None:
    result = run(*args)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(expected)


@pytest.mark.parametrize("command", ["calc", "check", "letter", "law", "schema", "selftest", "verify"])
def test_help_of_each_command_is_swedish(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"Skriv: lssdesk {command}")


def test_law_tables(run: Run) -> None:
    assert "lss: 1993:387, kontrollerad 2026-04-27\n" in run("law", "tables").out
    assert {"lss", "sol", "fl", "delgl", "fb"} == {
        row["table"] for row in json.loads(run("law", "tables", "--json").out)["tables"]
    }


def test_law_coverage(run: Run) -> None:
    found = json.loads(run("law", "coverage", "--json").out)
    assert set(found["totals"]) == {"implemented", "partly", "left_out", "open"}
    assert sum(found["totals"].values()) == len(found["ids"])
    assert run("law", "coverage").code == 0


def test_the_published_schema_is_what_the_program_prints(run: Run) -> None:
    published = (paths.resources() / "schema" / "case.schema.json").read_text(encoding="utf-8")
    assert run("schema") == Result(0, published, "")


def test_the_schema_says_what_each_answer_asks_and_how() -> None:
    parts = schema.schema()["$defs"]
    answers = [
        parts[part]["properties"]["answers"]["properties"] for part in ("Application", "Inquiry", "Order")
    ]
    assert all(one["title"] and one["description"] for asked in answers for one in asked.values())
    lasting = answers[1]["pkr_3a"]
    assert lasting["title"] == "Är funktionsnedsättningen varaktig?"
    assert "choice, one of: yes (Ja), no (Nej), unclear (Oklart)" in lasting["description"]


@pytest.fixture(scope="module")
def judge() -> jsonschema.Draft202012Validator:
    """Judges by the schema."""
    jsonschema.Draft202012Validator.check_schema(schema.schema())
    return jsonschema.Draft202012Validator(schema.schema())


@pytest.mark.parametrize("name", sorted(file.stem for file in EXAMPLES.glob("*.json")))
def test_every_example_fits_the_schema(judge: jsonschema.Draft202012Validator, name: str) -> None:
    assert [error.message for error in judge.iter_errors(document(name))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("utredning",), {}),
        (("person", "shoe_size"), 42),
        (("person", "address", "country"), "Sverige"),
        (("inquiry", "answers", "shoes"), {"text": "x"}),
        (("inquiry", "answers", "wishes", "svar"), "x"),
        (("decision", "wordings"), {"hälsning": {}}),
        (("sessions", 0, "rad"), 1),
        (("sessions", 0, "start"), "17:00:00"),
        (("sessions", 1, "cancelled_at"), "2026-04-14 15:00"),
        (("measure",), "boende"),
        (("measure",), GONE),
        (("format",), "annat"),
        (("version",), 2),
        (("decision", "outcome"), "kanske"),
    ],
)
def test_the_schema_is_closed(judge: jsonschema.Draft202012Validator, path: Any, value: Any) -> None:
    assert list(judge.iter_errors(changed(document(), path, value)))


def test_every_property_has_a_swedish_title_and_an_english_description() -> None:
    bare = [
        f"{name}.{key}"
        for name, part in schema.schema()["$defs"].items()
        for key, value in part["properties"].items()
        if not (value.get("title") and value.get("description"))
    ]
    assert bare == []


def test_every_part_of_the_schema_is_described_and_closed() -> None:
    parts = schema.schema()["$defs"]
    assert [name for name, part in parts.items() if not part.get("description")] == []
    assert [name for name, part in parts.items() if part.get("additionalProperties") is not False] == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_program_of_its_own_prints_utf8_whatever_the_system_says(tmp_path: Path, encoding: str) -> None:
    file = case_file(tmp_path, ("decision", "delegation"), GONE)
    done = piped("check", file, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "■ hindrar  HND-001".encode() in done.stdout


def test_a_program_of_its_own_tells_wrong_input_on_one_line() -> None:
    done = piped("check", "-", stdin=b"{", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert "går inte att läsa" in done.stderr.decode("utf-8")


def test_a_program_of_its_own_draws_the_same_bytes(tmp_path: Path) -> None:
    for name, zone in (("a.pdf", "Pacific/Kiritimati"), ("b.pdf", "America/Adak")):
        done = piped("letter", EXAMPLE, "-o", tmp_path / name, TZ=zone, PYTHONHASHSEED=str(len(zone)))
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_command_needs_neither_windows_nor_database() -> None:
    code = (
        "import sys; from lssdesk import cli; cli.main(['check', sys.argv[1]]);"
        "print([name for name in ('PySide6', 'sqlalchemy', 'reportlab', 'pikepdf') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLE)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes pipes in another way")
def test_a_reader_that_has_had_enough_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "lssdesk", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
