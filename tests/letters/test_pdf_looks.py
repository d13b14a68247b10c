"""Large print and easy to read: the same words in the same order, larger and looser, and all in its place."""

from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import render
from lssdesk.letters.pdf.lines import break_lines
from lssdesk.letters.pdf.style import FOOTER_BOTTOM, LEFT, LOOKS, RECIPIENT, RIGHT, WINDOW
from tests.letters.pdf_letters import PROSE, decision, letter, lines_within, page_texts, raw_texts, text_edges
from tests.letters.pdf_letters import RECIPIENT as ADDRESS
from tests.letters.pdf_reading import own_reading
from tests.letters.pdf_shapes import SHAPES, WIDE

OTHER: tuple[b.Layout, ...] = ("large", "easy")


def said(pdf: bytes) -> list[str]:
    """Every text that is read, in its order."""
    return [line.strip()[1:-1] for line in own_reading(pdf) if line.strip().startswith('"')]


@pytest.mark.parametrize("layout", OTHER)
@pytest.mark.parametrize("name", SHAPES)
def test_every_layout_says_the_same(name: str, layout: b.Layout) -> None:
    """Word by word; a table that has become lines says its headers again, and nothing less."""
    standard, other = (" ".join(said(render(SHAPES[name], one))) for one in ("standard", layout))
    if "".join(other.split()) != "".join(standard.split()):
        assert any(isinstance(block, b.Table) for block in SHAPES[name].body)
        assert Counter(standard.replace(":", "").split()) <= Counter(other.replace(":", "").split())


@pytest.mark.parametrize("layout", OTHER)
@pytest.mark.parametrize("name", ["a decision", "links", "footnotes", "lists in lists", "lists over pages"])
def test_without_tables_the_reading_is_the_very_same(name: str, layout: b.Layout) -> None:
    made = SHAPES[name]
    body = tuple(block for block in made.body if not isinstance(block, b.Table))
    made = letter(*body)
    assert own_reading(render(made, layout)) == own_reading(render(made))


def test_the_content_is_no_part_of_the_layout() -> None:
    made = decision()
    before = b.plain_text(made)
    for layout in b.LAYOUTS:
        render(made, layout)
        assert b.plain_text(made) == before


def sizes(pdf: bytes) -> set[float]:
    """Sizes of the type outside what every page repeats and the recipient's address; no raised marks."""
    found: set[float] = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            artifact, x = False, 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "BDC":
                        artifact = str(operands[0]) == "/Artifact"
                    case "Td":
                        x = float(operands[0])
                    case "Tf":
                        if not artifact and abs(x - RECIPIENT[0]) > 1:
                            found.add(float(operands[1]))
    return found


@pytest.mark.parametrize(
    ("layout", "least", "body"), [("standard", 8.5, 11), ("large", 16, 17), ("easy", 11, 14)]
)
def test_no_text_is_smaller_than_it_may_be(layout: b.Layout, least: float, body: float) -> None:
    found = sizes(render(decision(), layout))
    assert min(found) >= least
    assert body in found


@pytest.mark.parametrize("layout", b.LAYOUTS)
def test_lines_are_wide_apart_in_each(layout: b.Layout) -> None:
    body = LOOKS[layout].body
    assert body.leading >= body.size * 1.4


@pytest.mark.parametrize("layout", OTHER)
@pytest.mark.parametrize(
    "recipient",
    [
        ADDRESS,
        ("Ada Lindqvist", "c/o Bo Ek, god man", *ADDRESS[1:], "SVERIGE"),
        tuple(f"Adressrad{n}" for n in range(8)),
        ("Anna-Maria Margareta Elisabeth von Exempelhielm-Lindqvist af Solrosvägen", *ADDRESS[1:]),
    ],
)
def test_the_window_shows_the_address_and_nothing_else(recipient: tuple[str, ...], layout: b.Layout) -> None:
    pdf = render(letter(b.Paragraph(PROSE), recipient=recipient), layout)
    for word in (word for line in recipient for word in line.split()):
        left, top, right, bottom = lines_within(pdf, 0, word)
        assert left >= WINDOW[0]
        assert top >= WINDOW[1]
        assert right <= WINDOW[2]
        assert bottom <= WINDOW[3]
    for words in ("Myndighetsenheten LSS", "2026-03-12", "08-465 00 11", "Du har", "Sida 1"):
        x0, y0, x1, y1 = lines_within(pdf, 0, words)
        assert x1 < WINDOW[0] or x0 > WINDOW[2] or y1 < WINDOW[1] or y0 > WINDOW[3], words


