"""What judges the day can find fault: each kind of leak, planted, is found where it is."""

import sys

import pytest

from tests.privacy import judged
from tests.privacy.judged import Day
from tests.privacy.leaks import PLACES, words
from tests.privacy.searcher import Searcher

ONLY_LINUX = ("environ", "nameless file")  # read from /proc
HERE = [one for one in PLACES if sys.platform.startswith("linux") or one not in ONLY_LINUX]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day of leaks."""
    tree, told = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("told") / "told.jsonl"
    tree.joinpath("tmp").mkdir()
    end = judged.run("leak", tree, told, "tests.privacy.leaks", GIVEN=words("environ"))
    assert end == 0, (tree / "err-leak.txt").read_text()
    return judged.read(tree, told)


@pytest.fixture(scope="module")
def found(day: Day) -> set[tuple[str, str]]:
    """Where a secret was found, and which."""
    searcher = Searcher({place: words(place) for place in PLACES.values()})
    return {(leak.where, leak.secret) for leak in day.in_files(searcher) | day.outside(searcher)}


@pytest.mark.parametrize("where", HERE)
def test_each_leak_is_found(found: set[tuple[str, str]], where: str) -> None:
    assert (where, PLACES[where]) in found


def test_a_file_that_is_new_is_not_known(day: Day) -> None:
    assert f"tmp/{words('name')}.txt" in day.unknown_files()
    assert "config/someone/lssdesk.conf" in day.unknown_files()


def test_a_file_of_a_moment_is_told(day: Day) -> None:
    assert [name for name in day.fleeting() if name.startswith("tmp/sheet.")]
    assert not list((day.tree / "tmp").glob("sheet.*"))
