"""Tables of a provider's month are looked at twice where somebody in them has a protected identity."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lssdesk.flow.desk import Desk
from lssdesk.flow.protected import Answer, Look
from lssdesk.ui import protected_look
from lssdesk.ui.fingers import Fingers
from tests.flow.officer import log_lines, signed
from tests.flow.payments import price, record, session
from tests.ui.office.payments import answer, opened


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Fingers:
    price(desk)
    work = signed(desk)
    work.write("/person/protection", "sekretessmarkering", "skydd")
    work.draft.store()
    record(work, session(7))
    return opened(desk, qtbot)


@pytest.mark.parametrize("said", [None, Answer(reason="Till ekonomi")])
def test_a_table_leaves_only_after_the_second_look(
    page: Fingers, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: Answer | None
) -> None:
    looks: list[Look] = []
    monkeypatch.setattr(protected_look, "ask", lambda _parent, look: looks.append(look) or said)
    names = answer(monkeypatch, tmp_path / "ut")
    before = len(log_lines(desk))
    page.click("payment_basis_csv")
    assert ["utelämnade" in look.about for look in looks] == [True]
    assert len(names) == len(log_lines(desk)) - before == (0 if said is None else 1)
