"""The law as dated data: what a day chooses, and what a broken table says."""

from datetime import date

import pytest

from lssdesk.errors import InputError
from lssdesk.law import tables

LAST = date(2025, 6, 30)
FIRST = date(2025, 7, 1)
NOW = date(2026, 4, 27)

CITATIONS = [
    # key, day, reference
    ("sol.right", LAST, "4 kap. 1 § socialtjänstlagen (2001:453)"),
    ("sol.right", FIRST, "11 kap. 1 § socialtjänstlagen (2025:400)"),
    ("sol.beyond", LAST, "4 kap. 2 § socialtjänstlagen (2001:453)"),
    ("sol.beyond", FIRST, "11 kap. 4 § socialtjänstlagen (2025:400)"),
    ("sol.ultimate", LAST, "2 kap. 1 § socialtjänstlagen (2001:453)"),
    ("sol.ultimate", FIRST, "4 kap. 1 § socialtjänstlagen (2025:400)"),
    ("sol.oral", LAST, "11 kap. 9 § socialtjänstlagen (2001:453)"),
    ("sol.oral", FIRST, "14 kap. 8 § socialtjänstlagen (2025:400)"),
    ("sol.appeal", LAST, "16 kap. 3 § socialtjänstlagen (2001:453)"),
    ("sol.appeal", FIRST, "35 kap. 1 § socialtjänstlagen (2025:400)"),
    ("sol.immediate", FIRST, "35 kap. 5 § socialtjänstlagen (2025:400)"),
    ("sol.open_ended_change", FIRST, "14 kap. 9 § socialtjänstlagen (2025:400)"),
    ("lss.right", LAST, "7 § lagen (1993:387) om stöd och service till vissa funktionshindrade"),
    ("lss.ledsagarservice", NOW, "9 § 3 lagen (1993:387) om stöd och service till vissa funktionshindrade"),
    ("lss.oral", NOW, "8 a § lagen (1993:387) om stöd och service till vissa funktionshindrade"),
    ("lss.appeal", NOW, "27 § lagen (1993:387) om stöd och service till vissa funktionshindrade"),
    ("fl.communication", date(2018, 7, 1), "25 § förvaltningslagen (2017:900)"),
    ("fl.appeal_time", NOW, "44 § förvaltningslagen (2017:900)"),
    ("fl.delay", NOW, "12 § förvaltningslagen (2017:900)"),
    ("fl.must_change", NOW, "38 § förvaltningslagen (2017:900)"),
    ("fb.permission", NOW, "6 kap. 13 a § föräldrabalken"),
    ("delgl.simplified", NOW, "22–26 §§ delgivningslagen (2010:1932)"),
]

TERMS = [
    # key, day, words
    ("lss.standard", LAST, "goda levnadsvillkor"),
    ("lss.standard", NOW, "goda levnadsvillkor"),
    ("sol.standard", LAST, "skälig levnadsnivå"),
    ("sol.standard", FIRST, "skäliga levnadsförhållanden"),
]

IN_FORCE = {"lss": "1993:387", "fl": "2017:900", "delgl": "2010:1932", "fb": "1949:381"}
EDITIONS = [
    # day, act -> edition
    (date(2001, 12, 31), {"lss": "1993:387", "fb": "1949:381"}),
    (date(2018, 6, 30), {"lss": "1993:387", "sol": "2001:453", "delgl": "2010:1932", "fb": "1949:381"}),
    (LAST, {**IN_FORCE, "sol": "2001:453"}),
    (FIRST, {**IN_FORCE, "sol": "2025:400"}),
]


@pytest.mark.parametrize(("key", "day", "reference"), CITATIONS)
def test_the_day_chooses_the_section(key: str, day: date, reference: str) -> None:
    assert tables.citation(key, day) == reference


def test_short_and_bare_references() -> None:
    assert tables.citation("sol.right", FIRST, "short") == "11 kap. 1 § SoL"
    assert tables.citation("lss.ledsagarservice", FIRST, "short") == "9 § 3 LSS"
    assert tables.citation("fl.reasons", FIRST, "bare") == "32 §"


@pytest.mark.parametrize(("key", "day", "words"), TERMS)
def test_the_day_chooses_the_word(key: str, day: date, words: str) -> None:
    assert tables.term(key, day) == words


@pytest.mark.parametrize(("day", "editions"), EDITIONS)
def test_the_day_chooses_the_edition(day: date, editions: dict[str, str]) -> None:
    assert {act.id: act.sfs for act in tables.acts_in_force(day)} == editions
    assert {row["table"]: row["edition"] for row in tables.law_versions(day)} == editions


def test_versions_say_when_the_law_was_read() -> None:
    assert {row["checked"] for row in tables.law_versions(NOW)} == {"2026-04-27"}


