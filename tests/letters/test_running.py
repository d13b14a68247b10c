"""Typed text becomes paragraphs, lists and links; nothing that anyone can type makes it fall or is lost."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.letters.blocks import BulletList, Entry, Item, NumberedList, Paragraph, Run, Text, item, plain
from lssdesk.letters.running import Running, blocks, inline

P = Paragraph


def bullets(*entries: Entry) -> BulletList:
    return BulletList(entries)


def numbers(*entries: Entry, start: int = 1) -> NumberedList:
    return NumberedList(entries, start=start)


TYPED = [
    # name, text, blocks
    ("nothing", "", []),
    ("blanks", " \n\t\n ", []),
    ("a paragraph", "Ett.\nTvå.", [P("Ett.\nTvå.")]),
    ("two paragraphs", "Ett.\n \n\nTvå.", [P("Ett."), P("Två.")]),
    ("dashes", "- ett\n- två", [bullets("ett", "två")]),
    ("text before", "Så här:\n- ett", [P("Så här:"), bullets("ett")]),
    ("a point that goes on", "- ett\noch mer\n- två", [bullets("ett och mer", "två")]),
    ("two lists", "- ett\n\n- två", [bullets("ett"), bullets("två")]),
    ("further in", "- ett\n  - under\n- två", [bullets(Item("ett", ("under",)), "två")]),
    ("all further in", "   - ett\n   - två", [bullets("ett", "två")]),
    ("a tab", "- ett\n\t- under", [bullets(Item("ett", ("under",)))]),
    ("one blank further in", "- ett\n - två", [bullets("ett", "två")]),
    (
        "three levels",
        "1. ett\n   - under\n     1. djupt\n     2. ned\n2. två",
        [numbers(Item("ett", (Item("under", ("djupt", "ned"), True),)), "två")],
    ),
    ("back to a level between", "- a\n    - b\n  - c", [bullets(Item("a", ("b", "c")))]),
    ("numbers", "1. ett\n2. två", [numbers("ett", "två")]),
    ("numbers over empty lines", "1. ett\n\n2. två\n\n3. tre", [numbers("ett", "två", "tre")]),
    ("numbers that begin later", "4. fyra\n5. fem", [numbers("fyra", "fem", start=4)]),
    ("numbers after a paragraph", "Först.\n\n2. två", [P("Först."), numbers("två", start=2)]),
    ("numbers begin anew", "1. ett\n1. också ett", [numbers("ett"), numbers("också ett")]),
    ("dash after number", "1. ett\n- två", [numbers("ett"), bullets("två")]),
    ("number out of order", "1. ett\n3. tre", [numbers("ett 3. tre")]),
    ("a year in running text", "Till och med\n2026. Därefter", [P("Till och med\n2026. Därefter")]),
    ("a number in running text", "I punkt\n3. och", [P("I punkt\n3. och")]),
    ("a day", "1 januari 2026", [P("1 januari 2026")]),
    ("no blank after", "-5 grader\n1.5 timmar", [P("-5 grader\n1.5 timmar")]),
    ("a lone dash", "-", [P("-")]),
    ("a long dash", "– Jag vill, sa hon.", [P("– Jag vill, sa hon.")]),
    ("zero before", "01. ett", [P("01. ett")]),
    ("other sign below", "- a\n  - b\n  1. c", [bullets(Item("a", ("b", "1. c")))]),
    ("other sign below numbers", "- a\n  1. b\n  - c", [bullets(Item("a", ("b", "- c"), True))]),
    ("Windows line ends", "1. ett\r\n2. två\r\n", [numbers("ett", "två")]),
    (
        "what is missing",
        "Du får [timmar saknas].",
        [P((Run("Du får "), Run("[timmar saknas]", True), Run(".")))],
    ),
    ("missing in a point", "- [mål saknas]", [bullets((Run("[mål saknas]", True),))]),
    ("mail in a point", "- a@b.se", [bullets((Run("a@b.se", link="mailto:a@b.se"),))]),
]


@pytest.mark.parametrize(("name", "text", "expected"), TYPED)
def test_typed_text(name: str, text: str, expected: list[Running]) -> None:
    assert [*blocks(text, "")] == expected


def test_every_block_leads_back() -> None:
    assert {block.origin for block in blocks("Text\n- punkt\n\n1. ett\n\n2. två", "/a")} == {"/a"}


LINKED = [
    # text, what is linked, where it leads
    ("Se https://exempel.se/a?b=c#d.", "https://exempel.se/a?b=c#d", "https://exempel.se/a?b=c#d"),
    ("Se www.exempel.se, sedan", "www.exempel.se", "https://www.exempel.se"),
    ("(www.exempel.se/a_(b))", "www.exempel.se/a_(b)", "https://www.exempel.se/a_(b)"),
    ("HTTPS://EXEMPEL.SE", "HTTPS://EXEMPEL.SE", "HTTPS://EXEMPEL.SE"),
    ("http://exempel.se!", "http://exempel.se", "http://exempel.se"),
    ("”www.exempel.se”", "www.exempel.se", "https://www.exempel.se"),
    ("www.åäö.se", "www.åäö.se", "https://www.åäö.se"),
    ("Skriv till asa.oberg@exempel.se.", "asa.oberg@exempel.se", "mailto:asa.oberg@exempel.se"),
    ("<asa+lss@post.exempel.se>", "asa+lss@post.exempel.se", "mailto:asa+lss@post.exempel.se"),
    ("åsa@exempel.se", "åsa@exempel.se", "mailto:åsa@exempel.se"),
]


@pytest.mark.parametrize(("text", "linked", "address"), LINKED)
def test_addresses_become_links(text: str, linked: str, address: str) -> None:
    found = inline(text)
    assert plain(found) == text
    assert [(run.text, run.link) for run in found if isinstance(run, Run) and run.link] == [(linked, address)]


@pytest.mark.parametrize(
    "text",
    [
        "bl.a. detta",
        "exempel.se",
        "www.",
        "www.a",
        "https://",
        "a@b",
        "@",
        "a@",
        "@b.se",
        "kl. 10.30",
        "1@2",
        "://",
    ],
)
def test_what_is_no_address_stays_text(text: str) -> None:
    assert inline(text) == text


HOSTILE = {
    "a long word": "a" * 50_000,
    "closing brackets": "www.exempel.se/" + ")" * 50_000,
    "dots": "." * 50_000,
    "at signs": "a@" * 25_000,
    "half addresses": "www." * 20_000,
    "many addresses": "a@b.se " * 5_000,
    "brackets": "[" * 50_000,
    "marks": "[a saknas" * 5_000,
    "dashes": "- " * 20_000,
    "deeper and deeper": "\n".join("  " * n + "- punkt" for n in range(2_000)),
    "deeper with numbers": "\n".join("  " * n + "1. punkt" for n in range(2_000)),
    "many points": "\n".join(f"{n}. punkt" for n in range(1, 5_000)),
    "many chunks": "\n\n".join(f"{n}. punkt" for n in range(1, 2_000)),
    "empty lines": "\n" * 50_000,
    "blanks": " " * 50_000 + "x",
    "blank lines": "\n ".join("x" * 5_000),
    "no end of a point": "- a\n" + "b\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_kept(name: str) -> None:
    assert signs(HOSTILE[name]) == said(blocks(HOSTILE[name], ""))


WORDS = st.one_of(
    st.text(max_size=12), st.sampled_from(["punkt", "a@b.se", "www.a.se.", "[x saknas]", "[x", ""])
)
LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", " ", "  ", "    ", "\t", "      "]),
    st.sampled_from(["", "- ", "-", "1. ", "2. ", "3. ", "17. ", "2026. ", "1.", "• ", "– "]),
    WORDS.filter(lambda words: not re.match(r"\s*(-|\d+\.)\s", words)),  # a sign after a sign
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_no_sign_is_lost_or_moved(text: str) -> None:
    assert signs(text) == said(blocks(text, ""))


@given(st.text())
def test_no_sign_of_any_text_is_lost(text: str) -> None:
    assert signs(text) == said(blocks(text, ""))


def signs(text: str) -> str:
    """``text`` without blanks."""
    return re.sub(r"\s", "", text)


def said(found: Iterable[Running]) -> str:
    """What the blocks say, lists with their dashes and numbers, without blanks."""
    return signs("".join(part for block in found for part in _said(block)))


def _said(block: Running) -> Iterable[str]:
    match block:
        case Paragraph():
            yield plain(block.text)
        case BulletList():
            yield from _entries(block.items, None)
        case NumberedList():
            yield from _entries(block.items, block.start)


def _entries(entries: Iterable[Entry], start: int | None) -> Iterable[str]:
    for place, entry in enumerate(map(item, entries)):
        text: Text = entry.text
        kept = re.match(r"(-|\d+\.)\s", plain(text))  # another sign than the list's stands in the text itself
        yield (
            "" if kept and _foreign(kept[1], start, place) else "-" if start is None else f"{start + place}."
        )
        yield plain(text)
        yield from _entries(entry.bullets, 1 if entry.numbered else None)


def _foreign(sign: str, start: int | None, place: int) -> bool:
    return sign != "-" if start is None else sign != f"{start + place}."
