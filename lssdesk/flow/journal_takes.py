"""What a note alone is not enough for: the decision that it takes, offered from the note [HND-249].

Nothing is guessed from words: the kind that the officer has chosen for the note says which decision it is.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lssdesk.flow import follow
from lssdesk.flow.follow import What
from lssdesk.flow.journal import Entry
from lssdesk.law import journal as kinds
from lssdesk.law.journal import Takes
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.work import Work

_FOLLOWS: dict[Takes, What] = {
    "own_ending": "change_person",
    "dismissal": "dismissal",
    "execution": "execution",
}
_FIRST: dict[Takes, str] = {"dismissal": "/appeal/received", "execution": "/order/wishes"}
"""Where the facts stand that such a decision begins with."""
WITHDRAWN = "/application/withdrawn"


@dataclass(frozen=True)
class Offer:
    """The decision that a note takes.

    ``follow``: the decision that follows on this case, or None where it is this case's own.  ``why_not``: why
    it is not possible now; ``pointer``: the field to go to then, and of the case's own decision.
    """

    takes: Takes
    title: str
    said: str
    follow: What | None = None
    why_not: str = ""
    pointer: str = ""


def offer(work: "Work", entry: Entry) -> Offer | None:
    """What to offer beside a note; None for a note that is enough."""
    kind = kinds.find(entry.kind)
    if kind is None or kind.takes is None or entry.corrected_by:
        return None
    takes = kind.takes
    title, said = t(f"journal.takes.{takes}.title"), t(f"journal.takes.{takes}.said")
    if takes == "write_off":
        why_not = t("journal.takes.write_off.why_not") if work.decided else ""
        return Offer(takes, title, said, why_not=why_not, pointer="" if why_not else WITHDRAWN)
    what = _FOLLOWS[takes]
    choices = follow.choices(work.case, work.decided, work.today)
    choice = next((one for one in choices if one.id == what), None)
    if choice is None:
        return Offer(takes, title, said, what, t("journal.takes.undecided"))
    pointer = _FIRST.get(takes, "") if choice.why_not or takes == "execution" else ""
    return Offer(takes, title, said, what, choice.why_not, pointer)


def begin_write_off(work: "Work", entry: Entry) -> str:
    """Make the case's own decision one that ends a withdrawn application [HND-111]; the field to go on with.

    One step of undo.  What stands there already stays.  Refused where the decision is signed.
    """
    values: dict[str, object] = {}
    if work.read("/decision/kind") != "write_off":
        values["/decision/kind"] = "write_off"
    if not work.read(WITHDRAWN) and not work.raw(WITHDRAWN):
        values[WITHDRAWN] = entry.at.date().isoformat()
    if values:
        work.draft.change(t("journal.unit.write_off"), values)
    return WITHDRAWN
