"""Whatever a report holds, reading it in twice is the same as once; so is another file with its rows."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from lssdesk.flow.desk import Desk
from lssdesk.flow.records import used_of
from lssdesk.flow.reports import Looked, look, store
from lssdesk.model.case import Cost, Session
from lssdesk.store import keys
from lssdesk.store.tables import CaseRow, CostRow, SessionRow
from tests.flow.officer import AT, CHEAP, MAN, OFFICER, PASSPHRASE, WOMAN, Clock, Premises, signed
from tests.flow.reports.reports import csv_of, row

NEVER_THE_SAME = count(1)
DAYS = ("2026-03-31", "2026-04-08", "2026-04-09")
SINGLE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One office for all examples: an example wipes what was used, and keeps the decisions."""
    folder: Path = tmp_path_factory.mktemp("twice") / "office"
    premises = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, Clock(AT))
    desk = premises.open()
    signed(desk)
    desk.register_together(signed(desk, "ledsagning").case.person, ("avlosarservice",), None)
    yield desk
    premises.close()


def rows(least: int = 1) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows on few persons, days and times, so that they meet; some cannot be read."""
    cells = {
        "personnummer": st.sampled_from((WOMAN, WOMAN, MAN, "9001012385", "x")),
        "insats": st.sampled_from(("ledsagarservice", "ledsagning", "avlosarservice", "avlosning")),
        "datum": st.sampled_from(DAYS),
        "start": st.sampled_from(("10:00", "11:00")),
        "slut": st.sampled_from(("12:00", "13:00", "02:00")),
        "status": st.sampled_from(("utförd", "utförd", "avbokad", "avbokad av utförare", "uteblev")),
        "avbokad_tid": st.sampled_from(("", "", "2026-04-07 12:30")),
        "utforare": st.sampled_from(("Egen regi", "EGEN REGI", "Omsorg AB")),
        "aktivitet": st.sampled_from(("", "Bio", "Simning")),
        "omkostnad": st.sampled_from(("", "85,50", "30")),
        "kvitto": st.sampled_from(("", "17")),
        "anteckning": st.sampled_from(("", "bra", "bra dag")),
    }
    return st.lists(st.fixed_dictionaries(cells), min_size=least, max_size=8)


TYPED = st.lists(
    st.builds(
        Session,
        id=st.uuids().map(str),
        day=st.sampled_from(DAYS).map(date.fromisoformat),
        start=st.sampled_from((time(10), time(11))),
        end=st.just(time(12)),
        status=st.sampled_from(("planned", "performed")),
        provider=st.sampled_from(("", "Egen regi")),
        note=st.sampled_from(("", "typed")),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)
LOOSE = st.lists(
    st.builds(
        Cost, id=st.uuids().map(str), day=st.just(date(2026, 4, 8)), amount=st.sampled_from((8_550, 3_000))
    ),
    max_size=2,
    unique_by=lambda one: one.id,
)


def begin(desk: Desk, typed: list[Session], loose: list[Cost]) -> None:
    """Nothing but what was typed by hand."""
    with desk.office.unit("wipe", OFFICER, AT) as unit:
        unit.execute(delete(SessionRow))
        unit.execute(delete(CostRow))
        case = unit.scalars(select(CaseRow.id).where(CaseRow.measure == "ledsagarservice")).first()
        for one in typed:
            unit.add(
                SessionRow(case_id=case, **{name: getattr(one, name) for name in Session.__struct_fields__})
            )
        for cost in loose:
            values = {name: getattr(cost, name) for name in Cost.__struct_fields__}
            unit.add(CostRow(case_id=case, measure="omkostnader_ledsagare", **values))


def report(reported: Iterable[dict[str, Any]]) -> bytes:
    """A file that was never read in before, since reports stay from one example to the next."""
    return csv_of(*(row(**one) for one in reported)) + b"\n" * next(NEVER_THE_SAME)


def used(desk: Desk) -> dict[tuple[str, str], Session | Cost]:
    with desk.office.read() as reading:
        sessions = {
            (one.case_id, one.id): used_of(one, Session) for one in reading.scalars(select(SessionRow))
        }
        costs = {
            (one.case_id, f"cost {one.id}"): used_of(one, Cost) for one in reading.scalars(select(CostRow))
        }
        return {**sessions, **costs}


def can_be_stored(looked: Looked) -> set[int]:
    return {item.row.line for item in looked.items if item.can_be_stored}


@SINGLE
@given(reported=rows(), typed=TYPED, loose=LOOSE)
def test_twice_is_once(
    office: Desk, reported: list[dict[str, Any]], typed: list[Session], loose: list[Cost]
) -> None:
    begin(office, typed, loose)
    data = report(reported)
    first = look(office, "a.csv", data)
    store(office, first, first.wanted)
    once = used(office)
    again = look(office, "a.csv", data)
    assert again.wanted == frozenset() or first.wanted == frozenset()
    store(office, again, again.wanted)
    assert used(office) == once


@SINGLE
@given(reported=rows(), typed=TYPED, loose=LOOSE)
def test_what_was_taken_in_whole_is_doubled_afterwards(
    office: Desk, reported: list[dict[str, Any]], typed: list[Session], loose: list[Cost]
) -> None:
    """Each session once: rows on the same one would go on changing it to and fro."""
    begin(office, typed, loose)
    unique = {
        (one["personnummer"][-10:], *(one[name] for name in ("insats", "datum", "start"))): one
        for one in reported
    }
    data = report(unique.values())
    looked = look(office, "a.csv", data)
    store(office, looked, can_be_stored(looked))
    once = used(office)
    other = look(office, "b.csv", report(unique.values()))
    assert can_be_stored(other) == set()
    assert used(office) == once


@SINGLE
@given(reported=rows(2), typed=TYPED, loose=LOOSE)
def test_nothing_typed_by_hand_is_lost_without_a_tick(
    office: Desk, reported: list[dict[str, Any]], typed: list[Session], loose: list[Cost]
) -> None:
    begin(office, typed, loose)
    before = used(office)
    looked = look(office, "a.csv", report(reported))
    store(office, looked, {item.row.line for item in looked.items if item.what == "new"})
    after = used(office)
    for key, one in before.items():
        kept = after[key]
        assert one == kept or (isinstance(one, Cost) and isinstance(kept, Cost) and kept.amount == one.amount)
