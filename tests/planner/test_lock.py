"""The lock of a plan file: one has it, others read who, and who has gone can be followed."""

from __future__ import annotations

import json
import os
import platform
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.files import lock as lock_module
from planner.files.lock import STALE_SECONDS, Holder, Lock, NoLock, acquire, holder, take_over
from planner.language import Translator
from tests.support.lock_holder import held_elsewhere

english = Translator("en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.dagdeel"


def lock_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def locked(path: Path) -> Lock:
    lock = acquire(path)
    assert isinstance(lock, Lock)
    return lock


def held(path: Path) -> Holder:
    there = acquire(path)
    assert isinstance(there, Holder)
    return there


def age(path: Path, seconds: float) -> None:
    """Let the lock look as if it was last refreshed so long ago."""
    file = lock_file(path)
    moment = file.stat().st_mtime - seconds
    os.utime(file, (moment, moment))


def rewrite(path: Path, **fields: Any) -> None:
    file = lock_file(path)
    file.write_text(json.dumps({**json.loads(file.read_text()), **fields}))


def test_the_second_learns_who_has_the_plan_since_when(path: Path) -> None:
    before = datetime.now(UTC)
    with held_elsewhere(path) as process:
        there = held(path)

        assert there.process == process.pid
        assert there.host == platform.node()
        assert not there.stale
        assert before - timedelta(seconds=1) <= there.since <= datetime.now(UTC)
    assert isinstance(acquire(path), Lock)


def test_a_holder_that_was_killed_can_be_followed_at_once(path: Path) -> None:
    with held_elsewhere(path) as process:
        process.kill()
        process.wait()
        there = held(path)

        assert there.stale
        assert isinstance(take_over(path, there), Lock)
        assert not held(path).stale


def test_a_lock_that_was_let_go_is_free_and_leaves_nothing(path: Path) -> None:
    locked(path).release()

    assert holder(path) is None
    assert list(path.parent.iterdir()) == []


def test_a_lock_says_in_words_who_has_the_plan(path: Path) -> None:
    locked(path)
    assert english(held(path).text).startswith("Another window on this computer has this plan open since ")
    rewrite(path, user="noor", host="balie-2", since="2026-11-22T13:05:00Z")

    moment = datetime(2026, 11, 22, 13, 5, tzinfo=UTC).astimezone()
    assert english(held(path).text) == (
        f"noor on balie-2 has this plan open since {english.date(moment)}. "
        "You can read it here; to save changes, choose another name."
    )


def test_a_lock_on_another_computer_is_stale_when_it_was_not_refreshed(path: Path) -> None:
    locked(path)
    rewrite(path, host="balie-2", process=1)
    assert not held(path).stale

    age(path, STALE_SECONDS - 10)
    assert not held(path).stale
    age(path, 20)
    assert held(path).stale
    assert "seems to have stopped" in english(held(path).text)


def test_refreshing_keeps_a_lock_from_becoming_stale(path: Path) -> None:
    lock = locked(path)
    age(path, STALE_SECONDS + 10)
    assert held(path).stale

    assert lock.refresh()
    assert not held(path).stale


def test_the_clock_of_the_drive_counts_and_not_that_of_this_computer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked(path)
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert not held(path).stale
    age(path, STALE_SECONDS + 10)
    assert held(path).stale


def test_who_was_followed_notices_and_takes_nothing_back(path: Path) -> None:
    first = locked(path)
    age(path, STALE_SECONDS + 10)
    second = take_over(path, held(path))
    assert isinstance(second, Lock)

    assert not first.refresh()
    first.release()
    assert second.refresh()
    assert held(path).key == second.key


def test_a_lock_that_changed_hands_meanwhile_is_not_taken(path: Path) -> None:
    first = locked(path)
    gone = held(path)
    first.release()
    second = locked(path)

    there = take_over(path, gone)
    assert isinstance(there, Holder)
    assert there.key == second.key
    assert second.refresh()


def test_a_lock_that_was_let_go_meanwhile_is_simply_taken(path: Path) -> None:
    first = locked(path)
    there = held(path)
    first.release()

    assert isinstance(take_over(path, there), Lock)


@pytest.mark.parametrize("content", ["", "{", '{"user": 7}', '{"user": "x", "process": -1}', "\0" * 50])
def test_a_lock_that_cannot_be_read_counts_until_it_is_old(path: Path, content: str) -> None:
    lock_file(path).write_text(content)
    assert not held(path).stale
    assert english(held(path).text).startswith("Somebody has this plan open")

    age(path, STALE_SECONDS + 10)
    assert isinstance(take_over(path, held(path)), Lock)


def test_two_names_of_one_file_have_one_lock(path: Path) -> None:
    path.touch()
    other = path.with_name("other.dagdeel")
    other.symlink_to(path)
    lock = locked(other)

    assert held(path).key == lock.key


def test_where_no_lock_can_be_left_words_say_so(path: Path) -> None:
    lock = acquire(path.parent / "gone" / "p.dagdeel")

    assert isinstance(lock, NoLock)
    assert english(lock.text) == (
        "Others cannot see that you have this plan open: the file or folder is not there. Agree on who works in it."
    )


def test_a_lock_whose_folder_goes_is_lost_without_an_error(path: Path) -> None:
    folder = path.parent / "share"
    folder.mkdir()
    lock = locked(folder / path.name)
    folder.rename(path.parent / "elsewhere")

    assert not lock.refresh()
    lock.release()


def test_of_many_who_take_over_at_the_same_moment_one_has_it(path: Path) -> None:
    for _round in range(25):
        lock_file(path).write_text("{")
        age(path, STALE_SECONDS + 10)
        gone = held(path)
        start = threading.Barrier(8)

        def follow(gone: Holder = gone, start: threading.Barrier = start) -> Lock | Holder | NoLock:
            start.wait()
            return take_over(path, gone)

        with ThreadPoolExecutor(8) as pool:
            results = [task.result() for task in [pool.submit(follow) for _ in range(8)]]
        (lock,) = [result for result in results if isinstance(result, Lock)]
        assert lock.refresh()
        lock.release()
        assert list(path.parent.iterdir()) == []


def test_who_stops_in_the_middle_of_taking_over_blocks_nobody_for_long(path: Path) -> None:
    first = locked(path)
    gone = held(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock_module, "_remove", lambda _file: None)
        take_over(path, gone)
    (turn,) = set(path.parent.iterdir()) - {lock_file(path)}
    assert isinstance(take_over(path, gone), Holder)

    old = turn.stat().st_mtime - STALE_SECONDS - 10
    os.utime(turn, (old, old))
    take_over(path, gone)
    assert isinstance(take_over(path, gone), Lock)
    assert not first.refresh()
