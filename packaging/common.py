"""What run.py and test.py share: Python, Qt's system libraries and a virtual environment after the lock file.

Only the standard library is used, and only syntax that an old Python 3 can read, so that it can be told
that it is too old.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
VERSION = "{}.{}".format(*sys.version_info[:2])
LOCKS = {"run": ["requirements.lock"], "test": ["requirements.lock", "requirements-test.lock"]}

# Shared library that Qt loads -> package of Debian and Ubuntu that has it.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(text: str) -> None:
    print("lssdesk: " + text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """Say what is the case and what to do, and end with exit code 2."""
    say(text)
    raise SystemExit(2)


def prepare(purpose: str, display: bool = False) -> Path:
    """Make everything ready for ``purpose`` ("run" or "test") and give the environment's Python."""
    if sys.version_info < (3, 11):
        stop(f"this is Python {VERSION}, but 3.11 or later is needed.")
    if sys.platform == "linux":
        install_system_libraries(display)
    venv = Path(os.environ.get("LSSDESK_VENV") or ROOT / ".venv").absolute()
    python = environment(venv)
    install_packages(venv, python, purpose)
    return python


def install_system_libraries(display: bool) -> None:
    wanted = dict(OFFSCREEN_LIBRARIES, **(DISPLAY_LIBRARIES if display else {}))
    missing = [library for library in wanted if not can_load(library)]
    if missing:
        install_debian_packages([wanted[library] for library in missing], "Qt's system libraries")


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_debian_packages(packages: "list[str]", what: str) -> None:
    """Install by apt-get where that is allowed, else name the packages in one line and stop."""
    names = " ".join(packages)
    apt = apt_get()
    if apt is None:
        stop(f"{what} are missing; install them first: {names}")
    if not apt:
        stop(f"{what} are missing; run this first: sudo apt-get install {names}")
    say(f"installing {what} ({names}) …")
    run_quietly([*apt, "update", "-qq"])
    if run_quietly([*apt, "install", "-y", "-qq", "--no-install-recommends", *packages]) != 0:
        stop(f"{what} could not be installed; run this first: sudo apt-get install {names}")


def apt_get() -> "list[str] | None":
    """The command that installs unasked; empty where that is not allowed, None where there is no apt."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("sudo") and run_quietly(["sudo", "-n", "true"], show=False) == 0:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return []


def run_quietly(command: "list[str]", show: bool = True) -> int:
    """Run and give the exit code; the output is shown only where it failed."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0 and show:
        sys.stderr.write(done.stdout.decode(errors="replace"))
    return done.returncode


def environment(venv: Path) -> Path:
    """The Python of the virtual environment, which is made where there is none that works."""
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    has_pip = "import importlib.util as u; raise SystemExit(u.find_spec('pip') is None)"
    if python.exists() and run_quietly([str(python), "-c", has_pip], show=False) == 0:
        return python
    if venv.exists() and any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists():
        stop(f"{venv} is no virtual environment; move it away or set LSSDESK_VENV to another folder.")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        install_debian_packages([f"python{VERSION}-venv"], "Python's parts for virtual environments")
    say(f"making a virtual environment in {venv} …")
    if run_quietly([sys.executable, "-m", "venv", "--clear", str(venv)]) != 0:
        stop("the virtual environment could not be made; the lines above say why.")
    return python


def install_packages(venv: Path, python: Path, purpose: str) -> None:
    """Install what the lock pins and the project itself, unless that very state is installed already."""
    state = lock_state(purpose)
    stamp = venv / f"lssdesk-{purpose}.stamp"
    if stamp.exists() and stamp.read_text() == state:
        return
    say("installing the pinned packages (some minutes the first time) …")
    locks = [part for name in LOCKS[purpose] for part in ("-r", str(HERE / name))]
    project = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    for arguments in (locks, project):
        if pip(python, arguments) != 0:
            stop("the packages could not be installed; the lines above say why. Is there a network?")
    stamp.write_text(state)
    if purpose == "test":
        (venv / "lssdesk-run.stamp").write_text(lock_state("run"))


def pip(python: Path, arguments: "list[str]") -> int:
    return subprocess.call(
        [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno(),
    )


def lock_state(purpose: str) -> str:
    """Changes when a lock, pyproject.toml or the place of the checkout does."""
    files = [HERE / name for name in LOCKS[purpose]] + [ROOT / "pyproject.toml"]
    content = b"\0".join([os.fsencode(ROOT)] + [file.read_bytes() for file in files])
    return hashlib.sha256(content).hexdigest()
