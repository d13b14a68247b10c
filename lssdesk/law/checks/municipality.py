"""Which municipality and which act: residence, permits, stays elsewhere, routing between boards."""

from collections.abc import Iterator
from datetime import timedelta

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.days import months_after

ANSWERS = "/application/answers"
REGISTERED = f"{ANSWERS}/registered/choice"
PERMIT = f"{ANSWERS}/permit/choice"
LOOK_BACK_MONTHS = 6  # HND-245
SELF_EVIDENT = ("placed_by_us", "moving", "temporary")
"""Why the municipality answers for who is registered elsewhere, where that needs no more words (HND-225)."""


def carer_lives_elsewhere(m: Matter) -> tuple[Hit, ...]:
    """HND-023: a relative's own application belongs where the relative lives."""
    own = m.asked("own_need_as_carer").choice == "yes"
    elsewhere = m.asked("registered").choice == "elsewhere"
    return when(own and elsewhere, f"{ANSWERS}/own_need_as_carer/choice", REGISTERED)


def responsible_unstated(m: Matter) -> tuple[Hit, ...]:
    """HND-225: the registered address is elsewhere, so it is stated who answers and why."""
    elsewhere = m.asked("registered").choice == "elsewhere"
    answer = m.asked("responsible")
    stated = answer.choice in SELF_EVIDENT or (answer.choice is not None and said(answer.text))
    return when(elsewhere and not stated, REGISTERED, f"{ANSWERS}/responsible/choice")


def stay_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-227: in good time; as the municipality has set, else at the latest when the stay begins."""
    begins = m.asked("stay").day
    lead = m.policy.value("stay_notice_days") or 0
    near = begins is not None and begins - m.as_of <= timedelta(days=min(lead, 999_999_999))
    told = m.asked("stay_informed").day is not None
    return when(near and not told, f"{ANSWERS}/stay/day", f"{ANSWERS}/stay_informed/day")


def unmet_need(m: Matter) -> tuple[Hit, ...]:
    """HND-173: a need that the LSS measure does not hold; outside the personkrets HND-175 asks for more."""
    test = m.inquiry.need_test
    unmet = test.needs.answer == "yes" and test.unmet.answer == "yes"
    inside = m.inquiry.personkrets.result != "none" and test.belongs.answer != "no"
    told = m.decision.sol_offered is not None
    facts = ("/inquiry/need_test/needs", "/inquiry/need_test/unmet", "/decision/outcome")
    return when(m.refuses and unmet and inside and not told, *facts)


def choice_unconfirmed(m: Matter) -> tuple[Hit, ...]:
    """HND-172: who belongs to the personkrets may still choose the social services act alone."""
    belongs = m.inquiry.personkrets.result in ("1", "2", "3")
    chosen = m.asked("sol_by_choice").choice == "yes"
    return when(belongs and not chosen, "/inquiry/personkrets/result", f"{ANSWERS}/sol_by_choice/choice")


def asylum_seeker(m: Matter) -> tuple[Hit, ...]:
    """HND-180: not resident, so neither a measure nor an advance ruling."""
    return when(m.grants and m.asked("permit").choice == "asylum", PERMIT, "/decision/outcome")


def residence_unassessed(m: Matter) -> tuple[Hit, ...]:
    """HND-181: who is not registered may still be resident."""
    unregistered = m.asked("registered").choice == "not_in_sweden"
    answer = m.asked("resident")
    assessed = answer.choice is not None and said(answer.text)
    return when(unregistered and not assessed, REGISTERED, f"{ANSWERS}/resident/choice")


def temporary_protection(m: Matter) -> tuple[Hit, ...]:
    """HND-258: no right to LSS measures, unless one was granted before the section."""
    barred = m.asked("permit").choice == "temporary_protection" and m.asked("lss_before").choice != "yes"
    return when(m.grants and barred, PERMIT, f"{ANSWERS}/lss_before/choice", "/decision/outcome")


def permit_unknown(m: Matter) -> tuple[Hit, ...]:
    """HND-258: a foreign citizen whose permit or right of residence nobody has looked up."""
    foreign = m.asked("citizenship").choice in ("eu", "other")
    unknown = m.asked("permit").choice is None
    return when(m.grants and foreign and unknown, f"{ANSWERS}/citizenship/choice", PERMIT)


def _routed(m: Matter) -> bool:
    """Several boards share the applications: off unless the municipality has turned it on (HND-243)."""
    return m.policy.value("routing_between_boards") == 1


def distributed_before(m: Matter) -> tuple[Hit, ...]:
    """HND-245: the same person within six months, or an open case, stays with the same board."""
    answer = m.asked("routing_earlier")
    recent = answer.day is None or months_after(answer.day, LOOK_BACK_MONTHS) >= m.applied
    again = answer.choice == "open_case" or (answer.choice == "distributed" and recent)
    where = f": {answer.text.strip()}" if said(answer.text) else ""
    return when(_routed(m) and again, f"{ANSWERS}/routing_earlier/choice", var=where)


def letter_goes_elsewhere(m: Matter) -> Iterator[Hit]:
    """HND-248: to the address in the application, not that of the population register."""
    wanted = _plain(m.asked("letter_address").text)
    address = m.case.person.address
    used = _plain(f"{address.co} {address.street} {address.postcode} {address.city}")
    if _routed(m) and wanted and used and wanted != used:
        yield hit(f"{ANSWERS}/letter_address/text", "/person/address/street", field="/person/address/street")


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


CHECKS: Checks = {
    "HND-023": carer_lives_elsewhere,
    "HND-225": responsible_unstated,
    "HND-227": stay_not_told,
    "HND-172": choice_unconfirmed,
    "HND-173": unmet_need,
    "HND-180": asylum_seeker,
    "HND-181": residence_unassessed,
    "HND-258": temporary_protection,
    "HND-258/unknown": permit_unknown,
    "HND-245": distributed_before,
    "HND-248": letter_goes_elsewhere,
}
