"""The published JSON schema of the case file, made from the types and the forms.

``resources/schema/case.schema.json`` is what ``lssdesk schema`` prints; a test holds them together.
"""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from lssdesk.flow import case_forms
from lssdesk.law import tables
from lssdesk.letters.wording_book import shipped
from lssdesk.model.case import Case, Decision
from lssdesk.model.forms import Field

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$"


def schema() -> dict[str, Any]:
    """The schema as a document: closed to unknown keys, English descriptions, Swedish titles."""
    (_, decision), parts = msgspec.json.schema_components([Case, Decision], ref_template="#/$defs/{name}")
    assert decision
    _clocks(parts["Session"]["properties"])
    _moment(parts["Note"]["properties"]["at"])
    noted = parts["JournalNote"]["properties"]
    _moment(noted["at"])
    _moment(_text_of(noted["signed"]))
    for part in ("application", "inquiry", "order"):
        _asked(parts[part.capitalize()]["properties"]["answers"], part)
    _closed(parts["Decision"]["properties"]["wordings"], sorted({row.place for row in shipped()}))
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


def _asked(mapping: dict[str, Any], part: str) -> None:
    """Answers by the questions of the forms: what each asks, which choices it has, and of which measures."""
    _closed(mapping, case_forms.known_ids(part))
    pages = case_forms.pages(part)
    for id, property in mapping["properties"].items():
        start = f"/{part}/answers/{id}"
        found = {
            measure: [one for one in form.fields() if f"{one.path}/".startswith(f"{start}/")]
            for measure, form in pages.items()
        }
        fields = next(asked for asked in found.values() if asked)
        measures = [measure for measure, asked in found.items() if asked]
        others = [measure for measure in found if measure not in measures]
        mapping["properties"][id] = {
            "title": fields[0].text,
            "description": f"{_use(fields, start)}{_where(measures, others)} [{fields[0].source}]",
            **property,
        }


def _where(measures: list[str], others: list[str]) -> str:
    """Of which measures a question is asked, the shorter way round; nothing where it is asked of all."""
    if not others:
        return ""
    few = len(measures) <= len(others)
    return f" Asked of {', '.join(measures)}." if few else f" Not asked of {', '.join(others)}."


def _use(fields: list[Field], start: str) -> str:
    """Which parts of an answer the form uses, in English with the Swedish labels of the choices."""
    options = [f"{one.value} ({one.label})" for field in fields for one in field.options]
    parts = {field.path.removeprefix(start).strip("/") for field in fields}
    kinds = {field.kind for field in fields}
    used = [
        "text" if "text" in parts or kinds & {"answer", "choice_answer"} else "",
        f"choice, one of: {', '.join(options)}" if options else "",
        "day" if "day" in parts else "",
    ]
    return f"Uses {'; '.join(one for one in used if one)}."


def _closed(mapping: dict[str, Any], keys: Sequence[str]) -> None:
    """A mapping with known keys only."""
    inner = mapping.pop("additionalProperties")
    mapping["properties"] = dict.fromkeys(keys, inner)
    mapping["additionalProperties"] = False


def _clocks(session: dict[str, Any]) -> None:
    for key in ("start", "end"):
        session[key].pop("format", None)
        session[key]["pattern"] = CLOCK
    _moment(_text_of(session["cancelled_at"]))


def _text_of(optional: dict[str, Any]) -> dict[str, Any]:
    """What a text has to be that may be missing."""
    found: dict[str, Any] = next(kind for kind in optional["anyOf"] if kind.get("type") == "string")
    return found


def _moment(property: dict[str, Any]) -> None:
    property.pop("format", None)
    property["pattern"] = MOMENT
