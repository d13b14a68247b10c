"""What the placeholders of wordings stand for: the facts of a case in Swedish words.

A fact that the case lacks has no entry, so that it can be named as missing and never becomes a blank.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from lssdesk.law import limits, tables
from lssdesk.law.hours.frames import accounts
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.hours.policy import shipped as shipped_policy
from lssdesk.law.hours.values import Grant, Measure, Policy
from lssdesk.letters import swedish
from lssdesk.letters.facts import housing_form
from lssdesk.model.case import Answer, Case, Decision
from lssdesk.texts import t

PLACEHOLDERS: Mapping[str, str] = {
    "adress": "/person/address/street",
    "aktiviteter": "/inquiry/activities",
    "arendenummer": "/number",
    "beslutsdag": "/decision/day",
    "beslutsfattare": "/decision/decided_by",
    "boendeform": "/inquiry/answers/housing_form/choice",
    "domstol": "/sender/court",
    "ersatter": "/decision/ends_earlier",
    "forbehall": "/decision/reservation",
    "familjekontakt": "/inquiry/answers/family_contact/text",
    "forsta_manaden": "/decision/valid_from",
    "fran": "/decision/valid_from",
    "giltig_fran": "/inquiry/answers/fhb_start/day",
    "giltig_till": "/inquiry/answers/fhb_start/day",
    "giltighet": "/decision/duration",
    "grund": "/decision/refusal_ground",
    "handlaggare": "/officer",
    "hur_behovet_tillgodoses": "/decision/met_how",
    "information_ny_ansokan": "/inquiry/answers/pkr_child_informed/day",
    "information_underlag": "/decision/insufficient_informed",
    "inkom": "/application/received",
    "insats": "/measure",
    "insatser_eller_bistand": "/decision/day",
    "installning": "/application/attitude",
    "intygsskrivare": "/inquiry/answers/pkr_request_writer/text",
    "kommun": "/sender/municipality",
    "komplettering": "/inquiry/answers/pkr_request/choice",
    "komplettering_senast": "/inquiry/answers/pkr_request_by/day",
    "kommunicering": "/inquiry/communication/sent",
    "kontakt": "/sender/phone",
    "lagrum": "/decision/day",
    "lagrum_andring": "/decision/day",
    "lagrum_forhandsbesked": "/decision/day",
    "lagrum_genast": "/decision/day",
    "lagrum_personkrets": "/decision/day",
    "lagrum_ratt": "/decision/day",
    "lagrum_sol": "/decision/day",
    "namn": "/person/family_name",
    "namnd": "/sender/board",
    "namnd_adress": "/sender/street",
    "namnd_gata": "/sender/street",
    "namnd_ort": "/sender/city",
    "namnd_postnummer": "/sender/postcode",
    "niva": "/decision/day",
    "pagaende_utredning": "/inquiry/answers/pkr_interim/text",
    "period_slut": "/decision/valid_from",
    "period_start": "/decision/valid_from",
    "omfattning": "/decision/scope",
    "periodlangd": "/decision/valid_from",
    "personkrets": "/inquiry/personkrets/result",
    "regler": "/decision/day",
    "samtycke_intyg": "/register/consents",
    "skal": "/decision/reasons",
    "skal_boendeform": "/inquiry/answers/housing_form/text",
    "skal_forbehall": "/decision/reservation_reasons",
    "skal_kommunicering": "/inquiry/communication/omitted_reasons",
    "skal_personkrets": "/inquiry/personkrets/reasons",
    "skal_tid": "/decision/duration_reasons",
    "skickat": "/inquiry/communication/sent",
    "sokande": "/application/applicant_name",
    "sol_erbjudande": "/decision/sol_offered",
    "svar_inkom": "/inquiry/communication/replied",
    "svar_senast": "/inquiry/communication/reply_by",
    "syfte": "/decision/purpose",
    "synpunkter": "/inquiry/communication/reply",
    "till": "/decision/valid_to",
    "timmar": "/decision/hours_per_month",
    "timmar_sokta": "/application/hours_requested",
    "utgang": "/decision/outcome",
    "vem_som_ansoker": "/application/applicant",
    "villkor_behov": "/inquiry/need_test/needs",
    "villkor_goda": "/inquiry/need_test/good_living",
    "villkor_inte_annat": "/inquiry/need_test/cannot_otherwise",
    "villkor_inte_sjalv": "/inquiry/need_test/cannot_alone",
    "villkor_tillgodoses": "/inquiry/need_test/unmet",
    "bedoms_inte": "/inquiry/answers/no_visit/text",
    "besok_dag": "/inquiry/home_visits",
    "besok_deltagare": "/inquiry/home_visits",
    "besok_syfte": "/inquiry/home_visits",
    "besok_tid": "/inquiry/home_visits",
    "komplettera_senast": "/inquiry/answers/material_missing/day",
    "lagrum_muntligt": "/measure",
    "maskat": "/inquiry/communication/masked",
    "maskat_skal": "/inquiry/communication/masked_reasons",
    "mottagare": "/inquiry/evidence",
    "saknas": "/inquiry/answers/material_missing/text",
    "underlag": "/inquiry/evidence",
    "underlag_fragor": "/inquiry/answers/evidence_questions/text",
    "underlag_senast": "/inquiry/answers/evidence_questions/day",
    "uppgifter_senast": "/inquiry/answers/no_visit/day",
}
"""Every placeholder and the JSON pointer of the field that it is filled from."""


class Template(str):
    """A value that is itself a text with placeholders; what an officer wrote is never one."""


def label(name: str) -> str:
    """What a placeholder's value is called in a sentence: ``syfte``, ``skäl för giltighetstiden``."""
    return t(f"letter.what.{name}")


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
    )
    known = {name: text for part in parts for name, text in part if text}
    return known | dict(_frame(case, day, hours or shipped_policy()))


