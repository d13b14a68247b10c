"""What the placeholders of the kinds stand for: changed decisions, wishes, withdrawals, late appeals, money.

As in ``lssdesk.letters.values`` a fact that the case lacks is an empty text.
"""

from collections.abc import Iterator
from datetime import date

from lssdesk.law import standing, tables
from lssdesk.letters import swedish
from lssdesk.letters.cited import cite, day_of
from lssdesk.letters.kinds.concerned import concerned
from lssdesk.model.case import Answer, Beyond, Case, Decision
from lssdesk.texts import t

Pairs = Iterator[tuple[str, str]]

CHANGE_RULES = {
    "obviously_wrong": "fl.must_change",
    "slip": "fl.slip",
    "changed_circumstances": "sol.open_ended_change",
}
"""Where a ground of change stands; the others stand in FL 37 §."""
DISMISSAL_RULES = {"late_appeal": "fl.late", "incomplete": "fl.incomplete"}
"""Where a dismissal stands; who may apply is said by the act of the measure."""


def kind_values(case: Case, day: date) -> Pairs:
    """The values of all placeholders of the kinds; law is that of ``day``."""
    for part in (_concerned, _changed, _withdrawn, _dismissed, _wished, _allowed, _beyond, _dearer):
        yield from part(case)
    yield from _rules(case, day)


def change_rule(decision: Decision) -> str:
    """Key of the rule that the ground of a change stands in; empty as long as no ground is chosen."""
    ground = standing.ground(decision)
    return CHANGE_RULES.get(ground, "fl.change") if ground else ""


def dismissal_rule(case: Case) -> str:
    """Key of the rule that a dismissal stands in; empty as long as it is not said what is dismissed."""
    measure, what = tables.find_measure(case.measure), case.decision.dismissal.what
    if what == "no_right_to_apply":
        return _who_may_apply(measure)
    return DISMISSAL_RULES.get(what, "") if what else ""


def _who_may_apply(measure: tables.Measure | None) -> str:
    if measure is None:
        return ""
    return "lss.request" if measure.act == "lss" else measure.right


def _rules(case: Case, day: date) -> Pairs:
    change, dismissal = change_rule(case.decision), dismissal_rule(case)
    yield "lagrum_andringsgrund", cite(change, day, "full") if change else ""
    edition: tables.Edition = "full" if dismissal.startswith("fl.") else "short"
    yield "lagrum_avvisning", cite(dismissal, day, edition) if dismissal else ""
    yield "lagrum_avgorande", cite("fl.delay", day, "full")
    yield "lagrum_medgivande", cite("fb.permission", day, "full")
    yield "lagrum_utredning", cite("sol.inquiry", day)
    yield "lagrum_riktlinje", cite("sol.beyond", day)


def _concerned(case: Case) -> Pairs:
    before = concerned(case)
    yield "galler_beslut", case.decision.underlying.strip()
    yield "galler_dag", day_of(case.decision.underlying_day or (before.day if before else None))
    measure = tables.find_measure(case.measure)
    if measure:
        extent = _extent(before) if before else ""
        named = t("letter.extent", insats=measure.name, omfattning=extent)
        yield "galler_innehall", named if extent else measure.name


def _extent(before: Decision) -> str:
    if before.hours_per_month is not None:
        return t("letter.extent_hours", timmar=swedish.hours(before.hours_per_month))
    return before.scope.strip().rstrip(".")


def _changed(case: Case) -> Pairs:
    change = case.decision.change
    begins = case.decision.valid_from if standing.changes(case.decision) else None
    yield "andras_fran", day_of(change.from_day or begins)
    yield "forandring", swedish.sentence(change.circumstances)
    yield "vasentligt", swedish.sentence(change.significance)
    yield "avstod", day_of(change.requested)
    yield "avstod_hur", _how(change.requested_how)
    yield "avstod_vem", _whom(case, change.requested_by)
    yield "hyresinformation", day_of(change.tenancy_informed)


def _withdrawn(case: Case) -> Pairs:
    application = case.application
    yield "aterkallad", day_of(application.withdrawn)
    yield "aterkallad_hur", _how(application.withdrawn_how)
    yield "aterkallad_av", _whom(case, application.withdrawn_by)


def _how(way: str | None) -> str:
    return t(f"letter.way.{way}") if way else ""


