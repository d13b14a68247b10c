"""Failed tries: slowed down, over restarts, for passphrase and code alike, whatever the clock does."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lssdesk.store import codes, keys, tries
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, PASSPHRASE, later, new_vault

WRONG = "en helt annan lösenfras"


@pytest.fixture
def vault(tmp_path: Path) -> keys.NewVault:
    return new_vault(tmp_path)


def refused(folder: Path, passphrase: str, at: datetime) -> tuple[str, float]:
    with pytest.raises(StoreTrouble) as caught:
        keys.unlock(folder, passphrase, at)
    return caught.value.kind, caught.value.retry_after


def fail(folder: Path, count: int, at: datetime) -> float:
    return [tries.failed(folder, at) for _ in range(count)][-1]


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (1, 0), (2, 0), (3, 2), (4, 4), (6, 16), (11, 300), (10_000, 300)]
)
def test_delay_grows(count: int, seconds: float) -> None:
    assert tries.delay(count) == seconds


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (45, "45 s"), (60, "1 min"), (256.4, "4 min 16 s"), (300, "5 min")]
)
def test_how_long_in_words(seconds: float, said: str) -> None:
    assert tries.words(seconds) == said


def test_slowed_and_counted_over_restarts(tmp_path: Path, vault: keys.NewVault) -> None:
    waits = []
    at = AT
    for _ in range(5):
        waits.append(refused(tmp_path, WRONG, at))
        at += timedelta(seconds=waits[-1][1])
    assert waits == [("wrong_passphrase", seconds) for seconds in (0, 0, 2, 4, 8)]
    with pytest.raises(StoreTrouble, match="Vänta 3 s") as caught:
        keys.unlock(tmp_path, PASSPHRASE, at - timedelta(seconds=3))
    assert (caught.value.kind, caught.value.retry_after) == ("wait", 3)
    assert keys.unlock(tmp_path, PASSPHRASE, at) == vault.unlocked
    assert tries.waiting(tmp_path, at) == 0


def test_a_wait_says_how_long_also_in_minutes(tmp_path: Path, vault: keys.NewVault) -> None:
    fail(tmp_path, 20, AT)
    with pytest.raises(StoreTrouble, match="Vänta 4 min och"):
        keys.unlock(tmp_path, PASSPHRASE, later(1))


def test_codes_count_as_passphrases_do(tmp_path: Path, vault: keys.NewVault) -> None:
    refused(tmp_path, WRONG, AT)
    refused(tmp_path, WRONG, AT)
    with pytest.raises(StoreTrouble) as caught:
        keys.unlock_with_recovery(tmp_path, codes.new_code(), AT)
    assert (caught.value.kind, caught.value.retry_after) == ("wrong_code", 2)
    assert refused(tmp_path, PASSPHRASE, AT) == ("wait", 2)
    with pytest.raises(StoreTrouble) as caught:
        keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT)
    assert caught.value.kind == "wait"


def test_each_folder_has_its_own_count(tmp_path: Path) -> None:
    new_vault(tmp_path / "one")
    other = new_vault(tmp_path / "two")
    fail(tmp_path / "one", 9, AT)
    assert keys.unlock(tmp_path / "two", PASSPHRASE, AT) == other.unlocked
    assert refused(tmp_path / "one", PASSPHRASE, AT)[0] == "wait"


def test_a_try_that_is_killed_is_counted(
    tmp_path: Path, vault: keys.NewVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def kill(*_args: object) -> None:
        raise Killed

    monkeypatch.setattr(keys, "unwrap", kill)
    for _ in range(3):
        with pytest.raises(Killed):
            keys.unlock(tmp_path, WRONG, AT)
    monkeypatch.undo()
    assert refused(tmp_path, PASSPHRASE, AT) == ("wait", 2)


def test_a_clock_that_is_set_back_neither_ends_the_wait_nor_locks_anyone_out(
    tmp_path: Path, vault: keys.NewVault
) -> None:
    fail(tmp_path, 6, later(60 * 24 * 365))
    assert refused(tmp_path, PASSPHRASE, AT) == ("wait", 16)
    assert refused(tmp_path, PASSPHRASE, AT + timedelta(seconds=10)) == ("wait", 6)
    assert keys.unlock(tmp_path, PASSPHRASE, AT + timedelta(seconds=16)) == vault.unlocked


def test_a_clock_that_is_set_forward_ends_the_wait_and_not_the_count(
    tmp_path: Path, vault: keys.NewVault
) -> None:
    fail(tmp_path, 6, AT)
    assert refused(tmp_path, WRONG, later(10)) == ("wrong_passphrase", 32)
    assert refused(tmp_path, WRONG, later(20)) == ("wrong_passphrase", 64)


def test_the_wait_lasts_at_most_five_minutes(tmp_path: Path, vault: keys.NewVault) -> None:
    assert fail(tmp_path, 40, AT) == 300
    assert keys.unlock(tmp_path, PASSPHRASE, later(5)) == vault.unlocked


@pytest.mark.parametrize("name", ["lssdesk.lock", "lssdesk.keys.previous", "lssdesk.keys"])
def test_removing_another_file_does_not_undo_the_count(
    tmp_path: Path, vault: keys.NewVault, name: str
) -> None:
    fail(tmp_path, 5, AT)
    (tmp_path / name).unlink()
    assert refused(tmp_path, PASSPHRASE, AT) == ("wait", 8)


def test_new_keys_do_not_undo_the_count(tmp_path: Path, vault: keys.NewVault) -> None:
    fail(tmp_path, 5, AT)
    keys.new_recovery(tmp_path, vault.unlocked, keys.Cost(64, 1, 1))
    assert refused(tmp_path, PASSPHRASE, AT) == ("wait", 8)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"count": -7, "last": "2026-11-24T12:00:00Z"}',
        b'{"count": 7, "last": "2026-11-24T12:00:00"}',
        b'{"count": 1e400, "last": "2026-11-24T12:00:00Z"}',
        b'{"count": 99999999999999999999999, "last": "2026-11-24T12:00:00Z"}',
        b" " * 5000 + b'{"count": 7, "last": "2026-11-24T12:00:00Z"}',
    ],
)
def test_a_file_that_makes_no_sense_is_none(tmp_path: Path, vault: keys.NewVault, content: bytes) -> None:
    (tmp_path / "lssdesk.tries").write_bytes(content)
    assert tries.waiting(tmp_path, AT) == 0
    assert tries.failed(tmp_path, AT) == 0
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked


def test_the_count_ends_somewhere(tmp_path: Path) -> None:
    (tmp_path / "lssdesk.tries").write_bytes(b'{"count": 1000000, "last": "2026-11-24T12:00:00Z"}')
    assert tries.failed(tmp_path, AT) == 300
    assert tries.waiting(tmp_path, AT) == 300


def test_where_nothing_can_be_written_a_clock_that_is_set_back_locks_nobody_out(
    tmp_path: Path, vault: keys.NewVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(tmp_path, 9, later(60 * 24))

    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=tmp_path)

    monkeypatch.setattr(tries, "write_durably", full)
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked
