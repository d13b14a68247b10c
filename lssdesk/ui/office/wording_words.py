"""How wordings are spoken of: place, state, conditions and placeholders in Swedish words."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from typing import get_args

from lssdesk.flow.wordings import Chip, Line, Step
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters.facts import FACTS
from lssdesk.letters.placeholders import PLACEHOLDERS, label
from lssdesk.letters.swedish import capital, joined
from lssdesk.letters.wording_book import PLACEHOLDER, Place
from lssdesk.model.forms import Option
from lssdesk.texts import t
from lssdesk.ui import theme

SEVERITY: Mapping[Chip, str] = {"draft": "warn", "coming": "info", "ends": "info"}


def place_text(place: str) -> str:
    """Where in the letters a wording stands."""
    return t(f"wordings_admin.at.{place}")


@cache
def places() -> tuple[Option, ...]:
    """Every place, in the order of the letters."""
    return tuple(Option(value=place, label=place_text(place)) for place in get_args(Place))


@cache
def measures() -> tuple[Option, ...]:
    """Every measure."""
    return tuple(Option(value=row.id, label=capital(row.name)) for row in tables.shipped().measures)


@cache
def facts() -> tuple[Option, ...]:
    """Every fact that a condition may name, by its word."""
    found = (Option(value=name, label=t(f"wordings_admin.facts.{name}")) for name in FACTS)
    return tuple(sorted(found, key=lambda one: one.label.casefold()))


def words_of(fact: str) -> tuple[Option, ...]:
    """What a fact may be."""
    found = (Option(value=word, label=t(f"wordings_admin.words.{word}")) for word in FACTS[fact])
    return tuple(sorted(found, key=lambda one: one.label.casefold()))


@cache
def placeholders() -> tuple[Option, ...]:
    """Every placeholder by what its value is called."""
    found = (Option(value=name, label=capital(label(name))) for name in PLACEHOLDERS)
    return tuple(sorted(found, key=lambda one: one.label.casefold()))


def chip_text(chip: Chip, day: date | None) -> str:
    """A state in words."""
    return t(f"wordings_admin.chip_{chip}", day=day)


def chips_text(line: Line) -> str:
    """All states of a wording, as a list shows them."""
    return " · ".join(chip_text(*chip) for chip in line.chips)


def condition_text(fact: str, words: Sequence[str]) -> str:
    """One condition: ``Utgång: bifall eller delvis bifall``."""
    said = [t(f"wordings_admin.words.{word}") for word in words]
    either = said[-1]
    if said[:-1]:
        either = t("wordings_admin.either", first=", ".join(said[:-1]), last=said[-1])
    return t("wordings_admin.is", fact=t(f"wordings_admin.facts.{fact}"), words=either)


def when_text(when: Sequence[Mapping[str, Sequence[str]]]) -> str:
    """When a wording fits."""
    if not when:
        return t("wordings_admin.when_always")
    groups = ["; ".join(condition_text(*pair) for pair in table.items()) for table in when]
    return t("wordings_admin.when_is", conditions=f" {t('wordings_admin.or_line')} ".join(groups))


def measures_text(ids: Sequence[str]) -> str:
    """For which measures."""
    if not ids:
        return t("wordings_admin.measures_all")
    names = {one.value: one.label for one in measures()}
    return t("wordings_admin.measures_are", names=joined([names.get(id, id) for id in ids]))


def step_text(step: Step) -> str:
    """Something that was done, with who, when and why."""
    until = step.what == "approved" and step.last_day is not None
    key = f"step_{step.what}{'_until' if until else ''}"
    at = f"{step.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    words = {"at": at, "by": step.by, "first": step.first_day, "last": step.last_day}
    said = t(f"wordings_admin.{key}", **words)
    return t("wordings_admin.step_reason", step=said, reason=step.reason) if step.reason else said


def marked(text: str) -> str:
    """A wording's text as rich text: each placeholder is the name of its value on a ground of its own."""
    style = f"background-color: {theme.current().accent_soft}; font-weight: bold;"
    pieces = []
    for number, piece in enumerate(PLACEHOLDER.split(text)):
        if number % 2:
            pieces.append(f'<span style="{style}">&nbsp;{escape(_name(piece))}&nbsp;</span>')
        else:
            pieces.append(escape(piece).replace("\n", "<br>"))
    return "".join(pieces)


def spoken(text: str) -> str:
    """The same for a screen reader."""
    pieces = PLACEHOLDER.split(text)
    return "".join(f"[{_name(piece)}]" if number % 2 else piece for number, piece in enumerate(pieces))


def _name(placeholder: str) -> str:
    return label(placeholder) if placeholder in PLACEHOLDERS else f"{{{placeholder}}}"
