"""Walk paths of writing under ``strace``: ``python -m tests.faults.record TOP BROKEN NAME…``.

What each says goes to standard output, so that it stands in the record between the calls of the system.
"""

import json
import sys
from pathlib import Path

from tests.faults import broken
from tests.faults.every import BY_NAME
from tests.faults.scene import Scene, copy_of, known_of, run


def say(what: object) -> None:
    """One line, in one call."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Each path in a folder of its own, from the starts that lie there already."""
    top = Path(sys.argv[1])
    broken.BREAKS[sys.argv[2]]()
    for name in sys.argv[3:]:
        template = top / "starts" / name.replace(" ", "_")
        root = copy_of(template, top / "recorded" / name.replace(" ", "_"))
        say({"begin": name})
        run(
            BY_NAME[name],
            Scene(root, known_of(template), BY_NAME[name].at),
            lambda done, learned: say({"done": done, "learned": learned}),
        )
        say({"end": name})


if __name__ == "__main__":
    main()
