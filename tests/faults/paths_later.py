"""Paths of writing that come after the decision: the journal, case files that travel, weeding."""

import shutil
from pathlib import Path

from lssdesk.flow import transfer, transfer_look, transfer_take
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer import Wish
from lssdesk.flow.weeding import Weeding
from lssdesk.flow.work import Work
from lssdesk.store import keys
from lssdesk.store.office import Office
from lssdesk.store.tables import (
    AttachmentRow,
    CaseRow,
    JournalRow,
    LetterRow,
    PartRow,
    PersonRow,
    TransferRow,
    WeededRow,
    WeedingRow,
)
from tests.faults.paths_flow import SIGNED, begin, ways
from tests.faults.paths_store import rows, whole
from tests.faults.scene import Found, Known, Scene, Secrets, Step, WritePath
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock, Premises, signed
from tests.flow.several import NAMES
from tests.flow.travelling import furnish, introduce
from tests.flow.weeded import archivist, full, later, set_code

BRITTA = NAMES["Britta Ek"]
FILE = "arende.lssdesk"
LONG_AFTER = AT.replace(year=AT.year + 8)


# --- where they begin --------------------------------------------------------------------------


def _premises(root: Path) -> tuple[Premises, keys.NewVault]:
    vault = keys.create(root / "office", OFFICER, PASSPHRASE, CHEAP)
    return Premises(root / "office", vault.unlocked, Clock(AT)), vault


def proposed(root: Path) -> Known:
    """An office of two years later, where Åsa has asked that a case be weeded."""
    premises, vault = _premises(root)
    desk = premises.open()
    post = root.with_name(f"{root.name}_post")
    post.mkdir()
    work = full(desk, post)
    set_code(desk)
    archivist(premises, desk)
    later(premises.clock)
    list_id = Weeding(desk).propose([work.id], "Fem år har gått")
    premises.close()
    return {"code": vault.recovery_code, "case": work.id, "list": list_id}


def two_machines(root: Path) -> Known:
    """A laptop that knows the office's machine, and a stick with a case for it."""
    place, laptop = furnish(root, "kontoret"), furnish(root, "datorn")
    introduce(place, laptop)
    work = signed(place.desk)
    work.add_note("Vill simma i Gråsjön")
    (root / "stick").mkdir()
    place.files = root / "stick"
    handed = place.hand_out(work.id, to=laptop)
    handed.path.rename(root / "stick" / FILE)
    for one in (place, laptop):
        one.premises.close()
    shutil.rmtree(root / "kontoret")
    (root / "datorn").rename(root / "office")
    return {"case": work.id}


def with_stick(root: Path) -> Known:
    """A signed case, and an empty stick."""
    (root / "stick").mkdir()
    return SIGNED(root)


# --- steps -------------------------------------------------------------------------------------


def _work(scene: Scene) -> Work:
    work: Work = scene.open["work"]
    return work


def _desk(scene: Scene) -> Desk:
    desk: Desk = scene.open["desk"]
    return desk


def write_note(scene: Scene) -> None:
    """A draft of a note of the journal."""
    journal = _work(scene).journal
    scene.open["note"] = journal.begin("call")
    journal.write(scene.open["note"], "text", "Majken ringde om Granstigen")
    journal.store()


def sign_note(scene: Scene) -> None:
    _work(scene).journal.sign(scene.open["note"])


def correct_note(scene: Scene) -> None:
    """Another note that names the signed one, with a reason, and is signed."""
    journal = _work(scene).journal
    id = journal.correct(scene.open["note"])
    journal.write(id, "reason", "Fel namn")
    journal.write(id, "text", "Siv ringde")
    journal.sign(id)


JOURNAL = (
    Step(write_note, lambda found: rows(JournalRow, JournalRow.text.like("Majken%"))(found) > 0),
    Step(sign_note, lambda found: rows(JournalRow, JournalRow.signed_at.is_not(None))(found) > 0),
    Step(correct_note, lambda found: rows(JournalRow, JournalRow.signed_at.is_not(None))(found) > 1),
)


def hand_out(scene: Scene) -> None:
    """The case goes to another machine as a file, and stays here as lent."""
    wish = Wish((scene.known["case"],), scene.stick / FILE, "", None)
    scene.learned["file_code"] = transfer.lend(_desk(scene), wish, CHEAP).code


def handed_out(found: Found) -> bool:
    """Once it was said, the file is whole and the case is lent."""
    lent = rows(CaseRow, CaseRow.lent.is_not(None))(found)
    if "file_code" in found.learned:
        closed = transfer_look.transfer_file.look(found.root / "stick" / FILE)
        transfer_look._read(closed, closed.key_by_code(found.learned["file_code"]))
    return whole(lent + rows(TransferRow, TransferRow.way == "out")(found), 2)


def begin_laptop(scene: Scene) -> None:
    """Britta at the laptop."""
    unlocked = scene.unlock(PASSPHRASE)
    office = scene.open["office"] = Office.open(scene.folder, unlocked.key, scene.now())
    scene.open["desk"] = Desk(office, unlocked, scene.now)


def take_in(scene: Scene) -> None:
    """The case comes in from the stick."""
    incoming = transfer_look.look(_desk(scene), scene.stick / FILE)
    transfer_take.take(_desk(scene), incoming, {})


def taken_in(found: Found) -> bool:
    """Case, person, parts, letter: all of it or nothing."""
    tables = (CaseRow, PersonRow, PartRow, LetterRow, TransferRow)
    pieces = [rows(table)(found) > 0 for table in tables]
    return whole(sum(pieces), len(pieces))


def laptop_ways(_done: int, _known: Known, _learned: dict[str, str]) -> tuple[Secrets, ...]:
    """Her passphrase."""
    return ((PASSPHRASE,),)


def begin_archivist(scene: Scene) -> None:
    """Britta sits down to carry the list out."""
    unlocked = scene.unlock(BRITTA)
    office = scene.open["office"] = Office.open(scene.folder, unlocked.key, scene.now())
    scene.open["desk"] = Desk(office, unlocked, scene.now)


def weed(scene: Scene) -> None:
    """The case goes for good, and a list of it stays."""
    Weeding(_desk(scene)).carry_out(scene.known["list"])


def weeded(found: Found) -> bool:
    """The case is there whole, or it is gone and stands in the list."""
    case = found.known["case"]
    left = [
        rows(table, table.case_id == case)(found) > 0
        for table in (PartRow, LetterRow, AttachmentRow, JournalRow)
    ]
    listed = rows(WeededRow)(found) + rows(WeedingRow)(found)
    whole(sum(left), len(left))
    return whole(listed, 2, int(not any(left)))


def archivist_ways(_done: int, known: Known, _learned: dict[str, str]) -> tuple[Secrets, ...]:
    """Åsa, the sheet, and Britta."""
    return (PASSPHRASE,), (known["code"],), (BRITTA,)


PATHS = (
    WritePath("journal", SIGNED, JOURNAL, begin, ways, at=AT),
    WritePath("case file out", with_stick, (Step(hand_out, handed_out),), begin, ways, at=AT),
    WritePath(
        "case file in", two_machines, (Step(take_in, taken_in),), begin_laptop, laptop_ways, letters=0, at=AT
    ),
    WritePath(
        "weeding", proposed, (Step(weed, weeded),), begin_archivist, archivist_ways, letters=0, at=LONG_AFTER
    ),
)
