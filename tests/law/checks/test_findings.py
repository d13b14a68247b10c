"""What a finding says: words, field, because, order, and how a written reason answers a warning."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.law.checks import Fact, Rule, run
from lssdesk.law.checks.runner import place
from lssdesk.law.tables import shipped
from lssdesk.model.case import Case
from tests.law.checks.sound import (
    BASES,
    BEFORE_JULY_2025,
    CHILD,
    EARLIER,
    TODAY,
    Changes,
    case,
    findings,
    found,
)

REPLACES = {**EARLIER, "/decision/ends_earlier": "2025-0007"}
FILLED = "/inquiry/activities"

MESSAGES: list[tuple[str, str, Changes, str, str]] = [
    # check, sound case, changes, field, words that the message has to hold
    (
        "HND-102",
        "lss open",
        {"/decision/reservation": None},
        "/decision/reservation",
        "ändringsförbehåll är obesvarad",
    ),
    (
        "HND-063",
        "lss limited",
        {"/inquiry/answers/goals": None},
        "/inquiry/answers/goals",
        "målen för insatsen",
    ),
    (
        "HND-080",
        "lss limited",
        {"/inquiry/communication/reply_by": "2026-04-14"},
        "/inquiry/communication/reply_by",
        "till och med 2026-04-14. Beslutet kan skrivas under från 2026-04-15",
    ),
    (
        "HND-078",
        "sol limited",
        {"/inquiry/communication/sent": None},
        "/inquiry/communication/sent",
        "inte skickat",
    ),
    (
        "HRS-014",
        "lss limited",
        {"/decision/valid_to": "2027-02-10"},
        "/decision/valid_to",
        "Närmast passar 2026-12-31 eller 2027-03-31",
    ),
    (
        "HRS-021",
        "lss limited",
        {**REPLACES, "/decision/valid_from": "2026-05-15"},
        "/decision/valid_from",
        "förlorar 20 tim av timmarna i den. Från 2026-07-01",
    ),
    (
        "HND-110",
        "lss limited",
        {**EARLIER, "/decision/valid_from": "2027-02-01"},
        "/decision/valid_from",
        "slutar 2026-12-31",
    ),
    (
        "LSOL-021",
        "sol limited",
        {"/decision/hours_per_month": "7.5"},
        "/decision/below_sum_reasons",
        "Beräkningen ger 10 timmar per månad, och beslutet 7,5",
    ),
    (
        "HND-085",
        "sol limited",
        {"/decision/reasons": "Skälig levnadsnivå."},
        "/decision/reasons",
        "”Skälig levnadsnivå”. För ledsagning den här dagen är måttet skäliga levnadsförhållanden",
    ),
    (
        "HND-085",
        "sol limited",
        {**BEFORE_JULY_2025, "/decision/met_how": "Goda levnadsvillkor."},
        "/decision/met_how",
        "måttet skälig levnadsnivå",
    ),
    (
        "HND-006",
        "sol limited",
        {"/decision/reasons": "4 kap. 1 § SoL"},
        "/decision/reasons",
        "Rätten till ledsagning står då i 11 kap. 1 § socialtjänstlagen (2025:400)",
    ),
    (
        "HND-171",
        "sol limited",
        {"/application/lss_informed": None},
        "/application/lss_informed",
        "som ledsagarservice enligt LSS",
    ),
    ("INS-006", "lss refused", {}, "/decision/sol_offered", "som ledsagning enligt SoL"),
    (
        "HND-103/open",
        "sol open",
        {"/decision/reservation": "no"},
        "/decision/reservation",
        "(14 kap. 9 § socialtjänstlagen (2025:400))",
    ),
    (
        "INS-005",
        "lss limited",
        {"/inquiry/need_test/needs": None},
        "/inquiry/need_test/needs",
        "behöver stödet i sin livsföring",
    ),
    (
        "HND-029",
        "sol undecided",
        {**CHILD, "/application/second_custodian": None},
        "/application/second_custodian",
        "omfattar inte ledsagning",
    ),
    (
        "HND-026",
        "lss limited",
        {
            "/person/personal_number": None,
            "/person/birth_day": "2010-06-01",
            "/application/applicant": "formyndare",
            "/application/capacity": "able",
        },
        "/application/applicant",
        "enbart på förmyndarens begäran",
    ),
    (
        "LED-016",
        "lss limited",
        {FILLED: [{"activity": "kurs"}, {"activity": "jobbet", "area": "work"}]},
        "/inquiry/activities/1/other_principal",
        "(jobbet)",
    ),
    (
        "LED-016",
        "lss limited",
        {FILLED: [{"area": "work"}]},
        "/inquiry/activities/0/other_principal",
        "(rad 1)",
    ),
    (
        "LED-007",
        "lss limited",
        {"/inquiry/answers/life_situation": None, "/inquiry/answers/costs_expected": None},
        "/inquiry/answers/life_situation",
        "livet nu och om ledsagaren får kostnader",
    ),
    (
        "HND-254/part",
        "sol limited",
        {"/decision/valid_from": None},
        "/decision/valid_from",
        "från vilken dag det gäller",
    ),
    (
        "PKR-002",
        "lss limited",
        {"/inquiry/personkrets/reasons": None},
        "/inquiry/personkrets/reasons",
        "skriv varför",
    ),
    ("HND-104/period", "lss limited", {"/decision/valid_to": None}, "/decision/valid_to", "tills vidare"),
    (
        "PKR-037",
        "lss open",
        {"/inquiry/personkrets/durability_hard_to_judge": True},
        "/decision/duration",
        "tidsbegränsat",
    ),
]


@pytest.mark.parametrize(("key", "base", "changes", "field", "words"), MESSAGES)
def test_message_and_field(key: str, base: str, changes: Changes, field: str, words: str) -> None:
    (one,) = found(key, base, changes)
    assert one.field == field
    assert words in one.message


def test_because_names_facts_and_the_rule_by_the_day() -> None:
    (one,) = found("HND-082", "sol limited", {"/inquiry/communication/hearing_informed": None})
    assert one.because[:2] == (
        Fact("/inquiry/communication/sent", "2026-03-01"),
        Fact("/inquiry/communication/hearing_informed", None),
    )
    (rule,) = one.because[2:]
    assert isinstance(rule, Rule)
    assert rule.source == "14 kap. 8 § socialtjänstlagen (2025:400); 004 §5.4.3"
    (old,) = found(
        "HND-082", "sol limited", BEFORE_JULY_2025 | {"/inquiry/communication/hearing_informed": None}
    )
    assert isinstance(old.because[-1], Rule)
    assert old.because[-1].source == "11 kap. 9 § socialtjänstlagen (2001:453); 004 §5.4.3"


def test_because_names_the_ids_that_say_the_same() -> None:
    (one,) = found("HRS-014", "lss limited", {"/decision/valid_to": "2027-02-10"})
    assert isinstance(one.because[-1], Rule)
    assert one.because[-1].source.endswith("LED-022; LSOL-032")


def test_the_personal_number_is_only_hinted_at() -> None:
    (one,) = found("HND-091", "lss limited", {**CHILD, "/inquiry/answers/parental_responsibility": None})
    assert one.because[0] == Fact("/person/personal_number", "2017-••••")


def test_as_json() -> None:
    (one,) = found("HND-102", "lss open", {"/decision/reservation": None})
    assert json.loads(json.dumps(one.document())) == {
        "id": "HND-102",
        "severity": "block",
        "message": "Frågan om ändringsförbehåll är obesvarad. Ta ställning i det här ärendet: ja eller nej.",
        "field": "/decision/reservation",
        "because": [
            {"fact": "/decision/outcome", "value": "granted"},
            {"fact": "/decision/reservation", "value": None},
            {
                "rule": "Frågan om ändringsförbehåll prövas individuellt i varje bifall.",
                "source": "37 § förvaltningslagen (2017:900); 004 §5.5.1; SOLG-041",
            },
        ],
    }


REASONS = [
    # reason, acknowledged
    ("Beslutet följer terminen.", True),
    ("", False),
    (" … ", False),
]


@pytest.mark.parametrize(("reason", "acknowledged"), REASONS)
def test_a_written_reason_answers_a_warning(reason: str, acknowledged: bool) -> None:
    changes = {"/decision/valid_to": "2027-02-28", "/decision/acknowledged": {"HRS-014": reason}}
    (one,) = found("HRS-014", "lss limited", changes)
    assert one.acknowledged is acknowledged
    assert one.document().get("acknowledged", False) is acknowledged


def test_a_written_reason_answers_no_block() -> None:
    changes = {"/decision/reservation": None, "/decision/acknowledged": {"HND-102": "Det behövs inte."}}
    (one,) = found("HND-102", "lss open", changes)
    assert (one.severity, one.acknowledged) == ("block", False)


def test_order_is_block_warn_info_and_then_the_order_of_the_fields() -> None:
    order = {"block": 0, "warn": 1, "info": 2}
    ranks = [(order[one.severity], place(one.field)) for one in findings("lss undecided", {"/inquiry": {}})]
    assert ranks == sorted(ranks)
    assert {rank for rank, _ in ranks} == {0, 1, 2}


PLACES = [
    # earlier field, later field
    ("/application/received", "/decision/day"),
    ("/inquiry/concluded", "/inquiry/answers/goals"),
    ("/inquiry/activities/2/other_principal", "/inquiry/activities/10/other_principal"),
    ("/decision/valid_from", "/decision/valid_to"),
    ("/person/personal_number", "/person/birth_day"),
]


@pytest.mark.parametrize(("earlier", "later"), PLACES)
def test_fields_stand_in_the_order_of_the_case(earlier: str, later: str) -> None:
    assert place(earlier) < place(later)


OPEN = (
    "/application/answers/",
    "/inquiry/answers/",
    "/inquiry/activities/",
    "/decision/wordings/",
    "/order/answers/",
    "/order/wishes/",
    "/earlier/",
)


def _leads_somewhere(pointer: str) -> bool:
    """Whether the case's type has such a field; answers and rows may be missing in the case itself."""
    node: object = Case()
    for key in pointer.split("/")[1:]:
        if not isinstance(node, msgspec.Struct):
            return pointer.startswith(OPEN)
        if key not in node.__struct_fields__:
            return False
        node = getattr(node, key)
    return True


