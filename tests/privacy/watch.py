"""Looks on while the program works: what it shows of itself outwards, and which files it opens to write."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.privacy.judged import NAMELESS

_DELETED = " (deleted)"


class Watch:
    """Tells one JSON line for each thing that the world can see: kind and text."""

    def __init__(self, told: Path, tree: Path) -> None:
        self._file = told.open("a", encoding="utf-8")
        self._tree = str(tree)
        self._seen: set[tuple[str, str]] = set()
        sys.addaudithook(self._audit)

    def tell(self, kind: str, text: str) -> None:
        """What another program, or somebody beside the desk, can see."""
        if text and (kind, text) not in self._seen:
            self._seen.add((kind, text))
            self._file.write(json.dumps([kind, text]) + "\n")
            self._file.flush()

    def look(self) -> None:
        """All of it as it is now."""
        for window in QApplication.topLevelWidgets():
            self.tell("title", window.windowTitle())
            self.tell("file of a window", window.windowFilePath())
            self.tell("icon text", window.windowIconText())
            self.tell("accessible name", window.accessibleName())
            self.tell("accessible description", window.accessibleDescription())
            self.tell("name of a window", window.objectName())
        self._process()

    def _process(self) -> None:
        """Arguments, environment, and files that are open though they have no name any more."""
        self.tell("arguments", "\0".join(sys.argv))
        self.tell("environment", "\0".join(f"{name}={value}" for name, value in os.environ.items()))
        own = Path("/proc/self")
        for name in ("cmdline", "environ", "comm"):
            if (own / name).exists():
                self.tell(name, (own / name).read_bytes().decode("utf-8", "replace"))
        for open_file in sorted((own / "fd").glob("*")) if own.exists() else ():
            if os.path.islink(open_file) and os.readlink(open_file).endswith(_DELETED):
                self._nameless(open_file)

    def most_of_a_core(self) -> None:
        """How much a crash may write of the memory, where the system has such a limit."""
        try:
            import resource
        except ImportError:
            return
        for most in resource.getrlimit(resource.RLIMIT_CORE):
            self.tell("most of a core", str(most))

    def _nameless(self, open_file: Path) -> None:
        if os.readlink(open_file).startswith(self._tree):
            self.tell(NAMELESS, open_file.read_bytes().decode("latin-1"))

    def _audit(self, event: str, args: tuple[Any, ...]) -> None:
        """Each file that Python opens to write in the tree, also one that is gone a moment later."""
        if event == "open" and isinstance(args[0], str | bytes):
            path, flags = os.fsdecode(args[0]), args[2]
            if flags & (os.O_WRONLY | os.O_RDWR) and path.startswith(self._tree):
                self._written(path)
        elif event in ("os.rename", "os.link", "os.symlink") and str(args[1]).startswith(self._tree):
            self._written(str(args[1]))

    def _written(self, path: str) -> None:
        self.tell("written", os.path.relpath(path, self._tree))
