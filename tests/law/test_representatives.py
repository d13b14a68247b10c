"""The table of representatives: who may what, for whom, and because of what."""

from datetime import date
from typing import Any, get_args

import pytest

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.law import representatives, tables
from lssdesk.law.representatives import Doing, Person, Situation, verdict, within
from lssdesk.model.person import Representative, RepresentativeKind

DAY = date(2026, 3, 25)
CHILD, YOUNG = Person(9), Person(15, "able")
ADULT, UNABLE, UNKNOWN = Person(36, "able"), Person(36, "lacks"), Person()
ORDER = {"basis_day": date(2020, 1, 1), "scope": "Bevaka rätt."}
MANDATE = {"name": "Per", "scope": "Ansöka."}
FUTURE = {"in_force": "yes", "personal_matters": "yes", "scope": "Allt."}
SPOUSE = {"relation": "spouse", "condition_after_18": "yes"}


def judged(
    kind: str, act: str, person: Person, facts: dict[str, Any], measure: str = "", doing: Doing = "apply"
) -> representatives.Verdict:
    one = Representative(kind=kind, **facts)  # type: ignore[arg-type]
    return verdict(one, Situation(tables.find_measure(measure), act, person, DAY), doing)


APPLY = [
    # name, kind, act, person, facts, answer
    ("custodian, child, LSS", "vardnadshavare", "lss", CHILD, {}, "yes"),
    ("custodian, child, SoL", "vardnadshavare", "sol", CHILD, {}, "yes"),
    ("custodian, able fifteen, LSS", "vardnadshavare", "lss", YOUNG, {}, "no"),
    ("custodian, fifteen who lacks it, LSS", "vardnadshavare", "lss", Person(15, "lacks"), {}, "yes"),
    ("custodian, fifteen, not known, LSS", "vardnadshavare", "lss", Person(15), {}, "unclear"),
    ("custodian, fifteen, SoL", "vardnadshavare", "sol", YOUNG, {}, "yes"),
    ("custodian, day of eighteen", "vardnadshavare", "sol", Person(18), {}, "no"),
    ("custodian, unable adult", "vardnadshavare", "lss", UNABLE, {}, "no"),
    ("custodian, unknown age", "vardnadshavare", "sol", UNKNOWN, {}, "unclear"),
    ("guardian, child, LSS", "formyndare", "lss", CHILD, {"scope": "Förmyndarskap."}, "yes"),
    ("guardian, SoL is not stated", "formyndare", "sol", CHILD, {"scope": "Förmyndarskap."}, "unclear"),
    ("god man, unable", "god_man", "lss", UNABLE, ORDER, "yes"),
    ("god man, able", "god_man", "lss", ADULT, ORDER, "no"),
    ("god man, able, SoL: with consent", "god_man", "sol", ADULT, ORDER, "unclear"),
    ("god man, order unknown", "god_man", "lss", UNABLE, {"scope": "Bevaka rätt."}, "unclear"),
    ("god man, not this matter", "god_man", "lss", UNABLE, {**ORDER, "covers": "no"}, "no"),
    ("god man, ended yesterday", "god_man", "lss", UNABLE, {**ORDER, "valid_to": date(2026, 3, 24)}, "no"),
    ("god man, ends today", "god_man", "lss", UNABLE, {**ORDER, "valid_to": DAY}, "yes"),
    ("förvaltare, reduced ability", "forvaltare", "sol", Person(36, "unclear"), ORDER, "yes"),
    ("mandate for the future", "framtidsfullmakt", "sol", UNABLE, FUTURE, "yes"),
    ("not in force", "framtidsfullmakt", "sol", UNABLE, {**FUTURE, "in_force": "no"}, "no"),
    ("economy only", "framtidsfullmakt", "lss", UNABLE, {**FUTURE, "personal_matters": "no"}, "no"),
    ("ombud, adult", "ombud", "lss", ADULT, MANDATE, "yes"),
    ("ombud, child", "ombud", "lss", CHILD, MANDATE, "no"),
    ("ombud, unable", "ombud", "sol", UNABLE, MANDATE, "no"),
    ("ombud, nothing known of the person", "ombud", "sol", UNKNOWN, MANDATE, "yes"),
    ("ombud, oral, no note", "ombud", "sol", ADULT, {**MANDATE, "basis": "oral"}, "unclear"),
    ("spouse, SoL", "anhorig", "sol", UNABLE, SPOUSE, "yes"),
    ("spouse, LSS", "anhorig", "lss", UNABLE, SPOUSE, "no"),
    ("spouse, condition from birth", "anhorig", "sol", UNABLE, {**SPOUSE, "condition_after_18": "no"}, "no"),
    ("sibling, nearer not known", "anhorig", "sol", UNABLE, {**SPOUSE, "relation": "sibling"}, "unclear"),
    ("biträde", "bitrade", "sol", ADULT, {}, "no"),
    ("personligt ombud", "personligt_ombud", "lss", ADULT, {}, "no"),
    ("board under LVU", "lvu_namnd", "lss", CHILD, {}, "unclear"),
    ("kind not stated", None, "lss", CHILD, {}, "unclear"),
]


