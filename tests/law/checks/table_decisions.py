"""Cases of guidelines, execution, delegation, reasons and views: name, sound case, changes, found."""

from typing import Any

from tests.law.checks.sound import BEFORE_JULY_2025, EARLIER, Changes

BEYOND, REFUSED_WISH, RELATIVE = "beyond the right", "wish refused", "relative allowed"
B = "/decision/beyond"
X = "/decision/execution"
REPLY = "/inquiry/communication/reply"
ANSWERED = "/decision/views_answered"
REASONS = "/decision/reasons"
MET = "/decision/met_how"
WHY = "/decision/duration_reasons"
COSTS: Changes = {"/measure": "omkostnader_ledsagare"}
ELSEWHERE: Changes = {f"{B}/right_refused": "earlier", f"{B}/right_refused_number": "2026-0007"}
NOT_REFUSED: Changes = {"/earlier": [{"number": "2026-0007", "outcome": "granted"}]}
WAS_REFUSED: Changes = {"/earlier": [{"number": "2026-0007", "outcome": "refused"}]}
VIEWS: Changes = {REPLY: "Min sambo arbetar kvällar. Simhallen stänger klockan åtta varje vardag."}
POINT: dict[str, Any] = {"point": "3.2", "level": "Handläggare"}
CHIEF: dict[str, Any] = {"point": "3.3", "level": "Enhetschef", "holders": ["Bo Ek"]}


def order(*points: Changes) -> Changes:
    """The board's delegation order."""
    return {"/delegation": list(points)}


def wish(**more: str) -> Changes:
    """A wish on the execution, in the order."""
    return {"/order/wishes": [{"kind": "provider", "wish": "Samma som nu.", "answer": "refused", **more}]}