@pytest.mark.parametrize("layout", b.LAYOUTS)
@pytest.mark.parametrize("name", SHAPES)
def test_nothing_stands_outside_the_page(name: str, layout: b.Layout) -> None:
    left, right, bottom = text_edges(render(SHAPES[name], layout))
    assert left >= LEFT - 1
    assert right <= (RECIPIENT[2] if SHAPES[name].recipient else RIGHT) + 1
    assert bottom <= FOOTER_BOTTOM


@pytest.mark.parametrize("layout", OTHER)
def test_words_are_not_broken(layout: b.Layout) -> None:
    made = letter(b.Heading("Sammanträdesprotokoll", level=1), b.Paragraph(PROSE * 9), WIDE)
    words = set(" ".join(page_texts(render(made, layout))).split())
    assert set(PROSE.split()) | {"Sammanträdesprotokoll"} <= words


SENTENCES = [
    # text, lines of the easy layout
    ("Du får hjälp. Den börjar nu.", ["Du får hjälp.", "Den börjar nu."]),
    ("Kan du? Ja! Bra.", ["Kan du?", "Ja!", "Bra."]),
    ("Hon sa ”Jag vill.” Sedan gick hon.", ["Hon sa ”Jag vill.”", "Sedan gick hon."]),
    ("Enligt 9 § 3 LSS. Du får det.", ["Enligt 9 § 3 LSS.", "Du får det."]),
    ("Den 1 mars 2026. Du får det.", ["Den 1 mars 2026.", "Du får det."]),
    ("Det är t.ex. Anna.", ["Det är t.ex. Anna."]),
    ("Se 4 kap. Andra och 4 kap. 1 § SoL.", ["Se 4 kap. Andra och 4 kap. 1 § SoL."]),
    ("Av A. Svensson.", ["Av A. Svensson."]),
    ("1. Ansökan", ["1. Ansökan"]),
    ("Det ca. 10 st. stora.", ["Det ca. 10 st. stora."]),
    ("Slut. och liten bokstav.", ["Slut. och liten bokstav."]),
    ((b.Run("Fet.", bold=True), b.Run(" Vanlig.")), ["Fet.", "Vanlig."]),
    ((b.Run("Not."), b.Run("1", note="x"), b.Run(" Vanlig.")), ["Not.1", "Vanlig."]),
]


@pytest.mark.parametrize(("text", "lines"), SENTENCES)
def test_easy_to_read_has_a_sentence_a_line(text: b.Text, lines: list[str]) -> None:
    broken = break_lines(text, 999, LOOKS["easy"].body)
    found = ["".join(part.text for part in line.parts).strip() for line in broken]
    assert [line.replace("\xa0", " ") for line in found] == lines


def test_a_sentence_is_not_parted_by_a_page() -> None:
    sentence = "Det här är en mening som är så lång att den fyller mer än en enda rad på sidan. "
    texts = raw_texts(render(letter(b.Paragraph(sentence * 60)), "easy"))
    assert len(texts) > 2
    assert all(text.count("Det här är") == text.count("sidan.") for text in texts)


@pytest.mark.parametrize("layout", b.LAYOUTS)
def test_a_reference_too_long_for_its_place_beside_stands_below(layout: b.Layout) -> None:
    long = "A" * 20
    pdf = render(letter(references=(("Ärendenummer", "2026-0042"), ("Gäller", long))), layout)
    label, value = lines_within(pdf, 0, "Gäller"), lines_within(pdf, 0, long)
    assert value[3] - value[1] < LOOKS[layout].value.size  # on one line
    assert (value[1] > label[3]) == (layout != "standard")
    assert value[2] < WINDOW[0]
