"""The page Idag of an office with 5,000 cases, against the bare reading of the same rows."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from lssdesk.flow import records, today
from lssdesk.flow.desk import Desk
from lssdesk.model.case import Case
from lssdesk.store import engine, keys
from lssdesk.store.office import Office
from lssdesk.store.tables import CaseRow, PartRow, PersonRow, SessionRow
from tests.benchmarks.ratio import Ratio, compare
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE, example

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
CASES = 5_000
EXAMPLES = ("ledsagarservice", "ledsagning-2025", "avslag", "omkostnader")
A_MONTH = 4


def _person(number: int) -> dict[str, Any]:
    names = {"given_name": "Ada", "family_name": f"Ek {number}", "name_key": f"ada ek {number}"}
    return {"id": f"p{number}", "document": "{}", "created": AT, "changed": AT, **names}


def _case(number: int, case: Case) -> dict[str, Any]:
    row = {"id": f"c{number}", "number": f"2026-{number:04}", "person_id": f"p{number}"}
    state = "decided" if _decided(number) else "open"
    return {
        **row,
        "measure": case.measure,
        "officer": OFFICER,
        "opened": date(2026, 1, 2),
        "state": state,
        "changed": AT,
    }


def _decided(number: int) -> bool:
    return number % 5 != 0


def _parts(number: int, case: Case) -> Iterator[dict[str, Any]]:
    for kind in records.KINDS:
        left = kind == "decision" and not _decided(number)
        signed = _decided(number) and kind in ("application", "inquiry", "decision")
        document = "{}" if left else records.encode(getattr(case, kind))
        frozen = {"frozen_at": AT if signed else None, "frozen_by": OFFICER if signed else None}
        yield {"case_id": f"c{number}", "kind": kind, "document": document, "changed": AT, **frozen}


def _sessions(number: int) -> Iterator[dict[str, Any]]:
    for month in range(1, 12):
        for place in range(A_MONTH):
            day = date(2026, month, 1 + (number + 7 * place) % 28)
            yield {
                "case_id": f"c{number}",
                "id": f"{month}-{place}",
                "day": day,
                "start": time(10),
                "end": time(12 + number % 3),
                "status": "performed",
            }


def _fill(office: Office) -> None:
    """Four fifths are decided, half of them with hours: four sessions a month since January."""
    cases = [(number, example(EXAMPLES[number % len(EXAMPLES)])) for number in range(CASES)]
    timed = [number for number, case in cases if case.measure.startswith("ledsag") and _decided(number)]
    with office.unit("fyllde", OFFICER, AT) as unit:
        unit.execute(insert(PersonRow), [_person(number) for number, _ in cases])
        unit.execute(insert(CaseRow), [_case(number, case) for number, case in cases])
        unit.execute(insert(PartRow), [row for number, case in cases for row in _parts(number, case)])
        unit.execute(insert(SessionRow), [row for number in timed for row in _sessions(number)])


def _raw(raw: engine.Raw) -> None:
    """The same rows, and nothing made of them."""
    raw.execute("SELECT * FROM cases JOIN persons ON persons.id = cases.person_id").fetchall()
    raw.execute("SELECT case_id, kind, document, frozen_at FROM parts").fetchall()
    raw.execute("SELECT * FROM sessions WHERE day >= '2026-06-01' ORDER BY day, start, id").fetchall()


def ratios() -> Iterator[Ratio]:
    """On one office; the raw connection is opened once, as ours are kept open."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "office"
        unlocked = keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked
        desk = Desk(Office.create(folder, unlocked.key, AT), unlocked, lambda: AT)
        _fill(desk.office)
        with closing(engine.connect(desk.office.path, unlocked.key)) as raw:
            what = "raw SQL, the same rows"
            yield compare(f"Idag of {CASES:,} cases", what, lambda: today.of(desk), lambda: _raw(raw), 7)
        desk.close()
