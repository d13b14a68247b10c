"""Write both lock files anew from what is installed: ``.venv/bin/python packaging/lock.py``.

Every package that pyproject.toml asks for, directly or not, on any system and Python that we support, is
pinned to the version in the environment that runs this.  A package that only Windows needs has to be
installed there too, for its version to be known.
"""

import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from itertools import product

from common import HERE, ROOT
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
MACHINES = {"linux": ("x86_64", "aarch64"), "darwin": ("arm64", "x86_64"), "win32": ("AMD64", "ARM64")}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def targets() -> Iterator[dict[str, str]]:
    """The marker environments of all systems, machines and Pythons that we support."""
    for system, (name, family) in SYSTEMS.items():
        for machine, version in product(MACHINES[system], PYTHONS):
            yield {
                **{key: str(value) for key, value in default_environment().items()},
                "sys_platform": system,
                "platform_system": name,
                "platform_machine": machine,
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
    """Lines of a lock file; a package that only some systems or machines need carries a marker."""
    needed: dict[str, set[tuple[str, str]]] = {}
    for target in targets():
        for pin in closure(wanted, target):
            needed.setdefault(pin, set()).add((target["sys_platform"], target["platform_machine"]))
    everywhere = {(system, machine) for system in SYSTEMS for machine in MACHINES[system]}
    return {
        pin if where == everywhere else f"{pin} ; {' or '.join(markers(where))}"
        for pin, where in needed.items()
    }


def markers(where: set[tuple[str, str]]) -> Iterator[str]:
    """A marker for each system, which names the machine where not all of that system's need the package."""
    for system in sorted({system for system, _ in where}):
        machines = [machine for machine in MACHINES[system] if (system, machine) in where]
        if len(machines) == len(MACHINES[system]):
            yield f'sys_platform == "{system}"'
        else:
            for machine in machines:
                yield f'sys_platform == "{system}" and platform_machine == "{machine}"'


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
