"""Settings of the municipality: unset is not judged, set is."""

from datetime import date

import msgspec
import pytest

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.law import policy
from lssdesk.law.checks import run
from lssdesk.law.hours.policy import HourModel
from lssdesk.law.hours.policy import shipped as shipped_hours
from lssdesk.law.policy import Handling
from tests.law.checks.sound import EARLIER, TODAY, Changes, case

TALK = "/inquiry/communication"


def _set(**values: int) -> Handling:
    rows = [
        f'[[setting]]\nkey = "{row.key}"\nlabel = "l"\nunit = "days"\nsource = "s"\n'
        + (f"value = {values[row.key]}\n" if row.key in values else "")
        for row in policy.shipped().setting
    ]
    return policy.read("\n".join(rows))


def _keys(base: str, changes: Changes, handling: Handling | None, as_of: date = TODAY) -> set[str]:
    return {one.key for one in run(case(base, changes), as_of, handling)}


def test_nothing_is_set_at_first_about_the_handling() -> None:
    text = (paths.resources() / "policy" / "handling.toml").read_text(encoding="utf-8")
    assert [row.key for row in policy.read(text).setting if row.value is not None] == []


REPLY = [
    # name, days set, expected
    ("unset: the day is asked for", None, "HND-080/unset"),
    ("24 days end on the decision's day", 24, "HND-080"),
    ("23 days end on the day before", 23, None),
    ("more days than the calendar has", 10**7, "HND-080"),
]


@pytest.mark.parametrize(("name", "days", "expected"), REPLY)
def test_reply_time(name: str, days: int | None, expected: str | None) -> None:
    handling = _set() if days is None else _set(communication_reply_days=days)
    keys = _keys("sol limited", {f"{TALK}/reply_by": None}, handling)
    assert keys & {"HND-080", "HND-080/unset"} == ({expected} if expected else set())


LEAD = [
    # name, base, lead days, as of, found (HND-110/lead)
    ("unset", "sol undecided", None, date(2026, 12, 31), False),
    ("on the day", "sol undecided", 30, date(2026, 12, 1), True),
    ("the day before", "sol undecided", 30, date(2026, 11, 30), False),
    ("decided", "sol limited", 30, date(2026, 12, 1), False),
]


@pytest.mark.parametrize(("name", "base", "days", "as_of", "expected"), LEAD)
def test_renewal_near_the_end(name: str, base: str, days: int | None, as_of: date, expected: bool) -> None:
    handling = _set() if days is None else _set(renewal_lead_days=days)
    assert ("HND-110/lead" in _keys(base, EARLIER, handling, as_of)) == expected


FREE_FROM = date(2026, 3, 25)
FREE = msgspec.structs.replace(
    shipped_hours(),
    hour_model=(
        *shipped_hours().hour_model,
        *(
            HourModel(measure=measure, model="free", first_day=FREE_FROM, source="HRS-004", confirmed=True)
            for measure in ("ledsagning", "ledsagarservice")
        ),
    ),
)
ODD_END: Changes = {"/decision/valid_to": "2027-02-10"}
NO_HOURS: Changes = {"/decision/hours_per_month": None}
DAY_BEFORE: Changes = {"/decision/day": "2026-03-24"}

MODELS = [
    # name, base, changes, check, found
    ("free hours need no number", "sol limited", NO_HOURS, "LSOL-030", False),
    ("nor under LSS", "lss limited", NO_HOURS, "LED-020", False),
    ("decided the day before", "sol limited", NO_HOURS | DAY_BEFORE, "LSOL-030", True),
    ("free hours have no frames to fit", "sol limited", ODD_END, "HRS-014", False),
    ("decided the day before, odd end", "sol limited", ODD_END | DAY_BEFORE, "HRS-014", True),
]


@pytest.mark.parametrize(("name", "base", "changes", "key", "expected"), MODELS)
def test_free_hours(name: str, base: str, changes: Changes, key: str, expected: bool) -> None:
    keys = {one.key for one in run(case(base, changes), TODAY, hours=FREE)}
    assert (key in keys) == expected


BROKEN = [
    # name, text, words
    ("no TOML", "[[setting", "handling.toml"),
    (
        "unknown key",
        '[[setting]]\nkey = "a"\nlabel = "a"\nunit = "days"\nsource = "a"\nvalues = 1\n',
        "values",
    ),
    ("no source", '[[setting]]\nkey = "a"\nlabel = "a"\nunit = "days"\n', "source"),
]


@pytest.mark.parametrize(("name", "text", "words"), BROKEN)
def test_a_broken_file_is_named(name: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        policy.read(text)


def test_an_unknown_setting_is_named() -> None:
    with pytest.raises(InputError, match="no_such"):
        policy.shipped().value("no_such")
