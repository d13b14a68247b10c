"""What can be wrong with disk, key or file, each with a name that callers branch on and one sentence."""

from lssdesk.errors import Trouble
from lssdesk.texts import t


class StoreTrouble(Trouble):
    """``kind`` is the key of the sentence under ``store.trouble``; ``retry_after`` is in seconds."""

    def __init__(self, kind: str, *, retry_after: float = 0, **values: object) -> None:
        super().__init__(t(f"store.trouble.{kind}", **values))
        self.kind = kind
        self.retry_after = retry_after
