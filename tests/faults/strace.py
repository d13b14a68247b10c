"""What a program asked of the system and what it said, from ``strace``'s record."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.disk import Disk, File, Folder

CALLS = (
    "open,openat,creat,close,write,pwrite64,ftruncate,truncate,fsync,fdatasync,lseek,rename,renameat,renameat2,"
    "unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat"
)
_LINE = re.compile(r"(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_MOST = 4 << 20  # bytes of one call that are recorded


@dataclass(frozen=True)
class Event:
    """A call that did something, with what it was given; ``said`` has what was said instead."""

    call: str
    args: tuple[Any, ...] = ()


def available() -> bool:
    """Whether calls can be recorded here."""
    return shutil.which("strace") is not None


def record(command: Sequence[str], target: Path, surroundings: dict[str, str]) -> None:
    """Run a program and keep its calls; RuntimeError where that does not work."""
    done = subprocess.run(
        ["strace", "-f", "-qq", "-xx", "-s", str(_MOST), "-e", f"trace={CALLS}", "-e", "signal=none", "-o",
         str(target), *command],
        capture_output=True, text=True, env=surroundings, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"recorded program ended with {done.returncode}: {done.stderr[-500:]}")


def events(trace: Iterable[str]) -> Iterator[Event]:
    """The calls of a record that succeeded, and what was said on standard output."""
    for name, args, result in _calls(trace):
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(args)]
        first = args.split(",")[0]
        if name == "write" and first == "1":
            yield Event("said", (json.loads(texts[0]),))
        elif name in ("open", "openat", "creat"):
            flags = "O_CREAT|O_TRUNC" if name == "creat" else args
            yield Event("open", (result, texts[0].decode(), "O_CREAT" in flags, "O_TRUNC" in flags))
        elif name in ("close", "fsync", "fdatasync"):
            yield Event("close" if name == "close" else "sync", (int(first),))
        elif name == "write":
            yield Event("write", (int(first), texts[0][:result]))
        elif name == "pwrite64":
            yield Event("pwrite", (int(first), texts[0][:result], int(args.rsplit(",", 1)[1])))
        elif name == "ftruncate":
            yield Event("cut", (int(first), int(args.rsplit(",", 1)[1])))
        elif name == "lseek":
            yield Event("seek", (int(first), result))
        elif name in ("rename", "renameat", "renameat2"):
            yield Event("rename", (texts[0].decode(), texts[1].decode()))
        elif name in ("unlink", "unlinkat", "rmdir"):
            yield Event("unlink", (texts[0].decode(),))
        elif name in ("mkdir", "mkdirat"):
            yield Event("mkdir", (texts[0].decode(),))
        else:
            raise RuntimeError(f"a call that is not known here: {name}({args[:200]})")


def _calls(trace: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    begun: dict[str, str] = {}
    for line in trace:
        process = line.split(" ", 1)[0]
        if line.rstrip().endswith("<unfinished ...>"):
            begun[process] = line.rstrip()[: -len("<unfinished ...>")]
            continue
        if " resumed>" in line and process in begun:
            line = begun.pop(process) + line.split(" resumed>", 1)[1]
        if (match := _LINE.match(line)) and int(match[3]) >= 0:
            yield match[1], match[2], int(match[3])


class Player:
    """Plays events on a disk that begins as ``template``; ``root`` is where the program saw it."""

    def __init__(self, template: Path, root: str) -> None:
        self.disk = Disk(template)
        self._root = root
        self._open: dict[int, File | Folder] = {}
        self._places: dict[int, int] = {}
        self.done, self.learned = 0, dict[str, str]()
        self._plays: dict[str, Callable[..., None]] = {
            "said": self._hear, "open": self._opens, "close": self._closes, "sync": self._syncs,
            "write": self._writes, "pwrite": self._pwrites, "cut": self._cuts, "seek": self._seeks,
            "rename": self._renames, "unlink": self._unlinks, "mkdir": self._mkdirs,
        }  # fmt: skip

    def play(self, event: Event) -> None:
        """Let one thing happen."""
        self._plays[event.call](*event.args)

    def _inside(self, path: str) -> str | None:
        if path == self._root:
            return ""
        return path[len(self._root) + 1 :] if path.startswith(f"{self._root}/") else None

    def _hear(self, said: dict[str, Any]) -> None:
        self.done = said.get("done", self.done)
        self.learned = said.get("learned", self.learned)

    def _opens(self, descriptor: int, path: str, create: bool, empty: bool) -> None:
        inside = self._inside(path)
        self._open.pop(descriptor, None)
        if inside is None:
            return
        node = self.disk.at(inside)
        if node is None and create:
            node = File(bytearray(), bytearray())
            self.disk.make(inside, node)
        if node is not None:
            self._open[descriptor], self._places[descriptor] = node, 0
            if empty and isinstance(node, File) and node.seen:
                node.cut(0)

    def _closes(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)

    def _syncs(self, descriptor: int) -> None:
        if (node := self._open.get(descriptor)) is not None:
            self.disk.sync(node)

    def _writes(self, descriptor: int, data: bytes) -> None:
        if isinstance(node := self._open.get(descriptor), File):
            node.write(self._places[descriptor], data)
            self._places[descriptor] += len(data)

    def _pwrites(self, descriptor: int, data: bytes, place: int) -> None:
        if isinstance(node := self._open.get(descriptor), File):
            node.write(place, data)

    def _cuts(self, descriptor: int, size: int) -> None:
        if isinstance(node := self._open.get(descriptor), File):
            node.cut(size)

    def _seeks(self, descriptor: int, place: int) -> None:
        self._places[descriptor] = place

    def _renames(self, old: str, new: str) -> None:
        before, after = self._inside(old), self._inside(new)
        if before is not None and after is not None:
            self.disk.move(before, after)

    def _unlinks(self, path: str) -> None:
        if (inside := self._inside(path)) is not None:
            self.disk.remove(inside)

    def _mkdirs(self, path: str) -> None:
        if (inside := self._inside(path)) is not None:
            self.disk.make(inside, Folder())
