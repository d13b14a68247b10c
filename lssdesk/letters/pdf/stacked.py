"""A table that is too wide for the page: each row an entry of a list, "header: value" line by line."""

from collections.abc import Sequence

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import grid
from lssdesk.letters.pdf import parts as p
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import break_lines
from lssdesk.letters.pdf.stack import Stack
from lssdesk.letters.pdf.structure import Elem

Place = grid.Place


def add_stacked(stack: Stack, root: Elem, block: b.Table, found: Sequence[grid.Section]) -> None:
    """Append the rows in their order.  A cell over several rows is said with each of them."""
    tree = root.add("L", numbering="None")
    if stack.paragraph(block.caption, stack.look.caption, tree, block.origin, "Caption"):
        stack.keep = True
    labels = _labels([section for section in found if section.kind == "head"])
    records = [record for section in found if section.kind != "head" for record in _records(section)]
    for record in records or [[Place(label, 0, at) for at, label in enumerate(labels)]]:
        _add_record(stack, tree, block, labels if records else [], record)


def _labels(heads: Sequence[grid.Section]) -> list[str]:
    """What stands above each column, the upper header before the lower one."""
    names: dict[int, list[str]] = {}
    for place in (place for section in heads for place in section.places):
        text = b.plain(place.text).strip()
        for column in range(place.column, place.column + place.columns):
            names.setdefault(column, []).append(text)
    return [", ".join(filter(None, names[column])) for column in sorted(names)]


def _records(section: grid.Section) -> list[list[Place]]:
    """The cells of each row, those that reach into it from above among them."""
    records: list[list[Place]] = [[] for _ in section.rows]
    for place in section.places:
        for row in range(place.row, place.row + place.rows):
            again = Place(_without_notes(place.text), row, place.column)
            records[row].append(place if row == place.row else again)
    return [sorted(record, key=lambda place: place.column) for record in records]


def _without_notes(text: b.Text) -> b.Text:
    """A footnote is marked once, where its cell is said first."""
    return text if isinstance(text, str) else tuple(run for run in text if not run.note)


def _add_record(
    stack: Stack, tree: Elem, block: b.Table, labels: Sequence[str], record: Sequence[Place]
) -> None:
    body = tree.add("LI").add("LBody")
    style = stack.look.cell
    for at, place in enumerate(record):
        label = labels[place.column] if place.column < len(labels) else ""
        text = _line(label, place, is_head=block.row_heads and place.column == 0)
        lines = break_lines(text, s.WIDTH, style)
        if not lines:
            continue
        piece = p.TextPiece(lines, style, body.add("P"), s.LEFT, block.origin, ruled=at == 0)
        start = stack.put(piece, stack.look.pad + 8 if at == 0 else 1, stack.look.pad)
        stack.hold(start + 1)
        stack.footnotes(start, lines, body)
        stack.keep = at == 0 and len(record) > 1


def _line(label: str, place: Place, *, is_head: bool) -> b.Text:
    value = b.runs(place.text)
    if is_head:
        value = tuple(b.Run(run.text, True, run.link, run.note) for run in value)
    return (b.Run(f"{label}: ", bold=True), *value) if label else value
