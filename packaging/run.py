"""Set up what lssdesk needs and start it: ``python3 packaging/run.py [--demo] [arguments of lssdesk]``."""

import os
import subprocess
import sys

import common


def main() -> int:
    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    python = str(common.prepare("run", display))
    command = [python, "-P", "-m", "lssdesk", *sys.argv[1:]]
    if os.name != "nt":
        os.execv(python, command)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main())
