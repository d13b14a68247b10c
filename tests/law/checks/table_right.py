"""Cases of the checks on right, reasons and refusal: name, sound case, changes, found."""

from tests.law.checks.sound import BEFORE_JULY_2025, EARLIER, NO, UNCLEAR, YES, Changes

TEST = "/inquiry/need_test"
KREDS = "/inquiry/personkrets"
GROUND = "/decision/refusal_ground"
REASONS = "/decision/reasons"
ASSESSMENT = "/inquiry/answers/assessment/text"
HARD: Changes = {f"{KREDS}/durability_hard_to_judge": True, f"{TEST}/belongs": UNCLEAR}
OUTSIDE: Changes = {f"{KREDS}/result": "none", GROUND: "not_in_personkrets", f"{TEST}/belongs": NO}

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "INS-005": [
        ("all four", "lss limited", {}, False),
        ("one open", "lss limited", {f"{TEST}/good_living": None}, True),
        ("one open, refused", "lss refused", {f"{TEST}/needs": None}, True),
        ("one open, undecided", "lss undecided", {f"{TEST}/needs": None}, True),
        ("SoL has other conditions", "sol limited", {}, False),
    ],
    "INS-005/met": [
        ("who and how", "lss refused", {}, False),
        ("not said", "lss refused", {"/decision/met_how": None}, True),
        ("not said, in part", "lss partly", {"/decision/met_how": "?"}, True),
        ("another ground", "lss refused", {"/decision/met_how": None, GROUND: "no_need"}, False),
    ],
    "HND-086": [
        ("four yes", "lss limited", {}, False),
        ("a no", "lss limited", {f"{TEST}/unmet": NO}, True),
        ("a no, in part", "lss partly", {f"{TEST}/needs": NO}, True),
        ("an unclear", "lss limited", {f"{TEST}/needs": UNCLEAR}, True),
        ("personkrets unclear", "lss limited", {f"{TEST}/belongs": UNCLEAR}, True),
        ("durability hard to judge", "lss limited", HARD, False),
        ("refused", "lss refused", {}, False),
    ],
    "HND-086/refusal": [
        ("a no", "lss refused", {}, False),
        ("four yes", "lss refused", {f"{TEST}/unmet": YES}, True),
        ("an unclear", "lss refused", {f"{TEST}/unmet": UNCLEAR}, True),
        (
            "material does not suffice",
            "lss refused",
            {f"{TEST}/unmet": UNCLEAR, GROUND: "insufficient_material"},
            False,
        ),
        (
            "material, but four yes",
            "lss refused",
            {f"{TEST}/unmet": YES, GROUND: "insufficient_material"},
            True,
        ),
        ("refused in part", "lss partly", {}, False),
    ],
    "HND-087": [
        ("in fact met", "lss refused", {}, False),
        ("could be met", "lss refused", {GROUND: "can_be_met_otherwise"}, True),
        ("SoL allows it", "sol refused", {GROUND: "can_be_met_otherwise"}, False),
        ("granted", "lss limited", {GROUND: "can_be_met_otherwise"}, False),
    ],
    "PKR-002": [
        ("result and reasons", "lss limited", {}, False),
        ("no result", "lss limited", {f"{KREDS}/result": None}, True),
        ("no reasons", "lss refused", {f"{KREDS}/reasons": "--"}, True),
        ("SoL", "sol limited", {KREDS: None}, False),
    ],
    "PKR-004": [
        ("group 3", "lss limited", {}, False),
        ("none", "lss limited", {f"{KREDS}/result": "none"}, True),
        ("none, in part", "lss partly", {f"{KREDS}/result": "none"}, True),
        ("none, refused", "lss refused", OUTSIDE, False),
    ],
    "PKR-010": [
        ("clear", "lss limited", {}, False),
        ("unclear", "lss refused", {f"{TEST}/belongs": UNCLEAR}, True),
        ("durability hard to judge", "lss limited", HARD, False),
        ("hard to judge is for group 3", "lss limited", {**HARD, f"{KREDS}/result": "2"}, True),
        (
            "material does not suffice",
            "lss refused",
            {f"{TEST}/belongs": UNCLEAR, GROUND: "insufficient_material"},
            False,
        ),
    ],
    "PKR-037": [
        ("limited", "lss limited", HARD, False),
        ("open-ended", "lss open", HARD, True),
        ("limited without a last day", "lss limited", {**HARD, "/decision/valid_to": None}, True),
        ("group 1", "lss open", {**HARD, f"{KREDS}/result": "1"}, False),
        ("no doubt", "lss open", {}, False),
        ("refused", "lss refused", HARD, False),
    ],
    "HND-175": [
        ("outside, not offered", "lss refused", OUTSIDE, True),
        ("outside by the ground alone", "lss refused", {GROUND: "not_in_personkrets"}, True),
        ("offered", "lss refused", {**OUTSIDE, "/decision/sol_offered": "2026-03-25"}, False),
        ("another ground", "lss refused", {}, False),
        ("granted", "lss limited", OUTSIDE, False),
    ],
    "INS-006": [
        ("refused", "lss refused", {}, True),
        ("outside is HND-175", "lss refused", OUTSIDE, False),
        ("offered", "lss refused", {"/decision/sol_offered": "2026-03-25"}, False),
        ("granted", "lss limited", {}, False),
    ],
    "HND-084": [
        ("nothing of the kind", "lss limited", {}, False),
        ("income", "lss limited", {REASONS: "Ada har en inkomst som räcker."}, True),
        ("in the assessment", "sol refused", {ASSESSMENT: "Hon har råd att betala själv."}, True),
        ("in a condition", "sol limited", {f"{TEST}/cannot_alone/reasons": "God ekonomi."}, True),
        ("råd och stöd", "lss limited", {REASONS: "Ada får råd och stöd av regionen."}, False),
        ("tillgång till bil", "lss limited", {REASONS: "Ada har inte tillgång till bil."}, False),
    ],
    "HND-085": [
        ("the act's own", "lss limited", {REASONS: "Insatsen behövs för goda levnadsvillkor."}, False),
        ("SoL's in LSS", "lss limited", {REASONS: "Hon når en skälig levnadsnivå."}, True),
        ("new SoL's in LSS", "lss limited", {REASONS: "Skäliga levnadsförhållanden uppnås."}, True),
        ("LSS's in SoL", "sol limited", {REASONS: "Det ger goda levnadsvillkor."}, True),
        ("old term, new act", "sol limited", {REASONS: "Det ger en skälig levnadsnivå."}, True),
        ("new term, new act", "sol limited", {REASONS: "Det ger skäliga levnadsförhållanden."}, False),
        ("old term, old act", "sol limited", {**BEFORE_JULY_2025, REASONS: "En skälig levnadsnivå."}, False),
        (
            "new term, old act",
            "sol limited",
            {**BEFORE_JULY_2025, REASONS: "Skäliga levnadsförhållanden."},
            True,
        ),
        (
            "first day of the new act",
            "sol limited",
            {"/decision/day": "2025-07-01", ASSESSMENT: "Skälig levnadsnivå."},
            True,
        ),
    ],
    "HND-006": [
        ("no section", "sol limited", {}, False),
        ("11:1", "sol limited", {REASONS: "Rätt finns enligt 11 kap. 1 § SoL."}, False),
        (
            "11:1, 2025:400",
            "sol limited",
            {REASONS: "Enligt 11 kap. 1 § socialtjänstlagen (2025:400)."},
            False,
        ),
        ("4:1 SoL", "sol limited", {REASONS: "Rätt finns enligt 4 kap. 1 § SoL."}, True),
        ("SoL 4:1", "sol limited", {REASONS: "Rätt finns enligt SoL 4 kap. 1 §."}, True),
        ("4:1, first paragraph", "sol limited", {REASONS: "Enligt 4 kap. 1 § första stycket SoL."}, True),
        ("4:1, 2001:453", "sol limited", {REASONS: "4 kap. 1 § socialtjänstlagen (2001:453)"}, True),
        ("4:1, wrong number", "sol limited", {REASONS: "4 kap. 1 § socialtjänstlagen (2025:400)"}, True),
        ("14 kap. 1 § is another", "sol limited", {REASONS: "14 kap. 1 § SoL"}, False),
        ("4:1 of another act", "sol limited", {REASONS: "4 kap. 1 § skollagen"}, False),
        (
            "ultimate responsibility",
            "lss limited",
            {REASONS: "Kommunens yttersta ansvar, 4 kap. 1 § SoL."},
            False,
        ),
        ("an old section of no use now", "sol limited", {REASONS: "16 kap. 3 § SoL"}, True),
        ("last day of the old act", "sol limited", {**BEFORE_JULY_2025, REASONS: "4 kap. 1 § SoL"}, False),
        ("too early", "sol limited", {**BEFORE_JULY_2025, REASONS: "11 kap. 1 § SoL"}, True),
        ("new act too early", "lss limited", {**BEFORE_JULY_2025, REASONS: "SFS 2025:400"}, True),
        (
            "first day of the new act",
            "sol limited",
            {"/decision/day": "2025-07-01", REASONS: "4 kap. 1 § SoL"},
            True,
        ),
    ],
    "HND-006/early": [
        ("now", "lss limited", {}, False),
        ("no day", "lss undecided", {}, False),
        ("first day of the tables", "lss limited", {"/decision/day": "2018-07-01"}, False),
        ("the day before", "sol limited", {"/decision/day": "2018-06-30"}, True),
    ],
    "HND-089": [
        ("another ground", "sol refused", {}, False),
        ("resources", "sol refused", {GROUND: "resources"}, True),
        ("resources, LSS, in part", "lss partly", {GROUND: "resources"}, True),
        ("granted", "lss limited", {GROUND: "resources"}, False),
    ],
    "HND-089/text": [
        ("nothing of the kind", "lss refused", {}, False),
        ("budget, in part", "lss partly", {REASONS: "Nämndens budget räcker inte."}, True),
        ("granted", "lss limited", {REASONS: "Nämndens budget har inte betydelse."}, False),
        ("SoL has its own id", "sol refused", {REASONS: "Nämndens budget räcker inte."}, False),
    ],
    "SOLG-013": [
        ("nothing of the kind", "sol refused", {}, False),
        ("lack of staff", "sol refused", {REASONS: "Det är brist på personal i kommunen."}, True),
        ("no places", "sol partly", {REASONS: "Det finns inga lediga platser."}, True),
        ("granted", "sol limited", {REASONS: "Trots resursbrist bifalls ansökan."}, False),
        ("own resources", "sol refused", {REASONS: "Ada har goda egna resurser."}, False),
    ],
    "HND-092": [
        ("another ground", "lss refused", {}, False),
        ("best interests", "lss refused", {GROUND: "childs_best_interests"}, True),
        ("best interests, in part", "lss partly", {GROUND: "childs_best_interests"}, True),
        ("SoL", "sol refused", {GROUND: "childs_best_interests"}, False),
    ],
    "SOLG-011": [
        ("another ground", "sol refused", {}, False),
        ("LSS possible", "sol refused", {GROUND: "lss_possible"}, True),
        ("LSS possible, in part", "sol partly", {GROUND: "lss_possible"}, True),
        ("granted", "sol limited", {GROUND: "lss_possible"}, False),
    ],
    "SOLG-011/text": [
        ("not named", "sol refused", {}, False),
        ("named", "sol refused", {REASONS: "Ada kan ansöka om ledsagarservice enligt LSS."}, True),
        ("named, in part", "sol partly", {REASONS: "Resten kan sökas enligt LSS."}, True),
        ("named in a grant", "sol limited", {REASONS: "Ada har fått information om LSS."}, False),
        ("inside a word", "sol refused", {REASONS: "Ada besöker AlLSSång varje vecka."}, False),
    ],
    "SOLG-010": [
        ("how", "sol refused", {}, False),
        ("in fact, not how", "sol refused", {"/decision/met_how": None}, True),
        ("can be, not how", "sol partly", {"/decision/met_how": None, GROUND: "can_be_met_otherwise"}, True),
        ("another ground", "sol refused", {"/decision/met_how": None, GROUND: "no_need"}, False),
    ],
    "HND-071": [
        ("another ground", "sol refused", {}, False),
        ("not told", "sol refused", {GROUND: "insufficient_material"}, True),
        (
            "told",
            "lss refused",
            {GROUND: "insufficient_material", "/decision/insufficient_informed": "2026-03-01"},
            False,
        ),
    ],
    "HND-254": [
        ("reasons", "sol refused", {}, False),
        ("none", "sol refused", {REASONS: None}, True),
        ("none, in part", "lss partly", {REASONS: " . "}, True),
        ("granted", "lss limited", {REASONS: None}, False),
        (
            "fewer hours than before",
            "lss limited",
            {**EARLIER, REASONS: None, "/decision/ends_earlier": "1", "/decision/hours_per_month": "9.5"},
            True,
        ),
        ("as many hours", "lss limited", {**EARLIER, REASONS: None, "/decision/ends_earlier": "1"}, False),
    ],
    "HND-254/ground": [
        ("chosen", "sol refused", {}, False),
        ("not chosen", "sol refused", {GROUND: None}, True),
        ("granted", "sol limited", {}, False),
    ],
    "HND-100": [
        ("receipt", "sol refused", {}, False),
        ("simplified", "lss refused", {"/decision/service": "simplified"}, False),
        ("letter", "sol refused", {"/decision/service": "letter"}, True),
        ("letter, in part", "lss partly", {"/decision/service": "letter"}, True),
        ("not chosen", "sol refused", {"/decision/service": None}, True),
        ("granted", "sol limited", {"/decision/service": "letter"}, False),
    ],
    "HND-101": [
        (
            "told",
            "sol refused",
            {"/decision/service": "simplified", "/decision/simplified_informed": "2026-02-02"},
            False,
        ),
        ("not told", "sol limited", {"/decision/service": "simplified"}, True),
        ("another way", "sol limited", {}, False),
    ],
}
