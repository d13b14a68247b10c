"""Answers on the personkrets, as changes to a sound case: a group that is met, or that nothing speaks for."""

from typing import Any

from tests.law.checks.sound import NO, Changes

P = "/inquiry/answers/pkr_"
RESULT = "/inquiry/personkrets/result"
HARD = "/inquiry/personkrets/durability_hard_to_judge"
GROUND = "/decision/refusal_ground"
EVIDENCE = "/inquiry/evidence"

PHYSICIAN = {
    "kind": "Läkarintyg",
    "issuer": "Eva Alm, psykiatrin",
    "day": "2026-02-15",
    "profession": "physician",
    "examinations": "Samtal och kroppsundersökning",
}
PSYCHOLOGIST = {
    "kind": "Psykologutredning",
    "issuer": "Ivar Ny, psykiatrin",
    "day": "2026-02-16",
    "profession": "psychologist",
    "examinations": "Test av begåvning",
}
BOTH = [PHYSICIAN, PSYCHOLOGIST]
BY_PHYSICIAN = {"who": "Eva Alm, psykiatrin", "how": "Läkarintyg", "day": "2026-02-15"}
BY_PSYCHOLOGIST = {"who": "Ivar Ny, psykiatrin", "how": "Psykologutredning", "day": "2026-02-16"}


def said(choice: str | None = None, text: str = "", **more: Any) -> dict[str, Any]:
    """An answer: what was chosen, and why."""
    return {**({"choice": choice} if choice else {}), **({"text": text} if text else {}), **more}


def chosen(**answers: str) -> Changes:
    """Answers by a choice alone: ``chosen(tried="3")``."""
    return {f"{P}{id}": said(choice) for id, choice in answers.items()}


AUTISM: Changes = {
    **chosen(tried="1", diagnosis="autism"),
    f"{P}certified": said("yes", "Det står i intyget.", source=BY_PHYSICIAN),
    f"{P}1d": said("yes", "Utredd av psykolog.", source=BY_PSYCHOLOGIST),
    f"{P}1e": said("yes", "Märktes i förskolan.", source=BY_PHYSICIAN),
    f"{P}1f": said("yes", "Beskrivs i utredningen.", source=BY_PSYCHOLOGIST),
    EVIDENCE: BOTH,
    RESULT: "1",
}
"""Group 1 by autism, well founded."""

DISABILITY: Changes = {
    **AUTISM,
    **chosen(diagnosis="utvecklingsstorning"),
    f"{P}1a": said("yes", "Testad.", source=BY_PSYCHOLOGIST),
    f"{P}1b": said("yes", "I grundskolan.", source=BY_PSYCHOLOGIST),
    f"{P}1c": said("yes", "Enligt utredningen.", source=BY_PSYCHOLOGIST),
}
"""Group 1 by intellectual disability."""

INJURY: Changes = {
    **chosen(tried="2", cause="stroke", rehabilitation="undergone"),
    f"{P}2a": said("yes", "Syns på röntgen.", source=BY_PHYSICIAN),
    f"{P}2b": said("yes", "Vid 30 år."),
    f"{P}2c": said("yes", "Stroke."),
    f"{P}2d": said("yes", "Testad.", source=BY_PSYCHOLOGIST),
    f"{P}2e": said("yes", "Två år efter skadan."),
    f"{P}injury_age": said(text="30 år"),
    EVIDENCE: BOTH,
    RESULT: "2",
}
"""Group 2, well founded."""

OUTSIDE: Changes = {
    f"{P}3a": said("no", "Besvären går över inom ett år."),
    RESULT: "none",
    **chosen(denied_ground="criteria"),
    GROUND: "not_in_personkrets",
    "/inquiry/need_test/belongs": NO,
}
"""Outside all groups, since the impairment is not lasting."""

OLD: Changes = {"/person/personal_number": None, "/person/birth_day": "1950-05-01"}
"""75 years old on the day of the decision."""
