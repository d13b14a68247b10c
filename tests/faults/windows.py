"""Faults in mid-edit, through the real windows off-screen: ``python -m tests.faults.windows TOP SEED COUNT``.

Something is typed and stored, as it is two seconds later at the latest, and then typed on: in the middle of
it the program is locked, falls asleep or is killed.  One line of JSON is printed for each.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt

from lssdesk import app
from lssdesk.demo import Hand
from lssdesk.flow.work import Work
from lssdesk.store.check import check
from lssdesk.store.office import Office
from lssdesk.ui.case import autosave
from tests.faults.scene import way_in
from tests.faults.verdict import Verdict
from tests.flow.officer import AT, CHEAP, PASSPHRASE, Clock
from tests.ui.program import dress, enter, open_new

STREET = "/person/address/street"
NAME = "text in the windows"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö 0123456789"
TWO_SECONDS = 2_000


class Typist:
    """Types into the street of an open case, and meets a fault in the middle of it."""

    def __init__(self, top: Path, seed: str) -> None:
        self.top, self.chance, self.clock = top, Random(seed), Clock(AT)
        self.hand = Hand(app.Program(top / "office", self.clock, CHEAP))
        enter(self.hand)
        open_new(self.hand)

    def round(self) -> tuple[str, Verdict]:
        """One fault: its kind, and what came of it."""
        stored = self._words()
        self.hand.type(STREET, stored)
        self.hand.wait(lambda: self._stored() == stored)
        on = self._words()[: self.chance.randint(0, 12)]
        self.hand.type_on(self.hand.seen(STREET), on)
        kind, fault = self.chance.choice(FAULTS)
        verdict = Verdict(outcome="as said")
        if (found := fault(self)) != stored + on and not (fault is killed and found == stored):
            verdict.lost.append(f"{stored!r} was stored, {on!r} typed on, {found!r} is there")
        if autosave.WAIT_MS >= TWO_SECONDS:
            verdict.lost.append("what is typed waits for longer than two seconds")
        return kind, verdict

    def _words(self) -> str:
        return "Granstigen " + "".join(self.chance.choices(LETTERS, k=self.chance.randint(1, 40))).strip()

    def _stored(self) -> object:
        return Work(self.hand.window.desk, self.hand.case.work.id).read(STREET)

    def unlocked(self) -> str:
        """What the field shows after the door has been opened again."""
        hand = self.hand
        hand.wait(lambda: hand.program.window is None and hand.shown("passphrase", hand.door))
        hand.unlock(PASSPHRASE)
        text: str = hand.seen(STREET).text()  # type: ignore[attr-defined]
        return text


def by_keys(typist: Typist) -> str:
    """Ctrl+L."""
    typist.hand.press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    return typist.unlocked()


def by_the_system(typist: Typist) -> str:
    """The lid is closed, or the screen locked."""
    typist.hand.program.screen.session_locked()
    return typist.unlocked()


def asleep(typist: Typist) -> str:
    """The machine sleeps for hours, and nobody has been there for longer than is allowed when it wakes."""
    typist.clock.forward(hours=typist.chance.randint(1, 90))
    idle = typist.hand.program.idle
    real = idle._now
    idle._now = lambda: real() + 60 * app.IDLE_MINUTES + 1
    idle.look()
    idle._now = real
    return typist.unlocked()


def killed(typist: Typist) -> str:
    """What a kill leaves at this moment, opened beside it."""
    place = typist.top / "killed"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(typist.top / "office", place)
    at = typist.clock()
    office = Office.open(place, way_in(place, PASSPHRASE).key, at)
    with office.read() as reading:
        documents = list(reading.connection().exec_driver_sql("SELECT document FROM persons").scalars())
    whole = check(office) == ()
    office.close(at)
    return str(json.loads(documents[0])["address"]["street"]) if whole else "damaged"


FAULTS: tuple[tuple[str, Callable[[Typist], str]], ...] = (
    ("locked in mid-typing", by_keys),
    ("locked by the system in mid-typing", by_the_system),
    ("asleep in mid-typing", asleep),
    ("killed in mid-typing", killed),
)


def main() -> None:
    """So many rounds with one typist."""
    top, seed, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    application = app.application()
    dress(application)
    typist = Typist(top, seed)
    for _ in range(count):
        kind, verdict = typist.round()
        line = {"path": NAME, "kind": kind, "outcome": verdict.outcome, "lost": verdict.lost}
        print(json.dumps(line), flush=True)
    typist.hand.program.leave()


if __name__ == "__main__":
    main()
