"""How the tests of the log see what a command left in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.store.tables import LogRow
from lssdesk.ui import dialogs, settled
from lssdesk.ui.case import deeds, hours_export, hours_papers, journal, papers
from lssdesk.ui.office import review_page
from tests.flow.officer import OFFICER

Do = Callable[[Hand], None]
Line = tuple[str, str, bool, str]


def lines(desk: Desk, after: int) -> list[Line]:
    """Name, deed, whether a case is named, detail of each line after one; all are hers, of this moment."""
    with desk.office.read() as reading:
        rows = list(reading.scalars(select(LogRow).where(LogRow.seq > after).order_by(LogRow.seq)))
    assert {row.officer for row in rows} <= {OFFICER}
    assert {row.at for row in rows} <= {f"{desk.now:%Y-%m-%dT%H:%M:%S.%f}Z"}
    return [(row.name, row.deed or "", row.case_id is not None, row.detail) for row in rows]


def count(desk: Desk) -> int:
    with desk.office.read() as reading:
        return reading.scalars(select(LogRow.seq).order_by(LogRow.seq.desc()).limit(1)).one()


def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question for a place or a printer is answered, and nobody waits for a search to settle."""
    monkeypatch.setattr(dialogs, "choose_save", lambda _parent, name, *_args, **_more: tmp_path / name)
    monkeypatch.setattr(dialogs, "print_pages", lambda *_args: True)
    for place in (deeds, papers, hours_export, hours_papers, journal, review_page):
        monkeypatch.setattr(place, "print_pdf", lambda *_args: True)
    monkeypatch.setattr(settled, "SETTLED_MS", 50)


def check(found: list[Line], expected: list[Line]) -> None:
    """Deeds and cases as they are named; names by how they begin; a detail that is ``*`` is any."""
    assert [one[1:3] for one in found] == [one[1:3] for one in expected], found
    for one, two in zip(found, expected, strict=True):
        assert one[0].startswith(two[0])
        assert one[3] if two[3] == "*" else one[3] == two[3]
