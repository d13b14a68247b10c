"""A case of each kind of decision, as document parts, for the tests of their letters."""

from collections.abc import Mapping
from typing import Any

from lssdesk.model import document
from lssdesk.model.case import Case
from tests.letters.test_decision import GRANT, INQUIRY, LSS_TEST, PERSON, REFUSAL, SENDER, SOL_TEST

SIGNED = {key: GRANT[key] for key in ("day", "decided_by", "decider_title", "delegation", "service")}
BEFORE = {
    "number": "2025-0007",
    "day": "2025-09-01",
    "outcome": "granted",
    "hours_per_month": "10",
    "valid_from": "2025-10-01",
    "duration": "limited",
    "valid_to": "2026-12-31",
    "reservation": "yes",
}
UNRESERVED = BEFORE | {"reservation": "no"}
OPEN_SOL = UNRESERVED | {"duration": "open_ended", "valid_to": None}
OLD_SOL = OPEN_SOL | {"day": "2025-06-30"}
APPLIED = {"received": "2026-01-20", "applicant": "person", "request": "Jag vill komma ut mer"}
WITHDRAWN = APPLIED | {
    "withdrawn": "2026-03-02",
    "withdrawn_how": "telephone",
    "withdrawn_by": "Ada Lindqvist",
}
NAMED = {"underlying": "2025-0007", "underlying_day": "2025-09-01"}
GAVE_UP = {
    "initiative": "person",
    "ground": "own_request",
    "from_day": "2026-04-01",
    "requested": "2026-03-02",
    "requested_how": "written",
    "requested_by": "Ada",
}
BOARD = {
    "initiative": "board",
    "from_day": "2026-04-01",
    "circumstances": "Du har fått en plats i en fritidsgrupp",
    "significance": "Gruppen ger dig det mesta av det som du fick ledsagare till",
}
WISH = {
    "request": "provider",
    "wish": "Jag vill ha Grannskapet",
    "asked": "2026-02-20",
    "suitability": "Grannskapet har inga ledsagare",
    "cost": "Det kostar dubbelt så mycket",
    "wishes_weighed": "Du kan få samma ledsagare varje gång",
}
RELATIVE = WISH | {
    "request": "relative",
    "relative_name": "Karin Lindqvist",
    "relative_relation": "Mamma",
    "relative_reason": "new_staff",
    "medical_evidence": "yes",
    "relative_need": "no",
    "relative_suitable": "Hon är van vid uppgiften",
    "quality_risk": "yes",
}
LATE = {
    "what": "late_appeal",
    "served": "2026-01-12",
    "last_day": "2026-02-02",
    "received": "2026-02-09",
    "wrong_information": "no",
    "court_in_time": "no",
}
PERMISSION = {
    "applying": "Eva Lindqvist",
    "opposing": "Bo Lindqvist",
    "opposition": "express",
    "opposition_basis": "Bo sa nej vid mötet den 3 februari",
    "best_interests": "Avlösningen gör att Ada får sova om nätterna",
    "inquiry_opened": "2026-02-04",
}
GUIDELINES = {
    "outcome": "granted",
    "right_refused": "here",
    "guideline": "Riktlinjer för omkostnader",
    "adopted": "2024-11-25",
    "amount": 30000,
    "reasons": "Du har ledsagning, och kostnaderna är vanliga",
}
PERIOD = {key: GRANT[key] for key in ("valid_from", "duration", "valid_to", "duration_reasons")}
RESERVED = {key: GRANT[key] for key in ("reservation", "reservation_reasons")}
COSTS = REFUSAL | PERIOD | RESERVED | {"refusal_ground": "no_need", "beyond": GUIDELINES}
CONCERT = {
    "activity": "En konsert i Sundsvall",
    "day": "2026-06-05",
    "items": [{"what": "Ledsagarens biljett", "amount": 125050}, {"what": "Mat", "amount": 12000}],
}


def of(measure: str, decision: dict[str, Any], **parts: Any) -> Case:
    """A whole case of a measure with this decision; each given part replaces that part."""
    lss = measure in ("ledsagarservice", "avlosarservice", "bostad_vuxna")
    whole = {
        "number": "2026-0042",
        "measure": measure,
        "officer": "Åsa Lind",
        "sender": SENDER,
        "person": PERSON,
        "application": APPLIED,
        "inquiry": INQUIRY | {"need_test": LSS_TEST if lss else SOL_TEST},
        "decision": decision,
    }
    return document.to_case({key: value for key, value in (whole | parts).items() if value is not None})


def put(case: Case, changes: Mapping[str, Any]) -> Case:
    """The case with some fields changed; None takes a field away."""
    whole = document.from_case(case)
    for pointer, value in changes.items():
        whole = document.put(whole, pointer, value)
    return document.to_case(whole)


def later(kind: str, **parts: Any) -> dict[str, Any]:
    """The decision of a kind that tries nothing, signed."""
    return SIGNED | {"kind": kind} | parts


