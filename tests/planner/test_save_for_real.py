"""Saving where it fails for real: the file stays as it was, the work stays safe, and words say why."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner import edits
from planner.errors import PlanError
from planner.files.backups import FOLDER, backups
from planner.files.folders import recovery_folder
from planner.files.guard import Outside, changed_outside
from planner.files.lock import Lock, NoLock, acquire
from planner.files.plan_file import dumps, load, open_plan, save
from planner.files.side_file import SideFile
from planner.language import Translator
from planner.plan import Member, Plan
from planner.texts import T
from tests.support.hard_places import SmallDisk, as_ordinary_user, held, small_disk
from tests.support.plans import worked_example

ROOM = 100_000
english = Translator("en")


def small(name: str) -> Plan:
    return edits.set_practice(worked_example(), "name", name).plan


def large(name: str) -> Plan:
    """A plan for which there is no room."""
    plan = small(name)
    members = tuple(Member(id=f"m{number}", role="gp") for number in range(600))
    return edits.replace_staff(plan, (*plan.staff, *members), T("Fill in")).plan


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def side() -> Iterator[SideFile]:
    side = SideFile()
    yield side
    side.discard()


@pytest.fixture
def share() -> Iterator[Path]:
    """A folder that everybody can look into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def refused(plan: Plan, path: Path, words: str) -> None:
    """Saving fails with these words, and every file in the folder is as it was."""
    before = files(path.parent)
    with pytest.raises(PlanError) as caught:
        save(plan, path)
    assert f"'{path.name}' could not be saved: {words}." in english(caught.value.message)
    assert "Your work is still open here" in english(caught.value.message) or path.exists()
    assert files(path.parent) == before


def safe(plan: Plan, path: Path, side: SideFile, elsewhere: Path) -> None:
    """The work goes to the side file and to another place."""
    side.belongs_to(path)
    assert side.write(plan) is None
    (file,) = recovery_folder().glob("*.side")
    assert file.read_text(encoding="utf-8").endswith("\n" + dumps(plan))
    save(plan, elsewhere / path.name)
    assert load(elsewhere / path.name) == plan


def test_a_full_disk(disk: SmallDisk, side: SideFile, tmp_path: Path) -> None:
    path = disk.folder / "p.dagdeel"
    save(small("old"), path)
    save(small("newer"), path)
    with disk.with_room_for(ROOM) as words:
        refused(large("mine"), path, words)

        assert load(path) == small("newer")
        assert [load(backup.path) for backup in backups(path)] == [small("old")]
    safe(large("mine"), path, side, tmp_path)
    assert save(large("mine"), path).remark is None


def test_a_disk_with_room_for_the_plan_but_not_for_a_backup(disk: SmallDisk) -> None:
    path = disk.folder / "p.dagdeel"
    save(large("old"), path)
    with disk.with_room_for(ROOM) as words:
        saved = save(small("mine"), path)

        assert load(path) == small("mine")
        assert saved.remark is not None
        assert english(saved.remark).endswith(f"could not be kept as a backup: {words}.")
    assert backups(path) == ()
    assert [file.name for file in disk.folder.rglob("*.tmp")] == []


def test_a_backup_takes_no_room_that_the_plan_needs(disk: SmallDisk) -> None:
    path = disk.folder / "p.dagdeel"
    save(small("old"), path)
    with disk.with_room_for(len(dumps(small("mine"))) + 5_000):
        saved = save(small("mine"), path)

    assert load(path) == small("mine")
    assert (saved.remark is not None) == disk.mounted


def test_a_full_disk_under_the_side_files(disk: SmallDisk) -> None:
    side = SideFile(folder=disk.folder / "recovery")
    assert side.write(small("kept")) is None
    with disk.with_room_for(ROOM) as words:
        remark = side.write(large("mine"))

        assert remark is not None
        assert f"not kept safe between two savings: {words}." in english(remark)
        (file,) = (disk.folder / "recovery").glob("*.side")
        assert file.read_text(encoding="utf-8").endswith("\n" + dumps(small("kept")))
    assert side.write(large("mine")) is None
    side.discard()


def test_a_folder_that_can_only_be_read(share: Path, side: SideFile, tmp_path: Path) -> None:
    path = share / "p.dagdeel"
    save(small("old"), path)
    share.chmod(0o555)
    with as_ordinary_user():
        opened = open_plan(path)
        refused(small("mine"), path, "this account may not do that there")
        lock = acquire(path)

    assert opened.plan == load(path) == small("old")
    assert isinstance(lock, NoLock)
    assert "this account may not do that there" in english(lock.text)
    safe(small("mine"), path, side, tmp_path)


