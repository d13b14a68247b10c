"""What the placeholders of the documents after a decision stand for; what the case lacks is an empty text."""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import appeals, deadlines, orders, tables
from lssdesk.law.days import months_after
from lssdesk.letters import swedish
from lssdesk.letters.cited import day_of
from lssdesk.model.case import Answer, Case
from lssdesk.texts import t

Pairs = Iterator[tuple[str, str]]


def after_values(case: Case, day: date) -> dict[str, str]:
    """The values of all placeholders of these documents; words of the law are those of ``day``."""
    parts = (_served(case), _appealed(case), _ordered(case), _appointed(case), _told(case, day))
    return {name: text for part in parts for name, text in part if text}


def _served(case: Case) -> Pairs:
    yield "skickat_beslut", day_of(case.service.sent)
    yield "tog_del", day_of(appeals.took_part(case))
    yield "sista_overklagande", day_of(appeals.appeal_ends(case))


def _appealed(case: Case) -> Pairs:
    appeal = case.appeal
    yield "klagande", appeal.by.strip() or case.person.name
    yield "overklagande_in", day_of(appeal.received)
    yield "overklagande_domstol", day_of(appeal.court_received)
    yield "omprovad", day_of(appeal.changed)
    yield "omprovning_skal", swedish.sentence(appeal.review_reasons)
    yield "yrkande_till", day_of(appeal.claim_to)
    yield "yrkande_skal", swedish.sentence(appeal.claim_reasons)
    yield "yttrande", swedish.sentence(appeal.statement)


def _ordered(case: Case) -> Pairs:
    order = case.order
    yield "utforare", order.provider.strip()
    yield "bestalld_start", day_of(order.start)
    yield "beviljat", granted(case)
    yield "mal", swedish.sentence(orders.goals(case))
    yield "muntlig_dag", day_of(order.oral)
    yield "muntlig_till", order.oral_to.strip()
    yield "muntlig_innehall", swedish.sentence(orders.own(case, "oral_content").text)
    yield "godkand_anhorig", orders.own(case, "relative_worker").text.strip().rstrip(".")
    yield "annan_kommun", orders.own(case, "elsewhere_home").text.strip().rstrip(".")
    yield "annat_boende", orders.own(case, "elsewhere_place").text.strip().rstrip(".")
    yield "familjehemsenhet", orders.own(case, "family_home_unit").text.strip()
    yield "familjehem_samtycke", day_of(orders.own(case, "family_home_consent").day)


def _appointed(case: Case) -> Pairs:
    extent = orders.own(case, "appointment_extent").text.strip() or granted(case)
    yield "kontaktperson", orders.own(case, "contact_person").text.strip()
    yield "kontaktperson_adress", orders.own(case, "contact_person_address").text.strip()
    yield "uppdrag_omfattning", swedish.sentence(extent)
    yield "uppdrag_fran", day_of(orders.own(case, "appointment_from").day)
    yield "uppdrag_till", day_of(orders.own(case, "appointment_to").day)


def _told(case: Case, day: date) -> Pairs:
    received, measure = case.application.received, tables.find_measure(case.measure)
    delay = case.inquiry.answers.get("delay_notice", Answer())
    yield "forsening_skal", swedish.sentence(delay.text)
    yield "sex_manader", day_of(months_after(received, deadlines.SIX_MONTHS)) if received else ""
    yield "niva_lss", swedish.capital(_term("lss.standard", day))
    yield "niva_sol", swedish.capital(_term("sol.standard", day))
    if measure and measure.counterpart:
        both = (measure, tables.measure(measure.counterpart))
        names = {one.act: one.name for one in both}
        yield "insats_lss", names.get("lss", "")
        yield "insats_sol", names.get("sol", "")


def _term(key: str, day: date) -> str:
    held = any(row.key == key and row.valid_on(day) for row in tables.shipped().terms)
    return tables.term(key, day) if held else ""


def granted(case: Case) -> str:
    """The granted extent: ``10 timmar per månad``, or in the decision's own words."""
    hours = case.decision.hours_per_month
    if hours is not None:
        return t("after.hours_per_month", hours=swedish.hours(hours))
    return case.decision.scope.strip().rstrip(".")
