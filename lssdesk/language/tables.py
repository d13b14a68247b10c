"""What the hints go by, from ``resources/language``: limits, words, verbs and abbreviations, each row dated.

A broken table is an InputError that names the file.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.texts import t


@dataclass(frozen=True)
class Phrase:
    """A form that is looked for, in lower case: what may stand in its place, or what explains it."""

    words: tuple[str, ...]
    instead: tuple[str, ...] = ()
    explanation: str = ""
    family: int = 0  # forms of one term have the same number


@dataclass(frozen=True)
class Tables:
    """Everything that holds on one day."""

    limits: Mapping[str, int]
    levels: tuple[tuple[int, str], ...]  # least value and key, from the lowest
    plain: Mapping[str, tuple[Phrase, ...]]  # by first word, the longest phrase first
    terms: Mapping[str, tuple[Phrase, ...]]
    negations: Mapping[str, tuple[Phrase, ...]]
    markers: tuple[tuple[str, ...], ...]
    passives: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    noun_endings: tuple[str, ...]
    noun_binders: frozenset[str]
    light_nouns: frozenset[str]


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, and those that may."""
    table = read("abbreviations")
    return frozenset(table["inner"]), frozenset(table["ending"])


@cache
def read(name: str) -> dict[str, Any]:
    """A table as it stands in its file."""
    path = paths.resources() / "language" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(t("language.broken_table", file=path.name, problem=error)) from error


@cache
def tables(day: date = date.max) -> Tables:
    """What holds on a day; without one, what holds at last."""
    limits, words, verbs = read("limits"), read("words"), read("verbs")
    nouns = verbs["nouns"]
    passives, participles = _verb_forms(verbs)
    return Tables(
        limits={row["key"]: row["value"] for row in _valid(limits["limit"], day)},
        levels=tuple(sorted((row["least"], row["key"]) for row in _valid(limits["level"], day))),
        plain=_by_first(_pairs(_valid(words["plain"], day))),
        terms=_by_first(_terms(_valid(words["term"], day))),
        negations=_by_first(_pairs(_valid(words["negation"], day))),
        markers=tuple(tuple(marker.split()) for marker in words["explained"]["markers"]),
        passives=frozenset(passives),
        participles=frozenset(participles),
        auxiliaries=frozenset(verbs["auxiliaries"]),
        noun_endings=tuple(nouns["endings"]),
        noun_binders=frozenset(nouns["binders"]),
        light_nouns=frozenset(nouns["light"].split()),
    )


def _valid(rows: Iterable[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    return [row for row in rows if row["first_day"] <= day <= row.get("last_day", date.max)]


def _pairs(rows: Iterable[dict[str, Any]]) -> Iterable[Phrase]:
    for row in rows:
        for pair in row["pairs"]:
            form, instead = pair.split(" > ")
            yield Phrase(tuple(form.split()), tuple(instead.split(" / ")))


def _terms(rows: Iterable[dict[str, Any]]) -> Iterable[Phrase]:
    for family, row in enumerate(rows):
        for text in row["forms"]:
            stem, *endings = text.split("|")
            for ending in endings or [""]:
                form = tuple(f"{stem}{ending}".split())
                yield Phrase(form, explanation=row["explanation"], family=family)


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.words[0], []).append(phrase)
    longest_first = {
        key: sorted(those, key=lambda phrase: -len(phrase.words)) for key, those in found.items()
    }
    return {key: tuple(those) for key, those in longest_first.items()}


def _verb_forms(verbs: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    passives, participles = set(), set()
    for verb in verbs["first"].split():
        passives |= {f"{verb}s", f"{verb}des", f"{verb}ts"}
        participles |= {f"{verb}d", f"{verb}t", f"{verb}de"}
    for key, past in (("second_d", "d"), ("second_t", "t")):
        for stem in verbs[key].split():
            passives |= {f"{stem}s", f"{stem}as", f"{stem}{past}es", f"{stem}ts"}
            participles |= {f"{stem}{past}", f"{stem}t", f"{stem}{past}a"}
    for line in verbs["others"]:
        forms, others = line.split(" / ")
        passives |= set(forms.split())
        participles |= set(others.split())
    return passives, participles
