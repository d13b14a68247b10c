"""Sizes of the letter: points unless a name says otherwise, distances from the top left of an A4 page.

A ``Look`` is one way to set the same content: as usual, in large print (no text below 16 points but the
address, which must show in the window, and what every page repeats), or easy to read (short lines, a
sentence a line, wide leading).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lssdesk.letters.blocks import Layout

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 25 * MM, 182 * MM
WIDTH = RIGHT - LEFT
HEADER_TOP = 12 * MM
BODY_TOP = 28 * MM  # of every page but the first
BODY_BOTTOM = 275 * MM

# The part of the page that a right-hand window (H2) of a C5 or E65 envelope shows wherever the paper
# slides, and where the recipient's lines stand in it.
WINDOW = (112 * MM, 45 * MM, 195 * MM, 79 * MM)
RECIPIENT = (115 * MM, 49 * MM, 190 * MM, 76 * MM)
FIRST_BODY_TOP = 92 * MM
FOOTER_TOP = 225 * MM  # the first page's footer grows upwards no further than this
FOOTER_BOTTOM = 286 * MM
LOGO = (42 * MM, 20 * MM)
FOOTNOTE_GAP = 14.0  # between the text and the footnotes, with a short rule in it

Color = tuple[float, float, float]
INK: Color = (0.10, 0.11, 0.13)
QUIET: Color = (0.33, 0.35, 0.38)
LINK: Color = (0.05, 0.27, 0.50)
RULE: Color = (0.72, 0.73, 0.75)
TINT: Color = (0.945, 0.95, 0.955)


@dataclass(frozen=True)
class Style:
    """How text is set: size and line distance, and the space above and below (the larger one counts)."""

    size: float
    leading: float
    bold: bool = False
    color: Color = INK
    before: float = 0
    after: float = 0
    sentence_gap: float = 0  # with any, each sentence begins a line, with that space above it

    @property
    def strong(self) -> "Style":
        return replace(self, bold=True)


@dataclass(frozen=True)
class Look:
    """One layout; the defaults are the standard one.  ``right`` is where the lines of running text end."""

    right: float = RIGHT
    body: Style = Style(11, 15.5, after=8)
    headings: Mapping[int, Style] = field(
        default_factory=lambda: {
            1: Style(16, 21, bold=True, after=10),
            2: Style(13, 17.5, bold=True, before=15, after=4),
            3: Style(11, 15.5, bold=True, before=11, after=2),
        }
    )
    item: Style = Style(11, 15.5, after=3)
    cell: Style = Style(9.5, 13)
    caption: Style = Style(9.5, 13, bold=True, before=8, after=3)
    note: Style = Style(9.5, 13.5)
    note_label: Style = Style(9.5, 13.5, bold=True, before=14)
    footnote: Style = Style(9, 12)
    sender_name: Style = Style(11.5, 15, bold=True)
    sender_line: Style = Style(9.5, 13)
    label: Style = Style(9, 13.5, color=QUIET)
    value: Style = Style(9.5, 13.5)
    address: tuple[Style, ...] = (Style(10.5, 14), Style(9.5, 12.5), Style(8.5, 11), Style(7.5, 9.5))
    footer: Style = Style(8.5, 11.5, color=QUIET)
    header: Style = Style(8.5, 11.5, color=QUIET)
    sender_top: float = 12 * MM
    references_bottom: float = 110 * MM
    label_width: float = 27 * MM
    indent: float = 17
    pad: float = 4  # above and below a table row's text
    sign_space: float = 40

    @property
    def sender(self) -> tuple[float, float, float, float]:
        return (LEFT, self.sender_top, RIGHT if self.sender_top > HEADER_TOP else 125 * MM, 43 * MM)

    @property
    def references(self) -> tuple[float, float, float, float]:
        return (LEFT, 49 * MM, 108 * MM, self.references_bottom)


_LARGE = Style(17, 26, after=15)
_EASY = Style(14, 22, after=16, sentence_gap=5)
LOOKS: Mapping[Layout, Look] = {
    "standard": Look(),
    "large": Look(
        body=_LARGE,
        headings={
            1: Style(25, 33, bold=True, after=18),
            2: Style(21, 28, bold=True, before=26, after=8),
            3: Style(17, 26, bold=True, before=20, after=4),
        },
        item=replace(_LARGE, after=7),
        cell=Style(16, 22),
        caption=Style(16, 22, bold=True, before=14, after=5),
        note=Style(16, 23),
        note_label=Style(16, 23, bold=True, before=24),
        footnote=Style(16, 22),
        sender_name=Style(16, 21, bold=True),
        sender_line=Style(16, 20),
        label=Style(16, 21, color=QUIET),
        value=Style(16, 21),
        address=(
            Style(16, 19),
            Style(14, 17),
            Style(12, 15),
            Style(10, 12.5),
            Style(8, 10.5),
            Style(7.5, 9.5),
        ),
        footer=Style(16, 20, color=QUIET),
        header=Style(14, 18, color=QUIET),
        sender_top=20 * MM,
        references_bottom=150 * MM,
        label_width=41 * MM,
        indent=28,
        pad=6,
        sign_space=54,
    ),
    "easy": Look(
        right=LEFT + 132 * MM,
        body=_EASY,
        headings={
            1: Style(22, 29, bold=True, after=16),
            2: Style(18, 24, bold=True, before=24, after=7),
            3: Style(14, 22, bold=True, before=18, after=3),
        },
        item=replace(_EASY, after=8),
        cell=Style(13, 18),
        caption=Style(13, 18, bold=True, before=12, after=5),
        note=Style(13, 19),
        note_label=Style(13, 19, bold=True, before=20),
        footnote=Style(12, 17),
        sender_name=Style(13, 18, bold=True),
        sender_line=Style(12, 16),
        label=Style(12, 18, color=QUIET),
        value=Style(12, 18),
        address=(Style(13, 16.5), Style(12, 15), Style(10.5, 13), Style(8.5, 11), Style(7.5, 9.5)),
        footer=Style(11, 15, color=QUIET),
        header=Style(11, 15, color=QUIET),
        sender_top=18 * MM,
        references_bottom=130 * MM,
        label_width=33 * MM,
        indent=22,
        pad=5,
        sign_space=48,
    ),
}
