"""Set up what the tests need and pass them: ``python3 packaging/test.py [arguments of pytest]``.

``python3 packaging/test.py --verapdf`` has every kind of letter judged by veraPDF instead,
``python3 packaging/test.py --eark`` packages for the e-archive by the E-ARK validator, and
``python3 packaging/test.py --ledgers NUMBER`` holds so many invented ledgers of hours, and as many of
costs, against the slow oracle and lets a random officer work for long: 100000 at night.
``python3 packaging/test.py --faults NUMBER`` lets so many faults meet every path of writing: 10000 for long.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import common

MACHINE = "tests/flow/test_officer_machine.py"
LEDGERS_AN_OFFICER = 500

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}


def ledgers(python: Path, given: "list[str]") -> int:
    """The long run: figures of the ledgers, then the random officers; 1 where anything differs."""
    if not given or not given[0].isdecimal() or int(given[0]) == 0:
        common.stop("--ledgers wants a number: python3 packaging/test.py --ledgers 100000")
    code = subprocess.call([str(python), "-m", "tests.law.hours.nightly", given[0]])
    officers = str(max(1, int(given[0]) // LEDGERS_AN_OFFICER))
    print(f"{officers} random officers", flush=True)
    command = [str(python), "-m", "pytest", "-q", "--timeout", "0", MACHINE]
    return subprocess.call(command, env={**os.environ, "LSSDESK_OFFICERS": officers}) or code


def main() -> int:
    environment = common.prepare("test")
    if "--verapdf" in sys.argv[1:]:
        import verapdf  # in syntax that only a Python new enough can read

        return verapdf.judge_all(environment)
    if "--eark" in sys.argv[1:]:
        import eark

        return eark.judge_all(environment)
    if "--ledgers" in sys.argv[1:]:
        return ledgers(environment, sys.argv[sys.argv.index("--ledgers") + 1 :])
    import faults

    if "--faults" in sys.argv[1:]:
        return faults.campaign(environment, sys.argv[sys.argv.index("--faults") + 1 :])
    if not shutil.which("pdfinfo") and common.apt_get():
        common.install_debian_packages(["poppler-utils"], "pdfinfo, which shows the reading order")
    faults.install_tools()
    python = str(environment)
    failed = {}
    for name, command in CHECKS.items():
        code = common.run_quietly([python, *command])
        print(f"{name}: {'failed' if code else 'ok'}", flush=True)
        if code:
            failed[name] = code
    workers = ["-n", "2"] if (os.cpu_count() or 1) >= 2 else []
    code = subprocess.call([python, "-m", "pytest", "-q", *workers, *sys.argv[1:]])
    if failed:
        print("failed before the tests: " + ", ".join(failed), flush=True)
    return next(iter(failed.values()), code)


if __name__ == "__main__":
    os.chdir(str(common.ROOT))
    sys.exit(main())
