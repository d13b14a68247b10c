"""What stands where: window, page numbers, breaks between pages, reading order."""

import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import draw, render
from lssdesk.letters.pdf.style import BODY_BOTTOM, LEFT, MM, RIGHT, WINDOW
from tests.letters.pdf_letters import (
    PROSE,
    RECIPIENT,
    SIGNATURE,
    decision,
    flat,
    letter,
    lines_within,
    page_texts,
    raw_texts,
    text_edges,
)


@pytest.mark.parametrize(
    ("name", "recipient"),
    [
        ("usual", RECIPIENT),
        ("one line", ("Ada Lindqvist",)),
        ("guardian", ("Ada Lindqvist", "c/o Bo Ek, god man", *RECIPIENT[1:], "SVERIGE")),
        ("many lines", tuple(f"Adressrad{n}" for n in range(8))),
        (
            "long name",
            ("Anna-Maria Margareta Elisabeth von Exempelhielm-Lindqvist af Solrosvägen", *RECIPIENT[1:]),
        ),
    ],
)
def test_recipient_is_inside_the_window(name: str, recipient: tuple[str, ...]) -> None:
    pdf = render(letter(b.Paragraph(PROSE), recipient=recipient))
    for line in recipient:
        for word in line.split():
            left, top, right, bottom = lines_within(pdf, 0, word)
            assert left >= WINDOW[0]
            assert top >= WINDOW[1]
            assert right <= WINDOW[2]
            assert bottom <= WINDOW[3]


def test_recipient_stands_where_a_right_hand_window_is() -> None:
    left, top, *_ = lines_within(render(decision()), 0, "Ada Lindqvist")
    assert 114 * MM < left < 117 * MM
    assert 48 * MM < top < 52 * MM


def test_nothing_else_shows_in_the_window() -> None:
    pdf = render(decision())
    left, top, right, bottom = WINDOW
    for words in ("Omsorgsnämnden", "Myndighetsenheten", "2026-03-12", "08-465 00 11", "Beslut om", "Sida 1"):
        x0, y0, x1, y1 = lines_within(pdf, 0, words)
        assert x1 < left or x0 > right or y1 < top or y0 > bottom, words


def test_an_address_too_long_for_the_window_goes_on_in_the_text() -> None:
    recipient = tuple(f"Adressrad {n}." for n in range(40))
    text = flat(render(letter(recipient=recipient)))
    assert all(line in text for line in recipient)


@pytest.mark.parametrize("words", [30, 1500, 4000])
def test_every_page_says_its_number_and_case(words: int) -> None:
    pages = page_texts(render(letter(b.Paragraph("ord " * words))))
    for number, text in enumerate(pages, 1):
        assert f"Sida {number} ({len(pages)})" in text
        assert "Ärende 2026-0042" in text


def test_text_is_read_in_the_order_of_the_content() -> None:
    made = decision()
    text = flat(render(made))
    at = 0
    footer = {*made.sender.address, made.sender.phone, made.sender.email, made.sender.web, made.case_number}
    for line in b.plain_text(made).splitlines():
        if line in footer:
            continue
        for word in line.split():
            found = text.find(word, at)
            assert found >= 0, (word, line)
            at = found + len(word)


def test_lines_end_in_a_space_between_words_only() -> None:
    words = ["ADHD-utredning och/eller habiliteringsplan"] * 40
    text = "".join(raw_texts(render(letter(b.Paragraph(" ".join(words) + "\nslut")))))
    assert " ".join([*words, "slut"]) in text.replace("\ufffe", "-").replace("\r\n", "")


@pytest.mark.parametrize("before", range(20, 56))
def test_signature_is_never_alone(before: int) -> None:
    """Whatever the length of the text, two lines of it stand on the page of the signature."""
    lines = [b.Paragraph(f"Stycke {n}.") for n in range(before)]
    pages = page_texts(render(letter(*lines, SIGNATURE)))
    signed = next(text for text in pages if "LSS-handläggare" in text)
    assert f"Stycke {before - 1}." in signed
    assert f"Stycke {before - 2}." in signed
    assert "Exempelstad den 12 mars" in signed
    assert "Åsa Öberg" in signed.split("Exempelstad den 12 mars")[1]


@pytest.mark.parametrize("lines", range(25, 50))
def test_signature_takes_two_lines_of_a_long_paragraph_along(lines: int) -> None:
    text = "\n".join(f"rad{n}." for n in range(lines))
    pages = page_texts(render(letter(b.Paragraph(text), SIGNATURE)))
    assert f"rad{lines - 2}. rad{lines - 1}." in next(text for text in pages if "LSS-handläggare" in text)