MISSING = [
    # key, day, words
    ("sol.right", date(2018, 6, 30), "2018-06-30"),
    ("sol.open_ended_change", LAST, "sol.open_ended_change"),
    ("sol.no_such", NOW, "sol.no_such"),
]


@pytest.mark.parametrize(("key", "day", "words"), MISSING)
def test_what_the_tables_do_not_hold_is_said(key: str, day: date, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        tables.citation(key, day)
    assert "sections.toml" in str(error.value)


MEASURES = [
    # id, act, sections by the day, counterpart
    ("ledsagarservice", "lss", ["7 § LSS", "9 § 3 LSS"], "ledsagning"),
    ("ledsagning", "sol", ["11 kap. 1 § SoL"], "ledsagarservice"),
]


@pytest.mark.parametrize(("id", "act", "sections", "counterpart"), MEASURES)
def test_measures(id: str, act: str, sections: list[str], counterpart: str) -> None:
    measure = tables.measure(id)
    assert (measure.act, measure.counterpart) == (act, counterpart)
    assert [tables.citation(key, NOW, "short") for key in measure.sections] == sections


def test_an_unknown_measure_is_said() -> None:
    with pytest.raises(InputError, match="hemtjanst"):
        tables.measure("hemtjanst")


WHOLE = dict(tables.files())
ROW = '\n[[{kind}]]\nkey = "x.y"\n{rest}\nfirst_day = {first}\n{last}source = "s"\n'


def _section(first: str, last: str = "", act: str = "sol") -> str:
    ends = f"last_day = {last}\n" if last else ""
    return ROW.format(kind="section", rest=f'act = "{act}"\nsection = "1 §"', first=first, last=ends)


BROKEN = [
    # name, file, text to add, words that the message has to hold
    ("no TOML", "acts.toml", "\n[[act", "acts.toml"),
    ("unknown key", "terms.toml", '\n[[term]]\nkey = "a"\nword = "b"\n', "terms.toml"),
    ("unknown key is named", "acts.toml", "\n[other]\na = 1\n", "other"),
    (
        "no source",
        "sections.toml",
        '\n[[section]]\nkey = "a"\nact = "sol"\nsection = "1 §"\nfirst_day = 2026-01-01\n',
        "source",
    ),
    ("impossible day", "sections.toml", _section("2026-02-30"), "sections.toml"),
    ("a day as text", "sections.toml", _section('"i går"'), "first_day"),
    ("period backwards", "sections.toml", _section("2026-02-02", "2026-02-01"), "x.y"),
    ("overlap", "sections.toml", _section("2025-07-01", "2026-01-01") + _section("2026-01-01"), "x.y"),
    ("open row followed", "sections.toml", _section("2025-07-01") + _section("2026-01-01"), "2026-01-01"),
    ("gap", "sections.toml", _section("2025-07-01", "2025-12-30") + _section("2026-01-01"), "2025-12-31"),
    ("across two editions", "sections.toml", _section("2025-06-30"), "x.y"),
    ("before the act", "sections.toml", _section("2001-12-31", "2002-01-01"), "x.y"),
    ("unknown act", "sections.toml", _section("2026-01-01", act="abc"), "abc"),
    (
        "broken pattern",
        "words.toml",
        '\n[[words]]\nkey = "x"\nname = "n"\npatterns = [\'(\']\nfirst_day = 2026-01-01\nsource = "s"\n',
        "words.toml",
    ),
    (
        "check cites what is not there",
        "checks/decision.toml",
        '\n[[check]]\nid = "X-1"\nseverity = "info"\nfield = "/decision"\nmessage = "m"\nrule = "r"\n'
        'sections = ["{act}.no_such"]\nfirst_day = 2026-01-01\nsource = "s"\n',
        "lss.no_such",
    ),
    (
        "unknown severity",
        "checks/decision.toml",
        '\n[[check]]\nid = "X-1"\nseverity = "stop"\nfield = "/"\nmessage = "m"\nrule = "r"\n'
        'first_day = 2026-01-01\nsource = "s"\n',
        "severity",
    ),
]


@pytest.mark.parametrize(("name", "file", "added", "words"), BROKEN)
def test_a_broken_table_names_file_and_key(name: str, file: str, added: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        tables.read({**WHOLE, file: WHOLE[file] + added})
    assert file in str(error.value)
    assert words in str(error.value)


def test_the_shipped_tables_are_sound_and_every_row_has_a_source() -> None:
    read = tables.read(WHOLE)
    rows = [*read.acts, *read.sections, *read.terms, *read.words, *read.measures, *read.checks]
    assert rows
    assert [row for row in rows if not row.source.strip() or "[?]" in row.source] == []


def test_every_key_of_the_handbook_pair_holds_from_the_first_day_to_now() -> None:
    for measure in tables.shipped().measures:
        for key in measure.sections:
            assert tables.citation(key, tables.first_day())
            assert tables.citation(key, NOW)
