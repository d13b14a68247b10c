"""Write both lock files anew from what is installed: ``.venv/bin/python packaging/lock.py``.

Every package that pyproject.toml asks for, directly or not, on any system and Python that we support, is
pinned to the version in the environment that runs this.  A package that only Windows needs has to be
installed there too, for its version to be known.
"""

import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from common import HERE, ROOT
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def targets() -> Iterator[dict[str, str]]:
    """The marker environments of all systems and Pythons that we support."""
    for system, (name, family) in SYSTEMS.items():
        for version in PYTHONS:
            yield {
                **{key: str(value) for key, value in default_environment().items()},
                "sys_platform": system,
                "platform_system": name,
                "os_name": family,
                "python_version": version,
                "python_full_version": f"{version}.0",
                "extra": "",
            }


def closure(wanted: list[str], target: dict[str, str]) -> set[str]:
    """Pins of all packages that the requirements bring along on one target."""
    found: dict[str, Distribution] = {}
    queue = [Requirement(text) for text in wanted]
    while queue:
        need = queue.pop()
        if need.marker and not need.marker.evaluate(target):
            continue
        try:
            package = distribution(need.name)
        except PackageNotFoundError:
            raise SystemExit(f"install {need.name} first, for its version to be known") from None
        if canonicalize_name(package.name) not in found:
            found[canonicalize_name(package.name)] = package
            queue += [Requirement(text) for text in package.requires or []]
    return {f"{package.name}=={package.version}" for package in found.values()}


def pins(wanted: list[str]) -> set[str]:
    """Lines of a lock file; a package that only one system needs carries a marker."""
    systems: dict[str, set[str]] = {}
    for target in targets():
        for pin in closure(wanted, target):
            systems.setdefault(pin, set()).add(target["sys_platform"])
    return {
        pin if where == set(SYSTEMS) else f"{pin} ; {' or '.join(map(marker, sorted(where)))}"
        for pin, where in systems.items()
    }


def marker(system: str) -> str:
    return f'sys_platform == "{system}"'


def write(name: str, intro: str, lines: set[str]) -> None:
    text = "\n".join([f"# {intro}", "# Written by packaging/lock.py.", *sorted(lines, key=str.lower)])
    (HERE / name).write_text(text + "\n", encoding="utf-8")


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = pins(project["project"]["dependencies"] + project["build-system"]["requires"])
    tests = pins(project["dependency-groups"]["test"])
    write("requirements.lock", "What the program runs on, and the build backend that installs it.", runtime)
    write("requirements-test.lock", "What the tests need on top of requirements.lock.", tests - runtime)


if __name__ == "__main__":
    main()
