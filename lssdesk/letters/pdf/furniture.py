"""What surrounds the text: letterhead, references, recipient in the envelope's window, footer, page numbers.

Whatever does not fit its place (a name of a thousand letters, twenty address lines) is handed back to
stand at the beginning or end of the running text: nothing is cut off.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lssdesk.letters.blocks import Block, Letter, Letterhead, Paragraph, Text, plain
from lssdesk.letters.pdf import logo
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.glyphs import shown, unit_width
from lssdesk.letters.pdf.lines import Line, Part, break_lines, widest, words
from lssdesk.letters.pdf.pages import Placed
from lssdesk.letters.pdf.parts import Pair, Piece, TextPiece
from lssdesk.letters.pdf.pen import Pen
from lssdesk.letters.pdf.structure import Elem
from lssdesk.letters.running import inline
from lssdesk.texts import t

_HEADER_CHARACTERS = 200  # of the case number and the board's name: more than has room
_LOGO_GAP = 5 * s.MM
_FOOTER_GAP = 8.0
_MOST_LABEL = 0.6  # of the references' width that their labels may take
Box = tuple[float, float, float, float]


@dataclass
class Sheet:
    """The first page's fixed parts.  ``body_top`` and ``body_bottom`` bound the running text on it."""

    look: s.Look
    head: list[Placed] = field(default_factory=list)
    foot: list[Placed] = field(default_factory=list)
    overflow: list[Block] = field(default_factory=list)
    body_top: float = s.FIRST_BODY_TOP
    body_bottom: float = s.BODY_BOTTOM
    logo: tuple[Elem, object, Box] | None = None

    def draw_head(self, pen: Pen) -> None:
        if self.logo:
            elem, image, (x, top, width, height) = self.logo
            pen.figure(elem, image, x, top, width, height)
        _draw(pen, self.head)

    def draw_foot(self, pen: Pen) -> None:
        if self.foot:
            pen.rule(s.LEFT, s.RIGHT, min(placed.top for placed in self.foot) - 2 * s.MM, 0.5)
        _draw(pen, self.foot)


def _draw(pen: Pen, pieces: Sequence[Placed]) -> None:
    for placed in pieces:
        placed.piece.draw(pen, placed.top, placed.start, placed.stop)


def _put(pieces: list[Placed], piece: Piece, top: float) -> float:
    """Place the whole of ``piece`` at ``top``; its bottom."""
    heights = piece.heights()
    bottom = top + sum(heights)
    pieces.append(Placed(piece, 0, len(heights), top, bottom))
    return bottom


def head_of(letter: Letter, root: Elem, look: s.Look) -> Sheet:
    """Letterhead, recipient and references, in that reading order."""
    sheet = Sheet(look)
    _sender(sheet, letter.sender, root)
    _recipient(sheet, letter.recipient, root)
    _references(sheet, letter.references, root)
    return sheet


def _stack(
    pieces: list[Placed], root: Elem, box: Box, texts: Sequence[Text], styles: Sequence[s.Style]
) -> list[Block]:
    """Texts below each other in ``box``, each a paragraph; what has no room there is handed back."""
    x, y, right, bottom = box
    for at, (text, style) in enumerate(zip(texts, styles, strict=True)):
        lines = break_lines(text, right - x, style)
        if y + len(lines) * style.leading > bottom + 0.01:
            return [Paragraph(rest) for rest in texts[at:]]
        if lines:
            y = _put(pieces, TextPiece(lines, style, root.add("P"), x), y)
    return []


def _sender(sheet: Sheet, sender: Letterhead, root: Elem) -> None:
    look = sheet.look
    x, top, right, bottom = look.sender
    if sender.logo is not None:
        x = _logo(sheet, sender, root) + _LOGO_GAP
    texts = [sender.municipality, sender.board, sender.unit]
    styles = [look.sender_name, look.sender_line, look.sender_line]
    sheet.overflow += _stack(sheet.head, root, (x, top, right, bottom), texts, styles)


def _logo(sheet: Sheet, sender: Letterhead, root: Elem) -> float:
    """Place the logo, as large as its room allows; its right edge."""
    image = logo.read(sender.logo or b"")
    x, top, *_ = sheet.look.sender
    scale = min(s.LOGO[0] / image.width, s.LOGO[1] / image.height)
    width, height = float(image.width * scale), float(image.height * scale)
    alt = sender.logo_alt.strip() or t("pdf.logo", name=sender.municipality)
    sheet.logo = (root.add("Figure", alt=alt), image, (x, top, width, height))
    return x + width


def _recipient(sheet: Sheet, lines: Sequence[str], root: Elem) -> None:
    """The address in the window, in the largest type with which all of it can be seen there."""
    x, top, right, bottom = s.RECIPIENT
    styles = sheet.look.address
    fits = (style for style in styles if _depth(lines, style, right - x) <= bottom - top)
    sheet.overflow += _stack(sheet.head, root, s.RECIPIENT, lines, [next(fits, styles[-1])] * len(lines))


