"""Bytes and texts out of order, the same for the same seed."""

import random

SIGNS = b"\0\xff\x80\"'<>{}[](),;:=\n\r\t/\\ 09aZ"


def mutated(chance: random.Random, data: bytes, most: int = 6) -> bytes:
    """Some bytes changed, taken away, put in, doubled, or cut off."""
    made = bytearray(data)
    for _ in range(chance.randint(1, most)):
        place = chance.randrange(len(made) + 1)
        kind = chance.randrange(5)
        if kind == 0 and place < len(made):
            made[place] = chance.choice((chance.choice(SIGNS), chance.randrange(256)))
        elif kind == 1:
            del made[place : place + chance.randint(1, 40)]
        elif kind == 2:
            made[place:place] = bytes([chance.choice(SIGNS)]) * chance.randint(1, 40)
        elif kind == 3:
            made[place:place] = made[place : place + chance.randint(1, 400)]
        else:
            del made[max(place, len(made) // 2) :]
    return bytes(made)


ODD_TEXTS = {
    "nothing but spaces": " \u00a0\u2003\t ",
    "a NUL": "före\0efter",
    "signs that steer": "a\x01\x07\x08\x1b[31mb\x7f\x9f",
    "written from right to left": "\u202eadA \u2066\u2067\u2068",
    "signs without width": "A\u200bd\u200c\u200da\u2060\ufeff",
    "piled marks": "A" + "\u0301\u0308\u0345" * 400,
    "marks alone": "\u0301\u0308",
    "an emoji of a family": "👩\u200d👩\u200d👧\u200d👦🏊🏽\u200d♀️",
    "no sign at all": "\ufffe\uffff\ufdd0",
    "private signs": "\ue000\U000f0000\U0010fffd",
    "beyond the usual plane": "𝔸𝕕𝕒 𠜎",
    "line ends of all kinds": "a\rb\r\nc\nd\x0be\x0cf\u2028g\u2029h\x85i",
    "a formula": '=HYPERLINK("http://x";"Ada")',
    "marks of a program": "{0.__class__} %s $HOME <b>fet</b> &amp; ]]> -- ' OR 1=1",
    "a very long word": "x" * 1_900,
    "many lines": "\n" * 500 + "slut",
    "Turkish letters": "İıßŉǰ",
    "marks from another alphabet": "Аdа",
}
"""Texts that somebody may paste; each is a legal text."""
