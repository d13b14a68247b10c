"""What there is to know in time of a person's hours and costs, from what is stored."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lssdesk.flow import policies, policy_values, records, tracks
from lssdesk.flow.hours import Hours
from lssdesk.law import standing
from lssdesk.law.hours import Grant
from lssdesk.law.hours import notices as law_notices
from lssdesk.law.hours.notice import Notice, limits
from lssdesk.model.case import Decision


def of(hours: Hours) -> tuple[Notice, ...]:
    """The notices on all ledgers of the person whose hours these are."""
    desk = hours.desk
    with desk.office.read() as reading:
        found = tracks.of_person(reading, hours.person_id, desk.today)
        decided = records.decided_of(reading, hours.person_id)
        handling = policy_values.handling(policies.overrides(reading), desk.today)
        cases = {measure: [one.case.id for one in every] for measure, every in decided.items()}
        unused = {measure: records.unused(reading, ids) for measure, ids in cases.items()}
    signed = {measure: [one.decision for one in every] for measure, every in decided.items()}
    replaced: dict[str, date | None] = {}
    for track in found:
        replaced |= replaced_in(signed.get(track.measure, ()), track.grants)
    return law_notices.notices(found, unused, desk.today, limits(handling), replaced=replaced)


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
