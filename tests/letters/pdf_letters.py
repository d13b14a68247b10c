"""Letters for the tests of the PDF engine: invented persons, a realistic decision and hostile content."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from lssdesk.letters import blocks as b

CREATED = datetime.fromisoformat("2026-03-12T10:15:00+01:00")


def logo(color: str = "#0a4a7a") -> bytes:
    """A small see-through picture."""
    image = Image.new("RGBA", (300, 150), (0, 0, 0, 0))
    drawing = ImageDraw.Draw(image)
    drawing.polygon([(10, 10), (110, 10), (110, 80), (60, 140), (10, 80)], fill=color)
    drawing.ellipse([(130, 40), (200, 110)], outline=color, width=10)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


SENDER = b.Letterhead(
    municipality="Exempelstads kommun",
    board="Omsorgsnämnden",
    unit="Myndighetsenheten LSS",
    address=("Omsorgsförvaltningen", "Box 100", "123 45 Exempelstad"),
    phone="08-465 00 10",
    email="omsorg@exempelstad.example",
    web="www.exempelstad.example",
    logo=logo(),
    logo_alt="Exempelstads vapen",
)
RECIPIENT = ("Ada Lindqvist", "Solrosvägen 12 B, lgh 1203", "123 45 EXEMPELSTAD")
REFERENCES = (
    ("Datum", "2026-03-12"),
    ("Ärendenummer", "2026-0042"),
    ("Handläggare", "Åsa Öberg"),
    ("Telefon", "08-465 00 11"),
)


def letter(*body: b.Block, **changes: Any) -> b.Letter:
    """A letter around ``body``; ``changes`` replace fields of the usual one."""
    fields: dict[str, Any] = {
        "title": "Beslut om ledsagarservice",
        "sender": SENDER,
        "recipient": RECIPIENT,
        "body": body,
        "created": CREATED,
        "case_number": "2026-0042",
        "references": REFERENCES,
        "author": "Åsa Öberg",
        "subject": "Beslut enligt LSS",
    }
    return b.Letter(**{**fields, **changes})


SIGNATURE = b.Signature(
    "Åsa Öberg", "LSS-handläggare", ("Exempelstad den 12 mars 2026", "För omsorgsnämnden, enligt delegation")
)
PROSE = (
    "Du har ansökt om ledsagarservice för att kunna delta i körsång och besöka vänner. Utredningen visar att "
    "du behöver stöd för att ta dig till platser som du inte känner och för att kunna vara delaktig där. "
)


def decision() -> b.Letter:
    """A decision as an officer would send it: all kinds of blocks, three pages."""
    return letter(
        b.Heading("Beslut om ledsagarservice enligt 9 § 3 LSS", level=1, origin="decision.title"),
        b.Paragraph(
            (
                b.Run("Omsorgsnämnden "),
                b.Run("beviljar", bold=True),
                b.Run(" dig ledsagarservice med "),
                b.Run("20 timmar per månad", bold=True),
                b.Run(
                    " från och med den 1 april 2026 till och med den 31 mars 2027. Beslutet fattas "
                    "med stöd av "
                ),
                b.Run(
                    "7 § och 9 § 3 lagen (1993:387) om stöd och service till vissa funktionshindrade, LSS."
                ),
            ),
            origin="/decision/outcome",
        ),
        b.Heading("Vad beslutet omfattar", origin="decision.scope"),
        b.Paragraph("Ledsagningen gäller för följande:"),
        b.BulletList(
            (
                "körövning en kväll i veckan, med resa till och från",
                b.Item(
                    "besök hos vänner och anhöriga, också på helger, när besöket är längre än en timme "
                    "och du behöver stöd på vägen eller på platsen",
                    ("högst två besök i månaden", "resor inom länet"),
                ),
                "promenader och ärenden i närområdet.",
            ),
            origin="/decision/purposes",
        ),
        b.Heading("Beviljad tid"),
        b.Table(
            ("Period", "Insats", "Timmar per månad", "Omkostnader, kr"),
            (
                ("2026-04-01 – 2026-06-30", "Ledsagarservice, körsång och besök", "20", "450"),
                ("2026-07-01 – 2026-08-31", "Ledsagarservice, sommaruppehåll i kören", "16", "300"),
                ("2026-09-01 – 2027-03-31", "Ledsagarservice, körsång och besök", "20", "1 250"),
            ),
            widths=(3.2, 4, 2.1, 2.1),
            aligns=("left", "left", "right", "right"),
            caption="Tid och omkostnader per period",
            origin="/decision/frames",
        ),
        b.Heading("Skäl för beslutet"),
        b.Paragraph(PROSE * 2, origin="/inquiry/reasons"),
        b.Heading("Personkrets", level=3),
        b.Paragraph(
            "Du omfattas av personkretsen i 1 § 3 LSS. Funktionsnedsättningen är varaktig, stor och orsakar "
            "betydande svårigheter i den dagliga livsföringen. " + PROSE,
        ),
        b.Heading("Behov och tillgodosedda behov", level=3),
        b.Paragraph(PROSE * 3),
        b.Heading("Tidsbegränsning"),
        b.Paragraph(
            "Beslutet är tidsbegränsat eftersom kören har sagt att verksamheten kan ändras under 2027. "
            + PROSE
        ),
        b.Heading("Förbehåll om ändring"),
        b.Paragraph("Beslutet kan ändras i förtid om behoven minskar väsentligt. " + PROSE * 2),
        b.Heading("Det här ska du göra"),
        b.NumberedList(
            (
                "Kontakta utföraren och kom överens om den första träffen.",
                "Säg till i god tid, helst två dagar innan, om en träff ska ställas in.",
                "Hör av dig till din handläggare om dina behov ändras.",
            )
        ),
        b.Paragraph(
            (
                b.Run("Har du frågor kan du ringa eller skriva till din handläggare på "),
                b.Run("asa.oberg@exempelstad.example", link="mailto:asa.oberg@exempelstad.example"),
                b.Run(". Läs mer om hur nämnden behandlar personuppgifter på "),
                b.Run(
                    "exempelstad.example/omsorg/så behandlar vi dina uppgifter",
                    link="https://exempelstad.example/omsorg/så-behandlar-vi",
                ),
                b.Run("."),
            )
        ),
        SIGNATURE,
        b.Note("Bilagor", ("Hur du överklagar", "Sammanfattning av utredningen")),
        b.PageBreak(),
        b.Heading("Hur du överklagar", level=1),
        b.Paragraph(
            "Är du inte nöjd kan du överklaga beslutet hos förvaltningsrätten. Skriv vilket beslut du "
            "överklagar och hur du vill att det ska ändras. Skicka brevet till nämnden, inte till domstolen."
        ),
        b.Paragraph(
            "Överklagandet ska ha kommit in inom tre veckor från den dag då du fick del av beslutet."
        ),
    )


def raw_texts(pdf: bytes) -> list[str]:
    """The text of each page in the order of its content, as it is read from the file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page in the order of its content, line ends as blanks."""
    return [" ".join(text.split()) for text in raw_texts(pdf)]


def flat(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def lines_within(pdf: bytes, page: int, words: str) -> tuple[float, float, float, float]:
    """Box of ``words`` on ``page``: left, top, right, bottom in points from the page's top left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        text = sheet.get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found is not None, words
        boxes = [text.get_charbox(found[0] + at) for at in range(found[1]) if not words[at].isspace()]
        height = sheet.get_height()
        return (
            min(box[0] for box in boxes),
            height - max(box[3] for box in boxes),
            max(box[2] for box in boxes),
            height - min(box[1] for box in boxes),
        )
    finally:
        document.close()


def text_edges(pdf: bytes) -> tuple[float, float, float]:
    """Left, right and lower edge of all visible characters of all pages, from the page's top left."""
    boxes: list[tuple[float, float, float]] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            for at, char in enumerate(text.get_text_range()):
                if not char.isspace():
                    left, bottom, right, _ = text.get_charbox(at)
                    boxes.append((left, right, page.get_height() - bottom))
    finally:
        document.close()
    lefts, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), max(rights), max(bottoms)
