"""What all faults of a campaign share: the starts of the paths, laid out once, and their calls, counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.kinds import Kind
from tests.faults.scene import Known, Scene, WritePath, copy_of, known_of, run
from tests.faults.shim import Call
from tests.faults.trial import Told, in_a_process, walk
from tests.faults.verdict import Past, Verdict, judge


@dataclass(frozen=True)
class Fault:
    """One fault that was met: on which path, of which kind, and what came of it."""

    path: str
    kind: str
    verdict: Verdict


class World:
    """A folder for a campaign, the paths that it walks, and its chance of this moment."""

    def __init__(self, top: Path, paths: Sequence[WritePath]) -> None:
        self.top, self.paths = top, tuple(paths)
        self.chance = Random()
        self._calls: dict[tuple[str, Call], int] = {}
        self._seconds: dict[str, float] = {}

    @property
    def root(self) -> Path:
        """Where the present fault happens."""
        return self.top / "now"

    def any_path(self, *, holds: bool = False) -> WritePath:
        """One of the paths, by their weights."""
        paths = [path for path in self.paths if path.holds or not holds]
        return self.chance.choices(paths, [path.weight for path in paths])[0]

    def template(self, path: WritePath) -> Path:
        """The start of a path; laid out the first time, and walked once, so that all it needs is loaded."""
        template = self.top / "starts" / path.name.replace(" ", "_")
        if not template.exists():
            path.lay_out(template)
            run(
                path,
                Scene(copy_of(template, self.root), known_of(template), path.at),
                lambda _done, _learned: None,
            )
        return template

    def fresh(self, path: WritePath) -> Known:
        """A copy of the start of a path in ``root``, and what is known of it."""
        template = self.template(path)
        copy_of(template, self.root)
        return known_of(template)

    def calls(self, path: WritePath, kind: Kind) -> int:
        """How many calls of a kind a path makes when nothing happens."""
        if (path.name, kind.calls) not in self._calls:
            self._calls[path.name, kind.calls] = self.undisturbed(path, kind).counted
        return self._calls[path.name, kind.calls]

    def seconds(self, path: WritePath) -> float:
        """How long a path takes when nothing happens."""
        if path.name not in self._seconds:
            self._seconds[path.name] = self.undisturbed(path).seconds
        return self._seconds[path.name]

    def undisturbed(self, path: WritePath, kind: Kind | None = None) -> Told:
        """Walk a path in peace; RuntimeError where even that does not end well."""
        known = self.fresh(path)
        told = in_a_process(walk(path, self.root, known, kind))
        verdict = judge(path, self.root, known, Past(told.done, told.learned), Random(0))
        if told.error or told.fault or told.done < len(path.steps) or not verdict.whole:
            raise RuntimeError(f"{path.name} without any fault: {told} {verdict}")
        return told

    def judged(self, path: WritePath, known: Known, told: Told, outcome: str = "") -> Verdict:
        """The verdict on ``root`` after what was told."""
        past = Past(told.done, told.learned, told.afterwards)
        verdict = judge(path, self.root, known, past, self.chance)
        if told.fault:
            verdict.wrong.append(f"said badly: {told.fault}")
        if outcome:
            verdict.outcome = f"{outcome}, {verdict.outcome}"
        return verdict
