"""The tables of plain language: dated, with a source, and no two that contradict each other."""

import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.language import tables as module
from lssdesk.language.tables import Phrase, read, tables

NAMES = sorted(file.stem for file in (paths.resources() / "language").glob("*.toml"))


def rows(node: object) -> list[dict[str, object]]:
    """Everything in a file that has a source."""
    if isinstance(node, list):
        return [row for one in node for row in rows(one)]
    if not isinstance(node, dict):
        return []
    return [*([node] if "source" in node else []), *(row for one in node.values() for row in rows(one))]


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_a_day_and_a_source(name: str) -> None:
    table = tomllib.loads((paths.resources() / "language" / f"{name}.toml").read_text(encoding="utf-8"))
    found = rows(table)
    assert found
    assert all(isinstance(row["first_day"], date) and row["source"] for row in found)
    for key in ("limit", "level", "plain", "term", "negation"):
        assert all("source" in row for row in table.get(key, []))


def phrases() -> list[Phrase]:
    table = tables()
    every = (table.plain, table.terms, table.negations)
    return [phrase for group in every for those in group.values() for phrase in those]


def test_a_form_stands_in_one_place() -> None:
    forms = [phrase.words for phrase in phrases()]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_what_is_offered_is_not_pointed_out_itself() -> None:
    stiff = {phrase.words for phrase in phrases() if phrase.instead}
    offered = {tuple(words.split()) for phrase in phrases() for words in phrase.instead}
    assert stiff & offered == set()


def test_forms_are_in_small_letters() -> None:
    assert [phrase for phrase in phrases() if any(word != word.lower() for word in phrase.words)] == []


def test_a_verb_with_only_an_s_form_is_no_passive() -> None:
    kept = {
        "finns",
        "minns",
        "hoppas",
        "trivs",
        "behövs",
        "träffas",
        "umgås",
        "lyckas",
        "saknas",
        "utvecklas",
        "känns",
    }
    assert tables().passives & kept == set()


def test_levels_begin_at_nothing() -> None:
    assert tables().levels[0][0] == 0


@pytest.mark.parametrize("content", [None, "x = "])
def test_a_broken_table_says_which(
    content: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "language"
    folder.mkdir()
    if content is not None:
        (folder / "limits.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "paths", SimpleNamespace(resources=lambda: tmp_path))
    with pytest.raises(InputError, match=r"limits\.toml"):
        read.__wrapped__("limits")
