"""Two texts word by word: nothing is lost, and what is shared by chance is not made an island."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.law.spans import spans


def marked(old: str, new: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[one.kind].format(one.text) for one in spans(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Du får gå på bio.", "Du får gå på fotboll.", "Du får gå på [-bio.-][+fotboll.+]"),
        ("Du får gå.", "Du får gå ut.", "Du får [-gå.-][+gå ut.+]"),
        ("a b c", "a c", "a [-b -]c"),
        ("a b c d och e f g h", "i j k l och m n o p", "[-a b c d och e f g h-][+i j k l och m n o p+]"),
        ("a b c och d", "x y z och å", "[-a b c -][+x y z +]och [-d-][+å+]"),
        ("", "nytt", "[+nytt+]"),
        ("gammalt", "", "[-gammalt-]"),
        ("samma  ord", "samma\nord", "samma\nord"),
        ("ett två", "ett två", "ett två"),
    ],
)
def test_texts_are_compared_word_by_word(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_very_long_text_is_compared_sentence_by_sentence() -> None:
    start = "Det var en gång ett ord. " * 400
    assert (
        marked(start + "Sist kom han.", start + "Sist kom hon.")
        == f"{start}[-Sist kom han.-][+Sist kom hon.+]"
    )


@given(st.text(), st.text())
def test_the_pieces_hold_every_word_of_both_texts(old: str, new: str) -> None:
    found = spans(old, new)
    for kinds, text in ((("same", "gone"), old), (("same", "added"), new)):
        assert "".join(one.text for one in found if one.kind in kinds).split() == text.split()
