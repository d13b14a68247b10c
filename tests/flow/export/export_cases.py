"""What is exported in tests: a person's tracks with awkward words in them."""

from datetime import UTC, date, datetime

from lssdesk.flow.export.content import Content, Span, content
from lssdesk.law.hours import Track
from tests.letters.hours.tracks import cost, hours, late, money, planned, session

NOW = datetime(2026, 4, 20, 9, 30, tzinfo=UTC)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
AWKWARD = ("=1+1", "+46 70", "-5", "@SUM(A1)", 'säger "hej"; och\nrad två')


def tracks() -> tuple[Track, ...]:
    """Each status once, notes that could be formulas, costs with and without an occasion."""
    statuses = (
        session("2026-04-04", activity="culture", companion="Kim", provider="Stödet AB", note=AWKWARD[0]),
        session("2026-04-08", "17:00", "00:00", provider="Stödet AB", activity="cafe", note=AWKWARD[4]),
        session("2026-04-10", "22:00", "01:30", provider="=Stödet", note=AWKWARD[1]),
        late("2026-04-15"),
        session("2026-04-16", status="cancelled_by_provider", provider="Stödet AB", note=AWKWARD[2]),
        session("2026-04-17", status="no_show", provider="Stödet AB", note=AWKWARD[3]),
        planned("2026-04-24", companion="Kim Ek"),
        session("2027-01-02", provider="Stödet AB"),
    )
    spent = (
        cost("2026-04-04", 8_550, session="2026-04-04 10:00", receipt="K1", kind="entrance"),
        cost("2026-04-04", 1_000, session="2026-04-04 10:00", receipt="K2", kind="food"),
        cost("2026-04-09", 12_000, provider="Stödet AB", note="Utan tillfälle"),
    )
    return (hours(*statuses, hours=10), money(*spent))


def all_of_it(span: Span = YEAR) -> Content:
    return content(tracks(), span, NOW.date())
