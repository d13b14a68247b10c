"""A part of a campaign in a process of its own; it prints a line of JSON for each fault."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from random import Random

import msgspec

from tests.faults import around, broken, calls, power
from tests.faults.every import BY_NAME
from tests.faults.kinds import WEIGHTS, left_out
from tests.faults.power import Records
from tests.faults.world import Fault, World

Source = Callable[[World], Fault | None]
ATTEMPTS = 50


class Part(msgspec.Struct):
    """The faults ``first``, ``first + step`` … below ``count``, or ``again`` the one of a name."""

    top: Path
    seed: str
    first: int
    step: int
    count: int
    broken: str
    kinds: list[str]
    paths: list[str]
    again: str


def sources(world: World, breaks: str) -> dict[str, Source]:
    """All sources that are to be had here."""
    plain = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    records = Records(world, plain, breaks)
    every: dict[str, Source] = {
        "calls": calls.by_calls,
        "clock": calls.by_the_clock,
        "cuts": partial(power.cut, records=records),
        "copies": partial(power.copied, records=records),
        "log": partial(power.torn_log, records=records),
        "torn": around.torn,
        "pieces": around.leavings,
        "programs": around.two_programs,
        "jumps": around.clock_jump,
        "pulled": around.folder_moved,
        "protected": around.read_only,
        "limited": around.no_longer,
        "small": around.small,
    }
    missing = left_out(calls.have_shim())
    return {name: source for name, source in every.items() if name not in missing}


def meet(world: World, found: dict[str, Source], name: str) -> Fault | None:
    """The fault of a name; None where its chance met none."""
    world.chance = Random(name)
    weights = [WEIGHTS[source] for source in found]
    return world.chance.choices(list(found.values()), weights)[0](world)


def names(part: Part, number: int) -> Iterator[str]:
    """Names by which a fault may be met, one after the other until it is."""
    if part.again:
        yield part.again
    else:
        yield from (f"{part.seed}/{number}/{attempt}" for attempt in range(ATTEMPTS))


def main() -> None:
    """Meet the faults of this part."""
    part = msgspec.json.decode(sys.argv[1], type=Part, dec_hook=lambda _, text: Path(text))
    broken.BREAKS[part.broken]()
    part.top.mkdir()
    world = World(part.top, [BY_NAME[name] for name in part.paths or BY_NAME])
    found = sources(world, part.broken)
    if part.kinds:
        found = {name: source for name, source in found.items() if name in part.kinds}
    for number in range(part.first, part.count, part.step):
        tried = ((name, meet(world, found, name)) for name in names(part, number))
        again, fault = next((name, fault) for name, fault in tried if fault)
        line = {"path": fault.path, "kind": fault.kind, "again": again, **asdict(fault.verdict)}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
