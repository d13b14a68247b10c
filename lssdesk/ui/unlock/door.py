"""What the first window asks of the keys."""

from typing import Protocol


class Door(Protocol):
    """The way to the database.  Calls may be slow (Argon2id): they are made outside the window's thread.

    Each may raise ``Refused`` or ``Trouble``; their message is shown by the field.  An error may carry
    ``retry_after`` (seconds until the next try) and ``group`` (the code was mistyped).
    What opens hands back the opened thing, which the window passes on untouched.
    """

    def exists(self) -> bool:
        """Whether there is something to unlock; False also after a first start that was broken off."""
        ...

    def create(self, officer: str, passphrase: str) -> str:
        """Make the keys; the recovery code in its printed form, groups parted by hyphens."""
        ...

    def confirm_recovery(self, code: str) -> object:
        """Prove that the code opens what ``create`` made, and finish the first start."""
        ...

    def unlock(self, passphrase: str) -> object: ...

    def officers(self, code: str) -> tuple[tuple[str, str], ...]:
        """Id and name of the officers one of whom holds the recovery sheet; at most one: nothing is asked."""
        ...

    def unlock_with_recovery(self, code: str, new_passphrase: str, slot_id: str = "") -> object:
        """Open by the sheet and give the officer of an id the new passphrase."""
        ...
