"""A cancellation in a report has its time, or its row cannot be read [PRV-052]."""

from datetime import datetime
from typing import Any

import pytest

from lssdesk.flow.reports import Problem, Row
from tests.flow.reports.reports import csv_of, found, row, xlsx_of

AT = "2026-04-07 14:30"
CANCELLED: list[tuple[str, dict[str, Any], datetime | None, bool]] = [
    # name, status and time, the time that is read, whether the row is stopped
    ("by the person, with its time", {"status": "avbokad", "avbokad_tid": AT},
     datetime(2026, 4, 7, 14, 30), False),
    ("by the person, without", {"status": "avbokad"}, None, True),
    ("by the person, a day alone", {"status": "avbokad", "avbokad_tid": "2026-04-07"}, None, True),
    ("by the provider, with its time", {"status": "avbokad av utförare", "avbokad_tid": AT},
     datetime(2026, 4, 7, 14, 30), False),
    ("by the provider, without", {"status": "avbokad av utförare"}, None, False),
    ("nobody cancelled, with a time", {"status": "utförd", "avbokad_tid": AT}, None, True),
    ("did not come, with a time", {"status": "uteblev", "avbokad_tid": AT}, None, True),
    ("performed", {"status": "utförd"}, None, False),
]  # fmt: skip


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
@pytest.mark.parametrize(("name", "cells", "at", "stopped"), CANCELLED)
def test_a_cancellation(
    make: Any, name: str, cells: dict[str, Any], at: datetime | None, stopped: bool
) -> None:
    (one,) = found(make(row(**cells)))
    assert isinstance(one, Problem if stopped else Row)
    if isinstance(one, Row):
        assert one.cancelled_at == at
    else:
        assert one.column == "avbokad_tid"
