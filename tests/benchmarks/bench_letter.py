"""The letter of the shipped example, drawn with tags and archive marks, against its words alone."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lssdesk import paths
from lssdesk.flow import letters
from lssdesk.letters.blocks import plain_text
from lssdesk.letters.decision import decision_letter
from tests.benchmarks.ratio import Ratio, compare
from tests.flow.officer import example

TODAY = date(2026, 3, 2)
FONT, SIZE, LEADING, LEFT, TOP, BOTTOM, WIDTH = "Bare", 11, 15, 70, 770, 70, 455


def _bare(words: str) -> bytes:
    """The words in one font, wrapped at the same width, on as many pages as they need."""
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont(FONT, SIZE)
    y = TOP
    for paragraph in words.splitlines():
        for line in _lines(paragraph):
            if y < BOTTOM:
                canvas.showPage()
                canvas.setFont(FONT, SIZE)
                y = TOP
            canvas.drawString(LEFT, y, line)
            y -= LEADING
    canvas.save()
    return out.getvalue()


def _lines(paragraph: str) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(longer, FONT, SIZE) > WIDTH:
            yield line
            longer = word
        line = longer
    yield line


def ratios() -> Iterator[Ratio]:
    """Both warm: fonts are read once in either."""
    pdfmetrics.registerFont(TTFont(FONT, paths.resources() / "fonts" / "NotoSans-Regular.ttf"))
    case = example()
    words = plain_text(decision_letter(case, TODAY, draft=False))
    yield compare(
        "decision letter",
        "bare ReportLab, same words",
        lambda: letters.final_pdf(case, TODAY),
        lambda: _bare(words),
    )
