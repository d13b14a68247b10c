"""Letters are archivable (PDF/A-2a), accessible (PDF/UA-1), and the same bytes from the same content."""

import gc
import os
import subprocess
import sys
import zlib
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import render
from lssdesk.letters.pdf.finish import saved
from lssdesk.letters.pdf.glyphs import BOLD, REGULAR, font
from tests.letters.every_letter import letters
from tests.letters.pdf_letters import RECIPIENT, SENDER, SIGNATURE, decision, letter, logo
from tests.letters.pdf_shapes import SHAPES

ROOT = Path(__file__).resolve().parents[2]
PROFILES = ("ua1", "2a")


def broken_rules(pdf: bytes, file: Path) -> list[tuple[str, str]]:
    """The rules of both standards that the file breaks, with what is said of each."""
    file.write_bytes(pdf)
    results = [validator.validate_pdf(str(file), profile=profile) for profile in PROFILES]
    assert [result.is_compliant for result in results] == [not result.failures for result in results]
    return [(failure.rule_id, failure.message) for result in results for failure in result.failures]


@pytest.mark.parametrize("layout", b.LAYOUTS)
@pytest.mark.parametrize("name", SHAPES)
def test_shapes_keep_the_standards(name: str, layout: b.Layout, tmp_path: Path) -> None:
    assert broken_rules(render(SHAPES[name], layout), tmp_path / "letter.pdf") == []


@pytest.mark.parametrize("layout", b.LAYOUTS)
def test_every_letter_and_document_keeps_the_standards(layout: b.Layout, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    judged = {name: broken_rules(render(made, layout), file) for name, made in letters()}
    assert {name: rules for name, rules in judged.items() if rules} == {}
    assert len(judged) > 100


def test_the_judge_sees_what_is_wrong(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(render(SHAPES["footnotes"]))) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(tmp_path / "broken.pdf")
    assert broken_rules((tmp_path / "broken.pdf").read_bytes(), tmp_path / "letter.pdf") != []


def test_same_bytes_again_and_after_other_letters() -> None:
    first = render(decision())
    for other in ("more characters than one font subset holds", "a table over pages"):
        render(SHAPES[other])
    assert render(decision()) == first


def test_letters_leave_nothing_behind() -> None:
    """Neither the fonts nor a cache keep anything of a letter that is done."""
    made = [letter(b.Paragraph(f"Stycke {n} med ord{n}."), recipient=(f"Person {n}",)) for n in range(40)]
    for one in made[:20]:
        render(one)
    gc.collect()
    before = len(gc.get_objects())
    for one in made[20:]:
        render(one)
    gc.collect()
    assert len(gc.get_objects()) - before < 20
    assert not any(font(name).state for name in (REGULAR, BOLD))


def digests() -> list[str]:
    """What each shape's bytes come to in each layout."""
    return [
        f"{name} {layout} {sha256(render(letter, layout)).hexdigest()}"
        for name, letter in SHAPES.items()
        for layout in b.LAYOUTS
    ]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_another_process(seed: str) -> None:
    code = "from tests.letters.test_pdf_rules import digests; print('\\n'.join(digests()))"
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=100, capture_output=True)
    assert done.stdout.decode().splitlines() == digests()


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
    with pikepdf.open(BytesIO(render(SHAPES["more characters than one font subset holds"]))) as pdf:
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
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, int) and "/S" in kid:
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
    assert after == [*[" P"] * (len(SENDER.address) + 2), "  Link", " P", "  Link"]


def test_logo_has_words_for_those_who_do_not_see_it() -> None:
    for alt, said in (("Vapen", "Vapen"), ("", "Logotyp: Exempelstads kommun")):
        sender = b.Letterhead("Exempelstads kommun", logo=logo(), logo_alt=alt)
        with pikepdf.open(BytesIO(render(letter(sender=sender)))) as pdf:
            assert str(pdf.Root.StructTreeRoot.K.K[0].Alt) == said


def test_a_link_leads_where_it_says() -> None:
    run = b.Run("lång länktext " * 12, link="https://exempel.se/så?a=b&c=d%20e")
    with pikepdf.open(BytesIO(render(letter(b.Paragraph((run,)), sender=b.Letterhead("K"))))) as pdf:
        annotations = list(pdf.pages[0].obj.Annots)
        assert len(annotations) > 1  # one a line
        assert {str(link.A.URI) for link in annotations} == {"https://exempel.se/s%C3%A5?a=b&c=d%20e"}
        assert all(str(link.Contents) == run.link for link in annotations)


def test_a_link_over_several_lines_is_one_link_to_a_screen_reader() -> None:
    link = b.Run("lång länktext " * 12, link="https://exempel.se")
    other = b.Run("annan", link="https://exempel.se/annan")
    text = b.Paragraph((link, b.Run(" och "), link, b.Run(" "), other))
    assert tree(render(letter(text, sender=b.Letterhead("K")))).count("  Link") == 3


TOLD = [
    # address, what the annotation says, where it leads
    ("https://exempel.se/a", "https://exempel.se/a", "https://exempel.se/a"),
    ("HTTP://exempel.se", "HTTP://exempel.se", "HTTP://exempel.se"),
    ("mailto:asa@exempel.se", "Skriv till asa@exempel.se", "mailto:asa@exempel.se"),
    ("tel:+468123456", "Ring +468123456", "tel:+468123456"),
]


@pytest.mark.parametrize(("address", "told", "leads"), TOLD)
def test_a_link_is_told_in_words(address: str, told: str, leads: str) -> None:
    text = b.Paragraph((b.Run("länk", link=address),))
    with pikepdf.open(BytesIO(render(letter(text, sender=b.Letterhead("K"))))) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert (str(annotation.Contents), str(annotation.A.URI)) == (told, leads)
        assert annotation.F == 4


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "exempel.se", " ", "x" * 999]
)
def test_what_is_no_address_is_no_link(address: str) -> None:
    made = letter(b.Paragraph((b.Run("länk", link=address),)), sender=b.Letterhead("K"))
    assert "  Link" not in tree(render(made))


def test_a_link_over_pages_has_an_annotation_a_line_on_each() -> None:
    with pikepdf.open(BytesIO(render(SHAPES["a link over pages"]))) as pdf:
        assert all(len(page.obj.Annots) > 10 for page in pdf.pages[:-1])
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
        for page in pdf.pages:
            for annotation in page.obj.Annots:
                owner = owners[int(annotation.StructParent)]
                assert owner.S == "/Link"
                assert any(
                    "/Obj" in kid and kid.Obj == annotation for kid in owner.K if not isinstance(kid, int)
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