@pytest.mark.parametrize("check", shipped().checks, ids=lambda check: check.key)
def test_the_field_of_a_check_exists_in_the_case(check: object) -> None:
    assert _leads_somewhere(check.field)  # type: ignore[attr-defined]


_DAYS = st.sampled_from(
    [None, "0001-01-01", "2018-06-30", "2025-06-30", "2025-07-01", "2026-02-28", "9999-12-31"]
)
_TEXTS = st.sampled_from(
    [None, "", "-", "Text {plats}", "4 kap. 1 § SoL (2001:453)", "Ett år", "budget", "tak"]
)
_DECISION = st.fixed_dictionaries(
    {
        "day": _DAYS,
        "outcome": st.sampled_from([None, "granted", "partly_granted", "refused"]),
        "hours_per_month": st.sampled_from([None, "0", "0.01", "17.33", "744"]),
        "valid_from": _DAYS,
        "duration": st.sampled_from([None, "limited", "open_ended"]),
        "valid_to": _DAYS,
        "duration_reasons": _TEXTS,
        "reservation": st.sampled_from([None, "yes", "no"]),
        "reasons": _TEXTS,
        "refusal_ground": st.sampled_from(
            [None, "resources", "household", "can_be_met_otherwise", "lss_possible"]
        ),
        "ends_earlier": st.sampled_from([None, "1"]),
    }
).map(lambda values: {key: value for key, value in values.items() if value is not None})
_SESSIONS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.just("1"),
            "day": st.sampled_from(["2026-03-29", "2025-10-26", "9999-12-31", "2026-01-05"]),
            "start": st.sampled_from(["02:30:00", "23:00:00", "10:00:00"]),
            "end": st.sampled_from(["02:30:00", "03:30:00", "11:00:00"]),
            "status": st.sampled_from(["performed", "cancelled_by_client", "no_show"]),
        }
    ),
    max_size=3,
)


