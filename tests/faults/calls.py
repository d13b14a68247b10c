"""Faults of the system's calls, and kills: the program meets them in the middle of a path."""

from tests.faults import shim
from tests.faults.kinds import KINDS
from tests.faults.trial import in_a_process, walk
from tests.faults.world import Fault, World


def by_calls(world: World) -> Fault | None:
    """The n-th call of some kind fails or kills; None where it was not met."""
    chance, path = world.chance, world.any_path()
    kind = chance.choices(KINDS, [kind.weight for kind in KINDS])[0]
    if not (calls := world.calls(path, kind)):
        return None
    known, lift = world.fresh(path), chance.random() < 0.6
    nth = chance.randint(1, calls)
    told = in_a_process(walk(path, world.root, known, kind, nth, lift=lift))
    if kind.kills == told.ended or not (kind.kills or told.struck):
        return None
    outcome = "killed" if kind.kills else "told" if told.error else "carried on"
    return Fault(path.name, kind.name, world.judged(path, known, told, outcome))


def by_the_clock(world: World) -> Fault | None:
    """Killed from outside at a random instant."""
    path = world.any_path()
    seconds, known = world.seconds(path), world.fresh(path)
    told = in_a_process(walk(path, world.root, known), kill_after=world.chance.uniform(0, seconds))
    if told.ended:
        return None
    return Fault(path.name, "killed at a random instant", world.judged(path, known, told, "killed"))


def have_shim() -> bool:
    """Whether this program was started with the shim."""
    return shim.loaded() is not None
