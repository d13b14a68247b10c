"""The case file that travels: opened by its code or its machine whole, or refused with one sentence."""

import os
import random
import struct
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lssdesk.store import codes, transfer_file, transfer_keys
from lssdesk.store.slots import Cost
from lssdesk.store.transfer_file import BLOB, MANIFEST, Closed, Frame, Head, Reading, TransferTrouble
from lssdesk.store.transfer_keys import Identity, Machine
from lssdesk.store.trouble import StoreTrouble

FLIPS = int(os.environ.get("LSSDESK_FLIPS", "0"))
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
DAY = date(2026, 3, 2)
CODE = codes.new_code()
OFFICE, LAPTOP = transfer_keys.new_identity("Granköping"), transfer_keys.new_identity("Ådas dator")
SECRET = "Majken Strömbäck 199001012385".encode()
BIG = random.Random(1).randbytes(200_000)
FRAMES = (Frame(MANIFEST, SECRET * 20), Frame(BLOB, BIG), Frame(BLOB, b""))


def written(path: Path, to: Machine | None = None, frames: tuple[Frame, ...] = FRAMES) -> Path:
    lock = {"to": to.id} if to else {"kdf": transfer_keys.new_kdf(CHEAP)}
    head = Head(OFFICE.machine.id, transfer_keys.new_id(), DAY, **lock)
    transfer_file.write(path, head, to or CODE, OFFICE, frames)
    return path


