"""The searcher finds what is planted: each kind of secret, each way of writing, each place."""

import os
from pathlib import Path

import pytest

from tests.privacy.searcher import FORMS, WAYS, Leak, Searcher

NUMBER = "19900101-2385"
TEXT = "Hon går ogärna ut ensam efter mörkrets inbrott, sedan hon föll på isen i Björkängen."
PICTURE = bytes(range(40, 200)) * 3
SECRETS = {"name": "Vendelgård", "number": NUMBER, "text": TEXT, "picture": PICTURE}
NOISE = os.urandom(5_000).replace(b"\x78", b"\x79")


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher(SECRETS)


def names(found: set[Leak]) -> set[str]:
    return {leak.secret for leak in found}


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("secret", ["name", "number", "text"])
def test_a_text_is_found_however_it_is_written(searcher: Searcher, secret: str, form: str) -> None:
    planted = NOISE + FORMS[form](str(SECRETS[secret])) + NOISE
    assert names(searcher.in_bytes(planted, "x")) == {secret}


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("secret", list(SECRETS))
@pytest.mark.parametrize("ahead", [0, 1, 2])
def test_it_is_found_in_what_is_packed(searcher: Searcher, secret: str, way: str, ahead: int) -> None:
    value = SECRETS[secret]
    data = b"-" * ahead + (value if isinstance(value, bytes) else value.encode()) + b"- och mer"
    assert names(searcher.in_bytes(NOISE + WAYS[way](data), "x")) == {secret}


@pytest.mark.parametrize("part", [TEXT[:25], TEXT[-25:], TEXT[20:65], TEXT.upper(), TEXT.lower()])
def test_a_part_of_a_long_text_is_enough(searcher: Searcher, part: str) -> None:
    assert names(searcher.in_text(f"»{part}«", "x")) == {"text"}


def test_half_of_a_picture_is_enough(searcher: Searcher) -> None:
    assert names(searcher.in_bytes(PICTURE[: len(PICTURE) // 2 + 60], "x")) == {"picture"}


@pytest.mark.parametrize(
    "place",
    ["cache/x.tmp", "tmp/lssdesk-a1b2/utkast.txt", ".config/QtProject.conf", "office/lssdesk-faults.log"],
)
def test_it_is_found_wherever_it_lies(searcher: Searcher, tmp_path: Path, place: str) -> None:
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[x]\nlastVisited=file:///{NUMBER}\n", encoding="utf-8")
    assert searcher.in_tree(tmp_path) == {Leak(place, "number", "utf-8")}


@pytest.mark.parametrize("kind", ["file", "folder", "dead link"])
def test_a_name_tells_too(searcher: Searcher, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "Beslut Vendelgård"
    if kind == "file":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("ingenstans")
    assert names(searcher.in_tree(tmp_path)) == {"name"}


def test_what_the_officer_saved_herself_is_left_out(searcher: Searcher, tmp_path: Path) -> None:
    (tmp_path / "hennes").mkdir()
    (tmp_path / "hennes" / "beslut.txt").write_text(TEXT, encoding="utf-8")
    assert searcher.in_tree(tmp_path, [tmp_path / "hennes"]) == set()
    assert names(searcher.in_tree(tmp_path)) == {"text"}


def test_nothing_is_found_where_nothing_is(searcher: Searcher) -> None:
    assert searcher.in_bytes(os.urandom(300_000), "noise") == set()
    assert searcher.in_text("Granstigen 4, Ada, 2026-03-02, 1990", "words") == set()
