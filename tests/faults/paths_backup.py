"""Paths of writing around backups: made, copied to a second place, thinned, put back."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from lssdesk.store import backup, engine, keys, second_place
from lssdesk.store.backup_names import in_folder, keys_of, number_of
from lssdesk.store.files import BACKUPS
from lssdesk.store.office import Office
from lssdesk.store.tables import SettingRow
from tests.faults.paths_store import removal_ways, team_open
from tests.faults.scene import Found, Half, Known, Scene, Step, WritePath, way_in
from tests.store.helpers import AT, OFFICER, PASSPHRASE

NEWER = "written after the backup"
OLD = (40, 39, 9, 9, 8, 5, 4, 4, 1, 0)  # days ago


# --- where they begin --------------------------------------------------------------------------


def with_backup(root: Path) -> Known:
    """A backup lies there, and something was written after it."""
    known: Known = {}
    with team_open(root, known) as office:
        known["backup"] = backup.make(office.folder, office.key, AT).name
        _write(office)
    return known


def with_stick(root: Path) -> Known:
    """The same, and a stick."""
    (root / "stick").mkdir()
    return with_backup(root)


def with_old_backups(root: Path) -> Known:
    """Backups of some weeks, many of which need not stay."""
    known: Known = {}
    with team_open(root, known) as office:
        for days in OLD:
            backup.make(office.folder, office.key, AT - timedelta(days=days))
    return known


def after_a_change_of_keys(root: Path) -> Known:
    """A backup under an earlier key: Bo has left since."""
    known: Known = {}
    with team_open(root, known) as office:
        known["backup"] = backup.make(office.folder, office.key, AT).name
        office.remove_officers(keys.unlock(office.folder, PASSPHRASE, AT), {known["bo"]})
        _write(office)
    return known


def _write(office: Office) -> None:
    with office.unit("Skrev", OFFICER, AT) as unit:
        unit.add(SettingRow(key=NEWER, value="x"))


# --- steps -------------------------------------------------------------------------------------


def back_up(number: int) -> Step:
    """Something is written, and then backed up."""
    name = f"backup-{number}"

    def do(scene: Scene) -> None:
        assert scene.office
        scene.put(name)
        scene.learned[name] = backup.make(scene.folder, scene.office.key, scene.now()).name

    return Step(do, lambda found: name in found.learned and proved(found, found.folder / BACKUPS, name))


def proved(found: Found, folder: Path, name: str) -> bool:
    """Whether a backup that was said to be made is there and whole."""
    path = folder / found.learned[name]
    if not path.exists():
        return False
    backup.prove(path, found.office.key)
    return True


def to_the_stick(scene: Scene) -> None:
    """The newest goes to the second place."""
    assert scene.office
    mark = second_place.mark_of(scene.office.key)
    second_place.prepare(scene.stick, mark)
    made = scene.folder / BACKUPS / scene.known["backup"]
    scene.learned["copied"] = second_place.put(made, scene.stick, mark, scene.now()).name


def on_the_stick(found: Found) -> bool:
    """It lies there, whole."""
    folder = found.root / "stick" / second_place.mark_of(found.office.key)
    for path in in_folder(folder):
        backup.prove(path, found.office.key)
    return "copied" in found.learned and proved(found, folder, "copied")


def thin(scene: Scene) -> None:
    """Old ones go."""
    backup.thin(scene.folder, scene.now())


def thinned(found: Found) -> bool:
    """However many are left: each has its key file, the newest is among them."""
    left = backup.backups(found.folder)
    if not left or number_of(left[0]) != len(OLD):
        raise Half("the newest backup is gone")
    for path in left:
        backup.prove(path, found.office.key)
    return True


def put_back(scene: Scene) -> None:
    """The backup takes the place of the database."""
    made = scene.folder / BACKUPS / scene.known["backup"]
    key = keys.unlock(keys_of(made), PASSPHRASE, scene.now()).key
    backup.restore(made, scene.folder, key, scene.now())


def was_put_back(found: Found) -> bool:
    """What was written after it is in the database, or in what is kept of the one before."""
    if NEWER in found.settings():
        return False
    if not any(_holds_newer(found, aside) for aside in found.folder.glob("replaced-*")):
        raise Half("what was replaced is not kept")
    return True


def _holds_newer(found: Found, aside: Path) -> bool:
    if not (aside / "lssdesk.db").exists():
        return False
    key = way_in(aside, PASSPHRASE).key if (aside / "lssdesk.keys").exists() else found.office.key
    with closing(engine.connect(aside / "lssdesk.db", key)) as old:
        return bool(old.execute("SELECT count(*) FROM settings WHERE key = ?", (NEWER,)).fetchone()[0])


def _begin(scene: Scene) -> None:
    scene.begin()


PUT_BACK = (Step(put_back, was_put_back),)
PATHS = (
    WritePath("backup", with_backup, tuple(back_up(number) for number in (1, 2)), _begin, weight=6),
    WritePath("second place", with_stick, (Step(to_the_stick, on_the_stick),), _begin),
    WritePath("thinning", with_old_backups, (Step(thin, thinned),), _begin),
    WritePath("restore", with_backup, PUT_BACK, holds=False, weight=6),
    WritePath(
        "restore, earlier key", after_a_change_of_keys, PUT_BACK, ways=removal_ways, holds=False, weight=6
    ),
)
