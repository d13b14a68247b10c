"""Sizes of the letter: points unless a name says otherwise, distances from the top left of an A4 page."""

from dataclasses import dataclass

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
REFERENCES = (LEFT, 49 * MM, 108 * MM, 110 * MM)
SENDER = (LEFT, 12 * MM, 125 * MM, 43 * MM)
FIRST_BODY_TOP = 92 * MM
FOOTER_TOP = 225 * MM  # the first page's footer grows upwards no further than this
FOOTER_BOTTOM = 286 * MM
LOGO = (42 * MM, 20 * MM)

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


BODY = Style(11, 15.5, after=8)
HEADINGS = {
    1: Style(16, 21, bold=True, after=10),
    2: Style(13, 17.5, bold=True, before=15, after=4),
    3: Style(11, 15.5, bold=True, before=11, after=2),
}
LIST_ITEM = Style(11, 15.5, after=3)
CELL = Style(9.5, 13)
CELL_HEAD = Style(9.5, 13, bold=True)
CAPTION = Style(9.5, 13, bold=True, before=8, after=3)
NOTE = Style(9.5, 13.5)
NOTE_LABEL = Style(9.5, 13.5, bold=True, before=14)
SENDER_NAME = Style(11.5, 15, bold=True)
SENDER_LINE = Style(9.5, 13)
LABEL = Style(9, 13.5, color=QUIET)
VALUE = Style(9.5, 13.5)
ADDRESS = (Style(10.5, 14), Style(9.5, 12.5), Style(8.5, 11), Style(7.5, 9.5))
FOOTER = Style(8.5, 11.5, color=QUIET)
HEADER = Style(8.5, 11.5, color=QUIET)
SIGN_SPACE = 40.0
