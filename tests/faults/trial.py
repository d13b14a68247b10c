"""One run of a path in a process of its own, met by a fault; what it said before, and how it ended."""

import json
import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lssdesk.errors import LssdeskError
from tests.faults import shim
from tests.faults.kinds import Kind
from tests.faults.scene import AFTERWARDS, Known, Scene, WritePath, run
from tests.faults.shim import Call

NEVER = 1 << 40
LONGEST = 90.0  # seconds


@dataclass
class Told:
    """What a run said: steps ``done``, what was ``learned``, and how it ended.

    ``error`` is what it told the officer, ``fault`` an error that is no sentence to anybody.
    """

    done: int = 0
    learned: dict[str, str] = field(default_factory=dict)
    error: str = ""
    fault: str = ""
    afterwards: bool = False
    struck: int = 0
    counted: int = 0
    ended: bool = False
    waiting: bool = False
    seconds: float = 0.0

    def hear(self, line: str) -> None:
        """Take in one thing that was said."""
        for name, value in json.loads(line).items():
            setattr(self, name, value)


Work = Callable[[Callable[[str, object], None]], None]


def in_a_process(
    work: Work, kill_after: float | None = None, meanwhile: Callable[[Told], None] | None = None
) -> Told:
    """Let ``work`` run in a forked process that says things, and kill it after so many seconds.

    ``meanwhile`` is called when it says that it is waiting.
    """
    reading, writing = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reading)
        _be_a_child(work, writing)
    os.close(writing)
    told, rest = Told(), b""
    end = begun + (LONGEST if kill_after is None else kill_after)
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            if kill_after is None:
                told.fault = "it never came to an end"
            end = time.monotonic() + LONGEST
            continue
        if not (data := os.read(reading, 1 << 16)):
            break
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            told.hear(line.decode())
        if meanwhile and told.waiting:
            told.waiting = False
            meanwhile(told)
    os.close(reading)
    os.waitpid(child, 0)
    told.seconds = time.monotonic() - begun
    return told


def _be_a_child(work: Work, writing: int) -> None:
    def say(name: str, value: object) -> None:
        os.write(writing, json.dumps({name: value}).encode() + b"\n")

    try:
        work(say)
    except BaseException as error:
        say("fault", f"{type(error).__name__}: {error}")
    finally:
        os._exit(0)


def walk(
    path: WritePath,
    root: Path,
    known: Known,
    kind: Kind | None = None,
    nth: int = NEVER,
    between: Callable[[int, Scene], None] = lambda _done, _scene: None,
    lift: bool = True,
) -> Work:
    """The work of walking a path that meets a fault.

    ``lift``: the fault is over before the program goes on and ends; without, it ends in it.
    """

    def work(say: Callable[[str, object], None]) -> None:
        scene = Scene(root, known, path.at)
        scene.open["say"] = say

        def step(done: int, learned: dict[str, str]) -> None:
            say("learned", learned)
            say("done", done)

        if kind:
            shim.arm(root, kind.calls, kind.action, kind.error, kind.for_good, nth)
        elif shim.loaded():
            shim.arm(root, Call(0), 0, 0, False, NEVER)
        try:
            run(path, scene, step, lambda done: between(done, scene))
        except LssdeskError as error:
            say("error" if str(error) else "fault", str(error) or f"{type(error).__name__} says nothing")
        say("counted", shim.counted())
        if lift:
            say("struck", shim.disarm())
        _go_on(scene, say)
        if not lift:
            say("struck", shim.disarm())
        say("ended", True)

    return work


def _go_on(scene: Scene, say: Callable[[str, object], None]) -> None:
    """Whoever was told of the fault writes on, and ends the program."""
    with suppress(LssdeskError):
        if scene.office:
            scene.put(AFTERWARDS)
            say("afterwards", True)
    with suppress(LssdeskError):
        scene.close()
