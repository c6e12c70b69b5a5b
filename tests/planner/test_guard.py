"""Whether a file still holds what was read or saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner import edits
from planner.files.guard import Outside, changed_outside
from planner.files.plan_file import open_plan, save
from planner.plan import Plan
from tests.support.plans import worked_example


def named(name: str) -> Plan:
    return edits.set_practice(worked_example(), "name", name).plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.dagdeel"


def test_what_was_saved_is_what_is_opened(path: Path) -> None:
    saved = save(named("mine"), path)
    opened = open_plan(path)

    assert opened.plan == named("mine")
    assert opened.fingerprint == saved.fingerprint
    assert opened.fingerprint.size == path.stat().st_size
    assert changed_outside(path, saved.fingerprint) is Outside.UNCHANGED


def test_another_content_is_noticed_whatever_its_size_and_date(path: Path) -> None:
    about = save(named("mine"), path).fingerprint
    save(named("hers"), path)
    os.utime(path, ns=(about.modified_ns, about.modified_ns))

    assert (path.stat().st_size, path.stat().st_mtime_ns) == (about.size, about.modified_ns)
    assert changed_outside(path, about) is Outside.CHANGED


def test_another_date_alone_is_no_change(path: Path) -> None:
    about = save(named("mine"), path).fingerprint
    os.utime(path, (0, 0))

    assert changed_outside(path, about) is Outside.UNCHANGED


def test_a_file_or_folder_that_is_gone_is_noticed(path: Path) -> None:
    folder = path.parent / "folder"
    folder.mkdir()
    about = save(named("mine"), folder / path.name).fingerprint
    (folder / path.name).unlink()
    assert changed_outside(folder / path.name, about) is Outside.GONE
    for child in folder.iterdir():
        child.rename(path.parent / child.name)
    folder.rmdir()
    assert changed_outside(folder / path.name, about) is Outside.GONE
    folder.touch()
    assert changed_outside(folder / path.name, about) is Outside.GONE


def test_what_cannot_be_read_is_said_to_be_so(path: Path) -> None:
    about = save(named("mine"), path).fingerprint
    path.unlink()
    path.mkdir()

    assert changed_outside(path, about) is Outside.UNREADABLE
