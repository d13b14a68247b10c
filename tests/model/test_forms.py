"""Every shipped form is sound; a broken one says file and key."""

from itertools import combinations

import pytest

from lssdesk.errors import InputError
from lssdesk.model import document, forms
from lssdesk.model.case import Answer, Case, Decision, Inquiry
from tests.model.asking import asked_at_once

SOUND = """
id = "x"
title = "X"
[[groups]]
title = "G"
[[groups.fields]]
path = "/decision/purpose"
kind = "long_text"
text = "Syfte"
source = "LED-024"
"""


FREE = (
    ("application", "answers"),
    ("inquiry", "answers"),
    ("order", "answers"),
    ("decision", "wordings"),
    ("more",),
)
"""Mappings that hold what the forms ask, and the further measures of a registration, which become cases."""


@pytest.mark.parametrize("name", forms.names())
def test_shipped_forms_point_into_the_case(name: str) -> None:
    form = forms.load(name)
    assert form.id == name
    assert [one.path for one, other in combinations(form.fields(), 2) if asked_at_once(one, other)] == []
    for field in form.fields():
        keys = document.keys(field.path)
        if keys[:2] not in FREE:
            assert _declared(keys), field.path


def _declared(keys: tuple[str, ...]) -> bool:
    value: object = Case()
    for key in keys:
        if key not in getattr(value, "__struct_fields__", ()):
            return False
        value = getattr(value, key)
    return True


@pytest.mark.parametrize("name", forms.names())
def test_conditions_and_options_are_values_that_the_case_can_hold(name: str) -> None:
    for field in forms.load(name).fields():
        for option in field.options:
            if field.kind == "choice":
                document.to_case(document.put({}, field.path, option.value))
        for condition in field.shown:
            assert bool(condition.path) != bool(condition.fact), field.path


WRONG = [
    ("TOML", SOUND + "[[", "går inte att läsa"),
    ("unknown key", SOUND + 'colour = "red"', "colour"),
    ("unknown kind", SOUND.replace("long_text", "poem"), "poem"),
    ("no source", SOUND.replace('source = "LED-024"', ""), "source"),
    ("pointer", SOUND.replace("/decision", "decision"), "snedstreck"),
    ("choice without options", SOUND.replace("long_text", "choice"), "alternativ"),
    ("table without columns", SOUND.replace("long_text", "rows"), "kolumner"),
    (
        "card asks by a key it lacks",
        SOUND.replace(
            '"long_text"',
            '"cards"\ncard = "c"\nfields = [{ key = "a", text = "A", kind = "text", shown = { b = ["x"] } }]',
        ),
        "nyckel som kortet inte har",
    ),
    ("cards without fields", SOUND.replace("long_text", "cards"), "kort utan fält"),
    ("wording without place", SOUND.replace("long_text", "wording"), "plats"),
    ("ends before it begins", SOUND + "first_day = 2026-01-02\nlast_day = 2026-01-01", "slutar gälla"),
    ("impossible day", SOUND + "first_day = 2026-02-30", "går inte att läsa"),
]


@pytest.mark.parametrize(("name", "text", "says"), WRONG, ids=[row[0] for row in WRONG])
def test_a_broken_form_names_file_and_key(name: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        forms.parse(text, "prov.toml")
    assert "prov.toml" in str(error.value)


def test_document_round_trip_and_pointers() -> None:
    case = Case(number="2026-0001", inquiry=Inquiry(answers={"goals": Answer(text="gå ut")}))
    doc = document.from_case(case)
    assert document.to_case(doc) == case
    assert document.get(doc, "/inquiry/answers/goals/text") == "gå ut"
    assert document.get(doc, "/inquiry/answers/none/text") is None
    assert document.get({"a": [1, {"b": 2}]}, "/a/1/b") == 2
    assert document.get({"a": [1]}, "/a/7") is None
    changed = document.put(doc, "/decision/purpose", "x")
    assert document.to_case(changed).decision == Decision(purpose="x")
    assert document.get(doc, "/decision/purpose") is None
    assert "decision" not in document.put(changed, "/decision/purpose", "")


FOLDS = [
    # name, fold, the case's values, folded
    ("never folds", "", {}, False),
    ("nothing there", "area_home", {}, True),
    (
        "an answer in words",
        "area_home",
        {"/inquiry/answers/area_home/text": "Behöver hjälp att städa."},
        False,
    ),
    ("only a choice", "area_home", {"/inquiry/answers/area_home/choice": "3"}, False),
    ("an answer elsewhere", "area_home", {"/inquiry/answers/area_society/text": "Går på bio."}, True),
    (
        "an empty answer",
        "area_home",
        {"/inquiry/answers/area_home": {"text": "", "source": {"who": ""}}},
        True,
    ),
    ("the application touches it", "area_home", {"/application/areas": ["society", "home"]}, False),
    ("it touches another", "area_home", {"/application/areas": ["society"]}, True),
    ("no area of that name", "home", {"/application/areas": ["home"]}, True),
    ("rows", "sip", {"/inquiry/home_visits": [{"day": "2026-03-02"}]}, False),
    ("a flag", "sip", {"/decision/late": False}, True),
]


@pytest.mark.parametrize(("name", "fold", "values", "expected"), FOLDS)
def test_what_is_folded_away(name: str, fold: str, values: dict[str, object], expected: bool) -> None:
    fields = tuple(
        forms.Field(path=path, kind="answer", text="X", source="HND-083")
        for path in ("/inquiry/answers/area_home", "/inquiry/home_visits", "/decision/late")
    )
    doc: dict[str, object] = {}
    for pointer, value in values.items():
        doc = document.put(doc, pointer, value)
    group = forms.Group(title="Hemmet", fields=fields, fold=fold)
    assert forms.folded(group, lambda pointer: document.get(doc, pointer)) == expected


def test_every_life_area_folds_and_can_be_chosen_for_a_need() -> None:
    groups = [group for group in forms.load("inquiry_needs").groups if group.fold]
    areas = [group.fold.removeprefix(forms.AREA) for group in groups]
    assert len(set(areas)) == len(areas) == 11
    assert [field.path for group in groups for field in group.fields] == [
        f"/inquiry/answers/area_{area}" for area in areas
    ]
    (needs,) = [field for field in forms.load("inquiry_needs").fields() if field.path == "/inquiry/needs"]
    assert [option.value for option in needs.fields[0].options] == areas
    assert [option.label for option in needs.fields[0].options] == [group.title for group in groups]
    (touched,) = [field for field in forms.load("application").fields() if field.path == forms.AREAS]
    assert touched.options == needs.fields[0].options
