"""Sound cases of the costs of companions and relievers, as changes of the SoL cases."""

from tests.law.checks.sound import NO, Changes
from tests.law.checks.sound_support import ANSWERS, answered

WITHOUT: Changes = {
    "/inquiry/activities": None,
    "/decision/hours_per_month": None,
    "/decision/met_how": None,
    **{f"{ANSWERS}/{id}": None for id in ("isolation_need", "situations", "how_often", "how_long")},
    **{f"{ANSWERS}/{id}": None for id in ("during_activity", "costs_expected")},
}
COMPANION: Changes = {
    **answered({"companion_decision": "2026-0007"}, {"companion_decision": "ledsagning"}),
    f"{ANSWERS}/companion_from": {"day": "2026-01-01"},
    f"{ANSWERS}/companion_to": {"day": "2027-03-31"},
}
GUIDELINES: Changes = {
    "/measure": "omkostnader_ledsagare",
    **WITHOUT,
    **COMPANION,
    **answered({"cost_kinds": "Biobiljetter och fika."}),
    "/inquiry/need_test/cannot_alone": NO,
    "/decision/refusal_ground": "no_need",
    "/decision/reasons": "Ledsagarens kostnader hindrar inte Ada från att göra vanliga saker.",
    "/decision/valid_from": "2026-04-01",
    "/decision/duration": "limited",
    "/decision/valid_to": "2027-03-31",
    "/decision/duration_reasons": "Beslutet om ledsagning slutar då.",
    "/decision/reservation": "yes",
    "/decision/reservation_reasons": "Ersättningen förutsätter ledsagning.",
    "/decision/beyond": {
        "outcome": "granted",
        "right_refused": "here",
        "guideline": "Riktlinjer för omkostnader",
        "adopted": "2024-11-25",
        "amount": 30000,
        "reasons": "Ada har ledsagning, och kostnaderna är vanliga.",
    },
}
"""Refused by the right, granted by the guidelines."""
CONCERT: Changes = {
    "/measure": "dyrare_aktivitet",
    **WITHOUT,
    **COMPANION,
    **answered({"cost_kinds": "Biljett.", "common_habit": "En eller två gånger om året."}),
    "/decision/dearer": {
        "activity": "En konsert i Sundsvall",
        "day": "2026-06-05",
        "items": [{"what": "Ledsagarens biljett", "amount": 45000}],
    },
}
RELIEVER: Changes = {
    "/measure": "omkostnader_avlosare",
    **WITHOUT,
    **answered(
        {"relief_decision": "2026-0008", "cost_kinds": "Badbiljetter."}, {"relief_decision": "avlosning"}
    ),
    "/decision/dearer": {
        "activity": "Badhuset två gånger i månaden",
        "items": [{"what": "Avlösarens badbiljetter", "amount": 96000}],
    },
}
COSTS: dict[str, tuple[str, Changes]] = {
    "omkostnader_ledsagare": ("sol refused", GUIDELINES),
    "dyrare_aktivitet": ("sol limited", CONCERT),
    "omkostnader_avlosare": ("sol limited", RELIEVER),
}
"""The base and the changes of each."""
