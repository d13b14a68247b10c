"""Packages for the e-archive, judged by the E-ARK validator: ``packaging/test.py --eark``.

The validator is a tool of these tests alone: it lives in an environment of its own below ``build/``, since it
pins old versions.  It would fetch four vocabularies from the network when it is imported; its own package
holds them, so they are served from there.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PACKAGE = "eark-validator==1.1.3"
WRONG_RULES = frozenset({"SIP14"})
"""Rules of the validator that no package can keep: SIP14 wants of the software's note the attribute NOTETYPE
without a namespace, which the METS schema forbids, with another value than CSIP16 wants there."""


def judge_all(python: Path) -> int:
    """Make packages of several cases, and broken ones, and judge all; 1 where a verdict is not as wanted."""
    import common

    own = environment(common.ROOT / "build" / "eark")
    with tempfile.TemporaryDirectory(prefix="lssdesk-eark-") as folder:
        code = subprocess.call([str(python), "-m", "tests.flow.archive.packages", folder])
        files = sorted(str(path) for path in Path(folder).glob("*.zip"))
        if code or not files:
            return code or 1
        done = subprocess.run(
            [str(own), __file__, *files], capture_output=True, encoding="utf-8", cwd=folder, check=False
        )
        if done.returncode:
            common.stop(f"the E-ARK validator could not be run:\n{done.stderr.strip()}")
        return total([json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")])


def environment(folder: Path) -> Path:
    """The Python of the validator's own environment, made the first time."""
    import common

    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    has_it = [
        str(python),
        "-c",
        "import importlib.util as u; raise SystemExit(not u.find_spec('eark_validator'))",
    ]
    if python.exists() and common.run_quietly(has_it, show=False) == 0:
        return python
    common.say(f"fetching the E-ARK validator ({PACKAGE}) …")
    venv.create(folder, with_pip=True, clear=True)
    if common.run_quietly([str(python), "-m", "pip", "install", "-q", PACKAGE]) != 0:
        common.stop(f"{PACKAGE} could not be installed; the lines above say why. Is there a network?")
    return python


def total(verdicts: "list[dict[str, object]]") -> int:
    """Print a line a failure and the sums; 1 where a sound package fails or a broken one passes."""
    wrong = [one for one in verdicts if one["passed"] == str(one["file"]).startswith("broken")]
    for one in wrong:
        print(f"failed: {one['file']}: {one['errors']}", flush=True)
    sound = [one for one in verdicts if not str(one["file"]).startswith("broken")]
    good = sum(bool(one["passed"]) for one in sound)
    rules = f"structure, METS schema, rules of CSIP and SIP 2.1.0 without {', '.join(sorted(WRONG_RULES))}"
    more = f"{len(verdicts) - len(sound)} broken ones were judged as well"
    print(f"E-ARK validator: {good} of {len(sound)} packages pass ({rules}); {more}", flush=True)
    return 1 if wrong or not sound else 0


def judge(files: "list[str]") -> None:
    """Inside the validator's environment: a JSON line a package."""
    serve_vocabularies()
    for file in files:
        try:
            errors = judged(Path(file))
        except Exception as error:  # the validator stumbles over some broken ones instead of saying why
            errors = [f"{type(error).__name__}: {error}"]
        print(json.dumps({"file": Path(file).name, "passed": not errors, "errors": errors}), flush=True)


def judged(file: Path) -> "list[str]":
    """What the validator has against a package."""
    from eark_validator.packages import PackageValidator  # type: ignore[import-not-found]
    from eark_validator.specifications.specification import (  # type: ignore[import-not-found]
        SpecificationVersion,
    )

    validator = PackageValidator(file, SpecificationVersion.V2_1_0)
    report = json.loads(validator.validation_report.model_dump_json())
    found = list(report["structure"]["messages"])
    metadata = report.get("metadata") or {}
    for part in ("schema_results", "schematron_results"):
        found += (metadata.get(part) or {"messages": []})["messages"]
    wrong = [one for one in found if one["severity"] == "Error" and one["rule_id"] not in WRONG_RULES]
    errors = [f"{one['rule_id']}: {one['message'][:120]}" for one in wrong]
    return errors or ([] if metadata else ["the structure: " + report["structure"]["status"]])


def serve_vocabularies() -> None:
    """Let the validator read the vocabularies that lie in its own package."""
    from importlib import util
    from urllib import request

    found = util.find_spec("eark_validator")
    where = found.submodule_search_locations if found else None
    kept = Path(where[0] if where else ".") / "ipxml" / "resources" / "vocabs"

    def served(url: str, *_: object, **__: object) -> object:
        return (kept / url.rsplit("/", 1)[-1]).open("rb")

    request.urlopen = served  # type: ignore[assignment]


if __name__ == "__main__":
    judge(sys.argv[1:])
