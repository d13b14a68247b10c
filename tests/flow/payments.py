"""A provider's sessions, rates and invoice rows, as tests of payment write them."""

from datetime import date, time
from typing import Any

from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import new_id
from lssdesk.flow.payment import Month, Payment
from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit
from lssdesk.law.payment import Charge, rate_key
from lssdesk.model.case import Cost, Person, Session
from tests.flow.officer import MAN, WOMAN

PROVIDER, OTHER = "Ledsagarna", "Andra AB"
APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 1)
SAID = ("Nämnden 2026-02-10 § 14", "Nytt avtal")
BO = Person(personal_number=MAN, given_name="Bo", family_name="Lindqvist")


def session(day: int, start: int = 14, end: int = 16, month: int = 4, **more: Any) -> Session:
    return Session(
        id=more.pop("id", new_id()),
        day=date(2026, month, day),
        start=time(start),
        end=time(end),
        provider=more.pop("provider", PROVIDER),
        **more,
    )


def record(work: Work, *used: Session | Cost, measure: str = "ledsagarservice") -> None:
    """Store sessions and costs of the person of a case."""
    work.hours.apply("förde in", [Edit(measure, None, one) for one in used])


def price(desk: Desk, kronor: int = 300, category: str = "dag", first: date = date(2026, 1, 1)) -> None:
    desk.policies.set(rate_key("ledsagarservice", category), kronor * 100, first, *SAID)  # type: ignore[arg-type]


def charge(line: int, day: int, minutes: int | None = 120, kronor: int | None = 600, **more: Any) -> Charge:
    return Charge(
        line=line,
        number=more.pop("number", WOMAN),
        measure="ledsagarservice",
        day=date(2026, 4, day),
        start=time(14),
        minutes=minutes,
        amount=None if kronor is None else kronor * 100,
        **more,
    )


def april(desk: Desk) -> Month:
    return Payment(desk).month(PROVIDER, APRIL)


def amounts(month: Month) -> list[tuple[str, int, int]]:
    return [(month.who(row).name, row.total, row.amount) for row in month.basis.rows]


HEAD = "personnummer;insats;datum;start;slut;status;kategori;minuter;belopp;omkostnad"
FILE = f"""{HEAD}
900101-2385;ledsagarservice;2026-04-07;14:00;16:00;utförd;dag;120;600,00;85,50
199001012385;ledsagarservice;2026-04-08;14:00;24:00;avbokad;kväll;240;;
199001012385;ledsagarservice;2026-04-09;;;;;;;100
199001012385;skidskola;2026-04-10;;;;dag;60;300;
;ledsagarservice;2026-04-10;;;;dag;60;300;
199001012385;ledsagarservice;2026-04-10;14:00;15:00;utförd;eftermiddag;60;300;
199001012385;ledsagarservice;2026-04-10;14:00;15:00;utförd;dag;en timme;300;
199001012385;ledsagarservice;2026-04-10;14:00;15:00;utförd;dag;;;
199001012385;ledsagarservice;2026-04-10;25:00;15:00;utförd;dag;60;;
"""


def texts(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
