"""A wording on trial: which sample letters it changes, and that the samples show all there is."""

from datetime import date
from typing import get_args

import pytest

from lssdesk.flow import wordings_trial
from lssdesk.flow.desk import Desk
from lssdesk.flow.wordings import Wordings
from lssdesk.letters.wording_book import Book, Place, shipped_book
from lssdesk.letters.wordings import choices
from tests.flow.officer import example
from tests.flow.own_wordings import DRAFT, ID, LATE, changed

TODAY, APRIL = date(2026, 3, 2), date(2026, 4, 1)


@pytest.fixture
def wordings(desk: Desk) -> Wordings:
    return desk.wordings


def test_a_trial_shows_which_sample_letters_change_and_how(wordings: Wordings) -> None:
    wordings.write(DRAFT)
    found = wordings.trial_of(ID, APRIL)()
    assert found.count > 1000
    assert not found.by_choice
    assert not found.faults
    assert {one.measure for one in found.changed} == {"avlösarservice i hemmet"}
    letter = found.changed[-1]
    assert letter.title == "Avlösarservice, sen avbokning räknas inte: beslutet"
    [paragraph] = letter.paragraphs
    assert paragraph.old == "Om du avbokar sent räknas de timmarna inte som använda."
    assert paragraph.new.startswith("Avboka hos telefon 0500-12 34 00")
    assert {one.kind for one in paragraph.spans} >= {"gone", "added"}


def test_what_is_only_one_more_to_choose_is_shown_as_chosen(wordings: Wordings) -> None:
    wordings.write(changed(replaces=""))
    found = wordings.trial_of(ID, APRIL)()
    assert found.by_choice
    assert {one.measure for one in found.changed} == {"avlösarservice i hemmet"}
    assert not any(one.problem for one in found.changed)


def test_a_placeholder_that_a_sample_has_no_value_for_is_told(wordings: Wordings) -> None:
    wordings.write(changed(text="Svara senast {komplettering_senast}."))
    found = wordings.trial_of(ID, APRIL)()
    assert found.faults == found.changed
    assert "saknas]" in found.faults[0].problem


def test_an_end_is_tried_too(wordings: Wordings) -> None:
    found = wordings.retiring_of(LATE, APRIL)()
    assert "Avlösarservice, sen avbokning räknas inte: beslutet" in [one.title for one in found.changed]
    assert {paragraph.new for one in found.changed for paragraph in one.paragraphs} == {""}
    assert wordings.history(LATE) == ()


def test_a_wording_that_fits_no_sample_changes_none(wordings: Wordings) -> None:
    never = ({"outcome": ("refused",), "duration": ("limited",), "beyond": ("refused",)},)
    wordings.write(changed(when=never, replaces=""))
    assert wordings.trial_of(ID, APRIL)().changed == ()


def test_the_samples_are_the_invented_persons_of_the_examples() -> None:
    samples = wordings_trial.samples()
    examples = {
        example(name).person.name for name in ("avslag", "ledsagarservice", "ledsagning", "ledsagning-2025")
    }
    assert {sample.case.person.name for sample in samples} == examples
    assert len({sample.name for sample in samples}) == len(samples)


@pytest.mark.parametrize("place", get_args(Place))
def test_the_samples_show_every_place_and_every_shipped_wording(place: Place) -> None:
    """What a trial is for: no wording may change without a letter that shows it."""
    days = [wordings_trial.day_of(sample) for sample in wordings_trial.samples()]
    pairs = zip(wordings_trial.samples(), days, strict=True)
    book = shipped_book().as_on(TODAY)
    offered = {row.id for sample, day in pairs for row in choices(place, sample.case, day, book)}
    assert {row.id for row in book.of(place)} <= offered
    without = Book(tuple(row for row in book.rows if row.place != place))
    assert not book.of(place) or wordings_trial.trial(book, without, "").changed
