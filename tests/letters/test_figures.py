"""The document of figures: tables that fit a page, and the rules of an accessible and archivable PDF."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lssdesk.errors import Refused
from lssdesk.letters import blocks as b
from lssdesk.letters.figures import Grid, report
from lssdesk.letters.pdf import render
from lssdesk.model.case import Sender
from tests.letters.test_pdf_rules import broken_rules

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SENDER = Sender(municipality="Exempelby kommun", board="Omsorgsnämnden")


def grid(*columns: tuple[str, str]) -> Grid:
    rows = (("Kvinnor", tuple(str(n) for n in range(len(columns)))), ("Män", ("9",) * len(columns)))
    return Grid(title="Tabell", head="Kön", columns=columns, rows=rows)


def tables(letter: b.Letter) -> list[b.Table]:
    return [block for block in letter.body if isinstance(block, b.Table)]


def test_groups_stand_above_their_columns() -> None:
    letter = report("Siffror", "Om dem.", [grid(("2024", "Antal"), ("2024", "Andel"))], ["Obs."], SENDER, AT)
    (table,) = tables(letter)
    assert table.heads == (("", b.Cell("2024", columns=2)), ("Kön", "Antal", "Andel"))
    assert table.rows == (("Kvinnor", "0", "1"), ("Män", "9", "9"))


def test_columns_without_groups_have_one_header_row() -> None:
    (table,) = tables(report("S", "O", [grid(("", "Dag"), ("", "Natt"))], [], SENDER, AT))
    assert table.heads == (("Kön", "Dag", "Natt"),)


@pytest.mark.parametrize(("groups", "widths"), [(1, [2]), (3, [6]), (4, [6, 2]), (7, [6, 6, 2])])
def test_what_has_no_room_follows_below_and_no_group_is_parted(groups: int, widths: list[int]) -> None:
    columns = [(str(group), head) for group in range(groups) for head in ("Antal", "Andel")]
    found = tables(report("S", "O", [grid(*columns)], [], SENDER, AT))
    assert [len(table.rows[0]) - 1 for table in found] == widths
    assert [cell for table in found for cell in table.rows[0][1:]] == [str(n) for n in range(2 * groups)]


def test_nobody_is_named_as_its_receiver_and_the_board_is_its_author() -> None:
    letter = report("S", "O", [], [], SENDER, AT)
    assert (letter.recipient, letter.author, letter.created) == ((), "Omsorgsnämnden", AT)


def test_without_the_municipality_s_name_it_is_refused_at_its_field() -> None:
    with pytest.raises(Refused) as refused:
        report("S", "O", [], [], Sender(), AT)
    assert refused.value.field == "/sender/municipality"


def test_the_pdf_keeps_the_standards(tmp_path: Path) -> None:
    columns = [(str(group), head) for group in range(5) for head in ("Antal", "Andel")]
    letter = report("Siffror", "Om dem.", [grid(*columns), grid(("", "Dag"))], ["Att veta."], SENDER, AT)
    assert broken_rules(render(letter), tmp_path / "figures.pdf") == []
