"""Copies of a signed letter in other layouts: the words that were signed, said to be a copy."""

from contextlib import closing

import pypdfium2
import pytest

from lssdesk.errors import Refused, Trouble
from lssdesk.flow import copies, printers
from lssdesk.flow.desk import Desk
from lssdesk.letters import wordings
from lssdesk.letters.blocks import Layout
from lssdesk.letters.wording_book import Book
from lssdesk.store import engine
from tests.flow.officer import log_lines, signed

SAME = "Orden är desamma som i beslutet som skrevs under den 2 mars 2026."
LINES: dict[Layout, str] = {
    "large": f"Det här är en kopia i stor stil. {SAME}",
    "easy": f"Det här är en kopia i lättläst layout. {SAME}",
}


def words(pdf: bytes) -> str:
    """All that stands on paper, without its line breaks."""
    paper = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())


@pytest.mark.parametrize("layout", copies.OTHERS)
def test_a_copy_says_that_it_is_one_and_what_was_signed(desk: Desk, layout: Layout) -> None:
    work = signed(desk)
    copy = work.copy(layout)
    assert LINES[layout] in words(copy)
    assert "Du beviljas ledsagarservice enligt 9 § 3 LSS. Du får 18 timmar per månad" in words(copy)
    assert copy != work.letter()
    assert copy == work.copy(layout)
    assert "kopia i" in pypdfium2.PdfDocument(copy).get_metadata_value("Title")


def test_the_wordings_are_those_of_the_signing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    work = signed(desk)
    before = work.copy("large")
    empty = Book(())
    work._take_book(empty)
    monkeypatch.setattr(wordings, "shipped_book", lambda: empty)
    assert work.wordings("duration") == ()
    assert work.copy("large") == before


def test_of_what_was_altered_there_is_no_copy(desk: Desk) -> None:
    work = signed(desk)
    with closing(engine.connect(desk.office.path, desk.office.key)) as connection:
        connection.execute("DROP TRIGGER letters_no_update")
        connection.execute("UPDATE letters SET law = replace(law, 'ledsagarservice', 'hemtjänst')")
        with pytest.raises(Trouble, match="Det finns bara i den layout"):
            work.copy("large")
        connection.execute("UPDATE letters SET pdf = x'00'")
    with pytest.raises(Refused, match="inte längre detsamma"):
        work.copy("large")


def test_choices_of_a_printer_are_kept_for_the_office(desk: Desk) -> None:
    work = signed(desk)
    assert work.printers.read() == {}
    work.printers.keep({"last": "Kontoret"})
    assert printers.Printers(desk).read() == {"last": "Kontoret"}
    assert log_lines(desk)[-1] == ("valde skrivarens fack och sidor", None)
