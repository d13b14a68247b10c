"""Set up what the tests need and pass them: ``python3 packaging/test.py [arguments of pytest]``.

``python3 packaging/test.py --verapdf`` has every kind of letter judged by veraPDF instead.
"""

import os
import shutil
import subprocess
import sys

import common

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}


def main() -> int:
    environment = common.prepare("test")
    if "--verapdf" in sys.argv[1:]:
        import verapdf  # in syntax that only a Python new enough can read

        return verapdf.judge_all(environment)
    if not shutil.which("pdfinfo") and common.apt_get():
        common.install_debian_packages(["poppler-utils"], "pdfinfo, which shows the reading order")
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