Pairs = Iterator[tuple[str, str]]


def _day(value: date | None) -> str:
    return swedish.day(value) if value else ""


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
    yield "namnd_adress", _compound("namnd_adress")
    yield "domstol", swedish.lowered(sender.court)
    ways = (("phone", sender.phone), ("email", sender.email))
    yield "kontakt", ", ".join(t(f"letter.contact.{way}", value=value) for way, value in ways if value)


def _decided(case: Case) -> Pairs:
    decision = case.decision
    yield "beslutsdag", _day(decision.day)
    yield "beslutsfattare", decision.decided_by
    yield "ersatter", decision.ends_earlier
    yield "timmar", swedish.hours(decision.hours_per_month) if decision.hours_per_month is not None else ""
    yield "omfattning", decision.scope.strip()
    yield "fran", _day(decision.valid_from)
    yield "till", _day(decision.valid_to)
    yield "giltighet", _validity(decision)
    yield "forsta_manaden", swedish.month(decision.valid_from) if decision.valid_from else ""
    yield "syfte", swedish.continuation(decision.purpose)
    yield "information_underlag", _day(decision.insufficient_informed)
    yield "sol_erbjudande", _day(decision.sol_offered)


def _validity(decision: Decision) -> str:
    return _compound(decision.duration) if decision.duration else ""


def _compound(name: str) -> Template:
    return Template(t(f"letter.compound.{name}"))


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
    yield "inkom", _day(application.received)
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
    yield "skickat", _day(communication.sent)
    yield "svar_senast", _day(communication.reply_by)
    yield "svar_inkom", _day(communication.replied)
    yield "synpunkter", swedish.sentence(communication.reply)
    yield "skal_kommunicering", swedish.sentence(communication.omitted_reasons)


def _more_material(case: Case, day: date) -> Pairs:
    """What is still inquired into, and what more is asked for [PKR-011, PKR-017, PKR-038]."""
    answers, none = case.inquiry.answers, Answer()
    yield "pagaende_utredning", swedish.sentence(answers.get("pkr_interim", none).text)
    yield "information_ny_ansokan", _day(answers.get("pkr_child_informed", none).day)
    yield "intygsskrivare", answers.get("pkr_request_writer", none).text.strip()
    yield "komplettering_senast", _day(answers.get("pkr_request_by", none).day)
    given = [row.day for row in case.register.consents if row.kind == "certificates" and row.holds_on(day)]
    yield "samtycke_intyg", _day(max((one for one in given if one), default=None))


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
        yield "giltig_fran", _day(first)
        yield "giltig_till", _day(limits.lapses(first))


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


def cite(key: str, day: date, edition: tables.Edition = "short") -> str:
    """The reference to a rule as it reads on ``day``; empty where the tables hold none for that day."""
    rows = tables.shipped().sections
    held = any(row.key == key and row.valid_on(day) for row in rows)
    return tables.citation(key, day, edition) if held else ""


def _term(key: str, day: date) -> str:
    rows = tables.shipped().terms
    return next((row.text for row in rows if row.key == key and row.valid_on(day)), "")


def _frame(case: Case, day: date, hours: HoursPolicy) -> Pairs:
    """The length of frames, and the first one's first and last day [HRS-013, LED-021]."""
    decision = case.decision
    for measure, policy in _policies(case.measure, day, hours):
        yield "periodlangd", _months(policy.months(measure))
        if decision.valid_from:
            end = decision.valid_to if decision.duration == "limited" else None
            grant = Grant(id="", measure=measure, per_month=0, valid_from=decision.valid_from, valid_to=end)
            for first in accounts(grant, policy, decision.valid_from)[:1]:
                yield "period_start", swedish.day(first.first)
                yield "period_slut", swedish.day(first.last)


def _policies(measure: str, day: date, rows: HoursPolicy) -> Iterator[tuple[Measure, Policy]]:
    """The hours policy of the measure on ``day``, or nothing."""
    row = next((row for row in rows.hour_model if row.measure == measure and row.first_day <= day), None)
    if row:
        yield row.measure, rows.on(row.measure, day)


def _months(count: int) -> str:
    words = t("letter.numbers").split()
    number = words[count - 1] if count <= len(words) else str(count)
    return t("letter.month_one" if count == 1 else "letter.months_long", number=number)
