"""Cases of the checks on service and appeal: name, case, changes, found."""

from tests.law.checks.sound import Changes

WHOLE, PARTLY, REFUSED, NOTHING = "lss limited", "sol partly", "lss refused", "sol undecided"

Row = tuple[str, str, Changes, bool]


def service(**values: object) -> Changes:
    return {f"/service/{key}": value for key, value in values.items()}


def appeal(**values: object) -> Changes:
    return {f"/appeal/{key}": value for key, value in values.items()}


RECEIPT: Changes = service(
    sent="2026-03-26", way="receipt", received="2026-03-30", inquiry_enclosed="yes", appeal_enclosed="yes"
)
"""Three weeks end on Monday 20 April 2026."""
POST: Changes = {
    **service(sent="2026-03-26", way="simplified", control_sent="2026-03-27", inquiry_enclosed="yes"),
    "/decision/simplified_informed": "2026-02-10",
}
"""Served on 9 April; three weeks end on Thursday 30 April 2026."""
IN_TIME: Changes = {**RECEIPT, **appeal(received="2026-04-20", decision_named="yes", change_wanted="Bifall.")}
LATE: Changes = {**IN_TIME, "/appeal/received": "2026-04-22"}
DAY_LATE: Changes = {**IN_TIME, "/appeal/received": "2026-04-21"}
FORWARDED = "2026-04-24"
SOL_REFUSED = "sol refused"
OWN_WORDS = "/decision/wordings/appeal"
GUIDELINE_WORDS = "/decision/wordings/beyond_appeal"
GUIDELINES: Changes = {"/decision/beyond": {"outcome": "refused", "right_refused": "here"}}

