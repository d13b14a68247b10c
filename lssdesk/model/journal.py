"""A note of the case's journal: what happened or was said, when, by whom it was written and signed."""

from datetime import datetime
from typing import Annotated

from lssdesk.model.fact import Fact, label


class JournalNote(Fact, frozen=True, kw_only=True):
    """A note of the journal [HND-250, HND-261].  A signed one stays; another that names it corrects it."""

    id: Annotated[str, label("Id", "Unique in the case.")]
    at: Annotated[datetime, label("När", "Local day and time of what the note is about.")]
    kind: Annotated[
        str, label("Slag", "Kind of note, e.g. call, visit, meeting; see journal/kinds.toml.")
    ] = ""
    text: Annotated[str, label("Text", "What was noted.")] = ""
    by: Annotated[str, label("Skriven av", "Who wrote it.")] = ""
    signed: Annotated[datetime | None, label("Underskriven", "Local day and time of its signature.")] = None
    signed_by: Annotated[str, label("Underskriven av", "Who signed it.")] = ""
    corrects: Annotated[str, label("Rättar", "Id of the note that this one corrects, or empty.")] = ""
    reason: Annotated[str, label("Skäl", "Why the other note is corrected.")] = ""