def _whom(case: Case, text: str) -> str:
    """Who did it, as a letter to the person says it: ``du`` where it is the person."""
    named = text.strip().rstrip(".")
    own = {name.casefold() for name in (case.person.name, case.person.given_name) if name}
    self = named.casefold() in own or tables.words("self").fullmatch(named)
    return t("letter.you") if named and self else _role(named)


def _role(text: str) -> str:
    """A role begins with a small letter inside a sentence, a name does not: ``gode mannen Per Sund``."""
    words = text.split()
    role = len(words) > 1 and words[1][:1].islower()
    return swedish.lowered(text) if role else text


def _dismissed(case: Case) -> Pairs:
    dismissal = case.decision.dismissal
    yield "delgiven", day_of(dismissal.served)
    yield "sista_overklagandedag", day_of(dismissal.last_day)
    yield "overklagande_inkom", day_of(dismissal.received)
    yield "kompletteras", day_of(dismissal.asked_to_complete)
    yield "begaran_dag", day_of(case.decision.requested_decision)


def _wished(case: Case) -> Pairs:
    wish = case.decision.execution
    yield "onskat", swedish.sentence(wish.wish)
    yield "onskat_dag", day_of(wish.asked)
    yield "onskat_slag", t(f"letter.wish.{wish.request}") if wish.request else ""
    yield "lamplighet", swedish.sentence(wish.suitability)
    yield "kostnad", swedish.sentence(wish.cost)
    yield "onskat_vagt", swedish.sentence(wish.wishes_weighed)
    yield "anhorig", wish.relative_name.strip()
    yield "anhorig_relation", swedish.lowered(wish.relative_relation.strip())
    yield "anhorig_skal", t(f"letter.relative.{wish.relative_reason}") if wish.relative_reason else ""
    yield "anhorig_lamplighet", swedish.sentence(wish.relative_suitable)


def _allowed(case: Case) -> Pairs:
    """The three linked decisions of FB 6 kap. 13 a § [HND-037]."""
    permission = case.decision.permission
    yield "samtycker", permission.applying.strip()
    yield "samtycker_inte", permission.opposing.strip()
    how = permission.opposition
    yield "samtycker_inte_hur", t(f"letter.opposition.{how}") if how else ""
    yield "samtycker_inte_visas", swedish.sentence(permission.opposition_basis)
    yield "barnets_basta", swedish.sentence(permission.best_interests)
    yield "utredning_inledd", day_of(permission.inquiry_opened or _earlier_step(case, "inquiry_opening"))
    yield "tillaten", day_of(_earlier_step(case, "permission"))


def _earlier_step(case: Case, kind: str) -> date | None:
    """Day of an earlier step: its decision in the case, else what the application's answers say."""
    days = [one.day for one in case.earlier if one.kind == kind and one.day]
    asked = {"inquiry_opening": "one_custodian_opened", "permission": "permission"}[kind]
    answer = case.application.answers.get(asked, Answer())
    return days[-1] if days else answer.day


def _beyond(case: Case) -> Pairs:
    beyond = case.decision.beyond
    yield "riktlinje", beyond.guideline.strip().rstrip(".")
    yield "antagen", day_of(beyond.adopted)
    yield "avslag", _refusal(beyond)
    yield "belopp", swedish.kronor(beyond.amount) if beyond.amount is not None else ""
    yield "riktlinje_omfattning", swedish.lowered(beyond.scope.strip().rstrip("."))
    yield "skal_riktlinje", swedish.sentence(beyond.reasons)


def _refusal(beyond: Beyond) -> str:
    """The earlier refusal by its day and number, as far as they are known."""
    day, number = day_of(beyond.right_refused_day), beyond.right_refused_number.strip()
    if not day and not number:
        return ""
    name = "both" if day and number else "day" if day else "number"
    return t(f"letter.refusal.{name}", day=day, number=number)


def _dearer(case: Case) -> Pairs:
    """The activity and its extra costs; the sum only once every item has its amount [MKA-002, MKA-006]."""
    dearer = case.decision.dearer
    yield "aktivitet", swedish.lowered(dearer.activity.strip().rstrip("."))
    yield "aktivitet_dag", day_of(dearer.day)
    amounts = [item.amount for item in dearer.items]
    if amounts and None not in amounts and all(item.what.strip() for item in dearer.items):
        yield "merkostnad", swedish.kronor(sum(amount or 0 for amount in amounts))
        items = [
            t("letter.item", vad=swedish.lowered(item.what.strip()), belopp=swedish.kronor(item.amount or 0))
            for item in dearer.items
        ]
        yield "merkostnad_poster", swedish.joined(items)
