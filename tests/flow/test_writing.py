"""The office's words and the officer's wishes: kept encrypted, and there when the office is opened anew."""

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import writing
from lssdesk.flow.desk import Desk
from lssdesk.flow.writing import Wanted, Writing
from tests.flow.officer import Premises, log_lines


def test_a_word_is_there_when_the_office_is_opened_again(premises: Premises) -> None:
    first = Writing(premises.open())
    assert first.words() == ()
    first.add(" Sjövallagården ")
    first.add("Granstigen")
    first.add("Granstigen")
    premises.close()
    assert Writing(premises.open()).words() == ("Sjövallagården", "Granstigen")


def test_a_word_can_be_taken_out(desk: Desk) -> None:
    own = Writing(desk)
    own.add("Sjövalla")
    own.add("Granstigen")
    own.remove("Sjövalla")
    own.remove("Okänd")
    assert own.words() == ("Granstigen",)


def test_no_word_stands_in_clear_text_or_in_the_log(premises: Premises) -> None:
    desk = premises.open()
    Writing(desk).add("Ossiansson")
    assert "Ossiansson" not in "\n".join(map(str, log_lines(desk)))
    premises.close()
    files = [file for file in premises.folder.rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if b"Ossiansson" in file.read_bytes()] == []


@pytest.mark.parametrize("word", ["", "  ", "två ord", "x" * (writing.MOST_LETTERS + 1)])
def test_what_is_no_word_is_refused(desk: Desk, word: str) -> None:
    with pytest.raises(Refused, match="ett ord i taget"):
        Writing(desk).add(word)


def test_a_full_dictionary_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_WORDS", 1)
    own = Writing(desk)
    own.add("Granstigen")
    with pytest.raises(Refused, match="rymmer 1 egna ord"):
        own.add("Sjövalla")


def test_all_help_is_wanted_until_the_officer_says_otherwise(premises: Premises) -> None:
    first = Writing(premises.open())
    assert first.wanted() == Wanted(spelling=True, hints=True)
    first.want(Wanted(spelling=False, hints=True))
    premises.close()
    assert Writing(premises.open()).wanted() == Wanted(spelling=False, hints=True)
