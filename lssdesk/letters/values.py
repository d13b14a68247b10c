"""What the placeholders of wordings stand for: the facts of a case in Swedish words.

A fact that the case lacks has no entry, so that it can be named as missing and never becomes a blank.
"""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import limits, standing, tables
from lssdesk.law.hours.frames import accounts
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.hours.policy import shipped as shipped_policy
from lssdesk.law.hours.values import Grant, Measure, Policy
from lssdesk.letters import swedish
from lssdesk.letters.cited import cite, day_of
from lssdesk.letters.facts import housing_form
from lssdesk.letters.kinds.said import kind_values
from lssdesk.letters.placeholders import compound
from lssdesk.model.case import Answer, Case, Decision
from lssdesk.texts import t


def values(case: Case, day: date, hours: HoursPolicy | None = None) -> dict[str, str]:
    """The values of the placeholders that the case has; law and policy are those of ``day``.

    ``hours``: the municipality's policy where it is not the shipped one.
    """
    parts = (
        _who(case),
        _decided(case),
        _why(case),
        _asked(case),
        _found_out(case),
        _place(case),
        _law(case, day),
        _more_material(case, day),
        kind_values(case, day),
    )
    known = {name: text for part in parts for name, text in part if text}
    return known | dict(_frame(case, day, hours or shipped_policy()))


Pairs = Iterator[tuple[str, str]]


def _who(case: Case) -> Pairs:
    sender = case.sender
    yield "arendenummer", case.number
    yield "handlaggare", case.officer
    yield "namn", case.person.name
    yield "kommun", sender.municipality
    yield "namnd", sender.board
    yield "namnd_gata", sender.street
    yield "namnd_postnummer", swedish.postcode(sender.postcode)
    yield "namnd_ort", sender.city
    yield "namnd_adress", compound("namnd_adress")
    yield "domstol", swedish.lowered(sender.court)
    ways = (("phone", sender.phone), ("email", sender.email))
    yield "kontakt", ", ".join(t(f"letter.contact.{way}", value=value) for way, value in ways if value)


def _decided(case: Case) -> Pairs:
    decision, first = case.decision, standing.starts(case.decision)
    yield "beslutsdag", day_of(decision.day)
    yield "beslutsfattare", decision.decided_by
    yield "ersatter", decision.ends_earlier
    yield "timmar", swedish.hours(decision.hours_per_month) if decision.hours_per_month is not None else ""
    yield "omfattning", decision.scope.strip()
    yield "fran", day_of(first)
    yield "till", day_of(decision.valid_to)
    yield "giltighet", _validity(decision)
    yield "forsta_manaden", swedish.month(first) if first else ""
    yield "syfte", swedish.continuation(decision.purpose)
    yield "information_underlag", day_of(decision.insufficient_informed)
    yield "sol_erbjudande", day_of(decision.sol_offered)


def _validity(decision: Decision) -> str:
    """From when to when; support meanwhile runs until the pending case is decided [HND-093]."""
    if decision.duration is None:
        return ""
    return compound(f"interim_{decision.duration}" if decision.kind == "interim" else decision.duration)


def _why(case: Case) -> Pairs:
    decision, inquiry = case.decision, case.inquiry
    yield "skal", swedish.sentence(decision.reasons)
    yield "skal_tid", swedish.sentence(decision.duration_reasons)
    yield "skal_forbehall", swedish.sentence(decision.reservation_reasons)
    yield "hur_behovet_tillgodoses", swedish.sentence(decision.met_how)
    personkrets = inquiry.personkrets.reasons or inquiry.need_test.belongs.reasons
    yield "skal_personkrets", swedish.sentence(personkrets)


def _asked(case: Case) -> Pairs:
    application = case.application
    yield "inkom", day_of(application.received)
    requested = application.hours_requested
    yield "timmar_sokta", swedish.hours(requested) if requested is not None else ""
    yield "sokande", _applicant(case)


def _applicant(case: Case) -> str:
    application = case.application
    if application.applicant in (None, "person") or not application.applicant_name:
        return ""
    both = application.applicant == "vardnadshavare" and application.second_custodian == "applied"
    role = t(f"letter.applicant.{'vardnadshavare_bada' if both else application.applicant}")
    return f"{role} {application.applicant_name}"


