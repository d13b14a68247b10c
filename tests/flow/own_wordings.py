"""One of the office's own wordings, as tests write it."""

import msgspec

from lssdesk.letters.own_wordings import Content

LATE = "avbokning.avlosarservice.raknas_inte"
DRAFT = Content(
    place="late_cancellation",
    title="Avbokning för sent",
    text="Avboka hos {kontakt}.",
    source="Nämndens riktlinje",
    measures=("avlosarservice",),
    when=({"outcome": ("granted", "partly_granted"), "late_cancellation": ("does_not_count",)},),
    replaces=LATE,
)
ID = "kommun.late_cancellation.avbokning-for-sent"


def changed(**fields: object) -> Content:
    return msgspec.structs.replace(DRAFT, **fields)
