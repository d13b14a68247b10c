"""``python3 -m tests.benchmarks [NAME …]``: every ``bench_*`` of this folder, or those that are named."""

import importlib
import os
import sys
from pathlib import Path

from tests.benchmarks.ratio import HEAD

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    """Print the table as it grows."""
    print(HEAD)
    for file in sorted(HERE.glob("bench_*.py")):
        if names and file.stem.removeprefix("bench_") not in names:
            continue
        for ratio in importlib.import_module(f"tests.benchmarks.{file.stem}").ratios():
            print(ratio.line(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
