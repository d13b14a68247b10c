"""A file that a known machine signed and that says what no program writes: refused whole."""

import copy
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from lssdesk.errors import LssdeskError
from lssdesk.flow import transfer_take, verify
from lssdesk.flow.grounds import sha256
from lssdesk.flow.transfer import Handed
from lssdesk.flow.transfer_machines import Machines
from lssdesk.store import codes, transfer_file, transfer_keys
from lssdesk.store.check import check
from lssdesk.store.tables import CaseRow, LetterRow, PartRow, PersonRow
from lssdesk.store.transfer_file import BLOB, MANIFEST, Frame, Head, Reading
from tests.flow import files
from tests.flow.officer import CHEAP, filled
from tests.flow.test_attachments import picture
from tests.flow.travelling import Place, copied, furnish, introduce

FLIPS = int(os.environ.get("LSSDESK_FLIPS", "0"))
Change = Callable[[dict[str, Any], dict[str, bytes]], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Place, Handed, str]:
    """A signed case with a picture, in a file; and another machine."""
    folder = tmp_path_factory.mktemp("hostile")
    office, laptop = furnish(folder, "kontoret"), furnish(folder, "datorn")
    introduce(office, laptop)
    work = filled(office.desk)
    (folder / "intyg.png").write_bytes(picture(size=(8, 8)))
    work.attachments.add(folder / "intyg.png")
    office.premises.clock.forward(minutes=1)
    work.sign()
    handed = office.hand_out(work.id)
    for place in (office, laptop):
        place.premises.close()
    return office, laptop, handed, work.id


@pytest.fixture
def laptop(tmp_path: Path, made: tuple[Place, Place, Handed, str]) -> Iterator[Place]:
    """The other machine, without a case."""
    place = copied(made[1], tmp_path)
    yield place
    place.premises.close()


@pytest.fixture
def forged(tmp_path: Path, made: tuple[Place, Place, Handed, str]) -> Iterator[Callable[[Change], Handed]]:
    """Writes the file anew with something changed, signed by the same machine."""
    office = copied(made[0], tmp_path)
    closed = transfer_file.look(made[2].path)
    reading = Reading(closed, closed.key_by_code(made[2].code))
    manifest, blobs = {}, {}
    for frame in reading:
        if frame.kind == MANIFEST:
            manifest = msgspec.json.decode(frame.content)
        else:
            blobs[frame.content[:32].hex()] = frame.content[32:]
    own = Machines(office.desk).own()

    def write(change: Change) -> Handed:
        change(manifest, blobs)
        kdf = transfer_keys.new_kdf(CHEAP)
        head = Head(own.machine.id, transfer_keys.new_id(), closed.head.created, kdf=kdf)
        code, path = codes.new_code(), tmp_path / "forged.lssdesk"
        frames = [Frame(MANIFEST, msgspec.json.encode(manifest))]
        frames += [Frame(BLOB, bytes.fromhex(sha) + data) for sha, data in blobs.items()]
        transfer_file.write(path, head, code, own, frames)
        return Handed(path, head.transfer, code)

    yield write
    office.premises.close()


