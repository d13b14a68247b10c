"""Sound cases of each kind of decision: a sound case of another kind, and what is changed in it.

What a kind does not rest on is taken away, so that nothing can ask for it unseen.
"""

from typing import Any

Changes = dict[str, Any]

NUMBER = "2025-0001"
DECIDER: Changes = {
    "day": "2026-03-25",
    "decided_by": "Åsa Lind",
    "decider_title": "handläggare",
    "delegation": "3.2",
    "service": "receipt",
}
RUNNING: Changes = {
    "number": NUMBER,
    "day": "2025-08-10",
    "outcome": "granted",
    "hours_per_month": "20",
    "valid_from": "2025-10-01",
    "duration": "open_ended",
    "duration_reasons": "Behovet är detsamma under lång tid.",
    "reservation": "yes",
    "reservation_reasons": "Ada väntar på en operation.",
}
"""Twenty hours a month until further notice, with a reservation, made after 1 July 2025."""
FIXED: Changes = {**RUNNING, "reservation": "no"}
"""The same without a reservation."""
CONTENT: Changes = {
    "valid_from": "2026-04-01",
    "duration": "open_ended",
    "duration_reasons": "Ada ser bättre efter operationen, och det väntas bestå.",
    "reservation": "yes",
    "reservation_reasons": "Synen följs av läkare under två år.",
    "purpose": "simma",
}
SEES: Changes = {
    "circumstances": "Ada opererades i november och ser sedan dess bättre.",
    "significance": "Ada tar sig nu själv till simhallen och behöver sällskap bara där.",
}
NOTHING_ELSE: Changes = {"/application": {}, "/inquiry": {}}


def change(effect: str, ground: str, old: Changes = RUNNING, **more: Any) -> Changes:
    """A decision that changes or ends ``old``; ``more`` goes into its change."""
    part = {"effect": effect, "ground": ground, "from_day": "2026-04-01", "initiative": "board", **more}
    content = {**CONTENT, "reservation": old["reservation"]} if effect == "changes" else {}
    return {
        "/earlier": [old],
        "/decision": {
            **DECIDER,
            **content,
            "kind": "change",
            "underlying": NUMBER,
            "underlying_day": old["day"],
            "reasons": "Ada opererades i november och tar sig nu själv till simhallen.",
            "change": part,
        },
    }


WISH: Changes = {
    "initiative": "person",
    "requested": "2026-03-20",
    "requested_how": "telephone",
    "requested_by": "Ada Lindqvist",
    "understood": "yes",
    "understood_how": "Ada sa med egna ord att stödet slutar helt.",
}
CUSTODIANS = [
    {"kind": "vardnadshavare", "name": "Bo Lindqvist", "basis": "law", "position": "consents"},
    {"kind": "vardnadshavare", "name": "Cia Lindqvist", "basis": "law", "position": "opposes"},
]
AGAINST_ONE: Changes = {
    "/person/personal_number": "201701012393",
    "/measure": "kontaktperson",
    "/register/representatives": CUSTODIANS,
    "/decision": {
        **DECIDER,
        "kind": "permission",
        "decided_by": "Sociala utskottet",
        "decider_kind": "section",
        "outcome": "granted",
        "reasons": "Barnet har inga vänner på fritiden och mår dåligt av det, enligt skolans kurator.",
        "permission": {
            "applying": "Bo Lindqvist",
            "opposing": "Cia Lindqvist",
            "opposition": "express",
            "opposition_basis": "Cia sa nej vid mötet den 3 mars.",
            "best_interests": "Barnet behöver någon utanför familjen för att våga gå ut.",
            "inquiry_opened": "2026-02-20",
        },
    },
}
LATE: Changes = {
    "what": "late_appeal",
    "served": "2026-02-02",
    "last_day": "2026-02-23",
    "received": "2026-03-10",
    "wrong_information": "no",
    "court_in_time": "no",
}
WANTED: Changes = {
    "request": "provider",
    "wish": "Jag vill ha samma ledsagare som min bror.",
    "asked": "2026-03-01",
    "suitability": "Ledsagaren kan inte simma, och Ada ska till simhallen.",
    "cost": "Kostnaden är densamma.",
    "wishes_weighed": "Ada får i stället träffa tre andra ledsagare och välja.",
}
RELATIVE: Changes = {
    **WANTED,
    "request": "relative",
    "relative_name": "Bo Lindqvist",
    "relative_relation": "bror",
    "relative_reason": "new_staff",
    "relative_need": "yes",
    "relative_suitable": "Bo har gått utbildningen och har referenser.",
    "quality_risk": "no",
    "medical_evidence": "yes",
}


