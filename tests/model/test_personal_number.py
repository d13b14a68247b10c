"""Personal numbers: what officers type, what is refused, and a second opinion by python-stdnum."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.se import personnummer as stdnum

from lssdesk.errors import InputError, Refused
from lssdesk.model.personal_number import FIELD, PersonalNumber, check_reserve, parse
from lssdesk.texts import t

TODAY = date(2026, 4, 27)

PUBLISHED = (
    "199001012385",
    "200002292399",
    "202402292383",
    "201701012393",
    "189001019802",
    "190001019801",
)

TYPED = [
    # typed, read on, stored
    ("900101-2385", TODAY, "199001012385"),
    ("9001012385", TODAY, "199001012385"),
    ("19900101-2385", TODAY, "199001012385"),
    ("199001012385", TODAY, "199001012385"),
    ("  1990 0101 – 2385 ", TODAY, "199001012385"),
    ("900101—2385", TODAY, "199001012385"),
    ("1990-01-01-2385", TODAY, "199001012385"),
    ("１９９００１０１２３８５", TODAY, "199001012385"),
    ("900101+9802", TODAY, "189001019802"),
    ("18900101+9802", TODAY, "189001019802"),
    ("18900101-9802", TODAY, "189001019802"),
    ("000101+9801", TODAY, "190001019801"),
    ("000229-2399", TODAY, "200002292399"),
    ("170101-2393", TODAY, "201701012393"),
    ("260161-2381", TODAY, "202601612381"),
    ("260161-2381", date(2026, 1, 1), "202601612381"),
    ("140168+2396", TODAY, "191401682396"),
    ("900101-2385", date(2089, 12, 31), "199001012385"),
    ("900101+2385", date(2090, 1, 1), "199001012385"),
]

REFUSED = [
    # name, typed, read on, key of the sentence, its values
    ("nothing", "", TODAY, "too_few", {"count": 0}),
    ("nine digits", "900101-238", TODAY, "too_few", {"count": 9}),
    ("eleven digits", "19900101-238", TODAY, "too_few", {"count": 11}),
    ("thirteen digits", "1990010123855", TODAY, "too_many", {"count": 13}),
    ("letter", "19900101-238A", TODAY, "not_digits", {}),
    ("interim number", "19900101-T385", TODAY, "not_digits", {}),
    ("sign inside the last four", "1990010123-85", TODAY, "sign", {}),
    ("plus sign inside the date", "1990+0101-2385", TODAY, "sign", {}),
    ("sign first", "-199001012385", TODAY, "sign", {}),
    ("31 February", "19900231-2385", TODAY, "impossible_date", {}),
    ("29 February of a common year", "20230229-2383", TODAY, "impossible_date", {}),
    ("day 60 is no coordination day", "19900160-2385", TODAY, "impossible_date", {}),
    ("coordination day 32", "19900192-2385", TODAY, "impossible_date", {}),
    ("month 13", "19901301-2385", TODAY, "impossible_date", {}),
    ("year 0", "000001012385", TODAY, "impossible_date", {}),
    ("born tomorrow", "20260161-2381", date(2025, 12, 31), "future", {"day": "2026-01-01"}),
    ("serial 000", "19900101-0006", TODAY, "serial", {}),
    ("check digit", "19900101-2386", TODAY, "check_digit", {}),
    ("two digits changed places", "19900101-3285", TODAY, "check_digit", {}),
    ("check digit of a samordningsnummer", "20260161-2382", TODAY, "check_digit", {}),
]

FACTS = [
    # stored, kind, birth day, sex, long, private
    ("199001012385", "personnummer", date(1990, 1, 1), "woman", "19900101-2385", "1990-••••"),
    ("200002292399", "personnummer", date(2000, 2, 29), "man", "20000229-2399", "2000-••••"),
    ("202601612381", "samordningsnummer", date(2026, 1, 1), "woman", "20260161-2381", "2026-••••"),
    ("191401682396", "samordningsnummer", date(1914, 1, 8), "man", "19140168-2396", "1914-••••"),
]


@pytest.mark.parametrize(("typed", "today", "stored"), TYPED)
def test_what_officers_type_is_read(typed: str, today: date, stored: str) -> None:
    assert parse(typed, today) == PersonalNumber(stored)


@pytest.mark.parametrize(("name", "typed", "today", "key", "values"), REFUSED)
def test_what_does_not_hold_is_refused_with_its_own_sentence(
    name: str, typed: str, today: date, key: str, values: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed, today)
    assert str(refused.value) == t(f"personal_number.{key}", **values)
    assert refused.value.field == FIELD


@pytest.mark.parametrize(("stored", "kind", "born", "sex", "long", "private"), FACTS)
def test_facts_of_a_number(stored: str, kind: str, born: date, sex: str, long: str, private: str) -> None:
    number = parse(stored, TODAY)
    assert (number.kind, number.birth_day, number.sex) == (kind, born, sex)
    assert (number.long, number.private) == (long, private)


def _accepted(text: str) -> bool:
    try:
        parse(text, TODAY)
    except Refused:
        return False
    return True


@settings(deadline=None)
@given(
    st.sampled_from(PUBLISHED),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from("0123456789")), max_size=3),
)
def test_second_opinion_on_changed_digits(number: str, changes: list[tuple[int, str]]) -> None:
    """What stdnum calls valid is taken, and nothing else.

    But for what it sees otherwise: it knows no samordningsnummer, takes days to come, and serial 000.
    """
    digits = list(number)
    for place, digit in changes:
        digits[place] = digit
    text = "".join(digits)
    known = stdnum.is_valid(text) and stdnum.get_birth_date(text) <= TODAY and text[8:11] != "000"
    if int(text[6:8]) <= 60:
        assert _accepted(text) == known


@settings(deadline=None)
@given(st.sampled_from(PUBLISHED), st.sampled_from(["", "-", "–", "+"]), st.booleans())
def test_every_way_of_writing_gives_the_same_number(number: str, sign: str, spaced: bool) -> None:
    text = f"{number[:8]}{sign}{number[8:]}"
    assert parse(f" {text} " if spaced else text, TODAY).digits == number


@settings(deadline=None)
@given(st.one_of(st.text(max_size=16), st.text("0123456789０٣+-– ", min_size=9, max_size=15)))
def test_any_text_is_read_or_refused_but_never_a_fault(text: str) -> None:
    try:
        digits = parse(text, TODAY).digits
    except Refused:
        return
    assert digits.isascii()
    assert len(digits) == 12


RESERVE = [
    # name, number, the municipality's pattern, refused
    ("any text without a pattern", "T-12 34", "", False),
    ("of the pattern", "900101-T123", r"\d{6}-T\d{3}", False),
    ("blanks around it", " 900101-T123 ", r"\d{6}-T\d{3}", False),
    ("not of it", "900101-1234", r"\d{6}-T\d{3}", True),
    ("more than the pattern", "900101-T1234", r"\d{6}-T\d{3}", True),
    ("none", "", r"\d{6}-T\d{3}", False),
]


@pytest.mark.parametrize(("name", "number", "pattern", "refused"), RESERVE)
def test_reserve_numbers(name: str, number: str, pattern: str, refused: bool) -> None:
    if not refused:
        check_reserve(number, pattern)
        return
    with pytest.raises(Refused, match="kommunens form") as error:
        check_reserve(number, pattern)
    assert error.value.field == "/person/reserve_number"


def test_a_pattern_that_cannot_be_read_is_named() -> None:
    with pytest.raises(InputError, match=r"\(abc"):
        check_reserve("1", "(abc")
