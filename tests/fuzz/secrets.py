"""Passphrases of any signs, and key files out of order."""

import random
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from lssdesk.errors import LssdeskError
from lssdesk.store import keys
from lssdesk.store.files import KEYS
from tests.flow.officer import AT, CHEAP, OFFICER
from tests.fuzz.bounds import Try
from tests.fuzz.mutation import ODD_TEXTS, mutated

PASSPHRASE = "häst skog lykta båt"
LONG = {
    "a million signs": "häst skog lykta båt " * 50_000,
    "a million marks": "båt på sjön" + "\u0301" * 1_000_000,
}


def tries(count: int, folder: Path) -> Iterator[Try]:
    """Passphrases that open what they have closed, in each way of composing their letters; then key files."""
    for number, (name, text) in enumerate({**ODD_TEXTS, **LONG}.items()):
        phrase = f"båten ligger {text} vid sjön"
        yield name, lambda phrase=phrase, number=number: closed_and_opened(folder / f"{number}", phrase)
        yield f"{name}, wrong", lambda text=text, number=number: wrong(folder / f"{number}", text)
    chance = random.Random(20260302)
    keys.create(folder / "office", OFFICER, PASSPHRASE, CHEAP)
    whole = (folder / "office" / KEYS).read_bytes()
    for number in range(count):
        broken = mutated(chance, whole, 3)
        yield f"key file {number}", lambda broken=broken: opened(folder / "office", broken, whole)


def closed_and_opened(folder: Path, phrase: str) -> None:
    """Close with a passphrase, and open with it composed and taken apart."""
    made = keys.create(folder, OFFICER, phrase, CHEAP)
    for form in ("NFC", "NFD"):
        assert keys.unlock(folder, unicodedata.normalize(form, phrase), AT).key == made.key


def wrong(folder: Path, text: str) -> None:
    """Another passphrase and another code: refused; the right one opens afterwards."""
    phrase = f"båten ligger {text} vid sjön"
    for attempt in (
        lambda: keys.unlock(folder, phrase + ".", AT),
        lambda: keys.unlock_with_recovery(folder, text, AT),
    ):
        try:
            attempt()
        except LssdeskError:
            continue
        raise AssertionError(text)
    keys.unlock(folder, phrase, AT + timedelta(hours=1))


def opened(folder: Path, broken: bytes, whole: bytes) -> None:
    """Open with a key file out of order and no copy of it: refused, or it opens; it is not written over."""
    file = folder / KEYS
    for other in folder.iterdir():
        other.unlink()
    file.write_bytes(broken)
    try:
        keys.unlock(folder, PASSPHRASE, AT)
    finally:
        assert file.read_bytes() == broken
        file.write_bytes(whole)
