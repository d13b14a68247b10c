"""Which backups stay as they grow old, whatever the clock said meanwhile."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.store import backup_names

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def ago(**units: float) -> datetime:
    return NOW - timedelta(**units)


def made(moments: Sequence[datetime]) -> list[Path]:
    """Backups made one after the other at these moments, the newest first."""
    return [Path(backup_names.name(number, at)) for number, at in enumerate(moments, 1)][::-1]


def kept(moments: Sequence[datetime], **how: bool) -> list[datetime]:
    found = made(moments)
    stay = backup_names.kept(found, NOW, **how)
    return [stamp for path in reversed(found) if path in stay and (stamp := backup_names.stamp_of(path))]


DAILY = [ago(days=d, hours=h) for d in range(45, 2, -1) for h in (3, 0)]
THINNED = [
    ("nothing", [], []),
    ("all of two days", [ago(hours=h) for h in range(45, 0, -5)], [ago(hours=h) for h in range(45, 0, -5)]),
    ("last of a day", [ago(days=3, hours=2), ago(days=3, hours=1), ago(days=3)], [ago(days=3)]),
    ("two days", [ago(days=4), ago(days=3)], [ago(days=4), ago(days=3)]),
    (
        "days, and weeks after a month (24 October is a Saturday)",
        DAILY,
        [ago(days=44), ago(days=37), ago(days=31, hours=3)] + [ago(days=d) for d in range(31, 2, -1)],
    ),
    ("a pause makes nothing older", [ago(days=401), ago(days=400)], [ago(days=401), ago(days=400)]),
    (
        "a clock that ran ahead for a while ages nothing",
        [*DAILY[-20:], ago(days=-2000), ago(days=-2001), ago(hours=1)],
        [*DAILY[-19::2], ago(days=-2000), ago(days=-2001), ago(hours=1)],
    ),
    (
        "nor one that stood at its beginning",
        [
            *DAILY[-20:],
            datetime(2000, 1, 1, 1, tzinfo=UTC),
            datetime(2000, 1, 1, 2, tzinfo=UTC),
            ago(hours=1),
        ],
        [*DAILY[-19::2], datetime(2000, 1, 1, 2, tzinfo=UTC), ago(hours=1)],
    ),
]


@pytest.mark.parametrize(("name", "moments", "stay"), THINNED)
def test_backups_thin_as_they_grow_old(name: str, moments: list[datetime], stay: list[datetime]) -> None:
    assert kept(moments) == stay, name


def test_where_room_is_short_days_count_from_the_start() -> None:
    moments = [ago(hours=h) for h in (40, 39, 10, 9, 8, 2, 1)]
    assert kept(moments, tight=True) == [ago(hours=39), ago(hours=8), ago(hours=2), ago(hours=1)]


MINUTES = st.lists(st.integers(min_value=-60 * 24 * 4000, max_value=60 * 24 * 4000), min_size=1, max_size=60)


@given(MINUTES, st.sets(st.integers(min_value=1, max_value=60)), st.booleans())
@settings(max_examples=150, deadline=None)
def test_whatever_the_clock_said_the_newest_and_the_newest_whole_stay(
    minutes: list[int], harmed: set[int], tight: bool
) -> None:
    found = made([ago(minutes=count) for count in minutes])
    damaged = {path.name for path in found if backup_names.number_of(path) in harmed}
    stay = backup_names.kept(found, NOW, damaged, tight)
    assert stay <= set(found)
    assert found[0] in stay
    whole = [path for path in found if path.name not in damaged]
    assert not whole or whole[0] in stay


@given(st.integers(min_value=1, max_value=400))
@settings(max_examples=10, deadline=None)
def test_years_of_work_stay_a_bounded_number(days: int) -> None:
    moments = [ago(days=d, hours=h) for d in range(days, -1, -1) for h in range(8, 0, -1)]
    assert len(kept(moments)) <= 3 * 8 + 31 + 53 + days // 28 + 2


NAMES = [
    ("lssdesk-000123-20261124-120000.db", 123, NOW),
    ("lssdesk-20261124-120000.db", 0, NOW),
    ("lssdesk-000123-20261324-120000.db", 123, None),
    ("lssdesk-000123-20261124-120000.keys", 0, None),
    ("lssdesk-000123-20261124-120000.db.part", 0, None),
    ("lssdesk-viktig.db", 0, None),
]


@pytest.mark.parametrize(("name", "number", "stamp"), NAMES)
def test_a_name_says_number_and_moment(name: str, number: int, stamp: datetime | None) -> None:
    path = Path(name)
    assert (backup_names.number_of(path), backup_names.stamp_of(path)) == (number, stamp)


def test_the_number_gives_the_order_and_names_without_come_last(tmp_path: Path) -> None:
    order = [
        "lssdesk-000012-20200101-120000.db",
        "lssdesk-000003-20310101-120000.db",
        "lssdesk-20261124-120000.db",
        "lssdesk-20261123-120000.db",
    ]
    for name in sorted(order):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in backup_names.in_folder(tmp_path)] == order


def test_a_place_is_searched_by_database_and_the_newest_comes_first(tmp_path: Path) -> None:
    for name in (
        "lssdesk-aaaa/lssdesk-000900-20261101-120000.db",
        "lssdesk-bbbb/lssdesk-000002-20261124-120000.db",
        "lssdesk-bbbb/lssdesk-000001-20261123-120000.db",
        "backups/lssdesk-000007-20260101-120000.db",
        "other/lssdesk-000008-20261124-120000.db",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = [path.relative_to(tmp_path).parts[0] for path in backup_names.beneath(tmp_path)]
    assert found == ["lssdesk-bbbb", "lssdesk-bbbb", "lssdesk-aaaa", "backups"]
