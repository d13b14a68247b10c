"""What is weeded, when, and what is kept, as a table; the day before, the first day, each exception."""

from datetime import date

import pytest

from lssdesk.law.weeding import File, Person, verdicts

OTHER, GOTEBORG, GOTLAND = "1482", "1480", "0980"
TODAY = date(2026, 11, 25)
BORN = date(1990, 1, 2)


def day(text: str) -> date:
    return date.fromisoformat(text)


CASES = [
    # name, municipality, born, files (last entry, ended, …), state, since, latest
    ("the day before", OTHER, BORN, [("2021-11-25", "2021-06-30")], "later", "2026-11-26", "2027-12-31"),
    ("the first day", OTHER, BORN, [("2021-11-24", "2021-06-30")], "due", "2026-11-25", "2027-12-31"),
    ("long due", OTHER, BORN, [("2019-03-01", "2019-03-01")], "due", "2024-03-02", "2025-12-31"),
    ("by the end", OTHER, BORN, [("2019-03-01", "2022-01-31")], "later", "2027-02-01", "2028-12-31"),
    ("leap day", OTHER, BORN, [("2020-02-29", "2020-02-29")], "due", "2025-03-01", "2026-12-31"),
    ("still runs", OTHER, BORN, [("2015-01-01", None)], "later", None, None),
    ("9 § 8", OTHER, BORN, [("2015-01-01", "2015-01-01", "bostad_barn")], "kept", None, None),
    ("placed child", OTHER, BORN, [("2015-01-01", "2015-01-01", "", "placed")], "kept", None, None),
    ("adoption", OTHER, BORN, [("2015-01-01", "2015-01-01", "", "parentage")], "kept", None, None),
    ("Gotland keeps all", GOTLAND, BORN, [("2015-01-01", "2015-01-01")], "kept", None, None),
    ("Göteborg keeps all", GOTEBORG, BORN, [("2015-01-01", None)], "kept", None, None),
    ("Mölndal does not", "1481", BORN, [("2015-01-01", "2015-01-01")], "due", "2020-01-02", "2021-12-31"),
    ("born on the 5th", OTHER, day("1990-01-05"), [("2015-01-01", "2015-01-01")], "kept", None, None),
    ("born on the 15th", OTHER, day("1990-01-15"), [("2015-01-01", "2015-01-01")], "kept", None, None),
    ("born on the 25th", OTHER, day("1990-01-25"), [("2015-01-01", "2015-01-01")], "kept", None, None),
    ("born on the 6th", OTHER, day("1990-01-06"), [("2015-01-01",) * 2], "due", "2020-01-02", "2021-12-31"),
    ("birth day unknown", OTHER, None, [("2015-01-01", "2015-01-01")], "unknown", None, None),
    ("no municipality", "", BORN, [("2015-01-01", "2015-01-01")], "unknown", None, None),
    ("30 tomorrow", OTHER, day("1996-11-26"), [("2015-01-01", "2015-01-01", "", "child_inquiry")], "later",
     "2026-11-26", "2027-12-31"),
    ("30 today", OTHER, day("1996-11-24"), [("2015-01-01", "2015-01-01", "", "child_inquiry")], "due",
     "2026-11-24", "2027-12-31"),
    ("an agreement, 17", OTHER, day("2008-11-26"), [("2015-01-01", "2015-01-01", "", "agreement")], "later",
     "2026-11-26", "2027-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("municipality", "born", "files", "state", "since", "latest"),
    [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)
def test_verdict(
    municipality: str,
    born: date | None,
    files: list[tuple[str, ...]],
    state: str,
    since: str | None,
    latest: str | None,
) -> None:
    made = [
        File("case", measure or "ledsagning", day(last), day(ended) if ended else None, frozenset(of.split()))  # type: ignore[arg-type]
        for last, ended, measure, of in ((*row, *("", "")[: 4 - len(row)]) for row in files)
    ]
    (found,) = verdicts(Person(born, municipality), made, TODAY)
    days = tuple(one.isoformat() if one else None for one in (found.since, found.latest))
    assert (found.state, *days) == (state, since, latest)
    assert found.because
    assert all(reason.text and reason.source for reason in found.because)


def test_nothing_goes_while_something_of_the_person_remains() -> None:
    old = File("old", "ledsagning", day("2010-01-01"), day("2010-01-01"))
    newer = File("newer", "kontaktperson", day("2020-01-01"), day("2023-05-31"))
    runs = File("runs", "kontaktperson", day("2020-01-01"), None)
    assert [one.since for one in verdicts(Person(BORN, OTHER), [old, newer], TODAY)] == [
        day("2028-06-01")
    ] * 2
    assert [one.state for one in verdicts(Person(BORN, OTHER), [old, runs], TODAY)] == ["later"] * 2


def test_one_case_is_kept_and_another_goes() -> None:
    home = File("home", "bostad_barn", day("2010-01-01"), day("2010-01-01"))
    old = File("old", "ledsagning", day("2011-01-01"), day("2011-01-01"))
    assert [one.state for one in verdicts(Person(BORN, OTHER), [home, old], TODAY)] == ["kept", "due"]
