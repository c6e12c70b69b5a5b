"""A process that edits and saves a plan without end, until it is killed, and tells over a pipe how far it is."""

from __future__ import annotations

import multiprocessing
import random
import time
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from planner import edits
from planner.files.plan_file import open_plan, save
from planner.files.side_file import SideFile
from planner.plan import Member, Plan
from planner.texts import T
from tests.support.plans import worked_example

# The server has everything imported, so that a process starts in milliseconds.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Pace:
    """How a process works: seconds between edits, seconds until an edit goes to the side file, how often it saves."""

    between_edits: float
    delay: float
    saves_per_edit: float


@dataclass
class Told:
    """What a process told before it was killed: its edits with their time, and which of them was safe by then."""

    edits: dict[int, float] = field(default_factory=dict)
    side: int = -1
    saving: int = -1
    saved: int = -1


def plan_at(number: int) -> Plan:
    """The plan after so many edits; its length differs from one to the next."""
    plan = edits.set_practice(worked_example(), "name", f"edit {number} {'x' * (number % 40)}").plan
    members = tuple(Member(id=f"m{number}_{one}", role="gp") for one in range(number % 25))
    return edits.replace_staff(plan, (*plan.staff, *members), T("")).plan


def number_of(plan: Plan) -> int:
    """After how many edits a plan is."""
    return int(plan.practice.name.split()[1])


def edit_and_save(pipe: Connection, path: Path, folder: Path, pace: Pace, first: int, seed: int) -> None:
    """Edit, keep in the side file and save, in the way of the window; every step is told when it is done."""
    chance = random.Random(seed)
    side = SideFile(path, open_plan(path).fingerprint, folder)
    waiting_since: float | None = None
    for number in count(first):
        plan = plan_at(number)
        now = time.monotonic()
        pipe.send(("edit", number, now))
        waiting_since = waiting_since or now
        if now - waiting_since >= pace.delay:
            assert side.write(plan) is None
            pipe.send(("side", number, now))
            waiting_since = None
        if chance.random() < pace.saves_per_edit:
            pipe.send(("saving", number, now))
            side.belongs_to(path, save(plan, path).fingerprint)
            pipe.send(("saved", number, now))
            side.discard()
            waiting_since = None
        time.sleep(pace.between_edits)


class Session:
    """A running process, started at once."""

    def __init__(self, path: Path, folder: Path, pace: Pace, first: int) -> None:
        self._pipe, theirs = _processes.Pipe(duplex=False)
        seed = random.randrange(1 << 30)
        work = (theirs, path, folder, pace, first, seed)
        self._process = _processes.Process(target=edit_and_save, args=work, daemon=True)
        self._process.start()
        theirs.close()
        self.told = Told()

    def wait_until_it_works(self) -> None:
        """Until the first edit is told."""
        if not self._pipe.poll(60):
            raise TimeoutError

    def listen(self, seconds: float) -> None:
        """Let it work for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._pipe.poll(left):
            self._hear()

    def kill(self) -> float:
        """End it with SIGKILL; tells when that was, by the clock that the edits are told with."""
        assert self._process.is_alive()
        moment = time.monotonic()
        self._process.kill()
        self._process.join()
        # Its end of the pipe is closed now; what it told to the last can still be heard.
        with self._pipe:
            try:
                while True:
                    self._hear()
            except EOFError:
                return moment

    def _hear(self) -> None:
        kind, number, moment = self._pipe.recv()
        if kind == "edit":
            self.told.edits[number] = moment
        else:
            setattr(self.told, kind, number)
