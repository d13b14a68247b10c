"""A report of a fault names kinds of errors and places in the code, and nothing that anybody typed."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lssdesk import __version__, log

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECRET = "Ada Lindqvist 19900101-2385"


def failing(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise KeyError(text) from error


def caught(text: str = SECRET) -> BaseException:
    with pytest.raises(KeyError) as info:
        failing(text)
    return info.value


def test_a_report_names_versions_moment_kinds_and_places() -> None:
    lines = log.report(caught(), AT).splitlines()
    assert lines[0].startswith(f"lssdesk {__version__} · Python ")
    assert lines[1] == "2026-03-02 09:30:00"
    assert "KeyError" in lines
    assert "ValueError" in lines
    assert any(line.strip().startswith("test_log.py:") and line.endswith(" failing") for line in lines)


def test_a_report_holds_neither_message_nor_value_nor_folder() -> None:
    text = log.report(caught(), AT)
    for word in ("Ada", "Lindqvist", "1990", str(Path(__file__).parent)):
        assert word not in text


def test_errors_that_cause_each_other_without_end_make_a_report_of_sane_length() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert len(log.report(first, AT).splitlines()) <= 101


def test_reports_are_added_to_the_file_and_a_file_that_has_grown_begins_anew(tmp_path: Path) -> None:
    log.keep(tmp_path, "en")
    log.keep(tmp_path, "två")
    file = tmp_path / log.FILE
    assert file.read_text(encoding="utf-8") == "en\n\ntvå\n\n"
    file.write_text("x" * (log.MOST_BYTES + 1), encoding="utf-8")
    log.keep(tmp_path, "tre")
    assert file.read_text(encoding="utf-8") == "tre\n\n"


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    log.keep(tmp_path / "gone", "text")
    assert not (tmp_path / "gone").exists()


# --- beside the report -----------------------------------------------------------------------


class Wrong:
    """Goes wrong where nobody can be told."""

    def __del__(self) -> None:
        failing(SECRET)


def test_what_goes_wrong_elsewhere_is_reported_without_a_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    log.watch_elsewhere(tmp_path, lambda: AT)
    thread = threading.Thread(target=failing, args=(SECRET,))
    thread.start()
    thread.join()
    Wrong()
    told, kept = capsys.readouterr().err, (tmp_path / log.FILE).read_text(encoding="utf-8")
    for text in (told, kept):
        assert text.count("KeyError") == 2
        assert "Ada" not in text


CORE = """
from lssdesk import log
log.leave_no_core()
import resource
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_crash_leaves_no_image_of_the_memory() -> None:
    done = subprocess.run([sys.executable, "-c", CORE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0)"
