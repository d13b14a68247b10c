"""Cases of the checks on who applies and what the person wants: name, sound case, changes, found."""

from tests.law.checks.sound import CHILD, YOUNG, Changes

WHO = "/application/applicant"
ATTITUDE = "/application/attitude"
CAPACITY = "/application/capacity"
OTHER = "/application/second_custodian"
NUMBER = "/person/personal_number"
BORN = "/person/birth_day"

GOD_MAN: Changes = {WHO: "god_man", ATTITUDE: "supports", CAPACITY: "lacks"}
BY_CUSTODIAN: Changes = {**YOUNG, WHO: "vardnadshavare", ATTITUDE: "supports", OTHER: "applied"}
UNDER_15: Changes = {**YOUNG, BORN: "2011-02-02"}
"""Turns fifteen on the day after the application."""

TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-097": [
        ("day and applicant stated", "lss limited", {}, False),
        ("no day", "lss limited", {"/application/received": None}, True),
        ("no applicant", "sol limited", {WHO: None}, True),
        ("undecided shows it too", "sol undecided", {WHO: None}, True),
        ("a refusal needs none", "sol refused", {WHO: None, "/application/received": None}, False),
    ],
    "HND-097/child": [
        ("fourteen applies alone", "sol limited", UNDER_15, True),
        ("fifteen on the day", "sol limited", {**UNDER_15, BORN: "2011-02-01"}, False),
        ("custodian for fourteen", "sol limited", {**UNDER_15, WHO: "vardnadshavare"}, False),
        ("refused", "sol refused", UNDER_15, False),
        ("LSS has its own rule", "lss limited", UNDER_15, False),
    ],
    "HND-021": [
        ("the person applies", "lss limited", {}, False),
        ("god man, attitude known", "lss limited", GOD_MAN, False),
        ("god man, attitude empty", "lss limited", {**GOD_MAN, ATTITUDE: None}, True),
        ("ombud, attitude empty", "sol limited", {WHO: "ombud"}, True),
        ("could not be found out", "sol limited", {**GOD_MAN, ATTITUDE: "not_established"}, False),
        ("custodian, attitude empty", "lss limited", {**CHILD, ATTITUDE: None}, True),
    ],
    "HND-022": [
        ("supports", "lss limited", GOD_MAN, False),
        ("adult opposes", "lss limited", {**GOD_MAN, ATTITUDE: "opposes"}, True),
        ("adult opposes, refused", "lss refused", {**GOD_MAN, ATTITUDE: "opposes"}, False),
        ("able fifteen opposes", "sol limited", {**BY_CUSTODIAN, ATTITUDE: "opposes"}, True),
        (
            "fifteen who lacks it",
            "sol limited",
            {**BY_CUSTODIAN, CAPACITY: "lacks", ATTITUDE: "opposes"},
            False,
        ),
        ("small child", "sol limited", {**CHILD, ATTITUDE: "opposes"}, False),
        ("eighteen on the day", "sol partly", {BORN: "2008-03-25", NUMBER: None, ATTITUDE: "opposes"}, True),
        ("day before eighteen", "sol partly", {BORN: "2008-03-26", NUMBER: None, ATTITUDE: "opposes"}, False),
    ],
    "HND-025": [
        ("custodian", "lss limited", CHILD, False),
        ("child alone", "lss limited", {**CHILD, WHO: "person"}, True),
        ("ombud", "lss limited", {**CHILD, WHO: "ombud"}, True),
        ("fifteen the day after", "lss limited", UNDER_15, True),
        ("fifteen on the day", "lss limited", {**UNDER_15, BORN: "2011-02-01"}, False),
        ("SoL has its own rule", "sol limited", {**CHILD, WHO: "person"}, False),
        ("applicant not stated yet", "lss undecided", {**CHILD, WHO: None}, False),
    ],
    "HND-026": [
        ("own request", "lss limited", YOUNG, False),
        ("custodian's request, able", "lss limited", BY_CUSTODIAN, True),
        ("guardian's request, able", "lss limited", {**BY_CUSTODIAN, WHO: "formyndare"}, True),
        ("custodian's request, lacks", "lss limited", {**BY_CUSTODIAN, CAPACITY: "lacks"}, False),
        ("fifteen on the decision's day", "lss limited", {**BY_CUSTODIAN, BORN: "2011-03-25"}, True),
        ("fifteen the day after", "lss limited", {**BY_CUSTODIAN, BORN: "2011-03-26"}, False),
        ("a refusal may be made", "lss refused", BY_CUSTODIAN, False),
    ],
    "HND-027": [
        ("nobody opposes", "lss limited", YOUNG, False),
        ("a custodian opposes", "lss limited", {**YOUNG, OTHER: "opposes"}, True),
        ("eighteen", "lss limited", {**YOUNG, BORN: "2008-03-25", OTHER: "opposes"}, False),
        ("refused", "lss refused", {**YOUNG, OTHER: "opposes"}, False),
    ],
    "HND-028": [
        ("lacks the ability", "lss limited", GOD_MAN, False),
        ("said to be able", "lss limited", {**GOD_MAN, CAPACITY: "able"}, True),
        ("not stated", "lss limited", {**GOD_MAN, CAPACITY: None}, True),
        ("unclear is an answer", "lss limited", {**GOD_MAN, CAPACITY: "unclear"}, False),
        ("an ombud acts for an able person", "lss limited", {WHO: "ombud", ATTITUDE: "supports"}, False),
        ("under fifteen", "lss limited", CHILD, False),
        ("fifteen on the day", "lss limited", {**BY_CUSTODIAN, BORN: "2011-02-01", CAPACITY: None}, True),
        (
            "the day before fifteen",
            "lss limited",
            {**BY_CUSTODIAN, BORN: "2011-02-02", CAPACITY: None},
            False,
        ),
    ],
    "HND-029": [
        ("both", "lss undecided", CHILD, False),
        ("sole custody", "lss undecided", {**CHILD, OTHER: "sole_custody"}, False),
        ("the other not asked", "lss undecided", {**CHILD, OTHER: "not_asked"}, True),
        ("not answered", "sol undecided", {**CHILD, OTHER: None}, True),
        ("refused", "sol refused", {**CHILD, OTHER: "opposes"}, True),
        (
            "eighteen on the day",
            "sol undecided",
            {**CHILD, NUMBER: None, BORN: "2008-02-01", OTHER: None},
            False,
        ),
        ("the day before", "sol undecided", {**CHILD, NUMBER: None, BORN: "2008-02-02", OTHER: None}, True),
        (
            "granted with a written reason",
            "lss limited",
            {**CHILD, OTHER: "opposes", "/decision/acknowledged": {"HND-029": "Den andra är utomlands."}},
            True,
        ),
    ],
    "HND-029/grant": [
        ("both", "lss limited", CHILD, False),
        ("one only", "lss limited", {**CHILD, OTHER: "opposes"}, True),
        ("not decided", "lss undecided", {**CHILD, OTHER: "opposes"}, False),
        (
            "with a written reason",
            "lss limited",
            {**CHILD, OTHER: "opposes", "/decision/acknowledged": {"HND-029": "Den andra är utomlands."}},
            False,
        ),
        (
            "a dash is no reason",
            "lss limited",
            {**CHILD, OTHER: "opposes", "/decision/acknowledged": {"HND-029": " – "}},
            True,
        ),
    ],
    "HND-030": [
        ("fifteen", "sol limited", YOUNG, True),
        ("fifteen, LSS", "lss limited", YOUNG, False),
        ("nine", "sol limited", CHILD, False),
        ("adult", "sol limited", {}, False),
        ("eighteen on the day", "sol limited", {**YOUNG, BORN: "2008-02-01"}, False),
    ],
    "HND-019": [
        ("established", "lss limited", {}, False),
        ("not yet", "lss limited", {"/application/identity": "not_yet"}, True),
        ("not answered", "sol limited", {"/application/identity": None}, True),
        ("declined is HND-020", "sol limited", {"/application/identity": "declined"}, False),
    ],
    "HND-020": [
        ("declined, not told", "lss limited", {"/application/identity": "declined"}, True),
        (
            "declined and told",
            "lss limited",
            {"/application/identity": "declined", "/application/identity_risk_informed": "2026-02-10"},
            False,
        ),
        ("not yet", "lss limited", {"/application/identity": "not_yet"}, False),
    ],
    "HND-171": [
        ("told", "sol limited", {}, False),
        ("not told", "sol limited", {"/application/lss_informed": None}, True),
        (
            "in the personkrets",
            "sol limited",
            {"/application/lss_informed": None, "/inquiry/personkrets/result": "1"},
            True,
        ),
        (
            "outside the personkrets",
            "sol limited",
            {"/application/lss_informed": None, "/inquiry/personkrets/result": "none"},
            False,
        ),
        ("LSS application", "lss limited", {"/application/lss_informed": None}, False),
    ],
}