def change(effect: str, change_parts: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """A change of the earlier decision; with other content the new one is given like a grant."""
    content = (
        {key: value for key, value in GRANT.items() if key != "outcome"} if effect == "changes" else SIGNED
    )
    return content | NAMED | {"kind": "change", "change": change_parts | {"effect": effect}} | parts


def ended(measure: str, change_parts: dict[str, Any], before: dict[str, Any] | None = BEFORE) -> Case:
    """An end of the earlier decision, which the case holds or does not."""
    return of(measure, change("ends", change_parts), earlier=[before] if before else None, application=None)


INTERIM = GRANT | {"kind": "interim", "underlying": "2026-0031"}
DELAYED = {"requested_decision": "2026-02-20", "reasons": "Läkaren hinner skriva sitt intyg först i april"}
TO_COMPLETE = {"what": "incomplete", "asked_to_complete": "2026-02-01"}

CASES: dict[str, Case] = {
    "interim, limited": of("ledsagning", INTERIM),
    "interim, until decided": of("ledsagning", INTERIM | {"duration": "open_ended"}),
    "interim refused": of(
        "ledsagning",
        REFUSAL | {"kind": "interim", "underlying": "2026-0031", "refusal_ground": "no_need"},
    ),
    "write-off": of("ledsagarservice", later("write_off"), application=WITHDRAWN, inquiry=None),
    "write-off, god man": of(
        "ledsagning",
        later("write_off", reasons="Du flyttar till en annan kommun."),
        application=WITHDRAWN
        | {"applicant": "god_man", "applicant_name": "Per Sund", "withdrawn_by": "Gode mannen Per Sund"},
        inquiry=None,
    ),
    "late appeal": of("ledsagarservice", later("dismissal", dismissal=LATE, **NAMED), application=None),
    "no right to apply, LSS": of(
        "ledsagarservice",
        later("dismissal", dismissal={"what": "no_right_to_apply"}, reasons="Din granne har ansökt."),
    ),
    "no right to apply, SoL": of(
        "ledsagning",
        later("dismissal", dismissal={"what": "no_right_to_apply"}, reasons="Din granne har ansökt."),
    ),
    "incomplete": of(
        "ledsagning",
        later("dismissal", dismissal=TO_COMPLETE, reasons="Det framgår inte vad du vill ha stöd till."),
    ),
    "ends at own request": ended("ledsagarservice", GAVE_UP),
    "ends at own request, no reservation": ended("ledsagarservice", GAVE_UP, UNRESERVED),
    "ends by the board": ended("ledsagarservice", BOARD | {"ground": "reservation"}),
    "ends, open-ended SoL": ended("ledsagning", BOARD | {"ground": "changed_circumstances"}, OPEN_SOL),
    "ends, misleading": ended("ledsagning", BOARD | {"ground": "misleading"}, UNRESERVED),
    "ends, safety": ended("ledsagning", BOARD | {"ground": "safety"}, UNRESERVED),
    "changed at own request": of(
        "ledsagarservice", change("changes", GAVE_UP), earlier=[UNRESERVED], application=None
    ),
    "changed by the board": of(
        "ledsagarservice",
        change("changes", BOARD | {"ground": "reservation"}),
        earlier=[BEFORE],
        application=None,
    ),
    "changed in favour": of(
        "ledsagarservice",
        change("changes", BOARD | {"ground": "in_favour"}),
        earlier=[BEFORE],
        application=None,
    ),
    "obviously wrong": of(
        "ledsagarservice",
        change("changes", BOARD | {"ground": "obviously_wrong"}),
        earlier=[UNRESERVED],
        application=None,
    ),
    "slip of the pen": of(
        "ledsagarservice",
        change("changes", BOARD | {"ground": "slip"}),
        earlier=[UNRESERVED],
        application=None,
        inquiry=None,
    ),
    "adapted dwelling ends": of(
        "bostad_vuxna",
        change("ends", BOARD | {"ground": "reservation", "tenancy_informed": "2026-03-01"}),
        earlier=[BEFORE | {"hours_per_month": None}],
        application=None,
    ),
    "provider refused": of("ledsagarservice", later("execution", outcome="refused", execution=WISH, **NAMED)),
    "provider met": of("ledsagning", later("execution", outcome="granted", execution=WISH, **NAMED)),
    "relative refused": of(
        "ledsagning", later("execution", outcome="partly_granted", execution=RELATIVE, **NAMED)
    ),
    "inquiry opened": of("avlosarservice", later("inquiry_opening", permission=PERMISSION)),
    "permission": of("avlosarservice", later("permission", permission=PERMISSION, decider_kind="section")),
    "no permission": of(
        "avlosarservice",
        later(
            "permission", permission=PERMISSION, outcome="refused", decider_kind="board", presented_by="Åsa"
        ),
    ),
    "after the permission": of(
        "avlosarservice",
        GRANT,
        earlier=[
            {"number": "2026-0040", "kind": "inquiry_opening", "day": "2026-02-04"},
            {"number": "2026-0041", "kind": "permission", "day": "2026-03-01"},
        ],
    ),
    "not decided now": of("ledsagning", later("delay_refusal", **DELAYED)),
    "right and guidelines": of("omkostnader_ledsagare", COSTS),
    "right and guidelines, refused": of(
        "omkostnader_ledsagare", COSTS | {"beyond": GUIDELINES | {"outcome": "refused"}}
    ),
    "guidelines alone": of(
        "omkostnader_ledsagare",
        COSTS
        | {"outcome": None, "refusal_ground": None, "views_answered": "Du tyckte att beloppet är lågt."}
        | {"beyond": GUIDELINES | {"right_refused": "earlier", "right_refused_number": "2026-0009"}},
    ),
    "dearer activity": of("dyrare_aktivitet", GRANT | {"dearer": CONCERT, "hours_per_month": None}),
    "reliever's costs": of(
        "omkostnader_avlosare",
        GRANT
        | {"hours_per_month": None}
        | {"dearer": {"activity": "Badhuset", "items": [{"what": "Badbiljetter", "amount": 96000}]}},
    ),
}
