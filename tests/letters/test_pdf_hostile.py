"""Whatever an officer types or pastes is on the paper, or is named as something that cannot be printed."""

import unicodedata
from io import BytesIO

import pytest
from PIL import Image

from lssdesk.errors import Refused
from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import missing_glyphs, render
from lssdesk.letters.pdf.glyphs import _USUAL, _covered, clean
from lssdesk.letters.pdf.lines import break_lines
from lssdesk.letters.pdf.style import LOOKS
from tests.letters.pdf_letters import SENDER, flat, letter

SHOWN = [
    ("markup", "<b>inte</b> & fet &amp; <link href='x'>", "<b>inte</b> & fet &amp; <link href='x'>"),
    ("braces", "{namn} %s (a) [b] \\n", "{namn} %s (a) [b] \\n"),
    ("tab", "a\tb", "a b"),
    ("Windows line ends", "a\r\nb\rc\nd", "a b c d"),
    ("line break from a word processor", "a\x0bb\u2028c", "a b c"),
    ("control characters", "a\x00b\x07c\x1b[0m\x7f", "abc[0m"),
    ("fixed space", "a\xa0b\u202fc", "a b c"),
    ("wide space", "a\u2003b\u3000c", "a b c"),
    ("soft hyphen and joiners", "läkar\xadintyg\u200b\u200d\ufeff", "läkarintyg"),
    ("loose accents", "A\u030asa O\u0308berg", "Åsa Öberg"),
    ("emoji", "bra 😀!", "bra [U+1F600]!"),
    ("emoji with joiners", "👩‍🦽️", "[U+1F469][U+1F9BD]"),
    ("arrow", "a → b", "a [U+2192] b"),
    ("other scripts", "שלום Ελένη Наталья", "[U+05E9][U+05DC][U+05D5][U+05DD] Ελένη Наталья"),
    ("half a character", "a\ud83d b", "a[U+D83D] b"),
    ("private character", "a\ue000", "a[U+E000]"),
    ("typography", "–—“”’…•½€§°", "–—“”’…•½€§°"),
]


@pytest.mark.parametrize(("name", "text", "expected"), SHOWN)
def test_what_is_shown(name: str, text: str, expected: str) -> None:
    assert expected in flat(render(letter(b.Paragraph(f"[[{text}]]")))).replace("[[ ", "[[")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Åsa Öberg é § – “”", []),
        ("", []),
        ("a\x00\t\r\n\u200b\xad\ufe0f", []),
        ("😀 → 😀", ["😀", "→"]),
        ("a\ud800\ue000", ["\ud800", "\ue000"]),
    ],
)
def test_missing_glyphs(text: str, missing: list[str]) -> None:
    assert missing_glyphs(letter(b.Paragraph(text))) == missing


PLACES = {
    "municipality": letter(sender=b.Letterhead("Kommun 😀")),
    "footer": letter(sender=b.Letterhead("K", web="😀")),
    "recipient": letter(recipient=("😀",)),
    "reference": letter(references=(("a", "😀"),)),
    "case number": letter(case_number="😀"),
    "heading": letter(b.Heading("😀")),
    "bold run": letter(b.Paragraph((b.Run("😀", bold=True),))),
    "list": letter(b.BulletList((b.Item("a", ("😀",)),))),
    "caption": letter(b.Table(("a",), (), caption="😀")),
    "deep in a list": letter(b.BulletList((b.Item("a", (b.Item("b", ("😀",), True),)),))),
    "footnote": letter(b.Paragraph((b.Run("a", note="😀"),))),
    "wide cell": letter(b.Table((b.Cell("😀", columns=2),), (("a", "b"),))),
    "lower header": letter(b.Table(("a",), (), subheaders=(("😀",),))),
    "total": letter(b.Table(("a",), (("b",),), total=("😀",))),
    "header cell": letter(b.Table(("😀",), ())),
    "cell": letter(b.Table(("a",), (("😀",),))),
    "signature": letter(b.Signature("a", "b", ("😀",))),
    "note": letter(b.Note("a", ("😀",))),
    "kept together": letter(b.KeepTogether((b.Paragraph("😀"),))),
}


@pytest.mark.parametrize("place", PLACES)
def test_missing_glyphs_are_found_and_seen_everywhere(place: str) -> None:
    assert missing_glyphs(PLACES[place]) == ["😀"]
    assert "[U+1F600]" in flat(render(PLACES[place]))


def everywhere(text: str) -> b.Letter:
    """A letter that has ``text`` in every place there is."""
    runs = (
        b.Run(text),
        b.Run(text, bold=True, link=text),
        b.Run("", note=text),
        b.Run("https:", link="https:"),
    )
    deep = b.Item(text, (b.Item(runs, (text, b.Item(runs, (runs,), numbered=True)), numbered=True),))
    cells = (b.Cell(runs, rows=3, columns=2), text, b.Cell(text, columns=9))
    sender = b.Letterhead(text, text, text, (text, text), text, text, text, SENDER.logo, text)
    return letter(
        b.Heading(text, level=7),
        b.Paragraph(runs),
        b.BulletList((b.Item(runs, (text, runs)), text)),
        b.NumberedList((text, deep), start=99),
        b.Table(cells, (cells, cells), subheaders=(cells,), total=cells, row_heads=True, caption=text),
        b.Table((text, runs), ((text, runs), (text,)), caption=text),
        b.KeepTogether((b.Heading(text), b.Paragraph(text), b.Signature(text, text, (text,)))),
        b.Note(text, (text, runs)),
        title=text,
        author=text,
        subject=text,
        sender=sender,
        recipient=(text, text),
        references=((text, text), ("a", text)),
        case_number=text,
    )


