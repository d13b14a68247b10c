"""Cases of the checks on advance rulings: name, case, changes, found."""

from tests.law.checks.sound import Changes
from tests.law.checks.sound_measures import ADULTS_HOME, FROM_OFFER, REFUSED, RULING
from tests.law.checks.sound_support import ANSWERS
from tests.law.checks.table_measures import GROUND, NO, NOTHING, WHOLE, Row, choice, day, rows, text

KIND = "/application/kind"
PLAIN: Changes = {KIND: "first"}
MET: Changes = {GROUND: "met_in_home_municipality"}
NEAR: Changes = choice("fhb_near", "yes")
GRANT = "/decision/wordings/grant"
ELSEWHERE: Changes = {"/application/answers": {"registered": {"choice": "elsewhere"}}}
RESIDENT: Changes = {
    "/application/answers": {"registered": {"choice": "elsewhere"}, "responsible": {"choice": "resident"}}
}

TABLE: dict[str, list[Row]] = {
    "FHB-001": [
        *rows(
            {**REFUSED["bostad_vuxna"], **RULING},
            ("the reason for the move", NO, {GROUND: "move_reason"}, True),
            ("not registered here", NO, {GROUND: "not_registered_here"}, True),
            ("another ground", NO, {}, False),
        ),
        ("granted", WHOLE, {**RULING, GROUND: "move_reason"}, False),
    ],
    "FHB-002": rows(
        RULING,
        ("clear", WHOLE, {}, False),
        ("unclear", NOTHING, choice("fhb_intention", "unclear"), True),
        ("another municipality too", NOTHING, choice("fhb_other_pending", "yes"), True),
        ("not answered at the outcome", WHOLE, choice("fhb_intention", None), True),
        ("not answered yet", NOTHING, {**choice("fhb_intention", None), "/decision": {}}, False),
        ("an ordinary application", WHOLE, {**PLAIN, **choice("fhb_intention", "unclear")}, False),
    ),
    "FHB-003": rows(
        RULING,
        ("all there", WHOLE, {}, False),
        ("no personkrets", WHOLE, {"/inquiry/personkrets/result": None}, True),
        ("good living is open", NO, {"/inquiry/need_test/good_living": None}, True),
        ("open, undecided", NOTHING, {"/inquiry/personkrets/result": None, "/decision": {}}, False),
    ),
    "FHB-004": rows(
        RULING,
        ("met at home, very near", NO, {**MET, **NEAR}, True),
        ("met otherwise means the same here", NO, NEAR, True),
        ("far is another rule", NO, MET, False),
        ("another ground", NO, {GROUND: "no_need", **NEAR}, False),
    ),
    "FHB-004/far": rows(
        RULING,
        ("far away", NO, {**MET, **choice("fhb_near", "no")}, True),
        ("not said", NO, MET, True),
        ("near", NO, {**MET, **NEAR}, False),
        ("an ordinary application", NO, {**MET, **PLAIN}, False),
    ),
    "FHB-006": rows(
        RULING,
        ("the default wording", WHOLE, {}, False),
        ("its wording", WHOLE, {GRANT: {"id": "forhandsbesked.timmar.dag"}}, False),
        ("an ordinary wording", WHOLE, {GRANT: {"id": "beslut.ledsagning.bifall"}}, True),
        ("own words about another thing", WHOLE, {GRANT: {"text": "Du beviljas ledsagarservice."}}, True),
        ("own words", WHOLE, {GRANT: {"text": "Du får förhandsbesked."}}, False),
        ("the reverse", WHOLE, {**PLAIN, GRANT: {"id": "forhandsbesked.timmar.dag"}}, True),
        ("ordinary both", WHOLE, {**PLAIN, GRANT: {"id": "beslut.ledsagning.bifall"}}, False),
    ),
    "FHB-006/plain": [
        ("registered here", WHOLE, {}, False),
        ("registered elsewhere", WHOLE, ELSEWHERE, True),
        ("registered elsewhere, undecided", NOTHING, ELSEWHERE, False),
        ("lives here all the same", WHOLE, RESIDENT, False),
        ("a ruling", WHOLE, {**RULING, **ELSEWHERE}, False),
    ],
    "FHB-008": rows(
        RULING,
        ("from the decision", WHOLE, {}, False),
        ("not answered", WHOLE, {f"{ANSWERS}/fhb_start": None}, True),
        ("another day, not said", WHOLE, choice("fhb_start", "other"), True),
        ("another day", WHOLE, {**choice("fhb_start", "other"), **day("fhb_start", "2026-05-01")}, False),
        ("from the offer, not yet made", WHOLE, FROM_OFFER, False),
        ("refused", NO, {f"{ANSWERS}/fhb_start": None}, False),
    ),
    "FHB-008/clock": [
        ("others from the decision", WHOLE, RULING, False),
        ("others from the offer", WHOLE, FROM_OFFER, True),
        ("others from the offer, with reasons", WHOLE, {**FROM_OFFER, **text("fhb_start", "Kö.")}, False),
        ("housing from the offer", WHOLE, {**ADULTS_HOME, **FROM_OFFER}, False),
        ("housing from the decision", WHOLE, {**ADULTS_HOME, **RULING}, True),
        (
            "housing from the decision, with words",
            WHOLE,
            {**ADULTS_HOME, **RULING, **text("fhb_start", "Nu.")},
            True,
        ),
    ],
    "FHB-014": [
        ("placed by another", NOTHING, choice("placed_by_other", "yes"), True),
        ("placed by another, decided", WHOLE, choice("placed_by_other", "yes"), True),
        ("a ruling", WHOLE, {**RULING, **choice("placed_by_other", "yes")}, False),
        ("not placed", WHOLE, choice("placed_by_other", "no"), False),
    ],
}
