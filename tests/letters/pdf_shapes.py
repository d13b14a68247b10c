"""Letters of every shape that the PDF engine knows: each is judged by the standards, in every layout."""

from datetime import UTC, datetime

from lssdesk.letters import blocks as b
from lssdesk.letters.running import blocks
from tests.letters.pdf_letters import PROSE, decision, letter

ALPHABET = "".join(chr(code) for code in range(0xC0, 0x250)) + "ΑΒΓΔΕαβγδεАБВГДЕабвгде½€§–—“”…"
LONG_WORD = "Habiliteringsersättningsutredningssammanträdesprotokoll"

COLUMN_HEADS = b.Table(
    ("Period", "Insats", "Timmar"),
    (("April–juni", "Ledsagarservice", "20"), ("Juli–augusti", "Ledsagarservice", "16")),
    widths=(2, 3, 1),
    aligns=("left", "left", "right"),
    caption="Tid per period",
)
ROW_HEADS = b.Table(
    (),
    (("Insats", "Ledsagarservice"), ("Omfattning", "20 timmar per månad"), ("Utförare", "Egen regi")),
    widths=(1, 2),
    row_heads=True,
    caption="Beslutet i korthet",
)
BOTH_HEADS = b.Table(
    ("Dag", "Förmiddag", "Eftermiddag"),
    (("Måndag", "2", "1"), ("Onsdag", "0", "3")),
    aligns=("left", "right", "right"),
    row_heads=True,
    total=("Summa", "2", "4"),
)
SPANS = b.Table(
    (b.Cell("Behov", rows=2), b.Cell("Timmar per vecka", columns=2), b.Cell("Anmärkning", rows=2)),
    (
        (b.Cell("Måltider", rows=2), "7", "5", b.Cell(PROSE * 2, rows=2)),
        ("3", "2"),
        ("Förflyttning", b.Cell("ingår i annan tid", columns=2), ""),
        (b.Cell("Kommunikation och en lång förklaring på flera rader", rows=3), "1", "1", "a"),
        ("2", "2", "b"),
        ("3", "3", "c"),
    ),
    widths=(2, 1, 1, 2),
    aligns=("left", "right", "right", "left"),
    subheaders=(("Yrkat", "Beviljat"),),
    row_heads=True,
    total=("Summa", "16", "13", ""),
    caption="Yrkade och beviljade timmar",
)
TALL_CELLS = b.Table(
    ("Nr", "Text"),
    tuple((b.Cell(str(n), rows=1 + n % 2), PROSE * (1 + 14 * (n % 3))) for n in range(8)),
    widths=(1, 6),
)
WIDE = b.Table(
    tuple(f"{LONG_WORD[:22]} {n}" for n in range(7)),
    tuple(tuple(f"Värde{n} {LONG_WORD[:18]}" for _ in range(7)) for n in range(6)),
    total=("Summa", *[str(n) for n in range(6)]),
    caption="En bred tabell",
    row_heads=True,
)
DEEP_LIST = b.NumberedList(
    (
        b.Item(
            "Första steget",
            (
                b.Item(
                    "Ring handläggaren", (b.Item("på dagen", ("före lunch",)), "på kvällen"), numbered=True
                ),
                "Skriv annars",
            ),
        ),
        b.Item("Andra steget", ("ett", "två"), numbered=True),
        "Tredje steget " + PROSE,
    )
)
LONG_LISTS = (
    b.BulletList(
        tuple(b.Item(f"Punkt {n}", tuple(f"Del {n}.{k} {PROSE}" for k in range(3))) for n in range(9))
    ),
    b.NumberedList(tuple(b.Item(f"Punkt {n}", ("a", "b"), numbered=True) for n in range(40)), start=97),
)
LINKS = b.Paragraph(
    (
        b.Run("Läs på "),
        b.Run("www.exempelstad.example/omsorg", link="https://www.exempelstad.example/omsorg"),
        b.Run(", skriv till "),
        b.Run("asa.oberg@exempelstad.example", bold=True, link="mailto:asa.oberg@exempelstad.example"),
        b.Run(" eller ring "),
        b.Run("08-465 00 10", link="tel:+4684650010"),
        b.Run(". Annat som "),
        b.Run("filer", link="file:///etc/passwd"),
        b.Run(" och "),
        b.Run("program", link="javascript:alert(1)"),
        b.Run(" blir vanlig text."),
    )
)
NOTES = b.Paragraph(
    (
        b.Run("Du får ledsagarservice", note="9 § 3 LSS. Se www.exempelstad.example för mer."),
        b.Run(" med 20 timmar per månad", note="Timmar som inte används förs inte över till nästa månad."),
        b.Run(". "),
        b.Run("Allt annat kan du läsa om i bilagan.", note=PROSE),
    )
)
NOTES_EVERYWHERE = (
    b.BulletList((b.Item((b.Run("punkt", note="i en lista"),), ((b.Run("under", note="djupt ned"),),)),)),
    b.Table(
        ((b.Run("Timmar", note="i en rubrik"),), "B"),
        (((b.Run("20", note="i en cell"), b.Run("", note="och en till")), "x"),),
    ),
    b.Note("Bilagor", ((b.Run("Karta", note="i en bilageförteckning"),),)),
)
LONG_NOTES = tuple(
    b.Paragraph((b.Run(PROSE, note=f"Not {n}. " + PROSE * (1 if n % 3 else 12)), b.Run(PROSE)))
    for n in range(14)
)
TYPED = """Så här går det till:
1. Du ringer oss på telefon eller skriver till omsorg@exempelstad.example
   - helst på förmiddagen
   - annars när du kan
     1. måndag
     2. fredag
2. Vi svarar inom två dagar (se www.exempelstad.example/svar).

Behov:
- hemma
- ute
  - i skogen
  - på stan"""

