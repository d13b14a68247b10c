"""What holds for every test: no network, no one's real folders, no screen, no Swedish surroundings."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

FAR_ZONE = "LINT-14"  # Line Islands, 14 hours before UTC: what means Swedish time has to say so


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """A connection that leaves the machine, or even the process by IP, is a failure."""
    local = getattr(socket, "AF_UNIX", None)

    def guard(name: str) -> None:
        real = getattr(socket.socket, name)

        def connect(self: socket.socket, address: object) -> object:
            if self.family != local:
                raise AssertionError(f"the network was used: {address!r}")
            return real(self, address)

        patch.setattr(socket.socket, name, connect)

    def no_lookup(host: object, *_rest: object, **_options: object) -> None:
        raise AssertionError(f"the network was used: {host!r}")

    with pytest.MonkeyPatch.context() as patch:
        guard("connect")
        guard("connect_ex")
        patch.setattr(socket, "getaddrinfo", no_lookup)
        yield


@pytest.fixture(scope="session", autouse=True)
def foreign_surroundings() -> Iterator[None]:
    """Language C and, unless ``TZ`` says another, a time zone far from Sweden."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("LC_") or name == "LANGUAGE"]:
            patch.delenv(name)
        patch.setenv("LANG", "C")
        patch.setenv("TZ", os.environ.get("TZ", FAR_ZONE))
        _apply_zone()
        yield
    _apply_zone()


def _apply_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that no test meets the officer's database or another test's."""
    home = tmp_path_factory.mktemp("home")
    temporary = home / "tmp"
    temporary.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    if sys.platform == "win32":  # where appdirs asks the system and not the surroundings
        monkeypatch.setattr("appdirs._get_win_folder", lambda _name: str(home))
    return home
