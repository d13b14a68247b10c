"""Faults of what is around the program: torn files, another program, clock, folder, disk, leavings."""

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from lssdesk.store import backup, keys
from lssdesk.store.office import Office
from lssdesk.store.reading import reading
from lssdesk.store.trouble import StoreTrouble
from tests.faults.disks import small_disk
from tests.faults.scene import OFFICE, Scene, WritePath, copy_of, known_of, way_in
from tests.faults.test_torn import TEARS
from tests.faults.trial import Told, in_a_process, walk
from tests.faults.verdict import Past, judge
from tests.faults.world import Fault, World
from tests.store.helpers import AT, CHEAP

NOBODY = 65534
JUMPS = (-4000, -400, -1, 1, 400, 3653)  # days
DOUBLED = ("lssdesk.keys", "lssdesk.keys.previous", "lssdesk.lock", "lssdesk.proofs", "lssdesk.tries")
"""What may be torn, one of them, and everything opens all the same."""
PIECES = (
    "lssdesk.db.new", "lssdesk.db.new.part", "lssdesk.db.new-wal", "lssdesk.db.rekeyed", "lssdesk.db-journal",
    "lssdesk.keys.k3x1.tmp", "lssdesk.keys.previous.a_b.tmp", "lssdesk.tries.9.tmp", "lssdesk.proofs.0.tmp",
    "backups/lssdesk-000009-20261101-120000.part", "backups/lssdesk-000009-20261101-120000.part-journal",
    "backups/lssdesk-000009-20261101-120000.keys", "backups/lssdesk-000009-20261101-120000.keys.x.tmp",
    "unready-20261101-120000-1/lssdesk.db", "unready-20261101-120000-1/lssdesk.db.part",
)  # fmt: skip


# --- files -------------------------------------------------------------------------------------


