"""A letter of every kind of decision on paper: it keeps PDF/A-2a and PDF/UA-1, and its words are in order."""

from datetime import date
from pathlib import Path

import pytest

from lssdesk.flow import letters
from tests.letters.kind_cases import CASES
from tests.letters.pdf_letters import flat
from tests.letters.test_pdf_rules import broken_rules

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize("name", CASES)
def test_the_final_letter_keeps_the_standards(name: str, tmp_path: Path) -> None:
    pdf = letters.final_pdf(CASES[name], TODAY)
    assert broken_rules(pdf, tmp_path / "letter.pdf") == []
    assert "UTKAST" not in flat(pdf)


def test_two_decisions_stand_apart_on_paper() -> None:
    text = flat(letters.final_pdf(CASES["right and guidelines"], TODAY))
    parts = (
        "Beslut 1: rätten",
        "Beslut 2: kommunens",
        "Skäl för beslut 1",
        "Skäl för beslut 2",
        "överklaga beslut 2",
    )
    assert [text.find(part) for part in parts] == sorted(text.find(part) for part in parts)
    assert all(part in text for part in parts)
