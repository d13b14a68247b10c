"""The letter of the shipped example, drawn with tags and archive marks, against its words alone.

Then thousands of letters in a row, each another, in every layout: what the process holds at the end
against what it held when it was warm.
"""

import gc
import os
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lssdesk import paths
from lssdesk.flow import letters
from lssdesk.letters.blocks import LAYOUTS, Letter, plain_text
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.pdf import render
from tests.benchmarks.ratio import Ratio, compare
from tests.flow.officer import example
from tests.letters.pdf_shapes import SHAPES

TODAY = date(2026, 3, 2)
WARM, ROW = 200, 2000
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


def _in_a_row(letter: Letter, first: int, last: int) -> None:
    """Letters of that number each, to another person each, every tenth in another layout or shape."""
    shapes = [*SHAPES.values()]
    for number in range(first, last):
        render(replace(letter, case_number=f"2026-{number}", recipient=(f"Person {number}", "123 45 Ort")))
        if number % 10 == 0:
            render(shapes[number // 10 % len(shapes)], LAYOUTS[number % 3])


def _held() -> float:
    """What the process holds in memory now, in megabytes; 0 where that cannot be read."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def ratios() -> Iterator[Ratio]:
    """Both warm: fonts are read once in either."""
    pdfmetrics.registerFont(TTFont(FONT, paths.resources() / "fonts" / "NotoSans-Regular.ttf"))
    case = example()
    letter = decision_letter(case, TODAY, draft=False)
    words = plain_text(letter)
    yield compare(
        "decision letter",
        "bare ReportLab, same words",
        lambda: letters.final_pdf(case, TODAY),
        lambda: _bare(words),
    )
    _in_a_row(letter, 0, WARM)
    warm = _held()
    _in_a_row(letter, WARM, WARM + ROW)
    yield Ratio(f"memory of {ROW} letters, MB", _held(), warm, f"after the first {WARM}")
