"""How long ours takes against the bare thing, both in one run: absolute times say more of the machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """Medians in milliseconds."""

    name: str
    ours: float
    bare: float
    what: str

    def line(self) -> str:
        """The row of the table."""
        times = self.ours / self.bare
        return f"{self.name:<34} {self.ours:>9.2f} {self.bare:>9.2f} {times:>8.2f}  {self.what}"


HEAD = f"{'':<34} {'ours ms':>9} {'bare ms':>9} {'ratio':>8}  against"


def compare(
    name: str, what: str, ours: Callable[[], object], bare: Callable[[], object], rounds: int = 15
) -> Ratio:
    """Both in turns, after one round that does not count; ``what`` says what the bare thing is."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for run, taken in zip((ours, bare), times, strict=True):
            start = time.perf_counter()
            run()
            if number:
                taken.append((time.perf_counter() - start) * 1000)
    return Ratio(name, median(times[0]), median(times[1]), what)
