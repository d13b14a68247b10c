"""What providers are to be repaid for one person, month by month (OMK-014, PRV-082, PRV-084)."""

from collections.abc import Iterable
from datetime import date

import msgspec

from lssdesk.law.hours.spending import Span, month_of
from lssdesk.law.hours.track import Track
from lssdesk.law.payment.basis import Expense, spent


class Owed(msgspec.Struct, frozen=True):
    """The costs that a provider had in a month; ``provider`` is empty where none is named."""

    month: date
    provider: str
    expenses: tuple[Expense, ...]

    @property
    def amount(self) -> int:
        """What they came to, in whole öre."""
        return sum(one.cost.amount for one in self.expenses)

    @property
    def repaid(self) -> int:
        """What of it is to be repaid."""
        return sum(one.repaid for one in self.expenses)


def owed(person: str, tracks: Iterable[Track], as_of: date, span: Span | None = None) -> tuple[Owed, ...]:
    """By month, the latest first, and provider; a cost without one is the provider's of its occasion."""
    held = list(tracks)
    carried_out = {one.id: one.provider for track in held for one in track.sessions}
    found: dict[tuple[date, str], list[tuple[str, Expense]]] = {}
    for track in held:
        for provider, one in spent(person, track, as_of, carried_out):
            if span is None or one.cost.day in span:
                found.setdefault((month_of(one.cost.day), provider.casefold()), []).append((provider, one))
    order = sorted(found, key=lambda key: (-key[0].toordinal(), key[1]))
    return tuple(Owed(key[0], found[key][0][0], tuple(one for _, one in found[key])) for key in order)
