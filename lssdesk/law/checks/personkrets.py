"""The personkrets: frame, evidence, and the groups that follow from a diagnosis [004 §7, §7.1–7.1.2]."""

from collections.abc import Iterator

from lssdesk.law import age
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.personkrets import Reading, age_limit, pension_age_reached, read, years
from lssdesk.model.case import Evidence

RESULT = "/inquiry/personkrets/result"
MEDICAL = {"physician": "läkare", "psychologist": "psykolog"}
"""Professions whose examination can found a diagnosis (PKR-012, PKR-023)."""


def reading(m: Matter) -> Reading:
    """The answers on the personkrets by the law of the day."""
    return read(m.case, m.law_day)


def answer(id: str) -> str:
    """Pointer to the answer to ``pkr_<id>``."""
    return f"/inquiry/answers/pkr_{id}"


def result(m: Matter) -> str:
    """The group that the officer has set, ``none``, or nothing as long as it is open."""
    return m.inquiry.personkrets.result or ""


def _assessed(m: Matter, group: str) -> bool:
    """The officer has set the group by an assessment in this case, not by an earlier finding (PKR-014)."""
    return result(m) == group and reading(m).reused != group


def no_application(m: Matter) -> tuple[Hit, ...]:
    """PKR-001: membership is tried only as a part of an application under LSS."""
    finished = bool(result(m)) and said(m.inquiry.personkrets.reasons)
    return when(finished and m.act != "lss", RESULT, "/measure")


def need_not_assessed(m: Matter) -> tuple[Hit, ...]:
    """PKR-005: who is outside all groups is so because a criterion of group 3 is not met.

    Not where the material leaves a criterion open and the person was told so (HND-071), or where a child's
    durability cannot be established (PKR-038).
    """
    states = [reading(m).state(row) for row in reading(m).criteria("3")]
    told = m.decision.refusal_ground == "insufficient_material" or m.child
    settled = "not_met" in states or ("unclear" in states and told)
    return when(result(m) == "none" and not settled, RESULT, answer("tried"))


def of_pension_age(m: Matter) -> bool:
    """At or above the general pension age; False where the person's or the law's age is not known."""
    return m.born is not None and pension_age_reached(m.born, m.day)


def old_enough_for_reasons(m: Matter) -> tuple[Hit, ...]:
    """PKR-006: at that age criterion 3b needs reasons of its own; the age excludes nobody."""
    return when("3" in reading(m).tried and of_pension_age(m), m.born_fact, answer("tried"))


