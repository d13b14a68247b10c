"""The month of a provider by real clicks and keys: the basis, what is not settled, tables as files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lssdesk.flow.desk import Desk
from lssdesk.model.case import Cost
from lssdesk.store.tables import LogRow
from lssdesk.ui.fingers import Fingers
from tests.flow.officer import signed
from tests.flow.payments import (
    PROVIDER,
    SAID,
    price,
    record,
    session,
)
from tests.ui.office.payments import answer, april, given, invoice, of, opened, ready, rows, said

K = Qt.Key
Open = Callable[[], Fingers]


@pytest.fixture
def open_page(desk: Desk, qtbot: QtBot) -> Open:
    """Opens the page."""
    return lambda: opened(desk, qtbot)


def test_an_empty_office_says_what_belongs_here(open_page: Open) -> None:
    at = open_page()
    assert "Här finns inget att betala än." in said(at)
    assert not at.shown("payment_provider")
    assert not at.shown("payment_rows")


def test_the_basis_stands_per_person_with_its_sum(desk: Desk, open_page: Open) -> None:
    april(desk)
    at = open_page()
    at.choose(at.seen("payment_provider"), PROVIDER)
    ready(at)
    assert rows(at, "payment_rows") == [
        ["Ada Lindqvist", "Ledsagarservice", "3 tim", "1 tim", "4 tim", "8 tim", "2 450 kr", ""],
        ["Bo Lindqvist", "Ledsagarservice", "1 tim", "", "", "1 tim", "300 kr", ""],
        ["Summa", "", "4 tim", "1 tim", "4 tim", "9 tim", "2 750 kr", ""],
    ]
    assert "9 tim, 2 750 kr" in said(at)


def test_a_row_opens_into_its_sessions_by_keys(desk: Desk, open_page: Open) -> None:
    april(desk)
    at = open_page()
    at.choose(at.seen("payment_provider"), PROVIDER)
    ready(at)
    at.seen("payment_rows").setFocus()
    at.press(K.Key_Down)
    assert [row[0] for row in rows(at, "payment_sessions")] == ["2026-04-10"]
    at.press(K.Key_Up)
    found = rows(at, "payment_sessions")
    assert found[1][:6] == [
        "2026-04-08",
        "17:00–19:00",
        "genomfört",
        "2 tim",
        "650 kr",
        "1 tim dag à 300 kr, 1 tim kväll à 350 kr",
    ]
    assert "Planerad tid betalas som dag (PRV-074)." in found[2][6]
    assert "2 ledsagare vid 2 tillfällen, den vanligaste vid 50 procent (PRV-066)." in said(at)
    at.press(K.Key_Return)
    assert at.focused.objectName() == "payment_sessions"
    at.press(K.Key_Escape)
    assert at.focused.objectName() == "payment_rows"


def test_costs_stand_in_a_row_of_their_own(desk: Desk, open_page: Open) -> None:
    omk = signed(desk, "omkostnader")
    spent = Cost(id="k1", day=date(2026, 6, 9), amount=420_00, receipt="K 12", provider=PROVIDER, note="Bio")
    record(omk, spent, measure="omkostnader_ledsagare")
    at = open_page()
    [row] = rows(at, "payment_rows")
    assert (row[1], row[-1]) == ("Ledsagarens omkostnader", "300 kr")
    assert rows(at, "payment_sessions") == [["2026-06-09", "K 12", "420 kr", "300 kr", "Bio"]]


def test_another_month_and_provider_are_shown_when_chosen(desk: Desk, open_page: Open) -> None:
    april(desk)
    at = open_page()
    assert at.seen("payment_month").currentText() == "maj 2026"  # type: ignore[attr-defined]
    assert [row[0] for row in rows(at, "payment_rows")] == ["Bo Lindqvist"]
    at.choose(at.seen("payment_provider"), PROVIDER)
    ready(at)
    assert at.seen("payment_month").currentText() == "april 2026"  # type: ignore[attr-defined]
    assert len(rows(at, "payment_rows")) == 3


def test_showing_persons_leaves_one_line_in_the_log(desk: Desk, open_page: Open) -> None:
    april(desk)
    at = open_page()
    of(at).refresh()
    ready(at)
    with desk.office.read() as reading:
        seen = reading.query(LogRow).filter(LogRow.name == "visade underlag för betalning")
        assert [row.detail for row in seen] == ["Andra AB 2026-05"]


def test_what_is_not_settled_is_said_with_the_way_to_settle_it(
    desk: Desk, open_page: Open, qtbot: QtBot
) -> None:
    record(signed(desk), session(7, 17, 19))
    at = open_page()
    assert "Timersättning är inte satt för 2 kategorier, bland annat ledsagarservice, dag." in said(at)
    assert "inte bekräftade av kommunen" in said(at)
    assert rows(at, "payment_rows")[0][-2] == "ej satt"
    with qtbot.waitSignal(of(at).policies_wanted):
        at.click("payment_policies")
    price(desk)
    price(desk, 350, "kvall")
    for key, value in (("hours_dag", 600), ("hours_kvall", 1800), ("hours_natt", 2200)):
        desk.policies.set(key, value, date(2026, 1, 1), *SAID)
    desk.policies.set("hours_storhelg", ("Julafton",), date(2026, 1, 1), *SAID)
    of(at).refresh()
    ready(at)
    assert not at.shown("payment_policies")
    assert rows(at, "payment_rows")[0][-2] == "650 kr"


def test_both_cost_models_at_once_are_said(desk: Desk, open_page: Open) -> None:
    desk.policies.set("payment_flat_cost_on", 1, date(2026, 1, 1), *SAID)
    signed(desk, "omkostnader")
    record(signed(desk), session(9, month=6))
    at = open_page()
    assert "samtidigt för utföraren 9 juni 2026. De betalas aldrig tillsammans" in said(at)


@pytest.mark.parametrize(
    ("button", "name", "begins"),
    [
        ("basis_xlsx", "underlag-2026-04.xlsx", b"PK"),
        ("basis_csv", "underlag-2026-04.csv", b"\xef\xbb\xbfPerson;"),
        ("differences_xlsx", "skillnader-2026-04.xlsx", b"PK"),
        ("differences_csv", "skillnader-2026-04.csv", b"\xef\xbb\xbfRad;"),
    ],
)
def test_tables_are_saved_where_asked(
    desk: Desk,
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    button: str,
    name: str,
    begins: bytes,
) -> None:
    given(desk)
    names = answer(monkeypatch, tmp_path / "ut")
    at = open_page()
    invoice(at)
    at.click("segment_basis" if button.startswith("basis") else "segment_invoice")
    at.click(f"payment_{button}")
    assert names == [name]
    assert (tmp_path / "ut").read_bytes().startswith(begins)
    assert "Sparat: ut" in said(at)


def test_a_folder_that_takes_nothing_is_said(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(desk)
    answer(monkeypatch, tmp_path / "ingen mapp" / "ut.csv")
    at = open_page()
    at.click("payment_basis_csv")
    assert "Sparat:" not in said(at)
    assert of(at).accessibleDescription()


def test_every_row_says_all_of_itself_to_a_screen_reader(desk: Desk, open_page: Open) -> None:
    april(desk)
    at = open_page()
    invoice(at)
    at.click("segment_basis")
    table = at.seen("payment_rows")
    index = table.model().index(0, 0)  # type: ignore[attr-defined]
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole).replace("\u00a0", " ")
    assert spoken.startswith(
        "Ada Lindqvist, Ledsagarservice, Dag 3 tim, Kväll 1 tim, Sen avb. 4 tim, Tid 8 tim"
    )
    names = [one for one in at.top.findChildren(type(table)) if not one.accessibleName()]
    assert names == []
    assert QApplication.activeModalWidget() is None
