"""Pictures of receipts among the attachments of a person's cases."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.receipts import Receipts
from lssdesk.law.hours import Edit
from lssdesk.model.case import Cost
from tests.flow.officer import Clock, log_lines, signed
from tests.flow.payments import BO

COSTS = "omkostnader_ledsagare"
DAY = date(2026, 4, 8)


def photo(path: Path, color: str = "#88aacc") -> Path:
    Image.new("RGB", (40, 60), color).save(path)
    return path


def names(receipts: Receipts) -> list[str]:
    return [one.name for one in receipts.list()]


def test_a_file_is_added_to_the_opened_case_and_read_again(desk: Desk, tmp_path: Path) -> None:
    work = signed(desk)
    receipts = Receipts(work.hours)
    id, is_new = receipts.add(photo(tmp_path / "kvitto.png"), DAY)
    assert is_new
    [one] = work.attachments.list()
    assert (one.id, one.name, one.kind, one.day) == (id, "kvitto.png", "Kvitto", DAY)
    shown, data = receipts.read(id)
    assert (shown.name, shown.media_type, data) == (
        "kvitto.png",
        "image/png",
        (tmp_path / "kvitto.png").read_bytes(),
    )
    assert log_lines(desk)[-1] == ("lade till en bilaga", work.id)
    assert work.hours.undo_step is None


def test_a_file_that_the_case_has_is_not_stored_again(desk: Desk, tmp_path: Path) -> None:
    work = signed(desk)
    kept = work.attachments.add(photo(tmp_path / "en.png"))
    assert Receipts(work.hours).add(photo(tmp_path / "annan.png"), DAY) == (kept, False)
    assert len(work.attachments.list()) == 1


def test_what_cannot_be_read_is_refused_and_nothing_is_stored(desk: Desk, tmp_path: Path) -> None:
    work = signed(desk)
    (tmp_path / "brev.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    with pytest.raises(Refused, match=r"brev\.png är skadad"):
        Receipts(work.hours).add(tmp_path / "brev.png", DAY)
    assert work.attachments.list() == ()


def test_of_other_cases_only_what_a_cost_names_is_there(desk: Desk, tmp_path: Path) -> None:
    costs, work = signed(desk, "omkostnader"), signed(desk)
    named = costs.attachments.add(photo(tmp_path / "kvitto.png"))
    costs.attachments.add(photo(tmp_path / "intyg.png", "#112233"))
    work.attachments.add(photo(tmp_path / "egen.png", "#445566"))
    cost = Cost(id="k", day=DAY, amount=100, attachment=named)
    costs.hours.apply("förde in", [Edit(COSTS, None, cost)])
    assert sorted(names(Receipts(work.hours))) == ["egen.png", "kvitto.png"]
    assert sorted(names(Receipts(costs.hours))) == ["intyg.png", "kvitto.png"]
    assert Receipts(work.hours).read(named)[0].name == "kvitto.png"


def test_what_is_another_persons_is_not_there(desk: Desk, tmp_path: Path) -> None:
    work, other = signed(desk), signed(desk, person=BO)
    kept = other.attachments.add(photo(tmp_path / "kvitto.png"))
    assert names(Receipts(work.hours)) == []
    with pytest.raises(Refused, match="finns inte längre"):
        Receipts(work.hours).read(kept)


def test_what_was_taken_away_is_refused(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    work = signed(desk)
    clock.forward(minutes=1)
    id, _ = Receipts(work.hours).add(photo(tmp_path / "kvitto.png"), DAY)
    work.attachments.remove(id)
    with pytest.raises(Refused, match="finns inte längre"):
        Receipts(work.hours).read(id)