@settings(deadline=None)
@given(
    st.sampled_from(sorted(BASES)),
    _DECISION,
    st.lists(_DECISION, max_size=3),
    _SESSIONS,
    st.sampled_from([None, "", "900101", "202402292383", "18"]),
    _DAYS,
)
def test_no_draft_makes_the_checks_fail(
    base: str,
    decision: Changes,
    earlier: list[Changes],
    sessions: list[Changes],
    number: str | None,
    day: str | None,
) -> None:
    drafted = case(
        base,
        {
            "/decision": decision,
            "/earlier": earlier,
            "/sessions": sessions,
            "/person/personal_number": number,
            "/person/birth_day": day,
            "/inquiry/communication/sent": day,
            "/service": {"sent": day, "received": day, "way": "simplified"} if day else {},
            "/appeal": {"received": day, "forwarded": day, "claim": "both"} if day else {},
            "/order": {"started": day, "sent": day, "start": day} if day else {},
        },
    )
    found = run(drafted, TODAY)
    assert found == run(drafted, TODAY)
    for one in found:
        assert _leads_somewhere(one.field)
        assert all(_leads_somewhere(fact.fact) for fact in one.because if isinstance(fact, Fact))
        assert "{" not in one.message.replace("{plats}", "")
        json.dumps(one.document())