def decision(kind: str, **more: Any) -> Changes:
    """A whole decision of a kind, with decider and day."""
    return {"/decision": {**DECIDER, "kind": kind, **more}}


def execution(outcome: str, wanted: Changes) -> Changes:
    """A decision on how a granted measure is carried out."""
    reasons = "Ledsagaren kan inte simma, och det är i simhallen som Ada behöver stödet."
    return decision("execution", outcome=outcome, underlying=NUMBER, reasons=reasons, execution=wanted) | {
        "/earlier": [RUNNING]
    }


BEYOND: Changes = {
    "outcome": "granted",
    "guideline": "Riktlinje för ledsagares omkostnader",
    "adopted": "2024-05-20",
    "right_refused": "here",
    "amount": 30000,
    "reasons": "Ada går på bio och betalar då också för ledsagaren.",
}
OPENING: Changes = {
    **AGAINST_ONE,
    "/decision": {
        **DECIDER,
        "kind": "inquiry_opening",
        "permission": {
            key: value
            for key, value in AGAINST_ONE["/decision"]["permission"].items()
            if key not in ("best_interests", "inquiry_opened")
        },
    },
}

KINDS: dict[str, tuple[str, Changes]] = {
    "interim": ("sol limited", {"/decision/kind": "interim", "/decision/underlying": "2026-0040"}),
    "ended by wish": ("lss undecided", change("ends", "own_request", **WISH) | NOTHING_ELSE),
    "less by wish": (
        "sol undecided",
        {**change("changes", "own_request", **WISH), "/decision/hours_per_month": "6", **NOTHING_ELSE},
    ),
    "ended by the board": ("lss undecided", change("ends", "reservation", **SEES)),
    "ended, SoL": ("sol undecided", change("ends", "changed_circumstances", FIXED, **SEES)),
    "changed by the board": (
        "sol undecided",
        {**change("changes", "changed_circumstances", FIXED, **SEES), "/decision/hours_per_month": "10"},
    ),
    "changed in favour": (
        "lss undecided",
        {**change("changes", "in_favour"), "/decision/hours_per_month": "30"},
    ),
    "a slip mended": (
        "lss undecided",
        {
            **change("changes", "slip", FIXED, circumstances="Det skulle stå 19 timmar, inte 20."),
            "/decision/hours_per_month": "19",
            **NOTHING_ELSE,
        },
    ),
    "written off": (
        "lss undecided",
        {
            **decision("write_off"),
            "/inquiry": {},
            "/application/withdrawn": "2026-03-20",
            "/application/withdrawn_how": "telephone",
            "/application/withdrawn_by": "Ada Lindqvist",
        },
    ),
    "late appeal dismissed": (
        "lss undecided",
        decision(
            "dismissal",
            underlying=NUMBER,
            reasons="Överklagandet kom in femton dagar efter den sista dagen.",
            dismissal=LATE,
        )
        | NOTHING_ELSE,
    ),
    "incomplete dismissed": (
        "sol undecided",
        decision(
            "dismissal",
            reasons="Det framgår inte vad du vill ha hjälp med, och du har inte svarat på våra frågor.",
            dismissal={"what": "incomplete", "asked_to_complete": "2026-03-01"},
        )
        | {"/inquiry": {}},
    ),
    "wish refused": ("lss undecided", execution("refused", WANTED) | NOTHING_ELSE),
    "relative allowed": ("sol undecided", execution("granted", RELATIVE) | NOTHING_ELSE),
    "inquiry opened": ("lss undecided", OPENING | NOTHING_ELSE),
    "permission": ("lss undecided", AGAINST_ONE | NOTHING_ELSE),
    "delay refused": (
        "sol undecided",
        decision(
            "delay_refusal",
            requested_decision="2026-03-10",
            reasons="Vi väntar på ett läkarutlåtande som kommer i april och som avgör frågan.",
        )
        | {"/application/received": "2025-09-01"},
    ),
    "beyond the right": ("sol refused", {"/decision/beyond": BEYOND}),
}
"""By name: the base case, and the changes that make it a decision of the kind."""
