"""The published JSON schema of the case file, made from the types and the forms.

``resources/schema/case.schema.json`` is what ``lssdesk schema`` prints; a test holds them together.
"""

import json
from typing import Any

import msgspec

from lssdesk.flow import case_forms
from lssdesk.law import tables
from lssdesk.letters import wordings
from lssdesk.model.case import Case, Decision

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$"


def schema() -> dict[str, Any]:
    """The schema as a document: closed to unknown keys, English descriptions, Swedish titles."""
    (_, decision), parts = msgspec.json.schema_components([Case, Decision], ref_template="#/$defs/{name}")
    assert decision
    _clocks(parts["Session"]["properties"])
    _moment(parts["Note"]["properties"]["at"])
    application = case_forms.question_ids(case_forms.application_form(), "application")
    _closed(parts["Application"]["properties"]["answers"], application)
    _closed(parts["Inquiry"]["properties"]["answers"], _questions())
    _closed(parts["Decision"]["properties"]["wordings"], sorted({row.place for row in wordings.shipped()}))
    parts["Case"]["properties"]["measure"]["enum"] = [row.id for row in tables.shipped().measures]
    parts["Case"]["required"] = ["format", "version", "measure"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lssdesk case",
        "$ref": "#/$defs/Case",
        "$defs": dict(sorted(parts.items())),
    }


def text() -> str:
    """The schema as it lies in the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _questions() -> list[str]:
    """Ids of all inquiry questions of all measures."""
    forms = (case_forms.inquiry_form(measure.id) for measure in tables.shipped().measures)
    return list(dict.fromkeys(key for form in forms for key in case_forms.question_ids(form, "inquiry")))


def _closed(mapping: dict[str, Any], keys: list[str]) -> None:
    """A mapping with known keys only."""
    inner = mapping.pop("additionalProperties")
    mapping["properties"] = dict.fromkeys(keys, inner)
    mapping["additionalProperties"] = False


def _clocks(session: dict[str, Any]) -> None:
    for key in ("start", "end"):
        session[key].pop("format", None)
        session[key]["pattern"] = CLOCK
    _moment(next(kind for kind in session["cancelled_at"]["anyOf"] if kind.get("type") == "string"))


def _moment(property: dict[str, Any]) -> None:
    property.pop("format", None)
    property["pattern"] = MOMENT
