"""Killed at random moments while editing and saving: the file is whole, and at most the last seconds are lost.

`DAGDEEL_SOAK=1` kills ten times as often.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from planner.files.backups import backups
from planner.files.plan_file import dumps, load, loads, save
from planner.files.recovery import recoverable
from planner.files.side_file import DELAY_SECONDS
from tests.support.editing_process import Pace, Session, Told, number_of, plan_at

MOST_SECONDS_LOST = 5
TIMES = 10 if os.environ.get("DAGDEEL_SOAK") else 1
KILLED_EARLY, KILLED_LATE = 40 * TIMES, 10 * TIMES
TOGETHER = 10

# Writes side file or file almost all the time, so that nearly every moment is in the middle of one.
BUSY = Pace(between_edits=0, delay=0, saves_per_edit=0.4)
# Saves now and then, and leaves the side file to the delay that the window uses.
CALM = Pace(between_edits=0.05, delay=DELAY_SECONDS, saves_per_edit=0.01)


def practice(folder: Path) -> tuple[Path, Path]:
    """A plan file with no edit in it, and a folder for side files."""
    path = folder / "plans" / "p.dagdeel"
    path.parent.mkdir(parents=True)
    save(plan_at(0), path)
    return path, folder / "recovery"


@cache
def in_full(text: str) -> int:
    """The edit of a plan file, which is there to the byte."""
    number = number_of(loads(text))
    assert text == dumps(plan_at(number))
    return number


def whole(path: Path, told: Told, before: int) -> int:
    """The edit that the file holds: the last saved one or, where a saving was under way, that one; and in full."""
    number = in_full(path.read_text(encoding="utf-8"))
    assert number in (told.saved if told.saved >= 0 else before, told.saving)
    for backup in backups(path):
        in_full(backup.path.read_text(encoding="utf-8"))
    return number


def recovered(folder: Path, path: Path) -> int:
    """The newest edit in the side files, to the byte; -1 without any. They are gone afterwards."""
    newest = -1
    for found in recoverable(folder):
        assert found.path == path
        newest = max(newest, in_full(dumps(found.plan)))
        found.discard()
    return newest


def check(path: Path, folder: Path, told: Told, killed: float, before: int) -> int:
    """What is left after a kill, as the edit that the user gets back."""
    newest = max(whole(path, told, before), recovered(folder, path))
    assert newest >= max(told.side, told.saved)
    assert newest >= max((n for n, made in told.edits.items() if made < killed - MOST_SECONDS_LOST), default=0)
    assert newest <= max(told.edits, default=before)
    return newest


def test_killed_in_the_middle_of_writing(tmp_path: Path) -> None:
    path, folder = practice(tmp_path)
    newest = amid = 0
    for _round in range(KILLED_EARLY):
        before = number_of(load(path))
        session = Session(path, folder, BUSY, newest + 1)
        session.wait_until_it_works()
        session.listen(random.uniform(0, 0.1))
        killed = session.kill()
        told = session.told
        amid += told.saving > told.saved or max(told.edits) > told.side
        newest = check(path, folder, told, killed, before)
    assert amid > KILLED_EARLY / 4
    save(plan_at(newest), path)
    assert recoverable(folder) == []


def test_killed_during_work_at_most_five_seconds_are_lost(tmp_path: Path) -> None:
    lost = 0
    for batch in range(KILLED_LATE // TOGETHER):
        places = [practice(tmp_path / f"{batch} {number}") for number in range(TOGETHER)]
        sessions = [Session(path, folder, CALM, 1) for path, folder in places]
        for session, (path, folder), killed in killed_in_turn(list(zip(sessions, places, strict=True))):
            assert min(session.told.edits.values()) < killed - MOST_SECONDS_LOST
            lost += max(session.told.edits) - check(path, folder, session.told, killed, 0)
    assert lost > 0


def killed_in_turn(
    running: list[tuple[Session, tuple[Path, Path]]],
) -> Iterator[tuple[Session, tuple[Path, Path], float]]:
    """Sessions that work side by side and are killed one after the other, 5.5 to 8 seconds after they began."""
    for session, _place in running:
        session.wait_until_it_works()
    start = time.monotonic()
    for moment in sorted(random.uniform(5.5, 8) for _ in running):
        while time.monotonic() - start < moment:
            for session, _place in running:
                session.listen(0.005)
        session, place = running.pop()
        yield session, place, session.kill()
