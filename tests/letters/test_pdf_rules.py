"""Letters are archivable (PDF/A-2a), accessible (PDF/UA-1), and the same bytes from the same content."""

import os
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import render
from lssdesk.letters.pdf.finish import saved
from tests.letters.pdf_letters import PROSE, RECIPIENT, SENDER, SIGNATURE, decision, letter, logo

ROOT = Path(__file__).resolve().parents[2]
ALPHABET = "".join(chr(code) for code in range(0xC0, 0x250)) + "ΑΒΓΔΕαβγδεАБВГДЕабвгде½€§–—“”…"
LETTERS = {
    "a decision": decision(),
    "no text at all": letter(title="", recipient=(), references=(), case_number="", author="", subject=""),
    "no letterhead": letter(b.Paragraph(PROSE), sender=b.Letterhead("")),
    "headings that skip levels": letter(
        b.Heading("Först", level=3), b.Paragraph(PROSE), b.Heading("Sen", level=1), b.Heading("Sist", level=3)
    ),
    "more characters than one font subset holds": letter(
        b.Paragraph((b.Run(ALPHABET), b.Run(ALPHABET, True)))
    ),
    "a table over pages": letter(
        b.Table(("Dag", "Timmar"), tuple((f"Dag {n}", PROSE) for n in range(60)), caption="Månaden")
    ),
    "uneven and empty cells": letter(b.Table(("A", ""), (("",), ("1", "2", "3"), ()), widths=(0, -1, 2))),
    "a table without header": letter(b.Table((), (("1", "2"),))),
    "empty list entries": letter(b.BulletList(("", b.Item("x", ("",)))), b.NumberedList(("ett", "två"))),
    "a link over pages": letter(b.Paragraph((b.Run("ord " * 1500, link="https://exempel.se/å?a=b&c=<d>"),))),
    "times west of Greenwich": letter(created=datetime.fromisoformat("2026-03-12T10:15:00-03:30")),
    "time in UTC": letter(created=datetime(2026, 3, 12, tzinfo=UTC)),
    "characters that XML cannot hold": letter(title="a\x00b <&> \ud800 ]]>", author="\x0b", subject="\uffff"),
}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", LETTERS)
def test_letters_keep_the_standards(name: str, profile: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(render(LETTERS[name]))
    result = validator.validate_pdf(str(file), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in result.failures] == []
    assert result.is_compliant


def test_same_bytes_again_and_after_other_letters() -> None:
    first = render(decision())
    for other in ("more characters than one font subset holds", "a table over pages"):
        render(LETTERS[other])
    assert render(decision()) == first


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_another_process(seed: str, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    code = (
        "import sys; from lssdesk.letters.pdf import render; from tests.letters.pdf_letters import decision; "
        "open(sys.argv[1], 'wb').write(render(decision()))"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    subprocess.run([sys.executable, "-c", code, str(out)], cwd=ROOT, env=environment, check=True, timeout=60)
    assert out.read_bytes() == render(decision())


@pytest.mark.parametrize(
    "changed",
    [
        letter(b.Paragraph("Nej.")),
        letter(b.Paragraph("Ja."), created=datetime.fromisoformat("2026-03-12T10:15:01+01:00")),
        letter(b.Paragraph("Ja."), sender=b.Letterhead("Annan kommun")),
    ],
)
def test_other_content_gives_other_bytes(changed: b.Letter) -> None:
    assert render(letter(b.Paragraph("Ja."))) != render(changed)


def test_dates_title_and_language_come_from_the_content() -> None:
    with pikepdf.open(BytesIO(render(decision()))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260312101500+01'00'"
        assert str(pdf.docinfo["/Title"]) == "Beslut om ledsagarservice"
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert b"2026-03-12T10:15:00+01:00" in pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize(
    ("changes", "title"),
    [({"title": " "}, "Rubriken"), ({"title": "", "body": ()}, "Brev"), ({"title": "A\r\nB"}, "A B")],
)
def test_every_letter_has_a_title(changes: dict[str, object], title: str) -> None:
    made = (
        letter(**{"body": (b.Heading("Rubriken"),), **changes})
        if "body" not in changes
        else letter(**changes)
    )
    with pikepdf.open(BytesIO(render(made))) as pdf:
        assert str(pdf.docinfo["/Title"]) == title


def test_only_embedded_fonts() -> None:
    with pikepdf.open(BytesIO(render(LETTERS["more characters than one font subset holds"]))) as pdf:
        fonts = [
            obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"
        ]
        assert len(fonts) > 2
        assert all("NotoSans" in str(font.BaseFont) and "/FontFile2" in font.FontDescriptor for font in fonts)


def tree(pdf: bytes) -> list[str]:
    """Tags of the structure tree in reading order, indented by depth; content is left out."""
    lines: list[str] = []

    def walk(node: pikepdf.Object, depth: int) -> None:
        lines.append(" " * depth + str(node.S)[1:])
        for kid in node.get("/K", []):
            if "/S" in kid:
                walk(kid, depth + 1)

    with pikepdf.open(BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K, 0)
    return lines


def test_structure_of_every_block() -> None:
    bare = {"recipient": (), "references": (), "sender": b.Letterhead("")}
    made = letter(
        b.Heading("Beslut", level=1),
        b.Paragraph((b.Run("Se "), b.Run("webben", link="https://exempel.se"), b.Run(" för mer."))),
        b.BulletList((b.Item("ett", ("under",)),)),
        b.Table(("A",), (("1",),), caption="Tabell"),
        b.KeepTogether((b.Heading("Underskrift"), SIGNATURE)),
        **bare,
    )
    assert tree(render(made)) == [
        "Document",
        " H1",
        " P",
        "  Link",
        " L",
        "  LI",
        "   Lbl",
        "   LBody",
        "    P",
        "    L",
        "     LI",
        "      Lbl",
        "      LBody",
        "       P",
        " Table",
        "  Caption",
        "  TR",
        "   TH",
        "  TR",
        "   TD",
        " H2",
        " P",
        " P",
        " P",
        " P",
    ]


def test_letterhead_comes_first_and_its_addresses_last() -> None:
    tags = tree(render(letter(b.Heading("Beslut", level=1))))
    before, after = tags[: tags.index(" H1")], tags[tags.index(" H1") + 1 :]
    assert before == ["Document", " Figure", *[" P"] * (3 + len(RECIPIENT) + 4)]
    assert after == [" P"] * (len(SENDER.address) + 3)


def test_logo_has_words_for_those_who_do_not_see_it() -> None:
    for alt, said in (("Vapen", "Vapen"), ("", "Logotyp: Exempelstads kommun")):
        sender = b.Letterhead("Exempelstads kommun", logo=logo(), logo_alt=alt)
        with pikepdf.open(BytesIO(render(letter(sender=sender)))) as pdf:
            assert str(pdf.Root.StructTreeRoot.K.K[0].Alt) == said


def test_a_link_leads_where_it_says() -> None:
    run = b.Run("lång länktext " * 12, link="https://exempel.se/så?a=b&c=d%20e")
    with pikepdf.open(BytesIO(render(letter(b.Paragraph((run,)))))) as pdf:
        annotations = list(pdf.pages[0].obj.Annots)
        assert len(annotations) > 1  # one a line
        assert {str(link.A.URI) for link in annotations} == {"https://exempel.se/s%C3%A5?a=b&c=d%20e"}
        assert all(str(link.Contents) == run.link for link in annotations)


def test_a_link_over_several_lines_is_one_link_to_a_screen_reader() -> None:
    link = b.Run("lång länktext " * 12, link="https://exempel.se")
    other = b.Run("annan", link="https://exempel.se/annan")
    assert (
        tree(render(letter(b.Paragraph((link, b.Run(" och "), link, b.Run(" "), other))))).count("  Link")
        == 3
    )


def test_every_stream_ends_where_it_says() -> None:
    """Packed data that ends in a carriage return would run into the line end of the format."""
    text = next(data for n in range(256) if zlib.compress(data := b"a" * n).endswith(b"\r"))
    with pikepdf.new() as pdf:
        pdf.Root.Extra = pdf.make_stream(text)
        pdf.Root.Other = pdf.make_stream(b"annan text " * 9)
        out = saved(pdf)
    assert b"\r\nendstream" not in out
    with pikepdf.open(BytesIO(out)) as pdf:
        assert pdf.Root.Extra.read_bytes() == text
        assert pdf.Root.Other.read_bytes() == b"annan text " * 9