@pytest.mark.parametrize(("name", "kind", "act", "person", "facts", "answer"), APPLY)
def test_may_apply(
    name: str, kind: str, act: str, person: Person, facts: dict[str, Any], answer: str
) -> None:
    found = judged(kind, act, person, facts)
    assert found.answer == answer
    assert (found.against() == ()) == (answer == "yes")
    assert all(ground.text for ground in found.because)


OTHERS = [
    # name, kind, facts, what is done, answer
    ("ombud signs", "ombud", MANDATE, "sign", "yes"),
    ("biträde does not sign", "bitrade", {}, "sign", "no"),
    ("personligt ombud does not sign", "personligt_ombud", {}, "sign", "no"),
    ("revoked ombud does not sign", "ombud", {**MANDATE, "revoked": DAY}, "sign", "no"),
    ("god man is consulted", "god_man", ORDER, "be_consulted", "yes"),
    ("a relative with consent only", "anhorig", {}, "be_consulted", "unclear"),
    ("god man whose order ended", "god_man", {**ORDER, "valid_to": date(2025, 1, 1)}, "be_consulted", "no"),
]


@pytest.mark.parametrize(("name", "kind", "facts", "doing", "answer"), OTHERS)
def test_signing_and_being_consulted(
    name: str, kind: str, facts: dict[str, Any], doing: Doing, answer: str
) -> None:
    assert judged(kind, "sol", UNABLE, facts, doing=doing).answer == answer


def test_a_relative_cannot_apply_for_housing() -> None:
    found = judged("anhorig", "sol", UNABLE, SPOUSE, "bostad_vuxna")
    assert [ground.key for ground in found.against()] == ["housing"]


WITHIN = [
    # rule, measure, day, expected
    ("housing", "bostad_vuxna", DAY, True),
    ("housing", "bostad_barn", DAY, True),
    ("housing", "ledsagarservice", DAY, False),
    ("childs_housing", "bostad_barn", DAY, True),
    ("childs_housing", "bostad_vuxna", DAY, False),
    ("one_custodian", "kontaktperson", DAY, True),
    ("one_custodian", "avlosarservice", DAY, True),
    ("one_custodian", "korttidsvistelse", DAY, True),
    ("one_custodian", "korttidstillsyn", DAY, False),
    ("one_custodian", "daglig_verksamhet", DAY, False),
    ("one_custodian", "ledsagning", DAY, False),
    ("one_custodian", "no such measure", DAY, False),
]


@pytest.mark.parametrize(("rule", "measure", "day", "expected"), WITHIN)
def test_within(rule: str, measure: str, day: date, expected: bool) -> None:
    assert within(rule, tables.find_measure(measure), day) == expected


@pytest.mark.parametrize("kind", get_args(RepresentativeKind))
@pytest.mark.parametrize("day", [date(2018, 7, 1), DAY])
def test_every_kind_has_its_row(kind: RepresentativeKind, day: date) -> None:
    assert representatives.power(kind, day).name


AGES = [("sol", date(2025, 12, 31), [12, 15, 18]), ("lss", date(2025, 12, 31), [15, 18, 66])]


@pytest.mark.parametrize(("act", "day", "years"), [*AGES, ("lss", date(2026, 1, 1), [15, 18, 67])])
def test_birthdays(act: str, day: date, years: list[int]) -> None:
    assert [row.years for row in representatives.birthdays(act, day)] == years


BROKEN = [
    # name, what is replaced, by what, words
    ("unknown key", 'name = "ombud"', 'name = "ombud"\ncolour = "red"', "colour"),
    ("unknown rule", 'sol = "mandate"', 'sol = "always"', "always"),
    ("a need without a rule", '"oral_note", "scope"', '"oral_note", "luck"', "luck"),
    ("a sentence is missing", "order = [", "ordre = [", "order"),
    ("two of a kind", 'kind = "ombud"', 'kind = "god_man"', "god_man"),
    ("impossible day", "last_day = 2025-12-31", "last_day = 2025-02-30", "representatives.toml"),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), BROKEN)
def test_a_broken_table_names_file_and_key(name: str, old: str, new: str, words: str) -> None:
    text = (paths.resources() / "law" / representatives.FILE).read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(InputError, match=words) as error:
        representatives.read(text.replace(old, new, 1))
    assert representatives.FILE in str(error.value)
