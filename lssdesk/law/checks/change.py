"""A favourable decision that holds is changed, ended or replaced: on what ground [004 §5.5.3, FL 37 §]."""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import standing, tables, worsening
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.tables import words
from lssdesk.model.case import ChangeGround, Decision

GROUND = "/decision/change/ground"
CIRCUMSTANCES = "/decision/change/circumstances"
EFFECT = "/decision/change/effect"
UNDERLYING = "/decision/underlying"
OUTCOME = "/decision/outcome"
DESCRIBED = ("reservation", "safety", "misleading", "slip")
"""Grounds that rest on something that happened or was wrong; of changed circumstances HND-256 asks."""
OWN_PLACES = ("reservation", "duration")
"""Wordings that speak of the new decision, not of the changed one."""
WITHOUT_RESERVATION = ("misleading", "safety")
"""Grounds that hold also where the decision reserves nothing (FL 37 § 2 and 3)."""


def ground(m: Matter) -> ChangeGround | None:
    """The ground of the change, also where only the person's initiative tells it."""
    return standing.ground(m.decision)


def concerns(m: Matter) -> bool:
    """Whether a decision that holds is changed, or gets worse by a new one."""
    return m.kind == "change" or bool(m.losses)


def lost(m: Matter) -> str:
    """What gets worse, as the end of a sentence."""
    return " och ".join([", ".join(m.losses[:-1]), m.losses[-1]] if len(m.losses) > 1 else m.losses)


def _adviser(m: Matter) -> str:
    """Whom to ask, where the municipality has said (HND-113)."""
    return m.policy.text("legal_contact") or "en jurist"


def old(m: Matter, field: str) -> str:
    """Pointer to what the changed decision says; to all earlier ones where it is not known."""
    found = [place for place, one in enumerate(m.case.earlier) if one is m.changed]
    return f"/earlier/{found[0]}/{field}" if found else "/earlier"


def before(m: Matter) -> date | None:
    """Day of the decision that is changed, as far as it is known."""
    return (m.changed.day if m.changed else None) or m.decision.underlying_day


def unreserved(one: Decision | None) -> bool:
    """A known decision that does not say that it may be changed."""
    return one is not None and one.reservation != "yes"


def without_ground(m: Matter) -> tuple[Hit, ...]:
    """HND-113: worse for the person, and on no ground at all."""
    bare = bool(m.losses) and ground(m) is None
    return when(bare, GROUND, OUTCOME, old(m, "day"), samre=lost(m), jurist=_adviser(m))


def ground_does_not_fit(m: Matter) -> Iterator[Hit]:
    """HND-113: a ground that the facts speak against."""
    for why in _misfits(m) if concerns(m) else ():
        yield hit(GROUND, EFFECT, old(m, "day"), varfor=why)


def _misfits(m: Matter) -> Iterator[str]:
    chosen = ground(m)
    if chosen == "in_favour" and m.losses:
        yield f"ändringen är inte bara till personens fördel, eftersom {lost(m)}"
    if chosen == "obviously_wrong" and m.losses:
        yield f"ett uppenbart fel får rättas bara när det inte är till nackdel, men {lost(m)}"
    if chosen == "slip" and m.losses and not (standing.grants(m.decision) or standing.changes(m.decision)):
        yield "ett skrivfel eller räknefel kan inte avsluta ett beslut"
    if chosen == "own_request" and m.kind == "change" and m.decision.change.initiative == "board":
        yield "ändringen görs på nämndens initiativ, inte på personens egen begäran"
    asked, given = m.application.hours_requested, m.decision.hours_per_month
    if chosen == "own_request" and m.kind != "change" and asked and given and asked > given:
        yield "personen har ansökt om fler timmar än beslutet ger"


