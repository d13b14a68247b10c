"""Advance rulings (förhandsbesked, 16 § LSS): intention, section, and the six months [004 §9.11]."""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.housing import ANSWERS, GROUND, OUTCOME, choice, ground
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.days import months_after
from lssdesk.model.case import OWN_WORDING, WordingUse

KIND = "/application/kind"
START = f"{ANSWERS}/fhb_start"
GRANT = "/decision/wordings/grant"
REGISTERED = "/application/answers/registered/choice"
PLACED = f"{ANSWERS}/placed_by_other/choice"
WORD = "förhandsbesked"
WORDING = "forhandsbesked."
"""How the ids of the rulings' wordings begin (resources/wordings/advance_ruling.toml)."""


def intention_unclear(m: Matter) -> Iterator[Hit]:
    """FHB-002: clear and definite, and not from several municipalities at once."""
    if not m.ruling:
        return
    intention = choice(m, "fhb_intention")
    if intention in ("no", "unclear") or (intention is None and m.decision.outcome is not None):
        yield hit(f"{ANSWERS}/fhb_intention/choice", field=f"{ANSWERS}/fhb_intention")
    if choice(m, "fhb_other_pending") == "yes":
        yield hit(f"{ANSWERS}/fhb_other_pending/choice", field=f"{ANSWERS}/fhb_other_pending")


def parts_missing(m: Matter) -> Iterator[Hit]:
    """FHB-003: which measure, the personkrets, and the need of it for good living conditions."""
    if not m.ruling or m.decision.outcome is None:
        return
    parts = {
        "/measure": (m.measure is None, "vilken insats det gäller"),
        "/inquiry/personkrets/result": (m.inquiry.personkrets.result is None, "personkretsen"),
        "/inquiry/need_test/good_living": (
            m.inquiry.need_test.good_living.answer is None,
            "om insatsen behövs för goda levnadsvillkor",
        ),
    }
    for field, (missing, name) in parts.items():
        if missing:
            yield hit(field, OUTCOME, field=field, uppgift=name)


def _met_at_home(m: Matter) -> bool:
    return (
        m.ruling and m.refuses and m.decision.refusal_ground in ("met_in_home_municipality", "met_otherwise")
    )


def met_at_home(m: Matter) -> tuple[Hit, ...]:
    """FHB-004: near the home municipality only exceptionally (RÅ 2004 ref. 110)."""
    return when(_met_at_home(m) and choice(m, "fhb_near") == "yes", GROUND, f"{ANSWERS}/fhb_near/choice")


def met_far_away(m: Matter) -> tuple[Hit, ...]:
    """FHB-004: not adjoining, or not said to be: the question should not arise at all."""
    return when(_met_at_home(m) and choice(m, "fhb_near") != "yes", GROUND, f"{ANSWERS}/fhb_near/choice")


def other_section(m: Matter) -> tuple[Hit, ...]:
    """FHB-006: who asks for a ruling gets one, with its wording, and nobody else does.

    A municipality's own wording as it stands is chosen by its own conditions.
    """
    use = m.decision.wordings.get("grant", WordingUse())
    own = use.text or ""
    by_id = bool(use.id) and not use.id.startswith(OWN_WORDING)
    ruling = use.id.startswith(WORDING) if by_id else WORD in own.lower()
    chosen = by_id or said(own)
    return when(m.grants and chosen and ruling != m.ruling, KIND, GRANT)


def plain_for_another(m: Matter) -> tuple[Hit, ...]:
    """FHB-006: who is registered elsewhere gets a ruling, unless this municipality answers anyway."""
    elsewhere = m.asked("registered").choice == "elsewhere"
    ours = m.asked("responsible").choice in ("resident", "placed_by_us")
    plain = m.decision.outcome is not None and not m.ruling
    return when(plain and elsewhere and not ours, REGISTERED, KIND)


def no_start(m: Matter) -> tuple[Hit, ...]:
    """FHB-008: from when the six months run; "from the offer, not yet made" is an answer."""
    start = m.answer("fhb_start")
    missing = start.choice is None or (start.choice == "other" and start.day is None)
    field = START if start.choice is None else f"{START}/day"
    return when(m.ruling and m.grants and missing, f"{START}/choice", field=field)


def _housing(m: Matter) -> bool:
    return m.measure is not None and m.measure.unit == "place"


def clock_of_another_kind(m: Matter) -> tuple[Hit, ...]:
    """FHB-008: housing counts from the offer, other measures from the decision unless reasoned."""
    start = m.answer("fhb_start")
    unreasoned = start.choice in ("offer", "other") and not said(start.text)
    odd = start.choice == "decision" if _housing(m) else unreasoned
    return when(m.ruling and m.grants and odd, f"{START}/choice", "/measure")


def no_offer_yet(m: Matter) -> tuple[Hit, ...]:
    """FHB-008: no place offered so long after the decision; unset is not judged."""
    months, start = m.policy.value("fhb_offer_reminder_months"), m.answer("fhb_start")
    decided = m.decision.day
    if not (m.ruling and m.grants and _housing(m)) or months is None or decided is None:
        return ()
    waiting = start.choice == "offer" and start.day is None
    late = m.as_of >= months_after(decided, months)
    return when(waiting and late, f"{START}/choice", "/decision/day", field=f"{START}/day", manader=months)


def placed_by_another(m: Matter) -> tuple[Hit, ...]:
    """FHB-014: the municipality that decided on the home answers, so the way here is a ruling."""
    return when(not m.ruling and choice(m, "placed_by_other") == "yes", PLACED, KIND)


CHECKS: Checks = {
    "FHB-001": lambda m: ground(m, "move_reason", "not_registered_here"),
    "FHB-002": intention_unclear,
    "FHB-003": parts_missing,
    "FHB-004": met_at_home,
    "FHB-004/far": met_far_away,
    "FHB-006": other_section,
    "FHB-006/plain": plain_for_another,
    "FHB-008": no_start,
    "FHB-008/clock": clock_of_another_kind,
    "FHB-008/offer": no_offer_yet,
    "FHB-014": placed_by_another,
}
