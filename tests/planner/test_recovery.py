"""Side files: what is open survives the end of the program, and is offered with words for what is newer."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner import edits
from planner.files import processes
from planner.files.folders import recovery_folder
from planner.files.guard import Outside, changed_outside
from planner.files.plan_file import dumps, open_plan, save
from planner.files.recovery import Recovered, newer, recoverable
from planner.files.side_file import SideFile
from planner.language import Translator
from planner.plan import Plan
from tests.support.plans import plans, worked_example

english = Translator("en")
ROOT = Path(__file__).resolve().parent.parent.parent
WRITE = """
import os, sys
from pathlib import Path
from planner.files.plan_file import open_plan
from planner.files.side_file import SideFile
opened = open_plan(Path(sys.argv[1]))
belongs = Path(sys.argv[2]) if sys.argv[2] else None
remark = SideFile(belongs, open_plan(belongs).fingerprint if belongs and belongs.exists() else None).write(opened.plan)
os._exit(0 if remark is None else 1)
"""


def named(name: str) -> Plan:
    return edits.set_practice(worked_example(), "name", name).plan


def left_behind(plan: Plan, tmp_path: Path, belongs: Path | None) -> None:
    """A session in a process of its own that ends without closing anything."""
    given_plan = tmp_path / "given.json"
    given_plan.write_text(dumps(plan), encoding="utf-8")
    command = [sys.executable, "-c", WRITE, str(given_plan), str(belongs or "")]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    given_plan.unlink()


def the_one() -> Recovered:
    (found,) = recoverable()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.dagdeel"


def test_what_a_session_left_behind_is_offered_with_its_place_and_time(tmp_path: Path, path: Path) -> None:
    save(named("saved"), path)
    before = datetime.now(UTC)
    left_behind(named("unsaved"), tmp_path, path)

    found = the_one()
    assert found.plan == named("unsaved")
    assert found.path == path
    assert before <= found.written <= datetime.now(UTC)
    assert found.file_plan == named("saved")
    assert found.base == open_plan(path).fingerprint


def test_an_open_plan_is_not_offered(path: Path) -> None:
    side = SideFile(path)
    assert side.write(named("mine")) is None

    assert recoverable() == []
    side.discard()


def test_what_was_saved_or_let_go_leaves_nothing(path: Path) -> None:
    side = SideFile(path)
    side.write(named("mine"))
    side.discard()

    assert list(recovery_folder().iterdir()) == []
    side.write(named("mine"))
    assert recoverable() == []
    side.discard()
    side.discard()
    assert list(recovery_folder().iterdir()) == []


def test_what_the_file_holds_by_now_is_tidied_away(tmp_path: Path, path: Path) -> None:
    left_behind(named("mine"), tmp_path, path)
    assert the_one().file_plan is None
    save(named("mine"), path)

    assert recoverable() == []
    assert list(recovery_folder().iterdir()) == []


def test_what_is_put_off_is_offered_again_and_what_is_discarded_is_not(tmp_path: Path) -> None:
    left_behind(named("first"), tmp_path, None)
    left_behind(named("second"), tmp_path, None)
    assert [found.plan.practice.name for found in recoverable()] == ["second", "first"]

    recoverable()[0].discard()
    assert the_one().plan == named("first")
    the_one().discard()
    assert list(recovery_folder().iterdir()) == []


def test_a_recovered_plan_that_is_open_again_stays_safe(tmp_path: Path, path: Path) -> None:
    save(named("saved"), path)
    left_behind(named("unsaved"), tmp_path, path)
    found = the_one()
    side = SideFile(found.path, found.base)
    assert side.write(found.plan) is None
    found.discard()

    assert recoverable() == []
    assert len(list(recovery_folder().glob("*.side"))) == 1
    side.discard()


def test_the_newest_plan_is_the_one_that_is_kept(path: Path, tmp_path: Path) -> None:
    side = SideFile(path)
    for number in range(5):
        assert side.write(named(str(number))) is None
    (file,) = recovery_folder().glob("*.side")

    assert file.read_text(encoding="utf-8").endswith("\n" + dumps(named("4")))
    side.discard()


def test_a_plan_that_gets_another_file_belongs_there(tmp_path: Path, path: Path) -> None:
    side = SideFile(None)
    plan = named("mine")
    side.write(plan)
    side.belongs_to(path)
    side.write(plan)
    (file,) = recovery_folder().glob("*.side")

    assert str(path) in file.read_text(encoding="utf-8").splitlines()[0]
    side.discard()


@given(plans())
@settings(max_examples=20)
def test_any_plan_comes_back_to_the_byte(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    folder = tmp_path_factory.mktemp("recovery")
    side = SideFile(None, folder=folder)
    side.write(plan)
    (file,) = folder.glob("*.side")
    other = tmp_path_factory.mktemp("abandoned")
    (other / file.name).write_bytes(
        file.read_bytes().replace(f'"process":{os.getpid()}'.encode(), b'"process":4194305')
    )
    side.discard()

    (found,) = recoverable(other)
    assert dumps(found.plan) == dumps(plan)


def test_only_the_user_can_look_into_the_folder(path: Path) -> None:
    side = SideFile(path)
    side.write(named("mine"))

    assert stat.S_IMODE(recovery_folder().stat().st_mode) == 0o700
    side.discard()


@pytest.mark.parametrize("content", [b"", b"{}\n{}", b"\xff\xfe", b"x" * 1000, b'{"file": null}\n'])
def test_a_side_file_that_cannot_be_read_is_left_alone(tmp_path: Path, content: bytes) -> None:
    left_behind(named("good"), tmp_path, None)
    damaged = recovery_folder() / "damaged.side"
    damaged.write_bytes(content)

    assert the_one().plan == named("good")
    assert damaged.exists()


def test_where_no_side_file_can_be_written_words_say_so(path: Path) -> None:
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("a file where the folder should be")

    remark = SideFile(path).write(named("mine"))
    assert remark is not None
    assert english(remark) == (
        "Your work is not kept safe between two savings: a file of that name is in the way. Save often."
    )
    assert recoverable() == []


def test_leftovers_of_long_ago_go_and_those_of_living_sessions_stay(path: Path) -> None:
    side = SideFile(path)
    side.write(named("mine"))
    (claim,) = recovery_folder().glob("*.claim")
    for name in ("x.claim", ".y.side.12345678.tmp"):
        (recovery_folder() / name).touch()
    (recovery_folder() / "fresh.claim").touch()
    long_ago = datetime.now() - timedelta(hours=2)
    for name in (claim.name, "x.claim", ".y.side.12345678.tmp"):
        os.utime(recovery_folder() / name, (long_ago.timestamp(), long_ago.timestamp()))
    recoverable()

    assert {file.name for file in recovery_folder().iterdir()} == {claim.name, f"{claim.stem}.side", "fresh.claim"}
    side.discard()


def words(found: Recovered) -> list[str]:
    return [english(line) for line in newer(found)]


def test_words_for_a_plan_without_a_file(tmp_path: Path) -> None:
    left_behind(named("mine"), tmp_path, None)
    found = the_one()

    assert words(found) == [f"This plan was last changed {english.date(found.written)} and never saved to a file."]


def test_words_for_a_plan_whose_file_is_gone(tmp_path: Path, path: Path) -> None:
    save(named("saved"), path)
    left_behind(named("mine"), tmp_path, path)
    path.unlink()
    found = the_one()

    assert words(found) == [
        "'p.dagdeel' is not there any more or cannot be read. "
        f"This plan was last changed {english.date(found.written)}."
    ]


def test_words_for_what_the_file_does_not_have(tmp_path: Path, path: Path) -> None:
    save(named("saved"), path)
    left_behind(named("mine"), tmp_path, path)
    found = the_one()
    assert found.saved is not None

    assert words(found) == [
        f"'p.dagdeel' was saved {english.date(found.saved)}; this plan was last changed {english.date(found.written)}.",
        "Practice, Name: saved → mine",
    ]


def test_words_and_base_warn_of_what_others_saved_meanwhile(tmp_path: Path, path: Path) -> None:
    save(named("saved"), path)
    left_behind(named("mine"), tmp_path, path)
    save(named("hers"), path)
    found = the_one()

    assert "was saved by somebody else" in words(found)[0]
    assert words(found)[1:] == ["Practice, Name: hers → mine"]
    assert found.base is not None
    assert changed_outside(path, found.base) is Outside.CHANGED


def test_on_a_drive_without_claims_the_process_number_decides(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(_stream: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(processes, "_try_lock", unsupported)
    left_behind(named("left"), tmp_path, path)
    side = SideFile(path)
    assert side.write(named("open")) is None

    assert the_one().plan == named("left")
    side.discard()
