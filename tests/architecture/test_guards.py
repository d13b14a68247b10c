"""The guards of tests/conftest.py do guard."""

import os
import socket
import tempfile
import time
from pathlib import Path

import pytest

from lssdesk import paths


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
@pytest.mark.parametrize("call", ["connect", "connect_ex"])
def test_a_connection_by_network_fails(family: int, call: str) -> None:
    with socket.socket(family) as endpoint, pytest.raises(AssertionError, match="the network was used"):
        getattr(endpoint, call)(("localhost", 9))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(AssertionError, match=r"municipality\.example"):
        socket.create_connection(("municipality.example", 443))


def test_data_and_temporary_files_stay_in_the_tests_own_home(own_folders: Path) -> None:
    assert own_folders in paths.data_folder().parents
    assert own_folders in Path(tempfile.mkdtemp()).parents
    assert Path.home() == own_folders


def test_there_is_no_screen_no_swedish_and_no_swedish_time() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert os.environ["LANG"] == "C"
    if os.environ["TZ"] == "LINT-14" and hasattr(time, "tzset"):
        assert time.localtime(0).tm_hour == 14