def _found_out(case: Case) -> Pairs:
    communication = case.inquiry.communication
    activities = [swedish.lowered(row.activity.strip()) for row in case.inquiry.activities]
    yield "aktiviteter", swedish.joined([activity for activity in activities if activity])
    yield "skickat", day_of(communication.sent)
    yield "svar_senast", day_of(communication.reply_by)
    yield "svar_inkom", day_of(communication.replied)
    yield "synpunkter", swedish.sentence(communication.reply)
    yield "skal_kommunicering", swedish.sentence(communication.omitted_reasons)


def _more_material(case: Case, day: date) -> Pairs:
    """What is still inquired into, and what more is asked for [PKR-011, PKR-017, PKR-038]."""
    answers, none = case.inquiry.answers, Answer()
    yield "pagaende_utredning", swedish.sentence(answers.get("pkr_interim", none).text)
    yield "information_ny_ansokan", day_of(answers.get("pkr_child_informed", none).day)
    yield "intygsskrivare", answers.get("pkr_request_writer", none).text.strip()
    yield "komplettering_senast", day_of(answers.get("pkr_request_by", none).day)
    given = [row.day for row in case.register.consents if row.kind == "certificates" and row.holds_on(day)]
    yield "samtycke_intyg", day_of(max((one for one in given if one), default=None))


def _place(case: Case) -> Pairs:
    """The form of housing with its reasons, and from when to when a ruling holds [BOB-021, FHB-011]."""
    answers = case.inquiry.answers
    form = housing_form(case)
    yield "boendeform", t(f"letter.housing.{form}") if form else ""
    yield "skal_boendeform", swedish.sentence(answers.get("housing_form", Answer()).text)
    yield "familjekontakt", swedish.sentence(answers.get("family_contact", Answer()).text)
    start = answers.get("fhb_start", Answer())
    first = case.decision.day if start.choice == "decision" else start.day
    if first:
        yield "giltig_fran", day_of(first)
        yield "giltig_till", day_of(limits.lapses(first))


def _law(case: Case, day: date) -> Pairs:
    measure = tables.find_measure(case.measure)
    if measure is None:
        return
    yield "insats", measure.name
    yield "lagrum", cite(measure.sections[-1], day)
    yield "lagrum_ratt", cite(measure.right, day)
    yield "lagrum_personkrets", cite("lss.personkrets", day)
    yield "lagrum_forhandsbesked", cite("lss.forhandsbesked", day)
    yield "lagrum_genast", cite(f"{measure.act}.immediate", day)
    yield "lagrum_sol", cite("sol.right", day, "bare")
    yield "lagrum_andring", cite("sol.open_ended_change", day)
    yield "niva", _term(f"{measure.act}.standard", day)
    yield "insatser_eller_bistand", _term(f"{measure.act}.support", day)


def _term(key: str, day: date) -> str:
    rows = tables.shipped().terms
    return next((row.text for row in rows if row.key == key and row.valid_on(day)), "")


def _frame(case: Case, day: date, hours: HoursPolicy) -> Pairs:
    """The length of frames, and the first one's first and last day [HRS-013, LED-021]."""
    decision, begins = case.decision, standing.starts(case.decision)
    for measure, policy in _policies(case.measure, day, hours):
        yield "periodlangd", _months(policy.months(measure))
        if begins:
            end = decision.valid_to if decision.duration == "limited" else None
            grant = Grant(id="", measure=measure, per_month=0, valid_from=begins, valid_to=end)
            for first in accounts(grant, policy, begins)[:1]:
                yield "period_start", swedish.day(first.first)
                yield "period_slut", swedish.day(first.last)


def _policies(measure: str, day: date, rows: HoursPolicy) -> Iterator[tuple[Measure, Policy]]:
    """The hours policy of the measure on ``day``, or nothing."""
    known = tables.find_measure(measure)
    framed = known.frames if known and known.frames else measure
    row = next((row for row in rows.hour_model if row.measure == framed and row.first_day <= day), None)
    if row:
        yield row.measure, rows.on(row.measure, day)


def _months(count: int) -> str:
    words = t("letter.numbers").split()
    number = words[count - 1] if count <= len(words) else str(count)
    return t("letter.month_one" if count == 1 else "letter.months_long", number=number)
