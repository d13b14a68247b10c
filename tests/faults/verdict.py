"""What a fault has left: one judgement for all paths and all kinds of faults."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from lssdesk.errors import LssdeskError
from lssdesk.store import backup, keyfile, keys, second_place
from lssdesk.store.backup_names import keys_of
from lssdesk.store.check import check
from lssdesk.store.office import Office
from lssdesk.store.tables import LetterRow, SettingRow
from tests.faults.scene import AFTERWARDS, LATER, OFFICE, STICK, Found, Half, Known, WritePath, opens, way_in
from tests.store.helpers import CHEAP, OFFICER, PASSPHRASE

PLAIN = tuple(
    word.encode()
    for word in (
        "SQLite format 3", "Majken", "Strömbäck", "Sixten", "199001012385", "Folkets hus", "%PDF-1", "Öberg",
        "Lindqvist", "häst skog", "granris moln", "Gråsjön", "egen lösenfras", "xxxxxxxx", "Granstigen",
    )
)  # fmt: skip
"""What no file may hold in clear: names, texts, letters, passphrases of the paths."""
BACKUP = re.compile(r"/lssdesk-\d{6}-\d{8}-\d{6}\.(db|keys)$")
STAYING = re.compile(
    r"office/(lssdesk\.(db|keys|keys\.previous|lock|proofs|log)"
    r"|backups/lssdesk\.tries"
    r"|backups/lssdesk-\d{6}-\d{8}-\d{6}\.(db|keys)"
    r"|replaced-[\d-]+/lssdesk\.(db|db-wal|db-shm|db-journal|keys|keys\.previous))"
    r"|stick/arende\.lssdesk(\.\w+\.tmp)?"
    r"|stick/lssdesk-[0-9a-f]+/lssdesk-\d{6}-\d{8}-\d{6}\.(db|keys)"
)
"""What may lie in the folders when the program has been started anew and closed."""


@dataclass
class Verdict:
    """``outcome`` in a word or two; what was lost, what did not open, what else is wrong."""

    outcome: str = ""
    lost: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether all is as it has to be."""
        return not (self.lost or self.unopened or self.wrong)


@dataclass(frozen=True)
class Past:
    """What was said before the fault: steps done, what was learned, and whether a unit after it was stored.

    ``copy``: the folder is a copy that was taken meanwhile: it may be older than what was said, or refused.
    """

    done: int
    learned: dict[str, str]
    afterwards: bool = False
    copy: bool = False


def judge(path: WritePath, root: Path, known: Known, past: Past, chance: Random) -> Verdict:
    """Open with the real store what a fault has left, and hold it against what had been said."""
    verdict = Verdict()
    verdict.wrong += plain_text(root)
    folder = root / OFFICE
    try:
        if path.first and past.done < len(path.steps) and keyfile.state(folder) in ("new", "unfinished"):
            _begin_anew(folder)
            verdict.outcome = "begun anew"
        else:
            _judge_office(path, root, known, past, chance, verdict)
        verdict.wrong += [] if past.copy else left_lying(root)
    except LssdeskError as error:
        kind = getattr(error, "kind", "refused")
        if past.copy:
            verdict.outcome = f"refused: {kind}"
        else:
            verdict.unopened.append(f"{kind}: {error}")
    except Half as half:
        verdict.lost.append(f"half done: {half}")
    except Exception as error:  # whatever it is, it has to be told
        verdict.unopened.append(f"{type(error).__name__}: {error}")
    return verdict


def _begin_anew(folder: Path) -> None:
    vault = keys.create(folder, OFFICER, PASSPHRASE, CHEAP)
    Office.create(folder, vault.key, LATER).close(LATER)


def _judge_office(
    path: WritePath, root: Path, known: Known, past: Past, chance: Random, verdict: Verdict
) -> None:
    folder = root / OFFICE
    ways = list(path.ways(past.done, known, past.learned))
    first = chance.choice(ways)
    secret = next((one for one in first if opens(folder, one)), first[0])
    office = Office.open(folder, way_in(folder, secret).key, LATER)
    with _closed_at_the_end(office):
        found = Found(root, office, known, past.learned)
        verdict.unopened += () if past.copy else _shut_out(folder, ways, office)
        _judge_content(path, found, past, verdict)
        office.start_run(OFFICER, LATER)
        with office.unit("Skrev efteråt", OFFICER, LATER) as unit:
            unit.add(SettingRow(key="after the verdict", value="{}"))
        if not past.copy:
            verdict.wrong += _bad_backups(found)
            _copy_again(found)


@contextmanager
def _closed_at_the_end(office: Office) -> Iterator[None]:
    try:
        yield
    finally:
        office.close(LATER)


def _shut_out(folder: Path, ways: list[tuple[str, ...]], office: Office) -> Iterator[str]:
    for secrets in ways:
        fitting = [secret for secret in secrets if opens(folder, secret)]
        if not fitting:
            yield f"no way in by {secrets}"
        elif way_in(folder, fitting[0]).key != office.key:
            yield f"{fitting[0]} gives another key"


def _judge_content(path: WritePath, found: Found, past: Past, verdict: Verdict) -> None:
    told = [f"{finding.kind}: {finding.detail}" for finding in check(found.office)]
    if told and past.copy:
        verdict.outcome = "the check tells"
        return
    verdict.lost += told
    there = [step.there(found) for step in path.steps]
    if there != sorted(there, reverse=True):
        verdict.lost.append(f"a later step without an earlier one: {there}")
    if not past.copy and not all(there[: past.done]):
        verdict.lost.append(f"said to be done {past.done}, there {there}")
    if past.afterwards and AFTERWARDS not in found.settings():
        verdict.lost.append("what was stored after the fault")
    if (letters := _letters(found)) < path.letters:
        verdict.lost.append(f"letters: {letters}")
    verdict.outcome = "as after" if sum(there) > past.done else "as said"


def _letters(found: Found) -> int:
    with found.office.read() as reading:
        return reading.scalar(select(func.count()).select_from(LetterRow)) or 0


def _bad_backups(found: Found) -> Iterator[str]:
    """Every backup is whole, with a key file that opens it; one of an earlier key by its own."""
    for path in backup.backups(found.folder):
        try:
            key = found.office.key
            if not keyfile.load(keys_of(path)).file.holds(key):
                key = way_in(keys_of(path), PASSPHRASE).key
            backup.prove(path, key)
        except LssdeskError as error:
            yield f"backup {path.name}: {error}"


def _copy_again(found: Found) -> None:
    """The newest backup goes to the stick, as when it is next there."""
    mark, newest = second_place.mark_of(found.office.key), backup.backups(found.folder)[:1]
    if newest and second_place.seen(found.root / STICK, mark):
        copied = second_place.put(newest[0], found.root / STICK, mark, LATER)
        backup.prove(copied, found.office.key)


def plain_text(root: Path) -> list[str]:
    """Words of the paths that lie in clear in a file."""
    found = []
    for path in root.rglob("*"):
        if path.is_file() and (clear := [word for word in PLAIN if word in path.read_bytes()]):
            found.append(f"in clear in {path.relative_to(root)}: {clear[0].decode()}")
    return found


def left_lying(root: Path) -> list[str]:
    """Files that nobody needs any more and nobody has cleared away."""
    names = [str(path.relative_to(root)) for path in sorted(root.rglob("*")) if path.is_file()]
    backups = {name for name in names if BACKUP.search(name)}
    lonely = {name for name in backups if name.endswith(".keys") and f"{name[:-4]}db" not in backups}
    return [f"left lying: {name}" for name in names if not STAYING.fullmatch(name) or name in lonely]