def reservation_not_there(m: Matter) -> tuple[Hit, ...]:
    """HND-113: changed circumstances, no reservation, and no help in HND-256: the cases are exhaustive.

    HFD 2021 ref. 12.  Of an end that the person wishes HND-115 speaks.
    """
    changed = m.changed
    if standing.by_wish(m.decision) or not unreserved(changed) or not concerns(m):
        return ()
    chosen = ground(m)
    leans = chosen == "reservation" or (chosen == "changed_circumstances" and bool(list(_failing(m))))
    return when(leans, GROUND, old(m, "reservation"), jurist=_adviser(m), annars=_other_way(m))


def _other_way(m: Matter) -> str:
    """The way that the act leaves, where its conditions hold."""
    if m.changed is None or list(_failing(m)):
        return ""
    rule = tables.citation("sol.open_ended_change", m.law_day)
    return f" Beslutet gäller tills vidare: pröva om förhållandena har förändrats väsentligt ({rule})."


def not_described(m: Matter) -> tuple[Hit, ...]:
    """HND-113: what has happened, or what was wrong, is the ground's own content."""
    due = concerns(m) and ground(m) in DESCRIBED and not standing.by_wish(m.decision)
    return when(due and not said(m.decision.change.circumstances), GROUND, CIRCUMSTANCES)


def not_significant(m: Matter) -> tuple[Hit, ...]:
    """HND-119: why the change of the circumstances is significant."""
    due = concerns(m) and ground(m) in ("reservation", "changed_circumstances")
    told = said(m.decision.change.circumstances) and not said(m.decision.change.significance)
    due = due and not standing.by_wish(m.decision)
    return when(due and told, GROUND, CIRCUMSTANCES, "/decision/change/significance")


def backwards(m: Matter) -> tuple[Hit, ...]:
    """HND-114: what was given is not taken back for a time that has passed; wrong information may be."""
    start = standing.starts(m.decision)
    exempt = ground(m) in ("misleading", "slip") or standing.by_wish(m.decision)
    past = start is not None and m.decision.day is not None and start < m.decision.day
    field = "/decision/change/from_day" if m.kind == "change" else "/decision/valid_from"
    return when(bool(m.losses) and past and not exempt, field, "/decision/day", field=field, dag=start)


def unknown_decision(m: Matter) -> tuple[Hit, ...]:
    """HND-114: no decision with that number, or of that day, holds among those that are known."""
    named = said(m.decision.underlying) or m.decision.underlying_day is not None
    known = any(standing.grants(one) for one in m.case.earlier)
    missing = named and known and m.changed is None and m.decision.change.from_day is not None
    return when(missing, UNDERLYING, "/earlier", nummer=m.decision.underlying or m.decision.underlying_day)


def overlap(m: Matter) -> Iterator[Hit]:
    """HND-114: two decisions on one measure hold at once, and it is not said how they go together."""
    for one in worsening.unnamed(m.decision, m.case.earlier):
        place = next(place for place, other in enumerate(m.case.earlier) if other is one)
        yield hit(f"/earlier/{place}/valid_from", "/decision/valid_from", beslut=_name(one))


def _name(one: Decision) -> str:
    if one.number:
        return f"beslut {one.number}"
    return f"beslutet {one.day}" if one.day else "ett tidigare beslut"


def no_new_inquiry(m: Matter) -> Iterator[Hit]:
    """HND-118: the need is tried anew, in an inquiry that was opened after the decision that is changed."""
    mended = ground(m) in ("slip", "obviously_wrong")
    if not m.worsens or mended:
        return
    opened, since = m.inquiry.opened, before(m)
    if opened is None:
        yield hit("/inquiry/opened", brist="ingen utredning har inletts")
    elif since is not None and opened <= since:
        why = f"utredningen inleddes {opened}, inte efter beslutet {since}"
        yield hit("/inquiry/opened", old(m, "day"), brist=why)
    elif standing.ends(m.decision) and not _concluded(m):
        yield hit("/inquiry/concluded", brist="utredningen är inte avslutad")


def _concluded(m: Matter) -> bool:
    ended = m.inquiry.concluded
    return ended is not None and ended <= m.day