def torn(world: World) -> Fault:
    """A file is cut off, has a sector that was never written, or a byte that has changed."""
    chance, path = world.chance, _laid_out(world)
    known = world.fresh(path)
    folder = world.root / OFFICE
    (folder / "lssdesk.tries").write_bytes(b'{"count":1,"last":"2026-11-24T12:00:00Z"}')
    files = [one for one in sorted(folder.rglob("*")) if one.is_file() and one.stat().st_size > 0]
    file = chance.choice(files)
    how, tear = chance.choice(TEARS)
    data = file.read_bytes()
    file.write_bytes(tear(data, chance) if len(data) >= 512 else data[: len(data) // 2])
    second = (folder / "lssdesk.keys.previous").exists() or file.name != "lssdesk.keys"
    harmless = second and file.name in DOUBLED and file.parent == folder
    verdict = judge(path, world.root, known, Past(0, {}, copy=not harmless), chance)
    verdict.outcome = f"{how}: {verdict.outcome}"
    return Fault(path.name, "torn file", verdict)


def _laid_out(world: World) -> WritePath:
    return world.chance.choice([path for path in world.paths if not path.first])


def leavings(world: World) -> Fault:
    """A program that was killed has left pieces and its lock; the next one works and clears them away."""
    path = _laid_out(world)
    known = world.fresh(path)
    for piece in world.chance.sample(PIECES, world.chance.randint(1, len(PIECES))):
        place = world.root / OFFICE / piece
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(world.chance.randbytes(world.chance.choice((0, 100, 5000))))
    (world.root / OFFICE / "lssdesk.lock").write_bytes(b"4711")
    told = in_a_process(walk(path, world.root, known))
    return Fault(path.name, "stale lock and pieces", world.judged(path, known, told, _ended(told)))


def _ended(told: Told) -> str:
    return "told" if told.error else "carried on"


# --- another program ---------------------------------------------------------------------------


def _open_it(folder: Path, unlocked: keys.Unlocked) -> None:
    Office.open(folder, unlocked.key, AT).close(AT)


def _set_passphrase(folder: Path, unlocked: keys.Unlocked) -> None:
    keys.set_passphrase(folder, unlocked, "en fras från ett annat fönster", CHEAP)


def _restore(folder: Path, unlocked: keys.Unlocked) -> None:
    for made in backup.backups(folder)[:1]:
        backup.restore(made, folder, unlocked.key, AT)


def _make_anew(folder: Path, _unlocked: keys.Unlocked) -> None:
    keys.create(folder, "Bo", "en fras från ett annat fönster", CHEAP)


INTRUSIONS: tuple[Callable[[Path, keys.Unlocked], None], ...] = (
    _open_it,
    _set_passphrase,
    _restore,
    _make_anew,
)


def two_programs(world: World) -> Fault:
    """A second program tries its luck between two steps of the first one, and is turned away in words."""
    chance, path = world.chance, world.any_path(holds=True)
    known, moment = world.fresh(path), chance.randint(0, len(path.steps) - 1)
    holding, going = os.pipe()
    troubles: list[str] = []

    def wait(done: int, scene: Scene) -> None:
        if done == moment:
            scene.open["say"]("waiting", True)
            os.read(holding, 1)

    def intrude(told: Told) -> None:
        troubles.extend(_intrusions(world.root / OFFICE, path, known, told))
        os.write(going, b"\n")

    told = in_a_process(walk(path, world.root, known, between=wait), meanwhile=intrude)
    os.close(holding)
    os.close(going)
    verdict = world.judged(path, known, told, _ended(told))
    verdict.wrong += troubles
    return Fault(path.name, "two programs on one file", verdict)


def _intrusions(folder: Path, path: WritePath, known: dict[str, object], told: Told) -> Iterator[str]:
    ways = path.ways(told.done, known, told.learned)
    unlocked = way_in(folder, ways[0][0])
    for intrusion in INTRUSIONS:
        try:
            intrusion(folder, unlocked)
        except StoreTrouble as trouble:
            if trouble.kind != "in_use":
                yield f"{intrusion.__name__}: {trouble.kind}"
        else:
            if intrusion is not _restore or backup.backups(folder):
                yield f"{intrusion.__name__} was let in"
    with reading(folder, unlocked.key):
        pass


# --- clock, folder, disk -----------------------------------------------------------------------


def clock_jump(world: World) -> Fault:
    """The clock is set back or forth between two steps, once or twice."""
    chance, path = world.chance, world.any_path()
    known = world.fresh(path)
    jumps = {chance.randint(0, len(path.steps) - 1): chance.choice(JUMPS) for _ in range(2)}

    def jump(done: int, scene: Scene) -> None:
        scene.at += timedelta(days=jumps.get(done, 0))

    told = in_a_process(walk(path, world.root, known, between=jump))
    return Fault(path.name, "clock jump", world.judged(path, known, told, _ended(told)))


def folder_moved(world: World) -> Fault:
    """The folder is gone between two steps, as when a stick is pulled; later it is there again."""
    chance, path = world.chance, _laid_out(world)
    known, moment = world.fresh(path), chance.randint(0, len(path.steps) - 1)
    folder, gone = world.root / OFFICE, world.top / "gone"

    def pull(done: int, _scene: Scene) -> None:
        if done == moment:
            folder.rename(gone)

    told = in_a_process(walk(path, world.root, known, between=pull))
    ghosts = [str(one) for one in folder.rglob("*")] if folder.exists() else []
    shutil.rmtree(folder, ignore_errors=True)
    gone.rename(folder)
    verdict = world.judged(path, known, told, _ended(told))
    verdict.wrong += [f"a folder in the place of the one that was gone: {ghosts}"] if ghosts else []
    return Fault(path.name, "folder pulled out", verdict)


def read_only(world: World) -> Fault:
    """Folder and files may only be read from some step on, or from the start."""
    chance, path = world.chance, _laid_out(world)
    known, moment = world.fresh(path), chance.randint(0, len(path.steps) - 1)
    places = [world.root, *world.root.rglob("*")]
    if os.geteuid() == 0:
        for place in places:
            os.chown(place, NOBODY, NOBODY)

    def protect(done: int, scene: Scene) -> None:
        if done == moment:
            for place in sorted(scene.root.rglob("*"), reverse=True):
                place.chmod(0o500 if place.is_dir() else 0o400)

    inner = walk(path, world.root, known, between=protect)
    told = in_a_process(lambda say: (_become_nobody(), inner(say))[1])
    for place in (world.root, *world.root.rglob("*")):
        place.chmod(0o700 if place.is_dir() else 0o600)
    return Fault(path.name, "read-only folder", world.judged(path, known, told, _ended(told)))


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


def no_longer(world: World) -> Fault:
    """The system lets no file grow beyond some size from some step on."""
    chance, path = world.chance, world.any_path()
    known, moment = world.fresh(path), chance.randint(0, len(path.steps) - 1)
    files = [one for one in world.root.rglob("*") if one.is_file()]
    most = chance.choice((100, 5_000, 50_000, max((one.stat().st_size for one in files), default=0)))

    def limit(done: int, _scene: Scene) -> None:
        if done == moment:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    told = in_a_process(walk(path, world.root, known, between=limit))
    return Fault(path.name, "no file may grow", world.judged(path, known, told, _ended(told)))


def small(world: World) -> Fault | None:
    """A real disk with little room left."""
    chance, path = world.chance, world.any_path(holds=True)
    if path.name == "thinning":  # does not fit
        return None
    template, place = world.template(path), world.top / "small"
    place.mkdir(exist_ok=True)
    with small_disk(place):
        known, root = known_of(template), copy_of(template, place / "now")
        room = os.statvfs(place)
        ballast = place / "ballast"
        ballast.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - chance.randint(0, 400_000))))
        told = in_a_process(walk(path, root, known))
        ballast.unlink()
        past = Past(told.done, told.learned, told.afterwards)
        verdict = judge(path, root, known, past, chance)
        verdict.wrong += [f"said badly: {told.fault}"] if told.fault else []
    verdict.outcome = f"{_ended(told)}, {verdict.outcome}"
    return Fault(path.name, "a real full disk", verdict)