SHAPES: dict[str, b.Letter] = {
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
    "column headers": letter(COLUMN_HEADS),
    "row headers": letter(ROW_HEADS),
    "both headers and a total": letter(BOTH_HEADS),
    "cells over rows and columns": letter(SPANS),
    "spans over pages": letter(b.Paragraph(PROSE * 6), SPANS, SPANS, SPANS),
    "cells taller than a page": letter(TALL_CELLS),
    "a table too wide for columns": letter(b.Paragraph(PROSE), WIDE),
    "a table of headers alone": letter(b.Table(("A", "B"), ()), b.Table((LONG_WORD,) * 9, ())),
    "spans that clash": letter(
        b.Table(
            (b.Cell("A", columns=0), b.Cell("B", rows=9, columns=10**9)),
            ((b.Cell("x", rows=5, columns=2), "y"), ("z", b.Cell("w", columns=3, rows=-1)), ("v",)),
            total=(b.Cell("S", rows=3),),
        )
    ),
    "empty list entries": letter(b.BulletList(("", b.Item("x", ("",)))), b.NumberedList(("ett", "två"))),
    "lists in lists": letter(DEEP_LIST),
    "lists over pages": letter(*LONG_LISTS),
    "a typed text": letter(*blocks(TYPED, "/decision/reasons")),
    "links": letter(LINKS),
    "a link over pages": letter(b.Paragraph((b.Run("ord " * 1500, link="https://exempel.se/å?a=b&c=<d>"),))),
    "footnotes": letter(NOTES),
    "footnotes everywhere": letter(*NOTES_EVERYWHERE),
    "footnotes over pages": letter(*LONG_NOTES),
    "a footnote longer than a page": letter(b.Paragraph((b.Run("Kort.", note="Not. " + PROSE * 60),))),
    "long words": letter(
        b.Heading(f"{LONG_WORD} {LONG_WORD}", level=1),
        b.Paragraph(LONG_WORD * 3),
        b.BulletList((LONG_WORD * 2, b.Item("x", (LONG_WORD * 2,)))),
        b.Table(("A", "B"), ((LONG_WORD, "x"), ("y", LONG_WORD * 2))),
        recipient=(LONG_WORD, LONG_WORD),
        references=((LONG_WORD, LONG_WORD),),
        sender=b.Letterhead(LONG_WORD, LONG_WORD, LONG_WORD, (LONG_WORD,), email=f"{LONG_WORD}@exempel.se"),
    ),
    "times west of Greenwich": letter(created=datetime.fromisoformat("2026-03-12T10:15:00-03:30")),
    "time in UTC": letter(created=datetime(2026, 3, 12, tzinfo=UTC)),
    "characters that XML cannot hold": letter(title="a\x00b <&> \ud800 ]]>", author="\x0b", subject="\uffff"),
}