def test_a_folder_whose_backups_can_only_be_read(share: Path) -> None:
    path = share / "p.dagdeel"
    save(small("old"), path)
    save(small("newer"), path)
    share.chmod(0o777)
    (share / FOLDER).chmod(0o555)
    with as_ordinary_user():
        saved = save(small("mine"), path)
    (share / FOLDER).chmod(0o755)

    assert load(path) == small("mine")
    assert saved.remark is not None
    assert english(saved.remark).endswith("could not be kept as a backup: this account may not do that there.")
    assert [load(backup.path) for backup in backups(path)] == [small("old")]


def test_a_file_that_others_may_not_read(share: Path) -> None:
    path = share / "p.dagdeel"
    save(small("old"), path)
    about = open_plan(path).fingerprint
    path.chmod(0)
    with as_ordinary_user():
        with pytest.raises(PlanError) as caught:
            load(path)
        state = changed_outside(path, about)

    assert english(caught.value.message) == "'p.dagdeel' cannot be read: this account may not do that there."
    assert state is Outside.UNREADABLE


def test_a_file_that_the_system_has_in_use(tmp_path: Path, side: SideFile) -> None:
    path = tmp_path / "p.dagdeel"
    save(small("old"), path)
    with held(path):
        with pytest.raises(PlanError) as caught:
            save(small("mine"), path)
        assert english(caught.value.message) == (
            "'p.dagdeel' could not be saved: another program has it open. "
            "The file is as it was and your work is still open here; save it in another place."
        )
        assert load(path) == small("old")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        safe(small("mine"), path, side, elsewhere)
    save(small("mine"), path)
    assert load(path) == small("mine")


class SharingViolationError(PermissionError):
    """What Windows raises while another program has a file open."""

    winerror = 32


@pytest.mark.parametrize("refusals", [1, 4, 5])
def test_a_file_that_another_program_on_windows_has_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    path = tmp_path / "p.dagdeel"
    save(small("old"), path)
    replace, left = os.replace, [None] * refusals

    def briefly_refused(source: Path, target: Path) -> None:
        if target == path and left:
            left.pop()
            raise SharingViolationError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", briefly_refused)
    if refusals < 5:
        save(small("mine"), path)
        assert load(path) == small("mine")
    else:
        with pytest.raises(PlanError) as caught:
            save(small("mine"), path)
        assert "another program has it open" in english(caught.value.message)
        assert load(path) == small("old")


def test_a_folder_that_vanished(tmp_path: Path, side: SideFile) -> None:
    path = tmp_path / "share" / "p.dagdeel"
    path.parent.mkdir()
    about = save(small("old"), path).fingerprint
    lock = acquire(path)
    assert isinstance(lock, Lock)
    shutil.rmtree(path.parent)

    assert changed_outside(path, about) is Outside.GONE
    refused(small("mine"), path, "the file or folder is not there")
    assert not lock.refresh()
    assert isinstance(acquire(path), NoLock)
    assert backups(path) == ()
    safe(small("mine"), path, side, tmp_path)


def test_a_drive_that_is_lost_and_comes_back(disk: SmallDisk, side: SideFile, tmp_path: Path) -> None:
    path = disk.folder / "practice" / "p.dagdeel"
    path.parent.mkdir()
    about = save(small("old"), path).fingerprint
    disk.pull_out()

    assert changed_outside(path, about) is Outside.GONE
    refused(small("mine"), path, "the file or folder is not there")
    safe(small("mine"), path, side, tmp_path)


def test_a_file_that_is_deleted_while_open_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    about = save(small("old"), path).fingerprint
    path.unlink()

    assert changed_outside(path, about) is Outside.GONE
    assert save(small("mine"), path).remark is None
    assert load(path) == small("mine")


def test_a_new_file_can_be_read_by_those_who_may_look_into_the_folder(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        save(small("mine"), tmp_path / "p.dagdeel")
    finally:
        os.umask(before)
    assert (tmp_path / "p.dagdeel").stat().st_mode & 0o777 == 0o644
    (tmp_path / "p.dagdeel").chmod(0o660)
    save(small("newer"), tmp_path / "p.dagdeel")
    assert (tmp_path / "p.dagdeel").stat().st_mode & 0o777 == 0o660


def test_what_a_save_that_was_ended_left_behind_goes_later(tmp_path: Path) -> None:
    path = tmp_path / "p.dagdeel"
    for name in (".p.dagdeel.0123abcd.tmp", ".p.dagdeel.89abcdef.tmp", ".q.dagdeel.0123abcd.tmp"):
        (tmp_path / name).touch()
    for name in (".p.dagdeel.0123abcd.tmp", ".q.dagdeel.0123abcd.tmp"):
        os.utime(tmp_path / name, (0, 0))
    save(small("mine"), path)

    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".p.dagdeel.89abcdef.tmp",
        ".q.dagdeel.0123abcd.tmp",
        "p.dagdeel",
    ]