def claims_reservation(m: Matter) -> Iterator[Hit]:
    """HND-120: the text says that the changed decision reserves a change, and it does not."""
    if not unreserved(m.changed):
        return
    chosen = {place: use for place, use in m.decision.wordings.items() if place not in OWN_PLACES}
    for place, use in chosen.items():
        own = words("reservation_claimed").search(use.text or "") is not None
        standard = use.text is None and words("reservation_wording").fullmatch(use.id) is not None
        if own or standard:
            field = f"/decision/wordings/{place}"
            yield hit(field, old(m, "reservation"), field=field)
    if not chosen and concerns(m) and ground(m) == "reservation":
        yield hit(GROUND, old(m, "reservation"), field=GROUND)  # whose standard wording claims it
    for field in ("/decision/reasons", CIRCUMSTANCES) if standing.ends(m.decision) else ():
        if words("reservation_claimed").search(m.texts.get(field, "")):
            yield hit(field, old(m, "reservation"), field=field)


def _failing(m: Matter) -> Iterator[str]:
    """Conditions of HND-256 that the changed decision does not meet; what is unknown does not fail."""
    changed, day = m.changed, before(m)
    rule = [row for row in tables.shipped().sections if row.key == "sol.open_ended_change"]
    first = min(row.first_day for row in rule)
    if m.act == "lss":
        yield "beslutet är fattat enligt LSS, och där finns ingen sådan regel"
    if changed is not None and (
        changed.duration == "limited" or (changed.duration is None and changed.valid_to)
    ):
        yield "beslutet är tidsbegränsat"
    if day is not None and day < first:
        yield f"beslutet fattades {day}, före den {first}"
    elif m.law_day < first:
        yield f"bestämmelsen gäller först från den {first}"


def not_open_ended_sol(m: Matter) -> tuple[Hit, ...]:
    """HND-256: only a SoL decision until further notice, made from the section's first day on."""
    failing = list(_failing(m)) if concerns(m) and ground(m) == "changed_circumstances" else []
    return when(bool(failing), GROUND, old(m, "duration"), "/measure", brist=" och ".join(failing))


def change_not_described(m: Matter) -> tuple[Hit, ...]:
    """HND-256: what has changed for the person."""
    due = concerns(m) and ground(m) == "changed_circumstances"
    return when(due and not said(m.decision.change.circumstances), GROUND, CIRCUMSTANCES)


def _ended_by_the_board(m: Matter) -> bool:
    return standing.ends(m.decision) and not standing.by_wish(m.decision)


def housing_ended(m: Matter) -> tuple[Hit, ...]:
    """BOV-017: 9 § 9 is ended by the board only where the decision reserves it, or by FL 37 § 2 and 3."""
    lacks = _ended_by_the_board(m) and ground(m) not in WITHOUT_RESERVATION and unreserved(m.changed)
    return when(lacks, EFFECT, GROUND, old(m, "reservation"))


def attendance_unexamined(m: Matter) -> tuple[Hit, ...]:
    """DAG-019: cause, will and supplementary support come before low attendance ends the measure."""
    texts = [m.texts.get(field, "") for field in ("/decision/reasons", CIRCUMSTANCES)]
    low = m.decision.refusal_ground == "low_attendance" or any(map(words("low_attendance").search, texts))
    ids = ("attendance_cause", "attendance_will", "attendance_support")
    empty = [f"/inquiry/answers/{id}" for id in ids if not said(m.answer(id).text)]
    due = m.worsens and low and bool(empty)
    return when(due, EFFECT, CIRCUMSTANCES, *empty, field=empty[0] if empty else None)


CHECKS: Checks = {
    "HND-113": without_ground,
    "HND-113/fits": ground_does_not_fit,
    "HND-113/reservation": reservation_not_there,
    "HND-113/described": not_described,
    "HND-119": not_significant,
    "HND-114/back": backwards,
    "HND-114": unknown_decision,
    "HND-114/overlap": overlap,
    "HND-118": no_new_inquiry,
    "HND-120": claims_reservation,
    "HND-256": not_open_ended_sol,
    "HND-256/described": change_not_described,
    "BOV-017": housing_ended,
    "DAG-019/ends": attendance_unexamined,
}
