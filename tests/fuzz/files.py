"""Form files and case files as an office may supply them, and calls of the command line with any file."""

import base64
import io
import json
import random
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from lssdesk import cli, paths
from lssdesk.errors import InputError
from lssdesk.flow import case_file
from lssdesk.model import forms
from tests.flow.files import changed, document
from tests.fuzz import papers
from tests.fuzz.bounds import Try, sentence
from tests.fuzz.mutation import ODD_TEXTS, mutated

FORM = """id = "x"
title = "x"
[[groups]]
title = "g"
[[groups.fields]]
path = "/a"
kind = "text"
text = "t"
source = "s"
"""
BAD_FORMS: Mapping[str, str] = {
    "brackets in brackets": "a = " + "[" * 100_000 + "]" * 100_000,
    "tables in tables": "a = " + "{a = " * 5_000,
    "a key of many parts": "a" + ".a" * 100_000 + " = 1",
    "many keys of many parts": "\n".join("a" + ".a" * 250 + f".{n} = 1" for n in range(300)),
    "a number without end": "id = " + "9" * 100_000,
    "ten million signs": FORM + 'help = "' + "x" * 10_000_000 + '"\n',
    "a hundred thousand keys": FORM + "".join(f"k{n} = 1\n" for n in range(100_000)),
    "a NUL": 'id = "\0"',
    "half a sign": 'id = "\\ud800"',
    "no day": FORM + "first_day = 2026-02-30\n",
    "a clock time for a day": FORM + "first_day = 10:00:00\n",
    "a question twice": FORM + 'path = "/b"\n',
    "not a number for yes": FORM + "default = nan\n",
    "nothing": "",
}
LONG_TEXTS = {
    "a name of five million signs": (("person", "family_name"), "x" * 5_000_000),
    "a request of ten million": (("application", "request"), "Hej på dig. " * 800_000),
    "reasons of many lines": (("decision", "reasons"), "- a\n" * 300_000),
    "a key without end": (("decision", "acknowledged"), {"x" * 5_000_000: "x"}),
}
LOGOS = {
    "a logo of 170 million dots": papers.png(13_000, 13_000),
    "a logo painted anew": papers.repainted(3_000),
}


def tries(count: int, folder: Path) -> Iterator[Try]:
    """Named ones, then some out of order."""
    for name, text in BAD_FORMS.items():
        yield f"form: {name}", lambda text=text: forms.parse(text, "eget.toml")
    for name, (path, value) in LONG_TEXTS.items():
        yield f"case: {name}", lambda path=path, value=value: read(path, value)
    for name, data in LOGOS.items():
        logo = base64.b64encode(data).decode("ascii")
        yield f"case: {name}", lambda logo=logo: read(("sender", "logo"), logo)
    chance = random.Random(20260302)
    yield from _forms(chance, count)
    yield from _calls(chance, count, folder)


def read(path: tuple[str, ...], value: Any) -> None:
    """Read a case file with another value somewhere."""
    case_file.read(json.dumps(changed(document("ledsagarservice"), path, value)))


def _forms(chance: random.Random, count: int) -> Iterator[Try]:
    shipped = [file.read_bytes() for file in sorted((paths.resources() / "forms").glob("*.toml"))]
    for number in range(4 * count):
        text = mutated(chance, chance.choice(shipped)[:4_000]).decode("utf-8", "replace")
        yield f"form out of order {number}", lambda text=text: forms.parse(text, "eget.toml")


# --- the command line ------------------------------------------------------------------------

COMMANDS = {
    "calc": ("hours", "costs", "statistics", "fel"),
    "check": ("--json", "--as-of", "2026-04-27", "--as-of=2026-02-30"),
    "letter": ("-o", "ut.pdf", "--output", "-o."),
    "law": ("tables", "coverage", "--json", "annat"),
    "schema": ("--json",),
    "verify": ("--data", "--officer", "--letter", "--json", "Åsa"),
    "selftest": ("--fel",),
    "": ("--version", "--help", "-x"),
}
ODD_WORDS = (
    "",
    "-",
    "--",
    "-o",
    "--json",
    "finns inte.json",
    ".",
    "..",
    "/dev/null",
    "\ud800",
    *ODD_TEXTS.values(),
)


def _calls(chance: random.Random, count: int, folder: Path) -> Iterator[Try]:
    files = _given(chance, folder)
    for number in range(count):
        command = chance.choice(list(COMMANDS))
        words = [chance.choice((*COMMANDS[command], *files, *ODD_WORDS)) for _ in range(chance.randint(0, 4))]
        words += ["--fel"] if command == "selftest" else []
        args = [command, *words] if command else words
        stdin = chance.choice([file.read_bytes() for file in folder.glob("*") if file.is_file()])
        yield f"call {number}: {args!r:.80}", lambda args=args, stdin=stdin: call(args, stdin, folder)


def _given(chance: random.Random, folder: Path) -> list[str]:
    """Files that a call may name: sound ones, broken ones, others, and a folder."""
    example = (paths.resources() / "examples" / "ledsagarservice.json").read_bytes()
    made = {
        "ärende.json": example,
        "trasig.json": mutated(chance, example),
        "tom.json": b"",
        "bild.json": papers.png(9, 9),
        "lista.json": b"[" * 100_000,
        "utf16.json": example.decode().encode("utf-16"),
        "timmar.json": b'{"grants": [], "entries": [], "as_of": "2025-02-15"}',
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    (folder / "mapp").mkdir()
    return [str(folder / name) for name in (*made, "mapp")]


def call(args: list[str], stdin: bytes, folder: Path) -> None:
    """Call the program: done, blocked, or one Swedish line and nothing else; files stay."""
    args = [str(folder / "ut.pdf") if one == "ut.pdf" else one for one in args]
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    (folder / "ut.pdf").unlink(missing_ok=True)
    out, told = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    kept, sys.stdin, sys.stdout = (sys.stdin, sys.stdout), io.TextIOWrapper(io.BytesIO(stdin)), out
    try:
        with redirect_stderr(told):
            code = _ended(args)
        out.flush()
        printed = out.buffer.getvalue()  # type: ignore[attr-defined]
    finally:
        sys.stdin, sys.stdout = kept
    after = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert {file: after.get(file) for file in before if file.name != "ut.pdf"} == {
        file: data for file, data in before.items() if file.name != "ut.pdf"
    }
    assert code in (cli.DONE, cli.BLOCKED, cli.WRONG), told.getvalue()
    if code == cli.WRONG:
        assert printed == b""
        assert not (folder / "ut.pdf").exists()
        assert sentence(told.getvalue().rstrip("\n")), told.getvalue()
        raise InputError(told.getvalue().strip())


def _ended(args: list[str]) -> int:
    try:
        return cli.main(args)
    except SystemExit as done:
        return int(done.code or 0)
