"""Papers that are in no case's list of documents: of a person's hours, to a provider, of the figures."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from lssdesk.law.hours import Track
from lssdesk.letters import payment
from lssdesk.letters.blocks import Letter
from lssdesk.letters.figures import MOST_COLUMNS, Grid, report
from lssdesk.letters.hours.follow_up import follow_up
from lssdesk.letters.hours.statement import statement
from lssdesk.letters.hours.year import year
from lssdesk.letters.payment import About, Asked
from lssdesk.model.case import Sender, UnusedMonth
from tests.letters.hours import tracks

TODAY = tracks.APRIL_20
YEAR = date(2026, 1, 1), date(2026, 12, 31)
WHY = (UnusedMonth(id="1", month=date(2026, 3, 1), reason="other", note="Semester", told_by="Utföraren"),)
TRACKS: dict[str, tuple[Track, ...]] = {
    "several measures": tracks.many(),
    "free hours": (tracks.hours(tracks.session("2026-04-04"), measure="ledsagning", hours=None),),
    "sums that are there once": (
        tracks.once(45_000, tracks.cost("2026-04-04", 10_000)),
        tracks.once(None, tracks.cost("2026-04-04", 9_900), measure="omkostnader_avlosare"),
    ),
}
SENDER = Sender(municipality="Exempelstads kommun", board="Omsorgsnämnden", phone="010-123 45 67")
ABOUT = About(
    sender=SENDER, officer="Åsa Lindmark", provider="Ledsagarna", number="F 17", month=date(2026, 4, 1)
)
ROWS = (
    Asked(
        line="2", day=date(2026, 4, 7), case="2026-0001, 2026-0007", what="Tillfället överlappar ett annat."
    ),
    Asked(line="", day=date(2026, 4, 9), what="Tillfället saknas i rapporten."),
)


def papers() -> Iterator[tuple[str, Letter]]:
    """Each paper with a name that says what it is about."""
    for draft in (True, False):
        yield from ((f"{name}{' (draft)' if draft else ''}", letter) for name, letter in _of_hours(draft))
    yield "invoice: query", payment.query(ABOUT, ROWS, TODAY)
    yield "invoice: receipts", payment.receipts(ABOUT, ROWS, date(2026, 5, 4), TODAY)
    yield "figures", _figures()


def _of_hours(draft: bool) -> Iterator[tuple[str, Letter]]:
    for protection in ("none", "sekretessmarkering"):
        case = tracks.case(protection)
        for name, held in TRACKS.items():
            name = f"{name}, {protection}"
            yield f"hours statement: {name}", statement(case, held, TODAY, TODAY, draft)
            yield f"hours follow-up: {name}", follow_up(case, held, WHY, TODAY, draft)
            yield f"hours year: {name}", year(case, held, *YEAR, TODAY, draft)
    yield "hours follow-up: nothing", follow_up(tracks.case(), (), (), TODAY, draft)
    yield "hours year: nothing", year(tracks.case(), (), *YEAR, TODAY, draft)


def _figures() -> Letter:
    """Columns in groups and without, and more of them than stand beside each other."""
    grouped = [(str(year), head) for year in range(MOST_COLUMNS) for head in ("Antal", "Andel")]
    plain = [("", head) for head in ("Dag", "Kväll", "Natt")]
    grids = [
        Grid(
            title=title,
            head="Insats, lagrum",
            columns=tuple(columns),
            rows=tuple((label, ("1 234",) * len(columns)) for label in ("Kvinnor", "Män", "Totalt")),
        )
        for title, columns in (("Timmar i perioder", grouped), ("Utförd tid", plain))
    ]
    at = datetime(2026, 4, 20, 9, tzinfo=UTC)
    return report("Timmar", "Perioderna går från juli till juni.", grids, ["Att veta."], SENDER, at)
