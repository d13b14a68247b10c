"""Many invented ledgers against the oracle: ``python -m tests.law.hours.nightly NUMBER``.

So many of hours and so many of costs, on all cores; the figures say how often each corner was met.
"""

import json
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from hypothesis import Phase, given, seed, settings

from tests.law.hours import oracle, reckoned
from tests.law.hours.corners import COSTS, HOURS
from tests.law.hours.invented import LOOSE, TODAY, Json, documents

SHARE = 1_000
"""Ledgers of one run; each run begins with a seed of its own."""


@dataclass
class Looked:
    """How many ledgers and entries were compared, and how many ledgers lie in each corner."""

    ledgers: int = 0
    entries: int = 0
    corners: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Looked") -> None:
        self.ledgers += other.ledgers
        self.entries += other.entries
        self.corners.update(other.corners)


def compare(document: Json, costs: bool) -> Json:
    """The oracle's ledger of a document; AssertionError where the engine's is another."""
    expected = (oracle.costs if costs else oracle.hours)(document, TODAY)
    found = reckoned.printed(document, costs)
    assert json.dumps(found, indent=1) == json.dumps(expected, indent=1), json.dumps(document)
    return expected


def look(costs: bool, number: int, run: int) -> Looked:
    """Compare so many ledgers."""
    looked = Looked()

    @seed(run)
    @settings(max_examples=number, database=None, phases=[Phase.generate, Phase.shrink], **LOOSE)
    @given(documents(costs))
    def every(document: Json) -> None:
        result = compare(document, costs)
        looked.ledgers += 1
        looked.entries += len(document["entries"])
        corners = COSTS if costs else HOURS
        looked.corners.update(name for name, corner in corners.items() if corner(document, result))

    every()
    return looked


def main(number: int) -> int:
    """Print the figures; 1 where a corner was never met.  A difference is an AssertionError."""
    missed = False
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for costs, corners in ((False, HOURS), (True, COSTS)):
            sizes = [min(SHARE, number - done) for done in range(0, number, SHARE)]
            runs = [pool.submit(look, costs, size, run) for run, size in enumerate(sizes)]
            total = Looked()
            for run in runs:
                total.add(run.result())
            print(f"{'costs' if costs else 'hours'}: {total.ledgers} ledgers with {total.entries} entries,")
            print("  each as the oracle counts them; of these")
            for name in corners:
                print(f"  {total.corners[name]:>8}  {name}", flush=True)
                missed = missed or not total.corners[name]
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
