"""A whole day in the program leaves nothing of any person in clear, on the disk or to be seen from outside.

What the officer herself saved lies in her own folder and is hers.
"""

import signal

import pytest

from lssdesk import log
from tests.privacy import judged, person
from tests.privacy.judged import SAVED, SECRET, Day
from tests.privacy.searcher import Searcher

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="Windows ends a program in another way"
)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The day, worked once."""
    tree, told = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("told") / "told.jsonl"
    person.papers(tree / SAVED)
    ends = [judged.run(part, tree, told) for part in ("work", "again")]
    assert ends == [-signal.SIGKILL, 0], [path.read_text() for path in tree.glob("err-*.txt")]
    return judged.read(tree, told)


@pytest.fixture(scope="module")
def searcher(day: Day) -> Searcher:
    """Knows all that the day brought to paper, to disk and to the screen."""
    own = [person.ATTACHMENT, person.PICTURE, *(path.name for path in (day.tree / SAVED).glob("*.pdf"))]
    files = {name: (day.tree / SAVED / name).read_bytes() for name in own}
    [code] = day.texts(SECRET)
    return Searcher({**person.secrets(), **files, SECRET: code})


def test_the_day_was_worked(day: Day) -> None:
    saved = {path.name for path in (day.tree / SAVED).iterdir()}
    assert {"utskrift.pdf", "Beslut 2026-0001.pdf", "underlag-2026-04.xlsx"} <= saved
    assert len(saved) >= 13
    assert any("finns kvar" in text for text in day.texts("note after an unclean end"))


def test_no_file_holds_anything_of_anyone(day: Day, searcher: Searcher) -> None:
    assert day.in_files(searcher) == set()


def test_every_file_is_known(day: Day) -> None:
    assert day.unknown_files() == []


def test_what_was_written_for_a_moment_was_written_where_it_may_be(day: Day) -> None:
    assert day.fleeting() == []


def test_the_database_and_its_copies_are_noise(day: Day) -> None:
    found = [path for path in (day.tree / "office").rglob("lssdesk*.db*") if path.stat().st_size > 4096]
    assert len(found) >= 2
    assert not any(b"SQLite format 3" in path.read_bytes() for path in found)


def test_nothing_can_be_seen_from_outside(day: Day, searcher: Searcher) -> None:
    assert day.outside(searcher) == set()
    for kind in ("title", "question", "environment", "arguments", "report that is shown", "written"):
        assert day.texts(kind), kind


def test_the_faults_were_reported_without_a_word_of_hers(day: Day) -> None:
    kept = (day.tree / "office" / log.FILE).read_text(encoding="utf-8")
    assert kept.count("ValueError") == 3
    assert (day.tree / "err-work.txt").read_text(encoding="utf-8").count("ValueError") == 3


def test_what_was_copied_is_gone_after_its_time_and_at_the_lock(day: Day) -> None:
    assert day.texts("clipboard after its time") == day.texts("clipboard after the lock") == []


def test_a_crash_writes_no_image_of_the_memory(day: Day) -> None:
    assert set(day.texts("most of a core")) <= {"0"}
