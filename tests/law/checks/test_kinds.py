"""No draft of any kind of decision makes the checks fail, whatever it holds or lacks."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.law.checks import run
from lssdesk.law.practice import Practice
from lssdesk.model import document
from tests.law.checks.sound import TODAY, Changes, case
from tests.law.checks.sound_kinds import KINDS

_DAYS = st.sampled_from(["0001-01-01", "2018-06-30", "2025-06-30", "2025-07-01", "2026-02-28", "9999-12-31"])
_TEXTS = st.sampled_from(
    ["-", "Text {plats}", "4 kap. 1 § SoL (2001:453)", "Låg närvaro.", "Bo Ek", "2025-0001"]
)
_TRI = st.sampled_from(["yes", "no", "unclear"])
_KIND = st.sampled_from(
    ["application", "interim", "change", "write_off", "dismissal", "execution", "permission", "delay_refusal"]
)
_GROUND = st.sampled_from(
    ["own_request", "reservation", "changed_circumstances", "in_favour", "slip", "safety"]
)
_EARLIER = st.fixed_dictionaries(
    {},
    optional={
        "number": st.sampled_from(["2025-0001", "2025-0002"]),
        "kind": _KIND,
        "day": _DAYS,
        "outcome": st.sampled_from(["granted", "refused"]),
        "hours_per_month": st.sampled_from(["0", "20.25"]),
        "valid_from": _DAYS,
        "valid_to": _DAYS,
        "duration": st.sampled_from(["limited", "open_ended"]),
        "reservation": st.sampled_from(["yes", "no"]),
        "scope": st.sampled_from(["fyra dagar i veckan", "tre tillfällen per år"]),
        "underlying": st.just("2025-0001"),
    },
)
_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "/decision/kind": _KIND,
        "/decision/day": _DAYS,
        "/decision/outcome": st.sampled_from(["granted", "partly_granted", "refused"]),
        "/decision/underlying": _TEXTS,
        "/decision/underlying_day": _DAYS,
        "/decision/valid_from": _DAYS,
        "/decision/valid_to": _DAYS,
        "/decision/reasons": _TEXTS,
        "/decision/ends_earlier": _TEXTS,
        "/decision/change/effect": st.sampled_from(["ends", "changes"]),
        "/decision/change/ground": _GROUND,
        "/decision/change/initiative": st.sampled_from(["person", "board"]),
        "/decision/change/from_day": _DAYS,
        "/decision/change/circumstances": _TEXTS,
        "/decision/dismissal/what": st.sampled_from(["late_appeal", "incomplete", "no_right_to_apply"]),
        "/decision/dismissal/served": _DAYS,
        "/decision/dismissal/received": _DAYS,
        "/decision/execution/request": st.sampled_from(["relative", "provider"]),
        "/decision/execution/quality_risk": _TRI,
        "/decision/requested_decision": _DAYS,
        "/decision/beyond/outcome": st.sampled_from(["granted", "refused"]),
        "/decision/beyond/right_refused": st.sampled_from(["here", "earlier", "lss"]),
        "/decision/wordings/change_reason": st.fixed_dictionaries({"id": _TEXTS}, optional={"text": _TEXTS}),
        "/delegation": st.lists(
            st.fixed_dictionaries({"point": _TEXTS}, optional={"level": _TEXTS}), max_size=2
        ),
        "/inquiry/communication/reply": _TEXTS,
        "/inquiry/opened": _DAYS,
        "/measure": st.sampled_from(["", "ledsagning", "bostad_vuxna", "daglig_verksamhet", "okänd"]),
        "/application/withdrawn": _DAYS,
        "/person/birth_day": _DAYS,
    },
)


@settings(deadline=None)
@given(st.sampled_from(sorted(KINDS)), _CHANGES, st.lists(_EARLIER, max_size=3))
def test_no_draft_of_a_kind_makes_the_checks_fail(
    kind: str, changes: Changes, earlier: list[Changes]
) -> None:
    drafted = case(kind, {**changes, "/earlier": earlier})
    practice = [Practice(duration="limited", months=12)] * 10
    found = run(drafted, TODAY, practice=practice)
    assert found == run(document.to_case(document.from_case(drafted)), TODAY, practice=practice)
    for one in found:
        assert "{" not in one.message.replace("{plats}", "")
        json.dumps(one.document())
