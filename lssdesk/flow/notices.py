"""What there is to know in time of a person's hours and costs, from what is stored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from lssdesk.flow import policies, policy_values, records
from lssdesk.flow.hours import Hours
from lssdesk.law import standing
from lssdesk.law.hours import Grant, Ledger, Track
from lssdesk.law.hours import notices as law_notices
from lssdesk.law.hours.notice import Notice, limits
from lssdesk.model.case import Decision, UnusedMonth


def of(
    hours: Hours,
    found: Sequence[Track],
    unused: Mapping[str, Sequence[UnusedMonth]],
    books: Mapping[str, Ledger] | None = None,
) -> tuple[Notice, ...]:
    """The notices on the ledgers of the person whose hours these are (:meth:`Hours.held`).

    ``books``: ledgers of today that are reckoned already, by measure.
    """
    desk = hours.desk
    with desk.office.read() as reading:
        decided = records.decided_of(reading, hours.person_id)
        handling = policy_values.handling(policies.overrides(reading), desk.today)
    signed = {measure: [one.decision for one in every] for measure, every in decided.items()}
    replaced: dict[str, date | None] = {}
    for track in found:
        replaced |= replaced_in(signed.get(track.measure, ()), track.grants)
    return law_notices.notices(found, unused, desk.today, limits(handling), replaced=replaced, books=books)


def replaced_in(signed: Sequence[Decision], grants: Iterable[Grant]) -> dict[str, date | None]:
    """The last day that grants had before a later decision took them over, None for open-ended ones.

    A decision that mends a slip, or only ends another, cuts no frame for a new one (HRS-021).
    """
    own = {one.number: one.valid_to if one.duration == "limited" else None for one in signed}
    begun = [standing.starts(one) for one in signed if _takes_over(one)]
    ends = {start - timedelta(days=1) for start in begun if start and start > date.min}
    return {
        one.id: own[one.id]
        for one in grants
        if one.id in own and not one.once and one.valid_to in ends and one.valid_to != own[one.id]
    }


def _takes_over(decision: Decision) -> bool:
    named = standing.takes_over(decision)
    return bool(named) and standing.ground(decision) != "slip" and not standing.ends(decision)
