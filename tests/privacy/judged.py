"""What a day left, and what is judged of it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.privacy.searcher import Leak, Searcher

SAVED = "hennes"
"""The folder in the tree that the officer keeps her own files in."""
SECRET = "recovery code"  # told so that it can be looked for
NAMELESS = "nameless file"  # told as one sign a byte
KNOWN_FILES = (
    r"office/lssdesk\.(db|db-wal|db-shm|keys|keys\.previous|lock|tries|proofs)",
    r"office/lssdesk-faults\.log",
    r"office/backups/lssdesk-[0-9-]+\.(db|keys)",
    r"(out|err)-[a-z]+\.txt",
    r"config/QtProject\.conf",
    r"(cache|\.cache)/(fontconfig|qtshadercache[^/]*|mesa_shader_cache)/.*",
)
"""Every file that may be left in the tree.  A new one is looked at by a person before it is added here."""


@dataclass(frozen=True)
class Day:
    """What a day left: the tree, and what could be seen of the program from outside."""

    tree: Path
    told: list[tuple[str, str]]

    def texts(self, kind: str) -> list[str]:
        """What was told of a kind."""
        return [text for one, text in self.told if one == kind]

    def in_files(self, searcher: Searcher) -> set[Leak]:
        """What is found in the files that are not the officer's own."""
        return searcher.in_tree(self.tree, [self.tree / SAVED])

    def outside(self, searcher: Searcher) -> set[Leak]:
        """What could be seen from outside."""
        found: set[Leak] = set()
        for kind, text in self.told:
            if kind != SECRET:
                data = text.encode("latin-1") if kind == NAMELESS else text.encode("utf-8", "replace")
                found |= searcher.in_bytes(data, kind)
        return found

    def unknown_files(self) -> list[str]:
        """Files that nobody has looked at."""
        files = [path for path in self.tree.rglob("*") if not path.is_dir()]
        return _unknown([path.relative_to(self.tree).as_posix() for path in files])

    def fleeting(self) -> list[str]:
        """Files that were there for a moment, where none may be."""
        return _unknown([name for name in self.texts("written") if not name.startswith("office/")])


def _unknown(names: Sequence[str]) -> list[str]:
    known = re.compile("|".join((*KNOWN_FILES, rf"{SAVED}/.*")))
    return [name for name in names if not known.fullmatch(name)]


def run(part: str, tree: Path, told: Path, module: str = "tests.privacy.day", **more: str) -> int:
    """A part of a day as a program of its own; what it printed lies in the tree."""
    command = [sys.executable, "-m", module, part, str(tree), str(told)]
    with (tree / f"out-{part}.txt").open("wb") as out, (tree / f"err-{part}.txt").open("wb") as err:
        return subprocess.run(
            command, stdout=out, stderr=err, env={**surroundings(tree), **more}, check=False, timeout=110
        ).returncode


def surroundings(tree: Path) -> Mapping[str, str]:
    """All folders of a user in the tree."""
    kept = ("PATH", "LANG", "TZ", "QT_QPA_PLATFORM", "SYSTEMROOT", "LD_LIBRARY_PATH")
    made = {name: os.environ[name] for name in kept if name in os.environ}
    folders = {
        "HOME": ".", "USERPROFILE": ".", "APPDATA": "data", "LOCALAPPDATA": "data", "TMPDIR": "tmp",
        "TEMP": "tmp", "TMP": "tmp", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run",
    }  # fmt: skip
    for folder in folders.values():
        (tree / folder).mkdir(parents=True, exist_ok=True)
    (tree / "run").chmod(0o700)
    own = {name: str(tree / folder) for name, folder in folders.items()}
    return {**made, **own, "PYTHONPATH": os.getcwd(), "PYTHONDONTWRITEBYTECODE": "1"}


def read(tree: Path, told: Path) -> Day:
    """A day that is over."""
    lines = told.read_text(encoding="utf-8").splitlines()
    return Day(tree, [(kind, text) for kind, text in map(json.loads, lines)])
