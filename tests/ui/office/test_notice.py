"""What the keys had to say when they were opened is said in the window."""

from pathlib import Path

from lssdesk.demo import Hand
from tests.ui.conftest import Start
from tests.ui.program import enter, unlock


def test_a_damaged_key_file_that_was_put_right_is_told(hand: Hand, start: Start, tmp_path: Path) -> None:
    hand.program.leave()
    (tmp_path / "office" / "lssdesk.keys").write_bytes(b"{")
    again = start()
    unlock(again)
    assert "Nyckelfilen lssdesk.keys var skadad" in again.window.note()


def test_sound_keys_say_nothing(start: Start) -> None:
    hand = start()
    enter(hand)
    assert hand.window.note() == ""
