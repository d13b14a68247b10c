"""The personkrets and the conditions of the right: do they agree with the outcome [004 §6.2, §7]?"""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.model.case import Judgement

RESULT = "/inquiry/personkrets/result"
OUTCOME = "/decision/outcome"
CONDITIONS = {
    "belongs": "hör till personkretsen",
    "needs": "behöver stödet i sin livsföring",
    "unmet": "får inte behovet tillgodosett på annat sätt",
    "good_living": "behöver insatsen för goda levnadsvillkor",
}
"""The four conditions of LSS 7 § by their field, as a sentence about the person goes on."""

MET_SOL = {
    "cannot_alone": "själv kan tillgodose behovet",
    "cannot_otherwise": "kan få behovet tillgodosett på annat sätt",
}
"""The two conditions of the right under SoL, as they read where they are answered with no."""


def _four(m: Matter) -> dict[str, Judgement]:
    return {f"/inquiry/need_test/{name}": getattr(m.inquiry.need_test, name) for name in CONDITIONS}


def _hard_to_judge(m: Matter) -> bool:
    """PKR-037: durability that is hard to judge leaves group 3 open, for a limited time."""
    kreds = m.inquiry.personkrets
    return kreds.durability_hard_to_judge and kreds.result == "3"


def condition_unanswered(m: Matter) -> Iterator[Hit]:
    """INS-005: each of the four is answered on its own, whatever the outcome."""
    for field, judgement in _four(m).items():
        if judgement.answer is None:
            yield hit(field, field=field, villkor=CONDITIONS[field.rsplit("/", 1)[1]])


def met_by_whom(m: Matter) -> tuple[Hit, ...]:
    """INS-005: a refusal because the need is met says who meets it, and how."""
    ground = m.decision.refusal_ground == "met_otherwise"
    return when(m.refuses and ground and not said(m.decision.met_how), "/decision/refusal_ground")


def grant_disagrees(m: Matter) -> Iterator[Hit]:
    """HND-086: a right needs all four; "unclear" is no yes, but for PKR-037."""
    for field, judgement in _four(m).items() if m.grants else ():
        open_group = field.endswith("/belongs") and judgement.answer == "unclear" and _hard_to_judge(m)
        if judgement.answer in ("no", "unclear") and not open_group:
            yield hit(f"{field}/answer", OUTCOME, field=field, villkor=CONDITIONS[field.rsplit("/", 1)[1]])


def refusal_disagrees(m: Matter) -> tuple[Hit, ...]:
    """HND-086: a full refusal rests on a "no"; where the material does not suffice, on an "unclear"."""
    answers = {judgement.answer for judgement in _four(m).values()}
    unclear = m.decision.refusal_ground == "insufficient_material" and "unclear" in answers
    return when(m.refused_whole and "no" not in answers and not unclear, OUTCOME, *_four(m))


def _two(m: Matter) -> dict[str, Judgement]:
    return {f"/inquiry/need_test/{name}": getattr(m.inquiry.need_test, name) for name in MET_SOL}


def sol_grant_disagrees(m: Matter) -> Iterator[Hit]:
    """SOLG-002: the right under SoL has two conditions, and one of them is answered with no."""
    for field, judgement in _two(m).items() if m.grants else ():
        if judgement.answer == "no":
            yield hit(f"{field}/answer", OUTCOME, field=field, villkor=MET_SOL[field.rsplit("/", 1)[1]])


def sol_refusal_disagrees(m: Matter) -> tuple[Hit, ...]:
    """SOLG-002: refused in full, though both conditions of the right are answered with yes."""
    met = all(judgement.answer == "yes" for judgement in _two(m).values())
    return when(m.refused_whole and met, OUTCOME, *_two(m))


def could_be_met(m: Matter) -> tuple[Hit, ...]:
    """HND-087: under LSS the need has to be met in fact."""
    ground = m.decision.refusal_ground == "can_be_met_otherwise"
    return when(m.refuses and ground, "/decision/refusal_ground")


def personkrets_missing(m: Matter) -> tuple[Hit, ...]:
    """PKR-002: the result, with reasons, is a part of every decision."""
    kreds = m.inquiry.personkrets
    field = RESULT if kreds.result is None else "/inquiry/personkrets/reasons"
    return when(kreds.result is None or not said(kreds.reasons), RESULT, field=field)


def outside_personkrets(m: Matter) -> tuple[Hit, ...]:
    """PKR-004: no LSS measure outside the personkrets."""
    return when(m.grants and m.inquiry.personkrets.result == "none", RESULT, OUTCOME)


def belonging_unclear(m: Matter) -> tuple[Hit, ...]:
    """PKR-010: more material before the personkrets is decided.

    Not where the application is refused for insufficient material: then HND-071 sees to it that the
    person was told.
    """
    unclear = m.inquiry.need_test.belongs.answer == "unclear"
    told = m.refuses and m.decision.refusal_ground == "insufficient_material"
    return when(unclear and not told and not _hard_to_judge(m), "/inquiry/need_test/belongs/answer")


def has_to_be_limited(m: Matter) -> tuple[Hit, ...]:
    """PKR-037: durability hard to judge, so the grant is for a limited time."""
    limited = m.decision.duration == "limited" and m.decision.valid_to is not None
    field = "/decision/valid_to" if m.decision.duration == "limited" else "/decision/duration"
    flag = "/inquiry/personkrets/durability_hard_to_judge"
    return when(m.grants and _hard_to_judge(m) and not limited, RESULT, flag, field=field)


def sol_not_offered(m: Matter) -> tuple[Hit, ...]:
    """HND-175: who is outside the personkrets is always offered trial under SoL."""
    outside = m.inquiry.personkrets.result == "none" or m.decision.refusal_ground == "not_in_personkrets"
    return when(m.refused_whole and outside and m.decision.sol_offered is None, RESULT, OUTCOME)


def counterpart(m: Matter) -> tuple[Hit, ...]:
    """INS-006: where LSS fails, the same need can be tried under SoL."""
    offered = m.decision.sol_offered is not None
    outside = m.inquiry.personkrets.result == "none" or m.decision.refusal_ground == "not_in_personkrets"
    return when(m.refused_whole and not offered and not outside, OUTCOME)


CHECKS: Checks = {
    "INS-005": condition_unanswered,
    "INS-005/met": met_by_whom,
    "HND-086": grant_disagrees,
    "HND-086/refusal": refusal_disagrees,
    "SOLG-002": sol_grant_disagrees,
    "SOLG-002/refusal": sol_refusal_disagrees,
    "HND-087": could_be_met,
    "PKR-002": personkrets_missing,
    "PKR-004": outside_personkrets,
    "PKR-010": belonging_unclear,
    "PKR-037": has_to_be_limited,
    "HND-175": sol_not_offered,
    "INS-006": counterpart,
}
