"""What fingers do on the page of payment, and what it says."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoice, Invoices
from lssdesk.ui import dialogs
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.office.payment_page import PaymentPage
from tests.flow.officer import signed
from tests.flow.payments import (
    APRIL,
    BO,
    OTHER,
    PROVIDER,
    charge,
    price,
    record,
    session,
)


def opened(desk: Desk, qtbot: QtBot) -> Fingers:
    """Opens the page and waits for its month; fingers at it."""
    page = PaymentPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    at = Fingers(page)
    ready(at)
    return at


def of(at: Fingers) -> PaymentPage:
    page = at.top
    assert isinstance(page, PaymentPage)
    return page


def ready(at: Fingers) -> None:
    """Until the month that was chosen is reckoned."""
    page = of(at)
    page.wait()
    at.wait(lambda: not page._background.busy)


def said(at: Fingers) -> str:
    return "\n".join(label.text() for label in at.top.findChildren(QLabel) if label.isVisible()).replace(
        "\u00a0", " "
    )


def rows(at: Fingers, name: str) -> list[list[str]]:
    """What the lines of a table say."""
    table = at.seen(name)
    return [[cell.replace("\u00a0", " ") for cell in line.cells] for line in table.lines]  # type: ignore[attr-defined]


def april(desk: Desk) -> None:
    """Two persons with one provider, one day with another."""
    price(desk)
    price(desk, 350, "kvall")
    late = session(24, 13, 17, status="cancelled_by_client", cancelled_at=datetime(2026, 4, 23, 12, 30))
    record(signed(desk), session(7, companion="Eva"), session(8, 17, 19, companion="Ola"), late)
    record(signed(desk, person=BO), session(10, 14, 15), session(13, provider=OTHER, month=5))


def kept(desk: Desk) -> Invoice:
    [invoice] = Invoices(desk).of(PROVIDER, APRIL)
    return invoice


def invoice(at: Fingers) -> None:
    at.choose(at.seen("payment_provider"), PROVIDER)
    ready(at)
    at.click("segment_invoice")


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Choose this file in every dialogue; the names that were suggested for saving."""
    names: list[str] = []
    monkeypatch.setattr(dialogs, "choose_open", lambda *_, **__: path)
    monkeypatch.setattr(dialogs, "choose_save", lambda _p, name, *_, **__: names.append(name) or path)
    return names


def given(desk: Desk) -> None:
    april(desk)
    rows = [charge(2, 7, 120, 650), charge(3, 8, 120, 650), charge(4, 9)]
    Invoices(desk).add(PROVIDER, APRIL, "F 17", rows)
