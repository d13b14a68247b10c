"""Bad input in a program of its own that has little memory and time: ``bounds.py TARGET COUNT``.

What breaks a limit is killed by the system, so it is the same everywhere and no clock is looked at.  Where a
system has no such limits the inputs are tried without.
"""

import importlib
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lssdesk.errors import LssdeskError

TIMES = int(os.environ.get("LSSDESK_FUZZ", "1"))
"""How many times the small size is run: the long runs set it."""
SECONDS, MIB = 60, 1_024
"""Of the processor for all inputs of a target, and of memory beyond what the program has before the first."""
MOST_FILE_MIB = 64

Try = tuple[str, Callable[[], object]]
"""An input's name, and what is done with it."""
Target = Callable[[int, Path], Iterator[Try]]
"""Makes so many inputs, with a folder to put files in."""


@dataclass(frozen=True)
class Outcome:
    """What became of an input: ``done``, ``refused`` with a sentence, or ``fault`` with the kind of error."""

    name: str
    kind: str
    says: str


def outcomes(target: str, count: int = 1) -> list[Outcome]:
    """Try all inputs of ``tests.fuzz.<target>``; none ends the program, bursts it or is a fault."""
    command = [sys.executable, "-W", "error", "-m", "tests.fuzz.bounds", target, str(count * TIMES)]
    surroundings = {**os.environ, "PYTHONPATH": os.getcwd(), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    assert done.returncode == 0, f"ended with {done.returncode} in {lines[-1:]}\n{done.stderr[-3000:]}"
    found = [Outcome(*line) for line in lines if len(line) == 3]
    faults = [f"{one.name}: {one.says}" for one in found if one.kind == "fault"]
    assert not faults, "\n".join(faults)
    return found


def sentence(text: str) -> bool:
    """Whether a text is a sentence or a few on one line, of a sane length, or says how to call."""
    whole = text.endswith((".", ")", "”")) or text.startswith("Anropet går inte att förstå; skriv:")
    return text.isprintable() and 10 < len(text) < 3_000 and whole


def main(target: str, count: int) -> None:
    """Try each input, and tell what became of it."""
    module = importlib.import_module(f"tests.fuzz.{target}")
    with tempfile.TemporaryDirectory() as folder:
        tries: Iterator[Try] = module.tries(count, Path(folder))
        _limit(SECONDS * TIMES)
        for name, attempt in tries:
            print(json.dumps([name]), flush=True)
            kind, says = tried(attempt)
            print(json.dumps([name, kind, says]), flush=True)


def tried(attempt: Callable[[], object]) -> tuple[str, str]:
    """What becomes of an input; what the program prints meanwhile is kept out of the way."""
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        attempt()
    except LssdeskError as error:
        return "refused", str(error)
    except (Exception, MemoryError) as error:
        return "fault", f"{type(error).__name__}: {str(error)[:200]}"
    finally:
        sys.stdout = out
    return "done", ""


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return
    if sys.platform.startswith("linux"):  # elsewhere this limit is not kept
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + (MIB << 20)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_FILE_MIB << 20, MOST_FILE_MIB << 20))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
