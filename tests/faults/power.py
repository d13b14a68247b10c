"""Power cuts, and copies taken in mid-write, from what was recorded of each path once."""

import shutil
import sys
from pathlib import Path

from lssdesk.store.files import DATABASE
from tests.faults import strace
from tests.faults.disk import SECTOR, File
from tests.faults.scene import OFFICE, WritePath, known_of
from tests.faults.strace import Event, Player
from tests.faults.test_torn import TEARS
from tests.faults.verdict import Past, judge
from tests.faults.world import Fault, World

_PUT_BACK = "restore"


class Records:
    """What was recorded of the paths of a world, at the first need all of it."""

    def __init__(self, world: World, surroundings: dict[str, str], broken: str) -> None:
        self._world, self._surroundings, self._broken = world, surroundings, broken
        self._events: dict[str, list[Event]] = {}

    def of(self, path: WritePath) -> list[Event]:
        """What happened on a path, from its first call on."""
        if not self._events:
            self._record()
        return self._events[path.name]

    def player(self, path: WritePath) -> Player:
        """Plays what was recorded of a path from its start on."""
        name = path.name.replace(" ", "_")
        return Player(self._world.template(path), str(self._world.top / "recorded" / name))

    def _record(self) -> None:
        top, names = self._world.top, [path.name for path in self._world.paths]
        for path in self._world.paths:
            self._world.template(path)
        command = [sys.executable, "-m", "tests.faults.record", str(top), self._broken, *names]
        strace.record(command, top / "trace", self._surroundings)
        shutil.rmtree(top / "recorded")
        of: list[Event] = []
        with (top / "trace").open(encoding="ascii") as trace:
            for event in strace.events(trace):
                said = event.args[0] if event.call == "said" else {}
                if "begin" in said:
                    of = self._events[said["begin"]] = []
                of.append(event)
        (top / "trace").unlink()


def cut(world: World, records: Records) -> Fault | None:
    """The power goes between two calls, and takes some of what was not waited for."""
    chance, path = world.chance, world.any_path()
    events = records.of(path)
    player = records.player(path)
    for event in events[: chance.randint(1, len(events))]:
        player.play(event)
    player.disk.after_a_cut(chance, world.root)
    past = Past(player.done, player.learned)
    verdict = judge(path, world.root, known_of(world.template(path)), past, chance)
    verdict.outcome = f"cut, {verdict.outcome}"
    return Fault(path.name, "power cut", verdict)


def copied(world: World, records: Records) -> Fault | None:
    """Another program copies the folder meanwhile, each file in two halves, one after the other."""
    chance, path = world.chance, world.any_path()
    if path.name.startswith(_PUT_BACK):
        return None
    events, player = records.of(path), records.player(path)
    begun = chance.randrange(len(events))
    for event in events[:begun]:
        player.play(event)
    names = [name for name, _ in player.disk.files()]
    chance.shuffle(names)
    longest = max(1, (len(events) - begun) // chance.choice((1, 3, 10, 40)))
    moments = sorted(chance.randint(begun, begun + longest) for _ in range(2 * len(names)))
    shutil.rmtree(world.root, ignore_errors=True)
    world.root.mkdir()
    past = Past(player.done, player.learned, copy=True)
    at = begun
    for number, moment in enumerate(moments):
        for event in events[at:moment]:
            player.play(event)
        at = max(at, moment)
        _copy_half(player, names[number // 2], world.root, first=number % 2 == 0)
    verdict = judge(path, world.root, known_of(world.template(path)), past, chance)
    return Fault(path.name, "copied in mid-write", verdict)


def torn_log(world: World, records: Records) -> Fault | None:
    """The program is killed, and what it had written ahead is torn besides: an earlier whole state opens."""
    chance, path = world.chance, world.any_path(holds=True)
    events, player = records.of(path), records.player(path)
    for event in events[: chance.randint(1, len(events))]:
        player.play(event)
    log = player.disk.at(f"{OFFICE}/{DATABASE}-wal")
    if not isinstance(log, File) or len(log.seen) < 2 * SECTOR:
        return None
    how, tear = chance.choice(TEARS)
    log.seen[:] = tear(bytes(log.seen), chance)
    player.disk.as_seen(world.root)
    past = Past(player.done, player.learned, copy=True)
    verdict = judge(path, world.root, known_of(world.template(path)), past, chance)
    verdict.outcome = f"{how}: {verdict.outcome}"
    return Fault(path.name, "torn write-ahead file", verdict)


def _copy_half(player: Player, name: str, root: Path, first: bool) -> None:
    node = player.disk.at(name)
    if not isinstance(node, File):
        return
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    half = len(node.seen) // 2
    if first:
        target.write_bytes(node.seen[:half])
    elif target.exists():
        with target.open("r+b") as file:
            place = file.seek(0, 2)
            file.write(node.seen[place:])