def _depth(texts: Sequence[Text], style: s.Style, width: float) -> float:
    return sum(len(break_lines(text, width, style)) for text in texts) * style.leading


def _references(sheet: Sheet, pairs: Sequence[tuple[str, str]], root: Elem) -> None:
    look = sheet.look
    x, y, right, bottom = look.references
    longest = max((widest(words(label, look.label)) for label, _ in pairs), default=0.0)
    room = max(look.label_width, min(longest + look.label.size / 2, (right - x) * _MOST_LABEL))
    value_x = x + room + 2
    for at, (label, value) in enumerate(pairs):
        names = break_lines(label + " ", room, look.label)
        below = widest(words(value, look.value)) > right - value_x
        start = x if below else value_x
        values = break_lines(value, right - start, look.value)
        piece = Pair(_with_space(names), values, look, root.add("P"), x, start, below)
        if y + sum(piece.heights()) > bottom:
            sheet.overflow += [Paragraph(f"{name}: {rest}") for name, rest in pairs[at:]]
            break
        y = _put(sheet.head, piece, y)
    sheet.body_top = max(s.FIRST_BODY_TOP, y + 6 * s.MM)


def _with_space(lines: Sequence[Line]) -> list[Line]:
    """A label read aloud or copied must not run into its value."""
    if not lines or not lines[-1].parts:
        return list(lines)
    *before, last = lines[-1].parts
    return [*lines[:-1], Line((*before, last._replace(text=last.text + " ")), lines[-1].width)]


def foot_of(sheet: Sheet, sender: Letterhead, root: Elem) -> list[Block]:
    """Add the sender's addresses at the foot of the first page; what has no room there is handed back."""
    columns = _footer_columns(sender, sheet.look.footer)
    style, width = sheet.look.footer, s.WIDTH / len(columns)
    depth = max(_depth(column, style, width - _FOOTER_GAP) for column in columns)
    top = max(s.FOOTER_BOTTOM - depth, s.FOOTER_TOP)
    rest: list[Block] = []
    for at, column in enumerate(columns):
        x = s.LEFT + at * width
        box = (x, top, x + width - _FOOTER_GAP, s.FOOTER_BOTTOM)
        rest += _stack(sheet.foot, root, box, column, [style] * len(column))
    if depth:
        sheet.body_bottom = min(s.BODY_BOTTOM, top - 7 * s.MM)
    return rest


def _footer_columns(sender: Letterhead, style: s.Style) -> list[list[Text]]:
    """Address, telephone and mail, web: beside each other as long as no word is too long for that."""
    phone = t("pdf.phone", number=sender.phone) if sender.phone.strip() else ""
    groups: list[list[Text]] = [[*sender.address], [phone, inline(sender.email)], [inline(sender.web)]]
    choices = [groups, [groups[0], [*groups[1], *groups[2]]], [[text for group in groups for text in group]]]
    return next(filter(lambda columns: _fit(columns, style), choices), choices[-1])


def _fit(columns: Sequence[Sequence[Text]], style: s.Style) -> bool:
    width = s.WIDTH / len(columns) - _FOOTER_GAP
    return all(widest(words(text, style)) <= width for column in columns for text in column if plain(text))


def page_header(pen: Pen, letter: Letter, look: s.Look, number: int, count: int) -> None:
    """Case number and "Sida 2 (3)" on every page; from the second on the sender's name as well."""
    case = t("pdf.case", number=letter.case_number) if letter.case_number.strip() else ""
    page = t("pdf.page", number=number, count=count)
    left = letter.sender.board.strip() or letter.sender.municipality if number > 1 else ""
    style, nobody = look.header, Elem("Artifact")
    size = style.size
    page_room = 7.3 * size
    room = (s.WIDTH - page_room) / 2 - size
    with pen.artifact("Pagination"):
        right = _header_line(page, page_room + size, size)
        pen.line(nobody, s.RIGHT - right.width, s.HEADER_TOP, right, style)
        middle = _header_line(case, room, size)
        pen.line(nobody, s.RIGHT - page_room - middle.width, s.HEADER_TOP, middle, style)
        pen.line(nobody, s.LEFT, s.HEADER_TOP, _header_line(left, room, size), style)


def _header_line(text: str, room: float, size: float) -> Line:
    """``text`` on one line, cut with an ellipsis where it is far too long (it stands whole elsewhere)."""
    whole = " ".join(shown(text[:_HEADER_CHARACTERS]).split())
    cut = max(len(text), len(whole)) > _HEADER_CHARACTERS
    text, end = whole[:_HEADER_CHARACTERS], "…" if cut else ""
    while text and unit_width(text + end, False) * size > room:
        text, end = text[:-1].rstrip(), "…"
    width = unit_width(text + end, False) * size
    return Line((Part(text + end, False, "", width),), width)
