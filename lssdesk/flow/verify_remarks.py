"""What a check of what stays can find: one thing that is not as it was signed or written."""

from dataclasses import dataclass
from typing import Literal

from lssdesk.texts import t

Kind = Literal[
    "log",
    "log_gap",
    "log_end",
    "bytes",
    "content",
    "seal",
    "log_line",
    "part",
    "attachment",
    "gone",
    "journal_changed",
    "journal_added",
    "journal_gone",
    "review_changed",
    "review_added",
    "review_gone",
    "weeded",
]


@dataclass(frozen=True)
class Remark:
    """One thing that is not as it was; ``what`` names the part, the attachment, the note or the line."""

    kind: Kind
    what: str = ""

    @property
    def message(self) -> str:
        """A sentence."""
        return t(f"verify.differs.{self.kind}", what=self.what)
