"""Cases of the checks on decision, duration, hours and accompaniment: name, sound case, changes, found."""

from typing import Any

from tests.law.checks.sound import BEFORE_JULY_2025, EARLIER, Changes
from tests.law.checks.sound_costs import CONCERT

FROM = "/decision/valid_from"
TO = "/decision/valid_to"
WHY = "/decision/duration_reasons"
GROUND = "/decision/refusal_ground"
HOURS = "/decision/hours_per_month"
COSTS = "/inquiry/answers/costs_expected/choice"
REPLACES: Changes = {**EARLIER, "/decision/ends_earlier": "2025-0007"}
OPEN_ENDED = [{**EARLIER["/earlier"][0], "duration": "open_ended", "valid_to": None}]
REPLACES_OPEN: Changes = {"/earlier": OPEN_ENDED, "/decision/ends_earlier": "2025-0007"}


def _area(area: str, asked: str = "") -> Changes:
    row: dict[str, Any] = {
        "activity": "resa",
        "times_per_month": "1",
        "hours_each": "1",
        "companion": "both",
        "area": area,
    }
    return {"/inquiry/activities": [row | ({"other_principal": asked} if asked else {})]}


TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-254/part": [
        ("all there", "lss limited", {}, False),
        ("no day", "lss limited", {"/decision/day": None}, True),
        ("no outcome", "sol limited", {"/decision/outcome": None}, True),
        ("no first day", "sol limited", {FROM: None}, True),
        ("of a single activity", "sol open", {**CONCERT, FROM: None, "/decision/duration": None}, False),
        ("refusals have none", "sol refused", {}, False),
        ("no measure", "sol limited", {"/measure": None}, True),
    ],
    "HND-001": [
        ("named", "lss limited", {}, False),
        ("not named", "lss limited", {"/decision/decided_by": None}, True),
        ("a dash", "sol refused", {"/decision/decided_by": "–"}, True),
    ],
    "HND-001/delegation": [
        ("stated", "lss limited", {}, False),
        ("not stated", "sol refused", {"/decision/delegation": None}, True),
    ],
    "HND-102": [
        ("yes", "lss limited", {}, False),
        ("no", "lss limited", {"/decision/reservation": "no"}, False),
        ("unanswered", "lss open", {"/decision/reservation": None}, True),
        ("unanswered, in part", "sol partly", {"/decision/reservation": None}, True),
        ("refused", "sol refused", {}, False),
    ],
    "HND-103": [
        ("yes", "lss limited", {}, False),
        ("no", "lss open", {"/decision/reservation": "no"}, True),
        ("no, SoL, limited", "sol limited", {"/decision/reservation": "no"}, True),
        ("no, SoL, open-ended", "sol open", {"/decision/reservation": "no"}, False),
        (
            "no, SoL, open-ended, old act",
            "sol open",
            {**BEFORE_JULY_2025, "/decision/reservation": "no"},
            True,
        ),
    ],
    "HND-103/open": [
        ("no", "sol open", {"/decision/reservation": "no"}, True),
        (
            "first day of the new act",
            "sol open",
            {"/decision/day": "2025-07-01", "/decision/reservation": "no"},
            True,
        ),
        ("old act", "sol open", {**BEFORE_JULY_2025, "/decision/reservation": "no"}, False),
        ("limited", "sol limited", {"/decision/reservation": "no"}, False),
        ("never LSS", "lss open", {"/decision/reservation": "no"}, False),
        ("yes", "sol open", {}, False),
    ],
    "HND-106": [
        ("reasoned", "lss limited", {}, False),
        ("not reasoned", "lss limited", {"/decision/reservation_reasons": None}, True),
        ("no", "sol limited", {"/decision/reservation": "no", "/decision/reservation_reasons": None}, False),
        ("refused", "sol refused", {"/decision/reservation": "yes"}, False),
    ],
    "HND-104/period": [
        ("limited", "lss limited", {}, False),
        ("open-ended", "sol open", {}, False),
        ("not chosen", "sol open", {"/decision/duration": None}, True),
        ("a single activity", "sol open", {**CONCERT, "/decision/duration": None}, False),
        (
            "a single activity without a day",
            "sol open",
            {**CONCERT, "/decision/duration": None, "/decision/dearer/day": None},
            True,
        ),
        ("no last day", "lss limited", {TO: None}, True),
        ("refused", "lss refused", {}, False),
    ],
    "HND-104/order": [
        ("a day", "lss limited", {TO: "2026-04-01"}, False),
        ("backwards", "lss limited", {TO: "2026-03-31"}, True),
        ("open-ended", "lss open", {TO: "2026-03-31"}, False),
    ],
    "HND-104": [
        ("reasoned", "lss limited", {}, False),
        ("not reasoned", "lss limited", {WHY: None}, True),
        ("open-ended, not reasoned", "sol open", {WHY: "-"}, True),
        ("a single activity", "sol open", {**CONCERT, "/decision/duration": None, WHY: None}, False),
        ("a single activity with a period", "sol limited", {**CONCERT, WHY: None}, True),
        ("refused", "sol refused", {}, False),
    ],
    "HND-105": [
        ("of the case", "lss limited", {}, False),
        ("bare length", "lss limited", {WHY: "Ett år."}, True),
        ("a length of the case", "lss limited", {WHY: "Ett år, eftersom operationen sker i maj."}, False),
        ("yearly follow-up alone", "sol limited", {WHY: "Beslutet följs upp varje år."}, True),
        ("follow-up and the case", "sol limited", {WHY: "Följs upp då synen väntas bli bättre."}, False),
        ("a place to fill in", "sol limited", {WHY: "Tiden passar eftersom {omständigheter}."}, True),
        (
            "follow-up as its own cause",
            "lss limited",
            {WHY: "Insatsen ska följas upp årligen och beslutet gäller därför ett år."},
            True,
        ),
        ("what is usual", "sol limited", {WHY: "Vi brukar alltid fatta beslut på ett år i taget."}, True),
        (
            "the practice",
            "lss limited",
            {WHY: "Enligt nämndens rutin begränsas beslut till tolv månader."},
            True,
        ),
        ("usual, but the case", "sol limited", {WHY: "Skolan brukar byta schema i augusti."}, False),
        ("short, of the case", "sol limited", {WHY: "Du flyttar om ett år."}, False),
        ("open-ended", "sol open", {WHY: "Tills vidare."}, False),
        ("empty is HND-104", "sol limited", {WHY: None}, False),
    ],
    "HRS-014": [
        ("twelve months", "lss limited", {}, False),
        ("nine months", "sol limited", {TO: "2026-12-31"}, False),
        ("three months", "sol limited", {TO: "2026-06-30"}, False),
        ("eleven months", "sol limited", {TO: "2027-02-28"}, True),
        ("a day short", "lss limited", {TO: "2027-03-30"}, True),
        ("from mid-month", "lss limited", {FROM: "2026-04-15"}, False),
        ("open-ended", "lss open", {}, False),
        ("backwards is HND-104", "lss limited", {TO: "2026-03-30"}, False),
        (
            "refused",
            "lss refused",
            {FROM: "2026-04-01", TO: "2026-05-02", "/decision/duration": "limited"},
            False,
        ),
    ],
    "HRS-021": [
        ("on the frame's boundary", "lss limited", REPLACES, False),
        ("in a frame", "lss limited", {**REPLACES, FROM: "2026-05-15"}, True),
        ("in a frame, refused", "lss refused", {**REPLACES, FROM: "2026-05-15"}, False),
        ("beside the running one", "sol limited", {**EARLIER, FROM: "2026-05-15"}, False),
        ("the earlier one is open-ended", "sol open", {**REPLACES_OPEN, FROM: "2026-05-15"}, True),
        ("both begin on one day", "sol open", {**REPLACES_OPEN, FROM: "2026-01-01"}, False),
        ("the earlier one has ended", "sol limited", {**REPLACES, FROM: "2027-01-15"}, False),
        ("the last frame's last day", "sol limited", {**REPLACES, FROM: "2026-12-31"}, True),
        (
            "all hours used",
            "sol limited",
            {
                **REPLACES,
                FROM: "2026-05-01",
                "/sessions": [
                    {
                        "id": "1",
                        "day": "2026-04-10",
                        "start": "10:00:00",
                        "end": "20:00:00",
                        "status": "performed",
                    }
                ],
            },
            False,
        ),
    ],
    "HND-110": [
        ("no earlier one", "lss limited", {}, False),
        ("the day after", "lss limited", {**EARLIER, FROM: "2027-01-01"}, False),
        ("a day between", "lss limited", {**EARLIER, FROM: "2027-01-02"}, True),
        (
            "applied for after the end",
            "sol limited",
            {**EARLIER, "/application/received": "2027-01-01", FROM: "2027-02-01"},
            False,
        ),
        ("refused", "sol refused", {**EARLIER, FROM: "2027-01-02"}, False),
    ],
    "LED-002": [
        ("no assistance", "lss limited", {}, False),
        ("assistance", "lss limited", {"/application/has_assistance": "yes"}, True),
        ("refused", "lss refused", {"/application/has_assistance": "yes"}, False),
        ("unclear", "lss undecided", {"/application/has_assistance": "unclear"}, False),
    ],
    "LSOL-010": [
        ("no assistance", "sol limited", {}, False),
        ("assistance", "sol undecided", {"/application/has_assistance": "yes"}, True),
        ("LSS has its own id", "lss limited", {"/application/has_assistance": "yes"}, False),
    ],
    "LED-003": [
        ("another ground", "lss refused", {}, False),
        ("standard number", "lss refused", {GROUND: "standard_amount"}, True),
        ("standard number, in part", "lss partly", {GROUND: "standard_amount"}, True),
        ("a ceiling in the reasons", "lss limited", {"/decision/reasons": "Taket är tio timmar."}, True),
        ("high ceilings", "lss limited", {"/decision/reasons": "Ada behöver tio timmar."}, False),
    ],
    "LSOL-004": [
        ("another ground", "sol refused", {}, False),
        ("standard number", "sol refused", {GROUND: "standard_amount"}, True),
        ("maximum", "sol limited", {"/decision/reasons": "Det beviljas max 20 timmar."}, True),
        ("usual", "sol limited", {"/inquiry/answers/assessment/text": "Kommunen brukar bevilja tio."}, True),
        ("LSS has its own id", "lss refused", {GROUND: "standard_amount"}, False),
    ],
    "LED-012": [
        ("another ground", "lss refused", {}, False),
        ("household", "lss refused", {GROUND: "household"}, True),
        ("household, in part", "lss partly", {GROUND: "household"}, True),
        ("granted", "lss limited", {GROUND: "household"}, False),
    ],
    "LSOL-007": [
        ("another ground", "sol refused", {}, False),
        ("household", "sol refused", {GROUND: "household"}, True),
        ("LSS has its own id", "lss refused", {GROUND: "household"}, False),
    ],
    "LED-020": [
        ("hours", "lss limited", {}, False),
        ("none", "lss open", {HOURS: None}, True),
        ("zero", "lss partly", {HOURS: "0"}, True),
        ("a quarter", "lss limited", {HOURS: "0.25"}, False),
        ("refused", "lss refused", {}, False),
    ],
    "LSOL-030": [
        ("hours", "sol limited", {}, False),
        ("none", "sol open", {HOURS: None}, True),
        ("below zero", "sol limited", {HOURS: "-1"}, True),
        ("undecided", "sol undecided", {}, False),
    ],
    "LSOL-021": [
        ("as reckoned", "sol limited", {}, False),
        ("below", "sol limited", {HOURS: "9.99"}, True),
        (
            "below, with reasons",
            "sol limited",
            {HOURS: "8", "/decision/below_sum_reasons": "Vännen följer med."},
            False,
        ),
        ("above", "sol limited", {HOURS: "12"}, False),
        ("no rows", "sol limited", {HOURS: "1", "/inquiry/activities": None}, False),
        ("LSS has no such check", "lss limited", {HOURS: "9"}, False),
    ],
    "LED-025": [
        ("no costs", "lss limited", {}, False),
        ("costs", "lss limited", {COSTS: "yes"}, True),
        ("unclear", "lss limited", {COSTS: "unclear"}, False),
        (
            "a cost in a row",
            "lss limited",
            {"/inquiry/activities": [{"activity": "bio", "cost": 14000}]},
            True,
        ),
        ("refused", "lss refused", {COSTS: "yes"}, False),
    ],
    "LSOL-036": [
        ("no costs", "sol limited", {}, False),
        ("costs", "sol open", {COSTS: "yes"}, True),
        ("undecided", "sol undecided", {COSTS: "yes"}, False),
    ],
    "LED-005": [
        ("at home", "lss limited", {}, False),
        ("abroad", "lss limited", _area("holiday_abroad"), True),
        ("abroad, reasoned", "lss limited", _area("holiday_abroad", "Enda sättet att träffa modern."), False),
        ("SoL", "sol limited", _area("holiday_abroad"), False),
    ],
    "LED-016": [
        ("ordinary", "lss limited", {}, False),
        ("work", "lss limited", _area("work"), True),
        ("work, asked", "lss limited", _area("work", "Arbetsförmedlingen: nej."), False),
    ],
    "LED-017": [
        ("ordinary", "lss limited", {}, False),
        ("to care", "lss limited", _area("care_travel"), True),
        ("to care, asked", "lss limited", _area("care_travel", "Sjukresa beviljad."), False),
    ],
    "LED-018": [
        ("ordinary", "lss limited", {}, False),
        ("in care", "lss limited", _area("hospital"), True),
        ("in care, asked", "lss limited", _area("hospital", "Regionen: nej."), False),
    ],
    "LED-019": [
        ("ordinary", "lss limited", {}, False),
        ("färdtjänst", "lss limited", _area("fardtjanst"), True),
        ("riksfärdtjänst", "lss limited", _area("riksfardtjanst"), True),
        ("train", "lss limited", _area("train_air"), True),
        ("noted", "lss limited", _area("train_air", "Hjälp bokad på stationen."), False),
    ],
    "LSOL-023": [
        ("ordinary", "sol limited", {}, False),
        *(
            (area, "sol limited", _area(area), True)
            for area in ("work", "care_travel", "hospital", "riksfardtjanst")
        ),
        ("train, noted", "sol limited", _area("train_air", "Hjälp bokad på stationen."), False),
        ("abroad is no such area", "sol limited", _area("holiday_abroad"), False),
        ("LSS has its own ids", "lss limited", _area("work"), False),
    ],
}