def ageing_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-176: at that age group 3 is reasoned specifically about normal ageing."""
    tried = "3" in reading(m).tried and of_pension_age(m)
    return when(tried and not said(reading(m).answer("3b").text), m.born_fact, answer("3b"))


def denied_by_age(m: Matter) -> tuple[Hit, ...]:
    """PKR-006: group 1 and 2 know no upper age."""
    tried = {"1", "2"} & set(reading(m).tried)
    by_age = result(m) == "none" and reading(m).choice("denied_ground") == "age"
    return when(by_age and bool(tried), f"{answer('denied_ground')}/choice", RESULT)


def criterion_unclear(m: Matter) -> tuple[Hit, ...]:
    """PKR-010: a criterion that the result depends on is unclear, so more material is asked for.

    Not where the program counts it as met (PKR-037, PKR-046), where group 3 is decided meanwhile (PKR-017),
    for a child whose durability cannot be established (PKR-038), or where the person was told (HND-071).
    """
    found = reading(m)
    groups = found.tried if result(m) == "none" else [group for group in found.tried if group == result(m)]
    told = m.refuses and m.decision.refusal_ground == "insufficient_material"
    child = m.child and result(m) == "none"
    rows = [
        row for group in groups for row in found.unclear(group) if not (told or (child and row.id == "3a"))
    ]
    names = ", ".join(row.name.lower() for row in rows)
    return when(bool(rows), *(row.field for row in rows), field=rows[0].field if rows else None, krav=names)


def _examined(row: Evidence) -> bool:
    return row.profession in MEDICAL and said(row.examinations)


def not_medical(m: Matter) -> Iterator[Hit]:
    """PKR-012: group 1 and 2 rest on medical evidence that shows which examinations were made."""
    for group in ("1", "2"):
        if _assessed(m, group) and not any(map(_examined, _evidence(m, group))):
            yield hit(RESULT, "/inquiry/evidence", grupp=group)


def _evidence(m: Matter, group: str) -> tuple[Evidence, ...]:
    """The documents of a group: those its answers name as source, all where no answer names any source."""
    answers = [reading(m).answer(row.id) for row in reading(m).criteria(group)]
    silent = not any(one.source and (said(one.source.who) or said(one.source.how)) for one in answers)
    return m.inquiry.evidence if silent else reading(m).of_group(group)


def _renews(m: Matter) -> bool:
    earlier = reading(m).choice("earlier") in ("1", "2")
    return earlier and (m.application.kind == "renewal" or bool(m.case.earlier))


def established_before(m: Matter) -> tuple[Hit, ...]:
    """PKR-014: group 1 and 2 rest on what is permanent, so they are normally not inquired into again."""
    group = reading(m).choice("earlier")
    return when(_renews(m) and reading(m).reused is None, f"{answer('earlier')}/choice", grupp=group)


def evidence_old(m: Matter) -> tuple[Hit, ...]:
    """PKR-015, PKR-032: children, brain injuries and unclear diagnoses may need a new inquiry.

    Silent as long as the municipality has not said how old is old.
    """
    most = m.policy.value("pkr_evidence_old_after_years")
    days = [row.day for row in m.inquiry.evidence if row.day is not None]
    exception = m.child or reading(m).choice("earlier") == "2" or _unclear_diagnosis(m)
    old = most is not None and bool(days) and age.age(max(days), m.day) >= most
    newest = max(days) if days else ""
    return when(_renews(m) and exception and old, f"{answer('earlier')}/choice", dag=newest, ar=most)


def _unclear_diagnosis(m: Matter) -> bool:
    return reading(m).choice("diagnosis_unclear") == "yes"


def precedence(m: Matter) -> Iterator[Hit]:
    """PKR-016: where group 1 or 2 is met, that is the group, even if 3 is met too."""
    for group in ("1", "2"):
        if result(m) == "3" and reading(m).group(group) == "met":
            yield hit(RESULT, answer("tried"), grupp=group)


def interim_daily_activity(m: Matter) -> tuple[Hit, ...]:
    """PKR-017: a measure for group 1 and 2 alone waits for the inquiry into them."""
    alone = m.measure is not None and bool(m.measure.personkrets) and "3" not in m.measure.personkrets
    interim = result(m) == "3" and reading(m).choice("interim") == "yes"
    return when(alone and interim, f"{answer('interim')}/choice", RESULT)


def late_onset(m: Matter) -> tuple[Hit, ...]:
    """PKR-019: an onset after the developmental period points to group 2."""
    limit, onset = (
        m.policy.value("pkr_development_period_end_age"),
        years(reading(m).answer("onset_age").text),
    )
    asked = any(row.id == "1b" for row in reading(m).criteria("1"))
    late = limit is not None and onset is not None and onset >= limit
    return when(asked and late and not said(reading(m).answer("1b").text), f"{answer('onset_age')}/text")


def late_autism(m: Matter) -> tuple[Hit, ...]:
    """PKR-021: onset in childhood is the rule and no absolute limit."""
    limit, onset = age_limit("autism_onset", m.law_day), years(reading(m).answer("autism_onset_age").text)
    asked = any(row.id == "1e" for row in reading(m).criteria("1"))
    late = limit is not None and onset is not None and onset >= limit
    return when(asked and late, f"{answer('autism_onset_age')}/text")


def professions_missing(m: Matter) -> tuple[Hit, ...]:
    """PKR-023: autism is diagnosed by a physician and a psychologist together."""
    autism = any(row.branch == "autism" for row in reading(m).criteria("1"))
    lacks = _lacking(_evidence(m, "1"), *MEDICAL)
    shown = " och ".join(MEDICAL[one] for one in lacks)
    return when(_assessed(m, "1") and autism and bool(lacks), RESULT, "/inquiry/evidence", yrke=shown)


def _lacking(rows: tuple[Evidence, ...], *professions: str) -> list[str]:
    return [one for one in professions if all(row.profession != one for row in rows)]


def injury_not_shown(m: Matter) -> Iterator[Hit]:
    """PKR-025: group 2 needs a yes to each of its five requirements."""
    if _assessed(m, "2"):
        yield from _not_yes(m, "2")


def _not_yes(m: Matter, group: str) -> Iterator[Hit]:
    """The criteria of a group that is set that are not met, one finding for each."""
    if group not in reading(m).tried:
        yield hit(RESULT, answer("tried"), field=answer("tried"), krav="kraven")
    for row in reading(m).open(group):
        yield hit(RESULT, row.field, field=row.field, krav=row.name.lower())


def injury_not_proven(m: Matter) -> Iterator[Hit]:
    """PKR-026: brain injury and impairment are both linked with a document."""
    for row in reading(m).criteria("2") if _assessed(m, "2") else ():
        if row.id in ("2a", "2d") and not reading(m).linked(row.id):
            yield hit(row.field, "/inquiry/evidence", field=row.field, krav=row.name.lower())


def early_injury(m: Matter) -> tuple[Hit, ...]:
    """PKR-027: an injury in the developmental years points to group 1."""
    limit, hurt = (
        m.policy.value("pkr_development_period_end_age"),
        years(reading(m).answer("injury_age").text),
    )
    early = limit is not None and hurt is not None and hurt < limit
    return when("2" in reading(m).tried and early, f"{answer('injury_age')}/text")


def _cause(m: Matter) -> str:
    return reading(m).choice("cause") if "2" in reading(m).tried else ""


def dementia(m: Matter) -> tuple[Hit, ...]:
    """PKR-028: dementia may qualify (RÅ 2008 ref. 78)."""
    return when(_cause(m) == "dementia", f"{answer('cause')}/choice")


def background_cause(m: Matter) -> tuple[Hit, ...]:
    """PKR-029: what lies behind a bodily illness does not decide."""
    addiction = bool(_cause(m)) and reading(m).choice("cause_addiction") == "yes"
    denied = result(m) == "none" and reading(m).choice("2c") == "no"
    return when(denied and addiction, f"{answer('2c')}/choice", f"{answer('cause_addiction')}/choice")


def psychologist_missing(m: Matter) -> tuple[Hit, ...]:
    """PKR-030: a psychologist always, and a physician too where it is hard to judge."""
    hard = reading(m).choice("hard_to_judge") == "yes"
    lacks = _lacking(_evidence(m, "2"), *(MEDICAL if hard else ("psychologist",)))
    shown = " och ".join(MEDICAL[one] for one in lacks)
    return when(_assessed(m, "2") and bool(lacks), RESULT, "/inquiry/evidence", yrke=shown)


def rehabilitation(m: Matter) -> tuple[Hit, ...]:
    """PKR-031: the finding is safer after the rehabilitation."""
    left = reading(m).choice("rehabilitation") in ("ongoing", "not_undergone")
    return when(_assessed(m, "2") and left, f"{answer('rehabilitation')}/choice", RESULT)


def mental_illness(m: Matter) -> tuple[Hit, ...]:
    """PKR-033: mental illness opens group 3 only."""
    return when(_assessed(m, "2") and _cause(m) == "mental_illness", f"{answer('cause')}/choice", RESULT)


def uneven_ability(m: Matter) -> tuple[Hit, ...]:
    """PKR-034: a brain injury without intellectual impairment may lead to group 3."""
    uneven = reading(m).choice("2a") == "yes" and reading(m).choice("2d") == "no"
    tried = "2" in reading(m).tried and reading(m).group("3") == "untried"
    return when(uneven and tried, f"{answer('2d')}/choice", answer("tried"))


CHECKS: Checks = {
    "PKR-001": no_application,
    "PKR-005": need_not_assessed,
    "PKR-006": old_enough_for_reasons,
    "PKR-006/ground": denied_by_age,
    "HND-176": ageing_unreasoned,
    "PKR-010/criteria": criterion_unclear,
    "PKR-012": not_medical,
    "PKR-014": established_before,
    "PKR-015": evidence_old,
    "PKR-016": precedence,
    "PKR-017": interim_daily_activity,
    "PKR-019": late_onset,
    "PKR-021": late_autism,
    "PKR-023": professions_missing,
    "PKR-025": injury_not_shown,
    "PKR-026": injury_not_proven,
    "PKR-027": early_injury,
    "PKR-028": dementia,
    "PKR-029": background_cause,
    "PKR-030": psychologist_missing,
    "PKR-031": rehabilitation,
    "PKR-033": mental_illness,
    "PKR-034": uneven_ability,
}
