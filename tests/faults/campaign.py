"""Faults in every path of writing, as many as are wanted: ``python -m tests.faults.campaign NUMBER``.

Kills, full disks, errors at the nth call, power cuts, torn and half copied files, jumping clocks, a second
program, locks in mid-edit: after each the real store opens what is left, and nothing that was said to be
stored may be missing.  ``--seed`` walks another way; ``--again`` meets one that was not met well once more.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults import shim
from tests.faults.kinds import BREAKS, WEIGHTS, left_out

ROOT = Path(__file__).parents[2]
SHARED_MEMORY = Path("/dev/shm")
ROOM = 400 << 20  # bytes that a campaign may need
IN_WINDOWS = 250  # one of so many faults is met in the windows
SHOWN = 40  # faults that are described one by one
Line = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Meet the faults, print the table; 1 where anything was lost or did not open."""
    wanted = _wanted(arguments)
    begun = time.monotonic()
    with _place() as top:
        made = shim.compiled(top)
        surroundings = shim.surroundings(made) | {"PYTHONPATH": str(ROOT)}
        for reason in sorted(set(left_out(made is not None).values())):
            print(f"left out: {reason}", flush=True)
        lines = list(_met(top, wanted, surroundings))
    _show(lines)
    return _total(lines, wanted.number, time.monotonic() - begun)


def _wanted(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="campaign", description=__doc__)
    parser.add_argument("number", type=int, help="how many faults")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--paths", default="", help="names of paths of writing, with commas between")
    parser.add_argument("--kinds", default="", help=f"sources of faults: {', '.join(WEIGHTS)}, windows")
    parser.add_argument("--broken", default="nothing", choices=BREAKS, help="break the store on purpose")
    parser.add_argument("--again", default="", help="the name of one fault, as it is printed behind BAD")
    return parser.parse_args(arguments)


@contextmanager
def _place() -> Iterator[Path]:
    """A folder that others may look into, in memory where there is room."""
    roomy = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > ROOM
    top = Path(tempfile.mkdtemp(prefix="lssdesk-faults-", dir=SHARED_MEMORY if roomy else None))
    top.chmod(0o755)
    try:
        yield top
    finally:
        shutil.rmtree(top, ignore_errors=True)


def _met(top: Path, wanted: argparse.Namespace, surroundings: dict[str, str]) -> Iterator[Line]:
    commands = list(_commands(top, wanted))
    programs = [_begun(top / f"{number}", command, surroundings) for number, command in enumerate(commands)]
    for number, program in enumerate(programs):
        if program.wait():
            said = (top / f"{number}.errors").read_text(encoding="utf-8")
            print(f"a part of the campaign ended with {program.returncode}: {said[-2000:]}", flush=True)
        yield from map(json.loads, (top / f"{number}.lines").read_text(encoding="utf-8").splitlines())


def _commands(top: Path, wanted: argparse.Namespace) -> Iterator[list[str]]:
    """What is to be run side by side: a worker for each core, and a typist at the windows."""
    kinds = set(filter(None, wanted.kinds.split(",")))
    windows = max(1, wanted.number // IN_WINDOWS) if "windows" in kinds or not (kinds or wanted.paths) else 0
    if kinds == {"windows"}:
        windows = wanted.number
    workers = 1 if wanted.again else wanted.workers
    for first in range(workers if wanted.number > windows else 0):
        part = {
            "top": str(top / f"worker-{first}"), "seed": wanted.seed, "first": first, "step": workers,
            "count": wanted.number - windows, "broken": wanted.broken, "kinds": sorted(kinds - {"windows"}),
            "paths": list(filter(None, wanted.paths.split(","))), "again": wanted.again,
        }  # fmt: skip
        yield ["tests.faults.worker", json.dumps(part)]
    if windows:
        (top / "windows").mkdir()
        yield ["tests.faults.windows", str(top / "windows"), wanted.seed, str(windows)]


def _begun(output: Path, command: list[str], surroundings: dict[str, str]) -> "subprocess.Popen[bytes]":
    with output.with_suffix(".lines").open("wb") as lines, output.with_suffix(".errors").open("wb") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", *command], stdout=lines, stderr=errors, cwd=ROOT, env=surroundings
        )


def _show(lines: list[Line]) -> None:
    outcomes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in lines:
        outcomes[line["path"], line["kind"]][line["outcome"] or "bad"] += 1
    width = max((len(path) for path, _ in outcomes), default=0)
    for (path, kind), counted in sorted(outcomes.items()):
        said = " · ".join(f"{outcome} {count}" for outcome, count in counted.most_common())
        print(f"{path:{width}}  {kind:32}  {counted.total():5}  {said}")
    bad = [line for line in lines if _troubles(line)]
    for line in bad[:SHOWN]:
        print(f"BAD {line['path']} × {line['kind']} ({line.get('again', '')}): {_troubles(line)}")
    if len(bad) > SHOWN:
        print(f"and {len(bad) - SHOWN} more")


def _troubles(line: Line) -> list[str]:
    return [*line.get("lost", []), *line.get("unopened", []), *line.get("wrong", [])]


def _total(lines: list[Line], wanted: int, seconds: float) -> int:
    for kind, count in sorted(Counter(line["kind"] for line in lines).items()):
        print(f"{kind:40}  {count:6}")
    lost, unopened, wrong = (
        sum(bool(line.get(name)) for line in lines) for name in ("lost", "unopened", "wrong")
    )
    more = f", {wrong} otherwise not as it has to be" if wrong else ""
    print(
        f"{len(lines)} faults, {lost} lost, {unopened} unopened{more} ({seconds / 60:.1f} minutes)",
        flush=True,
    )
    return int(bool(lost or unopened or wrong or len(lines) != wanted))


if __name__ == "__main__":
    sys.exit(main())
