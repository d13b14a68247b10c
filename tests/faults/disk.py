"""A disk as the record of a program's calls leaves it: what was waited for, and what was not.

Strict, after POSIX: to wait for a file makes its content last, to wait for a folder the names in it; the one
says nothing of the other.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512


@dataclass
class File:
    """Content as programs see it, the one that lasts, and changes since: place (-1: a cut), size, data."""

    seen: bytearray
    lasting: bytearray
    waiting: list[tuple[int, int, bytes]] = field(default_factory=list)

    def write(self, place: int, data: bytes) -> None:
        """Change it as programs see it."""
        _put(self.seen, place, data)
        self.waiting.append((place, len(data), data))

    def cut(self, size: int) -> None:
        """The same for its size."""
        _cut(self.seen, size)
        self.waiting.append((-1, size, b""))

    def sync(self) -> None:
        """All of it lasts."""
        self.lasting = bytearray(self.seen)
        self.waiting.clear()

    def after_a_cut(self, chance: Random) -> bytes:
        """What a power cut leaves: of what was not waited for, some sectors."""
        left = bytearray(self.lasting)
        share = chance.choice((0.0, 0.3, 0.6, 0.9, 1.0))
        for place, size, data in self.waiting:
            if place < 0:
                if chance.random() < share:
                    _cut(left, size)
            elif chance.random() < share:
                _put(left, place, data)
            elif chance.random() < share:
                _tear(left, place, data, chance)
        return bytes(left)


@dataclass
class Folder:
    """Names as programs see them, and those that last."""

    seen: dict[str, "Node"] = field(default_factory=dict)
    lasting: dict[str, "Node"] = field(default_factory=dict)


Node = File | Folder


@dataclass
class Rename:
    """A change of names that not all folders that it touches have been waited for: those that are ``left``.

    Moves are (folder, name, node); a node of None takes the name away.
    """

    moves: list[tuple[Folder, str, Node | None]]
    left: list[Folder]


class Disk:
    """One folder with all below it."""

    def __init__(self, root: Path) -> None:
        self.root = Folder()
        self._waiting: list[Rename] = []
        _lay(root, self.root)

    def at(self, path: str) -> Node | None:
        """What has a path now, as programs see it."""
        node: Node | None = self.root
        for name in path.split("/") if path else ():
            node = node.seen.get(name) if isinstance(node, Folder) else None
        return node

    def make(self, path: str, node: Node) -> None:
        """A new name."""
        self._change([(*self._place(path), node)])

    def remove(self, path: str) -> None:
        """A name goes."""
        self._change([(*self._place(path), None)])

    def move(self, old: str, new: str) -> None:
        """A name changes, over another if there is one."""
        self._change([(*self._place(old), None), (*self._place(new), self.at(old))])

    def sync(self, node: Node) -> None:
        """Wait for a file's content, or for a folder's names."""
        if isinstance(node, File):
            node.sync()
            return
        for change in self._waiting:
            change.left = [folder for folder in change.left if folder is not node]
        done = [change for change in self._waiting if not change.left]
        self._waiting = [change for change in self._waiting if change.left]
        for change in done:
            _apply(change)

    def after_a_cut(self, chance: Random, place: Path) -> None:
        """Lay out in a folder what a power cut now would leave.

        Names that were not waited for: the first ones, as on a disk that keeps a journal, or any of them.
        """
        journal = chance.randint(0, len(self._waiting)) if chance.random() < 0.5 else None
        share = chance.random()
        names: dict[int, dict[str, Node]] = {}
        for number, change in enumerate(self._waiting):
            if (number < journal) if journal is not None else chance.random() < share:
                for folder, name, node in change.moves:
                    entries = names.setdefault(id(folder), dict(folder.lasting))
                    if node is None:
                        entries.pop(name, None)
                    else:
                        entries[name] = node
        shutil.rmtree(place, ignore_errors=True)
        _lay_out(
            self.root, place, lambda one: names.get(id(one), one.lasting), lambda one: one.after_a_cut(chance)
        )

    def as_seen(self, place: Path) -> None:
        """Lay out in a folder what programs see, as a kill leaves it."""
        shutil.rmtree(place, ignore_errors=True)
        _lay_out(self.root, place, lambda one: one.seen, lambda one: bytes(one.seen))

    def files(self) -> Iterator[tuple[str, File]]:
        """All files by their paths, as programs see them."""
        yield from _files("", self.root)

    def _place(self, path: str) -> tuple[Folder, str]:
        parent, _, name = path.rpartition("/")
        folder = self.at(parent)
        assert isinstance(folder, Folder), path
        return folder, name

    def _change(self, moves: list[tuple[Folder, str, Node | None]]) -> None:
        for folder, name, node in moves:
            if node is None:
                folder.seen.pop(name, None)
            else:
                folder.seen[name] = node
        unique = {id(folder): folder for folder, _, _ in moves}
        self._waiting.append(Rename(moves, list(unique.values())))


def _apply(change: Rename) -> None:
    for folder, name, node in change.moves:
        if node is None:
            folder.lasting.pop(name, None)
        else:
            folder.lasting[name] = node


def _put(content: bytearray, place: int, data: bytes) -> None:
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place : place + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))


def _tear(content: bytearray, place: int, data: bytes, chance: Random) -> None:
    for start in range(0, len(data), SECTOR):
        if chance.random() < 0.5:
            _put(content, place + start, data[start : start + SECTOR])


def _file(data: bytes) -> File:
    return File(bytearray(data), bytearray(data))


def _lay(path: Path, folder: Folder) -> None:
    for one in sorted(path.iterdir()):
        node = Folder() if one.is_dir() else _file(one.read_bytes())
        folder.seen[one.name] = folder.lasting[one.name] = node
        if isinstance(node, Folder):
            _lay(one, node)


def _lay_out(
    folder: Folder, place: Path, names: Callable[[Folder], dict[str, Node]], content: Callable[[File], bytes]
) -> None:
    place.mkdir()
    for name, node in names(folder).items():
        if isinstance(node, Folder):
            _lay_out(node, place / name, names, content)
        else:
            (place / name).write_bytes(content(node))


def _files(path: str, folder: Folder) -> Iterator[tuple[str, File]]:
    for name, node in folder.seen.items():
        if isinstance(node, Folder):
            yield from _files(f"{path}{name}/", node)
        else:
            yield f"{path}{name}", node
