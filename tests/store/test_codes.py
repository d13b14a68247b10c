"""The recovery code: what is mistyped is told apart from what is wrong, and where."""

import itertools

import pytest

from lssdesk.store import codes

CODE = "67QYG-AF3C7-HKWQD-NQA3Y-K79JN-K7JXD-C9KPF-7EDMJ-M3X9G"
PLAIN = CODE.replace("-", "")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("as printed", CODE),
        ("small letters", CODE.lower()),
        ("spaces for hyphens", CODE.replace("-", "  ")),
        ("no groups", PLAIN),
        ("over two lines", f" {CODE[:29]}\n{CODE[29:]} "),
    ],
)
def test_is_read_however_it_is_spaced(name: str, typed: str) -> None:
    assert codes.parse(typed) == CODE


def test_two_codes_differ() -> None:
    assert codes.new_code() != CODE


def test_has_more_than_160_bits_and_no_look_alikes() -> None:
    assert len(codes.ALPHABET) ** (4 * codes.GROUPS) > 2**160
    assert not set("0O1IL2Z5S8BUV") & set(codes.ALPHABET)


def test_every_single_wrong_character_is_found_in_its_group() -> None:
    for place, other in itertools.product(range(len(PLAIN)), codes.ALPHABET):
        if PLAIN[place] != other:
            with pytest.raises(codes.CodeTypo) as caught:
                codes.parse(PLAIN[:place] + other + PLAIN[place + 1 :])
            assert caught.value.group == place // 5 + 1
            assert f"Grupp {place // 5 + 1} " in str(caught.value)


def test_every_two_swapped_neighbours_within_a_group_are_found() -> None:
    for place in range(len(PLAIN) - 1):
        one, two = PLAIN[place : place + 2]
        if one != two and place % 5 != 4:
            with pytest.raises(codes.CodeTypo) as caught:
                codes.parse(PLAIN[:place] + two + one + PLAIN[place + 2 :])
            assert caught.value.group == place // 5 + 1


@pytest.mark.parametrize(
    ("name", "typed", "group", "says"),
    [
        ("nothing", " - ", 1, "Skriv koden"),
        ("one group short", PLAIN[:-5], 8, "här är det 40"),
        ("one character short at the end", PLAIN[:-1], 9, "här är det 44"),
        ("one group twice", PLAIN + PLAIN[-5:], 9, "här är det 50"),
        ("a character that is never used", PLAIN[:11] + "Ö" + PLAIN[12:], 3, "I grupp 3 står tecken"),
        ("two groups swapped", PLAIN[5:10] + PLAIN[:5] + PLAIN[10:], 1, "Grupp 1 "),
    ],
)
def test_says_where_it_is_wrong(name: str, typed: str, group: int, says: str) -> None:
    with pytest.raises(codes.CodeTypo) as caught:
        codes.parse(typed)
    assert caught.value.group == group
    assert says in str(caught.value)
