"""Content blocks → pieces on the page and elements in the tree, and what a page break may not part."""

from collections.abc import Iterable, Sequence

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import parts as p
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line, break_lines
from lssdesk.letters.pdf.structure import Elem

_INDENT = 17.0
_CELL_GAP = 5.0
_MAX_WHOLE_ROW = 240.0
_MAX_REPEATED_HEAD = 160.0
_LINES_BEFORE_SIGNATURE = 2


class Composer:
    """Takes blocks in reading order; ``atoms`` is what the paginator gets."""

    def __init__(self, root: Elem) -> None:
        self.root = root
        self.atoms: list[p.Atom] = []
        self._after = 0.0
        self._keep = False
        self._new_page = False
        self._level = 0

    def add(self, block: b.Block) -> None:
        match block:
            case b.Heading():
                self._heading(block)
            case b.Paragraph():
                self._paragraph(block)
            case b.BulletList() | b.NumberedList():
                self._list(block)
            case b.Table():
                self._table(block)
            case b.Signature():
                self._signature(block)
            case b.Note():
                self._note(block)
            case b.KeepTogether():
                self._together(block.blocks)
            case b.PageBreak():
                self._new_page = bool(self.atoms)

    def _put(self, piece: p.Piece, before: float, after: float) -> None:
        """Append the piece's atoms; the space to what stands above is the larger of the two wishes."""
        atoms = [p.Atom(piece, index, height) for index, height in enumerate(piece.heights())]
        if not atoms:
            return
        atoms[0].before = max(before, self._after)
        atoms[0].penalty = p.KEEP if self._keep else p.FREE
        atoms[0].new_page = self._new_page
        self.atoms += atoms
        self._after, self._keep, self._new_page = after, False, False

    def _text(self, text: b.Text, style: s.Style, origin: str) -> bool:
        """A paragraph of its own, without lone lines at page ends; False where there is nothing to see."""
        lines = break_lines(text, s.WIDTH, style)
        if not lines:
            return False
        self._put(p.TextPiece(lines, style, self.root.add("P"), s.LEFT, origin), style.before, style.after)
        self._no_lone_lines(len(lines))
        return True

    def _paragraph(self, block: b.Paragraph) -> None:
        """Running text; one that ends in a colon leads into what follows and stays with it."""
        if self._text(block.text, s.BODY, block.origin) and b.plain(block.text).rstrip().endswith(":"):
            self._keep, self._after = True, 4.0

    def _no_lone_lines(self, count: int) -> None:
        """No page break after the first or before the last of the ``count`` atoms put last."""
        if count > 1:
            self.atoms[1 - count].penalty = self.atoms[-1].penalty = p.RAGGED

    def _heading(self, block: b.Heading) -> None:
        level = max(1, min(block.level, 3))
        style = s.HEADINGS[level]
        lines = break_lines(block.text, s.WIDTH, style)
        if not lines:
            return
        self._level = min(level, self._level + 1)
        start = len(self.atoms)
        elem = self.root.add(f"H{self._level}")
        self._put(p.TextPiece(lines, style, elem, s.LEFT, block.origin), style.before, style.after)
        self._hold(start + 1)
        self._keep = True

    def _hold(self, start: int) -> None:
        """No page break before any atom from ``start`` on."""
        for atom in self.atoms[start:]:
            atom.penalty = max(atom.penalty, p.KEEP)

    def _list(self, block: b.BulletList | b.NumberedList) -> None:
        numbered = isinstance(block, b.NumberedList)
        tree = self.root.add("L", numbering="Decimal" if numbered else "Disc")
        entries = [b.item(entry) for entry in block.items]
        widest = max((_label(f"{len(entries)}.")[0].width for _ in entries if numbered), default=0.0)
        indent = max(_INDENT, widest + 6)
        for number, entry in enumerate(entries, 1):
            body = self._entry(
                tree, f"{number}." if numbered else "•", entry.text, (0.0, indent), block.origin
            )
            if entry.bullets:
                below = body.add("L", numbering="Disc")
                for bullet in entry.bullets:
                    self._entry(below, "–", bullet, (indent, indent + _INDENT), block.origin)
        self._after = s.BODY.after
        if not tree.kids:
            self.root.kids.remove(tree)

    def _entry(self, tree: Elem, label: str, text: b.Text, indents: tuple[float, float], origin: str) -> Elem:
        item = tree.add("LI")
        label_elem, body = item.add("Lbl"), item.add("LBody")
        x = s.LEFT + indents[1]
        lines = break_lines(text, s.RIGHT - x, s.LIST_ITEM) or [Line((), 0)]
        piece = p.TextPiece(lines, s.LIST_ITEM, body.add("P"), x, origin)
        piece.label = p.Label(label_elem, _label(label)[0], s.LEFT + indents[0])
        self._put(piece, s.LIST_ITEM.before, s.LIST_ITEM.after)
        self._no_lone_lines(len(lines))
        return body

    def _table(self, block: b.Table) -> None:
        columns = max(map(len, (block.header, *block.rows)), default=0)
        if not columns:
            return
        tree = self.root.add("Table")
        caption = break_lines(block.caption, s.WIDTH, s.CAPTION)
        if caption:
            elem = tree.add("Caption")
            self._put(
                p.TextPiece(caption, s.CAPTION, elem, s.LEFT, block.origin), s.CAPTION.before, s.CAPTION.after
            )
            self._hold(len(self.atoms) - len(caption) + 1)
            self._keep = True
        head = self._row(tree, block, block.header, columns, is_head=True) if block.header else None
        repeated = head if head and head.height <= _MAX_REPEATED_HEAD else None
        for cells in block.rows:
            self._row(tree, block, cells, columns, head=repeated)
        self._after = 12.0

    def _row(
        self,
        tree: Elem,
        block: b.Table,
        texts: Sequence[b.Text],
        columns: int,
        *,
        is_head: bool = False,
        head: p.Row | None = None,
    ) -> p.Row:
        style = s.CELL_HEAD if is_head else s.CELL
        elem = tree.add("TR")
        cells = []
        for column, (x, width) in enumerate(_columns(block.widths, columns)):
            cell = elem.add("TH", scope="Column") if is_head else elem.add("TD")
            lines = break_lines(texts[column] if column < len(texts) else "", width, style)
            align = block.aligns[column] if column < len(block.aligns) else "left"
            cells.append(p.Cell(lines, cell, x, width, align))
        row = p.Row(cells, style, is_head, head, block.origin)
        start = len(self.atoms)
        self._put(row, 0, 0)
        self._row_breaks(start, row)
        self._keep = is_head
        return row

    def _row_breaks(self, start: int, row: p.Row) -> None:
        """A row stays whole unless it is very tall; then two lines at least stay on each page."""
        if row.height <= _MAX_WHOLE_ROW:
            self._hold(start + 1)
        else:
            self._no_lone_lines(row.count)

    def _signature(self, block: b.Signature) -> None:
        lines = [line for line in block.lines if line.strip()]
        start = len(self.atoms)
        self._after = max(self._after, 20.0)
        for line in lines:
            self._text(line, s.Style(11, 15.5), block.origin)
        self._after = 0.0 if lines else self._after
        self._put(p.Space(s.SIGN_SPACE), 0, 0)
        self._text(block.name, s.Style(11, 15.5, bold=True), block.origin)
        self._text(block.title, s.Style(11, 15.5), block.origin)
        self._after = s.BODY.after
        self._hold(start)
        self._bind_back(start)

    def _bind_back(self, start: int) -> None:
        """Hold the signature together with at least two lines of what it signs."""
        for atom in self.atoms[max(0, start - _LINES_BEFORE_SIGNATURE + 1) : start]:
            atom.penalty = max(atom.penalty, p.KEEP)

    def _note(self, block: b.Note) -> None:
        start = len(self.atoms)
        if self._text(block.label, s.NOTE_LABEL, block.origin):
            self._after = 0.0
        for line in block.lines:
            self._text(line, s.NOTE, block.origin)
        self._hold(start + 1)
        self._after = s.BODY.after

    def _together(self, inner: Iterable[b.Block]) -> None:
        start = len(self.atoms)
        for block in inner:
            self.add(block)
        self._hold(start + 1)


def _label(text: str) -> list[Line]:
    return break_lines(text, s.WIDTH, s.LIST_ITEM)


def _columns(shares: Sequence[float], count: int) -> list[tuple[float, float]]:
    """Left edge and text width of each column; a column without a sensible share gets an average one."""
    known = [share for share in shares[:count] if share > 0]
    average = sum(known) / len(known) if known else 1.0
    full = [shares[i] if i < len(shares) and shares[i] > 0 else average for i in range(count)]
    columns, x = [], s.LEFT
    for share in full:
        width = s.WIDTH * share / sum(full)
        columns.append((x + _CELL_GAP, max(width - 2 * _CELL_GAP, 1.0)))
        x += width
    return columns
