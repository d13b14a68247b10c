"""Every kind of letter and document there is, each in every layout: what the standards' judges are given.

Kinds are found, not listed: the shipped examples, every sound case of the checks' tests, every kind of
decision that the model knows, and whatever documents a case has; then the papers of hours, invoices and
figures, which no case lists.  ``python -m tests.letters.every_letter FOLDER`` writes them all as files.
"""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.flow import case_file, documents
from lssdesk.letters.blocks import LAYOUTS, Letter
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.pdf import render
from lssdesk.model.case import Case
from lssdesk.model.kinds import DecisionKind
from tests.law.checks import sound
from tests.letters.papers import papers
from tests.letters.pdf_shapes import SHAPES

SENT: sound.Changes = {
    "/sender": {
        "municipality": "Exempelstads kommun",
        "board": "Omsorgsnämnden",
        "street": "Box 100",
        "postcode": "12345",
        "city": "Exempelstad",
        "phone": "010-123 45 67",
        "email": "omsorg@exempelstad.example",
        "court": "Förvaltningsrätten i Exempelstad",
    },
    "/person/address": {"street": "Solrosvägen 12", "postcode": "54321", "city": "Solköping"},
    "/application/applicant_name": "Ada Lindqvist",
}
VISIT = {"day": "2026-02-10", "purpose": "Se hur vardagen fungerar"}
USUAL, REFUSAL = "lss limited", "lss refused"


def cases() -> Iterator[tuple[str, Case]]:
    """The examples, the sound cases of the checks with sender and address, and a decision of every kind."""
    for file in sorted((paths.resources() / "examples").glob("*.json")):
        yield f"example {file.stem}", case_file.read(file.read_text(encoding="utf-8"))
    for base in sound.BASES:
        yield base, sound.case(base, SENT)
    for name, changes in _named_changes():
        base = REFUSAL if changes.get("/decision/outcome") == "refused" or "REFUSED" in name else USUAL
        yield name, sound.case(base, {**changes, **SENT})
    yield "home visit", sound.case(USUAL, {**SENT, "/inquiry/home_visits": [VISIT]})
    for kind in get_args(DecisionKind):
        yield f"kind {kind}", sound.case(USUAL, {**SENT, "/decision/kind": kind})


def _named_changes() -> Iterator[tuple[str, sound.Changes]]:
    """Every set of changes that has a name in a ``sound_*`` table of the checks' tests."""
    for file in sorted(Path(sound.__file__).parent.glob("sound_*.py")):
        module = import_module(f"tests.law.checks.{file.stem}")
        for table, rows in vars(module).items():
            if table.isupper() and isinstance(rows, dict):
                yield from ((f"{table} {name}", row) for name, row in rows.items() if _is_changes(row))


def _is_changes(row: Any) -> bool:
    return isinstance(row, Mapping) and bool(row) and all(str(key).startswith("/") for key in row)


def letters() -> Iterator[tuple[str, Letter]]:
    """Decision and documents of each case, and the papers beside them, every letter once.

    Each as a draft, and as a final one where the case has all that takes.
    """
    seen: set[str] = set()
    for name, letter in (*_of_cases(), *papers()):
        if repr(letter) not in seen:
            seen.add(repr(letter))
            yield name, letter


def _of_cases() -> Iterator[tuple[str, Letter]]:
    for name, case in cases():
        for draft in (True, False):
            for what, make in _makers(case):
                try:
                    yield f"{name}: {what}{' (draft)' if draft else ''}", make(case, sound.TODAY, draft)
                except Refused:
                    assert not draft, (name, what)


def _makers(case: Case) -> Iterator[tuple[str, documents.Make]]:
    yield "decision", decision_letter
    yield from ((document.id, document.make) for document in documents.documents(case))


def pdfs() -> Iterator[tuple[str, bytes]]:
    """Every shape of the engine and every letter in every layout, with a name that says which it is."""
    for name, letter in (*SHAPES.items(), *letters()):
        for layout in LAYOUTS:
            yield f"{name} [{layout}]", render(letter, layout)


def write(folder: Path) -> None:
    """Every letter as a numbered file, its name beside it in ``names.txt``."""
    names = []
    for number, (name, pdf) in enumerate(pdfs()):
        (folder / f"{number:04}.pdf").write_bytes(pdf)
        names.append(f"{number:04} {name}")
    (folder / "names.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
