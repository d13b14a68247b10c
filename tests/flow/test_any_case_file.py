"""Whatever is done to a case file, it is a case or one sentence; what is a case can be judged and drawn."""

import json
import re
from contextlib import suppress
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lssdesk.errors import InputError, Refused
from lssdesk.flow import case_file, letters, report
from lssdesk.flow.tracks import grants_of
from lssdesk.letters.decision import decision_letter
from lssdesk.model.case import Case
from tests.flow.files import GONE, Path, changed, document, paths, value_at

NAMES = ("ledsagarservice", "ledsagning", "avslag", "ledsagning-2025")
DOCUMENTS = {name: document(name) for name in NAMES}
TODAY = date(2026, 4, 27)

ODD_TEXTS = (
    *("", " ", "\0", "\n\n", "{namn}", "{", "[syfte saknas]", "- punkt\n- punkt", "🏊", "\u202e", "x" * 3000),
    *("2026-02-29", "0000-00-00", "9999-12-31", "1850-01-01", "2200-12-31", "02:30", "24:00", "-1", "0"),
    *("1e6", "1e-6", "NaN", "-Infinity", "0.000001", "granted", "refused", "yes", "no", "unclear"),
    *("2026-03-29", "limited", "open_ended", "sekretessmarkering", "other", "\ud800"),
)
TEXTS = st.one_of(st.text(max_size=30), st.sampled_from(ODD_TEXTS))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
NEAR: dict[str, list[Any]] = {
    "outcome": ["granted", "partly_granted", "refused", None],
    "refusal_ground": ["not_in_personkrets", "no_need", "met_otherwise", "resources", "household", "other"],
    "duration": ["limited", "open_ended", None],
    "reservation": ["yes", "no", None],
    "measure": ["ledsagarservice", "ledsagning"],
    "applicant": ["person", "vardnadshavare", "god_man", "ombud", None],
    "answer": ["yes", "no", "unclear", None],
    "result": ["1", "2", "3", "none", None],
    "protection": ["none", "sekretessmarkering", "fingerade_personuppgifter"],
    "hours_per_month": ["0", "-5", "7.5", "1000000", "0.000001", None],
    "status": ["planned", "performed", "no_show", "cancelled_by_provider"],
    "service": ["letter", "receipt", "simplified", None],
}
DAYS = st.dates(date(1850, 1, 1), date(2200, 12, 31)).map(date.isoformat)
SOUND_TEXTS = TEXTS.filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))
CHOICES = ("channel", "second_custodian", "attitude", "identity", "has_assistance", "companion", "omitted")
ADDED: dict[Path, st.SearchStrategy[Any]] = {
    ("person", "protection"): st.sampled_from(["sekretessmarkering", "skyddad_folkbokforing"]),
    ("application", "applicant_name"): SOUND_TEXTS,
    ("inquiry", "communication", "hearing_requested"): st.booleans(),
    ("inquiry", "communication", "hearing_refused"): SOUND_TEXTS,
    ("decision", "refusal_ground"): st.sampled_from(NEAR["refusal_ground"]),
    ("decision", "below_sum_reasons"): SOUND_TEXTS,
    ("decision", "ends_earlier"): SOUND_TEXTS,
    ("decision", "wordings"): st.dictionaries(
        st.sampled_from(["duration", "reservation", "grant", "refusal", "appeal"]),
        SOUND_TEXTS.map(lambda text: {"text": text}),
    ),
    ("decision", "acknowledged"): st.dictionaries(st.sampled_from(["HND-106", "HRS-014"]), SOUND_TEXTS),
    ("earlier",): st.lists(st.sampled_from([one["decision"] for one in DOCUMENTS.values()]), max_size=2),
}


def near(path: Path, value: Any) -> st.SearchStrategy[Any]:
    """Values that may stand in the place of another, so that what is read after all is strange but sound."""
    key = str(path[-1])
    if key in NEAR:
        return st.sampled_from(NEAR[key])
    if isinstance(value, dict | list) or key in CHOICES or path[0] == "sessions":
        return st.just(GONE)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        return DAYS
    if re.fullmatch(r"[0-9.]+", str(value)):
        return st.sampled_from(["0", "-5", "0.000001", "999999", "2.5"])
    return st.booleans() if isinstance(value, bool) else SOUND_TEXTS


@st.composite
def sound_files(draw: st.DrawFn) -> str:
    """The text of an example with strange values that are mostly of the right kind."""
    made: Any = DOCUMENTS[draw(st.sampled_from(NAMES))]
    for _ in range(draw(st.integers(1, 4))):
        places = [path for path in paths(made)[1:] if path[0] not in ("format", "version")]
        path = draw(st.sampled_from(places))
        made = changed(made, path, draw(near(path, value_at(made, path))))
    for path in draw(st.lists(st.sampled_from(list(ADDED)), max_size=4, unique=True)):
        if isinstance(value_at(made, path[:-1]), dict):
            made = changed(made, path, draw(ADDED[path]))
    return json.dumps(made)


@st.composite
def wild_files(draw: st.DrawFn) -> str:
    """The text of an example with some of its values taken away, or replaced by anything."""
    made: Any = DOCUMENTS[draw(st.sampled_from(NAMES))]
    for _ in range(draw(st.integers(1, 6))):
        path = draw(st.sampled_from(paths(made)))
        value = draw(st.one_of(st.just(GONE), VALUES, st.sampled_from(list(DOCUMENTS["avslag"].values()))))
        made = changed(made, path, value)
    return json.dumps(made)


def case_or_sentence(content: str) -> Case | None:
    """The case in a text, or None where it was refused as it should be; anything else is a fault."""
    try:
        return case_file.read(content)
    except InputError as error:
        sentence = str(error)
    assert sentence.isprintable()
    assert len(sentence) < 500
    return None


def goes_all_the_way(case: Case) -> None:
    """Judged, drawn as draft and as final, reckoned, and written back the same."""
    found = report.check(case, TODAY)
    assert json.loads(json.dumps(found))["as_of"] == "2026-04-27"
    assert report.in_words(found)
    assert letters.pdf_of(decision_letter(case, TODAY, draft=True), draft=True).startswith(b"%PDF")
    with suppress(Refused):
        assert letters.final_pdf(case, TODAY).startswith(b"%PDF")
    grants_of(case.measure, [(case.number, case.decision)])
    assert case_file.read(case_file.write(case)) == case


@settings(max_examples=300, deadline=None)
@given(wild_files())
def test_a_changed_file_is_a_case_or_a_sentence(content: str) -> None:
    case = case_or_sentence(content)
    if case:
        assert case_file.read(case_file.write(case)) == case


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=40), st.data())
def test_broken_bytes_are_a_sentence(noise: bytes, data: st.DataObject) -> None:
    whole = json.dumps(DOCUMENTS["ledsagarservice"], ensure_ascii=False)
    start = data.draw(st.integers(0, len(whole)))
    stop = data.draw(st.integers(start, min(len(whole), start + 40)))
    case_or_sentence(whole[:start] + noise.decode("utf-8", "surrogateescape") + whole[stop:])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_sentence(content: str) -> None:
    assert case_or_sentence(content) is None


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_files())
def test_what_is_a_case_goes_all_the_way(content: str) -> None:
    case = case_or_sentence(content)
    if case:
        goes_all_the_way(case)
