"""Faults in every path of writing, as many as are wanted: ``packaging/test.py --faults NUMBER``.

What records and strikes the calls of the system is installed first where that is allowed; without it the
campaign says what it leaves out.
"""

import shutil
import subprocess
from pathlib import Path

import common

COMPILERS = ("cc", "gcc", "clang")


def campaign(python: Path, given: "list[str]") -> int:
    """Meet the faults and print what came of them; 1 where anything was lost or did not open."""
    if not given or not given[0].isdecimal() or int(given[0]) == 0:
        common.stop("--faults wants a number: python3 packaging/test.py --faults 10000")
    install_tools()
    return subprocess.call([str(python), "-m", "tests.faults.campaign", *given])


def install_tools() -> None:
    """``strace`` and a C compiler, where packages may be installed unasked."""
    if not common.apt_get():
        return
    if not shutil.which("strace"):
        common.install_debian_packages(["strace"], "strace, which records what a power cut may take")
    if not any(map(shutil.which, COMPILERS)):
        common.install_debian_packages(["gcc", "libc6-dev"], "a C compiler, for faults at the nth call")
