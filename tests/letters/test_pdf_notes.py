"""Footnotes: numbered through the letter, on the page of their mark, led to by it, and never lost."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import draw, render
from lssdesk.letters.pdf.style import BODY_BOTTOM, FOOTER_BOTTOM
from tests.letters.pdf_letters import PROSE, flat, letter, lines_within, page_texts, text_edges
from tests.letters.pdf_reading import own_reading
from tests.letters.pdf_shapes import LONG_NOTES, NOTES_EVERYWHERE, SHAPES


def noted(text: str, note: str) -> b.Paragraph:
    return b.Paragraph((b.Run(text, note=note),))


@pytest.mark.parametrize("layout", b.LAYOUTS)
@pytest.mark.parametrize("filler", range(0, 60, 4))
def test_a_footnote_stands_on_the_page_of_its_mark(filler: int, layout: b.Layout) -> None:
    made = letter(
        b.Paragraph("Utfyllnad.\n" * filler), noted("Här.", "Noten ett."), noted("Där.", "Noten två.")
    )
    for page in page_texts(render(made, layout)):
        assert ("Här." in page) == ("Noten ett." in page)
        assert ("Där." in page) == ("Noten två." in page)


def test_footnotes_stand_below_the_text_and_above_the_footer() -> None:
    pdf = render(letter(noted("Brödtext.", "Noten."), b.Paragraph("Efter.")))
    note, text = lines_within(pdf, 0, "Noten."), lines_within(pdf, 0, "Efter.")
    footer = lines_within(pdf, 0, "Omsorgsförvaltningen")
    assert text[3] < note[1] < note[3] < footer[1]
    assert text_edges(pdf)[2] <= FOOTER_BOTTOM


def test_numbering_goes_through_the_letter() -> None:
    said = [line.strip(' "') for line in own_reading(render(letter(*NOTES_EVERYWHERE)))]
    marks = [said[at + 2] for at, line in enumerate(said) if line == "Reference"]
    labels = [said[at + 2] for at, line in enumerate(said) if line == "Note"]
    assert marks == labels == ["1", "2", "3", "4", "5", "6"]


def test_each_footnote_has_an_id_of_its_own_and_its_mark_leads_to_it() -> None:
    with pikepdf.open(BytesIO(render(SHAPES["footnotes over pages"]))) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        ids = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
        assert list(ids) == sorted(f"note-{n}" for n in range(1, len(LONG_NOTES) + 1))
        assert all(node.S == "/Note" and str(node.ID) == name for name, node in ids.items())
        leads = [
            (str(link.Contents), link.Dest[0].objgen == page.obj.objgen)
            for page in pdf.pages
            for link in page.obj.get("/Annots", [])
            if "/Dest" in link
        ]
        assert leads == [(f"Fotnot {n}", True) for n in range(1, len(LONG_NOTES) + 1)]
        assert len(pdf.pages) > 3


@pytest.mark.parametrize("layout", b.LAYOUTS)
def test_no_word_of_a_long_footnote_is_lost(layout: b.Layout) -> None:
    note = " ".join(f"not{n}." for n in range(2500))
    made = letter(noted("Först.", note), noted("Sedan.", "Den andra noten."), b.Paragraph(PROSE * 20))
    drawn = draw(made, layout)
    words = flat(drawn.pdf).split()
    assert [n for n in range(2500) if words.count(f"not{n}.") != 1] == []
    assert flat(drawn.pdf).count("Den andra noten.") == 1
    assert drawn.pages > 3


def test_a_long_footnote_begins_where_its_mark_is() -> None:
    for filler in range(0, 40, 3):
        note = " ".join(f"not{n}." for n in range(400))
        made = letter(b.Paragraph("Utfyllnad.\n" * filler), noted("Här.", note), b.Paragraph(PROSE * 9))
        pages = page_texts(render(made))
        marked = next(at for at, page in enumerate(pages) if "Här." in page)
        assert "not0. not1." in pages[marked]
        assert " ".join(pages).count("not399.") == 1


def test_footnotes_and_text_never_meet() -> None:
    for name in ("footnotes over pages", "a footnote longer than a page"):
        for page in range(draw(SHAPES[name]).pages):
            pdf = render(SHAPES[name])
            lines = rows(pdf, page)
            assert [pair for pair in pairwise(lines) if pair[1] - pair[0] < 8] == []
            assert lines[-1] <= (FOOTER_BOTTOM if page == 0 else BODY_BOTTOM)


def rows(pdf: bytes, page: int) -> list[float]:
    """Baselines on a page from the top, each once; raised marks and the furniture of page 1 left out."""
    with pikepdf.open(BytesIO(pdf)) as document:
        sheet = document.pages[page]
        size, y, found = 0.0, 0.0, set()
        for operands, operator in pikepdf.parse_content_stream(sheet):
            match str(operator):
                case "Td":
                    y = float(sheet.MediaBox[3]) - float(operands[1])
                case "Tf":
                    size = float(operands[1])
                case "Tj":
                    if size in (11.0, 9.0) and (page or y > 260) and size != 9.0 * 0.68:
                        found.add(round(y, 1))
        return sorted(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ((b.Run("ord ", note="a"), b.Run("mer")), ["ord", "1", "mer"]),
        ((b.Run("ord", note="a"), b.Run("", note="b")), ["ord", "1", "2"]),
        ((b.Run("", note="a"),), ["1"]),
        ((b.Run("ord", note="  "), b.Run(" mer")), ["ord mer"]),
    ],
)
def test_marks(text: b.Text, said: list[str]) -> None:
    pdf = render(letter(b.Paragraph(text), sender=b.Letterhead(""), recipient=(), references=()))
    read = own_reading(pdf)
    stop = read.index(" Note") if " Note" in read else len(read)
    assert [line.strip(' "') for line in read[:stop] if '"' in line] == said


def test_two_marks_are_not_one_number() -> None:
    pdf = render(letter(b.Paragraph((b.Run("ord", note="a"), b.Run("", note="b")))))
    assert "12" not in page_texts(pdf)[0].split("Telefon 08-465 00 11")[1].split("Oms")[0].replace(
        "123 45", ""
    )
