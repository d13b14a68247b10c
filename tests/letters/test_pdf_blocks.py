"""Content blocks as values: what a letter says, without how it looks."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from lssdesk.letters import blocks as b
from tests.letters.pdf_letters import SIGNATURE, decision, letter


def test_plain_text_has_every_word_in_reading_order() -> None:
    made = letter(
        b.Heading("Beslut", level=1),
        b.Paragraph((b.Run("Ja"), b.Run(", från i dag.", bold=True))),
        b.BulletList((b.Item("ett", ("under ett",)), "två")),
        b.Table(("A", "B"), (("1", ""),), caption="Tabell"),
        b.KeepTogether((b.Note("Bilagor", ("Karta",)),)),
        b.PageBreak(),
        SIGNATURE,
        sender=b.Letterhead("Kommun", "Nämnd", address=("Box 1",), web="kommun.example"),
        recipient=("Ada",),
        references=(("Datum", "2026-03-12"),),
        case_number="2026-0042",
    )
    assert b.plain_text(made).splitlines() == [
        "Kommun",
        "Nämnd",
        "Ada",
        "Datum 2026-03-12",
        "Beslut",
        "Ja, från i dag.",
        "ett",
        "under ett",
        "två",
        "Tabell",
        "A",
        "B",
        "1",
        "Bilagor",
        "Karta",
        "Exempelstad den 12 mars 2026",
        "För omsorgsnämnden, enligt delegation",
        "Åsa Öberg",
        "LSS-handläggare",
        "Box 1",
        "kommun.example",
        "2026-0042",
    ]


def test_blocks_are_values() -> None:
    assert decision() == decision()
    with pytest.raises(AttributeError):
        decision().title = "annan"  # type: ignore[misc]


def test_a_letter_survives_being_stored() -> None:
    made = decision()
    assert msgspec.json.decode(msgspec.json.encode(made), type=b.Letter) == made


def test_blocks_bring_in_neither_drawing_nor_windows() -> None:
    code = (
        "import sys, lssdesk.letters.blocks; "
        "print([m for m in ('reportlab', 'pikepdf', 'PIL', 'PySide6') if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
