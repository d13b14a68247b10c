"""The program is killed in the middle of the work: the text is there, and it is said what came back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flow.officer import Clock
from tests.ui.conftest import Start
from tests.ui.program import unlock, words

STREET = "/person/address/street"
TYPE_AND_WAIT = f"""
import sys
from datetime import datetime
from pathlib import Path
from lssdesk import app
from lssdesk.demo import Hand
from tests.flow.officer import AT, CHEAP, Clock
from tests.ui.program import enter, open_new

application = app.application()
hand = Hand(app.Program(Path(sys.argv[1]), Clock(AT), CHEAP))
enter(hand)
open_new(hand)
hand.type("{STREET}", "Granstigen 4, hos Åsa")
hand.wait(lambda: hand.case.head.status.text().startswith("Sparat"))
print("typed", flush=True)
application.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends a program in another way")
def test_after_a_kill_the_text_is_there_and_it_is_said_what_was_brought_back(
    start: Start, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "office"
    command = [sys.executable, "-c", TYPE_AND_WAIT, str(folder)]
    surroundings = {**os.environ, "PYTHONPATH": os.getcwd(), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.kill()
    assert program.returncode == -signal.SIGKILL
    clock.forward(minutes=5)
    hand = start()
    unlock(hand)
    assert hand.window.note() == (
        "Programmet avslutades oväntat förra gången. Det som var skrivet finns kvar i 2026-0001."
    )
    hand.window.open_case(hand.window.desk.cases()[0].id)
    assert hand.seen(STREET).text() == "Granstigen 4, hos Åsa"
    hand.program.leave()
    once_more = start()
    unlock(once_more)
    assert "oväntat" not in words(once_more)
