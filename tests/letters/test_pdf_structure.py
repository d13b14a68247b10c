"""What a screen reader meets, in its order: read by our own reader and, where it is, by poppler's."""

import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import render
from tests.letters.pdf_letters import letter
from tests.letters.pdf_reading import Reader, own_reading, readers
from tests.letters.pdf_shapes import SHAPES

BARE = {"recipient": (), "references": (), "sender": b.Letterhead("")}

READ = {
    "column headers": (
        b.Table(("Period", "Tim"), (("Juni", "20"), ("Juli", "")), caption="Tid"),
        """
        Document
         Table
          Caption
           "Tid"
          TR
           TH
            "Period"
           TH
            "Tim"
          TR
           TD
            "Juni"
           TD
            "20"
          TR
           TD
            "Juli"
           TD
        """,
    ),
    "row headers and a total": (
        b.Table((), (("Juni", "20"),), row_heads=True, total=("Summa", "20")),
        """
        Document
         Table
          TR
           TH
            "Juni"
           TD
            "20"
          TR
           TH
            "Summa"
           TD
            "20"
        """,
    ),
    "cells over rows and columns": (
        b.Table(
            (b.Cell("Behov", rows=2), b.Cell("Timmar", columns=2)),
            ((b.Cell("Mat", rows=2), "7", "5"), (b.Cell("ingår", columns=2),)),
            subheaders=(("Yrkat", "Beviljat"),),
        ),
        """
        Document
         Table
          TR
           TH
            "Behov"
           TH
            "Timmar"
          TR
           TH
            "Yrkat"
           TH
            "Beviljat"
          TR
           TD
            "Mat"
           TD
            "7"
           TD
            "5"
          TR
           TD
            "ingår"
        """,
    ),
    "a list in lists": (
        b.NumberedList((b.Item("ett", (b.Item("under", ("djupt",), numbered=True),)), "två"), start=3),
        """
        Document
         L
          LI
           Lbl
            "3."
           LBody
            P
             "ett"
            L
             LI
              Lbl
               "–"
              LBody
               P
                "under"
               L
                LI
                 Lbl
                  "a)"
                 LBody
                  P
                   "djupt"
          LI
           Lbl
            "4."
           LBody
            P
             "två"
        """,
    ),
    "a footnote": (
        b.Paragraph((b.Run("Du får hjälp ", note="9 § 3 LSS."), b.Run("nu."))),
        """
        Document
         P
          "Du får hjälp"
          Reference
           Link
            "1"
          "nu."
         Note
          Lbl
           "1"
          "9 § 3 LSS."
        """,
    ),
    "a footnote in a cell": (
        b.Table(("A",), (((b.Run("20", note="Högst."),),),)),
        """
        Document
         Table
          TR
           TH
            "A"
          TR
           TD
            P
             "20"
             Reference
              Link
               "1"
            Note
             Lbl
              "1"
             "Högst."
        """,
    ),
    "links": (
        b.Paragraph(
            (
                b.Run("Skriv till "),
                b.Run("a@b.se", link="mailto:a@b.se"),
                b.Run(" eller "),
                b.Run("ring", link="tel:+46"),
                b.Run("."),
            )
        ),
        """
        Document
         P
          "Skriv till"
          Link
           "a@b.se"
          "eller"
          Link
           "ring"
          "."
        """,
    ),
}


def expected(tree: str) -> list[str]:
    return [line.removeprefix(" " * 8) for line in tree.splitlines() if line.strip()]


@pytest.mark.parametrize("reader", readers())
@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str, reader: Reader) -> None:
    block, tree = READ[name]
    assert reader(render(letter(block, **BARE))) == expected(tree)


@pytest.mark.parametrize("reader", readers())
def test_the_decision_is_read_in_its_order(reader: Reader) -> None:
    """All of the content once, in its order, with nothing between: letterhead, text, addresses."""
    made = SHAPES["a decision"]
    said = [line.strip()[1:-1] for line in reader(render(made)) if line.strip().startswith('"')]
    words = "".join(text for text in said if text not in {"•", "–", "1.", "2.", "3."})
    content = b.plain_text(made).removesuffix(made.case_number)
    phone = made.sender.phone
    told = content.replace(phone, f"Telefon: {phone}")
    assert "".join(words.split()) == "".join(told.split())


@pytest.mark.parametrize("name", SHAPES)
def test_all_readers_read_the_same(name: str) -> None:
    pdf = render(SHAPES[name])
    assert {tuple(reader(pdf)) for reader in readers()} == {tuple(own_reading(pdf))}


def test_a_repeated_header_is_read_once() -> None:
    table = b.Table(("Vilken dag", "B"), tuple((f"Dag {n}", "2") for n in range(120)))
    assert own_reading(render(letter(table))).count('    "Vilken dag"') == 1