@pytest.fixture(params=["code", "machine"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file with a piece that takes several chunks."""
    return written(tmp_path / "a.lssdesk", LAPTOP.machine if request.param == "machine" else None)


def opened(path: Path, code: str = CODE, own: Identity = LAPTOP) -> tuple[tuple[Frame, ...], Machine]:
    closed = transfer_file.look(path)
    key = closed.key_by_code(code) if closed.head.kdf else closed.key_by_machine(own)
    reading = Reading(closed, key)
    return tuple(reading), reading.signed_by


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(TransferTrouble) as trouble:
        opened(path)
    return trouble.value.kind


def chunks(path: Path) -> Iterator[tuple[int, int]]:
    """First and last place of every chunk."""
    data, closed = path.read_bytes(), transfer_file.look(path)
    place = len(closed.start)
    while place < len(data):
        size = struct.unpack(">I", data[place : place + 4])[0] & ~(1 << 31)
        yield place, place + 4 + size
        place += 4 + size


def test_what_was_written_is_read_and_who_wrote_it(file: Path) -> None:
    assert opened(file) == (FRAMES, OFFICE.machine)
    assert [left.name for left in file.parent.iterdir()] == ["a.lssdesk"]


def test_in_clear_are_ids_and_a_day_alone(file: Path) -> None:
    head = transfer_file.look(file).head
    assert (head.origin, head.created) == (OFFICE.machine.id, DAY)
    data = file.read_bytes()
    for secret in (b"Majken", b"199001012385", "Granköping".encode(), OFFICE.machine.sign, CODE.encode()):
        assert secret not in data


def test_what_repeats_itself_is_packed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.lssdesk", frames=(Frame(BLOB, b"a" * 3_000_000),))
    assert path.stat().st_size < 10_000
    assert opened(path)[0] == (Frame(BLOB, b"a" * 3_000_000),)


def test_a_wrong_code_and_a_foreign_machine(tmp_path: Path) -> None:
    by_code, to_laptop = written(tmp_path / "a"), written(tmp_path / "b", LAPTOP.machine)
    with pytest.raises(TransferTrouble, match="Koden passar inte"):
        opened(by_code, codes.new_code())
    with pytest.raises(TransferTrouble, match="låst till en annan dator"):
        opened(to_laptop, own=OFFICE)
    same_id = transfer_keys.identity(LAPTOP.machine.id, "", OFFICE.private_sign, OFFICE.private_seal)
    with pytest.raises(TransferTrouble, match="skadad eller ändrad"):
        opened(to_laptop, own=same_id)


def test_wherever_it_is_torn(file: Path) -> None:
    data = file.read_bytes()
    ends = {len(data) - 1, *(end for _, end in chunks(file)), *range(0, len(data), 9973)} - {len(data)}
    for end in sorted(ends):
        assert refused(file, data[:end]) == ("foreign" if end < 8 else "torn")


def test_wherever_a_bit_is_turned(file: Path) -> None:
    data = file.read_bytes()
    draw = random.Random(2)
    places = [*range(len(transfer_file.look(file).start) + 8), len(data) - 1]
    places += [draw.randrange(len(data)) for _ in range(FLIPS or 60)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << draw.randrange(8)
        assert refused(file, bytes(changed))


def test_chunks_that_are_swapped_doubled_left_out_or_from_another_file(file: Path, tmp_path: Path) -> None:
    data, places = file.read_bytes(), list(chunks(file))
    head = data[: places[0][0]]
    pieces = [data[start:end] for start, end in places]
    assert len(pieces) > 3
    first, second, *rest = pieces
    to = LAPTOP.machine if transfer_file.look(file).head.to else None
    other = written(tmp_path / "other", to)
    others = [other.read_bytes()[start:end] for start, end in chunks(other)]
    for changed in (
        [second, first, *rest],
        [first, first, second, *rest],
        [first, *rest],
        [others[0], second, *rest],
        [*pieces, pieces[-1]],
        pieces[-1:],
    ):
        assert refused(file, head + b"".join(changed)) == "broken"
    assert refused(file, data + b"x") == "broken"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty", b"", "foreign"),
        ("a picture", b"\x89PNG\r\n\x1a\n" * 9, "foreign"),
        ("the magic alone", transfer_file.MAGIC, "torn"),
        ("a later format", transfer_file.MAGIC + b"\0\2" + bytes(99), "newer"),
        ("a head without end", transfer_file.MAGIC + b"\0\1\xff\xff" + bytes(99), "broken"),
        ("a head that is none", transfer_file.MAGIC + b"\0\1\0\4{[}]" + bytes(99), "broken"),
    ],
)
def test_what_is_none_of_ours(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    assert refused(tmp_path / name, data) == kind


def test_nobody_is_made_to_reckon_for_hours(tmp_path: Path) -> None:
    path = written(tmp_path / "a")
    data = path.read_bytes()
    assert refused(path, data.replace(b'"memory_kib":64', b'"memory_kib":99999999')) in ("broken", "torn")
    greedy = data.replace(b'"passes":1,', b'"passes":60,')
    size = struct.unpack(">H", data[10:12])[0] + 1
    assert refused(path, greedy[:10] + struct.pack(">H", size) + greedy[12:]) == "broken"


def test_a_file_that_another_signed_in_ones_name(tmp_path: Path) -> None:
    head = Head(OFFICE.machine.id, transfer_keys.new_id(), DAY, kdf=transfer_keys.new_kdf(CHEAP))
    path = tmp_path / "a.lssdesk"
    transfer_file.write(path, head, CODE, LAPTOP, FRAMES)
    with pytest.raises(TransferTrouble, match="underskrift stämmer inte"):
        opened(path)


def test_a_machine_is_known_by_its_fingerprint() -> None:
    mark = OFFICE.machine.fingerprint
    assert [len(group) for group in mark.split()] == [5] * 6
    assert mark.replace(" ", "").isdecimal()
    assert mark != LAPTOP.machine.fingerprint
    again = transfer_keys.identity(
        OFFICE.machine.id, "Annat namn", OFFICE.private_sign, OFFICE.private_seal
    ).machine
    assert again.fingerprint == mark
    assert again.same_keys(OFFICE.machine)
    assert not again.same_keys(LAPTOP.machine)


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.lssdesk"
    path.write_bytes(b"before")

    def broken_off() -> Iterator[Frame]:
        yield FRAMES[0]
        raise OSError(28, "No space left on device")

    head = Head(OFFICE.machine.id, transfer_keys.new_id(), DAY, kdf=transfer_keys.new_kdf(CHEAP))
    with pytest.raises(StoreTrouble, match="full"):
        transfer_file.write(path, head, CODE, OFFICE, broken_off())
    assert path.read_bytes() == b"before"
    assert [left.name for left in tmp_path.iterdir()] == ["a.lssdesk"]


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble):
        transfer_file.look(tmp_path / "nowhere.lssdesk")


def test_nothing_counts_before_the_end(file: Path) -> None:
    closed: Closed = transfer_file.look(file)
    key = closed.key_by_code(CODE) if closed.head.kdf else closed.key_by_machine(LAPTOP)
    reading = Reading(closed, key)
    next(iter(reading))
    with pytest.raises(TransferTrouble):
        _ = reading.signed_by


def test_writing_and_reading_hold_one_piece_at_a_time(tmp_path: Path) -> None:
    piece = 1024 * 1024

    def many() -> Iterator[Frame]:
        for number in range(24):
            yield Frame(BLOB, random.Random(number).randbytes(piece))

    head = Head(OFFICE.machine.id, transfer_keys.new_id(), DAY, kdf=transfer_keys.new_kdf(CHEAP))
    path = tmp_path / "a.lssdesk"
    tracemalloc.start()
    try:
        transfer_file.write(path, head, CODE, OFFICE, many())
        closed = transfer_file.look(path)
        reading = Reading(closed, closed.key_by_code(CODE))
        assert sum(len(frame.content) for frame in reading) == 24 * piece
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 6 * piece
