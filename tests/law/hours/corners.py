"""Corners of a ledger, each as a question to a document and what the oracle makes of it."""

from collections.abc import Callable
from itertools import combinations

from tests.law.hours import oracle
from tests.law.hours.invented import Json

Corner = Callable[[Json, Json], bool]
CLOCKS_CHANGE = {"2024-03-31", "2024-10-27", "2025-03-30"}


def _overuse(_: Json, result: Json) -> bool:
    return any(part.get("overuse_min", part.get("overuse_ore")) for part in _parts(result))


def _over_on_an_empty_first(_: Json, result: Json) -> bool:
    """Overuse stands on the first frame although nothing but later ones had any left."""
    unit = "ore" if any("used_ore" in one for one in result["entries"]) else "min"
    return any(
        len(one["parts"]) > 1
        and one["parts"][0][f"overuse_{unit}"]
        and one["parts"][0].get("minutes", one["parts"][0].get("ore"))
        == (one["parts"][0]["overuse_min"] if unit == "min" else 0)
        for one in result["entries"]
    )


def _parts(result: Json) -> list[Json]:
    return [part for one in result["entries"] for part in one["parts"]]


def _shared(_: Json, result: Json) -> bool:
    """One entry is taken from several grants."""
    return any(len({part["grant"] for part in one["parts"]}) > 1 for one in result["entries"])


def _two_months(_: Json, result: Json) -> bool:
    return any(len({part["month"] for part in one["parts"]}) > 1 for one in result["entries"])


def _two_frames(_: Json, result: Json) -> bool:
    """A session over midnight has time in two frames of one grant."""
    firsts = {(frame["grant"], frame["from"][:7]) for frame in result["frames"]}
    return any(
        one["grant"] == other["grant"] and (other["grant"], other["month"]) in firsts
        for entry in result["entries"]
        for one, other in combinations(entry["parts"], 2)
    )


def _partly_outside(_: Json, result: Json) -> bool:
    return any(
        one["parts"] and one.get("outside_decision_min", one.get("outside_decision_ore"))
        for one in result["entries"]
    )


def _ends_inside_a_frame(document: Json, result: Json) -> bool:
    months = {one["id"]: one.get("policy", document.get("policy", {})) for one in document["grants"]}
    return any(
        len(frame["months"]) < months[frame["grant"]].get("frame_months", 1) for frame in result["frames"]
    )


def _lapses(_: Json, result: Json) -> bool:
    return any(frame.get("lapsed_min", frame.get("lapsed_ore")) for frame in result["frames"])


def _below_zero(_: Json, result: Json) -> bool:
    months = [month for frame in result["frames"] for month in frame["months"]]
    return any((month.get("balance_min", month.get("balance_ore")) or 0) < 0 for month in months)


def _overlap(document: Json, _: Json) -> bool:
    spans = [
        (f"{one['date']}T{one['start']}", f"{oracle.end_day(one)}T{one['end']}")
        for one in document["entries"]
        if one["status"] == "performed"
    ]
    return any(max(a[0], b[0]) < min(a[1], b[1]) for a, b in combinations(spans, 2))


def _clocks_change(document: Json, _: Json) -> bool:
    return any(
        one["status"] == "performed"
        and len(oracle.days_by_minute(one)) != _by_the_face(one)
        and CLOCKS_CHANGE & {one["date"], oracle.end_day(one)}
        for one in document["entries"]
    )


def _by_the_face(one: Json) -> int:
    start, end = (int(one[key][:2]) * 60 + int(one[key][3:]) for key in ("start", "end"))
    return end - start if end > start else end - start + 1440


def _paid_and_not_taken(_: Json, result: Json) -> bool:
    """A late cancellation that the decision does not count."""
    return any(one["paid_min"] and not one["used_min"] for one in result["entries"])


def _late_for_one(document: Json, _: Json) -> bool:
    """A cancellation that is late by one grant's policy and in time by another's."""
    noons = {
        one.get("policy", document.get("policy", {})).get("late_cancellation_hour", "12:00")
        for one in document["grants"]
    }
    return any(
        len({oracle.is_late(one, noon) for noon in noons}) > 1
        for one in document["entries"]
        if one["status"] == "cancelled_by_client"
    )


def _frames_differ(document: Json, result: Json) -> bool:
    """Two grants of a measure run at once with frames of other lengths."""
    measure = {one["id"]: one.get("measure") for one in document["grants"]}
    return any(
        one["grant"] != other["grant"]
        and measure[one["grant"]] == measure[other["grant"]]
        and one["from"] <= other["to"]
        and other["from"] <= one["to"]
        and len(one["months"]) != len(other["months"])
        for one, other in combinations(result["frames"], 2)
    )


def _out_of_order(document: Json, _: Json) -> bool:
    days = [one["date"] for one in document["entries"]]
    return days != sorted(days)


def _ahead(document: Json, result: Json) -> bool:
    """Hours are used before their month under ``allow``: below zero without overuse."""
    return _below_zero(document, result) and not _overuse(document, result)


def _own_policy(document: Json, result: Json) -> bool:
    own = {one["id"] for one in document["grants"] if one.get("policy")}
    return any(part["grant"] in own for part in _parts(result))


def _free_after_a_number(_: Json, result: Json) -> bool:
    free = {frame["grant"] for frame in result["frames"] if frame["granted_min"] is None}
    return any(
        {part["grant"] for part in one["parts"]} & free and {part["grant"] for part in one["parts"]} - free
        for one in result["entries"]
    )


def _open_ended(document: Json, result: Json) -> bool:
    unending = {one["id"] for one in document["grants"] if one["valid_to"] is None}
    return any(part["grant"] in unending for part in _parts(result))


COSTS: dict[str, Corner] = {
    "overuse": _overuse,
    "taken from several grants": _shared,
    "overuse on a first one that is empty": _over_on_an_empty_first,
    "end inside a frame": _ends_inside_a_frame,
    "lapse": _lapses,
    "ahead of the month": _ahead,
    "frames of several lengths": _frames_differ,
    "a grant's own policy": _own_policy,
    "open-ended": _open_ended,
    "entries out of order": _out_of_order,
}
HOURS: dict[str, Corner] = {
    **COSTS,
    "midnight between months": _two_months,
    "midnight between frames": _two_frames,
    "partly outside": _partly_outside,
    "below zero": _below_zero,
    "overlap": _overlap,
    "clocks change": _clocks_change,
    "late and not counted": _paid_and_not_taken,
    "late for one of two": _late_for_one,
    "free after a number": _free_after_a_number,
}