def case(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = manifest["cases"][0]["case"]
    return found


def letter(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = case(manifest)["letters"][0]
    return found


def other_pdf(manifest: dict[str, Any], blobs: dict[str, bytes]) -> None:
    """Another letter under a hash that is right."""
    data = b"%PDF-1.7 another"
    del blobs[letter(manifest)["sha256"]]
    letter(manifest)["sha256"] = sha256(data)
    blobs[sha256(data)] = data
    manifest["blobs"] = {sha: len(content) for sha, content in blobs.items()}


def heavy(manifest: dict[str, Any], blobs: dict[str, bytes]) -> None:
    """Bytes whose hash is not the one that they are given under."""
    blobs[letter(manifest)["sha256"]] += b"x"
    manifest["blobs"] = {sha: len(content) for sha, content in blobs.items()}


CHANGES: list[tuple[str, Change]] = [
    ("no case", lambda m, b: m.update(cases=[])),
    ("a case twice", lambda m, b: m["cases"].append(m["cases"][0])),
    ("a field of another kind", lambda m, b: case(m).update(number=7)),
    ("no manifest at all", lambda m, b: (m.clear(), b.clear())),
    ("bytes missing", lambda m, b: b.popitem()),
    ("bytes too many", lambda m, b: b.update({sha256(b"x"): b"x"})),
    ("bytes of another hash", heavy),
    ("another letter", other_pdf),
    ("a decision of other words", lambda m, b: case(m)["parts"]["decision"].update(text="{}")),
    ("a part that is not frozen", lambda m, b: case(m)["parts"]["decision"].pop("frozen_at")),
    ("another signature", lambda m, b: letter(m).update(signed_by="Bo Ek")),
    ("a letter that is none", lambda m, b: letter(m).update(law="{}")),
    ("no attachment that it rests on", lambda m, b: case(m)["fields"].pop("attachments")),
    ("an attachment without its day", lambda m, b: case(m).update(added={})),
    ("a decision that cannot be read", lambda m, b: case(m)["fields"].update(order={"sent": "i går"})),
    ("a person who cannot be read", lambda m, b: m["person"]["fields"]["person"].update(protection="x")),
    (
        "an attachment without its hash",
        lambda m, b: case(m)["fields"].update(attachments={"a": '{"id":"a"}'}),
    ),
    ("a session without an end", lambda m, b: case(m)["fields"].update(sessions={"s": '{"id":"s"}'})),
    ("a row that is none", lambda m, b: case(m)["fields"].update(costs={"s": "{"})),
    ("a note under another id", lambda m, b: case(m)["fields"].update(notes={"1": {"text": "x"}})),
    ("rows that are none", lambda m, b: case(m)["fields"].update(notes="x")),
    ("parts of no kind", lambda m, b: case(m)["fields"].update(order="x")),
    ("a measure that is none", lambda m, b: case(m).update(measure="x")),
]


@pytest.mark.parametrize("change", [row[1] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_it_is_refused_with_one_sentence_and_nothing_is_written(
    laptop: Place, forged: Callable[[Change], Handed], change: Change
) -> None:
    handed = forged(change)
    before = everything(laptop)
    with pytest.raises(LssdeskError) as refused:
        transfer_take.take(laptop.desk, laptop.look(handed), {})
    assert "Inget är taget emot" in str(refused.value)
    assert everything(laptop) == before


JUNK = (None, True, -1, 10**30, 0.5, "", "x", "\ue000[", "2026-03-02", [], ["x"], [{}], {}, {"id": "x"})


def test_wherever_something_else_stands(laptop: Place, forged: Callable[[Change], Handed]) -> None:
    """Each refused with a sentence, or taken in whole; both machines' programs go on."""
    draw = random.Random(4)
    kept: dict[str, Any] = {}

    def change(manifest: dict[str, Any], blobs: dict[str, bytes]) -> None:
        kept.setdefault("whole", copy.deepcopy(manifest))
        path = draw.choice(files.paths(kept["whole"])[1:])
        value = draw.choice((*JUNK, files.GONE))
        manifest.clear()
        manifest.update(files.changed(kept["whole"], path, value))

    for _ in range(FLIPS or 60):
        handed, before = forged(change), everything(laptop)
        try:
            laptop.take_in(handed, "mine")
        except LssdeskError:
            assert everything(laptop) == before
        assert check(laptop.desk.office) == ()
    assert verify.of(laptop.desk).whole


def test_what_is_written_anew_unchanged_is_taken_in(
    laptop: Place, forged: Callable[[Change], Handed], made: tuple[Place, Place, Handed, str]
) -> None:
    laptop.take_in(forged(lambda manifest, blobs: None), "theirs")
    assert laptop.desk.open(made[3]).decided


def everything(place: Place) -> list[list[str]]:
    with place.desk.office.read() as reading:
        tables = (CaseRow, PersonRow, PartRow, LetterRow)
        return [sorted(reading.scalars(select(table.id))) for table in tables]