TABLE: dict[str, list[Row]] = {
    "HND-098": [
        ("nothing noted yet", WHOLE, {}, False),
        ("enclosed", WHOLE, RECEIPT, False),
        ("not enclosed", WHOLE, {**RECEIPT, **service(inquiry_enclosed="no")}, True),
        ("not answered", REFUSED, {**RECEIPT, **service(inquiry_enclosed=None)}, True),
    ],
    "HND-098/unsent": [
        ("nothing noted yet", WHOLE, {}, False),
        ("sent, then ordered", WHOLE, {**RECEIPT, "/order/sent": "2026-03-27"}, False),
        ("ordered, never sent", WHOLE, {"/order/sent": "2026-03-27"}, True),
        ("appealed, never sent", REFUSED, appeal(received="2026-04-20"), True),
        ("the day of taking part is known", REFUSED, {**IN_TIME, **service(sent=None)}, False),
    ],
    "HND-099": [
        ("refused, not sent", REFUSED, {}, False),
        ("refused, enclosed", REFUSED, RECEIPT, False),
        ("refused, not enclosed", REFUSED, {**RECEIPT, **service(appeal_enclosed="no")}, True),
        ("in part, not answered", PARTLY, {**RECEIPT, **service(appeal_enclosed=None)}, True),
        ("granted", WHOLE, {**RECEIPT, **service(appeal_enclosed="no")}, False),
        (
            "a wish about the execution",
            WHOLE,
            {
                **RECEIPT,
                **service(appeal_enclosed=None),
                "/decision/kind": "execution",
                "/decision/outcome": "refused",
            },
            True,
        ),
        (
            "the person gives it up",
            WHOLE,
            {
                **RECEIPT,
                **service(appeal_enclosed=None),
                "/decision/kind": "change",
                "/decision/change": {"ground": "own_request", "effect": "ends"},
            },
            False,
        ),
        (
            "the board ends it",
            WHOLE,
            {
                **RECEIPT,
                **service(appeal_enclosed=None),
                "/decision/kind": "change",
                "/decision/change": {"ground": "reservation", "effect": "ends"},
            },
            True,
        ),
    ],
    "HND-100/sent": [
        ("not sent", REFUSED, {}, False),
        ("with a receipt", REFUSED, RECEIPT, False),
        ("an ordinary letter", REFUSED, service(sent="2026-03-26", way="letter"), True),
        ("no way noted", PARTLY, service(sent="2026-03-26"), True),
        (
            "a letter, and known when it came",
            REFUSED,
            service(sent="2026-03-26", way="letter", received="2026-03-28"),
            False,
        ),
        ("granted", WHOLE, service(sent="2026-03-26", way="letter"), False),
    ],
    "HND-100/order": [
        ("after", REFUSED, RECEIPT, False),
        ("the same day", REFUSED, {**RECEIPT, **service(received="2026-03-26")}, False),
        ("before it was sent", REFUSED, {**RECEIPT, **service(received="2026-03-25")}, True),
        ("before the decision", WHOLE, {**RECEIPT, **service(sent=None, received="2026-03-24")}, True),
    ],
    "HND-101/sent": [
        ("told", REFUSED, POST, False),
        ("told the same day", REFUSED, {**POST, "/decision/simplified_informed": "2026-03-26"}, False),
        ("told the day after", REFUSED, {**POST, "/decision/simplified_informed": "2026-03-27"}, True),
        ("never told", REFUSED, {**POST, "/decision/simplified_informed": None}, True),
        ("electronically, never told", WHOLE, service(way="electronic_simplified"), True),
        ("a receipt", REFUSED, RECEIPT, False),
    ],
    "HND-255": [
        ("the next working day", REFUSED, POST, False),
        ("the same day", REFUSED, {**POST, **service(control_sent="2026-03-26")}, True),
        ("two days later", REFUSED, {**POST, **service(control_sent="2026-03-28")}, True),
        ("missing", REFUSED, {**POST, **service(control_sent=None)}, True),
        (
            "not due yet",
            REFUSED,
            {**POST, **service(sent="2026-04-24", control_sent=None)},
            False,
        ),
        (
            "over Easter",
            REFUSED,
            {**POST, **service(sent="2026-04-02", control_sent="2026-04-07")},
            False,
        ),
        (
            "electronically, none is sent",
            REFUSED,
            {**POST, **service(way="electronic_simplified", control_sent=None)},
            False,
        ),
    ],
    "HND-255/doubtful": [
        ("arrived", REFUSED, POST, False),
        ("unlikely", REFUSED, {**POST, **service(doubtful=True)}, True),
        ("unlikely, electronically", WHOLE, service(way="electronic_simplified", doubtful=True), True),
        ("another way", REFUSED, {**RECEIPT, **service(doubtful=True)}, False),
    ],
    "HND-131": [
        ("no appeal", REFUSED, RECEIPT, False),
        ("received", REFUSED, IN_TIME, True),
        ("being written", REFUSED, appeal(change_wanted="Bifall."), True),
        ("handed over", REFUSED, {**IN_TIME, **appeal(forwarded=FORWARDED)}, False),
    ],
    "HND-132": [
        ("no appeal", REFUSED, RECEIPT, False),
        ("whole", REFUSED, IN_TIME, False),
        ("which decision", REFUSED, {**IN_TIME, **appeal(decision_named="no")}, True),
        ("which change", REFUSED, {**IN_TIME, **appeal(change_wanted="–")}, True),
        ("handed over", REFUSED, {**IN_TIME, **appeal(change_wanted=None, forwarded=FORWARDED)}, True),
        ("dismissed", REFUSED, {**IN_TIME, **appeal(change_wanted=None, dismissed_number="7")}, False),
    ],
    "HND-133": [
        ("no appeal", REFUSED, {}, False),
        ("receipt", REFUSED, IN_TIME, False),
        ("no receipt back", REFUSED, {**IN_TIME, **service(received=None)}, True),
        ("handed over", REFUSED, {**IN_TIME, **service(received=None, way="handed")}, False),
        ("simplified", REFUSED, {**POST, **appeal(received="2026-04-20")}, False),
        (
            "simplified, wrong control message",
            REFUSED,
            {**POST, **service(control_sent="2026-03-30"), **appeal(received="2026-04-20")},
            True,
        ),
    ],
    "HND-133/post": [
        ("the last day", REFUSED, IN_TIME, False),
        ("the working day after", REFUSED, DAY_LATE, True),
        ("two working days after", REFUSED, LATE, False),
        (
            "Monday after a Friday",
            REFUSED,
            {**DAY_LATE, **service(received="2026-03-27"), **appeal(received="2026-04-20")},
            True,
        ),
        ("wrong information anyway", REFUSED, {**DAY_LATE, **appeal(wrong_information="yes")}, False),
        ("handed over", REFUSED, {**DAY_LATE, **appeal(forwarded=FORWARDED)}, False),
    ],
    "HND-134/forwarded": [
        ("in time", REFUSED, {**IN_TIME, **appeal(forwarded=FORWARDED)}, False),
        ("late", REFUSED, {**DAY_LATE, **appeal(forwarded=FORWARDED)}, True),
        ("late, not handed over", REFUSED, LATE, False),
        (
            "by wrong information",
            REFUSED,
            {**LATE, **appeal(forwarded=FORWARDED, wrong_information="yes")},
            False,
        ),
        (
            "at the court in time",
            REFUSED,
            {**LATE, **appeal(forwarded=FORWARDED, court_received="2026-04-20")},
            False,
        ),
        (
            "late at the court too",
            REFUSED,
            {**LATE, **appeal(forwarded=FORWARDED, court_received="2026-04-21")},
            True,
        ),
        (
            "cannot be judged",
            REFUSED,
            {**LATE, **service(received=None), **appeal(forwarded=FORWARDED)},
            False,
        ),
    ],
    "HND-134/undecided": [
        ("in time", REFUSED, {**IN_TIME, **appeal(wrong_information="no")}, False),
        ("late, exceptions open", REFUSED, LATE, False),
        ("late, no exception", REFUSED, {**LATE, **appeal(wrong_information="no")}, True),
        (
            "dismissed",
            REFUSED,
            {**LATE, **appeal(wrong_information="no", dismissed_number="2026-0077")},
            False,
        ),
    ],
    "HND-136": [
        ("not handed over", REFUSED, IN_TIME, False),
        ("handed over, unanswered", REFUSED, {**IN_TIME, **appeal(forwarded=FORWARDED)}, True),
        ("none is an answer", REFUSED, {**IN_TIME, **appeal(forwarded=FORWARDED, claim="none")}, False),
        ("refused in part", PARTLY, {**IN_TIME, **appeal(forwarded=FORWARDED)}, False),
        ("late", REFUSED, {**LATE, **appeal(forwarded=FORWARDED)}, False),
    ],
    "HND-140": [
        ("no claim", REFUSED, IN_TIME, False),
        ("none", REFUSED, {**IN_TIME, **appeal(claim="none")}, False),
        (
            "a whole claim",
            REFUSED,
            {**IN_TIME, **appeal(claim="both", claim_to="2027-03-31", claim_reasons="Ada opereras i höst.")},
            False,
        ),
        ("reasons", REFUSED, {**IN_TIME, **appeal(claim="reservation")}, True),
        ("the day", REFUSED, {**IN_TIME, **appeal(claim="limit", claim_reasons="Operationen.")}, True),
        (
            "something left to fill in",
            REFUSED,
            {**IN_TIME, **appeal(claim="reservation", claim_reasons="Behovet varierar för att [skäl].")},
            True,
        ),
    ],
    "HND-142": [
        ("the standard", REFUSED, {}, False),
        ("edited, to the board", REFUSED, {OWN_WORDS: {"text": "Skriv till oss inom tre veckor."}}, False),
        ("edited, of legality", REFUSED, {OWN_WORDS: {"text": "Du kan begära laglighetsprövning."}}, True),
        ("edited, of legality, in part", PARTLY, {OWN_WORDS: {"text": "Laglighetsprövningen sker …"}}, True),
    ],
    "HND-142/legality": [
        ("no guidelines", SOL_REFUSED, {GUIDELINE_WORDS: {"text": "Skriv till oss."}}, False),
        ("the standard", SOL_REFUSED, GUIDELINES, False),
        ("edited, silent", SOL_REFUSED, {**GUIDELINES, GUIDELINE_WORDS: {"text": "Skriv till oss."}}, True),
        (
            "edited, of legality",
            SOL_REFUSED,
            {**GUIDELINES, GUIDELINE_WORDS: {"text": "Du kan begära laglighetsprövning."}},
            False,
        ),
    ],
    "HND-257": [
        ("not handed over", REFUSED, IN_TIME, False),
        ("handed over, unanswered", REFUSED, {**IN_TIME, **appeal(forwarded=FORWARDED)}, True),
        ("answered", REFUSED, {**IN_TIME, **appeal(forwarded=FORWARDED, review="unchanged")}, False),
        ("in part too", PARTLY, {**IN_TIME, **appeal(forwarded=FORWARDED)}, True),
        ("late", REFUSED, {**LATE, **appeal(forwarded=FORWARDED)}, False),
    ],
    "HND-257/changed": [
        ("unchanged", REFUSED, {**IN_TIME, **appeal(review="unchanged", forwarded=FORWARDED)}, False),
        (
            "before, in favour",
            REFUSED,
            {
                **IN_TIME,
                **appeal(review="changed", changed=FORWARDED, changed_to_detriment="no", forwarded=FORWARDED),
            },
            False,
        ),
        (
            "after",
            REFUSED,
            {**IN_TIME, **appeal(review="changed", changed="2026-04-25", forwarded=FORWARDED)},
            True,
        ),
        (
            "to detriment",
            REFUSED,
            {**IN_TIME, **appeal(review="changed", changed="2026-04-22", changed_to_detriment="yes")},
            True,
        ),
        (
            "a slip, later",
            REFUSED,
            {**IN_TIME, **appeal(review="slip_corrected", changed="2026-05-04", forwarded=FORWARDED)},
            False,
        ),
    ],
}
