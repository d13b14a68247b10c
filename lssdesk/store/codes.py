"""The recovery code: nine groups of five characters that survive being written down and read aloud.

The 23 characters have no look-alikes (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V) and 23 is prime, so that the
last character of each group, a weighted sum, tells every single wrong character, every two swapped
neighbours and every misplaced group apart from a wrong code.  36 free characters are 162 bits.
"""

import secrets

from lssdesk.errors import Refused
from lssdesk.texts import t

ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
GROUPS = 9
_DATA = 4
_SIZE = _DATA + 1


class CodeTypo(Refused):
    """The code was typed wrongly; ``group`` is the first group that cannot be right, counted from 1."""

    def __init__(self, message: str, group: int) -> None:
        super().__init__(message)
        self.group = group


def new_code() -> str:
    """A new random code as it is printed: groups with hyphens between."""
    groups = []
    for number in range(1, GROUPS + 1):
        data = "".join(secrets.choice(ALPHABET) for _ in range(_DATA))
        groups.append(data + _check(number, data))
    return "-".join(groups)


def parse(typed: str) -> str:
    """The code in its printed form, whatever case and gaps were typed; CodeTypo says where it is wrong."""
    plain = "".join(character for character in typed.upper() if character.isalnum())
    if not plain:
        raise CodeTypo(t("store.code.empty"), 1)
    groups = [plain[start : start + _SIZE] for start in range(0, len(plain), _SIZE)]
    for number, group in enumerate(groups[:GROUPS], start=1):
        _refuse_wrong(number, group)
    if len(plain) != GROUPS * _SIZE:
        raise CodeTypo(t("store.code.length", count=len(plain)), min(len(groups), GROUPS))
    return "-".join(groups)


def _refuse_wrong(number: int, group: str) -> None:
    if strange := sorted(set(group) - set(ALPHABET)):
        raise CodeTypo(t("store.code.strange", group=number, characters=" ".join(strange)), number)
    if len(group) == _SIZE and _check(number, group[:_DATA]) != group[_DATA]:
        raise CodeTypo(t("store.code.typo", group=number), number)


def _check(number: int, data: str) -> str:
    weighted = sum(weight * ALPHABET.index(character) for weight, character in enumerate(data, start=1))
    return ALPHABET[(weighted + number) % len(ALPHABET)]
