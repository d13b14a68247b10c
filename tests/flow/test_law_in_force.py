"""When the law's tables were checked, and the word of warning after a year."""

from datetime import UTC, date, datetime

import pytest

from lssdesk.flow import law_in_force
from lssdesk.flow.desk import Desk
from lssdesk.flow.law_in_force import Table
from tests.flow.officer import ADA, Clock, received

CHECKED = date(2026, 4, 27)

OLD = [
    # name, checked, last day, today, old
    ("the day it was checked", CHECKED, None, CHECKED, False),
    ("before it was checked", CHECKED, None, date(2026, 3, 2), False),
    ("the day before a year", CHECKED, None, date(2027, 4, 26), False),
    ("a year", CHECKED, None, date(2027, 4, 27), True),
    ("ten years", CHECKED, None, date(2036, 1, 1), True),
    ("a leap day", date(2024, 2, 29), None, date(2025, 2, 28), False),
    ("a year after a leap day", date(2024, 2, 29), None, date(2025, 3, 1), True),
    ("an edition on its last day", CHECKED, date(2030, 6, 30), date(2030, 6, 30), True),
    ("an edition that has ended", CHECKED, date(2030, 6, 30), date(2030, 7, 1), False),
]


@pytest.mark.parametrize(("name", "checked", "last", "today", "expected"), OLD)
def test_a_table_is_old_a_year_after_it_was_checked(
    name: str, checked: date, last: date | None, today: date, expected: bool
) -> None:
    table = Table("SoL (2025:400)", "2025:400", checked, last_day=last)
    assert table.old_on(today) is expected
    warning = f"SoL (2025:400) är inte kontrollerad mot gällande lag sedan {checked}."
    assert table.warning(today).startswith(warning if expected else "")
    assert bool(table.warning(today)) is expected
    assert table.checked_text == f"kontrollerad {checked}"


def test_every_act_and_table_is_there_with_its_day() -> None:
    rows = {row.name: row for row in law_in_force.known()}
    assert rows["SoL (2025:400)"] == Table(
        "SoL (2025:400)", "2025:400", rows["SoL (2025:400)"].checked, date(2025, 7, 1), None
    )
    assert rows["SoL (2001:453)"].last_day == date(2025, 6, 30)
    assert {"LSS (1993:387)", "FL (2017:900)", "DelgL (2010:1932)"} <= rows.keys()
    assert {"Hänvisningar till paragrafer", "Lagens ord", "Insatser", "Kontroller"} <= rows.keys()
    assert all(date(2026, 4, 27) <= row.checked <= date(2100, 1, 1) for row in rows.values())


def test_a_case_opens_with_the_notice_once_tables_are_old(desk: Desk, clock: Clock) -> None:
    work = desk.open(desk.register(ADA, "ledsagarservice", received()))
    assert work.notices() == ()
    clock.moment = datetime(2046, 1, 1, tzinfo=UTC)
    (notice,) = work.notices()
    assert (notice.severity, notice.field) == ("info", "")
    assert "SoL (2025:400)" in notice.message
    assert "SoL (2001:453)" not in notice.message


def test_of_a_single_old_table_the_notice_says_since_when(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = Table("LSS", "1", CHECKED), Table("SoL", "2", date(2027, 4, 1))
    monkeypatch.setattr(law_in_force, "known", lambda: (old, new))
    today = date(2027, 5, 1)
    (notice,) = law_in_force.notices(today)
    assert notice.message == old.warning(today)
    assert law_in_force.notices(CHECKED) == ()
