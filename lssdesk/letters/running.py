"""What an officer types or a wording says → blocks: paragraphs, lists in lists, addresses as links.

Whatever is not clearly a list stays running text, and no sign but a list's own dashes and numbers is taken
away: those come back as bullets and numbers on paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lssdesk.letters.blocks import BulletList, Entry, Item, NumberedList, Paragraph, Run, Text
from lssdesk.letters.wordings import GAP

_EMPTY_LINE = re.compile(r"\n\s*\n")
_POINT = re.compile(r"([ \t]*)(?:-|([1-9]\d{0,2})\.)[ \t]+(\S.*)", re.ASCII)
_DEEPER = 2  # blanks that a point stands further in than the one it belongs to
_DEEPEST = 5

_WEB = r"(?<![\w@])(?i:https?://|www\.)[^\s<>\"“”«»]{1,1000}"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_SPECIAL = re.compile(f"(?P<gap>{GAP.pattern})|(?P<web>{_WEB})|(?P<mail>{_MAIL})")
_HOST = re.compile(r"(?:https?://|www\.[\w-]+\.)\w", re.IGNORECASE)
_CLOSING = {")": "(", "]": "["}

Running = Paragraph | BulletList | NumberedList


@dataclass
class _Entry:
    lines: list[str]
    below: "_List | None" = None


@dataclass
class _List:
    """``indent`` is where its points stand; ``first`` the first one's number, None with dashes."""

    indent: int
    first: int | None
    entries: list[_Entry] = field(default_factory=list)

    def expects(self, number: int | None) -> bool:
        """Whether a point of that number (None: with a dash) goes on with this list."""
        return number == (None if self.first is None else self.first + len(self.entries))


@dataclass
class _Chunk:
    """What stands between two empty lines: running text, then lists; ``open`` leads to the last point."""

    lines: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    open: list[_List] = field(default_factory=list)

    def take(self, line: str) -> None:
        match = _POINT.fullmatch(line)
        if match and self._point(match):
            return
        if self.open:
            self.open[-1].entries[-1].lines.append(line.strip())
        else:
            self.lines.append(line)

    def _point(self, match: re.Match[str]) -> bool:
        """Take a line that looks like a point; False where it is rather text that goes on."""
        indent = len(match[1].expandtabs(4))
        number = int(match[2]) if match[2] else None
        begins = number in (None, 1)
        if not self.open:
            return (begins or not self.lines) and self._begin(indent, number, match[3])
        at = max((i for i, one in enumerate(self.open) if one.indent < indent + _DEEPER), default=0)
        if indent >= self.open[at].indent + _DEEPER and at + 1 < _DEEPEST:
            if self.open[at].entries[-1].below is None:
                return begins and self._begin(indent, number, match[3], below=at + 1)
            at += 1
        expected = self.open[at].expects(number)
        if not (expected or at):
            return begins and self._begin(indent, number, match[3])
        del self.open[at + 1 :]
        # Below one point there is one list: what does not go on with it keeps its sign.
        self.open[at].entries.append(_Entry([match[3] if expected else match[0].strip()]))
        return True

    def _begin(self, indent: int, number: int | None, text: str, below: int = 0) -> bool:
        """Open a list, within the last point where ``below`` is its depth."""
        made = _List(indent, number, [_Entry([text])])
        if below:
            self.open[below - 1].entries[-1].below = made
        else:
            self.lists.append(made)
        self.open[below:] = [made]
        return True


def blocks(text: str, origin: str) -> Iterator[Running]:
    """Paragraphs, parted by empty lines, and lists.

    Points begin with "- ", or with "1. " and so on in order; those that stand further in belong to the
    point above.  A numbered list goes on over empty lines.
    """
    last: Running | None = None
    for chunk in _EMPTY_LINE.split(text):
        for block in _blocks_of(chunk, origin):
            if isinstance(last, NumberedList) and isinstance(block, NumberedList) and _meet(last, block):
                last = NumberedList((*last.items, *block.items), start=last.start, origin=origin)
                continue
            if last:
                yield last
            last = block
    if last:
        yield last


def _meet(one: NumberedList, other: NumberedList) -> bool:
    return other.start == one.start + len(one.items)


def _blocks_of(chunk: str, origin: str) -> Iterator[Running]:
    found = _Chunk()
    for line in chunk.splitlines():
        found.take(line)
    text = "\n".join(found.lines).strip()
    if text:
        yield Paragraph(inline(text), origin=origin)
    for one in found.lists:
        if one.first is None:
            yield BulletList(_entries(one), origin=origin)
        else:
            yield NumberedList(_entries(one), start=one.first, origin=origin)


def _entries(points: _List) -> tuple[Entry, ...]:
    return tuple(_entry(one) for one in points.entries)


def _entry(point: _Entry) -> Entry:
    text = inline(" ".join(point.lines))
    return Item(text, _entries(point.below), point.below.first is not None) if point.below else text


def inline(text: str) -> Text:
    """``text`` with the marks of what is missing in bold, and its addresses as links."""
    runs: list[Run] = []
    end = 0
    for match in _SPECIAL.finditer(text):
        run = _run(match)
        if run:
            runs += [Run(text[end : match.start()]), run]
            end = match.start() + len(run.text)
    return tuple(run for run in (*runs, Run(text[end:])) if run.text) if runs else text


def _run(match: re.Match[str]) -> Run | None:
    if match["gap"]:
        return Run(match[0], bold=True)
    if match["mail"]:
        return Run(match[0], link=f"mailto:{match[0]}")
    address = _trimmed(match[0])
    if not _HOST.match(address):
        return None
    return Run(address, link=address if "://" in address[:8] else f"https://{address}")


def _trimmed(address: str) -> str:
    """``address`` without the signs that end the sentence around it."""
    while address and (address[-1] in ".,;:!?'’…" or _unopened(address)):
        address = address[:-1]
    return address


def _unopened(address: str) -> bool:
    opening = _CLOSING.get(address[-1], "")
    return bool(opening) and address.count(opening) < address.count(address[-1])
