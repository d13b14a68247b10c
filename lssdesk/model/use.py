"""What was used of a decision: occasions with a companion, costs, and why a month's hours were left.

Times are local clock times, amounts whole öre [HRS-030, OMK-005].
"""

from datetime import date, datetime, time
from typing import Annotated, Literal

import msgspec

from lssdesk.model.fact import Fact, label

SessionStatus = Literal["planned", "performed", "cancelled_by_client", "cancelled_by_provider", "no_show"]
SessionActivity = Literal["culture", "restaurant", "cafe", "personal", "other"]
CostKind = Literal["entrance", "food", "travel", "other"]
WhyUnused = Literal["illness", "away", "visitors", "unwilling", "own_activity", "provider", "other"]


class Session(Fact, frozen=True, kw_only=True):
    """One occasion with a companion (*utförd tid*) [HRS-030]."""

    id: Annotated[str, label("Id", "Unique in the case.")]
    day: Annotated[date, label("Dag", "Day the session starts.")]
    start: Annotated[time, label("Start", "Local clock time.")]
    end: Annotated[time, label("Slut", "Local clock time; not after start means the day after.")]
    status: Annotated[SessionStatus, label("Status", "What became of it (HRS-031).")] = "performed"
    cancelled_at: Annotated[datetime | None, label("Avbokad", "Local day and time of a cancellation.")] = None
    provider: Annotated[str, label("Utförare", "Who carries it out.")] = ""
    companion: Annotated[str, label("Ledsagare", "The companion.")] = ""
    activity: Annotated[SessionActivity | None, label("Aktivitet", "Kind of activity [001].")] = None
    note: Annotated[str, label("Anteckning", "Free text.")] = ""
    overuse_reason: Annotated[
        str, label("Skäl för överskridande", "Why more was used than the balance held (HRS-015).")
    ] = ""
    series: Annotated[str, label("Serie", "Id shared by the occasions of one recurring plan, or empty.")] = ""
    source: Annotated[
        str, label("Källa", "Id of the provider's report and the line in it; empty where typed by hand.")
    ] = ""


class Cost(Fact, frozen=True, kw_only=True):
    """A cost that a companion or reliever had [HRS-030, OMK-005]."""

    id: Annotated[str, label("Id", "Unique in the case.")]
    day: Annotated[date, label("Dag", "Day of the cost.")]
    amount: Annotated[
        int, msgspec.Meta(gt=0, le=100_000_000), label("Belopp", "Whole öre, as paid and shown.")
    ]
    kind: Annotated[CostKind | None, label("Slag", "What the money went to.")] = None
    receipt: Annotated[str, label("Kvitto", "Reference of the receipt.")] = ""
    attachment: Annotated[str, label("Bild av kvittot", "Id of the attachment that shows it, or empty.")] = ""
    session: Annotated[str, label("Tillfälle", "Id of the occasion it belongs to, or empty.")] = ""
    provider: Annotated[str, label("Utförare", "Who is to be repaid.")] = ""
    note: Annotated[str, label("Anteckning", "Free text.")] = ""
    source: Annotated[
        str, label("Källa", "Id of the provider's report and the line in it; empty where typed by hand.")
    ] = ""


class UnusedMonth(Fact, frozen=True, kw_only=True):
    """Why granted hours of a month were not used [HRS-023]."""

    id: Annotated[str, label("Id", "Unique in the case.")]
    month: Annotated[date, label("Månad", "First day of the calendar month.")]
    reason: Annotated[WhyUnused, label("Skäl", "Reason as the evaluation sorted it [001].")]
    note: Annotated[str, label("Anteckning", "In words; needed for other reasons.")] = ""
    told_by: Annotated[str, label("Uppgift från", "Who said so, the provider as a rule.")] = ""