HOSTILE = {
    "empty": "",
    "blanks": " \t\r\n \xa0",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85\x9f",
    "markup": "</para><b>&lt;&#0;%PDF-1.7 endstream endobj (\\",
    "a long word": "Ö" * 1500,
    "a long text": "ord " * 1000,
    "many lines": "x\n" * 200,
    "emoji": "😀👩‍🦽→" * 50,
    "lone surrogates": "\ud800\udfff",
    "right to left": "\u202eשלום\u202c",
    "stacked accents": "a" + "\u0301" * 200,
}


@pytest.mark.parametrize("layout", b.LAYOUTS)
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_makes_it_fall(name: str, layout: b.Layout) -> None:
    assert render(everywhere(HOSTILE[name]), layout).startswith(b"%PDF-1.7")


def test_the_usual_characters_need_no_second_look() -> None:
    usual = "".join(chr(code) for code in range(256) if _USUAL.fullmatch(chr(code))) + "–—‘’“”…•€"
    assert clean(f" {usual}") == f" {usual}" == unicodedata.normalize("NFC", f" {usual}")
    assert {ord(sign) for sign in usual} - {10} <= _covered()


def test_no_word_of_a_very_long_paragraph_is_lost() -> None:
    words = [f"ord{n}" for n in range(10_000)]
    text = flat(render(letter(b.Paragraph(" ".join(words)))))
    assert set(words) <= set(text.split())


def test_cells_taller_than_half_a_page() -> None:
    tall = "\n".join(f"rad{n}" for n in range(45))
    rows = tuple((f"nummer{n}.", tall, "slut") for n in range(60))
    text = flat(render(letter(b.Table(("Nummer", "Text", "Slut"), rows, widths=(1, 3, 1)))))
    assert [n for n in range(60) if f"nummer{n}." not in text] == []
    assert [n for n in range(45) if text.split().count(f"rad{n}") != 60] == []


def test_header_taller_than_a_page() -> None:
    head = " ".join(f"h{n}." for n in range(600))
    text = flat(render(letter(b.Table((head, "B"), (("ett", "två"),), widths=(1, 5)))))
    assert [n for n in range(600) if text.split().count(f"h{n}.") != 1] == []


def test_more_columns_than_room() -> None:
    text = flat(render(letter(b.Table(tuple(str(n % 10) for n in range(80)), (("x",) * 80,)))))
    assert text.count("x") >= 80


def test_a_long_letterhead_is_not_cut() -> None:
    words = [f"namn{n}." for n in range(300)]
    sender = b.Letterhead(" ".join(words), address=tuple(f"rad{n}." for n in range(60)))
    text = flat(render(letter(sender=sender)))
    assert [word for word in (*words, *sender.address) if word not in text] == []


def picture(mode: str, kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        picture("RGB", "PNG"),
        picture("RGBA", "PNG"),
        picture("P", "PNG"),
        picture("1", "PNG"),
        picture("L", "JPEG"),
        picture("CMYK", "JPEG"),
        picture("RGB", "JPEG", (3000, 10)),
        picture("RGB", "PNG", (1, 2000)),
    ],
)
def test_logos_of_every_kind(data: bytes) -> None:
    assert render(letter(sender=b.Letterhead("Kommun", logo=data))).count(b"/Image") == 1


@pytest.mark.parametrize(
    "data", [b"", b"text", picture("RGB", "PNG")[:60], picture("RGB", "GIF"), b"%PDF-1.7"]
)
def test_a_logo_that_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refused, match="Logotypen kan inte läsas"):
        render(letter(sender=b.Letterhead("Kommun", logo=data)))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("enligt 9 § LSS", "9 §"),
        ("§ 3", "§ 3"),
        ("enligt 9 a § LSS", "9 a §"),
        ("om 1 250 kr", "1 250 kr"),
        ("enligt 7 § LSS", "7 § LSS"),
        ("i brev 541 30 Ort", "541 30"),
        ("med 10 timmar", "10 timmar"),
        ("vid 11 kap. 1 §", "11 kap. 1 §"),
        ("ring 465 00 10", "465 00 10"),
    ],
)
def test_what_belongs_together_is_not_parted(text: str, kept: str) -> None:
    lines = break_lines(text, 60, LOOKS["standard"].body)
    assert any(kept in part.text.replace("\xa0", " ") for line in lines for part in line.parts)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ADHD-utredning", ["ADHD-", "utredning"]),
        ("och/eller", ["och/eller"]),
        ("2026-03-12 2026-03-12", ["2026-03-12 ", "2026-03-12"]),
        ("\n\na\n\nb\n", ["a ", "", "b "]),
        ("  a   b  ", ["a b"]),
        ("", []),
    ],
)
def test_line_breaks(text: str, lines: list[str]) -> None:
    assert [
        "".join(part.text for part in line.parts) for line in break_lines(text, 72, LOOKS["standard"].body)
    ] == lines


def test_clean_is_stable() -> None:
    for text in HOSTILE.values():
        assert clean(clean(text)) == clean(text)