@pytest.mark.parametrize("filler", range(20, 45))
def test_no_lone_lines_and_no_lone_headings(filler: int) -> None:
    text = "\n".join(f"rad{n}." for n in range(6))
    made = letter(
        *[b.Paragraph("Utfyllnad.\n" * filler)],
        b.Heading("Rubriken"),
        b.Paragraph(text),
        b.Paragraph("Slutet."),
    )
    for page in page_texts(render(made)):
        there = [n for n in range(6) if f"rad{n}." in page]
        assert len(there) != 1
        assert not ("Rubriken" in page and len(there) < 2)


def test_colon_stays_with_its_list() -> None:
    for filler in range(20, 45):
        made = letter(
            b.Paragraph("Utfyllnad.\n" * filler),
            b.Paragraph("Det gäller:"),
            b.BulletList(("punkt ett", "punkt två")),
        )
        assert [
            page for page in page_texts(render(made)) if "Det gäller:" in page and "punkt ett" not in page
        ] == []


@pytest.mark.parametrize("filler", [5, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33])
def test_kept_together(filler: int) -> None:
    kept = b.KeepTogether(tuple(b.Paragraph(f"Del {n}.") for n in range(6)))
    pages = page_texts(render(letter(b.Paragraph("Utfyllnad.\n" * filler), kept)))
    assert [all(f"Del {n}." in page for n in range(6)) for page in pages if "Del" in page] == [True]


def test_page_breaks() -> None:
    made = letter(
        b.PageBreak(),
        b.Paragraph("Ett."),
        b.PageBreak(),
        b.PageBreak(),
        b.Heading("Två"),
        b.Paragraph("Text."),
        b.PageBreak(),
    )
    pages = page_texts(render(made))
    assert len(pages) == 2
    assert "Ett." in pages[0]
    assert "Två Text." in pages[1]


def test_table_header_is_seen_on_every_page_but_read_once() -> None:
    made = letter(
        b.Table(("Vilken dag", "Timmar"), tuple((f"Dag{n}.", "2") for n in range(90)), caption="Mars")
    )
    pages = page_texts(render(made))
    assert len(pages) > 2
    assert all("Vilken dag Timmar" in page for page in pages)
    assert [n for n in range(90) if f"Dag{n}." not in " ".join(pages)] == []


def test_table_rows_stay_whole_unless_they_are_very_tall() -> None:
    rows = tuple((f"början{n}. {PROSE} slutet{n}.", "x") for n in range(30))
    for page in page_texts(render(letter(b.Table(("A", "B"), rows)))):
        assert [n for n in range(30) if (f"början{n}." in page) != (f"slutet{n}." in page)] == []


def test_numbers_stand_under_each_other() -> None:
    pdf = render(letter(b.Table(("A", "Timmar"), (("a", "7777"), ("b", "88")), aligns=("left", "right"))))
    assert lines_within(pdf, 0, "7777")[2] == pytest.approx(lines_within(pdf, 0, "88")[2], abs=1)


def test_places_lead_back_to_the_fact() -> None:
    made = letter(
        b.Paragraph("Först.", origin="/a"),
        b.Paragraph("Utan."),
        b.PageBreak(),
        b.Paragraph("Sist.", origin="/b"),
    )
    drawn = draw(made)
    assert drawn.pages == 2
    assert [(place.page, place.origin) for place in drawn.places] == [(0, "/a"), (1, "/b")]
    for place, words in zip(drawn.places, ("Först.", "Sist."), strict=True):
        _, top, _, bottom = lines_within(drawn.pdf, place.page, words)
        assert place.top < top < bottom < place.bottom


def test_text_keeps_inside_the_margins() -> None:
    words = (b.Run("W" * 400), b.Run(" fet" * 300, bold=True), b.Run("länk" * 90, link="https://exempel.se"))
    pdf = render(letter(b.Paragraph(words), b.Table(("A", "B"), (("M" * 90, "x"),), widths=(1, 20))))
    assert flat(pdf).count("W") == 400
    assert flat(pdf).count("M") >= 90
    left, right, _ = text_edges(pdf)
    assert left >= LEFT - 1
    assert right <= RIGHT + 1


@pytest.mark.parametrize("filler", range(8))
def test_a_table_with_its_repeated_header_ends_above_the_margin(filler: int) -> None:
    head = "\n".join(["Rubrik"] * 8)
    table = b.Table((head,), tuple((f"{n}\n" * 5,) for n in range(60)))
    made = letter(b.Paragraph("Utfyllnad.\n" * filler), table, sender=b.Letterhead(""))
    assert text_edges(render(made))[2] <= BODY_BOTTOM
