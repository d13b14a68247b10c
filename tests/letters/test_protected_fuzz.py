"""Whatever is planted in fields of place and contact, no letter, document or paper of any kind holds it.

``LSSDESK_PROTECTED`` sets the number of rounds: each takes other strings, another layout, and gives the kinds
of protection to other cases; from the second on each letter is drawn once for each kind of protection.
"""

import os
from collections.abc import Iterator
from random import Random
from typing import Any

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.letters.blocks import LAYOUTS, Letter
from lssdesk.letters.hours.follow_up import follow_up
from lssdesk.letters.hours.statement import statement
from lssdesk.letters.hours.year import year
from lssdesk.letters.pdf import render
from lssdesk.model.case import Case
from lssdesk.model.protected import opened
from tests.law.checks import sound
from tests.letters import every_letter, papers
from tests.letters.hours import tracks
from tests.letters.planted import KINDS, OF_PERSON, Planted, leaked, leaked_by, planted

MOST = "fingerade_personuppgifter"
ROUNDS = range(int(os.environ.get("LSSDESK_PROTECTED", "1")))


def _cases(turn: int) -> Iterator[tuple[str, Planted]]:
    """Every case with a kind of protection, in turn, and with the one that keeps back most."""
    random = Random(turn)
    for place, (name, case) in enumerate(every_letter.cases()):
        for kind in dict.fromkeys((KINDS[(place + turn) % len(KINDS)], MOST)):
            yield f"{name}, {kind}", planted(case, kind, random)


def _letters(case: Case) -> Iterator[tuple[str, Letter]]:
    """Decision and documents, as drafts and as far as they can be final."""
    for draft in (True, False):
        for what, make in every_letter._makers(case):
            try:
                yield what, make(case, sound.TODAY, draft)
            except Refused:
                assert not draft, what


def _papers(case: Case) -> Iterator[tuple[str, Letter]]:
    held = tracks.many()
    yield "statement", statement(case, held, papers.TODAY, papers.TODAY, True)
    yield "follow-up", follow_up(case, held, papers.WHY, papers.TODAY, True)
    yield "year", year(case, held, *papers.YEAR, papers.TODAY, True)


@pytest.mark.parametrize("turn", ROUNDS)
def test_no_letter_holds_what_is_kept_back(turn: int) -> None:
    seen: set[str] = set()
    wrong: list[Any] = []
    for name, one in _cases(turn):
        for what, letter in (*_letters(one.case), *(_papers(one.case) if not seen else ())):
            wrong += [(name, what, secret) for secret in leaked(repr(letter), one.secrets)]
            drawn = f"{what.split('/')[0]}{name.rpartition(',')[2] if turn else ''}"
            if drawn not in seen:
                seen.add(drawn)
                pdf = render(letter, LAYOUTS[turn % len(LAYOUTS)])
                wrong += [(name, what, secret) for secret in leaked_by(pdf, one.secrets)]
    assert wrong == []
    assert len(seen) > 25


@pytest.mark.parametrize("kind", KINDS)
def test_the_papers_of_hours_hold_nothing_of_it(kind: str) -> None:
    one = planted(tracks.case(), kind, Random(kind))
    for what, letter in _papers(one.case):
        assert leaked_by(render(letter), one.secrets) == [], what


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_planted_is_found_where_it_stands(kind: str) -> None:
    """The search itself works: without protection the same strings stand on paper and are met there."""
    one = planted(sound.case("lss limited", every_letter.SENT), kind, Random(1))
    letter = next(letter for what, letter in _letters(_as_if_open(one.case)) if what == "decision")
    street = one.case.person.address.street.split()[0]
    assert street in leaked_by(render(letter), (*one.secrets, street))


def _as_if_open(case: Case) -> Case:
    """Also where the program itself never opens it."""
    person = msgspec.structs.replace(case.person, protection="none")
    return opened(msgspec.structs.replace(case, person=person))


@pytest.mark.parametrize("kind", OF_PERSON)
def test_only_a_new_identity_is_never_opened(kind: str) -> None:
    one = planted(sound.case("lss limited", every_letter.SENT), kind, Random(2))
    letter = next(letter for what, letter in _letters(opened(one.case)) if what == "decision")
    told = leaked("\n".join(letter.recipient), one.secrets)
    assert bool(told) == (kind != "fingerade_personuppgifter")
