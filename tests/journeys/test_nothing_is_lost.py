"""The program is killed, opened twice on one file, and its file is changed by others: nothing is lost."""

from __future__ import annotations

import signal
from pathlib import Path

from planner import edits
from planner.files.plan_file import dumps, load, save
from planner.resources import resource
from tests.journeys.journey import Journey, journey, lengthen_the_first_consult
from tests.support.display import wait_for

DUO = resource("examples", "overloaded_duo.dagdeel")


def plan_at(path: Path) -> Path:
    save(load(DUO), path)
    return path


def changed_by(user: Journey) -> str:
    """Change a consult length once the plan is open."""
    user.until(lambda seen: seen.get("patients") == 4600)
    user.screen.window("Dagdeel$")
    return lengthen_the_first_consult(user)


def test_killed_with_a_change_unsaved_and_started_again(tmp_path: Path) -> None:
    path = plan_at(tmp_path / "mine.dagdeel")
    with journey(tmp_path, str(path)) as user:
        changed = changed_by(user)
        wait_for(lambda: list((tmp_path / "home").rglob("*.side")), 10)
        user.process.send_signal(signal.SIGKILL)
        user.process.communicate(timeout=30)
    (tmp_path / "seen.json").unlink()
    assert load(path) == load(DUO)

    with journey(tmp_path) as user:
        user.screen.window("Recover unsaved work")
        user.keys("Return")
        back = user.until(lambda seen: seen.get("patients") == 4600 and "Dagdeel" in seen["active"])
        assert back["strip"]["gp"] == changed
        assert not back["saved"]
        assert "mine.dagdeel" in back["title"]

        user.keys("ctrl+s")
        user.until(lambda seen: seen["saved"])
        assert user.close() == (0, "")

    assert load(path) != load(DUO)
    assert list((tmp_path / "home").rglob("*.side")) == []


def test_a_second_program_reads_who_has_it_open_and_changes_outside_are_noticed(tmp_path: Path) -> None:
    path = plan_at(tmp_path / "mine.dagdeel")
    other = tmp_path / "other"
    other.mkdir()
    with journey(tmp_path, str(path)) as user:
        user.until(lambda seen: seen.get("patients") == 4600)
        with journey(other, str(path)) as second:
            told = second.until(lambda seen: seen.get("notices"))["notices"]
            assert "Another window on this computer has this plan open since" in told[0]
            assert second.close() == (0, "")
        assert user.seen["notices"] == []

        changed_by(user)
        theirs = edits.set_practice(load(path), "name", "Theirs").plan
        path.write_text(dumps(theirs), encoding="utf-8")
        user.keys("ctrl+s")
        user.until(lambda seen: seen["focus_name"] == "outside.elsewhere")
        assert load(path).practice.name == "Theirs"
        user.keys("Escape")
        user.until(lambda seen: "mine.dagdeel" in seen["active"])
        assert not user.seen["saved"]

        user.keys("ctrl+s")
        user.until(lambda seen: seen["focus_name"] == "outside.elsewhere")
        user.keys("shift+Tab", "shift+Tab", "Return")
        user.until(lambda seen: seen["saved"] and "mine.dagdeel" in seen["active"])
        assert user.seen["notices"] == []
        assert user.close() == (0, "")

    assert load(path).practice.name == load(DUO).practice.name
    assert load(path) != load(DUO)