TABLE: dict[str, list[tuple[str, str, Changes, bool]]] = {
    "HND-141": [
        ("the right is refused here", BEYOND, {}, False),
        ("refused in part", BEYOND, {"/decision/outcome": "partly_granted"}, False),
        ("granted", BEYOND, {"/decision/outcome": "granted"}, True),
        ("not said where", BEYOND, {f"{B}/right_refused": None}, True),
        (
            "refused by the guidelines, not by the right",
            BEYOND,
            {f"{B}/outcome": "refused", f"{B}/right_refused": None},
            True,
        ),
        ("earlier", BEYOND, ELSEWHERE, False),
        ("earlier, not named", BEYOND, {f"{B}/right_refused": "earlier"}, True),
        (
            "earlier, by its day",
            BEYOND,
            {f"{B}/right_refused": "earlier", f"{B}/right_refused_day": "2026-03-25"},
            False,
        ),
        ("later than this one", BEYOND, {**ELSEWHERE, f"{B}/right_refused_day": "2026-03-26"}, True),
        ("it was a refusal", BEYOND, {**ELSEWHERE, **WAS_REFUSED}, False),
        ("it was none", BEYOND, {**ELSEWHERE, **NOT_REFUSED}, True),
        ("under LSS", BEYOND, {**ELSEWHERE, f"{B}/right_refused": "lss"}, False),
        ("under LSS, not named", BEYOND, {f"{B}/right_refused": "lss"}, True),
        ("costs, under LSS", BEYOND, {**COSTS, **ELSEWHERE, f"{B}/right_refused": "lss"}, True),
        ("costs, under SoL", BEYOND, {**COSTS, **ELSEWHERE}, False),
        ("no guidelines", "sol refused", {}, False),
        ("in the old act too", BEYOND, {**BEFORE_JULY_2025, f"{B}/right_refused": None}, True),
    ],
    "SOLG-021": [
        ("named and adopted", BEYOND, {}, False),
        ("not named", BEYOND, {f"{B}/guideline": None}, True),
        ("no day", BEYOND, {f"{B}/adopted": None}, True),
        ("adopted on the day", BEYOND, {f"{B}/adopted": "2026-03-25"}, False),
        ("adopted the day after", BEYOND, {f"{B}/adopted": "2026-03-26"}, True),
        ("no guidelines", "sol refused", {f"{B}/guideline": None}, False),
    ],
    "HND-254/beyond": [
        ("reasoned", BEYOND, {f"{B}/outcome": "refused"}, False),
        ("refused without", BEYOND, {f"{B}/outcome": "refused", f"{B}/reasons": None}, True),
        ("granted without", BEYOND, {f"{B}/reasons": None}, False),
        (
            "in the old act",
            BEYOND,
            {**BEFORE_JULY_2025, f"{B}/outcome": "refused", f"{B}/reasons": None},
            False,
        ),
    ],
    "HND-122": [
        ("weighed", REFUSED_WISH, {}, False),
        *(
            (name, REFUSED_WISH, {f"{X}/{name}": None}, True)
            for name in ("suitability", "cost", "wishes_weighed")
        ),
        ("allowed", RELATIVE, {f"{X}/cost": None}, False),
        (
            "a relative, whose suitability is tried",
            RELATIVE,
            {"/decision/outcome": "refused", f"{X}/suitability": None},
            False,
        ),
    ],
    "HND-123": [
        ("neither", "lss limited", {}, False),
        ("an address", "lss limited", {"/decision/scope": "på Storgatan 5 i Solköping"}, True),
        ("a company", "sol limited", {"/decision/purpose": "simma med Omsorg i Norr AB"}, True),
        ("a named home", "lss limited", {"/decision/scope": "vistelse på korttidshemmet Björken"}, True),
        ("a home, not named", "lss limited", {"/decision/scope": "vistelse på ett korttidshem"}, False),
        (
            "the order's provider",
            "sol limited",
            {"/order/provider": "Solrosen", "/decision/purpose": "simma med Solrosen"},
            True,
        ),
        (
            "a word that holds its name",
            "sol limited",
            {"/order/provider": "Solros", "/decision/purpose": "odla solrosor"},
            False,
        ),
        (
            "in the edited grant",
            "lss limited",
            {"/decision/wordings/grant": {"id": "x", "text": "Insatsen utförs på Lillvägen 12."}},
            True,
        ),
        ("refused", "lss refused", {"/decision/scope": "på Storgatan 5"}, False),
        (
            "in the reasons, as who carries out",
            "sol limited",
            {"/decision/reasons": "Ada kan inte gå själv. Ledsagningen utförs av Solgläntan Omsorg AB."},
            True,
        ),
        (
            "in the reasons, as a workplace",
            "sol limited",
            {"/decision/reasons": "Ada arbetar på Bilverken AB och bor på Storgatan 5."},
            False,
        ),
        ("a bath by name", "lss limited", {"/decision/purpose": "simma i Eriksdalsbadet"}, False),
    ],
    "HND-124": [
        ("no wish", "lss limited", {}, False),
        ("met", "lss limited", wish(answer="met"), False),
        ("refused", "lss limited", wish(), True),
        ("refused by a decision", "sol limited", wish(decision_number="2026-0050"), False),
        (
            "a decision among the earlier",
            "sol limited",
            {
                **wish(),
                "/earlier": [
                    {"kind": "execution", "outcome": "refused", "execution": {"request": "provider"}}
                ],
            },
            False,
        ),
        (
            "on something else",
            "sol limited",
            {
                **wish(),
                "/earlier": [{"kind": "execution", "outcome": "refused", "execution": {"request": "place"}}],
            },
            True,
        ),
        ("not asked for just that", "sol limited", wish(asks_for_decision="no"), False),
        ("another wish", "sol limited", wish(kind="other"), False),
        ("another wish, asked for", "sol limited", wish(kind="other", asks_for_decision="yes"), True),
        ("a relative", "sol limited", wish(kind="relative"), True),
    ],
    "HND-125": [
        ("needed", RELATIVE, {}, False),
        *(
            (answer or "unanswered", RELATIVE, {f"{X}/relative_need": answer}, True)
            for answer in (None, "no", "unclear")
        ),
        ("refused", RELATIVE, {f"{X}/relative_need": "no", "/decision/outcome": "refused"}, False),
        ("no relative", REFUSED_WISH, {"/decision/outcome": "granted"}, False),
    ],
    "HND-126": [
        ("shown", RELATIVE, {}, False),
        ("not shown", RELATIVE, {f"{X}/medical_evidence": "no"}, True),
        ("unanswered", RELATIVE, {f"{X}/medical_evidence": None}, True),
        (
            "another reason",
            RELATIVE,
            {f"{X}/medical_evidence": None, f"{X}/relative_reason": "language"},
            False,
        ),
        ("refused for it", RELATIVE, {f"{X}/medical_evidence": "no", "/decision/outcome": "refused"}, False),
        (
            "refused, never asked",
            RELATIVE,
            {f"{X}/medical_evidence": None, "/decision/outcome": "refused"},
            True,
        ),
    ],
    "HND-128": [
        ("suitable", RELATIVE, {}, False),
        ("not tried", RELATIVE, {f"{X}/relative_suitable": None}, True),
        ("a risk", RELATIVE, {f"{X}/quality_risk": "yes"}, True),
        ("unclear", RELATIVE, {f"{X}/quality_risk": "unclear"}, True),
        ("refused for it", RELATIVE, {f"{X}/quality_risk": "yes", "/decision/outcome": "refused"}, False),
    ],
    "HND-001/point": [
        ("no order known", "lss limited", {}, False),
        ("there", "lss limited", order(POINT), False),
        ("written otherwise", "lss limited", {**order(POINT), "/decision/delegation": " 3.2. "}, False),
        ("not there", "lss limited", order(CHIEF), True),
        ("a write-off", "written off", order(CHIEF), True),
        ("the board", "lss limited", {**order(CHIEF), "/decision/decider_kind": "board"}, False),
        (
            "none cited is HND-001/delegation",
            "lss limited",
            {**order(CHIEF), "/decision/delegation": None},
            False,
        ),
    ],
    "HND-001/covers": [
        ("covers all", "lss limited", order(POINT), False),
        ("another measure", "lss limited", order({**POINT, "measures": ["bostad_vuxna"]}), True),
        ("this measure", "lss limited", order({**POINT, "measures": ["ledsagarservice"]}), False),
        ("only refusals", "lss limited", order({**POINT, "outcomes": ["refused"]}), True),
        ("only refusals, of a write-off", "written off", order({**POINT, "outcomes": ["refused"]}), False),
        ("another kind", "written off", order({**POINT, "kinds": ["application"]}), True),
        ("from the day", "lss limited", order({**POINT, "first_day": "2026-03-25"}), False),
        ("from the day after", "lss limited", order({**POINT, "first_day": "2026-03-26"}), True),
        ("to the day", "lss limited", order({**POINT, "last_day": "2026-03-25"}), False),
        ("to the day before", "lss limited", order({**POINT, "last_day": "2026-03-24"}), True),
        ("one of two rows", "lss limited", order({**POINT, "measures": ["bostad_vuxna"]}, POINT), False),
    ],
    "HND-001/holder": [
        ("by title", "lss limited", order(POINT), False),
        ("another title", "lss limited", order({**POINT, "level": "Enhetschef"}), True),
        ("no title", "lss limited", {**order(POINT), "/decision/decider_title": None}, True),
        ("by name", "lss limited", order({**POINT, "level": "Enhetschef", "holders": ["åsa  LIND"]}), False),
        ("the title, but not the name", "lss limited", order({**POINT, "holders": ["Bo Ek"]}), True),
        ("everybody", "lss limited", order({"point": "3.2"}), False),
        (
            "the board",
            "lss limited",
            {**order({**POINT, "holders": ["Bo Ek"]}), "/decision/decider_kind": "board"},
            False,
        ),
    ],
    "HND-001/own_case": [
        ("allowed", "lss limited", order(POINT), False),
        ("two persons", "lss limited", order({**POINT, "not_own_case": True}), True),
        (
            "another officer",
            "lss limited",
            {**order({**POINT, "not_own_case": True}), "/officer": "Bo Ek"},
            False,
        ),
        ("another row allows it", "lss limited", order({**POINT, "not_own_case": True}, POINT), False),
        (
            "written otherwise",
            "lss limited",
            {**order({**POINT, "not_own_case": True}), "/officer": "åsa lind"},
            True,
        ),
        (
            "officer not known",
            "lss limited",
            {**order({**POINT, "not_own_case": True}), "/officer": None},
            False,
        ),
    ],
    "HND-002": [
        ("no order known", "lss limited", {}, False),
        ("all measures", "lss limited", order(POINT), False),
        ("only LSS", "lss limited", order({**POINT, "measures": ["ledsagarservice"]}), True),
        ("both", "lss limited", order({**POINT, "measures": ["ledsagarservice", "ledsagning"]}), False),
        (
            "SoL at another level",
            "lss limited",
            order({**POINT, "measures": ["ledsagarservice"]}, {**CHIEF, "measures": ["ledsagning"]}),
            True,
        ),
        (
            "no counterpart",
            "lss limited",
            {**order({**POINT, "measures": ["kontaktperson"]}), "/measure": "kontaktperson"},
            False,
        ),
    ],
    "HND-254/bare": [
        ("of the case", "sol refused", {}, False),
        (
            "only how great the need is",
            "sol refused",
            {REASONS: "Behovet är inte så stort. Ansökan avslås i övrigt.", MET: None},
            True,
        ),
        ("only the ground", "sol refused", {REASONS: "Behovet tillgodoses redan.", MET: None}, True),
        ("the act", "lss refused", {REASONS: "Du uppfyller inte villkoren i 7 § LSS.", MET: None}, True),
        ("the ground, and how it is met", "lss refused", {REASONS: "Behovet tillgodoses redan."}, False),
        (
            "the measure's name",
            "sol refused",
            {REASONS: "Du har inte rätt till ledsagning enligt 11 kap. 1 § SoL.", MET: None},
            True,
        ),
        ("one circumstance", "sol refused", {REASONS: "Din sambo följer med.", MET: None}, False),
        ("granted", "sol limited", {REASONS: "Du har rätt till insatsen."}, False),
        ("empty is HND-254", "sol refused", {REASONS: None, MET: None}, False),
        (
            "a change",
            "ended by the board",
            {
                REASONS: "Förhållandena har ändrats väsentligt.",
                "/decision/change/circumstances": "Ändrade förhållanden.",
                "/decision/change/significance": None,
            },
            True,
        ),
        ("a wish", REFUSED_WISH, {REASONS: "Du har inte rätt till det.", X: {"request": "provider"}}, True),
        ("a late appeal", "late appeal dismissed", {REASONS: "Beslutet gäller."}, False),
    ],
    "HND-081": [
        ("no views", "sol refused", {}, False),
        ("unanswered", "sol refused", VIEWS, True),
        ("answered", "sol refused", {**VIEWS, ANSWERED: "Sambon är ledig två kvällar."}, False),
        (
            "what has not been said answers nothing",
            "sol refused",
            {**VIEWS, REASONS: "Du har inte berättat om fler aktiviteter än simning."},
            True,
        ),
        (
            "answered in the reasons",
            "sol refused",
            {**VIEWS, REASONS: "Du har framfört att sambon arbetar. Hon är ledig på lördagar."},
            False,
        ),
        ("granted in part", "lss partly", VIEWS, True),
        ("granted", "lss limited", VIEWS, False),
        ("nothing to add", "sol refused", {**VIEWS, "/inquiry/communication/nothing_to_add": True}, False),
        (
            "weighed where noted",
            "sol refused",
            {REPLY: "Ada vill ha mer. Det ändrar inte bedömningen."},
            False,
        ),
        ("holds the assessment wrong", "sol refused", {REPLY: "Ada håller inte med om bedömningen."}, True),
        ("none", "sol refused", {REPLY: "Ada har inga synpunkter."}, False),
        ("agrees, but", "sol refused", {REPLY: "Ada håller med. Sambon är ofta sjuk på vintern."}, True),
        ("ended by the board", "ended by the board", VIEWS, True),
        ("ended by wish", "ended by wish", VIEWS, False),
        ("changed in favour", "changed in favour", VIEWS, False),
    ],
    "HND-081/argument": [
        (
            "both answered",
            "sol refused",
            {**VIEWS, ANSWERED: "Din sambo arbetar kvällar, men simhallen är öppen på lördagar."},
            False,
        ),
        (
            "one left",
            "sol refused",
            {
                **VIEWS,
                ANSWERED: "Din sambo är ledig ibland.",
                REASONS: "Sambon hjälper till.",
                MET: "Sambon, varje lördag.",
            },
            True,
        ),
        ("nothing answered is HND-081", "sol refused", VIEWS, False),
        ("a short sentence", "sol refused", {REPLY: "Nej tack.", ANSWERED: "Du säger nej."}, False),
        ("granted", "sol limited", {**VIEWS, ANSWERED: "Ja."}, False),
    ],
    "SOLG-041": [
        ("no earlier", "sol limited", {}, False),
        (
            "the same words",
            "sol limited",
            {
                "/earlier": [
                    {
                        **EARLIER["/earlier"][0],
                        "valid_to": "2026-02-28",
                        "duration_reasons": "ada opereras under året, och behovet väntas då minska",
                    }
                ]
            },
            True,
        ),
        (
            "other words",
            "sol limited",
            {
                "/earlier": [
                    {**EARLIER["/earlier"][0], "valid_to": "2026-02-28", "duration_reasons": "Ada flyttar."}
                ]
            },
            False,
        ),
        (
            "the reservation's",
            "sol open",
            {"/earlier": [{"reservation_reasons": "Adas syn väntas bli bättre efter operationen."}]},
            True,
        ),
        ("empty", "sol limited", {"/earlier": [{"duration_reasons": ""}], WHY: None}, False),
        (
            "LSS",
            "lss limited",
            {"/earlier": [{"duration_reasons": "Ada opereras under året och behovet väntas då minska."}]},
            False,
        ),
        ("refused", "sol refused", {"/earlier": [{"duration_reasons": "x"}], WHY: "x"}, False),
    ],
}
